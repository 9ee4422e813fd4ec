#include "desk/csv.h"

#include <string.h>

G_DEFINE_QUARK(desk-csv-error-quark, csv_error)

/* The reader's place in the text. */
struct cursor {
	const char *name;
	const char *at, *end;
	char separator;
	int line; /* of the next character */
};

static void row_free(void *data)
{
	struct csv_row *row = data;

	g_ptr_array_unref(row->fields);
	g_free(row);
}

G_GNUC_PRINTF(3, 4)
static gboolean fail(const struct cursor *cursor, GError **error, const char *format, ...)
{
	g_autofree char *problem = NULL;
	va_list arguments;

	va_start(arguments, format);
	problem = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, CSV_ERROR, 0, "%s baris %d: %s", cursor->name, cursor->line, problem);
	return FALSE;
}

/* Counts the character only if it ends a line: LF, CR, or CRLF once. */
static void count_line(struct cursor *cursor, char c)
{
	if (c == '\n' || (c == '\r' && (cursor->at == cursor->end || *cursor->at != '\n')))
		cursor->line++;
}

/* The rest of a field that began with a quote. */
static gboolean read_quoted(struct cursor *cursor, GString *field, GError **error)
{
	struct cursor opened = *cursor;

	while (cursor->at < cursor->end) {
		char c = *cursor->at++;

		count_line(cursor, c);
		if (c != '"') {
			g_string_append_c(field, c);
		} else if (cursor->at < cursor->end && *cursor->at == '"') {
			g_string_append_c(field, '"');
			cursor->at++;
		} else {
			return TRUE;
		}
	}
	return fail(&opened, error,
		"tanda petik \" dibuka tetapi tidak ditutup; tutup dengan \" atau hapus");
}

static gboolean ends_field(const struct cursor *cursor)
{
	return cursor->at == cursor->end || *cursor->at == cursor->separator ||
		*cursor->at == '\n' || *cursor->at == '\r';
}

/*
 * One field, up to its separator or line end. What follows a closing quote is kept, and a quote
 * inside a bare field is a character: people write 2" and "Pati" Kota by hand.
 */
static gboolean read_field(struct cursor *cursor, char **value, GError **error)
{
	g_autoptr(GString) field = g_string_new(NULL);

	while (!ends_field(cursor) && (*cursor->at == ' ' || *cursor->at == '\t'))
		cursor->at++;
	if (!ends_field(cursor) && *cursor->at == '"') {
		cursor->at++;
		if (!read_quoted(cursor, field, error))
			return FALSE;
	}
	while (!ends_field(cursor))
		g_string_append_c(field, *cursor->at++);
	*value = g_strstrip(g_strdup(field->str));
	return TRUE;
}

/* One record, which quoted line ends may spread over several lines. */
static struct csv_row *read_row(struct cursor *cursor, GError **error)
{
	struct csv_row *row = g_new0(struct csv_row, 1);

	row->line = cursor->line;
	row->fields = g_ptr_array_new_with_free_func(g_free);
	while (TRUE) {
		char *value;

		if (!read_field(cursor, &value, error)) {
			row_free(row);
			return NULL;
		}
		g_ptr_array_add(row->fields, value);
		if (cursor->at == cursor->end)
			return row;
		char c = *cursor->at++;

		count_line(cursor, c);
		if (c == cursor->separator)
			continue;
		if (c == '\r' && cursor->at < cursor->end && *cursor->at == '\n') {
			cursor->at++;
			cursor->line++;
		}
		return row;
	}
}

static gboolean is_blank(const struct csv_row *row)
{
	for (guint i = 0; i < row->fields->len; i++)
		if (*(const char *)g_ptr_array_index(row->fields, i))
			return FALSE;
	return TRUE;
}

/* Excel leaves empty columns at the end of a row: they are no fields too many. */
static void drop_empty_end(struct csv_row *row, guint columns)
{
	while (row->fields->len > columns &&
		!*(const char *)g_ptr_array_index(row->fields, row->fields->len - 1))
		g_ptr_array_set_size(row->fields, (int)row->fields->len - 1);
}

/* The sign which the header line holds most often outside quotes. */
static char find_separator(const char *text, gsize length)
{
	gsize count[3] = { 0 };
	gboolean quoted = FALSE;

	for (gsize i = 0; i < length && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
		if (text[i] == '"')
			quoted = !quoted;
		else if (!quoted)
			count[text[i] == ';' ? 0 : text[i] == '\t' ? 1 : 2] +=
				text[i] == ';' || text[i] == '\t' || text[i] == ',';
	}
	if (count[0] > count[2])
		return ';';
	return count[1] > count[2] ? '\t' : ',';
}

/*
 * windows-1252 to UTF-8, byte by byte: what Excel writes as "CSV" without UTF-8. The five bytes
 * that have no meaning there become U+FFFD, so that no file is refused for them.
 */
static char *from_windows(const char *bytes, gsize length)
{
	static const gunichar high[32] = {
		0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
		0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
		0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
	};
	GString *text = g_string_sized_new(length + length / 8);

	for (gsize i = 0; i < length; i++) {
		guchar byte = (guchar)bytes[i];

		if (byte >= 0x80 && byte < 0xA0)
			g_string_append_unichar(text, high[byte - 0x80]);
		else
			g_string_append_unichar(text, byte);
	}
	return g_string_free(text, FALSE);
}

/* The text in UTF-8 without a byte order mark. */
static char *decode(const char *bytes, gsize length)
{
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	return g_utf8_validate(bytes, (gssize)length, NULL) ? g_strndup(bytes, length)
							    : from_windows(bytes, length);
}

static gboolean check_bytes(struct cursor *cursor, const char *bytes, gsize length, GError **error)
{
	const char *nul = length ? memchr(bytes, '\0', length) : NULL;

	if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return fail(cursor, error,
			"berkas disimpan sebagai teks Unicode (UTF-16); di Excel pilih \"CSV UTF-8\"");
	if (length >= 2 && memcmp(bytes, "PK", 2) == 0)
		return fail(cursor, error,
			"ini buku kerja Excel, bukan CSV; di Excel pilih Simpan Sebagai \"CSV UTF-8\"");
	if (!nul)
		return TRUE;
	for (const char *at = bytes; at < nul; at++)
		cursor->line += *at == '\n';
	return fail(cursor, error, "ada byte NUL; simpan ulang dari Excel sebagai \"CSV UTF-8\"");
}

static gboolean check_header(struct cursor *cursor, const struct csv *csv, GError **error)
{
	for (guint i = 0; i < csv->header->len; i++) {
		const char *name = g_ptr_array_index(csv->header, i);

		if (!*name)
			return fail(cursor, error, "kolom %u tidak punya judul; isi judulnya", i + 1);
		for (guint j = 0; j < i; j++)
			if (g_str_equal(name, g_ptr_array_index(csv->header, j)))
				return fail(cursor, error,
					"judul kolom \"%s\" ada dua kali (kolom %u dan %u)", name, j + 1,
					i + 1);
	}
	return TRUE;
}

/* The first line that is not blank. */
static gboolean read_header(struct cursor *cursor, struct csv *csv, GError **error)
{
	while (cursor->at < cursor->end) {
		struct cursor line = *cursor;
		struct csv_row *row;

		cursor->separator = find_separator(cursor->at, (gsize)(cursor->end - cursor->at));
		row = read_row(cursor, error);
		if (!row)
			return FALSE;
		drop_empty_end(row, 0);
		for (guint i = 0; i < row->fields->len; i++)
			g_ptr_array_add(csv->header,
				g_utf8_strdown(g_ptr_array_index(row->fields, i), -1));
		row_free(row);
		if (csv->header->len)
			return check_header(&line, csv, error);
	}
	return fail(cursor, error, "berkas kosong; baris pertama harus berisi judul kolom");
}

static gboolean read_rows(struct cursor *cursor, struct csv *csv, GError **error)
{
	while (cursor->at < cursor->end) {
		struct csv_row *row = read_row(cursor, error);

		if (!row)
			return FALSE;
		if (is_blank(row)) {
			row_free(row);
			continue;
		}
		drop_empty_end(row, csv->header->len);
		g_ptr_array_add(csv->rows, row);
		if (row->fields->len > csv->header->len) {
			cursor->line = row->line;
			return fail(cursor, error,
				"ada %u kolom, judul hanya %u; apit isi yang memuat %s dengan tanda petik \"",
				row->fields->len, csv->header->len,
				cursor->separator == ';'	  ? "titik koma (;)"
					: cursor->separator == ',' ? "koma (,)"
								   : "tab");
		}
	}
	return TRUE;
}

struct csv *csv_parse(const char *name, const char *bytes, gsize length, GError **error)
{
	g_autoptr(csv_auto) csv = g_new0(struct csv, 1);
	g_autofree char *text = NULL;
	struct cursor cursor = { .name = name, .line = 1 };

	csv->name = g_strdup(name);
	csv->header = g_ptr_array_new_with_free_func(g_free);
	csv->rows = g_ptr_array_new_with_free_func(row_free);
	if (!check_bytes(&cursor, bytes, length, error))
		return NULL;
	text = decode(bytes, length);
	cursor.at = text;
	cursor.end = text + strlen(text);
	if (!read_header(&cursor, csv, error) || !read_rows(&cursor, csv, error))
		return NULL;
	return g_steal_pointer(&csv);
}

void csv_free(struct csv *csv)
{
	if (!csv)
		return;
	g_free(csv->name);
	g_ptr_array_unref(csv->header);
	g_ptr_array_unref(csv->rows);
	g_free(csv);
}

int csv_column(const struct csv *csv, const char *name)
{
	for (guint i = 0; i < csv->header->len; i++)
		if (g_str_equal(g_ptr_array_index(csv->header, i), name))
			return (int)i;
	return -1;
}

const char *csv_field(const struct csv_row *row, int column)
{
	if (column < 0 || (guint)column >= row->fields->len)
		return "";
	return g_ptr_array_index(row->fields, column);
}
