#include "tests/year/life_parts.h"

#include "desk/words.h"
#include "gateway/clockwork.h"
#include "gateway/monthly.h"

#include <string.h>

static void act_free(gpointer data)
{
	struct act *act = data;
	g_free(act->copy);
	g_free(act->text);
	g_free(act);
}

static void case_free(gpointer data)
{
	struct life_case *one = data;
	g_free(one->section);
	g_free(one->opened_as);
	g_free(one->opened_in);
	g_free(one->letter);
	g_free(one);
}

static gint64 end_of(const struct life *l)
{
	gint64 year = calendar_day_begins(l->r->calendar, "2027-01-01");
	gint64 weeks = REGENCY_START + l->options.weeks * 7 * (gint64)DAY;
	return l->options.weeks ? MIN(year, weeks) : year;
}

struct life *life_new(const struct life_options *options)
{
	struct life *l = g_new0(struct life, 1);
	l->options = *options;
	l->r = regency_new(options->seed);
	l->random = l->r->random;
	l->watch = watch_new(l->r);
	l->end = end_of(l);
	l->agenda = g_sequence_new(act_free);
	l->cases = g_ptr_array_new_with_free_func(case_free);
	l->by_ticket = g_hash_table_new(g_int64_hash, g_int64_equal);
	l->days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return l;
}

void life_free(struct life *l)
{
	g_sequence_free(l->agenda);
	g_hash_table_unref(l->by_ticket);
	g_ptr_array_unref(l->cases);
	g_hash_table_unref(l->days);
	watch_free(l->watch);
	regency_free(l->r);
	g_free(l->fullest);
	g_free(l);
}

struct regency *life_regency(const struct life *l)
{
	return l->r;
}

struct watch *life_watch(const struct life *l)
{
	return l->watch;
}

const GPtrArray *life_cases(const struct life *l)
{
	return l->cases;
}

int life_outgoing(const struct life *l)
{
	return l->outgoing;
}

int life_most_in_a_day(const struct life *l, const char **who)
{
	*who = l->fullest ? l->fullest : "";
	return l->most;
}

int life_rebuffs(const struct life *l)
{
	return l->rebuffs;
}

struct life_case *life_case_of(struct life *l, gint64 ticket_id)
{
	return g_hash_table_lookup(l->by_ticket, &ticket_id);
}

/* ---- the agenda ---- */

static int by_time(gconstpointer a, gconstpointer b, gpointer unused)
{
	const struct act *one = a, *other = b;
	(void)unused;
	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return (one->order > other->order) - (one->order < other->order);
}

void life_plan(struct life *l, gint64 at, void (*run)(struct life *, const struct act *),
	const char *who, gint64 ticket_id, const char *copy, const char *text)
{
	struct act *act = g_new0(struct act, 1);
	act->at = MAX(at, l->r->now);
	act->order = ++l->acts;
	act->run = run;
	act->who = who;
	act->ticket_id = ticket_id;
	act->copy = g_strdup(copy);
	act->text = g_strdup(text);
	g_sequence_insert_sorted(l->agenda, act, by_time, NULL);
}

gint64 life_soon(struct life *l, gint64 from, gint64 to)
{
	gint64 seconds = g_rand_int_range(l->random, from, to);
	return calendar_add_working(l->r->calendar, l->r->now, seconds);
}

/* ---- mails ---- */

static gboolean is_rebuff(const char *template)
{
	static const char *const rebuffs[] = { "refused", "unclear", "confirm", "hint" };
	for (guint i = 0; i < G_N_ELEMENTS(rebuffs); i++)
		if (strcmp(template, rebuffs[i]) == 0)
			return TRUE;
	return FALSE;
}

static void count_copy(struct life *l, const struct outbox_row *copy)
{
	g_autofree char *today = regency_today(l->r);
	char *key = g_strdup_printf("%s %s", copy->recipient, today);
	int count = GPOINTER_TO_INT(g_hash_table_lookup(l->days, key)) + 1;
	if (count > l->most) {
		l->most = count;
		g_free(l->fullest);
		l->fullest = g_strdup(key);
	}
	g_hash_table_replace(l->days, key, GINT_TO_POINTER(count));
	l->outgoing++;
	l->rebuffs += is_rebuff(copy->template);
}

static gboolean is_leader(const char *address)
{
	return g_strv_contains(regency_leaders, address);
}

static void read_copy(struct life *l, const struct outbox_row *copy)
{
	int technician = life_technician(copy->recipient);
	count_copy(l, copy);
	if (technician >= 0)
		life_technician_reads(l, technician, copy);
	else if (is_leader(copy->recipient))
		life_leader_reads(l, copy);
	else if (strcmp(copy->recipient, REGENCY_OPERATOR) == 0)
		life_operator_reads(l, copy);
	else
		life_requester_reads(l, copy);
}

void life_read_outbox(struct life *l)
{
	gint64 newest = db_int(l->r->db, "SELECT max(id) FROM outbox", "");
	while (l->last_outbox < newest) {
		g_autofree char *id = db_text(l->r->db,
			"SELECT message_id FROM outbox WHERE id = ?", "i", ++l->last_outbox);
		g_autoptr(outbox_row_auto) copy = outbox_by_message_id(l->r->db, id);
		outbox_sent(l->r->db, copy->id, l->r->now);
		read_copy(l, copy);
	}
}

struct intake_result life_take(struct life *l, const struct regency_mail *mail)
{
	struct intake_result result = regency_take(l->r, mail);
	g_autofree char *said = g_strdup_printf("%s: %.100s", mail->from, mail->text);
	watch_mail(l->watch, &result, said);
	if (++l->mails % l->options.look_every == 0)
		watch_all(l->watch, said);
	return result;
}

void life_answer(struct life *l, const char *who, const char *copy, const char *text)
{
	g_autofree char *to = regency_address_of_copy(copy);
	struct regency_mail mail = {
		.from = who, .to = to, .subject = "Re: surat", .text = text, .answers = copy
	};
	struct intake_result result = life_take(l, &mail);
	/* To a case that was closed for good: a new one about the same. */
	if (result.outcome == OUTCOME_TICKET) {
		g_autoptr(outbox_row_auto) row = outbox_by_message_id(l->r->db, copy);
		const struct life_case *one = life_case_of(l, row->ticket_id);
		life_note_case(l, result.mail_id, one->service, text, 0);
	}
	life_read_outbox(l);
}

void life_say(struct life *l, const struct act *act)
{
	life_answer(l, act->who, act->copy, act->text);
}

/* ---- the clock ---- */

#define CLOCK_EVERY (30 * MINUTE)

static void unheard(const char *line)
{
	(void)line;
}

static void turn_clock(struct life *l, const struct act *act)
{
	g_autoptr(GError) error = NULL;
	const struct intake *intake = &l->r->intake;
	gboolean sent;
	clockwork_run(intake, l->r->now, -1, unheard, &error);
	g_assert_no_error(error);
	monthly_run(intake->db, intake->settings, intake->calendar, intake->key, l->r->now, &sent,
		&error);
	g_assert_no_error(error);
	watch_turn(l->watch, "the clock");
	life_read_outbox(l);
	/* At night and on free days too, as a running desk does. */
	life_plan(l, act->at + CLOCK_EVERY, turn_clock, "", 0, NULL, NULL);
}

void life_run(struct life *l)
{
	life_plan_letters(l);
	life_plan_leaves(l);
	life_plan(l, l->r->now, turn_clock, "", 0, NULL, NULL);
	for (;;) {
		GSequenceIter *next = g_sequence_get_begin_iter(l->agenda);
		const struct act *act = g_sequence_get(next);
		if (act->at >= l->end)
			break;
		l->r->now = act->at;
		act->run(l, act);
		g_sequence_remove(next);
	}
	l->r->now = l->end;
	watch_all(l->watch, "the end");
}
