#include "mailparse/encoded_word.h"

#include "mailparse/charset.h"
#include "mailparse/decode.h"

#include <string.h>

/* RFC 2047 2 allows 75; some programs put a whole subject into one. */
#define WORD_BYTES 8192

struct word {
	const char *charset, *text;
	gsize charset_length, text_length;
	char encoding; /* 'b' or 'q' */
	gboolean is_cut;
	const char *end;
};

/* "=?charset*language?encoding?text?=" at `at`. One whose end was cut off goes to the next blank.
 */
static gboolean word_read(const char *at, struct word *word)
{
	if (at[0] != '=' || at[1] != '?')
		return FALSE;
	word->charset = at + 2;
	const char *mark = strchr(word->charset, '?');
	if (!mark || mark == word->charset || !mark[1] || mark[2] != '?')
		return FALSE;
	word->charset_length = strcspn(word->charset, "*?");
	word->encoding = g_ascii_tolower(mark[1]);
	word->text = mark + 3;
	if (word->encoding != 'b' && word->encoding != 'q')
		return FALSE;
	gsize room = strnlen(word->text, WORD_BYTES);
	const char *end = memmem(word->text, room, "?=", 2);
	const char *other = memmem(word->text, room, " =?", 3);
	word->is_cut = !end || (other && other < end);
	if (word->is_cut)
		end = word->text + strcspn(word->text, " \t?");
	word->text_length = end - word->text;
	word->end = word->is_cut ? end + (*end == '?') : end + 2;
	return TRUE;
}

static void add_quoted(GByteArray *bytes, const struct word *word)
{
	for (gsize i = 0; i < word->text_length; i++) {
		guint8 c = word->text[i];
		if (c == '_') {
			c = ' ';
		} else if (c == '=' && i + 2 < word->text_length &&
			   g_ascii_isxdigit(word->text[i + 1]) &&
			   g_ascii_isxdigit(word->text[i + 2])) {
			c = g_ascii_xdigit_value(word->text[i + 1]) * 16 +
			    g_ascii_xdigit_value(word->text[i + 2]);
			i += 2;
		}
		g_byte_array_append(bytes, &c, 1);
	}
}

static void add_base64(GByteArray *bytes, const struct word *word)
{
	/* Of one that was cut the last letters may be half a byte. */
	gsize length = word->is_cut ? word->text_length / 4 * 4 : word->text_length;
	decode_base64(bytes, word->text, length);
}

static gboolean same_charset(const struct word *a, const struct word *b)
{
	return a->charset_length == b->charset_length &&
	       g_ascii_strncasecmp(a->charset, b->charset, a->charset_length) == 0;
}

/* The word at `at` and those of the same charset that only blanks keep apart from it (6.2). */
static char *run_decode(const char *at, const char **end)
{
	struct word first, word;
	GByteArray *bytes = g_byte_array_new();
	word_read(at, &first);
	for (const char *next = at; word_read(next, &word) && same_charset(&first, &word);
		next += strspn(next, " \t")) {
		if (word.encoding == 'q')
			add_quoted(bytes, &word);
		else
			add_base64(bytes, &word);
		next = *end = word.end;
	}
	g_autofree char *charset = g_strndup(first.charset, first.charset_length);
	char *text = charset_to_utf8(
		bytes->len ? (const char *)bytes->data : "", bytes->len, charset, NULL);
	g_byte_array_unref(bytes);
	return text;
}

static void add_text(GString *out, const char *text, gboolean quote, gboolean quoted)
{
	if (quote && !quoted)
		g_string_append_c(out, '"');
	for (; *text; text++) {
		if (quote && (*text == '"' || *text == '\\'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, quote && *text == '\n' ? ' ' : *text);
	}
	if (quote && !quoted)
		g_string_append_c(out, '"');
}

char *encoded_words_decode(const char *value, gboolean quote)
{
	GString *out = g_string_new("");
	gboolean quoted = FALSE; /* inside a quoted-string, where no word belongs but many stand */
	struct word word;
	for (const char *at = value; *at;) {
		if (!word_read(at, &word)) {
			if (*at == '\\' && at[1])
				g_string_append_c(out, *at++);
			else if (*at == '"')
				quoted = !quoted;
			g_string_append_c(out, *at++);
			continue;
		}
		g_autofree char *text = run_decode(at, &at);
		add_text(out, text, quote, quoted);
		/* Blanks between a word and another one of a different charset mean nothing. */
		const char *next = at + strspn(at, " \t");
		if (word_read(next, &word))
			at = next;
	}
	g_autofree char *whole = g_string_free(out, FALSE);
	return charset_clean(whole);
}
