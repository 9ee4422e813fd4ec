/* What an import leaves open: nothing is wrong with the files, but something will be missing. */
#include "desk/directory_parts.h"
#include "desk/texts.h"
#include "desk/ticket.h"

#include <string.h>

static void G_GNUC_PRINTF(2, 3) warn(GPtrArray *warnings, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_ptr_array_add(warnings, g_strdup_vprintf(format, values));
	va_end(values);
}

static void look_for_holidays(struct db *db, int this_year, GPtrArray *warnings)
{
	for (int year = this_year; year <= this_year + 1; year++) {
		g_autofree char *pattern = g_strdup_printf("%04d-%%", year);
		if (db_int(db, "SELECT count(*) FROM holiday WHERE day LIKE ?", "s", pattern) == 0)
			warn(warnings,
				_("Hari libur tahun %d belum ada; impor berkas libur tahun itu "
				  "agar "
				  "target waktu tepat."),
				year);
	}
}

static void look_for_technicians(struct db *db, const GPtrArray *people, GPtrArray *warnings)
{
	g_autoptr(query_auto) query =
		db_query(db, "SELECT DISTINCT section FROM service WHERE active ORDER BY 1", "");
	while (query_next(query)) {
		const char *section = query_text(query, 0);
		gboolean found = FALSE;
		for (guint i = 0; i < people->len; i++) {
			const struct person *one = people->pdata[i];
			found |= one->role == SPEAKER_TECHNICIAN &&
				 section_is(one->section, section);
		}
		if (!found)
			warn(warnings,
				_("Seksi \"%s\" tidak punya teknisi; surat untuknya diserahkan ke "
				  "pimpinan."),
				section);
	}
}

static gboolean has_role(const GPtrArray *people, enum speaker role)
{
	for (guint i = 0; i < people->len; i++)
		if (((const struct person *)people->pdata[i])->role == role)
			return TRUE;
	return FALSE;
}

/* "TIK-2026-000001, TIK-2026-000004": the tickets of one technician, which come one after another
 * in the list of each. */
static void look_for_orphans(struct db *db, const char *today, GPtrArray *warnings)
{
	g_autoptr(GPtrArray) orphans = directory_orphans(db, today);
	g_autoptr(GHashTable) told = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (guint i = 0; i < orphans->len; i++) {
		struct ticket *first = orphans->pdata[i];
		if (!g_hash_table_add(told, &first->assignee_id))
			continue;
		g_autoptr(GString) numbers = g_string_new(first->number);
		for (guint k = i + 1; k < orphans->len; k++) {
			const struct ticket *more = orphans->pdata[k];
			if (more->assignee_id == first->assignee_id)
				g_string_append_printf(numbers, ", %s", more->number);
		}
		warn(warnings,
			_("%s (%s) tidak bertugas lagi sebagai teknisi, tetapi masih memegang %s. "
			  "Serahkan: DISPOSISI oleh pimpinan, atau `desktik ticket set NOMOR "
			  "assignee=ALAMAT --reason ALASAN`."),
			first->assignee_name, first->assignee, numbers->str);
	}
}

void directory_look_for_gaps(struct db *db, const char *today, GPtrArray *warnings)
{
	g_autoptr(GPtrArray) people = directory_people(db, today);
	look_for_holidays(db, (int)g_ascii_strtoll(today, NULL, 10), warnings);
	look_for_technicians(db, people, warnings);
	if (!has_role(people, SPEAKER_LEADER))
		warn(warnings, _("Belum ada pimpinan: laporan tidak dapat disetujui."));
	if (!has_role(people, SPEAKER_OPERATOR))
		warn(warnings, _("Belum ada operator: surat yang ditahan tidak ada yang melihat."));
	look_for_orphans(db, today, warnings);
}
