/*
 * probe: drives gateway/source.h and gateway/transport.h by hand, for the tests and for looking at
 * a server:
 *
 *	probe mailbox_url=imaps://mail.example mailbox_username=desk mailbox_password_file=pw
 *
 * The settings are members of struct settings; commands come on standard input, one a line, and
 * each is answered with one JSON object on a line:
 *
 *	open | name | describe | close
 *	fetch AFTER [FOLDER]	the mails, also written to FOLDER/1.eml, 2.eml, ...
 *	file done|held KEY...
 *	wait SECONDS		SIGUSR1 writes to its wake_fd
 *	send FROM RECIPIENT FILE
 *	probe			of the transport
 */
#include "gateway/source.h"
#include "gateway/transport.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int wake_fd = -1;

static void wake(int signal G_GNUC_UNUSED)
{
	guint64 one = 1;

	if (write(wake_fd, &one, sizeof one) < 0)
		abort();
}

static const struct {
	const char *name;
	gsize offset;
	enum { TEXT, INT, INT64, TLS } type;
} members[] = {
#define MEMBER(name, type)                                                                         \
	{                                                                                          \
#name, offsetof(struct settings, name), type                                       \
	}
	MEMBER(desk_address, TEXT),
	MEMBER(mailbox_url, TEXT),
	MEMBER(mailbox_username, TEXT),
	MEMBER(mailbox_password_file, TEXT),
	MEMBER(mailbox_auth, TEXT),
	MEMBER(mailbox_tls, TLS),
	MEMBER(mailbox_ca_file, TEXT),
	MEMBER(mailbox_timeout_seconds, INT),
	MEMBER(poll_seconds, INT),
	MEMBER(idle_minutes, INT),
	MEMBER(batch, INT),
	MEMBER(done_folder, TEXT),
	MEMBER(held_folder, TEXT),
	MEMBER(max_mail_bytes, INT64),
	MEMBER(smtp_url, TEXT),
	MEMBER(smtp_username, TEXT),
	MEMBER(smtp_password_file, TEXT),
	MEMBER(smtp_tls, TLS),
	MEMBER(smtp_ca_file, TEXT),
	MEMBER(smtp_timeout_seconds, INT),
};

static enum settings_tls read_tls(const char *value)
{
	return g_str_equal(value, "starttls") ? TLS_STARTTLS
	       : g_str_equal(value, "none")   ? TLS_NONE
					      : TLS_IMPLICIT;
}

static void set(struct settings *settings, const char *name, char *value)
{
	for (gsize i = 0; i < G_N_ELEMENTS(members); i++) {
		void *member = (char *)settings + members[i].offset;

		if (!g_str_equal(members[i].name, name))
			continue;
		switch (members[i].type) {
		case TEXT:
			*(char **)member = value;
			return;
		case INT:
			*(int *)member = atoi(value);
			return;
		case INT64:
			*(gint64 *)member = g_ascii_strtoll(value, NULL, 10);
			return;
		case TLS:
			*(enum settings_tls *)member = read_tls(value);
			return;
		}
	}
	fprintf(stderr, "probe: unknown setting %s\n", name);
	exit(2);
}

static void answer(JsonBuilder *json)
{
	g_autoptr(JsonNode) root = NULL;
	g_autofree char *text = NULL;

	json_builder_end_object(json);
	root = json_builder_get_root(json);
	text = json_to_string(root, FALSE);
	puts(text);
	fflush(stdout);
}

static JsonBuilder *begin(gboolean ok)
{
	JsonBuilder *json = json_builder_new();

	json_builder_begin_object(json);
	json_builder_set_member_name(json, "ok");
	json_builder_add_boolean_value(json, ok);
	return json;
}

static void add(JsonBuilder *json, const char *name, const char *value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_string_value(json, value);
}

static const char *error_word(const GError *error)
{
	if (error->domain != SOURCE_ERROR)
		return "settings";
	return error->code == SOURCE_ERROR_TEMPORARY ? "temporary"
	       : error->code == SOURCE_ERROR_REFUSED ? "refused"
						     : "renumbered";
}

static void answer_done(gboolean ok, GError *error)
{
	g_autoptr(JsonBuilder) json = begin(ok);

	g_assert(ok == !error);
	if (error) {
		add(json, "error", error_word(error));
		add(json, "message", error->message);
		g_error_free(error);
	}
	answer(json);
}

static void answer_text(const char *name, const char *value)
{
	g_autoptr(JsonBuilder) json = begin(TRUE);

	add(json, name, value);
	answer(json);
}

static void add_mail(JsonBuilder *json, const struct source_mail *mail)
{
	g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, mail->bytes);

	json_builder_begin_object(json);
	add(json, "key", mail->key);
	add(json, "sha256", hash);
	json_builder_set_member_name(json, "order");
	json_builder_add_int_value(json, mail->order);
	json_builder_set_member_name(json, "size");
	json_builder_add_int_value(json, mail->size);
	json_builder_set_member_name(json, "bytes");
	json_builder_add_int_value(json, g_bytes_get_size(mail->bytes));
	json_builder_set_member_name(json, "oversize");
	json_builder_add_boolean_value(json, mail->oversize);
	json_builder_end_object(json);
}

static void fetch(struct source *source, char **words)
{
	g_autoptr(JsonBuilder) json = NULL;
	g_autoptr(GPtrArray) mails = NULL;
	GError *error = NULL;

	mails = source_fetch(source, g_ascii_strtoull(words[1], NULL, 10), &error);
	if (!mails) {
		answer_done(FALSE, error);
		return;
	}
	json = begin(TRUE);
	json_builder_set_member_name(json, "mails");
	json_builder_begin_array(json);
	for (guint i = 0; i < mails->len; i++) {
		const struct source_mail *mail = mails->pdata[i];
		g_autofree char *file =
			g_strdup_printf("%s/%u.eml", words[2] ? words[2] : "", i + 1);
		gsize size;
		const char *data = g_bytes_get_data(mail->bytes, &size);

		add_mail(json, mail);
		if (words[2])
			g_file_set_contents(file, data, size, NULL);
	}
	json_builder_end_array(json);
	answer(json);
}

static void file(struct source *source, char **words)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GError *error = NULL;
	gboolean ok;

	for (char **key = words + 2; *key; key++)
		g_ptr_array_add(keys, *key);
	ok = source_file(
		source, keys, g_str_equal(words[1], "held") ? FOLDER_HELD : FOLDER_DONE, &error);
	answer_done(ok, error);
}

static void wait_for_mail(struct source *source, char **words)
{
	GError *error = NULL;
	guint64 count;
	gboolean ok = source_wait(source, atoi(words[1]), wake_fd, &error);

	if (!ok) {
		answer_done(FALSE, error);
		return;
	}
	answer_text("woken", read(wake_fd, &count, sizeof count) > 0 ? "yes" : "no");
}

static void answer_sent(enum transport_result result, char *detail)
{
	static const char *const words[] = { "sent", "later", "refused", "broken" };
	g_autoptr(JsonBuilder) json = begin(result == TRANSPORT_SENT);

	add(json, "result", words[result]);
	if (detail)
		add(json, "detail", detail);
	g_free(detail);
	answer(json);
}

static void send_mail(struct transport *transport, char **words)
{
	g_autoptr(GBytes) bytes = NULL;
	enum transport_result result;
	char *data, *detail;
	gsize size;

	if (!g_file_get_contents(words[3], &data, &size, NULL))
		exit(2);
	bytes = g_bytes_new_take(data, size);
	result = transport_send(transport, words[1], words[2], bytes, &detail);
	answer_sent(result, detail);
}

static gboolean use_source(struct source *source, char **words)
{
	if (g_str_equal(words[0], "name"))
		answer_text("name", source_name(source));
	else if (g_str_equal(words[0], "describe")) {
		g_autofree char *text = source_describe(source);

		answer_text("describe", text);
	} else if (g_str_equal(words[0], "fetch"))
		fetch(source, words);
	else if (g_str_equal(words[0], "file"))
		file(source, words);
	else if (g_str_equal(words[0], "wait"))
		wait_for_mail(source, words);
	else
		return FALSE;
	return TRUE;
}

/* The transport is opened for the first mail and kept for the others. */
static gboolean use_transport(
	const struct settings *settings, struct transport **transport, char **words)
{
	enum transport_result result;
	GError *error = NULL;
	char *detail;

	if (!g_str_equal(words[0], "send") && !g_str_equal(words[0], "probe"))
		return FALSE;
	if (!*transport)
		*transport = transport_open(settings, &error);
	if (!*transport)
		answer_done(FALSE, error);
	else if (g_str_equal(words[0], "send"))
		send_mail(*transport, words);
	else {
		result = transport_probe(*transport, &detail);
		answer_sent(result, detail);
	}
	return TRUE;
}

static void run(const struct settings *settings)
{
	struct transport *transport = NULL;
	struct source *source = NULL;
	char line[65536];

	while (fgets(line, sizeof line, stdin)) {
		g_auto(GStrv) words = g_strsplit(g_strstrip(line), " ", -1);
		GError *error = NULL;

		if (g_str_equal(words[0], "open")) {
			source_close(source);
			source = source_open(settings, &error);
			answer_done(source != NULL, error);
		} else if (g_str_equal(words[0], "close")) {
			g_clear_pointer(&source, source_close);
			answer_done(TRUE, NULL);
		} else if (!use_transport(settings, &transport, words) &&
			   (!source || !use_source(source, words))) {
			fprintf(stderr, "probe: %s?\n", line);
			exit(2);
		}
	}
	source_close(source);
	transport_close(transport);
}

int main(int argc, char **argv)
{
	struct settings settings = {
		.desk_address = "desktik@diskominfo.patikab.example",
		.mailbox_auth = "login",
		.poll_seconds = 60,
		.idle_minutes = 25,
		.mailbox_timeout_seconds = 30,
		.batch = 50,
		.done_folder = "Terproses",
		.held_folder = "Ditahan",
		.max_mail_bytes = 26214400,
		.smtp_url = "maildir:/nonexistent",
		.smtp_timeout_seconds = 60,
	};

	for (int i = 1; i < argc; i++) {
		char *value = strchr(argv[i], '=');

		if (!value) {
			fprintf(stderr, "usage: probe SETTING=VALUE... <COMMANDS\n");
			return 2;
		}
		*value++ = '\0';
		set(&settings, argv[i], value);
	}
	wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	signal(SIGUSR1, wake);
	run(&settings);
	close(wake_fd);
	return 0;
}
