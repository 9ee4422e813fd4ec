/* What a service needs before it is accepted: data of the letter, and the word of the office. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

#define DAY (24 * HOUR)

static const char *requires_of(const struct making *m)
{
	const struct service *service = service_of(m, m->d->ticket->service_code);
	return service && service->requires ? service->requires : "";
}

/* Takes what the text names; returns what is still missing. */
static char *take_data(struct making *m)
{
	g_autoptr(GPtrArray) list = requirement_read(requires_of(m), m->text);
	/* A phone of the letter's signature serves where no other is named. */
	if (*m->in->phone) {
		g_autofree char *line = g_strdup_printf("HP: %s", m->in->phone);
		g_autoptr(GPtrArray) more = requirement_read(requires_of(m), line);
		requirement_fill(list, more);
	}
	g_ptr_array_unref(m->d->data);
	m->d->data = requirement_news(list, m->s->data);
	requirement_fill(list, m->s->data);
	return requirement_missing(list);
}

void data_of_new_ticket(struct making *m)
{
	g_autofree char *missing = take_data(m);
	for (guint i = 0; i < m->d->notices->len; i++) {
		struct notice *notice = m->d->notices->pdata[i];
		if (notice->kind != NOTICE_RECEIVED)
			continue;
		g_free(notice->missing);
		notice->missing = g_strdup(missing);
	}
}

/* The requester reads why nothing happens yet. */
static void say_that_it_waits(struct making *m)
{
	for (guint i = 0; i < m->d->notices->len; i++) {
		struct notice *notice = m->d->notices->pdata[i];
		notice->awaits_office =
			notice->kind == NOTICE_RECEIVED || notice->kind == NOTICE_DATA;
	}
}

static gboolean is_registered(const struct making *m, const char *address)
{
	for (guint i = 0; i < m->s->registered->len; i++)
		if (strcmp(m->s->registered->pdata[i], address) == 0)
			return TRUE;
	return FALSE;
}

gboolean awaits_office(const struct making *m)
{
	return !m->d->ticket->office_confirmed_at && requirement_is_identity(requires_of(m));
}

void data_of_answer(struct making *m)
{
	const struct ticket *t = m->d->ticket;
	if (!t || !t->id || !status_is_open(t->status) || !*requires_of(m))
		return;
	g_autofree char *missing = take_data(m);
	if (!m->d->data->len)
		return;
	notice_sender(m, NOTICE_DATA, COMMAND_NONE, missing);
	if (awaits_office(m))
		say_that_it_waits(m);
}

static void confirmed(struct making *m, const char *text)
{
	struct ticket *t = m->d->ticket;
	const struct service *service = service_of(m, t->service_code);
	t->office_confirmed_at = m->s->now;
	m->d->ticket_changed = TRUE;
	/* Nothing could be done before. */
	if (service && t->status == STATUS_BARU)
		set_targets(m, service);
	event_push(m, EVENT_OFFICE_CONFIRMED, text, FALSE);
}

/* An office that the directory knows by its domain only has nobody to ask. */
static void ask_operator(struct making *m)
{
	g_autofree char *text = g_strdup_printf(
		_("Layanan %s menyangkut data diri dan baru dapat diterima setelah kantornya "
		  "mengonfirmasi, tetapi %s tidak punya alamat terdaftar di opd.csv (hanya "
		  "@domain). Pastikan ke kantor itu, lalu jalankan: desktik ticket set %s "
		  "dikonfirmasi=ya --reason ALASAN"),
		m->d->ticket->service, m->d->ticket->office, m->d->ticket->number);
	notice_operators(m, NOTICE_DOUBTFUL, text);
	event_push_desk(m, EVENT_OFFICE_ASKED,
		_("Operator, karena kantor ini tidak punya alamat terdaftar."), TRUE);
}

/* Whom the question goes to: "a@x.example, b@x.example", or the operator. */
static char *whom(const struct making *m)
{
	GString *names = g_string_new("");
	for (guint i = 0; i < m->s->registered->len; i++)
		g_string_append_printf(
			names, "%s%s", i ? ", " : "", (const char *)m->s->registered->pdata[i]);
	return g_string_free(names, FALSE);
}

/* About this service, within a day. */
static gboolean is_asked(const struct making *m)
{
	const struct ticket *t = m->d->ticket, *before = m->s->ticket;
	return before && before->id == t->id &&
	       strcmp(t->service_code, before->service_code) == 0 && m->s->office_asked_at &&
	       m->s->now - m->s->office_asked_at < DAY;
}

static void ask(struct making *m)
{
	say_that_it_waits(m);
	if (is_asked(m))
		return;
	if (!m->s->registered->len) {
		ask_operator(m);
		return;
	}
	/* A new ticket has no other letter than this text. */
	const char *letter = m->d->ticket->id && m->s->letter ? m->s->letter : m->text;
	for (guint i = 0; i < m->s->registered->len; i++)
		notice_push(m, NOTICE_OFFICE_CONFIRM, m->s->registered->pdata[i],
			m->d->ticket->office, SPEAKER_REQUESTER, COMMAND_YA, letter);
	g_autofree char *names = whom(m);
	event_push_desk(m, EVENT_OFFICE_ASKED, names, TRUE);
}

void ask_office(struct making *m)
{
	if (!awaits_office(m))
		return;
	if (m->proof != PROOF_NONE && strcmp(m->actor_role, "pemohon") == 0 &&
		is_registered(m, m->in->sender))
		confirmed(m, _("Permohonan datang dari alamat terdaftar kantor itu sendiri."));
	else
		ask(m);
}

gboolean refuse_unconfirmed(struct making *m, const struct transition *transition)
{
	if (transition->effect != TRANSITION_ACCEPT || !awaits_office(m))
		return FALSE;
	g_autofree char *names = whom(m);
	g_autofree char *why =
		*names ? g_strdup_printf(
				 _("Layanan ini menyangkut data diri: alamat terdaftar kantor "
				   "pemohon (%s) harus mengonfirmasinya dahulu. Pertanyaannya "
				   "sudah dikirim; Anda dikabari begitu dijawab."),
				 names)
		       : g_strdup(_("Layanan ini menyangkut data diri: kantor pemohon harus "
				    "mengonfirmasinya dahulu, tetapi kantor itu tidak punya alamat "
				    "terdaftar. Operator diminta memastikannya."));
	refuse(m, transition->command, why);
	ask(m);
	return TRUE;
}

/* Yes or no, where nothing after it takes it back. */
enum word { WORD_UNCLEAR, WORD_YES, WORD_NO };

static enum word word_of(const char *text)
{
	if (g_regex_match_simple("^\\W*(ya|iya|yes|benar|betul|leres|nggih|inggih|setuju)\\b"
				 "(?![^\\n]*\\b(bukan|tidak|tdk|tapi|tetapi|belum|kecuali)\\b)",
		    text, G_REGEX_CASELESS, 0))
		return WORD_YES;
	/* "tidak apa-apa", "tidak keberatan" is no no. */
	if (g_regex_match_simple("^\\W*(tidak|tdk|bukan|bkn|sanes|dudu|no(?!\\.?\\s*[0-9:]))\\b"
				 "(?!\\s*(apa|apa-apa|masalah|keberatan|usah|perlu)\\b)",
		    text, G_REGEX_CASELESS, 0))
		return WORD_NO;
	return WORD_UNCLEAR;
}

/* Instead of what it would read as somebody who takes part: its answer was heard. */
static void thank(struct making *m, enum command command)
{
	GPtrArray *notices = m->d->notices;
	for (guint i = notices->len; i > 0; i--)
		if (strcmp(((struct notice *)notices->pdata[i - 1])->to, m->in->sender) == 0)
			notice_free(g_ptr_array_remove_index(notices, i - 1));
	notice_sender(m, NOTICE_OFFICE_ANSWERED, command, m->text);
}

/* The office's very words, to who works on it. The caller frees it. */
static char *quoted(const struct making *m, const char *what)
{
	return g_strdup_printf("%s\n\n%s: \"%s\"", what, m->in->sender, m->text);
}

/* What follows from the answer is no word of the office's. */
static struct making as_desk(const struct making *m)
{
	struct making desk = *m;
	desk.actor = "";
	desk.actor_name = m->s->settings->desk_name;
	desk.actor_role = "desk";
	return desk;
}

static void say_yes(struct making *m)
{
	outcome_set(m, OUTCOME_COMMAND, "the office confirms the request");
	m->d->command = COMMAND_YA;
	confirmed(m, m->text);
	g_autofree char *told =
		quoted(m, _("Kantor pemohon mengonfirmasi permohonan ini; tiket dapat diterima."));
	notice_assignee(m, NOTICE_COMMENT, COMMAND_NONE, told);
	struct making desk = as_desk(m);
	notice_requester(&desk, NOTICE_PROGRESS, COMMAND_NONE,
		_("Kantor Bapak/Ibu sudah mengonfirmasi permintaan ini; teknisi memeriksanya."));
	thank(m, COMMAND_YA);
}

/* The desk does what a technician would. */
static void reject(struct making *m, const struct transition *transition)
{
	struct making desk = as_desk(m);
	desk.unechoed = TRUE;
	carry_out(&desk, transition,
		_("Kami menanyakan permohonan ini ke alamat terdaftar kantor Bapak/Ibu, dan kantor "
		  "menyatakan bukan permohonannya. Mohon bicarakan dahulu dengan kantor Bapak/Ibu; "
		  "bila ini keliru, balas surat ini."));
	g_free(m->d->undoable->proof);
	m->d->undoable->proof = g_strdup("desk");
}

/*
 * The desk rejects the request, with the office's word as the reason. The requester may object,
 * which opens it again; it still can't be accepted without a yes.
 */
static void say_no(struct making *m)
{
	outcome_set(m, OUTCOME_COMMAND, "the office denies the request");
	event_push(m, EVENT_OFFICE_DENIED, m->text, FALSE);
	g_autofree char *told = quoted(
		m, _("Alamat terdaftar kantor pemohon menyatakan permohonan ini bukan darinya."));
	notice_assignee(m, NOTICE_COMMENT, COMMAND_NONE, told);
	if (*m->d->ticket->assignee)
		notice_leaders(m, NOTICE_COMMENT, COMMAND_NONE, told);
	const struct transition *transition =
		workflow_find(SPEAKER_TECHNICIAN, m->d->ticket->status, COMMAND_TOLAK);
	if (transition)
		reject(m, transition);
	thank(m, COMMAND_TOLAK);
}

/* The desk rejected it on the office's word, which the office takes back. */
static gboolean takes_back_no(const struct making *m, enum command command)
{
	const struct undo *last = m->undo;
	return command == COMMAND_BATAL && last && m->proof != PROOF_NONE &&
	       strcmp(last->event->actor_role, "desk") == 0 &&
	       m->s->now - last->event->at <= m->s->settings->undo_minutes * MINUTE;
}

/*
 * After a rejection the objection is the requester's: what its office says then is passed on and
 * opens nothing. FALSE: it is something else.
 */
static gboolean word_after_rejection(struct making *m)
{
	const struct ticket *t = m->d->ticket;
	struct command_reading reading;
	if (t->status != STATUS_DITOLAK || strcmp(t->requester, m->in->sender) == 0 ||
		ticket_window_is_over(t, m->s->settings->reopen_days, m->s->now))
		return FALSE;
	command_read(m->text, SPEAKER_REQUESTER, &reading);
	enum command command = reading.command;
	command_reading_clear(&reading);
	if (takes_back_no(m, command)) {
		undo(m);
		return TRUE;
	}
	if (command != COMMAND_NONE && command != COMMAND_BELUM && command != COMMAND_YA)
		return FALSE;
	outcome_set(m, OUTCOME_REPLY, "the office writes about what was rejected");
	event_push(m, EVENT_COMMENT, m->text, FALSE);
	notice_assignee(m, NOTICE_COMMENT, COMMAND_NONE, m->text);
	return TRUE;
}

gboolean answer_of_office(struct making *m)
{
	enum word word = word_of(m->text);
	if (!awaits_office(m) || !is_registered(m, m->in->sender))
		return FALSE;
	if (word_after_rejection(m))
		return TRUE;
	/* A YA to a confirmation mail means the mail that it confirms. */
	gboolean other = m->s->pending && m->text != m->s->pending->text;
	if (other || word == WORD_UNCLEAR || !status_is_open(m->d->ticket->status))
		return FALSE;
	if (m->proof == PROOF_NONE)
		ask_proof(m, word == WORD_YES ? COMMAND_YA : COMMAND_NONE);
	else if (word == WORD_YES)
		say_yes(m);
	else
		say_no(m);
	return TRUE;
}
