/* A template that was read, rendered for one mail. */
#include "gateway/template_parts.h"

#include <string.h>

static char *text_of(const GPtrArray *pieces, gpointer mail)
{
	GString *text = g_string_new("");
	for (guint i = 0; pieces && i < pieces->len; i++) {
		const struct piece *piece = pieces->pdata[i];
		g_autofree char *value = piece->text ? NULL : piece->name->value(mail);
		g_string_append(text, piece->text ? piece->text : value);
	}
	return g_strstrip(g_string_free(text, FALSE));
}

static gboolean condition_holds(const struct element *element, gpointer mail)
{
	const struct template_name *name = element->name;
	if (name->kind == TEMPLATE_FLAG)
		return name->holds(mail);
	if (element->words[0])
		return g_strv_contains((const char *const *)element->words, name->own_word(mail));
	g_autofree char *value = name->value(mail);
	return *value != '\0';
}

static GPtrArray *branch(const struct element *element, gpointer mail)
{
	return condition_holds(element, mail) != element->negated ? element->then
								  : element->otherwise;
}

static const struct element *find_headline(const GPtrArray *elements, gpointer mail)
{
	const struct element *found = NULL;
	for (guint i = 0; !found && i < elements->len; i++) {
		const struct element *one = elements->pdata[i];
		if (one->kind == ELEMENT_HEADLINE)
			found = one;
		else if (one->kind == ELEMENT_IF)
			found = find_headline(branch(one, mail), mail);
	}
	return found;
}

char *template_headline(const struct template *template, gpointer mail)
{
	const struct element *found = find_headline(template->elements, mail);
	return text_of(found->text, mail);
}

char *template_subject(const struct template *template, gpointer mail)
{
	return template->subject ? text_of(template->subject, mail) : NULL;
}

static void render_text(const struct element *element, gpointer mail, struct page *page)
{
	g_autofree char *text = text_of(element->text, mail);
	if (!*text)
		return;
	g_autofree char *title = text_of(element->title, mail);
	if (element->kind == ELEMENT_QUOTE)
		page_quote(page, title, text);
	else if (element->kind == ELEMENT_ITEM)
		page_item(page, "", text);
	else if (element->kind == ELEMENT_NOTE)
		page_note(page, "%s", text);
	else
		page_say(page, "%s", text);
}

static void render(const GPtrArray *elements, gpointer mail, struct page *page)
{
	for (guint i = 0; i < elements->len; i++) {
		const struct element *one = elements->pdata[i];
		if (one->kind == ELEMENT_IF)
			render(branch(one, mail), mail, page);
		else if (one->kind == ELEMENT_BLOCK)
			one->name->block(mail);
		else if (one->kind != ELEMENT_HEADLINE)
			render_text(one, mail, page);
	}
}

void template_render(const struct template *template, gpointer mail, struct page *page)
{
	render(template->elements, mail, page);
}
