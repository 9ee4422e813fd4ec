/*
 * mailparse: the bytes of one mail -> struct mail.
 *
 * Total: any bytes give a mail. What can't be decoded is kept and shown raw, and said in
 * `warnings`. Pure: no database, no network, no clock, no settings beyond the limits given.
 * Strings are valid UTF-8 without NUL. A string that the mail does not have is "" unless the
 * member says NULL. Everything reachable from a struct mail belongs to it.
 */
#ifndef MAILPARSE_H
#define MAILPARSE_H

#include <glib.h>

/* One mailbox of an address list (RFC 5322 3.4). */
struct mail_address {
	char *name;    /* display name, decoded; "" if none */
	char *address; /* addr-spec as written, without angle brackets */
};

struct mail_attachment {
	char *filename;	    /* decoded, last path component, no control characters; never "" */
	char *type;	    /* lower case "type/subtype" */
	gboolean is_inline; /* Content-Disposition inline, or referred to by the HTML as cid: */
	struct mail_content *content; /* see mail_attachment_content() */
};

/* One event of an invitation (text/calendar, RFC 5545). Members the event does not have are "". */
struct mail_event {
	char *method; /* RFC 5546, upper case: "REQUEST", "CANCEL", "REPLY" */
	char *summary;
	/* "2026-11-24T09:00:00Z", "2026-11-24T09:00:00 Asia/Jakarta" or "2026-11-24" */
	char *start, *end;
	char *location;
	char *organizer; /* address */
};

enum mail_origin {
	MAIL_PERSON,
	MAIL_AUTO_REPLY, /* RFC 3834: vacation, ticketing systems, any other machine */
	MAIL_BOUNCE,	 /* RFC 3464 and what older servers send instead */
	MAIL_LIST,
};

struct mail_bounce {
	char *recipient;	   /* of several the first that failed, else was delayed; or "" */
	char *status;		   /* RFC 3463 code, "5.1.1"; "" if unknown */
	char *diagnostic;	   /* text of the remote server */
	char *action;		   /* RFC 3464: "failed", "delayed", "delivered", ... */
	char *original_message_id; /* of the mail that bounced, without angle brackets; "" */
};

/* The fields of an official letter (surat dinas). Each NULL where absent. */
struct mail_letter {
	char *number;	  /* nomor surat, as written but for the typist's blanks around slashes */
	char *date;	  /* ISO 8601 date, "2026-11-24" */
	char *nature;	  /* sifat, lower case: biasa, segera, sangat segera, penting, rahasia */
	char *attachment; /* lampiran, as written */
	char *subject;	  /* perihal / hal */
	char *office;	  /* of the letterhead, else of the signer */
	char *phone;	  /* +62...; the first mobile one, else the first fixed one */
};

/* One resinfo of an Authentication-Results header (RFC 8601 2.2), topmost header first. */
struct mail_authentication {
	char *authserv_id; /* lower case */
	char *method;	   /* lower case: "dmarc", "dkim", "spf" */
	char *result;	   /* lower case: "pass", "fail", "none", ... */
	char *domain;	/* header.from, header.d / header.i or smtp.mailfrom domain, lower case */
	guint instance; /* i= of an ARC-Authentication-Results (RFC 8617 4.1.1); else 0 */
};

struct mail {
	struct mail_address *from; /* never NULL; address "" where there is none */
	GPtrArray *reply_to;	   /* struct mail_address * */
	GPtrArray *to;
	GPtrArray *cc;
	char *subject;		/* decoded, on one line */
	GDateTime *date;	/* with the offset of the header; NULL if missing or unreadable */
	char *message_id;	/* without angle brackets; "" if none */
	GPtrArray *in_reply_to; /* char *, message ids without angle brackets */
	GPtrArray *references;	/* char *, oldest first */

	char *text;   /* what the person newly wrote: no quotes, no signature */
	char *quoted; /* what the client quoted, with its attribution line */
	char *signature;
	GPtrArray *attachments; /* struct mail_attachment * */
	GPtrArray *events;	/* struct mail_event *; are the text of a mail that has no other */

	enum mail_origin origin;
	struct mail_bounce *bounce; /* NULL unless origin is MAIL_BOUNCE */
	struct mail_letter letter;
	GPtrArray *authentication; /* struct mail_authentication *; see mail_options */
	/* The same, of ARC-Authentication-Results: what a server on the way says it saw. No proof.
	 */
	GPtrArray *arc_authentication;
	GPtrArray *warnings; /* char *, English: what was odd and how it was read */
};

/*
 * Limits on hostile input. Zero or NULL members take the default. What lies beyond a limit is
 * not decoded; the mail gets a warning and the rest of it is still useful.
 */
struct mail_options {
	gsize max_header_bytes; /* of one mail, all fields; default 256 KiB */
	guint max_parts;	/* MIME parts looked at; default 1000 */
	guint max_depth;	/* nesting of MIME parts; default 30 */
	gsize max_text_bytes;	/* of all texts together, decoded; default 1 MiB */
	/*
	 * If not NULL, only Authentication-Results headers of this authserv-id count, and of those
	 * only the topmost unbroken block: what stands below another hop's Received field may be
	 * forged by the sender (RFC 8601 5).
	 */
	const char *trusted_authserv_id;
	/*
	 * Text the desk itself sent in this thread, see mail_sent_text(): what matches it is quote,
	 * however the client wrapped or re-coded it. May be NULL.
	 */
	const char *own_sent_text;
	/*
	 * A first mail: a forwarded message is content, not quote. An answer: it is quote. If
	 * neither is said, header and subject decide.
	 */
	gboolean is_first_mail;
	gboolean is_answer;
};

/*
 * Reads one mail. `options` may be NULL. Never fails, never returns NULL. The caller frees it with
 * mail_free(). Attachments refer into `bytes` and hold a reference to it.
 */
struct mail *mail_parse(GBytes *bytes, const struct mail_options *options);
void mail_free(struct mail *mail);
/* g_autoptr(mail_auto) mail = mail_parse(...); */
typedef struct mail mail_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(mail_auto, mail_free)

/*
 * The decoded bytes of an attachment; decoding takes place here, at each call. Never NULL. The
 * caller owns it; it may refer into the mail's bytes and holds a reference to them.
 */
GBytes *mail_attachment_content(const struct mail_attachment *attachment);

/*
 * All text of a mail that the desk sent, its plain part and its HTML, as clients may quote it: for
 * own_sent_text. The caller frees it.
 */
char *mail_sent_text(GBytes *bytes);

/* "person", "auto-reply", "bounce", "list". */
const char *mail_origin_name(enum mail_origin origin);

/*
 * The letter reader on its own, for text that came out of an attached PDF: fills the fields that
 * are NULL in `letter` and leaves the others.
 */
void mail_letter_read(const char *text, struct mail_letter *letter);
/* Frees the fields and sets them to NULL. */
void mail_letter_clear(struct mail_letter *letter);

#endif
