/* What offices write, and when. */
#include "tests/year/life_parts.h"

#include <string.h>

void life_note_case(
	struct life *l, gint64 mail_id, const char *label, const char *text, gint64 repeats)
{
	struct db *db = l->r->db;
	struct life_case *one = g_new0(struct life_case, 1);
	one->ticket_id = db_int(db, "SELECT ticket_id FROM mail WHERE id = ?", "i", mail_id);
	g_autoptr(ticket_auto) ticket = ticket_load(db, one->ticket_id);
	one->service = label;
	one->section = db_text(db, "SELECT section FROM service WHERE code = ?", "s", label);
	one->opened_as = g_strdup(ticket->service_code);
	one->opened_in = g_strdup(ticket->section);
	one->opened_at = ticket->opened_at;
	one->letter = g_strdup(text);
	one->repeats = repeats;
	g_ptr_array_add(l->cases, one);
	g_hash_table_insert(l->by_ticket, &one->ticket_id, one);
}

static void send_letter(
	struct life *l, const struct regency_mail *mail, const char *label, gint64 repeats)
{
	struct intake_result result = life_take(l, mail);
	if (result.outcome == OUTCOME_TICKET)
		life_note_case(l, result.mail_id, label, mail->text, repeats);
	life_read_outbox(l);
}

static gboolean is_second_half(const struct life *l)
{
	return l->r->now - REGENCY_START > (l->end - REGENCY_START) / 2;
}

static void write_letter(struct life *l, const struct act *act)
{
	(void)act;
	const struct regency_person *person = regency_somebody(l->r);
	const struct regency_person *colleague =
		l->r->people->pdata[person->office * REGENCY_PEOPLE];
	struct letter letter = regency_letter(l->r, person, is_second_half(l));
	struct regency_mail mail = { .from = person->address,
		.from_name = person->name,
		.cc = chance(l->random, 0.1) ? colleague->address : NULL,
		.subject = letter.subject,
		.text = letter.text };
	send_letter(l, &mail, letter.service, 0);
	letter_clear(&letter);
}

/* In a letter of its own, because nobody has been there yet. */
void life_write_again(struct life *l, const struct act *act)
{
	const struct life_case *one = life_case_of(l, act->ticket_id);
	g_autofree char *text = g_strconcat(
		"Menyusulkan laporan kami kemarin, mohon segera.\n\n", one->letter, NULL);
	struct regency_mail mail = { .from = act->who, .subject = "menyusul", .text = text };
	send_letter(l, &mail, one->service, act->ticket_id);
}

/* ---- two disturbances of many offices ---- */

static const struct {
	const char *day, *time, *service;
	int offices, minutes;
	const char *texts[6];
} disasters[] = {
	{ "2026-05-20", "09.10", "JAR-01", 20, 60,
		{ "internet kantor mati total {sejak}",
			"Jaringan internet pada kantor kami mati sejak pagi sehingga pelayanan "
			"terhenti, mohon segera ditangani.",
			"pak internet di kantor kami putus semua, mohon dicek",
			"wifi kantor mati dari pagi min",
			"mas, internet kantor mati {sejak}, kabeh ora iso online",
			"lapor, koneksi internet satu kantor mati, loket antre" } },
	{ "2026-09-15", "10.05", "APL-01", 12, 50,
		{ "aplikasi SIPD tidak bisa dibuka, error terus",
			"Aplikasi SIPD tidak dapat dibuka sejak pagi, muncul pesan error. Mohon "
			"ditindaklanjuti.",
			"min sipd error tidak bisa dibuka",
			"pak aplikasi SIPD error lagi, gak bisa dibuka",
			"SIPD ora iso dibukak mas, error",
			"aplikasi sipd error 500 tidak bisa dibuka" } },
};

static void complain(struct life *l, const struct act *act)
{
	int which = act->text[0] - '0';
	const struct regency_person *person = l->r->people->pdata[act->ticket_id];
	const char *pattern = PICK(l->random, disasters[which].texts);
	g_autofree char *text = words_fill(l->random, pattern);
	struct regency_mail mail = { .from = person->address,
		.from_name = person->name,
		.subject = "lapor gangguan",
		.text = text };
	send_letter(l, &mail, disasters[which].service, 0);
}

static void plan_disaster(struct life *l, int which)
{
	gint64 day = calendar_day_begins(l->r->calendar, disasters[which].day);
	gint64 from = calendar_time_of_day(l->r->calendar, day, disasters[which].time);
	char mark[] = { '0' + which, '\0' };
	for (int i = 0; i < disasters[which].offices; i++) {
		int who = 2 * i * REGENCY_PEOPLE + g_rand_int_range(l->random, 0, REGENCY_PEOPLE);
		gint64 at =
			from + g_rand_int_range(l->random, 0, disasters[which].minutes * MINUTE);
		life_plan(l, at, complain, "", who, NULL, mark);
	}
}

/* Nine of ten in working time. */
static gint64 some_time(struct life *l)
{
	const struct calendar *calendar = l->r->calendar;
	gint64 all = calendar_working_seconds(calendar, REGENCY_START, l->end);
	gint64 at = calendar_add_working(
		calendar, REGENCY_START, g_rand_double_range(l->random, 0, all));
	return chance(l->random, 0.9) ? at : at + g_rand_int_range(l->random, 2, 15) * HOUR;
}

void life_plan_letters(struct life *l)
{
	for (int i = 0; i < l->options.letters; i++)
		life_plan(l, some_time(l), write_letter, "", 0, NULL, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(disasters); i++)
		plan_disaster(l, i);
}
