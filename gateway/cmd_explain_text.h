/*
 * cmd_explain_text: `desktik explain --role ROLE --text TEXT`: how the desk reads a text.
 */
#ifndef GATEWAY_CMD_EXPLAIN_TEXT_H
#define GATEWAY_CMD_EXPLAIN_TEXT_H

#include "gateway/cmd.h"

/*
 * Prints how `text` would be read, from a person of this role (opd, teknisi, pimpinan, operator).
 * As JSON: "command" is the command's name or null, "argument" is always a text. Returns what the
 * program exits with.
 */
int cmd_explain_text(const struct cmd *cmd, const char *role, const char *text);

#endif
