/* The fields of an official letter (surat dinas). */
#include "mailparse/letter.h"

#include "mailparse/field.h"
#include "mailparse/letter_part.h"
#include "mailparse/lines.h"
#include "mailparse/old_mail.h"
#include "mailparse/pattern.h"
#include "mailparse/phone.h"

#include <string.h>

#define CONTINUED_LINES 4
#define SENTENCE_BYTES 55
#define LABELS_MAX 8

/* In two columns the right one begins after a wide gap. Stars are bold text. */
char *letter_left_column(const char *value)
{
	const char *end = strpbrk(value, "\t");
	const char *gap = strstr(value, "    ");
	gsize length = end && (!gap || end < gap) ? (gsize)(end - value)
		       : gap			  ? (gsize)(gap - value)
						  : strlen(value);
	g_autofree char *column = text_strip(g_strndup(value, length));
	char *text = g_strdup(column + strspn(column, "*"));
	for (gsize last = strlen(text); last && text[last - 1] == '*'; last--)
		text[last - 1] = '\0';
	return text_strip(text);
}

static const char *const number_names[] = { "nomor", "nomor surat", "nomer", "no", "no surat",
	"no. surat", NULL };
static const char *const nature_names[] = { "sifat", "sifat surat", NULL };
static const char *const attachment_names[] = { "lampiran", "lamp", NULL };
static const char *const subject_names[] = { "perihal", "hal", "perihal surat", NULL };
/* Of a nota dinas. */
static const char *const sender_names[] = { "dari", NULL };
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

/* A line that is nothing but the name of a letter's field. */
static gboolean is_label(const char *line, struct field *field)
{
	static const char *const names[] = { "nomor", "sifat", "lampiran", "perihal", "hal",
		"tanggal", NULL };
	if (!*line || !strchr("nslphtNSLPHT", *line) || strlen(line) > FIELD_NAME_BYTES)
		return FALSE;
	g_autofree char *name = g_strconcat(line, ":", NULL);
	return field_read(name, field) && field_is(field, names);
}

/* The value in the line of a colon, or else in the one below it. `*i` is then past it. */
static const char *torn_value(const GPtrArray *lines, guint *i)
{
	guint colon = lines_next_written(lines, *i);
	const char *mark = colon < lines->len ? field_bare(line_at(lines, colon)->text) : "";
	if (*mark != ':')
		return NULL;
	const char *value = mark + 1 + strspn(mark + 1, " \t");
	*i = colon + 1;
	if (*value)
		return value;
	guint next = lines_next_written(lines, *i);
	if (next >= lines->len)
		return NULL;
	*i = next + 1;
	return field_bare(line_at(lines, next)->text);
}

/*
 * Tables torn apart: name, colon and value each in a line of its own, as in Gmail's plain text, or
 * first all names and then all values, as copied out of a PDF. How many lines that took; 0: none.
 */
static guint read_torn(const GPtrArray *lines, guint i, GArray *fields)
{
	struct entry entries[LABELS_MAX];
	guint labels = 0, k = i;
	for (; k < lines->len && labels < LABELS_MAX &&
		is_label(line_at(lines, k)->text, &entries[labels].field);
		k++)
		entries[labels++].line = k;
	guint found = 0;
	for (; found < labels; found++) {
		const char *value = torn_value(lines, &k);
		if (!value)
			break;
		entries[found].field.value = value;
		entries[found].field.column = 0;
		entries[found].field.separator = ':';
	}
	if (found < labels || labels == 0)
		return 0;
	g_array_append_vals(fields, entries, labels);
	return k - i;
}

/* struct entry: all of them, in order. */
static GArray *read_fields(const GPtrArray *lines)
{
	GArray *fields = g_array_new(FALSE, FALSE, sizeof(struct entry));
	for (guint i = 0; i < lines->len; i++) {
		struct entry entry = { .line = i };
		guint torn = read_torn(lines, i, fields);
		if (torn) {
			i += torn - 1;
			continue;
		}
		if (!field_read(line_at(lines, i)->text, &entry.field) || is_in_sentence(lines, i))
			continue;
		/* A mail that is passed on has a subject, and is no letter for that. */
		guint header = old_mail_header(lines, i);
		if (header) {
			i += header - 1;
			continue;
		}
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
		g_autofree char *value = letter_left_column(entry->field.value);
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

static void add_word(GString *value, const char *more)
{
	if (*more)
		g_string_append_printf(value, "%s%s", value->len ? " " : "", more);
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
		g_autofree char *more = letter_left_column(line + strspn(line, " \t"));
		add_word(value, more);
	}
}

static gboolean is_addressee(const char *line)
{
	return text_matches("^\\s*(kepada|kpd|yth)\\b", line);
}

/* Without any indent: what stands between the subject and the addressee, at most two lines. */
static void add_flush(GString *value, const GPtrArray *lines, guint i)
{
	guint end = i + 1;
	struct field field;
	while (end < lines->len && end <= i + 2 && !line_is_blank(line_at(lines, end)) &&
		!is_addressee(line_at(lines, end)->text) &&
		!field_read(line_at(lines, end)->text, &field))
		end++;
	guint next = lines_next_written(lines, end);
	if (next >= lines->len || !is_addressee(line_at(lines, next)->text))
		return;
	for (guint k = i + 1; k < end; k++) {
		g_autofree char *more = text_strip(g_strdup(line_at(lines, k)->text));
		add_word(value, more);
	}
}

static char *read_subject(const GPtrArray *lines, const GArray *fields)
{
	const struct entry *entry;
	for (guint i = 0; (entry = next_field(fields, &i, subject_names)); i++) {
		GString *value = g_string_new(NULL);
		g_autofree char *first = letter_left_column(entry->field.value);
		g_string_append(value, first);
		gsize before = value->len;
		add_continued(value, lines, entry->line, *first ? entry->field.column : 8);
		if (value->len == before && *first)
			add_flush(value, lines, entry->line);
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
		g_autofree char *part = text_strip(g_strdup(parts[i]));
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
		g_autofree char *number = letter_left_column(entry->field.value);
		/* The gap for the pen may be wider than the one between two columns. */
		if (!strchr(number, '/') || g_str_has_suffix(number, "/")) {
			char *whole = text_capture("^([a-z0-9.-]+(?:/[^/\\n]*?)*/\\s*[0-9]{4})\\b",
				entry->field.value, 1);
			g_free(number);
			number = whole ? whole : g_strdup("");
		}
		/* Copied out of two columns: the place and the date follow. */
		char *alone = text_capture("^(.*/ *[0-9]{4}) +[a-z. ]+, *[0-9]", number, 1);
		if (alone) {
			g_free(number);
			number = alone;
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

/* As a date does, by its year, or that of the Islamic one beside it. */
static gboolean ends_with_year(const char *text)
{
	gsize length = strlen(text);
	while (length && g_ascii_isspace(text[length - 1]))
		length--;
	return length && (g_ascii_isdigit(text[length - 1]) ||
				 (text[length - 1] == 'H' && strchr(text, '/')));
}

#define HIJRI "(?:\\s*M?\\s*/.*H)?\\s*$"

/* "Pati, 24 November 2026"; not the birthday of a form. */
static char *date_at_place(const GPtrArray *lines)
{
	char *date = NULL;
	struct field field;
	for (guint i = 0; i < lines->len && !date; i++) {
		const char *text = line_at(lines, i)->text;
		if (!ends_with_year(text) || !strchr(text, ',') ||
			(field_read(text, &field) && !field_is(&field, number_names) &&
				!field_is(&field, nature_names) &&
				!field_is(&field, attachment_names) &&
				!field_is(&field, subject_names)))
			continue;
		g_autofree char *place = text_capture(
			"(?:^|\\s)[A-Z][A-Za-z. ]{2,30},\\s*((?:tanggal\\s+|tgl\\.?\\s+)?"
			"[0-9]{1,2}[ ./-]+[A-Za-z0-9]{2,9}[ ,./-]+(?:[0-9]{4}|[0-9]{2})|"
			"[A-Za-z]{3,9} [0-9]{1,2}, [0-9]{4})" HIJRI,
			text, 1);
		date = place ? letter_read_date(place) : NULL;
	}
	return date;
}

/* Alone in its line or in the right column, or under a decree. */
static char *date_alone(const GPtrArray *lines)
{
	char *date = NULL;
	for (guint i = 0; i < lines->len && !date; i++) {
		const char *text = line_at(lines, i)->text;
		if (!ends_with_year(text))
			continue;
		g_autofree char *alone =
			text_capture("(?:\\s{4,}|\\t|^\\s*(?:pada tanggal\\s*:?\\s*)?)([0-9]{1,2}[ "
				     "./-]+[a-z0-9]{2,9}"
				     "[ ./-]+[0-9]{4})" HIJRI,
				text, 1);
		date = alone ? letter_read_date(alone) : NULL;
	}
	return date;
}

static char *read_letter_date(const GPtrArray *lines, const GArray *fields)
{
	char *date = date_at_place(lines);
	g_autofree char *value = date ? NULL : value_of(fields, date_names);
	if (value)
		date = letter_read_date(value);
	return date ? date : date_alone(lines);
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
			g_autofree char *more = text_strip(g_strdup(line_at(lines, k)->text));
			add_word(about, more);
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
	letter_read_lines(lines, letter);
}

void letter_read_lines(const GPtrArray *lines, struct mail_letter *letter)
{
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
	g_autofree char *sender = value_of(fields, sender_names);
	set(&letter->office, letter_read_office(lines, sender));
}

void mail_letter_clear(struct mail_letter *letter)
{
	g_clear_pointer(&letter->number, g_free);
	g_clear_pointer(&letter->date, g_free);
	g_clear_pointer(&letter->nature, g_free);
	g_clear_pointer(&letter->attachment, g_free);
	g_clear_pointer(&letter->subject, g_free);
	g_clear_pointer(&letter->office, g_free);
	g_clear_pointer(&letter->phone, g_free);
}
