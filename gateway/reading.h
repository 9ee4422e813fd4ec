/*
 * reading: what one mail says, translated from mailparse's words into the desk's.
 */
#ifndef GATEWAY_READING_H
#define GATEWAY_READING_H

#include "desk/situation.h"
#include "mailparse/mailparse.h"

struct reading {
	struct mail *mail;
	struct incoming incoming; /* borrows from the rest of the reading */
	char *sender;
	char *subject;
	char *text;
	char *sender_name;
	GPtrArray *recipients, *cc, *answered;
};

/*
 * Reads the mail. Looks into the database only for what the desk itself sent in the thread and for
 * which Cc addresses belong to known offices. `header_only`: the mail was over the size limit. The
 * caller frees it with reading_free().
 */
struct reading *reading_new(
	struct db *db, const struct settings *settings, GBytes *bytes, gboolean header_only);
void reading_free(struct reading *reading);
typedef struct reading reading_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reading_auto, reading_free)

#endif
