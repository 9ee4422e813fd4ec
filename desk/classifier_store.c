/* What was learned, in the database. */
#include "desk/classifier.h"
#include "desk/ticket.h"

#include <json-glib/json-glib.h>

/* Between the words of a lesson: pairs have a blank inside. */
#define BETWEEN "\n"

static void load_words(struct db *db, struct evidence *e, const GPtrArray *words)
{
	g_autoptr(JsonBuilder) list = json_builder_new();
	json_builder_begin_array(list);
	for (guint i = 0; i < words->len; i++)
		json_builder_add_string_value(list, words->pdata[i]);
	json_builder_end_array(list);
	g_autoptr(JsonNode) root = json_builder_get_root(list);
	g_autofree char *json = json_to_string(root, FALSE);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT word, service_code, letters FROM learned_word WHERE word IN "
		"(SELECT value FROM json_each(?))",
		"s", json);
	while (query_next(query))
		evidence_add_word(
			e, query_text(query, 0), query_text(query, 1), query_int(query, 2));
}

static void load_counts(struct db *db, struct evidence *e, gint64 office_id, gint64 since)
{
	g_autoptr(query_auto) letters =
		db_query(db, "SELECT service_code, letters FROM learned_service", "");
	while (query_next(letters))
		evidence_add_letters(e, query_text(letters, 0), query_int(letters, 1));
	g_autoptr(query_auto) tickets = db_query(db,
		"SELECT service_code, count(*) FROM ticket WHERE office_id = ? AND opened_at >= ? "
		"GROUP BY service_code",
		"ii", office_id, since);
	while (query_next(tickets))
		evidence_add_history(e, query_text(tickets, 0), query_int(tickets, 1));
}

struct evidence *classifier_load(struct db *db, const char *const *codes, guint services,
	const GPtrArray *words, gint64 office_id, const char *office, gint64 since)
{
	struct evidence *e = evidence_new(codes, services, office);
	load_counts(db, e, office_id, since);
	if (e->all_letters > 0)
		load_words(db, e, words);
	return e;
}

/* Adds the letter to the counts of its service, or takes it out (`sign` -1). */
static void count_letter(struct db *db, const char *code, char **words, int sign)
{
	db_run(db,
		"INSERT INTO learned_service (service_code, letters) VALUES (?, ?) "
		"ON CONFLICT (service_code) DO UPDATE SET letters = letters + excluded.letters",
		"si", code, (gint64)sign);
	for (int i = 0; words[i]; i++)
		db_run(db,
			"INSERT INTO learned_word (word, service_code, letters) VALUES (?, ?, ?) "
			"ON CONFLICT (word, service_code) DO UPDATE "
			"SET letters = letters + excluded.letters",
			"ssi", words[i], code, (gint64)sign);
}

static void forget(struct db *db, gint64 ticket_id)
{
	g_autoptr(query_auto) query = db_query(
		db, "SELECT service_code, words FROM lesson WHERE ticket_id = ?", "i", ticket_id);
	if (!query_next(query))
		return;
	g_autofree char *code = g_strdup(query_text(query, 0));
	g_auto(GStrv) words = g_strsplit(query_text(query, 1), BETWEEN, -1);
	query_end(g_steal_pointer(&query));
	count_letter(db, code, words, -1);
}

static void learn(struct db *db, gint64 ticket_id, const char *service_code, const GPtrArray *words)
{
	g_autofree char *known =
		db_text(db, "SELECT service_code FROM lesson WHERE ticket_id = ?", "i", ticket_id);
	if (g_strcmp0(known, service_code) == 0)
		return;
	forget(db, ticket_id);
	g_autoptr(GPtrArray) list = g_ptr_array_copy((GPtrArray *)words, NULL, NULL);
	g_ptr_array_set_free_func(list, NULL);
	g_ptr_array_add(list, NULL);
	char **all = (char **)list->pdata;
	g_autofree char *text = g_strjoinv(BETWEEN, all);
	count_letter(db, service_code, all, 1);
	db_run(db,
		"INSERT INTO lesson (ticket_id, service_code, words) VALUES (?, ?, ?) "
		"ON CONFLICT (ticket_id) DO UPDATE SET service_code = excluded.service_code, "
		"words = excluded.words",
		"iss", ticket_id, service_code, text);
}

void classifier_learn_ticket(struct db *db, const struct ticket *ticket, const char *service_code)
{
	g_autofree char *text = event_opening_text(db, ticket->id);
	g_autoptr(GPtrArray) words = classifier_words(ticket->office, ticket->subject, "", text);
	learn(db, ticket->id, service_code, words);
}
