/* Answers to whoever wrote: the echo of a command, why one does not fit, status, help, sign-in. */
#include "gateway/compose_words.h"
#include "desk/texts.h"

#include <string.h>

#define SIGN_IN_TICKETS 10

/* What follows from a command that was carried out. */
static void say_next(struct writing *w)
{
	switch (w->notice->command) {
	case COMMAND_TERIMA:
		page_say(w->page, "%s", _("Tiket ini kini Anda kerjakan, dan pemohon sudah diberi "
					  "tahu. Setelah beres, balas SELESAI dan apa yang dikerjakan."));
		break;
	case COMMAND_TOLAK:
		page_say(w->page, "%s", _("Alasan Anda sudah dikirim ke pemohon. Bila pemohon "
					  "keberatan, tiket ini kembali kepada Anda."));
		break;
	case COMMAND_PROSES:
		page_say(w->page, "%s", _("Catatan Anda sudah dikirim ke pemohon."));
		break;
	case COMMAND_TUNGGU:
		page_say(w->page, "%s", _("Pertanyaan Anda sudah dikirim ke pemohon. Hitungan waktu "
					  "berhenti sampai dijawab; jawabannya kami teruskan."));
		break;
	case COMMAND_ALIHKAN:
	case COMMAND_DISPOSISI:
		page_say(w->page, _("Tiket ini kini dipegang %s, yang sudah menerima suratnya. "
				    "Penyerahan dan alasannya tercatat."),
			w->ticket->assignee_name);
		break;
	case COMMAND_SELESAI:
		page_say(w->page, "%s", _("Laporan Anda sudah dikirim ke pimpinan untuk disetujui. Bila "
					  "perlu diperbaiki, Anda kami kabari."));
		break;
	case COMMAND_SETUJU:
		page_say(w->page, _("Tiket selesai. Laporannya sudah dikirim ke %s, dan teknisi sudah "
				    "diberi tahu."),
			w->ticket->requester_name);
		break;
	case COMMAND_REVISI:
		page_say(w->page, _("%s sudah diminta memperbaiki laporannya. Laporan yang baru kami "
				    "kirim lagi untuk disetujui."),
			w->ticket->assignee_name);
		break;
	default:
		break;
	}
}

static void understood(struct writing *w)
{
	page_headline(w->page, _("Kami memahami: %s → %s."), w->ticket ? w->ticket->number : "",
		command_name(w->notice->command));
	if (w->ticket)
		say_next(w);
	add_words_of(w, _("Yang Anda tulis"), w->notice->text);
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

static void refused(struct writing *w)
{
	const char *name = command_name(w->notice->command);
	if (w->ticket)
		page_headline(w->page, _("Perintah %s untuk %s belum dijalankan."), name,
			w->ticket->number);
	else
		page_headline(w->page, _("Perintah %s belum dijalankan."), name);
	page_say(w->page, "%s", w->notice->text);
	page_say(w->page, "%s", _("Tidak ada yang berubah."));
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

static void confirm(struct writing *w)
{
	const char *name = command_name(w->notice->command);
	page_headline(w->page, _("Mohon konfirmasi: %s untuk %s."), *name ? name : _("jawaban"),
		w->ticket ? w->ticket->number : w->settings->desk_name);
	page_say(w->page, "%s", _("Kami menerima surat atas nama Anda, tetapi belum dapat memastikan "
				  "bahwa Anda sendiri yang mengirimnya. Karena itu belum ada yang "
				  "berubah."));
	add_words_of(w, _("Isi surat itu"), w->notice->text);
	add_confirmation(w);
	page_say(w->page, "%s", _("Bukan Anda? Abaikan surat ini; perintah itu tidak akan dijalankan. "
				  "Supaya lain kali langsung dijalankan, balaslah surat yang Anda "
				  "terima dari kami."));
	if (w->ticket)
		add_ticket_facts(w, FALSE);
	w->no_answers = TRUE;
}

static void unclear(struct writing *w)
{
	const char *name = command_name(w->notice->command);
	page_headline(w->page, _("Apakah maksud Anda %s?"), name);
	page_say(w->page, _("Kami belum yakin, jadi belum ada yang berubah. Bila benar, kirim lagi "
			    "dengan ejaan %s."),
		name);
	add_words_of(w, _("Yang Anda tulis"), w->notice->text);
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

static void hint(struct writing *w)
{
	page_headline(w->page, _("Catatan Anda untuk %s tersimpan; statusnya tidak berubah."),
		w->ticket ? w->ticket->number : "");
	page_say(w->page, "%s", _("Kami tidak menemukan kata perintah pada baris pertama, maka surat "
				  "Anda disimpan sebagai catatan petugas."));
	add_words_of(w, _("Yang Anda tulis"), w->notice->text);
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

static void add_own_tickets(struct writing *w)
{
	const struct situation *s = w->compose->situation;
	guint count = s ? s->own_tickets->len : 0;
	for (guint i = 0; i < count; i++)
		add_ticket_line(w, s->own_tickets->pdata[i]);
}

static void status(struct writing *w)
{
	const struct situation *s = w->compose->situation;
	guint count = s ? s->own_tickets->len : 0;
	if (w->ticket) {
		page_headline(w->page, _("Status %s: %s."), w->ticket->number,
			status_label(w->ticket->status));
		add_ticket_facts(w, TRUE);
	} else if (count) {
		page_headline(w->page, _("Status tiket Anda: %u masih terbuka."), count);
		add_own_tickets(w);
	} else {
		page_headline(w->page, "%s", _("Status: tidak ada tiket yang masih terbuka."));
		page_say(w->page, "%s", _("Perlu bantuan? Kirim surat baru dan ceritakan masalahnya."));
	}
}

static void help(struct writing *w)
{
	page_headline(w->page, _("Cara memakai %s lewat email."), w->settings->desk_name);
	if (w->notice->as == SPEAKER_REQUESTER)
		page_say(w->page, "%s", _("Perlu bantuan? Kirim surat baru dan ceritakan masalahnya "
					  "dengan kata-kata sendiri, dengan atau tanpa surat dinas. Untuk "
					  "menambah keterangan, balas surat tentang tiket itu."));
	else
		page_say(w->page, "%s", _("Balas surat tentang tiketnya dan tulis satu kata perintah "
					  "pada awal baris pertama; keterangannya di belakang kata "
					  "itu. Yang berlaku bergantung pada status tiket."));
	add_command_list(w);
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

/* A requester's link opens one ticket only. */
static void add_ticket_links(struct writing *w)
{
	const struct situation *s = w->compose->situation;
	guint count = s ? MIN(s->own_tickets->len, SIGN_IN_TICKETS) : 0;
	for (guint i = 0; i < count; i++) {
		const struct ticket *ticket = s->own_tickets->pdata[i];
		g_autofree char *url = link_make(w, ticket->number);
		g_autofree char *title = g_strdup_printf(_("Lihat %s"), ticket->number);
		page_link(w->page, title, url);
	}
	if (count == 0)
		page_say(w->page, "%s", _("Anda tidak punya tiket yang masih terbuka."));
}

static void sign_in(struct writing *w)
{
	if (!w->settings->web_base_url) {
		page_headline(w->page, _("%s belum mempunyai halaman web."), w->settings->desk_name);
		page_say(w->page, "%s", _("Semua hal dapat dilakukan lewat email. Balas BANTUAN untuk "
					  "melihat caranya."));
		return;
	}
	page_headline(w->page, _("Ini tautan masuk Anda ke halaman %s."), w->settings->desk_name);
	page_say(w->page, _("Ketuk tautannya; tidak perlu kata sandi. Tautan berlaku %d hari dan hanya "
			    "untuk Anda: jangan diteruskan kepada orang lain."),
		w->settings->link_days);
	if (!w->ticket && w->notice->as == SPEAKER_REQUESTER)
		add_ticket_links(w);
}

gboolean write_for_anyone(struct writing *w)
{
	static void (*const kinds[NOTICE_COUNT])(struct writing *) = {
		[NOTICE_UNDERSTOOD] = understood,
		[NOTICE_REFUSED] = refused,
		[NOTICE_CONFIRM] = confirm,
		[NOTICE_UNCLEAR] = unclear,
		[NOTICE_HINT] = hint,
		[NOTICE_STATUS] = status,
		[NOTICE_HELP] = help,
		[NOTICE_SIGN_IN] = sign_in,
	};
	if (!kinds[w->notice->kind])
		return FALSE;
	kinds[w->notice->kind](w);
	return TRUE;
}
