#include "desk/twin.h"
#include "desk/related.h"
#include "desk/terms.h"

#include <string.h>

#define CANDIDATES_MAX 50

GPtrArray *twin_candidates(struct db *db, gint64 office_id, gint64 since)
{
	/* The plus: few tickets are open, many are of this office. */
	return related_list(
		db, db_query(db,
			    "SELECT id FROM ticket WHERE +office_id = ? AND opened_at >= ? AND "
			    "status IN "
			    "('baru', 'dikerjakan', 'menunggu', 'tindak_lanjut') ORDER BY id DESC "
			    "LIMIT ?",
			    "iii", office_id, since, (gint64)CANDIDATES_MAX));
}

/* "005 / 1234 / 2026" is "005/1234/2026". A number with a gap for the pen tells nothing. */
static char *plain_number(const char *number)
{
	g_auto(GStrv) parts = g_strsplit(number, "/", -1);
	for (int i = 0; parts[i]; i++)
		if (!*g_strstrip(parts[i]))
			return g_strdup("");
	g_autofree char *joined = g_strjoinv("/", parts);
	return g_utf8_casefold(joined, -1);
}

static gboolean same_letter(const char *one, const char *other)
{
	g_autofree char *a = plain_number(one);
	g_autofree char *b = plain_number(other);
	return *a && strcmp(a, b) == 0;
}

const struct related *twin_find(const struct situation *s, const struct incoming *in,
	const char *text, const char *service_code)
{
	for (guint i = 0; i < s->earlier->len; i++) {
		const struct related *one = s->earlier->pdata[i];
		if (same_letter(in->letter_number, one->ticket->letter_number))
			return one;
	}
	g_autoptr(GPtrArray) terms = incoming_terms(in, text);
	for (guint i = 0; i < s->earlier->len; i++) {
		const struct related *one = s->earlier->pdata[i];
		g_autoptr(GPtrArray) others = related_terms(one);
		if (strcmp(one->ticket->service_code, service_code) == 0 &&
			terms_are_alike(terms, others))
			return one;
	}
	return NULL;
}

const struct workload *twin_worker(
	const struct situation *s, const struct related *twin, const char *section, gint64 except)
{
	for (guint i = 0; twin && i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->person->id == twin->ticket->assignee_id && one->person->id != except &&
			!one->away_until && section_is(one->person->section, section))
			return one;
	}
	return NULL;
}
