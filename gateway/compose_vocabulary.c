/* What the templates of mails may name: values, conditions and blocks. */
#include "gateway/compose_words.h"
#include "desk/report.h"
#include "desk/texts.h"
#include "desk/words.h"
#include "gateway/templates.h"

#include <string.h>

#define ANY_TICKET (BRINGS_TICKET | BRINGS_SOME_TICKET)
#define ANY_TEXT (BRINGS_TEXT | BRINGS_PRIVATE_TEXT)

static char *desk(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(w->settings->desk_name);
}

static char *organisation(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(w->settings->desk_organisation);
}

static char *reopen_days(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup_printf("%d", w->settings->reopen_days);
}

static char *link_days(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup_printf("%d", w->settings->link_days);
}

static char *undo_minutes(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup_printf("%d", w->settings->undo_minutes);
}

#define OF_TICKET(name, expression)                                                                \
	static char *name(gpointer mail)                                                           \
	{                                                                                          \
		const struct writing *w = mail;                                                    \
		const struct ticket *t = w->ticket;                                                \
		return t ? expression : g_strdup("");                                              \
	}
OF_TICKET(number, g_strdup(t->number))
OF_TICKET(subject, g_strdup(visible_subject(w, t)))
OF_TICKET(status, g_strdup(status_label(t->status)))
OF_TICKET(priority, g_strdup(priority_label(t->priority)))
OF_TICKET(service, g_strdup(t->service))
OF_TICKET(section, g_strdup(t->section))
OF_TICKET(office, g_strdup(t->office))
OF_TICKET(requester, g_strdup(t->requester_name))
OF_TICKET(assignee, g_strdup(t->assignee_name))
OF_TICKET(respond_by, time_words(w, t->respond_due))
OF_TICKET(due, time_words(w, t->due))
OF_TICKET(merged_into, g_strdup(t->merged_number))
OF_TICKET(incident, g_strdup(t->incident_number))
OF_TICKET(rating, g_strdup_printf("%d", t->rating))
OF_TICKET(rating_in_words, g_strdup(rating_words(t->rating)))

static char *about(gpointer mail)
{
	const struct writing *w = mail;
	return w->ticket ? number(mail) : desk(mail);
}

static char *report_author(gpointer mail)
{
	const struct writing *w = mail;
	return w->report ? g_strdup(w->report->actor_name) : assignee(mail);
}

static char *text(gpointer mail)
{
	const struct writing *w = mail;
	const char *text = w->notice->text;
	gboolean private = templates_kind(w->notice->kind)->brings & BRINGS_PRIVATE_TEXT;
	/* The figure of a rating stands before its comment. */
	while (w->notice->kind == NOTICE_RATED &&
		(g_ascii_isdigit(*text) || g_ascii_isspace(*text)))
		text++;
	return private && !w->may_see ? g_strdup("") : words_cut(text);
}

static char *missing(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(missing_data(w));
}

static char *twin(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(w->notice->twin ? w->notice->twin : "");
}

static char *several(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(w->notice->several && w->may_see ? w->notice->several : "");
}

static char *also_numbers(gpointer mail)
{
	return also_listed(mail);
}

static char *by(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(w->notice->by);
}

static char *command(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(command_name(w->notice->command));
}

static char *mail_number(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup_printf("%" G_GINT64_FORMAT, w->compose->mail_id);
}

static char *month(gpointer mail)
{
	const struct writing *w = mail;
	return words_month(w->notice->text, w->settings->language);
}

static char *ticket_count_text(gpointer mail)
{
	guint count = tickets_listed(mail);
	return count ? g_strdup_printf("%u", count) : g_strdup("");
}

static char *reader(gpointer mail)
{
	const struct writing *w = mail;
	return g_strdup(speaker_word(w->notice->as));
}

/* The words that values may be compared with. */
static const char *status_at(int index)
{
	return index < STATUS_COUNT ? status_word(index) : NULL;
}

static const char *own_status(gpointer mail)
{
	const struct writing *w = mail;
	return w->ticket ? status_word(w->ticket->status) : "";
}

static const char *command_at(int index)
{
	return index < COMMAND_YA ? command_name(index + 1) : NULL;
}

static const char *own_command(gpointer mail)
{
	const struct writing *w = mail;
	return command_name(w->notice->command);
}

static const char *reader_at(int index)
{
	return index <= SPEAKER_OPERATOR ? speaker_word(index) : NULL;
}

static const char *own_reader(gpointer mail)
{
	const struct writing *w = mail;
	return speaker_word(w->notice->as);
}

static gboolean is_about_ticket(gpointer mail)
{
	const struct writing *w = mail;
	return w->ticket != NULL;
}

static gboolean is_hidden(gpointer mail)
{
	const struct writing *w = mail;
	return !w->may_see;
}

/* Somebody had work in the month. */
static gboolean has_sheets(gpointer mail)
{
	const struct writing *w = mail;
	g_autoptr(GPtrArray) sheets = report_sheets(w->compose->db, w->notice->text);
	return sheets->len > 0;
}

static gboolean has_page(gpointer mail)
{
	const struct writing *w = mail;
	return w->settings->web_base_url != NULL;
}

static gboolean is_late(gpointer mail)
{
	const struct writing *w = mail;
	return w->ticket && ticket_is_late(w->ticket, w->compose->now);
}

static gboolean awaits_office(gpointer mail)
{
	const struct writing *w = mail;
	return w->notice->awaits_office;
}

static gboolean is_undoable(gpointer mail)
{
	const struct writing *w = mail;
	return w->notice->undoable;
}

/* The question of TUNGGU was answered, so the clock runs again. */
static gboolean is_resumed(gpointer mail)
{
	const struct writing *w = mail;
	const struct situation *s = w->compose->situation;
	return w->ticket && w->ticket->status == STATUS_DIKERJAKAN && s && s->ticket &&
	       s->ticket->status == STATUS_MENUNGGU;
}

static gboolean is_unreadable(gpointer mail)
{
	const struct writing *w = mail;
	return w->compose->incoming && w->compose->incoming->unreadable;
}

#define BLOCK(name, condition, call)                                                               \
	static void name(gpointer mail)                                                            \
	{                                                                                          \
		struct writing *w = mail;                                                          \
		if (condition)                                                                     \
			call;                                                                      \
	}
BLOCK(facts, w->ticket, add_ticket_facts(w, TRUE))
BLOCK(facts_short, w->ticket, add_ticket_facts(w, FALSE))
BLOCK(letter, w->ticket, add_letter(w))
BLOCK(attachments, TRUE, add_attachment_names(w))
BLOCK(reading, w->ticket, add_attachment_note(w))
BLOCK(similar, w->ticket, add_similar(w))
BLOCK(report, TRUE, add_report(w))
BLOCK(tickets, TRUE, add_tickets(w))
BLOCK(links, TRUE, add_ticket_links(w))
BLOCK(technicians, TRUE, add_technicians(w))
BLOCK(mail_facts, TRUE, add_mail_facts(w))
BLOCK(commands, TRUE, add_command_list(w))
BLOCK(confirmation, TRUE, add_confirmation(w))
BLOCK(office_confirmation, TRUE, add_office_confirmation(w))
BLOCK(reports, TRUE, add_reports(w))
BLOCK(approve_all, TRUE, add_approve_all(w))
BLOCK(data, TRUE, add_data(w))
BLOCK(undo, w->notice->undoable, add_undo(w))
BLOCK(answers, TRUE, add_answers(w))
BLOCK(page_link_block, TRUE, add_page_link(w))

#define VALUE TEMPLATE_VALUE
#define FLAG TEMPLATE_FLAG
/* clang-format off */
static const struct template_name names[] = {
	{ VALUE, "number", N_("nomor tiket"), ANY_TICKET, .value = number },
	{ VALUE, "subject", N_("perihal tiket; \"(rahasia)\" bila pembaca tidak berhak"), ANY_TICKET,
		.value = subject },
	{ VALUE, "status", N_("status tiket"), ANY_TICKET, .value = status, .word = status_at,
		.own_word = own_status },
	{ VALUE, "priority", N_("prioritas tiket"), ANY_TICKET, .value = priority },
	{ VALUE, "service", N_("nama layanan"), ANY_TICKET, .value = service },
	{ VALUE, "section", N_("nama seksi yang menangani"), ANY_TICKET, .value = section },
	{ VALUE, "office", N_("nama kantor pemohon"), ANY_TICKET, .value = office },
	{ VALUE, "requester", N_("nama pemohon"), ANY_TICKET, .value = requester },
	{ VALUE, "assignee", N_("nama teknisi; kosong bila belum ada"), ANY_TICKET,
		.value = assignee },
	{ VALUE, "respond_by", N_("batas waktu respons"), ANY_TICKET, .value = respond_by },
	{ VALUE, "due", N_("target waktu selesai"), ANY_TICKET, .value = due },
	{ VALUE, "about", N_("nomor tiket, atau nama Desk TIK bila bukan tentang tiket"), 0,
		.value = about },
	{ VALUE, "text", N_("isi surat ini: alasan, pertanyaan, catatan, atau yang ditulis orang"),
		ANY_TEXT, .value = text },
	{ VALUE, "by", N_("nama orang yang menulis atau bertindak"), BRINGS_AUTHOR, .value = by },
	{ VALUE, "report_author", N_("nama penulis laporan hasil tindakan"), BRINGS_REPORT,
		.value = report_author },
	{ VALUE, "command", N_("kata perintah, misalnya TERIMA"), BRINGS_COMMAND, .value = command,
		.word = command_at, .own_word = own_command },
	{ VALUE, "rating", N_("angka penilaian, 1 sampai 4"), BRINGS_RATING, .value = rating },
	{ VALUE, "rating_words", N_("penilaian dengan kata, misalnya puas"), BRINGS_RATING,
		.value = rating_in_words },
	{ VALUE, "merged_into", N_("nomor tiket yang melanjutkan tiket ini"), BRINGS_OTHER,
		.value = merged_into },
	{ VALUE, "incident", N_("nomor insiden, yaitu nomor tiket pertamanya"), BRINGS_OTHER,
		.value = incident },
	{ VALUE, "also", N_("nomor tiket lain yang ikut, karena satu insiden atau dipecah; kosong "
		"bila tidak ada"), ANY_TICKET, .value = also_numbers },
	{ VALUE, "missing", N_("nama data yang diperlukan layanan dan belum ada; kosong bila "
		"lengkap"), BRINGS_DATA, .value = missing },
	{ VALUE, "twin", N_("nomor tiket yang mungkin sama; kosong bila tidak ada"), BRINGS_OFFERS,
		.value = twin },
	{ VALUE, "several", N_("masalah-masalah dalam surat ini, bila tampaknya lebih dari satu"),
		BRINGS_OFFERS, .value = several },
	{ VALUE, "mail_number", N_("nomor surat masuk di buku surat"), BRINGS_MAIL,
		.value = mail_number },
	{ VALUE, "month", N_("bulan laporan"), BRINGS_PERIOD, .value = month },
	{ VALUE, "ticket_count", N_("jumlah tiket dalam daftar; kosong bila tidak ada"),
		BRINGS_TICKETS, .value = ticket_count_text },
	{ VALUE, "desk", N_("nama Desk TIK menurut pengaturan"), 0, .value = desk },
	{ VALUE, "organisation", N_("nama dinas menurut pengaturan"), 0, .value = organisation },
	{ VALUE, "reopen_days", N_("jumlah hari untuk menyatakan belum beres"), 0,
		.value = reopen_days },
	{ VALUE, "undo_minutes", N_("jumlah menit untuk menarik kembali sebuah perintah"), 0,
		.value = undo_minutes },
	{ VALUE, "link_days", N_("masa berlaku tautan halaman, dalam hari"), 0, .value = link_days },
	{ VALUE, "reader", N_("peran pembaca: pemohon, teknisi, pimpinan, operator"), 0,
		.value = reader, .word = reader_at, .own_word = own_reader },

	{ FLAG, "ticket", N_("surat ini tentang sebuah tiket"), BRINGS_SOME_TICKET,
		.holds = is_about_ticket },
	{ FLAG, "hidden", N_("surat dinasnya rahasia dan pembaca tidak berhak melihat isinya"),
		ANY_TICKET, .holds = is_hidden },
	{ FLAG, "late", N_("target waktu tiket sudah lewat"), ANY_TICKET, .holds = is_late },
	{ FLAG, "resumed", N_("pemohon menjawab pertanyaan, hitungan waktu berjalan lagi"),
		BRINGS_MAIL, .holds = is_resumed },
	{ FLAG, "unreadable", N_("surat yang masuk tidak dapat dibaca"), BRINGS_MAIL,
		.holds = is_unreadable },
	{ FLAG, "awaits_office", N_("kantor pemohon belum mengonfirmasi permintaan ini"), BRINGS_DATA,
		.holds = awaits_office },
	{ FLAG, "undoable", N_("perintah ini masih dapat ditarik kembali dengan BATAL"), BRINGS_UNDO,
		.holds = is_undoable },
	{ FLAG, "sheets", N_("ada e-kinerja bulan itu"), BRINGS_PERIOD, .holds = has_sheets },
	{ FLAG, "page", N_("ada halaman web"), 0, .holds = has_page },

	{ TEMPLATE_BLOCK, "facts", N_("tabel tiket yang lengkap"), ANY_TICKET, .block = facts },
	{ TEMPLATE_BLOCK, "facts short", N_("tabel tiket yang singkat"), ANY_TICKET,
		.block = facts_short },
	{ TEMPLATE_BLOCK, "letter", N_("isi surat pemohon beserta lampirannya"), ANY_TICKET,
		.block = letter },
	{ TEMPLATE_BLOCK, "attachments", N_("nama lampiran surat yang baru masuk"), BRINGS_MAIL,
		.block = attachments },
	{ TEMPLATE_BLOCK, "reading", N_("apa yang terbaca dari lampiran"), ANY_TICKET,
		.block = reading },
	{ TEMPLATE_BLOCK, "similar", N_("kasus serupa yang sudah selesai"), ANY_TICKET,
		.block = similar },
	{ TEMPLATE_BLOCK, "report", N_("laporan hasil tindakan"), BRINGS_REPORT, .block = report },
	{ TEMPLATE_BLOCK, "tickets", N_("daftar tiket, satu baris setiap tiket"), BRINGS_TICKETS,
		.block = tickets },
	{ TEMPLATE_BLOCK, "links", N_("tautan ke tiket pemohon yang masih terbuka"), BRINGS_TICKETS,
		.block = links },
	{ TEMPLATE_BLOCK, "technicians", N_("teknisi yang dapat ditugasi"), BRINGS_TEAM,
		.block = technicians },
	{ TEMPLATE_BLOCK, "mail", N_("nomor, pengirim, dan perihal surat yang masuk"), BRINGS_MAIL,
		.block = mail_facts },
	{ TEMPLATE_BLOCK, "commands", N_("daftar kata perintah untuk pembaca"), 0,
		.block = commands },
	{ TEMPLATE_BLOCK, "confirmation", N_("tombol YA untuk konfirmasi"), BRINGS_CONFIRMATION,
		.block = confirmation },
	{ TEMPLATE_BLOCK, "office confirmation", N_("tombol YA dan TIDAK untuk kantor"), BRINGS_OFFICE,
		.block = office_confirmation },
	{ TEMPLATE_BLOCK, "reports", N_("laporan semua tiket dalam daftar"), BRINGS_REPORTS,
		.block = reports },
	{ TEMPLATE_BLOCK, "approve all", N_("tombol SETUJU SEMUA"), BRINGS_REPORTS,
		.block = approve_all },
	{ TEMPLATE_BLOCK, "data", N_("daftar data yang belum ada, untuk diisi"), BRINGS_DATA,
		.block = data },
	{ TEMPLATE_BLOCK, "undo", N_("tombol BATAL, selama masih dapat ditarik kembali"), BRINGS_UNDO,
		.block = undo },
	{ TEMPLATE_BLOCK, "answers", N_("tombol jawaban yang cocok sekarang; bila tidak disebut, ada "
		"di akhir surat"), 0, .block = answers },
	{ TEMPLATE_BLOCK, "link", N_("tautan ke halaman; bila tidak disebut, ada di akhir surat"), 0,
		.block = page_link_block },
};
/* clang-format on */

const struct template_vocabulary *compose_vocabulary(void)
{
	static const struct template_vocabulary vocabulary = { names, G_N_ELEMENTS(names) };
	return &vocabulary;
}
