#include "desk/staff.h"
#include "desk/texts.h"

#include <stdio.h>
#include <string.h>

#define TITLE_SIGNS ".,"

void staff_row_free(struct staff_row *row)
{
	g_free(row->email);
	g_free(row->name);
	g_free(row->nip);
	g_free(row->section);
	g_free(row->from);
	g_free(row->until);
	g_free(row);
}

char *staff_day_before(const char *day)
{
	int y, m, d;
	GDate date;
	if (sscanf(day, "%4d-%2d-%2d", &y, &m, &d) != 3)
		return g_strdup(day);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, d, m, y);
	g_date_subtract_days(&date, 1);
	return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date), g_date_get_month(&date),
		g_date_get_day(&date));
}

/* At most one letter is put in, left out or another one. */
static gboolean is_one_slip(const char *a, const char *b)
{
	gsize same = 0, long_a = strlen(a), long_b = strlen(b);
	if (long_a < long_b)
		return is_one_slip(b, a);
	while (same < long_b && a[same] == b[same])
		same++;
	if (long_a == long_b)
		return strcmp(a + same + (same < long_a), b + same + (same < long_b)) == 0;
	return long_a == long_b + 1 && strcmp(a + same + 1, b + same) == 0;
}

/* "c" for "contoh"; short words must be the same. */
static gboolean word_fits(const char *word, const char *whole)
{
	gsize length = strlen(word);
	if (strcmp(word, whole) == 0 || (length == 1 && *word == *whole))
		return TRUE;
	return length >= 4 && is_one_slip(word, whole);
}

/* The words of the name, without what follows a comma, in small letters. */
static char **name_words(const char *name)
{
	g_autofree char *front = g_strndup(name, strcspn(name, ","));
	g_autofree char *lower = g_utf8_casefold(front, -1);
	g_strdelimit(lower, TITLE_SIGNS "'", ' ');
	GPtrArray *words = g_ptr_array_new();
	g_auto(GStrv) parts = g_strsplit(lower, " ", -1);
	for (char **part = parts; *part; part++)
		if (**part)
			g_ptr_array_add(words, g_strdup(*part));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

/* All of the fewer words, in their order, are among the more. */
static gboolean names_fit(char **few, char **many)
{
	if (!*few)
		return FALSE;
	for (; *many && *few; many++)
		if (word_fits(*few, *many) || word_fits(*many, *few))
			few++;
	return !*few;
}

static gboolean is_same_name(const char *one, const char *other)
{
	g_auto(GStrv) a = name_words(one);
	g_auto(GStrv) b = name_words(other);
	return g_strv_length(a) <= g_strv_length(b) ? names_fit(a, b) : names_fit(b, a);
}

/* People put blanks into it. */
static char *digits(const char *nip)
{
	GString *text = g_string_new("");
	for (; *nip; nip++)
		if (g_ascii_isdigit(*nip))
			g_string_append_c(text, *nip);
	return g_string_free(text, FALSE);
}

gboolean staff_is_same(const char *name, const char *nip, const char *old_name, const char *old_nip)
{
	g_autofree char *a = digits(nip);
	g_autofree char *b = digits(old_nip);
	return (*a && strcmp(a, b) == 0) || is_same_name(name, old_name);
}

/* A row of the directory, and whether one of the file took it. */
struct known {
	gint64 id;
	char *name, *nip, *from, *until;
	gboolean taken;
};

static void known_free(gpointer data)
{
	struct known *one = data;
	g_free(one->name);
	g_free(one->nip);
	g_free(one->from);
	g_free(one->until);
	g_free(one);
}

/* All rows of the address, the latest first. */
static GPtrArray *known_rows(struct db *db, const char *email)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(known_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT id, name, nip, from_day, until_day FROM person WHERE email = ? "
		"ORDER BY from_day DESC",
		"s", email);
	while (query_next(query)) {
		struct known *one = g_new0(struct known, 1);
		one->id = query_int(query, 0);
		one->name = g_strdup(query_text(query, 1));
		one->nip = g_strdup(query_text(query, 2));
		one->from = g_strdup(query_text(query, 3));
		one->until = g_strdup(query_text(query, 4));
		g_ptr_array_add(list, one);
	}
	return list;
}

static gboolean overlap(const struct known *one, const struct staff_row *row)
{
	return (!*row->until || strcmp(one->from, row->until) <= 0) &&
	       (!*one->until || strcmp(row->from, one->until) <= 0);
}

static struct known *same_beginning(const GPtrArray *known, const struct staff_row *row)
{
	for (guint i = 0; i < known->len; i++) {
		struct known *one = known->pdata[i];
		if (!one->taken && *row->from && strcmp(one->from, row->from) == 0)
			return one;
	}
	return NULL;
}

static struct known *same_person(const GPtrArray *known, const struct staff_row *row)
{
	for (guint i = 0; i < known->len; i++) {
		struct known *one = known->pdata[i];
		if (!one->taken && overlap(one, row) &&
			staff_is_same(row->name, row->nip, one->name, one->nip))
			return one;
	}
	return NULL;
}

/* Whoever has the address today, by what was known until now. */
static struct known *holder(const GPtrArray *known, const char *today)
{
	for (guint i = 0; i < known->len; i++) {
		struct known *one = known->pdata[i];
		if (!one->taken && strcmp(one->from, today) <= 0 &&
			(!*one->until || strcmp(one->until, today) >= 0))
			return one;
	}
	return NULL;
}

static void update(struct db *db, struct known *one, const struct staff_row *row)
{
	one->taken = TRUE;
	db_run(db,
		"UPDATE person SET name = ?, nip = ?, role = ?, section = ?, active = 1, "
		"from_day = ?, until_day = ? WHERE id = ?",
		"ssssssi", row->name, row->nip, row->role, row->section,
		*row->from ? row->from : one->from, row->until, one->id);
}

static void insert(struct db *db, const struct staff_row *row, const char *from)
{
	db_run(db,
		"INSERT INTO person (email, name, nip, role, section, from_day, until_day) "
		"VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email, from_day) DO UPDATE SET name = "
		"excluded.name, nip = excluded.nip, role = excluded.role, section = "
		"excluded.section, until_day = excluded.until_day, active = 1",
		"sssssss", row->email, row->name, row->nip, row->role, row->section, from,
		row->until);
}

/* Somebody whom the address did not belong to before. */
static void add(struct db *db, const GPtrArray *known, const struct staff_row *row,
	const char *today, GPtrArray *warnings)
{
	struct known *before = *row->from ? NULL : holder(known, today);
	if (before && strcmp(before->from, today) == 0)
		update(db, before, row); /* the second change of one day mends the first */
	else
		insert(db, row, *row->from || known->len == 0 ? row->from : today);
	if (before)
		g_ptr_array_add(warnings,
			g_strdup_printf(
				_("%s sejak %s dipegang %s, sebelumnya %s; riwayat lama tetap atas "
				  "nama %s. Bila orangnya sama, samakan NIP-nya."),
				row->email, today, row->name, before->name, before->name));
}

/* Those of one address: who is known already first, so that nobody takes another's row. */
static void write_address(struct db *db, const char *email, const GPtrArray *rows,
	const char *today, GPtrArray *warnings)
{
	static struct known *(*const ways[])(
		const GPtrArray *, const struct staff_row *) = { same_beginning, same_person };
	g_autoptr(GPtrArray) known = known_rows(db, email);
	g_autoptr(GPtrArray) left = g_ptr_array_new();
	for (guint i = 0; i < rows->len; i++)
		if (strcmp(((struct staff_row *)rows->pdata[i])->email, email) == 0)
			g_ptr_array_add(left, rows->pdata[i]);
	for (guint way = 0; way < G_N_ELEMENTS(ways); way++)
		for (guint i = left->len; i-- > 0;) {
			struct known *one = ways[way](known, left->pdata[i]);
			if (one)
				update(db, one, g_ptr_array_remove_index(left, i));
		}
	for (guint i = 0; i < left->len; i++)
		add(db, known, left->pdata[i], today, warnings);
}

void staff_write(struct db *db, const GPtrArray *rows, const char *today, GPtrArray *warnings)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *yesterday = staff_day_before(today);
	db_run(db, "UPDATE person SET active = 0", "");
	for (guint i = 0; i < rows->len; i++) {
		const struct staff_row *row = rows->pdata[i];
		if (g_hash_table_add(seen, row->email))
			write_address(db, row->email, rows, today, warnings);
	}
	db_run(db,
		"UPDATE person SET until_day = ?1 WHERE NOT active AND (until_day = '' OR "
		"until_day > ?1)",
		"s", yesterday);
	/* A successor whose first day is past ends the one before. */
	db_run(db,
		"UPDATE person SET until_day = (SELECT date(min(n.from_day), '-1 day') FROM person "
		"n WHERE n.email = person.email AND n.active AND n.from_day > person.from_day) "
		"WHERE NOT active AND EXISTS (SELECT 1 FROM person n WHERE n.email = person.email "
		"AND n.active AND n.from_day > person.from_day AND n.from_day <= person.until_day)",
		"");
}
