/*
 * watch_parts: the pieces that the files of watch share. Nobody else includes this.
 */
#ifndef TESTS_YEAR_WATCH_PARTS_H
#define TESTS_YEAR_WATCH_PARTS_H

#include "tests/year/watch.h"

/* What stands in a text that is not for everybody. */
struct secret {
	gint64 ticket_id;
	char *author; /* address */
	gboolean approved;
};

struct watch {
	struct regency *r;
	const char *said;
	gint64 last_mail, last_event, last_outbox;
	char *sender;	     /* of the mail that was taken in last */
	gboolean by_machine; /* that mail */
	GHashTable *tickets; /* by id: struct ticket *, as they were before */
	GHashTable *secrets; /* by mark (crowd.h): struct secret * */
	GHashTable *walked;  /* of the workflow's table: struct transition * */
	GPtrArray *breaches;
};

void watch_breach(struct watch *watch, const char *format, ...) G_GNUC_PRINTF(2, 3);
#define BREACH_UNLESS(watch, holds, ...)                                                           \
	do {                                                                                       \
		if (!(holds))                                                                      \
			watch_breach(watch, __VA_ARGS__);                                          \
	} while (0)

/* The next mark (crowd.h) in the text at or after `*at`, which moves on; NULL: none left. */
char *watch_next_mark(const char **at);

/* A ticket before (NULL: it was opened) and after, and its new events (struct event *). */
void watch_ticket(struct watch *watch, const struct ticket *before, const struct ticket *after,
	const GPtrArray *events);
/* An outgoing mail. */
void watch_outgoing(struct watch *watch, gint64 outbox_id);

#endif
