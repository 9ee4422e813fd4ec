/* Why a target was missed, in words. Declared in sla.h. Pure. */
#include "desk/settings.h"
#include "desk/sla.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

/* What the history says of the time until the target was met, or the month ended. */
struct story {
	gboolean unassigned_first; /* it was opened without a technician */
	gint64 assigned_at;	   /* the first one got it; 0: still nobody */
	int handed_over, passed, sent_back, reopened;
	const char *why_handed_over, *why_passed, *why_sent_back; /* of the last one */
	gboolean office_asked;
};

static gboolean is(const struct event *event, enum command command)
{
	g_autofree char *kind = g_ascii_strdown(command_name(command), -1);
	return strcmp(event->kind, kind) == 0;
}

/* What the texts of the history have between two of their values, in the language of the desk. */
static char *between(const char *format_filled, int part)
{
	g_auto(GStrv) parts = g_strsplit(format_filled, "\001", -1);
	return g_strdup((int)g_strv_length(parts) > part ? parts[part] : "");
}

static gboolean was_given_to_nobody(const struct event *event)
{
	g_autofree char *filled =
		g_strdup_printf(_("%s, seksi %s, kepada %s; layanan dipilih karena %s."), "\001",
			"\001", _("pimpinan"), "\001");
	g_autofree char *words = between(filled, 2);
	return *words && strstr(event->text, words);
}

static gboolean came_from_nobody(const struct event *event)
{
	g_autofree char *filled =
		g_strdup_printf(_("Dari %s kepada %s: %s"), _("(belum ada)"), "\001", "");
	g_autofree char *words = between(filled, 0);
	return g_str_has_prefix(event->text, words);
}

/* "Dari Tono kepada Wahyu: alasan" -> "alasan"; another text as it is. */
static const char *reason_of(const struct event *event)
{
	const char *colon = strstr(event->text, ": ");
	return colon ? colon + 2 : event->text;
}

static void hear_of_technician(struct story *story, const struct event *event, gboolean handed)
{
	if (strcmp(event->kind, EVENT_ASSIGNED) == 0 && was_given_to_nobody(event))
		story->unassigned_first = TRUE;
	if (handed && came_from_nobody(event))
		story->unassigned_first = TRUE;
	if (story->unassigned_first && !story->assigned_at && (handed || is(event, COMMAND_TERIMA)))
		story->assigned_at = event->at;
}

static void hear(struct story *story, const struct event *event)
{
	gboolean by_desk = strcmp(event->kind, EVENT_PASSED) == 0;
	gboolean by_people = is(event, COMMAND_ALIHKAN) || is(event, COMMAND_DISPOSISI);
	enum status from, to;
	hear_of_technician(story, event, by_desk || by_people);
	if ((by_desk || by_people) && came_from_nobody(event))
		return; /* no hand-over: the first one got it */
	if (by_people) {
		story->handed_over++;
		story->why_handed_over = reason_of(event);
	} else if (by_desk) {
		story->passed++;
		story->why_passed = reason_of(event);
	} else if (is(event, COMMAND_REVISI)) {
		story->sent_back++;
		story->why_sent_back = event->text;
	} else if (strcmp(event->kind, EVENT_OFFICE_ASKED) == 0) {
		story->office_asked = TRUE;
	} else if (strcmp(event->kind, EVENT_OFFICE_CONFIRMED) == 0) {
		story->office_asked = FALSE;
	} else if (strcmp(event->kind, EVENT_UNDONE) != 0 &&
		   status_read(event->from_status, &from) && status_read(event->to_status, &to)) {
		story->reopened += !status_is_open(from) && status_is_open(to);
	}
}

/* One line, not too long. */
static char *shortened(const char *words)
{
	enum { MOST = 80 };
	g_autofree char *line = g_strdelimit(g_strdup(words), "\r\n\t", ' ');
	g_strstrip(line);
	if (g_utf8_strlen(line, -1) <= MOST)
		return g_steal_pointer(&line);
	g_autofree char *cut = g_utf8_substring(line, 0, MOST - 1);
	return g_strconcat(g_strchomp(cut), "…", NULL);
}

G_GNUC_PRINTF(2, 3) static void add(GString *list, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	if (list->len)
		g_string_append(list, "; ");
	g_string_append_vprintf(list, format, values);
	va_end(values);
}

/* "dialihkan 2×: alasan" */
static void add_times(
	GString *list, const char *what, int times, const char *why, gboolean confidential)
{
	if (!times)
		return;
	g_autofree char *words = shortened(why);
	if (confidential || !*words)
		add(list, "%s %d×", what, times);
	else
		add(list, "%s %d×: %s", what, times, words);
}

static void add_technician(GString *list, const struct story *story, const struct ticket *ticket,
	const struct settings *settings)
{
	if (story->assigned_at) {
		g_autofree char *at = words_time_short(
			story->assigned_at, settings->timezone, settings->language);
		add(list, _("tanpa teknisi sampai %s"), at);
	} else if (story->unassigned_first || !ticket->assignee_id) {
		add(list, "%s", _("tanpa teknisi"));
	}
}

/* Accepted when less than half of the time was left. */
static void add_late_start(GString *list, const struct sla_breach *breach,
	const struct ticket *ticket, gint64 end, const struct calendar *calendar,
	const struct settings *settings)
{
	if (!ticket->accepted_at || ticket->accepted_at >= end)
		return;
	if (ticket->accepted_at > breach->target) {
		add(list, "%s", _("diterima teknisi sesudah batas"));
		return;
	}
	gint64 left = calendar_working_seconds(calendar, ticket->accepted_at, breach->target);
	gint64 whole = calendar_working_seconds(calendar, ticket->opened_at, breach->target);
	if (left * 2 >= whole)
		return;
	g_autofree char *hours = words_number(left / 3600.0, 1, settings->language);
	if (left < 3600)
		add(list, "%s", _("diterima teknisi kurang dari 1 jam kerja sebelum batas"));
	else
		add(list, _("diterima teknisi %s jam kerja sebelum batas"), hours);
}

/* Nothing happened that would explain it. */
static const char *plain_reason(
	const struct sla_breach *breach, const struct ticket *ticket, gint64 end)
{
	if (breach->kind == SLA_RESPONSE)
		return breach->open ? _("teknisi belum memvalidasi")
				    : _("teknisi terlambat memvalidasi");
	if (breach->actual || !breach->open)
		return _("pengerjaan melewati target");
	return ticket->accepted_at && ticket->accepted_at < end ? _("pengerjaan belum selesai")
								: _("teknisi belum memvalidasi");
}

char *sla_reason(const struct sla_breach *breach, const struct ticket *ticket,
	const GPtrArray *events, gint64 end, const struct calendar *calendar,
	const struct settings *settings)
{
	struct story story = { 0 };
	GString *list = g_string_new("");
	gint64 until = breach->actual ? breach->actual : end;
	gboolean secret = ticket_is_confidential(ticket);
	for (guint i = 0; i < events->len; i++)
		if (((const struct event *)events->pdata[i])->at <= until)
			hear(&story, events->pdata[i]);
	add_technician(list, &story, ticket, settings);
	if (story.office_asked)
		add(list, "%s", _("menunggu konfirmasi kantor"));
	add_times(list, _("dialihkan"), story.handed_over, story.why_handed_over, secret);
	add_times(list, _("diteruskan sistem"), story.passed, story.why_passed, secret);
	if (breach->kind == SLA_RESOLUTION) {
		add_times(list, _("dikembalikan pimpinan"), story.sent_back, story.why_sent_back,
			secret);
		add_times(list, _("dibuka kembali"), story.reopened, "", secret);
		/* A ticket that was reopened had a new target then. */
		if (!story.reopened)
			add_late_start(list, breach, ticket, end, calendar, settings);
	}
	if (!list->len)
		g_string_append(list, plain_reason(breach, ticket, end));
	return g_string_free(list, FALSE);
}
