/*
 * ticket_paper: desktik ticket report NUMBER -o FILE.pdf writes the action report, and ticket
 * verify NUMBER CODE says whether a paper's code is that of the record.
 */
#ifndef GATEWAY_TICKET_PAPER_H
#define GATEWAY_TICKET_PAPER_H

#include "gateway/cmd.h"

#define TICKET_PAPER_USAGE "ticket report NUMBER -o FILE.pdf | ticket verify NUMBER CODE"

/* cmd->args: "report" or "verify" first. What the program ends with: CMD_FAILED also for a code
 * that does not fit. */
int ticket_report(struct cmd *cmd);
int ticket_verify(struct cmd *cmd);

#endif
