#include "tests/year/watch_parts.h"

#include "tests/year/crowd.h"

#include <string.h>

static void secret_free(struct secret *secret)
{
	g_free(secret->author);
	g_free(secret);
}

static gpointer key_of(gint64 id)
{
	return GINT_TO_POINTER((int)id);
}

struct watch *watch_new(struct regency *r)
{
	struct watch *watch = g_new0(struct watch, 1);
	watch->r = r;
	watch->tickets = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)ticket_free);
	watch->secrets =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)secret_free);
	watch->walked = g_hash_table_new(NULL, NULL);
	watch->breaches = g_ptr_array_new_with_free_func(g_free);
	return watch;
}

void watch_free(struct watch *watch)
{
	g_free(watch->sender);
	g_hash_table_unref(watch->tickets);
	g_hash_table_unref(watch->secrets);
	g_hash_table_unref(watch->walked);
	g_ptr_array_unref(watch->breaches);
	g_free(watch);
}

guint watch_walked(const struct watch *watch)
{
	return g_hash_table_size(watch->walked);
}

const GPtrArray *watch_breaches(const struct watch *watch)
{
	return watch->breaches;
}

void watch_breach(struct watch *watch, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *what = g_strdup_vprintf(format, values);
	va_end(values);
	g_ptr_array_add(watch->breaches, g_strdup_printf("%s [mail %" G_GINT64_FORMAT ": %s]", what,
						 watch->last_mail, watch->said));
}

char *watch_next_mark(const char **at)
{
	const char *mark = strstr(*at, CROWD_REPORT);
	if (!mark)
		return NULL;
	*at = mark + strlen(CROWD_REPORT) + 5;
	return g_strndup(mark, strlen(CROWD_REPORT) + 5);
}

/* One mail, one row; the same bytes again, none. */
static void watch_ledger(struct watch *w, const struct intake_result *result)
{
	struct db *db = w->r->db;
	gint64 rows = db_int(db, "SELECT count(*) FROM mail WHERE id > ?", "i", w->last_mail);
	w->last_mail = db_int(db, "SELECT max(id) FROM mail", "");
	BREACH_UNLESS(w, rows == (result->seen ? 0 : 1),
		"a mail made %" G_GINT64_FORMAT " rows in the ledger", rows);
	g_autoptr(ledger_row_auto) row = ledger_load(db, result->mail_id);
	BREACH_UNLESS(w, row->outcome == result->outcome, "the ledger has another outcome");
	BREACH_UNLESS(w, *row->reason, "an outcome without a reason");
	g_free(w->sender);
	w->sender = g_strdup(row->sender);
	w->by_machine = strcmp(row->origin, "person") != 0;
}

/* New events, by ticket, in order. */
static GHashTable *new_events(struct watch *w)
{
	GHashTable *by_ticket =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	g_autoptr(query_auto) query = db_query(
		w->r->db, "SELECT id FROM event WHERE id > ? ORDER BY id", "i", w->last_event);
	while (query_next(query)) {
		w->last_event = query_int(query, 0);
		struct event *event = event_load(w->r->db, w->last_event);
		gpointer key = key_of(event->ticket_id);
		GPtrArray *list = g_hash_table_lookup(by_ticket, key);
		if (!list) {
			list = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
			g_hash_table_insert(by_ticket, key, list);
		}
		g_ptr_array_add(list, event);
	}
	return by_ticket;
}

static void watch_tickets(struct watch *w)
{
	g_autoptr(GHashTable) by_ticket = new_events(w);
	GHashTableIter iter;
	gpointer key, events;
	g_hash_table_iter_init(&iter, by_ticket);
	while (g_hash_table_iter_next(&iter, &key, &events)) {
		/* Leave and merged offices are about no ticket. */
		if (!GPOINTER_TO_INT(key))
			continue;
		struct ticket *after = ticket_load(w->r->db, GPOINTER_TO_INT(key));
		watch_ticket(w, g_hash_table_lookup(w->tickets, key), after, events);
		g_hash_table_insert(w->tickets, key, after);
	}
}

static void watch_outbox(struct watch *w)
{
	gint64 newest = db_int(w->r->db, "SELECT max(id) FROM outbox", "");
	while (w->last_outbox < newest)
		watch_outgoing(w, ++w->last_outbox);
}

void watch_mail(struct watch *watch, const struct intake_result *result, const char *said)
{
	watch->said = said;
	watch_ledger(watch, result);
	watch_tickets(watch);
	watch_outbox(watch);
}

void watch_turn(struct watch *watch, const char *said)
{
	watch->said = said;
	g_free(watch->sender);
	watch->sender = g_strdup("");
	watch->by_machine = FALSE;
	watch_tickets(watch);
	watch_outbox(watch);
}

/* Whoever changes a ticket writes it down. */
static void watch_unchanged(struct watch *w)
{
	g_autoptr(GPtrArray) all = ticket_list(w->r->db, &(struct ticket_filter){ 0 });
	for (guint i = 0; i < all->len; i++) {
		const struct ticket *now = all->pdata[i];
		const struct ticket *known = g_hash_table_lookup(w->tickets, key_of(now->id));
		gboolean same = known && known->status == now->status &&
				known->assignee_id == now->assignee_id && known->due == now->due &&
				known->waited_seconds == now->waited_seconds &&
				strcmp(known->section, now->section) == 0 &&
				strcmp(known->service_code, now->service_code) == 0;
		BREACH_UNLESS(w, same, "%s changed without an event", now->number);
	}
}

static void watch_number(struct watch *w, const char *sql, gint64 expected, const char *what)
{
	gint64 found = db_int(w->r->db, sql, "");
	BREACH_UNLESS(w, found == expected, "%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT,
		what, found, expected);
}

/* Strangers take no part in tickets. */
static void watch_participants(struct watch *w)
{
	g_autofree char *today = regency_today(w->r);
	g_autoptr(query_auto) query =
		db_query(w->r->db, "SELECT DISTINCT address FROM participant", "");
	while (query_next(query)) {
		const char *address = query_text(query, 0);
		g_autoptr(office_auto) office = directory_office(w->r->db, address, today);
		BREACH_UNLESS(w, office, "%s takes part, but is of no known office", address);
	}
}

void watch_all(struct watch *watch, const char *said)
{
	struct db *db = watch->r->db;
	gint64 counts[OUTCOME_COUNT], total;
	watch->said = said;
	BREACH_UNLESS(watch, ledger_counts(db, counts, &total), "the ledger's sums disagree");
	watch_number(watch, "SELECT count(*) FROM original", total, "originals of mails");
	/* A mail opens one ticket; PECAH splits further ones off. */
	gint64 tickets =
		counts[OUTCOME_TICKET] +
		db_int(db, "SELECT count(*) FROM event WHERE kind = '" EVENT_SPLIT "'", "");
	watch_number(watch, "SELECT count(*) FROM ticket", tickets,
		"tickets that a mail opened or that were split off");
	watch_number(watch, "SELECT count(*) FROM event WHERE kind = '" EVENT_OPENED "'", tickets,
		"openings in the history");
	watch_number(watch, "SELECT count(*) FROM pragma_foreign_key_check", 0,
		"rows that point nowhere");
	gint64 broken = event_verify(db);
	BREACH_UNLESS(watch, !broken, "event %" G_GINT64_FORMAT " breaks the chain", broken);
	watch_unchanged(watch);
	watch_participants(watch);
	g_autoptr(GError) error = NULL;
	BREACH_UNLESS(watch, db_ok(db, &error), "the database: %s", error->message);
}
