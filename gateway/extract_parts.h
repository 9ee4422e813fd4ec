/*
 * extract_parts: what the files of extract share. Nobody else includes this.
 */
#ifndef GATEWAY_EXTRACT_PARTS_H
#define GATEWAY_EXTRACT_PARTS_H

#include "gateway/extract.h"

/* The time that is left for one mail, in milliseconds. */
struct extract_budget {
	const struct settings *settings;
	gint64 text, ocr;
};
struct extract_budget extract_budget_of(const struct settings *settings);
/* FALSE: there is not enough left to begin. */
gboolean extract_has_time(const struct extract_budget *budget, enum extract_way way);

/*
 * What the program for this way wrote, cleaned; it takes its time off the budget. NULL and `error`
 * as confined_run(). The caller frees it.
 */
char *extract_text_of(
	struct extract_budget *budget, enum extract_way way, GBytes *content, GError **error);

/*
 * Valid text without what a terminal or a page would obey: control characters other than line, tab
 * and page, and marks that turn the direction of writing. The caller frees it.
 */
char *extract_clean(const char *bytes, gsize size);
/* Without margin, page ends and more than one empty line in a row; tokens redacted; never too long.
 * The caller frees it. */
char *extract_tidy(const char *raw);
guint extract_count_letters(const char *text);
/* TRUE: pages without text, or almost. */
gboolean extract_is_scan(const char *text);

#endif
