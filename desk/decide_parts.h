/*
 * The pieces that the files of decide share. Nobody else includes this.
 */
#ifndef DESK_DECIDE_PARTS_H
#define DESK_DECIDE_PARTS_H

#include "desk/decide.h"

#define MINUTE 60
#define HOUR 3600

/* A decision in the making. */
struct making {
	const struct situation *s;
	const struct incoming *in;
	struct decision *d;
	const struct event
		*report;    /* the ticket's action report that waits or was approved; NULL */
	const char *letter; /* the text that opened the ticket; NULL: not known */
	const GPtrArray *participants; /* struct participant *, of the stored ticket; NULL: none */
	const struct undo *undo;       /* its last act; NULL: none that can be taken back */
	gboolean offices_only; /* staff hears of this act by another ticket of the decision */
	const char *text;      /* the new text: of this mail, or of the one that a YA confirms */
	const char *actor, *actor_name, *actor_role;
	enum proof proof;
	gboolean unechoed; /* one answer for several tickets says what was understood */
};

/* A decision about this ticket (copied; NULL: none) that decides nothing yet. */
struct decision *decision_new(const struct ticket *ticket);

/*
 * The same mail's effects on one more ticket: `ticket` as it is (copied), or NULL for a new one
 * that the caller makes. What `also` decides joins the decision of `m`. Its participants and its
 * last act are for the caller to set, where they matter.
 */
void making_also(const struct making *m, const struct ticket *ticket, const struct event *report,
	struct making *also);

/* Sets outcome and reason; the first one stays. */
void outcome_set(struct making *m, enum outcome outcome, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Appends a history row of the actor; from and to are both the ticket's present status. */
struct event *event_push(struct making *m, const char *kind, const char *text, gboolean internal);
/* A row of the desk itself. */
struct event *event_push_desk(
	struct making *m, const char *kind, const char *text, gboolean internal);

void notice_free(struct notice *notice);
void notice_push(struct making *m, enum notice_kind kind, const char *to, const char *to_name,
	enum speaker as, enum command command, const char *text);
/* The same, about several tickets: struct ticket *, copied. */
void notice_list(struct making *m, enum notice_kind kind, const struct person *to,
	const GPtrArray *tickets, gint64 reference, const char *text);
/* Gives a list to the decision's own notices from the one at `first` on: to staff all tickets, to
 * the requester's side the requester's own; struct ticket *, copied. */
void notices_give_list(struct making *m, guint first, const GPtrArray *tickets);
/* What a command about no single ticket did, to who wrote it. */
void notice_done(
	struct making *m, enum command command, const GPtrArray *tickets, const char *text);
void notice_sender(struct making *m, enum notice_kind kind, enum command command, const char *text);
/* To the requester and everybody who takes part. */
void notice_requester(
	struct making *m, enum notice_kind kind, enum command command, const char *text);
/* To the assignee, or to all leaders where there is none. Never to the sender itself. */
void notice_assignee(
	struct making *m, enum notice_kind kind, enum command command, const char *text);
/* Who is told what leaders are to look at: the operators where there is no leader. struct person *,
 * borrowed. */
const GPtrArray *leaders_of(const struct situation *s);
void notice_leaders(
	struct making *m, enum notice_kind kind, enum command command, const char *text);
void notice_operators(struct making *m, enum notice_kind kind, const char *text);

/* The id of the technician with this address; 0: none has it. Who asked does not get the work. */
gint64 technician_id(const struct situation *situation, const char *address);
/* Gives the ticket to the technician (NULL: nobody). */
void assign_to(struct making *m, const struct person *person);
/* Sets priority and its inputs from severity (raised already), need and the section's load. */
void prioritise(struct making *m, int severity, int need);
/* Severity of the service with the sifat and the words of the letter; records the words. */
int severity_of(struct making *m, const struct service *service);
/* The same anew, from the words that the ticket keeps; what the operator said stays. */
int severity_again(const struct making *m, const struct service *service);
/* Sets both target times from now; the first alone. */
void set_respond_target(struct making *m, const struct service *service);
void set_targets(struct making *m, const struct service *service);
const struct service *service_of(const struct making *m, const char *code);

/* A command that is there but can't be carried out; `why` is Indonesian and says what to do. */
void refuse(struct making *m, enum command command, const char *why);
/* A command, or an answer that moves the ticket, whose sender has not proved who it is. */
void ask_proof(struct making *m, enum command command);
/* Carries out a transition that was found in the table. */
void carry_out(struct making *m, const struct transition *transition, const char *argument);
/* The history row of a transition; the ticket has its new status from then on. */
struct event *record_transition(
	struct making *m, const struct transition *transition, const char *text);
/* Where the clock stood still it goes on: the target moves by the working time that it stood. */
void clock_resume(struct making *m);
/* Why this person may not do this now, though the table has it; NULL if it may. */
const char *staff_objection(const struct making *m, const struct transition *transition);
/* STATUS, BANTUAN, MASUK, LAPORAN: answers that change nothing. FALSE: another command. */
gboolean answer_question(struct making *m, enum command command, const char *argument);
/* LAPORAN: the ticket's action report, the month's workbook, or e-kinerja. FALSE: it is not for
 * this writer here, so that the text is no command. */
gboolean answer_report(struct making *m, const char *argument);

/* BATAL to take back the sender's own last act. FALSE: there is none that it may take back. */
gboolean undo_is_possible(const struct making *m);
void undo(struct making *m);
/* The same for this ticket alone, without an answer to the sender. */
void undo_one(struct making *m);

/* GABUNG, and BATAL of it (FALSE: that is not what was meant). */
void merge(struct making *m, const struct transition *move);
gboolean unmerge(struct making *m);
/* PECAH. */
void split(struct making *m, const struct transition *move, const char *argument);

/* A new letter that is part of an incident, or makes one. FALSE: it is a case of its own. */
gboolean incident_join(struct making *m, const struct service *service);
/* What was done to the leading ticket of an incident is done to its open members. */
void incident_carry(struct making *m, enum command command, const char *argument);
void incident_undo(struct making *m);
/*
 * The leading ticket among these that this one goes with when the desk passes work on: both are one
 * person's. NULL: it goes its own way.
 */
const struct ticket *incident_leading(const GPtrArray *tickets, const struct ticket *ticket);
/* What was passed on in `leading` takes its member `m` along. FALSE: its new technician asked for
 * this one, so that somebody else has to do it. */
gboolean incident_follow(struct making *m, const struct making *leading);
/* The leading ticket ends alone: the next open one leads. */
void incident_pass_on(struct making *m);
/* A member goes its own way. */
void incident_leave(struct making *m);

/*
 * The desk gives the ticket to the next colleague of its section, who is told. FALSE: there is
 * nobody. The loads of m->s->technicians follow: division_copy() makes them one's own.
 */
gboolean pass_on(struct making *m, const char *reason);
/* The same to this person, who is not told; `text` is for the history. */
void pass_to(struct making *m, const struct person *next, const char *text);
/* The leaders are asked to look. */
void escalate(struct making *m, const char *reason);
/* Is it due before its technician, back after `last_day`, has had a working day for it? */
gboolean is_due_meanwhile(
	const struct situation *s, const struct ticket *ticket, const char *last_day);
/* "Tono Contoh cuti sampai 5 Desember 2026"; the caller frees it. */
char *leave_reason(
	const struct situation *s, const char *name, const char *last_day, gboolean automatic);

/* CUTI, which is about no ticket; BATAL of it. With proof. */
void leave_take(struct making *m, const char *argument);
void leave_cancel(struct making *m);
/* A technician's out-of-office answer, with proof; and the end of what it brought about. */
void leave_automatically(struct making *m);
void leave_end_automatic(struct making *m);

/*
 * The operator has changed the ticket. If that changes what the leaders see of its report, they are
 * asked (again); an approval is void then, and who was told of it hears `why`. TRUE: it was void.
 */
gboolean approval_reconsider(struct making *m, const char *why);

/* "SETUJU SEMUA", and what it does as the answer to a list of reports; elsewhere it is refused. */
gboolean approves_all(enum command command, const char *argument);
void approve_all(struct making *m);

/* Takes the data that the service requires from the letter and asks for the rest in RECEIVED. */
void data_of_new_ticket(struct making *m);
/* The same from an answer of the requester's side, which then gets DATA. */
void data_of_answer(struct making *m);
/* An identity-bound service: asks the office's registered addresses (or, where there is none, the
 * operator) whether the request is theirs, unless that is known already or was asked today. */
void ask_office(struct making *m);
/* It is bound to a person, and the office has not confirmed it yet. */
gboolean awaits_office(const struct making *m);
/* TERIMA of what the office has not confirmed. TRUE: it was refused, and the office asked again. */
gboolean refuse_unconfirmed(struct making *m, const struct transition *transition);
/* A registered address says yes or no to that. FALSE: it is no such answer. */
gboolean answer_of_office(struct making *m);

/* YA to a confirmation mail: from now on the earlier mail's text counts, with this one's proof. */
gboolean confirm_pending(struct making *m);

/* The ways of a mail by whom it is from. */
void decide_new_ticket(struct making *m);
void decide_requester(struct making *m);
void decide_staff(struct making *m);

#endif
