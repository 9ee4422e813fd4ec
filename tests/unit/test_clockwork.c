/* clockwork: what the clock brings is written down and mailed, together and once. */
#include "gateway/clockwork.h"
#include "desk/outbox.h"
#include "tests/unit/office.h"

#include <string.h>

static void be_quiet(const char *line)
{
	g_test_message("%s", line);
}

static void run_at(struct office_fixture *o, gint64 at)
{
	g_autoptr(GError) error = NULL;
	o->now = at;
	clockwork_run(&o->intake, o->now, -1, be_quiet, &error);
	g_assert_no_error(error);
}

static gint64 mails(struct office_fixture *o, const char *kind)
{
	return db_int(o->db, "SELECT count(*) FROM outbox WHERE template = ?", "s", kind);
}

static gint64 events(struct office_fixture *o, const char *kind)
{
	return db_int(o->db, "SELECT count(*) FROM event WHERE kind = ?", "s", kind);
}

static void a_reminder_is_mailed_and_recorded_once(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	office_answer(o, TONO, "TERIMA");
	/* Eight hours of work from Tuesday 09.01 on: three quarters at 15.01. */
	run_at(o, NOW + 6 * 3600 + 120);
	g_assert_cmpint(mails(o, "reminder"), ==, 1);
	g_assert_cmpint(events(o, EVENT_REMINDED), ==, 1);
	run_at(o, o->now + 60);
	g_assert_cmpint(mails(o, "reminder"), ==, 1);
	g_assert_cmpint(event_verify(o->db), ==, 0);
	g_autoptr(outbox_row_auto) mail = office_mail_to(o, TONO, "reminder");
	g_assert_cmpstr(mail->ticket, ==, "TIK-2026-000001");
}

static void the_list_of_the_morning_can_be_approved(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
	g_autoptr(outbox_row_auto) own = office_mail_to(o, LINA, "approval");
	outbox_sent(o->db, own->id, o->now);
	run_at(o, NOW + 24 * 3600);
	g_assert_cmpint(mails(o, "approvals"), ==, 1);
	g_assert_cmpint(mails(o, "morning"), ==, 0);
	run_at(o, NOW + 25 * 3600);
	g_assert_cmpint(mails(o, "approvals"), ==, 1);
	g_autofree char *to = office_reply_address(o, LINA);
	g_assert_nonnull(strstr(to, "+desk.s1."));
	office_answer(o, LINA, "SETUJU SEMUA");
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	g_assert_cmpint(ticket->status, ==, STATUS_SELESAI);
	g_assert_cmpint(mails(o, "approved"), ==, 1);
	g_assert_cmpint(mails(o, "done"), ==, 1);
}

static void many_mails_go_in_several_transactions(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < 45; i++)
		office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	/* Nobody accepts, and there is nobody else: the leader is asked about each, once. */
	run_at(o, o->now + 24 * 3600);
	g_assert_cmpint(mails(o, "escalation"), ==, 45);
	g_assert_cmpint(events(o, EVENT_ESCALATED), ==, 45);
	g_assert_cmpint(mails(o, "morning"), ==, 1);
	run_at(o, o->now + 3600);
	g_assert_cmpint(mails(o, "morning"), ==, 1);
}

static void leave_is_confirmed_and_taken_back_by_mail(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, TONO, NULL, "cuti", "CUTI 1-5 Desember 2026");
	g_assert_cmpint(mails(o, "confirm"), ==, 1);
	office_answer(o, TONO, "YA");
	g_assert_cmpint(mails(o, "leave"), ==, 1);
	g_autoptr(GPtrArray) leaves = leave_list(o->db, 0, "2026-11-24");
	g_assert_cmpuint(leaves->len, ==, 1);
	office_answer(o, TONO, "BATAL");
	g_autoptr(GPtrArray) left = leave_list(o->db, 0, "2026-11-24");
	g_assert_cmpuint(left->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/clockwork/" #name, struct office_fixture, NULL, office_set_up, name,          \
		office_tear_down)
	TEST(a_reminder_is_mailed_and_recorded_once);
	TEST(the_list_of_the_morning_can_be_approved);
	TEST(many_mails_go_in_several_transactions);
	TEST(leave_is_confirmed_and_taken_back_by_mail);
	return g_test_run();
}
