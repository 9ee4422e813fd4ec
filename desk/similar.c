#include "desk/similar.h"

#include <string.h>

#define QUERY_WORDS_MAX 16
#define WORD_LETTERS_MIN 4

void similar_free(struct similar *similar)
{
	g_free(similar->number);
	g_free(similar->subject);
	g_free(similar->solution);
	g_free(similar);
}

/* Words of every letter that say nothing about the problem. */
static gboolean is_filler(const char *word)
{
	static const char *const fillers[] = { "yang", "dengan", "untuk", "kami", "mohon", "tolong",
		"terima", "kasih", "bapak", "selamat", "pagi", "siang", "sudah", "belum", "tidak",
		"dari", "pada", "atas", "kepada", "hormat", "kantor", "bantuan", "bantuannya",
		"sejak", "saya", "agar", "dapat", "segera", "nomor", "kepala", "dinas", "pati" };
	for (guint i = 0; i < G_N_ELEMENTS(fillers); i++)
		if (strcmp(word, fillers[i]) == 0)
			return TRUE;
	return FALSE;
}

/* Words as quoted FTS5 strings joined by OR: nothing of the mail can be syntax. */
static char *match_expression(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *expression = g_string_new("");
	const char *at = lower;
	while (*at && g_hash_table_size(seen) < QUERY_WORDS_MAX) {
		const char *start = at;
		while (*at && g_unichar_isalnum(g_utf8_get_char(at)))
			at = g_utf8_next_char(at);
		g_autofree char *word = g_strndup(start, at - start);
		if (g_utf8_strlen(word, -1) >= WORD_LETTERS_MIN && !is_filler(word) &&
			!g_hash_table_contains(seen, word)) {
			g_string_append_printf(
				expression, "%s\"%s\"", expression->len ? " OR " : "", word);
			g_hash_table_add(seen, g_steal_pointer(&word));
		}
		if (*at)
			at = g_utf8_next_char(at);
	}
	return g_string_free(expression, FALSE);
}

GPtrArray *similar_find(struct db *db, const char *subject, const char *text, int max)
{
	GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)similar_free);
	g_autofree char *both = g_strconcat(subject, " ", text, NULL);
	g_autofree char *expression = match_expression(both);
	if (!*expression)
		return found;
	/* Confidential letters never serve as an example. */
	g_autoptr(query_auto) query = db_query(db,
		"SELECT t.number, t.subject, solved.solution FROM solved "
		"JOIN ticket t ON t.id = solved.rowid WHERE solved MATCH ? "
		"AND t.letter_nature <> 'rahasia' ORDER BY solved.rank LIMIT ?",
		"si", expression, (gint64)max);
	while (query_next(query)) {
		struct similar *similar = g_new0(struct similar, 1);
		similar->number = g_strdup(query_text(query, 0));
		similar->subject = g_strdup(query_text(query, 1));
		similar->solution = g_strdup(query_text(query, 2));
		g_ptr_array_add(found, similar);
	}
	return found;
}

void similar_remove(struct db *db, gint64 ticket_id)
{
	db_run(db, "DELETE FROM solved WHERE rowid = ?", "i", ticket_id);
}

void similar_add(struct db *db, const struct ticket *ticket, const char *solution)
{
	g_autofree char *problem = db_text(db,
		"SELECT text FROM event WHERE ticket_id = ? AND kind = 'dibuka' ORDER BY id LIMIT "
		"1",
		"i", ticket->id);
	g_autofree char *whole = g_strconcat(ticket->subject, "\n", problem ? problem : "", NULL);
	similar_remove(db, ticket->id);
	db_run(db, "INSERT INTO solved (rowid, problem, solution) VALUES (?, ?, ?)", "iss",
		ticket->id, whole, solution);
}
