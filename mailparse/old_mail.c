#include "mailparse/old_mail.h"

#include "mailparse/field.h"
#include "mailparse/pattern.h"

#include <string.h>

#define HEADER_LINES 16
#define CONTINUED_LINES 4
#define MARK_LETTERS 80

enum {
	SEEN_FROM = 1,
	SEEN_SENT = 2,
	SEEN_TO = 4,
	SEEN_SUBJECT = 8,
	SEEN_OTHER = 16,
	SEEN_LETTER = 32, /* of an official letter, never of a mail */
};

/* In either language; Roundcube's Lampiran is Cc. */
static int seen_by(const struct field *field)
{
	static const char *const from[] = { "dari", "from", "pengirim", "daripada", NULL };
	static const char *const sent[] = { "dikirim", "terkirim", "dihantar", "tarikh", "sent",
		"tanggal", "date", "waktu", "hari", "dikirim pada", "tanggal terkirim",
		"tanggal kirim", "date sent", NULL };
	static const char *const to[] = { "kepada", "ke", "to", "penerima", "untuk", "tujuan",
		NULL };
	static const char *const subject[] = { "perihal", "subjek", "subject", "judul", "subyek",
		"topik", NULL };
	static const char *const other[] = { "cc", "bcc", "tembusan", "lampiran", "salinan",
		"balas kepada", "balas ke", "reply-to", "reply to", "attachment", "attachments",
		"importance", "prioritas", "priority", "kepentingan", "sensitivity", "organization",
		"message-id", NULL };
	static const char *const letter[] = { "nomor", "sifat", "yth", "hal", "no", NULL };
	return field_is(field, from)	  ? SEEN_FROM
	       : field_is(field, sent)	  ? SEEN_SENT
	       : field_is(field, to)	  ? SEEN_TO
	       : field_is(field, subject) ? SEEN_SUBJECT
	       : field_is(field, other)	  ? SEEN_OTHER
	       : field_is(field, letter)  ? SEEN_LETTER
					  : 0;
}

static int seen_in(const char *text, struct field *field)
{
	return field_read(text, field) && field->separator == ':' ? seen_by(field) : 0;
}

/*
 * The header of an old mail: who, when or to whom, and a subject. It shows an address, or else its
 * time to the minute: a nota dinas, which has the same lines, shows neither.
 */
guint old_mail_header(const GPtrArray *lines, guint i)
{
	struct field field;
	int seen = seen_in(line_at(lines, i)->text, &field);
	if (!(seen & (SEEN_FROM | SEEN_SUBJECT | SEEN_SENT)))
		return 0;
	int all = 0, last = 0;
	gboolean address = FALSE, timed = FALSE;
	guint end = i;
	for (guint k = i, continued = 0; k < lines->len && k < i + HEADER_LINES; k++) {
		const char *text = line_at(lines, k)->text;
		if (line_is_blank(line_at(lines, k))) {
			/* Some conversions to plain text put a blank line under each. */
			guint next = lines_next_written(lines, k);
			if (next > k + 1 || next >= lines->len ||
				!seen_in(line_at(lines, next)->text, &field))
				break;
			continue;
		}
		seen = seen_in(text, &field);
		if (!seen && ++continued > CONTINUED_LINES)
			break;
		all |= seen;
		last = seen ? seen : last;
		end = seen ? k + 1 : end;
		address |= (last == SEEN_FROM || last == SEEN_TO) && strchr(text, '@');
		timed |= seen == SEEN_SENT && text_matches("[0-9]{1,2}[.:][0-9]{2}", field.value);
	}
	if ((all & SEEN_LETTER) || !(all & SEEN_FROM))
		return 0;
	gboolean whole = address ? (all & SEEN_SUBJECT) && (all & (SEEN_SENT | SEEN_TO))
				 : timed && (all & SEEN_TO) && (all & SEEN_SUBJECT);
	return whole ? end - i : 0;
}

/* What a line says between dashes. */
struct mark {
	const char *words;
	gsize length;
	guint dashes; /* before it */
};

/* Of any width. */
static gboolean is_dash(const char *at)
{
	gunichar c = g_utf8_get_char(at);
	return c == '-' || c == '_' || c == '*' || c == '=' || (c >= 0x2010 && c <= 0x2015) ||
	       c == 0x2500;
}

static struct mark mark_in(const char *line)
{
	struct mark mark = { .words = field_bare(line) };
	for (; *mark.words == ' ' || is_dash(mark.words); mark.words = g_utf8_next_char(mark.words))
		mark.dashes += *mark.words != ' ';
	mark.length = strlen(mark.words);
	for (const char *last = mark.words + mark.length; mark.length;) {
		last = g_utf8_prev_char(last);
		if (!strchr(": ", *last) && !is_dash(last))
			break;
		mark.length = last - mark.words;
	}
	return mark;
}

static gboolean says(const struct mark *mark, const char *const *list)
{
	char first = g_ascii_tolower(*mark->words);
	for (; *list; list++)
		if (**list == first && strlen(*list) == mark->length &&
			g_ascii_strncasecmp(mark->words, *list, mark->length) == 0)
			return TRUE;
	return FALSE;
}

/* The line that clients put above an old mail. */
static gboolean is_mark(const char *line)
{
	static const char *const answered[] = { "original message", "original appointment",
		"pesan asli", "pesan orisinal", "pesan sebelumnya", "pesan awal", "pesan original",
		"reply message", "replied message", "original e-mail", "original email",
		"email asli", "surat asli", "previous message", "original", "diteruskan", NULL };
	static const char *const forwarded[] = { "forwarded message", "pesan terusan",
		"pesan yang diteruskan", "pesan diteruskan", "pesan yg diteruskan",
		"forwarded email", "email yang diteruskan", NULL };
	static const char *const begun[] = { "begin forwarded message",
		"mulai pesan yang diteruskan", "mulai pesan terusan", "awal pesan yang diteruskan",
		NULL };
	if (g_str_has_prefix(line, ">>> ") && g_str_has_suffix(line, " >>>"))
		return TRUE; /* GroupWise: who and when between them */
	/* Most lines begin otherwise than any of them. */
	if (!strchr("-_*=>\342fpebmFPEBM", *field_bare(line)))
		return FALSE;
	/* Samsung's plain text may lose its line ends. */
	if (strnlen(line, MARK_LETTERS + 1) > MARK_LETTERS)
		return strstr(line, "--------From:") || strstr(line, "--------Dari:");
	struct mark mark = mark_in(line);
	return mark.length > 0 &&
	       ((mark.dashes >= 2 && says(&mark, answered)) || says(&mark, forwarded) ||
		       (strchr(line, ':') && says(&mark, begun)));
}

gboolean old_mail_begins(const GPtrArray *lines, guint i)
{
	const char *text = line_at(lines, i)->text;
	return *text && (is_mark(text) || old_mail_header(lines, i) > 0);
}

guint old_mail_first(const GPtrArray *lines)
{
	guint i = 0;
	while (i < lines->len && !old_mail_begins(lines, i))
		i++;
	return i;
}

guint old_mail_rule_above(const GPtrArray *lines, guint i)
{
	while (i > 0 &&
		(line_is_blank(line_at(lines, i - 1)) || line_is_rule(line_at(lines, i - 1))))
		i--;
	return i;
}

void old_mail_mark(GPtrArray *lines, guint first, gboolean even_first)
{
	for (guint i = first; i < lines->len; i++) {
		if (line_at(lines, i)->kind != LINE_NEW || !old_mail_begins(lines, i))
			continue;
		/* Nothing above it: the person may have written below, or not at all. */
		if (even_first || lines_have_before(lines, i, LINE_NEW))
			lines_mark_rest(lines, old_mail_rule_above(lines, i));
		return;
	}
}
