/*
 * routes: the table of what the page serves, by which method and for whom.
 */
#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "web-status/web.h"

/* Does this path need neither session nor database? (the stylesheet, the icon) */
gboolean routes_is_static(const char *path);

/* Finds the handler and lets it answer; or 404, 405, or the page that says how to sign in. */
void routes_answer(struct visit *visit, const char *path);

#endif
