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

/* The code of the service, "-" if there is none; `*sure` and what decided are checked for sense. */
static const char *routed(const GPtrArray *services, struct letter letter, gboolean *sure)
{
	struct incoming in = {
		.subject = letter.subject ? letter.subject : "",
		.text = letter.text ? letter.text : "",
		.letter_subject = letter.perihal ? letter.perihal : "",
	};
	g_autofree char *why = NULL;
	const struct service *service = route_service(services, &in, &why, sure);
	g_assert_nonnull(why);
	g_assert_cmpint(g_str_has_prefix(why, "kata kunci: "), ==, *sure);
	return service ? service->code : "-";
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

static void keywords_decide(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
		gboolean sure;
		const char *code = routed(services, letters[i].letter, &sure);
		g_test_message("%s / %s", letters[i].letter.subject, letters[i].letter.text);
		g_assert_cmpint(sure, ==, letters[i].code != NULL);
		g_assert_cmpstr(code, ==, letters[i].code ? letters[i].code : "UMUM");
	}
}

static void without_a_catch_all_the_first_service_takes_what_fits_nowhere(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 3);
	gboolean sure = TRUE;
	g_assert_cmpstr(routed(services, (struct letter){ .text = "halo" }, &sure), ==, "APL");
	g_assert_false(sure);
}

static void an_empty_catalogue_has_no_service(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 0);
	gboolean sure = TRUE;
	g_assert_cmpstr(routed(services, (struct letter){ .text = "wifi" }, &sure), ==, "-");
	g_assert_false(sure);
}

static void what_decided_is_said(void)
{
	g_autoptr(GPtrArray) services = services_from(0, 4);
	struct incoming in = {
		.subject = "wifi", .text = "internet dan wifi mati", .letter_subject = ""
	};
	g_autofree char *why = NULL;
	gboolean sure;
	route_service(services, &in, &why, &sure);
	g_assert_cmpstr(why, ==, "kata kunci: wifi, internet (nilai 5)");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/route/" #name, name)
	TEST(keywords_decide);
	TEST(without_a_catch_all_the_first_service_takes_what_fits_nowhere);
	TEST(an_empty_catalogue_has_no_service);
	TEST(what_decided_is_said);
	return g_test_run();
}
