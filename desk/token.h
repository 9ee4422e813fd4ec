/*
 * token: signed proofs (libsodium, keyed BLAKE2b). Deterministic: no randomness, no clock.
 *
 * A mail token stands in the reply address and the Message-ID of one person's own copy of a mail:
 *   local+tik-2026-000123.t57.MAC@domain
 * It is bound to person, ticket, purpose and reference, and says nothing about the person: who
 * answers must write from the address it was made for. Lower-case base32, because mail systems may
 * change the case of a local part.
 *
 * A link token stands in a link of the page and names its person, purpose, ticket and expiry.
 */
#ifndef DESK_TOKEN_H
#define DESK_TOKEN_H

#include <glib.h>

#define TOKEN_KEY_BYTES 32
#define TOKEN_ERROR (token_error_quark())
GQuark token_error_quark(void);

struct token_key {
	unsigned char bytes[TOKEN_KEY_BYTES];
};

/* Reads the key file; makes it with mode 0600 if it is missing. */
gboolean token_key_load(const char *file, struct token_key *key, GError **error);
/* The same, but a missing file is an error (for programs that never write). */
gboolean token_key_read(const char *file, struct token_key *key, GError **error);

enum token_purpose {
	TOKEN_REQUESTER = 'r',
	TOKEN_TECHNICIAN = 't',
	TOKEN_APPROVAL = 'a', /* leader; reference: token_content() of what is to be approved */
	TOKEN_LEADER = 'l',
	TOKEN_CONFIRM = 'k', /* reference: the mail that lacked proof */
	TOKEN_LIST = 's',    /* leader; reference: the approval list that SETUJU SEMUA answers */
	TOKEN_DESK = 'd', /* no ticket: answers to MASUK, notices to operators; reference: mail */
};

struct token {
	char *number; /* of the ticket, upper case; "" for TOKEN_DESK and TOKEN_LIST */
	enum token_purpose purpose;
	gint64 reference;
	char *mac;
};
void token_clear(struct token *token);

/* "tik-2026-000123.t57.k3j4…"; the caller frees it. `person` is an address, any case. */
char *token_make(const struct token_key *key, const char *number, enum token_purpose purpose,
	gint64 reference, const char *person);
/*
 * What a reference says of a text that is too long to stand in a token: 40 bits, for an address has
 * little room. Keyed, so that nobody can look for another text with the same bits.
 */
gint64 token_content(const struct token_key *key, const char *text);
/* Reads the shape only; FALSE if `text` is no token. Clear with token_clear(). */
gboolean token_read(const char *text, struct token *token);
/* Was it made for this person? Constant time. */
gboolean token_verify(const struct token_key *key, const struct token *token, const char *person);

/* Replaces every token in `text` by "…": tokens never reach other people. Caller frees. */
char *token_redact(const char *text);

enum link_purpose {
	LINK_TICKET = 'r',  /* a requester: this ticket */
	LINK_STAFF = 's',   /* staff: sign in */
	LINK_SESSION = 'c', /* the cookie that either link sets */
};
struct token_link {
	enum link_purpose purpose;
	char *person;
	char *number; /* "" unless bound to one ticket */
	gint64 expires;
};
void token_link_clear(struct token_link *link);
/* URL-safe text without padding; the caller frees it. */
char *token_link_make(const struct token_key *key, const struct token_link *link);
/* FALSE if it is forged or older than `now`. Constant time over the MAC. */
gboolean token_link_read(
	const struct token_key *key, const char *text, gint64 now, struct token_link *link);

#endif
