/*
 * crowd_words: what people answer to a mail of the desk. Each action report has a number of its own
 * (CROWD_REPORT): the last one given out is `*reports`.
 */
#ifndef TESTS_YEAR_CROWD_WORDS_H
#define TESTS_YEAR_CROWD_WORDS_H

#include "desk/workflow.h"

/* What somebody in this role writes, whatever the ticket is. The caller frees it. */
char *crowd_words(GRand *random, int *reports, enum speaker speaker);
/* What fits a ticket of this status; NULL: nothing does. */
char *crowd_fitting_words(GRand *random, int *reports, enum speaker speaker, enum status status);

#endif
