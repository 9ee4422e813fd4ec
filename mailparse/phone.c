#include "mailparse/phone.h"

#include <string.h>

#define DIGITS_MAX 20
#define FAX_LETTERS 8

/* Digits with single marks between them. */
struct candidate {
	char digits[DIGITS_MAX + 1];
	guint count;
	gboolean parted; /* a mark stands behind the area code */
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
	for (; g_ascii_isdigit(*at); at++) {
		if (c->count < DIGITS_MAX)
			c->digits[c->count++] = *at;
		gsize marks = marks_at(at + 1);
		c->parted |= marks > 0 && c->count >= 3 && c->count <= 4;
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
	return number && *number >= '2' && *number <= '9' && *number != '8' && length >= 8 &&
	       length <= 11 && c->parted;
}

static gboolean is_fax(const char *line, const char *at)
{
	gsize before = MIN((gsize)(at - line), FAX_LETTERS);
	g_autofree char *label = g_ascii_strdown(at - before, before);
	return strstr(label, "fax") || strstr(label, "faks");
}

/* May a number begin here? Not inside of another one, or of a letter's number. */
static gboolean may_begin(const char *line, const char *at)
{
	if (at == line)
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
		at += strspn(at, "0123456789")) {
		struct candidate c;
		if (!may_begin(line, at))
			continue;
		read_candidate(at, &c);
		const char *number = national(&c);
		if (*c.end != '/' && fits(&c, number, kind) && !is_fax(line, at))
			return g_strconcat("+62", number, NULL);
	}
	return NULL;
}
