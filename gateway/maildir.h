/*
 * maildir: mails as files, as qmail's maildir(5) and Dovecot's Maildir++ have them.
 *
 * A Maildir has tmp/, new/ and cur/. A file's name is UNIQUE in new/ and UNIQUE:2,FLAGS in cur/;
 * UNIQUE never changes while the mail moves about.
 */
#ifndef GATEWAY_MAILDIR_H
#define GATEWAY_MAILDIR_H

#include <gio/gio.h>

/*
 * Makes `path` a Maildir: the folder itself, where the one above it exists, and the three in it.
 * FALSE and G_IO_ERROR on failure; no error if all is there.
 */
gboolean maildir_make(const char *path, GError **error);

/*
 * The path of a Maildir++ sub-folder: ("/m", "Arsip/2026") -> "/m/.Arsip.2026". NULL for a name
 * that can be none. The caller frees it.
 */
char *maildir_folder(const char *root, const char *name);

/* The unique part of a file name: what stands before ":". The caller frees it. */
char *maildir_key(const char *file_name);

/* A recipient's address as the name of one folder, never of another place. The caller frees it. */
char *maildir_address_folder(const char *address);

/* One mail found by maildir_list(). */
struct maildir_entry {
	char *path;
	char *key;
	gint64 mtime; /* nanoseconds */
	guint64 size; /* octets */
};
void maildir_entry_free(struct maildir_entry *entry);

/*
 * All mails in new/ and cur/, the oldest first (by mtime, then by key): struct maildir_entry *.
 * NULL and G_IO_ERROR if the folders can't be read.
 */
GPtrArray *maildir_list(const char *path, GError **error);

/*
 * The octets of a file, at most `limit` of them. NULL with G_IO_ERROR; G_IO_ERROR_NOT_FOUND if
 * somebody moved it. The caller unrefs it.
 */
GBytes *maildir_read(const char *file, gsize limit, GError **error);

/*
 * Moves a mail into cur/ of the Maildir `target`, keeping its flags. A file that is gone is no
 * error.
 */
gboolean maildir_move(const struct maildir_entry *entry, const char *target, GError **error);

/*
 * Puts a mail into new/ under the name `unique`: written to tmp/, synced, linked. If the Maildir
 * has a mail of this name, in new/ or read already in cur/, nothing is done and all is well.
 */
gboolean maildir_deliver(const char *path, const char *unique, GBytes *bytes, GError **error);

#endif
