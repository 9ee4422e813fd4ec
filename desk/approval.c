#include "desk/approval.h"

#include <string.h>

#define CODE_LETTERS 16
#define DIGEST_LETTERS 64
#define GROUP 4

/* Each field with its length: no two different contents give the same bytes. */
static void add_text(GChecksum *sum, const char *text)
{
	g_autofree char *length = g_strdup_printf("%zu:", strlen(text));
	g_checksum_update(sum, (const guchar *)length, -1);
	g_checksum_update(sum, (const guchar *)text, strlen(text));
}

char *approval_digest(const struct ticket *t, const char *letter, const struct event *report)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *reported = g_strdup_printf("%" G_GINT64_FORMAT, t->reported_at);
	const char *const fields[] = { "desktik approval 1", t->number, t->subject, t->office,
		t->requester, t->requester_name, t->service, t->section, t->letter_number,
		t->letter_date, letter, report->text, report->actor, report->actor_name, reported };
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
		add_text(sum, fields[i]);
	return g_strdup(g_checksum_get_string(sum));
}

char *approval_digest_now(struct db *db, const struct ticket *ticket)
{
	g_autofree char *letter = event_opening_text(db, ticket->id);
	struct event *report = ticket->report_event ? event_load(db, ticket->report_event) : NULL;
	char *digest = report ? approval_digest(ticket, letter, report) : g_strdup("");
	event_free(report);
	return digest;
}

char *approval_code_plain(const char *digest)
{
	g_autofree char *head = g_strndup(digest, CODE_LETTERS);
	return g_ascii_strup(head, -1);
}

char *approval_code(const char *digest)
{
	g_autofree char *plain = approval_code_plain(digest);
	GString *code = g_string_new("");
	for (int i = 0; plain[i]; i++) {
		if (i && i % GROUP == 0)
			g_string_append_c(code, ' ');
		g_string_append_c(code, plain[i]);
	}
	return g_string_free(code, FALSE);
}

/* Looks at every letter, whatever the first ones were. */
static gboolean same(const char *one, const char *other, gsize size)
{
	volatile unsigned char differs = 0;
	for (gsize i = 0; i < size; i++)
		differs |= (unsigned char)one[i] ^ (unsigned char)other[i];
	return differs == 0;
}

gboolean approval_code_is(const char *digest, const char *code)
{
	g_autoptr(GString) plain = g_string_new("");
	for (; *code; code++)
		if (!g_ascii_isspace(*code) && *code != '-')
			g_string_append_c(plain, g_ascii_tolower(*code));
	return strlen(digest) == DIGEST_LETTERS &&
	       (plain->len == CODE_LETTERS || plain->len == DIGEST_LETTERS) &&
	       same(digest, plain->str, plain->len);
}

void approval_free(struct approval *approval)
{
	if (!approval)
		return;
	g_free(approval->digest);
	g_free(approval->office);
	g_free(approval->service);
	g_free(approval);
}

#define APPROVALS_OF_TICKET                                                                        \
	"SELECT event_id, ticket_id, at, report_event, digest, office, service, taken_back, "      \
	"reported_at, due FROM approval WHERE ticket_id = ? "
#define NEWEST_FIRST "ORDER BY event_id DESC"

static struct approval *read_approval(struct query *query)
{
	struct approval *approval = g_new0(struct approval, 1);
	approval->event_id = query_int(query, 0);
	approval->ticket_id = query_int(query, 1);
	approval->at = query_int(query, 2);
	approval->report_event = query_int(query, 3);
	approval->digest = g_strdup(query_text(query, 4));
	approval->office = g_strdup(query_text(query, 5));
	approval->service = g_strdup(query_text(query, 6));
	approval->taken_back = query_int(query, 7);
	approval->reported_at = query_int(query, 8);
	approval->due = query_int(query, 9);
	return approval;
}

struct approval *approval_load(struct db *db, gint64 ticket_id)
{
	g_autoptr(query_auto) query = db_query(
		db, APPROVALS_OF_TICKET "AND taken_back IS NULL " NEWEST_FIRST, "i", ticket_id);
	return query_next(query) ? read_approval(query) : NULL;
}

struct approval *approval_find(struct db *db, gint64 ticket_id, const char *code)
{
	g_autoptr(query_auto) query =
		db_query(db, APPROVALS_OF_TICKET NEWEST_FIRST, "i", ticket_id);
	while (query_next(query))
		if (approval_code_is(query_text(query, 4), code))
			return read_approval(query);
	return NULL;
}

GPtrArray *approval_told(struct db *db, const struct approval *approval)
{
	GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT DISTINCT recipient FROM outbox WHERE ticket_id = ? AND created_at >= ? "
		"AND template IN ('approved', 'report-approved', 'action-report') ORDER BY "
		"recipient",
		"ii", approval->ticket_id, approval->at);
	while (query_next(query))
		g_ptr_array_add(told, g_strdup(query_text(query, 0)));
	return told;
}

static void rename_to(char **member, const char *name)
{
	if (!*name)
		return;
	g_free(*member);
	*member = g_strdup(name);
}

void approval_name(const struct approval *approval, struct ticket *ticket)
{
	rename_to(&ticket->office, approval->office);
	rename_to(&ticket->service, approval->service);
}

gboolean approval_holds(struct db *db, const struct approval *approval, const struct ticket *ticket)
{
	if (!ticket_report_is_public(ticket) || approval->taken_back ||
		approval->report_event != ticket->report_event)
		return FALSE;
	if (!*approval->digest)
		return TRUE;
	g_autoptr(ticket_auto) then = ticket_copy(ticket);
	approval_name(approval, then);
	g_autofree char *digest = approval_digest_now(db, then);
	return strcmp(digest, approval->digest) == 0;
}

void approval_add(
	struct db *db, const struct ticket *t, const struct event *event, const char *digest)
{
	db_run(db,
		"INSERT INTO approval (event_id, ticket_id, at, report_event, reported_at, due, "
		"digest, office, service) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"iiiiiisss", event->id, t->id, event->at, t->report_event, t->reported_at, t->due,
		digest, t->office, t->service);
}

void approval_take_back(struct db *db, gint64 ticket_id, gint64 event_id)
{
	db_run(db,
		"UPDATE approval SET taken_back = ? WHERE event_id = (SELECT max(event_id) "
		"FROM approval WHERE ticket_id = ? AND taken_back IS NULL)",
		"ii", event_id, ticket_id);
}
