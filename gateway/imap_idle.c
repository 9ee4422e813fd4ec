/*
 * Waiting for mail: IDLE (RFC 2177), or looking now and then. IDLE goes line by line: libetpan's
 * own takes just one line for the server's consent and drops what else it says.
 */
#include "gateway/imap_session.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* Is there something to read that poll() can not see? */
static gboolean has_buffered(const struct imap *imap)
{
	return imap->session->imap_stream->read_buffer_len > 0 || imap_link_has_pending(imap->link);
}

/* An untagged line: new mail, or a new numbering. The rest waits for the next command. */
static void note_line(struct imap *imap, const char *line)
{
	static const char validity[] = "* OK [UIDVALIDITY ";
	char *end;

	if (g_ascii_strncasecmp(line, validity, strlen(validity)) == 0)
		imap->session->imap_selection_info->sel_uidvalidity =
			strtoul(line + strlen(validity), NULL, 10);
	if (!g_str_has_prefix(line, "* ") || !g_ascii_isdigit(line[2]))
		return;
	strtoul(line + 2, &end, 10);
	if (g_ascii_strcasecmp(end, " EXISTS") == 0)
		imap->news = TRUE;
}

enum stir {
	STIR_SERVER, /* the server says something, or is gone */
	STIR_WAKE,
	STIR_NOTHING, /* the time is over */
};

static enum stir wait_for_stir(struct imap *imap, int wake_fd, gint64 until)
{
	struct pollfd fds[] = {
		{ .fd = imap_link_fd(imap->link), .events = POLLIN },
		{ .fd = wake_fd, .events = POLLIN }, /* poll() leaves out a negative one */
	};
	gint64 left;
	int n;

	do {
		left = until - g_get_monotonic_time();
		if (has_buffered(imap))
			return STIR_SERVER;
		n = poll(fds, 2, left <= 0 ? 0 : (int)MIN(left / 1000 + 1, G_MAXINT));
	} while (n < 0 && errno == EINTR);
	if (fds[1].revents)
		return STIR_WAKE;
	return n > 0 ? STIR_SERVER : STIR_NOTHING;
}

/* TRUE: the server listens (`*idling`), or does not want to. FALSE: the connection is gone. */
static gboolean idle_begin(struct imap *imap, gboolean *idling)
{
	g_autofree char *command = g_strdup_printf("%d IDLE", ++imap->session->imap_tag);
	const char *line;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	if (!imap_send_line(imap, command))
		return FALSE;
	while ((line = imap_read_line(imap))) {
		*idling = *line == '+';
		if (*idling || imap_tagged(imap, line))
			return TRUE;
		note_line(imap, line);
	}
	return FALSE;
}

static gboolean idle_until_news(struct imap *imap, int wake_fd, gint64 until)
{
	const char *line;

	while (!imap->news && wait_for_stir(imap, wake_fd, until) == STIR_SERVER) {
		line = imap_read_line(imap);
		if (!line || g_ascii_strncasecmp(line, "* BYE", 5) == 0)
			return FALSE;
		note_line(imap, line);
	}
	return TRUE;
}

static gboolean idle_end(struct imap *imap)
{
	const char *line;

	imap_begin(imap, IMAP_ANSWER_BYTES);
	if (!imap_send_line(imap, "DONE"))
		return FALSE;
	while ((line = imap_read_line(imap))) {
		if (imap_tagged(imap, line))
			return TRUE;
		note_line(imap, line);
	}
	return FALSE;
}

/* Without IDLE: wait, then ask. NOOP makes the server look, and shows if it is still there. */
static gboolean wait_polling(struct imap *imap, int wake_fd, gint64 until, GError **error)
{
	wait_for_stir(imap, wake_fd, until);
	imap_begin(imap, IMAP_ANSWER_BYTES);
	return imap_check(imap, mailimap_noop(imap->session), "waiting for mail",
		SOURCE_ERROR_TEMPORARY, error);
}

static gint64 in_seconds(int seconds)
{
	return g_get_monotonic_time() + MAX(seconds, 0) * G_TIME_SPAN_SECOND;
}

gboolean imap_wait(struct source *source, int seconds, int wake_fd, GError **error)
{
	struct imap *imap = (struct imap *)source;
	const struct settings *settings = source->settings;
	gboolean idling = FALSE;

	if (imap->news)
		return TRUE;
	if (imap->has_idle) {
		if (!idle_begin(imap, &idling))
			return imap_lost(imap, "waiting for mail", error);
		imap->has_idle = idling;
	}
	if (!idling)
		return wait_polling(
			imap, wake_fd, in_seconds(MIN(seconds, settings->poll_seconds)), error);
	seconds = MIN(seconds, settings->idle_minutes * 60);
	if (!idle_until_news(imap, wake_fd, in_seconds(seconds)) || !idle_end(imap))
		return imap_lost(imap, "waiting for mail", error);
	return imap_check_numbering(imap, error);
}
