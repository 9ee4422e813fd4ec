#include "mailparse/signature.h"
#include "mailparse/pattern.h"

#include <string.h>

#define BLOCK_LINES 8
#define BLOCK_LETTERS 70

#define PHONE_LINE                                                                                 \
	"^\\s*(dikirim (dari|melalui|menggunakan) .{2,60}|terkirim dari .{2,60}|"                  \
	"sent (from|via) (my |your )?.{2,60}|dapatkan (outlook|aplikasi|gmail) .{2,60}|"           \
	"get (outlook|gmail|bluemail) (for|untuk) .{2,40}|"                                        \
	"(yahoo mail|email) dikirim dari .{2,60}|unduh yahoo mail .{0,60})\\s*$"

/* The lines up to the next quote are signature. */
static void mark_until_quote(GPtrArray *lines, guint i)
{
	for (; i < lines->len && line_at(lines, i)->kind == LINE_NEW; i++)
		line_at(lines, i)->kind = LINE_SIGNATURE;
}

static gboolean has_new(const GPtrArray *lines, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (line_at(lines, i)->kind == LINE_NEW && !line_is_blank(line_at(lines, i)))
			return TRUE;
	return FALSE;
}

/* "-- " and what follows, if something was said before it or nothing is said after it. */
static void mark_dashes(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *text = line_at(lines, i)->text;
		if (line_at(lines, i)->kind != LINE_NEW ||
			(strcmp(text, "-- ") != 0 && strcmp(text, "--") != 0))
			continue;
		if (has_new(lines, 0, i))
			mark_until_quote(lines, i);
	}
}

static void mark_phones(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_NEW &&
			text_matches(PHONE_LINE, line_at(lines, i)->text))
			line_at(lines, i)->kind = LINE_SIGNATURE;
}

/* A letter's last lines are its signer: they belong to it. */
static gboolean is_letter(const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_NEW &&
			text_matches(
				"^\\s*(nomor|perihal|hal|sifat)\\s*:", line_at(lines, i)->text))
			return TRUE;
	return FALSE;
}

static gboolean is_contact(const char *text)
{
	return text_matches("\\bnip\\b|\\b(hp|wa|telp|telepon|tlp|mobile|phone)\\b|"
			    "(\\+62|\\b0)8[0-9][0-9 -]{6,}|@",
		text);
}

/* A short line of a name, an office or a number: no sentence. */
static gboolean is_card_line(const char *text)
{
	return g_utf8_strlen(text, -1) <= BLOCK_LETTERS && !text_matches("[.!?]\\s*$", text) &&
	       !text_matches(
		       "\\b(tolong|mohon|mati|rusak|bisa|tidak|sudah|belum|kami|saya)\\b", text);
}

static gboolean is_closing(const char *text)
{
	return text_matches("^\\s*(hormat (kami|saya)|salam|terima ?kasih|wassalam.*|regards|"
			    "best regards|kind regards|ttd|matur (s)?nuwun)[ ,.]*$",
		text);
}

/* The last block: a blank line or a closing before it, a contact in it, something said above. */
static void mark_card(GPtrArray *lines)
{
	guint end = lines->len;
	while (end > 0 && (line_at(lines, end - 1)->kind != LINE_NEW ||
				  line_is_blank(line_at(lines, end - 1))))
		end--;
	guint begin = end;
	gboolean contact = FALSE;
	while (begin > 0 && line_at(lines, begin - 1)->kind == LINE_NEW &&
		!line_is_blank(line_at(lines, begin - 1)) &&
		!is_closing(line_at(lines, begin - 1)->text)) {
		begin--;
		contact |= is_contact(line_at(lines, begin)->text);
		if (end - begin > BLOCK_LINES || !is_card_line(line_at(lines, begin)->text))
			return;
	}
	if (end - begin < 2 || !contact || !has_new(lines, 0, begin))
		return;
	/* "Hormat kami," goes with the name below it, if it is not all that was said. */
	if (begin > 0 && is_closing(line_at(lines, begin - 1)->text) && has_new(lines, 0, begin - 1))
		begin--;
	for (guint i = begin; i < end; i++)
		line_at(lines, i)->kind = LINE_SIGNATURE;
}

void signature_mark(GPtrArray *lines)
{
	mark_dashes(lines);
	mark_phones(lines);
	if (!is_letter(lines))
		mark_card(lines);
}
