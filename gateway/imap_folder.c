#include "gateway/imap_session.h"

#include <string.h>

char *imap_encode_folder(const char *name, char delimiter, GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_autofree char *path = g_strdup(name);
	char *encoded;

	if (delimiter)
		g_strdelimit(path, "/", delimiter);
	/* RFC 3501 5.1.3, which the C library knows by this name. */
	encoded = g_convert(path, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, &cause);
	for (const char *p = encoded; p && *p; p++)
		if (g_ascii_iscntrl(*p) || strchr("%*", *p))
			g_clear_pointer(&encoded, g_free);
	if (!encoded || !*encoded) {
		g_free(encoded);
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"\"%s\" can not be the name of a folder", name);
		return NULL;
	}
	return encoded;
}

/* Where personal folders live: NAMESPACE (RFC 2342). A failure only costs the prefix. */
static gboolean read_namespace(struct imap *imap, GError **error)
{
	struct mailimap_namespace_data *data = NULL;
	const struct mailimap_namespace_info *info = NULL;
	int r;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_namespace(imap->session, &data);
	if (r == MAILIMAP_ERROR_EXTENSION)
		return TRUE;
	if (!imap_check(imap, r, "asking for its folders", SOURCE_ERROR_TEMPORARY, error))
		return FALSE;
	if (data->ns_personal && clist_begin(data->ns_personal->ns_data_list))
		info = clist_content(clist_begin(data->ns_personal->ns_data_list));
	if (info) {
		g_free(imap->prefix);
		imap->prefix = g_strdup(info->ns_prefix);
		imap->delimiter = info->ns_delimiter;
	}
	mailimap_namespace_data_free(data);
	return TRUE;
}

static gboolean list(struct imap *imap, const char *pattern, clist **found, GError **error)
{
	int r;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_list(imap->session, "", pattern, found);
	if (imap_check(imap, r, "asking for its folders", SOURCE_ERROR_TEMPORARY, error))
		return TRUE;
	/* With a NO the list is there all the same. */
	if (*found)
		mailimap_list_result_free(*found);
	return FALSE;
}

/* LIST "" "" gives the delimiter and no folder (RFC 3501 6.3.8). */
static gboolean read_delimiter(struct imap *imap, GError **error)
{
	const struct mailimap_mailbox_list *entry;
	clist *found = NULL;

	if (!list(imap, "", &found, error))
		return FALSE;
	if (clist_begin(found)) {
		entry = clist_content(clist_begin(found));
		imap->delimiter = entry->mb_delimiter;
	}
	mailimap_list_result_free(found);
	return TRUE;
}

/* Does the folder exist, so that mail can lie in it? -1: the connection is gone. */
static int folder_exists(struct imap *imap, const char *name, GError **error)
{
	clist *found = NULL;
	int exists = FALSE;

	if (!list(imap, name, &found, error))
		return -1;
	for (clistiter *at = clist_begin(found); at; at = clist_next(at)) {
		const struct mailimap_mailbox_list *entry = clist_content(at);
		const struct mailimap_mbx_list_flags *flags = entry->mb_flag;
		gboolean selectable = !flags || flags->mbf_type != MAILIMAP_MBX_LIST_FLAGS_SFLAG ||
				      flags->mbf_sflag != MAILIMAP_MBX_LIST_SFLAG_NOSELECT;

		if (selectable && strcmp(entry->mb_name, name) == 0)
			exists = TRUE;
	}
	mailimap_list_result_free(found);
	return exists;
}

gboolean imap_create_folder(struct imap *imap, const char *name, GError **error)
{
	g_autofree char *doing = g_strdup_printf("making the folder %s", name);
	int r;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_create(imap->session, name);
	if (r != MAILIMAP_ERROR_CREATE || g_strcmp0(imap_response_code(imap), "ALREADYEXISTS") != 0)
		if (!imap_check(imap, r, doing, SOURCE_ERROR_REFUSED, error))
			return FALSE;
	/* People see subscribed folders only; a refusal takes nothing from the desk. */
	imap_begin(imap, IMAP_ANSWER_BYTES);
	r = mailimap_subscribe(imap->session, name);
	return r == MAILIMAP_ERROR_SUBSCRIBE ||
	       imap_check(imap, r, doing, SOURCE_ERROR_TEMPORARY, error);
}

/* What the folder may be called here, the likeliest first. */
static GPtrArray *spellings(struct imap *imap, const char *folder, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	char *name = imap_encode_folder(folder, imap->delimiter, error);

	if (!name)
		return NULL;
	if (*imap->prefix && !g_str_has_prefix(name, imap->prefix))
		g_ptr_array_add(names, g_strconcat(imap->prefix, name, NULL));
	g_ptr_array_add(names, name);
	/* A server that has no NAMESPACE may still want all folders below INBOX. */
	if (!*imap->prefix && imap->delimiter)
		g_ptr_array_add(names, g_strdup_printf("INBOX%c%s", imap->delimiter, name));
	return g_steal_pointer(&names);
}

static char *find_folder(struct imap *imap, GPtrArray *names, GError **error)
{
	g_autoptr(GError) first = NULL;

	for (guint i = 0; i < names->len; i++) {
		int exists = folder_exists(imap, names->pdata[i], error);

		if (exists)
			return exists < 0 ? NULL : g_strdup(names->pdata[i]);
	}
	for (guint i = 0; i < names->len; i++) {
		if (imap_create_folder(imap, names->pdata[i], first ? NULL : &first))
			return g_strdup(names->pdata[i]);
		if (imap_link_failure(imap->link))
			break;
	}
	g_propagate_error(error, g_steal_pointer(&first));
	return NULL;
}

gboolean imap_make_folders(struct imap *imap, GError **error)
{
	imap->prefix = g_strdup("");
	if (!read_delimiter(imap, error))
		return FALSE;
	if (mailimap_has_extension(imap->session, "NAMESPACE") && !read_namespace(imap, error))
		return FALSE;
	imap->mailbox = imap_encode_folder(imap->folder, imap->delimiter, error);
	if (!imap->mailbox)
		return FALSE;
	for (int i = 0; i < 2; i++) {
		const char *name = source_folder_name(imap->source.settings, i);
		g_autoptr(GPtrArray) names = spellings(imap, name, error);

		imap->folders[i] = names ? find_folder(imap, names, error) : NULL;
		if (!imap->folders[i])
			return FALSE;
	}
	return TRUE;
}
