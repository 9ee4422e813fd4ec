/* LAPORAN: who asks for which report. Nothing changes, so it needs no proof: the answer goes to the
 * address in the directory, or to somebody who takes part in the ticket. */
#include "desk/decide_parts.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

static void refuse_report(struct making *m, const char *why)
{
	notice_sender(m, NOTICE_REFUSED, COMMAND_LAPORAN, why);
}

/* Whom a ticket without a report waits for. The caller frees it. */
static char *waits_for(const struct making *m)
{
	const struct ticket *t = m->d->ticket;
	gboolean to_staff = strcmp(m->actor_role, "pemohon") != 0;
	switch (t->status) {
	case STATUS_BARU:
	case STATUS_DIKERJAKAN:
		return *t->assignee_name
			       ? g_strdup_printf(_("Yang ditunggu: teknisi %s."), t->assignee_name)
			       : g_strdup(_("Yang ditunggu: teknisi."));
	case STATUS_MENUNGGU:
		return g_strdup(_("Yang ditunggu: jawaban pemohon."));
	case STATUS_TINDAK_LANJUT:
		return t->needs_revision && to_staff
			       ? g_strdup(_("Yang ditunggu: perbaikan laporan oleh teknisi."))
			       : g_strdup(_("Yang ditunggu: persetujuan pimpinan."));
	default:
		return g_strdup(_("Tiket ini tidak dikerjakan, jadi tidak ada laporannya."));
	}
}

static void answer_action_report(struct making *m)
{
	const struct ticket *t = m->d->ticket;
	if (ticket_report_is_public(t)) {
		notice_sender(m, NOTICE_ACTION_REPORT, COMMAND_LAPORAN, "");
		return;
	}
	g_autofree char *waits = waits_for(m);
	g_autofree char *why = g_strdup_printf(
		_("Laporan hasil tindakan hanya ada untuk tiket yang sudah selesai, yaitu setelah "
		  "disetujui pimpinan. Status sekarang: %s. %s"),
		status_label(t->status), waits);
	refuse_report(m, why);
}

/* "KINERJA oktober", "oktober e-kinerja": e-kinerja is meant. The rest is the month; the caller
 * frees it. */
static char *without_performance(const char *argument, gboolean *is_performance)
{
	g_autoptr(GRegex) word =
		g_regex_new("\\b(e[- ]?)?kinerja\\b[\\s:,.-]*", G_REGEX_CASELESS, 0, NULL);
	g_autofree char *valid = g_utf8_make_valid(argument, -1);
	*is_performance = g_regex_match(word, valid, 0, NULL);
	return g_strstrip(g_regex_replace_literal(word, valid, -1, 0, "", 0, NULL));
}

static void answer_month(struct making *m, const char *argument)
{
	const struct situation *s = m->s;
	gboolean is_performance;
	gint64 from, to;
	g_autofree char *month = without_performance(argument, &is_performance);
	g_autofree char *period = words_read_period(month, s->now, s->settings->timezone);
	if (!period || !words_period_bounds(period, s->settings->timezone, &from, &to)) {
		refuse_report(m, _("Bulan tidak dikenali. Contoh: LAPORAN 2026-10 atau LAPORAN "
				   "oktober 2026."));
		return;
	}
	if (from > s->now) {
		g_autofree char *name = words_month(period, s->settings->language);
		g_autofree char *why = g_strdup_printf(
			_("%s belum dimulai, jadi belum ada yang dapat dilaporkan."), name);
		refuse_report(m, why);
		return;
	}
	gboolean own = s->staff->role == SPEAKER_TECHNICIAN;
	guint before = m->d->notices->len;
	notice_sender(m, own || is_performance ? NOTICE_PERFORMANCE : NOTICE_WORKBOOK,
		COMMAND_LAPORAN, period);
	for (guint i = before; own && i < m->d->notices->len; i++)
		((struct notice *)m->d->notices->pdata[i])->person_id = s->staff->id;
}

gboolean answer_report(struct making *m, const char *argument)
{
	gboolean of_ticket = m->d->ticket && !*argument;
	gboolean is_staff = strcmp(m->actor_role, "pemohon") != 0;
	/* A word beside a photo or a letter only announces it. */
	if (!is_staff && (!of_ticket || m->in->attachments))
		return FALSE;
	outcome_set(m, OUTCOME_COMMAND, "%s answered", command_name(COMMAND_LAPORAN));
	m->d->command = COMMAND_LAPORAN;
	if (of_ticket)
		answer_action_report(m);
	else
		answer_month(m, argument);
	return TRUE;
}
