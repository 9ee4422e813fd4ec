/*
 * handover: "ke budi: kabel bukan urusan kami" -> to whom, and why. Pure.
 */
#ifndef DESK_HANDOVER_H
#define DESK_HANDOVER_H

#include "desk/situation.h"

struct handover {
	const struct person *person; /* of the situation's technicians */
	gboolean section;	     /* the section was named, not the person */
	char *reason;
};

/*
 * Reads the argument of ALIHKAN or DISPOSISI: a colleague by address, name or part of it, or a
 * section (then its freest technician), and the reason after a colon, comma, dash or "karena".
 * NULL on success; else what is wrong and what to write, in Indonesian; the caller frees it.
 */
char *handover_read(const struct situation *s, const struct ticket *ticket, const char *argument,
	struct handover *to);
void handover_clear(struct handover *to);

/*
 * "Dari Tono kepada Wahyu: alasan", as the history has it of every hand-over, whoever made it
 * (English too): who had the work and who got it. FALSE if the text says neither. The caller frees
 * both.
 */
gboolean handover_names(const char *text, char **from, char **to);

#endif
