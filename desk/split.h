/*
 * split: one letter, several problems. Pure.
 */
#ifndef DESK_SPLIT_H
#define DESK_SPLIT_H

#include "desk/situation.h"

/* The most tickets that one letter may become. */
#define SPLIT_MAX 10

/*
 * The problems that a text lists: its numbered or dashed items, with the lines that belong to them;
 * else what is between semicolons; else its lines. char *, owned.
 */
GPtrArray *split_problems(const char *text);

/*
 * What PECAH would say for a letter that numbers problems of different services: "wifi mati; email
 * baru". "" if it does not. The caller frees it.
 */
char *split_offer(
	const struct situation *situation, const struct incoming *incoming, const char *text);

#endif
