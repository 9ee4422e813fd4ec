/* Officials move: who is the same person, and what becomes of tickets, mails and history. */
#include "desk/staff.h"
#include "desk/words.h"
#include "tests/unit/desk.h"
#include "tests/unit/folder.h"

#include <string.h>

#define NEW_TONO "tono@tik.example,Baru Rekaan,,teknisi,Jaringan\n"

static void a_name_may_be_written_otherwise(void)
{
	static const struct {
		const char *one, *other;
	} same[] = { { "Budi Contohno", "budi contohno" }, { "Budi Contohno", "Budi Contohnoo" },
		{ "Budi Contohno", "Budi Cntohno" }, { "Budi Contohno", "Bodi Contohno" },
		{ "Budi Contohno", "Budi C." }, { "Budi Contohno", "B. Contohno" },
		{ "Drs. Budi Contohno, M.Si.", "Budi Contohno, S.Kom., M.Si." },
		{ "Budi Contohno", "H. Budi Rekayasa Contohno" }, { "Budi", "Budi Contohno" } };
	static const struct {
		const char *one, *other;
	} others[] = { { "Budi Contohno", "Sari Rekaan" }, { "Budi Contohno", "Budi Rekaan" },
		{ "Ani Contoh", "Adi Contoh" }, { "Budi Contohno", "Contohno Budi Sari" },
		{ "Budi Contohno", "" }, { "Siti Contoh", "Beni Contoh" } };
	for (guint i = 0; i < G_N_ELEMENTS(same); i++) {
		g_test_message("%s / %s", same[i].one, same[i].other);
		g_assert_true(staff_is_same(same[i].one, "", same[i].other, ""));
		g_assert_true(staff_is_same(same[i].other, "1", same[i].one, "2"));
	}
	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		g_test_message("%s / %s", others[i].one, others[i].other);
		g_assert_false(staff_is_same(others[i].one, "", others[i].other, ""));
		g_assert_false(staff_is_same(others[i].other, "1", others[i].one, "2"));
		g_assert_true(staff_is_same(others[i].one, "19 99", others[i].other, "1999"));
	}
}

static void the_day_before_is_in_the_month_or_year_before(void)
{
	static const char *const days[][2] = { { "2026-11-24", "2026-11-23" },
		{ "2026-12-01", "2026-11-30" }, { "2027-01-01", "2026-12-31" },
		{ "2028-03-01", "2028-02-29" } };
	for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
		g_autofree char *before = staff_day_before(days[i][0]);
		g_assert_cmpstr(before, ==, days[i][1]);
	}
}

static void an_old_ticket_shows_the_old_official(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	gint64 old = desk_ticket(o)->assignee_id;
	o->now += DAY;
	desk_import_staff(o, NEW_TONO STAFF_OTHERS);
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->assignee_id, ==, old);
	g_assert_cmpstr(t->assignee_name, ==, "Tono Contoh");
	g_autoptr(GPtrArray) events = event_list(o->db, t->id);
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		if (strcmp(event->actor, TONO) == 0)
			g_assert_cmpstr(event->actor_name, ==, "Tono Contoh");
	}
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void new_work_goes_to_the_successor(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	gint64 old = desk_ticket(o)->assignee_id;
	o->now += DAY;
	desk_import_staff(o, NEW_TONO STAFF_LEADERS);
	const struct decision *d = HEAR(RINI, "internet mati lagi di ruang lain");
	g_assert_cmpint(d->ticket->assignee_id, !=, old);
	g_assert_cmpstr(d->ticket->assignee_name, ==, "Baru Rekaan");
}

/* The token proves the address, which is the office's; the record names who has it now. */
static void the_successor_answers_what_the_one_before_was_sent(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	gint64 report = desk_shown(o, desk_ticket(o));
	const char *copy = desk_reply_to(o, TOKEN_APPROVAL, report, LINA);
	o->now += DAY;
	desk_import_staff(o, STAFF_TONO "lina@tik.example,Kepala Baru,,pimpinan,\n"
					"opi@tik.example,Opi Contoh,,operator,\n");
	HEAR(LINA, "SETUJU", .subject = "Re: [" NUMBER "] wifi mati", .to = copy);
	assert_status(SELESAI);
	const struct event *event = o->last->events->pdata[0];
	g_assert_cmpstr(event->actor_name, ==, "Kepala Baru");
	g_assert_cmpstr(event->proof, ==, "token");
}

static void who_left_has_no_say_any_more(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	const char *copy = desk_reply_to(o, TOKEN_TECHNICIAN, 1, TONO);
	o->now += DAY;
	desk_import_staff(o, STAFF_OTHERS);
	HEAR(TONO, "SELESAI beres", .subject = "Re: [" NUMBER "] wifi mati", .to = copy);
	assert_status(DIKERJAKAN);
}

static guint orphans(struct desk *o)
{
	g_autofree char *today = desk_today(o);
	g_autoptr(GPtrArray) tickets = directory_orphans(o->db, today);
	return tickets->len;
}

static void open_work_of_somebody_who_left_is_an_orphan(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		enum status status;
		guint orphans;
	} cases[] = { { STATUS_BARU, 1 }, { STATUS_DIKERJAKAN, 1 }, { STATUS_MENUNGGU, 1 },
		{ STATUS_TINDAK_LANJUT, 0 }, { STATUS_SELESAI, 0 }, { STATUS_DITOLAK, 0 } };
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		desk_reach(o, cases[i].status);
		g_assert_cmpuint(orphans(o), ==, 0);
		o->now += DAY;
		desk_import_staff(o, STAFF_OTHERS);
		g_assert_cmpuint(orphans(o), ==, cases[i].orphans);
	}
}

static void a_report_to_mend_is_an_orphan_too(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "REVISI tulis nomor seri");
	o->now += DAY;
	desk_import_staff(o, STAFF_OTHERS);
	g_assert_cmpuint(orphans(o), ==, 1);
}

static void work_of_a_technician_who_became_a_leader_is_an_orphan(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,pimpinan,\n" STAFF_OTHERS);
	g_assert_cmpuint(orphans(o), ==, 1);
}

/* The successor has the mailbox, but nobody has said that the work is the successor's. */
static void work_does_not_pass_on_with_the_address(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now += DAY;
	desk_import_staff(o, NEW_TONO STAFF_OTHERS);
	g_assert_cmpuint(orphans(o), ==, 1);
}

static void the_import_names_the_orphans(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	desk_reach(o, STATUS_DIKERJAKAN);
	g_autofree char *path =
		folder_put(o->folder, "petugas.csv", "email,nama,nip,peran,seksi\n" STAFF_OTHERS);
	struct directory_files files = { .staff = path };
	directory_import(o->db, &files, "2026-11-24", warnings, &error);
	g_assert_no_error(error);
	gboolean named = FALSE;
	for (guint i = 0; i < warnings->len; i++)
		named |= strstr(warnings->pdata[i], "Tono Contoh") &&
			 strstr(warnings->pdata[i], NUMBER);
	g_assert_true(named);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func(
		"/succession/a_name_may_be_written_otherwise", a_name_may_be_written_otherwise);
	g_test_add_func("/succession/the_day_before_is_in_the_month_or_year_before",
		the_day_before_is_in_the_month_or_year_before);
#define TEST(name)                                                                                 \
	g_test_add("/succession/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(an_old_ticket_shows_the_old_official);
	TEST(new_work_goes_to_the_successor);
	TEST(the_successor_answers_what_the_one_before_was_sent);
	TEST(who_left_has_no_say_any_more);
	TEST(open_work_of_somebody_who_left_is_an_orphan);
	TEST(a_report_to_mend_is_an_orphan_too);
	TEST(work_of_a_technician_who_became_a_leader_is_an_orphan);
	TEST(work_does_not_pass_on_with_the_address);
	TEST(the_import_names_the_orphans);
	return g_test_run();
}
