/* The programs that take the text out of attachments, and the time that they have. */
#include "gateway/extract_parts.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)
#define OUTPUT_BYTES (512 * 1024)
#define OCR_FILE_BYTES (64 * MEGABYTE)
#define LEAST_MILLISECONDS 100 /* no program does its work in less */
#define PAGES "5"	       /* a letter says on its first page what it is */

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

struct extract_budget extract_budget_of(const struct settings *settings)
{
	return (struct extract_budget){ settings, (gint64)settings->letter_timeout_seconds * 1000,
		(gint64)settings->ocr_timeout_seconds * 1000 };
}

gboolean extract_has_time(const struct extract_budget *budget, enum extract_way way)
{
	return (way == EXTRACT_OCR ? budget->ocr : budget->text) >= LEAST_MILLISECONDS;
}

/* Runs within what is left of the time, and takes off what it took. */
static char *run(struct extract_budget *budget, const char *const *argv, GBytes *input,
	gboolean is_ocr, GError **error)
{
	gint64 *left = is_ocr ? &budget->ocr : &budget->text;
	const struct settings *s = budget->settings;
	const char *secrets[] = { s->database_path, s->key_file, NULL, NULL, NULL };
	guint count = 2;
	if (s->mailbox_password_file)
		secrets[count++] = s->mailbox_password_file;
	if (s->smtp_password_file)
		secrets[count++] = s->smtp_password_file;
	struct confined_limits limits = {
		.milliseconds = MAX(1, *left),
		.memory_bytes = (gint64)s->letter_memory_megabytes * MEGABYTE,
		.file_bytes = is_ocr ? OCR_FILE_BYTES : 0,
		.output_bytes = OUTPUT_BYTES,
		.may_fork = is_ocr,
		.secrets = secrets,
	};
	struct confined_output output;
	gint64 begin = g_get_monotonic_time();
	gboolean ok = confined_run(argv, input, &limits, &output, error);
	*left -= (g_get_monotonic_time() - begin) / 1000;
	if (!ok)
		return NULL;
	gsize size;
	const char *bytes = g_bytes_get_data(output.bytes, &size);
	char *text = extract_clean(bytes, size);
	confined_output_clear(&output);
	return text;
}

char *extract_text_of(
	struct extract_budget *budget, enum extract_way way, GBytes *content, GError **error)
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
	struct extract_budget budget = extract_budget_of(settings);
	g_autoptr(GBytes) paper = way == EXTRACT_DOCX
					  ? g_bytes_new_static(EMPTY_ZIP, sizeof EMPTY_ZIP - 1)
					  : g_bytes_new_static(EMPTY_PAGE, sizeof EMPTY_PAGE - 1);
	g_autoptr(GError) problem = NULL;
	g_autofree char *text = extract_text_of(&budget, way, paper, &problem);
	/* That there is no document in it is the right answer. */
	if (text || (way == EXTRACT_DOCX && strstr(problem->message, "no Word document")))
		return TRUE;
	g_propagate_error(error, g_steal_pointer(&problem));
	return FALSE;
}
