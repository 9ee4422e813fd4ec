#include "tests/unit/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdarg.h>
#include <string.h>
#include <zip.h>

/* A4 in points, and how fine a scanner looks. */
#define WIDTH 595
#define HEIGHT 842
#define MARGIN 40
#define DOTS 3 /* for each point: 216 dpi */

static cairo_status_t keep(void *data, const unsigned char *bytes, unsigned int size)
{
	g_byte_array_append(data, bytes, size);
	return CAIRO_STATUS_SUCCESS;
}

static void write_text(cairo_t *page, const char *text)
{
	g_autoptr(PangoLayout) layout = pango_cairo_create_layout(page);
	PangoFontDescription *font = pango_font_description_from_string("DejaVu Sans Mono 10");
	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, text, -1);
	cairo_move_to(page, MARGIN, MARGIN);
	pango_cairo_show_layout(page, layout);
	pango_font_description_free(font);
}

static GBytes *page_of(void (*draw)(cairo_t *, const char *), const char *text)
{
	GByteArray *bytes = g_byte_array_new();
	cairo_surface_t *paper = cairo_pdf_surface_create_for_stream(keep, bytes, WIDTH, HEIGHT);
	cairo_t *page = cairo_create(paper);
	draw(page, text);
	cairo_destroy(page);
	cairo_surface_finish(paper);
	g_assert_cmpint(cairo_surface_status(paper), ==, CAIRO_STATUS_SUCCESS);
	cairo_surface_destroy(paper);
	return g_byte_array_free_to_bytes(bytes);
}

static void draw_picture(cairo_t *page, const char *text)
{
	cairo_surface_t *picture =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH * DOTS, HEIGHT * DOTS);
	cairo_t *pen = cairo_create(picture);
	cairo_set_source_rgb(pen, 1, 1, 1);
	cairo_paint(pen);
	cairo_set_source_rgb(pen, 0, 0, 0);
	cairo_scale(pen, DOTS, DOTS);
	write_text(pen, text);
	cairo_destroy(pen);
	cairo_scale(page, 1.0 / DOTS, 1.0 / DOTS);
	cairo_set_source_surface(page, picture, 0, 0);
	cairo_paint(page);
	cairo_surface_destroy(picture);
}

GBytes *paper_pdf(const char *text)
{
	return page_of(write_text, text);
}

GBytes *paper_scan(const char *text)
{
	return page_of(draw_picture, text);
}

static void add_parts(zip_t *zip, const char *name, va_list *rest)
{
	while (name) {
		const char *content = va_arg(*rest, const char *);
		zip_source_t *part = zip_source_buffer(zip, content, strlen(content), 0);
		g_assert_cmpint(zip_file_add(zip, name, part, 0), >=, 0);
		name = va_arg(*rest, const char *);
	}
}

GBytes *paper_zip(const char *name, ...)
{
	va_list rest;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	va_start(rest, name);
	add_parts(zip, name, &rest);
	g_assert_cmpint(zip_close(zip), ==, 0);
	va_end(rest);
	zip_stat_t stat;
	g_assert_cmpint(zip_source_stat(source, &stat), ==, 0);
	g_assert_cmpint(zip_source_open(source), ==, 0);
	char *bytes = g_malloc(stat.size);
	g_assert_cmpint(zip_source_read(source, bytes, stat.size), ==, (zip_int64_t)stat.size);
	zip_source_close(source);
	zip_source_free(source);
	return g_bytes_new_take(bytes, stat.size);
}

char *paper_part(const char *root, const char *body)
{
	return g_strdup_printf(
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:%s "
		"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
		"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
		"%s</w:%s>",
		root, body, root);
}

static char *paragraphs(const char *text)
{
	GString *body = g_string_new("");
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_autofree char *line = g_markup_escape_text(lines[i], -1);
		g_string_append_printf(
			body, "<w:p><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>", line);
	}
	return g_string_free(body, FALSE);
}

GBytes *paper_docx(const char *text, const char *letterhead)
{
	g_autofree char *body = paragraphs(text);
	g_autofree char *inner = g_strdup_printf("<w:body>%s</w:body>", body);
	g_autofree char *document = paper_part("document", inner);
	g_autofree char *top = paragraphs(letterhead ? letterhead : "");
	g_autofree char *header = paper_part("hdr", top);
	return paper_zip("word/document.xml", document, letterhead ? "word/header1.xml" : NULL,
		header, NULL);
}
