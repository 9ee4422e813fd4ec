/*
 * One disturbance of many offices: a burst of similar complaints is one incident. One technician
 * works, every office is answered.
 */
#include "desk/approval_content.h"
#include "desk/decide_set.h"
#include "desk/figures.h"
#include "desk/situation.h"
#include "tests/unit/desk.h"

#include <string.h>

#define SECOND "TIK-2026-000002"
#define THIRD "TIK-2026-000003"
#define FOURTH "TIK-2026-000004"
#define EKA "eka@satpol.example"
#define FAJAR "fajar@dpupr.example"

static void set_up(struct desk *o, gconstpointer data)
{
	desk_set_up(o, data);
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n"
			       "@dlh.example,Dinas Lingkungan Hidup,2\n"
			       "@satpol.example,Satpol PP,2\n@dpupr.example,DPUPR,3\n");
}

/* The same trouble, as three offices tell it; two of them before the incident. */
static void two_complain(struct desk *o)
{
	HEAR(RINI, "wifi kantor mati dari pagi");
	o->now += 10 * MINUTE;
	HEAR(DEWI, "pak internet di kantor kami putus", .subject = "internet putus");
}

static void third_complains(struct desk *o)
{
	o->now += 10 * MINUTE;
	HEAR(EKA, "Jaringan internet pada kantor kami mati sejak pagi sehingga layanan terhenti.",
		.subject = "Laporan gangguan internet");
}

static void three_complain(struct desk *o)
{
	two_complain(o);
	third_complains(o);
}

static void assert_all(struct desk *o, enum status status)
{
	g_assert_cmpint(desk_ticket_of(o, NUMBER)->status, ==, status);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, status);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, status);
}

/* ---- what makes one ---- */

static void three_offices_with_the_same_complaint_make_an_incident(
	struct desk *o, gconstpointer data)
{
	(void)data;
	two_complain(o);
	g_assert_cmpint(desk_ticket(o)->incident_id, ==, 0);
	third_complains(o);
	assert_outcome(TICKET);
	/* The earliest leads. One technician works: Sari's ticket goes to him. */
	g_assert_cmpint(desk_ticket(o)->incident_id, ==, 1);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->incident_id, ==, 1);
	g_assert_cmpstr(desk_ticket_of(o, THIRD)->incident_number, ==, NUMBER);
	g_assert_cmpstr(desk_ticket_of(o, SECOND)->assignee, ==, TONO);
	g_assert_cmpstr(desk_ticket_of(o, THIRD)->assignee, ==, TONO);
	/* Every office hears of it; staff once. */
	assert_told("handed-over>sari incident>dewi incident>eka incident>rini outbreak>hadi "
		    "outbreak>lina outbreak>tono");
	g_assert_cmpint(desk_notice(o, NOTICE_OUTBREAK, TONO)->list->len, ==, 3);
	g_assert_cmpstr(desk_notice(o, NOTICE_OUTBREAK, TONO)->ticket->number, ==, NUMBER);
	g_assert_null(desk_notice(o, NOTICE_INCIDENT, EKA)->list);
}

static void who_comes_later_joins_quietly(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	o->now += 3 * HOUR;
	HEAR(FAJAR, "wifi kantor mati", .subject = "wifi mati");
	assert_told("incident>fajar");
	g_assert_cmpint(desk_ticket_of(o, FOURTH)->incident_id, ==, 1);
	g_assert_cmpstr(desk_ticket_of(o, FOURTH)->assignee, ==, TONO);
	g_assert_cmpint(desk_ticket_of(o, FOURTH)->status, ==, STATUS_BARU);
}

static void what_is_being_worked_on_is_accepted_for_the_latecomer(
	struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	HEAR(FAJAR, "wifi kantor mati", .subject = "wifi mati");
	const struct ticket *t = desk_ticket_of(o, FOURTH);
	g_assert_cmpint(t->status, ==, STATUS_DIKERJAKAN);
	g_assert_cmpint(t->accepted_at, ==, o->now);
}

static void assert_no_incident(struct desk *o)
{
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM ticket WHERE incident_id IS NOT NULL", ""), ==,
		0);
}

static void two_offices_are_too_few(struct desk *o, gconstpointer data)
{
	(void)data;
	two_complain(o);
	HEAR(BUDI, "wifi kantor mati juga di ruang saya", .subject = "wifi mati");
	assert_no_incident(o);
}

static void an_hour_later_is_too_late(struct desk *o, gconstpointer data)
{
	(void)data;
	two_complain(o);
	o->now += o->settings->incident_minutes * MINUTE;
	third_complains(o);
	assert_no_incident(o);
}

static void other_troubles_of_the_same_service_are_none(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati dari pagi");
	HEAR(DEWI, "mohon pindah router wifi ke aula", .subject = "pindah router");
	HEAR(EKA, "sandi wifi tamu lupa", .subject = "sandi wifi");
	assert_no_incident(o);
}

static void requests_make_none(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "perpanjangan tte kepala dinas", .subject = "perpanjangan tte");
	HEAR(DEWI, "perpanjangan tte kepala dinas", .subject = "perpanjangan tte");
	HEAR(EKA, "perpanjangan tte kepala dinas", .subject = "perpanjangan tte");
	assert_no_incident(o);
}

static void a_confidential_letter_takes_no_part(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi kantor mati", .nature = "rahasia");
	HEAR(DEWI, "wifi kantor mati");
	HEAR(EKA, "wifi kantor mati");
	assert_no_incident(o);
	HEAR(FAJAR, "wifi kantor mati", .nature = "rahasia");
	assert_no_incident(o);
}

static void settings_say_how_many_offices(struct desk *o, gconstpointer data)
{
	(void)data;
	o->settings->incident_offices = 4;
	three_complain(o);
	assert_no_incident(o);
	HEAR(FAJAR, "wifi kantor mati", .subject = "wifi mati");
	g_assert_cmpint(desk_ticket(o)->incident_id, ==, 1);
}

static void a_technician_s_own_complaint_stays_with_a_colleague(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n@dlh.example,DLH,2\n"
			       "@satpol.example,Satpol PP,2\n@tik.example,Dinas Kominfo,3\n");
	three_complain(o);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	HEAR(TONO, "wifi kantor mati", .subject = "wifi mati");
	g_assert_cmpstr(desk_ticket_of(o, FOURTH)->assignee, ==, SARI);
	g_assert_cmpint(desk_ticket_of(o, FOURTH)->incident_id, ==, 0);
}

/* ---- one works for all ---- */

static void what_is_done_to_the_leading_ticket_is_done_to_all(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	assert_told("accepted>dewi accepted>eka accepted>rini understood>tono");
	assert_all(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "PROSES kabel fiber utama putus");
	assert_told("progress>dewi progress>eka progress>rini understood>tono");
	/* One report, one mail to each leader; it lists what it is about. */
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	assert_told("approval>hadi approval>lina reported>dewi reported>eka reported>rini "
		    "understood>tono");
	assert_all(o, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(desk_notice(o, NOTICE_APPROVAL, LINA)->list->len, ==, 3);
}

static void one_approval_approves_each_ticket_s_own_report(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	desk_answer(o, LINA, "SETUJU");
	assert_told(
		"approved>dewi approved>eka approved>rini report-approved>tono understood>lina");
	assert_all(o, STATUS_SELESAI);
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVED, EKA)->text, ==, "kabel fiber disambung");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->report_event, !=,
		desk_ticket_of(o, THIRD)->report_event);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM solved", ""), ==, 3);
	g_assert_cmpint(event_verify(o->db), ==, 0);
	/* Each office rates its own. */
	desk_answer_on(o, SECOND, DEWI, "4");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->rating, ==, 4);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->rating, ==, 0);
}

static void revisi_sends_all_back(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI beres");
	desk_answer(o, LINA, "REVISI tulis penyebabnya");
	assert_told("revision>tono understood>lina");
	g_assert_true(desk_ticket_of(o, THIRD)->needs_revision);
	desk_answer(o, TONO, "SELESAI kabel fiber utama disambung");
	g_assert_false(desk_ticket_of(o, THIRD)->needs_revision);
	desk_answer(o, LINA, "SETUJU");
	assert_all(o, STATUS_SELESAI);
}

static void a_member_s_own_report_needs_its_own_approval(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer_on(o, SECOND, TONO, "SELESAI di sini adaptornya");
	o->now += MINUTE;
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	/* That would be its new report: the one of the incident counts from now on. */
	desk_answer_on(o, SECOND, TONO, "SELESAI di sini adaptornya");
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(desk_ticket(o)->status, ==, STATUS_SELESAI);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, STATUS_SELESAI);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_TINDAK_LANJUT);
}

static void report_on_all(struct desk *o)
{
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	o->now += HOUR;
}

static void correct(struct desk *o, const char *number)
{
	g_assert_no_error(desk_set(o, number,
		&(struct correction){ .subject = "Pengadaan laptop baru",
			.reason = "salah",
			.by = OPI,
			.by_name = "Opi Contoh" }));
	o->now += HOUR;
}

static void a_member_that_changed_is_shown_before_all_are_approved(
	struct desk *o, gconstpointer data)
{
	(void)data;
	report_on_all(o);
	const char *copy = desk_reply_to(o, TOKEN_APPROVAL, desk_shown(o, desk_ticket(o)), LINA);
	correct(o, SECOND);
	/* Leaders are asked anew by the mail whose answer is for all. */
	assert_told("approval>hadi approval>lina comment>tono status>dewi");
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVAL, LINA)->ticket->number, ==, NUMBER);
	HEAR(LINA, "SETUJU", .to = copy);
	assert_told("refused>lina");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, LINA)->text, "sudah diperbarui"));
	assert_all(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "SETUJU");
	assert_all(o, STATUS_SELESAI);
	g_autoptr(approval_auto) approval = approval_load(o->db, 2);
	g_assert_true(approval_holds(o->db, approval, desk_ticket_of(o, SECOND)));
}

static void for_a_member_with_another_name_the_leading_ticket_is_asked_for(
	struct desk *o, gconstpointer data)
{
	(void)data;
	report_on_all(o);
	g_autoptr(GHashTable) before = approval_waiting(o->db);
	db_run(o->db, "UPDATE office SET name = 'DLH' WHERE name = 'Dinas Lingkungan Hidup'", "");
	g_autoptr(GPtrArray) changed = approval_changed(o->db, before);
	g_assert_cmpuint(changed->len, ==, 1);
	g_assert_cmpint(((struct related *)changed->pdata[0])->ticket->id, ==, 1);
}

static void a_member_that_was_sent_back_waits_for_its_own_report(struct desk *o, gconstpointer data)
{
	(void)data;
	report_on_all(o);
	desk_answer_on(o, SECOND, HADI, "REVISI di sini belum beres");
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, STATUS_SELESAI);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_TINDAK_LANJUT);
	g_assert_true(desk_ticket_of(o, SECOND)->needs_revision);
}

static void a_member_that_changes_after_the_approval_is_asked_for_alone(
	struct desk *o, gconstpointer data)
{
	(void)data;
	report_on_all(o);
	desk_answer(o, LINA, "SETUJU");
	correct(o, SECOND);
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVAL, LINA)->ticket->number, ==, SECOND);
	g_assert_cmpint(desk_ticket(o)->status, ==, STATUS_SELESAI);
	desk_answer_on(o, SECOND, LINA, "SETUJU");
	assert_all(o, STATUS_SELESAI);
}

static void the_mail_of_the_leading_ticket_is_one_of_each_listed_member(
	struct desk *o, gconstpointer data)
{
	(void)data;
	report_on_all(o);
	o->now = MONDAY + DAY;
	g_assert_cmpstr(desk_clock(o), ==, "approvals>hadi approvals>lina");
	gint64 list = desk_notice(o, NOTICE_APPROVALS, LINA)->reference;
	HEAR(LINA, "SETUJU SEMUA", .to = desk_reply_to(o, TOKEN_LIST, list, LINA));
	assert_all(o, STATUS_SELESAI);
}

static void a_question_is_for_its_own_office(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "TUNGGU lampu router menyala?");
	assert_told("question>rini understood>tono");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "PROSES sudah jelas");
	assert_all(o, STATUS_DIKERJAKAN);
}

static void what_is_done_to_a_member_concerns_it_alone(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer_on(o, SECOND, TONO, "TERIMA");
	assert_told("accepted>dewi understood>tono");
	g_assert_cmpint(desk_ticket(o)->status, ==, STATUS_BARU);
	desk_answer(o, TONO, "TERIMA");
	assert_all(o, STATUS_DIKERJAKAN);
}

static void batal_takes_it_back_for_all(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	o->now += MINUTE;
	desk_answer(o, LINA, "SETUJU");
	desk_answer(o, LINA, "BATAL");
	assert_all(o, STATUS_TINDAK_LANJUT);
	assert_told("understood>lina undone>dewi undone>eka undone>rini undone>tono");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM solved", ""), ==, 0);
	desk_answer(o, LINA, "SETUJU");
	assert_all(o, STATUS_SELESAI);
}

static void alihkan_hands_the_whole_incident_over(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "ALIHKAN ke Sari: saya di luar kota");
	assert_told("assignment>sari understood>tono");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	g_assert_cmpstr(desk_ticket_of(o, SECOND)->assignee, ==, SARI);
	g_assert_cmpstr(desk_ticket_of(o, THIRD)->assignee, ==, SARI);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->incident_id, ==, 1);
}

static void assert_whole_and_with(struct desk *o, const char *person)
{
	static const char *const numbers[] = { NUMBER, SECOND, THIRD };
	for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
		g_assert_cmpstr(desk_ticket_of(o, numbers[i])->assignee, ==, person);
		g_assert_cmpint(desk_ticket_of(o, numbers[i])->incident_id, ==, 1);
	}
}

/* A third technician, so that one by one the tickets would go to several. */
static void join_tari(struct desk *o)
{
	desk_import_staff(
		o, STAFF_TONO "tari@tik.example,Tari Contoh,,teknisi,Jaringan\n" STAFF_OTHERS);
}

static void on_leave_the_whole_incident_is_handed_on_to_one(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	join_tari(o);
	HEAR(TONO, "CUTI 23-24 November 2026", .dmarc_pass = TRUE, .subject = "cuti");
	assert_told("assignment>sari leave>tono");
	g_assert_cmpuint(desk_notice(o, NOTICE_ASSIGNMENT, SARI)->list->len, ==, 3);
	g_assert_cmpuint(desk_notice(o, NOTICE_LEAVE, TONO)->list->len, ==, 3);
	assert_whole_and_with(o, SARI);
	g_assert_cmpstr(desk_tick(o), ==, "");
}

static void when_the_leave_begins_it_is_handed_on_to_one(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	join_tari(o);
	desk_answer(o, TONO, "TERIMA");
	HEAR(TONO, "CUTI besok", .dmarc_pass = TRUE, .subject = "cuti");
	assert_told("leave>tono");
	o->now = MONDAY + 16 * HOUR;
	g_assert_cmpstr(desk_tick(o), ==, "assignment>sari handed-over>tono");
	g_assert_cmpuint(desk_notice(o, NOTICE_ASSIGNMENT, SARI)->list->len, ==, 3);
	assert_whole_and_with(o, SARI);
	g_assert_cmpstr(desk_tick(o), ==, "");
}

static void without_an_answer_it_passes_on_to_one(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	join_tari(o);
	o->now = MONDAY + HOUR + MINUTE;
	g_assert_cmpstr(desk_tick(o), ==, "assignment>sari handed-over>tono");
	assert_whole_and_with(o, SARI);
	/* The leaders are asked once, about the leading ticket. */
	o->now += HOUR + MINUTE;
	g_assert_cmpstr(desk_tick(o), ==, "escalation>hadi escalation>lina");
	assert_whole_and_with(o, SARI);
	o->now += HOUR;
	g_assert_cmpstr(desk_tick(o), ==, "");
}

static void an_incident_that_nobody_had_goes_to_one(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TONO, "CUTI hari ini", .dmarc_pass = TRUE, .subject = "cuti");
	HEAR(SARI, "CUTI hari ini", .dmarc_pass = TRUE, .subject = "cuti");
	three_complain(o);
	assert_whole_and_with(o, "");
	o->now = MONDAY + DAY;
	g_assert_cmpstr(desk_tick(o), ==, "assignment>tono");
	assert_whole_and_with(o, TONO);
}

/* ---- in and out ---- */

static void alihkan_takes_a_member_out(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer_on(o, SECOND, TONO, "ALIHKAN ke Sari: ini router sendiri, bukan insiden");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->incident_id, ==, 0);
	desk_answer(o, TONO, "TERIMA");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->status, ==, STATUS_BARU);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, STATUS_DIKERJAKAN);
}

static void when_the_leading_ticket_is_cancelled_the_next_one_leads(
	struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, RINI, "BATAL");
	assert_status(DIBATALKAN);
	g_assert_cmpint(desk_ticket_of(o, SECOND)->incident_id, ==, 2);
	g_assert_cmpint(desk_ticket_of(o, THIRD)->incident_id, ==, 2);
	desk_answer_on(o, SECOND, TONO, "TERIMA");
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, STATUS_DIKERJAKAN);
}

static void members_of_different_offices_are_not_merged(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer_on(o, THIRD, TONO, "GABUNG " NUMBER);
	assert_told("refused>tono");
	g_assert_cmpint(desk_ticket_of(o, THIRD)->status, ==, STATUS_BARU);
	/* Nobody of one office takes part in, and reads, what the other one wrote. */
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM participant WHERE ticket_id = 1", ""), ==, 0);
}

static void the_leading_ticket_is_not_merged_away(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	HEAR(RINI, "layar komputer pecah", .subject = "layar");
	g_assert_cmpstr(o->last->ticket->office, ==, desk_ticket(o)->office);
	g_autofree char *gabung = g_strconcat("GABUNG ", o->last->ticket->number, NULL);
	desk_answer(o, TONO, gabung);
	assert_told("refused>tono");
	assert_status(BARU);
}

static void after_the_report_a_new_complaint_stands_alone(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel fiber disambung");
	HEAR(FAJAR, "wifi kantor mati", .subject = "wifi mati");
	g_assert_cmpint(desk_ticket_of(o, FOURTH)->incident_id, ==, 0);
	g_assert_nonnull(desk_notice(o, NOTICE_RECEIVED, FAJAR));
}

static void reports_count_complaints_and_incidents(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	HEAR(FAJAR, "wifi kantor mati", .subject = "wifi mati");
	o->now += MINUTE;
	g_autoptr(figures_auto) f = figures_month(o->db, "2026-11", o->settings->timezone);
	g_assert_cmpint(f->received, ==, 4);
	g_assert_cmpint(f->incidents, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/incident/" #name, struct desk, NULL, set_up, name, desk_tear_down)
	TEST(three_offices_with_the_same_complaint_make_an_incident);
	TEST(who_comes_later_joins_quietly);
	TEST(what_is_being_worked_on_is_accepted_for_the_latecomer);
	TEST(two_offices_are_too_few);
	TEST(an_hour_later_is_too_late);
	TEST(other_troubles_of_the_same_service_are_none);
	TEST(requests_make_none);
	TEST(a_confidential_letter_takes_no_part);
	TEST(settings_say_how_many_offices);
	TEST(a_technician_s_own_complaint_stays_with_a_colleague);
	TEST(what_is_done_to_the_leading_ticket_is_done_to_all);
	TEST(one_approval_approves_each_ticket_s_own_report);
	TEST(revisi_sends_all_back);
	TEST(a_member_s_own_report_needs_its_own_approval);
	TEST(a_member_that_changed_is_shown_before_all_are_approved);
	TEST(for_a_member_with_another_name_the_leading_ticket_is_asked_for);
	TEST(a_member_that_was_sent_back_waits_for_its_own_report);
	TEST(a_member_that_changes_after_the_approval_is_asked_for_alone);
	TEST(the_mail_of_the_leading_ticket_is_one_of_each_listed_member);
	TEST(a_question_is_for_its_own_office);
	TEST(what_is_done_to_a_member_concerns_it_alone);
	TEST(batal_takes_it_back_for_all);
	TEST(alihkan_hands_the_whole_incident_over);
	TEST(on_leave_the_whole_incident_is_handed_on_to_one);
	TEST(when_the_leave_begins_it_is_handed_on_to_one);
	TEST(without_an_answer_it_passes_on_to_one);
	TEST(an_incident_that_nobody_had_goes_to_one);
	TEST(alihkan_takes_a_member_out);
	TEST(when_the_leading_ticket_is_cancelled_the_next_one_leads);
	TEST(members_of_different_offices_are_not_merged);
	TEST(the_leading_ticket_is_not_merged_away);
	TEST(after_the_report_a_new_complaint_stands_alone);
	TEST(reports_count_complaints_and_incidents);
	return g_test_run();
}
