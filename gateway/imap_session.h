/*
 * imap_session: one connection to an IMAP server, logged in, with the mailbox selected.
 *
 * Private to the IMAP source: imap.c (life and dispatch), imap_session.c (connect, errors),
 * imap_auth.c, imap_folder.c, imap_fetch.c, imap_file.c and imap_idle.c. libetpan speaks the
 * protocol; what it does badly (AUTHENTICATE, IDLE) goes line by line over its stream.
 */
#ifndef GATEWAY_IMAP_SESSION_H
#define GATEWAY_IMAP_SESSION_H

#include "gateway/imap_link.h"
#include "gateway/source_driver.h"

#include <libetpan/mailimap.h>

struct imap {
	struct source source;
	char *host;
	guint16 port;
	char *folder;  /* as the settings write it */
	char *mailbox; /* the same for the server: RFC 3501 5.1.3 */
	struct imap_link *link;
	mailimap *session; /* owns the link */
	guint32 uidvalidity;
	gboolean has_idle, has_move, has_uidplus;
	char *prefix;	  /* of personal folders, "INBOX." or "" */
	char delimiter;	  /* of the hierarchy; 0: there is none */
	char *folders[2]; /* by enum source_folder: the server's names */
	GArray *pending;  /* guint32: UIDs that a search found and nobody fetched yet, rising */
	guint32 searched; /* `pending` holds all above this that there were */
	gboolean news;	  /* the server spoke of new mail after the last search began */
};

/* Octets of an answer that carries no mail. */
#define IMAP_ANSWER_BYTES (4 * 1024 * 1024)

/* Called before each command: how much its answer may hold. */
void imap_begin(struct imap *imap, guint64 octets);

/*
 * Judges the result of a libetpan call and what the server said aside. TRUE: well. FALSE and
 * SOURCE_ERROR: `doing` names the step for people; a plain NO of the server gets `code`.
 */
gboolean imap_check(
	struct imap *imap, int result, const char *doing, enum source_error code, GError **error);

/* The response code of the last answer, "TRYCREATE"; NULL if it had none libetpan kept. */
const char *imap_response_code(const struct imap *imap);

/* Fails if the mailbox was numbered anew (UIDVALIDITY changed) since it was opened. */
gboolean imap_check_numbering(struct imap *imap, GError **error);

/* The two ways of one line: a command or an answer without its line end; NULL: connection lost. */
gboolean imap_send_line(struct imap *imap, const char *line);
const char *imap_read_line(struct imap *imap);

/* "a1 OK text": the text after the tag of the last command; NULL for any other line. */
const char *imap_tagged(const struct imap *imap, const char *line);

/* The connection is gone: says so, with the reason. Always FALSE. */
gboolean imap_lost(struct imap *imap, const char *doing, GError **error);

/* Connects, verifies, logs in, selects. */
gboolean imap_connect(struct imap *imap, GError **error);

/* imap_auth.c: logs in with the best way that server and settings have in common. */
gboolean imap_login(struct imap *imap, GError **error);

/* imap_folder.c: a folder name in the server's spelling, with its delimiter; NULL: not UTF-8. */
char *imap_encode_folder(const char *name, char delimiter, GError **error);
/* Finds or makes the done and held folders. */
gboolean imap_make_folders(struct imap *imap, GError **error);
gboolean imap_create_folder(struct imap *imap, const char *name, GError **error);

/* imap_fetch.c, imap_file.c, imap_idle.c: see struct source_driver. */
GPtrArray *imap_fetch(struct source *source, guint64 after, GError **error);
gboolean imap_file(
	struct source *source, GPtrArray *keys, enum source_folder folder, GError **error);
gboolean imap_wait(struct source *source, int seconds, int wake_fd, GError **error);

/* For g_autoptr: what libetpan frees. */
typedef struct mailimap_set imap_set;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_set, mailimap_set_free)

#endif
