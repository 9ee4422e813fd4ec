#include "gateway/intake.h"

#include "desk/apply.h"
#include "gateway/being_read.h"
#include "gateway/post.h"

#include <string.h>

G_DEFINE_QUARK(desktik - intake - error, intake_error)

void intake_result_clear(struct intake_result *result)
{
	g_clear_pointer(&result->summary, g_free);
}

/* The same bytes are the same mail, wherever they turn up again. */
static char *digest_of(const struct intake_mail *mail)
{
	if (!mail->oversize)
		return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, mail->bytes);
	/* Only the header is at hand: two letters may share it, hardly their size too. */
	g_autofree char *size = g_strdup_printf("%" G_GUINT64_FORMAT, mail->size);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize length;
	const guchar *header = g_bytes_get_data(mail->bytes, &length);
	g_checksum_update(sum, header, length);
	g_checksum_update(sum, (const guchar *)size, -1);
	return g_strdup(g_checksum_get_string(sum));
}

static struct ledger_row *row_new(
	const struct intake_mail *mail, const char *digest, const struct reading *r, gint64 now)
{
	struct ledger_row *row = g_new0(struct ledger_row, 1);
	row->digest = g_strdup(digest);
	row->source = g_strdup(mail->source);
	row->source_key = g_strdup(mail->key);
	row->size = mail->size;
	row->message_id = g_strdup(r->mail->message_id);
	row->sender = g_strdup(r->sender);
	row->sender_name = g_strdup(r->sender_name);
	row->subject = token_redact(r->mail->subject);
	row->origin = g_strdup(mail_origin_name(r->mail->origin));
	row->taken_at = now;
	row->text = g_strdup(r->text);
	row->filed = mail->filed;
	return row;
}

static void keep_attachments(
	struct db *db, const struct ledger_row *row, const struct reading *r, GPtrArray *names)
{
	/* A bounce encloses the mail that came back: that one is ours. */
	for (guint i = 0; !r->mail->bounce && i < r->mail->attachments->len; i++) {
		const struct mail_attachment *one = r->mail->attachments->pdata[i];
		g_autoptr(GBytes) content = mail_attachment_content(one);
		ledger_keep_attachment(db, row->id, row->ticket_id, one->filename, one->type,
			one->is_inline, content);
		g_ptr_array_add(names, one->filename);
	}
}

/* Decides and writes one mail; the caller commits. */
static void process(const struct intake *intake, struct ledger_row *row, const struct reading *r,
	GBytes *original, gint64 now, struct intake_result *result)
{
	struct db *db = intake->db;
	gboolean again = row->id != 0;
	g_autoptr(situation_auto) situation = situation_load(db, intake->settings, intake->calendar,
		intake->key, now, &r->incoming, again ? row : NULL);
	g_autoptr(decision_auto) decision = decide(situation, &r->incoming);
	apply_decision(db, decision, &r->incoming, row);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	if (original) {
		ledger_keep_original(db, row->id, original);
		keep_attachments(db, row, r, names);
	} else if (row->ticket_id) {
		ledger_give_attachments(db, row->id, row->ticket_id);
	}
	struct compose compose = {
		.db = db,
		.settings = intake->settings,
		.key = intake->key,
		.now = now,
		.situation = situation,
		.incoming = &r->incoming,
		.mail_id = row->id,
		.attachments = names,
	};
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) notices = decision_notices(decision);
	post_notices(&compose, notices, problems);
	g_ptr_array_add(problems, NULL);
	g_autofree char *trouble = g_strjoinv("; ", (char **)problems->pdata);
	result->mail_id = row->id;
	result->outcome = row->outcome;
	result->hold = decision->hold;
	g_autofree char *unread = r->extract ? extract_troubles(r->extract) : g_strdup("");
	result->summary = g_strdup_printf("mail %" G_GINT64_FORMAT " from %s: %s, %s%s%s%s%s%s",
		row->id, *row->sender ? row->sender : "nobody", outcome_word(row->outcome),
		row->reason, decision->ticket ? ", " : "",
		decision->ticket ? decision->ticket->number : "", *trouble ? "; " : "", trouble,
		unread);
}

/* In the mailbox under another name (UIDVALIDITY changed, moved back, a second copy). */
static void take_again(struct db *db, const struct intake_mail *mail, const struct ledger_row *row,
	struct intake_result *result)
{
	if (!mail->filed)
		ledger_set_place(db, row->id, mail->source, mail->key);
	result->mail_id = row->id;
	result->outcome = row->outcome;
	result->hold = row->outcome == OUTCOME_HELD || row->outcome == OUTCOME_UNREADABLE;
	result->seen = TRUE;
	result->summary = g_strdup_printf(
		"mail %" G_GINT64_FORMAT " was here before: nothing to do", row->id);
}

/*
 * What goes wrong in the store for this one mail must not stop those behind it: it is held, with
 * its bytes, and the operator sees why.
 */
static void process_trouble(const struct intake *intake, struct ledger_row *row, GBytes *original,
	const char *trouble, struct intake_result *result)
{
	row->outcome = OUTCOME_HELD;
	row->reason = g_strdup_printf("could not be processed: %s", trouble);
	ledger_add(intake->db, row);
	ledger_keep_original(intake->db, row->id, original);
	result->mail_id = row->id;
	result->outcome = row->outcome;
	result->hold = TRUE;
	result->summary = g_strdup_printf(
		"mail %" G_GINT64_FORMAT " from %s: held, %s", row->id, row->sender, row->reason);
}

/* What is attached is worth the time only where a new ticket goes by it. */
static gboolean opens_ticket(const struct intake *intake, const struct reading *r, gint64 now,
	const struct ledger_row *taken)
{
	g_autoptr(situation_auto) situation = situation_load(intake->db, intake->settings,
		intake->calendar, intake->key, now, &r->incoming, taken);
	g_autoptr(decision_auto) decision = decide(situation, &r->incoming);
	return decision->outcome == OUTCOME_TICKET;
}

/* The mail itself. `wanted`: what is attached is to be read, too. */
static struct reading *read_mail(const struct intake *intake, GBytes *bytes, gboolean header_only,
	gint64 now, const struct ledger_row *taken, gboolean *wanted)
{
	db_read_begin(intake->db);
	struct reading *r = reading_new(intake->db, intake->settings, bytes, header_only, now);
	*wanted =
		extract_is_wanted(intake->settings, r->mail) && opens_ticket(intake, r, now, taken);
	db_read_end(intake->db);
	return r;
}

struct reading *intake_read(
	const struct intake *intake, GBytes *bytes, gboolean header_only, gint64 now)
{
	gboolean wanted;
	struct reading *r = read_mail(intake, bytes, header_only, now, NULL, &wanted);
	if (wanted)
		reading_add_attachments(r, intake->settings);
	return r;
}

/* The same for a mail that is to be taken in: should it end us, it is not read again. */
static struct reading *read_once(const struct intake *intake, GBytes *bytes, gboolean header_only,
	gint64 now, const struct ledger_row *taken, const char *digest, GError **error)
{
	gboolean wanted, interrupted;
	g_autoptr(reading_auto) r = read_mail(intake, bytes, header_only, now, taken, &wanted);
	if (!wanted)
		return g_steal_pointer(&r);
	if (!being_read_begin(intake->db, digest, &interrupted, error))
		return NULL;
	if (interrupted)
		reading_leave_attachments(
			r, intake->settings, "left unread: the desk ended while reading it");
	else
		reading_add_attachments(r, intake->settings);
	return g_steal_pointer(&r);
}

/* `r` is NULL for a mail that was there before. */
static gboolean take(const struct intake *intake, const struct intake_mail *mail,
	const char *digest, const struct reading *r, gint64 now, const char *trouble,
	struct intake_result *result, GError **error)
{
	struct db *db = intake->db;
	db_begin(db);
	g_autoptr(ledger_row_auto) seen = ledger_by_digest(db, digest);
	if (seen) {
		take_again(db, mail, seen, result);
	} else if (r) {
		g_autoptr(ledger_row_auto) row = row_new(mail, digest, r, now);
		if (trouble)
			process_trouble(intake, row, mail->bytes, trouble, result);
		else
			process(intake, row, r, mail->bytes, now, result);
	}
	if (mail->order)
		place_set(db, mail->source, mail->order, now);
	being_read_end(db, digest);
	return db_commit(db, error);
}

gboolean intake_take(const struct intake *intake, const struct intake_mail *mail, gint64 now,
	struct intake_result *result, GError **error)
{
	memset(result, 0, sizeof *result);
	g_autofree char *digest = digest_of(mail);
	g_autoptr(ledger_row_auto) seen = ledger_by_digest(intake->db, digest);
	/* Reading may take its time: it is done before the database is held. */
	g_autoptr(GError) first = NULL;
	g_autoptr(reading_auto) r =
		seen ? NULL
		     : read_once(intake, mail->bytes, mail->oversize, now, NULL, digest, error);
	if (!seen && !r)
		return FALSE;
	if (take(intake, mail, digest, r, now, NULL, result, &first))
		return TRUE;
	intake_result_clear(result);
	memset(result, 0, sizeof *result);
	if (!g_error_matches(first, DB_ERROR, DB_ERROR_OTHER)) {
		g_propagate_error(error, g_steal_pointer(&first));
		return FALSE;
	}
	return take(intake, mail, digest, r, now, first->message, result, error);
}

static struct ledger_row *load_held(struct db *db, gint64 mail_id, GError **error)
{
	g_autoptr(ledger_row_auto) row = ledger_load(db, mail_id);
	if (!db_ok(db, error))
		return NULL;
	if (!row)
		g_set_error(error, INTAKE_ERROR, INTAKE_ERROR_NOT_HELD,
			"there is no mail %" G_GINT64_FORMAT, mail_id);
	else if (row->outcome != OUTCOME_HELD)
		g_set_error(error, INTAKE_ERROR, INTAKE_ERROR_NOT_HELD,
			"mail %" G_GINT64_FORMAT " is not held; its outcome is %s", mail_id,
			outcome_word(row->outcome));
	else
		return g_steal_pointer(&row);
	return NULL;
}

gboolean intake_release(const struct intake *intake, gint64 mail_id, gint64 now,
	struct intake_result *result, GError **error)
{
	memset(result, 0, sizeof *result);
	g_autoptr(ledger_row_auto) held = load_held(intake->db, mail_id, error);
	if (!held)
		return FALSE;
	g_autoptr(GBytes) original = ledger_original(intake->db, mail_id);
	gboolean header_only = original && (gsize)held->size > g_bytes_get_size(original);
	g_autoptr(reading_auto) r = NULL;
	if (original) {
		r = read_once(intake, original, header_only, now, held, held->digest, error);
		if (!r)
			return FALSE;
	}
	db_begin(intake->db);
	/* Reading took its time: somebody else may have released it meanwhile. */
	g_autoptr(ledger_row_auto) row = load_held(intake->db, mail_id, error);
	if (!row) {
		db_rollback(intake->db);
		return FALSE;
	}
	if (r)
		process(intake, row, r, NULL, now, result);
	being_read_end(intake->db, row->digest);
	return db_commit(intake->db, error);
}
