#include "mailparse/decode.h"

#include <string.h>

#define STRONG_LETTERS 16
#define LOOK_BYTES 4096

/* One more than the value of a letter of base64; 0: it is none. */
static const guint8 *base64_values(void)
{
	static gsize ready;
	static guint8 values[256];
	if (g_once_init_enter(&ready)) {
		static const char letters[] =
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (guint i = 0; i < 64; i++)
			values[(guchar)letters[i]] = i + 1;
		g_once_init_leave(&ready, 1);
	}
	return values;
}

/* What is left of a run: 2 letters are one byte, 3 are two. */
static guint8 *end_run(guint8 *to, guint32 bits, guint letters)
{
	if (letters > 1)
		*to++ = bits >> (letters == 2 ? 4 : 10);
	if (letters > 2)
		*to++ = bits >> 2;
	return to;
}

void decode_base64(GByteArray *out, const char *text, gsize size)
{
	const guint8 *values = base64_values();
	guint32 bits = 0;
	guint letters = 0, start = out->len;
	g_byte_array_set_size(out, start + size / 4 * 3 + 3);
	guint8 *to = out->data + start;
	for (gsize at = 0; at < size; at++) {
		guint8 value = values[(guchar)text[at]];
		if (value) {
			bits = bits << 6 | (value - 1);
			if (++letters < 4)
				continue;
			*to++ = bits >> 16;
			*to++ = bits >> 8;
			*to++ = bits;
			letters = 0;
		} else if (text[at] == '=') {
			/* Two bodies in one, or a client that pads each line. */
			to = end_run(to, bits, letters);
			letters = 0;
		}
	}
	to = end_run(to, bits, letters);
	g_byte_array_set_size(out, to - out->data);
}

/* What a line looks like. */
struct shape {
	gsize letters, others; /* of base64, and what is none */
	gboolean gap;	       /* a blank stands between them */
	gsize next;	       /* where the next line begins */
};

static struct shape shape_of(const char *text, gsize size, gsize at)
{
	const guint8 *values = base64_values();
	struct shape s = { 0 };
	gboolean blank = FALSE;
	for (; at < size && text[at] != '\n'; at++) {
		if (g_ascii_isspace(text[at])) {
			blank = s.letters + s.others > 0;
			continue;
		}
		s.gap |= blank;
		if (values[(guchar)text[at]] || text[at] == '=')
			s.letters++;
		else
			s.others++;
	}
	s.next = MIN(at + 1, size);
	return s;
}

/* No word is that long; a little junk may have got in. */
static gboolean is_strong(const struct shape *s)
{
	return s->letters >= STRONG_LETTERS && !s->gap && s->others * 10 <= s->letters;
}

static gboolean is_pure(const struct shape *s)
{
	return s->letters > 0 && s->others == 0 && !s->gap;
}

gsize decode_base64_end(const char *text, gsize size)
{
	gsize end = 0;
	gboolean follows = TRUE; /* a line of base64, or nothing yet */
	for (gsize at = 0; at < size;) {
		struct shape s = shape_of(text, size, at);
		if (is_strong(&s) || (follows && is_pure(&s)))
			end = s.next;
		follows = is_strong(&s) || (end == 0 && s.letters + s.others == 0);
		at = s.next;
	}
	return end;
}

gboolean decode_is_base64(const char *text, gsize size)
{
	return decode_base64_end(text, MIN(size, LOOK_BYTES)) > 0;
}

/* "=" and perhaps blanks at the end of a line: how many bytes the soft break has; 0: it is none. */
static gsize soft_break(const char *at, gsize size)
{
	gsize i = 1;
	while (i < size && (at[i] == ' ' || at[i] == '\t'))
		i++;
	if (i < size && at[i] == '\r')
		i++;
	return i >= size ? size : at[i] == '\n' ? i + 1 : 0;
}

void decode_quoted_printable(GByteArray *out, const char *text, gsize size)
{
	for (gsize at = 0; at < size;) {
		const char *mark = memchr(text + at, '=', size - at);
		gsize run = mark ? (gsize)(mark - text) - at : size - at;
		g_byte_array_append(out, (const guint8 *)text + at, run);
		at += run;
		if (!mark)
			return;
		gsize left = size - at, soft = soft_break(mark, left);
		if (soft) {
			at += soft;
		} else if (left > 2 && g_ascii_isxdigit(mark[1]) && g_ascii_isxdigit(mark[2])) {
			guint8 byte =
				g_ascii_xdigit_value(mark[1]) * 16 + g_ascii_xdigit_value(mark[2]);
			g_byte_array_append(out, &byte, 1);
			at += 3;
		} else {
			g_byte_array_append(out, (const guint8 *)"=", 1);
			at++;
		}
	}
}
