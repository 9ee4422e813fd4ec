/* What a mail offers to do next: one tap in HTML, in words in the text. */
#include "desk/texts.h"
#include "gateway/compose.h"
#include "tests/unit/office.h"

#include <string.h>

#define LETTER "min wifi kantor mati dr pagi"

/* The body that the button's mailto fills in; NULL: there is no such button. */
static char *tapped(const char *html, const char *word)
{
	g_autofree char *pattern = g_strdup_printf(
		"<a href=\"mailto:([^?\"]*)\\?subject=[^\"]*?body=([^\"]*)\"[^>]*><b>%s</b>", word);
	g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(regex, html, 0, &match))
		return NULL;
	g_autofree char *body = g_match_info_fetch(match, 2);
	return g_uri_unescape_string(body, NULL);
}

#define assert_tap(html, word, expected)                                                           \
	do {                                                                                       \
		g_autofree char *body_ = tapped(html, word);                                       \
		g_assert_cmpstr(body_, ==, expected);                                              \
	} while (0)

/* How many answers the plain text offers. */
static guint offers_in(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "\n* ", -1);
	return g_strv_length(parts) - 1;
}

static void show(struct office_fixture *o, struct notice notice, char **text, char **html)
{
	struct compose compose = {
		.db = o->db, .settings = o->settings, .key = &o->key, .now = NOW, .mail_id = 1
	};
	struct shown shown;
	notice.to_name = "";
	notice.by = "";
	if (!notice.text)
		notice.text = "";
	compose_show(&compose, &notice, &shown);
	*text = g_strdup(shown.text);
	*html = g_strdup(shown.html);
	shown_clear(&shown);
}
#define SHOW(...) show(o, (struct notice){ __VA_ARGS__ }, &text, &html)

static void play_until_report(struct office_fixture *o)
{
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	office_answer(o, TONO, "TERIMA");
	office_answer(o, TONO, "SELESAI kabel diganti");
}

static struct ticket *first_ticket(struct office_fixture *o)
{
	return ticket_load_number(o->db, "TIK-2026-000001");
}

static void missing_data_are_asked_for_as_a_form(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	SHOW(.kind = NOTICE_RECEIVED, .to = RINI, .as = SPEAKER_REQUESTER, .ticket = t,
		.missing = "NIP, HP", .awaits_office = TRUE);
	g_assert_nonnull(strstr(text, "\nNIP: …\nHP: …\n"));
	assert_tap(html, "ISI DATA", "NIP: \r\nHP: \r\n");
	g_assert_nonnull(strstr(text, "alamat resmi"));
}

static void without_missing_data_nothing_is_asked(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	SHOW(.kind = NOTICE_RECEIVED, .to = RINI, .as = SPEAKER_REQUESTER, .ticket = t,
		.missing = "");
	g_assert_null(strstr(text, "memerlukan data"));
	assert_tap(html, "ISI DATA", NULL);
	g_assert_null(strstr(text, "alamat resmi"));
}

static void merging_and_splitting_are_offered_where_they_seem_right(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	SHOW(.kind = NOTICE_ASSIGNMENT, .to = TONO, .as = SPEAKER_TECHNICIAN, .ticket = t,
		.twin = "TIK-2026-000009", .several = "wifi mati; email baru");
	assert_tap(html, "TERIMA", "TERIMA");
	assert_tap(html, "GABUNG TIK-2026-000009", "GABUNG TIK-2026-000009");
	assert_tap(html, "PECAH: wifi mati; email baru", "PECAH: wifi mati; email baru");
	g_assert_cmpuint(offers_in(text), ==, 5);
	g_clear_pointer(&text, g_free);
	g_clear_pointer(&html, g_free);
	SHOW(.kind = NOTICE_ASSIGNMENT, .to = TONO, .as = SPEAKER_TECHNICIAN, .ticket = t,
		.twin = "", .several = "");
	g_assert_cmpuint(offers_in(text), ==, 3);
	g_assert_null(strstr(html, "GABUNG"));
	g_assert_null(strstr(html, "PECAH"));
}

static void an_echo_offers_to_take_the_command_back(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	t->status = STATUS_DIKERJAKAN;
	for (int undoable = 0; undoable < 2; undoable++) {
		g_autofree char *text = NULL, *html = NULL;
		SHOW(.kind = NOTICE_UNDERSTOOD, .to = TONO, .as = SPEAKER_TECHNICIAN, .ticket = t,
			.command = COMMAND_TERIMA, .undoable = undoable);
		assert_tap(html, "BATAL", undoable ? "BATAL" : NULL);
		g_assert_cmpint(strstr(text, "Balas BATAL") != NULL, ==, undoable);
		assert_tap(html, "SELESAI", "SELESAI: ");
	}
}

/* SETUJU SEMUA: each ticket is taken back at an address of its own. */
static void what_was_approved_together_is_taken_back_one_by_one(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	play_until_report(o);
	office_answer(o, LINA, "SETUJU");
	g_autoptr(ticket_auto) t = first_ticket(o);
	g_assert_cmpint(t->status, ==, STATUS_SELESAI);
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_ptr_array_add(list, t);
	SHOW(.kind = NOTICE_DONE, .to = LINA, .as = SPEAKER_LEADER, .command = COMMAND_SETUJU,
		.list = list, .undoable = TRUE);
	assert_tap(html, "BATAL TIK-2026-000001", "BATAL");
	const char *at = strstr(html, "mailto:") + strlen("mailto:");
	g_autofree char *to = g_uri_unescape_segment(at, strchr(at, '?'), NULL);
	office_write(o, LINA, to, "Re: surat", "BATAL");
	g_autoptr(ticket_auto) now = first_ticket(o);
	g_assert_cmpint(now->status, ==, STATUS_TINDAK_LANJUT);
}

static void a_hint_names_three_commands(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	for (int status = 0; status < STATUS_COUNT; status++)
		for (int as = SPEAKER_TECHNICIAN; as <= SPEAKER_LEADER; as++) {
			g_autofree char *text = NULL, *html = NULL;
			g_autoptr(ticket_auto) t = first_ticket(o);
			t->status = status;
			SHOW(.kind = NOTICE_HINT, .to = as == SPEAKER_LEADER ? LINA : TONO,
				.as = as, .ticket = t);
			g_assert_cmpuint(offers_in(text), ==, 3);
		}
}

static void an_incident_offers_what_holds_for_all(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	SHOW(.kind = NOTICE_OUTBREAK, .to = TONO, .as = SPEAKER_TECHNICIAN, .ticket = t);
	assert_tap(html, "TERIMA", "TERIMA");
	assert_tap(html, "TOLAK", NULL);
}

static void a_merged_ticket_offers_nothing(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = NULL, *html = NULL;
	office_write(o, RINI, NULL, "wifi mati", LETTER);
	g_autoptr(ticket_auto) t = first_ticket(o);
	t->status = STATUS_DIGABUNG;
	SHOW(.kind = NOTICE_MERGED, .to = RINI, .as = SPEAKER_REQUESTER, .ticket = t);
	g_assert_null(strstr(html, "mailto:"));
	g_assert_cmpuint(offers_in(text), ==, 0);
}

static void what_holds_for_others_is_said(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const enum notice_kind kinds[] = { NOTICE_ACCEPTED, NOTICE_REPORTED, NOTICE_APPROVED,
		NOTICE_APPROVAL, NOTICE_UNDERSTOOD };
	play_until_report(o);
	g_autoptr(ticket_auto) t = first_ticket(o);
	g_autoptr(ticket_auto) other = ticket_copy(t);
	g_free(other->number);
	other->number = g_strdup("TIK-2026-000002");
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_ptr_array_add(list, t);
	for (int both = 0; both < 2; both++) {
		for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
			g_autofree char *text = NULL, *html = NULL;
			SHOW(.kind = kinds[i], .to = LINA, .as = SPEAKER_LEADER, .ticket = t,
				.list = list);
			gboolean said = strstr(text, "Berlaku juga untuk TIK-2026-000002.") != NULL;
			g_assert_cmpint(said, ==, both);
		}
		g_ptr_array_add(list, other);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define CASE(name)                                                                                 \
	g_test_add("/offers/" #name, struct office_fixture, NULL, office_set_up, name,             \
		office_tear_down)
	CASE(missing_data_are_asked_for_as_a_form);
	CASE(without_missing_data_nothing_is_asked);
	CASE(merging_and_splitting_are_offered_where_they_seem_right);
	CASE(an_echo_offers_to_take_the_command_back);
	CASE(what_was_approved_together_is_taken_back_one_by_one);
	CASE(a_hint_names_three_commands);
	CASE(an_incident_offers_what_holds_for_all);
	CASE(a_merged_ticket_offers_nothing);
	CASE(what_holds_for_others_is_said);
	return g_test_run();
}
