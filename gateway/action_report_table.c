#include "gateway/action_report_table.h"

#define PADDING_X 5.0
#define PADDING_Y 3.0
/* A row that takes more of a page than this may be parted. */
#define WHOLE_MAX (PAPER_HEIGHT / 4)

struct cell {
	PangoLayout *layout;
	PangoLayoutIter *line; /* NULL: all of it is drawn */
	double x;
};

static void cells_make(struct paper *paper, const struct ruled *shape, const char *const *texts,
	gboolean head, struct cell *cells)
{
	double x = MARGIN;
	for (guint i = 0; i < shape->columns; i++) {
		gboolean strong = head || (shape->strong && i == 0);
		cells[i].layout = paper_layout(paper, strong ? FONT_STRONG : FONT_TEXT,
			shape->widths[i] - 2 * PADDING_X, texts[i]);
		cells[i].line = pango_layout_get_iter(cells[i].layout);
		cells[i].x = x + PADDING_X;
		x += shape->widths[i];
	}
}

static void cells_clear(const struct ruled *shape, struct cell *cells)
{
	for (guint i = 0; i < shape->columns; i++) {
		g_clear_pointer(&cells[i].line, pango_layout_iter_free);
		g_object_unref(cells[i].layout);
	}
}

static double whole_height(const struct ruled *shape, const struct cell *cells)
{
	double height = 0;
	for (guint i = 0; i < shape->columns; i++) {
		double own = paper_height_of(cells[i].layout);
		height = MAX(height, own);
	}
	return height + 2 * PADDING_Y;
}

/* Draws of the cell what fits; returns how far down it went. */
static double draw_cell(struct paper *paper, struct cell *cell)
{
	double y = paper->y + PADDING_Y;
	while (cell->line && y + paper_line_height(cell->line) + PADDING_Y <= BOTTOM) {
		y += paper_draw_line(paper, cell->line, cell->x, y);
		if (!pango_layout_iter_next_line(cell->line))
			g_clear_pointer(&cell->line, pango_layout_iter_free);
	}
	return y + PADDING_Y;
}

static void draw_borders(struct paper *paper, const struct ruled *shape, double bottom)
{
	double x = MARGIN;
	cairo_save(paper->cairo);
	cairo_set_source_rgb(paper->cairo, 0.45, 0.45, 0.45);
	cairo_set_line_width(paper->cairo, 0.5);
	for (guint i = 0; i < shape->columns; i++) {
		cairo_rectangle(paper->cairo, x, paper->y, shape->widths[i], bottom - paper->y);
		x += shape->widths[i];
	}
	cairo_stroke(paper->cairo);
	cairo_restore(paper->cairo);
}

/* Behind the text: it goes first. */
static void shade(struct paper *paper, double width, double height)
{
	cairo_save(paper->cairo);
	cairo_set_source_rgb(paper->cairo, 0.93, 0.93, 0.93);
	cairo_rectangle(paper->cairo, MARGIN, paper->y, width, height);
	cairo_fill(paper->cairo);
	cairo_restore(paper->cairo);
}

static void draw_part(struct paper *paper, const struct ruled *shape, struct cell *cells)
{
	double bottom = paper->y;
	for (guint i = 0; i < shape->columns; i++) {
		double end = draw_cell(paper, &cells[i]);
		bottom = MAX(bottom, end);
	}
	draw_borders(paper, shape, bottom);
	paper->y = bottom;
}

static gboolean anything_left(const struct ruled *shape, const struct cell *cells)
{
	for (guint i = 0; i < shape->columns; i++)
		if (cells[i].line)
			return TRUE;
	return FALSE;
}

static void draw_head(struct paper *paper, const struct ruled *shape)
{
	struct cell cells[RULED_COLUMNS];
	if (!shape->heads[0])
		return;
	cells_make(paper, shape, shape->heads, TRUE, cells);
	shade(paper, WIDTH, whole_height(shape, cells));
	draw_part(paper, shape, cells);
	cells_clear(shape, cells);
}

static void go_on(struct paper *paper, const struct ruled *shape)
{
	paper_next_page(paper);
	draw_head(paper, shape);
}

void ruled_begin(struct paper *paper, const struct ruled *shape)
{
	/* With a row below it. */
	paper_need(paper, 48);
	draw_head(paper, shape);
}

void ruled_row(struct paper *paper, const struct ruled *shape, const char *const *texts)
{
	struct cell cells[RULED_COLUMNS];
	cells_make(paper, shape, texts, FALSE, cells);
	double height = whole_height(shape, cells);
	double least = MIN(height, height > WHOLE_MAX ? 36 : height);
	if (paper->y + least > BOTTOM)
		go_on(paper, shape);
	if (shape->strong && height <= WHOLE_MAX)
		shade(paper, shape->widths[0], height);
	draw_part(paper, shape, cells);
	while (anything_left(shape, cells)) {
		go_on(paper, shape);
		draw_part(paper, shape, cells);
	}
	cells_clear(shape, cells);
}
