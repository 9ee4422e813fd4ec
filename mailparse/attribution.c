#include "mailparse/attribution.h"

#include "mailparse/field.h"
#include "mailparse/pattern.h"

#include <string.h>

#define LINES_MAX 4
#define LETTERS_MAX 400
#define NAME_LETTERS 70

/* The length of the line without blanks, dashes and stars at its end. */
static gsize trimmed(const char *text)
{
	gsize length = strlen(text);
	while (length && strchr(" \t-_*", text[length - 1]))
		length--;
	return length;
}

static gboolean ends_with(const char *text, gsize length, const char *word)
{
	gsize n = strlen(word);
	return length >= n && g_ascii_strncasecmp(text + length - n, word, n) == 0 &&
	       (length == n || strchr(" \t>\",-", text[length - n - 1]));
}

/* "... menulis:", "... wrote:", and Zoho's "... wrote ----". */
static gboolean ends_with_verb(const char *text)
{
	static const char *const verbs[] = { "menulis", "wrote", "nulis", "menuliskan", "writes",
		"schrieb", "a écrit", "escribió", "said", NULL };
	gsize length = trimmed(text);
	gboolean colon = length && text[length - 1] == ':';
	if (!colon && !g_str_has_suffix(text + length, "--"))
		return FALSE;
	for (length -= colon; length && text[length - 1] == ' ';)
		length--;
	for (int i = 0; verbs[i]; i++)
		if (ends_with(text, length, verbs[i]))
			return TRUE;
	return FALSE;
}

/* Yahoo on Android: the quote goes on in the same line. */
static gboolean runs_on(const char *text)
{
	return strstr(text, ">") && strchr(text, ':') &&
	       text_matches("^\\s*(pada|on) .*[0-9].*<\\S+@\\S+>,? (menulis|wrote): ", text);
}

/* "N menulis di D T:", "Quoting N <...>:", "24 Nov 2026, 09.12 by desk@...:" */
static gboolean ends_otherwise(const char *text)
{
	gsize length = trimmed(text);
	if (runs_on(text))
		return TRUE;
	return length && text[length - 1] == ':' &&
	       text_matches("\\s(menulis (di|pada)|wrote (on|at)) .*[0-9]|"
			    "^[\\s>]*(quoting|mengutip|zitat von) .*@|"
			    "[0-9][.:][0-9]{2}.*\\s(by|oleh) \\S+@",
		       text);
}

static gboolean ends_attribution(const char *text)
{
	/* Most lines end otherwise. */
	gsize length = trimmed(text);
	if (!length || (text[length - 1] != ':' && text[length] != '-' && !strchr(text, '>')))
		return FALSE;
	return ends_with_verb(text) || ends_otherwise(text);
}

static gboolean has_address(const GPtrArray *lines, guint from, guint to)
{
	for (guint i = from; i <= to; i++)
		if (strchr(line_at(lines, i)->text, '@'))
			return TRUE;
	return FALSE;
}

static gboolean begins_attribution(const char *text)
{
	return text_matches("^[\\s>*-]*(pada|on|tanggal|tgl|hari|le|am|el|quoting|mengutip)\\b|"
			    "^[\\s>*-]*[0-9]{1,4}[ /.-][a-z0-9]{1,9}[ /.,-]+[0-9]{2,4}\\b|"
			    "^[\\s>*-]*(sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)"
			    "[a-z]{0,6}, ?[0-9a-z]",
		text);
}

static char *joined(const GPtrArray *lines, guint from, guint to)
{
	GString *text = g_string_new("");
	for (guint i = from; i <= to; i++)
		g_string_append_printf(
			text, "%s%s", text->len ? " " : "", field_bare(line_at(lines, i)->text));
	return g_string_free(text, FALSE);
}

/* "Pada tanggal 24 November 2026 sdr. Tono (...) menulis:" is a person's tale. */
static gboolean names_a_person(const char *text)
{
	return text_matches(
		"\\b(sdri?|saudara|bapak|ibu|pak|bu|camat|kepala|kadin|kabid)\\b\\.?[^<]*$", text);
}

/* A time, a date or an address says that a client wrote it. */
static gboolean has_evidence(const char *text)
{
	return text_matches("[0-9]{1,2}[.:][0-9]{2}|[0-9]{4}|\\S@\\S", text);
}

/* How many lines the attribution has whose end line `end` looks like; 0: it is none. */
static guint attribution_ending_at(const GPtrArray *lines, guint end)
{
	const char *last = line_at(lines, end)->text;
	for (guint count = 1; count <= LINES_MAX && count <= end + 1; count++) {
		const struct line *first = line_at(lines, end + 1 - count);
		if (first->kind != LINE_NEW || line_is_blank(first))
			break;
		if (!begins_attribution(first->text))
			continue;
		g_autofree char *text = joined(lines, end + 1 - count, end);
		if (strlen(text) < LETTERS_MAX && has_evidence(text) &&
			(strchr(text, '<') || !names_a_person(text)))
			return count;
	}
	/* "Desk TIK <desk@...> menulis:", which may be broken within the address. */
	if (!text_matches("<?\\S+@\\S+>", last))
		return 0;
	gboolean broken =
		end > 0 && !strchr(last, '<') && strchr(line_at(lines, end - 1)->text, '<');
	return broken ? 2 : 1;
}

/* One line alone: "Tono Contoh menulis:". */
static gboolean is_short(const char *text)
{
	glong letters = g_utf8_strlen(text, -1);
	return letters > 10 && letters <= NAME_LETTERS + 10 && !strpbrk(text, "!?");
}

static guint last_quote(const GPtrArray *lines)
{
	guint i = lines->len;
	while (i > 0 && line_at(lines, i - 1)->kind != LINE_QUOTE)
		i--;
	return i;
}

void attribution_mark(GPtrArray *lines, gboolean even_first)
{
	guint quoted = last_quote(lines);
	for (guint end = 0; end < lines->len; end++) {
		struct line *last = line_at(lines, end);
		if (last->kind != LINE_NEW || !ends_attribution(last->text) ||
			strlen(last->text) > LETTERS_MAX)
			continue;
		guint count = attribution_ending_at(lines, end);
		if (!count && !is_short(last->text))
			continue;
		guint below = lines_next_written(lines, end + 1);
		guint begin = end + 1 - MAX(count, 1);
		if (below < lines->len && line_at(lines, below)->kind == LINE_QUOTE) {
			for (guint i = begin; i <= end; i++)
				line_at(lines, i)->kind = LINE_QUOTE;
		} else if (count && (has_address(lines, begin, end) || quoted <= end) &&
			   (even_first || lines_have_before(lines, begin, LINE_NEW))) {
			lines_mark_rest(lines, begin);
			return;
		}
	}
}
