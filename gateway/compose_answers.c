/* The answers that fit now: one tap in HTML, in words in plain text. */
#include "gateway/compose_words.h"
#include "desk/texts.h"

#include <string.h>

#define FITTING_MAX 8

struct offer {
	enum speaker speaker;
	enum command command;
	const char *typed; /* as written by hand; the argument says what belongs there */
	const char *meaning;
	const char *body; /* what the tap writes; ends open where the writer goes on */
};

static const struct offer offers[] = {
	{ SPEAKER_TECHNICIAN, COMMAND_TERIMA, N_("TERIMA"), N_("saya kerjakan"), "TERIMA" },
	{ SPEAKER_TECHNICIAN, COMMAND_TOLAK, N_("TOLAK: alasan"),
		N_("tidak dapat dikerjakan; alasannya sampai ke pemohon"), "TOLAK: " },
	{ SPEAKER_TECHNICIAN, COMMAND_PROSES, N_("PROSES: catatan"),
		N_("kabar kemajuan untuk pemohon"), "PROSES: " },
	{ SPEAKER_TECHNICIAN, COMMAND_TUNGGU, N_("TUNGGU: pertanyaan"),
		N_("bertanya kepada pemohon; hitungan waktu berhenti"), "TUNGGU: " },
	{ SPEAKER_TECHNICIAN, COMMAND_ALIHKAN, N_("ALIHKAN ke nama: alasan"),
		N_("serahkan kepada rekan atau seksi lain"), "ALIHKAN ke " },
	{ SPEAKER_TECHNICIAN, COMMAND_SELESAI, N_("SELESAI: apa yang dikerjakan"),
		N_("laporkan hasilnya kepada pimpinan"), "SELESAI: " },
	{ SPEAKER_LEADER, COMMAND_SETUJU, N_("SETUJU"),
		N_("laporan benar; tiket selesai dan hasilnya dikirim ke pemohon"), "SETUJU" },
	{ SPEAKER_LEADER, COMMAND_REVISI, N_("REVISI: alasan"),
		N_("kembalikan kepada teknisi untuk diperbaiki"), "REVISI: " },
	{ SPEAKER_LEADER, COMMAND_DISPOSISI, N_("DISPOSISI ke nama: petunjuk"),
		N_("tugaskan kepada teknisi"), "DISPOSISI ke " },
	{ SPEAKER_REQUESTER, COMMAND_BATAL, N_("BATAL"), N_("batalkan permintaan ini"), "BATAL" },
	{ SPEAKER_REQUESTER, COMMAND_BELUM, N_("BELUM: yang masih bermasalah"),
		N_("belum beres; tiket dibuka lagi"), "BELUM: " },
};

/* A rejected request is objected to with the same word. */
static const struct offer objection = { SPEAKER_REQUESTER, COMMAND_BELUM,
	N_("BELUM: keberatan Anda"), N_("saya keberatan; mohon diperiksa lagi"), "BELUM: " };

static const char *const ratings[] = { N_("tidak puas"), N_("kurang puas"), N_("puas"),
	N_("sangat puas") };

const char *rating_words(int figure)
{
	return figure >= 1 && figure <= (int)G_N_ELEMENTS(ratings) ? _(ratings[figure - 1]) : "";
}

/* RFC 6068. The "+" is encoded too: some clients take it for a blank. */
static char *mailto(const struct writing *w, const char *body)
{
	g_autofree char *address = g_uri_escape_string(w->reply_to, "@", FALSE);
	g_autofree char *reply = g_strdup_printf("Re: %s", w->subject);
	g_autofree char *subject = g_uri_escape_string(reply, NULL, FALSE);
	g_autofree char *text = g_uri_escape_string(body, NULL, FALSE);
	return g_strdup_printf("mailto:%s?subject=%s&body=%s", address, subject, text);
}

static void offer_as(struct writing *w, const char *word, const char *typed, const char *meaning,
	const char *body)
{
	g_autofree char *uri = mailto(w, body);
	page_answer(w->page, word, typed, meaning, uri);
}

static const struct offer *find_offer(const struct writing *w, enum command command)
{
	const struct notice *notice = w->notice;
	if (notice->as == SPEAKER_REQUESTER && command == COMMAND_BELUM && w->ticket &&
		w->ticket->status == STATUS_DITOLAK)
		return &objection;
	for (guint i = 0; i < G_N_ELEMENTS(offers); i++)
		if (offers[i].speaker == notice->as && offers[i].command == command)
			return &offers[i];
	return NULL;
}

static void offer_rating(struct writing *w)
{
	for (int figure = G_N_ELEMENTS(ratings); figure >= 1; figure--) {
		char digit[] = { (char)('0' + figure), '\0' };
		offer_as(w, digit, digit, rating_words(figure), digit);
	}
}

void add_answer(struct writing *w, enum command command)
{
	const struct offer *offer = find_offer(w, command);
	if (command == COMMAND_NILAI)
		offer_rating(w);
	else if (offer)
		offer_as(w, command_name(command), _(offer->typed), _(offer->meaning), offer->body);
}

void add_confirmation(struct writing *w)
{
	w->answered = TRUE;
	page_answers(
		w->page, _("Benar Anda yang menulis? Ketuk, lalu kirim, atau balas dengan kata:"));
	offer_as(w, "YA", "YA", _("benar, saya yang menulis; jalankan"), "YA");
}

void add_office_confirmation(struct writing *w)
{
	w->answered = TRUE;
	page_answers(w->page, _("Jawab dengan mengetuk salah satu, lalu kirim, atau balas dengan kata:"));
	offer_as(w, "YA", "YA", _("benar, ini permintaan kantor kami"), "YA");
	offer_as(w, _("TIDAK"), _("TIDAK"), _("bukan permintaan kantor kami; jangan diproses"), _("TIDAK"));
}

void add_approve_all(struct writing *w)
{
	w->answered = TRUE;
	page_answers(w->page, _("Ketuk, lalu kirim, atau balas dengan kata:"));
	offer_as(w, "SETUJU SEMUA", "SETUJU SEMUA", _("semua laporan dalam daftar ini benar"),
		"SETUJU SEMUA");
}

/* Whoever works on the ticket, and colleagues of the section who wrote themselves. */
static gboolean technician_may(const struct writing *w)
{
	const struct situation *s = w->compose->situation;
	if (strcmp(w->ticket->assignee, w->notice->to) == 0)
		return TRUE;
	return s && s->staff && strcmp(s->staff->email, w->notice->to) == 0 &&
	       section_is(s->staff->section, w->ticket->section);
}

/* The table says what is possible; this says what helps. */
static gboolean is_worth_offering(const struct writing *w, enum command command)
{
	const struct ticket *t = w->ticket;
	switch (w->notice->as) {
	case SPEAKER_TECHNICIAN:
		return technician_may(w) &&
		       (t->status != STATUS_TINDAK_LANJUT || t->needs_revision);
	case SPEAKER_LEADER:
		/* ALIHKAN does what DISPOSISI does. */
		if (command == COMMAND_ALIHKAN)
			return FALSE;
		return t->status != STATUS_TINDAK_LANJUT || w->may_approve;
	case SPEAKER_REQUESTER:
		if (command == COMMAND_NILAI)
			return t->rating == 0;
		return command == COMMAND_BATAL ||
		       (command == COMMAND_BELUM && !status_is_open(t->status) &&
			       !ticket_window_is_over(
				       t, w->settings->reopen_days, w->compose->now));
	default:
		return FALSE;
	}
}

static gboolean awaits_answer(const struct writing *w)
{
	return w->notice->as == SPEAKER_REQUESTER && w->ticket->status == STATUS_MENUNGGU;
}

void add_answers(struct writing *w)
{
	enum command fitting[FITTING_MAX], worth[FITTING_MAX];
	int count = 0;
	if (!w->ticket || w->answered)
		return;
	w->answered = TRUE;
	int all = workflow_fitting(w->notice->as, w->ticket->status, fitting, FITTING_MAX);
	for (int i = 0; i < all; i++)
		if (is_worth_offering(w, fitting[i]))
			worth[count++] = fitting[i];
	if (count == 0 && !awaits_answer(w))
		return;
	page_answers(w->page, _("Jawab dengan mengetuk salah satu, lalu kirim. Atau balas surat "
				"ini; tulis katanya "
				"di baris pertama:"));
	if (awaits_answer(w))
		offer_as(w, _("JAWAB"), _("jawaban Anda"),
			_("tulis saja jawabannya; pekerjaan "
			  "dilanjutkan"),
			"");
	for (int i = 0; i < count; i++)
		add_answer(w, worth[i]);
}

static gboolean is_listed(enum command command, const enum command *listed, int count)
{
	for (int i = 0; i < count; i++)
		if (listed[i] == command)
			return TRUE;
	return FALSE;
}

void add_command_list(struct writing *w)
{
	enum command listed[G_N_ELEMENTS(offers)];
	int rows, count = 0;
	const struct transition *table = workflow_table(&rows);
	for (int i = 0; i < rows && count < (int)G_N_ELEMENTS(listed); i++) {
		const struct offer *offer = find_offer(w, table[i].command);
		if (table[i].speaker != w->notice->as || !offer ||
			is_listed(table[i].command, listed, count))
			continue;
		listed[count++] = table[i].command;
		page_item(w->page, _(offer->typed), _(offer->meaning));
	}
	if (w->notice->as == SPEAKER_REQUESTER)
		page_item(w->page, "1, 2, 3, 4",
			_("penilaian setelah selesai: 1 tidak puas, 4 sangat puas"));
	if (w->notice->as == SPEAKER_LEADER || w->notice->as == SPEAKER_OPERATOR)
		page_item(w->page, _("LAPORAN 2026-10"), _("buku kerja bulan itu, dalam Excel"));
	page_item(w->page, "STATUS", _("keadaan tiket"));
	page_item(w->page, "MASUK", _("tautan ke halaman Desk TIK"));
	page_item(w->page, "BANTUAN", _("surat ini"));
}
