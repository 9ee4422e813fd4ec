#include "desk/event_view.h"
#include "desk/command.h"
#include "desk/texts.h"

#include <string.h>

static gboolean is_kind(const struct event *event, const char *kind)
{
	return strcmp(event->kind, kind) == 0;
}

/* What BATAL took back: its rows say the command, ": " and that command's words. */
static enum command taken_back(const struct event *event)
{
	const char *end = is_kind(event, EVENT_UNDONE) ? strchr(event->text, ':') : NULL;
	g_autofree char *name = end ? g_strndup(event->text, (gsize)(end - event->text)) : NULL;
	return name ? command_read_name(name) : COMMAND_NONE;
}

/* Never the requester's business, however the row is marked: what the leader found wanting, mails
 * that bounced, and commands of staff that did not count, which may hold a report's text. */
static gboolean is_inside(const struct event *event)
{
	return event->internal || is_kind(event, "revisi") || taken_back(event) == COMMAND_REVISI ||
	       is_kind(event, EVENT_BOUNCE) || is_kind(event, EVENT_UNPROVED) ||
	       (is_kind(event, EVENT_REFUSED) && strcmp(event->actor_role, "pemohon") != 0);
}

enum event_view event_view_of_requester(const struct ticket *ticket, const struct event *event)
{
	if (is_inside(event))
		return EVENT_HIDDEN;
	/* Every SELESAI of a technician is an action report; only the approved one is read. */
	if (is_kind(event, "selesai") &&
		!(ticket_report_is_public(ticket) && event->id == ticket->report_event))
		return EVENT_WITHHELD;
	/* Nobody approved what its author took back. */
	if (taken_back(event) == COMMAND_SELESAI)
		return EVENT_WITHHELD;
	return EVENT_SHOWN;
}

const char *event_label(const char *kind)
{
	static const struct {
		const char *kind;
		const char *label;
	} labels[] = {
		{ EVENT_OPENED, N_("Surat masuk") },
		{ EVENT_COMMENT, N_("Pesan") },
		{ EVENT_ASSIGNED, N_("Ditugaskan") },
		{ EVENT_REFUSED, N_("Tidak berlaku") },
		{ EVENT_UNPROVED, N_("Belum terbukti dari pengirim ini; menunggu konfirmasi") },
		{ EVENT_BOUNCE, N_("Surat tidak sampai") },
		{ EVENT_READ, N_("Lampiran dibaca") },
		{ EVENT_PASSED, N_("Dialihkan oleh Desk TIK") },
		{ EVENT_REMINDED, N_("Teknisi diingatkan") },
		{ EVENT_ESCALATED, N_("Pimpinan diminta melihat") },
		{ EVENT_PRIORITY, N_("Prioritas dihitung lagi") },
		{ "balasan_otomatis", N_("Balasan otomatis") },
		{ "terima", N_("Diterima teknisi") },
		{ "tolak", N_("Ditolak") },
		{ "proses", N_("Perkembangan") },
		{ "tunggu", N_("Pertanyaan kepada pemohon") },
		{ "alihkan", N_("Dialihkan") },
		{ "disposisi", N_("Disposisi") },
		{ "selesai", N_("Laporan hasil tindakan") },
		{ "setuju", N_("Disetujui pimpinan") },
		{ "revisi", N_("Perlu revisi") },
		{ "gabung", N_("Digabung dengan tiket lain") },
		{ "pecah", N_("Dipecah menjadi beberapa tiket") },
		{ EVENT_MERGED, N_("Menerima gabungan") },
		{ EVENT_SPLIT, N_("Hasil pecahan") },
		{ EVENT_INCIDENT, N_("Insiden") },
		{ EVENT_JOINED, N_("Bagian dari insiden") },
		{ EVENT_LEFT, N_("Keluar dari insiden") },
		{ EVENT_UNDONE, N_("Ditarik kembali") },
		{ EVENT_VOIDED, N_("Persetujuan batal") },
		{ EVENT_CORRECTED, N_("Dikoreksi operator") },
		{ EVENT_OFFICE_ASKED, N_("Kantor diminta mengonfirmasi") },
		{ EVENT_OFFICE_CONFIRMED, N_("Dikonfirmasi kantor") },
		{ EVENT_OFFICE_DENIED, N_("Disangkal kantor") },
		{ "batal", N_("Dibatalkan pemohon") },
		{ "belum", N_("Belum selesai menurut pemohon") },
		{ "nilai", N_("Penilaian") },
	};
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
		if (strcmp(kind, labels[i].kind) == 0)
			return _(labels[i].label);
	return kind;
}
