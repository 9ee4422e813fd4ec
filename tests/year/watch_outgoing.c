/* What may leave the desk, and to whom. */
#include "tests/year/watch_parts.h"

#include "desk/outbox.h"

#include <string.h>

struct outgoing {
	char *id, *recipient, *template;
	gint64 ticket_id;
	char *bytes; /* soft line breaks of quoted-printable removed */
	gboolean to_staff;
};

static struct outgoing outgoing_load(struct watch *w, gint64 outbox_id)
{
	g_autofree char *id =
		db_text(w->r->db, "SELECT message_id FROM outbox WHERE id = ?", "i", outbox_id);
	g_autoptr(outbox_row_auto) row = outbox_by_message_id(w->r->db, id);
	g_autofree char *raw =
		g_strndup(g_bytes_get_data(row->bytes, NULL), g_bytes_get_size(row->bytes));
	g_auto(GStrv) pieces = g_strsplit(raw, "=\r\n", -1);
	g_autofree char *today = regency_today(w->r);
	g_autoptr(person_auto) staff = directory_person(w->r->db, row->recipient, today);
	return (struct outgoing){
		.id = g_steal_pointer(&id),
		.recipient = g_strdup(row->recipient),
		.template = g_strdup(row->template),
		.ticket_id = row->ticket_id,
		.bytes = g_strjoinv("", pieces),
		.to_staff = staff != NULL,
	};
}

static void outgoing_clear(struct outgoing *out)
{
	g_free(out->id);
	g_free(out->recipient);
	g_free(out->template);
	g_free(out->bytes);
}

static const struct ticket *known(struct watch *w, gint64 id)
{
	return g_hash_table_lookup(w->tickets, GINT_TO_POINTER((int)id));
}

/* Staff, who asked, who takes part, and who just wrote from the same office. */
static gboolean may_hear(struct watch *w, const struct outgoing *out)
{
	gboolean wrote = strcmp(out->recipient, w->sender) == 0;
	if (out->to_staff)
		return TRUE;
	if (strcmp(out->template, "stranger") == 0)
		return wrote;
	g_autofree char *today = regency_today(w->r);
	g_autoptr(office_auto) office = directory_office(w->r->db, out->recipient, today);
	if (!out->ticket_id)
		return wrote && office;
	const struct ticket *ticket = known(w, out->ticket_id);
	return ticket && (strcmp(ticket->requester, out->recipient) == 0 ||
				 participant_is(w->r->db, ticket->id, out->recipient) ||
				 (wrote && office && office->id == ticket->office_id));
}

/* "%2B" is the plus sign of a mailto: link. */
#define TOKEN_SHAPE                                                                                \
	"(?:(?<=%2b)|(?<![a-z0-9]))(?:desk|[a-z][a-z0-9]{0,11}-[0-9]{4}-[0-9]{6,9})\\.[a-z][0-9]{" \
	"1,18}\\.[a-z2-7]{24}"

/* Tokens of one person never reach another. */
static void watch_tokens(struct watch *w, const struct outgoing *out)
{
	g_autoptr(GRegex) regex = g_regex_new(TOKEN_SHAPE, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_regex_match(regex, out->bytes, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *text = g_match_info_fetch(match, 0);
		struct token token;
		gboolean own = token_read(text, &token) &&
			       token_verify(&w->r->key, &token, out->recipient);
		token_clear(&token);
		BREACH_UNLESS(w, own, "%s to %s carries the token %s of somebody else",
			out->template, out->recipient, text);
	}
}

/* One report is about all tickets of an incident. */
static gboolean is_about(struct watch *w, const struct secret *secret, gint64 ticket_id)
{
	const struct ticket *one = known(w, secret->ticket_id), *other = known(w, ticket_id);
	return secret->ticket_id == ticket_id ||
	       (one && other && one->incident_id && one->incident_id == other->incident_id);
}

/* Nobody outside reads a report, or what staff wrote among themselves, before it is approved. */
static void watch_secrets(struct watch *w, const struct outgoing *out)
{
	const char *at = out->bytes;
	for (char *mark; !out->to_staff && (mark = watch_next_mark(&at)); g_free(mark)) {
		const struct secret *secret = g_hash_table_lookup(w->secrets, mark);
		if (!secret || strcmp(secret->author, out->recipient) == 0)
			continue;
		BREACH_UNLESS(w, secret->approved && is_about(w, secret, out->ticket_id),
			"%s to %s tells the report %s", out->template, out->recipient, mark);
	}
}

static void watch_print(struct watch *w, const struct outgoing *out)
{
	if (!strstr(out->bytes, "Content-Type: application/pdf"))
		return;
	const struct ticket *ticket = known(w, out->ticket_id);
	BREACH_UNLESS(w, ticket && ticket->status == STATUS_SELESAI,
		"%s to %s carries a printed report that is not approved", out->template,
		out->recipient);
}

void watch_outgoing(struct watch *watch, gint64 outbox_id)
{
	struct outgoing out = outgoing_load(watch, outbox_id);
	gboolean wrote = strcmp(out.recipient, watch->sender) == 0;
	BREACH_UNLESS(watch, may_hear(watch, &out), "%s goes to %s, who has no part in it",
		out.template, out.recipient);
	BREACH_UNLESS(watch, !watch->by_machine || !wrote, "%s answers the automatic mail of %s",
		out.template, out.recipient);
	watch_tokens(watch, &out);
	watch_secrets(watch, &out);
	watch_print(watch, &out);
	outgoing_clear(&out);
}
