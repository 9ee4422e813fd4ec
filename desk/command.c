#include "desk/command.h"

#include "desk/command_fits.h"
#include "desk/command_requester.h"

#include <string.h>

static const struct {
	const char *name;
	gboolean needs_argument;
} commands[] = {
	[COMMAND_NONE] = { "", FALSE },
	[COMMAND_TERIMA] = { "TERIMA", FALSE },
	[COMMAND_TOLAK] = { "TOLAK", TRUE },
	[COMMAND_PROSES] = { "PROSES", FALSE },
	[COMMAND_TUNGGU] = { "TUNGGU", TRUE },
	[COMMAND_ALIHKAN] = { "ALIHKAN", TRUE },
	[COMMAND_SELESAI] = { "SELESAI", TRUE },
	[COMMAND_SETUJU] = { "SETUJU", FALSE },
	[COMMAND_REVISI] = { "REVISI", TRUE },
	[COMMAND_DISPOSISI] = { "DISPOSISI", TRUE },
	[COMMAND_LAPORAN] = { "LAPORAN", FALSE },
	[COMMAND_CUTI] = { "CUTI", FALSE },
	[COMMAND_BATAL] = { "BATAL", FALSE },
	[COMMAND_BELUM] = { "BELUM", FALSE },
	[COMMAND_NILAI] = { "NILAI", FALSE },
	[COMMAND_GABUNG] = { "GABUNG", TRUE },
	[COMMAND_PECAH] = { "PECAH", TRUE },
	[COMMAND_STATUS] = { "STATUS", FALSE },
	[COMMAND_BANTUAN] = { "BANTUAN", FALSE },
	[COMMAND_MASUK] = { "MASUK", FALSE },
	[COMMAND_YA] = { "YA", FALSE },
};

const char *command_name(enum command command)
{
	return commands[command].name;
}

enum command command_read_name(const char *name)
{
	for (guint i = 1; i < G_N_ELEMENTS(commands); i++)
		if (g_ascii_strcasecmp(name, commands[i].name) == 0)
			return i;
	return COMMAND_NONE;
}

gboolean command_needs_argument(enum command command)
{
	return commands[command].needs_argument;
}

enum { OPENING_WORDS_MAX = 8, NAME_WORDS_MAX = 5 };

/* The last of the titles behind the word, where they are set apart: "selesai pak, kabel diganti".
 */
static guint past_titles(const struct scan *s, guint i)
{
	guint last = scan_skip_titles(s, i + 1) - 1;
	return scan_sign_behind(s, last, ",.:;!\n") ? last : i;
}

static void understood(struct scan *s, enum command command, guint i)
{
	s->out->command = command;
	if (scan_only_manners(s, i + 1) && !scan_in(s, i + 1, WORDS_EVERYTHING))
		return;
	g_free(s->out->argument);
	s->out->argument = command == COMMAND_SETUJU && scan_in(s, i + 1, WORDS_EVERYTHING)
				   ? g_strdup("SEMUA")
				   : scan_argument(s, past_titles(s, i));
}

/* The word i, taken as the command word. FALSE: it is none, or not meant as one. */
static gboolean read_word(struct scan *s, guint i, unsigned opening)
{
	gboolean typo;
	enum command command = command_of_word(scan_word(s, i)->text, s->speaker, &typo);
	if (command == COMMAND_NONE || !command_fits_opening(command, opening) ||
		command_is_choice(s, i))
		return FALSE;
	if (!scan_is_marked(s, i) &&
		(command_is_asked(s, command, i) || !command_fits_behind(s, command, i)))
		return FALSE;
	if (typo || command_is_asked_back(s, command, i, opening))
		s->out->unclear = command;
	else
		understood(s, command, i);
	return TRUE;
}

/* Takes the word i as an opening. FALSE: it is none. */
static gboolean opens(const struct scan *s, guint i, gboolean first, unsigned *opening)
{
	if (scan_in(s, i, WORDS_AGREEING))
		*opening |= OPENING_AGREES;
	else if (scan_in(s, i, WORDS_DONE))
		*opening |= OPENING_DONE;
	else if (scan_in(s, i, WORDS_DOING))
		*opening |= OPENING_DOING;
	else if (scan_in(s, i, WORDS_SELF))
		*opening |= OPENING_SELF;
	else if (scan_in(s, i, WORDS_ASKING))
		*opening |= scan_in(s, i + 1, WORDS_EXCUSE) ? 0 : OPENING_ASKS;
	else
		return !first && scan_in(s, i, WORDS_GREETING);
	return TRUE;
}

/* The furthest command word behind openings counts: "siap, sudah selesai". */
static gboolean read_command(struct scan *s, guint i, guint words, unsigned opening)
{
	unsigned more = opening;
	if (!scan_word(s, i))
		return FALSE;
	if (words < OPENING_WORDS_MAX && opens(s, i, words == 0, &more) &&
		read_command(s, i + 1, words + 1, more))
		return TRUE;
	return read_word(s, i, opening);
}

/* What only a requester says, behind "ok" and the like. */
static gboolean read_requester(struct scan *s, guint i)
{
	unsigned opening = 0;
	for (guint words = 0; words < OPENING_WORDS_MAX && scan_word(s, i); words++, i++) {
		if (command_read_contented(s, i))
			return TRUE;
		if (!(opening & OPENING_DONE) &&
			(command_read_figure(s, i) || command_read_not_yet(s, i) ||
				command_read_no_more(s, i)))
			return TRUE;
		if (!opens(s, i, words == 0, &opening) ||
			(opening & ~(OPENING_AGREES | OPENING_DONE)))
			return FALSE;
	}
	return FALSE;
}

/* Past "Terima kasih pak." where something follows; else i. */
static guint skip_thanks(const struct scan *s, guint i)
{
	gboolean thanks = FALSE;
	for (guint at = i; scan_word(s, at + 1); at++) {
		gboolean says = scan_in(s, at, WORDS_THANKS);
		if (!says && !scan_in(s, at, WORDS_THANKS_TOO) && !scan_in(s, at, WORDS_RECEIVE))
			return i;
		thanks |= says;
		if (thanks && scan_sign_behind(s, at, ".,!\n"))
			return at + 1;
	}
	return i;
}

static gboolean read_yes(struct scan *s, guint i)
{
	static const char *const yes[] = { "ya", "iya", "yes", "y", "betul", "benar" };
	for (guint k = 0; k < G_N_ELEMENTS(yes); k++)
		if (scan_is(s, i, yes[k]) && scan_all_in(s, i + 1, s->words->len, WORDS_TITLE)) {
			understood(s, COMMAND_YA, i);
			return TRUE;
		}
	return FALSE;
}

static gboolean is_capital(const struct scan *s, guint i)
{
	return g_unichar_isupper(g_utf8_get_char(scan_word(s, i)->start));
}

/* "Terima kasih Pak Budi" */
static gboolean is_name_behind(const struct scan *s, guint i)
{
	return i > 0 && scan_in(s, i - 1, WORDS_NAMED) && is_capital(s, i) &&
	       !command_is_word(s, i);
}

/* Is the whole text thanks, or for a requester no more than "ok"? */
static gboolean is_thanks(const struct scan *s)
{
	gboolean thanks = FALSE, agreed = FALSE;
	for (guint i = 0; i < s->words->len; i++) {
		if (!scan_may_thank(s, i) && !is_name_behind(s, i))
			return FALSE;
		thanks |= scan_in(s, i, WORDS_THANKS);
		agreed |= scan_in(s, i, WORDS_AGREEING) || scan_is(s, i, "mantap");
	}
	return (thanks || (agreed && s->speaker == SPEAKER_REQUESTER)) && !strchr(s->text, '?');
}

static gboolean may_be_name(const struct scan *s, guint i)
{
	static const enum word_set others[] = { WORDS_NEGATION, WORDS_STILL, WORDS_TROUBLE,
		WORDS_DONE, WORDS_AGREEING, WORDS_ASKING, WORDS_SELF, WORDS_CONTENT, WORDS_RATING };
	if (scan_digits(s, i) || command_is_word(s, i))
		return FALSE;
	for (guint k = 0; k < G_N_ELEMENTS(others); k++)
		if (scan_in(s, i, others[k]))
			return FALSE;
	return TRUE;
}

/* Past the name from word i on, which ends with its clause: "Pak Budi,". Else i. */
static guint skip_name(const struct scan *s, guint i)
{
	gboolean capital = TRUE;
	for (guint at = i; at < i + NAME_WORDS_MAX && scan_word(s, at + 1); at++) {
		capital &= is_capital(s, at);
		if ((!capital && at > i) || !may_be_name(s, at))
			return i;
		if (scan_sign_behind(s, at, ",.:!\n"))
			return at + 1;
	}
	return i;
}

/* "Assalamu'alaikum, mohon izin Pak Budi," */
static guint skip_greeting(const struct scan *s)
{
	guint i = 0, before;
	do {
		before = i;
		if (scan_in(s, i, WORDS_GREETING) ||
			(scan_in(s, i, WORDS_ASKING) && scan_in(s, i + 1, WORDS_EXCUSE)) ||
			(scan_is(s, i, "dengan") && scan_is(s, i + 1, "hormat")))
			i++;
		else if (i > 0 && scan_in(s, i - 1, WORDS_NAMED))
			i = skip_name(s, i);
	} while (i > before);
	return i;
}

static void read_text(struct scan *s)
{
	if (s->words->len == 0) {
		/* Signs without a letter, an emoji: no question, no complaint. */
		s->out->thanks_only = *s->text != '\0' && !strchr(s->text, '?');
		return;
	}
	if (read_yes(s, 0))
		return;
	s->out->thanks_only = is_thanks(s);
	if (s->out->thanks_only)
		return;
	guint i = skip_greeting(s);
	if (s->speaker == SPEAKER_REQUESTER &&
		(read_requester(s, i) || read_requester(s, skip_thanks(s, i))))
		return;
	if (!command_read_wants_report(s, i))
		read_command(s, i, 0, 0);
}

void command_read(const char *text, enum speaker speaker, struct command_reading *reading)
{
	memset(reading, 0, sizeof *reading);
	reading->argument = g_strdup("");
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	struct scan s;
	scan_begin(&s, trimmed, speaker, reading);
	read_text(&s);
	scan_end(&s);
}

void command_reading_clear(struct command_reading *reading)
{
	g_clear_pointer(&reading->argument, g_free);
}
