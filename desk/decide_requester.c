/* A requester (or a colleague of it) answers in a ticket's thread. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

/* Only the requester and colleagues of its office decide about a ticket; others comment. */
static gboolean may_decide(const struct making *m)
{
	const struct ticket *t = m->d->ticket;
	return strcmp(t->requester, m->in->sender) == 0 ||
	       (m->s->office && m->s->office->id == t->office_id);
}

static gboolean takes_part(const struct making *m, const char *address)
{
	const GPtrArray *participants = m->participants;
	for (guint i = 0; participants && i < participants->len; i++)
		if (strcmp(((struct participant *)participants->pdata[i])->address, address) == 0)
			return TRUE;
	return strcmp(m->d->ticket->requester, address) == 0;
}

static void let_take_part(struct making *m, const char *address, const char *name)
{
	if (takes_part(m, address))
		return;
	struct participant *one = g_new0(struct participant, 1);
	one->address = g_strdup(address);
	one->name = g_strdup(name);
	g_ptr_array_add(m->d->participants, one);
}

/* A colleague, or the requester from another address of the office, is kept informed from now on;
 * so is whom they name in Cc. */
static void join(struct making *m)
{
	if (m->proof == PROOF_NONE || !may_decide(m))
		return;
	let_take_part(m, m->in->sender, m->in->sender_name);
	for (guint i = 0; i < m->in->cc->len; i++) {
		const struct participant *cc = m->in->cc->pdata[i];
		g_autofree char *address = g_ascii_strdown(cc->address, -1);
		let_take_part(m, address, cc->name);
	}
}

static void comment(struct making *m)
{
	const struct ticket *t = m->d->ticket;
	outcome_set(m, OUTCOME_REPLY, "comment of the requester's side");
	event_push(m, EVENT_COMMENT, m->text, FALSE);
	notice_assignee(m, NOTICE_COMMENT, COMMAND_NONE, m->text);
	/* While a report waits, the leader must see what the requester says about it. */
	if (t->status == STATUS_TINDAK_LANJUT && *t->assignee)
		notice_leaders(m, NOTICE_COMMENT, COMMAND_NONE, m->text);
	if (t->status == STATUS_SELESAI)
		notice_sender(m, NOTICE_STILL_OPEN, COMMAND_NONE, "");
}

static void thanks(struct making *m)
{
	outcome_set(m, OUTCOME_REPLY, "thanks");
	event_push(m, EVENT_COMMENT, m->text, FALSE);
}

/* The way of every command and every answer that moves the ticket. */
static void move(struct making *m, enum command command, const char *argument)
{
	const struct transition *transition =
		workflow_find(SPEAKER_REQUESTER, m->d->ticket->status, command);
	join(m);
	if (!transition || !may_decide(m))
		comment(m);
	else if (m->proof == PROOF_NONE && command == COMMAND_NONE)
		comment(m); /* kept and passed on; the technician can go on with PROSES */
	else if (m->proof == PROOF_NONE)
		ask_proof(m, command);
	else
		carry_out(m, transition, argument);
}

static void take_back(struct making *m)
{
	if (!may_decide(m))
		comment(m);
	else if (m->proof == PROOF_NONE)
		ask_proof(m, COMMAND_BATAL);
	else
		undo(m);
}

static void read_and_act(struct making *m);

/* "5" on a solved ticket was meant as a rating. */
static gboolean is_other_figure(const char *text)
{
	return g_regex_match_simple("^\\s*[0-9]{1,3}\\s*(/\\s*[0-9]+\\s*)?[.!]*\\s*$", text, 0, 0);
}

/* The requester has the say; a colleague may rate what nobody has rated. */
static gboolean rates(const struct making *m)
{
	const struct ticket *t = m->d->ticket;
	return t->status == STATUS_SELESAI &&
	       (!t->rating || strcmp(t->requester, m->in->sender) == 0);
}

static void act(struct making *m, const struct command_reading *reading)
{
	enum status status = m->d->ticket->status;
	enum command command = reading->command;
	gboolean over =
		(status == STATUS_DIBATALKAN || ticket_window_is_over(m->d->ticket,
							m->s->settings->reopen_days, m->s->now)) &&
		command != COMMAND_NILAI;
	if (command == COMMAND_YA && confirm_pending(m)) {
		read_and_act(m);
	} else if (command == COMMAND_BATAL && status == STATUS_DIBATALKAN) {
		/* Twice the same is no change of mind. */
		refuse(m, command,
			_("Tiket ini sudah dibatalkan. Bila ternyata masih perlu bantuan, kirim "
			  "saja surat baru."));
	} else if (command == COMMAND_BATAL && undo_is_possible(m)) {
		take_back(m);
	} else if (command == COMMAND_BATAL && !workflow_find(SPEAKER_REQUESTER, status, command)) {
		refuse(m, command, _("Tiket ini tidak dapat dibatalkan lagi pada tahap sekarang."));
	} else if (over && m->s->office) {
		/* Nobody loses a letter: what comes after the end opens a new one. */
		decide_new_ticket(m);
	} else if (over) {
		comment(m);
	} else if (command == COMMAND_YA) {
		move(m, COMMAND_NONE, m->text);
	} else if (command == COMMAND_NONE && status == STATUS_SELESAI &&
		   is_other_figure(m->text)) {
		refuse(m, COMMAND_NILAI,
			_("Nilainya 1 sampai 4: 1 tidak puas, 2 kurang puas, 3 puas, 4 sangat "
			  "puas."));
	} else if (command == COMMAND_NILAI) {
		move(m, rates(m) ? command : COMMAND_NONE, reading->argument);
	} else {
		/* For the history the whole text counts, not only what follows the word. */
		move(m, command, command == COMMAND_BATAL ? reading->argument : m->text);
	}
}

static void read_and_act(struct making *m)
{
	struct command_reading reading;
	if (answer_of_office(m))
		return;
	command_read(m->text, SPEAKER_REQUESTER, &reading);
	if (reading.thanks_only && m->in->attachments == 0) {
		thanks(m);
	} else if (reading.unclear != COMMAND_NONE) {
		outcome_set(m, OUTCOME_COMMAND, "unclear %s; asked back",
			command_name(reading.unclear));
		event_push(m, EVENT_COMMENT, m->text, FALSE);
		notice_sender(m, NOTICE_UNCLEAR, reading.unclear, m->text);
	} else if (!answer_question(m, reading.command, reading.argument)) {
		act(m, &reading);
	}
	command_reading_clear(&reading);
}

void decide_requester(struct making *m)
{
	if (!*m->text && m->in->attachments == 0) {
		outcome_set(m, OUTCOME_REPLY, "empty answer");
		event_push(m, EVENT_COMMENT, _("(balasan kosong)"), TRUE);
		return;
	}
	read_and_act(m);
	data_of_answer(m);
}
