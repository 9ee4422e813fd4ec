/*
 * post: notices become mails in the outbox.
 */
#ifndef GATEWAY_POST_H
#define GATEWAY_POST_H

#include "gateway/compose.h"

/*
 * Composes and queues each notice (struct notice *) and remembers its Message-ID for its thread.
 * Inside the caller's write transaction. A notice that can't be made never stops the others: what
 * went wrong goes to the operators, and to `problems` (char *, English; may be NULL).
 */
void post_notices(const struct compose *compose, GPtrArray *notices, GPtrArray *problems);

/* One mail to each operator that something could not be sent; `ticket` may be NULL. */
void post_failure(const struct compose *compose, struct ticket *ticket, const char *text);

#endif
