/*
 * stop: how the program is asked to end, and what time it is taken to be.
 */
#ifndef GATEWAY_STOP_H
#define GATEWAY_STOP_H

#include <glib.h>

/*
 * From here on SIGTERM and SIGINT are never delivered; they make this file readable, for good: it
 * is never read. Everything that waits also waits for it. Call before any thread is made.
 */
int stop_open(void);
/* Has the end been asked for? FALSE for -1. */
gboolean stop_asked(int stop_fd);
/* Sleeps so long, or until the end is asked for. */
void stop_sleep(int stop_fd, int seconds);
/* Asks this very program to end. */
void stop_self(void);

/* The time, Unix seconds: the pretended one, or with 0 the real one. */
static inline gint64 clock_now(gint64 fixed)
{
	return fixed ? fixed : g_get_real_time() / G_USEC_PER_SEC;
}

#endif
