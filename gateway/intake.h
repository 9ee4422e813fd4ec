/*
 * intake: one mail, from its bytes to its outcome. In one transaction it writes the ledger row, the
 * original, ticket and history, and every answer, fully composed, into the outbox.
 */
#ifndef GATEWAY_INTAKE_H
#define GATEWAY_INTAKE_H

#include "desk/calendar.h"
#include "desk/decide.h"
#include "gateway/reading.h"

#define INTAKE_ERROR (intake_error_quark())
GQuark intake_error_quark(void);
enum intake_error {
	INTAKE_ERROR_NOT_HELD,
};

struct intake {
	struct db *db;
	const struct settings *settings;
	const struct calendar *calendar;
	const struct token_key *key;
};

/* A mail as a source hands it over. */
struct intake_mail {
	GBytes *bytes;
	const char *source; /* name of the mailbox, or "stdin" */
	const char *key;    /* in that mailbox; "" if it has none */
	guint64 order;	    /* UID: the mailbox has been read up to here; 0: keep no place */
	guint64 size;	    /* of the whole mail, octets */
	gboolean oversize;  /* `bytes` holds the header only */
	gboolean filed;	    /* there is nothing to move away afterwards */
};

struct intake_result {
	gint64 mail_id;
	enum outcome outcome;
	gboolean hold; /* file it to the held folder */
	gboolean seen; /* it was in the ledger before; nothing was done */
	char *summary; /* English, one line: for the log. Owned. */
};
void intake_result_clear(struct intake_result *result);

/*
 * Reads a mail, and its attachments where it would open a ticket without a letter. The latter may
 * take long: call it outside of transactions. Writes nothing. The caller frees the reading.
 */
struct reading *intake_read(
	const struct intake *intake, GBytes *bytes, gboolean header_only, gint64 now);

/*
 * Takes in one mail. FALSE and `error` (the database's) if it was not: try again later. A mail
 * whose attachments were being read when the desk ended is taken in without reading them again.
 * Clear the result with intake_result_clear().
 */
gboolean intake_take(const struct intake *intake, const struct intake_mail *mail, gint64 now,
	struct intake_result *result, GError **error);

/*
 * Decides a held mail anew, after its sender was added to the directory. FALSE and `error` if the
 * mail is not held or is not in the database.
 */
gboolean intake_release(const struct intake *intake, gint64 mail_id, gint64 now,
	struct intake_result *result, GError **error);

#endif
