/* decide: what technicians, leaders and operators may do to a ticket by mail, and with what proof.
 */
#include "tests/unit/desk.h"

#include <string.h>

#define ABOUT "Re: [" NUMBER "] wifi mati"

static const char *event_text(const struct desk *o, guint i)
{
	g_assert_cmpuint(i, <, o->last->events->len);
	return ((struct event *)o->last->events->pdata[i])->text;
}

/* ---- proof ---- */

static void a_command_without_proof_changes_nothing_and_is_asked_back(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TOLAK dobel", .subject = ABOUT);
	assert_outcome(COMMAND);
	assert_status(BARU);
	assert_told("confirm>tono");
	assert_events(EVENT_UNPROVED);
	g_assert_cmpint(desk_notice(o, NOTICE_CONFIRM, TONO)->command, ==, COMMAND_TOLAK);
	g_assert_false(o->last->ticket_changed);
	/* The requester must not read what perhaps nobody of the desk wrote. */
	g_assert_true(((struct event *)o->last->events->pdata[0])->internal);
}

static void ya_to_the_confirmation_carries_it_out(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TOLAK dobel", .subject = ABOUT);
	HEAR(TONO, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, TONO));
	assert_outcome(COMMAND);
	assert_status(DITOLAK);
	assert_told("rejected>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_REJECTED, RINI)->text, ==, "dobel");
}

static void ya_confirms_only_one_s_own_mail(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TOLAK dobel", .subject = ABOUT);
	gint64 tono_s = o->mail_id;
	HEAR(SARI, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, tono_s, SARI));
	assert_status(BARU);
	HEAR(SARI, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, tono_s, TONO));
	assert_status(BARU);
	/* Nor does it without the confirmation's token. */
	HEAR(TONO, "YA", .to = desk_reply_to(o, TOKEN_TECHNICIAN, tono_s, TONO));
	assert_status(BARU);
	HEAR(TONO, "YA", .subject = ABOUT);
	assert_status(BARU);
}

static void a_confirmed_ya_confirms_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "YA", .subject = ABOUT);
	HEAR(TONO, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, TONO));
	assert_outcome(REPLY);
	assert_status(BARU);
}

static void dmarc_pass_is_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TERIMA", .subject = ABOUT, .dmarc_pass = TRUE);
	assert_status(DIKERJAKAN);
	g_assert_cmpstr(((struct event *)o->last->events->pdata[0])->proof, ==, "dmarc");
}

static void a_failed_dmarc_outweighs_a_token(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TERIMA", .to = desk_reply_to(o, TOKEN_TECHNICIAN, 1, TONO), .dmarc_fail = TRUE);
	assert_status(BARU);
	assert_told("confirm>tono");
}

static void somebody_else_s_token_is_no_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	HEAR(TONO, "TERIMA", .subject = ABOUT, .to = desk_reply_to(o, TOKEN_TECHNICIAN, 1, SARI));
	assert_status(BARU);
	assert_told("confirm>tono");
}

static void the_token_in_the_message_id_proves_as_well(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	g_autofree char *token = token_make(&o->key, NUMBER, TOKEN_TECHNICIAN, 1, TONO);
	g_autofree char *id = g_strdup_printf("%s.57@tik.example", token);
	HEAR(TONO, "TERIMA", .answers = id);
	assert_status(DIKERJAKAN);
}

/* ---- technicians ---- */

static void terima_begins_the_work(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	o->now += 10 * MINUTE;
	desk_answer(o, TONO, "TERIMA");
	assert_outcome(COMMAND);
	assert_status(DIKERJAKAN);
	assert_told("accepted>rini understood>tono");
	assert_events("terima");
	g_assert_cmpint(desk_ticket(o)->accepted_at, ==, o->now);
}

static void a_colleague_of_the_section_who_accepts_takes_the_ticket(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, SARI, "TERIMA");
	assert_status(DIKERJAKAN);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	assert_told("accepted>rini handed-over>tono understood>sari");
	g_assert_cmpint(desk_ticket(o)->assigned_at, ==, o->now);
}

static void another_section_has_no_say(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, WAHYU, "TERIMA");
	assert_status(BARU);
	assert_told("refused>wahyu");
	assert_events(EVENT_REFUSED);
}

static void tolak_needs_a_reason(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "TOLAK");
	assert_status(BARU);
	assert_told("refused>tono");
	desk_answer(o, TONO, "TOLAK printer pribadi");
	assert_status(DITOLAK);
	assert_told("rejected>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_REJECTED, RINI)->text, ==, "printer pribadi");
	g_assert_cmpint(desk_ticket(o)->closed_at, ==, o->now);
}

static void tunggu_asks_the_requester_and_stops_the_clock(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "TUNGGU");
	assert_status(DIKERJAKAN);
	assert_told("refused>tono");
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	assert_status(MENUNGGU);
	assert_told("question>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_QUESTION, RINI)->text, ==, "ruang mana?");
	g_assert_cmpint(desk_ticket(o)->waiting_since, ==, o->now);
}

static void proses_tells_of_progress_and_ends_waiting(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	gint64 due = desk_ticket(o)->due;
	o->now += 2 * HOUR;
	desk_answer(o, TONO, "PROSES sudah dapat kunci");
	assert_status(DIKERJAKAN);
	assert_told("progress>rini understood>tono");
	g_assert_cmpint(desk_ticket(o)->waiting_since, ==, 0);
	g_assert_cmpint(desk_ticket(o)->waited_seconds, ==, 2 * HOUR);
	g_assert_cmpint(desk_ticket(o)->due, ==, due + 2 * HOUR);
	/* Nothing stands any more: the next one moves nothing. */
	o->now += HOUR;
	desk_answer(o, TONO, "PROSES");
	g_assert_cmpint(desk_ticket(o)->due, ==, due + 2 * HOUR);
}

static void selesai_reports_to_the_leaders_not_to_the_requester(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "SELESAI");
	assert_status(DIKERJAKAN);
	assert_told("refused>tono");
	o->now += HOUR;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	assert_status(TINDAK_LANJUT);
	assert_told("approval>hadi approval>lina reported>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVAL, LINA)->text, ==, "kabel diganti");
	/* Until it is approved, the report goes nowhere. */
	g_assert_cmpstr(desk_notice(o, NOTICE_REPORTED, RINI)->text, ==, "");
	const struct ticket *t = desk_ticket(o);
	g_assert_false(ticket_report_is_public(t));
	g_assert_cmpint(t->reported_at, ==, o->now);
	g_assert_cmpint(t->closed_at, ==, 0);
	struct event *report = event_load(o->db, t->report_event);
	g_assert_cmpstr(report->text, ==, "kabel diganti");
	event_free(report);
}

static void selesai_while_waiting_ends_the_waiting(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	o->now += HOUR;
	desk_answer(o, TONO, "SELESAI ternyata kabel");
	assert_status(TINDAK_LANJUT);
	g_assert_cmpint(desk_ticket(o)->waiting_since, ==, 0);
	g_assert_cmpint(desk_ticket(o)->waited_seconds, ==, HOUR);
}

static void alihkan_needs_a_colleague_and_a_reason(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	static const char *const wrong[] = { "ALIHKAN", "ALIHKAN ke sari",
		"ALIHKAN ke siapa saja: sibuk", "ALIHKAN ke tono: saya sendiri" };
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
		desk_answer(o, TONO, wrong[i]);
		assert_told("refused>tono");
		g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	}
	desk_answer(o, TONO, "ALIHKAN ke sari: besok cuti");
	assert_status(DIKERJAKAN);
	assert_told("assignment>sari understood>tono");
	assert_events("alihkan");
	g_assert_cmpstr(event_text(o, 0), ==, "Dari Tono Contoh kepada Sari Contoh: besok cuti");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	g_assert_cmpstr(desk_ticket(o)->section, ==, "Jaringan");
}

static void alihkan_to_another_section_moves_the_ticket_there(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "ALIHKAN ke aplikasi: situsnya yang mati");
	assert_status(BARU);
	assert_told("assignment>wahyu understood>tono");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	g_assert_cmpstr(desk_ticket(o)->section, ==, "Aplikasi");
	desk_answer(o, TONO, "TERIMA");
	assert_told("refused>tono");
	desk_answer(o, WAHYU, "TERIMA");
	assert_status(DIKERJAKAN);
}

/* Another section has another service and load; the letter's urgency counts once. */
static void alihkan_computes_the_priority_anew(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(DEWI, "aplikasi lambat", .subject = "aplikasi");
	HEAR(RINI, "wifi mati", .nature = "segera", .id = "dua@orang.example");
	const struct ticket *t = o->last->ticket;
	g_assert_cmpint(t->severity, ==, 70);
	g_assert_cmpint(t->availability, ==, 100);
	HEAR(TONO, "ALIHKAN ke seksi aplikasi: bukan wifi", .answers = "dua@orang.example",
		.dmarc_pass = TRUE);
	t = o->last->ticket;
	g_assert_cmpstr(t->section, ==, "Aplikasi");
	g_assert_cmpstr(t->service_code, ==, "APL");
	g_assert_cmpint(t->severity, ==, 60);
	/* One of the eight that Wahyu can carry is taken. */
	g_assert_cmpint(t->availability, ==, 87);
	g_assert_cmpint(t->score, ==, (50 * 60 + 30 * 75 + 20 * 87 + 50) / 100);
}

static void who_loses_a_ticket_hears_of_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, SARI, "ALIHKAN ke wahyu: sudah dibicarakan");
	assert_told("assignment>wahyu handed-over>tono understood>sari");
}

static void what_does_not_fit_the_status_is_refused_and_recorded(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "SELESAI kabel diganti");
	assert_outcome(COMMAND);
	assert_status(BARU);
	assert_told("refused>tono");
	assert_events(EVENT_REFUSED);
	g_assert_nonnull(strstr(event_text(o, 0), "kabel diganti"));
	g_assert_false(o->last->ticket_changed);
}

static void an_unclear_command_is_asked_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	desk_answer(o, TONO, "tolk karena dobel");
	assert_status(BARU);
	assert_told("unclear>tono");
	g_assert_cmpint(desk_notice(o, NOTICE_UNCLEAR, TONO)->command, ==, COMMAND_TOLAK);
}

static void other_words_of_staff_are_a_note_of_the_house(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "besok saya ke sana lagi");
	assert_outcome(REPLY);
	assert_told("hint>tono");
	assert_events(EVENT_COMMENT);
	g_assert_true(((struct event *)o->last->events->pdata[0])->internal);
	desk_answer(o, TONO, "siap, makasih");
	assert_outcome(REPLY);
	assert_told("");
}

static void what_fits_is_said_once_for_each_status(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "sedang saya cek");
	assert_told("hint>tono");
	desk_answer(o, TONO, "kabelnya digigit tikus");
	assert_told("");
	assert_outcome(REPLY);
	/* Another person, another status: news again. */
	desk_answer(o, SARI, "saya bantu besok");
	assert_told("hint>sari");
	o->now += MINUTE;
	desk_answer(o, TONO, "TUNGGU: ruang mana?");
	o->now += MINUTE;
	desk_answer(o, TONO, "nanti saya telepon");
	assert_told("hint>tono");
}

static void who_asks_does_not_get_the_own_work(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_offices(o, "tono@tik.example,Diskominfo,3\n");
	HEAR(TONO, "wifi ruang rapat mati");
	assert_outcome(TICKET);
	g_assert_cmpstr(desk_ticket(o)->requester, ==, TONO);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
}

/* ---- leaders ---- */

static void setuju_ends_the_ticket_and_hands_out_the_report(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	gint64 reported = o->now;
	o->now += HOUR;
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
	assert_told("approved>rini report-approved>tono understood>lina");
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVED, RINI)->text, ==, "kabel diganti");
	g_assert_true(o->last->solved);
	g_assert_true(ticket_report_is_public(desk_ticket(o)));
	g_assert_cmpint(desk_ticket(o)->closed_at, ==, o->now);
	g_assert_cmpint(desk_ticket(o)->reported_at, ==, reported);
	/* The next one like it finds this solution. */
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM solved WHERE solved MATCH 'kabel'", ""), ==, 1);
}

static void revisi_sends_the_report_back_until_a_new_one_is_approved(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "REVISI");
	assert_told("refused>lina");
	desk_answer(o, LINA, "REVISI sebutkan port mana");
	assert_status(TINDAK_LANJUT);
	assert_told("revision>tono understood>lina");
	g_assert_true(desk_ticket(o)->needs_revision);
	g_assert_true(((struct event *)o->last->events->pdata[0])->internal);
	desk_answer(o, LINA, "SETUJU");
	assert_status(TINDAK_LANJUT);
	assert_told("refused>lina");
	desk_answer(o, TONO, "SELESAI kabel port 3 diganti");
	g_assert_false(desk_ticket(o)->needs_revision);
	/* The requester has heard already that it is done. */
	assert_told("approval>hadi approval>lina understood>tono");
	desk_answer(o, HADI, "SETUJU");
	assert_status(SELESAI);
	g_assert_cmpstr(desk_notice(o, NOTICE_APPROVED, RINI)->text, ==, "kabel port 3 diganti");
}

static void the_token_of_an_older_report_approves_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	gint64 older = desk_shown(o, desk_ticket(o));
	desk_answer(o, TONO, "SELESAI kabel dan konektor diganti");
	g_assert_cmpint(desk_shown(o, desk_ticket(o)), !=, older);
	HEAR(LINA, "SETUJU", .to = desk_reply_to(o, TOKEN_APPROVAL, older, LINA));
	assert_status(TINDAK_LANJUT);
	assert_told("refused>lina");
	/* Not even where our own server vouches for the sender. */
	HEAR(LINA, "SETUJU", .to = desk_reply_to(o, TOKEN_APPROVAL, older, LINA),
		.dmarc_pass = TRUE);
	assert_status(TINDAK_LANJUT);
	/* What is wanting can be said of it. */
	HEAR(LINA, "REVISI kurang", .to = desk_reply_to(o, TOKEN_APPROVAL, older, LINA));
	g_assert_true(desk_ticket(o)->needs_revision);
}

static void a_confirmation_approves_only_the_report_that_was_meant(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now += HOUR;
	HEAR(LINA, "SETUJU", .subject = ABOUT);
	assert_told("confirm>lina");
	const char *to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, LINA);
	o->now += HOUR;
	desk_answer(o, TONO, "SELESAI ternyata switch rusak");
	o->now += HOUR;
	HEAR(LINA, "YA", .to = to);
	assert_status(TINDAK_LANJUT);
	assert_told("refused>lina");
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

static void nobody_approves_an_own_report(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	/* Its author has become a leader meanwhile. */
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,pimpinan,\n" STAFF_OTHERS);
	desk_answer(o, TONO, "SETUJU");
	assert_status(TINDAK_LANJUT);
	assert_told("refused>tono");
	desk_answer(o, TONO, "REVISI saya sendiri");
	g_assert_false(desk_ticket(o)->needs_revision);
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

static void a_technician_approves_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, SARI, "SETUJU");
	assert_outcome(REPLY);
	assert_status(TINDAK_LANJUT);
}

static void an_approval_with_strings_is_asked_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "stuju");
	assert_told("unclear>lina");
	desk_answer(o, LINA, "setuju asal portnya ditulis");
	assert_told("unclear>lina");
	assert_status(TINDAK_LANJUT);
}

static void disposisi_gives_the_ticket_to_somebody(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte tidak bisa dipakai", .subject = "tte");
	assert_told("received>rini unassigned>hadi unassigned>lina");
	desk_answer(o, LINA, "DISPOSISI ke wahyu: tolong dibantu dulu");
	assert_status(BARU);
	assert_told("assignment>wahyu understood>lina");
	assert_events("disposisi");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	desk_answer(o, HADI, "DISPOSISI ke tono: wahyu sibuk");
	assert_told("assignment>tono handed-over>wahyu understood>hadi");
}

static const struct notice *report_to(struct desk *o, enum notice_kind kind, const char *to)
{
	const struct notice *notice = desk_notice(o, kind, to);
	g_assert_nonnull(notice);
	assert_outcome(COMMAND);
	assert_events("");
	return notice;
}

static void a_month_is_the_workbook_for_leaders_and_e_kinerja_for_technicians(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	gint64 tono = desk_ticket(o)->assignee_id;
	desk_answer(o, TONO, "LAPORAN 2026-10");
	const struct notice *notice = report_to(o, NOTICE_PERFORMANCE, TONO);
	g_assert_cmpstr(notice->text, ==, "2026-10");
	g_assert_cmpint(notice->person_id, ==, tono);
	/* Without a thread and without a month: last month. */
	HEAR(TONO, "LAPORAN");
	notice = report_to(o, NOTICE_PERFORMANCE, TONO);
	g_assert_cmpstr(notice->text, ==, "2026-10");
	desk_answer(o, LINA, "LAPORAN 2026-10");
	g_assert_cmpstr(report_to(o, NOTICE_WORKBOOK, LINA)->text, ==, "2026-10");
}

static void leaders_ask_for_everybody_s_e_kinerja(struct desk *o, gconstpointer data)
{
	static const char *const asked[] = { "LAPORAN KINERJA", "laporan kinerja 2026-10",
		"LAPORAN E-KINERJA oktober 2026", "laporan ekinerja bulan lalu pak",
		"LAPORAN KINERJA pak", "laporan oktober kinerja", "minta laporan kinerja oktober" };
	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
		g_test_message("%s", asked[i]);
		HEAR(LINA, asked[i]);
		const struct notice *notice = report_to(o, NOTICE_PERFORMANCE, LINA);
		g_assert_cmpstr(notice->text, ==, "2026-10");
		g_assert_cmpint(notice->person_id, ==, 0);
	}
	/* A technician who says it so has the own one. */
	HEAR(TONO, "LAPORAN KINERJA 2026-10");
	g_assert_cmpint(report_to(o, NOTICE_PERFORMANCE, TONO)->person_id, !=, 0);
}

static void a_month_that_has_not_begun_is_refused(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(LINA, "LAPORAN desember 2026");
	g_assert_cmpstr(report_to(o, NOTICE_REFUSED, LINA)->text, ==,
		"Desember 2026 belum dimulai, jadi belum ada yang dapat dilaporkan.");
	HEAR(TONO, "LAPORAN KINERJA 2027-02");
	report_to(o, NOTICE_REFUSED, TONO);
	HEAR(TONO, "LAPORAN 2026-13");
	report_to(o, NOTICE_REFUSED, TONO);
	HEAR(TONO, "LAPORAN 2026-11");
	report_to(o, NOTICE_PERFORMANCE, TONO);
}

static void the_action_report_is_there_when_the_ticket_is_done(struct desk *o, gconstpointer data)
{
	static const char *const askers[] = { TONO, LINA, RINI };
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	for (guint i = 0; i < G_N_ELEMENTS(askers); i++) {
		desk_answer(o, askers[i], "LAPORAN");
		const struct notice *notice = report_to(o, NOTICE_REFUSED, askers[i]);
		g_assert_nonnull(strstr(notice->text, "persetujuan pimpinan"));
		g_assert_null(strstr(notice->text, "kabel"));
	}
	desk_answer(o, LINA, "SETUJU");
	for (guint i = 0; i < G_N_ELEMENTS(askers); i++) {
		desk_answer(o, askers[i], "minta laporannya");
		report_to(o, NOTICE_ACTION_REPORT, askers[i]);
		assert_status(SELESAI);
	}
}

static void without_the_report_it_is_said_whom_it_waits_for(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, RINI, "LAPORAN");
	g_assert_nonnull(strstr(report_to(o, NOTICE_REFUSED, RINI)->text, "teknisi Tono Contoh"));
	desk_answer(o, TONO, "TUNGGU ruang yang mana?");
	desk_answer(o, LINA, "LAPORAN");
	g_assert_nonnull(strstr(report_to(o, NOTICE_REFUSED, LINA)->text, "jawaban pemohon"));
	/* What only the house knows: the requester is not told of a revision. */
	desk_answer(o, TONO, "SELESAI kabel diganti");
	desk_answer(o, LINA, "REVISI sebutkan ruangannya");
	desk_answer(o, TONO, "LAPORAN");
	g_assert_nonnull(strstr(report_to(o, NOTICE_REFUSED, TONO)->text, "perbaikan laporan"));
	desk_answer(o, RINI, "LAPORAN");
	g_assert_null(strstr(report_to(o, NOTICE_REFUSED, RINI)->text, "perbaikan"));
}

static void the_word_beside_a_photo_is_a_comment(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(RINI, "laporan", .subject = "Re: [" NUMBER "] wifi mati", .attachments = 1);
	assert_events("komentar");
	/* Without a thread it opens a ticket, as ever. */
	HEAR(RINI, "minta laporan", .subject = "laporan");
	assert_outcome(TICKET);
}

/* ---- operators ---- */

static void an_operator_comments_and_decides_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	static const char *const words[] = { "TERIMA", "SELESAI sudah", "SETUJU", "BATAL" };
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		desk_answer(o, OPI, words[i]);
		g_assert_false(o->last->ticket_changed);
		assert_status(BARU);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/decide/staff/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(a_command_without_proof_changes_nothing_and_is_asked_back);
	TEST(ya_to_the_confirmation_carries_it_out);
	TEST(ya_confirms_only_one_s_own_mail);
	TEST(a_confirmed_ya_confirms_nothing);
	TEST(dmarc_pass_is_proof);
	TEST(a_failed_dmarc_outweighs_a_token);
	TEST(somebody_else_s_token_is_no_proof);
	TEST(the_token_in_the_message_id_proves_as_well);
	TEST(terima_begins_the_work);
	TEST(a_colleague_of_the_section_who_accepts_takes_the_ticket);
	TEST(another_section_has_no_say);
	TEST(tolak_needs_a_reason);
	TEST(tunggu_asks_the_requester_and_stops_the_clock);
	TEST(proses_tells_of_progress_and_ends_waiting);
	TEST(selesai_reports_to_the_leaders_not_to_the_requester);
	TEST(selesai_while_waiting_ends_the_waiting);
	TEST(alihkan_needs_a_colleague_and_a_reason);
	TEST(alihkan_to_another_section_moves_the_ticket_there);
	TEST(alihkan_computes_the_priority_anew);
	TEST(who_loses_a_ticket_hears_of_it);
	TEST(what_does_not_fit_the_status_is_refused_and_recorded);
	TEST(an_unclear_command_is_asked_back);
	TEST(other_words_of_staff_are_a_note_of_the_house);
	TEST(what_fits_is_said_once_for_each_status);
	TEST(who_asks_does_not_get_the_own_work);
	TEST(setuju_ends_the_ticket_and_hands_out_the_report);
	TEST(revisi_sends_the_report_back_until_a_new_one_is_approved);
	TEST(the_token_of_an_older_report_approves_nothing);
	TEST(a_confirmation_approves_only_the_report_that_was_meant);
	TEST(nobody_approves_an_own_report);
	TEST(a_technician_approves_nothing);
	TEST(an_approval_with_strings_is_asked_back);
	TEST(disposisi_gives_the_ticket_to_somebody);
	TEST(a_month_is_the_workbook_for_leaders_and_e_kinerja_for_technicians);
	TEST(leaders_ask_for_everybody_s_e_kinerja);
	TEST(a_month_that_has_not_begun_is_refused);
	TEST(the_action_report_is_there_when_the_ticket_is_done);
	TEST(without_the_report_it_is_said_whom_it_waits_for);
	TEST(the_word_beside_a_photo_is_a_comment);
	TEST(an_operator_comments_and_decides_nothing);
	return g_test_run();
}
