#include "desk/trend.h"
#include "desk/settings.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <math.h>
#include <stdio.h>

/* "2025-11" is 12 months before "2026-11". The caller frees it. */
static char *months_before(const char *period, int count)
{
	int year = 0, month = 0;
	sscanf(period, "%d-%d", &year, &month);
	int whole = year * 12 + month - 1 - count;
	return g_strdup_printf("%04d-%02d", whole / 12, whole % 12 + 1);
}

/* NULL: it ended before the first letter. */
static struct figures *earlier(const struct month *month, GTimeZone *zone, int count, gint64 first)
{
	g_autofree char *period = months_before(month->period, count);
	gint64 from, to;
	if (!words_period_bounds(period, zone, &from, &to) || !first || to <= first)
		return NULL;
	g_autoptr(month_auto) one = month_open(month->db, period, zone, month->as_of);
	return figures_brief(one);
}

struct trend *trend_of(const struct month *month, const struct figures *figures, GTimeZone *zone)
{
	struct trend *trend = g_new0(struct trend, 1);
	gint64 first = db_int(month->db, "SELECT min(opened_at) FROM ticket", "");
	trend->months = g_ptr_array_new();
	for (int i = TREND_MONTHS - 1; i > 0; i--) {
		struct figures *f = earlier(month, zone, i, first);
		if (f)
			g_ptr_array_add(trend->months, f);
		if (i == 1)
			trend->before = f;
	}
	g_ptr_array_add(trend->months, (struct figures *)figures);
	trend->year_ago = earlier(month, zone, TREND_MONTHS, first);
	return trend;
}

void trend_free(struct trend *trend)
{
	if (!trend)
		return;
	/* The last one is the caller's. */
	for (guint i = 0; i + 1 < trend->months->len; i++)
		figures_free(trend->months->pdata[i]);
	g_ptr_array_unref(trend->months);
	figures_free(trend->year_ago);
	g_free(trend);
}

/* ---- what stands out ---- */

struct talk {
	const struct figures *f;
	const struct figures *before; /* NULL: none */
	const struct figures_tables *tables;
	const struct settings *settings;
	GPtrArray *remarks; /* struct remark * */
};

struct remark {
	char *text;
	double weight; /* how much it stands out; 1: as a matter of course */
	guint order;
};

static void remark_free(gpointer data)
{
	struct remark *remark = data;
	g_free(remark->text);
	g_free(remark);
}

G_GNUC_PRINTF(3, 4)
static void say(struct talk *t, double weight, const char *format, ...)
{
	struct remark *remark = g_new0(struct remark, 1);
	va_list values;
	va_start(values, format);
	remark->text = g_strdup_vprintf(format, values);
	va_end(values);
	remark->weight = weight;
	remark->order = t->remarks->len;
	g_ptr_array_add(t->remarks, remark);
}

static char *percent(const struct talk *t, gint64 part, gint64 whole)
{
	return words_percent(part, whole, 1, t->settings->language);
}

/* "1.234" */
static char *number(const struct talk *t, gint64 count)
{
	return words_number(count, 0, t->settings->language);
}

static void on_achievement(struct talk *t)
{
	gint64 whole = t->f->done + t->f->open;
	if (!whole)
		return;
	g_autofree char *reached = percent(t, t->f->done, whole);
	g_autofree char *open = number(t, t->f->open);
	g_autofree char *all = number(t, whole);
	double missing = t->settings->target_percent - 100.0 * t->f->done / whole;
	if (missing <= 0)
		say(t, 2, _("Capaian %s memenuhi target %d%%."), reached,
			t->settings->target_percent);
	else
		say(t, 5 + missing / 10,
			_("Capaian %s belum memenuhi target %d%%: %s dari %s tiket bulan ini masih "
			  "terbuka."),
			reached, t->settings->target_percent, open, all);
}

static void on_received(struct talk *t)
{
	g_autofree char *month = words_month(t->f->period, t->settings->language);
	g_autofree char *now = number(t, t->f->received);
	gint64 before = t->before ? t->before->received : 0;
	if (!t->f->received) {
		say(t, 9, _("Tidak ada tiket yang diterima pada %s."), month);
		return;
	}
	if (!before) {
		say(t, 1, _("Pada %s diterima %s tiket."), month, now);
		return;
	}
	double change = 100.0 * (t->f->received - before) / before;
	g_autofree char *size = words_number(fabs(change), 0, t->settings->language);
	g_autofree char *then = number(t, before);
	if (fabs(change) < 1)
		say(t, 1, _("Diterima %s tiket, sebanyak bulan lalu (%s)."), now, then);
	else if (change > 0)
		say(t, 1 + change / 20, _("Diterima %s tiket, naik %s%% dari bulan lalu (%s)."),
			now, size, then);
	else
		say(t, 1 - change / 20, _("Diterima %s tiket, turun %s%% dari bulan lalu (%s)."),
			now, size, then);
}

static void on_backlog(struct talk *t)
{
	gint64 start = t->f->open_start, end = t->f->open_end;
	g_autofree char *before = number(t, start);
	g_autofree char *now = number(t, end);
	if (end > start)
		say(t, 2 + 4.0 * (end - start) / MAX(start, 5),
			_("Tunggakan bertambah dari %s menjadi %s tiket."), before, now);
	else if (end < start)
		say(t, 2 + 2.0 * (start - end) / MAX(start, 5),
			_("Tunggakan berkurang dari %s menjadi %s tiket."), before, now);
	else if (end)
		say(t, 1, _("Tunggakan tetap %s tiket."), now);
	else
		say(t, 1, _("Tidak ada tunggakan pada akhir bulan."));
}

static void on_timeliness(struct talk *t)
{
	gint64 late = t->f->approved - t->f->on_time;
	if (!t->f->approved)
		return;
	g_autofree char *share = percent(t, late, t->f->approved);
	g_autofree char *some = number(t, late);
	g_autofree char *all = number(t, t->f->approved);
	if (late)
		say(t, 1 + 20.0 * late / t->f->approved,
			_("%s dari %s penyelesaian melewati target waktu (%s)."), some, all, share);
	else
		say(t, 2, _("Semua penyelesaian (%s) tepat waktu."), all);
}

/* The first row of a table, where it is much of the whole; NULL: none. */
static const struct figures_line *dominant(const struct talk *t, const GPtrArray *rows)
{
	const struct figures_line *first = rows->len > 1 ? rows->pdata[0] : NULL;
	gboolean is_much = first && first->received > 1 && 4 * first->received >= t->f->received;
	return is_much ? first : NULL;
}

static void on_service(struct talk *t)
{
	const struct figures_line *most = dominant(t, t->tables->services);
	if (!most)
		return;
	g_autofree char *share = percent(t, most->received, t->f->received);
	g_autofree char *count = number(t, most->received);
	say(t, 1 + 2.0 * most->received / t->f->received,
		_("Layanan tersering: %s, %s tiket (%s dari semua yang diterima)."), most->name,
		count, share);
}

static void on_office(struct talk *t)
{
	const struct figures_line *most = dominant(t, t->tables->offices);
	if (!most)
		return;
	g_autofree char *share = percent(t, most->received, t->f->received);
	g_autofree char *count = number(t, most->received);
	say(t, 0.8 + 2.0 * most->received / t->f->received,
		_("Paling banyak menulis: %s, %s tiket (%s dari semua yang diterima)."), most->name,
		count, share);
}

static void on_reopened(struct talk *t)
{
	g_autofree char *count = number(t, t->f->reopened);
	if (t->f->reopened)
		say(t, 1 + 30.0 * t->f->reopened / MAX(t->f->received, 10),
			_("%s tiket dibuka kembali karena ternyata belum tuntas."), count);
}

static void on_incidents(struct talk *t)
{
	g_autofree char *count = number(t, t->f->incidents);
	if (t->f->incidents)
		say(t, 3 + t->f->incidents,
			_("Terjadi %s gangguan luas yang mengenai beberapa kantor sekaligus."),
			count);
}

static void on_ratings(struct talk *t)
{
	double index = figures_index(t->f);
	if (!t->f->rating_count) {
		say(t, 0.5, _("Belum ada penilaian dari pemohon."));
		return;
	}
	g_autofree char *figure = words_number(index, 2, t->settings->language);
	g_autofree char *count = number(t, t->f->rating_count);
	say(t, index < 76.61 ? 5 : 1.5, _("Indeks kepuasan %s (mutu %s) dari %s penilaian."),
		figure, figures_grade(index), count);
}

static gint by_weight(gconstpointer a, gconstpointer b)
{
	const struct remark *one = *(struct remark *const *)a, *other = *(struct remark *const *)b;
	if (one->weight != other->weight)
		return one->weight < other->weight ? 1 : -1;
	return (int)one->order - (int)other->order;
}

GPtrArray *trend_highlights(const struct figures *figures, const struct figures_tables *tables,
	const struct trend *trend, const struct settings *settings)
{
	enum { SENTENCES = 3 };
	struct talk t = {
		.f = figures, .before = trend->before, .tables = tables, .settings = settings
	};
	t.remarks = g_ptr_array_new_with_free_func(remark_free);
	on_achievement(&t);
	on_received(&t);
	on_backlog(&t);
	on_timeliness(&t);
	on_service(&t);
	on_office(&t);
	on_reopened(&t);
	on_incidents(&t);
	on_ratings(&t);
	g_ptr_array_sort(t.remarks, by_weight);
	GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < t.remarks->len && i < SENTENCES; i++) {
		struct remark *remark = t.remarks->pdata[i];
		g_ptr_array_add(sentences, g_steal_pointer(&remark->text));
	}
	g_ptr_array_unref(t.remarks);
	return sentences;
}
