#include "mailparse/charset.h"

#include <string.h>

#define GAPS_MAX 100

/* windows-1252 0x80-0x9f; 0: not assigned. */
static const gunichar high[32] = { 0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d,
	0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178 };

gunichar charset_windows_1252(guchar byte)
{
	gunichar letter = byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte;
	return letter || !byte ? letter : 0xfffd;
}

static char *from_windows_1252(const char *bytes, gsize size)
{
	GString *text = g_string_sized_new(size + size / 4);
	for (gsize i = 0; i < size; i++)
		g_string_append_unichar(text, charset_windows_1252(bytes[i]));
	return g_string_free(text, FALSE);
}

/* What people write, and what iconv calls it; the larger set where one holds the other. */
static const char *iconv_name(const char *declared)
{
	static const char *const names[][2] = { { "iso-8859-1", "windows-1252" },
		{ "us-ascii", "windows-1252" }, { "ascii", "windows-1252" },
		{ "latin1", "windows-1252" }, { "gb2312", "gb18030" }, { "gbk", "gb18030" },
		{ "ks_c_5601-1987", "cp949" }, { "x-sjis", "cp932" }, { "shift_jis", "cp932" },
		{ "utf8", "utf-8" }, { "unicode-1-1-utf-8", "utf-8" } };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(declared, names[i][0]) == 0)
			return names[i][1];
	return declared;
}

static gboolean is_single_byte_guess(const char *name)
{
	return g_ascii_strcasecmp(name, "windows-1252") == 0;
}

/* How many bytes from `at` on are printable ASCII. */
static gsize plain_run(const char *at, const char *end)
{
	const char *c = at;
	while (c < end && ((*c >= 0x20 && *c < 0x7f) || *c == '\n' || *c == '\t'))
		c++;
	return c - at;
}

static char *clean(const char *text, gsize size)
{
	GString *out = g_string_sized_new(size);
	const char *end = text + size;
	for (const char *at = text; at < end;) {
		gsize run = plain_run(at, end);
		g_string_append_len(out, at, run);
		at += run;
		if (at >= end)
			break;
		gunichar c = g_utf8_get_char(at);
		if (c == '\r') {
			/* A bare CR ends a line, too; "\r\r\n" is one end. */
			gboolean twice = at + 2 < end && at[1] == '\r' && at[2] == '\n';
			if (!twice && (at + 1 >= end || at[1] != '\n'))
				g_string_append_c(out, '\n');
		} else if (c == '\n' || c == '\t' ||
			   (c >= 0x20 && c != 0x7f && c != 0xfeff && !(c >= 0x80 && c < 0xa0))) {
			g_string_append_unichar(out, c);
		}
		at = g_utf8_next_char(at);
	}
	return g_string_free(out, FALSE);
}

/* What g_utf8_get_char_validated() says of a letter that the end cut off. */
#define CUT ((gunichar)-2)

/* UTF-8 into which somebody put a few bytes of something else: more letters than strays. */
static gboolean is_mostly_utf8(const char *bytes, gsize size)
{
	gsize letters = 0, strays = 0;
	for (gsize i = 0; i < size;) {
		gunichar c = g_utf8_get_char_validated(bytes + i, size - i);
		gboolean valid = c < 0x110000;
		letters += valid && c >= 0x80;
		strays += !valid && c != CUT;
		i += valid ? g_unichar_to_utf8(c, NULL) : 1;
	}
	return letters > strays;
}

static char *repaired_utf8(const char *bytes, gsize size)
{
	GString *text = g_string_sized_new(size);
	for (gsize i = 0; i < size;) {
		gunichar c = g_utf8_get_char_validated(bytes + i, size - i);
		gboolean valid = c < 0x110000;
		if (c == CUT)
			break;
		g_string_append_unichar(text, valid ? c : charset_windows_1252(bytes[i]));
		i += valid ? g_unichar_to_utf8(c, NULL) : 1;
	}
	return g_string_free(text, FALSE);
}

/*
 * From a charset that iconv knows: U+FFFD stands for bytes that are none in it. NULL: the charset
 * is unknown, or it can't be this one.
 */
static char *converted_with_gaps(const char *bytes, gsize size, const char *name, gsize *length)
{
	g_autoptr(GString) out = g_string_new("");
	guint gaps = 0;
	for (gsize at = 0; at < size;) {
		gsize read = 0, written = 0;
		g_autoptr(GError) error = NULL;
		g_autofree char *text =
			g_convert(bytes + at, size - at, "UTF-8", name, &read, &written, &error);
		if (!text &&
			!g_error_matches(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE))
			return NULL;
		if (!text) {
			/* Up to the bad byte. */
			text = g_convert(bytes + at, read, "UTF-8", name, NULL, &written, NULL);
			if (!text || ++gaps > GAPS_MAX)
				return NULL;
		}
		g_string_append_len(out, text, written);
		at += read;
		if (!error)
			break; /* what is left is half a letter, cut off */
		g_string_append(out, "\357\277\275");
		at++;
	}
	*length = out->len;
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* In UTF-8, if not as declared then as something else; NULL: it is UTF-8 as it is. */
static char *converted(
	const char *bytes, gsize size, const char *declared, gsize *length, gboolean *guessed)
{
	const char *name = declared && *declared ? iconv_name(declared) : NULL;
	gboolean latin = name && is_single_byte_guess(name);
	gboolean utf8 = name && g_ascii_strcasecmp(name, "utf-8") == 0;
	gboolean valid = g_utf8_validate_len(bytes, size, NULL);
	*guessed = FALSE;
	/* Mail that declares ASCII or Latin-1 is often UTF-8. */
	if (valid && (!name || latin || utf8))
		return NULL;
	if (name && !latin && !utf8) {
		char *text = converted_with_gaps(bytes, size, name, length);
		if (text)
			return text;
	}
	*guessed = !latin;
	if (valid)
		return NULL;
	char *text = (!name || latin || utf8) && is_mostly_utf8(bytes, size)
			     ? repaired_utf8(bytes, size)
			     : from_windows_1252(bytes, size);
	*length = strlen(text);
	return text;
}

/* g_utf8_validate_len() refuses NULs, which mails hold now and then. */
static GString *without_nuls(const char *bytes, gsize size)
{
	GString *out = g_string_sized_new(size);
	for (gsize i = 0; i < size;) {
		const char *nul = memchr(bytes + i, '\0', size - i);
		gsize run = nul ? (gsize)(nul - bytes) - i : size - i;
		g_string_append_len(out, bytes + i, run);
		i += run + 1;
	}
	return out;
}

/* NULs are half of every letter there. */
static gboolean is_wide(const char *declared)
{
	return declared && (g_ascii_strncasecmp(declared, "utf-16", 6) == 0 ||
				   g_ascii_strncasecmp(declared, "utf-32", 6) == 0 ||
				   g_ascii_strncasecmp(declared, "ucs-", 4) == 0);
}

/* Plain ASCII, as most of a mail is; NULL if there is anything else in it. */
static char *ascii_only(const char *bytes, gsize size)
{
	char *text = g_malloc(size + 1), *to = text;
	const char *end = bytes + size;
	for (const char *at = bytes; at < end; at++) {
		gsize run = plain_run(at, end);
		memcpy(to, at, run);
		to += run;
		at += run;
		if (at < end && !(*at == '\r' && at + 1 < end && at[1] == '\n')) {
			g_free(text);
			return NULL;
		}
	}
	*to = '\0';
	return text;
}

/* In which the bytes of ASCII letters are letters of something else. */
static gboolean is_seven_bit(const char *declared)
{
	return declared &&
	       (g_ascii_strncasecmp(declared, "iso-2022", 8) == 0 ||
		       g_ascii_strncasecmp(declared, "utf-7", 5) == 0 ||
		       g_ascii_strncasecmp(declared, "hz", 2) == 0 || is_wide(declared) ||
		       g_ascii_strncasecmp(declared, "cp", 2) == 0 ||
		       g_ascii_strncasecmp(declared, "ibm", 3) == 0);
}

char *charset_to_utf8(const char *bytes, gsize size, const char *declared, gboolean *guessed)
{
	gboolean ignored;
	char *ascii = is_seven_bit(declared) ? NULL : ascii_only(bytes, size);
	guessed = guessed ? guessed : &ignored;
	*guessed = FALSE;
	if (ascii)
		return ascii;
	/* NULs are half of every letter in UTF-16, and junk elsewhere. */
	g_autoptr(GString) whole =
		!is_wide(declared) && memchr(bytes, '\0', size) ? without_nuls(bytes, size) : NULL;
	const char *text = whole ? whole->str : bytes;
	gsize length = whole ? whole->len : size, other_length = 0;
	g_autofree char *other = converted(text, length, declared, &other_length, guessed);
	if (!other)
		return clean(text, length);
	length = other_length;
	if (g_utf8_validate_len(other, length, NULL))
		return clean(other, length);
	g_autofree char *valid = g_utf8_make_valid(other, length);
	return clean(valid, strlen(valid));
}

char *charset_clean(const char *text)
{
	return charset_to_utf8(text, strlen(text), "utf-8", NULL);
}
