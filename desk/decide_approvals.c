/* SETUJU SEMUA: a leader approves the reports of one list, exactly as they were listed. */
#include "desk/decide_parts.h"
#include "desk/texts.h"

#include <string.h>

gboolean approves_all(enum command command, const char *argument)
{
	return command == COMMAND_SETUJU && g_ascii_strcasecmp(argument, "semua") == 0;
}

/* Approves one report as SETUJU would, or says why not. */
static const char *approve_one(
	struct making *m, const struct listed *item, const struct ticket **approved)
{
	struct making also;
	struct situation own = *m->s;
	const struct transition *transition =
		workflow_find(SPEAKER_LEADER, item->ticket->status, COMMAND_SETUJU);
	if (!transition)
		return item->ticket->status == STATUS_SELESAI
			       ? _("sudah disetujui")
			       : _("tidak lagi menunggu persetujuan");
	/* As if the mail were the one about this ticket's report. */
	own.ticket = item->ticket;
	own.shown = item->unchanged ? SHOWN_PRESENT : SHOWN_OTHER;
	own.own_report = item->own;
	making_also(m, item->ticket, item->report, &also);
	also.s = &own;
	also.letter = item->letter;
	also.participants = item->participants;
	also.unechoed = TRUE;
	const char *why = staff_objection(&also, transition);
	/* The list does not show all that is approved. */
	if (!why && !item->was_read)
		why = _("belum disetujui; bacalah dahulu surat permohonannya sendiri, lalu balas "
			"surat itu");
	if (!why)
		carry_out(&also, transition, "");
	*approved = also.d->ticket;
	return why;
}

static void answer(struct making *m, const GPtrArray *approved, const char *left)
{
	if (!approved->len) {
		g_autofree char *why = g_strdup_printf(
			_("Tidak ada laporan dalam daftar itu yang masih menunggu persetujuan:%s"),
			left);
		notice_sender(m, NOTICE_REFUSED, COMMAND_SETUJU, why);
		return;
	}
	GString *text = g_string_new("");
	g_string_append_printf(text, _("%u laporan disetujui."), approved->len);
	if (*left)
		g_string_append_printf(text, _(" Tidak disetujui:%s"), left);
	g_string_append(
		text, _("\nSalah satu keliru? Balas BATAL pada surat permohonan persetujuan "
			"tiket itu."));
	notice_done(m, COMMAND_SETUJU, approved, text->str);
	g_string_free(text, TRUE);
}

void approve_all(struct making *m)
{
	const struct situation *s = m->s;
	if (!s->listed || m->proof != PROOF_TOKEN || s->staff->role != SPEAKER_LEADER) {
		refuse(m, COMMAND_SETUJU,
			_("SETUJU SEMUA hanya berlaku sebagai balasan surat daftar laporan yang "
			  "menunggu persetujuan, sebab yang disetujui tepat isi daftar itu. "
			  "Balaslah "
			  "surat daftarnya, atau balas SETUJU pada surat tiket masing-masing."));
		return;
	}
	g_autoptr(GPtrArray) approved = g_ptr_array_new();
	g_autoptr(GString) left = g_string_new("");
	for (guint i = 0; i < s->listed->len; i++) {
		const struct listed *item = s->listed->pdata[i];
		const struct ticket *ticket;
		const char *why = approve_one(m, item, &ticket);
		if (why)
			g_string_append_printf(left, "\n%s: %s", item->ticket->number, why);
		else
			g_ptr_array_add(approved, (struct ticket *)ticket);
	}
	outcome_set(m, OUTCOME_COMMAND, "SETUJU SEMUA: %u of %u reports approved", approved->len,
		s->listed->len);
	m->d->command = COMMAND_SETUJU;
	answer(m, approved, left->str);
}
