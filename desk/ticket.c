#include "desk/ticket.h"

#include "desk/ticket_rows.h"
#include "desk/texts.h"

#include <string.h>

static const struct {
	const char *word, *label;
} priorities[] = {
	[PRIORITY_RENDAH] = { "rendah", N_("Rendah") },
	[PRIORITY_SEDANG] = { "sedang", N_("Sedang") },
	[PRIORITY_TINGGI] = { "tinggi", N_("Tinggi") },
	[PRIORITY_KRITIS] = { "kritis", N_("Kritis") },
};

const char *priority_word(enum priority priority)
{
	return priorities[priority].word;
}

const char *priority_label(enum priority priority)
{
	return _(priorities[priority].label);
}

enum priority priority_read(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(priorities); i++)
		if (strcmp(word, priorities[i].word) == 0)
			return i;
	return PRIORITY_SEDANG;
}

int priority_load(enum priority priority)
{
	return priority + 1;
}

/* The strings of a ticket, so that new, copy and free can't forget one. */
#define TICKET_STRINGS(f)                                                                          \
	f(number) f(subject) f(requester) f(requester_name) f(phone) f(office) f(service_code)     \
		f(service) f(section) f(assignee) f(assignee_name) f(letter_number) f(letter_date) \
			f(letter_nature) f(letter_office) f(severity_words) f(why_service)         \
				f(merged_number) f(incident_number)

struct ticket *ticket_new(void)
{
	struct ticket *ticket = g_new0(struct ticket, 1);
#define EMPTY(member) ticket->member = g_strdup("");
	TICKET_STRINGS(EMPTY)
#undef EMPTY
	return ticket;
}

struct ticket *ticket_copy(const struct ticket *ticket)
{
	struct ticket *copy = g_memdup2(ticket, sizeof *ticket);
#define COPY(member) copy->member = g_strdup(ticket->member);
	TICKET_STRINGS(COPY)
#undef COPY
	return copy;
}

void ticket_free(struct ticket *ticket)
{
	if (!ticket)
		return;
#define FREE(member) g_free(ticket->member);
	TICKET_STRINGS(FREE)
#undef FREE
	g_free(ticket);
}

gboolean ticket_is_confidential(const struct ticket *ticket)
{
	return strcmp(ticket->letter_nature, "rahasia") == 0;
}

gboolean ticket_is_late(const struct ticket *ticket, gint64 now)
{
	if (ticket->reported_at)
		return ticket->reported_at > ticket->due;
	if (!status_is_open(ticket->status) || ticket->status == STATUS_MENUNGGU)
		return FALSE;
	return now > ticket->due;
}

gboolean ticket_report_is_public(const struct ticket *ticket)
{
	return ticket->status == STATUS_SELESAI;
}

gboolean ticket_window_is_over(const struct ticket *ticket, int reopen_days, gint64 now)
{
	gint64 window = reopen_days * G_GINT64_CONSTANT(86400);
	return ticket->closed_at && now > ticket->closed_at + window;
}

char *ticket_make_number(const char *prefix, int year, int seq)
{
	return g_strdup_printf("%s-%04d-%06d", prefix, year, seq);
}

int ticket_next_seq(struct db *db, int year)
{
	return db_int(db, "SELECT max(seq) FROM ticket WHERE year = ?", "i", (gint64)year) + 1;
}

#define TICKET_FROM "FROM ticket " TICKET_JOINS

static struct ticket *read_ticket(struct query *query)
{
	struct ticket *ticket = g_new0(struct ticket, 1);
	int i = 0;
#define NUMBER(member) ticket->member = query_int(query, i++);
#define TEXT(member) ticket->member = g_strdup(query_text(query, i++));
	NUMBER(id)
	TEXT(number)
	NUMBER(year)
	NUMBER(seq)
	TEXT(subject)
	TEXT(requester) TEXT(requester_name) TEXT(phone) NUMBER(office_id) TEXT(office) TEXT(
		service_code) TEXT(service) TEXT(section) NUMBER(assignee_id) NUMBER(assigned_at)
		TEXT(assignee) TEXT(
			assignee_name) if (!status_read(query_text(query, i++), &ticket->status))
			ticket->status = STATUS_BARU;
	NUMBER(needs_revision)
	NUMBER(score) ticket->priority = priority_read(query_text(query, i++));
	NUMBER(severity)
	NUMBER(need)
	NUMBER(availability)
	NUMBER(opened_at)
	NUMBER(respond_due)
	NUMBER(due) NUMBER(accepted_at) NUMBER(waiting_since) NUMBER(reported_at) NUMBER(closed_at)
		NUMBER(waited_seconds) NUMBER(report_event) TEXT(letter_number) TEXT(letter_date)
			TEXT(letter_nature) TEXT(letter_office) NUMBER(rating)
				NUMBER(severity_fixed) TEXT(severity_words) TEXT(why_service)
					NUMBER(passed) NUMBER(reminded) NUMBER(office_confirmed_at)
						NUMBER(merged_into) TEXT(merged_number)
							NUMBER(incident_id) TEXT(incident_number)
#undef NUMBER
#undef TEXT
								g_assert(i == TICKET_COLUMN_COUNT);
	return ticket;
}

struct ticket *ticket_next(struct query *query)
{
	return query_next(query) ? read_ticket(query) : NULL;
}

static struct ticket *first_ticket(struct query *query)
{
	struct ticket *ticket = ticket_next(query);
	query_end(query);
	return ticket;
}

struct ticket *ticket_load(struct db *db, gint64 id)
{
	return first_ticket(
		db_query(db, "SELECT " TICKET_COLUMNS TICKET_FROM "WHERE t.id = ?", "i", id));
}

struct ticket *ticket_load_number(struct db *db, const char *number)
{
	g_autofree char *upper = g_ascii_strup(number, -1);
	return first_ticket(db_query(
		db, "SELECT " TICKET_COLUMNS TICKET_FROM "WHERE t.number = ?", "s", upper));
}

#define FOLLOWED_MAX 100

struct ticket *ticket_follow(struct db *db, const struct ticket *ticket)
{
	struct ticket *last = ticket_copy(ticket);
	for (int i = 0; i < FOLLOWED_MAX && last->merged_into; i++) {
		struct ticket *next = ticket_load(db, last->merged_into);
		if (!next)
			break;
		ticket_free(last);
		last = next;
	}
	return last;
}

static void insert(struct db *db, struct ticket *t)
{
	db_run(db,
		"INSERT INTO ticket (number, year, seq, subject, requester, requester_name, phone, "
		"office_id, service_code, section, assignee_id, assigned_at, status, "
		"needs_revision, score, "
		"priority, severity, need, availability, opened_at, respond_due, due, accepted_at, "
		"waiting_since, waited_seconds, reported_at, closed_at, report_event, "
		"letter_number, letter_date, letter_nature, letter_office, rating, severity_words, "
		"why_service, passed, reminded, office_confirmed_at, merged_into, incident_id) "
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		"?, "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"siissssissoosiisiiiiiiooiooossssossiiooo", t->number, (gint64)t->year,
		(gint64)t->seq, t->subject, t->requester, t->requester_name, t->phone, t->office_id,
		t->service_code, t->section, t->assignee_id, t->assigned_at, status_word(t->status),
		(gint64)t->needs_revision, (gint64)t->score, priority_word(t->priority),
		(gint64)t->severity, (gint64)t->need, (gint64)t->availability, t->opened_at,
		t->respond_due, t->due, t->accepted_at, t->waiting_since, t->waited_seconds,
		t->reported_at, t->closed_at, t->report_event, t->letter_number, t->letter_date,
		t->letter_nature, t->letter_office, (gint64)t->rating, t->severity_words,
		t->why_service, (gint64)t->passed, (gint64)t->reminded, t->office_confirmed_at,
		t->merged_into, t->incident_id);
	t->id = db_last_id(db);
}

static void update(struct db *db, const struct ticket *t)
{
	/* What a ticket was opened with changes only where the operator corrects it. */
	db_run(db,
		"UPDATE ticket SET subject = ?, requester = ?, requester_name = ?, phone = ?, "
		"office_id = ?, letter_number = ?, letter_date = ?, letter_nature = ? WHERE id = ?",
		"ssssisssi", t->subject, t->requester, t->requester_name, t->phone, t->office_id,
		t->letter_number, t->letter_date, t->letter_nature, t->id);
	db_run(db,
		"UPDATE ticket SET service_code = ?, section = ?, assignee_id = ?, assigned_at = "
		"?, status = ?, "
		"needs_revision = ?, score = ?, priority = ?, severity = ?, need = ?, "
		"availability = ?, respond_due = ?, due = ?, accepted_at = ?, waiting_since = ?, "
		"waited_seconds = ?, reported_at = ?, closed_at = ?, report_event = ?, rating = ?, "
		"severity_fixed = ?, severity_words = ?, why_service = ?, passed = ?, reminded = "
		"?, "
		"office_confirmed_at = ?, merged_into = ?, incident_id = ? WHERE id = ?",
		"ssoosiisiiiiiooiooooissiioooi", t->service_code, t->section, t->assignee_id,
		t->assigned_at, status_word(t->status), (gint64)t->needs_revision, (gint64)t->score,
		priority_word(t->priority), (gint64)t->severity, (gint64)t->need,
		(gint64)t->availability, t->respond_due, t->due, t->accepted_at, t->waiting_since,
		t->waited_seconds, t->reported_at, t->closed_at, t->report_event, (gint64)t->rating,
		(gint64)t->severity_fixed, t->severity_words, t->why_service, (gint64)t->passed,
		(gint64)t->reminded, t->office_confirmed_at, t->merged_into, t->incident_id, t->id);
}

void ticket_save(struct db *db, struct ticket *ticket)
{
	if (ticket->id)
		update(db, ticket);
	else
		insert(db, ticket);
}

void ticket_keep_before(struct db *db, gint64 id, gint64 event_id)
{
	if (event_id)
		db_run(db, "INSERT OR REPLACE INTO undo SELECT t.*, ? FROM ticket t WHERE t.id = ?",
			"ii", event_id, id);
	else
		db_run(db, "DELETE FROM undo WHERE id = ?", "i", id);
}

struct ticket *ticket_load_before(struct db *db, gint64 id, struct event **event)
{
	gint64 event_id = db_int(db, "SELECT event_id FROM undo WHERE id = ?", "i", id);
	*event = event_id ? event_load(db, event_id) : NULL;
	if (!*event)
		return NULL;
	return first_ticket(db_query(
		db, "SELECT " TICKET_COLUMNS "FROM undo " TICKET_JOINS "WHERE t.id = ?", "i", id));
}

/* Every condition is there; one whose parameter is NULL (or 0) lets all rows pass. */
#define TICKET_WHERE                                                                               \
	"WHERE (?1 IS NULL OR t.status = ?1) AND (?2 IS NULL OR t.section = ?2) "                  \
	"AND (?3 IS NULL OR p.email = ?3) AND (?4 IS NULL OR t.requester = ?4) "                   \
	"AND (?5 IS NULL OR o.name = ?5) AND (?6 = 0 OR t.opened_at >= ?6) "                       \
	"AND (?7 = 0 OR t.opened_at < ?7) "                                                        \
	"AND (?8 = 0 OR t.status IN ('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut')) "         \
	"AND (?9 = 0 OR t.id < ?9) AND (?10 IS NULL OR t.requester = ?10 OR t.id IN (SELECT "      \
	"ticket_id FROM participant WHERE address = ?10)) "
#define FILTER_TYPES "sssssiiiis"
#define FILTER_VALUES(f)                                                                           \
	(f)->status ? status_word(*(f)->status) : NULL, (f)->section, (f)->assignee,               \
		(f)->requester, (f)->office, (f)->opened_from, (f)->opened_to,                     \
		(gint64)(f)->only_open, (f)->before_id, (f)->involved

GPtrArray *ticket_list(struct db *db, const struct ticket_filter *filter)
{
	GPtrArray *tickets = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT " TICKET_COLUMNS TICKET_FROM TICKET_WHERE "ORDER BY t.id DESC LIMIT ?11",
		FILTER_TYPES "i", FILTER_VALUES(filter),
		filter->limit ? (gint64)filter->limit : (gint64)-1);
	while (query_next(query))
		g_ptr_array_add(tickets, read_ticket(query));
	return tickets;
}

gint64 ticket_count(struct db *db, const struct ticket_filter *filter)
{
	return db_int(db, "SELECT count(*) " TICKET_FROM TICKET_WHERE, FILTER_TYPES,
		FILTER_VALUES(filter));
}

#define OPEN_TICKETS "t.status IN ('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut') "

GPtrArray *ticket_open(struct db *db, gint64 assignee_id)
{
	GPtrArray *tickets = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	g_autoptr(query_auto) query =
		assignee_id ? db_query(db,
				      "SELECT " TICKET_COLUMNS TICKET_FROM
				      "WHERE t.assignee_id = ? AND " OPEN_TICKETS "ORDER BY t.id",
				      "i", assignee_id)
			    : db_query(db,
				      "SELECT " TICKET_COLUMNS TICKET_FROM "WHERE " OPEN_TICKETS
				      "ORDER BY t.id",
				      "");
	while (query_next(query))
		g_ptr_array_add(tickets, read_ticket(query));
	return tickets;
}

void participant_add(struct db *db, gint64 ticket_id, const char *address, const char *name)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);
	db_run(db,
		"INSERT INTO participant (ticket_id, address, name) VALUES (?, ?, ?) "
		"ON CONFLICT DO NOTHING",
		"iss", ticket_id, lower, name);
}

/* Of the ticket ?1, and all of those that were merged into it. UNION ends a circle, too. */
#define PARTICIPANTS                                                                               \
	"WITH RECURSIVE family (id) AS (SELECT ?1 UNION SELECT t.id FROM ticket t JOIN family "    \
	"ON t.merged_into = family.id) SELECT address, name FROM participant "                     \
	"WHERE ticket_id IN family UNION SELECT requester, requester_name FROM ticket "            \
	"WHERE id IN family AND id <> ?1"

gboolean participant_is(struct db *db, gint64 ticket_id, const char *address)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);
	return db_int(db, "SELECT count(*) FROM (" PARTICIPANTS ") WHERE address = ?2", "is",
		       ticket_id, lower) > 0;
}

void participant_free(struct participant *participant)
{
	g_free(participant->address);
	g_free(participant->name);
	g_free(participant);
}

GPtrArray *participant_list(struct db *db, gint64 ticket_id)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)participant_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT address, max(name) FROM (" PARTICIPANTS ") GROUP BY 1 ORDER BY 1", "i",
		ticket_id);
	while (query_next(query)) {
		struct participant *participant = g_new0(struct participant, 1);
		participant->address = g_strdup(query_text(query, 0));
		participant->name = g_strdup(query_text(query, 1));
		g_ptr_array_add(list, participant);
	}
	return list;
}

void attachment_free(struct attachment *attachment)
{
	if (!attachment)
		return;
	g_free(attachment->filename);
	g_free(attachment->type);
	g_free(attachment);
}

static struct attachment *read_attachment(struct query *query)
{
	struct attachment *attachment = g_new0(struct attachment, 1);
	attachment->id = query_int(query, 0);
	attachment->mail_id = query_int(query, 1);
	attachment->ticket_id = query_int(query, 2);
	attachment->filename = g_strdup(query_text(query, 3));
	attachment->type = g_strdup(query_text(query, 4));
	attachment->size = query_int(query, 5);
	return attachment;
}

#define ATTACHMENT_COLUMNS "id, mail_id, ticket_id, filename, type, length(content) "

GPtrArray *attachment_list(struct db *db, gint64 ticket_id)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)attachment_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT " ATTACHMENT_COLUMNS "FROM attachment WHERE ticket_id = ? ORDER BY id", "i",
		ticket_id);
	while (query_next(query))
		g_ptr_array_add(list, read_attachment(query));
	return list;
}

struct attachment *attachment_load(struct db *db, gint64 id, GBytes **content)
{
	g_autoptr(query_auto) query = db_query(
		db, "SELECT " ATTACHMENT_COLUMNS ", content FROM attachment WHERE id = ?", "i", id);
	if (!query_next(query))
		return NULL;
	if (content)
		*content = query_bytes(query, 6);
	return read_attachment(query);
}
