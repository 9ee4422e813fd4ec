/*
 * year_desk: a working year of the whole desk (life.h), and a table of what it came to. Fails where
 * something was broken, never for a figure.
 */
#include "tests/year/life_figures.h"

#include <json-glib/json-glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static double percent(gint64 part, gint64 whole)
{
	return whole ? 100.0 * part / whole : 0;
}

static void print_work(const struct life_figures *f)
{
	printf("  mails taken in        %6d", (int)f->mails);
	for (int i = 0; i < OUTCOME_COUNT; i++)
		printf("%s %d %s", i ? "," : ":", (int)f->outcomes[i], outcome_word(i));
	printf("\n  tickets               %6d: %d complaints, %d requests; %d merged, %d open at "
	       "the "
	       "end\n",
		(int)f->tickets, (int)f->complaints, (int)f->requests, (int)f->merged,
		(int)f->open);
	printf("  incidents             %6d, of %d tickets\n", (int)f->incidents,
		(int)f->in_incidents);
	printf("  response              %6.1f working hours in the middle, %.1f for nine of ten; "
	       "%.1f %% on time\n",
		f->response.median, f->response.ninety,
		percent(f->responded_on_time, f->responded));
	printf("  resolution            %6.1f working hours in the middle, %.1f for nine of ten; "
	       "%.1f %% on time\n",
		f->resolution.median, f->resolution.ninety, percent(f->on_time, f->approved));
	printf("  clock                 %6d reminders, %d passed on, %d escalations\n",
		(int)f->reminded, (int)f->passed, (int)f->escalated);
	printf("  people                %6d handed over, %d services corrected, %d reports sent "
	       "back, %d reopened\n",
		(int)f->handed_over, (int)f->corrected, (int)f->sent_back, (int)f->reopened);
	printf("  leaves                %6d by CUTI, %d from automatic answers\n", (int)f->leaves,
		(int)f->automatic_leaves);
	printf("  ratings               %6d, index %.1f\n", (int)f->ratings, f->index);
	printf("  mails of the desk     %6d, %d of them rebuffs; most in a day: %d (%s)\n",
		f->outgoing, f->rebuffs, f->most_in_a_day, f->most_who);
}

static void print_spread(const struct life_figures *f)
{
	printf("\n  %-14s %6s %8s %6s %8s %7s %6s %8s\n", "section", "people", "tickets", "load",
		"busiest", "median", "ratio", "per day");
	for (guint i = 0; i < G_N_ELEMENTS(f->sections); i++) {
		const struct life_spread *one = &f->sections[i];
		printf("  %-14s %6d %8d %6d %8d %7d %6.3f %8.3f\n", one->section, one->technicians,
			one->tickets, one->load, one->busiest, one->median, one->ratio,
			one->per_day);
	}
}

static const char *const slots[] = { "first quarter", "second", "third", "last quarter", "year" };

static void print_routing(const struct life_figures *f)
{
	printf("\n  %-14s %8s %10s %10s\n", "letters of", "letters", "service", "section");
	for (guint i = 0; i < G_N_ELEMENTS(slots); i++)
		printf("  %-14s %8d %8.1f %% %8.1f %%\n", slots[i], f->letters[i],
			percent(f->services[i], f->letters[i]), percent(f->near[i], f->letters[i]));
}

static void print_table(const struct life_figures *f, double seconds)
{
	print_work(f);
	print_spread(f);
	print_routing(f);
	printf("\n  %d of %d monthly balances close; the history is %s; %u breaches\n", f->balanced,
		f->months, f->chain_whole ? "whole" : "BROKEN", f->breaches);
	printf("  %d of %d workbooks that were sent come out with the same bytes now\n", f->rebuilt,
		f->sent);
	printf("  %.1f s, %.0f MB\n", seconds, f->megabytes);
}

static void add(JsonBuilder *json, const char *name, double value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_double_value(json, value);
}

static void add_work(JsonBuilder *json, const struct life_figures *f)
{
	const struct {
		const char *name;
		double value;
	} rows[] = {
		{ "mails", f->mails },
		{ "tickets", f->tickets },
		{ "complaints", f->complaints },
		{ "requests", f->requests },
		{ "merged", f->merged },
		{ "open", f->open },
		{ "incidents", f->incidents },
		{ "in_incidents", f->in_incidents },
		{ "response_median_hours", f->response.median },
		{ "response_ninety_hours", f->response.ninety },
		{ "response_on_time_percent", percent(f->responded_on_time, f->responded) },
		{ "resolution_median_hours", f->resolution.median },
		{ "resolution_ninety_hours", f->resolution.ninety },
		{ "on_time_percent", percent(f->on_time, f->approved) },
		{ "reminders", f->reminded },
		{ "passed_on", f->passed },
		{ "escalations", f->escalated },
		{ "handed_over", f->handed_over },
		{ "corrected", f->corrected },
		{ "sent_back", f->sent_back },
		{ "reopened", f->reopened },
		{ "leaves", f->leaves },
		{ "automatic_leaves", f->automatic_leaves },
		{ "ratings", f->ratings },
		{ "index", f->index },
		{ "outgoing", f->outgoing },
		{ "rebuffs", f->rebuffs },
		{ "most_in_a_day", f->most_in_a_day },
		{ "months", f->months },
		{ "months_balanced", f->balanced },
		{ "workbooks_sent", f->sent },
		{ "workbooks_rebuilt", f->rebuilt },
		{ "history_whole", f->chain_whole },
		{ "breaches", f->breaches },
		{ "megabytes", f->megabytes },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		add(json, rows[i].name, rows[i].value);
}

static void add_lists(JsonBuilder *json, const struct life_figures *f)
{
	json_builder_set_member_name(json, "sections");
	json_builder_begin_object(json);
	for (guint i = 0; i < G_N_ELEMENTS(f->sections); i++) {
		const struct life_spread *one = &f->sections[i];
		json_builder_set_member_name(json, one->section);
		json_builder_begin_object(json);
		add(json, "technicians", one->technicians);
		add(json, "tickets", one->tickets);
		add(json, "load", one->load);
		add(json, "busiest", one->busiest);
		add(json, "median", one->median);
		add(json, "ratio", one->ratio);
		add(json, "ratio_per_day", one->per_day);
		json_builder_end_object(json);
	}
	json_builder_end_object(json);
	json_builder_set_member_name(json, "routing");
	json_builder_begin_object(json);
	for (guint i = 0; i < G_N_ELEMENTS(slots); i++) {
		json_builder_set_member_name(json, slots[i]);
		json_builder_begin_object(json);
		add(json, "letters", f->letters[i]);
		add(json, "service_percent", percent(f->services[i], f->letters[i]));
		add(json, "section_percent", percent(f->near[i], f->letters[i]));
		json_builder_end_object(json);
	}
	json_builder_end_object(json);
}

static void print_json(const struct life_figures *f, double seconds)
{
	g_autoptr(JsonBuilder) json = json_builder_new();
	json_builder_begin_object(json);
	add_work(json, f);
	add_lists(json, f);
	add(json, "seconds", seconds);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	g_autofree char *text = json_to_string(root, TRUE);
	puts(text);
}

static gboolean is_sound(struct life *life, const struct life_figures *f)
{
	const GPtrArray *breaches = watch_breaches(life_watch(life));
	for (guint i = 0; i < MIN(breaches->len, 20); i++)
		fprintf(stderr, "year_desk: %s\n", (const char *)breaches->pdata[i]);
	return f->breaches == 0 && f->chain_whole && f->balanced == f->months &&
	       f->rebuilt == f->sent;
}

/* Database, settings and key of the desk, for whoever wants to look at it with its programs. */
static void keep(struct life *life, const char *folder)
{
	static const char *const files[] = { "desktik.conf", "key" };
	const struct regency *r = life_regency(life);
	g_autofree char *database = g_build_filename(folder, "desk.db", NULL);
	g_autoptr(GError) error = NULL;
	g_mkdir_with_parents(folder, 0755);
	g_unlink(database);
	db_run(r->db, "VACUUM INTO ?", "s", database);
	db_ok(r->db, &error);
	for (guint i = 0; !error && i < G_N_ELEMENTS(files); i++) {
		g_autofree char *from = g_build_filename(r->folder, files[i], NULL);
		g_autofree char *to = g_build_filename(folder, files[i], NULL);
		g_autofree char *bytes = NULL;
		gsize size;
		if (g_file_get_contents(from, &bytes, &size, &error))
			g_file_set_contents_full(
				to, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
	}
	if (error)
		fprintf(stderr, "year_desk: %s\n", error->message);
}

int main(int argc, char **argv)
{
	g_autofree char *folder = NULL;
	gboolean json = FALSE;
	int letters = 1600, seed = 1, weeks = 0;
	GOptionEntry entries[] = {
		{ "letters", 0, 0, G_OPTION_ARG_INT, &letters, "How many letters", "N" },
		{ "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another year", "N" },
		{ "weeks", 0, 0, G_OPTION_ARG_INT, &weeks, "Only so many, from January on", "N" },
		{ "keep", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Keep the desk there", "FOLDER" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON instead of a table", NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("- a year of the desk");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		fprintf(stderr, "year_desk: %s\n", error->message);
		return 2;
	}
	struct life_options options = {
		.seed = seed, .weeks = weeks, .letters = letters, .look_every = 250
	};
	struct life *life = life_new(&options);
	struct life_figures figures;
	g_autoptr(GTimer) timer = g_timer_new();
	life_run(life);
	life_measure(life, &figures);
	(json ? print_json : print_table)(&figures, g_timer_elapsed(timer, NULL));
	gboolean sound = is_sound(life, &figures);
	if (folder)
		keep(life, folder);
	life_free(life);
	return sound ? 0 : 1;
}
