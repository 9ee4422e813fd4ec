/* mailparse FILE...: one JSON object a line for each mail; standard input without FILE or for "-".
 */
#include "mailparse/json.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static gboolean print_mail(const char *path, const struct mail_options *options)
{
	char *data;
	gsize size;
	g_autoptr(GError) error = NULL;
	const char *file = strcmp(path, "-") == 0 ? "/dev/stdin" : path;
	if (!g_file_get_contents(file, &data, &size, &error)) {
		g_printerr("mailparse: %s\n", error->message);
		return FALSE;
	}
	g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
	g_autoptr(mail_auto) mail = mail_parse(bytes, options);
	g_autofree char *json = mail_to_json(mail);
	g_print("%s\n", json);
	return TRUE;
}

/* Text in UTF-8. */
static gboolean read_sent(const char *path, char **text)
{
	g_autofree char *bytes = NULL;
	gsize size;
	g_autoptr(GError) error = NULL;
	if (!g_file_get_contents(path, &bytes, &size, &error)) {
		g_printerr("mailparse: %s\n", error->message);
		return FALSE;
	}
	*text = g_utf8_make_valid(bytes, size);
	return TRUE;
}

int main(int argc, char **argv)
{
	gboolean first = FALSE, answer = FALSE, version = FALSE;
	g_autofree char *authserv_id = NULL, *sent_file = NULL, *sent = NULL;
	g_auto(GStrv) files = NULL;
	GOptionEntry entries[] = {
		{ "first", 0, 0, G_OPTION_ARG_NONE, &first,
			"The mail begins a thread: a forwarded message is its content", NULL },
		{ "answer", 0, 0, G_OPTION_ARG_NONE, &answer,
			"The mail answers one: a forwarded message is quoted", NULL },
		{ "sent", 0, 0, G_OPTION_ARG_FILENAME, &sent_file,
			"What the desk sent before: text that matches it is quoted", "FILE" },
		{ "authserv-id", 0, 0, G_OPTION_ARG_STRING, &authserv_id,
			"Believe only Authentication-Results of this server", "ID" },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL,
			"[FILE...]" },
		{ 0 },
	};
	setlocale(LC_ALL, "C.UTF-8");
	g_autoptr(GOptionContext) context = g_option_context_new("- mails as JSON, one a line");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		g_printerr("mailparse: %s; see mailparse --help\n", error->message);
		return 2;
	}
	if (version) {
		g_print("mailparse %s\n", DESKTIK_VERSION);
		return 0;
	}
	if (sent_file && !read_sent(sent_file, &sent))
		return 1;
	struct mail_options options = { .is_first_mail = first,
		.is_answer = answer,
		.own_sent_text = sent,
		.trusted_authserv_id = authserv_id };
	char *standard_input[] = { (char *)"-", NULL };
	gboolean ok = TRUE;
	for (char **file = files ? files : standard_input; *file; file++)
		ok = print_mail(*file, &options) && ok;
	if (fflush(stdout) != 0 || ferror(stdout)) {
		g_printerr("mailparse: standard output: %s\n", g_strerror(errno));
		ok = FALSE;
	}
	return ok ? 0 : 1;
}
