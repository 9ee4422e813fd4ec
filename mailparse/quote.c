#include "mailparse/quote.h"

#include "mailparse/signature.h"
#include "mailparse/pattern.h"

#include <string.h>

#define ATTRIBUTION_LINES 4
#define HEADER_LINES 12
#define OWN_LETTERS_MIN 16

static void mark_from(GPtrArray *lines, guint from, enum line_kind kind)
{
	for (guint i = from; i < lines->len; i++)
		line_at(lines, i)->kind = kind;
}

static gboolean has_new_before(const GPtrArray *lines, guint i)
{
	while (i-- > 0)
		if (line_at(lines, i)->kind == LINE_NEW && !line_is_blank(line_at(lines, i)))
			return TRUE;
	return FALSE;
}

/* Without the '>' and bold marks around it. */
static const char *bare(const char *text)
{
	while (*text == '>' || *text == ' ' || *text == '*' || *text == '\t')
		text++;
	return text;
}

#define FORWARD_MARK                                                                               \
	"^\\s*(-{3,}\\s*)?(forwarded message|pesan terusan|pesan yang diteruskan|"                 \
	"pesan diteruskan|pesan yg diteruskan|diteruskan)\\s*(-{3,}|:)?\\s*$|"                     \
	"^\\s*(begin forwarded message|mulai pesan yang diteruskan)\\s*:"

#define OLD_MARK                                                                                   \
	"^\\s*[-_*]{2,}\\s*(original message|original appointment|pesan asli|pesan orisinal|"      \
	"pesan sebelumnya|reply message|original e-?mail)\\s*[-_*]{2,}\\s*$|"                      \
	"^\\s*-{2,}\\s*(pada|on) .{6,120}(menulis|wrote)\\s*:?\\s*$"

/* The first words of an attribution; the last ones are in ATTRIBUTION_END. */
#define ATTRIBUTION_BEGIN                                                                          \
	"^\\s*(pada|on|tanggal|le|am|el)\\b|<[^<>\\s]+@[^<>\\s]+>|"                                \
	"^\\s*[0-9]{1,2}[ /.-][a-z0-9]{1,9}[ /.-][0-9]{2,4}"
#define ATTRIBUTION_END "(menulis|wrote|schrieb|a écrit|menulis di .{4,60}|nulis)\\s*:\\s*$"
/* One line alone: "Tono Contoh menulis:". */
#define ATTRIBUTION_SHORT "^\\s*[^.!?]{2,70}\\s(menulis|wrote)( di .{4,60})?\\s*:\\s*$"

static char *joined(const GPtrArray *lines, guint from, guint count)
{
	GString *text = g_string_new("");
	for (guint i = from; i < from + count; i++)
		g_string_append_printf(
			text, "%s%s", text->len ? " " : "", bare(line_at(lines, i)->text));
	return g_string_free(text, FALSE);
}

/* A time or an address says that a client wrote it. */
static gboolean has_evidence(const char *text)
{
	return text_matches("[0-9]{1,2}[.:][0-9]{2}|[0-9]{4}|@", text);
}

/* How many lines of an attribution begin here; 0: none. */
static guint attribution_at(const GPtrArray *lines, guint i)
{
	for (guint count = 1; count <= ATTRIBUTION_LINES && i + count <= lines->len; count++) {
		const struct line *last = line_at(lines, i + count - 1);
		if (line_is_blank(last))
			return 0;
		if (!text_matches(ATTRIBUTION_END, last->text))
			continue;
		g_autofree char *text = joined(lines, i, count);
		if (strlen(text) < 400 && text_matches(ATTRIBUTION_BEGIN, text) &&
			has_evidence(text))
			return count;
	}
	return 0;
}

static guint next_written(const GPtrArray *lines, guint i)
{
	while (i < lines->len && line_is_blank(line_at(lines, i)))
		i++;
	return i;
}

/* The attribution belongs to the quote below it. Where nothing below is marked, all of it is. */
static void mark_attributions(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		if (line_at(lines, i)->kind != LINE_NEW)
			continue;
		guint count = attribution_at(lines, i);
		guint below = count ? next_written(lines, i + count) : 0;
		if (!count) {
			/* A short one counts only right above a marked quote. */
			below = next_written(lines, i + 1);
			if (below < lines->len && line_at(lines, below)->kind == LINE_QUOTE &&
				text_matches(ATTRIBUTION_SHORT, line_at(lines, i)->text))
				line_at(lines, i)->kind = LINE_QUOTE;
			continue;
		}
		gboolean marked = below < lines->len && line_at(lines, below)->kind == LINE_QUOTE;
		if (!marked && !has_new_before(lines, i))
			return; /* nothing was written above: perhaps below */
		for (guint k = i; k < i + count; k++)
			line_at(lines, k)->kind = LINE_QUOTE;
		if (marked)
			continue;
		mark_from(lines, i, LINE_QUOTE);
		return;
	}
}

enum field {
	FIELD_NONE,
	FIELD_FROM = 1,
	FIELD_SENT = 2,
	FIELD_TO = 4,
	FIELD_CC = 8,
	FIELD_SUBJECT = 16,
	FIELD_OTHER = 32,
};

/* "Dari: ...", "*From:* ...", in either language (Roundcube's Lampiran is Cc). */
static enum field field_of(const char *text)
{
	g_autofree char *plain = g_strdup(bare(text));
	char *star;
	while ((star = strchr(plain, '*')))
		memmove(star, star + 1, strlen(star));
	if (text_matches("^(dari|from|pengirim)\\s*:", plain))
		return FIELD_FROM;
	if (text_matches("^(dikirim|terkirim|sent|tanggal|date|waktu|hari)\\s*:", plain))
		return FIELD_SENT;
	if (text_matches("^(kepada|ke|to|penerima|untuk)\\s*:", plain))
		return FIELD_TO;
	if (text_matches("^(cc|tembusan|lampiran|bcc)\\s*:", plain))
		return FIELD_CC;
	if (text_matches("^(perihal|subjek|subject|judul|re)\\s*:", plain))
		return FIELD_SUBJECT;
	if (text_matches("^(balas kepada|reply-to|attachments?|importance|prioritas)\\s*:", plain))
		return FIELD_OTHER;
	return FIELD_NONE;
}

/*
 * A quoted header block begins here: who (with an address or a second person's line), when or to
 * whom, and a subject. A nota dinas has none of the addresses.
 */
static guint header_block_at(const GPtrArray *lines, guint i)
{
	int seen = 0;
	gboolean address = FALSE;
	guint k = i, misses = 0;
	if (field_of(line_at(lines, i)->text) == FIELD_NONE)
		return 0;
	for (; k < lines->len && k < i + HEADER_LINES; k++) {
		const char *text = line_at(lines, k)->text;
		enum field field = field_of(text);
		if (field == FIELD_NONE && (line_is_blank(line_at(lines, k)) || ++misses > 3))
			break;
		seen |= field;
		address |= (field == FIELD_FROM || field == FIELD_TO || field == FIELD_NONE) &&
			   strchr(text, '@');
	}
	gboolean whole =
		(seen & FIELD_FROM) && (seen & FIELD_SUBJECT) && (seen & (FIELD_SENT | FIELD_TO));
	/* Outlook may show names only, but then never without the time. */
	gboolean timed = (seen & FIELD_SENT) && (seen & FIELD_TO);
	return whole && (address || timed) && !(seen == (FIELD_FROM | FIELD_SUBJECT)) ? k - i : 0;
}

static gboolean is_rule(const char *text)
{
	return text_matches("^\\s*[_-]{5,}\\s*$", text);
}

static gboolean is_letter_block(const GPtrArray *lines, guint i, guint count)
{
	for (guint k = i; k < i + count; k++)
		if (text_matches("^\\s*(nomor|sifat|yth|hal)\\b", line_at(lines, k)->text))
			return TRUE;
	return FALSE;
}

/* Everything from the old mail's own header on. */
static void mark_header_blocks(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *text = line_at(lines, i)->text;
		if (line_at(lines, i)->kind != LINE_NEW)
			continue;
		gboolean old = text_matches(FORWARD_MARK, text) || text_matches(OLD_MARK, text);
		guint count = old ? 0 : header_block_at(lines, i);
		if (!old && (count == 0 || is_letter_block(lines, i, count)))
			continue;
		/* Nothing above it: the person may have written below, or not at all. */
		if (!has_new_before(lines, i))
			return;
		mark_from(lines, i, LINE_QUOTE);
		for (; i > 0 && (line_is_blank(line_at(lines, i - 1)) ||
					is_rule(line_at(lines, i - 1)->text));
			i--)
			line_at(lines, i - 1)->kind = LINE_QUOTE;
		return;
	}
}

/* Letters and digits in lower case, one blank between words: what every client leaves as it is. */
static char *essence(const char *text)
{
	GString *out = g_string_new(" ");
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar u = g_utf8_get_char(c);
		if (g_unichar_isalnum(u))
			g_string_append_unichar(out, g_unichar_tolower(u));
		else if (out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
	return g_string_free(out, FALSE);
}

/* What matches the desk's own text is quote, however the client wrapped it. */
static void mark_own(GPtrArray *lines, const char *sent)
{
	g_autofree char *ours = essence(sent);
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = line_at(lines, i);
		if (line->kind != LINE_NEW)
			continue;
		g_autofree char *theirs = essence(line->text);
		if (strlen(theirs) >= OWN_LETTERS_MIN && strstr(ours, theirs))
			line->kind = LINE_QUOTE;
	}
}

/*
 * From the mark of a forward on all is content, whatever container or '>' the client used. Some
 * clients forward with the very block with which they quote.
 */
static gboolean keep_forwarded(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *text = bare(line_at(lines, i)->text);
		guint count = header_block_at(lines, i);
		if (!text_matches(FORWARD_MARK, text) && !text_matches(OLD_MARK, text) &&
			(count == 0 || is_letter_block(lines, i, count)))
			continue;
		mark_from(lines, i, LINE_NEW);
		return TRUE;
	}
	return FALSE;
}

/* The lines as they are now: their kinds, by index. */
static GArray *snapshot(const GPtrArray *lines)
{
	GArray *kinds = g_array_new(FALSE, FALSE, sizeof(enum line_kind));
	for (guint i = 0; i < lines->len; i++)
		g_array_append_val(kinds, line_at(lines, i)->kind);
	return kinds;
}

/* Patterns that left nothing went too far: what structure alone calls new is new. */
static void restore(GPtrArray *lines, const GArray *before)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_QUOTE &&
			g_array_index(before, enum line_kind, i) == LINE_NEW)
			line_at(lines, i)->kind = LINE_NEW;
}

void quote_mark(GPtrArray *lines, const struct quote_options *options)
{
	gboolean forwarded = options->keep_forward && keep_forwarded(lines);
	if (!forwarded)
		mark_attributions(lines);
	gboolean answers = lines_have(lines, LINE_QUOTE);
	g_autoptr(GArray) before = snapshot(lines);
	if (!forwarded) {
		mark_header_blocks(lines);
		if (options->own_sent_text)
			mark_own(lines, options->own_sent_text);
	}
	signature_mark(lines);
	if (!lines_have(lines, LINE_NEW))
		restore(lines, before);
	/* A mail of nothing but a signature says just that. */
	if (!lines_have(lines, LINE_NEW) && !answers)
		mark_from(lines, 0, LINE_NEW);
}
