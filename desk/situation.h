/*
 * situation: what is known when a mail arrives. situation_load() reads it from the database; to
 * decide (decide.h) is then a pure function of situation and mail.
 */
#ifndef DESK_SITUATION_H
#define DESK_SITUATION_H

#include "desk/approval.h"
#include "desk/classifier.h"
#include "desk/leave.h"
#include "desk/ledger.h"
#include "desk/requirement.h"
#include "desk/ticket.h"
#include "desk/token.h"

enum incoming_origin {
	INCOMING_PERSON,
	INCOMING_AUTO_REPLY,
	INCOMING_BOUNCE,
	INCOMING_LIST,
};

/*
 * What one mail says, in the desk's words. Borrowed strings, never NULL; the caller keeps them for
 * as long as it uses the struct.
 */
struct incoming {
	const char *sender; /* lower case; "" if there is none */
	const char *sender_name;
	const char *subject; /* without Re:, Bls: and ticket tag: see incoming_subject() */
	const char *raw_subject;
	const char *text; /* newly written text; tokens redacted */
	const char *message_id;
	GPtrArray *recipients; /* char *: addresses of To and Cc */
	GPtrArray *cc;	       /* struct participant *: people of Cc, the desk left out */
	GPtrArray *answered;   /* char *: ids of In-Reply-To and References, nearest first */
	enum incoming_origin origin;
	gboolean dmarc_pass; /* our own server's word for the sender's domain */
	gboolean dmarc_fail;
	guint attachments;
	gboolean oversize;   /* only the header was read */
	gboolean unreadable; /* no mail at all */
	/* of a bounce */
	const char *bounce_recipient, *bounce_status, *bounce_diagnostic;
	gboolean bounce_failed; /* not merely delayed */
	/* of a letter, "" where absent */
	const char *letter_number, *letter_date, *letter_nature, *letter_subject, *letter_office;
	const char *phone;
	/* what was read from attachments, and what could not; for people. "" if none was tried */
	const char *attachment_note;
	/* the attachment whose text stands in for an empty mail's; "" if it is the mail's own */
	const char *attachment_name;
};

enum proof {
	PROOF_NONE,
	PROOF_TOKEN, /* the reply carries the token of the sender's own copy */
	PROOF_DMARC, /* our own mail server says DMARC pass */
	PROOF_CLI,   /* the command line: whoever may run it is the operator */
};
const char *proof_word(enum proof proof); /* "none", "token", "dmarc", "cli" */

/*
 * A technician and what is on the desk: tickets that are baru, dikerjakan or menunggu, and reports
 * that need revision. A ticket's load is 1 (rendah) to 4 (kritis).
 */
struct workload {
	struct person *person;
	int open;
	int load;
	gint64 last_assigned;	 /* 0: never */
	char *away_until;	 /* last day of the present leave, "2026-12-05"; NULL: at work */
	gint64 away_since;	 /* when that leave began, or was known of */
	gboolean away_automatic; /* only an out-of-office answer says so */
};

/* The last act on a ticket, and what it changed. */
struct undo {
	struct ticket *before;
	struct event *event;
	GPtrArray *told; /* char *: addresses that the desk wrote to because of it */
};

/* Another ticket that the mail may concern, with what it takes to act upon it. */
struct related {
	struct ticket *ticket;
	char *text;		 /* of the letter that opened it */
	GPtrArray *participants; /* struct participant * */
	struct event *report;	 /* its action report; NULL: none. As the next only for members */
	struct undo *undo;	 /* its last act; NULL: none that can be taken back */
};

/* A ticket number in the text. */
struct named {
	char *number;
	struct ticket *ticket; /* which goes on under it, however often it was merged; NULL: none */
};

/* A report on a list that was mailed for approval, as things are now. */
struct listed {
	struct ticket *ticket;
	gboolean unchanged;   /* what was listed is what the ticket says now */
	gboolean was_read;    /* an approval mail of its own says the same; it was sent before */
	gboolean own;	      /* the leader wrote the report */
	struct event *report; /* the present one; NULL: none */
	char *letter;	      /* the text that opened the ticket */
	GPtrArray *participants;
};

/* The report that waits, as the leader who writes saw it: in the mail that is answered, or, without
 * the token of such a mail, in all those that asked for approval since the ticket was (re)opened.
 */
enum report_shown {
	SHOWN_NEVER, /* no such mail was sent before the answer */
	SHOWN_OTHER, /* something of it was another then: see approval_content.h */
	SHOWN_PRESENT,
};

struct situation {
	const struct settings *settings;
	const struct calendar *calendar;
	gint64 now;

	struct person *staff;  /* the sender, if in petugas.csv */
	struct office *office; /* the sender's, if in opd.csv */

	struct ticket *ticket; /* of the thread; NULL: none, or the sender may not know it */
	gboolean may_post;     /* requester, participant, colleague of the office, or staff */
	char *found_by;	       /* "token", "message id", "subject"; "" */
	enum proof proof;
	struct token token;	 /* the sender's own valid token; purpose 0 if none */
	GPtrArray *participants; /* struct participant *, of the ticket */
	struct undo *undo;	 /* the ticket's last act; NULL: none that can be taken back */
	struct event *report;	 /* the ticket's action report that waits or was approved */
	enum report_shown shown;
	gboolean own_report;	   /* the leader who writes wrote that report */
	struct approval *approval; /* by which the ticket is selesai; NULL: it is not */
	GPtrArray *approval_told;  /* char *: addresses that were told of it; with `approval` */
	GPtrArray *approval_colleagues; /* char *: those of its office who asked for the report */
	struct related *merged; /* the ticket that was meant, where `ticket` goes on for it */
	GPtrArray
		*members; /* struct related *: of the incident that the ticket leads, without it */
	struct related *leading;    /* the ticket that leads its incident; NULL: none other does */
	GPtrArray *named;	    /* struct named *: tickets that the text names */
	struct ledger_row *pending; /* answer to a confirmation: the mail that lacked proof */

	gboolean own;		 /* one of our own mails came back */
	struct ledger_row *twin; /* the same Message-ID was seen before */

	GPtrArray *services;	   /* struct service * */
	struct evidence *evidence; /* what routing has learned; NULL: nothing is to be routed */
	char *letter;		   /* the text that opened the ticket; NULL: no ticket */
	GPtrArray *data;	/* struct requirement *: what the ticket's letters named so far */
	GPtrArray *registered;	/* char *: full addresses of the office of the ticket, or, of a new
				   one, of the sender */
	gint64 office_asked_at; /* when the office, or the operator for it, was last asked about the
				   ticket; 0: never */
	GPtrArray *technicians; /* struct workload * */
	GPtrArray *leaders;	/* struct person * */
	GPtrArray *operators;	/* struct person * */
	/* For a new letter: open tickets that may be about the same, struct related *. */
	GPtrArray *earlier;  /* of the same office, newest first; see twin.h */
	GPtrArray *outbreak; /* of the same service just now, oldest first; see incident.h */
	GPtrArray
		*own_tickets; /* struct ticket *: the sender's open ones, for STATUS; at most 10 */
	/* of a technician who writes: what is on the desk, and the leaves that are not over */
	GPtrArray *work;    /* struct ticket * */
	GPtrArray *leaves;  /* struct leave * */
	GPtrArray *listed;  /* struct listed *: of the list that a leader answers; NULL: none */
	int year, next_seq; /* of a new ticket */
	gint64 replies_last_hour; /* mails made for the sender */
	gboolean hinted;	  /* told what fits, since the ticket has its present status */
	gboolean told_stranger;	  /* the sender was told today that it is not known */
};

/* Reads everything; check db_ok() afterwards. `taken` is the row of a mail that is decided anew
 * (never its own twin), else NULL. */
struct situation *situation_load(struct db *db, const struct settings *settings,
	const struct calendar *calendar, const struct token_key *key, gint64 now,
	const struct incoming *incoming, const struct ledger_row *taken);
/* The same without a mail: people and services, for what the clock does. */
struct situation *situation_load_clock(struct db *db, const struct settings *settings,
	const struct calendar *calendar, gint64 now);
void situation_free(struct situation *situation);
typedef struct situation situation_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(situation_auto, situation_free)

/* "Bls: Re: [TIK-2026-000123] Wifi mati" -> "Wifi mati"; the caller frees it. */
char *incoming_subject(const char *raw, const char *prefix);
/* The token inside an address (local+TOKEN@domain) or message id; FALSE if there is none. */
gboolean incoming_token(const char *address_or_id, struct token *token);

#endif
