/* template: what a clerk may write, how it is refused, what becomes of it. */
#include "gateway/template.h"

#include <string.h>

/* A mail for tests: it has a number, and what is not set is empty or the status baru. */
struct mail_in_test {
	const char *text, *status;
	gboolean urgent;
	struct page *page;
};

enum {
	BRINGS_TEXT = 1,
	BRINGS_FIGURES = 2,
};

static char *number_of(gpointer mail)
{
	(void)mail;
	return g_strdup("T-1");
}

static char *text_of(gpointer mail)
{
	const struct mail_in_test *m = mail;
	return g_strdup(m->text ? m->text : "");
}

static const char *status_word_of(gpointer mail)
{
	const struct mail_in_test *m = mail;
	return m->status ? m->status : "baru";
}

static char *status_of(gpointer mail)
{
	return g_strdup_printf("Status %s", status_word_of(mail));
}

static const char *status_word_at(int index)
{
	static const char *const words[] = { "baru", "selesai", NULL };
	return words[index];
}

static gboolean is_urgent(gpointer mail)
{
	return ((struct mail_in_test *)mail)->urgent;
}

static void add_facts(gpointer mail)
{
	page_fact(((struct mail_in_test *)mail)->page, "Tiket", "T-1");
}

static void add_short_facts(gpointer mail)
{
	page_fact(((struct mail_in_test *)mail)->page, "Singkat", "T-1");
}

static const struct template_name names[] = {
	{ TEMPLATE_VALUE, "number", "", 0, .value = number_of },
	{ TEMPLATE_VALUE, "text", "", BRINGS_TEXT, .value = text_of },
	{ TEMPLATE_VALUE, "status", "", 0, .value = status_of, .word = status_word_at,
		.own_word = status_word_of },
	{ TEMPLATE_VALUE, "figure", "", BRINGS_FIGURES, .value = number_of },
	{ TEMPLATE_FLAG, "urgent", "", 0, .holds = is_urgent },
	{ TEMPLATE_BLOCK, "facts", "", 0, .block = add_facts },
	{ TEMPLATE_BLOCK, "facts short", "", 0, .block = add_short_facts },
};
static const struct template_vocabulary vocabulary = { names, G_N_ELEMENTS(names) };

static struct template *parse(const char *text, GError **error)
{
	return template_parse("surat.txt", text, &vocabulary, BRINGS_TEXT, error);
}

/* The page of a template, as plain text or HTML; the caller frees it. */
static char *rendered_as(
	const char *source, struct mail_in_test mail, char *(*writer)(const struct page *))
{
	g_autoptr(GError) error = NULL;
	g_autoptr(template_auto) template = parse(source, &error);
	g_assert_no_error(error);
	g_autoptr(page_auto) page = page_new("id", FALSE);
	mail.page = page;
	g_autofree char *headline = template_headline(template, &mail);
	page_headline(page, "%s", headline);
	template_render(template, &mail, page);
	return writer(page);
}

static char *rendered(const char *source, struct mail_in_test mail)
{
	return rendered_as(source, mail, page_to_text);
}

/* Text before the signature. */
static void assert_text(const char *source, struct mail_in_test mail, const char *expected)
{
	g_autofree char *text = rendered(source, mail);
	*strstr(text, "\n-- \n") = '\0';
	g_assert_cmpstr(text, ==, expected);
}

#define MAIL(...) ((struct mail_in_test){ __VA_ARGS__ })

static void the_lines_of_a_paragraph_are_one_text(void)
{
	assert_text("# Kepala surat\n\nBaris satu\nbaris dua.\n\nParagraf baru.\n", MAIL(),
		"Kepala surat\n\nBaris satu baris dua.\n\nParagraf baru.\n");
}

static void names_stand_for_values(void)
{
	assert_text("# Tiket {number}\n\nNomor { number }, {status}.", MAIL(),
		"Tiket T-1\n\nNomor T-1, Status baru.\n");
}

static void quote_list_and_small_print_have_their_marks(void)
{
	assert_text("# K\n> {number} menulis: {text}\n> tanpa judul\n\n- satu\n- dua\n  lanjut\n~ "
		    "kecil",
		MAIL(.text = "halo"),
		"K\n\nT-1 menulis:\n> halo\n\n> tanpa judul\n\n- satu\n- dua lanjut\n\nkecil\n");
}

static void a_block_stands_on_its_own_line(void)
{
	assert_text("# K\nSebelum.\n{facts  short}\nSesudah.", MAIL(),
		"K\n\nSebelum.\n\nSingkat : T-1\n\nSesudah.\n");
}

static void comments_are_not_sent(void)
{
	assert_text("// rahasia\n# K\nsatu\n// bukan {apa-apa}\ndua", MAIL(), "K\n\nsatu\n\ndua\n");
}

static void two_braces_are_one(void)
{
	assert_text("# K\nkurung {{number} saja", MAIL(), "K\n\nkurung {number} saja\n");
}

static void notepad_is_welcome(void)
{
	assert_text("\xef\xbb\xbf# K\r\n\r\nsatu\r\ndua\r\n", MAIL(), "K\n\nsatu dua\n");
}

static void a_condition_chooses(void)
{
	static const char source[] = "{if urgent}\n# Segera\n{else}\n# Biasa\n{end}\n"
				     "{if not text}\nkosong\n{end}\n"
				     "{if status selesai baru}\nada\n{if status selesai}\nhabis\n"
				     "{else}\nmasih\n{end}\n{end}";
	assert_text(source, MAIL(), "Biasa\n\nkosong\n\nada\n\nmasih\n");
	assert_text(source, MAIL(.urgent = TRUE, .text = "x", .status = "selesai"),
		"Segera\n\nada\n\nhabis\n");
}

static void what_comes_out_empty_is_left_out(void)
{
	assert_text("# K\n\n{text}\n\n> Judul: {text}\n\n- {text}\n\nada", MAIL(), "K\n\nada\n");
}

static void a_value_is_never_markup(void)
{
	static const char nasty[] = "# bukan kepala\n{number}\n> bukan kutipan\n<b>tebal</b> %s";
	assert_text("# K\n{text}", MAIL(.text = nasty),
		"K\n\n# bukan kepala\n{number}\n> bukan kutipan\n<b>tebal</b> %s\n");
	g_autofree char *html = rendered_as("# K\n{text}", MAIL(.text = nasty), page_to_html);
	g_assert_nonnull(strstr(html, "&lt;b&gt;tebal&lt;/b&gt; %s"));
	g_assert_null(strstr(html, "<b>"));
}

/* Every text of the plain part, in the order of the HTML part. */
static void text_and_html_say_the_same(void)
{
	static const char source[] = "# Kepala {number}\nIsi surat.\n> Catatan: {text}\n{facts}\n"
				     "- butir\n~ kecil";
	static const char *const said[] = { "Kepala T-1", "Isi surat.", "Catatan", "halo", "Tiket",
		"T-1", "butir", "kecil" };
	g_autofree char *text = rendered(source, MAIL(.text = "halo"));
	g_autofree char *html = rendered_as(source, MAIL(.text = "halo"), page_to_html);
	const char *in_text = text, *in_html = strstr(html, "<h1");
	for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
		in_text = strstr(in_text, said[i]);
		in_html = strstr(in_html, said[i]);
		g_assert_nonnull(in_text);
		g_assert_nonnull(in_html);
	}
}

static void a_subject_of_its_own_comes_first(void)
{
	g_autoptr(template_auto) own = parse("// x\n\nSubject: Perihal {number}\n# K", NULL);
	g_autoptr(template_auto) none = parse("# K\nSubject: bukan", NULL);
	struct mail_in_test mail = MAIL();
	g_autofree char *subject = template_subject(own, &mail);
	g_assert_cmpstr(subject, ==, "Perihal T-1");
	g_assert_null(template_subject(none, &mail));
}

struct mistake {
	const char *text, *said;
};

static void mistakes_are_told_with_file_and_line(void)
{
	static const struct mistake mistakes[] = {
		{ "# K\n\nNomor {nomor}", "surat.txt:3: unknown name {nomor}; known: {number}, "
					  "{text}, {status}, {facts}, {facts short}" },
		{ "# K\na\n{fakta}", "surat.txt:3: unknown name {fakta}" },
		{ "# K\n{figure}", "surat.txt:2: this letter has no {figure}" },
		{ "# K\nlihat {facts} ini", "surat.txt:2: the block {facts} must stand on a line" },
		{ "# K\na {urgent}", "surat.txt:2: \"urgent\" has no text; it is for {if urgent}" },
		{ "# K\n{urgent}", "surat.txt:2: \"urgent\" has no text" },
		{ "# K\na { b", "surat.txt:2: \"{\" is not closed" },
		{ "# K\na {if urgent} b", "surat.txt:2: {if urgent} must stand on a line" },
		{ "# K\n\n{if urgent}\na", "surat.txt:3: {if} without {end}" },
		{ "# K\n{if urgent}\n{else}\n{else}\n{end}", "surat.txt:4: {else} for the second" },
		{ "# K\n{end}", "surat.txt:2: {end} without {if}" },
		{ "# K\n{if}\n{end}", "surat.txt:2: {if} needs a name" },
		{ "# K\n{if not}\n{end}", "surat.txt:2: {if} needs a name" },
		{ "# K\n{if besar}\n{end}",
			"surat.txt:2: {if}: unknown name \"besar\"; known: number, text, status, "
			"urgent" },
		{ "# K\n{if figure}\n{end}", "surat.txt:2: {if}: this letter has no \"figure\"" },
		{ "# K\n{if facts}\n{end}", "surat.txt:2: {if}: \"facts\" is a block" },
		{ "# K\n{if status lama}\n{end}",
			"surat.txt:2: {if}: \"status\" is never \"lama\"" },
		{ "# K\n{if number T-1}\n{end}",
			"surat.txt:2: {if}: \"number\" can't be compared with \"T-1\"" },
		{ "hanya isi", "surat.txt:1: no headline (# ...)" },
		{ "", "surat.txt:1: no headline (# ...)" },
		{ "{if urgent}\n# K\n{end}",
			"surat.txt:1: no headline (# ...) if a condition does not hold" },
		{ "# K\n# L", "surat.txt:1: more than one headline" },
		{ "# K\na\n\xff", "surat.txt:3: is not UTF-8" },
		{ "Subject: {x}\n# K", "surat.txt:1: unknown name {x}" },
		{ "# K\n> {x}: {text}", "surat.txt:2: unknown name {x}" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(parse(mistakes[i].text, &error));
		g_assert_error(error, TEMPLATE_ERROR, TEMPLATE_ERROR_TEXT);
		if (!g_str_has_prefix(error->message, mistakes[i].said))
			g_error("\"%s\": %s", mistakes[i].text, error->message);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define CASE(name) g_test_add_func("/template/" #name, name)
	CASE(the_lines_of_a_paragraph_are_one_text);
	CASE(names_stand_for_values);
	CASE(quote_list_and_small_print_have_their_marks);
	CASE(a_block_stands_on_its_own_line);
	CASE(comments_are_not_sent);
	CASE(two_braces_are_one);
	CASE(notepad_is_welcome);
	CASE(a_condition_chooses);
	CASE(what_comes_out_empty_is_left_out);
	CASE(a_value_is_never_markup);
	CASE(text_and_html_say_the_same);
	CASE(a_subject_of_its_own_comes_first);
	CASE(mistakes_are_told_with_file_and_line);
	return g_test_run();
}
