#include "desk/situation_approval.h"
#include "desk/outbox.h"

/* What the newest mail to them that showed the report bound its answer to; FALSE: there is none. */
static gboolean newest_shown(
	struct db *db, const struct situation *s, gint64 until, gint64 *reference)
{
	gboolean found = FALSE;
	g_autoptr(GPtrArray) ids = outbox_message_ids(db, s->staff->email, s->ticket->id, until);
	for (guint i = 0; !found && i < ids->len; i++) {
		struct token token;
		found = incoming_token(ids->pdata[i], &token) && token.purpose == TOKEN_APPROVAL;
		*reference = token.reference;
		token_clear(&token);
	}
	return found;
}

/* When the text that counts was written, as far as we know. */
static gint64 written_at(const struct situation *s, const struct ledger_row *taken)
{
	if (s->pending)
		return s->pending->taken_at;
	return taken ? taken->taken_at : s->now;
}

static enum report_shown shown(struct db *db, const struct token_key *key,
	const struct situation *s, const struct ledger_row *taken)
{
	gint64 reference = s->token.reference;
	if (s->token.purpose != TOKEN_APPROVAL &&
		!newest_shown(db, s, written_at(s, taken), &reference))
		return SHOWN_NEVER;
	g_autofree char *digest = approval_digest(s->ticket, s->letter, s->report);
	return reference == token_content(key, digest) ? SHOWN_PRESENT : SHOWN_OTHER;
}

void situation_load_approval(struct db *db, const struct token_key *key, struct situation *s,
	const struct ledger_row *taken)
{
	const struct ticket *t = s->ticket;
	if (t && s->report && s->staff && t->status == STATUS_TINDAK_LANJUT)
		s->shown = shown(db, key, s, taken);
	if (t && t->status == STATUS_SELESAI)
		s->approval = approval_load(db, t->id);
	if (s->approval)
		s->approval_told = approval_told(db, s->approval);
}
