/* A technician, leader or operator writes. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

static void comment(struct making *m)
{
	outcome_set(m, OUTCOME_REPLY, "comment of staff");
	event_push(m, EVENT_COMMENT, m->text, TRUE);
}

static void comment_with_hint(struct making *m)
{
	comment(m);
	if (!m->s->hinted)
		notice_sender(m, NOTICE_HINT, COMMAND_NONE, m->text);
}

const char *staff_objection(const struct making *m, const struct transition *transition)
{
	const struct situation *s = m->s;
	const struct ticket *t = m->d->ticket;
	if (s->staff->role == SPEAKER_TECHNICIAN && !section_is(s->staff->section, t->section))
		return _("Tiket ini milik seksi lain.");
	if (transition->effect != TRANSITION_APPROVE && transition->effect != TRANSITION_SEND_BACK)
		return NULL;
	if (s->own_report)
		return _("Laporan sendiri tidak dapat disetujui sendiri; pimpinan lain yang "
			 "memutuskan.");
	if (t->needs_revision)
		return _("Laporan ini sudah dikembalikan untuk diperbaiki; tunggu laporan yang "
			 "baru.");
	/* What is wanting can be said of whatever was read. */
	if (transition->effect == TRANSITION_SEND_BACK)
		return NULL;
	if (s->shown == SHOWN_NEVER)
		return _("Laporan ini belum pernah dikirim kepada Anda. Bacalah laporannya dalam "
			 "surat ini, lalu balaslah surat ini.");
	if (s->shown == SHOWN_OTHER)
		return _("Laporan sudah diperbarui sejak surat yang Anda balas. Balaslah surat "
			 "yang terbaru.");
	return NULL;
}

static void take_back(struct making *m)
{
	if (unmerge(m))
		return;
	if (undo_is_possible(m)) {
		undo(m);
		return;
	}
	g_autofree char *why = g_strdup_printf(
		_("Tidak ada perintah Anda pada tiket ini yang masih dapat ditarik. Sebuah "
		  "perintah "
		  "dapat ditarik selama %d menit, selama belum ada langkah sesudahnya. PECAH tidak "
		  "dapat ditarik; satukan lagi tiket hasilnya dengan GABUNG."),
		m->s->settings->undo_minutes);
	refuse(m, COMMAND_BATAL, why);
}

/* What the command lacks, with an example where the word alone does not say it. */
static const char *missing(enum command command)
{
	if (command == COMMAND_GABUNG)
		return _("Nomor tiket yang dituju belum disebut. Contoh: GABUNG TIK-2026-000123.");
	if (command == COMMAND_PECAH)
		return _("Masalahnya belum ditulis. Contoh: PECAH wifi lantai 2 mati; minta email "
			 "dinas baru");
	return _("Keterangan belum ditulis. Tulis alasannya atau apa yang dikerjakan setelah kata "
		 "perintah.");
}

static void execute(struct making *m, const struct transition *transition, const char *argument)
{
	if (transition->effect == TRANSITION_MERGE) {
		merge(m, transition);
	} else if (transition->effect == TRANSITION_SPLIT) {
		split(m, transition, argument);
	} else {
		carry_out(m, transition, argument);
		incident_carry(m, transition->command, argument);
	}
}

static void command(struct making *m, enum command command, const char *argument)
{
	const struct situation *s = m->s;
	if (command == COMMAND_BATAL) {
		take_back(m);
		return;
	}
	if (command == COMMAND_CUTI) {
		leave_take(m, argument);
		return;
	}
	if (approves_all(command, argument)) {
		approve_all(m);
		return;
	}
	const struct transition *transition =
		workflow_find(s->staff->role, m->d->ticket->status, command);
	const char *why = transition ? staff_objection(m, transition) : NULL;
	if (!transition)
		refuse(m, command, _("Perintah itu tidak berlaku pada status tiket sekarang."));
	else if (why)
		refuse(m, command, why);
	else if (refuse_unconfirmed(m, transition))
		return;
	else if (command_needs_argument(command) && !*argument)
		refuse(m, command, missing(command));
	else
		execute(m, transition, argument);
}

static void read_and_act(struct making *m);

static void act(struct making *m, const struct command_reading *reading)
{
	if (reading->command == COMMAND_NONE)
		comment_with_hint(m);
	else if (m->proof == PROOF_NONE)
		ask_proof(m, reading->command);
	else if (reading->command != COMMAND_YA)
		command(m, reading->command, reading->argument);
	else if (confirm_pending(m))
		read_and_act(m);
	else
		comment(m);
}

static void read_and_act(struct making *m)
{
	struct command_reading reading;
	command_read(m->text, m->s->staff->role, &reading);
	if (reading.thanks_only) {
		comment(m);
	} else if (reading.unclear != COMMAND_NONE) {
		outcome_set(m, OUTCOME_COMMAND, "unclear %s; asked back",
			command_name(reading.unclear));
		event_push(m, EVENT_COMMENT, m->text, TRUE);
		notice_sender(m, NOTICE_UNCLEAR, reading.unclear, m->text);
	} else if (!answer_question(m, reading.command, reading.argument)) {
		act(m, &reading);
	}
	command_reading_clear(&reading);
}

gboolean answer_question(struct making *m, enum command command, const char *argument)
{
	enum notice_kind kind;
	switch (command) {
	case COMMAND_STATUS:
		kind = NOTICE_STATUS;
		break;
	case COMMAND_BANTUAN:
		kind = NOTICE_HELP;
		break;
	case COMMAND_MASUK:
		kind = NOTICE_SIGN_IN;
		break;
	case COMMAND_LAPORAN:
		return answer_report(m, argument);
	default:
		return FALSE;
	}
	/* The answer goes to the address in the directory only: it needs no proof. */
	outcome_set(m, OUTCOME_COMMAND, "%s answered", command_name(command));
	m->d->command = command;
	notice_sender(m, kind, command, "");
	return TRUE;
}

static void read_and_act_alone(struct making *m);

/* What is about no single ticket. FALSE: another command. */
static gboolean act_alone(struct making *m, const struct command_reading *reading)
{
	enum command command = reading->command;
	gboolean all = approves_all(command, reading->argument);
	gboolean own_leave =
		m->s->staff->role == SPEAKER_TECHNICIAN &&
		(command == COMMAND_CUTI || (command == COMMAND_BATAL && m->s->leaves->len));
	gboolean confirms = command == COMMAND_YA && m->s->pending;
	if (!all && !own_leave && !confirms)
		return FALSE;
	if (all)
		approve_all(m);
	else if (m->proof == PROOF_NONE)
		ask_proof(m, command);
	else if (command == COMMAND_CUTI)
		leave_take(m, reading->argument);
	else if (command == COMMAND_BATAL)
		leave_cancel(m);
	else if (confirm_pending(m))
		read_and_act_alone(m);
	else
		return FALSE;
	return TRUE;
}

/* Staff without a thread: questions, what is about no single ticket, or an own complaint when the
 * address is an office's too. */
static void read_and_act_alone(struct making *m)
{
	struct command_reading reading;
	command_read(m->text, m->s->staff->role, &reading);
	if (answer_question(m, reading.command, reading.argument) || act_alone(m, &reading)) {
		;
	} else if (reading.command != COMMAND_NONE || reading.unclear != COMMAND_NONE) {
		refuse(m, reading.command != COMMAND_NONE ? reading.command : reading.unclear,
			m->s->listed
				? _("Ini daftar beberapa laporan. Balas SETUJU SEMUA bila semuanya "
				    "benar; bila hanya sebagian, balaslah surat tiketnya "
				    "masing-masing.")
				: _("Surat ini bukan balasan surat tentang satu tiket. Balaslah "
				    "surat Desk TIK tentang tiket yang Anda maksud."));
	} else if (reading.thanks_only) {
		outcome_set(m, OUTCOME_IGNORED, "thanks only");
	} else if (m->s->office) {
		m->actor_role = "pemohon";
		decide_new_ticket(m);
	} else {
		outcome_set(m, OUTCOME_HELD, "mail of staff that belongs to no ticket");
		notice_operators(
			m, NOTICE_HELD, _("Surat petugas yang tidak menyangkut tiket mana pun."));
	}
	command_reading_clear(&reading);
}

void decide_staff(struct making *m)
{
	m->actor_role = speaker_word(m->s->staff->role);
	m->actor_name = m->s->staff->name;
	if (m->d->ticket)
		read_and_act(m);
	else
		read_and_act_alone(m);
}
