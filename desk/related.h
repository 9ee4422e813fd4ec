/*
 * related: other tickets that a mail may concern, as decide() needs them. Reads only.
 */
#ifndef DESK_RELATED_H
#define DESK_RELATED_H

#include "desk/situation.h"

/* NULL: there is no such ticket. Without its acts, see related_load_acts(). */
struct related *related_load(struct db *db, gint64 ticket_id);
/* Its report and what BATAL may take back. */
void related_load_acts(struct db *db, struct related *related);
/* The ticket that leads the incident of this one, with its acts; NULL: it is in none, or leads. */
struct related *related_leading(struct db *db, const struct ticket *ticket);
void related_free(struct related *related);
/* Of the tickets whose ids the query gives: struct related *. Ends the query. */
GPtrArray *related_list(struct db *db, struct query *query);
/* Subject and letter of the ticket, as terms (terms.h). The caller unrefs them. */
GPtrArray *related_terms(const struct related *related);
/* The same of a letter that comes in; `text` is its new text. */
GPtrArray *incoming_terms(const struct incoming *incoming, const char *text);

struct undo *undo_load(struct db *db, gint64 ticket_id); /* NULL: nothing can be taken back */
void undo_free(struct undo *undo);

/*
 * The tickets that a text names, "TIK-2026-000123", "TIK-2026-123" or "#123" of this year; at most
 * ten: struct named *.
 */
GPtrArray *named_load(struct db *db, const char *text, const char *prefix, int year);

#endif
