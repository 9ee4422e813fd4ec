/*
 * cmd_print: what commands print: aligned columns for people, JSON for scripts.
 */
#ifndef GATEWAY_CMD_PRINT_H
#define GATEWAY_CMD_PRINT_H

#include "gateway/cmd.h"

#include "desk/ticket.h"
#include <json-glib/json-glib.h>

/* Members of the object in hand. NULL and "" are null. */
void put_text(JsonBuilder *builder, const char *name, const char *value);
/* Also "" as it is. */
void put_string(JsonBuilder *builder, const char *name, const char *value);
void put_int(JsonBuilder *builder, const char *name, gint64 value);
void put_bool(JsonBuilder *builder, const char *name, gboolean value);
/* ISO 8601 with the offset of the desk's zone; 0 is null. */
void put_time(JsonBuilder *builder, const char *name, gint64 at, const struct settings *settings);
/* Prints the builder's root on one line. */
void print_json(JsonBuilder *builder);

/* One line, of which a terminal obeys nothing, whatever mails hold. */
void print_line(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Rows of columns, each as wide as its widest cell; the last is not padded. */
struct table;
struct table *table_new(guint columns);
/* As many `const char *` as there are columns. */
void table_row(struct table *table, ...);
/* Prints and frees it. */
void table_print(struct table *table);

/* The caller frees it; "-" for 0. */
char *print_time(gint64 at, const struct settings *settings);

/* One value of --limit and the like. FALSE, and said, if it is no number from 0 on. */
gboolean read_count(const char *text, int *count);

/* Members of a row of the history, inside the object in hand. */
void put_event(JsonBuilder *b, const struct event *e, const struct settings *settings);

#endif
