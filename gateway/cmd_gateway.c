/* desktik gateway [--once]: the daemon. */
#include "desk/directory.h"
#include "gateway/clockwork.h"
#include "gateway/cmd.h"
#include "gateway/confined.h"
#include "gateway/monthly.h"
#include "gateway/round.h"
#include "gateway/sender.h"
#include "gateway/stop.h"
#include "gateway/templates.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* Pauses before the mailbox is tried again: 2 s, doubled up to five minutes. */
#define PAUSE_FIRST 2
#define PAUSE_MAX 300

struct daemon {
	struct cmd *cmd;
	struct calendar *calendar;
	struct intake intake;
	struct source *source;
	int stop_fd; /* readable when the program shall end */
	int pause;
	gboolean failed; /* the sender's database failed: end, and let the service manager decide */
};

static void log_line(const char *line)
{
	g_printerr("desktik: %s\n", line);
}

/* Two gateways on one database would take the same mails: the second one must not start. */
static int lock_database(const char *path)
{
	g_autofree char *lock = g_strconcat(path, ".lock", NULL);
	int fd = open(lock, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0) {
		g_printerr("desktik: %s: %s\n", lock, g_strerror(errno));
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	g_printerr("desktik: another gateway is running on %s; stop it first\n", path);
	close(fd);
	return -1;
}

/* Holidays and hours may have changed since the last round. */
static gboolean load_calendar(struct daemon *d, GError **error)
{
	struct calendar *calendar = directory_calendar(d->cmd->db, d->cmd->settings, error);
	if (!calendar)
		return FALSE;
	calendar_free(d->calendar);
	d->calendar = calendar;
	d->intake = (struct intake){
		.db = d->cmd->db,
		.settings = d->cmd->settings,
		.calendar = calendar,
		.key = &d->cmd->key,
	};
	return TRUE;
}

/* What keeps a report from being made (a full /tmp) keeps no mail waiting: the next round tries. */
static gboolean run_month(struct daemon *d, GError **error)
{
	gboolean done;
	GError *problem = NULL;
	if (monthly_run(d->cmd->db, d->cmd->settings, d->calendar, &d->cmd->key, cmd_now(d->cmd),
		    &done, &problem)) {
		if (done)
			log_line("monthly workbook queued for the leaders");
		return TRUE;
	}
	if (problem->domain == DB_ERROR) {
		g_propagate_error(error, problem);
		return FALSE;
	}
	g_autofree char *line =
		g_strdup_printf("the monthly report can't be made yet: %s", problem->message);
	log_line(line);
	g_error_free(problem);
	return TRUE;
}

static gboolean run_schedule(struct daemon *d, GError **error)
{
	return clockwork_run(&d->intake, cmd_now(d->cmd), d->stop_fd, log_line, error) &&
	       run_month(d, error);
}

/* The page's /healthz tells from this whether the desk still looks into its mailbox. */
static gboolean note_poll(struct daemon *d, GError **error)
{
	g_autofree char *now = g_strdup_printf("%" G_GINT64_FORMAT, cmd_now(d->cmd));
	db_begin(d->cmd->db);
	fact_set(d->cmd->db, "last_poll", now);
	return db_commit(d->cmd->db, error);
}

static gboolean look_into_mailbox(struct daemon *d, gboolean *more, GError **error)
{
	*more = FALSE;
	/* Without one, mail comes in by `desktik deliver`; sending and the schedule are still ours.
	 */
	if (!d->cmd->settings->mailbox_url)
		return TRUE;
	if (!d->source) {
		d->source = source_open(d->cmd->settings, error);
		if (!d->source)
			return FALSE;
	}
	return round_turn(
		&d->intake, d->source, d->cmd->fixed_now, d->stop_fd, log_line, more, error);
}

/* A batch of mails, then the clock: neither waits until the other has nothing more to do. */
static gboolean one_batch(struct daemon *d, gboolean *more, GError **error)
{
	if (!load_calendar(d, error))
		return FALSE;
	gboolean looked = look_into_mailbox(d, more, error) && note_poll(d, error);
	/* The clock goes on while the mail server is down. */
	return run_schedule(d, looked ? error : NULL) && looked;
}

static gboolean one_round(struct daemon *d, GError **error)
{
	gboolean more;
	do {
		if (!one_batch(d, &more, error))
			return FALSE;
	} while (more);
	return TRUE;
}

static void wait_for_mail(struct daemon *d, GError **error)
{
	int seconds = d->cmd->settings->poll_seconds;
	if (d->source)
		source_wait(d->source, seconds, d->stop_fd, error);
	else
		stop_sleep(d->stop_fd, seconds);
}

static void drop_source(struct daemon *d)
{
	if (d->source)
		source_close(d->source);
	d->source = NULL;
}

static int exit_code(const GError *error)
{
	if (g_error_matches(error, SOURCE_ERROR, SOURCE_ERROR_TEMPORARY) ||
		g_error_matches(error, SOURCE_ERROR, SOURCE_ERROR_RENUMBERED) ||
		g_error_matches(error, DB_ERROR, DB_ERROR_BUSY) ||
		g_error_matches(error, DB_ERROR, DB_ERROR_FULL))
		return CMD_TRY_LATER;
	return CMD_FAILED;
}

static int drain_once(struct daemon *d)
{
	struct sender_setup setup = { d->cmd->settings, &d->cmd->key, d->cmd->fixed_now, log_line };
	g_autoptr(GError) error = NULL;
	g_autoptr(sender_auto) sender = sender_new(&setup, &error);
	enum sender_state state;
	if (!sender || !sender_drain(sender, d->stop_fd, &state, &error)) {
		log_line(error->message);
		return exit_code(error);
	}
	/* What has to wait is in the outbox; only a wrong setting is a failure of this run. */
	return state == SENDER_BROKEN ? CMD_FAILED : CMD_DONE;
}

static int run_once(struct daemon *d)
{
	int code = CMD_DONE;
	g_autoptr(GError) error = NULL;
	if (!one_round(d, &error)) {
		log_line(error->message);
		code = exit_code(error);
	}
	drop_source(d);
	int sent = drain_once(d);
	return code ? code : sent;
}

/* FALSE: the daemon can't go on. */
static gboolean recover(struct daemon *d, const GError *error)
{
	log_line(error->message);
	drop_source(d);
	if (error->domain == DB_ERROR && exit_code(error) == CMD_FAILED)
		return FALSE;
	if (g_error_matches(error, SOURCE_ERROR, SOURCE_ERROR_RENUMBERED))
		return TRUE; /* open again at once: the numbers are new, the ledger knows the mails
			      */
	d->pause = CLAMP(d->pause * 2, PAUSE_FIRST, PAUSE_MAX);
	g_autofree char *line = g_strdup_printf("trying again in %d s", d->pause);
	log_line(line);
	stop_sleep(d->stop_fd, d->pause);
	return TRUE;
}

static int run_rounds(struct daemon *d)
{
	while (!stop_asked(d->stop_fd)) {
		g_autoptr(GError) error = NULL;
		if (one_round(d, &error)) {
			d->pause = 0;
			wait_for_mail(d, &error);
		}
		if (error && !stop_asked(d->stop_fd) && !recover(d, error))
			return CMD_FAILED;
	}
	return CMD_DONE;
}

static gpointer sender_thread(gpointer data)
{
	struct daemon *d = data;
	struct sender_setup setup = { d->cmd->settings, &d->cmd->key, d->cmd->fixed_now, log_line };
	g_autoptr(GError) error = NULL;
	g_autoptr(sender_auto) sender = sender_new(&setup, &error);
	while (sender && !sender_run(sender, d->stop_fd, &error) &&
		exit_code(error) == CMD_TRY_LATER) {
		log_line(error->message);
		g_clear_error(&error);
		stop_sleep(d->stop_fd, PAUSE_FIRST);
	}
	if (error) {
		log_line(error->message);
		d->failed = TRUE;
		stop_self();
	}
	return NULL;
}

static int run_daemon(struct daemon *d)
{
	GThread *sender = g_thread_new("sender", sender_thread, d);
	const char *url = d->cmd->settings->mailbox_url;
	g_autofree char *line = g_strdup_printf(
		"gateway started: %s", url ? url : "no mailbox, `desktik deliver` brings the mail");
	log_line(line);
	int code = run_rounds(d);
	stop_self();
	g_thread_join(sender);
	drop_source(d);
	log_line("gateway stopped");
	return d->failed ? CMD_FAILED : code;
}

/* Whoever made the mistake is still there when the gateway starts; later it would be found by
 * readers of letters. */
static gboolean check_templates(const struct settings *settings)
{
	g_autoptr(GPtrArray) problems = templates_check(settings, NULL);
	for (guint i = 0; i < problems->len; i++)
		log_line(problems->pdata[i]);
	return problems->len == 0;
}

#define USAGE "gateway [--once]"

int cmd_gateway(struct cmd *cmd)
{
	gboolean once = FALSE;
	GOptionEntry entries[] = {
		{ "once", 0, 0, G_OPTION_ARG_NONE, &once, "One round, then end", NULL },
		{ 0 },
	};
	if (!cmd_options(cmd, USAGE, entries))
		return CMD_WRONG_USE;
	if (cmd->args[0])
		return cmd_usage(USAGE);
	if (!check_templates(cmd->settings))
		return CMD_FAILED;
	int lock = lock_database(cmd->settings->database_path);
	if (lock < 0)
		return CMD_TRY_LATER;
	confined_sweep();
	struct daemon d = { .cmd = cmd, .stop_fd = stop_open() };
	int code = once ? run_once(&d) : run_daemon(&d);
	calendar_free(d.calendar);
	close(d.stop_fd);
	close(lock);
	return code;
}
