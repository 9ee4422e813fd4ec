/* The letters of the desk: the built-in ones, and those of an office's own. */
#include "desk/texts.h"
#include "desk/outbox.h"
#include "gateway/template_sample.h"
#include "gateway/templates.h"
#include "tests/unit/folder.h"
#include "tests/unit/office.h"

#include <glib/gstdio.h>
#include <string.h>

static void set_up(struct office_fixture *o, gconstpointer data)
{
	office_set_up(o, data);
	g_autofree char *own = g_build_filename(o->folder, "surat", NULL);
	g_mkdir(own, 0700);
	o->settings->mail_templates = g_steal_pointer(&own);
}

static void tear_down(struct office_fixture *o, gconstpointer data)
{
	folder_remove(o->settings->mail_templates);
	texts_init("id");
	office_tear_down(o, data);
}

static void put(struct office_fixture *o, const char *name, const char *text)
{
	g_free(folder_put(o->settings->mail_templates, name, text));
}

/* The letter with made-up people; the caller frees it. */
static char *text_of(struct office_fixture *o, enum notice_kind kind)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	struct shown shown;
	g_assert_true(template_sample(o->settings, kind, &shown, problems, &error));
	g_assert_no_error(error);
	char *text = g_strdup(shown.text);
	shown_clear(&shown);
	return text;
}

static void assert_headline(struct office_fixture *o, enum notice_kind kind, const char *expected)
{
	g_autofree char *text = text_of(o, kind);
	*strchr(text, '\n') = '\0';
	g_assert_cmpstr(text, ==, expected);
}

/* English stands beside the tests' programs. */
static void use_english(void)
{
	g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(exe);
	g_autofree char *locale = g_build_filename(folder, "..", "locale", NULL);
	texts_init("en");
	bindtextdomain("desktik", locale);
}

static void check_builtin(enum notice_kind kind)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(template_auto) template = template_parse(notice_name(kind), templates_text(kind),
		compose_vocabulary(), templates_kind(kind)->brings, &error);
	g_assert_no_error(error);
	g_assert_nonnull(template);
}

static void every_built_in_letter_is_sound(struct office_fixture *o, gconstpointer data)
{
	(void)o;
	(void)data;
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_assert_true(*templates_kind(kind)->when);
		check_builtin(kind);
	}
	use_english();
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_assert_cmpstr(templates_text(kind), !=, templates_kind(kind)->text);
		check_builtin(kind);
	}
}

static gboolean fits_some(const struct template_name *name)
{
	for (int kind = 0; kind < NOTICE_COUNT; kind++)
		if (template_name_fits(name, templates_kind(kind)->brings))
			return TRUE;
	return FALSE;
}

/* A name that no letter has, or two of the same, is a mistake of ours. */
static void every_name_is_of_use(struct office_fixture *o, gconstpointer data)
{
	(void)o;
	(void)data;
	const struct template_vocabulary *all = compose_vocabulary();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < all->count; i++) {
		const struct template_name *name = &all->names[i];
		g_assert_true(fits_some(name));
		g_assert_cmpuint(strlen(name->meaning), >, 0);
		g_assert_true(g_hash_table_add(seen, (gpointer)name->name));
		g_assert_true((name->kind == TEMPLATE_VALUE) == (name->value != NULL));
		g_assert_true((name->kind == TEMPLATE_FLAG) == (name->holds != NULL));
		g_assert_true((name->kind == TEMPLATE_BLOCK) == (name->block != NULL));
		g_assert_true((name->word != NULL) == (name->own_word != NULL));
	}
}

/* With made-up people, so that the clerk sees every letter. */
static void every_letter_has_a_sample(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_autofree char *text = text_of(o, kind);
		if (strstr(text, "{") || strstr(text, "(null)") || strstr(text, " ,") ||
			strstr(text, " ."))
			g_error("%s: %s", notice_name(kind), text);
		g_assert_false(g_str_has_prefix(text, "Kabar dari"));
	}
}

static void an_office_has_its_own_letters(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "accepted.txt", "# Semua bahasa {number}");
	assert_headline(o, NOTICE_ACCEPTED, "Semua bahasa TIK-2026-000123");
	put(o, "accepted.id.txt", "# Punya kami {number}");
	put(o, "accepted.en.txt", "# Ours {number}");
	assert_headline(o, NOTICE_ACCEPTED, "Punya kami TIK-2026-000123");
	g_free(o->settings->language);
	o->settings->language = g_strdup("en");
	assert_headline(o, NOTICE_ACCEPTED, "Ours TIK-2026-000123");
	g_autofree char *file = templates_own_file(o->settings, NOTICE_ACCEPTED);
	g_assert_true(g_str_has_suffix(file, "/accepted.en.txt"));
	g_assert_null(templates_own_file(o->settings, NOTICE_REJECTED));
}

static void without_a_letter_of_its_own_the_built_in_one_is_sent(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "rejected.txt", "# Lain {number}");
	g_autofree char *text = text_of(o, NOTICE_ACCEPTED);
	g_assert_nonnull(strstr(text, "sedang dikerjakan"));
}

static void a_letter_broken_while_running_gives_way_to_the_built_in_one(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "received.id.txt", "# Halo {nomer}");
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	g_autoptr(outbox_row_auto) row = office_mail_to(o, RINI, "received");
	g_assert_nonnull(row);
	g_autofree char *problem = NULL;
	g_autoptr(template_auto) template = templates_take(o->settings, NOTICE_RECEIVED, &problem);
	g_assert_nonnull(template);
	g_assert_nonnull(strstr(problem, "received.id.txt:1: unknown name {nomer}"));
	g_assert_true(g_str_has_suffix(problem, "the built-in letter was sent"));
}

static void the_operator_reads_of_it_in_the_log(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "received.id.txt", "# Halo {nomer}");
	static const char mail[] =
		"From: " RINI "\r\nTo: desk@tik.example\r\nSubject: wifi mati\r\n"
		"Message-ID: <1@x.example>\r\n\r\nwifi mati\r\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(mail, sizeof mail - 1);
	struct intake_mail in = { .bytes = bytes, .source = "t", .key = "", .size = sizeof mail };
	struct intake_result result;
	g_assert_true(intake_take(&o->intake, &in, NOW, &result, NULL));
	g_assert_nonnull(strstr(result.summary, "received.id.txt:1: unknown name {nomer}"));
	intake_result_clear(&result);
}

static char *problems_of(struct office_fixture *o)
{
	g_autoptr(GPtrArray) problems = templates_check(o->settings, NULL);
	g_ptr_array_add(problems, NULL);
	return g_strjoinv("\n", (char **)problems->pdata);
}

static void the_check_names_every_mistake(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	guint count;
	put(o, "accepted.id.txt", "# Baik {number}");
	put(o, "accepted.id.txt~", "# {sisa}");
	put(o, ".accepted.id.txt.swp", "x");
	g_autoptr(GPtrArray) none = templates_check(o->settings, &count);
	g_assert_cmpuint(none->len, ==, 0);
	g_assert_cmpuint(count, ==, 1);
	put(o, "rejected.txt", "# Baik\n\n{rating}");
	put(o, "ditolak.id.txt", "# Baik");
	put(o, "accepted.jv.txt", "# Baik");
	put(o, "accepted.html", "<p>");
	g_autofree char *problems = problems_of(o);
	static const char *const told[] = { "/rejected.txt:3: this letter has no {rating}; known: ",
		"/ditolak.id.txt: is no template; allowed: NAME.txt, ",
		"one of received, accepted, ", "/accepted.jv.txt: is no template",
		"/accepted.html: is no template" };
	for (guint i = 0; i < G_N_ELEMENTS(told); i++)
		g_assert_nonnull(strstr(problems, told[i]));
	g_assert_null(strstr(problems, "sisa"));
}

static void a_folder_that_is_not_there_is_a_mistake(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *there = o->settings->mail_templates;
	o->settings->mail_templates = g_strdup("/tidak/ada");
	g_autofree char *problems = problems_of(o);
	g_assert_true(g_str_has_prefix(problems, "[mail] templates: "));
	g_assert_nonnull(strstr(problems, "/tidak/ada"));
	g_free(o->settings->mail_templates);
	o->settings->mail_templates = g_steal_pointer(&there);
}

static guint count(const char *text, const char *what)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);
	return g_strv_length(parts) - 1;
}

static void answers_and_link_are_there_once_wherever_they_are(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->web_base_url = g_strdup("https://desk.example");
	put(o, "approved.txt", "# Selesai {number}");
	g_autofree char *forgot = text_of(o, NOTICE_APPROVED);
	g_assert_cmpuint(count(forgot, "* 4  (sangat puas)"), ==, 1);
	g_assert_cmpuint(count(forgot, "https://desk.example"), ==, 1);
	put(o, "approved.txt", "# Selesai {number}\n{link}\n{answers}\n\nAkhir surat.");
	g_autofree char *placed = text_of(o, NOTICE_APPROVED);
	g_assert_cmpuint(count(placed, "* 4  (sangat puas)"), ==, 1);
	g_assert_cmpuint(count(placed, "https://desk.example"), ==, 1);
	g_assert_true(strstr(placed, "* 4") < strstr(placed, "Akhir surat."));
}

/* A template with all that the vocabulary lets a letter of this kind say. */
static char *everything(enum notice_kind kind)
{
	const struct template_vocabulary *all = compose_vocabulary();
	GString *text = g_string_new("Subject: {about}\n# Semua {about}\n\n");
	for (guint i = 0; i < all->count; i++) {
		const struct template_name *one = &all->names[i];
		const char *name = one->name;
		if (!template_name_fits(one, templates_kind(kind)->brings))
			continue;
		if (one->kind == TEMPLATE_FLAG)
			g_string_append_printf(text, "{if %s}\n%s\n{end}\n", name, name);
		else if (one->word)
			g_string_append_printf(text, "{if %s %s}\n{%s}\n{else}\nlain\n{end}\n",
				name, one->word(0), name);
		else
			g_string_append_printf(text, "{%s}\n\n", name);
	}
	return g_string_free(text, FALSE);
}

static void put_everything(struct office_fixture *o)
{
	for (int kind = 0; kind < NOTICE_COUNT; kind++) {
		g_autofree char *name = g_strdup_printf("%s.txt", notice_name(kind));
		g_autofree char *text = everything(kind);
		put(o, name, text);
	}
	g_autoptr(GPtrArray) problems = templates_check(o->settings, NULL);
	g_assert_cmpuint(problems->len, ==, 0);
}

static void a_letter_may_name_all_it_has(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put_everything(o);
	for (int kind = 0; kind < NOTICE_COUNT; kind++)
		g_free(text_of(o, kind));
}

/* Of a schedule: nobody wrote, nothing is known but the ticket, and maybe not even that. */
static void what_is_not_known_is_left_out(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put_everything(o);
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	g_autoptr(ticket_auto) ticket = ticket_load_number(o->db, "TIK-2026-000001");
	for (int i = 0; i < 2 * NOTICE_COUNT; i++) {
		struct compose compose = {
			.db = o->db, .settings = o->settings, .key = &o->key, .now = NOW
		};
		struct notice notice = { .kind = i / 2,
			.to = TONO,
			.to_name = "Tono Contoh",
			.as = SPEAKER_TECHNICIAN,
			.ticket = i % 2 ? ticket : NULL,
			.text = "",
			.by = "" };
		struct shown shown;
		compose_show(&compose, &notice, &shown);
		g_assert_null(strstr(shown.text, "(null)"));
		g_assert_cmpuint(strlen(shown.subject), >, 0);
		shown_clear(&shown);
	}
}

/* A clerk can't put into a letter what its reader may not see. */
static void no_letter_of_its_own_tells_a_secret(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "cancelled.txt",
		"Subject: {subject} {text}\n# {number} {subject}\n{text}\n> {text}\n{facts}\n"
		"{letter}\n{reading}\n{similar}");
	office_write(o, RINI, NULL, "surat rahasia",
		"Nomor : 005/1/2026\r\nSifat : Rahasia\r\nHal : Gangguan wifi ruang sandi\r\n\r\n"
		"Yth. Kepala Dinas\r\n\r\nwifi ruang sandi mati, kata sandinya bocor.");
	office_answer(o, RINI, "BATAL kata sandinya sudah diganti");
	g_autoptr(outbox_row_auto) row = office_mail_to(o, RINI, "cancelled");
	g_assert_nonnull(row);
	gsize size;
	const char *bytes = g_bytes_get_data(row->bytes, &size);
	g_autofree char *raw = g_strndup(bytes, size);
	g_assert_nonnull(strstr(raw, "(rahasia)"));
	g_assert_null(strstr(raw, "sandi"));
}

static void the_number_stays_in_the_subject(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	put(o, "received.txt", "Subject: Kabar dari {desk}\n# Halo");
	office_write(o, RINI, NULL, "wifi mati", "wifi kantor mati");
	g_autoptr(outbox_row_auto) row = office_mail_to(o, RINI, "received");
	g_assert_cmpstr(row->subject, ==, "[TIK-2026-000001] Kabar dari Desk TIK");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	texts_init("id");
#define CASE(name)                                                                                 \
	g_test_add("/letters/" #name, struct office_fixture, NULL, set_up, name, tear_down)
	CASE(every_built_in_letter_is_sound);
	CASE(every_name_is_of_use);
	CASE(every_letter_has_a_sample);
	CASE(an_office_has_its_own_letters);
	CASE(without_a_letter_of_its_own_the_built_in_one_is_sent);
	CASE(a_letter_broken_while_running_gives_way_to_the_built_in_one);
	CASE(the_operator_reads_of_it_in_the_log);
	CASE(the_check_names_every_mistake);
	CASE(a_folder_that_is_not_there_is_a_mistake);
	CASE(answers_and_link_are_there_once_wherever_they_are);
	CASE(a_letter_may_name_all_it_has);
	CASE(what_is_not_known_is_left_out);
	CASE(no_letter_of_its_own_tells_a_secret);
	CASE(the_number_stays_in_the_subject);
	return g_test_run();
}
