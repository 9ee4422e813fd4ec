/* The answers that fit now: one tap in HTML, in words in plain text. */
#include "gateway/compose_words.h"
#include "desk/texts.h"

#include <string.h>

#define FITTING_MAX 8
#define HINTS 3

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
	{ SPEAKER_TECHNICIAN, COMMAND_GABUNG, N_("GABUNG nomor tiket"),
		N_("sama dengan tiket itu; dikerjakan bersama"), "GABUNG " },
	{ SPEAKER_TECHNICIAN, COMMAND_PECAH, N_("PECAH: masalah; masalah"),
		N_("beberapa masalah dalam satu surat; satu tiket setiap masalah"), "PECAH: " },
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

/* Whatever the role and the ticket, most useful first. */
static const struct {
	enum command command;
	const char *meaning;
} questions[] = {
	{ COMMAND_STATUS, N_("keadaan tiket") },
	{ COMMAND_BANTUAN, N_("daftar kata perintah") },
	{ COMMAND_MASUK, N_("tautan ke halaman Desk TIK") },
};

static const char *const ratings[] = { N_("tidak puas"), N_("kurang puas"), N_("puas"),
	N_("sangat puas") };

const char *rating_words(int figure)
{
	return figure >= 1 && figure <= (int)G_N_ELEMENTS(ratings) ? _(ratings[figure - 1]) : "";
}

/* RFC 6068. The "+" is encoded too: some clients take it for a blank. */
static char *mailto(const char *to, const char *about, const char *body)
{
	g_autofree char *address = g_uri_escape_string(to, "@", FALSE);
	g_autofree char *reply = g_strdup_printf("Re: %s", about);
	g_autofree char *subject = g_uri_escape_string(reply, NULL, FALSE);
	g_autofree char *text = g_uri_escape_string(body, NULL, FALSE);
	return g_strdup_printf("mailto:%s?subject=%s&body=%s", address, subject, text);
}

static void offer_as(struct writing *w, const char *word, const char *typed, const char *meaning,
	const char *body)
{
	g_autofree char *uri = mailto(w->reply_to, w->subject, body);
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

/* "GABUNG TIK-2026-000123": with what the desk thinks belongs there. */
static void offer_filled_in(struct writing *w, const struct offer *offer, const char *argument)
{
	g_autofree char *whole = g_strconcat(offer->body, argument, NULL);
	offer_as(w, whole, whole, _(offer->meaning), whole);
}

static void add_answer(struct writing *w, enum command command)
{
	const struct offer *offer = find_offer(w, command);
	if (command == COMMAND_NILAI)
		offer_rating(w);
	else if (command == COMMAND_GABUNG)
		offer_filled_in(w, offer, w->notice->twin);
	else if (command == COMMAND_PECAH)
		offer_filled_in(w, offer, w->notice->several);
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
	page_answers(w->page,
		_("Jawab dengan mengetuk salah satu, lalu kirim, atau balas dengan kata:"));
	offer_as(w, "YA", "YA", _("benar, ini permintaan kantor kami"), "YA");
	offer_as(w, _("TIDAK"), _("TIDAK"), _("bukan permintaan kantor kami; jangan diproses"),
		_("TIDAK"));
}

void add_approve_all(struct writing *w)
{
	w->answered = TRUE;
	page_answers(w->page, "");
	offer_as(w, "SETUJU SEMUA", "", _("semua laporan dalam daftar ini benar"), "SETUJU SEMUA");
}

const char *missing_data(const struct writing *w)
{
	const char *names = w->notice->kind == NOTICE_DATA ? w->notice->text : w->notice->missing;
	return names ? names : "";
}

void add_data(struct writing *w)
{
	g_auto(GStrv) names = g_strsplit_set(missing_data(w), ",;", -1);
	g_autoptr(GString) form = g_string_new(""), body = g_string_new("");
	for (int i = 0; names[i]; i++) {
		if (!*g_strstrip(names[i]))
			continue;
		g_string_append_printf(form, "%s%s: …", form->len ? "\n" : "", names[i]);
		g_string_append_printf(body, "%s: \r\n", names[i]);
	}
	if (!form->len)
		return;
	page_say(w->page, "%s", form->str);
	page_answers(w->page, "");
	offer_as(w, _("ISI DATA"), "", _("buka balasan yang sudah memuat daftar ini"), body->str);
}

/* What was approved together is taken back one by one, each at an address of its own. */
static void offer_undo_of(struct writing *w, const struct ticket *ticket)
{
	g_autofree char *token =
		token_make(w->compose->key, ticket->number, TOKEN_LEADER, 0, w->notice->to);
	g_autofree char *to = reply_address(w, token);
	g_autofree char *about =
		g_strdup_printf("[%s] %s", ticket->number, visible_subject(w, ticket));
	g_autofree char *word = g_strdup_printf("BATAL %s", ticket->number);
	g_autofree char *uri = mailto(to, about, "BATAL");
	page_answer(w->page, word, "", _("tarik kembali"), uri);
}

void add_undo(struct writing *w)
{
	const GPtrArray *list = w->notice->list;
	page_quiet_answers(w->page, "");
	if (w->notice->kind != NOTICE_DONE)
		offer_as(w, "BATAL", "", _("tarik kembali"), "BATAL");
	for (guint i = 0; w->notice->kind == NOTICE_DONE && list && i < list->len; i++)
		offer_undo_of(w, list->pdata[i]);
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

static gboolean is_worth_a_technicians_tap(const struct writing *w, enum command command)
{
	const struct ticket *t = w->ticket;
	const char *twin = w->notice->twin, *several = w->notice->several;
	/* What is said about an incident goes to all its offices; these are about one. */
	gboolean about_all = w->notice->kind == NOTICE_OUTBREAK;
	if (command == COMMAND_GABUNG)
		return twin && *twin;
	if (command == COMMAND_PECAH)
		return several && *several && w->may_see;
	if (about_all && (command == COMMAND_TOLAK || command == COMMAND_TUNGGU))
		return FALSE;
	return t->status != STATUS_TINDAK_LANJUT || t->needs_revision;
}

/* The table says what is possible; this says what helps. */
static gboolean is_worth_offering(const struct writing *w, enum command command)
{
	const struct ticket *t = w->ticket;
	/* What TERIMA was refused for, trying again does not change. */
	if (w->notice->kind == NOTICE_REFUSED && command == COMMAND_TERIMA)
		return FALSE;
	switch (w->notice->as) {
	case SPEAKER_TECHNICIAN:
		return technician_may(w) && is_worth_a_technicians_tap(w, command);
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

/* What fits now and helps, most useful first; how many. */
static int find_worth(const struct writing *w, enum command *worth)
{
	enum command fitting[FITTING_MAX];
	int count = 0;
	int all = workflow_fitting(w->notice->as, w->ticket->status, fitting, FITTING_MAX);
	for (int i = 0; i < all; i++)
		if (is_worth_offering(w, fitting[i]))
			worth[count++] = fitting[i];
	return count;
}

static void start_answers(struct writing *w, enum command first)
{
	const char *title = _("Jawab dengan mengetuk salah satu, lalu kirim. Atau balas surat "
			      "ini; tulis katanya "
			      "di baris pertama:");
	if (w->notice->as == SPEAKER_REQUESTER && first == COMMAND_BATAL)
		page_quiet_answers(
			w->page, _("Tidak jadi? Ketuk, lalu kirim, atau balas dengan kata:"));
	else
		page_answers(w->page, title);
}

/* Whose mail was not understood is told neither more nor less than three. */
static void add_hint(struct writing *w)
{
	enum command worth[FITTING_MAX];
	int count = MIN(find_worth(w, worth), HINTS);
	start_answers(w, COMMAND_NONE);
	for (int i = 0; i < count; i++)
		add_answer(w, worth[i]);
	for (int i = 0; i < HINTS - count; i++) {
		const char *word = command_name(questions[i].command);
		offer_as(w, word, word, _(questions[i].meaning), word);
	}
}

static void add_fitting(struct writing *w)
{
	enum command worth[FITTING_MAX];
	int count = find_worth(w, worth);
	gboolean question = awaits_answer(w);
	if (count == 0 && !question)
		return;
	start_answers(w, question ? COMMAND_NONE : worth[0]);
	if (question)
		offer_as(w, _("JAWAB"), _("jawaban Anda"),
			_("tulis saja jawabannya; pekerjaan "
			  "dilanjutkan"),
			"");
	for (int i = 0; i < count; i++)
		add_answer(w, worth[i]);
}

void add_answers(struct writing *w)
{
	/* The office was asked one thing, and has answered it. */
	if (!w->ticket || w->answered || w->notice->kind == NOTICE_OFFICE_ANSWERED)
		return;
	w->answered = TRUE;
	if (w->notice->kind == NOTICE_HINT)
		add_hint(w);
	else
		add_fitting(w);
}

static gboolean is_listed(enum command command, const enum command *listed, int count)
{
	for (int i = 0; i < count; i++)
		if (listed[i] == command)
			return TRUE;
	return FALSE;
}

static void add_report_command(struct writing *w)
{
	page_item(w->page, "LAPORAN",
		_("sebagai balasan surat tentang tiket yang selesai: laporan hasil tindakannya"));
}

static void add_month_commands(struct writing *w)
{
	page_item(w->page, _("LAPORAN 2026-10"), _("buku kerja bulan itu, dalam Excel"));
	page_item(w->page, _("LAPORAN KINERJA 2026-10"), _("e-kinerja semua teknisi bulan itu"));
	add_report_command(w);
}

/* What is offered nowhere, since it is about no single ticket. */
static void add_further_commands(struct writing *w)
{
	switch (w->notice->as) {
	case SPEAKER_REQUESTER:
		page_item(w->page, "1, 2, 3, 4",
			_("penilaian setelah selesai: 1 tidak puas, 4 sangat puas"));
		add_report_command(w);
		return;
	case SPEAKER_TECHNICIAN:
		page_item(w->page, _("CUTI 1-5 Desember 2026"),
			_("selama itu tidak mendapat tugas baru"));
		page_item(
			w->page, _("LAPORAN 2026-10"), _("e-kinerja Anda bulan itu, dalam Excel"));
		add_report_command(w);
		break;
	case SPEAKER_LEADER:
		page_item(
			w->page, "SETUJU SEMUA", _("sebagai balasan daftar laporan yang menunggu"));
		add_month_commands(w);
		break;
	case SPEAKER_OPERATOR:
		add_month_commands(w);
		return;
	}
	g_autofree char *undo =
		g_strdup_printf(_("tarik kembali perintah Anda yang terakhir, dalam %d menit"),
			w->settings->undo_minutes);
	page_item(w->page, "BATAL", undo);
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
	add_further_commands(w);
	for (guint i = 0; i < G_N_ELEMENTS(questions); i++)
		page_item(w->page, command_name(questions[i].command), _(questions[i].meaning));
}
