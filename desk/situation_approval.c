#include "desk/situation_approval.h"
#include "desk/approval_content.h"
#include "desk/outbox.h"
#include "desk/related.h"
#include "desk/words.h"

#include <string.h>

/* Whose mails are looked at, and until when they count. */
struct reader {
	struct db *db;
	const struct token_key *key;
	const struct person *person;
	gint64 wrote; /* when the text that counts was written, as far as we know */
};

static gint64 written_at(const struct situation *s, const struct ledger_row *taken)
{
	if (s->pending)
		return s->pending->taken_at;
	return taken ? taken->taken_at : s->now;
}

/* The ticket was opened, or was opened again after an approval. */
static gint64 work_began(struct db *db, gint64 ticket_id)
{
	return db_int(db,
		"SELECT max(at) FROM event WHERE ticket_id = ? AND from_status = 'selesai' "
		"AND to_status NOT IN ('selesai', 'tindak_lanjut')",
		"i", ticket_id);
}

/* What an answer to this mail would be for; FALSE: it asks for no approval. */
static gboolean asks_for(const struct outbox_row *copy, gint64 *reference)
{
	struct token token;
	gboolean asks = incoming_token(copy->message_id, &token) && token.purpose == TOKEN_APPROVAL;
	*reference = token.reference;
	token_clear(&token);
	return asks;
}

static gboolean was_sent_before(const struct outbox_row *copy, gint64 wrote)
{
	return copy->state == OUTBOX_SENT && copy->sent_at < wrote;
}

static gint64 content_of(const struct reader *reader, const struct ticket *ticket)
{
	g_autofree char *content = approval_content(reader->db, ticket);
	return token_content(reader->key, content);
}

/* By all mails to them about this work: which of several the answer is to, nobody knows. */
static enum report_shown shown_by_mails(
	const struct reader *reader, const struct ticket *ticket, gint64 content)
{
	gboolean was_sent = FALSE, is_other = FALSE;
	g_autoptr(GPtrArray) copies = outbox_copies(
		reader->db, reader->person->email, ticket->id, work_began(reader->db, ticket->id));
	for (guint i = 0; i < copies->len; i++) {
		gint64 reference;
		if (!asks_for(copies->pdata[i], &reference))
			continue;
		was_sent |= was_sent_before(copies->pdata[i], reader->wrote);
		is_other |= reference != content;
	}
	return !was_sent ? SHOWN_NEVER : is_other ? SHOWN_OTHER : SHOWN_PRESENT;
}

static enum report_shown shown(const struct reader *reader, const struct situation *s)
{
	gint64 content = content_of(reader, s->ticket);
	if (s->token.purpose != TOKEN_APPROVAL)
		return shown_by_mails(reader, s->ticket, content);
	return s->token.reference == content ? SHOWN_PRESENT : SHOWN_OTHER;
}

/* Was a mail sent to them that asks for the ticket's approval as it would be now? */
static gboolean was_asked(const struct reader *reader, const struct ticket *ticket)
{
	gboolean was = FALSE;
	gint64 content = content_of(reader, ticket), reference;
	g_autoptr(GPtrArray) copies =
		outbox_copies(reader->db, reader->person->email, ticket->id, 0);
	for (guint i = 0; !was && i < copies->len; i++)
		was = asks_for(copies->pdata[i], &reference) && reference == content &&
		      was_sent_before(copies->pdata[i], reader->wrote);
	return was;
}

/* In a mail of its own, or in that of the leading ticket, whose answer is for it, too. */
static gboolean was_read(const struct reader *reader, const struct listed *item)
{
	if (was_asked(reader, item->ticket))
		return TRUE;
	struct related *leading = related_leading(reader->db, item->ticket);
	struct related self = { .ticket = item->ticket, .report = item->report };
	gboolean was = leading && approval_carries(leading->report, &self) &&
		       was_asked(reader, leading->ticket);
	related_free(leading);
	return was;
}

/* Did they write it themselves, whatever address they had then? */
static gboolean is_own(const struct reader *reader, const struct event *report, GTimeZone *zone)
{
	const struct person *person = reader->person;
	g_autofree char *day = words_day(report->at, zone);
	return strcmp(report->actor, person->email) == 0 ||
	       db_int(reader->db,
		       "SELECT count(*) FROM (SELECT id, nip FROM person WHERE email = ? "
		       "AND from_day <= ? ORDER BY from_day DESC LIMIT 1) "
		       "WHERE id = ? OR (nip <> '' AND replace(nip, ' ', '') = "
		       "replace(?, ' ', ''))",
		       "ssis", report->actor, day, person->id, person->nip) > 0;
}

static void load_for_leader(const struct reader *reader, struct situation *s)
{
	GTimeZone *zone = s->settings->timezone;
	if (s->ticket && s->report && s->ticket->status == STATUS_TINDAK_LANJUT) {
		s->shown = shown(reader, s);
		s->own_report = is_own(reader, s->report, zone);
	}
	for (guint i = 0; s->listed && i < s->listed->len; i++) {
		struct listed *item = s->listed->pdata[i];
		item->was_read = was_read(reader, item);
		item->own = item->report && is_own(reader, item->report, zone);
	}
}

/* Who asked for the report without taking part in the ticket. */
static GPtrArray *colleagues(struct db *db, const struct situation *s)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *today = words_day(s->now, s->settings->timezone);
	for (guint i = 0; i < s->approval_told->len; i++) {
		const char *address = s->approval_told->pdata[i];
		g_autoptr(person_auto) staff = directory_person(db, address, today);
		struct office *office = directory_office(db, address, today);
		gboolean asked = outbox_was_told(
			db, address, "action-report", s->ticket->id, s->approval->at);
		if (asked && !staff && office && office->id == s->ticket->office_id)
			g_ptr_array_add(list, g_strdup(address));
		office_free(office);
	}
	return list;
}

void situation_load_approval(struct db *db, const struct token_key *key, struct situation *s,
	const struct ledger_row *taken)
{
	const struct ticket *t = s->ticket;
	const struct reader reader = { db, key, s->staff, written_at(s, taken) };
	if (s->staff && s->staff->role == SPEAKER_LEADER)
		load_for_leader(&reader, s);
	if (t && t->status == STATUS_SELESAI)
		s->approval = approval_load(db, t->id);
	if (s->approval) {
		s->approval_told = approval_told(db, s->approval);
		s->approval_colleagues = colleagues(db, s);
	}
}
