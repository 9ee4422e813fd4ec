#include "desk/situation.h"
#include "desk/approval_list.h"
#include "desk/incident.h"
#include "desk/leave.h"
#include "desk/outbox.h"
#include "desk/related.h"
#include "desk/route.h"
#include "desk/situation_approval.h"
#include "desk/situation_routing.h"
#include "desk/twin.h"
#include "desk/words.h"

#include <string.h>

#define OWN_TICKETS_MAX 10
#define MINUTE 60
#define HOUR 3600
#define DAY (24 * HOUR)

const char *proof_word(enum proof proof)
{
	static const char *const words[] = {
		[PROOF_NONE] = "none",
		[PROOF_TOKEN] = "token",
		[PROOF_DMARC] = "dmarc",
		[PROOF_CLI] = "cli",
	};
	return words[proof];
}

/* Prefixes of answers and forwards, in the languages of the clients. */
#define SUBJECT_PREFIX "(re|bls|balas|balasan|fw|fwd|trs|tr|terusan|antw|aw)(\\[[0-9]+\\])?:"

char *incoming_subject(const char *raw, const char *prefix)
{
	g_autofree char *name = g_regex_escape_string(prefix, -1);
	g_autofree char *pattern = g_strdup_printf(
		"^\\s*(" SUBJECT_PREFIX "\\s*|\\[%s-[0-9]{4}-[0-9]+\\]\\s*)+", name);
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autofree char *rest = g_regex_replace_literal(regex, raw, -1, 0, "", 0, NULL);
	return g_strdup(g_strstrip(rest ? rest : (char *)raw));
}

gboolean incoming_token(const char *address_or_id, struct token *token)
{
	memset(token, 0, sizeof *token);
	const char *at = strrchr(address_or_id, '@');
	const char *plus = strchr(address_or_id, '+');
	const char *start = plus && at && plus < at ? plus + 1 : address_or_id;
	g_autofree char *local = g_strndup(start, (at ? at : start + strlen(start)) - start);
	if (token_read(local, token))
		return TRUE;
	/* In a Message-ID the outbox number follows. */
	char *dot = strrchr(local, '.');
	if (!dot)
		return FALSE;
	*dot = '\0';
	return token_read(local, token);
}

/* Everything that loading needs at hand. */
struct loader {
	struct db *db;
	const struct token_key *key;
	const struct incoming *in;
	struct situation *s;
};

/* A token that was made for this sender; the one in the reply address before those of ids. */
static gboolean own_token(struct loader *l, const char *place)
{
	struct token token;
	if (incoming_token(place, &token) && token_verify(l->key, &token, l->in->sender)) {
		token_clear(&l->s->token);
		l->s->token = token;
		return TRUE;
	}
	token_clear(&token);
	return FALSE;
}

static void find_token(struct loader *l)
{
	for (guint i = 0; i < l->in->recipients->len; i++)
		if (own_token(l, l->in->recipients->pdata[i]))
			return;
	for (guint i = 0; i < l->in->answered->len; i++)
		if (own_token(l, l->in->answered->pdata[i]))
			return;
}

/* A merged ticket leads to the one that goes on, for ever. */
static void found(struct loader *l, struct ticket *ticket, const char *by)
{
	struct ticket *last = ticket_follow(l->db, ticket);
	if (last->id != ticket->id) {
		l->s->merged = related_load(l->db, ticket->id);
		related_load_acts(l->db, l->s->merged);
	}
	ticket_free(ticket);
	l->s->ticket = last;
	l->s->found_by = g_strdup(by);
}

static gboolean find_by_token(struct loader *l)
{
	if (!l->s->token.purpose || !*l->s->token.number)
		return FALSE;
	struct ticket *ticket = ticket_load_number(l->db, l->s->token.number);
	if (ticket)
		found(l, ticket, "token");
	return ticket != NULL;
}

static gboolean find_by_id(struct loader *l)
{
	for (guint i = 0; i < l->in->answered->len; i++) {
		gint64 id = thread_find(l->db, l->in->answered->pdata[i]);
		struct ticket *ticket = id ? ticket_load(l->db, id) : NULL;
		if (ticket) {
			found(l, ticket, "message id");
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean find_by_subject(struct loader *l)
{
	g_autofree char *name = g_regex_escape_string(l->s->settings->ticket_prefix, -1);
	g_autofree char *pattern = g_strdup_printf("\\[?\\b(%s-[0-9]{4}-[0-9]{6,9})\\b", name);
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(regex, l->in->raw_subject, 0, &match))
		return FALSE;
	g_autofree char *number = g_match_info_fetch(match, 1);
	struct ticket *ticket = ticket_load_number(l->db, number);
	if (ticket)
		found(l, ticket, "subject");
	return ticket != NULL;
}

/* A stranger who knows a ticket can neither post to it nor see it. */
static gboolean may_post(struct loader *l)
{
	struct situation *s = l->s;
	if (s->staff || strcmp(s->found_by, "token") == 0)
		return TRUE;
	/* A mail server tells what became of a mail of this ticket: for the history only. */
	if (l->in->origin == INCOMING_BOUNCE && strcmp(s->found_by, "message id") == 0)
		return TRUE;
	if (strcmp(s->ticket->requester, l->in->sender) == 0 ||
		participant_is(l->db, s->ticket->id, l->in->sender))
		return TRUE;
	/* A colleague, or the requester from another address of the office, answers the thread; by
	 * the subject alone only if our mail server knows the sender. */
	return s->office && s->office->id == s->ticket->office_id &&
	       (strcmp(s->found_by, "message id") == 0 ||
		       (l->in->dmarc_pass && !l->in->dmarc_fail));
}

static void load_ticket(struct loader *l)
{
	struct situation *s = l->s;
	if (!find_by_token(l) && !find_by_id(l) && !find_by_subject(l))
		return;
	s->may_post = may_post(l);
	s->participants = participant_list(l->db, s->ticket->id);
	s->undo = undo_load(l->db, s->ticket->id);
	s->hinted = outbox_was_told(
		l->db, l->in->sender, "hint", s->ticket->id, event_last_move(l->db, s->ticket->id));
	if (s->ticket->report_event)
		s->report = event_load(l->db, s->ticket->report_event);
	if (s->ticket->incident_id == s->ticket->id)
		s->members = incident_members(l->db, s->ticket->id);
	s->leading = related_leading(l->db, s->ticket);
}

/* What memory has for a letter that may open a ticket. */
static void load_memory(struct loader *l)
{
	struct situation *s = l->s;
	const struct incoming *in = l->in;
	if (!situation_may_open(s))
		return;
	g_autoptr(routing_auto) routing = route_service(s->services, in, s->evidence);
	const struct service *service = routing->service;
	if (!service)
		return;
	s->earlier = twin_candidates(
		l->db, s->office->id, s->now - (gint64)s->settings->duplicate_days * DAY);
	if (!service->is_request)
		s->outbreak = incident_candidates(l->db, service->code,
			s->now - (gint64)s->settings->incident_minutes * MINUTE);
}

static void load_named(struct loader *l)
{
	struct situation *s = l->s;
	if (!s->ticket)
		return;
	g_autofree char *all =
		g_strjoin("\n", l->in->text, s->pending ? s->pending->text : NULL, NULL);
	s->named = named_load(l->db, all, s->settings->ticket_prefix, s->year);
}

static GPtrArray *or_none(GPtrArray *list)
{
	return list ? list : g_ptr_array_new();
}

static void workload_free(gpointer data)
{
	struct workload *workload = data;
	g_free(workload->away_until);
	person_free(workload->person);
	g_free(workload);
}

/* Work that waits for the leader is done, as far as its technician is concerned. */
static void load_open(struct db *db, struct workload *workload)
{
	g_autoptr(query_auto) query = db_query(db,
		"SELECT priority, count(*) FROM ticket WHERE assignee_id = ? AND (status IN "
		"('baru', 'dikerjakan', 'menunggu') OR (status = 'tindak_lanjut' AND "
		"needs_revision)) GROUP BY priority",
		"i", workload->person->id);
	while (query_next(query)) {
		workload->open += query_int(query, 1);
		workload->load +=
			priority_load(priority_read(query_text(query, 0))) * query_int(query, 1);
	}
}

static void load_leave(
	struct db *db, const struct situation *s, struct workload *workload, const char *today)
{
	g_autoptr(leave_auto) leave = leave_on(db, workload->person->id, today);
	if (!leave)
		return;
	workload->away_until = g_strdup(leave->last_day);
	workload->away_since = MAX(leave->at, calendar_day_begins(s->calendar, leave->first_day));
	workload->away_automatic = leave->automatic;
}

static struct workload *load_workload(
	struct db *db, const struct situation *s, struct person *person, const char *today)
{
	struct workload *workload = g_new0(struct workload, 1);
	workload->person = person;
	load_open(db, workload);
	load_leave(db, s, workload, today);
	workload->last_assigned = db_int(
		db, "SELECT max(assigned_at) FROM ticket WHERE assignee_id = ?", "i", person->id);
	return workload;
}

static void load_people(struct db *db, struct situation *s)
{
	s->technicians = g_ptr_array_new_with_free_func(workload_free);
	s->leaders = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	s->operators = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	g_autofree char *today = words_day(s->now, s->settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(db, today);
	g_ptr_array_set_free_func(people, NULL);
	for (guint i = 0; i < people->len; i++) {
		struct person *person = people->pdata[i];
		if (person->role == SPEAKER_LEADER)
			g_ptr_array_add(s->leaders, person);
		else if (person->role == SPEAKER_OPERATOR)
			g_ptr_array_add(s->operators, person);
		else
			g_ptr_array_add(s->technicians, load_workload(db, s, person, today));
	}
}

static void load_own_work(struct loader *l)
{
	struct situation *s = l->s;
	gint64 id = s->staff && s->staff->role == SPEAKER_TECHNICIAN ? s->staff->id : 0;
	g_autofree char *today = words_day(s->now, s->settings->timezone);
	s->work = id ? ticket_open(l->db, id) : g_ptr_array_new();
	s->leaves = id ? leave_list(l->db, id, today) : g_ptr_array_new();
}

static void load_sender(struct loader *l)
{
	struct situation *s = l->s;
	const char *sender = l->in->sender;
	g_autofree char *today = words_day(s->now, s->settings->timezone);
	s->staff = directory_person(l->db, sender, today);
	s->office = directory_office(l->db, sender, today);
	s->replies_last_hour = outbox_count_since(l->db, sender, s->now - HOUR);
	s->told_stranger = outbox_was_told(l->db, sender, "stranger", 0, s->now - DAY);
	struct ticket_filter filter = {
		.involved = sender, .only_open = TRUE, .limit = OWN_TICKETS_MAX
	};
	if (s->staff && s->staff->role == SPEAKER_TECHNICIAN) {
		filter.involved = NULL;
		filter.assignee = sender;
	} else if (s->staff) {
		filter.involved = NULL;
	}
	s->own_tickets = ticket_list(l->db, &filter);
	load_own_work(l);
}

/* Our own server's "fail" outweighs a token: somebody got hold of it. */
static enum proof proof_of(const struct loader *l)
{
	if (l->in->dmarc_fail)
		return PROOF_NONE;
	if (l->s->token.purpose)
		return PROOF_TOKEN;
	return l->in->dmarc_pass ? PROOF_DMARC : PROOF_NONE;
}

static void load_past(struct loader *l, const struct ledger_row *taken)
{
	const char *id = l->in->message_id;
	if (!*id)
		return;
	struct outbox_row *ours = outbox_by_message_id(l->db, id);
	l->s->own = ours != NULL;
	outbox_row_free(ours);
	if (!taken)
		l->s->twin = ledger_by_message_id(l->db, id);
}

static int year_of(gint64 now, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	return g_date_time_get_year(local);
}

struct situation *situation_load(struct db *db, const struct settings *settings,
	const struct calendar *calendar, const struct token_key *key, gint64 now,
	const struct incoming *incoming, const struct ledger_row *taken)
{
	struct situation *s = g_new0(struct situation, 1);
	struct loader l = { .db = db, .key = key, .in = incoming, .s = s };
	s->settings = settings;
	s->calendar = calendar;
	s->now = now;
	load_sender(&l);
	find_token(&l);
	load_ticket(&l);
	if (s->token.purpose == TOKEN_CONFIRM)
		s->pending = ledger_load(db, s->token.reference);
	if (s->token.purpose == TOKEN_LIST)
		s->listed = approval_list_load(db, s->token.reference);
	s->participants = or_none(s->participants);
	if (!s->found_by)
		s->found_by = g_strdup("");
	s->proof = proof_of(&l);
	load_past(&l, taken);
	load_people(db, s);
	s->services = directory_services(db);
	situation_load_routing(db, s, incoming);
	situation_load_approval(db, key, s, taken);
	s->year = year_of(now, settings->timezone);
	s->next_seq = ticket_next_seq(db, s->year);
	load_memory(&l);
	load_named(&l);
	s->earlier = or_none(s->earlier);
	s->outbreak = or_none(s->outbreak);
	s->members = or_none(s->members);
	s->named = or_none(s->named);
	return s;
}

struct situation *situation_load_clock(
	struct db *db, const struct settings *settings, const struct calendar *calendar, gint64 now)
{
	struct situation *s = g_new0(struct situation, 1);
	s->settings = settings;
	s->calendar = calendar;
	s->now = now;
	s->found_by = g_strdup("");
	s->participants = g_ptr_array_new();
	s->own_tickets = g_ptr_array_new();
	s->work = g_ptr_array_new();
	s->leaves = g_ptr_array_new();
	load_people(db, s);
	s->services = directory_services(db);
	return s;
}

void situation_free(struct situation *s)
{
	if (!s)
		return;
	person_free(s->staff);
	office_free(s->office);
	ticket_free(s->ticket);
	g_free(s->found_by);
	token_clear(&s->token);
	event_free(s->report);
	approval_free(s->approval);
	g_clear_pointer(&s->approval_told, g_ptr_array_unref);
	g_clear_pointer(&s->approval_colleagues, g_ptr_array_unref);
	undo_free(s->undo);
	g_clear_pointer(&s->participants, g_ptr_array_unref);
	ledger_row_free(s->pending);
	ledger_row_free(s->twin);
	g_clear_pointer(&s->services, g_ptr_array_unref);
	g_clear_pointer(&s->technicians, g_ptr_array_unref);
	g_clear_pointer(&s->leaders, g_ptr_array_unref);
	g_clear_pointer(&s->operators, g_ptr_array_unref);
	evidence_free(s->evidence);
	g_free(s->letter);
	g_clear_pointer(&s->data, g_ptr_array_unref);
	g_clear_pointer(&s->registered, g_ptr_array_unref);
	related_free(s->merged);
	related_free(s->leading);
	g_clear_pointer(&s->earlier, g_ptr_array_unref);
	g_clear_pointer(&s->outbreak, g_ptr_array_unref);
	g_clear_pointer(&s->members, g_ptr_array_unref);
	g_clear_pointer(&s->named, g_ptr_array_unref);
	g_clear_pointer(&s->own_tickets, g_ptr_array_unref);
	g_clear_pointer(&s->work, g_ptr_array_unref);
	g_clear_pointer(&s->leaves, g_ptr_array_unref);
	g_clear_pointer(&s->listed, g_ptr_array_unref);
	g_free(s);
}
