/* decide: the data that a service requires, and what the office itself must confirm. */
#include "desk/requirement.h"
#include "tests/unit/desk.h"

#include <string.h>

/* The office's registered address; Rini and Budi write from the same domain. */
#define TU "tu@dinkes.example"

#define SERVICES                                                                                   \
	"NET,Gangguan jaringan,gangguan,Jaringan,60,wifi;internet,60,8,\n"                         \
	"WEB,Ruang web,permohonan,Jaringan,30,hosting,60,8,alamat web; HP\n"                       \
	"TTE,Tanda tangan elektronik,permohonan,Jaringan,40,tte,120,16,nama; NIP; jabatan\n"       \
	"AKUN,Akun surel,permohonan,Aplikasi,40,surel,120,16,nama; NIP\n"

static void set_up(struct desk *o, gconstpointer data)
{
	desk_set_up(o, data);
	desk_import_services(o, SERVICES);
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n" TU ",Dinas Kesehatan,4\n"
			       "@dlh.example,Dinas Lingkungan Hidup,2\n");
}

static char *kept(struct desk *o)
{
	g_autoptr(GPtrArray) list = requirement_list(o->db, desk_ticket(o)->id);
	GString *all = g_string_new("");
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		g_string_append_printf(all, "%s%s=%s", i ? "; " : "", one->name, one->value);
	}
	return g_string_free(all, FALSE);
}

#define assert_kept(expected)                                                                      \
	do {                                                                                       \
		g_autofree char *all = kept(o);                                                    \
		g_assert_cmpstr(all, ==, expected);                                                \
	} while (0)

static const char *asked_for(struct desk *o)
{
	return desk_notice(o, NOTICE_RECEIVED, RINI)->missing;
}

/* ---- data ---- */

static void the_acknowledgement_asks_for_what_the_letter_lacks(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "Alamat web: gizi.example", .subject = "hosting");
	g_assert_cmpstr(asked_for(o), ==, "HP");
	assert_kept("alamat web=gizi.example; HP=");
}

static void nothing_is_asked_where_nothing_lacks(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "Alamat web: gizi.example\nHP: 081234567890", .subject = "hosting");
	g_assert_cmpstr(asked_for(o), ==, "");
	HEAR(RINI, "dari pagi", .subject = "wifi mati");
	g_assert_cmpstr(asked_for(o), ==, "");
}

static void an_answer_fills_in_and_hears_what_is_still_missing(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon dibuatkan", .subject = "hosting");
	g_assert_cmpstr(asked_for(o), ==, "alamat web, HP");
	desk_answer(o, RINI, "HP: 081234567890");
	assert_told("comment>tono data>rini");
	g_assert_cmpstr(desk_notice(o, NOTICE_DATA, RINI)->text, ==, "alamat web");
	g_assert_false(desk_notice(o, NOTICE_DATA, RINI)->awaits_office);
	desk_answer(o, BUDI, "Alamat web: gizi.example");
	g_assert_cmpstr(desk_notice(o, NOTICE_DATA, BUDI)->text, ==, "");
	assert_kept("alamat web=gizi.example; HP=081234567890");
}

static void an_answer_without_data_is_a_comment_only(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon dibuatkan", .subject = "hosting");
	desk_answer(o, RINI, "nanti saya kirim datanya");
	assert_told("comment>tono");
}

static void data_that_answer_a_question_let_the_work_go_on(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon dibuatkan", .subject = "hosting");
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "TUNGGU alamat web apa?");
	desk_answer(o, RINI, "Alamat web: gizi.example");
	assert_status(DIKERJAKAN);
	assert_told("comment>tono data>rini");
}

/* ---- the word of the office ---- */

static void an_identity_bound_request_is_asked_of_the_registered_address(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	assert_told("assignment>tono office-confirm>tu received>rini");
	g_assert_true(desk_notice(o, NOTICE_RECEIVED, RINI)->awaits_office);
	assert_events("dibuka ditugaskan ditanyakan_kantor");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
	g_assert_cmpstr(
		desk_notice(o, NOTICE_OFFICE_CONFIRM, TU)->text, ==, "tte saya kedaluwarsa");
}

static void other_requests_need_no_word(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "mohon dibuatkan", .subject = "hosting");
	assert_told("assignment>tono received>rini");
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

static void nobody_is_asked_about_a_guess(struct desk *o, gconstpointer data)
{
	(void)data;
	o->settings->routing_sure = 100;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	assert_told("assignment>tono doubtful>opi received>rini");
	g_assert_cmpstr(o->last->ticket->service_code, ==, "TTE");
}

static void it_is_not_accepted_before(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TONO, "TERIMA");
	assert_status(BARU);
	assert_told("refused>tono");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_REFUSED, TONO)->text, TU));
	/* Once a day is enough. */
	o->now += DAY;
	desk_answer(o, TONO, "TERIMA");
	assert_told("office-confirm>tu refused>tono");
	desk_answer(o, TONO, "TERIMA");
	assert_told("refused>tono");
	o->now += DAY;
	desk_answer(o, TONO, "TERIMA");
	/* The office reads the request again, not the technician's word. */
	g_assert_cmpstr(
		desk_notice(o, NOTICE_OFFICE_CONFIRM, TU)->text, ==, "tte saya kedaluwarsa");
	/* What is wrong with it may be said all the same. */
	desk_answer(o, TONO, "TOLAK sertifikatnya masih berlaku");
	assert_status(DITOLAK);
}

static void ya_of_the_registered_address_opens_the_way(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TU, "YA");
	assert_told("comment>tono office-answered>tu progress>rini");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_PROGRESS, RINI)->text,
		"Kantor Bapak/Ibu sudah mengonfirmasi"));
	assert_events("dikonfirmasi_kantor");
	assert_outcome(COMMAND);
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, o->now);
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

static void words_of_yes_and_no(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *text;
		const char *event;
	} words[] = {
		{ "Tidak apa-apa, silakan ditanyakan ke beliau", EVENT_COMMENT },
		{ "Ya, tapi bukan untuk Rini", EVENT_COMMENT },
		{ "siapa ini?", EVENT_COMMENT },
		{ "Benar, itu permohonan kami", EVENT_OFFICE_CONFIRMED },
	};
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_test_message("%s", words[i].text);
		desk_answer(o, TU, words[i].text);
		assert_events(words[i].event);
	}
}

static void tidak_of_the_registered_address_rejects_it(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TU, "Bukan, kami tidak meminta ini");
	assert_told("comment>hadi comment>lina comment>tono office-answered>tu rejected>rini");
	assert_events("disangkal_kantor tolak");
	assert_status(DITOLAK);
	/* Its own words are kept and passed on; the rejection is the desk's. */
	const struct event *denied = o->last->events->pdata[0],
			   *rejected = o->last->events->pdata[1];
	g_assert_cmpstr(denied->actor, ==, TU);
	g_assert_cmpstr(denied->text, ==, "Bukan, kami tidak meminta ini");
	g_assert_nonnull(strstr(
		desk_notice(o, NOTICE_COMMENT, TONO)->text, "Bukan, kami tidak meminta ini"));
	g_assert_cmpstr(rejected->actor, ==, "");
	g_assert_cmpstr(rejected->actor_role, ==, "desk");
	g_assert_cmpstr(rejected->proof, ==, "desk");
	/* The requester objects: it is open again, and still not to be accepted. */
	desk_answer(o, RINI, "ini benar permohonan saya");
	assert_status(BARU);
	desk_answer(o, TONO, "TERIMA");
	assert_status(BARU);
	desk_answer(o, TU, "YA");
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

/* Only the requester objects. */
static void the_office_does_not_reopen_what_it_denied(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const words[] = { "TIDAK", "Ya", "BELUM: bukan kami", "sudah kami cek" };
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TU, "TIDAK");
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_test_message("%s", words[i]);
		desk_answer(o, TU, words[i]);
		assert_status(DITOLAK);
		assert_events(EVENT_COMMENT);
		assert_told("comment>tono");
	}
}

/* It wrote before, and would read each news of the ticket like a requester. */
static void an_office_that_takes_part_reads_only_thanks(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TU, "siapa ini?");
	desk_answer(o, TU, "TIDAK");
	assert_told("comment>hadi comment>lina comment>tono office-answered>tu rejected>rini");
}

static void the_offices_no_can_be_taken_back(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, TU, "TIDAK");
	desk_answer(o, TU, "BATAL");
	assert_status(BARU);
}

static void a_word_without_proof_is_asked_back(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte", .id = "satu@orang.example");
	HEAR(TU, "YA", .answers = "satu@orang.example");
	assert_told("confirm>tu");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
	HEAR(TU, "YA", .to = desk_reply_to(o, TOKEN_CONFIRM, o->mail_id, TU));
	assert_events("dikonfirmasi_kantor");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, !=, 0);
}

static void nobody_else_can_say_it(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	desk_answer(o, RINI, "YA");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
	desk_answer(o, BUDI, "YA");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
	HEAR(RINI, "YA", .to = desk_reply_to(o, TOKEN_REQUESTER, 0, TU));
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
}

/* It is the office's own address: whatever its requesters may do, and no more. */
static void the_registered_address_is_no_technician(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const commands[] = { "TERIMA", "SELESAI sudah", "SETUJU",
		"ALIHKAN ke sari: coba" };
	HEAR(RINI, "tte saya kedaluwarsa", .subject = "tte");
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		desk_answer(o, TU, commands[i]);
		assert_status(BARU);
		g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	}
}

static void a_request_from_the_registered_address_itself_is_confirmed(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TU, "tte pak kadis kedaluwarsa", .subject = "tte", .dmarc_pass = TRUE);
	assert_told("assignment>tono received>tu");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, o->now);
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

/* A From line proves nothing. */
static void but_not_without_proof(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(TU, "tte pak kadis kedaluwarsa", .subject = "tte");
	assert_told("assignment>tono office-confirm>tu received>tu");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, 0);
}

static void an_office_known_by_its_domain_only_is_the_operators_to_confirm(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(DEWI, "tte saya kedaluwarsa", .subject = "tte");
	assert_told("assignment>tono doubtful>opi received>dewi");
	g_assert_nonnull(strstr(desk_notice(o, NOTICE_DOUBTFUL, OPI)->text,
		"desktik ticket set " NUMBER " dikonfirmasi=ya"));
	assert_events("dibuka ditugaskan ditanyakan_kantor");
	desk_answer(o, TONO, "TERIMA");
	assert_told("refused>tono");
	o->now += DAY;
	desk_answer(o, TONO, "TERIMA");
	assert_told("doubtful>opi refused>tono");
	struct ticket *t = ticket_load_number(o->db, NUMBER);
	t->office_confirmed_at = o->now;
	ticket_save(o->db, t);
	ticket_free(t);
	desk_answer(o, TONO, "TERIMA");
	assert_status(DIKERJAKAN);
}

static void a_hand_over_to_an_identity_bound_service_asks_then(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "surel saya terkunci, wifi juga", .subject = "wifi mati");
	assert_told("assignment>tono received>rini");
	desk_answer(o, TONO, "ALIHKAN ke seksi aplikasi: ini akun surel");
	assert_told("assignment>wahyu office-confirm>tu understood>tono");
	g_assert_cmpstr(desk_ticket(o)->service_code, ==, "AKUN");
	desk_answer(o, WAHYU, "TERIMA");
	assert_status(BARU);
}

/* The work would begin without the office's word. */
static void a_hand_over_does_not_lift_the_word_of_the_office(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_services(
		o, SERVICES "APL,Gangguan aplikasi,gangguan,Aplikasi,50,situs,60,8,\n");
	HEAR(RINI, "Tte untuk masuk situs", .subject = "tte");
	desk_answer(o, LINA, "DISPOSISI ke seksi aplikasi: situs");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	g_assert_true(strcmp(desk_ticket(o)->service_code, "APL") != 0);
	desk_answer(o, WAHYU, "TERIMA");
	assert_status(BARU);
}

static void a_part_that_is_identity_bound_is_asked_about_at_once(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati, surel terkunci", .subject = "wifi mati");
	desk_answer(o, TONO, "PECAH wifi mati; surel terkunci");
	assert_told("assignment>wahyu office-confirm>tu split>rini understood>tono");
	g_assert_cmpstr(desk_notice(o, NOTICE_OFFICE_CONFIRM, TU)->text, ==, "surel terkunci");
}

/* ---- doubtful services ---- */

static void the_operator_of_a_doubtful_ticket_sees_candidates_and_how_to_correct(
	struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi dan hosting", .subject = "lapor");
	assert_told("assignment>tono doubtful>opi received>rini");
	const char *text = desk_notice(o, NOTICE_DOUBTFUL, OPI)->text;
	g_assert_nonnull(strstr(text, "\n- NET Gangguan jaringan, seksi Jaringan: 4"));
	g_assert_nonnull(strstr(text, "\n- WEB Ruang web, seksi Jaringan: 4"));
	g_assert_nonnull(strstr(
		text, "Bila benar, kukuhkan dengan: desktik ticket set " NUMBER " service=NET"));
	g_assert_nonnull(strstr(text, "desktik ticket set " NUMBER " service=KODE"));
	g_assert_cmpstr(o->last->ticket->why_service, ==, o->last->why_service);
}

static void the_threshold_is_a_setting(struct desk *o, gconstpointer data)
{
	(void)data;
	o->settings->routing_sure = 0;
	HEAR(RINI, "wifi dan hosting", .subject = "lapor");
	assert_told("assignment>tono received>rini");
	o->settings->routing_sure = 100;
	HEAR(RINI, "internet wifi internet", .subject = "wifi internet");
	assert_told("assignment>tono doubtful>opi received>rini");
}

static void while_the_office_is_awaited_nothing_passes_on(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "Nama: Rini Contoh\nNIP: 199001012020012001\nJabatan: staf", .subject = "tte");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	gint64 respond = desk_ticket(o)->respond_due;
	o->now = respond + HOUR;
	desk_tick(o);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	g_assert_cmpint(desk_ticket(o)->passed, ==, 0);
	/* From the office's word on the clock counts. */
	desk_answer(o, TU, "YA");
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, o->now);
	g_assert_cmpint(desk_ticket(o)->respond_due, >, o->now);
	o->now = desk_ticket(o)->respond_due + HOUR;
	desk_tick(o);
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, SARI);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/decide-office/" #name, struct desk, NULL, set_up, name, desk_tear_down)
	TEST(the_acknowledgement_asks_for_what_the_letter_lacks);
	TEST(nothing_is_asked_where_nothing_lacks);
	TEST(an_answer_fills_in_and_hears_what_is_still_missing);
	TEST(an_answer_without_data_is_a_comment_only);
	TEST(data_that_answer_a_question_let_the_work_go_on);
	TEST(an_identity_bound_request_is_asked_of_the_registered_address);
	TEST(other_requests_need_no_word);
	TEST(nobody_is_asked_about_a_guess);
	TEST(it_is_not_accepted_before);
	TEST(ya_of_the_registered_address_opens_the_way);
	TEST(words_of_yes_and_no);
	TEST(tidak_of_the_registered_address_rejects_it);
	TEST(the_office_does_not_reopen_what_it_denied);
	TEST(an_office_that_takes_part_reads_only_thanks);
	TEST(the_offices_no_can_be_taken_back);
	TEST(a_word_without_proof_is_asked_back);
	TEST(nobody_else_can_say_it);
	TEST(the_registered_address_is_no_technician);
	TEST(a_request_from_the_registered_address_itself_is_confirmed);
	TEST(but_not_without_proof);
	TEST(an_office_known_by_its_domain_only_is_the_operators_to_confirm);
	TEST(a_hand_over_to_an_identity_bound_service_asks_then);
	TEST(a_hand_over_does_not_lift_the_word_of_the_office);
	TEST(a_part_that_is_identity_bound_is_asked_about_at_once);
	TEST(the_operator_of_a_doubtful_ticket_sees_candidates_and_how_to_correct);
	TEST(the_threshold_is_a_setting);
	TEST(while_the_office_is_awaited_nothing_passes_on);
	return g_test_run();
}
