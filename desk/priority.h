/*
 * priority: computed, never guessed. Pure.
 *
 *   score = (w1 * severity + w2 * need% + w3 * availability) / 100
 *
 * severity 0-100 of the service, raised by the letter's sifat and words (never lowered); need% is
 * the office's need of IT, 1-5, as 0-100; availability 0-100 is the free share of the section's
 * capacity. Weights, words and thresholds are settings.
 *
 * From urgent_severity on availability counts as 100: of two tickets of equally needy offices the
 * urgent one is never behind, whatever the weights and however few technicians its section has.
 */
#ifndef DESK_PRIORITY_H
#define DESK_PRIORITY_H

#include "desk/settings.h"
#include "desk/ticket.h"

/*
 * The words and phrases of `raising` ("darurat 20; seluruh kantor 15") that the text has, as a list
 * for people, and in `*raise` what they raise the severity by: together at most `max`. Whole words;
 * "tidak darurat" raises nothing. The caller frees the list, "" if there are none.
 */
char *priority_words(const char *raising, int max, const char *text, int *raise);
/* Severity with the letter's sifat ("segera", ...; "" or unknown changes nothing); 0-100. */
int priority_severity(int severity, const char *nature);
/* Free share of the capacity in per cent: `open` tickets carried by `people` technicians. */
int priority_availability(int open, int people, int capacity);
/* 0-100. */
int priority_score(const struct settings *settings, int severity, int need, int availability);
enum priority priority_class(const struct settings *settings, int score);
/* "50% × 80 + 30% × 75 + 20% × 100 = 82,5 → 83 (kritis)"; the caller frees it. */
char *priority_sum(const struct settings *settings, const struct ticket *ticket);

#endif
