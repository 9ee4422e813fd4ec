#include "web-status/chart.h"

#include "desk/texts.h"

#define WIDTH 720
#define HEIGHT 200
#define BASE 170 /* where the bars stand */
#define TOP 14

static void rect(struct html *h, const char *class, double x, double y, double width, double height)
{
	char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE],
		wide[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(left, sizeof left, "%.1f", x);
	g_ascii_formatd(top, sizeof top, "%.1f", y);
	g_ascii_formatd(wide, sizeof wide, "%.1f", width);
	g_ascii_formatd(high, sizeof high, "%.1f", height);
	html_void(h, "rect", "class", class, "x", left, "y", top, "width", wide, "height", high,
		"rx", "2", NULL);
}

static void label(struct html *h, const char *class, double x, double y, const char *text)
{
	char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(left, sizeof left, "%.1f", x);
	g_ascii_formatd(top, sizeof top, "%.1f", y);
	html_leaf(h, "text", text, "class", class, "x", left, "y", top, "text-anchor", "middle",
		NULL);
}

static char *day_of(const struct figures_week *week, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(week->from);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	return g_date_time_format(local, "%d/%m");
}

static void count_label(struct html *h, double x, double y, gint64 count)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, count);
	if (count)
		label(h, "count", x, y - 4, text);
}

void chart_weeks(struct html *h, const GPtrArray *weeks, GTimeZone *zone)
{
	gint64 most = 1, received = 0, done = 0;
	for (guint i = 0; i < weeks->len; i++) {
		const struct figures_week *week = weeks->pdata[i];
		most = MAX(most, MAX(week->received, week->done));
		received += week->received;
		done += week->done;
	}
	g_autofree char *words = g_strdup_printf(_("Dalam %u minggu: %" G_GINT64_FORMAT
						   " tiket masuk, %" G_GINT64_FORMAT " selesai."),
		weeks->len, received, done);
	html_open(h, "svg", "class", "weeks", "viewBox", "0 0 720 200", "role", "img", "aria-label",
		words, NULL);
	html_void(
		h, "line", "class", "axis", "x1", "0", "x2", "720", "y1", "170", "y2", "170", NULL);
	double step = (double)WIDTH / MAX(weeks->len, 1), bar = step * 0.32;
	for (guint i = 0; i < weeks->len; i++) {
		const struct figures_week *week = weeks->pdata[i];
		g_autofree char *day = day_of(week, zone);
		double middle = step * (i + 0.5), scale = (double)(BASE - TOP - 8) / most;
		rect(h, "in", middle - bar - 1, BASE - week->received * scale, bar,
			week->received * scale);
		rect(h, "done", middle + 1, BASE - week->done * scale, bar, week->done * scale);
		count_label(h, middle - bar / 2 - 1, BASE - week->received * scale, week->received);
		count_label(h, middle + bar / 2 + 1, BASE - week->done * scale, week->done);
		label(h, "day", middle, BASE + 20, day);
	}
	html_close(h);
	html_open(h, "p", "class", "legend", NULL);
	html_leaf(h, "span", _("masuk"), "class", "key in", NULL);
	html_text(h, " ");
	html_leaf(h, "span", _("selesai"), "class", "key done", NULL);
	html_textf(h, " – %s", words);
	html_close(h);
}

void chart_bars(struct html *h, const char *title, const GPtrArray *counts)
{
	gint64 most = 1;
	for (guint i = 0; i < counts->len; i++)
		most = MAX(most, ((const struct figures_count *)counts->pdata[i])->count);
	if (!counts->len)
		return;
	html_open(h, "section", "class", "card", NULL);
	html_leaf(h, "h2", title, NULL);
	html_open(h, "ul", "class", "bars", NULL);
	for (guint i = 0; i < counts->len; i++) {
		const struct figures_count *one = counts->pdata[i];
		g_autofree char *wide = g_strdup_printf("%d%%", (int)(100 * one->count / most));
		html_open(h, "li", NULL);
		html_leaf(h, "span", one->name, "class", "name", NULL);
		html_open(h, "span", "class", "value", NULL);
		html_textf(h, "%" G_GINT64_FORMAT, one->count);
		html_close(h);
		html_open(h, "svg", "class", "bar", "aria-hidden", "true", NULL);
		html_void(h, "rect", "class", "rail", "width", "100%", "height", "8", "rx", "4",
			NULL);
		html_void(h, "rect", "class", "in", "width", wide, "height", "8", "rx", "4", NULL);
		html_close(h);
		html_close(h);
	}
	html_close(h);
	html_close(h);
}
