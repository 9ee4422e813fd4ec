/* Mails to the office that asked for help. */
#include "gateway/compose_words.h"
#include "desk/texts.h"

#include <string.h>

static const char *number(const struct writing *w)
{
	return w->ticket->number;
}

static void received(struct writing *w)
{
	g_autofree char *respond = time_words(w, w->ticket->respond_due);
	page_headline(w->page, _("Surat Anda sudah kami terima dengan nomor %s."), number(w));
	page_say(w->page, _("Teknisi seksi %s memeriksa permintaan Anda paling lambat %s. Setiap "
			    "langkah berikutnya kami kabarkan lewat email ini."),
		w->ticket->section, respond);
	add_ticket_facts(w, TRUE);
	add_attachment_names(w, _("Lampiran Anda"));
	add_attachment_note(w);
	page_say(w->page, "%s", _("Ada yang perlu ditambahkan? Balas saja surat ini."));
}

static void accepted(struct writing *w)
{
	page_headline(w->page, _("Permintaan Anda %s sedang dikerjakan."), number(w));
	page_say(w->page, _("%s sudah menerima permintaan Anda dan mengerjakannya. Anda kami kabari "
			    "bila sudah selesai."),
		w->ticket->assignee_name);
	add_ticket_facts(w, FALSE);
}

static void rejected(struct writing *w)
{
	page_headline(w->page, _("Mohon maaf, permintaan %s tidak dapat kami kerjakan."), number(w));
	page_quote(w->page, _("Alasannya"), w->notice->text);
	page_say(w->page, _("Tidak sependapat? Balas surat ini dalam %d hari dengan penjelasan Anda; "
			    "permintaan akan diperiksa lagi."),
		w->settings->reopen_days);
	add_ticket_facts(w, FALSE);
}

static void progress(struct writing *w)
{
	gboolean noted = *w->notice->text != '\0';
	page_headline(w->page, _("Kabar pekerjaan %s: masih dikerjakan."), number(w));
	page_quote(w->page, w->notice->by, w->notice->text);
	if (!noted)
		page_say(w->page, _("%s melanjutkan pekerjaan ini."), w->notice->by);
	add_ticket_facts(w, FALSE);
	page_say(w->page, "%s", _("Anda tidak perlu menjawab surat ini."));
}

static void question(struct writing *w)
{
	page_headline(w->page, _("Teknisi menunggu jawaban Anda untuk %s."), number(w));
	page_quote(w->page, w->notice->by, w->notice->text);
	page_say(w->page, "%s", _("Pekerjaan dilanjutkan setelah Anda menjawab. Sampai saat itu "
				  "hitungan waktunya berhenti."));
	add_ticket_facts(w, FALSE);
}

static void reported(struct writing *w)
{
	page_headline(w->page, _("Teknisi melaporkan pekerjaan %s sudah selesai."), number(w));
	page_say(w->page, "%s", _("Pimpinan sedang memeriksa laporan hasil tindakannya. Setelah "
				  "disetujui, laporan itu kami kirim kepada Anda."));
	add_ticket_facts(w, FALSE);
	page_say(w->page, "%s", _("Masih ada yang belum beres? Balas surat ini dan ceritakan; "
				  "teknisi dan pimpinan akan membacanya."));
}

static void approved(struct writing *w)
{
	page_headline(w->page, _("Permintaan Anda %s selesai."), number(w));
	if (w->may_see) {
		page_say(w->page, "%s", _("Pimpinan sudah menyetujui laporan hasil tindakan. "
					  "Laporannya terlampir sebagai PDF."));
		page_quote(w->page, _("Yang sudah dikerjakan"), w->notice->text);
	} else {
		page_say(w->page, _("Pimpinan sudah menyetujui laporan hasil tindakan. Karena surat "
				    "Anda bersifat rahasia, laporannya tidak dikirim lewat email; "
				    "silakan minta salinannya di %s."),
			w->settings->desk_organisation);
	}
	add_ticket_facts(w, FALSE);
	page_say(w->page, _("Mohon nilai layanan kami dengan satu angka. Bila ternyata belum beres, "
			    "balas BELUM dalam %d hari; tiket ini dibuka lagi."),
		w->settings->reopen_days);
}

static void cancelled(struct writing *w)
{
	page_headline(w->page, _("Permintaan %s dibatalkan, seperti yang Anda minta."), number(w));
	page_quote(w->page, _("Catatan Anda"), w->may_see ? w->notice->text : "");
	add_ticket_facts(w, FALSE);
	page_say(w->page, "%s", _("Bila ternyata masih perlu bantuan, kirim saja surat baru."));
}

static void reopened(struct writing *w)
{
	page_headline(w->page, _("Tiket %s dibuka kembali."), number(w));
	if (w->ticket->status == STATUS_BARU)
		page_say(w->page, "%s", _("Penjelasan Anda sudah kami catat. Teknisi memeriksa "
					  "permintaan ini sekali lagi, dan pimpinan mengetahuinya."));
	else
		page_say(w->page, "%s", _("Mohon maaf masalahnya belum beres. Teknisi sudah diberi "
					  "tahu dan melanjutkan pekerjaan."));
	add_ticket_facts(w, FALSE);
}

static void rated(struct writing *w)
{
	const char *text = w->notice->text;
	while (g_ascii_isdigit(*text) || g_ascii_isspace(*text))
		text++;
	page_headline(w->page, _("Terima kasih, penilaian Anda untuk %s sudah kami catat."),
		number(w));
	page_say(w->page, _("Penilaian Anda: %d (%s)."), w->ticket->rating,
		rating_words(w->ticket->rating));
	page_quote(w->page, _("Catatan Anda"), w->may_see ? text : "");
	add_ticket_facts(w, FALSE);
}

static void still_open(struct writing *w)
{
	page_headline(w->page, _("Pesan Anda untuk %s sudah kami teruskan kepada teknisi."),
		number(w));
	page_say(w->page, _("Tiket ini sudah selesai. Bila masalahnya belum beres, balas BELUM dan "
			    "apa yang masih bermasalah, paling lama %d hari setelah selesai; tiket "
			    "ini dibuka lagi."),
		w->settings->reopen_days);
	add_ticket_facts(w, FALSE);
}

static void stranger(struct writing *w)
{
	page_headline(w->page, "%s", _("Surat Anda sudah sampai dan menunggu pemeriksaan petugas."));
	page_say(w->page, _("Alamat email ini belum tercatat pada %s, sehingga surat Anda diperiksa "
			    "dahulu oleh petugas. Anda kami kabari setelah surat itu diproses."),
		w->settings->desk_name);
	page_say(w->page, "%s", _("Anda tidak perlu mengirim ulang. Bila kantor Anda mempunyai alamat "
				  "email dinas, surat dari alamat itu lebih cepat diproses."));
}

gboolean write_for_requester(struct writing *w)
{
	static void (*const kinds[NOTICE_COUNT])(struct writing *) = {
		[NOTICE_RECEIVED] = received,
		[NOTICE_ACCEPTED] = accepted,
		[NOTICE_REJECTED] = rejected,
		[NOTICE_PROGRESS] = progress,
		[NOTICE_QUESTION] = question,
		[NOTICE_REPORTED] = reported,
		[NOTICE_APPROVED] = approved,
		[NOTICE_CANCELLED] = cancelled,
		[NOTICE_REOPENED] = reopened,
		[NOTICE_RATED] = rated,
		[NOTICE_STILL_OPEN] = still_open,
	};
	if (w->notice->kind == NOTICE_STRANGER)
		stranger(w);
	else if (w->ticket && kinds[w->notice->kind])
		kinds[w->notice->kind](w);
	else
		return FALSE;
	return TRUE;
}
