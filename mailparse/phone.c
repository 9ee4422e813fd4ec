#include "mailparse/phone.h"

#include <string.h>

#define DIGITS_MAX 20
#define FAX_LETTERS 8
#define SLASHED_DIGITS 9

/* Digits with single marks between them. */
struct candidate {
	char digits[DIGITS_MAX + 1];
	guint count;
	guint32 marks; /* bit n: a mark stands behind n digits */
	const char *end;
};

/* Blanks, dots, dashes and brackets, at most two in a row: "(0295) 381234". */
static gsize marks_at(const char *at)
{
	gsize marks = strspn(at, " .-()");
	return marks <= 2 && g_ascii_isdigit(at[marks]) ? marks : 0;
}

static void read_candidate(const char *at, struct candidate *c)
{
	*c = (struct candidate){ 0 };
	for (; g_ascii_isdigit(*at) && c->count < DIGITS_MAX; at++) {
		c->digits[c->count++] = *at;
		gsize marks = marks_at(at + 1);
		if (marks)
			c->marks |= 1u << c->count;
		at += marks;
	}
	c->end = at;
}

/* Without the prefix of the country or the 0 of the trunk; NULL without either. */
static const char *national(const struct candidate *c)
{
	if (g_str_has_prefix(c->digits, "62"))
		return c->digits[2] == '0' ? c->digits + 3 : c->digits + 2;
	return *c->digits == '0' ? c->digits + 1 : NULL;
}

static gboolean fits(const struct candidate *c, const char *number, enum phone_kind kind)
{
	gsize length = number ? strlen(number) : 0;
	if (kind == PHONE_MOBILE)
		return number && *number == '8' && length >= 9 && length <= 12;
	/* A mark stands behind the area code, which has two or three digits. */
	guint prefix = number ? number - c->digits : 0;
	gboolean parted = c->marks & (3u << (prefix + 2));
	return number && *number >= '2' && *number <= '9' && *number != '8' && length >= 8 &&
	       length <= 11 && parted;
}

static gboolean is_fax(const char *line, const char *at)
{
	gsize before = MIN((gsize)(at - line), FAX_LETTERS);
	g_autofree char *label = g_ascii_strdown(at - before, before);
	return strstr(label, "fax") || strstr(label, "faks");
}

static guint digits_at(const char *at)
{
	return strspn(at, "0123456789");
}

/* "12-08-2026", "2026.08.12": how long it is; 0: no date begins here. */
static gsize date_at(const char *at)
{
	guint first = digits_at(at);
	char mark = at[first];
	if ((first != 2 && first != 4) || (mark != '-' && mark != '.'))
		return 0;
	const char *middle = at + first + 1;
	if (digits_at(middle) != 2 || middle[2] != mark)
		return 0;
	const char *last = middle + 3, *year = first == 4 ? at : last;
	gboolean century = g_str_has_prefix(year, "19") || g_str_has_prefix(year, "20");
	return century && digits_at(last) == 6 - first ? last + digits_at(last) - at : 0;
}

/* Between two numbers, not within that of a letter. */
static gboolean is_slash_between(const char *line, const char *slash)
{
	const char *before = slash;
	while (before > line && slash - before < DIGITS_MAX && strchr("0123456789 .-", before[-1]))
		before--;
	return slash - before >= SLASHED_DIGITS && digits_at(slash + 1) >= SLASHED_DIGITS;
}

/* May a number begin here? Not inside of another one, or of a letter's number. */
static gboolean may_begin(const char *line, const char *at)
{
	if (at == line)
		return TRUE;
	if (at[-1] == '/' && is_slash_between(line, at - 1))
		return TRUE;
	if (at[-1] == '/')
		return at - line >= 6 && g_ascii_strncasecmp(at - 6, "wa.me/", 6) == 0;
	return !g_ascii_isalnum(at[-1]);
}

/* Hyphens and dashes of every width are "-". */
static char *with_plain_dashes(const char *line)
{
	GString *out = g_string_new("");
	for (const char *at = line; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		g_string_append_unichar(out, (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? '-' : c);
	}
	return g_string_free(out, FALSE);
}

char *phone_find(const char *written, enum phone_kind kind)
{
	g_autofree char *plain = strchr(written, '\342') ? with_plain_dashes(written) : NULL;
	const char *line = plain ? plain : written;
	for (const char *at = line; (at = strpbrk(at, "0123456789"));
		at += MAX(date_at(at), digits_at(at))) {
		struct candidate c;
		if (!may_begin(line, at) || date_at(at))
			continue;
		read_candidate(at, &c);
		const char *number = national(&c);
		if ((*c.end != '/' || is_slash_between(line, c.end)) && fits(&c, number, kind) &&
			!is_fax(line, at))
			return g_strconcat("+62", number, NULL);
	}
	return NULL;
}
