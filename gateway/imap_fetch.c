/*
 * The next mails, by UID (RFC 3501 6.4.8): a search says which there are, a first FETCH how large
 * they are, a second one brings them. ENVELOPE and BODYSTRUCTURE are never asked for: libetpan
 * gives up on the odd ones that servers make of odd mails. BODY.PEEK leaves \Seen alone.
 */
#include "gateway/imap_session.h"

#include <string.h>

/* One mail of the batch on its way. */
struct item {
	guint32 uid;
	guint32 size;	 /* RFC822.SIZE; 0: not told */
	gboolean header; /* too large: only the header is fetched */
	GBytes *bytes;	 /* NULL: not there yet */
};

static void clear_item(gpointer data)
{
	struct item *item = data;

	g_clear_pointer(&item->bytes, g_bytes_unref);
}

static int by_number(gconstpointer a, gconstpointer b)
{
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

	return x < y ? -1 : x > y;
}

/* Fills `pending` with all UIDs above `after`. "n:*" also names the last mail below n: not wanted.
 */
static gboolean search(struct imap *imap, guint32 after, GError **error)
{
	struct mailimap_search_key *key =
		mailimap_search_key_new_uid(mailimap_set_new_interval(after + 1, 0));
	clist *found = NULL;
	int r;

	imap->news = FALSE;
	imap->session->imap_selection_info->sel_has_exists = 0;
	g_array_set_size(imap->pending, 0);
	/* Ten octets a UID: a mailbox of a million mails passes. */
	imap_begin(imap, 4 * IMAP_ANSWER_BYTES);
	r = mailimap_uid_search(imap->session, NULL, key, &found);
	mailimap_search_key_free(key);
	for (clistiter *at = found ? clist_begin(found) : NULL; at; at = clist_next(at)) {
		guint32 uid = *(guint32 *)clist_content(at);

		if (uid > after)
			g_array_append_val(imap->pending, uid);
	}
	if (found)
		mailimap_search_result_free(found);
	g_array_sort(imap->pending, by_number);
	imap->searched = after;
	return imap_check(imap, r, "looking for new mail", SOURCE_ERROR_TEMPORARY, error);
}

static void drop_pending(struct imap *imap, guint32 up_to)
{
	guint n = 0;

	while (n < imap->pending->len && g_array_index(imap->pending, guint32, n) <= up_to)
		n++;
	if (n > 0)
		g_array_remove_range(imap->pending, 0, n);
}

/* Makes `pending` hold the UIDs above `after`, from the last search where that still serves. */
static gboolean find(struct imap *imap, guint32 after, GError **error)
{
	if (after >= imap->searched)
		drop_pending(imap, after);
	if (after >= imap->searched && imap->pending->len > 0)
		return TRUE;
	/* Mail that comes in while a search runs may be missing from its result. */
	for (int again = 0; again < 3; again++) {
		if (!search(imap, after, error))
			return FALSE;
		if (imap->pending->len > 0 || !imap->news)
			break;
	}
	return TRUE;
}

static gboolean is_body(const struct mailimap_msg_att_item *part)
{
	return part->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC &&
	       part->att_data.att_static->att_type == MAILIMAP_MSG_ATT_BODY_SECTION;
}

static guint32 number_in(const struct mailimap_msg_att *answer, int type)
{
	for (clistiter *at = clist_begin(answer->att_list); at; at = clist_next(at)) {
		const struct mailimap_msg_att_item *part = clist_content(at);
		const struct mailimap_msg_att_static *att = part->att_data.att_static;

		if (part->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC && att->att_type == type)
			return type == MAILIMAP_MSG_ATT_UID ? att->att_data.att_uid
							    : att->att_data.att_rfc822_size;
	}
	return 0;
}

static void free_literal(gpointer data)
{
	mmap_string_unref(data);
}

/* Takes the mail out of the answer without copying it: it may be large. */
static GBytes *take_body(const struct mailimap_msg_att *answer)
{
	for (clistiter *at = clist_begin(answer->att_list); at; at = clist_next(at)) {
		const struct mailimap_msg_att_item *part = clist_content(at);
		struct mailimap_msg_att_body_section *body;
		char *data;

		if (!is_body(part))
			continue;
		body = part->att_data.att_static->att_data.att_body_section;
		data = body->sec_body_part;
		body->sec_body_part = NULL;
		if (!data)
			return g_bytes_new_static("", 0);
		return g_bytes_new_with_free_func(data, body->sec_length, free_literal, data);
	}
	return NULL;
}

static struct item *item_of(GArray *items, guint32 uid)
{
	for (guint i = 0; i < items->len; i++)
		if (g_array_index(items, struct item, i).uid == uid)
			return &g_array_index(items, struct item, i);
	return NULL;
}

/* The server may speak of other mails and other things than were asked for. */
static void note_answers(GArray *items, clist *answers)
{
	for (clistiter *at = clist_begin(answers); at; at = clist_next(at)) {
		const struct mailimap_msg_att *answer = clist_content(at);
		struct item *item = item_of(items, number_in(answer, MAILIMAP_MSG_ATT_UID));
		guint32 size = number_in(answer, MAILIMAP_MSG_ATT_RFC822_SIZE);

		if (item && size)
			item->size = size;
		if (item && !item->bytes)
			item->bytes = take_body(answer);
	}
}

/* UID FETCH of `set` for UID and `wanted`; takes `wanted`. */
static gboolean fetch_into(struct imap *imap, GArray *items, struct mailimap_set *set,
	struct mailimap_fetch_att *wanted, guint64 octets, GError **error)
{
	struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty();
	clist *answers = NULL;
	int r;

	mailimap_fetch_type_new_fetch_att_list_add(type, mailimap_fetch_att_new_uid());
	mailimap_fetch_type_new_fetch_att_list_add(type, wanted);
	imap_begin(imap, octets);
	r = mailimap_uid_fetch(imap->session, set, type, &answers);
	mailimap_fetch_type_free(type);
	if (r == MAILIMAP_NO_ERROR) {
		note_answers(items, answers);
		mailimap_fetch_list_free(answers);
	}
	return imap_check(imap, r, "fetching mail", SOURCE_ERROR_TEMPORARY, error);
}

/* Of the next `count` pending mails those that still exist, with their sizes. */
static GArray *fetch_sizes(struct imap *imap, guint count, GError **error)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct item));
	g_autoptr(imap_set) set = mailimap_set_new_empty();

	g_array_set_clear_func(items, clear_item);
	for (guint i = 0; i < count; i++) {
		struct item item = { .uid = g_array_index(imap->pending, guint32, i) };

		g_array_append_val(items, item);
		mailimap_set_add_single(set, item.uid);
	}
	if (!fetch_into(imap, items, set, mailimap_fetch_att_new_rfc822_size(), IMAP_ANSWER_BYTES,
		    error))
		return NULL;
	for (guint i = items->len; i-- > 0;)
		if (g_array_index(items, struct item, i).size == 0)
			g_array_remove_index(items, i);
	return g_steal_pointer(&items);
}

/* Keeps as many as fit into a batch; marks those that are over the limit. */
static void trim(GArray *items, guint64 limit)
{
	guint64 total = 0;

	for (guint i = 0; i < items->len; i++) {
		struct item *item = &g_array_index(items, struct item, i);

		item->header = item->size > limit;
		total += item->header ? 0 : item->size;
		if (i > 0 && total > SOURCE_BATCH_BYTES) {
			g_array_set_size(items, i);
			return;
		}
	}
}

/* Fetches the whole mails, or the headers of the others. */
static gboolean fetch_bodies(struct imap *imap, GArray *items, gboolean header, GError **error)
{
	g_autoptr(imap_set) set = mailimap_set_new_empty();
	struct mailimap_section *section;
	guint64 octets = IMAP_ANSWER_BYTES;

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->header != header || item->bytes)
			continue;
		mailimap_set_add_single(set, item->uid);
		/* Some servers tell a size that is not quite true. */
		octets += header ? 256 * 1024 : 2 * (guint64)item->size;
	}
	if (!clist_begin(set->set_list))
		return TRUE;
	section = header ? mailimap_section_new_header() : mailimap_section_new(NULL);
	return fetch_into(
		imap, items, set, mailimap_fetch_att_new_body_peek_section(section), octets, error);
}

static struct source_mail *make_mail(struct imap *imap, const struct item *item)
{
	guint64 limit = imap->source.settings->max_mail_bytes;
	char *key = g_strdup_printf("%u/%u", imap->uidvalidity, item->uid);
	gsize length = g_bytes_get_size(item->bytes);
	g_autoptr(GBytes) bytes = g_bytes_ref(item->bytes);

	if (item->header)
		return source_mail_new(key, item->uid, bytes, item->size, TRUE);
	if (length > limit) {
		g_bytes_unref(bytes);
		bytes = g_bytes_new_from_bytes(item->bytes, 0, source_header_length(item->bytes));
	}
	return source_mail_new(key, item->uid, bytes, length, length > limit);
}

/*
 * Nobody may take a mail for gone that the server merely failed to hand over: it would never be
 * looked at again. So it is asked for alone, and if it is still there, nothing is skipped.
 */
static gboolean check_gone(struct imap *imap, const struct item *item, GError **error)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct item));
	g_autoptr(imap_set) set = mailimap_set_new_single(item->uid);
	struct item probe = { .uid = item->uid };

	g_array_append_val(items, probe);
	if (!fetch_into(imap, items, set, mailimap_fetch_att_new_rfc822_size(), IMAP_ANSWER_BYTES,
		    error))
		return FALSE;
	if (g_array_index(items, struct item, 0).size == 0)
		return TRUE;
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY,
		"%s:%u does not hand over the mail with UID %u in %s (%s); if this stays so, move "
		"that mail away by hand",
		imap->host, imap->port, item->uid, imap->folder,
		imap->session->imap_response ? imap->session->imap_response : "no reason given");
	return FALSE;
}

/* The mails up to the first that could not be had; an error only if that is the very first. */
static GPtrArray *collect(struct imap *imap, GArray *items, GError **error)
{
	g_autoptr(GPtrArray) mails =
		g_ptr_array_new_with_free_func((GDestroyNotify)source_mail_free);

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->bytes)
			g_ptr_array_add(mails, make_mail(imap, item));
		else if (!check_gone(imap, item, mails->len ? NULL : error))
			return mails->len ? g_steal_pointer(&mails) : NULL;
		drop_pending(imap, item->uid);
	}
	return g_steal_pointer(&mails);
}

/* One batch; empty if all of it had been expunged meanwhile. */
static GPtrArray *fetch_batch(struct imap *imap, GError **error)
{
	const struct settings *settings = imap->source.settings;
	guint count = MIN(imap->pending->len, (guint)MAX(settings->batch, 1));
	guint32 last = g_array_index(imap->pending, guint32, count - 1);
	g_autoptr(GArray) items = fetch_sizes(imap, count, error);

	if (!items)
		return NULL;
	if (items->len == 0)
		drop_pending(imap, last);
	trim(items, settings->max_mail_bytes);
	if (!fetch_bodies(imap, items, FALSE, error) || !fetch_bodies(imap, items, TRUE, error))
		return NULL;
	return collect(imap, items, error);
}

GPtrArray *imap_fetch(struct source *source, guint64 after, GError **error)
{
	struct imap *imap = (struct imap *)source;
	g_autoptr(GPtrArray) mails = NULL;
	g_autoptr(GError) cause = NULL;

	while (!mails || mails->len == 0) {
		g_clear_pointer(&mails, g_ptr_array_unref);
		/* The largest UID there can be (RFC 3501 2.3.1.1) has nothing after it. */
		if (after >= G_MAXUINT32 || !find(imap, after, &cause) || imap->pending->len == 0)
			break;
		mails = fetch_batch(imap, &cause);
		if (!mails)
			break;
	}
	if (cause) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return NULL;
	}
	if (!mails)
		mails = g_ptr_array_new_with_free_func((GDestroyNotify)source_mail_free);
	return g_steal_pointer(&mails);
}
