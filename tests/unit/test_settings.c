/* settings: desktik.conf, its example, its mistakes, and where secrets come from. */
#include "desk/settings.h"
#include "tests/unit/folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define EXAMPLE "desktik.conf.example"

/* All that must be written, six lines. */
#define NEEDED                                                                                     \
	"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n[smtp]\nurl = "           \
	"maildir:out\n"

struct fixture {
	char *folder, *file;
	struct settings *settings; /* of the last reading */
	GError *error;
};

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("desktik-settings-XXXXXX", &error);
	g_assert_no_error(error);
	o->file = g_build_filename(o->folder, "desktik.conf", NULL);
}

static void forget(struct fixture *o)
{
	g_clear_pointer(&o->settings, settings_free);
	g_clear_error(&o->error);
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	forget(o);
	folder_remove(o->folder);
	g_free(o->file);
	g_free(o->folder);
}

static const struct settings *read_settings(struct fixture *o, const char *text)
{
	forget(o);
	g_assert_true(g_file_set_contents(o->file, text, -1, NULL));
	o->settings = settings_read(o->file, &o->error);
	g_assert_true((o->settings == NULL) == (o->error != NULL));
	return o->settings;
}

static const struct settings *read_good(struct fixture *o, const char *text)
{
	read_settings(o, text);
	g_assert_no_error(o->error);
	return o->settings;
}

/* What is wrong with the text, without the file's path: "LINE: ...". */
static const char *complaint(struct fixture *o, const char *text)
{
	g_assert_null(read_settings(o, text));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE);
	gsize length = strlen(o->file);
	g_assert_true(g_str_has_prefix(o->error->message, o->file));
	g_assert_cmpint(o->error->message[length], ==, ':');
	return o->error->message + length + 1;
}

/* ---- the example ---- */

/* A line "key = value" or, commented out, "#key = value"; the caller frees the match. */
static GMatchInfo *match_key(const char *line)
{
	static const char pattern[] = "^#?([a-z_]+|[0-9-]+/[0-9-]+) = (.+)$";
	g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
	GMatchInfo *match;
	if (g_regex_match(regex, line, 0, &match))
		return match;
	g_match_info_unref(match);
	return NULL;
}

static char *example(void)
{
	char *text;
	g_autoptr(GError) error = NULL;
	g_file_get_contents(EXAMPLE, &text, NULL, &error);
	g_assert_no_error(error);
	return text;
}

/* With every key that is commented out switched on. */
static char *whole_example(void)
{
	g_autofree char *text = example();
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_autoptr(GMatchInfo) match = match_key(lines[i]);
		if (match && *lines[i] == '#')
			memmove(lines[i], lines[i] + 1, strlen(lines[i]));
	}
	return g_strjoinv("\n", lines);
}

static void the_example_is_read(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(settings_auto) settings = settings_read(EXAMPLE, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(settings->desk_address, ==, "desktik@diskominfo.patikab.example");
	g_assert_cmpstr(settings->file, ==, EXAMPLE);
}

#define SAME_TEXT(member) g_assert_cmpstr(one->member, ==, two->member)
#define SAME_NUMBER(member) g_assert_cmpint(one->member, ==, two->member)

static void assert_same(const struct settings *one, const struct settings *two)
{
	SAME_TEXT(desk_name);
	SAME_TEXT(desk_organisation);
	SAME_TEXT(timezone_name);
	SAME_TEXT(language);
	SAME_TEXT(ticket_prefix);
	SAME_NUMBER(reopen_days);
	SAME_TEXT(mailbox_auth);
	SAME_NUMBER(mailbox_tls);
	SAME_NUMBER(poll_seconds);
	SAME_NUMBER(idle_minutes);
	SAME_NUMBER(mailbox_timeout_seconds);
	SAME_NUMBER(batch);
	SAME_TEXT(done_folder);
	SAME_TEXT(held_folder);
	SAME_NUMBER(max_mail_bytes);
	SAME_NUMBER(smtp_tls);
	SAME_NUMBER(smtp_timeout_seconds);
	SAME_NUMBER(retry_hours);
	SAME_TEXT(web_host);
	SAME_NUMBER(web_port);
	SAME_NUMBER(link_days);
	SAME_TEXT(key_file);
	SAME_NUMBER(weight_severity);
	SAME_NUMBER(weight_need);
	SAME_NUMBER(weight_availability);
	SAME_NUMBER(threshold_medium);
	SAME_NUMBER(threshold_high);
	SAME_NUMBER(threshold_critical);
	SAME_NUMBER(capacity);
	SAME_NUMBER(read_attachments);
	SAME_NUMBER(max_attachment_bytes);
	SAME_NUMBER(letter_timeout_seconds);
	SAME_NUMBER(letter_memory_megabytes);
	SAME_NUMBER(ocr_timeout_seconds);
	SAME_NUMBER(replies_per_hour);
	SAME_NUMBER(target_percent);
	SAME_TEXT(report_time);
}

/* Every key of the example is known, and what is commented out is the default. */
static void the_example_shows_keys_that_exist_and_their_defaults(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *as_it_is = example();
	g_autofree char *whole = whole_example();
	const struct settings *one = read_good(o, as_it_is);
	o->settings = NULL;
	const struct settings *two = read_good(o, whole);
	assert_same(one, two);
	g_assert_nonnull(two->web_base_url);
	g_assert_nonnull(two->trusted_authserv_id);
	g_assert_null(one->ocr_command);
	g_assert_nonnull(two->ocr_command);
	g_assert_nonnull(two->smtp_password_file);
	settings_free((struct settings *)one);
}

/* The example's working hours are those that stand without the group. */
static void the_example_shows_the_default_hours(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *text = example();
	g_autoptr(settings_auto) shown = (struct settings *)read_good(o, text);
	o->settings = NULL;
	const struct settings *standard = read_good(o, NEEDED);
	g_assert_cmpuint(shown->working_time->len, ==, standard->working_time->len);
	for (guint i = 0; i < shown->working_time->len; i++) {
		const struct settings_hours *a = shown->working_time->pdata[i];
		const struct settings_hours *b = standard->working_time->pdata[i];
		g_assert_cmpstr(a->period, ==, b->period);
		g_assert_cmpstr(a->hours, ==, b->hours);
	}
}

/* Group and key as "[group] key", out of the example. */
static GHashTable *example_keys(void)
{
	GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *text = example();
	g_autofree char *group = NULL;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_autoptr(GMatchInfo) match = match_key(lines[i]);
		if (*lines[i] == '[') {
			g_free(group);
			group = g_strdup(lines[i]);
		} else if (match) {
			g_autofree char *key = g_match_info_fetch(match, 1);
			g_hash_table_add(keys, g_strdup_printf("%s %s", group, key));
		}
	}
	return keys;
}

/* The words behind "allowed: " in what settings_read() says of the text. */
static char **allowed(struct fixture *o, const char *text)
{
	const char *list = strstr(complaint(o, text), "; allowed: ");
	g_assert_nonnull(list);
	return g_strsplit(list + strlen("; allowed: "), ", ", -1);
}

/* What settings knows, it says itself, when it is asked for a group or key that it does not. */
static void the_example_names_every_key(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GHashTable) keys = example_keys();
	g_auto(GStrv) groups = allowed(o, NEEDED "[qqqqqqqq]\n");
	guint known = 0;
	for (int i = 0; groups[i]; i++) {
		if (strcmp(groups[i], "working_time") == 0)
			continue;
		g_autofree char *text = g_strdup_printf("[%s]\nqqqqqqqq = 1\n", groups[i]);
		g_auto(GStrv) names = allowed(o, text);
		for (int k = 0; names[k]; k++) {
			g_autofree char *key = g_strdup_printf("[%s] %s", groups[i], names[k]);
			g_test_message("%s", key);
			g_assert_true(g_hash_table_contains(keys, key));
			known++;
		}
	}
	/* The example's others are the two rows of working hours. */
	g_assert_cmpuint(g_hash_table_size(keys), ==, known + 2);
	g_assert_cmpuint(known, >, 40);
}

/* ---- defaults and values ---- */

static void three_keys_are_enough(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s = read_good(o, NEEDED);
	g_assert_cmpstr(s->desk_name, ==, "Desk TIK");
	g_assert_cmpstr(s->language, ==, "id");
	g_assert_cmpstr(s->timezone_name, ==, "Asia/Jakarta");
	g_assert_cmpstr(s->ticket_prefix, ==, "TIK");
	g_assert_cmpint(s->reopen_days, ==, 14);
	g_assert_cmpint(s->idle_minutes, ==, 25);
	g_assert_cmpint(s->max_mail_bytes, ==, 26214400);
	g_assert_cmpstr(s->web_host, ==, "127.0.0.1");
	g_assert_cmpint(s->web_port, ==, 8025);
	g_assert_cmpint(s->weight_severity, ==, 50);
	g_assert_cmpint(s->weight_need, ==, 30);
	g_assert_cmpint(s->weight_availability, ==, 20);
	g_assert_cmpstr(s->report_time, ==, "08.00");
	g_assert_null(s->mailbox_url);
	g_assert_null(s->web_base_url);
	g_assert_null(s->trusted_authserv_id);
	g_assert_null(s->smtp_password_file);
}

static void notepad_s_files_are_read(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s =
		read_good(o, "\xef\xbb\xbf# catatan\r\n\r\n[desk]\r\naddress=desk@tik.example\r\n"
			     "  name =  Meja  \r\n[database]\r\npath = desk.db\r\n[smtp]\r\n"
			     "url = maildir:out");
	g_assert_cmpstr(s->desk_address, ==, "desk@tik.example");
	g_assert_cmpstr(s->desk_name, ==, "Meja");
}

static void values_take_their_one_form(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s =
		read_good(o, NEEDED "[web]\nlisten = [::1]:80\nbase_url = https://a.example/tik//\n"
				    "[report]\ntime = 7:05\n");
	g_assert_cmpstr(s->web_host, ==, "::1");
	g_assert_cmpint(s->web_port, ==, 80);
	g_assert_cmpstr(s->web_base_url, ==, "https://a.example/tik");
	g_assert_cmpstr(s->report_time, ==, "07.05");
	s = read_good(o, NEEDED "[web]\nlisten = tik.example:65535\n");
	g_assert_cmpstr(s->web_host, ==, "tik.example");
	g_assert_cmpint(s->web_port, ==, 65535);
}

static void hours_are_kept_in_the_file_s_order(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s = read_good(o, NEEDED "[working_time]\n"
						       "2027-02-08/2027-03-09 = Mon 08.00-12.00\n"
						       "default = Mon-Fri 08.00-16.00\n");
	g_assert_cmpuint(s->working_time->len, ==, 2);
	const struct settings_hours *first = s->working_time->pdata[0];
	const struct settings_hours *second = s->working_time->pdata[1];
	g_assert_cmpstr(first->period, ==, "2027-02-08/2027-03-09");
	g_assert_cmpstr(first->hours, ==, "Mon 08.00-12.00");
	g_assert_cmpint(first->line, ==, 8);
	g_assert_cmpstr(second->period, ==, "default");
	g_assert_cmpint(second->line, ==, 9);
}

static void the_letterhead_is_kept_line_by_line(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s = read_good(o,
		NEEDED "[paper]\nletterhead = PEMERINTAH CONTOH; DINAS CONTOH ; Jalan Contoh 7\n"
		       "image = lambang.png\nplace = Contoh\n");
	g_autofree char *image = g_build_filename(o->folder, "lambang.png", NULL);
	g_assert_cmpstr(s->paper_letterhead, ==, "PEMERINTAH CONTOH\nDINAS CONTOH\nJalan Contoh 7");
	g_assert_cmpstr(s->paper_image, ==, image);
	g_assert_cmpstr(s->paper_place, ==, "Contoh");
	g_assert_null(s->paper_leader_title);
}

/* ---- mistakes ---- */

#define MAIL_URL "allowed: imap://host[:port]/folder, imaps://host[:port]/folder, maildir:/path"
#define DESK_KEYS                                                                                  \
	"allowed: name, address, organisation, timezone, language, ticket_prefix, reopen_days, "   \
	"undo_minutes, duplicate_days"
#define GROUPS                                                                                     \
	"allowed: desk, database, mailbox, smtp, web, secrets, priority, routing, division, "      \
	"incident, day, letter, mail, limits, report, paper, "                                     \
	"working_time"
#define THRESHOLDS "allowed: threshold_medium < threshold_high < threshold_critical"

static const struct {
	const char *text, *complaint;
} mistakes[] = {
	/* what is not known */
	{ NEEDED "[desk]\nadress = x\n",
		"8: [desk] adress: unknown key; did you mean \"address\"?; " DESK_KEYS },
	{ NEEDED "[desk]\ncapacity = 3\n",
		"8: [desk] capacity: unknown key; \"capacity\" belongs to [priority]; " DESK_KEYS },
	{ NEEDED "[desk]\nzzzzzz = 3\n", "8: [desk] zzzzzz: unknown key; " DESK_KEYS },
	{ NEEDED "\n[dsk]\nname = x\n", "8: [dsk] unknown group; did you mean \"desk\"?; " GROUPS },
	{ NEEDED "[colours]\n", "7: [colours] unknown group; " GROUPS },
	{ "name = x\n" NEEDED, "1: name: stands before the first [group]" },
	{ NEEDED "halo\n", "7: can't read \"halo\"; allowed: [group], key = value, # comment" },
	{ NEEDED "[desk\nname = x\n",
		"7: can't read \"[desk\"; allowed: [group], key = value, # comment" },
	{ NEEDED "[desk]\n# x\naddress = b@tik.example\n",
		"9: [desk] address: written twice, first in line 2; keep one" },
	{ NEEDED "[desk]\nname = \xe9\n", "8: is not UTF-8" },
	/* what is missing */
	{ "[desk]\nname = x\n[database]\npath = x\n[smtp]\nurl = maildir:out\n",
		"1: [desk] address: is missing; allowed: a mail address, desk@office.example" },
	{ "[desk]\naddress = a@b.example\n[smtp]\nurl = maildir:out\n",
		"5: [database] path: is missing; allowed: a file" },
	{ "[desk]\naddress = a@b.example\n[database]\npath = x\n[smtp]\n",
		"5: [smtp] url: is missing; allowed: smtp://host[:port], smtps://host[:port], "
		"maildir:/path" },
	{ NEEDED "[desk]\nname =\n",
		"8: [desk] name: has no value; leave the line out to have the default; allowed: a "
		"line of text" },
	{ NEEDED "[mailbox]\nurl = imap://mail.example/INBOX\n",
		"7: [mailbox] username: is missing; imap://mail.example/INBOX wants a login; "
		"allowed: the login name of the mailbox" },
	{ NEEDED "[working_time]\n2026-01-01/2026-02-01 = Mon 08.00-12.00\n",
		"7: [working_time] default: is missing; without it most days would be free" },
	/* bad values */
	{ "[desk]\naddress = desk\n",
		"2: [desk] address: \"desk\" does not look like a mail address; allowed: a mail "
		"address, desk@office.example" },
	{ NEEDED "[desk]\nname = a\\nBcc: b\n",
		"8: [desk] name: has a control character; allowed: a line of text" },
	{ NEEDED "[desk]\nlanguage = de\n",
		"8: [desk] language: \"de\" is none of the words; allowed: id, en" },
	{ NEEDED "[desk]\nticket_prefix = tik\n",
		"8: [desk] ticket_prefix: \"tik\" can't begin a ticket number; allowed: 1 to 10 "
		"capital letters and digits, a letter first" },
	{ NEEDED "[desk]\ntimezone = Asia/Pati\n",
		"8: [desk] timezone: there is no time zone \"Asia/Pati\" on this machine; allowed: "
		"a name of the zone database, Asia/Jakarta, Asia/Makassar, Asia/Jayapura" },
	{ NEEDED "[mailbox]\nbatch = 0\n", "8: [mailbox] batch: \"0\" is no number in this range; "
					   "allowed: a whole number from "
					   "1 to 1000" },
	{ NEEDED "[mailbox]\nbatch = 50 mails\n",
		"8: [mailbox] batch: \"50 mails\" is no number in this range; allowed: a whole "
		"number from 1 to 1000" },
	{ NEEDED "[mailbox]\nmax_mail_bytes = 9999999999\n",
		"8: [mailbox] max_mail_bytes: \"9999999999\" is no number in this range; allowed: "
		"a "
		"whole number from 1024 to 1073741824" },
	{ NEEDED "[mailbox]\nurl = pop3://a.example\n",
		"8: [mailbox] url: the scheme \"pop3:\" is not known here; " MAIL_URL },
	{ NEEDED "[mailbox]\nurl = imap://user:pw@mail.example\n",
		"8: [mailbox] url: has a login name inside; use username and "
		"password_file; " MAIL_URL },
	{ NEEDED "[mailbox]\nurl = maildir://mail.example/x\n",
		"8: [mailbox] url: \"maildir://mail.example/x\" names a host; a Maildir is a "
		"folder "
		"here; " MAIL_URL },
	{ NEEDED "[mailbox]\npassword_file = pw # rahasia\n",
		"8: [mailbox] password_file: has a comment after the value; a comment needs a line "
		"of its own; allowed: a file" },
	{ NEEDED "[web]\nlisten = 8025\n",
		"8: [web] listen: \"8025\" does not end in a port number; allowed: host:port or "
		"[address]:port, port 1 to 65535" },
	{ NEEDED "[web]\nlisten = localhost:65536\n",
		"8: [web] listen: \"localhost:65536\" does not end in a port number; allowed: "
		"host:port or [address]:port, port 1 to 65535" },
	{ NEEDED "[web]\nbase_url = ftp://desk.example\n",
		"8: [web] base_url: the scheme \"ftp:\" is not known here; allowed: http://host or "
		"https://host, with a path if need be" },
	{ NEEDED "[paper]\nletterhead = a; b; c; d; e; f\n",
		"8: [paper] letterhead: has more than 5 lines; allowed: lines of text, at most 5, "
		"with ; between them" },
	{ NEEDED "[paper]\nletterhead = a;; b\n",
		"8: [paper] letterhead: has an empty line; allowed: lines of text, at most 5, with "
		"; between them" },
	{ NEEDED "[report]\ntime = 25.00\n",
		"8: [report] time: \"25.00\" is no time of day; allowed: a time of day, 08.00" },
	{ NEEDED "[working_time]\ndefault = Mon-Fri 8-16\n",
		"8: [working_time] default: \"8-16\": expected hours from-to, such as 07.30-15.30; "
		"allowed: default or 2026-02-18/2026-03-19 = Mon-Thu 07.30-15.30; Fri 07.30-14.00 "
		"break 12.00-13.00" },
	/* what does not go together */
	{ NEEDED "[mailbox]\nheld_folder = Terproses\n",
		"8: [mailbox] held_folder: is the same as done_folder; allowed: another folder "
		"than "
		"done_folder" },
	{ NEEDED "[priority]\nweight_severity = 60\n",
		"8: [priority] weight_severity: with weight_need and weight_availability makes "
		"110; "
		"allowed: three weights with the sum 100" },
	{ NEEDED "[priority]\nthreshold_high = 35\n",
		"8: [priority] threshold_high: 35 is not above threshold_medium 35; " THRESHOLDS },
	{ NEEDED "[priority]\nthreshold_critical = 55\n",
		"8: [priority] threshold_critical: 55 is not above threshold_high "
		"55; " THRESHOLDS },
};

static void a_mistake_is_named_with_line_key_and_what_is_allowed(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(mistakes); i++)
		g_assert_cmpstr(complaint(o, mistakes[i].text), ==, mistakes[i].complaint);
}

static void a_file_that_is_not_there_is_named(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_null(settings_read(o->file, &o->error));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_FILE);
	g_assert_true(g_str_has_prefix(o->error->message, o->file));
}

static void a_nul_byte_is_no_text(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char text[] = NEEDED "\0[desk]\nname = x\n";
	g_assert_true(g_file_set_contents(o->file, text, sizeof text - 1, NULL));
	g_assert_null(settings_read(o->file, &o->error));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE);
}

/* ---- TLS ---- */

#define SMTP(url, tls)                                                                             \
	"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n[smtp]\nurl = " url       \
	"\n" tls
#define IMAP(url, tls) NEEDED "[mailbox]\nusername = desk\nurl = " url "\n" tls
#define NO_TLS "tls = none\n"

static void mail_never_travels_in_the_clear_to_another_host(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpstr(complaint(o, IMAP("imap://mail.example/INBOX", NO_TLS)), ==,
		"10: [mailbox] tls: none would send mail and password readable to the host of "
		"imap://mail.example/INBOX; allowed: implicit, starttls");
	g_assert_cmpstr(complaint(o, SMTP("smtp://192.0.2.1:25", NO_TLS)), ==,
		"7: [smtp] tls: none would send mail and password readable to the host of "
		"smtp://192.0.2.1:25; allowed: implicit, starttls");
	static const char *const others[] = { SMTP("smtp://localhost.example", NO_TLS),
		SMTP("smtp://127.0.0.1.example", NO_TLS), SMTP("smtp://0.0.0.0", NO_TLS),
		SMTP("smtp://128.0.0.1", NO_TLS), SMTP("smtp://[::2]", NO_TLS),
		SMTP("smtp://[2001:db8::1]", NO_TLS) };
	for (guint i = 0; i < G_N_ELEMENTS(others); i++)
		g_assert_nonnull(strstr(complaint(o, others[i]), "[smtp] tls: none would send"));
}

static void this_machine_itself_needs_no_tls(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const own[] = { SMTP("smtp://localhost:25", NO_TLS),
		SMTP("smtp://LOCALHOST", NO_TLS), SMTP("smtp://127.0.0.1:2525", NO_TLS),
		SMTP("smtp://127.4.5.6", NO_TLS), SMTP("smtp://[::1]:25", NO_TLS) };
	for (guint i = 0; i < G_N_ELEMENTS(own); i++)
		g_assert_cmpint(read_good(o, own[i])->smtp_tls, ==, TLS_NONE);
}

static void tls_follows_the_url_where_it_is_not_set(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(read_good(o, SMTP("smtp://mail.example", ""))->smtp_tls, ==, TLS_STARTTLS);
	g_assert_cmpint(read_good(o, SMTP("smtps://mail.example", ""))->smtp_tls, ==, TLS_IMPLICIT);
	g_assert_cmpint(read_good(o, SMTP("SMTPS://mail.example", ""))->smtp_tls, ==, TLS_IMPLICIT);
	g_assert_cmpint(
		read_good(o, IMAP("imap://mail.example", ""))->mailbox_tls, ==, TLS_STARTTLS);
	g_assert_cmpint(
		read_good(o, IMAP("imaps://mail.example", ""))->mailbox_tls, ==, TLS_IMPLICIT);
	g_assert_cmpint(read_good(o, IMAP("imap://mail.example", "tls = implicit\n"))->mailbox_tls,
		==, TLS_IMPLICIT);
}

static void tls_must_not_contradict_the_url(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpstr(complaint(o, IMAP("imaps://mail.example", "tls = starttls\n")), ==,
		"10: [mailbox] tls: contradicts the URL imaps://mail.example, which begins with "
		"TLS; allowed: implicit, or a URL without the s");
	g_assert_cmpstr(complaint(o, SMTP("smtps://localhost", NO_TLS)), ==,
		"7: [smtp] tls: contradicts the URL smtps://localhost, which begins with TLS; "
		"allowed: implicit, or a URL without the s");
	g_assert_cmpstr(complaint(o, SMTP("smtp://localhost", "tls = ssl\n")), ==,
		"7: [smtp] tls: \"ssl\" is none of the words; allowed: implicit, starttls, none");
}

/* ---- paths ---- */

#define assert_below(o, path, name)                                                                \
	do {                                                                                       \
		g_autofree char *expected = g_build_filename((o)->folder, name, NULL);             \
		g_assert_cmpstr(path, ==, expected);                                               \
	} while (0)

static void relative_paths_begin_at_the_file_s_folder(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s =
		read_good(o, NEEDED "password_file = rahasia/smtp\nca_file = ./ca.pem\n"
				    "[mailbox]\nurl = maildir:masuk\n");
	assert_below(o, s->database_path, "desk.db");
	assert_below(o, s->key_file, "desk.db.key");
	assert_below(o, s->smtp_password_file, "rahasia/smtp");
	assert_below(o, s->smtp_ca_file, "ca.pem");
	g_assert_true(g_str_has_prefix(s->mailbox_url, "maildir:/"));
	assert_below(o, s->mailbox_url + strlen("maildir:"), "masuk");
	assert_below(o, s->smtp_url + strlen("maildir:"), "out");
}

static void absolute_paths_stay(struct fixture *o, gconstpointer data)
{
	(void)data;
	const struct settings *s = read_good(o,
		NEEDED "[mailbox]\nurl = maildir:///srv/mail\npassword_file = /etc/pw\n"
		       "[secrets]\nkey_file = /etc/desktik/../key\n");
	g_assert_cmpstr(s->mailbox_password_file, ==, "/etc/pw");
	g_assert_cmpstr(s->key_file, ==, "/etc/key");
	g_assert_cmpstr(s->mailbox_url, ==, "maildir:/srv/mail");
}

static void the_folder_counts_for_a_file_named_relatively_too(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *here = g_get_current_dir();
	g_assert_true(g_file_set_contents(o->file, NEEDED, -1, NULL));
	g_assert_cmpint(g_chdir(o->folder), ==, 0);
	o->settings = settings_read("desktik.conf", &o->error);
	g_assert_cmpint(g_chdir(here), ==, 0);
	g_assert_no_error(o->error);
	assert_below(o, o->settings->database_path, "desk.db");
}

/* ---- secrets ---- */

static char *put(const struct fixture *o, const char *name, const char *text, gssize length)
{
	char *path = g_build_filename(o->folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, length, NULL));
	return path;
}

static void a_secret_is_the_file_without_its_line_end(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *text, *secret;
	} files[] = { { "rahasia", "rahasia" }, { "rahasia\n", "rahasia" },
		{ "rahasia\r\n", "rahasia" }, { " dua kata \n", " dua kata " },
		{ "baris\nkedua\n", "baris\nkedua" } };
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = put(o, "pw", files[i].text, -1);
		g_autofree char *secret = settings_secret(path, "smtp-password", &o->error);
		g_assert_no_error(o->error);
		g_assert_cmpstr(secret, ==, files[i].secret);
	}
}

static void a_secret_may_come_from_systemd(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *credential = put(o, "smtp-password", "dari systemd\n", -1);
	g_autofree char *own = put(o, "pw", "dari berkas\n", -1);
	g_setenv("CREDENTIALS_DIRECTORY", o->folder, TRUE);
	g_autofree char *handed = settings_secret(NULL, "smtp-password", &o->error);
	g_autofree char *set = settings_secret(own, "smtp-password", NULL);
	g_autofree char *absent = settings_secret(NULL, "mailbox-password", NULL);
	g_unsetenv("CREDENTIALS_DIRECTORY");
	g_assert_no_error(o->error);
	g_assert_cmpstr(handed, ==, "dari systemd");
	g_assert_cmpstr(set, ==, "dari berkas");
	g_assert_null(absent);
}

static void a_missing_secret_says_how_to_give_it(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_unsetenv("CREDENTIALS_DIRECTORY");
	g_assert_null(settings_secret(NULL, "smtp-password", &o->error));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_FILE);
	g_assert_nonnull(strstr(o->error->message, "LoadCredential=smtp-password:PATH"));
	g_clear_error(&o->error);
	g_autofree char *path = g_build_filename(o->folder, "tidak-ada", NULL);
	g_assert_null(settings_secret(path, "smtp-password", &o->error));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_FILE);
	g_assert_nonnull(strstr(o->error->message, path));
	g_clear_error(&o->error);
	/* No reader may hang on a pipe or read a folder. */
	g_assert_null(settings_secret(o->folder, "smtp-password", &o->error));
	g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_FILE);
	g_assert_nonnull(strstr(o->error->message, "is not a file"));
}

static void a_file_without_a_password_is_an_error(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		const char *text;
		gssize length;
	} files[] = { { "", 0 }, { "\n", 1 }, { "\r\n\r\n", 4 }, { "a\0b\n", 4 } };
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = put(o, "pw", files[i].text, files[i].length);
		g_clear_error(&o->error);
		g_assert_null(settings_secret(path, "smtp-password", &o->error));
		g_assert_error(o->error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE);
		g_assert_nonnull(strstr(o->error->message, path));
	}
}

static void a_secret_that_everybody_can_read_is_noticed(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *path = put(o, "pw", "rahasia", -1);
	g_assert_cmpint(g_chmod(path, 0640), ==, 0);
	g_assert_true(settings_secret_is_private(path));
	g_assert_cmpint(g_chmod(path, 0644), ==, 0);
	g_assert_false(settings_secret_is_private(path));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/settings/the_example_is_read", the_example_is_read);
#define TEST(name) g_test_add("/settings/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(the_example_shows_keys_that_exist_and_their_defaults);
	TEST(the_example_shows_the_default_hours);
	TEST(the_example_names_every_key);
	TEST(three_keys_are_enough);
	TEST(notepad_s_files_are_read);
	TEST(values_take_their_one_form);
	TEST(hours_are_kept_in_the_file_s_order);
	TEST(the_letterhead_is_kept_line_by_line);
	TEST(a_mistake_is_named_with_line_key_and_what_is_allowed);
	TEST(a_file_that_is_not_there_is_named);
	TEST(a_nul_byte_is_no_text);
	TEST(mail_never_travels_in_the_clear_to_another_host);
	TEST(this_machine_itself_needs_no_tls);
	TEST(tls_follows_the_url_where_it_is_not_set);
	TEST(tls_must_not_contradict_the_url);
	TEST(relative_paths_begin_at_the_file_s_folder);
	TEST(absolute_paths_stay);
	TEST(the_folder_counts_for_a_file_named_relatively_too);
	TEST(a_secret_is_the_file_without_its_line_end);
	TEST(a_secret_may_come_from_systemd);
	TEST(a_missing_secret_says_how_to_give_it);
	TEST(a_file_without_a_password_is_an_error);
	TEST(a_secret_that_everybody_can_read_is_noticed);
	return g_test_run();
}
