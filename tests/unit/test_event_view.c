/* event_view: what of a ticket's history those who ask may see. */
#include "desk/event_view.h"
#include "tests/unit/desk.h"

#include <string.h>

/* How the last row of this kind looks to the requester. */
static enum event_view view_of(struct desk *o, const char *kind)
{
	enum event_view view = EVENT_HIDDEN;
	g_autoptr(GPtrArray) events = event_list(o->db, 1);
	const struct ticket *ticket = desk_ticket(o);
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		if (strcmp(event->kind, kind) == 0)
			view = event_view_of_requester(ticket, event);
	}
	return view;
}

static void of_reports_only_the_approved_one_is_read(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	g_assert_cmpint(view_of(o, "selesai"), ==, EVENT_WITHHELD);
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(view_of(o, "selesai"), ==, EVENT_SHOWN);
	desk_answer(o, RINI, "BELUM masih mati");
	g_assert_cmpint(view_of(o, "selesai"), ==, EVENT_WITHHELD);
}

static void that_a_report_was_taken_back_is_shown_without_its_words(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, TONO, "BATAL");
	g_assert_cmpint(view_of(o, EVENT_UNDONE), ==, EVENT_WITHHELD);
	/* Nor when another report is approved. */
	desk_answer(o, TONO, "SELESAI kabel lain diganti");
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(view_of(o, EVENT_UNDONE), ==, EVENT_WITHHELD);
	g_assert_cmpint(view_of(o, "selesai"), ==, EVENT_SHOWN);
}

static void what_was_found_wanting_stays_inside_when_it_is_taken_back(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	desk_answer(o, LINA, "REVISI sebutkan portnya");
	g_assert_cmpint(view_of(o, "revisi"), ==, EVENT_HIDDEN);
	desk_answer(o, LINA, "BATAL");
	g_assert_cmpint(view_of(o, EVENT_UNDONE), ==, EVENT_HIDDEN);
}

static void what_the_requester_heard_is_shown_when_it_is_taken_back(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	desk_answer(o, TONO, "BATAL");
	g_assert_cmpint(view_of(o, EVENT_UNDONE), ==, EVENT_SHOWN);
}

static void what_staff_wrote_without_effect_stays_inside(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	HEAR(TONO, "SELESAI belum terbukti", .subject = NUMBER);
	g_assert_cmpint(view_of(o, EVENT_UNPROVED), ==, EVENT_HIDDEN);
	desk_answer(o, TONO, "catatan untuk kita sendiri");
	g_assert_cmpint(view_of(o, EVENT_COMMENT), ==, EVENT_HIDDEN);
	desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(view_of(o, EVENT_REFUSED), ==, EVENT_HIDDEN);
	g_assert_cmpint(
		db_int(o->db, "SELECT count(DISTINCT kind) FROM event WHERE kind IN (?, ?, ?)",
			"sss", EVENT_UNPROVED, EVENT_COMMENT, EVENT_REFUSED),
		==, 3);
}

/* Rows are never rewritten: not all of older ones are marked as internal. */
static void rows_of_older_histories_are_no_different(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	static const struct {
		const char *kind, *role, *text;
		enum event_view view;
	} rows[] = {
		{ EVENT_UNDONE, "teknisi", "SELESAI: kabel digigit tikus", EVENT_WITHHELD },
		{ EVENT_UNDONE, "teknisi", "SELESAI: ", EVENT_WITHHELD },
		{ EVENT_UNDONE, "pimpinan", "REVISI: sebutkan portnya", EVENT_HIDDEN },
		{ EVENT_UNDONE, "pimpinan", "SETUJU: ", EVENT_SHOWN },
		{ EVENT_UNDONE, "teknisi", "Tiket TIK-2026-000002 tidak lagi digabung.",
			EVENT_SHOWN },
		{ EVENT_COMMENT, "pemohon", "SELESAI: begitu kata teknisi", EVENT_SHOWN },
		{ EVENT_REFUSED, "teknisi", "SELESAI: belum\nkabel", EVENT_HIDDEN },
		{ EVENT_UNPROVED, "teknisi", "SELESAI kabel", EVENT_HIDDEN },
		{ EVENT_BOUNCE, "desk", "tono@tik.example", EVENT_HIDDEN },
		{ "revisi", "pimpinan", "sebutkan portnya", EVENT_HIDDEN },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct event event = { .id = 99,
			.kind = (char *)rows[i].kind,
			.actor_role = (char *)rows[i].role,
			.text = (char *)rows[i].text };
		g_assert_cmpint(event_view_of_requester(desk_ticket(o), &event), ==, rows[i].view);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define CASE(name)                                                                                 \
	g_test_add("/event-view/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	CASE(of_reports_only_the_approved_one_is_read);
	CASE(that_a_report_was_taken_back_is_shown_without_its_words);
	CASE(what_was_found_wanting_stays_inside_when_it_is_taken_back);
	CASE(what_the_requester_heard_is_shown_when_it_is_taken_back);
	CASE(what_staff_wrote_without_effect_stays_inside);
	CASE(rows_of_older_histories_are_no_different);
	return g_test_run();
}
