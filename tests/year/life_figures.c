#include "tests/year/life_figures.h"
#include "desk/report.h"
#include "gateway/workbook.h"

#include "desk/audit.h"
#include "desk/figures.h"

#include <string.h>
#include <sys/resource.h>

static gint64 number(struct life *life, const char *sql)
{
	return db_int(life_regency(life)->db, sql, "");
}

static int by_value(gconstpointer a, gconstpointer b)
{
	const double *one = a, *other = b;
	return (*one > *other) - (*one < *other);
}

static double median_of(GArray *values)
{
	g_array_sort(values, by_value);
	if (values->len == 0)
		return 0;
	guint middle = values->len / 2;
	double upper = g_array_index(values, double, middle);
	return values->len % 2 ? upper : (upper + g_array_index(values, double, middle - 1)) / 2;
}

/* ---- how long it took ---- */

/* From opening to `sql`'s time, less the third column's seconds. */
static struct life_hours measure_hours(struct life *life, const char *sql)
{
	const struct regency *r = life_regency(life);
	g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(query_auto) query = db_query(r->db, sql, "");
	while (query_next(query)) {
		gint64 seconds = calendar_working_seconds(
			r->calendar, query_int(query, 0), query_int(query, 1));
		double hours = MAX(seconds - query_int(query, 2), 0) / 3600.0;
		g_array_append_val(values, hours);
	}
	struct life_hours hours = { .median = median_of(values) };
	if (values->len)
		hours.ninety = g_array_index(values, double, (values->len - 1) * 9 / 10);
	return hours;
}

static void measure_time(struct life *life, struct life_figures *f)
{
	f->response = measure_hours(life,
		"SELECT t.opened_at, min(e.at), 0 FROM ticket t JOIN event e ON e.ticket_id = t.id "
		"WHERE e.kind = 'terima' GROUP BY t.id");
	f->resolution = measure_hours(life,
		"SELECT opened_at, reported_at, waited_seconds FROM ticket "
		"WHERE reported_at IS NOT NULL AND status IN ('selesai', 'tindak_lanjut')");
}

/* ---- the division of work ---- */

/* Who had it in the end did the work; of an incident only its first ticket is work. */
#define LOAD_OF                                                                                    \
	"SELECT priority FROM ticket WHERE assignee_id = (SELECT id FROM person WHERE email = ?) " \
	"AND status IN ('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut', 'selesai') "            \
	"AND (incident_id IS NULL OR incident_id = id)"

static int load_of(struct life *life, const char *technician, int *tickets)
{
	int load = 0;
	g_autoptr(query_auto) query = db_query(life_regency(life)->db, LOAD_OF, "s", technician);
	while (query_next(query)) {
		load += priority_load(priority_read(query_text(query, 0)));
		(*tickets)++;
	}
	return load;
}

static double busiest_of(const GArray *values)
{
	double most = 0;
	for (guint i = 0; i < values->len; i++)
		most = MAX(most, g_array_index(values, double, i));
	return most;
}

static double ratio_of(GArray *values)
{
	double median = median_of(values);
	return median > 0 ? busiest_of(values) / median : 0;
}

static void measure_section(struct life *life, struct life_spread *spread)
{
	g_autoptr(GArray) loads = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) daily = g_array_new(FALSE, FALSE, sizeof(double));
	for (int i = 0; i < LIFE_TECHNICIANS; i++) {
		const char *who = regency_technicians[i];
		g_autofree char *section = db_text(life_regency(life)->db,
			"SELECT section FROM person WHERE email = ?", "s", who);
		if (!section_is(section, spread->section))
			continue;
		double load = load_of(life, who, &spread->tickets);
		double per_day = load / MAX(life_days_present(life, i), 1);
		g_array_append_val(loads, load);
		g_array_append_val(daily, per_day);
		spread->load += load;
		spread->technicians++;
	}
	spread->busiest = busiest_of(loads);
	spread->median = median_of(loads);
	spread->ratio = ratio_of(loads);
	spread->per_day = ratio_of(daily);
}

/* ---- routing ---- */

static void measure_routing(struct life *life, struct life_figures *f)
{
	const GPtrArray *cases = life_cases(life);
	for (guint i = 0; i < cases->len; i++) {
		const struct life_case *one = cases->pdata[i];
		const guint slots[] = { i * 4 / cases->len, 4 };
		for (guint j = 0; j < G_N_ELEMENTS(slots); j++) {
			f->letters[slots[j]]++;
			f->services[slots[j]] += strcmp(one->opened_as, one->service) == 0;
			f->near[slots[j]] += section_is(one->opened_in, one->section);
		}
	}
}

/* ---- the reports ---- */

static gboolean balances(const struct figures *one, gint64 *open)
{
	gboolean follows = *open == one->open_start;
	*open = one->open_end;
	return follows &&
	       one->open_start + one->received + one->reopened ==
		       one->approved + one->rejected + one->cancelled + one->merged + one->open_end;
}

/* The workbooks that were sent, made once more. */
static void rebuild_months(struct life *life, struct life_figures *f)
{
	const struct regency *r = life_regency(life);
	g_autoptr(GPtrArray) reports = report_list(r->db);
	for (guint i = 0; i < reports->len; i++) {
		const char *period = ((struct report *)reports->pdata[i])->period;
		g_autoptr(report_auto) sent = report_load(r->db, period, REPORT_WORKBOOK);
		g_autoptr(GBytes) again =
			month_is_closed(r->db, period)
				? workbook_bytes(r->db, r->settings, period, r->now, NULL)
				: NULL;
		f->sent++;
		f->rebuilt += again && g_bytes_equal(again, sent->bytes);
	}
}

static void measure_months(struct life *life, struct life_figures *f)
{
	const struct regency *r = life_regency(life);
	g_autoptr(GPtrArray) months = figures_months(r->db, r->settings->timezone);
	gint64 open = 0, sum = 0;
	for (guint i = months->len; i-- > 0;) {
		g_autoptr(figures_auto) one =
			figures_month(r->db, months->pdata[i], r->settings->timezone);
		f->months++;
		f->balanced += balances(one, &open);
		f->approved += one->approved;
		f->on_time += one->on_time;
		f->responded += one->responded;
		f->responded_on_time += one->responded_on_time;
		f->reopened += one->reopened;
		f->ratings += one->rating_count;
		sum += one->rating_sum;
	}
	rebuild_months(life, f);
	f->index = f->ratings ? 25.0 * sum / f->ratings : 0;
}

static gint64 events(struct life *life, const char *kind)
{
	return db_int(
		life_regency(life)->db, "SELECT count(*) FROM event WHERE kind = ?", "s", kind);
}

static void count_all(struct life *life, struct life_figures *f)
{
	f->tickets = number(life, "SELECT count(*) FROM ticket");
	f->complaints =
		number(life, "SELECT count(*) FROM ticket JOIN service ON code = service_code "
			     "WHERE kind = 'gangguan'");
	f->requests = f->tickets - f->complaints;
	f->incidents = number(life, "SELECT count(*) FROM ticket WHERE incident_id = id");
	f->in_incidents = number(life, "SELECT count(*) FROM ticket WHERE incident_id IS NOT NULL");
	f->merged = number(life, "SELECT count(*) FROM ticket WHERE merged_into IS NOT NULL");
	f->open = number(life, "SELECT count(*) FROM ticket WHERE closed_at IS NULL");
	f->leaves = number(life, "SELECT count(*) FROM leave WHERE kind = 'cuti'");
	f->automatic_leaves = number(life, "SELECT count(*) FROM leave WHERE kind = 'otomatis'");
	f->handed_over = events(life, "alihkan");
	f->corrected = events(life, EVENT_CORRECTED);
	f->passed = events(life, EVENT_PASSED);
	f->reminded = events(life, EVENT_REMINDED);
	f->escalated = events(life, EVENT_ESCALATED);
	f->sent_back = events(life, "revisi");
}

void life_measure(struct life *life, struct life_figures *f)
{
	struct rusage usage;
	struct audit audit;
	memset(f, 0, sizeof *f);
	ledger_counts(life_regency(life)->db, f->outcomes, &f->mails);
	count_all(life, f);
	measure_time(life, f);
	for (int i = 0; regency_sections[i]; i++) {
		f->sections[i].section = regency_sections[i];
		measure_section(life, &f->sections[i]);
	}
	measure_routing(life, f);
	measure_months(life, f);
	f->outgoing = life_outgoing(life);
	f->most_in_a_day = life_most_in_a_day(life, &f->most_who);
	f->rebuffs = life_rebuffs(life);
	audit_verify(life_regency(life)->db, &audit);
	f->chain_whole = audit.fault == AUDIT_WHOLE;
	audit_clear(&audit);
	f->breaches = watch_breaches(life_watch(life))->len;
	getrusage(RUSAGE_SELF, &usage);
	f->megabytes = usage.ru_maxrss / 1024.0;
}
