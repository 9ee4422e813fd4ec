#include "docx/wordml.h"

#include <libxml/parser.h>
#include <string.h>

struct wordml {
	xmlParserCtxt *parser;
	GString *text;
	gsize max;
	GError *error;
	guint skipped;	  /* elements open inside one whose content nobody sees */
	guint properties; /* the same inside properties (pPr, rPr, ...), which hold no text */
	gboolean of_run;  /* the properties are a run's own */
	gboolean of_row;  /* or a row's */
	gboolean in_text; /* w:t */
	GArray *runs;	  /* gboolean: of the open runs, whether it is hidden; boxes nest them */
	GArray *places;	  /* struct place, of the open rows and cells */
};

struct place {
	gsize begin; /* in the text */
	gboolean deleted;
};

/* The name spaces of transitional and of strict documents. */
static gboolean is_word(const xmlChar *uri)
{
	return uri &&
	       (strcmp((const char *)uri,
			"http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
		       strcmp((const char *)uri,
			       "http://purl.oclc.org/ooxml/wordprocessingml/main") == 0);
}

static gboolean is_compatibility(const xmlChar *uri)
{
	return uri && strcmp((const char *)uri,
			      "http://schemas.openxmlformats.org/markup-compatibility/2006") == 0;
}

/* What the author took away or moved, and the second of two ways to draw one thing. */
static gboolean is_unseen(const char *name, const xmlChar *uri)
{
	static const char *const words[] = { "del", "moveFrom", NULL };
	return (is_word(uri) && g_strv_contains(words, name)) ||
	       (is_compatibility(uri) && strcmp(name, "Fallback") == 0);
}

static gboolean is_properties(const char *name)
{
	static const char *const words[] = { "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr",
		"tcPr", NULL };
	return g_strv_contains(words, name);
}

static void put(struct wordml *w, const char *bytes, gsize size)
{
	gsize room = w->max - MIN(w->max, w->text->len);
	if (size > room) {
		/* Not in the middle of a letter. */
		for (size = room; size > 0 && (bytes[size] & 0xC0) == 0x80; size--)
			;
		w->max = w->text->len + size;
	}
	g_string_append_len(w->text, bytes, size);
}

static void put_line_end(struct wordml *w)
{
	put(w, "\n", 1);
}

/* ---- rows and cells ---- */

static void remember_place(struct wordml *w)
{
	struct place place = { w->text->len, FALSE };
	g_array_append_val(w->places, place);
}

/*
 * Takes off what only ended lines or cells since the row or cell began; all of a row that the
 * author deleted. FALSE: nothing is left of it.
 */
static gboolean trim_to_place(struct wordml *w)
{
	struct place place = { 0 };
	gsize length = w->text->len;
	if (w->places->len) {
		place = g_array_index(w->places, struct place, w->places->len - 1);
		g_array_set_size(w->places, w->places->len - 1);
	}
	while (length > place.begin && strchr("\n\t", w->text->str[length - 1]))
		length--;
	g_string_truncate(w->text, place.deleted ? place.begin : length);
	return !place.deleted;
}

/* ---- runs ---- */

/* A text box is inside the run that it is anchored in: with that run it is hidden. */
static void begin_run(struct wordml *w)
{
	gboolean hidden = w->runs->len && g_array_index(w->runs, gboolean, w->runs->len - 1);
	g_array_append_val(w->runs, hidden);
}

static void end_run(struct wordml *w)
{
	if (w->runs->len)
		g_array_set_size(w->runs, w->runs->len - 1);
}

static void hide_run(struct wordml *w)
{
	g_array_index(w->runs, gboolean, w->runs->len - 1) = TRUE;
}

static gboolean is_seen_run(const struct wordml *w)
{
	return w->runs->len && !g_array_index(w->runs, gboolean, w->runs->len - 1);
}

/* ---- elements ---- */

static gboolean is_off(const xmlChar **attributes, int count)
{
	static const char *const off[] = { "0", "false", "off", NULL };
	for (int i = 0; i < count; i++) {
		const xmlChar **one = attributes + 5 * i; /* name, prefix, URI, value, its end */
		if (strcmp((const char *)one[0], "val") != 0)
			continue;
		g_autofree char *value = g_strndup(
			(const char *)one[3], (const char *)one[4] - (const char *)one[3]);
		return g_strv_contains(off, value);
	}
	return FALSE;
}

static void in_a_run(struct wordml *w, const char *name)
{
	if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)
		put(w, "\t", 1);
	else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
		put_line_end(w);
	else if (strcmp(name, "noBreakHyphen") == 0)
		put(w, "-", 1);
	else if (strcmp(name, "t") == 0)
		w->in_text = TRUE;
}

static void start_word(
	struct wordml *w, const char *name, const xmlChar **attributes, int attribute_count)
{
	if (w->properties || is_properties(name)) {
		if (!w->properties) {
			/* A paragraph's hold some of its mark, too, inside. */
			w->of_run = strcmp(name, "rPr") == 0 && w->runs->len;
			w->of_row = strcmp(name, "trPr") == 0 && w->places->len;
		}
		if (++w->properties == 2 && w->of_run && strcmp(name, "vanish") == 0 &&
			!is_off(attributes, attribute_count))
			hide_run(w);
	} else if (strcmp(name, "r") == 0) {
		begin_run(w);
	} else if (strcmp(name, "tr") == 0 || strcmp(name, "tc") == 0) {
		remember_place(w);
	} else if (strcmp(name, "txbxContent") == 0) {
		/* A text box stands apart from the line that it is anchored in. */
		if (w->text->len && w->text->str[w->text->len - 1] != '\n')
			put_line_end(w);
	} else if (is_seen_run(w)) {
		in_a_run(w, name);
	}
}

static void end_word(struct wordml *w, const char *name)
{
	if (w->properties) {
		w->properties--;
	} else if (strcmp(name, "t") == 0) {
		w->in_text = FALSE;
	} else if (strcmp(name, "r") == 0) {
		end_run(w);
	} else if (strcmp(name, "p") == 0) {
		put_line_end(w);
	} else if (strcmp(name, "tc") == 0) {
		trim_to_place(w);
		put(w, "\t", 1);
	} else if (strcmp(name, "tr") == 0) {
		if (trim_to_place(w))
			put_line_end(w);
	}
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int namespace_count, const xmlChar **namespaces, int attribute_count,
	int defaulted, const xmlChar **attributes)
{
	struct wordml *w = data;
	(void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
	/* In a row's own properties it means the row. */
	if (w->of_row && w->properties == 1 && !w->skipped && is_word(uri) &&
		strcmp((const char *)name, "del") == 0)
		g_array_index(w->places, struct place, w->places->len - 1).deleted = TRUE;
	if (w->skipped || is_unseen((const char *)name, uri))
		w->skipped++;
	else if (is_word(uri))
		start_word(w, (const char *)name, attributes, attribute_count);
}

static void end_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct wordml *w = data;
	(void)prefix;
	if (w->skipped)
		w->skipped--;
	else if (is_word(uri))
		end_word(w, (const char *)name);
}

static void characters(void *data, const xmlChar *bytes, int size)
{
	struct wordml *w = data;
	if (w->in_text && !w->skipped)
		put(w, (const char *)bytes, size);
}

/* No DOCX has a document type; entities that grow, and files that are drawn in, begin with one. */
static void document_type(
	void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct wordml *w = data;
	(void)name, (void)external, (void)system;
	if (!w->error)
		w->error = g_error_new(
			DOCX_ERROR, DOCX_ERROR_XML, "a document type declaration is not allowed");
	xmlStopParser(w->parser);
}

static void keep_silent(void *data, xmlError *error)
{
	(void)data, (void)error;
}

static const xmlSAXHandler handler = {
	.initialized = XML_SAX2_MAGIC,
	.startElementNs = start_element,
	.endElementNs = end_element,
	.characters = characters,
	.cdataBlock = characters,
	.internalSubset = document_type,
	.serror = (xmlStructuredErrorFunc)keep_silent,
};

struct wordml *wordml_new(GString *text, gsize max)
{
	struct wordml *w = g_new0(struct wordml, 1);
	w->text = text;
	w->max = max;
	w->runs = g_array_new(FALSE, FALSE, sizeof(gboolean));
	w->places = g_array_new(FALSE, FALSE, sizeof(struct place));
	w->parser = xmlCreatePushParserCtxt((xmlSAXHandler *)&handler, w, NULL, 0, NULL);
	g_assert(w->parser);
	xmlCtxtUseOptions(w->parser, XML_PARSE_NONET);
	return w;
}

static gboolean feed(struct wordml *w, const char *bytes, int size, gboolean last, GError **error)
{
	int code = xmlParseChunk(w->parser, bytes, size, last);
	if (!w->error && code != XML_ERR_OK && !w->parser->wellFormed) {
		const xmlError *problem = xmlCtxtGetLastError(w->parser);
		g_autofree char *words =
			g_strdup(problem && problem->message ? problem->message : "error");
		w->error = g_error_new(DOCX_ERROR, DOCX_ERROR_XML, "line %d: %s",
			problem ? problem->line : 0, g_strchomp(words));
	}
	if (!w->error)
		return TRUE;
	g_propagate_error(error, g_steal_pointer(&w->error));
	return FALSE;
}

gboolean wordml_feed(struct wordml *w, const char *bytes, gsize size, GError **error)
{
	return feed(w, bytes, (int)size, FALSE, error);
}

gboolean wordml_end(struct wordml *w, GError **error)
{
	return feed(w, "", 0, TRUE, error);
}

gboolean wordml_is_full(const struct wordml *w)
{
	return w->text->len >= w->max;
}

void wordml_free(struct wordml *w)
{
	if (!w)
		return;
	xmlFreeParserCtxt(w->parser);
	g_array_unref(w->runs);
	g_array_unref(w->places);
	g_clear_error(&w->error);
	g_free(w);
}
