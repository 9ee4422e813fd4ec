#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS_MIN 5
#define TURN_MICROSECONDS                                                                          \
	2000 /* the shortest turn: the clock and its call are nothing beside it                    \
	      */

static double run_for(const struct bench_row *row, guint times)
{
	gint64 start = g_get_monotonic_time();
	for (guint i = 0; i < times; i++)
		row->run(row->data);
	return (double)(g_get_monotonic_time() - start) / times;
}

/* How often it runs in one turn. Warms up what is made once, too. */
static guint times_of(const struct bench_row *row)
{
	row->run(row->data);
	guint times = 1;
	while (run_for(row, times) * times < TURN_MICROSECONDS)
		times *= 2;
	return times;
}

static int by_value(gconstpointer a, gconstpointer b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static struct bench_spread spread_of(GArray *values)
{
	g_array_sort(values, by_value);
#define AT(percent) g_array_index(values, double, (values->len - 1) * (percent) / 100)
	return (struct bench_spread){ .p10 = AT(10), .median = AT(50), .p90 = AT(90) };
#undef AT
}

static GArray **arrays_new(guint count)
{
	GArray **arrays = g_new0(GArray *, count);
	for (guint i = 0; i < count; i++)
		arrays[i] = g_array_new(FALSE, FALSE, sizeof(double));
	return arrays;
}

static void arrays_free(GArray **arrays, guint count)
{
	for (guint i = 0; i < count; i++)
		g_array_unref(arrays[i]);
	g_free(arrays);
}

void bench_time(struct bench_row *rows, guint count, double seconds)
{
	g_autofree guint *times = g_new0(guint, count);
	GArray **spent = arrays_new(count), **ratios = arrays_new(count);
	for (guint i = 0; i < count; i++)
		times[i] = times_of(&rows[i]);
	gint64 end = g_get_monotonic_time() + (gint64)(seconds * G_USEC_PER_SEC);
	guint rounds = 0;
	for (; rounds < ROUNDS_MIN || g_get_monotonic_time() < end; rounds++) {
		double first = 0;
		for (guint i = 0; i < count; i++) {
			double now = run_for(&rows[i], times[i]);
			first = i == 0 ? now : first;
			double ratio = now / first;
			g_array_append_val(spent[i], now);
			g_array_append_val(ratios[i], ratio);
		}
	}
	for (guint i = 0; i < count; i++) {
		rows[i].rounds = rounds;
		rows[i].microseconds = spread_of(spent[i]);
		rows[i].ratio = spread_of(ratios[i]);
	}
	arrays_free(spent, count);
	arrays_free(ratios, count);
}

/* VmHWM, not ru_maxrss: that of a new program begins with what its parent had. */
void bench_say_peak(void)
{
	g_autofree char *status = NULL;
	g_file_get_contents("/proc/self/status", &status, NULL, NULL);
	const char *line = status ? strstr(status, "VmHWM:") : NULL;
	printf("%lu\n", line ? strtoul(line + strlen("VmHWM:"), NULL, 10) * 1024 : 0);
}

gsize bench_peak(const char *const *arguments)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autofree char *out = NULL;
	g_autoptr(GError) error = NULL;
	int status;
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_ptr_array_add(argv, program);
	for (; *arguments; arguments++)
		g_ptr_array_add(argv, (char *)*arguments);
	g_ptr_array_add(argv, NULL);
	if (!g_spawn_sync(
		    NULL, (char **)argv->pdata, NULL, 0, NULL, NULL, &out, NULL, &status, &error) ||
		!g_spawn_check_wait_status(status, &error)) {
		fprintf(stderr, "bench: %s\n", error->message);
		exit(1);
	}
	return g_ascii_strtoull(out, NULL, 10);
}

static const char *verdict(double value, double goal)
{
	return goal == 0 ? "" : value <= goal ? " met" : " missed";
}

void bench_print_table(const struct bench_row *rows, guint count)
{
	printf("%-34s %10s %21s %8s %7s %13s %10s %7s   %s\n", "", "us", "p10 - p90", "MB/s",
		"x first", "p10 - p90", "peak KiB", "x size", "goals");
	for (guint i = 0; i < count; i++) {
		const struct bench_row *row = &rows[i];
		double memory = row->size ? (double)row->peak / row->size : 0;
		if (i == 0 || strcmp(row->work, rows[i - 1].work) != 0)
			printf("%s, %" G_GSIZE_FORMAT " bytes, %u rounds\n", row->work, row->size,
				row->rounds);
		printf("  %-32s %10.1f %10.1f -%9.1f %8.1f %7.2f %5.2f -%6.2f %10.0f %7.2f ",
			row->name, row->microseconds.median, row->microseconds.p10,
			row->microseconds.p90, row->size / row->microseconds.median,
			row->ratio.median, row->ratio.p10, row->ratio.p90, row->peak / 1024.0,
			memory);
		if (row->time_goal > 0)
			printf("  time %.1f%s", row->time_goal,
				verdict(row->ratio.median, row->time_goal));
		if (row->memory_goal > 0)
			printf("  memory %.1f%s", row->memory_goal,
				verdict(memory, row->memory_goal));
		if (row->peak_goal)
			printf("  peak %.0f KiB%s", row->peak_goal / 1024.0,
				verdict(row->peak, row->peak_goal));
		printf("\n");
	}
}

static void print_spread(const char *name, const struct bench_spread *spread)
{
	printf("\"%s\": {\"p10\": %.3f, \"median\": %.3f, \"p90\": %.3f}, ", name, spread->p10,
		spread->median, spread->p90);
}

void bench_print_json(const struct bench_row *rows, guint count)
{
	for (guint i = 0; i < count; i++) {
		const struct bench_row *row = &rows[i];
		printf("%s{\"work\": \"%s\", \"name\": \"%s\", \"bytes\": %" G_GSIZE_FORMAT
		       ", \"rounds\": %u, ",
			i ? ",\n " : "[", row->work, row->name, row->size, row->rounds);
		print_spread("microseconds", &row->microseconds);
		print_spread("ratio", &row->ratio);
		printf("\"time_goal\": %.1f, \"memory_goal\": %.1f, \"peak_goal\": %" G_GSIZE_FORMAT
		       ", \"peak_bytes\": %" G_GSIZE_FORMAT "}",
			row->time_goal, row->memory_goal, row->peak_goal, row->peak);
	}
	printf("]\n");
}
