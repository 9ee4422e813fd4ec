#include "mailparse/signature.h"

#include "mailparse/field.h"
#include "mailparse/footer.h"
#include "mailparse/pattern.h"
#include "mailparse/phone.h"

#include <string.h>

#define BLOCK_LINES 8
#define BLOCK_LETTERS 70
#define NAME_LINES 3
#define SEPARATED_LINES 12
#define SEPARATED_LETTERS 64

/* The lines up to the next quote are signature. */
static void mark_until_quote(GPtrArray *lines, guint i)
{
	for (; i < lines->len && line_at(lines, i)->kind == LINE_NEW; i++)
		line_at(lines, i)->kind = LINE_SIGNATURE;
}

/* What programs and thumbs make of "-- ". */
static gboolean is_separator(const char *text)
{
	static const char *const separators[] = { "--", "—", "–", NULL };
	if (*text != '-' && *text != '\342')
		return FALSE;
	gsize length = strlen(text);
	while (length && text[length - 1] == ' ')
		length--;
	for (int i = 0; separators[i]; i++)
		if (length == strlen(separators[i]) && strncmp(text, separators[i], length) == 0)
			return TRUE;
	return FALSE;
}

/* Between two of them, or to the end: short lines, few of them, no sentence. */
static gboolean is_signature_below(const GPtrArray *lines, guint i)
{
	guint written = 0;
	for (i++; i < lines->len && line_at(lines, i)->kind == LINE_NEW; i++) {
		const char *text = line_at(lines, i)->text;
		if (is_separator(text))
			break;
		written += lines_is_new(lines, i);
		if (written > SEPARATED_LINES || g_utf8_strlen(text, -1) > SEPARATED_LETTERS)
			return FALSE;
	}
	return TRUE;
}

/* "-- " (RFC 3676 4.3) and what follows, if something was `said` before it. */
static void mark_separated(GPtrArray *lines, gboolean said)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *text = line_at(lines, i)->text;
		if (said && line_at(lines, i)->kind == LINE_NEW && is_separator(text) &&
			(strcmp(text, "-- ") == 0 || is_signature_below(lines, i)))
			mark_until_quote(lines, i);
		said |= lines_is_new(lines, i);
	}
}

/* A letter's last lines are its signer: they belong to it. */
static gboolean is_letter(const GPtrArray *lines)
{
	static const char *const names[] = { "nomor", "perihal", "hal", "sifat", NULL };
	struct field field;
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->kind == LINE_NEW &&
			field_read(line_at(lines, i)->text, &field) && field_is(&field, names))
			return TRUE;
	return FALSE;
}

static gboolean is_contact(const char *text)
{
	if (strchr(text, '@') || text_matches("\\bnip\\b", text))
		return TRUE;
	g_autofree char *mobile = phone_find(text, PHONE_MOBILE);
	g_autofree char *fixed = phone_find(text, PHONE_FIXED);
	return mobile || fixed;
}

/* No number, but what a person is and where. */
static gboolean is_position(const char *text)
{
	return text_matches("\\b(dinas|badan|kecamatan|kelurahan|desa|puskesmas|rsud|bagian|kantor|"
			    "sekretaris|sekretariat|inspektorat|camat|lurah|kades|bendahara|ketua|"
			    "kepala|kabid|kasubbag|kasi|kaur|staf|operator|"
			    "bidang|seksi|uptd?|ext\\.|pranata|analis)",
		text);
}

/* A short line of a name, an office or a number: no sentence. */
static gboolean is_card_line(const char *text)
{
	/* "M.Si." at its end is a title. */
	return g_utf8_strlen(text, -1) <= BLOCK_LETTERS &&
	       !text_matches(
		       "[.!?:]\\s*$(?<![ ,.][A-Z]\\.)(?<![ ,.][A-Z][a-z]\\.)"
		       "(?<!\\.[a-z]{3}\\.)(?<!\\.[a-z]{4}\\.)|^\\s*([0-9]{1,2}[.)]|[-•*])\\s",
		       text) &&
	       !text_matches(
		       "\\b(tolong|mohon|mati|rusak|bisa|tidak|sudah|belum|kami|saya)\\b", text);
}

static gboolean is_closing(const char *text)
{
	return text_matches("^\\s*(hormat (kami|saya)|salam( hormat)?|terima ?kasih|wassalam.*|"
			    "regards|best regards|kind regards|(many )?thanks|thank you|ttd|tks|"
			    "(matur )?(s)?nuwun)[ ,.]*$",
		text);
}

static guint last_written(const GPtrArray *lines, guint end)
{
	while (end > 0 && !lines_is_new(lines, end - 1))
		end--;
	return end;
}

/* "---", "=====": what a person draws above a card. */
static gboolean is_drawn(const char *text)
{
	gsize marks = strspn(text, "-_=*~");
	return marks >= 3 && !text[marks];
}

/*
 * "Siti Contohwati, S.Kom.", "Dinas Kesehatan Kab. Pati": words with capitals, and no thing; "Bu
 * Karsih - staf pelayanan" says what the person is.
 */
static gboolean is_name(const char *text)
{
	if (is_drawn(text))
		return TRUE;
	if (text_matches("[0-9]|^\\s*(ruang|gedung|lantai|mere?k|lokasi|hubungi|perangkat|alamat|"
			 "akun|email|nomor|nama|unit|komputer|printer|laptop|jaringan|internet|"
			 "wifi|kabel|foto|ganti|tes|user|username|password|no)\\b",
		    text))
		return FALSE;
	if (is_position(text) && g_unichar_isupper(g_utf8_get_char(text)))
		return TRUE;
	for (const char *at = text; *at;) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalpha(c) && !g_unichar_isupper(c) &&
			!text_matches("^(dan|bin|binti|of)\\b", at))
			return FALSE;
		gsize word = strcspn(at, " ");
		at += word + strspn(at + word, " ");
	}
	return *text != '\0';
}

/* "... akun email untuk", "yaitu:": what follows is what the mail is about. */
static gboolean announces(const char *text)
{
	return text_matches(
		"(:|\\b(untuk|nama|yaitu|adalah|berikut|kepada|ke|a\\.?n|oleh|sdr|dari))"
		"\\s*\\.*$",
		text);
}

/* Word puts a blank line under each: so it does up to the closing. */
static gboolean is_double_spaced(const GPtrArray *lines, guint end)
{
	for (guint i = end; i > 1 && end - i < 2 * BLOCK_LINES; i--) {
		if (is_closing(line_at(lines, i - 1)->text))
			return end - i > 0;
		if (lines_is_new(lines, i - 1) && lines_is_new(lines, i - 2))
			return FALSE;
	}
	return FALSE;
}

/* Where the block of card lines begins that ends before `end`; `*nips`: how many it has. */
static guint block_begin(const GPtrArray *lines, guint end, gboolean *contact, guint *nips)
{
	gboolean double_spaced = is_double_spaced(lines, end);
	guint begin = end;
	for (guint i = end; i > 0 && line_at(lines, i - 1)->kind == LINE_NEW; i--) {
		const char *text = line_at(lines, i - 1)->text;
		if (double_spaced && line_is_blank(line_at(lines, i - 1)))
			continue;
		if (line_is_blank(line_at(lines, i - 1)) || is_closing(text))
			break;
		if (end - begin >= BLOCK_LINES || !is_card_line(text))
			return end;
		*contact |= is_contact(text);
		*nips += text_matches("\\bnip\\b|\\b[0-9]{18}\\b", text);
		begin = i - 1;
	}
	/* Its paragraphs are like all others: only a closing tells where it begins. */
	if (double_spaced) {
		guint above = last_written(lines, begin);
		if (above == 0 || !is_closing(line_at(lines, above - 1)->text))
			return end;
	}
	return begin;
}

/* "Hormat kami," above a name and nothing else. */
static guint with_name_above(const GPtrArray *lines, guint begin)
{
	gboolean contact = FALSE;
	guint nips = 0, end = last_written(lines, begin);
	guint name = block_begin(lines, end, &contact, &nips);
	guint above = last_written(lines, name);
	return name < end && end - name <= NAME_LINES && above > 0 &&
			       is_closing(line_at(lines, above - 1)->text)
		       ? name
		       : begin;
}

static gboolean has_position(const GPtrArray *lines, guint begin, guint end)
{
	for (guint i = begin; i < end; i++)
		if (is_position(line_at(lines, i)->text))
			return TRUE;
	return FALSE;
}

/* "Scan Date: ..." and the like in each line: a machine's table names nobody. */
static gboolean is_form(const GPtrArray *lines, guint begin, guint end)
{
	struct field field;
	for (guint i = begin; i < end; i++)
		if (lines_is_new(lines, i) && !(field_read(line_at(lines, i)->text, &field) &&
						      field.separator == ':' && *field.value))
			return FALSE;
	return TRUE;
}

/* "NB: ..." may stand below the card: where what stands above it ends. */
static guint before_postscript(const GPtrArray *lines, guint end)
{
	static const char *const begins[] = { "nb:", "nb.", "nb ", "ps:", "ps.", "p.s.",
		"catatan:", NULL };
	guint begin = end;
	while (begin > 0 && lines_is_new(lines, begin - 1))
		begin--;
	return begin < end && text_begins_with(line_at(lines, begin)->text, begins)
		       ? last_written(lines, begin)
		       : end;
}

/*
 * The last block: a blank line or a closing before it, a contact in it, something said above that
 * does not announce it. A closing above makes up for the contact, if the block says what the person
 * is. A list of people has more than one NIP.
 */
static void mark_card(GPtrArray *lines)
{
	guint end = before_postscript(lines, last_written(lines, lines->len));
	gboolean contact = FALSE, sibling = FALSE;
	guint nips = 0, others = 0, begin = block_begin(lines, end, &contact, &nips);
	guint above = last_written(lines, begin);
	gboolean closed = above > 0 && is_closing(line_at(lines, above - 1)->text);
	if (end - begin < (closed ? 1 : 2) || nips > 1 ||
		(!contact && !(closed && has_position(lines, begin, end))))
		return;
	if (!closed && (is_form(lines, begin, end) || !is_name(line_at(lines, begin)->text)))
		return;
	guint name = closed ? begin : with_name_above(lines, begin);
	guint before = block_begin(lines, above, &sibling, &others);
	/* One of several people or places that the mail is about. */
	if (!closed && name == begin && before < above && (sibling || others))
		return;
	begin = name;
	above = last_written(lines, begin);
	if (above == 0 || announces(line_at(lines, above - 1)->text))
		return;
	/* "Hormat kami," goes with the name below it, if it is not all that was said. */
	if (is_closing(line_at(lines, above - 1)->text) &&
		lines_have_before(lines, above - 1, LINE_NEW))
		begin = above - 1;
	for (guint i = begin; i < end; i++)
		if (line_at(lines, i)->kind == LINE_NEW)
			line_at(lines, i)->kind = LINE_SIGNATURE;
}

void signature_mark(GPtrArray *lines, gboolean alone)
{
	mark_separated(lines, alone);
	footer_mark(lines);
	if (!is_letter(lines))
		mark_card(lines);
}
