/*
 * year_routing: how well the desk finds the service of labelled letters (letters.h), letter after
 * letter as an office would send them, while technicians and the operator correct what went wrong.
 * For people to judge: nothing here fails for a figure.
 */
#include "tests/year/regency.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 500

struct tally {
	int letters, services, sections;
};

struct run {
	struct regency *r;
	GArray *blocks; /* struct tally */
	struct tally all, registers[REGISTER_COUNT];
	struct tally first_sight;	     /* situations that the first half did not have */
	struct tally named, unnamed, misled; /* by keywords of the label's and of other services */
	int no_ticket, handed_over, set_by_operator;
	double seconds;
};

static void count(struct tally *tally, gboolean service, gboolean section)
{
	tally->letters++;
	tally->services += service;
	tally->sections += section;
}

static gboolean has_word(const char *text, const char *word)
{
	gsize length = strlen(word);
	for (const char *at = text; (at = strstr(at, word)); at++)
		if ((at == text || !g_ascii_isalnum(at[-1])) && !g_ascii_isalnum(at[length]))
			return TRUE;
	return FALSE;
}

static gboolean names_keyword(const char *keywords, const char *text)
{
	g_auto(GStrv) words = g_strsplit(keywords, ",", -1);
	for (char **word = words; *word; word++)
		if (has_word(text, g_strstrip(*word)))
			return TRUE;
	return FALSE;
}

/* Does the letter name a keyword of its own service, does it name one of another? */
static void count_keywords(
	struct run *run, const struct letter *letter, gboolean service, gboolean section)
{
	g_autofree char *whole = g_strconcat(letter->subject, "\n", letter->text, NULL);
	g_autofree char *text = g_utf8_strdown(whole, -1);
	gboolean own = FALSE, others = FALSE;
	g_autoptr(GPtrArray) services = directory_services(run->r->db);
	for (guint i = 0; i < services->len; i++) {
		const struct service *one = services->pdata[i];
		if (names_keyword(one->keywords, text))
			*(strcmp(one->code, letter->service) == 0 ? &own : &others) = TRUE;
	}
	count(own ? &run->named : &run->unnamed, service, section);
	if (!own && others)
		count(&run->misled, service, section);
}

static struct tally *block_of(struct run *run)
{
	guint index = run->all.letters / BLOCK;
	if (index == run->blocks->len)
		g_array_set_size(run->blocks, index + 1);
	return &g_array_index(run->blocks, struct tally, index);
}

static void judge(struct run *run, const struct letter *letter, const struct ticket *ticket,
	const char *section)
{
	gboolean right = strcmp(ticket->service_code, letter->service) == 0;
	gboolean near = section_is(ticket->section, section);
	count(block_of(run), right, near);
	count(&run->all, right, near);
	count(&run->registers[letter->which], right, near);
	if (letter->late)
		count(&run->first_sight, right, near);
	count_keywords(run, letter, right, near);
}

/* The technician who got what is not of the section hands it over. */
static void hand_over(struct run *run, gint64 id, const char *assignee, const char *section)
{
	g_autofree char *text =
		g_strdup_printf("ALIHKAN ke seksi %s: ini urusan seksi %s", section, section);
	regency_answer(run->r, assignee, id, text);
	run->handed_over++;
}

/* The work that follows is short: the letter's ticket does not stay open. */
static void work_off(struct run *run, gint64 id)
{
	g_autoptr(ticket_auto) ticket = ticket_load(run->r->db, id);
	regency_answer(run->r, ticket->assignee, id, "TERIMA");
	regency_answer(run->r, ticket->assignee, id, "SELESAI sudah diperiksa dan dibereskan");
	regency_answer(run->r, regency_leaders[0], id, "SETUJU");
}

static void follow(struct run *run, const struct letter *letter, gint64 id)
{
	g_autoptr(ticket_auto) ticket = ticket_load(run->r->db, id);
	g_autofree char *section = db_text(
		run->r->db, "SELECT section FROM service WHERE code = ?", "s", letter->service);
	judge(run, letter, ticket, section);
	if (!section_is(ticket->section, section)) {
		hand_over(run, id, ticket->assignee, section);
		ticket_free(g_steal_pointer(&ticket));
		ticket = ticket_load(run->r->db, id);
	}
	if (strcmp(ticket->service_code, letter->service) != 0) {
		regency_set_service(run->r, ticket, letter->service);
		run->set_by_operator++;
	}
	work_off(run, id);
}

static void one_letter(struct run *run, gboolean with_late)
{
	struct regency *r = run->r;
	regency_pass(r, g_rand_int_range(r->random, 1, 30 * 60));
	const struct regency_person *person = regency_somebody(r);
	struct letter letter = regency_letter(r, person, with_late);
	struct regency_mail mail = { .from = person->address,
		.from_name = person->name,
		.subject = letter.subject,
		.text = letter.text };
	struct intake_result result = regency_take(r, &mail);
	if (result.outcome == OUTCOME_TICKET)
		follow(run, &letter,
			db_int(r->db, "SELECT ticket_id FROM mail WHERE id = ?", "i",
				result.mail_id));
	else
		run->no_ticket++;
	letter_clear(&letter);
}

static double percent(int part, int whole)
{
	return whole ? 100.0 * part / whole : 0;
}

static void print_row(const char *name, const struct tally *tally)
{
	printf("  %-38s %6d  %6.1f %%  %6.1f %%\n", name, tally->letters,
		percent(tally->services, tally->letters), percent(tally->sections, tally->letters));
}

static void print_table(const struct run *run)
{
	printf("  %-38s %6s  %8s  %8s\n", "", "letters", "service", "section");
	for (guint i = 0; i < run->blocks->len; i++) {
		g_autofree char *name = g_strdup_printf("letters %u to %u", i * BLOCK + 1,
			MIN((i + 1) * BLOCK, (guint)run->all.letters));
		print_row(name, &g_array_index(run->blocks, struct tally, i));
	}
	for (int i = 0; i < REGISTER_COUNT; i++)
		print_row(register_name(i), &run->registers[i]);
	print_row("with a keyword of their service", &run->named);
	print_row("without one", &run->unnamed);
	print_row("  and with one of another service", &run->misled);
	print_row("situations new in the second half", &run->first_sight);
	print_row("all", &run->all);
	printf("  %d handed over to another section, %d to be set by the operator, %d opened no "
	       "ticket; %.1f s\n",
		run->handed_over, run->set_by_operator, run->no_ticket, run->seconds);
}

static void add_tally(JsonBuilder *json, const char *name, const struct tally *tally)
{
	if (name)
		json_builder_set_member_name(json, name);
	json_builder_begin_object(json);
	json_builder_set_member_name(json, "letters");
	json_builder_add_int_value(json, tally->letters);
	json_builder_set_member_name(json, "service_percent");
	json_builder_add_double_value(json, percent(tally->services, tally->letters));
	json_builder_set_member_name(json, "section_percent");
	json_builder_add_double_value(json, percent(tally->sections, tally->letters));
	json_builder_end_object(json);
}

static void add_int(JsonBuilder *json, const char *name, int value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_int_value(json, value);
}

static void print_json(const struct run *run)
{
	g_autoptr(JsonBuilder) json = json_builder_new();
	json_builder_begin_object(json);
	json_builder_set_member_name(json, "blocks");
	json_builder_begin_array(json);
	for (guint i = 0; i < run->blocks->len; i++)
		add_tally(json, NULL, &g_array_index(run->blocks, struct tally, i));
	json_builder_end_array(json);
	for (int i = 0; i < REGISTER_COUNT; i++)
		add_tally(json, register_name(i), &run->registers[i]);
	add_tally(json, "with_keyword", &run->named);
	add_tally(json, "without_keyword", &run->unnamed);
	add_tally(json, "misleading_keyword", &run->misled);
	add_tally(json, "new_situations", &run->first_sight);
	add_tally(json, "all", &run->all);
	add_int(json, "handed_over", run->handed_over);
	add_int(json, "set_by_operator", run->set_by_operator);
	add_int(json, "no_ticket", run->no_ticket);
	json_builder_set_member_name(json, "seconds");
	json_builder_add_double_value(json, run->seconds);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	g_autofree char *text = json_to_string(root, TRUE);
	puts(text);
}

int main(int argc, char **argv)
{
	gboolean json = FALSE;
	int letters = 2000, seed = 1;
	GOptionEntry entries[] = {
		{ "letters", 0, 0, G_OPTION_ARG_INT, &letters, "How many letters", "N" },
		{ "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Other letters", "N" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON instead of a table", NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("- services of labelled letters");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		fprintf(stderr, "year_routing: %s\n", error->message);
		return 2;
	}
	struct run run = { .r = regency_new(seed),
		.blocks = g_array_new(FALSE, TRUE, sizeof(struct tally)) };
	g_autoptr(GTimer) timer = g_timer_new();
	for (int i = 0; i < letters; i++)
		one_letter(&run, i >= letters / 2);
	run.seconds = g_timer_elapsed(timer, NULL);
	(json ? print_json : print_table)(&run);
	g_array_unref(run.blocks);
	regency_free(run.r);
	return 0;
}
