#include "desk/apply.h"
#include "desk/approval_list.h"
#include "desk/report.h"
#include "desk/similar.h"

#include <string.h>

static void write_row(struct db *db, const struct decision *d, struct ledger_row *row)
{
	row->outcome = d->outcome;
	g_free(row->reason);
	row->reason = g_strdup(d->reason);
	row->ticket_id = d->ticket ? d->ticket->id : 0;
	if (row->id)
		ledger_redecide(db, row->id, row->outcome, row->reason, row->ticket_id);
	else
		ledger_add(db, row);
}

static void write_history(struct db *db, struct decision *d, gint64 mail_id)
{
	for (guint i = 0; i < d->events->len; i++) {
		struct event *event = d->events->pdata[i];
		event->ticket_id = d->ticket ? d->ticket->id : 0;
		event->mail_id = mail_id;
		event_add(db, event);
	}
	if (d->report) {
		d->ticket->report_event = d->report->id;
		d->ticket_changed = TRUE;
	}
}

/* What counts of an approval stays as it was then: the ticket may be reopened. */
static void write_approval(struct db *db, const struct decision *d)
{
	for (guint i = 0; i < d->events->len; i++) {
		const struct event *event = d->events->pdata[i];
		if (strcmp(event->to_status, status_word(STATUS_SELESAI)) == 0 &&
			strcmp(event->from_status, event->to_status) != 0)
			approval_add(db, d->ticket, event, d->approved ? d->approved : "");
	}
}

/* Who took SETUJU back took the last approval back; so did who changed what it was for. */
static void take_approval_back(struct db *db, const struct decision *d)
{
	for (guint i = 0; i < d->events->len; i++) {
		const struct event *event = d->events->pdata[i];
		if (strcmp(event->kind, EVENT_UNDONE) == 0 ||
			strcmp(event->kind, EVENT_VOIDED) == 0)
			approval_take_back(db, d->ticket->id, event->id);
	}
}

static void write_solved(struct db *db, const struct decision *d)
{
	struct event *report = event_load(db, d->ticket->report_event);
	if (report)
		similar_add(db, d->ticket, report->text);
	event_free(report);
}

/* What happened to a ticket that has its row. */
static void write_ticket(struct db *db, struct decision *d, gint64 mail_id)
{
	write_history(db, d, mail_id);
	if (d->ticket_changed) {
		if (!d->bookkeeping)
			ticket_keep_before(db, d->ticket->id, d->undoable ? d->undoable->id : 0);
		ticket_save(db, d->ticket);
	}
	for (guint i = 0; i < d->participants->len; i++) {
		const struct participant *one = d->participants->pdata[i];
		participant_add(db, d->ticket->id, one->address, one->name);
	}
	requirement_save(db, d->ticket->id, d->data);
	if (d->learn)
		classifier_learn_ticket(db, d->ticket, d->learn);
	if (d->solved) {
		write_approval(db, d);
		write_solved(db, d);
	}
	if (d->unsolved) {
		take_approval_back(db, d);
		similar_remove(db, d->ticket->id);
	}
}

static void write_leaves(struct db *db, const struct decision *d, gint64 mail_id)
{
	for (guint i = 0; i < d->leaves->len; i++) {
		struct leave *leave = d->leaves->pdata[i];
		if (!leave->id)
			leave->mail_id = mail_id;
		leave_save(db, leave);
	}
}

/* What a list holds is kept as it is mailed; the mail's token names the list. */
static void write_lists(struct db *db, const struct decision *d)
{
	for (guint i = 0; i < d->notices->len; i++) {
		struct notice *notice = d->notices->pdata[i];
		if (notice->kind != NOTICE_APPROVALS)
			continue;
		g_autoptr(person_auto) leader = directory_person(db, notice->to, d->period);
		if (leader)
			notice->reference = approval_list_add(db, leader->id, notice->list, d->at);
	}
}

void apply_changes(struct db *db, struct decision *d, gint64 mail_id)
{
	if (d->ticket && !d->ticket->id)
		ticket_save(db, d->ticket);
	if (d->ticket)
		write_ticket(db, d, mail_id);
	else
		write_history(db, d, mail_id);
	write_leaves(db, d, mail_id);
	write_lists(db, d);
	if (d->job)
		run_record(db, d->job, d->period, d->at);
	for (guint i = 0; i < d->also->len; i++)
		apply_changes(db, d->also->pdata[i], mail_id);
}

void apply_decision(
	struct db *db, struct decision *d, const struct incoming *incoming, struct ledger_row *row)
{
	/* The row points at the ticket, the history at the row, the ticket at the history. */
	if (d->ticket && !d->ticket->id)
		ticket_save(db, d->ticket);
	write_row(db, d, row);
	apply_changes(db, d, row->id);
	if (d->ticket)
		thread_add(db, incoming->message_id, d->ticket->id, incoming->sender);
}
