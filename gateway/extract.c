#include "gateway/extract.h"

#include "desk/token.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)
#define OUTPUT_BYTES (512 * 1024)
#define OCR_FILE_BYTES (64 * MEGABYTE)
#define MAGIC_BYTES 1024 /* a PDF's mark may stand behind other bytes */
#define PAGES "5"	 /* a letter says on its first page what it is */
/* A page with fewer letters and digits is a picture: scanners put their name on it. */
#define SCAN_LETTERS 30
#define FIELD_LETTERS 300

/* The time that is left for one mail, in milliseconds. */
struct budget {
	const struct settings *settings;
	gint64 text, ocr;
};

static void finding_free(gpointer data)
{
	struct extract_finding *finding = data;
	g_free(finding->filename);
	g_free(finding->trouble);
	g_free(finding);
}

static void letter_clear(struct mail_letter *letter)
{
	g_clear_pointer(&letter->number, g_free);
	g_clear_pointer(&letter->date, g_free);
	g_clear_pointer(&letter->nature, g_free);
	g_clear_pointer(&letter->attachment, g_free);
	g_clear_pointer(&letter->subject, g_free);
	g_clear_pointer(&letter->office, g_free);
	g_clear_pointer(&letter->phone, g_free);
}

void extract_free(struct extract *extract)
{
	if (!extract)
		return;
	g_ptr_array_unref(extract->findings);
	g_free(extract->text);
	letter_clear(&extract->letter);
	g_free(extract);
}

/* ---- which attachments ---- */

static gboolean ends_with(const char *filename, const char *end)
{
	gsize length = strlen(filename), tail = strlen(end);
	return length >= tail && g_ascii_strcasecmp(filename + length - tail, end) == 0;
}

static gboolean has_magic(GBytes *content, gsize within, const char *magic)
{
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	return bytes && memmem(bytes, MIN(size, within), magic, strlen(magic));
}

/* By its mark, else by name and type: phones and old programs call a PDF anything. */
static gboolean way_of(const struct mail_attachment *a, GBytes *content, enum extract_way *way)
{
	*way = EXTRACT_PDF;
	if (has_magic(content, MAGIC_BYTES, "%PDF-"))
		return TRUE;
	*way = EXTRACT_DOCX;
	if (ends_with(a->filename, ".docx") ||
		strcmp(a->type, "application/vnd.openxmlformats-officedocument."
				"wordprocessingml.document") == 0)
		return TRUE;
	*way = EXTRACT_PDF;
	return ends_with(a->filename, ".pdf") || strcmp(a->type, "application/pdf") == 0;
}

static gboolean may_be_read(const struct mail_attachment *attachment)
{
	enum extract_way way;
	g_autoptr(GBytes) content = mail_attachment_content(attachment);
	return way_of(attachment, content, &way);
}

gboolean extract_is_wanted(const struct settings *settings, const struct mail *mail)
{
	if (!settings->read_attachments || mail->origin != MAIL_PERSON || mail->letter.number ||
		mail->letter.subject)
		return FALSE;
	for (guint i = 0; i < mail->attachments->len; i++)
		if (may_be_read(mail->attachments->pdata[i]))
			return TRUE;
	return FALSE;
}

/* ---- other programs ---- */

/* Beside a program that was built, and below the prefix of one that was installed. */
static char *docx_program(void)
{
	g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(exe ? exe : "");
	char *built = g_build_filename(folder, "desktik-docx", NULL);
	if (g_file_test(built, G_FILE_TEST_IS_EXECUTABLE))
		return built;
	g_free(built);
	return g_build_filename(folder, "..", "libexec", "desktik", "desktik-docx", NULL);
}

/* Runs within what is left of the time, and takes off what it took. */
static char *run(struct budget *budget, const char *const *argv, GBytes *input, gboolean is_ocr,
	GError **error)
{
	gint64 *left = is_ocr ? &budget->ocr : &budget->text;
	struct confined_limits limits = {
		.milliseconds = MAX(1, *left),
		.memory_bytes = (gint64)budget->settings->letter_memory_megabytes * MEGABYTE,
		.file_bytes = is_ocr ? OCR_FILE_BYTES : 0,
		.output_bytes = OUTPUT_BYTES,
		.may_fork = is_ocr,
	};
	struct confined_output output;
	gint64 begin = g_get_monotonic_time();
	gboolean ok = confined_run(argv, input, &limits, &output, error);
	*left -= (g_get_monotonic_time() - begin) / 1000;
	if (!ok)
		return NULL;
	gsize size;
	const char *bytes = g_bytes_get_data(output.bytes, &size);
	char *text = g_utf8_make_valid(bytes ? bytes : "", size);
	confined_output_clear(&output);
	return text;
}

static char *text_of(struct budget *budget, enum extract_way way, GBytes *content, GError **error)
{
	g_autofree char *docx = way == EXTRACT_DOCX ? docx_program() : NULL;
	const char *const commands[][9] = {
		/* With the layout: a letter's number and its date stand side by side. */
		[EXTRACT_PDF] = { "pdftotext", "-layout", "-enc", "UTF-8", "-l", PAGES, "-", "-" },
		[EXTRACT_DOCX] = { docx },
		[EXTRACT_OCR] = { "/bin/sh", "-c", budget->settings->ocr_command },
	};
	return run(budget, commands[way], content, way == EXTRACT_OCR, error);
}

/* ---- the text ---- */

static guint indentation(const char *line)
{
	return strspn(line, " ");
}

/* A page's margin is not the letter's: lines that are set in more go on with the one before. */
static void take_off_margin(char **lines)
{
	guint margin = G_MAXUINT;
	for (int i = 0; lines[i]; i++)
		if (lines[i][indentation(lines[i])])
			margin = MIN(margin, indentation(lines[i]));
	for (int i = 0; lines[i]; i++) {
		guint taken = MIN(margin, indentation(lines[i]));
		memmove(lines[i], lines[i] + taken, strlen(lines[i] + taken) + 1);
	}
}

/* Columns that the page sets apart by little must not run into one another. */
static char *widen_gaps(const char *text)
{
	g_autoptr(GRegex) gap = g_regex_new("(?<=\\S) {3}(?=\\S)", 0, 0, NULL);
	return g_regex_replace_literal(gap, text, -1, 0, "    ", 0, NULL);
}

/* Without margin, page ends and more than one empty line in a row; never too long. */
static char *tidy(const char *raw)
{
	g_autofree char *pages = g_strdelimit(widen_gaps(raw), "\f", '\n');
	g_auto(GStrv) lines = g_strsplit(pages, "\n", -1);
	GString *text = g_string_new("");
	for (int i = 0; lines[i]; i++)
		g_strchomp(lines[i]);
	take_off_margin(lines);
	for (int i = 0; lines[i]; i++)
		if (*lines[i] || (text->len && !g_str_has_suffix(text->str, "\n\n")))
			g_string_append_printf(text, "%s\n", lines[i]);
	g_strchomp(text->str);
	g_autofree char *redacted = token_redact(text->str);
	g_string_free(text, TRUE);
	return g_utf8_strlen(redacted, -1) > EXTRACT_TEXT_LETTERS
		       ? g_utf8_substring(redacted, 0, EXTRACT_TEXT_LETTERS)
		       : g_steal_pointer(&redacted);
}

static guint count_letters(const char *text)
{
	guint letters = 0;
	for (; *text; text = g_utf8_next_char(text))
		letters += g_unichar_isalnum(g_utf8_get_char(text));
	return letters;
}

/* pdftotext ends each page with a form feed. */
static gboolean is_scan(const char *text)
{
	guint pages = 0;
	for (const char *c = text; *c; c++)
		pages += *c == '\f';
	return count_letters(text) < SCAN_LETTERS * MAX(1, pages);
}

static void clip(char **field)
{
	if (!*field || g_utf8_strlen(*field, -1) <= FIELD_LETTERS)
		return;
	char *head = g_utf8_substring(*field, 0, FIELD_LETTERS);
	g_free(*field);
	*field = head;
}

/* What one letter can hold is limited; the fields of a page full of nonsense are not. */
static void read_letter(const char *text, struct mail_letter *letter)
{
	memset(letter, 0, sizeof *letter);
	mail_letter_read(text, letter);
	clip(&letter->number);
	clip(&letter->subject);
	clip(&letter->attachment);
	clip(&letter->office);
	clip(&letter->phone);
}

/* Keeps a letter, or the first text there is. TRUE: it is a letter. */
static gboolean take_text(struct extract *e, struct extract_finding *finding, const char *raw)
{
	struct mail_letter letter;
	g_autofree char *text = tidy(raw);
	read_letter(text, &letter);
	gboolean found = letter.number || letter.subject;
	gboolean any = count_letters(text) > 0;
	if (found)
		e->letter = letter;
	else
		letter_clear(&letter);
	finding->result = found ? EXTRACT_LETTER : any ? EXTRACT_TEXT : EXTRACT_FAILED;
	finding->trouble = any ? NULL : g_strdup("there is no text in it");
	if (found || (any && (!e->text || e->source == finding))) {
		g_free(e->text);
		e->text = g_steal_pointer(&text);
		e->source = finding;
	}
	return found;
}

/* ---- one attachment ---- */

static void failed(struct extract_finding *finding, const GError *error)
{
	finding->result = EXTRACT_FAILED;
	g_free(finding->trouble);
	finding->trouble = g_strdup(error->message);
}

/* Pages without text, or almost. */
static gboolean read_scan(
	struct extract *e, struct budget *budget, struct extract_finding *finding, GBytes *content)
{
	finding->result = EXTRACT_SCAN;
	g_clear_pointer(&finding->trouble, g_free);
	if (!budget->settings->ocr_command)
		return FALSE;
	finding->way = EXTRACT_OCR;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = text_of(budget, EXTRACT_OCR, content, &error);
	if (text)
		return take_text(e, finding, text);
	failed(finding, error);
	return FALSE;
}

static gboolean read_content(
	struct extract *e, struct budget *budget, struct extract_finding *finding, GBytes *content)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = text_of(budget, finding->way, content, &error);
	if (!text) {
		failed(finding, error);
		return FALSE;
	}
	if (take_text(e, finding, text))
		return TRUE;
	return finding->way == EXTRACT_PDF && is_scan(text) &&
	       read_scan(e, budget, finding, content);
}

static struct extract_finding *finding_add(
	struct extract *e, const struct mail_attachment *attachment, enum extract_way way)
{
	struct extract_finding *finding = g_new0(struct extract_finding, 1);
	finding->filename = token_redact(attachment->filename);
	finding->way = way;
	finding->result = EXTRACT_FAILED;
	g_ptr_array_add(e->findings, finding);
	return finding;
}

/* TRUE: it is a letter, no other needs to be read. */
static gboolean read_one(struct extract *e, struct budget *budget,
	const struct mail_attachment *attachment, GBytes *content, enum extract_way way)
{
	struct extract_finding *finding = finding_add(e, attachment, way);
	if ((gint64)g_bytes_get_size(content) <= budget->settings->max_attachment_bytes)
		return read_content(e, budget, finding, content);
	finding->trouble = g_strdup("larger than [letter] max_attachment_bytes");
	return FALSE;
}

static struct extract *extract_new(void)
{
	struct extract *e = g_new0(struct extract, 1);
	e->findings = g_ptr_array_new_with_free_func(finding_free);
	return e;
}

struct extract *extract_nothing(const struct mail *mail, const char *why)
{
	struct extract *e = extract_new();
	for (guint i = 0; i < mail->attachments->len && e->findings->len < EXTRACT_ATTACHMENTS;
		i++) {
		const struct mail_attachment *one = mail->attachments->pdata[i];
		enum extract_way way;
		g_autoptr(GBytes) content = mail_attachment_content(one);
		if (way_of(one, content, &way))
			finding_add(e, one, way)->trouble = g_strdup(why);
	}
	return e;
}

struct extract *extract_attachments(const struct settings *settings, const struct mail *mail)
{
	struct extract *e = extract_new();
	struct budget budget = { settings, (gint64)settings->letter_timeout_seconds * 1000,
		(gint64)settings->ocr_timeout_seconds * 1000 };
	gboolean found = FALSE;
	for (guint i = 0; !found && i < mail->attachments->len &&
			  e->findings->len < EXTRACT_ATTACHMENTS;
		i++) {
		const struct mail_attachment *one = mail->attachments->pdata[i];
		enum extract_way way;
		g_autoptr(GBytes) content = mail_attachment_content(one);
		if (way_of(one, content, &way))
			found = read_one(e, &budget, one, content, way);
	}
	return e;
}

char *extract_troubles(const struct extract *extract)
{
	GString *text = g_string_new("");
	for (guint i = 0; i < extract->findings->len; i++) {
		const struct extract_finding *one = extract->findings->pdata[i];
		if (one->trouble)
			g_string_append_printf(
				text, "; attachment %s: %s", one->filename, one->trouble);
	}
	return g_string_free(text, FALSE);
}

/* ---- for desktik check ---- */

/* One empty page. Readers find the objects themselves where the table of places is missing. */
#define EMPTY_PAGE                                                                                 \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                                   \
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"                                       \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"                         \
	"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"

/* The smallest zip file: one without anything in it. */
#define EMPTY_ZIP "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

gboolean extract_try(const struct settings *settings, enum extract_way way, GError **error)
{
	struct budget budget = { settings, (gint64)settings->letter_timeout_seconds * 1000,
		(gint64)settings->ocr_timeout_seconds * 1000 };
	g_autoptr(GBytes) paper = way == EXTRACT_DOCX
					  ? g_bytes_new_static(EMPTY_ZIP, sizeof EMPTY_ZIP - 1)
					  : g_bytes_new_static(EMPTY_PAGE, sizeof EMPTY_PAGE - 1);
	g_autoptr(GError) problem = NULL;
	g_autofree char *text = text_of(&budget, way, paper, &problem);
	/* That there is no document in it is the right answer. */
	if (text || (way == EXTRACT_DOCX && strstr(problem->message, "no Word document")))
		return TRUE;
	g_propagate_error(error, g_steal_pointer(&problem));
	return FALSE;
}
