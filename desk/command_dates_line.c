#include "desk/command_dates_line.h"

#include "desk/command_words.h"
#include "desk/words.h"

#include <string.h>

int dates_weekday(guint32 day)
{
	return (int)((day - 1) % 7) + 1; /* Julian day 1 was a Monday */
}

/* Dates first, for their signs are signs of ranges too; a time of the day says no day. */
#define TOKEN                                                                                      \
	"\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)"                                                          \
	"|\\d{1,2}([/.-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?!\\d)"                                      \
	"|\\d{1,2}/\\d{1,2}(?![\\d/])"                                                             \
	"|\\b(?:jam|pukul|pkl)\\s*\\d{1,2}(?:[.:]\\d{2})?"                                         \
	"|\\bs\\s?[./]\\s?d\\b\\.?|sampai dengan|\\d+|[\\p{L}'’]+|[-–—,&]"

static GPtrArray *tokens_of(const char *argument)
{
	GPtrArray *tokens = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *lower = g_utf8_strdown(argument, -1);
	g_strstrip(lower);
	lower[strcspn(lower, "\r\n")] = '\0';
	g_autoptr(GRegex) regex = g_regex_new(TOKEN, 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	for (g_regex_match(regex, lower, 0, &match); g_match_info_matches(match);
		g_match_info_next(match, NULL))
		g_ptr_array_add(tokens, g_match_info_fetch(match, 0));
	return tokens;
}

static const char *token(const struct dates_line *l, guint ahead)
{
	return l->at + ahead < l->tokens->len ? l->tokens->pdata[l->at + ahead] : "";
}

/* Is the token one of these, each between blanks? */
static gboolean is_one_of(const char *text, const char *list)
{
	g_autofree char *wanted = g_strconcat(" ", text, " ", NULL);
	return *text && strstr(list, wanted);
}

static int weekday_of(const char *text)
{
	static const char *const names[] = { " senin senen monday mon ",
		" selasa slasa tuesday tue ", " rabu rebo wednesday wed ",
		" kamis kemis thursday thu ", " jumat jum'at jum’at jemuah friday fri ",
		" sabtu setu saturday sat ", " minggu ahad sunday sun " };
	for (int i = 0; i < 7; i++)
		if (is_one_of(text, names[i]))
			return i + 1;
	return 0;
}

static int count_of(const char *text)
{
	static const char *const names[] = { "satu", "dua", "tiga", "empat", "lima", "enam",
		"tujuh", "delapan", "sembilan", "sepuluh" };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(text, names[i]) == 0)
			return (int)i + 1;
	return 0;
}

static int number_of(const char *text)
{
	return (int)MIN(g_ascii_strtoull(text, NULL, 10), 10000);
}

static gboolean is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

static gboolean is_next_to(const struct dates_point *a, const struct dates_point *b)
{
	if (a->kind != b->kind)
		return FALSE;
	if (a->kind == POINT_KNOWN)
		return a->known + 1 == b->known;
	if (a->kind == POINT_WEEKDAY)
		return a->weekday + 1 == b->weekday;
	return a->day + 1 == b->day && (!a->month || a->month == b->month);
}

/* "senin, 1 desember" and "besok lusa" are one day. */
static gboolean says_it_again(
	const struct dates_line *l, const struct dates_point *last, const struct dates_point *p)
{
	if (last->kind == POINT_DATE || l->tie == TIE_DASH || l->tie == TIE_UNTIL)
		return FALSE;
	return l->tie == TIE_NONE || p->kind == POINT_DATE;
}

static void add(struct dates_line *l, struct dates_point p)
{
	struct dates_point *last = l->count ? &l->points[l->count - 1] : NULL;
	if (!last) {
		l->until = l->tie == TIE_UNTIL;
		l->points[l->count++] = p;
	} else if (says_it_again(l, last, &p)) {
		*last = p;
	} else if (l->tie == TIE_AND && is_next_to(last, &p)) {
		l->points[1] = p;
		l->count = 2;
	} else if (l->count == 1 && !l->until && (l->tie == TIE_DASH || l->tie == TIE_UNTIL)) {
		l->points[l->count++] = p;
	} else {
		l->wrong = TRUE;
	}
	l->tie = TIE_NONE;
}

static void add_known(struct dates_line *l, guint32 day)
{
	add(l, (struct dates_point){ .kind = POINT_KNOWN, .known = day });
}

static void add_date(struct dates_line *l, int day, int month, int year)
{
	if (day < 1 || day > 31 || month > 12 || (year && year < 1900) || year > 9998)
		l->wrong = TRUE;
	else
		add(l, (struct dates_point){
			       .kind = POINT_DATE, .day = day, .month = month, .year = year });
}

/* "2026-12-01", "1/12/2026", "1.12.26", "1/12" */
static gboolean read_date(struct dates_line *l)
{
	const char *text = token(l, 0);
	if (is_number(text) || !g_ascii_isdigit(*text))
		return FALSE;
	g_auto(GStrv) parts = g_strsplit_set(text, "-/.", 3);
	int a = number_of(parts[0]), b = number_of(parts[1]);
	int c = parts[2] ? number_of(parts[2]) : 0;
	if (b == 0)
		l->wrong = TRUE;
	else if (a > 31)
		add_date(l, c, b, a);
	else
		add_date(l, a, b, parts[2] && c < 100 ? 2000 + c : c);
	return TRUE;
}

/* A year behind a date: "2026", ", 2026", "tahun 2026". 0: none; else passes over it. */
static int read_year(struct dates_line *l)
{
	guint ahead = is_one_of(token(l, 1), " , tahun thn ") ? 2 : 1;
	if (!is_number(token(l, ahead)) || strlen(token(l, ahead)) != 4)
		return 0;
	l->at += ahead;
	return number_of(token(l, 0));
}

static void lasts(struct dates_line *l, int days, int months)
{
	if (days < 0 || days > DATES_DAYS_MAX || months > 12 || (!days && !months))
		l->wrong = TRUE;
	l->length = days;
	l->months = months;
}

/* "3 hari", "3 (tiga) hari kerja", "2 minggu": how long, not when. */
static gboolean read_length(struct dates_line *l, int number)
{
	guint ahead = count_of(token(l, 1)) ? 2 : 1;
	const char *unit = token(l, ahead), *next = token(l, ahead + 1);
	if (is_one_of(next, " ini depan "))
		return FALSE;
	if (is_one_of(unit, " hari hr day days dinten dina "))
		lasts(l, number, 0);
	else if (is_one_of(unit, " minggu mgg pekan week weeks "))
		lasts(l, number * 7, 0);
	else if (is_one_of(unit, " bulan bln month months "))
		lasts(l, 0, number);
	else
		return FALSE;
	l->workdays = strcmp(next, "kerja") == 0;
	l->at += ahead;
	return TRUE;
}

static void read_number(struct dates_line *l)
{
	int number = number_of(token(l, 0));
	struct dates_point *last = l->count ? &l->points[l->count - 1] : NULL;
	if (read_length(l, number))
		return;
	guint ahead = is_one_of(token(l, 1), " bulan bln ") ? 2 : 1;
	int month = words_month_number(token(l, ahead));
	if (month) {
		l->at += ahead;
		add_date(l, number, month, read_year(l));
	} else if (number >= 1900 && last && last->kind == POINT_DATE && !last->year) {
		last->year = number; /* "Dec 1-5, 2026" */
		l->tie = TIE_NONE;
	} else {
		add_date(l, number, 0, 0);
	}
}

/* "December 1", "Dec 1, 2026" */
static gboolean read_english_date(struct dates_line *l)
{
	int month = words_month_number(token(l, 0));
	if (!month)
		return FALSE;
	int day = number_of(token(l, 1));
	if (!is_number(token(l, 1)) || day > 31) {
		l->wrong = TRUE; /* a whole month */
		return TRUE;
	}
	l->at++;
	add_date(l, day, month, read_year(l));
	return TRUE;
}

static guint32 monday_of_next_week(const struct dates_line *l)
{
	return l->today - (guint32)dates_weekday(l->today) + 8;
}

/* From the day to the Friday of its week. */
static void add_week(struct dates_line *l, guint32 day)
{
	add_known(l, day);
	if (dates_weekday(day) >= 5)
		return;
	l->tie = TIE_UNTIL;
	add_known(l, day + 5 - (guint32)dates_weekday(day));
}

/* "minggu depan", "minggu ini", "next week", "selasa minggu depan" */
static gboolean read_week(struct dates_line *l)
{
	static const char weeks[] = " minggu mgg pekan week ";
	gboolean this_week = is_one_of(token(l, 0), weeks) && strcmp(token(l, 1), "ini") == 0;
	struct dates_point *last = l->count ? &l->points[l->count - 1] : NULL;
	if (!this_week && !(is_one_of(token(l, 0), weeks) && strcmp(token(l, 1), "depan") == 0) &&
		!(strcmp(token(l, 0), "next") == 0 && is_one_of(token(l, 1), weeks)))
		return FALSE;
	l->at++;
	if (last && last->kind == POINT_WEEKDAY && l->tie == TIE_NONE && !this_week)
		*last = (struct dates_point){ .kind = POINT_KNOWN,
			.known = monday_of_next_week(l) + (guint32)last->weekday - 1 };
	else if (this_week)
		add_week(l, l->today);
	else
		add_week(l, monday_of_next_week(l));
	return TRUE;
}

/* "senin", "jumat depan", "next friday" */
static gboolean read_weekday(struct dates_line *l)
{
	gboolean next = strcmp(token(l, 0), "next") == 0;
	int weekday = weekday_of(token(l, next ? 1 : 0));
	if (!weekday)
		return FALSE;
	if (next || strcmp(token(l, 1), "depan") == 0) {
		l->at++;
		add_known(l, monday_of_next_week(l) + (guint32)weekday - 1);
	} else {
		add(l, (struct dates_point){ .kind = POINT_WEEKDAY, .weekday = weekday });
	}
	return TRUE;
}

/* "besok", "hari ini" */
static gboolean read_near(struct dates_line *l)
{
	const char *text = token(l, 0);
	if (is_one_of(text, " hari dinten dina ") && is_one_of(token(l, 1), " ini niki iki ")) {
		l->at++;
		add_known(l, l->today);
	} else if (is_one_of(text, " sekarang today skrg saiki sakmenika ")) {
		add_known(l, l->today);
	} else if (is_one_of(text, " besok bsk besuk sesuk mbenjing tomorrow ")) {
		add_known(l, l->today + 1);
	} else if (is_one_of(text, " lusa ")) {
		add_known(l, l->today + 2);
	} else if (is_one_of(text, " kemarin kmrn wingi yesterday ")) {
		add_known(l, l->today - 1);
	} else {
		return FALSE;
	}
	return TRUE;
}

static gboolean read_tie(struct dates_line *l)
{
	const char *text = token(l, 0);
	if (is_one_of(text, " sampai smp sd hingga until till to through nganti ngantos ") ||
		g_str_has_prefix(text, "sampai ") || strpbrk(text, "./"))
		l->tie = TIE_UNTIL;
	else if (is_one_of(text, " - – — "))
		l->tie = l->count ? TIE_DASH : TIE_NONE;
	else if (is_one_of(text, " , & dan and lan "))
		l->tie = TIE_AND;
	else
		return FALSE;
	return TRUE;
}

static gboolean read_long(struct dates_line *l)
{
	const char *text = token(l, 0);
	if (count_of(text))
		return read_length(l, count_of(text));
	if (is_one_of(text, " sehari "))
		lasts(l, 1, 0);
	else if (is_one_of(text, " seminggu sepekan "))
		lasts(l, 7, 0);
	else if (is_one_of(text, " sebulan "))
		lasts(l, 0, 1);
	else
		return FALSE;
	return TRUE;
}

static void read_other(struct dates_line *l)
{
	const char *text = token(l, 0);
	if (is_one_of(text, " bukan jangan jgn batal jadi not "))
		l->wrong = TRUE;
	else if (!command_word_in(text, WORDS_TITLE) && !command_word_in(text, WORDS_THANKS) &&
		 !command_word_in(text, WORDS_THANKS_TOO) &&
		 !command_word_in(text, WORDS_RECEIVE) &&
		 !is_one_of(text, " mulai dari sejak tanggal tgl hari selama pada from on "))
		l->odd = TRUE;
}

void dates_line_read(struct dates_line *l, const char *text)
{
	l->tokens = tokens_of(text);
	for (; l->at < l->tokens->len && !l->wrong; l->at++) {
		if (is_number(token(l, 0)))
			read_number(l);
		else if (!read_date(l) && !read_english_date(l) && !read_week(l) &&
			 !read_weekday(l) && !read_near(l) && !read_long(l) &&
			 !g_regex_match_simple("^(jam|pukul|pkl)", token(l, 0), 0, 0) &&
			 !read_tie(l))
			read_other(l);
	}
	g_clear_pointer(&l->tokens, g_ptr_array_unref);
}
