/* route: which service a letter is about. */
#include "desk/route.h"

#include <string.h>

#define SERVICE(code_, section_, keywords_)                                                        \
	{                                                                                          \
		.code = (char *)code_, .section = (char *)section_, .keywords = (char *)keywords_  \
	}

static struct service catalogue[] = {
	SERVICE("APL", "Aplikasi", "Situs, aplikasi; bad gateway"),
	SERVICE("NET", "Jaringan", "wifi;internet;ip"),
	SERVICE("TTE", "Persandian", "tanda tangan elektronik, tte"),
	SERVICE("UMUM", "Aplikasi", " * "),
};

static GPtrArray *services_from(guint first, guint count)
{
	GPtrArray *services = g_ptr_array_new();
	for (guint i = first; i < first + count; i++)
		g_ptr_array_add(services, &catalogue[i]);
	return services;
}

struct letter {
	const char *subject, *text, *perihal;
};

/* The code of the service, "-" if there is none, and how certain it is. */
static const char *routed(const GPtrArray *services, struct letter letter, int *certainty)
{
	struct incoming in = {
		.subject = letter.subject ? letter.subject : "",
		.text = letter.text ? letter.text : "",
		.letter_subject = letter.perihal ? letter.perihal : "",
	};
	g_autoptr(routing_auto) routing = route_service(services, &in, NULL);
	*certainty = routing->certainty;
	return routing->service ? routing->service->code : "-";
}

static const struct {
	struct letter letter;
	const char *code; /* NULL: no keyword fits */
} letters[] = {
	{ { "wifi mati", "sejak pagi", NULL }, "NET" },
	{ { "WIFI MATI", "", NULL }, "NET" },
	{ { "mohon bantuan", "internet kantor putus", NULL }, "NET" },
	{ { "mohon bantuan", "terlampir", "Perbaikan Internet" }, "NET" },
	/* endings: wifinya, aplikasinya */
	{ { "", "wifinya mati", NULL }, "NET" },
	{ { "aplikasinya error", "", NULL }, "APL" },
	/* not inside another word, and a short one only alone */
	{ { "", "undangan rapat di mawifi", NULL }, NULL },
	{ { "", "kunjungan adik ipar", NULL }, NULL },
	{ { "", "ip kantor bentrok", NULL }, "NET" },
	/* the subject counts three times */
	{ { "aplikasi presensi", "lewat wifi, memakai wifi", NULL }, "APL" },
	/* a phrase says more than a word */
	{ { "", "tanda tangan elektronik di situs gagal", NULL }, "TTE" },
	{ { "", "pesannya 502 Bad Gateway, wifi", NULL }, "APL" },
	/* the same word over and over wins nothing */
	{ { "situs", "wifi wifi wifi wifi wifi wifi wifi wifi", NULL }, "APL" },
	/* letters beyond ASCII beside a word */
	{ { "", "“wifi” mati", NULL }, "NET" },
	{ { "", "éwifi", NULL }, NULL },
	{ { "", "", NULL }, NULL },
};

#define SURE 60

static void keywords_decide(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
		int certainty;
		const char *code = routed(services, letters[i].letter, &certainty);
		g_test_message("%s / %s: %d%%", letters[i].letter.subject, letters[i].letter.text,
			certainty);
		g_assert_cmpstr(code, ==, letters[i].code ? letters[i].code : "UMUM");
		g_assert_cmpint(certainty >= SURE, ==, letters[i].code != NULL);
	}
}

static void without_a_catch_all_the_first_service_takes_what_fits_nowhere(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 3);
	int certainty;
	g_assert_cmpstr(routed(services, (struct letter){ .text = "halo" }, &certainty), ==, "APL");
	g_assert_cmpint(certainty, <, SURE);
}

static void an_empty_catalogue_has_no_service(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 0);
	int certainty;
	g_assert_cmpstr(routed(services, (struct letter){ .text = "wifi" }, &certainty), ==, "-");
	g_assert_cmpint(certainty, ==, 0);
}

static void two_services_with_equal_keywords_leave_the_desk_unsure(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	int certainty;
	routed(services, (struct letter){ .text = "wifi dan situs" }, &certainty);
	g_assert_cmpint(certainty, <, SURE);
}

static void what_decided_is_said(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	struct incoming in = {
		.subject = "wifi", .text = "internet dan wifi sudah lama", .letter_subject = ""
	};
	g_autoptr(routing_auto) routing = route_service(services, &in, NULL);
	g_assert_true(g_str_has_prefix(routing->why, "kata kunci wifi, internet (keyakinan 9"));
}

/* The sum is what the operator sees, and every service is in the list. */
static void candidates_are_sorted_and_their_signals_add_up(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	struct incoming in = {
		.subject = "wifi rusak", .text = "aplikasi juga", .letter_subject = ""
	};
	g_autoptr(routing_auto) routing = route_service(services, &in, NULL);
	int all = 0;
	g_assert_cmpuint(routing->candidates->len, ==, 4);
	for (guint i = 0; i < routing->candidates->len; i++) {
		const struct candidate *one = routing->candidates->pdata[i];
		double sum = one->keywords + one->perihal + one->history + one->bayes + one->kind;
		g_assert_cmpfloat_with_epsilon(one->total, sum, 1e-9);
		all += one->certainty;
		if (i)
			g_assert_cmpfloat(one->total, <=,
				((struct candidate *)routing->candidates->pdata[i - 1])->total);
	}
	g_assert_cmpint(all, <=, 100);
	g_assert_cmpstr(routing->service->code, ==, "NET");
	const struct candidate *best = routing->candidates->pdata[0];
	g_assert_cmpfloat(best->perihal, >, 0);
	g_assert_cmpfloat_with_epsilon(best->keywords, 0, 1e-9);
}

static struct service by_kind[] = {
	{ .code = (char *)"BUAT",
		.is_request = TRUE,
		.section = (char *)"A",
		.keywords = (char *)"email" },
	{ .code = (char *)"RUSAK", .section = (char *)"A", .keywords = (char *)"email" },
};

static const struct {
	const char *text, *code;
} tones[] = {
	{ "email tidak bisa dibuka, error", "RUSAK" },
	{ "email lambat", "RUSAK" },
	{ "email saget mati mboten saged mlebet", "RUSAK" },
	{ "mohon dibuatkan email", "BUAT" },
	{ "mohon reset email", "BUAT" },
	{ "pemasangan email di hp", "BUAT" },
};

static void a_complaint_is_told_from_a_request(void)
{
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	g_ptr_array_add(services, &by_kind[0]);
	g_ptr_array_add(services, &by_kind[1]);
	for (guint i = 0; i < G_N_ELEMENTS(tones); i++) {
		int certainty;
		g_test_message("%s", tones[i].text);
		g_assert_cmpstr(
			routed(services, (struct letter){ .text = tones[i].text }, &certainty), ==,
			tones[i].code);
	}
}

static void the_best_of_a_section_may_not_be_the_best_of_all(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	struct incoming in = { .subject = "wifi", .text = "", .letter_subject = "" };
	g_autoptr(routing_auto) routing = route_service(services, &in, NULL);
	g_assert_cmpstr(routing_of_section(routing, "persandian")->service->code, ==, "TTE");
	g_assert_null(routing_of_section(routing, "Tata Usaha"));
}

/* ---- what was learned ---- */

static const char *const codes[] = { "APL", "NET", "TTE", "UMUM" };

/* `letters` times the desk was told that such a letter belongs to the service. */
static void teach(struct evidence *evidence, const char *text, const char *code, int times)
{
	g_autoptr(GPtrArray) words = classifier_words("", "", "", text);
	evidence_add_letters(evidence, code, times);
	for (guint i = 0; i < words->len; i++)
		evidence_add_word(evidence, words->pdata[i], code, times);
}

static struct routing *routed_by(struct evidence *evidence, const char *text)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	struct incoming in = { .subject = "", .text = text, .letter_subject = "" };
	return route_service(services, &in, evidence);
}

static void learned_words_decide_where_no_keyword_stands(void)
{
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 4, "");
	teach(evidence, "sinyal hotspot hilang", "NET", 40);
	teach(evidence, "halaman putih tidak tampil", "APL", 40);
	g_autoptr(routing_auto) routing = routed_by(evidence, "hotspot lantai dua hilang");
	g_assert_cmpstr(routing->service->code, ==, "NET");
	g_assert_nonnull(strstr(routing->why, "surat-surat terdahulu dengan kata "));
}

static void many_lessons_outweigh_a_keyword(void)
{
	const char *text = "wifi id passphrase ditolak";
	g_autoptr(evidence_auto) few = evidence_new(codes, 4, "");
	teach(few, "halaman putih", "APL", 1);
	g_autoptr(routing_auto) before = routed_by(few, text);
	g_assert_cmpstr(before->service->code, ==, "NET");
	g_autoptr(evidence_auto) many = evidence_new(codes, 4, "");
	teach(many, text, "TTE", 300);
	teach(many, "sinyal hilang", "NET", 300);
	teach(many, "halaman putih", "APL", 300);
	g_autoptr(routing_auto) after = routed_by(many, text);
	g_assert_cmpstr(after->service->code, ==, "TTE");
	g_assert_cmpint(after->certainty, >=, SURE);
}

static void what_the_office_needs_often_tips_the_scales(void)
{
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 4, "");
	evidence_add_history(evidence, "TTE", 40);
	g_autoptr(routing_auto) routing = routed_by(evidence, "mohon bantuan seperti biasa");
	g_assert_cmpstr(routing->service->code, ==, "TTE");
	g_assert_nonnull(strstr(routing->why, "kantor ini sering memerlukannya"));
	/* But it does not outweigh what the letter says. */
	g_autoptr(routing_auto) other = routed_by(evidence, "wifi dan internet");
	g_assert_cmpstr(other->service->code, ==, "NET");
}

/* A strange letter stays a doubtful one, however much was learned of others. */
static void words_never_seen_make_no_certainty(void)
{
	g_autoptr(evidence_auto) evidence = evidence_new(codes, 4, "");
	teach(evidence, "sinyal hotspot hilang", "NET", 100);
	teach(evidence, "halaman putih tidak tampil", "APL", 100);
	g_autoptr(routing_auto) routing = routed_by(evidence, "undangan panen raya");
	g_assert_cmpint(routing->certainty, <, SURE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/route/" #name, name)
	TEST(keywords_decide);
	TEST(without_a_catch_all_the_first_service_takes_what_fits_nowhere);
	TEST(an_empty_catalogue_has_no_service);
	TEST(two_services_with_equal_keywords_leave_the_desk_unsure);
	TEST(what_decided_is_said);
	TEST(candidates_are_sorted_and_their_signals_add_up);
	TEST(a_complaint_is_told_from_a_request);
	TEST(the_best_of_a_section_may_not_be_the_best_of_all);
	TEST(learned_words_decide_where_no_keyword_stands);
	TEST(many_lessons_outweigh_a_keyword);
	TEST(what_the_office_needs_often_tips_the_scales);
	TEST(words_never_seen_make_no_certainty);
	return g_test_run();
}
