/*
 * health: /healthz for whoever watches the desk. Says nothing about anybody's tickets.
 */
#ifndef WEB_HEALTH_H
#define WEB_HEALTH_H

#include "web-status/web.h"

/* 200, or 503 if the database can't be read. last_poll and outbox_oldest are seconds ago, or null.
 */
void health_answer(struct visit *visit);

#endif
