/*
 * ticket_set: desktik ticket set NUMBER KEY=VALUE... --reason TEXT [--by ADDRESS].
 */
#ifndef GATEWAY_TICKET_SET_H
#define GATEWAY_TICKET_SET_H

#include "desk/decide.h"
#include "gateway/cmd.h"

#define TICKET_SET_USAGE                                                                           \
	"ticket set NUMBER KEY=VALUE... --reason TEXT [--by ADDRESS]; keys: service, section, "    \
	"assignee, office, requester, subject, phone, severity, due, letter_number, letter_date, " \
	"letter_nature, dikonfirmasi, status"

/*
 * Reads its own options from cmd->args ("set" first), corrects the ticket and queues the mails, all
 * in one transaction. CMD_DONE, and `*number` is whose ticket to show (the caller frees it); or
 * what the program ends with, and it was said why.
 */
int ticket_set(struct cmd *cmd, char **number);

/*
 * Who corrects: `address` must be an operator of today, NULL is whoever sits at the machine. FALSE,
 * and said, if it is none. The caller frees `by` and `name`.
 */
gboolean operator_read(struct cmd *cmd, const char *address, char **by, char **name);

/*
 * What is known as if a mail of the operator named the ticket and said `text`. The situation is the
 * caller's; so is `incoming`, whose strings are borrowed: operator_incoming_clear().
 */
struct situation *operator_situation(struct cmd *cmd, const struct calendar *calendar,
	const char *number, const char *by, const char *name, const char *text,
	struct incoming *incoming);
void operator_incoming_clear(struct incoming *incoming);
/* Writes what was decided and queues its mails; the caller commits. */
void operator_apply(struct cmd *cmd, const struct situation *situation, struct decision *decision);
/*
 * Leaders are asked anew for the reports of `waiting` (approval_waiting(), from before a change of
 * names) that now show something else. The caller commits. FALSE with `error`: nobody was asked.
 */
gboolean operator_ask_anew(struct cmd *cmd, GHashTable *waiting, GError **error);

#endif
