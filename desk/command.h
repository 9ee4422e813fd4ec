/*
 * command: what the new text of a mail asks the desk to do (shared table of commands and synonyms
 * in command.c). Pure text: whether the sender may is decided elsewhere (workflow.h, decide.h).
 */
#ifndef DESK_COMMAND_H
#define DESK_COMMAND_H

#include <glib.h>

enum command {
	COMMAND_NONE, /* a comment */
	COMMAND_TERIMA,
	COMMAND_TOLAK,
	COMMAND_PROSES,
	COMMAND_TUNGGU,
	COMMAND_ALIHKAN,
	COMMAND_SELESAI,
	COMMAND_SETUJU,
	COMMAND_REVISI,
	COMMAND_DISPOSISI,
	COMMAND_LAPORAN,
	COMMAND_CUTI,
	COMMAND_BATAL,
	COMMAND_BELUM,
	COMMAND_NILAI,	/* a rating 1-4 of the requester; the argument begins with the figure */
	COMMAND_GABUNG, /* this ticket is the same thing as another, which the argument names */
	COMMAND_PECAH,	/* a letter with several problems, one on each line or between ';' */
	COMMAND_STATUS,
	COMMAND_BANTUAN,
	COMMAND_MASUK,
	COMMAND_YA, /* answer to a confirmation mail */
};

/* Who speaks: the same word means different things (REVISI "reject", TOLAK "reject"). */
enum speaker {
	SPEAKER_REQUESTER,
	SPEAKER_TECHNICIAN,
	SPEAKER_LEADER,
	SPEAKER_OPERATOR,
};

struct command_reading {
	enum command command;
	char *argument;	      /* rest of the line and the text below, trimmed; "" if none */
	enum command unclear; /* SETUJU, TOLAK or BATAL written unclearly ("stuju"): ask back; else
				 NONE */
	gboolean thanks_only; /* "terima kasih", "siap, makasih", an emoji: needs no answer */
};

/* Reads the new text of a mail. The caller clears the result with command_reading_clear(). */
void command_read(const char *text, enum speaker speaker, struct command_reading *reading);
void command_reading_clear(struct command_reading *reading);

/* "TERIMA"; "" for COMMAND_NONE. */
const char *command_name(enum command command);

/* The command of this name, in any case; COMMAND_NONE if it is none. */
enum command command_read_name(const char *name);

/* TRUE if the command means nothing without an argument (TOLAK: the reason). */
gboolean command_needs_argument(enum command command);

#endif
