#include "desk/requirement.h"
#include "desk/ticket.h"

#include <string.h>

static struct requirement *requirement_new(const char *name, const char *value)
{
	struct requirement *one = g_new0(struct requirement, 1);
	one->name = g_strdup(name);
	one->value = g_strdup(value);
	return one;
}

static void requirement_free(gpointer data)
{
	struct requirement *one = data;
	g_free(one->name);
	g_free(one->value);
	g_free(one);
}

GPtrArray *requirements_new(void)
{
	return g_ptr_array_new_with_free_func(requirement_free);
}

/* Names of other data end a value that goes on in the same line. */
#define OTHER_NAME "(?:nip|nik|jabatan|no\\.?\\s*hp|hp|wa|e-?mail|surel|telp)\\b"
#define NEXT_LABEL "(?=\\s*(?:[,;|\\t\\n]|\\s" OTHER_NAME "|$))"
#define LINE_END "(?=\\s*(?:[|\\t\\n]|[,;]\\s*" OTHER_NAME "|$))"

/* What is known by more than its name. Labels and shapes are regular expressions. */
struct kind {
	const char *name;   /* as clerks write it in syarat, any of these */
	const char *labels; /* as it is written in letters */
	const char *shape;  /* found without a label, too; NULL: none */
	const char *phrase; /* the same, for what has no shape of its own; the value is the group */
};

static const struct kind kinds[] = {
	{ "^nip$", "n\\.?i\\.?p", "(?<![0-9])(?:19|20)(?:[ .-]?[0-9]){16}(?![0-9])", NULL },
	{ "^(nik|no\\.? ?ktp|nomor ktp)$", "n\\.?i\\.?k|(?:no|nomor)\\.?\\s*ktp|ktp",
		"(?<![0-9])[1-9](?:[ .-]?[0-9]){15}(?![ .-]?[0-9])", NULL },
	{ "^(hp|no\\.? ?hp|nomor hp|telepon|telp|wa|whatsapp|kontak|ponsel|no\\.? ?wa)$",
		"(?:(?:no|nomor)\\.?\\s*)?(?:hp|h\\.p|wa|whatsapp|handphone|ponsel|telepon|telp|"
		"kontak)",
		"(?<![0-9+])(?:\\+?62|0)[ .-]?8(?:[ .-]?[0-9]){8,11}(?![0-9])", NULL },
	{ "^(e-?mail|surel|alamat e-?mail|alamat surel)$", "(?:alamat\\s+)?(?:e-?mail|surel)",
		"[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", NULL },
	{ "^(nama|nama lengkap)$", "nama(?:\\s+lengkap)?|a\\.n\\.?|atas\\s+nama", NULL,
		"\\b(?:a\\.\\s?n\\.|a/n|atas\\s+nama)\\s+([^\\n,;|\\t(]+?)" NEXT_LABEL },
	{ "^jabatan$", "jabatan|jab\\.?", NULL, NULL },
};

static const struct kind *kind_of(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_regex_match_simple(kinds[i].name, name, G_REGEX_CASELESS, 0))
			return &kinds[i];
	return NULL;
}

/* The first group of the first match; NULL: none. */
static char *capture(const char *pattern, const char *text)
{
	g_autoptr(GRegex) regex =
		g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_assert(regex);
	return g_regex_match(regex, text, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

/* Blanks, dots and signs of a form that nobody filled in; words that point elsewhere. */
static gboolean says_nothing(const char *value)
{
	return !g_regex_match_simple("[\\pL\\d]", value, 0, 0) ||
	       g_regex_match_simple("^(dan|serta|yang|yg|di|ke|pada|sesuai|terlampir|tersebut|"
				    "sebagai\\s+berikut|sbb|berikut|lengkap|jelas)\\b",
		       value, G_REGEX_CASELESS, 0);
}

/* Of a degree: "S.Kom." keeps the dot that a sentence would lose. */
static gboolean is_dot_of_degree(const char *value, gsize length)
{
	const char *blank = g_strrstr_len(value, length, " ");
	const char *word = blank ? blank : value;
	return value[length] == '.' && memchr(word, '.', length - (word - value));
}

/* Takes `value`; NULL if it is none. */
static char *tidy(char *value)
{
	if (!value)
		return NULL;
	g_strstrip(value);
	gsize length = strlen(value);
	while (length && strchr(" \t.,;|", value[length - 1]))
		length--;
	value[length + is_dot_of_degree(value, length)] = '\0';
	if (!says_nothing(value))
		return value;
	g_free(value);
	return NULL;
}

/*
 * How a value stands behind its name (%s), the surest first. The value is the group.
 */
static const char *const places[] = {
	/* a line, or a row of a table, of its own; the value may be in the next line */
	"^[ \\t>*|\u20220-9.)-]*(?:[a-z]{2,12}\\s*/\\s*)?(?:%s)(?:\\s*/\\s*[a-z. ]{2,16})?"
	"[ \\t]*[:=|\\t][ \\t:|]*(?:\\n[ \\t]*)?([^\\n|\\t]+?)" LINE_END,
	/* within a line, with a colon */
	"(?:^|[\\s,;(])(?:%s)\\s*[:=]\\s*([^\\n,;|\\t]+?)" NEXT_LABEL,
	/* at the beginning of a line or of a part of it, without one */
	"(?:^[ \\t]*|[,;]\\s*)(?:%s)\\.?\\s+(?:(?:saya|adalah|yaitu|sbg|sebagai|selaku)\\s+)*"
	"([^\\n,;|\\t]+?)" NEXT_LABEL,
	/* anywhere, where a word joins them */
	"\\b(?:%s)\\s+(?:sbg|sebagai|selaku|adalah|yaitu)\\s+([^\\n,;|\\t.]+)",
};

static char *behind_label(const char *label, const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
		g_auto(GStrv) parts = g_strsplit(places[i], "%s", 2);
		g_autofree char *pattern = g_strconcat(parts[0], label, parts[1], NULL);
		char *value = tidy(capture(pattern, text));
		if (value)
			return value;
	}
	return NULL;
}

/* "19870101 201001 1 002" -> "198701012010011002". */
static char *digits_only(const char *value)
{
	GString *digits = g_string_new(*value == '+' ? "+" : "");
	for (const char *at = value; *at; at++)
		if (g_ascii_isdigit(*at))
			g_string_append_c(digits, *at);
	return g_string_free(digits, FALSE);
}

static char *in_shape(const struct kind *kind, const char *text)
{
	g_autofree char *pattern = g_strdup_printf("(%s)", kind->shape);
	char *value = capture(pattern, text);
	if (!value || strchr(value, '@'))
		return value;
	g_autofree char *found = value;
	return digits_only(found);
}

/* "Budi Rekaan / 19870101…" behind "Nama/NIP": the figures are not his name. */
static char *without_figures(char *value)
{
	char *end = strpbrk(value, "/0123456789");
	if (end)
		*end = '\0';
	return tidy(value);
}

static void read_one(struct requirement *one, const char *text)
{
	const struct kind *kind = kind_of(one->name);
	g_autofree char *plain = g_regex_escape_string(one->name, -1);
	char *value = behind_label(kind ? kind->labels : plain, text);
	if (!value && kind && kind->phrase)
		value = tidy(capture(kind->phrase, text));
	one->labelled = value != NULL;
	if (value && kind && kind->shape) {
		char *shaped = in_shape(kind, value);
		g_free(value);
		one->labelled = shaped != NULL;
		value = shaped;
	} else if (value && kind) {
		value = without_figures(value);
	}
	if (!value && kind && kind->shape)
		value = in_shape(kind, text);
	if (!value)
		return;
	g_free(one->value);
	one->value = value;
}

/* Without what stands below the closing words, where the signer's own name and NIP are. */
static char *above_signature(const char *text)
{
	g_autofree char *below = capture("^[ \\t]*(demikian[ \\t,](?s:.*))", text);
	if (!below || g_regex_match_simple("^\\s*[0-9.)]*\\s*nama[^\\n:]{0,20}:", below,
			      G_REGEX_CASELESS | G_REGEX_MULTILINE, 0))
		return g_strdup(text);
	return g_strndup(text, strlen(text) - strlen(below));
}

/* Data stand near the beginning of a letter, not in a book. */
#define TEXT_MAX 20000

static char *replaced(char *text, const char *pattern, const char *by)
{
	g_autofree char *old = text;
	g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
	char *clean = g_regex_replace_literal(regex, old, -1, 0, by, 0, NULL);
	return clean ? clean : g_steal_pointer(&old);
}

/* Runs of blanks become one, so that no letter is slow to read. */
static char *without_runs(const char *text)
{
	char *first = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), TEXT_MAX));
	char *lines = replaced(first, "\\s*\\n\\s*\\n\\s*", "\n\n");
	char *columns = replaced(lines, "[ \\t\\r]*\\t[ \\t\\r]*", "\t");
	return replaced(columns, "[ \\r\u00a0]+", " ");
}

static GPtrArray *requirement_names(const char *requires)
{
	GPtrArray *list = requirements_new();
	g_auto(GStrv) names = g_strsplit_set(requires ? requires : "", ";,|", -1);
	for (int i = 0; names[i]; i++)
		if (*g_strstrip(names[i]))
			g_ptr_array_add(list, requirement_new(names[i], ""));
	return list;
}

GPtrArray *requirement_read(const char *requires, const char *text)
{
	GPtrArray *list = requirement_names(requires);
	if (!list->len)
		return list;
	g_autofree char *plain = without_runs(text);
	g_autofree char *above = above_signature(plain);
	for (guint i = 0; i < list->len; i++)
		read_one(list->pdata[i], above);
	return list;
}

static const struct requirement *find(const GPtrArray *list, const char *name)
{
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		if (g_ascii_strcasecmp(one->name, name) == 0)
			return one;
	}
	return NULL;
}

void requirement_fill(GPtrArray *list, const GPtrArray *known)
{
	for (guint i = 0; i < list->len; i++) {
		struct requirement *one = list->pdata[i];
		const struct requirement *other = find(known, one->name);
		if (!other || *one->value)
			continue;
		g_free(one->value);
		one->value = g_strdup(other->value);
	}
}

char *requirement_missing(const GPtrArray *list)
{
	GString *names = g_string_new("");
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		if (!*one->value)
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", one->name);
	}
	return g_string_free(names, FALSE);
}

GPtrArray *requirement_news(const GPtrArray *list, const GPtrArray *known)
{
	GPtrArray *news = requirements_new();
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		const struct requirement *old = find(known, one->name);
		if (*one->value && (!old || (one->labelled && strcmp(old->value, one->value) != 0)))
			g_ptr_array_add(news, requirement_new(one->name, one->value));
	}
	return news;
}

gboolean requirement_is_identity(const char *requires)
{
	g_autoptr(GPtrArray) list = requirement_names(requires);
	for (guint i = 0; i < list->len; i++) {
		const struct kind *kind = kind_of(((struct requirement *)list->pdata[i])->name);
		if (kind == &kinds[0] || kind == &kinds[1])
			return TRUE;
	}
	return FALSE;
}

void requirement_save(struct db *db, gint64 ticket_id, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct requirement *one = list->pdata[i];
		db_run(db,
			"INSERT OR REPLACE INTO ticket_data (ticket_id, name, value) "
			"VALUES (?, ?, ?)",
			"iss", ticket_id, one->name, one->value);
	}
}

GPtrArray *requirement_load(struct db *db, gint64 ticket_id)
{
	GPtrArray *list = requirements_new();
	g_autoptr(query_auto) query = db_query(
		db, "SELECT name, value FROM ticket_data WHERE ticket_id = ?", "i", ticket_id);
	while (query_next(query))
		g_ptr_array_add(list, requirement_new(query_text(query, 0), query_text(query, 1)));
	return list;
}

GPtrArray *requirement_list(struct db *db, gint64 ticket_id)
{
	g_autofree char *requires = db_text(db,
		"SELECT s.requires FROM ticket t JOIN service s ON s.code = t.service_code "
		"WHERE t.id = ?",
		"i", ticket_id);
	GPtrArray *list = requirement_names(requires);
	g_autoptr(GPtrArray) known = requirement_load(db, ticket_id);
	requirement_fill(list, known);
	return list;
}

GPtrArray *requirement_registered(struct db *db, gint64 office_id, const char *today)
{
	GPtrArray *addresses = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT DISTINCT pattern FROM office_pattern WHERE office_id = ?1 "
		"AND pattern NOT LIKE '@%' AND (from_day = '' OR from_day <= ?2) "
		"AND (until_day = '' OR until_day >= ?2) ORDER BY pattern",
		"is", office_id, today);
	while (query_next(query))
		g_ptr_array_add(addresses, g_strdup(query_text(query, 0)));
	return addresses;
}

gint64 requirement_asked_at(struct db *db, gint64 ticket_id)
{
	return db_int(db, "SELECT max(at) FROM event WHERE ticket_id = ? AND kind = ?", "is",
		ticket_id, EVENT_OFFICE_ASKED);
}
