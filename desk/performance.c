#include "desk/performance.h"
#include "desk/words.h"

#include <string.h>

static void row_free(gpointer data)
{
	struct performance_row *row = data;
	g_free(row->number);
	g_free(row->subject);
	g_free(row->service);
	g_free(row->office);
	g_free(row->result);
	g_free(row->verifier);
	g_free(row);
}

void performance_free(struct performance *performance)
{
	if (!performance)
		return;
	person_free(performance->person);
	g_ptr_array_unref(performance->approved);
	g_ptr_array_unref(performance->others);
	g_free(performance);
}

/* A month that is being reckoned. */
struct reckoning {
	struct db *db;
	const struct calendar *calendar;
	GTimeZone *zone;
	gint64 from, to;
	gint64 last_event; /* of the closed month, see month.h; none later if it is not */
	GPtrArray *people; /* struct person *: all that ever were */
	gint64 only;	   /* this person's id; 0: everybody's */
	GPtrArray *found;  /* struct performance * */
};

static GPtrArray *all_people(struct db *db)
{
	GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	g_autoptr(query_auto) query = db_query(db, "SELECT id FROM person ORDER BY name, id", "");
	while (query_next(query)) {
		struct person *person = directory_person_by_id(db, query_int(query, 0));
		if (person)
			g_ptr_array_add(people, person);
	}
	return people;
}

static gboolean reckoning_begin(struct reckoning *r, struct db *db, const struct calendar *calendar,
	GTimeZone *zone, const char *period)
{
	*r = (struct reckoning){ .db = db, .calendar = calendar, .zone = zone };
	if (!words_period_bounds(period, zone, &r->from, &r->to))
		return FALSE;
	r->last_event =
		db_int(db, "SELECT last_event FROM closed_month WHERE period = ?", "s", period);
	if (!r->last_event)
		r->last_event = G_MAXINT64;
	r->people = all_people(db);
	r->found = g_ptr_array_new_with_free_func((GDestroyNotify)performance_free);
	return TRUE;
}

/* How well the person fits the address on that day: nothing is lost where an import moved days. */
static int fit_of(const struct person *person, const char *day)
{
	gboolean on_the_day = strcmp(person->from, day) <= 0 &&
			      (!*person->until || strcmp(day, person->until) <= 0);
	return 1 + 2 * on_the_day + person->active;
}

/* Who had the address at that time; 0: nobody ever had it. */
static gint64 who_was(const struct reckoning *r, const char *address, gint64 at)
{
	g_autofree char *day = words_day(at, r->zone);
	const struct person *best = NULL;
	int best_fit = 0;
	for (guint i = 0; i < r->people->len; i++) {
		const struct person *person = r->people->pdata[i];
		if (strcmp(person->email, address) != 0)
			continue;
		int fit = fit_of(person, day);
		if (fit > best_fit || (fit == best_fit && strcmp(person->from, best->from) > 0)) {
			best = person;
			best_fit = fit;
		}
	}
	return best ? best->id : 0;
}

/* What the history says of the work on a ticket up to a moment. */
struct progress {
	gint64 started_at; /* 0: never */
	gint64 seconds;	   /* of working time in `dikerjakan` since then */
	enum status status;
	gint64 since;
	char *reporter; /* address of who wrote the last report; NULL: nobody */
	gint64 reported_at;
};

/* Work begins with TERIMA and when a ticket is opened again. What is taken back never ended. */
static gboolean begins_work(enum status from, enum status to, const char *kind)
{
	return to == STATUS_DIKERJAKAN && strcmp(kind, EVENT_UNDONE) != 0 &&
	       from != STATUS_MENUNGGU && from != STATUS_TINDAK_LANJUT;
}

static void follow_move(const struct reckoning *r, struct progress *p, struct query *query)
{
	enum status from, to;
	gint64 at = query_int(query, 0);
	gboolean had = status_read(query_text(query, 1), &from);
	if (!status_read(query_text(query, 2), &to) || (had && from == to))
		return;
	if (had && p->status == STATUS_DIKERJAKAN)
		p->seconds += calendar_working_seconds(r->calendar, p->since, at);
	if (had && begins_work(from, to, query_text(query, 3))) {
		p->started_at = at;
		p->seconds = 0;
	}
	p->status = to;
	p->since = at;
}

/* The history of the ticket up to the entry `last`, before the moment `before`. */
static struct progress follow(
	const struct reckoning *r, gint64 ticket_id, gint64 last, gint64 before)
{
	struct progress p = { .status = STATUS_BARU };
	g_autoptr(query_auto) query = db_query(r->db,
		"SELECT at, from_status, to_status, kind, actor FROM event "
		"WHERE ticket_id = ? AND id <= ? AND at < ? ORDER BY id",
		"iii", ticket_id, last, before);
	while (query_next(query)) {
		follow_move(r, &p, query);
		if (strcmp(query_text(query, 3), "selesai") != 0)
			continue;
		g_free(p.reporter);
		p.reporter = g_strdup(query_text(query, 4));
		p.reported_at = query_int(query, 0);
	}
	return p;
}

static gint64 minutes_of(const struct progress *p)
{
	return (p->seconds + 30) / 60;
}

static struct performance *performance_new(struct person *person)
{
	struct performance *one = g_new0(struct performance, 1);
	one->person = person;
	one->approved = g_ptr_array_new_with_free_func(row_free);
	one->others = g_ptr_array_new_with_free_func(row_free);
	return one;
}

/* This person's; NULL if nobody asks for it. */
static struct performance *wanted(struct reckoning *r, gint64 person_id)
{
	if (!person_id || (r->only && r->only != person_id))
		return NULL;
	for (guint i = 0; i < r->found->len; i++) {
		struct performance *one = r->found->pdata[i];
		if (one->person->id == person_id)
			return one;
	}
	struct person *person = directory_person_by_id(r->db, person_id);
	if (!person)
		return NULL;
	g_ptr_array_add(r->found, performance_new(person));
	return r->found->pdata[r->found->len - 1];
}

enum ticket_value { NUMBER, SUBJECT, SERVICE, OFFICE, NATURE, TICKET_VALUES };
#define TICKET_COLUMNS "t.number, t.subject, s.name, o.name, t.letter_nature, "
#define TICKET_TABLES                                                                              \
	"JOIN service s ON s.code = t.service_code JOIN office o ON o.id = t.office_id "

static struct performance_row *read_row(struct query *query, const struct progress *p)
{
	struct performance_row *row = g_new0(struct performance_row, 1);
	row->number = g_strdup(query_text(query, NUMBER));
	row->subject = g_strdup(query_text(query, SUBJECT));
	row->service = g_strdup(query_text(query, SERVICE));
	row->office = g_strdup(query_text(query, OFFICE));
	row->is_confidential = strcmp(query_text(query, NATURE), "rahasia") == 0;
	row->started_at = p->started_at;
	row->status = p->status;
	row->since = p->since;
	return row;
}

/*
 * Approvals a of the month, ?1 to ?2, as they stood when it was closed (?3: its last entry; all, if
 * it is not). A report that counted in a month that was sent does not count again, though its
 * approval was taken back later and given anew.
 */
#define APPROVED                                                                                   \
	"a.at >= ?1 AND a.at < ?2 AND a.event_id <= ?3 "                                           \
	"AND (a.taken_back IS NULL OR a.taken_back > ?3) AND NOT EXISTS (SELECT 1 FROM "           \
	"approval b JOIN closed_month c ON b.event_id <= c.last_event "                            \
	"AND b.taken_back > c.last_event WHERE b.ticket_id = a.ticket_id "                         \
	"AND b.report_event = a.report_event AND b.event_id < a.event_id) "

static void add_approved(struct reckoning *r)
{
	g_autoptr(query_auto) query = db_query(r->db,
		"SELECT " TICKET_COLUMNS
		"a.ticket_id, a.report_event, a.at, r.at, r.actor, r.text, v.actor_name "
		"FROM approval a JOIN event r ON r.id = a.report_event "
		"JOIN event v ON v.id = a.event_id JOIN ticket t ON t.id = "
		"a.ticket_id " TICKET_TABLES "WHERE " APPROVED "ORDER BY r.at, a.event_id",
		"iii", r->from, r->to, r->last_event);
	while (query_next(query)) {
		gint64 reported_at = query_int(query, TICKET_VALUES + 3);
		struct performance *one =
			wanted(r, who_was(r, query_text(query, TICKET_VALUES + 4), reported_at));
		if (!one)
			continue;
		struct progress p = follow(r, query_int(query, TICKET_VALUES),
			query_int(query, TICKET_VALUES + 1), G_MAXINT64);
		struct performance_row *row = read_row(query, &p);
		row->approved_at = query_int(query, TICKET_VALUES + 2);
		row->reported_at = reported_at;
		row->minutes = minutes_of(&p);
		row->result = g_strdup(query_text(query, TICKET_VALUES + 5));
		row->verifier = g_strdup(query_text(query, TICKET_VALUES + 6));
		one->minutes += row->minutes;
		g_ptr_array_add(one->approved, row);
		g_free(p.reporter);
	}
}

/* Whose work it is: who reported it, else who has it. 0: it is not under way. */
static gint64 worker(const struct reckoning *r, const struct progress *p, gint64 assignee)
{
	if (p->status == STATUS_TINDAK_LANJUT && p->reporter)
		return who_was(r, p->reporter, p->reported_at);
	return p->status == STATUS_DIKERJAKAN || p->status == STATUS_MENUNGGU ? assignee : 0;
}

static void add_others(struct reckoning *r)
{
	g_autoptr(query_auto) query = db_query(r->db,
		"SELECT " TICKET_COLUMNS
		"t.id, t.assignee_id, t.needs_revision AND t.status = 'tindak_lanjut' "
		"FROM ticket t " TICKET_TABLES
		"WHERE t.opened_at < ?1 AND (t.closed_at IS NULL OR t.closed_at >= ?1) "
		"ORDER BY t.id",
		"i", r->to);
	while (query_next(query)) {
		struct progress p = follow(r, query_int(query, TICKET_VALUES), G_MAXINT64, r->to);
		struct performance *one =
			wanted(r, worker(r, &p, query_int(query, TICKET_VALUES + 1)));
		if (one) {
			struct performance_row *row = read_row(query, &p);
			row->needs_revision = p.status == STATUS_TINDAK_LANJUT &&
					      query_int(query, TICKET_VALUES + 2);
			g_ptr_array_add(one->others, row);
		}
		g_free(p.reporter);
	}
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const struct person *one = (*(struct performance *const *)a)->person;
	const struct person *other = (*(struct performance *const *)b)->person;
	int order = strcmp(one->name, other->name);
	return order ? order : one->id < other->id ? -1 : one->id > other->id;
}

GPtrArray *performance_month(
	struct db *db, const struct calendar *calendar, GTimeZone *zone, const char *period)
{
	struct reckoning r;
	if (!reckoning_begin(&r, db, calendar, zone, period))
		return g_ptr_array_new_with_free_func((GDestroyNotify)performance_free);
	add_approved(&r);
	add_others(&r);
	g_ptr_array_unref(r.people);
	g_ptr_array_sort(r.found, by_name);
	return r.found;
}

struct performance *performance_of(struct db *db, const struct calendar *calendar, GTimeZone *zone,
	const char *period, gint64 person_id)
{
	struct reckoning r;
	if (!reckoning_begin(&r, db, calendar, zone, period))
		return NULL;
	r.only = person_id;
	struct performance *one = wanted(&r, person_id);
	if (one) {
		add_approved(&r);
		add_others(&r);
		one = g_ptr_array_steal_index(r.found, 0);
	}
	g_ptr_array_unref(r.people);
	g_ptr_array_unref(r.found);
	return one;
}

gboolean person_has_namesake(struct db *db, const struct person *person)
{
	return db_int(db, "SELECT count(*) FROM person WHERE name = ? COLLATE NOCASE AND id <> ?",
		       "si", person->name, person->id) > 0;
}

static struct performance_sum *sum_of(GPtrArray *sums, gint64 person_id)
{
	for (guint i = 0; i < sums->len; i++) {
		struct performance_sum *sum = sums->pdata[i];
		if (sum->person_id == person_id)
			return sum;
	}
	struct performance_sum *sum = g_new0(struct performance_sum, 1);
	sum->person_id = person_id;
	g_ptr_array_add(sums, sum);
	return sum;
}

GPtrArray *performance_sums(
	struct db *db, const struct calendar *calendar, GTimeZone *zone, const char *period)
{
	GPtrArray *sums = g_ptr_array_new_with_free_func(g_free);
	struct reckoning r;
	if (!reckoning_begin(&r, db, calendar, zone, period))
		return sums;
	g_autoptr(query_auto) query = db_query(db,
		"SELECT a.ticket_id, a.report_event, r.actor, r.at FROM approval a "
		"JOIN event r ON r.id = a.report_event WHERE " APPROVED,
		"iii", r.from, r.to, r.last_event);
	while (query_next(query)) {
		gint64 person_id = who_was(&r, query_text(query, 2), query_int(query, 3));
		if (!person_id)
			continue;
		struct progress p =
			follow(&r, query_int(query, 0), query_int(query, 1), G_MAXINT64);
		struct performance_sum *sum = sum_of(sums, person_id);
		sum->count++;
		sum->minutes += minutes_of(&p);
		g_free(p.reporter);
	}
	g_ptr_array_unref(r.people);
	g_ptr_array_unref(r.found);
	return sums;
}
