#include "gateway/templates.h"

#include "desk/texts.h"

#include <string.h>

#define MAX_BYTES 65536

/* Languages that a file may be for. */
static const char *const languages[] = { "id", "en", NULL };

/* What is told where nothing else can be: a letter about a ticket without one. */
static const struct letter_kind news = { "", 0, N_("# Kabar dari {desk}.\n") };

const struct letter_kind *templates_kind(enum notice_kind kind)
{
	const struct letter_kind *letter = templates_for_requester(kind);
	if (!letter)
		letter = templates_for_staff(kind);
	if (!letter)
		letter = templates_for_anyone(kind);
	return letter ? letter : &news;
}

const char *templates_text(enum notice_kind kind)
{
	return _(templates_kind(kind)->text);
}

gboolean templates_find(const char *name, enum notice_kind *kind)
{
	for (int i = 0; i < NOTICE_COUNT; i++)
		if (strcmp(notice_name(i), name) == 0) {
			*kind = i;
			return TRUE;
		}
	return FALSE;
}

static struct template *parse(
	const char *file, const char *text, enum notice_kind kind, GError **error)
{
	return template_parse(
		file, text, compose_vocabulary(), templates_kind(kind)->brings, error);
}

/* Ours. A translation that is broken is our bug, and yet no reason to lose a mail. */
static struct template *parse_builtin(enum notice_kind kind)
{
	struct template *template = parse(notice_name(kind), templates_text(kind), kind, NULL);
	if (!template)
		template = parse(notice_name(kind), templates_kind(kind)->text, kind, NULL);
	g_assert(template);
	return template;
}

struct template *templates_news(void)
{
	struct template *template =
		template_parse("news", _(news.text), compose_vocabulary(), 0, NULL);
	g_assert(template);
	return template;
}

static struct template *parse_file(const char *path, enum notice_kind kind, GError **error)
{
	g_autofree char *text = NULL;
	gsize length;
	if (!g_file_get_contents(path, &text, &length, error))
		return NULL;
	if (length > MAX_BYTES || strlen(text) != length) {
		g_set_error(error, TEMPLATE_ERROR, TEMPLATE_ERROR_FILE, "%s: %s", path,
			length > MAX_BYTES ? "is longer than a letter can be (65536 bytes)"
					   : "has a NUL byte");
		return NULL;
	}
	return parse(path, text, kind, error);
}

static char *file_if_there(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

char *templates_own_file(const struct settings *settings, enum notice_kind kind)
{
	if (!settings->mail_templates)
		return NULL;
	g_autofree char *in_language =
		g_strdup_printf("%s.%s.txt", notice_name(kind), settings->language);
	g_autofree char *in_any = g_strdup_printf("%s.txt", notice_name(kind));
	char *path = file_if_there(settings->mail_templates, in_language);
	return path ? path : file_if_there(settings->mail_templates, in_any);
}

struct template *templates_take(
	const struct settings *settings, enum notice_kind kind, char **problem)
{
	g_autofree char *path = templates_own_file(settings, kind);
	g_autoptr(GError) error = NULL;
	*problem = NULL;
	struct template *own = path ? parse_file(path, kind, &error) : NULL;
	if (own)
		return own;
	if (error)
		*problem = g_strdup_printf("%s; the built-in letter was sent", error->message);
	return parse_builtin(kind);
}

/* What an editor leaves beside a file. */
static gboolean is_left_over(const char *name)
{
	return *name == '.' || *name == '#' || g_str_has_suffix(name, "~");
}

/* "accepted.id.txt" or "accepted.txt" */
static gboolean read_file_name(const char *name, enum notice_kind *kind)
{
	if (!g_str_has_suffix(name, ".txt"))
		return FALSE;
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".txt"));
	char *dot = strchr(stem, '.');
	if (dot && !g_strv_contains(languages, dot + 1))
		return FALSE;
	if (dot)
		*dot = '\0';
	return templates_find(stem, kind);
}

static char *all_names(void)
{
	GString *list = g_string_new("");
	for (int i = 0; i < NOTICE_COUNT; i++)
		g_string_append_printf(list, "%s%s", i ? ", " : "", notice_name(i));
	return g_string_free(list, FALSE);
}

static void check_file(const char *folder, const char *name, GPtrArray *problems, guint *count)
{
	enum notice_kind kind;
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) error = NULL;
	if (read_file_name(name, &kind)) {
		g_autoptr(template_auto) template = parse_file(path, kind, &error);
		*count += template != NULL;
		if (!template)
			g_ptr_array_add(problems, g_strdup(error->message));
		return;
	}
	g_autofree char *names = all_names();
	g_ptr_array_add(problems,
		g_strdup_printf("%s: is no template; allowed: NAME.txt, NAME.id.txt, NAME.en.txt, "
				"where NAME is one of %s",
			path, names));
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *templates_check(const struct settings *settings, guint *count)
{
	GPtrArray *problems = g_ptr_array_new_with_free_func(g_free);
	guint found = 0;
	g_autoptr(GError) error = NULL;
	const char *folder = settings->mail_templates;
	g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, &error) : NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; dir && (name = g_dir_read_name(dir));)
		if (!is_left_over(name))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++)
		check_file(folder, names->pdata[i], problems, &found);
	if (error)
		g_ptr_array_add(problems, g_strdup_printf("[mail] templates: %s", error->message));
	if (count)
		*count = found;
	return problems;
}
