/* schedule: what the clock brings: passing on, reminders, escalation, priorities, morning lists. */
#include "desk/schedule.h"
#include "tests/unit/desk.h"

#include <string.h>

/*
 * Rini's letter of Monday 09.00 wants an answer by 10.00 and is due after 8 hours of work: the
 * office closes at 15.30 and opens at 07.30, so on Tuesday at 09.00.
 */
#define AT(day, hour, minute) (MONDAY + (day)*DAY + ((hour)-9) * HOUR + (minute)*MINUTE)

static const char *tick_at(struct desk *o, gint64 at)
{
	o->now = at;
	return desk_tick(o);
}

static const char *clock_at(struct desk *o, gint64 at)
{
	o->now = at;
	return desk_clock(o);
}

/* ---- no answer ---- */

static void an_answer_in_time_keeps_the_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_assert_cmpstr(tick_at(o, AT(0, 10, 0)), ==, "");
	desk_answer(o, TONO, "TERIMA");
	g_assert_cmpstr(tick_at(o, AT(0, 10, 30)), ==, "");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
}

static void without_an_answer_it_passes_to_the_next_then_to_the_leaders(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_assert_cmpstr(tick_at(o, AT(0, 10, 1)), ==, "assignment>sari handed-over>tono");
	const struct decision *step = o->last->also->pdata[0];
	const struct event *event = step->events->pdata[0];
	g_assert_cmpstr(event->kind, ==, EVENT_PASSED);
	g_assert_cmpstr(event->text, ==,
		"Dari Tono Contoh kepada Sari Contoh: Tono Contoh belum menjawab sampai Senin, 23 "
		"November 2026 pukul 10.00 WIB");
	g_assert_true(event->internal);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	g_assert_cmpint(desk_ticket(o)->passed, ==, 1);
	/* Sari has the whole time, too. */
	g_assert_cmpint(desk_ticket(o)->respond_due, ==, AT(0, 11, 1));
	g_assert_cmpstr(tick_at(o, AT(0, 11, 1)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(0, 11, 2)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(desk_notice(o, NOTICE_ESCALATION, LINA)->text, ==,
		"Sari Contoh belum menjawab sampai Senin, 23 November 2026 pukul 11.01 WIB");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	/* Once. */
	g_assert_cmpstr(tick_at(o, AT(0, 13, 0)), ==, "");
}

static void how_often_it_passes_is_a_setting(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		int passes;
		const char *told[3]; /* two hours after each other */
	} rows[] = {
		{ 0, { "escalation>hadi escalation>lina", "", "" } },
		{ 1, { "assignment>sari handed-over>tono", "escalation>hadi escalation>lina",
			     "" } },
		{ 2, { "assignment>sari handed-over>tono", "assignment>tono handed-over>sari",
			     "escalation>hadi escalation>lina" } },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		o->settings->passes = rows[i].passes;
		desk_reach(o, STATUS_BARU);
		for (int j = 0; j < 3; j++)
			g_assert_cmpstr(
				tick_at(o, AT(0, 10, 10) + j * 100 * MINUTE), ==, rows[i].told[j]);
	}
}

static void a_section_of_one_passes_to_the_leaders(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	g_assert_cmpstr(tick_at(o, AT(0, 10, 1)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
}

static void who_comes_back_in_time_gets_what_had_nobody(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(WAHYU, "CUTI hari ini", .dmarc_pass = TRUE);
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	assert_told("received>rini unassigned>hadi unassigned>lina");
	HEAR(WAHYU, "BATAL", .dmarc_pass = TRUE, .subject = "cuti");
	g_assert_cmpstr(tick_at(o, AT(0, 10, 1)), ==, "assignment>wahyu");
}

/* Monday: Wahyu, alone in Aplikasi, is on leave when Rini writes. */
static void rini_finds_nobody(struct desk *o)
{
	HEAR(WAHYU, "CUTI 23-24 November 2026", .dmarc_pass = TRUE);
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	assert_told("received>rini unassigned>hadi unassigned>lina");
}

static void what_had_nobody_goes_to_who_is_back_though_the_leaders_were_asked(
	struct desk *o, gconstpointer data)
{
	(void)data;
	rini_finds_nobody(o);
	g_assert_cmpstr(tick_at(o, AT(0, 10, 1)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(tick_at(o, AT(1, 9, 30)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(2, 0, 1)), ==, "assignment>wahyu");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	const struct decision *one = o->last->also->pdata[0];
	const struct event *event = one->events->pdata[one->events->len - 1];
	g_assert_cmpstr(event->kind, ==, EVENT_PASSED);
	g_assert_cmpstr(event->text, ==,
		"Dari (belum ada) kepada Wahyu Contoh: kini ada teknisi yang bertugas");
	/* With the whole time to answer, then the leaders hear of it again. */
	g_assert_cmpint(desk_ticket(o)->respond_due, ==, AT(2, 8, 30));
	g_assert_cmpstr(tick_at(o, AT(2, 8, 30)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(desk_notice(o, NOTICE_ESCALATION, LINA)->text, ==,
		"125% dari target waktu sudah berjalan");
	g_assert_cmpstr(tick_at(o, AT(2, 8, 31)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(tick_at(o, AT(2, 8, 32)), ==, "");
}

static void without_a_leader_the_operators_hear_of_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_staff(o, STAFF_TONO "wahyu@tik.example,Wahyu Contoh,,teknisi,Aplikasi\n"
					"opi@tik.example,Opi Contoh,,operator,\n");
	HEAR(WAHYU, "CUTI 23-24 November 2026", .dmarc_pass = TRUE);
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	assert_told("received>rini unassigned>opi");
	g_assert_cmpint(desk_notice(o, NOTICE_UNASSIGNED, OPI)->as, ==, SPEAKER_OPERATOR);
	g_assert_cmpstr(tick_at(o, AT(0, 10, 1)), ==, "escalation>opi");
	g_assert_cmpstr(clock_at(o, AT(1, 7, 45)), ==, "untaken>opi");
}

static void who_gets_it_by_hand_has_the_whole_time(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	tick_at(o, AT(0, 10, 1));
	tick_at(o, AT(0, 11, 2));
	desk_answer(o, LINA, "DISPOSISI ke tono: tolong");
	g_assert_cmpint(desk_ticket(o)->respond_due, ==, AT(0, 12, 2));
	g_assert_cmpstr(tick_at(o, AT(0, 12, 2)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(0, 12, 3)), ==, "assignment>sari handed-over>tono");
}

/* ---- reminders ---- */

static void the_assignee_is_reminded_twice_then_the_leaders(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		gint64 at;
		const char *told;
		const char *text;
	} rows[] = {
		{ AT(0, 14, 59), "", "" },
		{ AT(0, 15, 0), "reminder>tono", "75" },
		{ AT(0, 15, 1), "", "" },
		/* the night is no working time */
		{ AT(1, 7, 0), "", "" },
		{ AT(1, 8, 59), "", "" },
		{ AT(1, 9, 0), "reminder>tono", "100" },
		{ AT(1, 10, 59), "", "" },
		{ AT(1, 11, 0), "escalation>hadi escalation>lina",
			"125% dari target waktu sudah berjalan" },
		{ AT(3, 11, 0), "", "" },
	};
	desk_reach(o, STATUS_DIKERJAKAN);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("row %u", i);
		g_assert_cmpstr(tick_at(o, rows[i].at), ==, rows[i].told);
		if (!*rows[i].told)
			continue;
		g_autoptr(GPtrArray) notices = decision_notices(o->last);
		g_assert_cmpstr(((struct notice *)notices->pdata[0])->text, ==, rows[i].text);
	}
}

static void a_reminder_is_in_the_history(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	tick_at(o, AT(0, 15, 0));
	const struct decision *one = o->last->also->pdata[0];
	const struct event *event = one->events->pdata[0];
	g_assert_cmpstr(event->kind, ==, EVENT_REMINDED);
	g_assert_cmpstr(event->text, ==, "75% dari target waktu sudah berjalan");
	g_assert_cmpint(desk_ticket(o)->reminded, ==, 75);
}

static void after_downtime_only_the_latest_is_sent(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	g_assert_cmpstr(tick_at(o, AT(3, 9, 0)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(tick_at(o, AT(3, 9, 1)), ==, "");
}

/* Nobody answered, and the target is over: one step, one mail to each. */
static void after_downtime_a_new_ticket_goes_one_step(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_assert_cmpstr(tick_at(o, AT(1, 9, 30)), ==, "assignment>sari handed-over>tono");
	g_assert_cmpstr(tick_at(o, AT(1, 9, 31)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(1, 11, 0)), ==, "escalation>hadi escalation>lina");
	g_assert_cmpstr(desk_notice(o, NOTICE_ESCALATION, LINA)->text, ==,
		"Sari Contoh belum menjawab sampai Selasa, 24 November 2026 pukul 10.30 WIB; 125% "
		"dari target waktu sudah berjalan");
}

static void nobody_is_reminded_while_somebody_else_is_awaited(struct desk *o, gconstpointer data)
{
	(void)data;
	static const enum status rows[] = { STATUS_MENUNGGU, STATUS_TINDAK_LANJUT, STATUS_SELESAI,
		STATUS_DITOLAK, STATUS_DIBATALKAN };
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		desk_reach(o, rows[i]);
		g_assert_cmpstr(tick_at(o, AT(4, 9, 0)), ==, "");
	}
}

static void the_clock_stands_while_the_requester_is_asked(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	o->now = AT(0, 11, 0); /* two hours later */
	desk_answer(o, RINI, "ruang tata usaha");
	assert_status(DIKERJAKAN);
	g_assert_cmpstr(tick_at(o, AT(0, 15, 0)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(1, 8, 59)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(1, 9, 0)), ==, "reminder>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_REMINDER, TONO)->text, ==, "75");
}

static void a_ticket_that_is_opened_again_is_reminded_of_again(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	tick_at(o, AT(0, 15, 0));
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "SETUJU");
	o->now = AT(1, 7, 30);
	desk_answer(o, RINI, "BELUM, masih mati");
	assert_status(DIKERJAKAN);
	g_assert_cmpstr(tick_at(o, AT(1, 13, 29)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(1, 13, 30)), ==, "reminder>tono");
}

static void who_is_away_is_reminded_on_the_return(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan"); /* 40 hours */
	desk_answer(o, TONO, "TERIMA");
	o->now = AT(3, 7, 0);
	HEAR(SARI, "CUTI 26-27 November 2026", .dmarc_pass = TRUE);
	HEAR(TONO, "CUTI 26 November 2026", .dmarc_pass = TRUE);
	assert_told("leave>tono");
	/* 40 hours of work are over on Monday; three quarters of it on Thursday afternoon. */
	g_assert_cmpstr(tick_at(o, AT(3, 15, 30)), ==, "");
	g_assert_cmpstr(tick_at(o, AT(4, 7, 30)), ==, "reminder>tono");
}

/* ---- priority ---- */

static void a_change_of_need_changes_the_priority(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	int score = desk_ticket(o)->score;
	g_assert_cmpint(desk_ticket(o)->priority, ==, PRIORITY_TINGGI);
	/* 3 x 25 % of weight 30 less: another class, for all to see. */
	desk_import_offices(
		o, "@dinkes.example,Dinas Kesehatan,1\n@dlh.example,Dinas Lingkungan Hidup,2\n");
	g_assert_cmpstr(desk_tick(o), ==, "");
	g_assert_cmpint(desk_ticket(o)->need, ==, 1);
	g_assert_cmpint(desk_ticket(o)->score, ==, score - 23);
	g_assert_cmpint(desk_ticket(o)->priority, ==, PRIORITY_SEDANG);
	const struct decision *one = o->last->also->pdata[0];
	const struct event *event = one->events->pdata[0];
	g_assert_cmpstr(event->kind, ==, EVENT_PRIORITY);
	g_assert_true(g_str_has_prefix(event->text, "Dari Tinggi ke Sedang: "));
	g_assert_false(event->internal);
	/* Once. */
	decision_free(o->last);
	o->last = NULL;
	g_assert_cmpstr(desk_tick(o), ==, "");
	g_assert_null(o->last);
}

static void other_work_of_the_section_is_counted_silently(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_assert_cmpint(desk_ticket(o)->availability, ==, 100);
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	desk_tick(o);
	/* One ticket beside it, of sixteen that two technicians can carry. */
	g_assert_cmpint(desk_ticket(o)->availability, ==, 93);
	assert_told("");
	g_assert_cmpuint(o->last->also->len, ==, 1);
	const struct decision *one = o->last->also->pdata[0];
	g_assert_cmpuint(one->events->len, ==, 0);
}

static void leave_of_a_colleague_is_counted(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	HEAR(SARI, "CUTI hari ini", .dmarc_pass = TRUE);
	desk_tick(o);
	/* Sari's ticket is Tono's now: one of eight. */
	g_assert_cmpint(desk_ticket(o)->availability, ==, 87);
}

static void words_and_sifat_of_the_letter_still_count(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "darurat, wifi seluruh kantor mati", .nature = "segera");
	int severity = desk_ticket(o)->severity;
	g_assert_cmpint(severity, >, 60);
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	desk_tick(o);
	g_assert_cmpint(desk_ticket(o)->availability, ==, 93);
	g_assert_cmpint(desk_ticket(o)->severity, ==, severity);
}

static void what_the_operator_said_of_the_severity_stays(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	db_run(o->db, "UPDATE ticket SET severity = 95, severity_fixed = 1", "");
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	desk_tick(o);
	g_assert_cmpint(desk_ticket(o)->availability, ==, 93);
	g_assert_cmpint(desk_ticket(o)->severity, ==, 95);
}

static void what_the_desk_keeps_up_to_date_does_not_stop_batal(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	desk_tick(o);
	g_assert_cmpint(desk_ticket(o)->availability, ==, 93);
	desk_answer(o, TONO, "BATAL");
	assert_status(BARU);
}

/* ---- the morning ---- */

/* "TIK-2026-000002 TIK-2026-000001" */
static char *listed(struct desk *o, enum notice_kind kind, const char *to)
{
	const struct notice *notice = desk_notice(o, kind, to);
	GString *text = g_string_new("");
	for (guint i = 0; i < notice->list->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "",
			((struct ticket *)notice->list->pdata[i])->number);
	return g_string_free(text, FALSE);
}

static void each_technician_gets_a_list_of_open_work_in_the_morning(
	struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const letters[] = { "mohon bantuan lain-lain",
		"mohon bantuan darurat, pelayanan publik terhenti", "mohon bantuan segera" };
	desk_import_staff(
		o, STAFF_TONO "wahyu@tik.example,Wahyu,,teknisi,Aplikasi\n" STAFF_LEADERS);
	for (int i = 0; i < 3; i++) {
		g_autofree char *subject = g_strdup_printf("Re: [TIK-2026-%06d]", i + 1);
		o->now += MINUTE;
		HEAR(RINI, letters[i], .subject = "permintaan");
		HEAR(TONO, "TERIMA", .subject = subject, .dmarc_pass = TRUE);
	}
	tick_at(o, AT(0, 9, 10));
	g_assert_cmpstr(clock_at(o, AT(1, 7, 44)), ==, "");
	g_assert_cmpstr(clock_at(o, AT(1, 7, 45)), ==, "morning>tono");
	/* The highest class first, then what is due first. Who has nothing gets nothing. */
	g_autofree char *list = listed(o, NOTICE_MORNING, TONO);
	g_assert_cmpstr(list, ==, "TIK-2026-000002 TIK-2026-000001 TIK-2026-000003");
	g_assert_cmpstr(clock_at(o, AT(1, 7, 46)), ==, "");
}

static void the_lists_come_on_working_days_while_people_work(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		gint64 at;
		const char *told;
	} rows[] = {
		{ AT(0, 9, 1), "morning>tono" }, /* a late start */
		{ AT(0, 9, 2), "" },
		{ AT(1, 7, 44), "" },
		{ AT(1, 7, 45), "morning>tono" },
		{ AT(2, 15, 30), "" }, /* too late to be of use */
		{ AT(3, 15, 29), "morning>tono" },
		{ AT(5, 9, 0), "" }, /* Saturday */
		/* one list, not one for each day that was missed */
		{ AT(10, 9, 0), "morning>tono" },
		{ AT(10, 9, 1), "" },
	};
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("row %u", i);
		g_assert_cmpstr(clock_at(o, rows[i].at), ==, rows[i].told);
	}
}

static void who_is_away_gets_no_list(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan");
	desk_answer(o, TONO, "TERIMA");
	HEAR(TONO, "CUTI 24 November 2026", .dmarc_pass = TRUE);
	g_assert_cmpstr(clock_at(o, AT(0, 9, 1)), ==, "morning>tono");
	g_assert_cmpstr(clock_at(o, AT(1, 9, 0)), ==, "");
	g_assert_cmpstr(clock_at(o, AT(2, 9, 0)), ==, "morning>tono");
}

static void leaders_get_the_reports_that_wait(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	g_assert_cmpstr(clock_at(o, AT(1, 8, 0)), ==, "approvals>hadi approvals>lina");
	g_autofree char *list = listed(o, NOTICE_APPROVALS, LINA);
	g_assert_cmpstr(list, ==, NUMBER);
	/* What has to be mended is its author's again. */
	desk_answer(o, LINA, "REVISI tambahkan foto");
	g_assert_cmpstr(clock_at(o, AT(2, 8, 0)), ==, "morning>tono");
}

static void leaders_are_told_each_morning_of_what_nobody_takes(struct desk *o, gconstpointer data)
{
	(void)data;
	/* The first has nobody; the second is Tono's, who is asked for an answer no more. */
	HEAR(WAHYU, "CUTI 23-27 November 2026", .dmarc_pass = TRUE);
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	o->settings->passes = 0;
	HEAR(DEWI, "internet kami lambat", .subject = "internet");
	tick_at(o, AT(0, 10, 1));
	g_assert_cmpstr(desk_ticket_of(o, "TIK-2026-000002")->assignee, ==, TONO);
	clock_at(o, AT(1, 7, 44));
	g_assert_cmpstr(clock_at(o, AT(1, 7, 45)), ==, "morning>tono untaken>hadi untaken>lina");
	g_autofree char *both = listed(o, NOTICE_UNTAKEN, LINA);
	g_assert_cmpstr(both, ==, "TIK-2026-000002 TIK-2026-000001");
	g_assert_cmpstr(clock_at(o, AT(1, 7, 46)), ==, "");
	desk_answer_on(o, "TIK-2026-000002", TONO, "TERIMA");
	clock_at(o, AT(2, 7, 44));
	g_assert_cmpstr(clock_at(o, AT(2, 7, 45)), ==, "morning>tono untaken>hadi untaken>lina");
	g_autofree char *one = listed(o, NOTICE_UNTAKEN, LINA);
	g_assert_cmpstr(one, ==, NUMBER);
	desk_answer(o, LINA, "DISPOSISI ke tono: tolong");
	desk_answer(o, TONO, "TERIMA");
	clock_at(o, AT(3, 7, 44));
	g_assert_cmpstr(clock_at(o, AT(3, 7, 45)), ==, "morning>tono");
}

static void the_own_report_is_left_out(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,pimpinan,\n" STAFF_OTHERS);
	g_assert_cmpstr(clock_at(o, AT(1, 8, 0)), ==, "approvals>hadi approvals>lina");
}

/* ---- not all at once ---- */

static void many_mails_are_cut_into_several_looks(struct desk *o, gconstpointer data)
{
	(void)data;
	gboolean more;
	for (int i = 0; i < 5; i++)
		HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan");
	o->now = AT(1, 9, 0);
	g_autoptr(schedule_auto) schedule = schedule_load(o->db, o->settings, o->calendar, o->now);
	g_autoptr(decision_auto) some = decide_clock(schedule, 3, &more);
	g_assert_true(more);
	/* A ticket's mails stay together: to the next one and to the one before. */
	g_assert_cmpuint(some->also->len, ==, 2);
	g_autoptr(decision_auto) all = decide_clock(schedule, 100, &more);
	g_assert_cmpuint(all->also->len, ==, 5);
	/* The lists come after it, in a look of their own. */
	g_assert_true(more);
	g_assert_null(all->job);
}

static void the_work_that_passes_on_is_divided(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const section[] = { TONO, SARI, "tari@tik.example" };
	desk_import_staff(o,
		STAFF_TONO "sari@tik.example,Sari Contoh,,teknisi,Jaringan\n"
			   "tari@tik.example,Tari Contoh,,teknisi,Jaringan\n" STAFF_LEADERS);
	for (int i = 0; i < 30; i++) {
		/* Alike letters of one office would be offered to one technician. */
		g_autofree char *thing = g_strdup_printf("barang%c%c", 'a' + i % 26, 'k' + i / 26);
		HEAR(RINI, thing, .subject = thing);
	}
	tick_at(o, AT(1, 9, 0));
	g_assert_cmpuint(o->last->also->len, ==, 30);
	for (guint i = 0; i < G_N_ELEMENTS(section); i++) {
		struct ticket_filter filter = { .assignee = section[i] };
		gint64 count = ticket_count(o->db, &filter);
		g_assert_cmpint(count, >=, 9);
		g_assert_cmpint(count, <=, 11);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/schedule/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(an_answer_in_time_keeps_the_ticket);
	TEST(without_an_answer_it_passes_to_the_next_then_to_the_leaders);
	TEST(how_often_it_passes_is_a_setting);
	TEST(a_section_of_one_passes_to_the_leaders);
	TEST(who_comes_back_in_time_gets_what_had_nobody);
	TEST(what_had_nobody_goes_to_who_is_back_though_the_leaders_were_asked);
	TEST(without_a_leader_the_operators_hear_of_it);
	TEST(who_gets_it_by_hand_has_the_whole_time);
	TEST(the_assignee_is_reminded_twice_then_the_leaders);
	TEST(a_reminder_is_in_the_history);
	TEST(after_downtime_only_the_latest_is_sent);
	TEST(after_downtime_a_new_ticket_goes_one_step);
	TEST(nobody_is_reminded_while_somebody_else_is_awaited);
	TEST(the_clock_stands_while_the_requester_is_asked);
	TEST(a_ticket_that_is_opened_again_is_reminded_of_again);
	TEST(who_is_away_is_reminded_on_the_return);
	TEST(a_change_of_need_changes_the_priority);
	TEST(other_work_of_the_section_is_counted_silently);
	TEST(leave_of_a_colleague_is_counted);
	TEST(words_and_sifat_of_the_letter_still_count);
	TEST(what_the_operator_said_of_the_severity_stays);
	TEST(what_the_desk_keeps_up_to_date_does_not_stop_batal);
	TEST(each_technician_gets_a_list_of_open_work_in_the_morning);
	TEST(the_lists_come_on_working_days_while_people_work);
	TEST(who_is_away_gets_no_list);
	TEST(leaders_get_the_reports_that_wait);
	TEST(leaders_are_told_each_morning_of_what_nobody_takes);
	TEST(the_own_report_is_left_out);
	TEST(many_mails_are_cut_into_several_looks);
	TEST(the_work_that_passes_on_is_divided);
	return g_test_run();
}
