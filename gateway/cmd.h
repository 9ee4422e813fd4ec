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

struct cmd {
	struct settings *settings;
	struct db *db;
	struct token_key key;
	gint64 fixed_now; /* of --now; 0: the real clock */
	gboolean json;
	char **args; /* after the command's name, NULL-terminated */
};

/* Now, or the time that was pretended with --now. */
gint64 cmd_now(const struct cmd *cmd);

/*
 * Reads a command's own options from cmd->args, --json among them. `usage` is what follows the
 * command's name in its --help. FALSE and `error` (G_OPTION_ERROR) for what is not understood.
 */
gboolean cmd_options(
	struct cmd *cmd, const char *usage, const GOptionEntry *entries, GError **error);

int cmd_gateway(struct cmd *cmd);
int cmd_deliver(struct cmd *cmd);
int cmd_explain(struct cmd *cmd);
int cmd_directory(struct cmd *cmd);
int cmd_ticket(struct cmd *cmd);
int cmd_outbox(struct cmd *cmd);
int cmd_ledger(struct cmd *cmd);
int cmd_held(struct cmd *cmd);
int cmd_check(struct cmd *cmd);
int cmd_report(struct cmd *cmd);

#endif
