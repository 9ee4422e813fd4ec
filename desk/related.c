#include "desk/related.h"
#include "desk/outbox.h"
#include "desk/terms.h"

#include <stdlib.h>

#define NAMED_MAX 10

struct undo *undo_load(struct db *db, gint64 ticket_id)
{
	struct event *event;
	struct ticket *before = ticket_load_before(db, ticket_id, &event);
	if (!before)
		return NULL;
	struct undo *undo = g_new0(struct undo, 1);
	undo->before = before;
	undo->event = event;
	/* One act and its mails are of one moment. */
	undo->told = outbox_told(db, ticket_id, event->at);
	return undo;
}

void undo_free(struct undo *undo)
{
	if (!undo)
		return;
	ticket_free(undo->before);
	event_free(undo->event);
	g_ptr_array_unref(undo->told);
	g_free(undo);
}

struct related *related_load(struct db *db, gint64 ticket_id)
{
	struct ticket *ticket = ticket_load(db, ticket_id);
	if (!ticket)
		return NULL;
	struct related *related = g_new0(struct related, 1);
	related->ticket = ticket;
	related->text = db_text(db,
		"SELECT text FROM event WHERE ticket_id = ? AND kind = 'dibuka' ORDER BY id LIMIT "
		"1",
		"i", ticket_id);
	related->participants = participant_list(db, ticket_id);
	return related;
}

void related_load_acts(struct db *db, struct related *related)
{
	const struct ticket *ticket = related->ticket;
	related->report = ticket->report_event ? event_load(db, ticket->report_event) : NULL;
	related->undo = undo_load(db, ticket->id);
}

struct related *related_leading(struct db *db, const struct ticket *ticket)
{
	gboolean follows = ticket->incident_id && ticket->incident_id != ticket->id;
	struct related *leading = follows ? related_load(db, ticket->incident_id) : NULL;
	if (leading)
		related_load_acts(db, leading);
	return leading;
}

void related_free(struct related *related)
{
	if (!related)
		return;
	ticket_free(related->ticket);
	g_free(related->text);
	g_ptr_array_unref(related->participants);
	event_free(related->report);
	undo_free(related->undo);
	g_free(related);
}

GPtrArray *related_list(struct db *db, struct query *query)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)related_free);
	while (query_next(query)) {
		struct related *related = related_load(db, query_int(query, 0));
		if (related)
			g_ptr_array_add(list, related);
	}
	query_end(query);
	return list;
}

GPtrArray *related_terms(const struct related *related)
{
	g_autofree char *all = g_strjoin("\n", related->ticket->subject, related->text, NULL);
	return terms_of(all);
}

GPtrArray *incoming_terms(const struct incoming *incoming, const char *text)
{
	g_autofree char *all =
		g_strjoin("\n", incoming->subject, incoming->letter_subject, text, NULL);
	return terms_of(all);
}

static void named_free(gpointer data)
{
	struct named *named = data;
	g_free(named->number);
	ticket_free(named->ticket);
	g_free(named);
}

static void add_named(struct db *db, GPtrArray *list, char *number)
{
	g_autoptr(ticket_auto) ticket = ticket_load_number(db, number);
	struct named *named = g_new0(struct named, 1);
	named->number = number;
	named->ticket = ticket ? ticket_follow(db, ticket) : NULL;
	g_ptr_array_add(list, named);
}

GPtrArray *named_load(struct db *db, const char *text, const char *prefix, int year)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(named_free);
	g_autofree char *name = g_regex_escape_string(prefix, -1);
	g_autofree char *pattern = g_strdup_printf(
		"\\b%s[- ]?([0-9]{4})[- ]0*([0-9]{1,9})\\b|#0*([0-9]{1,9})\\b", name);
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_regex_match(regex, text, 0, &match);
	for (; g_match_info_matches(match) && list->len < NAMED_MAX;
		g_match_info_next(match, NULL)) {
		g_autofree char *of = g_match_info_fetch(match, 1);
		g_autofree char *seq = g_match_info_fetch(match, 2);
		g_autofree char *alone = g_match_info_fetch(match, 3);
		gboolean whole = seq && *seq;
		add_named(db, list,
			ticket_make_number(prefix, whole ? atoi(of) : year,
				atoi(whole	? seq
					: alone ? alone
						: "0")));
	}
	return list;
}
