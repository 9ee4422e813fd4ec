/*
 * month: a desk with a month of so many tickets, written straight into the database.
 */
#ifndef TESTS_BENCH_MONTH_H
#define TESTS_BENCH_MONTH_H

#include <glib.h>

#define MONTH_PERIOD "2026-11"
#define MONTH_NOW G_GINT64_CONSTANT(1796090400) /* 1 December 2026, 09.00 WIB */

/*
 * Makes `folder`/desk.db and `folder`/desktik.conf: 45 offices, 8 services, 12 technicians; of the
 * tickets two thirds are solved, each with letter, history, and report of a few lines. Ends the
 * program where it can't.
 */
void month_make(const char *folder, int tickets);

#endif
