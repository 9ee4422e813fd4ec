/* leave: CUTI by mail, out-of-office answers, and the work that can't wait. */
#include "desk/leave.h"
#include "tests/unit/desk.h"

#include <string.h>

#define TODAY "2026-11-23"

/* A technician answers a mail of ours that is about no ticket. */
static const struct decision *answer_desk(struct desk *o, const char *person, const char *text)
{
	return HEAR(person, text, .subject = "Re: Desk TIK",
		.to = desk_reply_to(o, TOKEN_DESK, 1, person));
}

/* A real one answers a mail of ours: it goes to the reply address of the person's own copy. */
static const struct decision *out_of_office(struct desk *o, const char *person, const char *text)
{
	return HEAR(person, text, .subject = "Di luar kantor", .origin = INCOMING_AUTO_REPLY,
		.to = desk_reply_to(o, TOKEN_DESK, 1, person));
}

/* "cuti 2026-12-01/2026-12-05": what is recorded, in between semicolons. */
static char *recorded(struct desk *o)
{
	g_autoptr(GPtrArray) leaves = leave_list(o->db, 0, TODAY);
	GString *text = g_string_new("");
	for (guint i = 0; i < leaves->len; i++) {
		const struct leave *one = leaves->pdata[i];
		g_string_append_printf(text, "%s%.*s %s %s/%s", i ? "; " : "",
			(int)strcspn(one->email, "@"), one->email,
			one->automatic ? "otomatis" : "cuti", one->first_day, one->last_day);
	}
	return g_string_free(text, FALSE);
}

#define assert_recorded(expected)                                                                  \
	G_STMT_START                                                                               \
	{                                                                                          \
		g_autofree char *is = recorded(o);                                                 \
		g_assert_cmpstr(is, ==, expected);                                                 \
	}                                                                                          \
	G_STMT_END

/* ---- what an out-of-office answer says ---- */

static void the_last_day_of_an_answer_is_found(void)
{
	static const struct {
		const char *text, *last_day;
	} rows[] = {
		{ "Saya sedang cuti sampai 5 Desember 2026.", "2026-12-05" },
		{ "Saya cuti sampai dengan tanggal 5 Desember 2026, terima kasih", "2026-12-05" },
		{ "cuti s.d. Sabtu, 5 Desember 2026", "2026-12-05" },
		{ "dinas luar s/d 5 Des", "2026-12-05" },
		{ "Cuti tanggal 1-5 Desember 2026", "2026-12-05" },
		{ "di luar kantor hingga 05/12/2026", "2026-12-05" },
		{ "di luar kantor hingga 5-12-2026", "2026-12-05" },
		{ "away until 2026-12-05", "2026-12-05" },
		{ "I am out of the office until Dec 5, 2026 with no access", "2026-12-05" },
		{ "on leave through December 5th", "2026-12-05" },
		{ "until 5 December", "2026-12-05" },
		/* the day of the return is a day of work */
		{ "Saya kembali tanggal 5 Desember.", "2026-12-04" },
		{ "kembali bekerja pada hari Senin, 7 Desember 2026", "2026-12-06" },
		{ "masuk kerja tgl 7 Des 2026", "2026-12-06" },
		{ "I will be back on Dec 7", "2026-12-06" },
		{ "returning to the office on Monday, December 7, 2026", "2026-12-06" },
		/* both are named */
		{ "cuti sampai 5 Desember 2026, kembali 7 Desember 2026", "2026-12-05" },
		/* the year that is nearest */
		{ "cuti sampai 4 Januari", "2027-01-04" },
		{ "cuti sampai 20 November", "2026-11-20" },
		/* nothing that can be used */
		{ "Saya sedang di luar kantor.", NULL },
		{ "Hubungi kami di 0295 381 5 Desember", NULL },
		{ "sampai 31 Februari 2027", NULL },
		{ "sampai bertemu", NULL },
		{ "", NULL },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].text);
		g_autofree char *last_day = leave_read_until(rows[i].text, TODAY);
		g_assert_cmpstr(last_day, ==, rows[i].last_day);
	}
}

/* ---- CUTI ---- */

static void cuti_is_recorded_and_the_days_are_echoed(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI 1-5 Desember 2026");
	assert_outcome(COMMAND);
	assert_recorded("tono cuti 2026-12-01/2026-12-05");
	assert_told("leave>tono");
	const struct notice *echo = desk_notice(o, NOTICE_LEAVE, TONO);
	g_assert_cmpstr(echo->text, ==, "1 Desember 2026 sampai 5 Desember 2026");
	g_assert_cmpuint(echo->list->len, ==, 0);
}

static void cuti_in_the_thread_of_a_ticket_has_nothing_to_do_with_it(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "CUTI 1 Desember 2026");
	assert_outcome(COMMAND);
	assert_recorded("tono cuti 2026-12-01/2026-12-01");
	assert_told("leave>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_LEAVE, TONO)->text, ==, "1 Desember 2026");
	g_assert_null(o->last->ticket);
}

static void the_same_leave_is_recorded_once(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI 1-5 Desember 2026");
	answer_desk(o, TONO, "CUTI 1 sampai 5 Desember");
	assert_outcome(COMMAND);
	assert_told("leave>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_LEAVE, TONO)->text, ==,
		"1 Desember 2026 sampai 5 Desember 2026");
	assert_recorded("tono cuti 2026-12-01/2026-12-05");
}

static void the_mail_server_is_proof_enough(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TONO, "sakit hari ini", .dmarc_pass = TRUE, .subject = "izin");
	assert_recorded("tono cuti 2026-11-23/2026-11-23");
}

static void without_proof_it_has_to_be_confirmed(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TONO, "CUTI 1-5 Desember 2026", .subject = "cuti");
	assert_outcome(COMMAND);
	assert_told("confirm>tono");
	assert_recorded("");
	HEAR(TONO, "YA", .subject = "Re: cuti",
		.to = desk_reply_to(o, TOKEN_DESK, o->mail_id, TONO));
	assert_recorded("");
	g_autofree char *token = token_make(&o->key, "", TOKEN_CONFIRM, 1, TONO);
	g_autofree char *to = g_strdup_printf("desk+%s@tik.example", token);
	HEAR(TONO, "YA", .subject = "Re: cuti", .to = to);
	assert_told("leave>tono");
	assert_recorded("tono cuti 2026-12-01/2026-12-05");
}

static void days_that_are_not_understood_or_over_are_asked_for_again(
	struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const rows[] = { "CUTI 31 Februari 2027", "CUTI 2-6 November 2026",
		"CUTI 6-10 Oktober 2026", "CUTI 5-1 Desember 2026" };
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		answer_desk(o, TONO, rows[i]);
		g_test_message("%s", rows[i]);
		assert_told("refused>tono");
		g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, TONO)->text,
			"Contoh: CUTI 1-5 Desember 2026."));
		assert_recorded("");
	}
}

/* ---- the work of who is away ---- */

static void who_is_away_gets_no_work(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI hari ini");
	desk_reach(o, STATUS_BARU);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	desk_answer(o, LINA, "DISPOSISI ke tono: tolong");
	assert_told("refused>lina");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, LINA)->text,
		"Tono Contoh tidak bekerja sampai 23 November 2026."));
	o->now += DAY;
	desk_answer(o, LINA, "DISPOSISI ke tono: tolong");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
}

static void what_cannot_wait_is_handed_on_and_named(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN); /* due on Tuesday */
	answer_desk(o, TONO, "CUTI 23-24 November 2026");
	assert_told("assignment>sari leave>tono");
	const struct notice *echo = desk_notice(o, NOTICE_LEAVE, TONO);
	g_assert_cmpuint(echo->list->len, ==, 1);
	const struct ticket *handed = echo->list->pdata[0];
	g_assert_cmpstr(handed->number, ==, NUMBER);
	g_assert_cmpstr(handed->assignee, ==, SARI);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	/* After the row about the leave itself. */
	const struct decision *also = o->last->also->pdata[1];
	const struct event *event = also->events->pdata[0];
	g_assert_cmpstr(event->kind, ==, EVENT_PASSED);
	g_assert_cmpstr(event->actor_role, ==, "desk");
	g_assert_cmpstr(event->text, ==,
		"Dari Tono Contoh kepada Sari Contoh: Tono Contoh cuti sampai 24 November 2026");
	/* Once. */
	g_assert_cmpstr(desk_tick(o), ==, "");
}

static void what_can_wait_stays(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan"); /* 40 hours */
	desk_answer(o, TONO, "TERIMA");
	answer_desk(o, TONO, "CUTI hari ini");
	assert_told("leave>tono");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	/* Due on Monday; who is back on Thursday has a day for it, who is back on Monday has not.
	 */
	answer_desk(o, TONO, "CUTI 23-27 November 2026");
	assert_told("assignment>sari leave>tono");
}

static void a_new_ticket_is_due_when_it_wants_an_answer(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan");
	answer_desk(o, TONO, "CUTI hari ini");
	assert_told("assignment>sari leave>tono");
	/* Sari has the whole time to answer. */
	g_assert_cmpint(desk_ticket(o)->respond_due, ==, o->now + 2 * HOUR);
}

static void nobody_else_means_the_leaders(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "aplikasi mati", .subject = "aplikasi");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	answer_desk(o, WAHYU, "CUTI hari ini");
	assert_told("escalation>hadi escalation>lina leave>wahyu");
	g_assert_cmpstr(desk_notice(o, NOTICE_ESCALATION, LINA)->text, ==,
		"Wahyu Contoh cuti sampai 23 November 2026");
	g_assert_cmpuint(desk_notice(o, NOTICE_LEAVE, WAHYU)->list->len, ==, 0);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	/* They are asked once. */
	o->now += 2 * HOUR;
	g_assert_cmpstr(desk_tick(o), ==, "");
	/* New work of that section is theirs, too. */
	HEAR(DEWI, "aplikasi mati juga", .subject = "aplikasi kami");
	assert_told("received>dewi unassigned>hadi unassigned>lina");
}

static void leave_that_is_to_come_hands_on_when_it_begins(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	answer_desk(o, TONO, "CUTI besok");
	assert_told("leave>tono");
	o->now += HOUR;
	g_assert_cmpstr(desk_tick(o), ==, "");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	/* Tuesday, 01.00. */
	o->now += 15 * HOUR;
	g_assert_cmpstr(desk_tick(o), ==, "assignment>sari handed-over>tono");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	g_assert_cmpstr(desk_tick(o), ==, "");
}

/* Who takes up a ticket during the own leave keeps it. */
static void what_somebody_takes_up_while_away_stays(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI hari ini");
	desk_reach(o, STATUS_BARU);
	o->now += MINUTE;
	desk_answer(o, TONO, "TERIMA");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	o->now += MINUTE;
	g_assert_cmpstr(desk_tick(o), ==, "");
}

static void what_waits_for_the_requester_is_handed_on_too(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon bantuan lain-lain", .subject = "permintaan");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	answer_desk(o, TONO, "CUTI 23-25 November 2026");
	assert_told("leave>tono");
	g_assert_cmpstr(desk_tick(o), ==, "");
	answer_desk(o, TONO, "CUTI 23-30 November 2026");
	assert_told("assignment>sari leave>tono");
}

/* ---- BATAL ---- */

static void batal_takes_the_leave_back(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI 1-5 Desember 2026");
	gint64 first = o->mail_id;
	answer_desk(o, TONO, "CUTI 21-23 Desember 2026");
	o->now += 3 * DAY;
	/* The answer to the first mail means the first leave. */
	HEAR(TONO, "BATAL", .subject = "Re: Cuti", .to = desk_reply_to(o, TOKEN_DESK, first, TONO));
	assert_outcome(COMMAND);
	assert_told("done>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_DONE, TONO)->text, ==,
		"Cuti 1 Desember 2026 sampai 5 Desember 2026 dibatalkan. Tiket yang sudah "
		"diserahkan tetap pada rekan Anda.");
	assert_recorded("tono cuti 2026-12-21/2026-12-23");
	/* Else the last one. */
	HEAR(TONO, "BATAL", .subject = "cuti", .dmarc_pass = TRUE);
	assert_recorded("");
	HEAR(TONO, "BATAL", .subject = "cuti", .dmarc_pass = TRUE);
	assert_told("refused>tono");
}

static void batal_needs_proof_and_the_own_leave(struct desk *o, gconstpointer data)
{
	(void)data;
	answer_desk(o, TONO, "CUTI 1-5 Desember 2026");
	HEAR(TONO, "BATAL", .subject = "cuti");
	assert_told("confirm>tono");
	answer_desk(o, SARI, "BATAL");
	assert_told("refused>sari");
	assert_recorded("tono cuti 2026-12-01/2026-12-05");
}

/* ---- out of office ---- */

static void an_out_of_office_answer_counts_as_leave(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	out_of_office(o, TONO, "Saya kembali tanggal 26 November.");
	assert_outcome(IGNORED);
	/* It is never answered. */
	assert_told("assignment>sari");
	assert_recorded("tono otomatis 2026-11-23/2026-11-25");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
	/* Each of our mails brings another one: nothing new. */
	out_of_office(o, TONO, "Saya kembali tanggal 26 November.");
	out_of_office(o, TONO, "Saya sedang di luar kantor.");
	assert_recorded("tono otomatis 2026-11-23/2026-11-25");
	g_assert_cmpuint(o->last->leaves->len, ==, 0);
}

static void one_without_a_date_counts_for_the_days_of_the_settings(
	struct desk *o, gconstpointer data)
{
	(void)data;
	o->settings->auto_reply_days = 1;
	out_of_office(o, TONO, "Saya sedang di luar kantor.");
	assert_recorded("tono otomatis 2026-11-23/2026-11-23");
	/* Working days: Friday and Monday. */
	o->settings->auto_reply_days = 2;
	o->now += 4 * DAY;
	out_of_office(o, SARI, "Saya sedang di luar kantor.");
	assert_recorded("tono otomatis 2026-11-23/2026-11-23; "
			"sari otomatis 2026-11-27/2026-11-30");
	/* After hours it is about the next working day. */
	o->settings->auto_reply_days = 1;
	o->now += 8 * HOUR;
	out_of_office(o, WAHYU, "Saya sedang di luar kantor.");
	assert_recorded("tono otomatis 2026-11-23/2026-11-23; "
			"sari otomatis 2026-11-27/2026-11-30; "
			"wahyu otomatis 2026-11-27/2026-11-30");
}

static void one_that_was_forgotten_names_a_day_that_is_over(struct desk *o, gconstpointer data)
{
	(void)data;
	out_of_office(o, TONO, "Saya cuti sampai 20 November 2026.");
	assert_recorded("");
}

static void one_without_proof_is_only_recorded(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(TONO, "cuti sampai 5 Desember 2026", .origin = INCOMING_AUTO_REPLY);
	assert_outcome(IGNORED);
	assert_told("");
	assert_recorded("");
	/* The token of somebody else's copy proves nothing, nor the own one what our server doubts.
	 */
	HEAR(TONO, "cuti sampai 5 Desember 2026", .origin = INCOMING_AUTO_REPLY,
		.to = desk_reply_to(o, TOKEN_DESK, 1, SARI));
	assert_recorded("");
	HEAR(TONO, "cuti sampai 5 Desember 2026", .origin = INCOMING_AUTO_REPLY,
		.to = desk_reply_to(o, TOKEN_DESK, 1, TONO), .dmarc_fail = TRUE);
	assert_recorded("");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
}

static void the_mail_it_answers_or_the_mail_server_prove_it(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autofree char *token = token_make(&o->key, "", TOKEN_DESK, 1, TONO);
	g_autofree char *answered = g_strdup_printf("%s.7@tik.example", token);
	HEAR(TONO, "cuti sampai 5 Desember 2026", .origin = INCOMING_AUTO_REPLY,
		.answers = answered);
	HEAR(SARI, "cuti sampai 4 Desember 2026", .origin = INCOMING_AUTO_REPLY,
		.dmarc_pass = TRUE);
	assert_recorded("tono otomatis 2026-11-23/2026-12-05; "
			"sari otomatis 2026-11-23/2026-12-04");
}

/* A mail program wrote it, so it must not do much harm. */
static void it_ends_when_the_technician_writes(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	out_of_office(o, TONO, "cuti sampai 5 Desember 2027");
	assert_recorded("tono otomatis 2026-11-23/2026-12-24");
	HEAR(TONO, "saya di kantor kok", .subject = "Re: [" NUMBER "] wifi mati");
	assert_recorded("tono otomatis 2026-11-23/2026-12-24");
	desk_answer(o, TONO, "saya di kantor kok");
	assert_recorded("");
	/* Leave that was asked for does not end so. */
	answer_desk(o, TONO, "CUTI 1-5 Desember 2026");
	desk_answer(o, TONO, "kunci ada di laci");
	assert_recorded("tono cuti 2026-12-01/2026-12-05");
}

static void only_technicians_are_missed(struct desk *o, gconstpointer data)
{
	(void)data;
	out_of_office(o, LINA, "cuti sampai 5 Desember 2026");
	out_of_office(o, RINI, "cuti sampai 5 Desember 2026");
	out_of_office(o, ASING, "cuti sampai 5 Desember 2026");
	assert_recorded("");
}

static void leave_is_in_the_history_though_it_is_about_no_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TONO, "CUTI 1-5 Desember 2026", .dmarc_pass = TRUE);
	HEAR(TONO, "BATAL", .dmarc_pass = TRUE);
	g_autofree char *texts = db_text(o->db,
		"SELECT group_concat(actor || ' ' || actor_role || ' ' || text, '; ') FROM event "
		"WHERE kind = 'cuti' AND ticket_id IS NULL",
		"");
	g_assert_cmpstr(texts, ==,
		"tono@tik.example teknisi 1 Desember 2026 sampai 5 Desember 2026; "
		"tono@tik.example teknisi dibatalkan: 1 Desember 2026 sampai 5 Desember 2026");
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func(
		"/leave/the_last_day_of_an_answer_is_found", the_last_day_of_an_answer_is_found);
#define TEST(name) g_test_add("/leave/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(cuti_is_recorded_and_the_days_are_echoed);
	TEST(cuti_in_the_thread_of_a_ticket_has_nothing_to_do_with_it);
	TEST(the_same_leave_is_recorded_once);
	TEST(the_mail_server_is_proof_enough);
	TEST(without_proof_it_has_to_be_confirmed);
	TEST(days_that_are_not_understood_or_over_are_asked_for_again);
	TEST(who_is_away_gets_no_work);
	TEST(what_cannot_wait_is_handed_on_and_named);
	TEST(what_can_wait_stays);
	TEST(a_new_ticket_is_due_when_it_wants_an_answer);
	TEST(nobody_else_means_the_leaders);
	TEST(leave_that_is_to_come_hands_on_when_it_begins);
	TEST(what_somebody_takes_up_while_away_stays);
	TEST(what_waits_for_the_requester_is_handed_on_too);
	TEST(batal_takes_the_leave_back);
	TEST(batal_needs_proof_and_the_own_leave);
	TEST(an_out_of_office_answer_counts_as_leave);
	TEST(one_without_a_date_counts_for_the_days_of_the_settings);
	TEST(one_that_was_forgotten_names_a_day_that_is_over);
	TEST(one_without_proof_is_only_recorded);
	TEST(the_mail_it_answers_or_the_mail_server_prove_it);
	TEST(it_ends_when_the_technician_writes);
	TEST(only_technicians_are_missed);
	TEST(leave_is_in_the_history_though_it_is_about_no_ticket);
	return g_test_run();
}
