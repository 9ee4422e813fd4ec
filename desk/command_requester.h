/*
 * command_requester: what only requesters say: a rating, BELUM; and how they, and others, ask for
 * the report of a ticket. Only desk/command.c includes this.
 */
#ifndef DESK_COMMAND_REQUESTER_H
#define DESK_COMMAND_REQUESTER_H

#include "desk/command_scan.h"

/* Each reads the text from word i on into the reading. FALSE: it says something else. */
gboolean command_read_figure(struct scan *s, guint i);	  /* "4", "3 - cukup", "nilai 4" */
gboolean command_read_contented(struct scan *s, guint i); /* "sangat puas", "kurang puas" */
gboolean command_read_not_yet(struct scan *s, guint i);	  /* "belum selesai", "masih mati" */
gboolean command_read_no_more(struct scan *s, guint i);	  /* "tidak jadi": asked back as BATAL */
/*
 * "minta laporan", "laporan hasilnya": LAPORAN without an argument. Nothing else may be said, from
 * word i to the end of the text: "laporan wifi mati" and "laporan kami" are complaints.
 */
gboolean command_read_wants_report(struct scan *s, guint i);

#endif
