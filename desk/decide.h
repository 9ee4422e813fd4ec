/*
 * decide: what a mail means for the desk. A pure function of (situation, mail): it returns the
 * effects and performs none. desk/apply.h writes them, gateway/compose.h words the notices.
 */
#ifndef DESK_DECIDE_H
#define DESK_DECIDE_H

#include "desk/situation.h"

/* Every kind of mail the desk sends; compose has one text for each. */
enum notice_kind {
	/* to the requester */
	NOTICE_RECEIVED, /* new ticket: number, priority, target time */
	NOTICE_ACCEPTED,
	NOTICE_REJECTED, /* text: reason */
	NOTICE_PROGRESS, /* text: note */
	NOTICE_QUESTION, /* text: question; the clock stands */
	NOTICE_REPORTED, /* done, waits for the leader; without the report's text */
	NOTICE_APPROVED, /* text: the report; asks for a rating */
	NOTICE_CANCELLED,
	NOTICE_REOPENED,
	NOTICE_RATED,
	NOTICE_STILL_OPEN, /* answer to text on a solved ticket: how to say it is not solved */
	NOTICE_DATA, /* text: the data that the service still requires; "" if none is missing */
	NOTICE_OFFICE_CONFIRM,	/* to the office's registered address: is this request yours? */
	NOTICE_OFFICE_ANSWERED, /* to it, thanks; command: YA or TOLAK; text: what it answered */
	NOTICE_MERGED,		/* this ticket goes on as another one */
	NOTICE_SPLIT,		/* list: the tickets that one letter became */
	NOTICE_INCIDENT,	/* one disturbance of many offices; instead of RECEIVED, or later */
	NOTICE_UNDONE,	 /* an act that the reader was told of was taken back; command: which */
	NOTICE_STRANGER, /* not in the directory: the letter is with the operator */
	/* to technicians */
	NOTICE_ASSIGNMENT,
	NOTICE_HANDED_OVER, /* to the one who had it */
	NOTICE_REVISION,    /* text: what the leader wants */
	NOTICE_REPORT_APPROVED,
	NOTICE_OBJECTION, /* reopened: text of the requester */
	NOTICE_REQUESTER_CANCELLED,
	NOTICE_COMMENT,	 /* text: what somebody wrote */
	NOTICE_REMINDER, /* text: "75" or "100", per cent of the target time that are gone */
	NOTICE_OUTBREAK, /* also to leaders: this ticket leads an incident; text: what; list: all */
	NOTICE_MORNING,	 /* list: the open work of this technician */
	NOTICE_LEAVE,	 /* text: the days; list: the tickets that were handed on */
	/* to leaders */
	NOTICE_APPROVAL,   /* text: the report to approve */
	NOTICE_UNASSIGNED, /* nobody in the section: DISPOSISI */
	NOTICE_ESCALATION, /* text: why a leader must look */
	NOTICE_APPROVALS,  /* list: the reports that wait; reference: the approval list */
	NOTICE_UNTAKEN,	   /* list: the tickets that nobody has or accepted, each morning */
	NOTICE_WORKBOOK,   /* text: the period */
	/* also to technicians; text: the period; person_id: whose e-kinerja */
	NOTICE_PERFORMANCE,
	/* to whoever wrote */
	NOTICE_UNDERSTOOD, /* echo of a command */
	NOTICE_DONE,	/* what a command about no single ticket did; text: that; list: tickets */
	NOTICE_REFUSED, /* command does not fit; text: why and what to do */
	NOTICE_CONFIRM, /* proof is missing; text: what was asked for */
	NOTICE_UNCLEAR, /* text: what was written */
	NOTICE_HINT,	/* kept as comment; the commands that fit now */
	NOTICE_STATUS,
	NOTICE_HELP,
	NOTICE_SIGN_IN,
	NOTICE_ACTION_REPORT, /* the ticket's action report, which a leader approved */
	/* to operators */
	NOTICE_HELD,	 /* text: why and what to do */
	NOTICE_DOUBTFUL, /* a new ticket whose service is a guess; text: what to look at */
	NOTICE_BOUNCE,	 /* text: who could not be reached and why */
	NOTICE_COUNT,
};

struct notice {
	enum notice_kind kind;
	char *to; /* address */
	char *to_name;
	enum speaker as;	/* in which role the reader gets it */
	struct ticket *ticket;	/* NULL: about no ticket; owned by the decision */
	enum command command;	/* understood, refused or to be confirmed */
	char *text;		/* see the kinds; "" if none */
	char *missing;		/* of RECEIVED: data to be asked for, "NIP, HP"; "" if none */
	gboolean awaits_office; /* of RECEIVED and DATA: the office has yet to confirm */
	gboolean undoable;	/* of UNDERSTOOD, LEAVE and DONE: BATAL takes it back */
	char *by;		/* name of the person whose text or act it is; "" if none */
	GPtrArray *list;	/* struct ticket *, of a mail about several; owned; NULL: none */
	gint64 person_id;	/* of PERFORMANCE: one technician; 0: everybody */
	gint64 reference;	/* of the reader's token: the approval list; 0: none */
	/* of an assignment, what the reader may want to do with it; "" if nothing */
	char *twin;    /* GABUNG: the number of the ticket that the letter seems to repeat */
	char *several; /* PECAH: the problems that the letter lists, "wifi mati; email baru" */
};

struct decision {
	enum outcome outcome;
	char *reason;	       /* English, one line: for ledger and logs */
	gboolean hold;	       /* file the mail to the held folder */
	struct ticket *ticket; /* as it will be (id 0: to be opened); NULL: none */
	gboolean ticket_changed;
	GPtrArray *events;	 /* struct event *, in order */
	struct event *report;	 /* the event that becomes the ticket's action report; NULL */
	char *approved;		 /* digest of what SETUJU is for, see approval.h; NULL: none */
	gboolean solved;	 /* the ticket joins the solved cases */
	gboolean unsolved;	 /* it leaves them */
	struct event *undoable;	 /* the act that BATAL may take back from now on; NULL: none */
	GPtrArray *participants; /* struct participant *, to be added to the ticket */
	GPtrArray *data;	 /* struct requirement *: what this mail names of the data */
	char *learn; /* code of the service that the ticket's letter belongs to; NULL: as before */
	GPtrArray *notices;   /* struct notice * */
	GPtrArray *also;      /* struct decision *: the same for each further ticket */
	GPtrArray *leaves;    /* struct leave *, as they will be; id 0: to be recorded */
	gboolean bookkeeping; /* the ticket's change is nobody's act: BATAL may take back the last
				 one */
	/* Scheduled work that is hereby done, for which day, and when; NULL: none. */
	const char *job;
	char *period;
	gint64 at;
	/* for explain and echo */
	enum command command;
	char *why_service; /* of a new ticket: why this service */
};

struct decision *decide(const struct situation *situation, const struct incoming *incoming);
/*
 * The operator's GABUNG or PECAH from the command line, on situation->ticket; what a technician of
 * its section may do. incoming->sender is the operator, incoming->text the number or the problems.
 */
struct decision *decide_for_operator(
	const struct situation *situation, const struct incoming *incoming, enum command command);
/* The leaders are asked anew for the reports of these tickets (struct related *, with their acts):
 * a name that they show has changed. */
struct decision *decide_anew(const struct situation *situation, const GPtrArray *waiting);
void decision_free(struct decision *decision);
typedef struct decision decision_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(decision_auto, decision_free)

/* All notices of the decision and of those in `also`: struct notice *, borrowed. The caller unrefs
 * the array. */
GPtrArray *decision_notices(const struct decision *decision);

/* "received", "assignment", ...: the template's name in the outbox. */
const char *notice_name(enum notice_kind kind);

#endif
