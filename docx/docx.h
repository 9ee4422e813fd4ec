/*
 * docx: the text of a DOCX file, for desktik-docx.
 *
 * The letterhead first (the headers of its pages), then the document: paragraphs, tabs, line
 * breaks; of tables one row after the other, cells set apart by a tab. Not: footers, notes,
 * comments, deleted or hidden text. The file may be hostile: everything is bounded, and an XML
 * document type, which is what entities are made of, is refused.
 */
#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include <glib.h>

#define DOCX_MAX_FILE (32 * 1024 * 1024) /* bytes of the file */
#define DOCX_MAX_XML (64 * 1024 * 1024)	 /* bytes that its parts may unpack to, all together */
#define DOCX_MAX_TEXT (1024 * 1024)	 /* bytes of text; what comes after is left out */

#define DOCX_ERROR (docx_error_quark())
GQuark docx_error_quark(void);
enum docx_error {
	DOCX_ERROR_FILE,  /* no zip file, or a damaged one */
	DOCX_ERROR_PARTS, /* a zip file without a Word document in it */
	DOCX_ERROR_XML,
	DOCX_ERROR_SIZE,
};

/* NULL and `error` if it can't be read. The text is valid UTF-8; the caller frees it. */
char *docx_text(GBytes *file, GError **error);

#endif
