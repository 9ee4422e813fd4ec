#include "desk/command.h"

#include "desk/command_words.h"

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
	[COMMAND_CUTI] = { "CUTI", TRUE },
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

/* One word of the text, and where it stands. */
struct word {
	char *text; /* lower case */
	const char *start, *end;
	int line; /* of those that are not empty */
};

/* A text while it is read. */
struct scan {
	enum speaker speaker;
	GPtrArray *words; /* struct word * */
	guint at;	  /* the next word */
	gboolean marked;  /* '#' before the word in hand, or ':' after it: certainly meant */
	struct command_reading *out;
};

static void word_free(gpointer data)
{
	struct word *word = data;
	g_free(word->text);
	g_free(word);
}

static gboolean is_letter(const char *at)
{
	gunichar c = g_utf8_get_char(at);
	/* "assalamu'alaikum" is one word. */
	return g_unichar_isalnum(c) || c == '\'' || c == 0x2019;
}

static GPtrArray *split(const char *text)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(word_free);
	int line = 0;
	gboolean line_has_word = FALSE;
	for (const char *at = text; *at;) {
		if (*at == '\n' && line_has_word) {
			line++;
			line_has_word = FALSE;
		}
		const char *start = at;
		while (*at && is_letter(at))
			at = g_utf8_next_char(at);
		if (at == start) {
			at = g_utf8_next_char(at);
			continue;
		}
		struct word *word = g_new0(struct word, 1);
		word->text = g_utf8_strdown(start, at - start);
		word->start = start;
		word->end = at;
		word->line = line;
		line_has_word = TRUE;
		g_ptr_array_add(words, word);
	}
	return words;
}

static const struct word *word_at(const struct scan *s, guint i)
{
	return i < s->words->len ? s->words->pdata[i] : NULL;
}

static gboolean word_in(const struct scan *s, guint i, enum word_set set)
{
	const struct word *word = word_at(s, i);
	return word && command_word_in(word->text, set);
}

static gboolean word_is(const struct scan *s, guint i, const char *text)
{
	const struct word *word = word_at(s, i);
	return word && strcmp(word->text, text) == 0;
}

/* Does a sentence end between the words i and i + 1? The end of the text ends it too. */
static gboolean ends_sentence(const struct scan *s, guint i)
{
	const struct word *word = word_at(s, i), *next = word_at(s, i + 1);
	if (!word || !next)
		return TRUE;
	for (const char *at = word->end; at < next->start; at++)
		if (strchr(".!?\n", *at))
			return TRUE;
	return FALSE;
}

/* The index one past the sentence that the word i is in. */
static guint sentence_end(const struct scan *s, guint i)
{
	while (i < s->words->len && !ends_sentence(s, i))
		i++;
	return MIN(i + 1, s->words->len);
}

static gboolean is_question(const struct scan *s, guint i)
{
	guint last = sentence_end(s, i);
	const struct word *word = word_at(s, last - 1), *next = word_at(s, last);
	const char *end = next ? next->start : word->end + strlen(word->end);
	for (const char *at = word->end; at < end && *at != '\n'; at++)
		if (*at == '?')
			return TRUE;
	return FALSE;
}

/* Is everything from `from` to the end of its sentence in the set? TRUE for nothing. */
static gboolean rest_in(const struct scan *s, guint from, guint end, enum word_set set)
{
	for (guint i = from; i < end; i++)
		if (!word_in(s, i, set))
			return FALSE;
	return TRUE;
}

/* The argument: what follows the word, without the punctuation that ties it on. */
static char *argument_after(const struct word *word)
{
	const char *at = word->end;
	while (*at && strchr(" \t\r\n:,.;!-*#)", *at))
		at++;
	while (g_str_has_prefix(at, "–") || g_str_has_prefix(at, "—"))
		for (at = g_utf8_next_char(at); *at == ' ';)
			at++;
	return g_strchomp(g_strdup(at));
}

/* "siap pak", "selesai, terima kasih": manners are no argument. */
static gboolean is_manners(const struct scan *s, guint i)
{
	for (; i < s->words->len; i++)
		if (!word_in(s, i, WORDS_TITLE) && !word_in(s, i, WORDS_THANKS) &&
			!word_in(s, i, WORDS_THANKS_TOO))
			return FALSE;
	return TRUE;
}

static void understood(struct scan *s, enum command command, guint i)
{
	s->out->command = command;
	if (is_manners(s, i + 1))
		return;
	g_free(s->out->argument);
	s->out->argument = argument_after(word_at(s, i));
}

static void unclear(struct scan *s, enum command command)
{
	s->out->unclear = command;
}

/* '#' before the word, or ':' after it. */
static gboolean is_marked(const struct scan *s, const char *text, guint i)
{
	const struct word *word = word_at(s, i);
	return (word->start > text && word->start[-1] == '#') || *word->end == ':';
}

/* A question or its answer behind the word: "selesai kapan pak", "sudah selesai belum". */
static gboolean asks_behind(const struct scan *s, guint i)
{
	guint end = sentence_end(s, i);
	if (word_in(s, i + 1, WORDS_QUESTION) && i + 1 < end)
		return TRUE;
	return i + 1 < end && word_in(s, i + 1, WORDS_NEGATION) &&
	       rest_in(s, i + 2, end, WORDS_TITLE);
}

/* Nothing but titles, the ticket's number or "desk tik" behind a word that stands alone. */
static gboolean stands_alone(const struct scan *s, guint i)
{
	guint end = s->words->len;
	for (guint k = i + 1; k < end; k++) {
		const struct word *word = word_at(s, k);
		if (!command_word_in(word->text, WORDS_TITLE) &&
			!command_word_in(word->text, WORDS_THANKS) &&
			!g_ascii_isdigit(*word->text) && strcmp(word->text, "tiket") != 0 &&
			strcmp(word->text, "tik") != 0 && strcmp(word->text, "terima") != 0 &&
			strcmp(word->text, "mohon") != 0 && strcmp(word->text, "tolong") != 0)
			return FALSE;
	}
	return TRUE;
}

/* Words that only mean a command with the right thing behind them. */
static gboolean fits_behind(const struct scan *s, enum command command, guint i)
{
	const struct word *word = word_at(s, i), *next = word_at(s, i + 1);
	switch (command) {
	case COMMAND_STATUS:
	case COMMAND_BANTUAN:
	case COMMAND_MASUK:
		return stands_alone(s, i);
	case COMMAND_LAPORAN:
		return !next || next->line > word->line || g_ascii_isdigit(*next->text) ||
		       command_word_in(next->text, WORDS_MONTH);
	case COMMAND_CUTI:
		return strcmp(word->text, "cuti") == 0 || !next || g_ascii_isdigit(*next->text) ||
		       command_word_in(next->text, WORDS_DAY);
	case COMMAND_ALIHKAN:
		return s->marked || g_str_has_suffix(word->text, "alihkan") ||
		       word_in(s, i + 1, WORDS_TOWARDS);
	case COMMAND_TERIMA:
		return !word_in(s, i + 1, WORDS_THANKS);
	default:
		return TRUE;
	}
}

/* A command that is taken at its word ends things: prose that resembles it must not. */
static gboolean is_asked_back(const struct scan *s, enum command command, guint i)
{
	const struct word *word = word_at(s, i);
	if (command == COMMAND_SETUJU && word_in(s, i + 1, WORDS_CONDITION))
		return TRUE;
	if (command != COMMAND_BATAL || strcmp(word->text, "batal") == 0 || s->marked)
		return FALSE;
	return sentence_end(s, i) > i + 1 && !word_in(s, i + 1, WORDS_CANCELLED);
}

static gboolean takes_question(enum command command)
{
	return command == COMMAND_TUNGGU || command == COMMAND_ALIHKAN ||
	       command == COMMAND_REVISI || command == COMMAND_TOLAK ||
	       command == COMMAND_DISPOSISI || command == COMMAND_STATUS ||
	       command == COMMAND_BANTUAN || command == COMMAND_MASUK;
}

/* The word i, taken as the command word. FALSE: it is none, or not meant as one. */
static gboolean read_word(struct scan *s, const char *text, guint i)
{
	gboolean typo;
	const struct word *word = word_at(s, i);
	enum command command = command_of_word(word->text, s->speaker, &typo);
	if (command == COMMAND_NONE)
		return FALSE;
	s->marked = is_marked(s, text, i);
	if (!s->marked && ((is_question(s, i) && !takes_question(command)) || asks_behind(s, i)))
		return FALSE;
	if (!fits_behind(s, command, i))
		return FALSE;
	if (typo || is_asked_back(s, command, i))
		unclear(s, command);
	else
		understood(s, command, i);
	return TRUE;
}

/* "4", "3 - cukup", "2, lambat"; not "2 komputer mati" and not the first line of a list. */
static gboolean read_figure(struct scan *s, guint i)
{
	const struct word *word = word_at(s, i), *next = word_at(s, i + 1);
	if (strlen(word->text) != 1 || *word->text < '1' || *word->text > '4')
		return FALSE;
	if (next && next->line == word->line && *word->end == ' ' &&
		!strchr("-:,(", word->end[1]) && !command_word_in(next->text, WORDS_PRAISE))
		return FALSE;
	if (strchr("/-", *word->end) && *word->end && g_ascii_isdigit(word->end[1]))
		return FALSE;
	for (guint k = i + 1; k < s->words->len; k++) {
		const struct word *other = word_at(s, k);
		if (other->line > word->line && strlen(other->text) == 1 &&
			*other->text == *word->text + 1)
			return FALSE;
	}
	g_autofree char *comment = argument_after(word);
	s->out->command = COMMAND_NILAI;
	g_free(s->out->argument);
	s->out->argument = g_strdup_printf("%s%s%s", word->text, *comment ? " " : "", comment);
	return TRUE;
}

/* "sangat puas", "kurang puas": a figure in words. */
static gboolean read_rating(struct scan *s, guint i)
{
	static const struct {
		const char *first, *second;
		char figure;
	} ratings[] = { { "sangat", "puas", '4' }, { "puas", "sekali", '4' },
		{ "puas", "banget", '4' }, { "kurang", "puas", '2' }, { "tidak", "puas", '1' },
		{ "tdk", "puas", '1' }, { "puas", NULL, '3' } };
	if (s->speaker != SPEAKER_REQUESTER)
		return FALSE;
	if (read_figure(s, i))
		return TRUE;
	for (guint k = 0; k < G_N_ELEMENTS(ratings); k++) {
		if (!word_is(s, i, ratings[k].first) ||
			(ratings[k].second && !word_is(s, i + 1, ratings[k].second)))
			continue;
		g_autofree char *comment =
			argument_after(word_at(s, ratings[k].second ? i + 1 : i));
		s->out->command = COMMAND_NILAI;
		g_free(s->out->argument);
		s->out->argument =
			g_strdup_printf("%c%s%s", ratings[k].figure, *comment ? " " : "", comment);
		return TRUE;
	}
	return FALSE;
}

/* "belum selesai", "masih mati pak": the requester says that it is not solved. */
static gboolean read_not_yet(struct scan *s, guint i)
{
	if (s->speaker != SPEAKER_REQUESTER)
		return FALSE;
	gboolean still = word_is(s, i, "masih") || word_is(s, i, "tetap") ||
			 word_is(s, i, "isih") || word_is(s, i, "tasih");
	if (still ? !word_in(s, i + 1, WORDS_TROUBLE)
		  : !word_in(s, i, WORDS_NOT_YET) || word_in(s, i + 1, WORDS_NOT_TRIED))
		return FALSE;
	s->out->command = COMMAND_BELUM;
	g_free(s->out->argument);
	/* "masih mati" is itself what is wrong. */
	s->out->argument =
		still ? g_strchomp(g_strdup(word_at(s, i)->start)) : argument_after(word_at(s, i));
	return TRUE;
}

static gboolean read_yes(struct scan *s, guint i)
{
	static const char *const yes[] = { "ya", "iya", "yes", "y", "betul", "benar" };
	for (guint k = 0; k < G_N_ELEMENTS(yes); k++)
		if (word_is(s, i, yes[k]) && rest_in(s, i + 1, s->words->len, WORDS_TITLE)) {
			understood(s, COMMAND_YA, i);
			return TRUE;
		}
	return FALSE;
}

/* Is the whole text thanks, or for a requester no more than "ok"? */
static gboolean is_thanks(const struct scan *s)
{
	gboolean thanks = FALSE, agreed = FALSE;
	for (guint i = 0; i < s->words->len; i++) {
		gboolean says = word_in(s, i, WORDS_THANKS);
		if (!says && !word_in(s, i, WORDS_THANKS_TOO))
			return FALSE;
		thanks |= says;
		agreed |= word_in(s, i, WORDS_AGREEING) || word_is(s, i, "mantap");
	}
	return thanks || (agreed && s->speaker == SPEAKER_REQUESTER);
}

/* Greetings, and "ok", "siap", "sudah" where a command word follows. */
static guint skip_opening(const struct scan *s, guint i)
{
	while (word_in(s, i, WORDS_GREETING))
		i++;
	guint next = i;
	while (word_in(s, next, WORDS_AGREEING) || word_in(s, next, WORDS_DONE) ||
		(next > i && word_in(s, next, WORDS_TITLE)))
		next++;
	gboolean typo;
	const struct word *word = word_at(s, next);
	if (next == i || !word)
		return i;
	return command_of_word(word->text, s->speaker, &typo) != COMMAND_NONE ? next : i;
}

static void scan(struct scan *s, const char *text)
{
	if (s->words->len == 0) {
		/* Signs without a letter, an emoji: no question, no complaint. */
		s->out->thanks_only = *text != '\0' && !strchr(text, '?');
		return;
	}
	if (read_yes(s, 0))
		return;
	if (is_thanks(s) && !is_question(s, 0)) {
		s->out->thanks_only = TRUE;
		return;
	}
	guint i = skip_opening(s, 0);
	if (i >= s->words->len)
		return;
	if (read_rating(s, i) || read_not_yet(s, i) || word_in(s, i, WORDS_NEGATION))
		return;
	read_word(s, text, i);
}

void command_read(const char *text, enum speaker speaker, struct command_reading *reading)
{
	memset(reading, 0, sizeof *reading);
	reading->argument = g_strdup("");
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	struct scan s = { .speaker = speaker, .words = split(trimmed), .out = reading };
	scan(&s, trimmed);
	g_ptr_array_unref(s.words);
}

void command_reading_clear(struct command_reading *reading)
{
	g_clear_pointer(&reading->argument, g_free);
}
