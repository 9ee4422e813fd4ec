#include "desk/handover.h"
#include "desk/division.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

void handover_clear(struct handover *to)
{
	g_clear_pointer(&to->reason, g_free);
}

/* "ke pak Budi: alasan" -> "Budi: alasan". */
static const char *skip_towards(const char *argument)
{
	g_autoptr(GRegex) regex = g_regex_new("^\\s*(?:(?:ke|kepada|kpd|to|utk|untuk)\\s+)?(?:(?:"
					      "sdr|sdri|pak|bu|mas|mbak)\\.?\\s+)?",
		G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	int end = 0;
	if (g_regex_match(regex, argument, 0, &match))
		g_match_info_fetch_pos(match, 0, NULL, &end);
	return argument + end;
}

#define COLON ":"
#define ANY_SIGN "[:;,\\n]|\\s[-–]\\s|\\s(?=karena|krn|agar|supaya|untuk|utk|mohon|tolong)"

/* "Budi: alasan" -> target "Budi", reason "alasan"; without the sign all is target. */
static void split(const char *text, const char *sign, char **target, char **reason)
{
	g_autofree char *pattern = g_strdup_printf("^(.+?)\\s*(?:%s)\\s*(.+)$", sign);
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	gboolean found = g_regex_match(regex, text, 0, &match);
	g_free(*target);
	g_free(*reason);
	*target = found ? g_match_info_fetch(match, 1) : g_strdup(text);
	*reason = found ? g_match_info_fetch(match, 2) : g_strdup("");
	g_strstrip(*target);
	g_strstrip(*reason);
}

static gboolean is_gap(char c)
{
	return c == '\0' || strchr(" ,.", c);
}

/* "budi" or "budi rekaan" for "budi rekaan, s.kom."; whole words of the name only. */
static gboolean has_words(const char *name, const char *wanted)
{
	gsize length = strlen(wanted);
	if (!length)
		return FALSE;
	for (const char *at = name; (at = strstr(at, wanted)); at++)
		if ((at == name || is_gap(at[-1])) && is_gap(at[length]))
			return TRUE;
	return FALSE;
}

static gboolean name_fits(const struct person *person, const char *target)
{
	g_autofree char *name = g_utf8_casefold(person->name, -1);
	g_autofree char *wanted = g_utf8_casefold(target, -1);
	gsize length = strlen(wanted);
	if (g_ascii_strcasecmp(person->email, target) == 0 || has_words(name, wanted))
		return TRUE;
	return g_ascii_strncasecmp(person->email, wanted, length) == 0 &&
	       person->email[length] == '@';
}

static const struct person *one_technician(
	const GPtrArray *technicians, const char *target, int *count)
{
	const struct person *one = NULL;
	*count = 0;
	for (guint i = 0; i < technicians->len; i++) {
		const struct workload *workload = technicians->pdata[i];
		if (!name_fits(workload->person, target))
			continue;
		one = workload->person;
		(*count)++;
	}
	return one;
}

/* Who asked is heard as the requester: somebody else must do the work. */
static gboolean is_requester(const struct ticket *ticket, const struct person *person)
{
	return strcmp(person->email, ticket->requester) == 0;
}

static const struct person *of_section(
	const struct situation *s, const struct ticket *ticket, const char *target)
{
	g_autofree char *lower = g_utf8_strdown(target, -1);
	const char *section = lower;
	static const char *const words[] = { "seksi ", "bidang ", "tim " };
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(section, words[i]))
			section += strlen(words[i]);
	g_autoptr(GPtrArray) others = g_ptr_array_new();
	for (guint i = 0; i < s->technicians->len; i++) {
		struct workload *one = s->technicians->pdata[i];
		if (!is_requester(ticket, one->person))
			g_ptr_array_add(others, one);
	}
	const struct workload *freest = division_next(others, section, ticket->assignee_id);
	return freest ? freest->person : NULL;
}

static char *names(const struct situation *s)
{
	GString *list = g_string_new("");
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		g_string_append_printf(
			list, "%s%s (%s)", i ? "; " : "", one->person->name, one->person->section);
	}
	return g_string_free(list, FALSE);
}

/* Nobody on leave gets work; NULL: at work. */
static char *absence(const struct situation *s, const struct person *person)
{
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		if (one->person != person || !one->away_until)
			continue;
		g_autofree char *until = words_date(one->away_until, s->settings->language);
		return g_strdup_printf(_("%s tidak bekerja sampai %s. Pilih orang lain, atau tulis "
					 "nama seksinya."),
			person->name, until);
	}
	return NULL;
}

char *handover_read(const struct situation *s, const struct ticket *ticket, const char *argument,
	struct handover *to)
{
	g_autofree char *target = NULL;
	g_autofree char *reason = NULL;
	int count;
	const char *rest = skip_towards(argument);
	/* A name with its title has a comma of its own: "Budi Rekaan, S.Kom.: alasan". */
	split(rest, COLON, &target, &reason);
	to->person = one_technician(s->technicians, target, &count);
	if (count == 0) {
		split(rest, ANY_SIGN, &target, &reason);
		to->person = one_technician(s->technicians, target, &count);
	}
	to->section = count == 0;
	if (to->section)
		to->person = of_section(s, ticket, target);
	g_autofree char *all = names(s);
	if (count > 1)
		return g_strdup_printf(
			_("Nama \"%s\" cocok dengan lebih dari satu orang. Tulis nama lengkap atau "
			  "alamatnya: %s."),
			target, all);
	if (!to->person)
		return g_strdup_printf(_("\"%s\" bukan nama teknisi atau seksi. Yang ada: %s. "
					 "Contoh: ALIHKAN ke nama: alasan."),
			target, all);
	char *away = absence(s, to->person);
	if (away)
		return away;
	if (to->person->id == ticket->assignee_id)
		return g_strdup_printf(_("Tiket ini sudah dipegang %s."), to->person->name);
	if (is_requester(ticket, to->person))
		return g_strdup_printf(
			_("%s adalah pemohon tiket ini. Pilih teknisi lain."), to->person->name);
	if (!*reason)
		return g_strdup(_("Alasan belum ditulis. Contoh: ALIHKAN ke nama: alasan."));
	to->reason = g_steal_pointer(&reason);
	return NULL;
}

gboolean handover_names(const char *text, char **from, char **to)
{
	static const char *const forms[][2] = { { "Dari ", " kepada " }, { "From ", " to " } };
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (!g_str_has_prefix(text, forms[i][0]))
			continue;
		const char *first = text + strlen(forms[i][0]);
		const char *middle = strstr(first, forms[i][1]);
		const char *second = middle ? middle + strlen(forms[i][1]) : NULL;
		const char *end = second ? strstr(second, ": ") : NULL;
		if (!end)
			return FALSE;
		*from = g_strndup(first, middle - first);
		*to = g_strndup(second, end - second);
		return TRUE;
	}
	return FALSE;
}
