/* Filing away, by UID: MOVE (RFC 6851), or COPY, \Deleted and UID EXPUNGE (RFC 4315). */
#include "gateway/imap_session.h"

#include <string.h>

/* UIDs in one command: keeps the line well under what servers accept. */
#define UIDS_IN_COMMAND 200

/* "UIDVALIDITY/UID" of this very numbering. */
static gboolean read_key(struct imap *imap, const char *key, guint32 *uid, GError **error)
{
	const char *slash = strchr(key, '/');
	guint64 validity, number;
	g_autofree char *first = slash ? g_strndup(key, slash - key) : NULL;

	if (!slash || !g_ascii_string_to_unsigned(first, 10, 1, G_MAXUINT32, &validity, NULL) ||
		!g_ascii_string_to_unsigned(slash + 1, 10, 1, G_MAXUINT32, &number, NULL)) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"\"%s\" is no key of a mail in an IMAP mailbox", key);
		return FALSE;
	}
	if (validity != imap->uidvalidity) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_RENUMBERED,
			"the mail %s is of an older numbering of %s (UIDVALIDITY is %u)", key,
			imap->folder, imap->uidvalidity);
		return FALSE;
	}
	*uid = number;
	return TRUE;
}

static int transfer(struct imap *imap, struct mailimap_set *set, const char *folder)
{
	imap_begin(imap, IMAP_ANSWER_BYTES);
	return imap->has_move ? mailimap_uid_move(imap->session, set, folder)
			      : mailimap_uid_copy(imap->session, set, folder);
}

/* Removes what stands in the way of a transfer that got a NO; FALSE: nothing can be done. */
static gboolean make_way(struct imap *imap, const char *folder)
{
	const char *code = imap_response_code(imap);

	if (g_strcmp0(code, "TRYCREATE") == 0)
		return imap_create_folder(imap, folder, NULL);
	/*
	 * Somebody expunged one of the mails. Dovecot then files none of them, until it has had
	 * an occasion to tell us (RFC 5530).
	 */
	if (g_strcmp0(code, "EXPUNGEISSUED") != 0)
		return FALSE;
	imap_begin(imap, IMAP_ANSWER_BYTES);
	return mailimap_noop(imap->session) == MAILIMAP_NO_ERROR;
}

/* Moves or copies. */
static gboolean bring_over(
	struct imap *imap, struct mailimap_set *set, const char *folder, GError **error)
{
	g_autofree char *doing = g_strdup_printf("filing mail into %s", folder);
	int r = transfer(imap, set, folder);

	if ((r == MAILIMAP_ERROR_UID_MOVE || r == MAILIMAP_ERROR_UID_COPY) &&
		make_way(imap, folder))
		r = transfer(imap, set, folder);
	return imap_check(imap, r, doing, SOURCE_ERROR_TEMPORARY, error);
}

/*
 * The second half of a move by hand. A plain EXPUNGE would also remove what other people marked
 * \Deleted, so without UIDPLUS the mails stay marked.
 */
static gboolean remove_originals(struct imap *imap, struct mailimap_set *set, GError **error)
{
	struct mailimap_flag_list *flags = mailimap_flag_list_new_empty();
	struct mailimap_store_att_flags *store;
	int r;

	mailimap_flag_list_add(flags, mailimap_flag_new_deleted());
	store = mailimap_store_att_flags_new_add_flags_silent(flags);
	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_uid_store(imap->session, set, store);
	mailimap_store_att_flags_free(store);
	if (!imap_check(imap, r, "removing filed mail", SOURCE_ERROR_TEMPORARY, error))
		return FALSE;
	if (!imap->has_uidplus)
		return TRUE;
	imap_begin(imap, IMAP_ANSWER_BYTES);
	return imap_check(imap, mailimap_uid_expunge(imap->session, set), "removing filed mail",
		SOURCE_ERROR_TEMPORARY, error);
}

gboolean imap_file(
	struct source *source, GPtrArray *keys, enum source_folder folder, GError **error)
{
	struct imap *imap = (struct imap *)source;
	guint32 uid;

	for (guint i = 0; i < keys->len;) {
		g_autoptr(imap_set) set = mailimap_set_new_empty();
		guint end = MIN(keys->len, i + UIDS_IN_COMMAND);

		for (; i < end; i++) {
			if (!read_key(imap, keys->pdata[i], &uid, error))
				return FALSE;
			mailimap_set_add_single(set, uid);
		}
		if (!bring_over(imap, set, imap->folders[folder], error))
			return FALSE;
		if (!imap->has_move && !remove_originals(imap, set, error))
			return FALSE;
	}
	return TRUE;
}
