/*
 * bench: measures pieces of work side by side: time, in rounds in which each has its turn, so that
 * what else the machine does hits all of them; and peak memory, in a fresh process each. Each
 * bench_FOO.c is a program; `make bench` runs them all. Figures are shown and judged by people:
 * nothing here fails for being slow.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <glib.h>

/* Percentiles over the rounds. */
struct bench_spread {
	double p10, median, p90;
};

struct bench_row {
	const char *work; /* what is worked on */
	const char *name; /* what works on it */
	void (*run)(gpointer data);
	gpointer data;
	gsize size;	    /* bytes worked on; 0: no throughput and no multiples of it */
	double time_goal;   /* in multiples of the first row; 0: none */
	double memory_goal; /* in multiples of `size`; 0: none */
	gsize peak_goal;    /* in bytes; 0: none */
	/* What was measured: */
	struct bench_spread microseconds; /* of one run */
	struct bench_spread ratio;	  /* to the first row, of the same round */
	guint rounds;
	gsize peak; /* bytes; see bench_peak() */
};

/* Runs the rows round by round for about so many seconds, each long enough for the clock. */
void bench_time(struct bench_row *rows, guint count, double seconds);

/*
 * Runs this very program again with the arguments (NULL-terminated), which ends by calling
 * bench_say_peak(). Gives the bytes that were resident at its peak.
 */
gsize bench_peak(const char *const *arguments);
void bench_say_peak(void);

void bench_print_table(const struct bench_row *rows, guint count);
/* An array of objects. Names are ASCII without quotes. */
void bench_print_json(const struct bench_row *rows, guint count);

#endif
