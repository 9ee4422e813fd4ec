/* What a bounce says: RFC 3464 fields, else what the common mail servers write instead. */
#include "mailparse/header.h"
#include "mailparse/lines.h"
#include "mailparse/origin.h"
#include "mailparse/pattern.h"

#include <string.h>

#define TEXT_LETTERS 3000
#define DELAYED                                                                                    \
	"delay|tertunda|ditunda|belum dapat dikirim|will (be )?retr|mencoba lagi|try(ing)? again|" \
	"still trying"

static char *or_empty(char *found)
{
	return found ? found : g_strdup("");
}

#define capture(pattern, text) or_empty(text_capture(pattern, text, 1))

static void bounce_clear(struct mail_bounce *b)
{
	g_clear_pointer(&b->recipient, g_free);
	g_clear_pointer(&b->status, g_free);
	g_clear_pointer(&b->diagnostic, g_free);
	g_clear_pointer(&b->action, g_free);
	g_clear_pointer(&b->original_message_id, g_free);
}

/* "rfc822; budi@office.example" -> "budi@office.example" */
static char *after_type(const char *value)
{
	const char *semicolon = value ? strchr(value, ';') : NULL;
	g_autofree char *rest = g_strstrip(g_strdup(semicolon ? semicolon + 1
						    : value   ? value
							      : ""));
	gsize length = strlen(rest);
	if (length > 2 && rest[0] == '<' && rest[length - 1] == '>')
		return g_strndup(rest + 1, length - 2);
	return g_steal_pointer(&rest);
}

/* Of several recipients the one that the sender must know of first. */
static guint urgency(const char *action)
{
	return strcmp(action, "failed") == 0 ? 3 : strcmp(action, "delayed") == 0 ? 2 : 1;
}

/* The groups of the status part: of the message first, then one a recipient (2.1). */
static void read_status(const char *status, struct mail_bounce *b)
{
	guint known = 0;
	for (const char *at = status; *at;) {
		const char *end = strstr(at, "\n\n");
		gsize length = end ? (gsize)(end - at) : strlen(at);
		g_autoptr(GPtrArray) fields = header_read(at, length);
		at += length;
		at += strspn(at, "\n");
		const char *recipient = header_get(fields, "original-recipient");
		if (!recipient || !strchr(recipient, '@'))
			recipient = header_get(fields, "final-recipient");
		const char *action = header_get(fields, "action");
		/* "failed (bounced)" */
		g_autofree char *word = g_ascii_strdown(
			action ? action : "", action ? strcspn(action, " \t(;") : 0);
		if (!recipient || urgency(word) <= known)
			continue;
		known = urgency(word);
		const char *code = header_get(fields, "status");
		bounce_clear(b);
		b->recipient = after_type(recipient);
		b->status = capture("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})", code ? code : "");
		b->diagnostic = after_type(header_get(fields, "diagnostic-code"));
		b->action = g_steal_pointer(&word);
	}
}

#define PERMANENT "\\bpermanent(ly)?\\b|\\b5[0-9]{2}[ -]|\\bpermanen\\b"
#define ADDRESS "([^\\s<>\"'(),;:@]{1,64}@[^\\s<>\"'(),;:@]{1,255}\\.[a-z0-9-]{2,24})"

/* Where a server's text names the recipient: "<budi@office.example>:" of qmail and Postfix, "To:
 * [SMTP:...]", a line of its own; else the first address. */
static char *find_recipient(const char *text)
{
	const GRegex *places[] = { PATTERN_COMPILED("^\\s*<?" ADDRESS ">?\\s*:?\\s*$"),
		PATTERN_COMPILED("<" ADDRESS ">\\s*:"), PATTERN_COMPILED("\\[SMTP:" ADDRESS "\\]"),
		PATTERN_COMPILED(ADDRESS) };
	char *found = NULL;
	for (guint i = 0; i < G_N_ELEMENTS(places) && !found; i++)
		found = pattern_capture(places[i], text, 1);
	return or_empty(found);
}

/* What is said of this recipient: up to where the next one is named. */
static char *section_of(const char *text, const char *recipient)
{
	const char *begin = *recipient ? strstr(text, recipient) : NULL;
	if (!begin)
		return g_strdup("");
	begin += strlen(recipient);
	const char *end = strstr(begin, "\n<");
	return g_strndup(begin, end ? (gsize)(end - begin) : strlen(begin));
}

#define CLASS "([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])"
/* Behind the reply of a server; else anywhere, but no address or version of something. */
#define AFTER_REPLY "\\b[45][0-9]{2}[ -]+\\(?#?" CLASS
#define CODE "(?<![0-9.\\[])(?<!exim )(?<!version )(?<!v)" CLASS

#define REPLY "(?:^|[\\s(:])([45][0-9]{2}[ :#-]\\D?[^\\n]*?)\\)?\\s*$"

static gboolean is_missing(const char *member)
{
	return !member || !*member;
}

static void set_if_missing(char **member, char *value)
{
	if (is_missing(*member) && value) {
		g_free(*member);
		*member = value;
	} else {
		g_free(value);
	}
}

static void guess(
	const GPtrArray *fields, const char *subject, const char *text, struct mail_bounce *b)
{
	const char *failed = header_get(fields, "x-failed-recipients");
	if (!b->recipient)
		b->recipient = failed ? capture(ADDRESS, failed) : g_strdup("");
	set_if_missing(&b->recipient, find_recipient(text));
	g_autofree char *section = section_of(text, b->recipient);
	set_if_missing(&b->status, text_capture(AFTER_REPLY, section, 1));
	set_if_missing(&b->status, text_capture(CODE, section, 1));
	set_if_missing(&b->status, text_capture(AFTER_REPLY, text, 1));
	set_if_missing(&b->status, capture(CODE, text));
	set_if_missing(&b->diagnostic, text_capture(REPLY, section, 1));
	set_if_missing(
		&b->diagnostic, text_capture("^([^\\n]*\\(#[245]\\.[0-9.]+\\))", section, 1));
	set_if_missing(&b->diagnostic, capture(REPLY, text));
	gboolean delayed =
		text_matches(DELAYED, text) || text_matches(DELAYED, subject) || *b->status == '4';
	set_if_missing(&b->action, g_strdup(delayed ? "delayed" : "failed"));
}

/* Some servers put the header of the mail that came back under their text. */
static char *returned_id(const char *whole)
{
	g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		if (!text_matches("^[\\s>]*Message-ID:", lines[i]))
			continue;
		/* It may be folded. */
		g_autofree char *both = g_strconcat(lines[i], " ", lines[i + 1], NULL);
		char *id = text_capture("Message-ID:\\s*(<[^>\\s]+>)", both, 1);
		if (id)
			return id;
	}
	return NULL;
}

/* Of the mail that came back: enclosed, its header alone, in the text, or what this one answers. */
static char *original_id(const GPtrArray *fields, const struct body *body, const char *whole)
{
	g_autoptr(GPtrArray) returned = header_read(body->returned, strlen(body->returned));
	g_autoptr(GPtrArray) enclosed = NULL;
	const char *id = header_get(returned, "message-id");
	if (!id && body->enclosed) {
		gsize size;
		const char *bytes = g_bytes_get_data(body->enclosed, &size);
		enclosed = header_read(bytes ? bytes : "", size);
		id = header_get(enclosed, "message-id");
	}
	g_autofree char *found = id ? NULL : returned_id(whole);
	if (!id && !found)
		id = header_get(fields, "in-reply-to");
	if (!id && !found)
		id = header_get(fields, "references");
	g_autoptr(GPtrArray) ids = header_ids(id ? id : found);
	return g_strdup(ids->len ? ids->pdata[ids->len - 1] : "");
}

struct mail_bounce *bounce_read(
	const GPtrArray *fields, const struct body *body, const char *subject, const char *whole)
{
	/* What matters stands at the begin; the rest is the mail that came back. */
	g_autofree char *text =
		g_utf8_substring(whole, 0, MIN(g_utf8_strlen(whole, -1), TEXT_LETTERS));
	struct mail_bounce *b = g_new0(struct mail_bounce, 1);
	if (*body->delivery_status)
		read_status(body->delivery_status, b);
	guess(fields, subject, text, b);
	b->original_message_id = original_id(fields, body, whole);
	return b;
}

void mail_bounce_free(struct mail_bounce *b)
{
	if (!b)
		return;
	bounce_clear(b);
	g_free(b);
}
