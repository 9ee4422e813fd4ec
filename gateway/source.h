/*
 * source: where mail comes from. One interface, two kinds: IMAP (imap.c) and Maildir
 * (maildir_source.c). A source hands over bytes and files mails away; it decides nothing.
 *
 * The order of use, again and again:  source_fetch -> (the desk commits) -> source_file.
 * A source keeps no place of its own: the caller tells it which mails it already knows.
 */
#ifndef GATEWAY_SOURCE_H
#define GATEWAY_SOURCE_H

#include "desk/settings.h"

#include <gio/gio.h>

#define SOURCE_ERROR (source_error_quark())
GQuark source_error_quark(void);
enum source_error {
	SOURCE_ERROR_TEMPORARY, /* connection lost, time-out, server busy: try again later */
	SOURCE_ERROR_REFUSED, /* wrong password or certificate, no such folder: a human is needed */
	SOURCE_ERROR_RENUMBERED, /* UIDVALIDITY changed since source_open(): open again */
};

enum source_folder {
	FOLDER_DONE, /* Terproses */
	FOLDER_HELD, /* Ditahan */
};

/* One mail as it lies in the mailbox. */
struct source_mail {
	char *key;	   /* "UIDVALIDITY/UID", or the Maildir's unique name: never used twice */
	guint64 order;	   /* UID; 0 for Maildir */
	GBytes *bytes;	   /* the whole mail; if it is over the limit, its header only */
	guint64 size;	   /* of the whole mail, octets */
	gboolean oversize; /* larger than settings->max_mail_bytes */
};
void source_mail_free(struct source_mail *mail);

struct source;

/*
 * Connects, logs in, opens the folder and makes the done and held folders if they are missing.
 * `settings` must outlive the source. NULL and SOURCE_ERROR on failure; the message says what to
 * mend and never holds a secret. May take up to the time-out of the settings.
 */
struct source *source_open(const struct settings *settings, GError **error);
void source_close(struct source *source);

/* Names the mailbox and its numbering: "imaps://user@host/INBOX;UIDVALIDITY=7". */
const char *source_name(const struct source *source);

/*
 * Fetches the next mails with order > `after` (Maildir: all in new/ and cur/), at most
 * settings->batch, lowest first, without setting \Seen. An empty array when there are none.
 * Maildir: `after` is ignored, and a file stays until it is filed.
 */
GPtrArray *source_fetch(struct source *source, guint64 after, GError **error);

/*
 * Moves the mails with these keys (char *) to the folder: MOVE (RFC 6851), else COPY, \Deleted and
 * UID EXPUNGE; without UIDPLUS the mail stays, marked \Deleted. A key that is no longer there is
 * not an error: someone else moved it.
 */
gboolean source_file(
	struct source *source, GPtrArray *keys, enum source_folder folder, GError **error);

/*
 * Waits until new mail may be there, `seconds` passed, or `wake_fd` (an eventfd; -1: none) is
 * readable. IDLE where the server has it, else poll(). TRUE: look again; FALSE with error: the
 * connection is gone.
 */
gboolean source_wait(struct source *source, int seconds, int wake_fd, GError **error);

/* What the server can do, for `desktik check`: "IDLE MOVE UIDPLUS". The caller frees it. */
char *source_describe(const struct source *source);

#endif
