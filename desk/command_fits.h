/*
 * command_fits: whether a command word is meant as one, by what stands around it. Only
 * desk/command.c includes this.
 */
#ifndef DESK_COMMAND_FITS_H
#define DESK_COMMAND_FITS_H

#include "desk/command_scan.h"

/* What stood before the command word. */
enum opening {
	OPENING_AGREES = 1 << 0, /* "ok", "siap" */
	OPENING_DONE = 1 << 1,	 /* "sudah" */
	OPENING_DOING = 1 << 2,	 /* "sedang" */
	OPENING_ASKS = 1 << 3,	 /* "mohon" */
	OPENING_SELF = 1 << 4,	 /* "saya" */
};

/* Is word i a command word of the speaker, maybe with a typing error? */
gboolean command_is_word(const struct scan *s, guint i);
/* "terima atau tolak", "SETUJU / REVISI": nothing is chosen yet. */
gboolean command_is_choice(const struct scan *s, guint i);
/* "selesai?", "sudah selesai belum": asked, not said. Some arguments may be questions. */
gboolean command_is_asked(const struct scan *s, enum command command, guint i);
/* Some words only mean a command with the right thing behind them: "laporan oktober". */
gboolean command_fits_behind(const struct scan *s, enum command command, guint i);
/* Does the command make sense behind these openings? "sudah masuk" does not. */
gboolean command_fits_opening(enum command command, unsigned opening);
/*
 * Commands that are taken at their word end things: prose that resembles SETUJU, TOLAK or BATAL is
 * asked back.
 */
gboolean command_is_asked_back(
	const struct scan *s, enum command command, guint i, unsigned opening);

#endif
