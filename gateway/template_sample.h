/*
 * template_sample: a letter as it looks, with made-up people, in a store of its own in memory.
 */
#ifndef GATEWAY_TEMPLATE_SAMPLE_H
#define GATEWAY_TEMPLATE_SAMPLE_H

#include "gateway/compose.h"

/*
 * Composes a letter of this kind as the office would send it, with its own template if it has one.
 * `problems` gets what is wrong with that (char *). The caller clears `shown`. FALSE and `error` if
 * there is no memory for the store.
 */
gboolean template_sample(const struct settings *settings, enum notice_kind kind,
	struct shown *shown, GPtrArray *problems, GError **error);

#endif
