#include "gateway/action_report_paper.h"

#include "desk/texts.h"
#include "desk/words.h"

#define LEADING 1.5 /* between lines */

/* Turns the direction of what follows: U+202A to U+202E, U+2066 to U+2069. */
static gboolean turns_text(gunichar c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void append_clean(GString *clean, const char *at)
{
	gunichar c = g_utf8_get_char(at);
	if (c == '\t')
		g_string_append(clean, "    ");
	else if (c == '\r' ? at[1] != '\n' : c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v')
		g_string_append_c(clean, '\n');
	else if (turns_text(c))
		g_string_append(clean, "\xEF\xBF\xBD");
	else if (c == '\n' || !g_unichar_iscntrl(c))
		g_string_append_unichar(clean, c);
}

char *paper_clean(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_new("");
	for (const char *at = valid; *at; at = g_utf8_next_char(at))
		append_clean(clean, at);
	return g_string_free(clean, FALSE);
}

char *paper_mask(const char *text)
{
	g_autofree char *clean = paper_clean(text);
	return words_mask_nip(clean);
}

PangoLayout *paper_layout(struct paper *paper, const char *font, double width, const char *text)
{
	PangoLayout *layout = pango_cairo_create_layout(paper->cairo);
	/* A unit of a PDF is a point; Pango would take it for a pixel of a screen. */
	pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
	g_autoptr(PangoFontDescription) description = pango_font_description_from_string(font);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text, -1);
	/* A word that is broken is copied as it was written. */
	g_autoptr(PangoAttrList) attributes = pango_attr_list_new();
	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, attributes);
	return layout;
}

double paper_line_height(PangoLayoutIter *line)
{
	PangoRectangle area;
	pango_layout_iter_get_line_extents(line, NULL, &area);
	return (double)area.height / PANGO_SCALE + LEADING;
}

double paper_draw_line(struct paper *paper, PangoLayoutIter *line, double x, double y)
{
	PangoRectangle area;
	pango_layout_iter_get_line_extents(line, NULL, &area);
	double base = (double)(pango_layout_iter_get_baseline(line) - area.y) / PANGO_SCALE;
	cairo_move_to(paper->cairo, x + (double)area.x / PANGO_SCALE, y + base);
	pango_cairo_show_layout_line(paper->cairo, pango_layout_iter_get_line_readonly(line));
	return (double)area.height / PANGO_SCALE + LEADING;
}

double paper_height_of(PangoLayout *layout)
{
	double height = 0;
	g_autoptr(PangoLayoutIter) line = pango_layout_get_iter(layout);
	do
		height += paper_line_height(line);
	while (pango_layout_iter_next_line(line));
	return height;
}

double paper_draw_at(struct paper *paper, PangoLayout *layout, double x, double y)
{
	double top = y;
	g_autoptr(PangoLayoutIter) line = pango_layout_get_iter(layout);
	do
		y += paper_draw_line(paper, line, x, y);
	while (pango_layout_iter_next_line(line));
	return y - top;
}

void paper_rule(struct paper *paper, double y, double thickness)
{
	cairo_set_line_width(paper->cairo, thickness);
	cairo_move_to(paper->cairo, MARGIN, y);
	cairo_line_to(paper->cairo, PAPER_WIDTH - MARGIN, y);
	cairo_stroke(paper->cairo);
}

void paper_end(struct paper *paper)
{
	double y = PAPER_HEIGHT - MARGIN;
	g_autofree char *number =
		g_strdup_printf(_("halaman %d dari %d"), paper->page, paper->pages);
	g_autoptr(PangoLayout) left = paper_layout(paper, FONT_SMALL, WIDTH - 110, paper->footer);
	g_autoptr(PangoLayout) right = paper_layout(paper, FONT_SMALL, 110, number);
	pango_layout_set_alignment(right, PANGO_ALIGN_RIGHT);
	paper_rule(paper, y - 4, 0.4);
	paper_draw_at(paper, left, MARGIN, y);
	paper_draw_at(paper, right, PAPER_WIDTH - MARGIN - 110, y);
	cairo_show_page(paper->cairo);
}

void paper_next_page(struct paper *paper)
{
	paper_end(paper);
	paper->page++;
	paper->y = MARGIN;
}

void paper_need(struct paper *paper, double height)
{
	if (paper->y > MARGIN && paper->y + height > BOTTOM)
		paper_next_page(paper);
}

void paper_flow(struct paper *paper, PangoLayout *layout, double x)
{
	g_autoptr(PangoLayoutIter) line = pango_layout_get_iter(layout);
	do {
		paper_need(paper, paper_line_height(line));
		paper->y += paper_draw_line(paper, line, x, paper->y);
	} while (pango_layout_iter_next_line(line));
}

void paper_centred(struct paper *paper, const char *font, const char *text)
{
	g_autoptr(PangoLayout) layout = paper_layout(paper, font, WIDTH, text);
	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	paper_flow(paper, layout, MARGIN);
}
