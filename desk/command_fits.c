#include "desk/command_fits.h"

#include <string.h>

#define CLAUSE_SIGNS ".!?\n,;:(-"

gboolean command_is_word(const struct scan *s, guint i)
{
	gboolean typo;
	const struct word *word = scan_word(s, i);
	return word && command_of_word(word->text, s->speaker, &typo) != COMMAND_NONE;
}

/* The word behind i and behind titles, in the same clause; past the last word if there is none. */
static guint next_in_clause(const struct scan *s, guint i)
{
	do
		if (scan_sign_behind(s, i++, CLAUSE_SIGNS))
			return s->words->len;
	while (scan_in(s, i, WORDS_TITLE));
	return i;
}

gboolean command_is_choice(const struct scan *s, guint i)
{
	if (scan_is(s, i + 1, "atau") || scan_is(s, i + 1, "or"))
		return command_is_word(s, i + 2) || scan_in(s, i + 2, WORDS_NEGATION);
	return scan_sign_behind(s, i, "/") && command_is_word(s, i + 1);
}

/* A question or its answer behind the word: "selesai kapan pak", "sudah selesai belum". */
static gboolean asks_behind(const struct scan *s, guint i)
{
	guint end = scan_sentence(s, i);
	if (i + 1 >= end)
		return FALSE;
	/* "selesai jam berapa" */
	return scan_any_in(s, i + 1, MIN(i + 3, scan_clause(s, i)), WORDS_QUESTION) ||
	       (scan_in(s, i + 1, WORDS_NEGATION) && scan_all_in(s, i + 2, end, WORDS_TITLE));
}

gboolean command_is_asked(const struct scan *s, enum command command, guint i)
{
	switch (command) {
	case COMMAND_STATUS:
	case COMMAND_BANTUAN:
	case COMMAND_MASUK:
		return FALSE; /* are questions themselves */
	case COMMAND_TUNGGU:
		/* Its argument is a question to the requester. */
		return scan_asks(s, i) &&
		       scan_all_in(s, i + 1, scan_sentence(s, i), WORDS_ONLY_ASKS);
	case COMMAND_REVISI:
	case COMMAND_DISPOSISI:
	case COMMAND_ALIHKAN:
		return scan_in(s, i + 1, WORDS_QUESTION) || scan_clause_asks(s, i);
	default:
		return asks_behind(s, i) || scan_asks(s, i);
	}
}

/* Nothing but words of the set and numbers behind a word that stands alone. */
static gboolean stands_alone(const struct scan *s, guint i, enum word_set set)
{
	for (guint k = i + 1; k < s->words->len; k++)
		if (!scan_in(s, k, set) && !scan_digits(s, k))
			return FALSE;
	return TRUE;
}

/* "besok", "3 hari", "1 Desember" */
static gboolean is_day(const struct scan *s, guint i)
{
	return scan_digits(s, i) || scan_in(s, i, WORDS_DAY) || scan_in(s, i, WORDS_MONTH);
}

static gboolean fits_leave(const struct scan *s, guint i)
{
	guint next = next_in_clause(s, i);
	if (scan_is(s, i, "cuti") || !scan_word(s, next) || is_day(s, next))
		return TRUE;
	if (!scan_is(s, i, "sakit"))
		return FALSE;
	return scan_any_in(s, next, scan_sentence(s, i), WORDS_DAY);
}

/* A misspelt month is better answered than kept: "bulan oktobr", "oktobr 2026". */
static gboolean may_be_month(const struct scan *s, guint i)
{
	return scan_is(s, i - 1, "bulan") || scan_is(s, i - 1, "bln") || scan_digits(s, i + 1) == 4;
}

/* "laporan okt 2026, terima kasih", but not "laporan oktober belum ada". */
static gboolean fits_report(const struct scan *s, guint i)
{
	guint end = scan_clause(s, i);
	if (i + 1 < end && scan_is(s, i + 1, "ini"))
		return FALSE;
	for (guint k = i + 1; k < end; k++)
		if (!scan_digits(s, k) && !scan_in(s, k, WORDS_MONTH) &&
			!scan_in(s, k, WORDS_PERIOD) && !scan_in(s, k - 1, WORDS_NAMED) &&
			!may_be_month(s, k))
			return FALSE;
	return TRUE;
}

/* "selesai besok", "selesai 50%", "selesai 3 dari 5" is not yet. */
static gboolean fits_finished(const struct scan *s, guint i)
{
	guint next = next_in_clause(s, i), digits = scan_digits(s, next);
	if (scan_in(s, next, WORDS_NOT_DONE))
		return FALSE;
	return !digits || scan_is(s, next, "100") ||
	       (*scan_word(s, next)->end != '%' && !scan_is(s, next + 1, "persen") &&
		       !scan_is(s, next + 1, "dari"));
}

/* "PECAH", as our mails have it: not said in passing. */
static gboolean is_in_capitals(const struct scan *s, guint i)
{
	const struct word *word = scan_word(s, i);
	for (const char *at = word->start; at < word->end; at++)
		if (!g_ascii_isupper(*at))
			return FALSE;
	return TRUE;
}

/* The number of the other ticket. */
static gboolean fits_join(const struct scan *s, guint i)
{
	guint end = scan_sentence(s, i);
	for (guint k = i + 1; k < end; k++)
		if (scan_digits(s, k) >= 3)
			return TRUE;
	return scan_only_manners(s, i + 1) || is_in_capitals(s, i);
}

/* "pecah kacanya" tells of glass. */
static gboolean fits_split(const struct scan *s, guint i)
{
	return scan_only_manners(s, i + 1) || is_in_capitals(s, i) ||
	       scan_sign_behind(s, i, "\n") || strchr(scan_word(s, i)->end, ';') ||
	       scan_in(s, i + 1, WORDS_DIVIDING);
}

gboolean command_fits_behind(const struct scan *s, enum command command, guint i)
{
	switch (command) {
	case COMMAND_STATUS:
		return stands_alone(s, i, WORDS_TICKET);
	case COMMAND_BANTUAN:
		return scan_only_manners(s, i + 1);
	case COMMAND_MASUK:
		return stands_alone(s, i, WORDS_PAGE);
	case COMMAND_LAPORAN:
		return fits_report(s, i);
	case COMMAND_CUTI:
		return fits_leave(s, i);
	case COMMAND_GABUNG:
		return fits_join(s, i);
	case COMMAND_PECAH:
		return fits_split(s, i);
	case COMMAND_ALIHKAN:
		return !scan_in(s, i, WORDS_MOVING) || scan_in(s, i + 1, WORDS_TOWARDS);
	case COMMAND_SELESAI:
		return fits_finished(s, i);
	case COMMAND_TERIMA:
		/* "siap, tidak bisa" accepts nothing. */
		return !scan_in(s, i + 1, WORDS_THANKS) &&
		       !(scan_is(s, i, "siap") &&
			       scan_in(s, scan_skip_titles(s, i + 1), WORDS_NEGATION));
	default:
		return TRUE;
	}
}

static gboolean has_strings(const struct scan *s, guint i)
{
	if (scan_any_in(s, i + 1, s->words->len, WORDS_CONDITION) ||
		scan_in(s, next_in_clause(s, i), WORDS_STRING))
		return TRUE;
	return scan_in(s, i + 1, WORDS_EVERYTHING) &&
	       !scan_all_in(s, i + 2, scan_clause(s, i + 1), WORDS_LISTED);
}

/* "batalkan zoom jam 10" may tell of a meeting; "batal" is taken at its word. */
static gboolean cancels_something_else(const struct scan *s, guint i)
{
	guint next = i + 1;
	if (scan_is(s, i, "batal") || !scan_word(s, next) || scan_sign_behind(s, i, CLAUSE_SIGNS))
		return FALSE;
	if (scan_in(s, next, WORDS_CANCELLED) || scan_in(s, next, WORDS_THANKS) ||
		scan_in(s, next, WORDS_RECEIVE) || scan_is(s, next, "tik"))
		return FALSE;
	return s->speaker == SPEAKER_REQUESTER ||
	       (!scan_in(s, next, WORDS_MISTAKE) && !command_is_word(s, next));
}

gboolean command_is_asked_back(
	const struct scan *s, enum command command, guint i, unsigned opening)
{
	if (!command_is_never_guessed(command))
		return FALSE;
	if (opening & (OPENING_ASKS | OPENING_SELF))
		return TRUE;
	if (command == COMMAND_SETUJU)
		return has_strings(s, i);
	return command == COMMAND_BATAL &&
	       ((opening & OPENING_DONE) ||
		       (!scan_is_marked(s, i) && cancels_something_else(s, i)));
}

gboolean command_fits_opening(enum command command, unsigned opening)
{
	if (command_is_never_guessed(command))
		return !(opening & OPENING_DOING);
	if (opening & OPENING_SELF)
		return FALSE;
	if ((opening & OPENING_DOING) && command != COMMAND_PROSES)
		return FALSE;
	switch (command) {
	case COMMAND_TERIMA:
	case COMMAND_PROSES:
	case COMMAND_SELESAI:
		return !(opening & OPENING_ASKS);
	case COMMAND_ALIHKAN:
	case COMMAND_DISPOSISI:
	case COMMAND_GABUNG:
		return TRUE;
	case COMMAND_TUNGGU:
	case COMMAND_BANTUAN:
		return !(opening & (OPENING_ASKS | OPENING_DONE));
	default:
		return !(opening & OPENING_DONE);
	}
}
