/*
 * json: /api/v1: the same as the pages show, by the same rights.
 */
#ifndef WEB_JSON_H
#define WEB_JSON_H

#include "web-status/web.h"

void json_tickets(struct visit *visit); /* ?status= &seksi= &sebelum=ID; an array */
void json_ticket(struct visit *visit);
void json_summary(struct visit *visit);
/* {"error": ...} */
void json_refuse(struct visit *visit, int status);

/* Sets the builder's root as the body. The builder is JsonBuilder *, kept out of this header. */
void json_answer(struct visit *visit, int status, void *builder);

#endif
