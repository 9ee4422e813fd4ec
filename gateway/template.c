/* Reading templates. */
#include "gateway/template_parts.h"

#include <string.h>

#define SUBJECT "Subject:"

G_DEFINE_QUARK(desktik_template_error, template_error)

static void pieces_free(GPtrArray *pieces)
{
	if (pieces)
		g_ptr_array_unref(pieces);
}

static void element_free(gpointer data)
{
	struct element *element = data;
	pieces_free(element->title);
	pieces_free(element->text);
	g_strfreev(element->words);
	pieces_free(element->then);
	pieces_free(element->otherwise);
	g_free(element);
}

void template_free(struct template *template)
{
	if (!template)
		return;
	pieces_free(template->subject);
	pieces_free(template->elements);
	g_free(template);
}

/* What is between the braces of a line that is nothing else; NULL if it is not such a line. */
static char *lone_name(const char *line)
{
	const char *close = strchr(line, '}');
	if (*line != '{' || line[1] == '{' || !close || close[1])
		return NULL;
	g_auto(GStrv) words = g_strsplit_set(line + 1, " \t}", -1);
	GString *name = g_string_new("");
	for (int i = 0; words[i]; i++)
		if (*words[i])
			g_string_append_printf(name, "%s%s", name->len ? " " : "", words[i]);
	return g_string_free(name, FALSE);
}

static gboolean is_condition(const char *name)
{
	return strcmp(name, "if") == 0 || g_str_has_prefix(name, "if ");
}

static gboolean ends_branch(const char *name)
{
	return strcmp(name, "else") == 0 || strcmp(name, "end") == 0;
}

/* The block that this line is; NULL: it is none. */
static const struct template_name *block_of(const struct parser *p, const char *name)
{
	const struct template_name *found = name ? template_look_up(p, name) : NULL;
	return found && found->kind == TEMPLATE_BLOCK ? found : NULL;
}

static const struct {
	char mark;
	enum element_kind kind;
} marks[] = { { '#', ELEMENT_HEADLINE }, { '-', ELEMENT_ITEM }, { '>', ELEMENT_QUOTE },
	{ '~', ELEMENT_NOTE } };

static enum element_kind kind_of(const char *line)
{
	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (line[0] == marks[i].mark && line[1] == ' ')
			return marks[i].kind;
	return ELEMENT_PARAGRAPH;
}

static gboolean is_comment(const char *line)
{
	return g_str_has_prefix(line, "//");
}

/* Does the text before go on with this line? */
static gboolean goes_on(const struct parser *p, const char *line)
{
	g_autofree char *name = lone_name(line);
	return *line && !is_comment(line) && kind_of(line) == ELEMENT_PARAGRAPH &&
	       !(name && (is_condition(name) || ends_branch(name) || block_of(p, name)));
}

static struct element *element_new(enum element_kind kind, int line)
{
	struct element *element = g_new0(struct element, 1);
	element->kind = kind;
	element->line = line;
	return element;
}

/* "title: words" */
static gboolean add_title(const struct parser *p, struct element *element, const char **text)
{
	const char *colon = strstr(*text, ": ");
	if (element->kind != ELEMENT_QUOTE || !colon)
		return TRUE;
	g_autofree char *title = g_strndup(*text, colon - *text);
	element->title = pieces_new();
	*text = colon + 2;
	return pieces_add(p, element->line, element->title, title);
}

static gboolean parse_text(struct parser *p, GPtrArray *list)
{
	const char *text = p->lines[p->at];
	struct element *element = element_new(kind_of(text), ++p->at);
	g_ptr_array_add(list, element);
	if (element->kind != ELEMENT_PARAGRAPH)
		text = g_strchug(p->lines[p->at - 1] + 1);
	element->text = pieces_new();
	if (!add_title(p, element, &text) || !pieces_add(p, element->line, element->text, text))
		return FALSE;
	while (element->kind != ELEMENT_HEADLINE && p->lines[p->at] &&
		goes_on(p, p->lines[p->at])) {
		pieces_add_text(element->text, " ", 1);
		p->at++;
		if (!pieces_add(p, p->at, element->text, p->lines[p->at - 1]))
			return FALSE;
	}
	return TRUE;
}

static gboolean parse_block(struct parser *p, GPtrArray *list, const char *name)
{
	struct element *element = element_new(ELEMENT_BLOCK, ++p->at);
	g_ptr_array_add(list, element);
	element->name = template_find(p, element->line, name, FALSE);
	return element->name != NULL;
}

static gboolean is_word_of(const struct template_name *name, const char *word)
{
	for (int i = 0; name->word(i); i++)
		if (strcmp(name->word(i), word) == 0)
			return TRUE;
	return FALSE;
}

static gboolean check_words(const struct parser *p, const struct element *element)
{
	const struct template_name *name = element->name;
	if (element->words[0] && !name->word)
		return template_fail(p, element->line, "{if}: \"%s\" can't be compared with \"%s\"",
			name->name, element->words[0]);
	for (int i = 0; element->words[i]; i++)
		if (!is_word_of(name, element->words[i]))
			return template_fail(p, element->line, "{if}: \"%s\" is never \"%s\"",
				name->name, element->words[i]);
	return TRUE;
}

/* "if not name word ..." */
static gboolean parse_condition(
	const struct parser *p, struct element *element, const char *condition)
{
	g_auto(GStrv) words = g_strsplit(condition, " ", -1);
	char **word = words + 1;
	element->negated = g_strcmp0(*word, "not") == 0;
	word += element->negated;
	if (!*word)
		return template_fail(p, element->line, "{if} needs a name");
	element->name = template_find(p, element->line, *word, TRUE);
	if (!element->name)
		return FALSE;
	if (element->name->kind == TEMPLATE_BLOCK)
		return template_fail(p, element->line, "{if}: \"%s\" is a block", *word);
	element->words = g_strdupv(word + 1);
	return check_words(p, element);
}

static gboolean parse_list(struct parser *p, GPtrArray *list, const struct element *inside);

/* Leaves the parser behind the {end}. */
static gboolean parse_if(struct parser *p, GPtrArray *list, const char *condition)
{
	struct element *element = element_new(ELEMENT_IF, ++p->at);
	g_ptr_array_add(list, element);
	element->then = g_ptr_array_new_with_free_func(element_free);
	element->otherwise = g_ptr_array_new_with_free_func(element_free);
	if (!parse_condition(p, element, condition) || !parse_list(p, element->then, element))
		return FALSE;
	g_autofree char *closing = lone_name(p->lines[p->at++]);
	if (strcmp(closing, "end") == 0)
		return TRUE;
	if (!parse_list(p, element->otherwise, element))
		return FALSE;
	g_autofree char *end = lone_name(p->lines[p->at++]);
	return strcmp(end, "end") == 0 || template_fail(p, p->at, "{else} for the second time");
}

/* One element. Stops at {else} and {end} of the if it is `inside` of. */
static gboolean parse_element(struct parser *p, GPtrArray *list, const char *name)
{
	const char *line = p->lines[p->at];
	if (name && is_condition(name))
		return parse_if(p, list, name);
	if (block_of(p, name))
		return parse_block(p, list, name);
	if (*line && !is_comment(line))
		return parse_text(p, list);
	p->at++;
	return TRUE;
}

/* Up to the end of the text, or to the {else} or {end} of the if that it is `inside`. */
static gboolean parse_list(struct parser *p, GPtrArray *list, const struct element *inside)
{
	while (p->lines[p->at]) {
		g_autofree char *name = lone_name(p->lines[p->at]);
		if (name && ends_branch(name))
			return inside || template_fail(p, p->at + 1, "{%s} without {if}", name);
		if (!parse_element(p, list, name))
			return FALSE;
	}
	return !inside || template_fail(p, inside->line, "{if} without {end}");
}

static gboolean parse_subject(struct parser *p, struct template *template)
{
	while (p->lines[p->at] && (!*p->lines[p->at] || is_comment(p->lines[p->at])))
		p->at++;
	const char *line = p->lines[p->at];
	if (!line || !g_str_has_prefix(line, SUBJECT))
		return TRUE;
	template->subject = pieces_new();
	p->at++;
	return pieces_add(
		p, p->at, template->subject, g_strchug(p->lines[p->at - 1] + strlen(SUBJECT)));
}

/* How many headlines a mail gets at least and at most, whatever the conditions say. */
static void count_headlines(GPtrArray *elements, int *least, int *most)
{
	for (guint i = 0; i < elements->len; i++) {
		const struct element *one = elements->pdata[i];
		int a[2] = { 0 }, b[2] = { 0 };
		if (one->kind == ELEMENT_IF) {
			count_headlines(one->then, &a[0], &a[1]);
			count_headlines(one->otherwise, &b[0], &b[1]);
		}
		*least += one->kind == ELEMENT_HEADLINE ? 1 : MIN(a[0], b[0]);
		*most += one->kind == ELEMENT_HEADLINE ? 1 : MAX(a[1], b[1]);
	}
}

static gboolean check_headline(const struct parser *p, const struct template *template)
{
	int least = 0, most = 0;
	count_headlines(template->elements, &least, &most);
	if (least < 1)
		return template_fail(
			p, 1, "no headline (# ...)%s", most ? " if a condition does not hold" : "");
	return most == 1 || template_fail(p, 1, "more than one headline (# ...)");
}

/* Notepad writes a byte order mark and its own line ends. */
static char **lines_of(const char *text)
{
	char **lines =
		g_strsplit(g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
	for (int i = 0; lines[i]; i++)
		g_strstrip(lines[i]);
	return lines;
}

struct template *template_parse(const char *file, const char *text,
	const struct template_vocabulary *vocabulary, guint brings, GError **error)
{
	g_auto(GStrv) lines = lines_of(text);
	struct parser p = { file, lines, 0, vocabulary, brings, error };
	g_autoptr(template_auto) template = g_new0(struct template, 1);
	template->elements = g_ptr_array_new_with_free_func(element_free);
	for (int i = 0; lines[i]; i++)
		if (!g_utf8_validate(lines[i], -1, NULL)) {
			template_fail(&p, i + 1, "is not UTF-8");
			return NULL;
		}
	if (!parse_subject(&p, template) || !parse_list(&p, template->elements, NULL) ||
		!check_headline(&p, template))
		return NULL;
	return g_steal_pointer(&template);
}
