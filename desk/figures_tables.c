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
	g_ptr_array_unref(tables->sections);
	g_free(tables);
}

/* A line in the making, and what only that needs. */
struct part {
	struct figures_line *line;
	GHashTable *asked; /* of an office: code of a service -> how often */
	GArray *seconds;   /* guint32, of a service: working time of each ticket that is done */
};

/* One table in the making: key -> struct part *. */
struct tally {
	GPtrArray *lines; /* struct figures_line * */
	GHashTable *parts;
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

static void part_free(gpointer data)
{
	struct part *part = data;
	g_hash_table_unref(part->asked);
	g_array_unref(part->seconds);
	g_free(part);
}

static void tally_init(struct tally *tally, GHashFunc hash, GEqualFunc equal)
{
	tally->lines = g_ptr_array_new_with_free_func((GDestroyNotify)figures_line_free);
	tally->parts = g_hash_table_new_full(hash, equal, NULL, part_free);
}

/* The names of sections are one in any case. */
static guint hash_section(gconstpointer key)
{
	g_autofree char *lower = g_ascii_strdown(key, -1);
	return g_str_hash(lower);
}

static gboolean equal_sections(gconstpointer a, gconstpointer b)
{
	return g_ascii_strcasecmp(a, b) == 0;
}

static struct part *part_of(struct tally *tally, const char *key)
{
	struct part *part = g_hash_table_lookup(tally->parts, key);
	if (part)
		return part;
	part = g_new0(struct part, 1);
	part->line = line_new(key, "", "");
	part->asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	part->seconds = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_ptr_array_add(tally->lines, part->line);
	g_hash_table_insert(tally->parts, part->line->key, part);
	return part;
}

enum table { OFFICES, SERVICES, TECHNICIANS, SECTIONS, TABLES };

/* Columns of tickets; the first four are what a ticket belongs to, in the order of enum table. */
enum column {
	IS_DONE = TABLES,
	IS_ON_TIME,
	IS_OPEN,
	NEED,
	OPENED_AT,
	REPORTED_AT,
	WAITED,
};
#define BELONGS "t.office_id, t.service_code, coalesce(t.assignee_id, 0), t.section"

static void count_ticket(struct figures_line *line, struct query *query)
{
	line->received++;
	line->done += query_int(query, IS_DONE);
	line->on_time += query_int(query, IS_ON_TIME);
	line->open += query_int(query, IS_OPEN);
	line->need = MAX(line->need, (int)query_int(query, NEED));
}

static void count_service(struct part *office, const char *code)
{
	gpointer key, count;
	if (g_hash_table_lookup_extended(office->asked, code, &key, &count))
		g_hash_table_replace(
			office->asked, g_strdup(code), GINT_TO_POINTER(GPOINTER_TO_INT(count) + 1));
	else
		g_hash_table_insert(office->asked, g_strdup(code), GINT_TO_POINTER(1));
}

static void add_time(struct part *service, const struct calendar *calendar, struct query *query)
{
	if (!calendar || !query_int(query, IS_DONE) || query_is_null(query, REPORTED_AT))
		return;
	gint64 worked = calendar_working_seconds(calendar, query_int(query, OPENED_AT),
				query_int(query, REPORTED_AT)) -
			query_int(query, WAITED);
	guint32 seconds = CLAMP(worked, 0, G_MAXUINT32);
	g_array_append_val(service->seconds, seconds);
}

static void count_received(
	const struct month *month, const struct calendar *calendar, struct tally tallies[TABLES])
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT " BELONGS ", t.status = 'selesai', " ON_TIME ", t.status IN " OPEN
		", t.need, t.opened_at, t.reported_at, t.waited_seconds "
		"FROM month_ticket t WHERE " RECEIVED,
		"sii", month->period, month->from, month->to);
	while (query_next(query)) {
		struct part *parts[TABLES];
		for (int i = 0; i < TABLES; i++) {
			parts[i] = part_of(&tallies[i], query_text(query, i));
			count_ticket(parts[i]->line, query);
		}
		count_service(parts[OFFICES], query_text(query, SERVICES));
		add_time(parts[SERVICES], calendar, query);
	}
}

static void count_ratings(const struct month *month, struct tally tallies[TABLES])
{
	g_autoptr(query_auto) query =
		db_query(month->db, "SELECT " BELONGS ", t.rating FROM month_ticket t WHERE " RATED,
			"siii", month->period, month->from, month->to, month->last_event);
	while (query_next(query))
		for (int i = 0; i < TABLES; i++) {
			struct figures_line *line =
				part_of(&tallies[i], query_text(query, i))->line;
			line->ratings++;
			line->rating_sum += query_int(query, TABLES);
		}
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

/* ---- names, as the directory has them ---- */

/* `sql` finds name, section and whether it is a request by the key. */
static void name_lines(const struct month *month, const GPtrArray *lines, const char *sql)
{
	for (guint i = 0; i < lines->len; i++) {
		struct figures_line *line = lines->pdata[i];
		g_autoptr(query_auto) query = db_query(month->db, sql, "s", line->key);
		if (!query_next(query))
			continue;
		g_free(line->name);
		g_free(line->section);
		line->name = g_strdup(query_text(query, 0));
		line->section = g_strdup(query_text(query, 1));
		line->is_request = query_int(query, 2);
	}
}

static void name_all(const struct month *month, struct tally tallies[TABLES])
{
	name_lines(month, tallies[OFFICES].lines,
		"SELECT name, '', 0 FROM office WHERE id = CAST(? AS INTEGER)");
	name_lines(month, tallies[SERVICES].lines,
		"SELECT name, section, kind = 'permohonan' FROM service WHERE code = ?");
	name_lines(month, tallies[TECHNICIANS].lines,
		"SELECT name, section, 0 FROM person WHERE id = CAST(? AS INTEGER)");
	for (guint i = 0; i < tallies[SECTIONS].lines->len; i++) {
		struct figures_line *line = tallies[SECTIONS].lines->pdata[i];
		g_free(line->name);
		line->name = g_strdup(line->key);
	}
}

/* Of several the first by name. */
static void set_top_service(struct part *office, const GPtrArray *services)
{
	GHashTableIter iter;
	gpointer code, count;
	int most = 0;
	g_hash_table_iter_init(&iter, office->asked);
	while (g_hash_table_iter_next(&iter, &code, &count)) {
		const struct figures_line *service = line_of(services, code);
		int asked = GPOINTER_TO_INT(count);
		if (asked < most ||
			(asked == most && strcmp(service->name, office->line->top_service) > 0))
			continue;
		most = asked;
		g_free(office->line->top_service);
		office->line->top_service = g_strdup(service->name);
	}
}

/* ---- hours of services ---- */

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
	if (!seconds->len)
		return;
	g_array_sort(seconds, by_size);
	for (guint i = 0; i < seconds->len; i++)
		sum += g_array_index(seconds, guint32, i);
	double low = g_array_index(seconds, guint32, (seconds->len - 1) / 2);
	double high = g_array_index(seconds, guint32, seconds->len / 2);
	line->mean_hours = sum / seconds->len / HOUR;
	line->median_hours = (low + high) / 2 / HOUR;
}

/* ---- technicians ---- */

/*
 * The line of a person whom the history names; of several of one name `email`'s or else `id`'s.
 * A degree after the name may have come or gone. A name that the directory does not know any more
 * is nobody's.
 */
static struct figures_line *line_of_name(const struct month *month, GPtrArray *technicians,
	const char *name, const char *email, gint64 id)
{
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT id, name, section FROM person WHERE name = ?1 "
		"OR name LIKE ?1 || ',%' OR ?1 LIKE name || ',%' "
		"ORDER BY name = ?1 DESC, email = ?2 DESC, id = ?3 DESC, active DESC, id DESC "
		"LIMIT 1",
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
	g_autoptr(query_auto) query = db_query(month->db,
		"SELECT e.text, e.actor, t.assignee_id FROM event e "
		"JOIN month_ticket t ON t.id = e.ticket_id AND t.period = ?1 "
		"WHERE e.at >= ?2 AND e.at < ?3 AND e.id <= ?4 "
		"AND e.kind IN ('alihkan', 'disposisi', 'dialihkan') AND NOT EXISTS "
		"(SELECT 1 FROM event u WHERE u.ticket_id = e.ticket_id AND u.id > e.id "
		"AND u.id <= ?4 AND +u.kind = 'ditarik' AND u.text = upper(e.kind) || ': ' || "
		"e.text)",
		"siii", month->period, month->from, month->to, month->last_event);
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

/* What depends on more than one ticket. */
static void finish(struct tally tallies[TABLES])
{
	GHashTableIter iter;
	gpointer value;
	g_hash_table_iter_init(&iter, tallies[OFFICES].parts);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		set_top_service(value, tallies[SERVICES].lines);
	g_hash_table_iter_init(&iter, tallies[SERVICES].parts);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		set_hours(((struct part *)value)->line, ((struct part *)value)->seconds);
}

static GPtrArray *take_lines(struct tally *tally)
{
	for (guint i = 0; i < tally->lines->len; i++) {
		struct figures_line *line = tally->lines->pdata[i];
		line->closed = line->received - line->done - line->open;
	}
	g_hash_table_unref(tally->parts);
	g_ptr_array_sort(tally->lines, by_received);
	return tally->lines;
}

struct figures_tables *figures_tables(
	const struct month *month, const struct calendar *calendar, GTimeZone *zone)
{
	struct tally tallies[TABLES];
	for (int i = 0; i < TABLES; i++)
		tally_init(&tallies[i], i == SECTIONS ? hash_section : g_str_hash,
			i == SECTIONS ? equal_sections : g_str_equal);
	count_received(month, calendar, tallies);
	count_ratings(month, tallies);
	name_all(month, tallies);
	finish(tallies);
	add_handovers(month, tallies[TECHNICIANS].lines);
	if (calendar)
		add_work(month, calendar, zone, tallies[TECHNICIANS].lines);
	struct figures_tables *tables = g_new0(struct figures_tables, 1);
	tables->offices = take_lines(&tallies[OFFICES]);
	tables->services = take_lines(&tallies[SERVICES]);
	tables->technicians = take_lines(&tallies[TECHNICIANS]);
	tables->sections = take_lines(&tallies[SECTIONS]);
	return tables;
}
