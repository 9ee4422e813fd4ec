#include "desk/situation_routing.h"
#include "desk/words.h"

#define YEAR (365 * 24 * G_GINT64_CONSTANT(3600))

/* The text of this mail that will count. */
static const char *effective_text(const struct situation *s, const struct incoming *in)
{
	return s->pending ? s->pending->text : in->text;
}

/* The command of staff on a ticket. */
static enum command command_of(const struct situation *s, const struct incoming *in)
{
	struct command_reading reading;
	if (!s->staff || !s->ticket)
		return COMMAND_NONE;
	command_read(effective_text(s, in), s->staff->role, &reading);
	enum command command = reading.command;
	command_reading_clear(&reading);
	return command;
}

gboolean situation_may_open(const struct situation *s)
{
	return s->office && (!s->ticket || !s->may_post || !status_is_open(s->ticket->status));
}

static void load_evidence(
	struct db *db, struct situation *s, gint64 office_id, const char *office, GPtrArray *words)
{
	g_autofree const char **codes = g_new0(const char *, s->services->len + 1);
	for (guint i = 0; i < s->services->len; i++)
		codes[i] = ((struct service *)s->services->pdata[i])->code;
	s->evidence = classifier_load(
		db, codes, s->services->len, words, office_id, office, s->now - YEAR);
	g_ptr_array_unref(words);
}

static void load_requirements(struct db *db, struct situation *s)
{
	gint64 office = situation_may_open(s) ? s->office->id
			: s->ticket	      ? s->ticket->office_id
					      : 0;
	g_autofree char *today = words_day(s->now, s->settings->timezone);
	s->data = s->ticket ? requirement_load(db, s->ticket->id) : requirements_new();
	s->registered = requirement_registered(db, office, today);
	s->office_asked_at = s->ticket ? requirement_asked_at(db, s->ticket->id) : 0;
}

void situation_load_routing(struct db *db, struct situation *s, const struct incoming *in)
{
	const struct ticket *t = s->ticket;
	enum command command = command_of(s, in);
	gboolean hands_over = command == COMMAND_ALIHKAN || command == COMMAND_DISPOSISI;
	if (t)
		s->letter = event_opening_text(db, t->id);
	if (hands_over)
		load_evidence(db, s, t->office_id, t->office,
			classifier_words(t->office, t->subject, "", s->letter));
	else if (command == COMMAND_PECAH)
		load_evidence(db, s, t->office_id, t->office,
			classifier_words(t->office, "", "", effective_text(s, in)));
	else if (situation_may_open(s))
		load_evidence(db, s, s->office->id, s->office->name,
			classifier_words(
				s->office->name, in->subject, in->letter_subject, in->text));
	load_requirements(db, s);
}
