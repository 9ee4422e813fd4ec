/* Mails to technicians, leaders and operators about what others did. */
#include "gateway/compose_words.h"
#include "desk/texts.h"
#include "desk/words.h"

#include <string.h>

static const char *number(const struct writing *w)
{
	return w->ticket->number;
}

static const char *subject(const struct writing *w)
{
	return visible_subject(w, w->ticket);
}

/* What somebody wrote with the mail at hand; a mail may be nothing but its attachments. */
static void add_message(struct writing *w, const char *title)
{
	const char *text = *w->notice->text ? w->notice->text : _("(tanpa teks)");
	add_words_of(w, title, text);
	add_attachment_names(w, _("Lampiran"));
}

static void assignment(struct writing *w)
{
	g_autofree char *respond = time_words(w, w->ticket->respond_due);
	page_headline(w->page, _("Tugas baru untuk Anda: %s (%s)."), subject(w), number(w));
	if (w->notice->command == COMMAND_ALIHKAN)
		page_quote(w->page, _("Diserahkan kepada Anda"), w->notice->text);
	if (w->ticket->status == STATUS_BARU)
		page_say(w->page,
			_("Mohon validasi paling lambat %s: terima, atau tolak dengan "
			  "alasan."),
			respond);
	add_ticket_facts(w, TRUE);
	add_letter(w);
	add_similar(w);
}

static void handed_over(struct writing *w)
{
	page_headline(w->page, _("Tiket %s kini dipegang %s, tidak lagi pada Anda."), number(w),
		w->ticket->assignee_name);
	page_quote(w->page, _("Catatan penyerahan"), w->notice->text);
	add_ticket_facts(w, FALSE);
	page_say(w->page, "%s", _("Anda tidak perlu melakukan apa pun lagi untuk tiket ini."));
}

static void revision(struct writing *w)
{
	page_headline(w->page, _("Laporan Anda untuk %s perlu diperbaiki."), number(w));
	g_autofree char *title = g_strdup_printf(_("Permintaan %s"), w->notice->by);
	page_quote(w->page, title, w->notice->text);
	page_say(w->page, "%s",
		_("Balas SELESAI dengan laporan yang sudah diperbaiki. Laporan lama "
		  "diganti dengan yang baru."));
	add_ticket_facts(w, FALSE);
	add_report(w);
}

static void report_approved(struct writing *w)
{
	page_headline(w->page, _("Laporan Anda untuk %s disetujui; tiket selesai."), number(w));
	page_say(w->page,
		_("%s menyetujui laporan ini. Pemohon sudah menerima hasilnya. Terima kasih."),
		w->notice->by);
	add_ticket_facts(w, FALSE);
}

static void objection(struct writing *w)
{
	page_headline(w->page, _("Tiket %s dibuka kembali oleh pemohon."), number(w));
	g_autofree char *title = g_strdup_printf(_("%s menulis"), w->notice->by);
	add_message(w, title);
	if (w->ticket->status == STATUS_BARU)
		page_say(w->page, "%s",
			_("Pemohon keberatan atas penolakan. Mohon periksa "
			  "sekali lagi."));
	else
		page_say(w->page, "%s",
			_("Menurut pemohon masalahnya belum beres. Target waktunya "
			  "dihitung lagi dari sekarang."));
	add_ticket_facts(w, FALSE);
}

static void requester_cancelled(struct writing *w)
{
	page_headline(w->page, _("Pemohon membatalkan %s: %s."), number(w), subject(w));
	add_words_of(w, _("Catatan pemohon"), w->notice->text);
	page_say(w->page, "%s", _("Anda tidak perlu melakukan apa pun lagi untuk tiket ini."));
	add_ticket_facts(w, FALSE);
}

/* The question of TUNGGU was answered, so the clock runs again. */
static gboolean clock_resumed(const struct writing *w)
{
	const struct situation *s = w->compose->situation;
	return s && s->ticket && s->ticket->status == STATUS_MENUNGGU &&
	       w->ticket->status == STATUS_DIKERJAKAN;
}

static void comment(struct writing *w)
{
	gboolean resumed = clock_resumed(w);
	if (resumed)
		page_headline(w->page, _("Pemohon sudah menjawab: %s."), number(w));
	else
		page_headline(w->page, _("Pesan baru tentang %s: %s."), number(w), subject(w));
	g_autofree char *title = g_strdup_printf(_("%s menulis"), w->notice->by);
	add_message(w, title);
	if (resumed)
		page_say(w->page, "%s",
			_("Hitungan waktu berjalan lagi; pekerjaan dapat "
			  "dilanjutkan."));
	add_ticket_facts(w, FALSE);
}

gboolean write_for_technician(struct writing *w)
{
	static void (*const kinds[NOTICE_COUNT])(struct writing *) = {
		[NOTICE_ASSIGNMENT] = assignment,
		[NOTICE_HANDED_OVER] = handed_over,
		[NOTICE_REVISION] = revision,
		[NOTICE_REPORT_APPROVED] = report_approved,
		[NOTICE_OBJECTION] = objection,
		[NOTICE_REQUESTER_CANCELLED] = requester_cancelled,
		[NOTICE_COMMENT] = comment,
	};
	if (!w->ticket || !kinds[w->notice->kind])
		return FALSE;
	kinds[w->notice->kind](w);
	return TRUE;
}

static void approval(struct writing *w)
{
	page_headline(w->page, _("Mohon persetujuan laporan %s: %s."), number(w), subject(w));
	page_say(w->page,
		_("%s melaporkan pekerjaan ini selesai. Hasilnya baru dikirim ke pemohon "
		  "setelah Bapak/Ibu menyetujui."),
		w->report ? w->report->actor_name : w->ticket->assignee_name);
	add_report(w);
	add_ticket_facts(w, TRUE);
	add_letter(w);
}

static void add_technicians(struct writing *w)
{
	const struct situation *s = w->compose->situation;
	if (!s || s->technicians->len == 0)
		return;
	page_say(w->page, "%s", _("Teknisi yang dapat ditugasi:"));
	for (guint i = 0; i < s->technicians->len; i++) {
		const struct workload *one = s->technicians->pdata[i];
		g_autofree char *load = g_strdup_printf(
			_("seksi %s, %d tiket terbuka"), one->person->section, one->open);
		page_item(w->page, one->person->name, load);
	}
}

static void unassigned(struct writing *w)
{
	page_headline(w->page, _("Tiket %s belum punya teknisi: %s."), number(w), subject(w));
	page_say(w->page,
		_("Seksi %s tidak punya teknisi yang aktif. Mohon disposisi: DISPOSISI ke "
		  "nama: petunjuk."),
		w->ticket->section);
	add_technicians(w);
	add_ticket_facts(w, TRUE);
	add_letter(w);
}

static void workbook(struct writing *w)
{
	g_autofree char *month = words_month(w->notice->text, w->settings->language);
	page_headline(w->page, _("Laporan %s bulan %s terlampir."), w->settings->desk_name, month);
	page_say(w->page, "%s",
		_("Buku kerja Excel ini berisi ringkasan capaian, semua tiket bulan "
		  "itu, dan cara menghitung setiap angka."));
	page_note(w->page, "%s",
		_("Perlu bulan lain? Balas LAPORAN dan bulannya, misalnya LAPORAN "
		  "2026-10."));
}

gboolean write_for_leader(struct writing *w)
{
	if (w->notice->kind == NOTICE_WORKBOOK)
		workbook(w);
	else if (w->ticket && w->notice->kind == NOTICE_APPROVAL)
		approval(w);
	else if (w->ticket && w->notice->kind == NOTICE_UNASSIGNED)
		unassigned(w);
	else
		return FALSE;
	return TRUE;
}

/* From whom and about what the mail at hand is; not what it says. */
static void add_mail_facts(struct writing *w)
{
	const struct incoming *in = w->compose->incoming;
	if (!in)
		return;
	gboolean confidential = strcmp(in->letter_nature, "rahasia") == 0 ||
				(w->ticket && ticket_is_confidential(w->ticket));
	g_autofree char *mail = g_strdup_printf("%" G_GINT64_FORMAT, w->compose->mail_id);
	g_autofree char *from = *in->sender_name
					? g_strdup_printf("%s, %s", in->sender_name, in->sender)
					: g_strdup(in->sender);
	g_autofree char *subject = token_redact(in->raw_subject);
	page_fact(w->page, _("Surat masuk"), mail);
	page_fact(w->page, _("Dari"), from);
	page_fact(w->page, _("Perihal"), confidential ? _("(rahasia)") : subject);
}

static void held(struct writing *w)
{
	const struct incoming *in = w->compose->incoming;
	gboolean unreadable = in && in->unreadable;
	page_headline(w->page, "%s",
		unreadable ? _("Satu surat tidak dapat dibaca.")
			   : _("Satu surat ditahan dan menunggu Anda."));
	page_say(w->page, "%s", w->notice->text);
	add_mail_facts(w);
	if (unreadable)
		page_say(w->page, "%s",
			_("Surat itu tersimpan di folder tahanan pada kotak surat. Lihatlah di "
			  "sana; bila isinya penting, mintalah pengirimnya mengirim ulang."));
	else
		page_say(w->page,
			_("Setelah penyebabnya diatasi, lepaskan surat itu dengan perintah "
			  "\"desktik held release %" G_GINT64_FORMAT
			  "\". Sampai saat itu surat tersimpan dan tidak diproses."),
			w->compose->mail_id);
}

static void doubtful(struct writing *w)
{
	page_headline(w->page, _("Mohon periksa tiket %s."), number(w));
	page_say(w->page, "%s", w->notice->text);
	add_ticket_facts(w, TRUE);
}

static void bounce(struct writing *w)
{
	if (w->ticket)
		page_headline(w->page, _("Satu surat tentang %s tidak sampai."), number(w));
	else
		page_headline(w->page, "%s", _("Satu surat dari Desk TIK tidak sampai."));
	page_quote(w->page, _("Penyebabnya"), w->notice->text);
	page_say(w->page, "%s",
		_("Mohon periksa alamatnya dan hubungi orangnya dengan cara lain bila "
		  "perlu."));
	if (w->ticket)
		add_ticket_facts(w, FALSE);
}

gboolean write_for_operator(struct writing *w)
{
	if (w->notice->kind == NOTICE_HELD)
		held(w);
	else if (w->notice->kind == NOTICE_DOUBTFUL && w->ticket)
		doubtful(w);
	else if (w->notice->kind == NOTICE_BOUNCE)
		bounce(w);
	else
		return FALSE;
	return TRUE;
}
