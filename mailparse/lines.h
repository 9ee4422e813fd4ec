/*
 * lines: the text of a mail as lines, each new or quoted by what the client's structure says.
 * Nobody outside mailparse/ includes this.
 */
#ifndef MAILPARSE_LINES_H
#define MAILPARSE_LINES_H

#include <glib.h>

enum line_kind {
	LINE_NEW,
	LINE_QUOTE,
	LINE_SIGNATURE,
};

struct line {
	char *text;
	enum line_kind kind;
	gboolean is_rest; /* quoted only because it stands below the begin of an old mail */
};

/* struct line *; frees its members. */
GPtrArray *lines_new(void);
void lines_add(GPtrArray *lines, const char *text, gssize length, enum line_kind kind);
/* '>' marks a quote. Non-breaking spaces become spaces. */
GPtrArray *lines_of_plain(const char *text);
GPtrArray *lines_copy(const GPtrArray *lines);
/* A rule of underscores, dashes or the like. */
gboolean line_is_rule(const struct line *line);
/* Moves all lines of `more` to the end of `lines`, a blank one between; frees `more`. */
void lines_append(GPtrArray *lines, GPtrArray *more);
/* From line `from` to the end. Quoted lines are then rest. */
void lines_mark_rest(GPtrArray *lines, guint from);
/* All lines of this kind, without blank ones at both ends. The caller frees it. */
char *lines_join(const GPtrArray *lines, enum line_kind kind);
struct line *line_at(const GPtrArray *lines, guint i);
/* New, and not blank. */
gboolean lines_is_new(const GPtrArray *lines, guint i);
/* Nothing but blanks. */
gboolean line_is_blank(const struct line *line);
/* Are there lines of this kind that are not blank? */
gboolean lines_have(const GPtrArray *lines, enum line_kind kind);
gboolean lines_have_before(const GPtrArray *lines, guint end, enum line_kind kind);
/* The first line from `i` on that is not blank; their number if there is none. */
guint lines_next_written(const GPtrArray *lines, guint i);

#endif
