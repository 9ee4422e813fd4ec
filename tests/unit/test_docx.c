/* docx: the text of Word documents, and of files that only say they are. */
#include "docx/docx.h"
#include "tests/unit/paper.h"

#include <string.h>

static char *text_of_part(const char *body)
{
	g_autofree char *inner = g_strdup_printf("<w:body>%s</w:body>", body);
	g_autofree char *document = paper_part("document", inner);
	g_autoptr(GBytes) file = paper_zip("word/document.xml", document, NULL);
	g_autoptr(GError) error = NULL;
	char *text = docx_text(file, &error);
	g_assert_no_error(error);
	return text;
}

static void reads(const char *body, const char *expected)
{
	g_autofree char *text = text_of_part(body);
	g_assert_cmpstr(text, ==, expected);
}

static void refused(GBytes *file, enum docx_error code)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(docx_text(file, &error));
	g_assert_error(error, DOCX_ERROR, (int)code);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static void paragraphs_are_lines(void)
{
	reads(P("Nomor : 005/12/2026") P("") P("Hal &amp; &#233;"),
		"Nomor : 005/12/2026\n\nHal & é\n");
	reads("<w:p><w:r><w:t>Per</w:t></w:r><w:r><w:t>ihal</w:t></w:r></w:p>", "Perihal\n");
}

static void tabs_and_breaks_are_kept(void)
{
	reads("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr><w:r>"
	      "<w:t>Nomor</w:t><w:tab/><w:t>: 1</w:t><w:br/><w:t>dua</w:t><w:noBreakHyphen/>"
	      "<w:cr/></w:r></w:p>",
		"Nomor\t: 1\ndua-\n\n");
}

static void tables_are_read_row_by_row(void)
{
	reads("<w:tbl><w:tblPr/><w:tr><w:tc>" P("Nomor") "</w:tc><w:tc>" P(
		      ": 1") "</w:tc></w:tr>"
			     "<w:tr><w:tc>" P("Hal") "</w:tc><w:tc>" P(": wifi")
				     P("mati") "</w:tc></w:tr></w:tbl>" P("Yth."),
		"Nomor\t: 1\nHal\t: wifi\nmati\nYth.\n");
}

static void what_nobody_sees_is_left_out(void)
{
	reads("<w:p><w:del><w:r><w:delText>lama</w:delText><w:t>lama</w:t></w:r></w:del>"
	      "<w:ins><w:r><w:t>baru</w:t></w:r></w:ins>"
	      "<w:moveFrom><w:r><w:t>pindah</w:t></w:r></w:moveFrom>"
	      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>sembunyi</w:t></w:r>"
	      "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> tampak</w:t></w:r>"
	      "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
		"baru tampak\n");
}

static void a_text_box_is_read_once(void)
{
	reads("<w:p><w:r><w:t>A</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
	      "<w:txbxContent>" P("kotak") "</w:txbxContent></mc:Choice><mc:Fallback>"
					   "<w:txbxContent>" P(
						   "kotak") "</w:txbxContent></mc:Fallback></"
							    "mc:AlternateContent>"
							    "</w:r></w:p>",
		"A\nkotak\n\n");
}

/* What stands behind the box in its run is of that run still, whatever the box's marks are. */
static void the_run_goes_on_behind_a_text_box(void)
{
	reads("<w:p><w:r><w:t>A</w:t><w:txbxContent><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
	      "</w:p>" P("kotak") "</w:txbxContent><w:t>B</w:t></w:r></w:p>",
		"A\n\nkotak\nB\n");
}

static void a_text_box_in_a_hidden_run_is_hidden(void)
{
	reads("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:txbxContent>" P(
		      "rahasia") "</w:txbxContent><w:t>juga</w:t></w:r><w:r><w:t>tampak</w:t></w:r>"
				 "</w:p>",
		"\ntampak\n");
}

static void deleted_rows_are_left_out(void)
{
	reads("<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" P("lama") "</w:tc><w:tc>" P(
		      "lama") "</w:tc></w:tr>"
			      "<w:tr><w:trPr><w:ins w:id=\"2\"/></w:trPr><w:tc>" P(
				      "baru") "</w:tc></w:tr>"
					      "<w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr>"
					      "</w:pPr><w:r><w:t>tetap</w:t></w:r></w:p></w:tc>"
					      "</w:tr></w:tbl>" P("Yth."),
		"baru\ntetap\nYth.\n");
}

static void the_letterhead_of_the_pages_comes_first_and_once(void)
{
	g_autofree char *document = paper_part("document", "<w:body>" P("Nomor : 1/2") "</w:body>");
	g_autofree char *header = paper_part("hdr", P("PEMERINTAH") P("DINAS"));
	g_autofree char *footer = paper_part("ftr", P("kaki"));
	g_autoptr(GBytes) file = paper_zip("word/document.xml", document, "word/header2.xml",
		header, "word/header1.xml", header, "word/footer1.xml", footer, NULL);
	g_autofree char *text = docx_text(file, NULL);
	g_assert_cmpstr(text, ==, "PEMERINTAH\nDINAS\nNomor : 1/2\n");
}

static void strict_documents_are_read(void)
{
	g_autoptr(GBytes) file = paper_zip("word/document2.xml",
		"<d "
		"xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><p><r><t>halo</t></r></p>"
		"</d>",
		NULL);
	g_autofree char *text = docx_text(file, NULL);
	g_assert_cmpstr(text, ==, "halo\n");
}

static void what_is_no_document_is_refused(void)
{
	g_autoptr(GBytes) empty = g_bytes_new(NULL, 0), rubbish = g_bytes_new("PK\3\4 apa ini", 13);
	g_autoptr(GBytes) other = paper_zip("isi.txt", "halo", NULL);
	g_autoptr(GBytes) broken = paper_zip("word/document.xml", "<w:document><w:body>", NULL);
	g_autoptr(GBytes) no_xml = paper_zip("word/document.xml", "bukan XML", NULL);
	refused(empty, DOCX_ERROR_PARTS);
	refused(rubbish, DOCX_ERROR_FILE);
	refused(other, DOCX_ERROR_PARTS);
	refused(broken, DOCX_ERROR_XML);
	refused(no_xml, DOCX_ERROR_XML);
}

/* Each byte of a good file, wrong in turn: a text or an error, never a crash. */
static void a_damaged_file_does_no_harm(void)
{
	g_autoptr(GBytes) good = paper_docx("Nomor : 005/1/2026\nHal : wifi", "DINAS");
	gsize size;
	const guint8 *bytes = g_bytes_get_data(good, &size);
	for (gsize i = 0; i < size; i++) {
		guint8 *copy = g_memdup2(bytes, size);
		copy[i] ^= 0x41;
		g_autoptr(GBytes) file = g_bytes_new_take(copy, size);
		g_autofree char *text = docx_text(file, NULL);
		g_autoptr(GBytes) half = g_bytes_new(bytes, i);
		g_assert_null(docx_text(half, NULL));
	}
}

static void entities_and_foreign_files_are_refused(void)
{
	static const char *const evil[] = {
		"<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
		"<!DOCTYPE d SYSTEM \"http://luar.example/d.dtd\">",
		"<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
		"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
	};
	for (guint i = 0; i < G_N_ELEMENTS(evil); i++) {
		g_autofree char *part = g_strconcat(evil[i], "<d>&x;&c;</d>", NULL);
		g_autoptr(GBytes) file = paper_zip("word/document.xml", part, NULL);
		refused(file, DOCX_ERROR_XML);
	}
}

static char *repeated(const char *piece, gsize bytes)
{
	GString *text = g_string_new("");
	while (text->len < bytes)
		g_string_append(text, piece);
	return g_string_free(text, FALSE);
}

/* Much XML without text, much text, and a nest that is too deep. */
static void bombs_are_bounded(void)
{
	g_autofree char *blanks = repeated("                ", DOCX_MAX_XML);
	g_autofree char *blank_part = paper_part("document", blanks);
	g_autoptr(GBytes) bomb = paper_zip("word/document.xml", blank_part, NULL);
	g_assert_cmpuint(g_bytes_get_size(bomb), <, DOCX_MAX_XML / 100);
	refused(bomb, DOCX_ERROR_SIZE);
	g_autofree char *words = repeated(P("séribu kata"), 4 * DOCX_MAX_TEXT);
	g_autofree char *text = text_of_part(words);
	g_assert_cmpuint(strlen(text), <=, DOCX_MAX_TEXT);
	g_assert_cmpuint(strlen(text), >, DOCX_MAX_TEXT - 100);
	g_assert_true(g_utf8_validate(text, -1, NULL));
	g_autofree char *nest = repeated("<w:p>", 100000);
	g_autofree char *deep = paper_part("document", nest);
	g_autoptr(GBytes) file = paper_zip("word/document.xml", deep, NULL);
	refused(file, DOCX_ERROR_XML);
}

static void what_is_too_large_is_refused_unread(void)
{
	g_autoptr(GBytes) large = g_bytes_new_take(g_malloc0(DOCX_MAX_FILE + 1), DOCX_MAX_FILE + 1);
	refused(large, DOCX_ERROR_SIZE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/docx/paragraphs", paragraphs_are_lines);
	g_test_add_func("/docx/tabs", tabs_and_breaks_are_kept);
	g_test_add_func("/docx/tables", tables_are_read_row_by_row);
	g_test_add_func("/docx/unseen", what_nobody_sees_is_left_out);
	g_test_add_func("/docx/text-box", a_text_box_is_read_once);
	g_test_add_func("/docx/text-box-in-run", the_run_goes_on_behind_a_text_box);
	g_test_add_func("/docx/text-box-hidden", a_text_box_in_a_hidden_run_is_hidden);
	g_test_add_func("/docx/deleted-row", deleted_rows_are_left_out);
	g_test_add_func("/docx/letterhead", the_letterhead_of_the_pages_comes_first_and_once);
	g_test_add_func("/docx/strict", strict_documents_are_read);
	g_test_add_func("/docx/no-document", what_is_no_document_is_refused);
	g_test_add_func("/docx/damaged", a_damaged_file_does_no_harm);
	g_test_add_func("/docx/entities", entities_and_foreign_files_are_refused);
	g_test_add_func("/docx/bombs", bombs_are_bounded);
	g_test_add_func("/docx/large", what_is_too_large_is_refused_unread);
	return g_test_run();
}
