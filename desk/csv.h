/*
 * csv: RFC 4180 as Excel really writes it: comma or semicolon (found from the header line), BOM or
 * not, LF, CRLF or CR, quotes doubled inside quotes, UTF-8 or else windows-1252.
 */
#ifndef DESK_CSV_H
#define DESK_CSV_H

#include <glib.h>

#define CSV_ERROR (csv_error_quark())
GQuark csv_error_quark(void);

struct csv_row {
	int line;          /* of the file, from 1 */
	GPtrArray *fields; /* char *, trimmed, UTF-8 */
};

struct csv {
	char *name;        /* for messages: the file's name */
	GPtrArray *header; /* char *, lower case, trimmed */
	GPtrArray *rows;   /* struct csv_row *; blank lines are left out */
};

/*
 * Parses a whole file. NULL and an error ("petugas.csv baris 7: ...", in Indonesian: a clerk reads
 * it) for an open quote, more fields than the header, a NUL byte or an empty file.
 * Free with csv_free().
 */
struct csv *csv_parse(const char *name, const char *bytes, gsize length, GError **error);
void csv_free(struct csv *csv);
typedef struct csv csv_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(csv_auto, csv_free)

/* The column's index, or -1. */
int csv_column(const struct csv *csv, const char *name);

/* The field, "" where the row is short or column is -1. Never NULL. */
const char *csv_field(const struct csv_row *row, int column);

#endif
