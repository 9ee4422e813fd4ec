/*
 * crowd_parts: the pieces that the files of crowd share. Nobody else includes this.
 */
#ifndef TESTS_YEAR_CROWD_PARTS_H
#define TESTS_YEAR_CROWD_PARTS_H

#include "desk/outbox.h"
#include "tests/year/crowd.h"

struct crowd {
	struct regency *r;
	GRand *random;
	char *said;
	int reports;
	char *promoted; /* who reported something, and is a leader now; NULL: nobody */
	GBytes *last;
};

/* Notes what this mail is; crowd_put() makes it, too. */
void crowd_say(struct crowd *c, const char *who, const char *how, const char *text);
GBytes *crowd_put(struct crowd *c, const char *how, const struct regency_mail *mail);

/* About a copy that the desk sent: its owner's program answers; it can't be delivered. */
GBytes *crowd_automatic(struct crowd *c, const struct outbox_row *copy);
GBytes *crowd_bounce(struct crowd *c, const struct outbox_row *copy);
GBytes *crowd_rubbish(struct crowd *c);
/* The last mail again: the same bytes, or cut off, or its Message-ID with another text. */
GBytes *crowd_again(struct crowd *c);

#endif
