/*
 * workflow: the one table of statuses and of who may move a ticket from where to where. Code,
 * mails, page and documents follow it.
 */
#ifndef DESK_WORKFLOW_H
#define DESK_WORKFLOW_H

#include "desk/command.h"

enum status {
	STATUS_BARU,
	STATUS_DIKERJAKAN,
	STATUS_MENUNGGU,
	STATUS_TINDAK_LANJUT,
	STATUS_SELESAI,
	STATUS_DITOLAK,
	STATUS_DIBATALKAN,
	STATUS_DIGABUNG, /* another ticket goes on in its place */
	STATUS_COUNT,
};

/* "tindak_lanjut": the word of the database, of JSON and of the design. */
const char *status_word(enum status status);
/* "Tindak lanjut, menunggu persetujuan pimpinan": for people, translated. */
const char *status_label(enum status status);
/* FALSE if it is no status. */
gboolean status_read(const char *word, enum status *status);
/* Neither selesai, ditolak, dibatalkan nor digabung. */
gboolean status_is_open(enum status status);

/* What a transition does beside the status. */
enum transition_effect {
	TRANSITION_PLAIN,
	TRANSITION_ACCEPT, /* the response clock ends */
	TRANSITION_PAUSE,  /* the resolution clock stands still */
	TRANSITION_REPORT, /* the action report goes to the leader */
	TRANSITION_APPROVE,
	TRANSITION_SEND_BACK, /* needs revision; the status stays */
	TRANSITION_CLOSE,
	TRANSITION_REOPEN,
	TRANSITION_HAND_OVER,
	TRANSITION_MERGE, /* another ticket goes on */
	TRANSITION_SPLIT, /* further tickets take over some of its problems */
};

struct transition {
	enum speaker speaker;
	enum status from;
	enum command command;
	enum status to;
	enum transition_effect effect;
};

/* The transition for this speaker, status and command; NULL if there is none. */
const struct transition *workflow_find(
	enum speaker speaker, enum status from, enum command command);

/* The commands that fit now, most useful first, at most `max`; returns how many. */
int workflow_fitting(enum speaker speaker, enum status status, enum command *commands, int max);

/* The whole table, for documents and tests. */
const struct transition *workflow_table(int *count);

#endif
