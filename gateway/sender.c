#include "gateway/sender.h"

#include "gateway/crash_point.h"
#include "gateway/post.h"
#include "gateway/stop.h"
#include "gateway/transport.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#define HOUR 3600
/* Pauses before a mail is tried again: 5 s, doubled up to an hour. */
#define RETRY_FIRST 5
#define RETRY_MAX HOUR
/* After so many mails in a row that had to wait it is the server, not the mail. */
#define WAITS_MAX 3
#define PAUSE_MAX 300
/* Nothing is due: look again, in case the watch on the database missed something. */
#define LONGEST_WAIT 600

struct sender {
	struct sender_setup setup;
	struct db *db;
	struct transport *transport;
	int watch; /* inotify on the database's log: somebody queued mail */
	int pause; /* seconds; grows while the server can't be used */
};

static gint64 now_of(const struct sender *s)
{
	return clock_now(s->setup.fixed_now);
}

static void say(const struct sender *s, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void say(const struct sender *s, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *line = g_strdup_vprintf(format, values);
	va_end(values);
	s->setup.log(line);
}

/* Every commit of any process writes to the -wal file, which is there as long as we are. */
static int watch_database(const char *path)
{
	g_autofree char *wal = g_strconcat(path, "-wal", NULL);
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (fd >= 0 && inotify_add_watch(fd, wal, IN_MODIFY) < 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

struct sender *sender_new(const struct sender_setup *setup, GError **error)
{
	struct sender *s = g_new0(struct sender, 1);
	s->setup = *setup;
	s->watch = -1;
	s->db = db_open(setup->settings->database_path, DB_WRITE, error);
	s->transport = s->db ? transport_open(setup->settings, error) : NULL;
	if (!s->transport) {
		sender_free(s);
		return NULL;
	}
	s->watch = watch_database(setup->settings->database_path);
	return s;
}

void sender_free(struct sender *s)
{
	if (!s)
		return;
	if (s->transport)
		transport_close(s->transport);
	db_close(s->db);
	if (s->watch >= 0)
		close(s->watch);
	g_free(s);
}

static gint64 retry_pause(int attempts)
{
	gint64 pause = RETRY_FIRST;
	for (int i = 0; i < attempts && pause < RETRY_MAX; i++)
		pause *= 2;
	return MIN(pause, RETRY_MAX);
}

/* A mail that can't reach an operator is not told to the operators by mail. */
static void tell_operators(struct sender *s, const struct outbox_row *row, const char *detail)
{
	if (row->ticket_id == 0 && g_str_equal(row->template, "bounce"))
		return;
	g_autofree char *today = words_day(now_of(s), s->setup.settings->timezone);
	g_autoptr(person_auto) reader = directory_person(s->db, row->recipient, today);
	if (reader && reader->role == SPEAKER_OPERATOR)
		return;
	g_autoptr(ticket_auto) ticket = row->ticket_id ? ticket_load(s->db, row->ticket_id) : NULL;
	struct compose compose = {
		.db = s->db,
		.settings = s->setup.settings,
		.key = s->setup.key,
		.now = now_of(s),
	};
	g_autofree char *text =
		g_strdup_printf(_("Surat ke %s (\"%s\") ditolak oleh server surat: %s"),
			row->recipient, row->subject, detail);
	post_failure(&compose, ticket, text);
	if (!ticket)
		return;
	struct event event = {
		.ticket_id = ticket->id,
		.at = compose.now,
		.actor = (char *)"",
		.actor_name = compose.settings->desk_name,
		.actor_role = (char *)"desk",
		.kind = (char *)EVENT_BOUNCE,
		.from_status = (char *)status_word(ticket->status),
		.to_status = (char *)status_word(ticket->status),
		.text = text,
		.internal = TRUE,
		.proof = (char *)"desk",
	};
	event_add(s->db, &event);
}

static void fail(struct sender *s, const struct outbox_row *row, const char *detail)
{
	outbox_failed(s->db, row->id, detail);
	tell_operators(s, row, detail);
	say(s, "mail %s to %s failed: %s", row->message_id, row->recipient, detail);
}

static void wait_longer(struct sender *s, const struct outbox_row *row, const char *detail)
{
	gint64 now = now_of(s);
	if (now - row->created_at > (gint64)s->setup.settings->retry_hours * HOUR) {
		g_autofree char *gave_up = g_strdup_printf(
			_("%s (dicoba selama %d jam)"), detail, s->setup.settings->retry_hours);
		fail(s, row, gave_up);
		return;
	}
	gint64 pause = retry_pause(row->attempts);
	outbox_retry(s->db, row->id, now + pause, detail);
	say(s, "mail %s to %s: again in %" G_GINT64_FORMAT " s: %s", row->message_id,
		row->recipient, pause, detail);
}

static gboolean record(struct sender *s, const struct outbox_row *row, enum transport_result result,
	const char *detail, GError **error)
{
	db_begin(s->db);
	if (result == TRANSPORT_SENT)
		outbox_sent(s->db, row->id, now_of(s));
	else if (result == TRANSPORT_REFUSED)
		fail(s, row, detail);
	else if (result == TRANSPORT_LATER)
		wait_longer(s, row, detail);
	return db_commit(s->db, error);
}

gboolean sender_drain(struct sender *s, int stop_fd, enum sender_state *state, GError **error)
{
	*state = SENDER_DONE;
	for (int waits = 0; !stop_asked(stop_fd);) {
		g_autoptr(outbox_row_auto) row = outbox_due(s->db, now_of(s));
		if (!db_ok(s->db, error))
			return FALSE;
		if (!row)
			break;
		g_autofree char *detail = NULL;
		enum transport_result result = transport_send(s->transport,
			s->setup.settings->desk_address, row->recipient, row->bytes, &detail);
		if (result == TRANSPORT_SENT)
			crash_point("accepted");
		if (!record(s, row, result, detail, error))
			return FALSE;
		if (result == TRANSPORT_SENT)
			crash_point("sent");
		waits = result == TRANSPORT_LATER ? waits + 1 : 0;
		if (result == TRANSPORT_BROKEN) {
			say(s, "no mail can be sent: %s", detail);
			*state = SENDER_BROKEN;
			return TRUE;
		}
		if (waits >= WAITS_MAX) {
			*state = SENDER_PAUSED;
			return TRUE;
		}
	}
	return TRUE;
}

static void drop_wakes(int watch)
{
	char events[4096];
	while (read(watch, events, sizeof events) > 0)
		;
}

/* Milliseconds to sleep when nothing more can be done now. */
static int wait_time(struct sender *s, enum sender_state state)
{
	if (state != SENDER_DONE) {
		s->pause = MIN(MAX(s->pause * 2, RETRY_FIRST), PAUSE_MAX);
		return s->pause * 1000;
	}
	s->pause = 0;
	gint64 due = outbox_next_due(s->db);
	gint64 seconds = due ? due - now_of(s) : LONGEST_WAIT;
	return CLAMP(seconds, 0, LONGEST_WAIT) * 1000;
}

gboolean sender_run(struct sender *s, int stop_fd, GError **error)
{
	while (!stop_asked(stop_fd)) {
		enum sender_state state;
		/* Before looking, so that mail queued while we send wakes us again. */
		if (s->watch >= 0)
			drop_wakes(s->watch);
		if (!sender_drain(s, stop_fd, &state, error))
			return FALSE;
		int wait = wait_time(s, state);
		struct pollfd fds[] = {
			{ .fd = stop_fd, .events = POLLIN },
			/* While the server can't be used, new mail is no reason to hurry. */
			{ .fd = state == SENDER_DONE ? s->watch : -1, .events = POLLIN },
		};
		if (s->watch < 0)
			wait = MIN(wait, RETRY_FIRST * 1000);
		poll(fds, G_N_ELEMENTS(fds), wait);
	}
	return TRUE;
}
