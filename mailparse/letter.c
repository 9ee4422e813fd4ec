/* The fields of an official letter (surat dinas). */
#include "mailparse/letter.h"

#include "mailparse/field.h"
#include "mailparse/lines.h"
#include "mailparse/pattern.h"
#include "mailparse/phone.h"

#include <stdlib.h>
#include <string.h>

#define LETTERHEAD_LINES 14
#define CONTINUED_LINES 4
#define SIGNER_BYTES 120
#define SENTENCE_BYTES 55

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
	g_autoptr(GMatchInfo) match = NULL;
	if (strnlen(text, PATTERN_BYTES + 1) > PATTERN_BYTES ||
		!g_regex_match(shape, text, 0, &match))
		return NULL;
	g_autofree char *d = g_match_info_fetch(match, day);
	g_autofree char *m = g_match_info_fetch(match, month);
	g_autofree char *y = g_match_info_fetch(match, year);
	int number = g_ascii_isdigit(*m) ? atoi(m) : month_of(m);
	return number ? iso_date(atoi(y), number, atoi(d)) : NULL;
}

/* "24 November 2026", "24-11-2026", "24/11/2026", "2026-11-24", "November 24, 2026". */
static char *read_date(const char *text)
{
	const GRegex *shapes[] = {
		PATTERN_COMPILED(
			"\\b([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})[ ,.-]+([0-9]{4})\\b"),
		PATTERN_COMPILED(
			"\\b([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4}|[0-9]{2})\\b"),
		PATTERN_COMPILED("\\b([0-9]{4})-([0-9]{2})-([0-9]{2})\\b"),
		PATTERN_COMPILED("\\b([a-z]{3,9})\\.? ([0-9]{1,2}),? ([0-9]{4})\\b"),
	};
	static const int groups[][3] = { { 1, 2, 3 }, { 1, 2, 3 }, { 3, 2, 1 }, { 2, 1, 3 } };
	static const guint order[] = { 0, 2, 1, 3 };
	for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
		const int *at = groups[order[i]];
		char *date = date_of(text, shapes[order[i]], at[0], at[1], at[2]);
		if (date)
			return date;
	}
	return NULL;
}

/* In two columns the right one begins after a wide gap. Stars are bold text. */
static char *left_column(const char *value)
{
	const char *end = strpbrk(value, "\t");
	const char *gap = strstr(value, "    ");
	gsize length = end && (!gap || end < gap) ? (gsize)(end - value)
		       : gap			  ? (gsize)(gap - value)
						  : strlen(value);
	g_autofree char *column = g_strstrip(g_strndup(value, length));
	char *text = g_strdup(column + strspn(column, "*"));
	for (gsize last = strlen(text); last && text[last - 1] == '*'; last--)
		text[last - 1] = '\0';
	return g_strstrip(text);
}

static const char *const number_names[] = { "nomor", "nomor surat", "nomer", "no", "no surat",
	"no. surat", NULL };
static const char *const nature_names[] = { "sifat", "sifat surat", NULL };
static const char *const attachment_names[] = { "lampiran", "lamp", NULL };
static const char *const subject_names[] = { "perihal", "hal", "perihal surat", NULL };
static const char *const date_names[] = { "tanggal", "tgl", "tanggal surat", "tgl. surat",
	"tgl surat", NULL };

/* A field of the text. */
struct entry {
	struct field field;
	guint line;
};

/* "hal: ..." as a program broke somebody's sentence. */
static gboolean is_in_sentence(const GPtrArray *lines, guint i)
{
	const char *line = line_at(lines, i)->text;
	const char *above = i > 0 ? line_at(lines, i - 1)->text : "";
	return g_ascii_islower(*line) && strlen(above) > SENTENCE_BYTES && !strstr(above, "    ");
}

/* Gmail's plain text has each cell of a table in a paragraph of its own: name, colon, value. */
static gboolean read_torn(const GPtrArray *lines, guint i, struct entry *entry)
{
	static const char *const names[] = { "nomor", "sifat", "lampiran", "perihal", "hal",
		"tanggal", NULL };
	guint colon = lines_next_written(lines, i + 1);
	const char *mark = colon < lines->len ? field_bare(line_at(lines, colon)->text) : "";
	if (*mark != ':')
		return FALSE;
	g_autofree char *name = g_strconcat(line_at(lines, i)->text, ":", NULL);
	if (!field_read(name, &entry->field) || !field_is(&entry->field, names))
		return FALSE;
	const char *value = mark + 1 + strspn(mark + 1, " \t");
	guint next = lines_next_written(lines, colon + 1);
	if (!*value && next < lines->len)
		value = field_bare(line_at(lines, next)->text);
	entry->field.value = value;
	entry->field.column = 0;
	return TRUE;
}

/* struct entry: all of them, in order. */
static GArray *read_fields(const GPtrArray *lines)
{
	GArray *fields = g_array_new(FALSE, FALSE, sizeof(struct entry));
	for (guint i = 0; i < lines->len; i++) {
		struct entry entry = { .line = i };
		const char *line = line_at(lines, i)->text;
		gboolean found = field_read(line, &entry.field);
		if (found ? is_in_sentence(lines, i)
			  : strlen(line) > FIELD_NAME_BYTES || !read_torn(lines, i, &entry))
			continue;
		/* Short names before a mere gap are columns of some table. */
		if (entry.field.separator == ':' || strlen(entry.field.name) > 3)
			g_array_append_val(fields, entry);
	}
	return fields;
}

/* The next one from `*i` on that has one of the names; NULL at the end. */
static const struct entry *next_field(const GArray *fields, guint *i, const char *const *names)
{
	for (; *i < fields->len; (*i)++) {
		const struct entry *entry = &g_array_index(fields, struct entry, *i);
		if (field_is(&entry->field, names))
			return entry;
	}
	return NULL;
}

/* The value of the first such field that has one; NULL without it. */
static char *value_of(const GArray *fields, const char *const *names)
{
	const struct entry *entry;
	for (guint i = 0; (entry = next_field(fields, &i, names)); i++) {
		g_autofree char *value = left_column(entry->field.value);
		if (*value)
			return g_steal_pointer(&value);
	}
	return NULL;
}

static guint indent_of(const char *line)
{
	guint column = 0;
	for (; *line == ' ' || *line == '\t'; line++)
		column = *line == '\t' ? (column / 8 + 1) * 8 : column + 1;
	return column;
}

/* Lines below that go on where the value began. What stands further right is another column. */
static void add_continued(GString *value, const GPtrArray *lines, guint i, guint column)
{
	for (guint k = i + 1; k < lines->len && k <= i + CONTINUED_LINES; k++) {
		const char *line = line_at(lines, k)->text;
		guint indent = indent_of(line);
		struct field field;
		if (line_is_blank(line_at(lines, k)) || indent < 4 || indent + 6 < column ||
			(field_read(line, &field) && field.separator != '\t') ||
			text_matches("^\\s*(kepada|kpd|yth|di\\b)", line))
			return;
		if (indent > column + 6)
			continue;
		g_autofree char *more = left_column(line + strspn(line, " \t"));
		g_string_append_printf(value, "%s%s", value->len ? " " : "", more);
	}
}

static char *read_subject(const GPtrArray *lines, const GArray *fields)
{
	const struct entry *entry;
	for (guint i = 0; (entry = next_field(fields, &i, subject_names)); i++) {
		GString *value = g_string_new(NULL);
		g_autofree char *first = left_column(entry->field.value);
		g_string_append(value, first);
		add_continued(value, lines, entry->line, *first ? entry->field.column : 8);
		char *text = g_string_free(value, FALSE);
		if (*text)
			return text;
		g_free(text);
	}
	return NULL;
}

/* Blanks around a slash are the typist's; a gap between two slashes is left for the pen. */
static char *tight(const char *number)
{
	g_auto(GStrv) parts = g_strsplit(number, "/", -1);
	for (int i = 0; parts[i]; i++) {
		g_autofree char *part = g_strstrip(g_strdup(parts[i]));
		if (*part) {
			g_free(parts[i]);
			parts[i] = g_steal_pointer(&part);
		}
	}
	return g_strjoinv("/", parts);
}

static gboolean is_letter_number(const char *number)
{
	return strchr(number, '/') && !strstr(number, "://") && text_matches("[0-9]", number) &&
	       text_matches("^[^/]{0,24}/", number) &&
	       !text_matches("^[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}$", number);
}

/* Always a slash; never a telephone, NIP or date. */
static char *read_number(const GArray *fields)
{
	const struct entry *entry;
	for (guint i = 0; (entry = next_field(fields, &i, number_names)); i++) {
		g_autofree char *number = left_column(entry->field.value);
		/* The gap for the pen may be wider than the one between two columns. */
		if (!strchr(number, '/') || g_str_has_suffix(number, "/")) {
			char *whole = text_capture("^([a-z0-9.-]+(?:/[^/\\n]*?)*/\\s*[0-9]{4})\\b",
				entry->field.value, 1);
			g_free(number);
			number = whole ? whole : g_strdup("");
		}
		if (is_letter_number(number))
			return tight(number);
	}
	return NULL;
}

static char *read_nature(const GArray *fields)
{
	static const char *const natures[][2] = { { "sangat segera", "sangat segera" },
		{ "amat segera", "sangat segera" }, { "sgt segera", "sangat segera" },
		{ "kilat", "sangat segera" }, { "segera", "segera" }, { "penting", "penting" },
		{ "rahasia", "rahasia" }, { "biasa", "biasa" } };
	g_autofree char *value = value_of(fields, nature_names);
	if (!value)
		return NULL;
	g_autofree char *lower = g_utf8_strdown(value, -1);
	g_auto(GStrv) split = g_strsplit_set(lower, " \t.", -1);
	GString *words = g_string_new("");
	for (int i = 0; split[i]; i++)
		if (*split[i])
			g_string_append_printf(words, "%s%s", words->len ? " " : "", split[i]);
	g_autofree char *plain = g_string_free(words, FALSE);
	/* Secrecy is kept whatever else is said. */
	if (strstr(plain, "rahasia"))
		return g_strdup("rahasia");
	for (guint i = 0; i < G_N_ELEMENTS(natures); i++)
		if (strstr(plain, natures[i][0]))
			return g_strdup(natures[i][1]);
	return NULL;
}

/* As a date does, by its year. */
static gboolean ends_with_digit(const char *text)
{
	gsize length = strlen(text);
	while (length && g_ascii_isspace(text[length - 1]))
		length--;
	return length && g_ascii_isdigit(text[length - 1]);
}

/* "Pati, 24 November 2026" or "Tanggal : ..." */
static char *read_letter_date(const GPtrArray *lines, const GArray *fields)
{
	g_autofree char *value = value_of(fields, date_names);
	char *date = value ? read_date(value) : NULL;
	for (guint i = 0; i < lines->len && !date; i++) {
		const char *text = line_at(lines, i)->text;
		if (!ends_with_digit(text) || !strchr(text, ','))
			continue;
		g_autofree char *place = text_capture(
			"(?:^|\\s)[A-Z][A-Za-z. ]{2,30},\\s*((?:tanggal\\s+|tgl\\.?\\s+)?"
			"[0-9]{1,2}[ .-]+[A-Za-z0-9]{2,9}[ ,.-]+[0-9]{4})\\s*$",
			text, 1);
		date = place ? read_date(place) : NULL;
	}
	/* Alone in the right column, or under a decree. */
	for (guint i = 0; i < lines->len && !date; i++) {
		const char *text = line_at(lines, i)->text;
		if (!ends_with_digit(text))
			continue;
		g_autofree char *alone = text_capture(
			"(?:\\s{4,}|\\t|^\\s*pada tanggal\\s*:?\\s*)([0-9]{1,2}[ ./-]+[a-z0-9]{2,9}"
			"[ ./-]+[0-9]{4})\\s*$",
			text, 1);
		date = alone ? read_date(alone) : NULL;
	}
	return date;
}

#define OFFICE                                                                                     \
	"(?:dinas|badan|kecamatan|kelurahan|desa|pemerintah desa|sekretariat|inspektorat|satuan|"  \
	"satpol|bagian|bidang|seksi|kantor|upt|uptd|puskesmas|rsud|rumah "                         \
	"sakit|bpbd|bapp?eda|bapperida|bkpp?|"                                                     \
	"bkpsdm|bpkad|bapenda|dinkes|disdik|diskominfo|disdukcapil|dpmptsp|dishub|disperin|"       \
	"korpri|korwil|sdn?|smpn?|sman?|smkn?|sekolah|tk|paud|perumda|pdam|rsu)"

static gboolean is_upper(const char *text)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		if (g_unichar_islower(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

/* A long name takes two lines; what follows it is an address. */
static gboolean goes_on(char **office, const char *text)
{
	if (!is_upper(text) || !strchr(text, ' ') || strpbrk(text, "0123456789.,:@") ||
		text_matches(
			"^(jl|jalan|kabupaten|kota|provinsi|alamat|telp|surat|nota|email|laman)\\b",
			text))
		return FALSE;
	char *both = g_strconcat(*office, " ", text, NULL);
	g_free(*office);
	*office = both;
	return TRUE;
}

/* The lowest office under "PEMERINTAH KABUPATEN ..." near the top: a school, not its department. */
static char *read_letterhead(const GPtrArray *lines)
{
	char *office = NULL;
	guint seen = 0;
	gboolean under = FALSE;
	for (guint i = 0; i < lines->len && seen < LETTERHEAD_LINES; i++) {
		g_autofree char *text = left_column(
			line_at(lines, i)->text + strspn(line_at(lines, i)->text, " \t"));
		if (!*text) {
			if (office)
				break;
			continue;
		}
		seen++;
		if (g_ascii_strncasecmp(text, "pemerintah ", 11) == 0 &&
			text_matches("^pemerintah (kabupaten|kota|provinsi|daerah)", text)) {
			under = TRUE;
			continue;
		}
		gboolean head = (under || is_upper(text)) && !strpbrk(text, ":!?");
		gboolean named = head && text_matches("^" OFFICE "\\b", text);
		if (named && !g_str_has_suffix(text, ".")) {
			g_free(office);
			office = g_steal_pointer(&text);
		} else if (office && !goes_on(&office, text)) {
			break;
		}
	}
	return office;
}

#define SIGNS_FOR                                                                                  \
	"^\\s*(?:a\\.? ?n\\.?\\s*|u\\.? ?b\\.?\\s*)?(?:plt\\.?\\s*|plh\\.?\\s*|pj\\.?\\s*)?"

static char *signer_of(const char *line)
{
	char *office = text_capture(SIGNS_FOR
		"(?:kepala|sekretaris|direktur|ketua|inspektur|kasubbag .{0,30})\\s+"
		"(?:pada\\s+)?(" OFFICE "\\b[^,.]{0,60}?)\\s*,?\\s*$",
		line, 1);
	if (office)
		return office;
	g_autofree char *camat =
		text_capture(SIGNS_FOR "camat\\s+([A-Za-z ]{3,30}?)\\s*,?\\s*$", line, 1);
	if (camat)
		return g_strconcat("Kecamatan ", camat, NULL);
	g_autofree char *lurah =
		text_capture(SIGNS_FOR "lurah\\s+([A-Za-z ]{3,30}?)\\s*,?\\s*$", line, 1);
	return lurah ? g_strconcat("Kelurahan ", lurah, NULL) : NULL;
}

/* "Kepala Dinas Kesehatan", "Camat Juwana", at the end; not the addressee at the begin. */
static char *read_signer(const GPtrArray *lines)
{
	for (guint i = lines->len; i-- > 0;) {
		const char *text = line_at(lines, i)->text;
		if (line_is_blank(line_at(lines, i)) || strlen(text) > SIGNER_BYTES)
			continue;
		if (text_matches("\\b(yth|kepada)\\b", text) ||
			(i > 0 && text_matches("\\b(yth|kepada)\\b", line_at(lines, i - 1)->text)))
			return NULL;
		char *office = signer_of(text);
		if (office)
			return office;
	}
	return NULL;
}

/* A mobile number first: it is a person's; a letterhead's is the front desk's. */
static char *read_phone(const GPtrArray *lines)
{
	for (int kind = PHONE_MOBILE; kind <= PHONE_FIXED; kind++)
		for (guint i = 0; i < lines->len; i++) {
			char *phone = phone_find(line_at(lines, i)->text, kind);
			if (phone)
				return phone;
		}
	return NULL;
}

/* A nota dinas says whom it is from: "Dari : Kepala Bidang ..." */
static char *read_sender(const GArray *fields)
{
	static const char *const names[] = { "dari", NULL };
	g_autofree char *value = value_of(fields, names);
	return value ? signer_of(value) : NULL;
}

/* "NOMOR 000.8.3/27 TAHUN 2026", "TENTANG" and what about: a decree or a circular. */
static void read_decree(const GPtrArray *lines, char **number, char **subject)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *text = field_bare(line_at(lines, i)->text);
		if (!*number && g_ascii_strncasecmp(text, "nomor ", 6) == 0)
			*number = text_capture(
				"^nomor\\s+([0-9][^\\s]*/.{1,30}\\btahun [0-9]{4})\\s*$", text, 1);
		if (!*number || *subject || g_ascii_strncasecmp(text, "tentang", 7) != 0)
			continue;
		GString *about = g_string_new("");
		for (guint k = lines_next_written(lines, i + 1);
			k < lines->len && k <= i + CONTINUED_LINES + 1 &&
			!line_is_blank(line_at(lines, k));
			k++) {
			g_autofree char *more = g_strstrip(g_strdup(line_at(lines, k)->text));
			g_string_append_printf(about, "%s%s", about->len ? " " : "", more);
		}
		*subject = g_string_free(about, about->len == 0);
	}
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
	g_autoptr(GArray) fields = read_fields(lines);
	g_autofree char *number = read_number(fields);
	g_autofree char *subject = read_subject(lines, fields);
	set(&letter->phone, read_phone(lines));
	if (!number && !subject)
		read_decree(lines, &number, &subject);
	/* One of the two makes it a letter; a date alone does not. */
	if (!number && !subject)
		return;
	set(&letter->number, g_steal_pointer(&number));
	set(&letter->subject, g_steal_pointer(&subject));
	set(&letter->date, read_letter_date(lines, fields));
	set(&letter->nature, read_nature(fields));
	set(&letter->attachment, value_of(fields, attachment_names));
	set(&letter->office, read_letterhead(lines));
	if (!letter->office)
		set(&letter->office, read_sender(fields));
	if (!letter->office)
		set(&letter->office, read_signer(lines));
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
