#include "mailparse/own_words.h"

#include <string.h>

/* Words in a row that nobody writes twice by chance. */
#define RUN 4
/* How far ahead of the last match a line of few words may stand in what was sent. */
#define AHEAD 40
#define SHORT_WORDS 12
#define ADDRESS_BYTES 254
#define ENTITY_BYTES 9

struct word {
	guint hash;
	guint line;
	guint place; /* in what was sent, from 1 on; 0: not found there */
};

#define BETWEEN " \t\n<>()\""

/* An address counts as one, too: it is ours in another form in each copy. */
static gboolean is_link(const char *at)
{
	gsize length = strcspn(at, BETWEEN);
	const char *sign = memchr(at, '@', MIN(length, ADDRESS_BYTES));
	return (sign && sign > at) || g_ascii_strncasecmp(at, "http://", 7) == 0 ||
	       g_ascii_strncasecmp(at, "https://", 8) == 0 ||
	       g_ascii_strncasecmp(at, "mailto:", 7) == 0;
}

/* "&nbsp;", "&#32;": how long it is; 0: none. Some filters leave them in plain text. */
static gsize entity_at(const char *at)
{
	gsize length = *at == '&' ? strcspn(at, "; \t\n") : 0;
	return length > 1 && length <= ENTITY_BYTES && at[length] == ';' ? length + 1 : 0;
}

/* The words of `text`, without links. */
static void add_words(GArray *words, const char *text, guint line)
{
	for (const char *at = text; *at;) {
		gboolean begins = at == text || strchr(BETWEEN, at[-1]);
		if (begins && is_link(at)) {
			at += strcspn(at, BETWEEN);
			continue;
		}
		at += entity_at(at);
		if (!*at)
			break;
		line += *at == '\n';
		struct word word = { .hash = 5381, .line = line };
		const char *start = at;
		for (; *at && g_unichar_isalnum(g_utf8_get_char(at)); at = g_utf8_next_char(at))
			word.hash = word.hash * 33 + g_unichar_tolower(g_utf8_get_char(at));
		if (at > start)
			g_array_append_val(words, word);
		else
			at = g_utf8_next_char(at);
	}
}

static struct word *word_at(const GArray *words, guint i)
{
	return &g_array_index(words, struct word, i);
}

static gpointer run_at(const GArray *words, guint i)
{
	guint hash = 0;
	for (guint k = i; k < i + RUN; k++)
		hash = hash * 31 + word_at(words, k)->hash;
	return GUINT_TO_POINTER(hash);
}

/* Of each run of words where it stands first, from 1 on. */
static GHashTable *runs_of(const GArray *sent)
{
	GHashTable *runs = g_hash_table_new(NULL, NULL);
	for (guint i = sent->len; i-- > 0;)
		if (i + RUN <= sent->len)
			g_hash_table_insert(runs, run_at(sent, i), GUINT_TO_POINTER(i + 1));
	return runs;
}

static void place_runs(GArray *words, const GArray *sent)
{
	g_autoptr(GHashTable) runs = runs_of(sent);
	for (guint i = 0; i + RUN <= words->len; i++) {
		guint place = GPOINTER_TO_UINT(g_hash_table_lookup(runs, run_at(words, i)));
		for (guint k = 0; place && k < RUN; k++)
			word_at(words, i + k)->place = place + k;
	}
}

/* One line of the mail: its words [begin, end). */
struct span {
	guint begin, end;
};

static struct span span_at(const GArray *words, guint begin)
{
	struct span span = { begin, begin };
	while (span.end < words->len &&
		word_at(words, span.end)->line == word_at(words, begin)->line)
		span.end++;
	return span;
}

/*
 * How many words of the line are, from its begin on, one whole line that was sent a little after
 * `after`; `*place` is past it then. 0: none.
 */
static guint whole_line(
	const GArray *words, struct span span, const GArray *sent, guint after, guint *place)
{
	for (guint at = after; at < sent->len && at < after + AHEAD; at++) {
		if (at > 0 && word_at(sent, at)->line == word_at(sent, at - 1)->line)
			continue;
		struct span line = span_at(sent, at);
		guint count = line.end - line.begin, same = 0;
		while (same < count && span.begin + same < span.end &&
			word_at(words, span.begin + same)->hash == word_at(sent, at + same)->hash)
			same++;
		if (same < count)
			continue;
		*place = line.end;
		return count;
	}
	return 0;
}

static struct share share_of(const GArray *words, struct span span)
{
	struct share share = { .words = span.end - span.begin };
	for (guint i = span.begin; i < span.end; i++)
		share.ours += word_at(words, i)->place > 0;
	return share;
}

/* Lines of few words have no run of their own: they must stand where ours would go on. */
static void follow(struct own_words *own, const GArray *words, const GArray *sent)
{
	guint after = 0;
	for (guint i = 0; i < words->len;) {
		struct span span = span_at(words, i);
		struct share *share =
			&g_array_index(own->shares, struct share, word_at(words, i)->line);
		*share = share_of(words, span);
		guint place = 0, count = 0;
		if (after > 0 && !share_is_ours(share))
			count = whole_line(words, span, sent, after, &place);
		if (count == share->words && count <= SHORT_WORDS)
			share->ours = count;
		share->filled = count > 0 && count < share->words;
		if (share_is_ours(share) && word_at(words, span.end - 1)->place)
			after = word_at(words, span.end - 1)->place;
		else if (count)
			after = place;
		i = span.end;
	}
}

void own_words_compare(struct own_words *own, const GPtrArray *lines, const char *sent)
{
	g_autoptr(GArray) words = g_array_new(FALSE, TRUE, sizeof(struct word));
	g_autoptr(GArray) ours = g_array_new(FALSE, TRUE, sizeof(struct word));
	own->shares = g_array_new(FALSE, TRUE, sizeof(struct share));
	g_array_set_size(own->shares, lines->len);
	for (guint i = 0; i < lines->len; i++)
		add_words(words, line_at(lines, i)->text, i);
	add_words(ours, sent, 0);
	own->sent = ours->len;
	place_runs(words, ours);
	follow(own, words, ours);
}

void own_words_clear(struct own_words *own)
{
	g_clear_pointer(&own->shares, g_array_unref);
}

const struct share *own_words_of(const struct own_words *own, guint line)
{
	return &g_array_index(own->shares, struct share, line);
}

gboolean share_is_ours(const struct share *share)
{
	return share->words > 0 && share->ours * 5 >= share->words * 4;
}

gboolean share_is_foreign(const struct share *share)
{
	return share->filled || (share->words > 0 && share->ours * 10 <= share->words * 3);
}
