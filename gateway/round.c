#include "gateway/round.h"

#include "gateway/crash_point.h"
#include "gateway/stop.h"

struct turn {
	const struct intake *intake;
	struct source *source;
	gint64 fixed_now;
	int stop_fd;
	round_log log;
	guint64 place; /* read up to here */
};

/* What one batch leaves to be moved, by folder. */
struct filing {
	GPtrArray *keys; /* char *, borrowed */
	GArray *ids;	 /* gint64, of the ledger */
};

static void filing_init(struct filing *filing)
{
	filing->keys = g_ptr_array_new();
	filing->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
}

static void filing_clear(struct filing *filing)
{
	g_ptr_array_unref(filing->keys);
	g_array_unref(filing->ids);
}

static void filing_add(struct filing *filing, char *key, gint64 id)
{
	g_ptr_array_add(filing->keys, key);
	g_array_append_val(filing->ids, id);
}

/* Moves a batch with one command, then remembers it with one commit. */
static gboolean file_away(
	struct turn *t, const struct filing *filing, enum source_folder folder, GError **error)
{
	struct db *db = t->intake->db;
	if (filing->keys->len == 0)
		return TRUE;
	if (!source_file(t->source, filing->keys, folder, error))
		return FALSE;
	crash_point("moved");
	db_begin(db);
	for (guint i = 0; i < filing->ids->len; i++)
		ledger_set_filed(db, g_array_index(filing->ids, gint64, i));
	return db_commit(db, error);
}

static gboolean file_both(struct turn *t, struct filing filing[2], GError **error)
{
	return file_away(t, &filing[FOLDER_DONE], FOLDER_DONE, error) &&
	       file_away(t, &filing[FOLDER_HELD], FOLDER_HELD, error);
}

static gboolean is_held(enum outcome outcome)
{
	return outcome == OUTCOME_HELD || outcome == OUTCOME_UNREADABLE;
}

/* Committed by a run that ended before the move. */
static gboolean file_leftovers(struct turn *t, GError **error)
{
	g_autoptr(GPtrArray) rows = ledger_unfiled(t->intake->db, source_name(t->source));
	struct filing filing[2];
	filing_init(&filing[FOLDER_DONE]);
	filing_init(&filing[FOLDER_HELD]);
	for (guint i = 0; i < rows->len; i++) {
		struct ledger_row *row = rows->pdata[i];
		filing_add(&filing[is_held(row->outcome) ? FOLDER_HELD : FOLDER_DONE],
			row->source_key, row->id);
	}
	gboolean ok = db_ok(t->intake->db, error) && file_both(t, filing, error);
	filing_clear(&filing[FOLDER_DONE]);
	filing_clear(&filing[FOLDER_HELD]);
	return ok;
}

static gboolean take_one(
	struct turn *t, const struct source_mail *mail, struct filing filing[2], GError **error)
{
	struct intake_mail one = {
		.bytes = mail->bytes,
		.source = source_name(t->source),
		.key = mail->key,
		.order = mail->order,
		.size = mail->size,
		.oversize = mail->oversize,
	};
	struct intake_result result;
	if (!intake_take(t->intake, &one, clock_now(t->fixed_now), &result, error))
		return FALSE;
	t->log(result.summary);
	filing_add(&filing[result.hold ? FOLDER_HELD : FOLDER_DONE], mail->key, result.mail_id);
	t->place = MAX(t->place, mail->order);
	intake_result_clear(&result);
	return TRUE;
}

static gboolean take_batch(struct turn *t, GPtrArray *mails, GError **error)
{
	struct filing filing[2];
	filing_init(&filing[FOLDER_DONE]);
	filing_init(&filing[FOLDER_HELD]);
	gboolean ok = TRUE;
	for (guint i = 0; ok && i < mails->len && !stop_asked(t->stop_fd); i++)
		ok = take_one(t, mails->pdata[i], filing, error);
	crash_point("committed");
	/* Also after a failure: what is committed can be moved. */
	ok = file_both(t, filing, ok ? error : NULL) && ok;
	filing_clear(&filing[FOLDER_DONE]);
	filing_clear(&filing[FOLDER_HELD]);
	return ok;
}

gboolean round_turn(const struct intake *intake, struct source *source, gint64 fixed_now,
	int stop_fd, round_log log, gboolean *more, GError **error)
{
	*more = FALSE;
	struct turn t = {
		.intake = intake,
		.source = source,
		.fixed_now = fixed_now,
		.stop_fd = stop_fd,
		.log = log,
		.place = place_get(intake->db, source_name(source)),
	};
	if (!file_leftovers(&t, error))
		return FALSE;
	if (stop_asked(stop_fd))
		return TRUE;
	g_autoptr(GPtrArray) mails = source_fetch(source, t.place, error);
	if (!mails)
		return FALSE;
	if (mails->len == 0)
		return TRUE;
	crash_point("fetched");
	if (!take_batch(&t, mails, error))
		return FALSE;
	*more = !stop_asked(stop_fd);
	return TRUE;
}
