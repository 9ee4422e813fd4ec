/*
 * ticket: a ticket, its history and its participants, as the database keeps them.
 */
#ifndef DESK_TICKET_H
#define DESK_TICKET_H

#include "desk/directory.h"
#include "desk/workflow.h"

enum priority {
	PRIORITY_RENDAH,
	PRIORITY_SEDANG,
	PRIORITY_TINGGI,
	PRIORITY_KRITIS,
	PRIORITY_COUNT,
};
const char *priority_word(enum priority priority);  /* "tinggi" */
const char *priority_label(enum priority priority); /* "Tinggi", translated */
enum priority priority_read(const char *word);	    /* sedang if it is no priority */
/* What such a ticket weighs in the division of work: 1 (rendah) to 4 (kritis). */
int priority_load(enum priority priority);

struct ticket {
	gint64 id; /* 0: not yet stored */
	char *number;
	int year, seq;
	char *subject;
	char *requester; /* address */
	char *requester_name;
	char *phone;
	gint64 office_id;
	char *office;
	char *service_code;
	char *service;
	char *section;
	gint64 assignee_id; /* 0: nobody */
	char *assignee;	    /* address, "" if nobody */
	char *assignee_name;
	gint64 assigned_at; /* to the present assignee; 0: nobody */
	enum status status;
	gboolean needs_revision;
	/* the priority and its inputs, see priority.h */
	int score;
	enum priority priority;
	int severity, need, availability;
	gint64 opened_at;
	gint64 respond_due, due;
	gint64 accepted_at, waiting_since, reported_at, closed_at; /* 0: not (yet) */
	gint64 waited_seconds;
	gint64 report_event;
	char *letter_number, *letter_date, *letter_nature, *letter_office; /* "" if none */
	int rating;							   /* 0: none */
	gboolean severity_fixed; /* the operator said it: nothing computes it anew */
	char *severity_words; /* of the letter, which raised the severity: "darurat, seluruh kantor"
			       */
	char *why_service;    /* why this service was chosen, for people */
	int passed;	      /* to so many technicians, for want of an answer */
	int reminded;	      /* per cent of the target time that was last reminded of */
	gint64 office_confirmed_at; /* the office's registered address said yes; 0: not (yet) */
	gint64 merged_into;	    /* the ticket that goes on instead; 0: none */
	char *merged_number;
	gint64 incident_id; /* the first ticket of the incident, may be this one; 0: none */
	char *incident_number;
};
struct event;
struct ticket *ticket_new(void); /* all strings "" */
struct ticket *ticket_copy(const struct ticket *ticket);
void ticket_free(struct ticket *ticket);
typedef struct ticket ticket_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ticket_auto, ticket_free)

/* The letter's sifat is "rahasia": page and sheets hide subject and content. */
gboolean ticket_is_confidential(const struct ticket *ticket);
/* Past its target time (and not waiting) at `now`, or closed after it. */
gboolean ticket_is_late(const struct ticket *ticket, gint64 now);
/* Only selesai prints (rule 2 of the office). */
gboolean ticket_report_is_public(const struct ticket *ticket);

/* Closed for more than so many days: whoever says that it is not solved opens a new one. */
gboolean ticket_window_is_over(const struct ticket *ticket, int reopen_days, gint64 now);

struct ticket *ticket_load(struct db *db, gint64 id);
struct ticket *ticket_load_number(struct db *db, const char *number); /* any case */

/* Of a query for tickets: the next one, NULL at the end. The caller frees it. */
struct ticket *ticket_next(struct query *query);

/* The ticket that goes on for this one: where it was merged into, however often; else a copy. */
struct ticket *ticket_follow(struct db *db, const struct ticket *ticket);
/* Inserts (id 0, sets it) or updates. */
void ticket_save(struct db *db, struct ticket *ticket);
/*
 * Keeps the stored ticket as it is now, for BATAL of the act of `event_id` that is about to change
 * it; 0: what changes now can't be taken back.
 */
void ticket_keep_before(struct db *db, gint64 id, gint64 event_id);
/* The ticket as it was kept, and the act's row; NULL: nothing was. */
struct ticket *ticket_load_before(struct db *db, gint64 id, struct event **event);
/* The running number of the next ticket of the year. */
int ticket_next_seq(struct db *db, int year);
/* "TIK-2026-000123" */
char *ticket_make_number(const char *prefix, int year, int seq);

struct ticket_filter {
	const enum status *status;			     /* NULL: any */
	const char *section, *assignee, *requester, *office; /* NULL: any; addresses for the two */
	const char *involved;	       /* address of requester or participant; NULL: any */
	gint64 opened_from, opened_to; /* [from, to); 0: no bound */
	gboolean only_open;
	int limit; /* 0: no limit */
	/* Keyset: only tickets with an id below this one, newest first; 0: from the newest. */
	gint64 before_id;
};
/* Newest first. struct ticket *. */
GPtrArray *ticket_list(struct db *db, const struct ticket_filter *filter);
gint64 ticket_count(struct db *db, const struct ticket_filter *filter);
/* What is not closed, oldest first: of this person, or everybody's for 0. struct ticket *. */
GPtrArray *ticket_open(struct db *db, gint64 assignee_id);

/* Kinds of history rows that are no commands; a command's kind is its name in lower case. */
#define EVENT_OPENED "dibuka"
#define EVENT_COMMENT "komentar"
#define EVENT_ASSIGNED "ditugaskan"
#define EVENT_REFUSED "tidak_berlaku"	/* a command that did not fit */
#define EVENT_UNPROVED "belum_terbukti" /* a command whose sender was asked to confirm it */
#define EVENT_BOUNCE "gagal_kirim"
#define EVENT_LEAVE "cuti"		 /* of a technician, or that it was taken back; no ticket */
#define EVENT_CORRECTED "koreksi"	 /* by the operator: from, to and the reason */
#define EVENT_UNDONE "ditarik"		 /* BATAL took the last act back */
#define EVENT_VOIDED "persetujuan_batal" /* what was approved is not what the ticket says now */
#define EVENT_READ "lampiran_dibaca"	 /* what was found in attachments */
#define EVENT_MERGED "menerima_gabungan" /* another ticket was merged into this one */
#define EVENT_SPLIT "hasil_pecahan"	 /* where a ticket was split off from */
#define EVENT_INCIDENT "insiden"	 /* an incident was declared; this ticket leads it */
#define EVENT_JOINED "masuk_insiden"	 /* this ticket is part of it */
#define EVENT_LEFT "keluar_insiden"
#define EVENT_PASSED "dialihkan"    /* the desk gave it to the next colleague; why */
#define EVENT_REMINDED "diingatkan" /* the assignee, of the target time */
#define EVENT_ESCALATED "eskalasi"  /* the leaders were asked to look; why */
#define EVENT_PRIORITY "prioritas"  /* what it is computed from changed, and its class with it */
#define EVENT_OFFICE_ASKED "ditanyakan_kantor" /* the office's registered addresses were asked */
#define EVENT_OFFICE_CONFIRMED "dikonfirmasi_kantor" /* and one said yes */
#define EVENT_OFFICE_DENIED "disangkal_kantor"	     /* or no */

struct event {
	gint64 id;
	gint64 ticket_id; /* 0: about none */
	gint64 at;
	char *actor; /* address; "" for the desk */
	char *actor_name;
	char *actor_role; /* pemohon, teknisi, pimpinan, operator, desk */
	char *kind;
	char *from_status, *to_status; /* status words; "" for the first */
	char *text;
	gboolean internal;	/* not for the requester's eyes */
	char *proof;		/* token, dmarc, none, desk, cli */
	gint64 mail_id;		/* 0: none */
	char *prev_hash, *hash; /* as stored; NULL in one that was not loaded */
};
void event_free(struct event *event);

/* Appends to the history, hash chain included; sets event->id. */
void event_add(struct db *db, struct event *event);
GPtrArray *event_list(struct db *db, gint64 ticket_id); /* oldest first */
/* The same up to the history row `last`. */
GPtrArray *event_list_until(struct db *db, gint64 ticket_id, gint64 last);
struct event *event_load(struct db *db, gint64 id);
/* What the letter said that opened the ticket; "" if there is none. The caller frees it. */
char *event_opening_text(struct db *db, gint64 ticket_id);
/* When the ticket came to its present status. */
gint64 event_last_move(struct db *db, gint64 ticket_id);
/* What the entry's hash must be after the predecessor's ("" for the first). The caller frees it. */
char *event_hash(const struct event *event, const char *previous);
/* 0: whole; the id of the first entry that does not fit, or -1 if none is to blame. See audit.h. */
gint64 event_verify(struct db *db);

/*
 * Participants beside the requester. Whoever took part in a ticket that was merged into this one
 * takes part in this one, as long as it is merged.
 */
void participant_add(struct db *db, gint64 ticket_id, const char *address, const char *name);
gboolean participant_is(struct db *db, gint64 ticket_id, const char *address);
GPtrArray *participant_list(struct db *db, gint64 ticket_id); /* struct participant * */
struct participant {
	char *address;
	char *name;
};
void participant_free(struct participant *participant);

struct attachment {
	gint64 id, mail_id, ticket_id;
	char *filename, *type;
	gint64 size;
};
void attachment_free(struct attachment *attachment);
GPtrArray *attachment_list(struct db *db, gint64 ticket_id); /* without the content */
struct attachment *attachment_load(struct db *db, gint64 id, GBytes **content); /* NULL: none */

#endif
