/*
 * command_rows: tables of what people write and what the desk takes it for. One row is one rule.
 */
#ifndef UNIT_COMMAND_ROWS_H
#define UNIT_COMMAND_ROWS_H

#include "desk/command.h"

struct command_row {
	const char *text;
	enum command command;
	const char *argument;
	enum command unclear;
	gboolean thanks;
};

#define COMMENT COMMAND_NONE, "", COMMAND_NONE, FALSE
#define ASKED(command) COMMAND_NONE, "", COMMAND_##command, FALSE
#define THANKS COMMAND_NONE, "", COMMAND_NONE, TRUE
#define IS(command, argument) COMMAND_##command, argument, COMMAND_NONE, FALSE

/* Reads every row as the speaker's; the test fails for each that is read otherwise. */
void command_rows_check(const struct command_row *rows, guint count, enum speaker speaker);
#define CHECK_ROWS(rows, speaker) command_rows_check(rows, G_N_ELEMENTS(rows), speaker)

#endif
