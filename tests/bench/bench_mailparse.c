/*
 * bench_mailparse [--quick] [--json]: what mail_parse() costs beside GMime alone, which only parses
 * the structure of the same bytes and decodes nothing.
 */
#include "mailparse/mailparse.h"
#include "tests/bench/bench.h"
#include "tests/bench/mails.h"

#include <glib/gstdio.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The memory stream reads the mail where it lies: bare GMime makes no copy. */
static void parse_bare(gpointer data)
{
	gsize size;
	gconstpointer bytes = g_bytes_get_data(data, &size);
	GByteArray *array = g_byte_array_new_take((guint8 *)bytes, size);
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(array);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
	g_assert_nonnull(message);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
	g_byte_array_steal(array, NULL);
	g_byte_array_unref(array);
}

static void parse(gpointer data)
{
	g_autoptr(mail_auto) mail = mail_parse(data, NULL);
	g_assert_true(*mail->text);
}

static void parse_and_decode(gpointer data)
{
	g_autoptr(mail_auto) mail = mail_parse(data, NULL);
	for (guint i = 0; i < mail->attachments->len; i++) {
		g_autoptr(GBytes) content = mail_attachment_content(mail->attachments->pdata[i]);
		g_assert_cmpuint(g_bytes_get_size(content), >, 0);
	}
}

#define LETTER "letter"
#define REPLY "HTML reply"
#define PDF "mail with a PDF"

static struct bench_row rows[] = {
	{ .work = LETTER, .name = "bare GMime", .run = parse_bare },
	{ .work = LETTER, .name = "mail_parse", .run = parse, .time_goal = 3 },
	{ .work = REPLY, .name = "bare GMime", .run = parse_bare },
	{ .work = REPLY, .name = "mail_parse", .run = parse },
	{ .work = PDF, .name = "bare GMime", .run = parse_bare },
	{ .work = PDF, .name = "mail_parse", .run = parse, .time_goal = 1.5, .memory_goal = 3 },
	{ .work = PDF,
		.name = "mail_parse, attachments decoded",
		.run = parse_and_decode,
		.memory_goal = 3 },
};

static const struct {
	const char *work;
	GBytes *(*make)(void);
} mails[] = { { LETTER, mails_letter }, { REPLY, mails_html_reply }, { PDF, mails_pdf } };

/* bench_mailparse --peak ROW FILE, in a process of its own; without a row: what that alone takes */
static void run_once(const char *row, const char *file)
{
	char *data = NULL;
	gsize size = 0;
	g_mime_init();
	if (row) {
		g_assert_true(g_file_get_contents(file, &data, &size, NULL));
		g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
		rows[atoi(row)].run(bytes);
	}
	bench_say_peak();
}

static void measure_peaks(guint from, guint to, GBytes *mail)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *file = NULL;
	int fd = g_file_open_tmp("bench-XXXXXX.eml", &file, &error);
	gsize size;
	const char *bytes = g_bytes_get_data(mail, &size);
	if (fd < 0 || !g_close(fd, &error) || !g_file_set_contents(file, bytes, size, &error)) {
		fprintf(stderr, "bench_mailparse: %s\n", error->message);
		exit(1);
	}
	gsize empty = bench_peak((const char *const[]){ "--peak", NULL });
	for (guint i = from; i < to; i++) {
		g_autofree char *row = g_strdup_printf("%u", i);
		gsize peak = bench_peak((const char *const[]){ "--peak", row, file, NULL });
		rows[i].peak = peak > empty ? peak - empty : 0;
	}
	remove(file);
}

static void measure(guint from, guint to, GBytes *mail, double seconds)
{
	for (guint i = from; i < to; i++) {
		rows[i].data = mail;
		rows[i].size = g_bytes_get_size(mail);
	}
	bench_time(rows + from, to - from, seconds);
	measure_peaks(from, to, mail);
}

int main(int argc, char **argv)
{
	gboolean quick = FALSE, json = FALSE;
	if (argc > 1 && strcmp(argv[1], "--peak") == 0) {
		run_once(argv[2], argc > 3 ? argv[3] : NULL);
		return 0;
	}
	GOptionEntry entries[] = {
		{ "quick", 0, 0, G_OPTION_ARG_NONE, &quick, "A short run", NULL },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json, "JSON instead of a table", NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("- mail_parse() and GMime");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		fprintf(stderr, "bench_mailparse: %s\n", error->message);
		return 2;
	}
	g_mime_init();
	for (guint i = 0, from = 0, to; i < G_N_ELEMENTS(mails); i++, from = to) {
		for (to = from; to < G_N_ELEMENTS(rows) && rows[to].work == mails[i].work; to++)
			;
		g_autoptr(GBytes) mail = mails[i].make();
		measure(from, to, mail, quick ? 3 : 15);
	}
	(json ? bench_print_json : bench_print_table)(rows, G_N_ELEMENTS(rows));
	return 0;
}
