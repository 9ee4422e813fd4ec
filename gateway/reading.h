/*
 * reading: what one mail says, translated from mailparse's words into the desk's.
 */
#ifndef GATEWAY_READING_H
#define GATEWAY_READING_H

#include "desk/situation.h"
#include "gateway/extract.h"

struct reading {
	struct mail *mail;
	struct incoming incoming; /* borrows from the rest of the reading */
	char *sender;
	char *subject;
	char *text;
	char *sender_name;
	struct extract *extract; /* of the attachments; NULL: they were not read */
	char *note;		 /* the same in words for people */
	GPtrArray *recipients, *cc, *answered;
};

/*
 * Reads the mail. Looks into the database only for what the desk itself sent in the thread and for
 * which Cc addresses belong to known offices at `now`. `header_only`: the mail was over the size limit. The
 * caller frees it with reading_free().
 */
struct reading *reading_new(struct db *db, const struct settings *settings, GBytes *bytes,
	gboolean header_only, gint64 now);
/*
 * Reads the attachments, too, and puts into `incoming` what they say where the mail itself says
 * nothing. May take long: call it outside of transactions. At most once.
 */
void reading_add_attachments(struct reading *reading, const struct settings *settings);
/* Instead of reading them: each is a finding that was not read, and `why` is for the log. */
void reading_leave_attachments(
	struct reading *reading, const struct settings *settings, const char *why);
void reading_free(struct reading *reading);
typedef struct reading reading_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reading_auto, reading_free)

#endif
