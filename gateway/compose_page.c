#include "gateway/compose_page.h"

#include "desk/words.h"

#include <string.h>

static void pair_free(gpointer data)
{
	struct pair *pair = data;
	g_free(pair->label);
	g_free(pair->value);
	g_free(pair);
}

static void answer_free(gpointer data)
{
	struct answer *answer = data;
	g_free(answer->command);
	g_free(answer->typed);
	g_free(answer->meaning);
	g_free(answer->uri);
	g_free(answer);
}

static void block_free(gpointer data)
{
	struct block *block = data;
	g_free(block->title);
	g_free(block->text);
	g_clear_pointer(&block->items, g_ptr_array_unref);
	g_free(block);
}

struct page *page_new(const char *language, gboolean mask_nip)
{
	struct page *page = g_new0(struct page, 1);
	page->headline = g_strdup("");
	page->greeting = g_strdup("");
	page->footer = g_strdup("");
	page->blocks = g_ptr_array_new_with_free_func(block_free);
	page->language = language;
	page->mask_nip = mask_nip;
	return page;
}

void page_free(struct page *page)
{
	if (!page)
		return;
	g_free(page->headline);
	g_free(page->greeting);
	g_free(page->footer);
	g_ptr_array_unref(page->blocks);
	g_free(page);
}

/* Marks that turn the direction of writing can make a text look like another one. */
static gboolean turns_direction(gunichar c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *harmless(const char *text, gboolean one_line)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_new("");
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		gboolean blank = c == '\t' || c == 0x2028 || c == 0x2029 || (one_line && c == '\n');
		if (blank || (one_line && g_unichar_iscntrl(c)))
			g_string_append_c(clean, ' ');
		else if (c == '\n' || !(g_unichar_iscntrl(c) || turns_direction(c)))
			g_string_append_unichar(clean, c);
	}
	return g_strstrip(g_string_free(clean, FALSE));
}

char *page_one_line(const char *text)
{
	g_autofree char *clean = harmless(text, TRUE);
	g_auto(GStrv) words = g_strsplit(clean, " ", -1);
	GString *line = g_string_new("");
	for (int i = 0; words[i]; i++)
		if (*words[i])
			g_string_append_printf(line, "%s%s", line->len ? " " : "", words[i]);
	return g_string_free(line, FALSE);
}

/* Every text goes through here: numbers of civil servants are for staff only. */
static char *take(const struct page *page, char *text, gboolean one_line)
{
	g_autofree char *given = text;
	char *clean = one_line ? page_one_line(given) : harmless(given, FALSE);
	if (!page->mask_nip)
		return clean;
	char *masked = words_mask_nip(clean);
	g_free(clean);
	return masked;
}

static char *take_copy(const struct page *page, const char *text, gboolean one_line)
{
	return take(page, g_strdup(text), one_line);
}

#define TAKE_FORMAT(page, format, one_line)                                                        \
	({                                                                                         \
		va_list values;                                                                    \
		va_start(values, format);                                                          \
		char *formatted = g_strdup_vprintf(format, values);                                \
		va_end(values);                                                                    \
		take(page, formatted, one_line);                                                   \
	})

void page_headline(struct page *page, const char *format, ...)
{
	g_free(page->headline);
	page->headline = TAKE_FORMAT(page, format, TRUE);
}

void page_greeting(struct page *page, const char *format, ...)
{
	g_free(page->greeting);
	page->greeting = TAKE_FORMAT(page, format, TRUE);
}

void page_footer(struct page *page, const char *format, ...)
{
	g_free(page->footer);
	page->footer = TAKE_FORMAT(page, format, FALSE);
}

static struct block *add(struct page *page, enum block_kind kind, char *title, char *text)
{
	struct block *block = g_new0(struct block, 1);
	block->kind = kind;
	block->title = title;
	block->text = text;
	g_ptr_array_add(page->blocks, block);
	return block;
}

void page_say(struct page *page, const char *format, ...)
{
	add(page, BLOCK_PARAGRAPH, g_strdup(""), TAKE_FORMAT(page, format, FALSE));
}

void page_note(struct page *page, const char *format, ...)
{
	add(page, BLOCK_NOTE, g_strdup(""), TAKE_FORMAT(page, format, FALSE));
}

static struct block *last_of(struct page *page, enum block_kind kind)
{
	struct block *last = page->blocks->len ? page->blocks->pdata[page->blocks->len - 1] : NULL;
	return last && last->kind == kind ? last : NULL;
}

static void add_pair(struct page *page, enum block_kind kind, const char *label, const char *value)
{
	struct block *block = last_of(page, kind);
	if (!*value)
		return;
	if (!block) {
		block = add(page, kind, g_strdup(""), g_strdup(""));
		block->items = g_ptr_array_new_with_free_func(pair_free);
	}
	struct pair *pair = g_new0(struct pair, 1);
	pair->label = take_copy(page, label, TRUE);
	pair->value = take_copy(page, value, FALSE);
	g_ptr_array_add(block->items, pair);
}

void page_fact(struct page *page, const char *label, const char *value)
{
	add_pair(page, BLOCK_FACTS, label, value);
}

void page_item(struct page *page, const char *key, const char *text)
{
	add_pair(page, BLOCK_LIST, key, text);
}

void page_quote(struct page *page, const char *title, const char *text)
{
	g_autofree char *clean = take_copy(page, text, FALSE);
	if (*clean)
		add(page, BLOCK_QUOTE, take_copy(page, title, TRUE), g_steal_pointer(&clean));
}

static struct block *add_answers(struct page *page, const char *title)
{
	struct block *block = add(page, BLOCK_ANSWERS, take_copy(page, title, TRUE), g_strdup(""));
	block->items = g_ptr_array_new_with_free_func(answer_free);
	return block;
}

void page_answers(struct page *page, const char *title)
{
	add_answers(page, title);
}

void page_quiet_answers(struct page *page, const char *title)
{
	add_answers(page, title)->quiet = TRUE;
}

void page_answer(struct page *page, const char *command, const char *typed, const char *meaning,
	const char *uri)
{
	struct block *block = last_of(page, BLOCK_ANSWERS);
	g_assert(block);
	struct answer *answer = g_new0(struct answer, 1);
	answer->command = g_strdup(command);
	answer->typed = g_strdup(typed);
	answer->meaning = g_strdup(meaning);
	answer->uri = g_strdup(uri);
	g_ptr_array_add(block->items, answer);
}

void page_link(struct page *page, const char *title, const char *url)
{
	add(page, BLOCK_LINK, take_copy(page, title, TRUE), g_strdup(url));
}
