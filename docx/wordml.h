/*
 * wordml: the XML of a DOCX part (ECMA-376, WordprocessingML) -> the text that a reader of the
 * document sees. Part of docx; nobody else includes this.
 */
#ifndef DOCX_WORDML_H
#define DOCX_WORDML_H

#include "docx/docx.h"

struct wordml;

/* Appends to `text`, which is borrowed, until it holds `max` bytes. */
struct wordml *wordml_new(GString *text, gsize max);
/* Takes the next piece of the part. FALSE and `error` if it is no XML or has a document type. */
gboolean wordml_feed(struct wordml *wordml, const char *bytes, gsize size, GError **error);
/* The same for the end of the part. */
gboolean wordml_end(struct wordml *wordml, GError **error);
/* TRUE: the text is as long as allowed, the rest of the part need not be fed. */
gboolean wordml_is_full(const struct wordml *wordml);
void wordml_free(struct wordml *wordml);
typedef struct wordml wordml_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(wordml_auto, wordml_free)

#endif
