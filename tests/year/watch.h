/*
 * watch: what is true of a desk after every mail, whoever wrote it. Breaches are collected, each
 * with the mail after which it was seen.
 */
#ifndef TESTS_YEAR_WATCH_H
#define TESTS_YEAR_WATCH_H

#include "tests/year/regency.h"

struct watch;
struct watch *watch_new(struct regency *r);
void watch_free(struct watch *watch);

/* After a mail: what it changed. `said` names the mail in breaches. */
void watch_mail(struct watch *watch, const struct intake_result *result, const char *said);
/* After what no mail asked for: the clock's work, or the operator's. */
void watch_turn(struct watch *watch, const char *said);
/* The whole desk: slower. */
void watch_all(struct watch *watch, const char *said);

/* What was broken: char *, in order. */
const GPtrArray *watch_breaches(const struct watch *watch);
/* How many rows of the workflow's table have been walked. */
guint watch_walked(const struct watch *watch);

#endif
