/*
 * ticket_act: desktik ticket merge NUMBER OTHER and ticket split NUMBER PROBLEMS, which is what a
 * technician does by GABUNG and PECAH.
 */
#ifndef GATEWAY_TICKET_ACT_H
#define GATEWAY_TICKET_ACT_H

#include "gateway/cmd.h"

#define TICKET_ACT_USAGE                                                                           \
	"ticket merge NUMBER OTHER [--by ADDRESS] | "                                              \
	"ticket split NUMBER \"PROBLEM; PROBLEM\" [--by ADDRESS]"

/*
 * cmd->args: "merge" or "split" first. Carries it out and queues the mails in one transaction.
 * CMD_DONE, and `*number` is whose ticket to show (the caller frees it); or what the program ends
 * with, and it was said why.
 */
int ticket_act(struct cmd *cmd, char **number);

#endif
