/*
 * priority: computed, never guessed. Pure.
 *
 *   score = (w1 * severity + w2 * need% + w3 * availability) / 100
 *
 * severity 0-100 of the service, raised by the letter's sifat (never lowered); need% is the
 * office's need of IT, 1-5, as 0-100; availability 0-100 is the free share of the section's
 * capacity. Weights and thresholds are settings.
 */
#ifndef DESK_PRIORITY_H
#define DESK_PRIORITY_H

#include "desk/settings.h"
#include "desk/ticket.h"

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
