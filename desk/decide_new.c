/* A first mail: opens a ticket. */
#include "desk/decide_parts.h"
#include "desk/division.h"
#include "desk/priority.h"
#include "desk/route.h"
#include "desk/split.h"
#include "desk/texts.h"
#include "desk/twin.h"

#include <string.h>

#define SUBJECT_LETTERS 80
/* So many candidates the operator is shown. */
#define DOUBT_CANDIDATES 3

const struct service *service_of(const struct making *m, const char *code)
{
	for (guint i = 0; i < m->s->services->len; i++) {
		const struct service *service = m->s->services->pdata[i];
		if (strcmp(service->code, code) == 0)
			return service;
	}
	return NULL;
}

gint64 technician_id(const struct situation *s, const char *address)
{
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (strcmp(one->person->email, address) == 0)
			return one->person->id;
	}
	return 0;
}

void assign_to(struct making *m, const struct person *person)
{
	struct ticket *t = m->d->ticket;
	g_free(t->assignee);
	g_free(t->assignee_name);
	t->assignee_id = person ? person->id : 0;
	t->assignee = g_strdup(person ? person->email : "");
	t->assignee_name = g_strdup(person ? person->name : "");
	t->assigned_at = person ? m->s->now : 0;
}

void prioritise(struct making *m, int severity, int need)
{
	struct ticket *t = m->d->ticket;
	int open, people;
	division_section_load(m->s->technicians, t, &open, &people);
	t->severity = severity;
	t->need = need;
	t->availability = priority_availability(open, people, m->s->settings->capacity);
	t->score = priority_score(m->s->settings, t->severity, t->need, t->availability);
	t->priority = priority_class(m->s->settings, t->score);
}

int severity_of(struct making *m, const struct service *service)
{
	const struct settings *settings = m->s->settings;
	struct ticket *t = m->d->ticket;
	g_autofree char *all =
		g_strjoin("\n", m->in->subject, m->in->letter_subject, m->text, NULL);
	int raise;
	g_free(t->severity_words);
	t->severity_words =
		priority_words(settings->raising_words, settings->raising_max, all, &raise);
	return priority_severity(service->severity + raise, t->letter_nature);
}

int severity_again(const struct making *m, const struct service *service)
{
	const struct settings *settings = m->s->settings;
	const struct ticket *t = m->d->ticket;
	int raise;
	if (!service || t->severity_fixed)
		return t->severity;
	g_free(priority_words(
		settings->raising_words, settings->raising_max, t->severity_words, &raise));
	return priority_severity(service->severity + raise, t->letter_nature);
}

void set_respond_target(struct making *m, const struct service *service)
{
	m->d->ticket->respond_due = calendar_add_working(
		m->s->calendar, m->s->now, (gint64)service->respond_minutes * MINUTE);
}

void set_targets(struct making *m, const struct service *service)
{
	set_respond_target(m, service);
	m->d->ticket->due = calendar_add_working(
		m->s->calendar, m->s->now, (gint64)service->resolve_hours * HOUR);
}

static gboolean says_nothing(const char *subject)
{
	static const char *const empty[] = { "", "(tanpa subjek)", "(tanpa judul)", "(no subject)",
		"tanpa subjek", "no subject", "(tidak ada subjek)", "-", "." };
	g_autofree char *lower = g_utf8_strdown(subject, -1);
	for (guint i = 0; i < G_N_ELEMENTS(empty); i++)
		if (strcmp(g_strstrip(lower), empty[i]) == 0)
			return TRUE;
	return FALSE;
}

static char *first_line(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		const char *line = g_strstrip(lines[i]);
		if (!*line)
			continue;
		if (g_utf8_strlen(line, -1) <= SUBJECT_LETTERS)
			return g_strdup(line);
		g_autofree char *cut = g_utf8_substring(line, 0, SUBJECT_LETTERS - 1);
		/* Not in the middle of a word. */
		char *blank = strrchr(cut, ' ');
		if (blank)
			*blank = '\0';
		return g_strconcat(cut, "…", NULL);
	}
	return g_strdup(_("(tanpa perihal)"));
}

static char *subject_of(const struct incoming *in)
{
	if (!says_nothing(in->subject))
		return g_strdup(in->subject);
	if (*in->letter_subject)
		return g_strdup(in->letter_subject);
	/* The first line of a letter is its letterhead. */
	return *in->attachment_name ? g_strdup_printf(_("Surat terlampir: %s"), in->attachment_name)
				    : first_line(in->text);
}

#define SET(member, value) (g_free(member), member = g_strdup(value))

static struct ticket *fill(struct making *m, const struct service *service)
{
	const struct situation *s = m->s;
	const struct incoming *in = m->in;
	struct ticket *t = ticket_new();
	t->year = s->year;
	t->seq = s->next_seq;
	g_free(t->number);
	t->number = ticket_make_number(s->settings->ticket_prefix, t->year, t->seq);
	g_free(t->subject);
	t->subject = subject_of(in);
	SET(t->requester, in->sender);
	SET(t->requester_name, m->actor_name);
	SET(t->phone, in->phone);
	t->office_id = s->office->id;
	SET(t->office, s->office->name);
	SET(t->service_code, service->code);
	SET(t->service, service->name);
	SET(t->section, service->section);
	t->status = STATUS_BARU;
	t->opened_at = s->now;
	SET(t->letter_number, in->letter_number);
	SET(t->letter_date, in->letter_date);
	SET(t->letter_nature, in->letter_nature);
	SET(t->letter_office, in->letter_office);
	return t;
}

/* Colleagues in Cc from known offices take part; the requester itself always does. */
static void add_participants(struct making *m)
{
	for (guint i = 0; i < m->in->cc->len; i++) {
		const struct participant *cc = m->in->cc->pdata[i];
		struct participant *copy = g_new0(struct participant, 1);
		copy->address = g_ascii_strdown(cc->address, -1);
		copy->name = g_strdup(cc->name);
		g_ptr_array_add(m->d->participants, copy);
	}
}

/* What the technician may want to do with the letter: GABUNG, PECAH. */
static void offer(struct making *m, const char *twin)
{
	g_autofree char *several = split_offer(m->s, m->in, m->text);
	for (guint i = 0; i < m->d->notices->len; i++) {
		struct notice *notice = m->d->notices->pdata[i];
		if (notice->kind != NOTICE_ASSIGNMENT)
			continue;
		g_free(notice->twin);
		g_free(notice->several);
		notice->twin = g_strdup(twin);
		notice->several = g_strdup(several);
	}
}

/* For the operator: why, the candidates with what speaks for them, how to correct it. */
static char *doubt(const struct making *m, const struct routing *routing)
{
	GString *text = g_string_new("");
	g_string_append_printf(text,
		_("Layanan tiket ini hanya dugaan: keyakinannya %d%%, batasnya %d%%. Tiket tetap "
		  "dibuat; layanan dipilih karena %s.\n\nCalon layanan:\n"),
		routing->certainty, m->s->settings->routing_sure, routing->why);
	for (guint i = 0; i < MIN(routing->candidates->len, DOUBT_CANDIDATES); i++) {
		const struct candidate *one = routing->candidates->pdata[i];
		g_autofree char *points = candidate_points(one, m->s->settings->language);
		g_string_append_printf(text, _("- %s %s, seksi %s: %d%% (%s)\n"),
			one->service->code, one->service->name, one->service->section,
			one->certainty, points);
	}
	g_string_append_printf(text,
		_("\nBila benar, kukuhkan dengan: desktik ticket set %s service=%s --reason "
		  "ALASAN. "
		  "Bila salah, perbaiki dengan: desktik ticket set %s service=KODE --reason "
		  "ALASAN. Pilihan Anda dipelajari untuk surat berikutnya."),
		m->d->ticket->number, m->d->ticket->service_code, m->d->ticket->number);
	return g_string_free(text, FALSE);
}

static void give_out(struct making *m, const struct service *service, const struct routing *routing)
{
	const struct situation *s = m->s;
	struct ticket *t = m->d->ticket;
	gboolean sure = routing->certainty >= s->settings->routing_sure;
	if (sure && incident_join(m, service))
		return;
	const struct related *twin = twin_find(s, m->in, m->text, service->code);
	/* Who asks would be answered as the requester: somebody else does the work. */
	gint64 except = s->staff ? s->staff->id : 0;
	const struct workload *who = twin_worker(s, twin, t->section, except);
	if (!who)
		who = division_next(s->technicians, t->section, except);
	assign_to(m, who ? who->person : NULL);
	g_autofree char *note = g_strdup_printf(
		_("%s, seksi %s, kepada %s; layanan dipilih karena %s."), service->name, t->section,
		who ? who->person->name : _("pimpinan"), m->d->why_service);
	g_autofree char *repeats = twin ? g_strdup_printf(_("%s Mungkin surat kedua tentang %s."),
						  note, twin->ticket->number)
					: g_strdup(note);
	event_push_desk(m, EVENT_ASSIGNED, repeats, TRUE);
	notice_requester(m, NOTICE_RECEIVED, COMMAND_NONE, m->text);
	if (who)
		notice_assignee(m, NOTICE_ASSIGNMENT, COMMAND_NONE, m->text);
	else
		notice_leaders(m, NOTICE_UNASSIGNED, COMMAND_NONE, m->text);
	offer(m, twin ? twin->ticket->number : "");
	if (!sure) {
		g_autofree char *text = doubt(m, routing);
		notice_operators(m, NOTICE_DOUBTFUL, text);
	}
}

static void open_ticket(struct making *m)
{
	g_autoptr(routing_auto) routing = route_service(m->s->services, m->in, m->s->evidence);
	const struct service *service = routing->service;
	if (!service) {
		outcome_set(m, OUTCOME_HELD, "no services in the directory");
		notice_operators(m, NOTICE_HELD,
			_("Katalog layanan masih kosong; impor layanan.csv, lalu lepaskan surat "
			  "ini."));
		return;
	}
	/* A follow-up of a closed ticket comes here with the old one; it gets a new number. */
	ticket_free(m->d->ticket);
	m->d->why_service = g_strdup(routing->why);
	m->d->ticket = fill(m, service);
	SET(m->d->ticket->why_service, routing->why);
	m->d->ticket_changed = TRUE;
	prioritise(m, severity_of(m, service), m->s->office->need);
	set_targets(m, service);
	add_participants(m);
	gboolean empty = !*m->text;
	event_push(
		m, EVENT_OPENED, empty ? _("(surat tanpa teks; lihat lampiran)") : m->text, FALSE);
	if (*m->in->attachment_note)
		event_push_desk(m, EVENT_READ, m->in->attachment_note, FALSE);
	outcome_set(m, OUTCOME_TICKET, "new ticket: %s", service->code);
	give_out(m, service, routing);
	data_of_new_ticket(m);
	/* Nobody is asked about a guess; a technician who takes it at its word has it asked. */
	if (routing->certainty >= m->s->settings->routing_sure)
		ask_office(m);
}

void decide_new_ticket(struct making *m)
{
	struct command_reading reading;
	command_read(m->text, SPEAKER_REQUESTER, &reading);
	/* The argument of a rating begins with its figure. */
	const char *more = reading.argument + (reading.command == COMMAND_NILAI);
	gboolean alone = !*more && m->in->attachments == 0;
	if (reading.thanks_only && m->in->attachments == 0)
		outcome_set(m, OUTCOME_IGNORED, "thanks only");
	else if (alone && (reading.command == COMMAND_BATAL || reading.command == COMMAND_YA ||
				  reading.command == COMMAND_NILAI))
		refuse(m, reading.command,
			_("Surat Anda tidak menyebut tiket mana. Balaslah surat Desk TIK tentang "
			  "tiket itu."));
	else if (!alone || !answer_question(m, reading.command, reading.argument))
		open_ticket(m);
	command_reading_clear(&reading);
}
