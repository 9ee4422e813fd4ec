/* The fields of an official letter (surat dinas). */
#include "mailparse/letter.h"

#include "mailparse/lines.h"
#include "mailparse/pattern.h"

#include <stdlib.h>
#include <string.h>

#define LETTERHEAD_LINES 12

static const char *const months[][3] = { { "januari", "january", "jan" },
	{ "februari", "february", "feb" }, { "maret", "march", "mar" }, { "april", "april", "apr" },
	{ "mei", "may", "mei" }, { "juni", "june", "jun" }, { "juli", "july", "jul" },
	{ "agustus", "august", "agt" }, { "september", "september", "sep" },
	{ "oktober", "october", "okt" }, { "november", "november", "nov" },
	{ "desember", "december", "des" } };

/* Old spellings and other short forms. */
static const struct {
	const char *word;
	int month;
} other_months[] = { { "pebruari", 2 }, { "peb", 2 }, { "ags", 8 }, { "agu", 8 }, { "aug", 8 },
	{ "sept", 9 }, { "oct", 10 }, { "nopember", 11 }, { "nop", 11 }, { "dec", 12 } };

static int month_of(const char *word)
{
	g_autofree char *lower = g_utf8_strdown(word, -1);
	for (int i = 0; i < 12; i++)
		for (int k = 0; k < 3; k++)
			if (strcmp(lower, months[i][k]) == 0)
				return i + 1;
	for (guint i = 0; i < G_N_ELEMENTS(other_months); i++)
		if (strcmp(lower, other_months[i].word) == 0)
			return other_months[i].month;
	return 0;
}

static char *iso_date(int year, int month, int day)
{
	if (year < 100)
		year += 2000;
	if (!g_date_valid_dmy(day, month, year))
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

static char *date_of(const char *text, const GRegex *shape, int day, int month, int year)
{
	g_autofree char *d = pattern_capture(shape, text, day);
	g_autofree char *m = pattern_capture(shape, text, month);
	g_autofree char *y = pattern_capture(shape, text, year);
	if (!d || !m || !y)
		return NULL;
	int number = g_ascii_isdigit(*m) ? atoi(m) : month_of(m);
	return number ? iso_date(atoi(y), number, atoi(d)) : NULL;
}

/* "24 November 2026", "24-11-2026", "24/11/2026", "2026-11-24", "November 24, 2026". */
static char *read_date(const char *text)
{
	const GRegex *shapes[] = {
		PATTERN_COMPILED("\\b([0-9]{1,2})[ .-]+([a-z]{3,9})\\.?[ ,.-]+([0-9]{4})\\b"),
		PATTERN_COMPILED("\\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\\b"),
		PATTERN_COMPILED("\\b([0-9]{4})-([0-9]{2})-([0-9]{2})\\b"),
		PATTERN_COMPILED("\\b([a-z]{3,9}) ([0-9]{1,2}),? ([0-9]{4})\\b"),
	};
	static const int groups[][3] = { { 1, 2, 3 }, { 1, 2, 3 }, { 3, 2, 1 }, { 2, 1, 3 } };
	for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
		const int *at = groups[i];
		char *date = date_of(text, shapes[i], at[0], at[1], at[2]);
		if (date)
			return date;
	}
	return NULL;
}

/* In two columns the right one begins after a wide gap. */
static char *left_column(const char *value)
{
	g_auto(GStrv) columns = g_regex_split_simple("\\s{4,}|\\t+", value, 0, 0);
	return g_strstrip(g_strdup(columns[0] ? columns[0] : ""));
}

#define FIELD(names) PATTERN_COMPILED("^\\s*(?:" names ")\\s*[:：]\\s*(.*)$")

/* The value of "Nama : value"; lines that go on below it, indented and without a colon, too. */
static char *field(const GPtrArray *lines, const GRegex *name, gboolean continues)
{
	for (guint i = 0; i < lines->len; i++) {
		g_autofree char *value = pattern_capture(name, line_at(lines, i)->text, 1);
		if (!value)
			continue;
		GString *whole = g_string_new(NULL);
		g_autofree char *first = left_column(value);
		g_string_append(whole, first);
		for (guint k = i + 1; continues && k < lines->len && k < i + 4; k++) {
			const char *text = line_at(lines, k)->text;
			if (!text_matches("^\\s{6,}\\S", text) || strchr(text, ':') ||
				text_matches("^\\s*(kepada|yth|di\\b)", text))
				break;
			g_autofree char *more = left_column(text + strspn(text, " \t"));
			g_string_append_printf(whole, "%s%s", whole->len ? " " : "", more);
		}
		char *text = g_string_free(whole, FALSE);
		if (*text)
			return text;
		g_free(text);
	}
	return NULL;
}

/* Always a slash; a gap left for the pen may stand in it; never a telephone, NIP or date. */
static char *read_number(const GPtrArray *lines)
{
	char *number = field(lines, FIELD("nomor(?: surat)?|nomer|no\\.?(?: surat)?"), FALSE);
	if (!number)
		return NULL;
	/* The gap may be wider than the one between two columns. */
	if (strchr(number, '/') == NULL || g_str_has_suffix(number, "/")) {
		for (guint i = 0; i < lines->len; i++) {
			char *whole = text_capture("^\\s*no(?:mor|mer|\\.)?(?: surat)?\\s*:\\s*"
						   "([A-Za-z0-9.-]+(?:/[^/\\n]*?)*/\\s*[0-9]{4})",
				line_at(lines, i)->text, 1);
			if (!whole)
				continue;
			g_free(number);
			return whole;
		}
	}
	if (strchr(number, '/') && !text_matches("^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$", number))
		return number;
	g_free(number);
	return NULL;
}

static char *read_nature(const GPtrArray *lines)
{
	static const char *const natures[] = { "sangat segera", "segera", "penting", "rahasia",
		"biasa" };
	g_autofree char *value = field(lines, FIELD("sifat(?: surat)?"), FALSE);
	if (!value)
		return NULL;
	g_autofree char *lower = g_utf8_strdown(value, -1);
	for (guint i = 0; i < G_N_ELEMENTS(natures); i++)
		if (strstr(lower, natures[i]))
			return g_strdup(natures[i]);
	return strstr(lower, "amat segera") ? g_strdup("sangat segera") : NULL;
}

/* "Pati, 24 November 2026" or "Tanggal : ..." */
static char *read_letter_date(const GPtrArray *lines)
{
	g_autofree char *value = field(lines, FIELD("tanggal(?: surat)?|tgl\\.?"), FALSE);
	if (value) {
		char *date = read_date(value);
		if (date)
			return date;
	}
	for (guint i = 0; i < lines->len; i++) {
		g_autofree char *place = text_capture(
			"(?:^|\\s)[A-Z][A-Za-z. ]{2,30},\\s*((?:tanggal\\s+|tgl\\.?\\s+)?"
			"[0-9]{1,2}[ .-]+[A-Za-z0-9]{2,9}[ .-]+[0-9]{4})\\s*$",
			line_at(lines, i)->text, 1);
		char *date = place ? read_date(place) : NULL;
		if (date)
			return date;
	}
	return NULL;
}

#define OFFICE                                                                                     \
	"(?:dinas|badan|kecamatan|kelurahan|sekretariat|inspektorat|satuan|bagian|kantor|uptd?|"   \
	"puskesmas|rsud|rumah sakit|bpbd|bapp?eda|bkpp?|bpkad|diskominfo|disdukcapil|korpri)"

/* The line under "PEMERINTAH KABUPATEN ..." near the top. */
static char *read_letterhead(const GPtrArray *lines)
{
	guint seen = 0;
	gboolean under = FALSE;
	for (guint i = 0; i < lines->len && seen < LETTERHEAD_LINES; i++) {
		g_autofree char *text = g_strstrip(g_strdup(line_at(lines, i)->text));
		if (!*text)
			continue;
		seen++;
		if (text_matches("^pemerintah (kabupaten|kota|provinsi|daerah|desa)", text)) {
			under = TRUE;
			continue;
		}
		g_autofree char *upper = g_utf8_strup(text, -1);
		gboolean head = strcmp(upper, text) == 0 && text_matches("^" OFFICE "\\b", text);
		if (head || (under && text_matches("^" OFFICE "\\b", text)))
			return g_steal_pointer(&text);
	}
	return NULL;
}

/* "Kepala Dinas Kesehatan", "Camat Juwana", at the end; not the addressee at the begin. */
static char *read_signer(const GPtrArray *lines)
{
	for (guint i = lines->len; i-- > 0;) {
		const char *text = line_at(lines, i)->text;
		if (text_matches("(yth|kepada)", text) ||
			(i > 0 && text_matches("(yth|kepada)", line_at(lines, i - 1)->text)))
			return NULL;
		char *office =
			text_capture("^\\s*(?:a\\.?n\\.?\\s*)?(?:plt\\.?\\s*|plh\\.?\\s*)?"
				     "(?:kepala|sekretaris|direktur|kasubbag .{0,30})\\s+(" OFFICE
				     "\\b[^,.]{0,60}?)\\s*,?\\s*$",
				text, 1);
		if (office)
			return office;
		g_autofree char *camat =
			text_capture("^\\s*(?:a\\.?n\\.?\\s*)?(?:plt\\.?\\s*)?camat\\s+"
				     "([A-Za-z ]{3,30}?)\\s*,?\\s*$",
				text, 1);
		if (camat)
			return g_strconcat("Kecamatan ", camat, NULL);
	}
	return NULL;
}

static char *international(const char *written)
{
	GString *digits = g_string_new("");
	for (const char *c = written; *c; c++)
		if (g_ascii_isdigit(*c))
			g_string_append_c(digits, *c);
	const char *national = digits->str;
	if (g_str_has_prefix(national, "62"))
		national += 2;
	else if (*national == '0')
		national++;
	char *number = g_strconcat("+62", national, NULL);
	g_string_free(digits, TRUE);
	return number;
}

/* A mobile number first: it is a person's; a letterhead's is the front desk's. */
static char *read_phone(const GPtrArray *lines)
{
	const GRegex *shapes[] = {
		PATTERN_COMPILED("(?<![0-9/.-])((?:\\+?62[ .-]?|0)8[0-9]{1,3}[ .-]?[0-9]{3,4}[ .-]?"
				 "[0-9]{2,5})(?![0-9/])"),
		PATTERN_COMPILED("(\\(0[0-9]{2,3}\\)[ .-]?[0-9]{5,8}|"
				 "(?<![0-9/.-])0[2-7][0-9]{1,2}-[0-9]{5,8})(?![0-9/])"),
	};
	for (guint i = 0; i < G_N_ELEMENTS(shapes); i++)
		for (guint k = 0; k < lines->len; k++) {
			g_autofree char *phone =
				pattern_capture(shapes[i], line_at(lines, k)->text, 1);
			if (phone)
				return international(phone);
		}
	return NULL;
}

static void set(char **member, char *value)
{
	if (*member)
		g_free(value);
	else
		*member = value;
}

void mail_letter_read(const char *text, struct mail_letter *letter)
{
	g_autoptr(GPtrArray) lines = lines_of_plain(text);
	g_autofree char *number = read_number(lines);
	g_autofree char *subject = field(lines, FIELD("perihal|hal"), TRUE);
	set(&letter->phone, read_phone(lines));
	/* One of the two makes it a letter; "Hal: ..." and a date alone do not. */
	if (!number && !subject)
		return;
	set(&letter->number, g_steal_pointer(&number));
	set(&letter->subject, g_steal_pointer(&subject));
	set(&letter->date, read_letter_date(lines));
	set(&letter->nature, read_nature(lines));
	set(&letter->attachment, field(lines, FIELD("lampiran|lamp\\.?"), FALSE));
	char *office = read_letterhead(lines);
	set(&letter->office, office ? office : read_signer(lines));
}

void mail_letter_clear(struct mail_letter *letter)
{
	g_free(letter->number);
	g_free(letter->date);
	g_free(letter->nature);
	g_free(letter->attachment);
	g_free(letter->subject);
	g_free(letter->office);
	g_free(letter->phone);
}
