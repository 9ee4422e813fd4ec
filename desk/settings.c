#include "desk/settings.h"

#include "desk/calendar.h"
#include "desk/settings_value.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

G_DEFINE_QUARK(desk - settings - error - quark, settings_error)

enum value_type {
	VALUE_TEXT,
	VALUE_WORD,
	VALUE_CHOICE,
	VALUE_YES, /* gboolean: yes or no */
	VALUE_ADDRESS,
	VALUE_PREFIX,
	VALUE_PATH,
	VALUE_MAIL_URL,
	VALUE_WEB_URL,
	VALUE_TLS,
	VALUE_LISTEN,
	VALUE_CLOCK,
	VALUE_ZONE,
	VALUE_NUMBER,
	VALUE_BIG_NUMBER, /* gint64 */
	VALUE_LINES,	  /* "one; two", kept with line ends between them */
	VALUE_RAISES,	  /* "words 20; more words 15" */
};

struct key {
	const char *group;
	const char *name;
	enum value_type type;
	gsize offset;
	gboolean required;
	const char *standard; /* as it would be written; NULL: nothing */
	gint64 min, max;
	const char *allowed; /* for a choice and a mail URL the very words, "a|b" */
};

/* What makes a disturbance worse than its service usually is. */
#define RAISING_WORDS                                                                              \
	"darurat 20; pelayanan publik 20; pelayanan terhenti 20; pelayanan lumpuh 20; lumpuh 15; " \
	"lumpuh total 20; mati total 15; seluruh kantor 15; satu kantor 15; semua ruangan 10; "    \
	"semua komputer 10; tidak bisa melayani 15; antrean warga 15; gawat 10; urgent 10"

#define IN(member) G_STRUCT_OFFSET(struct settings, member)
#define NEEDED TRUE, NULL
#define OPTIONAL FALSE, NULL
#define ELSE(value) FALSE, value

/* clang-format off */
static const struct key keys[] = {
	{"desk", "name", VALUE_TEXT, IN(desk_name), ELSE("Desk TIK"), 0, 0, "a line of text"},
	{"desk", "address", VALUE_ADDRESS, IN(desk_address), NEEDED, 0, 0,
		"a mail address, desk@office.example"},
	{"desk", "organisation", VALUE_TEXT, IN(desk_organisation),
		ELSE("Dinas Komunikasi dan Informatika"), 0, 0, "a line of text"},
	{"desk", "timezone", VALUE_ZONE, IN(timezone), ELSE("Asia/Jakarta"), 0, 0,
		"a name of the zone database, Asia/Jakarta, Asia/Makassar, Asia/Jayapura"},
	{"desk", "language", VALUE_CHOICE, IN(language), ELSE("id"), 0, 0, "id|en"},
	{"desk", "ticket_prefix", VALUE_PREFIX, IN(ticket_prefix), ELSE("TIK"), 0, 0,
		"1 to 10 capital letters and digits, a letter first"},
	{"desk", "reopen_days", VALUE_NUMBER, IN(reopen_days), ELSE("14"), 0, 365, NULL},
	{"desk", "undo_minutes", VALUE_NUMBER, IN(undo_minutes), ELSE("60"), 0, 10080, NULL},
	{"desk", "duplicate_days", VALUE_NUMBER, IN(duplicate_days), ELSE("7"), 0, 365, NULL},

	{"database", "path", VALUE_PATH, IN(database_path), NEEDED, 0, 0, "a file"},

	{"mailbox", "url", VALUE_MAIL_URL, IN(mailbox_url), OPTIONAL, 0, 0, "imap|imaps"},
	{"mailbox", "username", VALUE_TEXT, IN(mailbox_username), OPTIONAL, 0, 0, "a login name"},
	{"mailbox", "password_file", VALUE_PATH, IN(mailbox_password_file), OPTIONAL, 0, 0, "a file"},
	{"mailbox", "auth", VALUE_CHOICE, IN(mailbox_auth), ELSE("login"), 0, 0, "login|xoauth2"},
	{"mailbox", "tls", VALUE_TLS, IN(mailbox_tls), OPTIONAL, 0, 0, "implicit|starttls|none"},
	{"mailbox", "ca_file", VALUE_PATH, IN(mailbox_ca_file), OPTIONAL, 0, 0, "a file"},
	{"mailbox", "poll_seconds", VALUE_NUMBER, IN(poll_seconds), ELSE("60"), 1, 86400, NULL},
	{"mailbox", "idle_minutes", VALUE_NUMBER, IN(idle_minutes), ELSE("25"), 1, 28, NULL},
	{"mailbox", "timeout_seconds", VALUE_NUMBER, IN(mailbox_timeout_seconds), ELSE("30"), 1, 600,
		NULL},
	{"mailbox", "batch", VALUE_NUMBER, IN(batch), ELSE("50"), 1, 1000, NULL},
	{"mailbox", "done_folder", VALUE_TEXT, IN(done_folder), ELSE("Terproses"), 0, 0, "a folder"},
	{"mailbox", "held_folder", VALUE_TEXT, IN(held_folder), ELSE("Ditahan"), 0, 0, "a folder"},
	{"mailbox", "trusted_authserv_id", VALUE_WORD, IN(trusted_authserv_id), OPTIONAL, 0, 0,
		"the name our own mail server writes first into Authentication-Results"},
	{"mailbox", "max_mail_bytes", VALUE_BIG_NUMBER, IN(max_mail_bytes), ELSE("26214400"), 1024,
		1073741824, NULL},

	{"smtp", "url", VALUE_MAIL_URL, IN(smtp_url), NEEDED, 0, 0, "smtp|smtps"},
	{"smtp", "username", VALUE_TEXT, IN(smtp_username), OPTIONAL, 0, 0, "a login name"},
	{"smtp", "password_file", VALUE_PATH, IN(smtp_password_file), OPTIONAL, 0, 0, "a file"},
	{"smtp", "tls", VALUE_TLS, IN(smtp_tls), OPTIONAL, 0, 0, "implicit|starttls|none"},
	{"smtp", "ca_file", VALUE_PATH, IN(smtp_ca_file), OPTIONAL, 0, 0, "a file"},
	{"smtp", "timeout_seconds", VALUE_NUMBER, IN(smtp_timeout_seconds), ELSE("60"), 1, 600, NULL},
	{"smtp", "retry_hours", VALUE_NUMBER, IN(retry_hours), ELSE("120"), 1, 720, NULL},

	{"web", "listen", VALUE_LISTEN, IN(web_host), ELSE("127.0.0.1:8025"), 0, 0,
		"host:port or [address]:port, port 1 to 65535"},
	{"web", "base_url", VALUE_WEB_URL, IN(web_base_url), OPTIONAL, 0, 0,
		"http://host or https://host, with a path if need be"},
	{"web", "link_days", VALUE_NUMBER, IN(link_days), ELSE("30"), 1, 3650, NULL},

	{"secrets", "key_file", VALUE_PATH, IN(key_file), OPTIONAL, 0, 0, "a file"},

	{"priority", "weight_severity", VALUE_NUMBER, IN(weight_severity), ELSE("50"), 0, 100, NULL},
	{"priority", "weight_need", VALUE_NUMBER, IN(weight_need), ELSE("30"), 0, 100, NULL},
	{"priority", "weight_availability", VALUE_NUMBER, IN(weight_availability), ELSE("20"), 0, 100,
		NULL},
	{"priority", "threshold_medium", VALUE_NUMBER, IN(threshold_medium), ELSE("35"), 0, 100, NULL},
	{"priority", "threshold_high", VALUE_NUMBER, IN(threshold_high), ELSE("55"), 0, 100, NULL},
	{"priority", "threshold_critical", VALUE_NUMBER, IN(threshold_critical), ELSE("75"), 0, 100,
		NULL},
	{"priority", "capacity", VALUE_NUMBER, IN(capacity), ELSE("8"), 1, 1000, NULL},
	{"priority", "urgent_severity", VALUE_NUMBER, IN(urgent_severity), ELSE("70"), 0, 100, NULL},
	{"priority", "raising_words", VALUE_RAISES, IN(raising_words), ELSE(RAISING_WORDS), 0, 100,
		"words or phrases, each with how much it raises the severity: darurat 20; seluruh kantor 15"},
	{"priority", "raising_max", VALUE_NUMBER, IN(raising_max), ELSE("30"), 0, 100, NULL},

	{"routing", "sure_percent", VALUE_NUMBER, IN(routing_sure), ELSE("60"), 0, 100, NULL},

	{"division", "passes", VALUE_NUMBER, IN(passes), ELSE("1"), 0, 100, NULL},
	{"division", "auto_reply_days", VALUE_NUMBER, IN(auto_reply_days), ELSE("1"), 0, 31, NULL},

	{"incident", "offices", VALUE_NUMBER, IN(incident_offices), ELSE("3"), 2, 1000, NULL},
	{"incident", "minutes", VALUE_NUMBER, IN(incident_minutes), ELSE("60"), 1, 10080, NULL},

	{"day", "morning_time", VALUE_CLOCK, IN(morning_time), ELSE("07.45"), 0, 0,
		"a time of day, 07.45"},

	{"letter", "read_attachments", VALUE_YES, IN(read_attachments), ELSE("yes"), 0, 0, "yes|no"},
	{"letter", "max_attachment_bytes", VALUE_BIG_NUMBER, IN(max_attachment_bytes), ELSE("10485760"),
		1024, 33554432, NULL},
	{"letter", "timeout_seconds", VALUE_NUMBER, IN(letter_timeout_seconds), ELSE("15"), 1, 300,
		NULL},
	{"letter", "memory_megabytes", VALUE_NUMBER, IN(letter_memory_megabytes), ELSE("512"), 64,
		65536, NULL},
	{"letter", "ocr_command", VALUE_TEXT, IN(ocr_command), OPTIONAL, 0, 0,
		"a command line of the shell that reads a PDF and writes its text"},
	{"letter", "ocr_timeout_seconds", VALUE_NUMBER, IN(ocr_timeout_seconds), ELSE("60"), 1, 600,
		NULL},

	{"mail", "templates", VALUE_PATH, IN(mail_templates), OPTIONAL, 0, 0, "a folder"},

	{"limits", "replies_per_hour", VALUE_NUMBER, IN(replies_per_hour), ELSE("20"), 1, 10000, NULL},

	{"report", "target_percent", VALUE_NUMBER, IN(target_percent), ELSE("90"), 1, 100, NULL},
	{"report", "time", VALUE_CLOCK, IN(report_time), ELSE("08.00"), 0, 0,
		"a time of day, 08.00"},

	{"paper", "image", VALUE_PATH, IN(paper_image), OPTIONAL, 0, 0, "a PNG file"},
	{"paper", "letterhead", VALUE_LINES, IN(paper_letterhead), OPTIONAL, 0, 5,
		"lines of text, at most 5, with ; between them"},
	{"paper", "place", VALUE_TEXT, IN(paper_place), OPTIONAL, 0, 0, "a line of text"},
	{"paper", "leader_title", VALUE_TEXT, IN(paper_leader_title), OPTIONAL, 0, 0,
		"a line of text"},
};
/* clang-format on */

#define HOURS_GROUP "working_time"

static const struct settings_hours standard_hours[] = {
	{ "default", "Mon-Thu 07.30-15.30; Fri 07.30-14.00 break 12.00-13.00", 0 },
	{ "2026-02-18/2026-03-19", "Mon-Thu 07.30-14.15; Fri 07.30-13.30 break 12.00-12.30", 0 },
};

/* Where a key stands: GKeyFile does not keep line numbers. A group's own line has no key. */
struct entry {
	char *group;
	char *key;
	int line;
};

struct reader {
	const char *path;
	char *folder; /* absolute: relative paths inside the file begin here */
	char *text;
	int lines;
	GPtrArray *entries;
	GKeyFile *file;
	struct settings *settings;
};

static void entry_free(void *data)
{
	struct entry *entry = data;

	g_free(entry->group);
	g_free(entry->key);
	g_free(entry);
}

static void hours_free(void *data)
{
	struct settings_hours *hours = data;

	g_free(hours->period);
	g_free(hours->hours);
	g_free(hours);
}

static void reader_clear(struct reader *reader)
{
	g_free(reader->folder);
	g_free(reader->text);
	g_clear_pointer(&reader->entries, g_ptr_array_unref);
	g_clear_pointer(&reader->file, g_key_file_free);
	settings_free(reader->settings);
}

typedef struct reader reader_auto;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(reader_auto, reader_clear)

/* "FILE:LINE: [group] key: problem; allowed: ...". Takes `problem`; FALSE always. */
static gboolean fail(const struct reader *reader, const struct entry *at, const char *allowed,
	char *problem, GError **error)
{
	GString *text = g_string_new(reader->path);

	g_string_append_printf(text, ":%d: ", at->line);
	if (at->group)
		g_string_append_printf(text, "[%s] ", at->group);
	if (at->key)
		g_string_append_printf(text, "%s: ", at->key);
	g_string_append(text, problem);
	if (allowed)
		g_string_append_printf(text, "; allowed: %s", allowed);
	g_set_error_literal(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE, text->str);
	g_string_free(text, TRUE);
	g_free(problem);
	return FALSE;
}

static const struct entry *find_entry(
	const struct reader *reader, const char *group, const char *key)
{
	for (guint i = 0; i < reader->entries->len; i++) {
		const struct entry *entry = g_ptr_array_index(reader->entries, i);

		if (g_strcmp0(entry->group, group) == 0 && g_strcmp0(entry->key, key) == 0)
			return entry;
	}
	return NULL;
}

/* A key of the table for a message: where it stands, or where it would have to stand. */
static struct entry place_of(const struct reader *reader, const char *group, const char *key)
{
	const struct entry *entry = find_entry(reader, group, key);

	if (!entry)
		entry = find_entry(reader, group, NULL);
	return (struct entry){
		.group = (char *)group,
		.key = (char *)key,
		.line = entry ? entry->line : reader->lines,
	};
}

static gboolean fail_at(const struct reader *reader, const char *group, const char *key,
	const char *allowed, char *problem, GError **error)
{
	struct entry at = place_of(reader, group, key);

	return fail(reader, &at, allowed, problem, error);
}

static char *allowed_of(const struct key *key)
{
	g_autofree char *words =
		key->allowed ? g_strdelimit(g_strdup(key->allowed), "|", ' ') : NULL;
	g_auto(GStrv) list = key->allowed ? g_strsplit(key->allowed, "|", -1) : NULL;

	switch (key->type) {
	case VALUE_NUMBER:
	case VALUE_BIG_NUMBER:
		return g_strdup_printf("a whole number from %" G_GINT64_FORMAT
				       " to %" G_GINT64_FORMAT,
			key->min, key->max);
	case VALUE_MAIL_URL:
		return g_strdup_printf("%s://host[:port]%s, %s://host[:port]%s, maildir:/path",
			list[0], g_str_has_prefix(list[0], "imap") ? "/folder" : "", list[1],
			g_str_has_prefix(list[0], "imap") ? "/folder" : "");
	case VALUE_CHOICE:
	case VALUE_YES:
	case VALUE_TLS:
		return g_strjoinv(", ", list);
	default:
		return g_strdup(key->allowed);
	}
}

/* Edits from one word to the other (Levenshtein): for "did you mean". */
static guint distance(const char *a, const char *b)
{
	gsize width = strlen(b) + 1;
	g_autofree guint *row = g_new(guint, width);

	for (gsize j = 0; j < width; j++)
		row[j] = j;
	for (gsize i = 0; a[i]; i++) {
		guint diagonal = row[0];

		row[0] = i + 1;
		for (gsize j = 1; j < width; j++) {
			guint cost = diagonal + (a[i] != b[j - 1]);

			diagonal = row[j];
			row[j] = MIN(cost, 1 + MIN(row[j], row[j - 1]));
		}
	}
	return row[width - 1];
}

static const struct key *find_key(const char *group, const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (g_str_equal(keys[i].group, group) && g_str_equal(keys[i].name, name))
			return &keys[i];
	return NULL;
}

static gboolean is_group(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (g_str_equal(keys[i].group, name))
			return TRUE;
	return g_str_equal(name, HOURS_GROUP);
}

/* All keys of the group, or all groups if NULL: "a, b, c". */
static char *known_names(const char *group)
{
	GString *names = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (group && !g_str_equal(keys[i].group, group))
			continue;
		if (!group && i && g_str_equal(keys[i].group, keys[i - 1].group))
			continue;
		g_string_append_printf(names, "%s%s", names->len ? ", " : "",
			group ? keys[i].name : keys[i].group);
	}
	if (!group)
		g_string_append(names, ", " HOURS_GROUP);
	return g_string_free(names, FALSE);
}

/* The known group or key most like `name`; NULL if none is near. */
static const char *nearest_name(const char *group, const char *name)
{
	const char *best = NULL;
	guint nearest = strlen(name) / 3 + 1;

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		const char *known = group ? keys[i].name : keys[i].group;
		guint d = distance(name, known);

		if ((!group || g_str_equal(keys[i].group, group)) && d <= nearest &&
			(!best || d < nearest)) {
			best = known;
			nearest = d;
		}
	}
	if (!group && distance(name, HOURS_GROUP) < nearest)
		best = HOURS_GROUP;
	return best;
}

static const char *group_of_key(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (g_str_equal(keys[i].name, name))
			return keys[i].group;
	return NULL;
}

static gboolean fail_unknown(const struct reader *reader, const struct entry *entry, GError **error)
{
	const char *near = nearest_name(
		entry->key ? entry->group : NULL, entry->key ? entry->key : entry->group);
	const char *elsewhere = entry->key ? group_of_key(entry->key) : NULL;
	g_autofree char *allowed = known_names(entry->key ? entry->group : NULL);
	const char *what = entry->key ? "unknown key" : "unknown group";

	if (near)
		return fail(reader, entry, allowed,
			g_strdup_printf("%s; did you mean \"%s\"?", what, near), error);
	if (elsewhere)
		return fail(reader, entry, allowed,
			g_strdup_printf("%s; \"%s\" belongs to [%s]", what, entry->key, elsewhere),
			error);
	return fail(reader, entry, allowed, g_strdup(what), error);
}

static gboolean check_entry(const struct reader *reader, const struct entry *entry, GError **error)
{
	const struct entry *first = find_entry(reader, entry->group, entry->key);

	if (!entry->group)
		return fail(
			reader, entry, NULL, g_strdup("stands before the first [group]"), error);
	if (entry->key && first != entry)
		return fail(reader, entry, NULL,
			g_strdup_printf("written twice, first in line %d; keep one", first->line),
			error);
	if (!is_group(entry->group))
		return fail_unknown(reader, find_entry(reader, entry->group, NULL), error);
	if (entry->key && !g_str_equal(entry->group, HOURS_GROUP) &&
		!find_key(entry->group, entry->key))
		return fail_unknown(reader, entry, error);
	return TRUE;
}

static void add_entry(struct reader *reader, const char *group, const char *key, gsize length)
{
	struct entry *entry = g_new0(struct entry, 1);

	entry->group = g_strdup(group);
	entry->key = key ? g_strchomp(g_strndup(key, length)) : NULL;
	entry->line = reader->lines;
	g_ptr_array_add(reader->entries, entry);
}

/* One line, as GKeyFile will see it. `group` is the group we are in and changes at its line. */
static gboolean scan_line(struct reader *reader, char *line, char **group, GError **error)
{
	struct entry here = { .line = reader->lines };
	gsize length;

	g_strstrip(line);
	length = strlen(line);
	if (!length || *line == '#')
		return TRUE;
	if (*line == '[' && line[length - 1] == ']') {
		g_free(*group);
		*group = g_strndup(line + 1, length - 2);
		add_entry(reader, *group, NULL, 0);
		return TRUE;
	}
	if (*line == '[' || *line == '=' || !strchr(line, '='))
		return fail(reader, &here, "[group], key = value, # comment",
			g_strdup_printf("can't read \"%s\"", line), error);
	add_entry(reader, *group, line, strcspn(line, "="));
	return TRUE;
}

/* Finds groups and keys with their lines, and checks that all are known and none is twice. */
static gboolean scan(struct reader *reader, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(reader->text, "\n", -1);
	g_autofree char *group = NULL;

	for (guint i = 0; lines[i]; i++) {
		struct entry here = { .line = i + 1 };

		reader->lines = i + 1;
		if (!g_utf8_validate(lines[i], -1, NULL))
			return fail(reader, &here, NULL, g_strdup("is not UTF-8"), error);
		if (!scan_line(reader, lines[i], &group, error))
			return FALSE;
	}
	for (guint i = 0; i < reader->entries->len; i++)
		if (!check_entry(reader, g_ptr_array_index(reader->entries, i), error))
			return FALSE;
	return TRUE;
}

static char *take_number(const struct key *key, const char *value, void *member)
{
	gint64 number;

	if (!g_ascii_string_to_signed(value, 10, key->min, key->max, &number, NULL))
		return g_strdup_printf("\"%s\" is no number in this range", value);
	if (key->type == VALUE_BIG_NUMBER)
		*(gint64 *)member = number;
	else
		*(int *)member = (int)number;
	return NULL;
}

static char *take_tls(const struct key *key, const char *value, enum settings_tls *tls)
{
	g_autofree char *word = NULL;
	char *problem = settings_value_choice(value, key->allowed, &word);

	if (problem)
		return problem;
	*tls = g_str_equal(word, "implicit")   ? TLS_IMPLICIT
	       : g_str_equal(word, "starttls") ? TLS_STARTTLS
					       : TLS_NONE;
	return NULL;
}

static char *take_yes(const struct key *key, const char *value, gboolean *yes)
{
	g_autofree char *word = NULL;
	char *problem = settings_value_choice(value, key->allowed, &word);

	if (!problem)
		*yes = g_str_equal(word, "yes");
	return problem;
}

/* Checks one value and stores it. What is wrong with it, or NULL. */
static char *take_value(const struct reader *reader, const struct key *key, const char *value)
{
	struct settings *settings = reader->settings;
	void *member = G_STRUCT_MEMBER_P(settings, key->offset);

	switch (key->type) {
	case VALUE_TEXT:
		return settings_value_text(value, member);
	case VALUE_WORD:
		return settings_value_word(value, member);
	case VALUE_CHOICE:
		return settings_value_choice(value, key->allowed, member);
	case VALUE_YES:
		return take_yes(key, value, member);
	case VALUE_ADDRESS:
		return settings_value_address(value, member);
	case VALUE_PREFIX:
		return settings_value_prefix(value, member);
	case VALUE_PATH:
		return settings_value_path(value, reader->folder, member);
	case VALUE_MAIL_URL:
		return settings_value_mail_url(value, key->allowed, reader->folder, member);
	case VALUE_WEB_URL:
		return settings_value_web_url(value, member);
	case VALUE_TLS:
		return take_tls(key, value, member);
	case VALUE_LISTEN:
		return settings_value_listen(value, member, &settings->web_port);
	case VALUE_CLOCK:
		return settings_value_clock(value, member);
	case VALUE_LINES:
		return settings_value_lines(value, (int)key->max, member);
	case VALUE_RAISES:
		return settings_value_raises(value, key->min, key->max, member);
	case VALUE_ZONE:
		return settings_value_zone(value, member);
	case VALUE_NUMBER:
	case VALUE_BIG_NUMBER:
		return take_number(key, value, member);
	}
	g_assert_not_reached();
}

/* The value as written, without blanks around it; NULL and no error if the key is not there. */
static char *read_value(const struct reader *reader, const char *group, const char *key,
	const char *allowed, GError **error)
{
	g_autoptr(GError) inner = NULL;
	g_autofree char *value = NULL;

	if (!find_entry(reader, group, key))
		return NULL;
	value = g_key_file_get_string(reader->file, group, key, &inner);
	if (!value) {
		fail_at(reader, group, key, allowed, g_strdup(inner->message), error);
		return NULL;
	}
	if (!*g_strstrip(value)) {
		fail_at(reader, group, key, allowed,
			g_strdup("has no value; leave the line out to have the default"), error);
		return NULL;
	}
	return g_steal_pointer(&value);
}

static gboolean read_key(const struct reader *reader, const struct key *key, GError **error)
{
	g_autofree char *allowed = allowed_of(key);
	g_autoptr(GError) inner = NULL;
	g_autofree char *value = read_value(reader, key->group, key->name, allowed, &inner);
	char *problem;

	if (inner) {
		g_propagate_error(error, g_steal_pointer(&inner));
		return FALSE;
	}
	if (!value && key->required)
		return fail_at(
			reader, key->group, key->name, allowed, g_strdup("is missing"), error);
	if (!value)
		value = g_strdup(key->standard);
	if (!value)
		return TRUE;
	problem = take_value(reader, key, value);
	return problem ? fail_at(reader, key->group, key->name, allowed, problem, error) : TRUE;
}

static void add_hours(struct settings *settings, const char *period, const char *hours, int line)
{
	struct settings_hours *row = g_new0(struct settings_hours, 1);

	row->period = g_strdup(period);
	row->hours = g_strdup(hours);
	row->line = line;
	g_ptr_array_add(settings->working_time, row);
}

static gboolean read_hours_row(const struct reader *reader, struct calendar *scratch,
	const struct entry *entry, GError **error)
{
	g_autofree char *hours = NULL;
	g_autoptr(GError) inner = NULL;

	hours = read_value(reader, HOURS_GROUP, entry->key, NULL, error);
	if (!hours)
		return FALSE;
	if (!calendar_add_hours(scratch, entry->key, hours, &inner))
		return fail(reader, entry,
			"default or 2026-02-18/2026-03-19 = Mon-Thu 07.30-15.30; Fri 07.30-14.00 "
			"break "
			"12.00-13.00",
			g_strdup(inner->message), error);
	add_hours(reader->settings, entry->key, hours, entry->line);
	return TRUE;
}

static gboolean read_hours(const struct reader *reader, GError **error)
{
	g_autoptr(calendar_auto) scratch = calendar_new(reader->settings->timezone);

	for (guint i = 0; i < reader->entries->len; i++) {
		const struct entry *entry = g_ptr_array_index(reader->entries, i);

		if (entry->key && g_str_equal(entry->group, HOURS_GROUP) &&
			!read_hours_row(reader, scratch, entry, error))
			return FALSE;
	}
	if (!find_entry(reader, HOURS_GROUP, NULL))
		for (gsize i = 0; i < G_N_ELEMENTS(standard_hours); i++)
			add_hours(reader->settings, standard_hours[i].period,
				standard_hours[i].hours, 0);
	else if (!find_entry(reader, HOURS_GROUP, "default"))
		return fail_at(reader, HOURS_GROUP, "default", NULL,
			g_strdup("is missing; without it most days would be free"), error);
	return TRUE;
}

/* TLS as the URL wants it where the key is not set; and no plain text but to the machine itself. */
static gboolean check_tls(const struct reader *reader, const char *group, const char *url,
	enum settings_tls *tls, GError **error)
{
	gboolean set = find_entry(reader, group, "tls") != NULL;
	gboolean secure = url && (g_ascii_strncasecmp(url, "imaps:", 6) == 0 ||
					 g_ascii_strncasecmp(url, "smtps:", 6) == 0);

	if (!set)
		*tls = secure ? TLS_IMPLICIT : TLS_STARTTLS;
	if (!url || g_str_has_prefix(url, "maildir:"))
		return TRUE;
	if (secure && *tls != TLS_IMPLICIT)
		return fail_at(reader, group, "tls", "implicit, or a URL without the s",
			g_strdup_printf("contradicts the URL %s, which begins with TLS", url),
			error);
	if (*tls == TLS_NONE && !settings_value_is_loopback(url))
		return fail_at(reader, group, "tls", "implicit, starttls",
			g_strdup_printf(
				"none would send mail and password readable to the host of %s",
				url),
			error);
	return TRUE;
}

static gboolean check_mailbox(const struct reader *reader, GError **error)
{
	const struct settings *settings = reader->settings;
	const char *url = settings->mailbox_url;

	if (url && !g_str_has_prefix(url, "maildir:") && !settings->mailbox_username)
		return fail_at(reader, "mailbox", "username", "the login name of the mailbox",
			g_strdup_printf("is missing; %s wants a login", url), error);
	if (g_str_equal(settings->done_folder, settings->held_folder))
		return fail_at(reader, "mailbox", "held_folder", "another folder than done_folder",
			g_strdup("is the same as done_folder"), error);
	return TRUE;
}

static gboolean check_priority(const struct reader *reader, GError **error)
{
	const struct settings *settings = reader->settings;
	int sum = settings->weight_severity + settings->weight_need + settings->weight_availability;

	if (sum != 100)
		return fail_at(reader, "priority", "weight_severity",
			"three weights with the sum 100",
			g_strdup_printf("with weight_need and weight_availability makes %d", sum),
			error);
	if (settings->threshold_medium >= settings->threshold_high)
		return fail_at(reader, "priority", "threshold_high",
			"threshold_medium < threshold_high < threshold_critical",
			g_strdup_printf("%d is not above threshold_medium %d",
				settings->threshold_high, settings->threshold_medium),
			error);
	if (settings->threshold_high >= settings->threshold_critical)
		return fail_at(reader, "priority", "threshold_critical",
			"threshold_medium < threshold_high < threshold_critical",
			g_strdup_printf("%d is not above threshold_high %d",
				settings->threshold_critical, settings->threshold_high),
			error);
	return TRUE;
}

/* What one key alone can not tell. */
static gboolean check_together(const struct reader *reader, GError **error)
{
	struct settings *settings = reader->settings;

	return check_tls(reader, "mailbox", settings->mailbox_url, &settings->mailbox_tls, error) &&
	       check_tls(reader, "smtp", settings->smtp_url, &settings->smtp_tls, error) &&
	       check_mailbox(reader, error) && check_priority(reader, error);
}

static gboolean load_text(struct reader *reader, GError **error)
{
	g_autoptr(GError) inner = NULL;
	struct entry first = { .line = 1 };
	gsize length;

	if (!g_file_get_contents(reader->path, &reader->text, &length, &inner)) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_FILE, "%s: %s", reader->path,
			inner->message);
		return FALSE;
	}
	if (strlen(reader->text) != length)
		return fail(reader, &first, NULL, g_strdup("the file has a NUL byte"), error);
	/* Notepad begins UTF-8 files with a byte order mark. */
	if (g_str_has_prefix(reader->text, "\xef\xbb\xbf"))
		memmove(reader->text, reader->text + 3, length - 2);
	return TRUE;
}

static gboolean load(struct reader *reader, GError **error)
{
	g_autoptr(GError) inner = NULL;

	if (!load_text(reader, error) || !scan(reader, error))
		return FALSE;
	if (!g_key_file_load_from_data(reader->file, reader->text, -1, G_KEY_FILE_NONE, &inner)) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE, "%s: %s", reader->path,
			inner->message);
		return FALSE;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (!read_key(reader, &keys[i], error))
			return FALSE;
	reader->settings->timezone_name =
		g_strdup(g_time_zone_get_identifier(reader->settings->timezone));
	if (!reader->settings->key_file)
		reader->settings->key_file =
			g_strconcat(reader->settings->database_path, ".key", NULL);
	return read_hours(reader, error) && check_together(reader, error);
}

struct settings *settings_read(const char *path, GError **error)
{
	g_auto(reader_auto) reader = { .path = path };
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);

	reader.folder = g_path_get_dirname(absolute);
	reader.entries = g_ptr_array_new_with_free_func(entry_free);
	reader.file = g_key_file_new();
	reader.settings = g_new0(struct settings, 1);
	reader.settings->file = g_strdup(path);
	reader.settings->working_time = g_ptr_array_new_with_free_func(hours_free);
	if (!load(&reader, error))
		return NULL;
	return g_steal_pointer(&reader.settings);
}

void settings_free(struct settings *settings)
{
	if (!settings)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		switch (keys[i].type) {
		case VALUE_YES:
		case VALUE_TLS:
		case VALUE_NUMBER:
		case VALUE_BIG_NUMBER:
		case VALUE_ZONE:
			break;
		default:
			g_free(G_STRUCT_MEMBER(char *, settings, keys[i].offset));
		}
	}
	g_clear_pointer(&settings->timezone, g_time_zone_unref);
	g_clear_pointer(&settings->working_time, g_ptr_array_unref);
	g_free(settings->timezone_name);
	g_free(settings->file);
	g_free(settings);
}

static char *secret_path(const char *file, const char *credential, GError **error)
{
	const char *folder = g_getenv("CREDENTIALS_DIRECTORY");

	if (file)
		return g_strdup(file);
	if (folder)
		return g_build_filename(folder, credential, NULL);
	g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_FILE,
		"no secret \"%s\": set its file in the configuration, or hand it over with "
		"systemd's "
		"LoadCredential=%s:PATH",
		credential, credential);
	return NULL;
}

static gboolean is_file(const char *path, GError **error)
{
	struct stat status;

	if (stat(path, &status) != 0) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_FILE, "%s: %s", path,
			g_strerror(errno));
		return FALSE;
	}
	if (!S_ISREG(status.st_mode)) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_FILE, "%s: is not a file", path);
		return FALSE;
	}
	return TRUE;
}

gboolean settings_secret_is_private(const char *file)
{
	struct stat status;

	return stat(file, &status) != 0 || (status.st_mode & S_IRWXO) == 0;
}

char *settings_secret(const char *file, const char *credential, GError **error)
{
	g_autofree char *path = secret_path(file, credential, error);
	g_autofree char *secret = NULL;
	g_autoptr(GError) inner = NULL;
	gsize length;

	if (!path || !is_file(path, error))
		return NULL;
	if (!g_file_get_contents(path, &secret, &length, &inner)) {
		g_set_error(
			error, SETTINGS_ERROR, SETTINGS_ERROR_FILE, "%s: %s", path, inner->message);
		return NULL;
	}
	while (length && (secret[length - 1] == '\n' || secret[length - 1] == '\r'))
		secret[--length] = '\0';
	if (!length || strlen(secret) != length) {
		g_set_error(error, SETTINGS_ERROR, SETTINGS_ERROR_VALUE, "%s: %s", path,
			length ? "has a NUL byte: it is no password" : "is empty");
		return NULL;
	}
	return g_steal_pointer(&secret);
}
