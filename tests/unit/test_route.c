/* route: which service a letter is about, and who gets the work. */
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

/* ---- people ---- */

static struct person people[] = {
	{ .id = 1, .name = (char *)"Tono", .section = (char *)"Jaringan" },
	{ .id = 2, .name = (char *)"Sari", .section = (char *)"JARINGAN" },
	{ .id = 3, .name = (char *)"Wahyu", .section = (char *)"Aplikasi" },
	{ .id = 4, .name = (char *)"Dewi", .section = (char *)"Jaringan" },
};

static struct workload loads[G_N_ELEMENTS(people)];

/* Tono, Sari, Wahyu, Dewi: open tickets and when each got the last one. */
static GPtrArray *team(const int *open, const gint64 *last)
{
	GPtrArray *technicians = g_ptr_array_new();
	for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
		loads[i] = (struct workload){ .person = &people[i],
			.open = open[i],
			.load = open[i],
			.last_assigned = last[i] };
		g_ptr_array_add(technicians, &loads[i]);
	}
	return technicians;
}
#define TEAM(open, last) team((const int[])open, (const gint64[])last)
#define FOUR(a, b, c, d)                                                                           \
	{                                                                                          \
		a, b, c, d                                                                         \
	}

static const char *chosen(const GPtrArray *technicians, const char *section, gint64 except)
{
	const struct workload *one = route_technician(technicians, section, except);
	return one ? one->person->name : "-";
}

static void the_one_with_the_least_work_gets_it(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(3, 2, 0, 4), FOUR(1, 9, 0, 1));
	g_assert_cmpstr(chosen(all, "Jaringan", 0), ==, "Sari");
	g_assert_cmpstr(chosen(all, "jaringan", 0), ==, "Sari");
	g_assert_cmpstr(chosen(all, "Aplikasi", 0), ==, "Wahyu");
}

static void among_equals_the_one_who_waited_longest(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(2, 2, 0, 2), FOUR(300, 200, 0, 100));
	g_assert_cmpstr(chosen(all, "Jaringan", 0), ==, "Dewi");
	/* Who never had one has waited longest of all; then the order of the file. */
	g_autoptr(GPtrArray) fresh = TEAM(FOUR(0, 0, 0, 0), FOUR(5, 0, 0, 0));
	g_assert_cmpstr(chosen(fresh, "Jaringan", 0), ==, "Sari");
}

static void who_is_excepted_gets_none(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(3, 2, 0, 4), FOUR(1, 1, 1, 1));
	g_assert_cmpstr(chosen(all, "Jaringan", 2), ==, "Tono");
	g_assert_cmpstr(chosen(all, "Aplikasi", 3), ==, "-");
}

static void a_section_without_people_has_nobody(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(0, 0, 0, 0), FOUR(0, 0, 0, 0));
	g_assert_cmpstr(chosen(all, "Persandian", 0), ==, "-");
	g_assert_cmpstr(chosen(all, "", 0), ==, "-");
}

/* A hundred tickets one after the other: nobody has two more than a colleague. */
static void work_is_divided_evenly(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(0, 0, 0, 0), FOUR(0, 0, 0, 0));
	for (int i = 1; i <= 100; i++) {
		const struct workload *one = route_technician(all, "Jaringan", 0);
		struct workload *load = &loads[one - loads];
		load->open++;
		load->load++;
		load->last_assigned = i;
		int most = MAX(loads[0].open, MAX(loads[1].open, loads[3].open));
		int least = MIN(loads[0].open, MIN(loads[1].open, loads[3].open));
		g_assert_cmpint(most - least, <=, 1);
	}
	g_assert_cmpint(loads[2].open, ==, 0);
}

static void the_load_of_a_section_is_its_own(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(3, 2, 7, 4), FOUR(0, 0, 0, 0));
	int open, members;
	route_section_load(all, "Jaringan", &open, &members);
	g_assert_cmpint(open, ==, 9);
	g_assert_cmpint(members, ==, 3);
	route_section_load(all, "Persandian", &open, &members);
	g_assert_cmpint(open, ==, 0);
	g_assert_cmpint(members, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/route/" #name, name)
	TEST(keywords_decide);
	TEST(without_a_catch_all_the_first_service_takes_what_fits_nowhere);
	TEST(an_empty_catalogue_has_no_service);
	TEST(what_decided_is_said);
	TEST(the_one_with_the_least_work_gets_it);
	TEST(among_equals_the_one_who_waited_longest);
	TEST(who_is_excepted_gets_none);
	TEST(a_section_without_people_has_nobody);
	TEST(work_is_divided_evenly);
	TEST(the_load_of_a_section_is_its_own);
	return g_test_run();
}
