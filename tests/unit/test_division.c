/* division: who of a section gets the work. */
#include "desk/division.h"

static struct person people[] = {
	{ .id = 1,
		.name = (char *)"Tono",
		.email = (char *)"tono@tik.example",
		.section = (char *)"Jaringan" },
	{ .id = 2,
		.name = (char *)"Sari",
		.email = (char *)"sari@tik.example",
		.section = (char *)"JARINGAN" },
	{ .id = 3,
		.name = (char *)"Wahyu",
		.email = (char *)"wahyu@tik.example",
		.section = (char *)"Aplikasi" },
	{ .id = 4,
		.name = (char *)"Dewi",
		.email = (char *)"dewi@tik.example",
		.section = (char *)"Jaringan" },
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
	const struct workload *one = division_next(technicians, section, except);
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

static void nobody_on_leave_gets_any(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(3, 0, 0, 4), FOUR(1, 1, 1, 1));
	loads[1].away_until = (char *)"2026-12-05";
	g_assert_cmpstr(chosen(all, "Jaringan", 0), ==, "Tono");
	loads[2].away_until = (char *)"2026-12-05";
	g_assert_cmpstr(chosen(all, "Aplikasi", 0), ==, "-");
}

/* One kritis weighs as much as four rendah. */
static void the_weight_counts_not_the_number(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(1, 3, 0, 5), FOUR(1, 1, 1, 1));
	loads[0].load = 4;
	g_assert_cmpstr(chosen(all, "Jaringan", 0), ==, "Sari");
}

static void what_leaves_somebody_goes_to_the_next_but_not_to_its_requester(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(0, 1, 0, 2), FOUR(1, 1, 1, 1));
	struct ticket ticket = { .section = (char *)"Jaringan",
		.assignee_id = 1,
		.requester = (char *)"rini@dinkes.example" };
	g_assert_cmpstr(division_next_of(all, &ticket)->person->name, ==, "Sari");
	ticket.requester = people[1].email;
	g_assert_cmpstr(division_next_of(all, &ticket)->person->name, ==, "Dewi");
}

static void several_at_once_are_divided_as_if_they_came_one_by_one(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(3, 0, 0, 1), FOUR(1, 1, 1, 1));
	g_autoptr(GPtrArray) copy = division_copy(all);
	struct ticket ticket = { .section = (char *)"Jaringan",
		.assignee_id = 1,
		.requester = (char *)"",
		.priority = PRIORITY_SEDANG };
	g_autoptr(GString) got = g_string_new("");
	for (int i = 0; i < 3; i++) {
		const struct workload *next = division_next_of(copy, &ticket);
		g_string_append_printf(got, "%s ", next->person->name);
		division_give(copy, &ticket, next->person->id, 100 + i);
	}
	g_assert_cmpstr(got->str, ==, "Sari Dewi Sari ");
	/* What was read stays as it was. */
	g_assert_cmpint(loads[1].load, ==, 0);
}

/* A hundred tickets one after the other: nobody has two more than a colleague. */
static void work_is_divided_evenly(void)
{
	g_autoptr(GPtrArray) all = TEAM(FOUR(0, 0, 0, 0), FOUR(0, 0, 0, 0));
	for (int i = 1; i <= 100; i++) {
		const struct workload *one = division_next(all, "Jaringan", 0);
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
	struct ticket ticket = { .section = (char *)"Jaringan" };
	division_section_load(all, &ticket, &open, &members);
	g_assert_cmpint(open, ==, 9);
	g_assert_cmpint(members, ==, 3);
	/* A ticket is no load for itself. */
	ticket.assignee_id = 1;
	division_section_load(all, &ticket, &open, &members);
	g_assert_cmpint(open, ==, 8);
	/* Who is on leave carries nothing. */
	loads[1].away_until = (char *)"2026-12-05";
	division_section_load(all, &ticket, &open, &members);
	g_assert_cmpint(open, ==, 6);
	g_assert_cmpint(members, ==, 2);
	ticket.section = (char *)"Persandian";
	division_section_load(all, &ticket, &open, &members);
	g_assert_cmpint(open, ==, 0);
	g_assert_cmpint(members, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/division/" #name, name)
	TEST(the_one_with_the_least_work_gets_it);
	TEST(among_equals_the_one_who_waited_longest);
	TEST(who_is_excepted_gets_none);
	TEST(a_section_without_people_has_nobody);
	TEST(nobody_on_leave_gets_any);
	TEST(the_weight_counts_not_the_number);
	TEST(what_leaves_somebody_goes_to_the_next_but_not_to_its_requester);
	TEST(several_at_once_are_divided_as_if_they_came_one_by_one);
	TEST(work_is_divided_evenly);
	TEST(the_load_of_a_section_is_its_own);
	return g_test_run();
}
