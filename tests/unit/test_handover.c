/* handover: "ke budi: kabel bukan urusan kami", to whom and why. */
#include "desk/handover.h"

#include <string.h>

static struct person people[] = {
	{ .id = 1,
		.email = (char *)"tono@tik.example",
		.name = (char *)"Tono Contoh",
		.section = (char *)"Jaringan" },
	{ .id = 2,
		.email = (char *)"sari.m@tik.example",
		.name = (char *)"Sari Misal, S.Kom.",
		.section = (char *)"Jaringan" },
	{ .id = 3,
		.email = (char *)"wahyu@tik.example",
		.name = (char *)"Wahyu Umpama",
		.section = (char *)"Aplikasi" },
	{ .id = 4,
		.email = (char *)"budi@tik.example",
		.name = (char *)"Budi Rekaan",
		.section = (char *)"Aplikasi" },
	{ .id = 5,
		.email = (char *)"budi.dua@tik.example",
		.name = (char *)"Budi Santoso",
		.section = (char *)"Persandian" },
};

static struct workload loads[G_N_ELEMENTS(people)];

struct fixture {
	struct situation situation;
	struct ticket ticket; /* Tono's */
};

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	o->situation.technicians = g_ptr_array_new();
	for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
		loads[i] = (struct workload){
			.person = &people[i], .load = i == 2 ? 5 : 1, .last_assigned = i
		};
		g_ptr_array_add(o->situation.technicians, &loads[i]);
	}
	o->ticket.assignee_id = 1;
	o->ticket.requester = (char *)"rini@dinkes.example";
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_ptr_array_unref(o->situation.technicians);
}

static void what_people_write_is_understood(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *argument, *email, *reason;
	} rows[] = {
		{ "ke sari: besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "sari: besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "SARI : besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "kepada Sari Misal, S.Kom.: besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "kepada Sari Misal: besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "ke sari, alasannya: besok cuti", "sari.m@tik.example", "alasannya: besok cuti" },
		{ "kpd bu sari, besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "ke mbak sari - besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "ke sari – besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "ke sari karena besok cuti", "sari.m@tik.example", "karena besok cuti" },
		{ "ke sari\nbesok cuti\nterima kasih", "sari.m@tik.example",
			"besok cuti\nterima kasih" },
		{ "ke sari.m@tik.example: besok cuti", "sari.m@tik.example", "besok cuti" },
		{ "Sari.M@tik.example: cuti", "sari.m@tik.example", "cuti" },
		{ "sari.m: cuti", "sari.m@tik.example", "cuti" },
		{ "ke budi santoso: kunci sandi", "budi.dua@tik.example", "kunci sandi" },
		/* a section: its freest technician, not the one who has the ticket */
		{ "ke seksi aplikasi: situsnya", "budi@tik.example", "situsnya" },
		{ "ke Aplikasi: situsnya", "budi@tik.example", "situsnya" },
		{ "tim persandian: kunci sandi", "budi.dua@tik.example", "kunci sandi" },
		{ "ke jaringan: saya cuti", "sari.m@tik.example", "saya cuti" },
		/* a reason with the same signs */
		{ "ke sari: kabel putus, lihat foto: 3", "sari.m@tik.example",
			"kabel putus, lihat foto: 3" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct handover to = { 0 };
		g_test_message("%s", rows[i].argument);
		g_autofree char *problem =
			handover_read(&o->situation, &o->ticket, rows[i].argument, &to);
		g_assert_cmpstr(problem, ==, NULL);
		g_assert_cmpstr(to.person->email, ==, rows[i].email);
		g_assert_cmpstr(to.reason, ==, rows[i].reason);
		handover_clear(&to);
	}
}

/* "I need help" and "this is theirs" are not the same. */
static void a_section_is_told_from_a_person(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *argument;
		gboolean section;
	} rows[] = {
		{ "ke seksi aplikasi: situsnya", TRUE },
		{ "ke Aplikasi: situsnya", TRUE },
		{ "tim persandian, kunci sandi", TRUE },
		{ "ke wahyu: tolong dibantu", FALSE },
		{ "ke sari, besok cuti", FALSE },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct handover to = { 0 };
		g_test_message("%s", rows[i].argument);
		g_autofree char *problem =
			handover_read(&o->situation, &o->ticket, rows[i].argument, &to);
		g_assert_cmpstr(problem, ==, NULL);
		g_assert_cmpint(to.section, ==, rows[i].section);
		handover_clear(&to);
	}
}

static void what_is_wrong_is_said_with_what_to_write(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *argument, *problem, *advice;
	} rows[] = {
		{ "ke joko: cuti", "\"joko\" bukan nama teknisi atau seksi",
			"Tono Contoh (Jaringan); Sari Misal, S.Kom. (Jaringan)" },
		{ "", "bukan nama teknisi atau seksi", "Contoh: ALIHKAN ke nama: alasan." },
		/* part of a word of a name is no name */
		{ "ke sar: cuti", "\"sar\" bukan nama", "Contoh:" },
		{ "ke ari: cuti", "\"ari\" bukan nama", "Contoh:" },
		{ "ke tik.example: cuti", "bukan nama", "Contoh:" },
		{ "ke sari", "Alasan belum ditulis", "Contoh:" },
		{ "ke seksi aplikasi", "Alasan belum ditulis", "Contoh:" },
		{ "ke tono: saya sendiri", "sudah dipegang Tono Contoh", "" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct handover to = { 0 };
		g_test_message("%s", rows[i].argument);
		g_autofree char *problem =
			handover_read(&o->situation, &o->ticket, rows[i].argument, &to);
		g_assert_nonnull(problem);
		g_test_message("%s", problem);
		g_assert_nonnull(strstr(problem, rows[i].problem));
		g_assert_nonnull(strstr(problem, rows[i].advice));
		g_assert_null(to.reason);
	}
}

static void a_name_that_fits_two_people_is_asked_back(struct fixture *o, gconstpointer data)
{
	(void)data;
	people[3].email = (char *)"b.rekaan@tik.example";
	struct handover to = { 0 };
	g_autofree char *problem = handover_read(&o->situation, &o->ticket, "ke budi: cuti", &to);
	people[3].email = (char *)"budi@tik.example";
	g_assert_nonnull(problem);
	g_assert_nonnull(strstr(problem, "\"budi\" cocok dengan lebih dari satu orang"));
	g_assert_nonnull(strstr(problem, "Budi Rekaan (Aplikasi); Budi Santoso (Persandian)"));
}

static void an_unassigned_ticket_can_go_to_anybody(struct fixture *o, gconstpointer data)
{
	(void)data;
	o->ticket.assignee_id = 0;
	struct handover to = { 0 };
	g_autofree char *problem =
		handover_read(&o->situation, &o->ticket, "ke jaringan: tolong", &to);
	g_assert_cmpstr(problem, ==, NULL);
	g_assert_cmpstr(to.person->email, ==, "tono@tik.example");
	handover_clear(&to);
}

static void who_asked_does_not_get_the_work(struct fixture *o, gconstpointer data)
{
	(void)data;
	o->ticket.assignee_id = 0;
	o->ticket.requester = (char *)"tono@tik.example";
	struct handover to = { 0 };
	g_autofree char *problem = handover_read(&o->situation, &o->ticket, "ke tono: tolong", &to);
	g_assert_nonnull(strstr(problem, "Tono Contoh adalah pemohon tiket ini"));
	g_autofree char *none =
		handover_read(&o->situation, &o->ticket, "ke jaringan: tolong", &to);
	g_assert_cmpstr(none, ==, NULL);
	g_assert_cmpstr(to.person->email, ==, "sari.m@tik.example");
	handover_clear(&to);
}

static void a_section_of_one_has_nobody_else(struct fixture *o, gconstpointer data)
{
	(void)data;
	o->ticket.assignee_id = 5;
	struct handover to = { 0 };
	g_autofree char *problem =
		handover_read(&o->situation, &o->ticket, "ke persandian: cuti", &to);
	g_assert_nonnull(problem);
	g_assert_null(to.person);
}

static void the_history_names_who_had_it_and_who_got_it(struct fixture *o, gconstpointer data)
{
	(void)o;
	(void)data;
	static const char *const texts[] = { "Dari Tono Contoh kepada Wahyu, S.Kom.: kabel: putus",
		"From Tono Contoh to Wahyu, S.Kom.: leave" };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *from = NULL;
		g_autofree char *to = NULL;
		g_assert_true(handover_names(texts[i], &from, &to));
		g_assert_cmpstr(from, ==, "Tono Contoh");
		g_assert_cmpstr(to, ==, "Wahyu, S.Kom.");
	}
	char *none = NULL;
	g_assert_false(handover_names("Dari Tono", &none, &none));
	g_assert_false(handover_names("Tono kepada Wahyu: cuti", &none, &none));
	g_assert_null(none);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/handover/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(what_people_write_is_understood);
	TEST(a_section_is_told_from_a_person);
	TEST(what_is_wrong_is_said_with_what_to_write);
	TEST(a_name_that_fits_two_people_is_asked_back);
	TEST(an_unassigned_ticket_can_go_to_anybody);
	TEST(who_asked_does_not_get_the_work);
	TEST(a_section_of_one_has_nobody_else);
	TEST(the_history_names_who_had_it_and_who_got_it);
	return g_test_run();
}
