#include "desk/figures_tables.h"
#include "desk/figures_parts.h"
#include "desk/handover.h"
#include "desk/performance.h"

#include <string.h>

#define NOBODY "0"

void figures_line_free(struct figures_line *line)
{
	g_free(line->key);
	g_free(line->name);
	g_free(line->top_service);
	g_free(line->section);
	g_free(line);
}

void figures_tables_free(struct figures_tables *tables)
{
	if (!tables)
		return;
	g_ptr_array_unref(tables->offices);
	g_ptr_array_unref(tables->services);
	g_ptr_array_unref(tables->technicians);
	g_free(tables);
}

/* One row for each ticket received, and one for each rating given, by what they belong to. */
#define PARTS(key)                                                                                 \
	"(SELECT " key " AS part, 1 AS received, t.status = 'selesai' AS done, " ON_TIME           \
	" AS on_time, t.status IN " OPEN " AS open, 0 AS rated, 0 AS rating, t.need AS need "      \
	"FROM month_ticket t WHERE " RECEIVED " UNION ALL SELECT " key                             \
	", 0, 0, 0, 0, 1, t.rating, t.need FROM month_ticket t WHERE " RATED ") "
#define SUMS "sum(received), sum(done), sum(on_time), sum(open), sum(rated), sum(rating), "

enum column {
	KEY,
	NAME,
	SECTION,
	IS_REQUEST,
	SUM_RECEIVED,
	SUM_DONE,
	SUM_ON_TIME,
	SUM_OPEN,
	SUM_RATED,
	SUM_RATING,
	NEED,
};

static struct figures_line *line_new(const char *key, const char *name, const char *section)
{
	struct figures_line *line = g_new0(struct figures_line, 1);
	line->key = g_strdup(key);
	line->name = g_strdup(name);
	line->section = g_strdup(section);
	line->top_service = g_strdup("");
	return line;
}

static struct figures_line *read_line(struct query *query)
{
	struct figures_line *line = line_new(
		query_text(query, KEY), query_text(query, NAME), query_text(query, SECTION));
	line->is_request = query_int(query, IS_REQUEST);
	line->received = query_int(query, SUM_RECEIVED);
	line->done = query_int(query, SUM_DONE);
	line->on_time = query_int(query, SUM_ON_TIME);
	line->open = query_int(query, SUM_OPEN);
	line->closed = line->received - line->done - line->open;
	line->ratings = query_int(query, SUM_RATED);
	line->rating_sum = query_int(query, SUM_RATING);
	line->need = query_int(query, NEED);
	return line;
}

static struct query *of_month(const struct month *month, const char *sql)
{
	return db_query(
		month->db, sql, "siii", month->period, month->from, month->to, month->last_event);
}

static struct query *of_received(const struct month *month, const char *sql)
{
	return db_query(month->db, sql, "sii", month->period, month->from, month->to);
}

static GPtrArray *lines(const struct month *month, const char *sql)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)figures_line_free);
	g_autoptr(query_auto) query = of_month(month, sql);
	while (query_next(query))
		g_ptr_array_add(lines, read_line(query));
	return lines;
}

static struct figures_line *line_of(const GPtrArray *lines, const char *key)
{
	for (guint i = 0; i < lines->len; i++) {
		struct figures_line *line = lines->pdata[i];
		if (strcmp(line->key, key) == 0)
			return line;
	}
	return NULL;
}

static gint by_received(gconstpointer a, gconstpointer b)
{
	const struct figures_line *one = *(struct figures_line *const *)a;
	const struct figures_line *other = *(struct figures_line *const *)b;
	gboolean nobody = strcmp(one->key, NOBODY) == 0;
	if (nobody != (strcmp(other->key, NOBODY) == 0))
		return nobody ? 1 : -1;
	if (one->received != other->received)
		return one->received > other->received ? -1 : 1;
	int order = strcmp(one->name, other->name);
	return order ? order : strcmp(one->key, other->key);
}

/* ---- offices ---- */

static void add_top_services(const struct month *month, const GPtrArray *offices)
{
	g_autoptr(query_auto) query =
		of_received(month, "SELECT t.office_id, s.name, count(*) FROM month_ticket t "
				   "JOIN service s ON s.code = t.service_code WHERE " RECEIVED " "
				   "GROUP BY t.office_id, t.service_code ORDER BY 3 DESC, 2");
	while (query_next(query)) {
		struct figures_line *line = line_of(offices, query_text(query, 0));
		if (line && !*line->top_service) {
			g_free(line->top_service);
			line->top_service = g_strdup(query_text(query, 1));
		}
	}
}

static GPtrArray *offices(const struct month *month)
{
	GPtrArray *offices =
		lines(month, "SELECT o.id, o.name, '', 0, " SUMS "max(parts.need) FROM " PARTS(
				     "t.office_id") "parts "
						    "JOIN office o ON o.id = part GROUP BY part");
	add_top_services(month, offices);
	return offices;
}

/* ---- services ---- */

static gint by_size(gconstpointer a, gconstpointer b)
{
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
	return one < other ? -1 : one > other;
}

/* Of working seconds; sorts them. */
static void set_hours(struct figures_line *line, GArray *seconds)
{
	enum { HOUR = 3600 };
	double sum = 0;
	g_array_sort(seconds, by_size);
	for (guint i = 0; i < seconds->len; i++)
		sum += g_array_index(seconds, guint32, i);
	double low = g_array_index(seconds, guint32, (seconds->len - 1) / 2);
	double high = g_array_index(seconds, guint32, seconds->len / 2);
	line->mean_hours = sum / seconds->len / HOUR;
	line->median_hours = (low + high) / 2 / HOUR;
}

/* By the line they belong to: arrays of working seconds, four bytes a ticket. */
static GHashTable *solving_times(
	const struct month *month, const struct calendar *calendar, const GPtrArray *services)
{
	GHashTable *times = g_hash_table_new_full(
		g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_array_unref);
	g_autoptr(query_auto) query = of_received(month,
		"SELECT t.service_code, t.opened_at, t.reported_at, t.waited_seconds "
		"FROM month_ticket t WHERE " RECEIVED
		" AND t.status = 'selesai' AND t.reported_at IS NOT NULL");
	while (query_next(query)) {
		struct figures_line *line = line_of(services, query_text(query, 0));
		gint64 worked = calendar_working_seconds(
					calendar, query_int(query, 1), query_int(query, 2)) -
				query_int(query, 3);
		guint32 seconds = CLAMP(worked, 0, G_MAXUINT32);
		GArray *array = g_hash_table_lookup(times, line);
		if (!array) {
			array = g_array_new(FALSE, FALSE, sizeof(guint32));
			g_hash_table_insert(times, line, array);
		}
		g_array_append_val(array, seconds);
	}
	return times;
}

static GPtrArray *services(const struct month *month, const struct calendar *calendar)
{
	GPtrArray *services = lines(month,
		"SELECT s.code, s.name, s.section, s.kind = 'permohonan', " SUMS
		"0 FROM " PARTS("t.service_code") "JOIN service s ON s.code = part GROUP BY part");
	if (!calendar)
		return services;
	g_autoptr(GHashTable) times = solving_times(month, calendar, services);
	for (guint i = 0; i < services->len; i++) {
		GArray *seconds = g_hash_table_lookup(times, services->pdata[i]);
		if (seconds)
			set_hours(services->pdata[i], seconds);
	}
	return services;
}

/* ---- technicians ---- */

/*
 * The line of a person whom the history names; of several of one name `email`'s or else `id`'s.
 * A name that the directory does not know any more is nobody's.
 */
static struct figures_line *line_of_name(const struct month *month, GPtrArray *technicians,
	const char *name, const char *email, gint64 id)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT id, name, section FROM person WHERE name = ?1 "
		"ORDER BY email = ?2 DESC, id = ?3 DESC, active DESC, id DESC LIMIT 1",
		"ssi", name, email, id);
	gboolean found = query_next(query);
	const char *key = found ? query_text(query, 0) : NOBODY;
	struct figures_line *line = line_of(technicians, key);
	if (!line) {
		line = line_new(
			key, found ? query_text(query, 1) : "", found ? query_text(query, 2) : "");
		g_ptr_array_add(technicians, line);
	}
	return line;
}

static void add_handovers(const struct month *month, GPtrArray *technicians)
{
	g_autoptr(query_auto) query = of_month(month,
		"SELECT e.text, e.actor, t.assignee_id FROM event e "
		"JOIN month_ticket t ON t.id = e.ticket_id AND t.period = ?1 "
		"WHERE e.at >= ?2 AND e.at < ?3 AND e.id <= ?4 "
		"AND e.kind IN ('alihkan', 'disposisi', 'dialihkan') AND NOT EXISTS "
		"(SELECT 1 FROM event u WHERE u.ticket_id = e.ticket_id AND u.id > e.id "
		"AND u.id <= ?4 AND +u.kind = 'ditarik' AND u.text = upper(e.kind) || ': ' || "
		"e.text)");
	while (query_next(query)) {
		g_autofree char *from = NULL;
		g_autofree char *to = NULL;
		if (!handover_names(query_text(query, 0), &from, &to))
			continue;
		line_of_name(month, technicians, from, query_text(query, 1), 0)->given++;
		line_of_name(month, technicians, to, "", query_int(query, 2))->taken++;
	}
}

static struct figures_line *line_of_person(
	const struct month *month, GPtrArray *technicians, gint64 id)
{
	g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT, id);
	struct figures_line *line = line_of(technicians, key);
	if (line)
		return line;
	struct person *person = directory_person_by_id(month->db, id);
	line = line_new(key, person ? person->name : "", person ? person->section : "");
	if (person)
		person_free(person);
	g_ptr_array_add(technicians, line);
	return line;
}

static void add_work(const struct month *month, const struct calendar *calendar, GTimeZone *zone,
	GPtrArray *technicians)
{
	g_autoptr(GPtrArray) sums = performance_sums(month->db, calendar, zone, month->period);
	for (guint i = 0; i < sums->len; i++) {
		const struct performance_sum *sum = sums->pdata[i];
		struct figures_line *line = line_of_person(month, technicians, sum->person_id);
		line->reports += sum->count;
		line->minutes += sum->minutes;
	}
}

static GPtrArray *technicians(
	const struct month *month, const struct calendar *calendar, GTimeZone *zone)
{
	GPtrArray *technicians = lines(month,
		"SELECT part, coalesce(p.name, ''), coalesce(p.section, ''), 0, " SUMS
		"0 FROM " PARTS("coalesce(t.assignee_id, 0)") "LEFT JOIN person p ON p.id = part "
							      "GROUP BY part");
	add_handovers(month, technicians);
	if (calendar)
		add_work(month, calendar, zone, technicians);
	return technicians;
}

struct figures_tables *figures_tables(
	const struct month *month, const struct calendar *calendar, GTimeZone *zone)
{
	struct figures_tables *tables = g_new0(struct figures_tables, 1);
	tables->offices = offices(month);
	tables->services = services(month, calendar);
	tables->technicians = technicians(month, calendar, zone);
	g_ptr_array_sort(tables->offices, by_received);
	g_ptr_array_sort(tables->services, by_received);
	g_ptr_array_sort(tables->technicians, by_received);
	return tables;
}
