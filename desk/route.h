/*
 * route: which service a letter is about. Pure.
 */
#ifndef DESK_ROUTE_H
#define DESK_ROUTE_H

#include "desk/situation.h"

/*
 * The service whose keywords stand most in the letter (its subject and perihal count three times);
 * else the one with the keyword "*"; else the first. NULL only if there are no services.
 * `*why` says what decided, in Indonesian; the caller frees it. `*sure` is FALSE for a fallback.
 */
const struct service *route_service(
	const GPtrArray *services, const struct incoming *incoming, char **why, gboolean *sure);

#endif
