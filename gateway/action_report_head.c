/* The letterhead, as the settings have it. */
#include "gateway/action_report.h"
#include "gateway/action_report_parts.h"

#include "desk/texts.h"

#include <string.h>

#define IMAGE_SIZE 58.0
#define IMAGE_PIXELS_MAX 4000
#define FONT_FIRST "DejaVu Sans 11"
#define FONT_OFFICE "DejaVu Sans Bold 13"

/* The file as a picture; NULL with `problem`, which the caller frees. */
static cairo_surface_t *load_image(const char *file, char **problem)
{
	cairo_surface_t *image = cairo_image_surface_create_from_png(file);
	cairo_status_t status = cairo_surface_status(image);
	int width = cairo_image_surface_get_width(image);
	int height = cairo_image_surface_get_height(image);
	if (status == CAIRO_STATUS_SUCCESS && width > 0 && height > 0 &&
		MAX(width, height) <= IMAGE_PIXELS_MAX)
		return image;
	cairo_surface_destroy(image);
	*problem = status != CAIRO_STATUS_SUCCESS
			   ? g_strdup_printf(
				     "can't be read as PNG (%s)", cairo_status_to_string(status))
			   : g_strdup_printf("is %d x %d pixels; at most %d are printed", width,
				     height, IMAGE_PIXELS_MAX);
	return NULL;
}

char *action_report_image_problem(const struct settings *settings)
{
	char *problem = NULL;
	cairo_surface_t *image =
		settings->paper_image ? load_image(settings->paper_image, &problem) : NULL;
	g_clear_pointer(&image, cairo_surface_destroy);
	return problem;
}

/* FALSE: there is none that can be printed. */
static gboolean draw_image(struct paper *paper, const struct settings *settings)
{
	g_autofree char *problem = NULL;
	cairo_surface_t *image =
		settings->paper_image ? load_image(settings->paper_image, &problem) : NULL;
	if (!image)
		return FALSE;
	double width = cairo_image_surface_get_width(image);
	double height = cairo_image_surface_get_height(image);
	double scale = IMAGE_SIZE / MAX(width, height);
	cairo_save(paper->cairo);
	cairo_translate(paper->cairo, MARGIN + (IMAGE_SIZE - width * scale) / 2,
		paper->y + (IMAGE_SIZE - height * scale) / 2);
	cairo_scale(paper->cairo, scale, scale);
	cairo_set_source_surface(paper->cairo, image, 0, 0);
	cairo_paint(paper->cairo);
	cairo_restore(paper->cairo);
	cairo_surface_destroy(image);
	return TRUE;
}

/* Of five lines the first is the regency, the second the office, the others where it is. */
static char *letterhead(const struct settings *settings)
{
	if (settings->paper_letterhead)
		return g_strdup(settings->paper_letterhead);
	const char *organisation = settings->desk_organisation;
	return g_strdup_printf("%s\n%s\n%s", settings->desk_name,
		organisation && *organisation ? organisation : settings->desk_name,
		settings->desk_address);
}

static void draw_lines(struct paper *paper, const struct settings *settings, gboolean image)
{
	static const char *const fonts[] = { FONT_FIRST, FONT_OFFICE };
	g_autofree char *text = letterhead(settings);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	double beside = image ? IMAGE_SIZE + 8 : 0;
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *line = paper_clean(lines[i]);
		g_autoptr(PangoLayout) layout = paper_layout(paper,
			i < G_N_ELEMENTS(fonts) ? fonts[i] : FONT_SMALL, WIDTH - 2 * beside, line);
		pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
		paper_flow(paper, layout, MARGIN + beside);
	}
}

void action_report_draw_head(struct paper *paper, const struct content *c)
{
	double top = paper->y;
	gboolean image = draw_image(paper, c->settings);
	draw_lines(paper, c->settings, image);
	paper->y = MAX(paper->y, image ? top + IMAGE_SIZE : 0) + 6;
	paper_rule(paper, paper->y, 1.8);
	paper_rule(paper, paper->y + 2.6, 0.5);
	paper->y += 18;
	g_autofree char *number = g_strdup_printf(_("Nomor: %s"), c->ticket->number);
	paper_centred(paper, FONT_TITLE, _("LAPORAN TINDAK LANJUT"));
	paper_centred(paper, FONT_TEXT, number);
	paper->y += 10;
}
