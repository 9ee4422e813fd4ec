#include "gateway/directory_change.h"

#include <string.h>

enum kind {
	KIND_PEOPLE,
	KIND_OFFICES,
	KIND_SERVICES,
	KIND_HOLIDAYS,
	KIND_COUNT,
};

static const char *const kind_words[KIND_COUNT] = {
	[KIND_PEOPLE] = "people",
	[KIND_OFFICES] = "offices",
	[KIND_SERVICES] = "services",
	[KIND_HOLIDAYS] = "holidays",
};

struct directory_state {
	GTree *entries[KIND_COUNT]; /* the key of a row -> all that it says */
};

static int compare(gconstpointer one, gconstpointer other, gpointer data G_GNUC_UNUSED)
{
	return strcmp(one, other);
}

static void read_people(struct db *db, GTree *entries)
{
	g_autoptr(GPtrArray) people = directory_people(db, NULL);
	for (guint i = 0; i < people->len; i++) {
		const struct person *one = people->pdata[i];
		/* An address may have several people, one after another. */
		g_tree_insert(entries,
			*one->from ? g_strdup_printf("%s (%s)", one->email, one->from)
				   : g_strdup(one->email),
			g_strdup_printf("%s\n%s\n%d\n%s\n%s", one->name, one->nip, one->role,
				one->section, one->until));
	}
}

static void read_offices(struct db *db, GTree *entries)
{
	g_autoptr(GPtrArray) offices = directory_offices(db);
	for (guint i = 0; i < offices->len; i++) {
		const struct office *one = offices->pdata[i];
		g_tree_insert(entries, g_strdup(one->name),
			g_strdup_printf("%d\n%s", one->need, one->patterns));
	}
}

static void read_services(struct db *db, GTree *entries)
{
	g_autoptr(GPtrArray) services = directory_services(db);
	for (guint i = 0; i < services->len; i++) {
		const struct service *one = services->pdata[i];
		g_tree_insert(entries, g_strdup(one->code),
			g_strdup_printf("%s\n%d\n%s\n%d\n%s\n%d\n%d\n%s", one->name, one->is_request,
				one->section, one->severity, one->keywords, one->respond_minutes,
				one->resolve_hours, one->requires));
	}
}

static void read_holidays(struct db *db, GTree *entries)
{
	g_autoptr(GPtrArray) holidays = directory_holidays(db);
	for (guint i = 0; i < holidays->len; i++) {
		const struct holiday *one = holidays->pdata[i];
		g_tree_insert(entries, g_strdup(one->day), g_strdup(one->note));
	}
}

struct directory_state *directory_state_read(struct db *db)
{
	struct directory_state *state = g_new0(struct directory_state, 1);
	for (int i = 0; i < KIND_COUNT; i++)
		state->entries[i] = g_tree_new_full(compare, NULL, g_free, g_free);
	read_people(db, state->entries[KIND_PEOPLE]);
	read_offices(db, state->entries[KIND_OFFICES]);
	read_services(db, state->entries[KIND_SERVICES]);
	read_holidays(db, state->entries[KIND_HOLIDAYS]);
	return state;
}

void directory_state_free(struct directory_state *state)
{
	if (!state)
		return;
	for (int i = 0; i < KIND_COUNT; i++)
		g_tree_unref(state->entries[i]);
	g_free(state);
}

void directory_change_free(struct directory_change *change)
{
	g_ptr_array_unref(change->added);
	g_ptr_array_unref(change->changed);
	g_ptr_array_unref(change->removed);
	g_free(change);
}

static struct directory_change *changes_of(enum kind kind, GTree *before, GTree *after)
{
	struct directory_change *change = g_new0(struct directory_change, 1);
	change->kind = kind_words[kind];
	change->count = g_tree_nnodes(after);
	change->added = g_ptr_array_new_with_free_func(g_free);
	change->changed = g_ptr_array_new_with_free_func(g_free);
	change->removed = g_ptr_array_new_with_free_func(g_free);
	for (GTreeNode *node = g_tree_node_first(after); node; node = g_tree_node_next(node)) {
		const char *key = g_tree_node_key(node);
		const char *old = g_tree_lookup(before, key);
		if (!old)
			g_ptr_array_add(change->added, g_strdup(key));
		else if (strcmp(old, g_tree_node_value(node)) != 0)
			g_ptr_array_add(change->changed, g_strdup(key));
	}
	for (GTreeNode *node = g_tree_node_first(before); node; node = g_tree_node_next(node))
		if (!g_tree_lookup(after, g_tree_node_key(node)))
			g_ptr_array_add(change->removed, g_strdup(g_tree_node_key(node)));
	return change;
}

GPtrArray *directory_changes(
	const struct directory_state *before, const struct directory_state *after)
{
	GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify)directory_change_free);
	for (int i = 0; i < KIND_COUNT; i++)
		g_ptr_array_add(changes, changes_of(i, before->entries[i], after->entries[i]));
	return changes;
}
