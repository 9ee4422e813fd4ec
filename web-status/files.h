/*
 * files: what is not a page: attachments, workbooks, single messages as plain text, and the
 * page's own stylesheet and icon.
 */
#ifndef WEB_FILES_H
#define WEB_FILES_H

#include "web-status/web.h"

void file_attachment(struct visit *visit); /* /lampiran/ID: always a download of no known type */
void file_workbook(struct visit *visit);   /* /laporan/2026-11.xlsx */
void file_message(struct visit *visit);	   /* /tiket/NUMBER/pesan/ID: one whole text */
void file_style(struct visit *visit);
void file_icon(struct visit *visit);
void file_robots(struct visit *visit);

/* The stylesheet's tag, in quotes; the caller frees it. */
char *file_style_etag(void);

#endif
