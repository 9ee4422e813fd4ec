#include "docx/docx.h"

#include "docx/wordml.h"

#include <string.h>
#include <zip.h>

#define CHUNK 16384
#define MAX_ENTRIES 10000 /* of the zip file; pictures count, too */
#define MAX_HEADERS 6	  /* first page, even and odd pages, of two sections */

G_DEFINE_QUARK(docx - error, docx_error)

struct package {
	zip_t *zip;
	gsize unpacked;	    /* bytes, so far */
	char *document;	    /* name of the main part; NULL: none */
	GPtrArray *headers; /* char *, names, sorted */
};

static zip_t *open_zip(GBytes *file, GError **error)
{
	gsize size;
	const void *bytes = g_bytes_get_data(file, &size);
	zip_error_t problem;
	zip_error_init(&problem);
	zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &problem);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : NULL;
	if (!zip) {
		g_set_error(error, DOCX_ERROR, DOCX_ERROR_FILE, "no zip file: %s",
			zip_error_strerror(&problem));
		if (source)
			zip_source_free(source);
	}
	zip_error_fini(&problem);
	return zip;
}

static gboolean is_part(const char *name, const char *begin)
{
	if (!g_str_has_prefix(name, begin))
		return FALSE;
	const char *rest = name + strlen(begin);
	return strcmp(rest + strspn(rest, "0123456789"), ".xml") == 0;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean find_parts(struct package *p, GError **error)
{
	zip_int64_t count = zip_get_num_entries(p->zip, 0);
	for (zip_int64_t i = 0; i < MIN(count, MAX_ENTRIES); i++) {
		const char *name = zip_get_name(p->zip, i, ZIP_FL_ENC_RAW);
		if (!name)
			continue;
		if (is_part(name, "word/header") && p->headers->len < MAX_HEADERS)
			g_ptr_array_add(p->headers, g_strdup(name));
		else if (is_part(name, "word/document") && !p->document)
			p->document = g_strdup(name);
	}
	g_ptr_array_sort(p->headers, by_name);
	if (!p->document)
		g_set_error(error, DOCX_ERROR, DOCX_ERROR_PARTS,
			"no Word document: it has no part word/document.xml");
	return p->document != NULL;
}

static gboolean unpack(struct package *p, zip_file_t *part, struct wordml *wordml, GError **error)
{
	char chunk[CHUNK];
	zip_int64_t got;
	while ((got = zip_fread(part, chunk, sizeof chunk)) > 0) {
		p->unpacked += got;
		if (p->unpacked > DOCX_MAX_XML) {
			g_set_error(error, DOCX_ERROR, DOCX_ERROR_SIZE,
				"unpacks to more than %d bytes", DOCX_MAX_XML);
			return FALSE;
		}
		if (!wordml_feed(wordml, chunk, got, error))
			return FALSE;
		if (wordml_is_full(wordml))
			return TRUE;
	}
	if (got < 0) {
		g_set_error(error, DOCX_ERROR, DOCX_ERROR_FILE, "%s", zip_file_strerror(part));
		return FALSE;
	}
	return wordml_end(wordml, error);
}

static gboolean read_part(struct package *p, const char *name, GString *text, GError **error)
{
	zip_file_t *part = zip_fopen(p->zip, name, ZIP_FL_ENC_RAW);
	if (!part) {
		g_set_error(
			error, DOCX_ERROR, DOCX_ERROR_FILE, "%s: %s", name, zip_strerror(p->zip));
		return FALSE;
	}
	g_autoptr(wordml_auto) wordml = wordml_new(text, DOCX_MAX_TEXT);
	gboolean ok = unpack(p, part, wordml, error);
	zip_fclose(part);
	if (!ok)
		g_prefix_error(error, "%s: ", name);
	return ok;
}

/* The same letterhead may stand there for the first and for every other page. */
static gboolean read_headers(struct package *p, GString *text, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < p->headers->len; i++) {
		GString *one = g_string_new("");
		gboolean ok = read_part(p, p->headers->pdata[i], one, error);
		if (ok && *g_strstrip(one->str) && g_hash_table_add(seen, g_strdup(one->str)))
			g_string_append_printf(text, "%s\n", one->str);
		g_string_free(one, TRUE);
		if (!ok)
			return FALSE;
	}
	return TRUE;
}

char *docx_text(GBytes *file, GError **error)
{
	if (g_bytes_get_size(file) > DOCX_MAX_FILE) {
		g_set_error(
			error, DOCX_ERROR, DOCX_ERROR_SIZE, "larger than %d bytes", DOCX_MAX_FILE);
		return NULL;
	}
	struct package p = { .zip = open_zip(file, error) };
	if (!p.zip)
		return NULL;
	p.headers = g_ptr_array_new_with_free_func(g_free);
	GString *text = g_string_new("");
	gboolean ok = find_parts(&p, error) && read_headers(&p, text, error) &&
		      read_part(&p, p.document, text, error);
	g_ptr_array_unref(p.headers);
	g_free(p.document);
	zip_discard(p.zip);
	return g_string_free(text, !ok);
}
