/*
 * cmd: the commands of the command line. Each returns the program's exit code.
 */
#ifndef GATEWAY_CMD_H
#define GATEWAY_CMD_H

#include "desk/db.h"
#include "desk/settings.h"
#include "desk/token.h"

enum cmd_exit {
	CMD_DONE = 0,
	CMD_FAILED = 1,
	CMD_WRONG_USE = 2,
	CMD_TRY_LATER = 75, /* EX_TEMPFAIL: a mail server keeps the mail and comes again */
};

enum cmd_needs {
	CMD_NEEDS_NOTHING,  /* opens what it wants with cmd_open() */
	CMD_NEEDS_DATABASE, /* settings and database; made if it is missing */
	CMD_NEEDS_KEY,	    /* and the key of the tokens; made if it is missing */
	CMD_READS_ONLY,	    /* settings, database and key, all there and never written */
};

struct cmd {
	const char *config; /* path of the configuration */
	struct settings *settings;
	struct db *db;
	struct token_key key;
	gint64 fixed_now; /* of --now; 0: the real clock */
	gboolean json;
	char **args; /* after the command's name, NULL-terminated */
};

/* Opens what is needed; the caller closes it with cmd_close(). */
gboolean cmd_open(struct cmd *cmd, enum cmd_needs needs, GError **error);
void cmd_close(struct cmd *cmd);

/* Now, or the time that was pretended with --now. */
gint64 cmd_now(const struct cmd *cmd);

/*
 * Reads a command's own options from cmd->args, --json among them; cmd->args keeps the rest.
 * `usage` is what follows "desktik" in its --help. FALSE, and said on standard error, for what is
 * not understood.
 */
gboolean cmd_options(struct cmd *cmd, const char *usage, const GOptionEntry *entries);
/* Says how the command is used; CMD_WRONG_USE. */
int cmd_usage(const char *usage);
/* Says what went wrong; CMD_FAILED. */
int cmd_failed(const GError *error);

int cmd_gateway(struct cmd *cmd);
int cmd_deliver(struct cmd *cmd);
int cmd_explain(struct cmd *cmd);
int cmd_directory(struct cmd *cmd);
int cmd_ticket(struct cmd *cmd);
int cmd_outbox(struct cmd *cmd);
int cmd_ledger(struct cmd *cmd);
int cmd_held(struct cmd *cmd);
int cmd_check(struct cmd *cmd);
int cmd_audit(struct cmd *cmd);
int cmd_office(struct cmd *cmd);
int cmd_report(struct cmd *cmd);
int cmd_template(struct cmd *cmd);
int cmd_leave(struct cmd *cmd);

#endif
