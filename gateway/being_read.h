/*
 * being_read: which mails' attachments are being read, kept in the database. Reading them runs
 * other programs on bytes from outside: a mail that should end the desk that way does so once, not
 * at every start.
 */
#ifndef GATEWAY_BEING_READ_H
#define GATEWAY_BEING_READ_H

#include "desk/db.h"

/*
 * Notes, in a transaction of its own, that this process begins to read the mail with this digest.
 * `interrupted`: a process began before and is gone, so leave the attachments to a human. FALSE and
 * `error`, the database's, if it can't be noted: don't read.
 */
gboolean being_read_begin(
	struct db *db, const char *digest, gboolean *interrupted, GError **error);
/* Forgets it, in the transaction that takes the mail in. */
void being_read_end(struct db *db, const char *digest);

#endif
