/*
 * db_upgrade: brings a database of an older version to the schema of this one.
 */
#ifndef DESK_DB_UPGRADE_H
#define DESK_DB_UPGRADE_H

#include "desk/db.h"

/*
 * In one transaction the database gets exactly the tables, indexes and triggers that schema.sql
 * makes. A table that reads otherwise is built anew: its rows keep what both versions know, new
 * columns get their defaults. All others, the history and the original mails among them, are not
 * touched. Then the database says that it is of `version`. Not inside a transaction. FALSE with
 * `error`, and nothing is changed, if anything fails or a row would point at none.
 */
gboolean db_upgrade(struct db *db, int version, GError **error);

#endif
