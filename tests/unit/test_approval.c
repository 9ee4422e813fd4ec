/* approval: SETUJU is for exactly what the leader was shown, and says so for ever. */
#include "desk/approval_content.h"
#include "desk/decide_set.h"
#include "desk/office.h"
#include "desk/texts.h"
#include "tests/unit/desk.h"

#include <string.h>

#define ABOUT "Re: [" NUMBER "] wifi mati"
#define DIGEST "3fa912bc0d4e77a1aabbccddeeff00112233445566778899aabbccddeeff0011"

static void write_in(char **member, const char *text)
{
	g_free(*member);
	*member = g_strdup(text);
}

static void the_digest_covers_all_that_is_shown(struct desk *o, gconstpointer data)
{
	(void)data;
	(void)o;
	g_autoptr(ticket_auto) t = ticket_new();
	struct event report = {
		.text = (char *)"kabel", .actor = (char *)TONO, .actor_name = (char *)"Tono"
	};
	g_autoptr(GHashTable) digests =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	char **fields[] = { &t->number, &t->subject, &t->office, &t->requester, &t->requester_name,
		&t->service, &t->section, &t->letter_number, &t->letter_date };
	g_hash_table_add(digests, approval_digest(t, "", &report));
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		write_in(fields[i], "x");
		g_hash_table_add(digests, approval_digest(t, "", &report));
		write_in(fields[i], "");
	}
	g_hash_table_add(digests, approval_digest(t, "x", &report));
	t->reported_at = 1;
	g_hash_table_add(digests, approval_digest(t, "", &report));
	t->reported_at = 0;
	char **of_report[] = { &report.text, &report.actor, &report.actor_name };
	for (guint i = 0; i < G_N_ELEMENTS(of_report); i++) {
		char *was = *of_report[i];
		*of_report[i] = (char *)"x";
		g_hash_table_add(digests, approval_digest(t, "", &report));
		*of_report[i] = was;
	}
	g_assert_cmpuint(g_hash_table_size(digests), ==, 1 + G_N_ELEMENTS(fields) + 2 + 3);
	/* What is not shown as what was approved may change. */
	t->rating = 4;
	t->due = 7;
	g_autofree char *same = approval_digest(t, "", &report);
	g_assert_true(g_hash_table_contains(digests, same));
}

static void a_code_is_read_as_people_write_it(struct desk *o, gconstpointer data)
{
	(void)data;
	(void)o;
	g_autofree char *code = approval_code(DIGEST);
	g_autofree char *plain = approval_code_plain(DIGEST);
	g_assert_cmpstr(code, ==, "3FA9 12BC 0D4E 77A1");
	g_assert_cmpstr(plain, ==, "3FA912BC0D4E77A1");
	static const char *const right[] = { "3FA9 12BC 0D4E 77A1", "3fa912bc0d4e77a1",
		" 3fa9-12bc-0D4E-77a1 ", DIGEST };
	static const char *const wrong[] = { "", "3FA9", "3FA9 12BC 0D4E 77A2", "4FA912BC0D4E77A1",
		"3FA912BC0D4E77A1a", "xFA912BC0D4E77A1" };
	for (guint i = 0; i < G_N_ELEMENTS(right); i++)
		g_assert_true(approval_code_is(DIGEST, right[i]));
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
		g_assert_false(approval_code_is(DIGEST, wrong[i]));
	/* Of before there were codes: nothing fits. */
	g_assert_false(approval_code_is("", ""));
}

static void setuju_is_written_down_with_its_code(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "SETUJU segera dikirim ke dinas");
	assert_status(SELESAI);
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	g_autofree char *now = approval_digest_now(o->db, desk_ticket(o));
	g_autofree char *code = approval_code(now);
	g_autofree char *text =
		g_strdup_printf("segera dikirim ke dinas\nKode persetujuan: %s", code);
	const struct event *event = o->last->events->pdata[0];
	g_assert_cmpstr(approval->digest, ==, now);
	g_assert_cmpint(approval->event_id, ==, event->id);
	g_assert_cmpstr(event->text, ==, text);
	g_assert_true(approval_holds(o->db, approval, desk_ticket(o)));
	g_autoptr(approval_auto) found = approval_find(o->db, 1, code);
	g_assert_cmpint(found->event_id, ==, event->id);
	g_assert_null(approval_find(o->db, 1, "0000 0000 0000 0000"));
}

static void batal_takes_the_row_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	desk_answer(o, LINA, "BATAL");
	assert_status(TINDAK_LANJUT);
	g_assert_null(approval_load(o->db, 1));
}

/* The operator, or whoever has the database at hand. */
static void change_subject(struct desk *o)
{
	db_run(o->db, "UPDATE ticket SET subject = 'lain sekali'", "");
}

static void a_mail_that_showed_something_else_approves_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	const char *copy = desk_reply_to(o, TOKEN_APPROVAL, desk_shown(o, desk_ticket(o)), LINA);
	change_subject(o);
	HEAR(LINA, "SETUJU", .to = copy);
	assert_told("refused>lina");
	assert_status(TINDAK_LANJUT);
	/* The refusal shows the report as it is: it may be answered. */
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

static void what_is_wanting_may_be_said_of_an_older_report(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	const char *copy = desk_reply_to(o, TOKEN_APPROVAL, desk_shown(o, desk_ticket(o)), LINA);
	desk_answer(o, TONO, "SELESAI kabel dan konektor diganti");
	HEAR(LINA, "REVISI sebutkan ruangnya", .to = copy);
	assert_told("revision>tono understood>lina");
	g_assert_true(desk_ticket(o)->needs_revision);
}

/* As after a mail client that strips the reply address; our own server knows the sender. */
static void approve_without_token(struct desk *o)
{
	HEAR(LINA, "SETUJU", .subject = ABOUT, .dmarc_pass = TRUE);
}

static void assert_refused_as(struct desk *o, const char *why)
{
	assert_status(TINDAK_LANJUT);
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, LINA)->text, why));
}

static void without_a_token_a_mail_that_was_sent_before_counts(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += 1;
	approve_without_token(o);
	assert_status(SELESAI);
}

static void without_a_token_a_mail_of_the_same_moment_was_not_read(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	approve_without_token(o);
	assert_refused_as(o, "belum pernah");
}

static void without_a_token_a_mail_that_waits_to_be_sent_shows_nothing(
	struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const unsent[] = { "queued", "failed" };
	desk_reach(o, STATUS_TINDAK_LANJUT);
	for (guint i = 0; i < G_N_ELEMENTS(unsent); i++) {
		db_run(o->db, "UPDATE outbox SET state = ?, sent_at = NULL", "s", unsent[i]);
		o->now += HOUR;
		approve_without_token(o);
		assert_refused_as(o, "belum pernah");
	}
}

static void without_a_token_several_reports_are_not_told_apart(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += HOUR;
	desk_answer(o, TONO, "SELESAI kabel dan konektor diganti");
	/* The leader may have only the first one before the eyes, sent or not. */
	for (int sent = 1; sent >= 0; sent--) {
		if (!sent)
			db_run(o->db, "UPDATE outbox SET state = 'queued' WHERE created_at = ?",
				"i", o->now);
		o->now += HOUR;
		approve_without_token(o);
		assert_refused_as(o, "sudah diperbarui");
		HEAR(LINA, "SETUJU", .to = desk_reply_to(o, TOKEN_LEADER, 0, LINA));
		assert_refused_as(o, "sudah diperbarui");
	}
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

static void a_report_that_was_taken_back_is_one_of_them(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += MINUTE;
	desk_answer(o, TONO, "BATAL");
	o->now += MINUTE;
	desk_answer(o, TONO, "SELESAI sebenarnya konektornya");
	o->now += MINUTE;
	approve_without_token(o);
	assert_refused_as(o, "sudah diperbarui");
}

static void what_was_approved_before_the_ticket_was_opened_again_is_not(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += DAY;
	HEAR(RINI, "BELUM masih mati", .to = desk_reply_to(o, TOKEN_REQUESTER, 0, RINI));
	desk_answer(o, TONO, "SELESAI kabel dan konektor diganti");
	o->now += MINUTE;
	approve_without_token(o);
	assert_status(SELESAI);
}

static void nobody_approves_what_they_wrote_under_another_address(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_staff(o,
		"tono@tik.example,Tono Contoh,000000000000000001,teknisi,Jaringan\n" STAFF_OTHERS);
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += DAY;
	desk_import_staff(o,
		"kabid@tik.example,Tono C.,000000000000000001,pimpinan,\n"
		"lain@tik.example,Tono Contoh,000000000000000002,pimpinan,\n" STAFF_OTHERS);
	desk_answer(o, "kabid@tik.example", "SETUJU");
	assert_status(TINDAK_LANJUT);
	g_assert_nonnull(
		strstr(desk_notice(o, NOTICE_REFUSED, "kabid@tik.example")->text, "sendiri"));
	/* Somebody else of the same name is somebody else. */
	desk_answer(o, "lain@tik.example", "SETUJU");
	assert_status(SELESAI);
}

static void who_asked_for_the_report_hears_that_it_is_void(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(BUDI, "LAPORAN", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_told("action-report>budi");
	g_assert_no_error(desk_set(o, NUMBER,
		&(struct correction){ .subject = "lain",
			.reason = "salah",
			.by = OPI,
			.by_name = "Opi Contoh" }));
	assert_told("approval>hadi approval>lina undone>budi undone>rini undone>tono");
}

static void a_colleague_of_the_former_office_hears_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	HEAR(BUDI, "LAPORAN", .subject = ABOUT, .dmarc_pass = TRUE);
	g_autofree char *today = desk_today(o);
	struct office *dlh = directory_office(o->db, DEWI, today);
	g_assert_no_error(desk_set(o, NUMBER,
		&(struct correction){
			.office = dlh, .reason = "salah", .by = OPI, .by_name = "Opi Contoh" }));
	office_free(dlh);
	assert_told("approval>hadi approval>lina undone>rini undone>tono");
}

static void without_a_token_a_change_since_that_mail_counts(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	change_subject(o);
	o->now += HOUR;
	approve_without_token(o);
	assert_refused_as(o, "sudah diperbarui");
}

static void who_never_saw_the_report_approves_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	db_run(o->db, "DELETE FROM outbox WHERE recipient = ?", "s", LINA);
	HEAR(LINA, "SETUJU", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_status(TINDAK_LANJUT);
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, LINA)->text, "belum pernah"));
	/* What is wanting can be said of what was read elsewhere. */
	db_run(o->db, "DELETE FROM outbox WHERE recipient = ?", "s", LINA);
	HEAR(LINA, "REVISI sebutkan ruangnya", .subject = ABOUT, .dmarc_pass = TRUE);
	g_assert_true(desk_ticket(o)->needs_revision);
}

static void a_confirmation_counts_for_what_was_shown_before_the_first_mail(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += HOUR;
	HEAR(LINA, "SETUJU", .subject = ABOUT);
	gint64 pending = o->mail_id;
	o->now += HOUR;
	change_subject(o);
	desk_answer(o, TONO, "SELESAI kabel dan konektor diganti");
	HEAR(LINA, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, pending, LINA));
	assert_status(TINDAK_LANJUT);
}

static void other_names_of_office_and_service_leave_it_standing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	g_autoptr(GError) error = NULL;
	const struct office_merge how = {
		.by = "", .by_name = "Opi", .reason = "bergabung", .now = o->now
	};
	office_merge(o->db, "Dinas Kesehatan", "Dinas Lingkungan Hidup", &how, &error);
	g_assert_no_error(error);
	desk_import_services(o, "NET,Jaringan dan internet,gangguan,Jaringan,60,wifi,60,8,\n");
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpstr(t->office, ==, "Dinas Lingkungan Hidup");
	g_assert_cmpstr(t->service, ==, "Jaringan dan internet");
	g_assert_true(approval_holds(o->db, approval, t));
	g_autoptr(ticket_auto) then = ticket_copy(t);
	approval_name(approval, then);
	g_assert_cmpstr(then->office, ==, "Dinas Kesehatan");
	g_assert_cmpstr(then->service, ==, "Gangguan jaringan");
	change_subject(o);
	g_assert_false(approval_holds(o->db, approval, desk_ticket(o)));
}

static void a_service_that_is_renamed_while_a_report_waits_is_asked_for_anew(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	g_autoptr(GHashTable) before = approval_waiting(o->db);
	desk_import_services(o, "NET,Gangguan jaringan,gangguan,Jaringan,70,wifi,60,8,\n");
	g_autoptr(GPtrArray) none = approval_changed(o->db, before);
	g_assert_cmpuint(none->len, ==, 0);
	desk_import_services(o, "NET,Jaringan dan internet,gangguan,Jaringan,70,wifi,60,8,\n");
	g_autoptr(GPtrArray) changed = approval_changed(o->db, before);
	g_assert_cmpuint(changed->len, ==, 1);
	g_autoptr(situation_auto) situation =
		situation_load_clock(o->db, o->settings, o->calendar, o->now);
	decision_free(o->last);
	o->last = decide_anew(situation, changed);
	assert_told("approval>hadi approval>lina");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define TEST(name)                                                                                 \
	g_test_add("/approval/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(the_digest_covers_all_that_is_shown);
	TEST(a_code_is_read_as_people_write_it);
	TEST(setuju_is_written_down_with_its_code);
	TEST(batal_takes_the_row_back);
	TEST(a_mail_that_showed_something_else_approves_nothing);
	TEST(what_is_wanting_may_be_said_of_an_older_report);
	TEST(without_a_token_a_mail_that_was_sent_before_counts);
	TEST(without_a_token_a_mail_of_the_same_moment_was_not_read);
	TEST(without_a_token_a_mail_that_waits_to_be_sent_shows_nothing);
	TEST(without_a_token_several_reports_are_not_told_apart);
	TEST(a_report_that_was_taken_back_is_one_of_them);
	TEST(what_was_approved_before_the_ticket_was_opened_again_is_not);
	TEST(nobody_approves_what_they_wrote_under_another_address);
	TEST(who_asked_for_the_report_hears_that_it_is_void);
	TEST(a_colleague_of_the_former_office_hears_nothing);
	TEST(without_a_token_a_change_since_that_mail_counts);
	TEST(who_never_saw_the_report_approves_nothing);
	TEST(a_confirmation_counts_for_what_was_shown_before_the_first_mail);
	TEST(other_names_of_office_and_service_leave_it_standing);
	TEST(a_service_that_is_renamed_while_a_report_waits_is_asked_for_anew);
	return g_test_run();
}
