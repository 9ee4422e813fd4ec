/* Letters that are attached: a mail without one in its text, through the whole intake. */
#include "desk/outbox.h"
#include "desk/ticket.h"
#include "gateway/extract.h"
#include "tests/unit/folder.h"
#include "tests/unit/office.h"
#include "tests/unit/paper.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TICKET "TIK-2026-000001"
#define PDF "application/pdf"
#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define OCR "pdftoppm -r 200 -gray -png -singlefile - | tesseract - - -l ind --psm 6"

/* ---- the mail ---- */

static void add_part(GString *mail, const char *type, const char *filename, GBytes *content)
{
	gsize size;
	const guchar *bytes = g_bytes_get_data(content, &size);
	g_autofree char *code = g_base64_encode(bytes, size);
	g_string_append_printf(mail,
		"--b\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n"
		"Content-Disposition: attachment; filename=\"%s\"\r\n\r\n",
		type, filename);
	for (const char *c = code; *c; c += MIN(76, strlen(c)))
		g_string_append_printf(mail, "%.76s\r\n", c);
}

static GString *mail_begin(struct office_fixture *o, const char *from, const char *text)
{
	GString *mail = g_string_new("");
	g_string_append_printf(mail,
		"From: %s\r\nTo: desk@tik.example\r\nSubject: \r\nMessage-ID: <%d@x.example>\r\n"
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
		"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
		from, ++o->mails, text);
	return mail;
}

static struct intake_result mail_end(struct office_fixture *o, GString *mail)
{
	g_string_append(mail, "--b--\r\n");
	struct intake_result result = office_take(o, mail->str);
	g_string_free(mail, TRUE);
	return result;
}

/* RINI sends one attachment; takes the content over. */
static struct ticket *sends(struct office_fixture *o, const char *text, const char *type,
	const char *filename, GBytes *content)
{
	GString *mail = mail_begin(o, "Rini Contoh <" RINI ">", text);
	add_part(mail, type, filename, content);
	g_bytes_unref(content);
	g_assert_cmpint(mail_end(o, mail).outcome, ==, OUTCOME_TICKET);
	return ticket_load_number(o->db, TICKET);
}

static GBytes *text_bytes(const char *text)
{
	return g_bytes_new(text, strlen(text));
}

/* ---- what became of it ---- */

static char *history(struct office_fixture *o, const char *kind)
{
	char *text = db_text(o->db, "SELECT text FROM event WHERE kind = ?", "s", kind);
	return text ? text : g_strdup("");
}

/* The mail of this kind to the person says this somewhere, lines joined. */
static gboolean told(
	struct office_fixture *o, const char *person, const char *kind, const char *words)
{
	g_autoptr(outbox_row_auto) row = office_mail_to(o, person, kind);
	g_assert_nonnull(row);
	g_autoptr(mail_auto) mail = mail_parse(row->bytes, NULL);
	g_autofree char *text = g_strjoin(" ", mail->text, mail->quoted, mail->signature, NULL);
	g_auto(GStrv) parts = g_regex_split_simple("[\\s>|]+", text, 0, 0);
	g_autofree char *joined = g_strjoinv(" ", parts);
	return strstr(joined, words) != NULL;
}

static void is_the_letter(const struct ticket *ticket)
{
	g_assert_cmpstr(ticket->letter_number, ==, "005/1234/2026");
	g_assert_cmpstr(ticket->letter_date, ==, "2026-11-24");
	g_assert_cmpstr(ticket->letter_nature, ==, "segera");
	g_assert_cmpstr(ticket->letter_office, ==, "DINAS CONTOH KESEHATAN");
	g_assert_cmpstr(ticket->phone, ==, "+6281234567890");
	g_assert_cmpstr(ticket->subject, ==, "Permohonan Perbaikan Jaringan Internet");
}

static void no_child_is_left(void)
{
	g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1);
	g_assert_cmpint(errno, ==, ECHILD);
}

/* Every child that was run leaves it larger than it was. */
static long faults_of_children(void)
{
	struct rusage usage;
	while (waitpid(-1, NULL, 0) > 0)
		;
	g_assert_cmpint(getrusage(RUSAGE_CHILDREN, &usage), ==, 0);
	return usage.ru_minflt;
}

#define FOUND                                                                                      \
	"kami membaca: nomor 005/1234/2026, perihal Permohonan Perbaikan Jaringan Internet, "      \
	"tanggal 24 November 2026, sifat segera, asal DINAS CONTOH KESEHATAN, telepon "            \
	"+6281234567890."

static void an_empty_mail_with_a_pdf_letter_is_that_letter(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Surat.pdf", paper_pdf(PAPER_LETTER));
	is_the_letter(t);
	g_assert_cmpstr(t->service_code, ==, "NET");
	g_autofree char *text = history(o, EVENT_OPENED);
	g_assert_true(g_str_has_prefix(text, "[Dibaca dari lampiran Surat.pdf (teks PDF)]\n\n"));
	g_assert_nonnull(strstr(text, "jaringan internet di kantor kami mati sejak Senin"));
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "Dari lampiran Surat.pdf (teks PDF) " FOUND);
	g_assert_true(told(o, RINI, "received", "Dari lampiran Surat.pdf (teks PDF) " FOUND));
	g_assert_true(told(o, TONO, "assignment", "Dari lampiran Surat.pdf (teks PDF) " FOUND));
	g_assert_true(told(o, TONO, "assignment", "jaringan internet di kantor kami mati"));
	no_child_is_left();
}

static void a_word_letter_is_read_likewise(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", DOCX, "Surat.docx", paper_docx(PAPER_LETTER, NULL));
	is_the_letter(t);
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "Dari lampiran Surat.docx (dokumen Word) " FOUND);
}

/* The office's own words stay the ticket's; only the letter's fields come from the attachment. */
static void a_covering_note_stays_the_text(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	/* Whatever it is called: its first bytes tell. */
	g_autoptr(ticket_auto) t = sends(o, "Mohon dibantu, surat terlampir.",
		"application/octet-stream", "Surat.docx", paper_pdf(PAPER_LETTER));
	is_the_letter(t);
	g_autofree char *text = history(o, EVENT_OPENED);
	g_assert_cmpstr(text, ==, "Mohon dibantu, surat terlampir.");
}

static void a_letter_in_the_text_is_enough(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	long before = faults_of_children();
	g_autoptr(ticket_auto) t =
		sends(o, "Nomor : 045/2/2026\r\nSifat : Biasa\r\nPerihal : wifi mati", PDF,
			"Surat.pdf", paper_pdf(PAPER_LETTER));
	g_assert_cmpint(faults_of_children(), ==, before);
	g_assert_cmpstr(t->letter_number, ==, "045/2/2026");
	g_assert_cmpstr(t->letter_nature, ==, "biasa");
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "");
}

/* The covering mail has number and subject, and doesn't say that the letter is confidential. */
static void the_sifat_of_an_attached_letter_counts(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "Nomor : 045/2/2026\r\nPerihal : surat terlampir", PDF,
		"Surat.pdf",
		paper_pdf("Nomor   : 005/9/2026\nSifat   : Rahasia\nPerihal : Kebocoran data\n\n"
			  "Dengan hormat, telepon 0812-3456-7890."));
	g_assert_true(ticket_is_confidential(t));
	g_assert_cmpstr(t->letter_number, ==, "045/2/2026");
	g_assert_cmpstr(t->subject, ==, "surat terlampir");
	g_assert_false(told(o, RINI, "received", "Kebocoran"));
}

/* ---- attached mails ---- */

static GBytes *forwarded(struct office_fixture *o, const char *text, GBytes *letter)
{
	GString *mail = mail_begin(o, "Camat Contoh <camat@luar.example>", text);
	if (letter)
		add_part(mail, PDF, "Surat.pdf", letter);
	g_string_append(mail, "--b--\r\n");
	/* The mail around it has the same boundary. */
	g_string_replace(mail, "boundary=b", "boundary=dalam", 0);
	g_string_replace(mail, "--b", "--dalam", 0);
	return g_string_free_to_bytes(mail);
}

static void a_letter_that_is_attached_to_an_attached_mail_is_read(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) letter = paper_pdf(PAPER_LETTER);
	g_autoptr(ticket_auto) t = sends(o, "Mohon ditindaklanjuti.", "message/rfc822",
		"Permohonan.eml", forwarded(o, "Surat terlampir.", letter));
	is_the_letter(t);
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "Dari lampiran Surat.pdf (teks PDF) " FOUND);
}

static void a_letter_in_the_text_of_an_attached_mail_is_read(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", "application/octet-stream", "Permohonan.eml",
		forwarded(o, "Nomor : 045/2/2026\r\nPerihal : wifi mati", NULL));
	g_assert_cmpstr(t->letter_number, ==, "045/2/2026");
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==,
		"Dari lampiran Permohonan.eml (surel terlampir) kami membaca: nomor 045/2/2026, "
		"perihal wifi mati.");
}

/* A mail in a mail in a mail, and an attached one with nothing in it. */
static void one_level_of_attached_mails_is_enough(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) inner = forwarded(o, "Nomor : 045/2/2026\r\nPerihal : wifi mati", NULL);
	GString *middle = g_string_new(
		"From: a@luar.example\r\nContent-Type: multipart/mixed; boundary=t\r\n\r\n"
		"--t\r\n\r\nLihat terlampir.\r\n--t\r\nContent-Type: message/rfc822\r\n\r\n");
	gsize size;
	const char *bytes = g_bytes_get_data(inner, &size);
	g_string_append_len(middle, bytes, size);
	g_string_append(middle, "\r\n--t--\r\n");
	g_autoptr(ticket_auto) t =
		sends(o, "wifi mati", "message/rfc822", "Dua.eml", g_string_free_to_bytes(middle));
	g_assert_cmpstr(t->letter_number, ==, "");
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "");
}

static void the_first_attachment_that_is_a_letter_counts(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *mail = mail_begin(o, RINI, "");
	g_autoptr(GBytes) picture = text_bytes("\x89PNG"), letter = paper_pdf(PAPER_LETTER);
	g_autoptr(GBytes) plan =
		paper_pdf("Denah ruang server lantai dua, bukan surat sama sekali");
	add_part(mail, "image/png", "foto.png", picture);
	add_part(mail, PDF, "Denah.pdf", plan);
	add_part(mail, PDF, "Surat.pdf", letter);
	add_part(mail, PDF, "Salinan.pdf", letter);
	mail_end(o, mail);
	g_autoptr(ticket_auto) t = ticket_load_number(o->db, TICKET);
	is_the_letter(t);
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==,
		"Lampiran Denah.pdf (teks PDF) sudah kami baca; di dalamnya tidak ada nomor atau "
		"perihal surat.\nDari lampiran Surat.pdf (teks PDF) " FOUND);
}

/* Sender's lines at the left, date and addressee at the right, and a subject of two lines. */
static void letters_in_two_columns_are_read(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Surat.pdf",
		paper_pdf("PEMERINTAH KABUPATEN CONTOH\nKECAMATAN CONTOH\n\n"
			  "Nomor    : 045.2/77/2026                Contoh, 24 November 2026\n"
			  "Sifat    : Penting                      Kepada Yth.\n"
			  "Lampiran : -                            Kepala Diskominfo\n"
			  "Hal      : Permohonan Perbaikan         di\n"
			  "           Jaringan Wifi                    CONTOH\n\n"
			  "Dengan hormat, wifi mati.\n"));
	g_assert_cmpstr(t->letter_number, ==, "045.2/77/2026");
	g_assert_cmpstr(t->letter_date, ==, "2026-11-24");
	g_assert_cmpstr(t->letter_nature, ==, "penting");
	g_assert_cmpstr(t->subject, ==, "Permohonan Perbaikan Jaringan Wifi");
}

/* The letterhead says nothing about what is wanted. */
static void without_subject_the_ticket_is_called_after_the_file(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Permohonan VPN.pdf",
		paper_pdf("PEMERINTAH KABUPATEN CONTOH\nNomor : 005/7/2026\nMohon akses VPN."));
	g_assert_cmpstr(t->letter_number, ==, "005/7/2026");
	g_assert_cmpstr(t->subject, ==, "Surat terlampir: Permohonan VPN.pdf");
}

/* ---- scans ---- */

#define IS_A_SCAN                                                                                  \
	"Lampiran Pindai.pdf adalah hasil pindai tanpa teks, sehingga tidak dapat dibaca "         \
	"otomatis; petugas kami yang akan membacanya."

static void a_scan_is_known_as_one(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Pindai.pdf", paper_scan(PAPER_LETTER));
	g_assert_cmpstr(t->letter_number, ==, "");
	g_autofree char *text = history(o, EVENT_OPENED);
	g_assert_cmpstr(text, ==, "(surat tanpa teks; lihat lampiran)");
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, IS_A_SCAN);
	g_assert_true(told(o, RINI, "received", IS_A_SCAN));
	g_assert_true(told(o, TONO, "assignment", IS_A_SCAN));
}

static void a_scan_is_read_by_the_ocr_command(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->ocr_command = g_strdup(OCR);
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Pindai.pdf", paper_scan(PAPER_LETTER));
	is_the_letter(t);
	g_assert_true(told(o, RINI, "received",
		"Dari lampiran Pindai.pdf (hasil pindai, dibaca otomatis, mungkin ada yang "
		"keliru) " FOUND));
	no_child_is_left();
}

static void an_ocr_command_that_fails_is_said(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const commands[] = { "echo rusak >&2; exit 1", "cat >/dev/null",
		"tidak-ada-perintah-ini" };
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		g_autofree char *command = g_strdup(commands[i]);
		g_autoptr(GBytes) scan = paper_scan("x");
		GString *letter = mail_begin(o, "Rini Contoh <" RINI ">", "");
		add_part(letter, PDF, "Pindai.pdf", scan);
		g_autoptr(GBytes) bytes = g_string_free_to_bytes(letter);
		g_autoptr(mail_auto) mail = mail_parse(bytes, NULL);
		o->settings->ocr_command = command;
		struct extract *e = extract_attachments(o->settings, mail);
		o->settings->ocr_command = NULL;
		const struct extract_finding *finding = e->findings->pdata[0];
		g_assert_cmpint(finding->result, ==, EXTRACT_FAILED);
		g_assert_cmpint(finding->way, ==, EXTRACT_OCR);
		g_assert_nonnull(finding->trouble);
		g_assert_null(e->text);
		extract_free(e);
	}
}

/* Colours for terminals, and marks that write backwards. */
static void what_would_be_obeyed_is_taken_out(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->ocr_command = g_strdup("printf 'Nomor : 005/8/2026\\nPerihal : Jaringan "
					    "\\033[31mmati\\302\\233 \\342\\200\\256dua"
					    "\\342\\200\\217\\342\\201\\246\\nSekian\\n'");
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Pindai.pdf", paper_scan(PAPER_LETTER));
	g_assert_cmpstr(t->subject, ==, "Jaringan [31mmati dua");
	g_autofree char *text = history(o, EVENT_OPENED);
	g_assert_nonnull(strstr(text, "\nPerihal : Jaringan [31mmati dua\nSekian"));
}

static void what_there_was_no_time_for_is_said(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->ocr_command = g_strdup("exec sleep 1000");
	o->settings->ocr_timeout_seconds = 1;
	GString *mail = mail_begin(o, RINI, "");
	g_autoptr(GBytes) scan = paper_scan(PAPER_LETTER);
	add_part(mail, PDF, "Satu.pdf", scan);
	add_part(mail, PDF, "Dua.pdf", scan);
	mail_end(o, mail);
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==,
		"Lampiran Satu.pdf tidak dapat dibaca otomatis; petugas kami yang akan "
		"membacanya.\nLampiran Dua.pdf belum sempat dibaca otomatis; petugas kami yang "
		"akan membacanya.");
}

/* ---- confidential, tokens, limits ---- */

static void a_confidential_attachment_makes_the_ticket_confidential(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Surat.pdf",
		paper_pdf("Nomor   : 005/9/2026\nSifat   : Rahasia\nPerihal : Kebocoran data "
			  "pegawai\n\nDengan hormat, ada kebocoran."));
	g_assert_true(ticket_is_confidential(t));
	g_assert_false(told(o, RINI, "received", "Kebocoran"));
	g_assert_false(told(o, RINI, "received", "005/9/2026, perihal"));
	/* Who works on it reads it. */
	g_assert_true(told(o, TONO, "assignment", "Kebocoran data pegawai"));
}

static void somebody_s_token_in_an_attachment_does_not_travel_on(
	struct office_fixture *o, gconstpointer data)
{
	(void)data;
	office_write(o, RINI, NULL, "wifi mati", "wifi mati");
	g_autofree char *address = office_reply_address(o, TONO);
	g_autofree char *paper = g_strdup_printf("Perihal : wifi mati\n\nBalas ke\n%s\n", address);
	g_autoptr(GBytes) content = paper_docx(paper, NULL);
	GString *mail = mail_begin(o, RINI, "");
	add_part(mail, DOCX, "Surat.docx", content);
	mail_end(o, mail);
	g_autoptr(ticket_auto) t = ticket_load_number(o->db, "TIK-2026-000002");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM event WHERE instr(text, ?)", "s",
				strchr(address, '+')),
		==, 0);
}

static void a_long_text_is_cut(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *paper = g_string_new("Perihal : ");
	while (paper->len < 3 * EXTRACT_TEXT_LETTERS)
		g_string_append(paper, "séribu kata tanpa akhir ");
	g_autoptr(ticket_auto) t = sends(o, "", DOCX, "Surat.docx", paper_docx(paper->str, NULL));
	g_string_free(paper, TRUE);
	g_autofree char *text = history(o, EVENT_OPENED);
	g_assert_cmpint(g_utf8_strlen(text, -1), <, EXTRACT_TEXT_LETTERS + 100);
	g_assert_cmpint(g_utf8_strlen(t->subject, -1), <=, 300);
}

static void a_large_attachment_is_not_read(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->max_attachment_bytes = 1024;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Surat.pdf", paper_pdf(PAPER_LETTER));
	g_assert_cmpstr(t->letter_number, ==, "");
	g_assert_true(told(o, RINI, "received", "Lampiran Surat.pdf tidak dapat dibaca otomatis"));
}

static void reading_can_be_switched_off(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	o->settings->read_attachments = FALSE;
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Surat.pdf", paper_pdf(PAPER_LETTER));
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "");
}

/* ---- enemies ---- */

static char *nest(const char *open, guint depth)
{
	GString *text = g_string_new("");
	for (guint i = 0; i < depth; i++)
		g_string_append(text, open);
	return g_string_free(text, FALSE);
}

/* A tree of pages that is its own child, and one whose page count is absurd. */
#define OWN_CHILD                                                                                  \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                                   \
	"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>endobj\n"                        \
	"trailer<</Root 1 0 R>>\n%%EOF\n"
#define ENDLESS_XREF                                                                               \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 999999999\n"                \
	"trailer<</Root 1 0 R/Size 999999999/Prev 52>>\nstartxref\n52\n%%EOF\n"

static void enemy_papers_do_no_harm(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *arrays = nest("[", 300000), *dictionaries = nest("<</A", 300000);
	g_autofree char *deep = g_strconcat("%PDF-1.4\n1 0 obj", arrays, NULL);
	g_autofree char *deeper =
		g_strconcat("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages ", dictionaries, NULL);
	const char *const papers[] = { "", "bukan PDF", "%PDF-1.4", "%PDF-1.4\n\xff\xfe\x01\x02",
		OWN_CHILD, ENDLESS_XREF, deep, deeper };
	o->settings->letter_timeout_seconds = 2;
	for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
		GString *mail = mail_begin(o, RINI, "");
		g_autoptr(GBytes) paper = text_bytes(papers[i]);
		add_part(mail, i % 2 ? PDF : DOCX, i % 2 ? "Jahat.pdf" : "Jahat.docx", paper);
		add_part(mail, PDF, "Jahat 2.pdf", paper);
		g_assert_cmpint(mail_end(o, mail).outcome, ==, OUTCOME_TICKET);
		no_child_is_left();
	}
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, G_N_ELEMENTS(papers));
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM ticket WHERE letter_number <> ''", ""), ==, 0);
}

/* What is below this process and became "sleep"; 0 if there is none yet. */
static pid_t sleeping_below(int parent)
{
	g_autofree char *list = NULL;
	g_autofree char *path = g_strdup_printf("/proc/%d/task/%d/children", parent, parent);
	g_file_get_contents(path, &list, NULL, NULL);
	g_auto(GStrv) children = g_strsplit(list ? list : "", " ", -1);
	for (int i = 0; children[i] && *children[i]; i++) {
		g_autofree char *name = NULL;
		g_autofree char *comm = g_strdup_printf("/proc/%s/comm", children[i]);
		int child = atoi(children[i]);
		if (g_file_get_contents(comm, &name, NULL, NULL) && strcmp(name, "sleep\n") == 0)
			return child;
		child = sleeping_below(child);
		if (child)
			return child;
	}
	return 0;
}

static pid_t sleeping_child(void)
{
	return sleeping_below(getpid());
}

static void reads_slowly(struct office_fixture *o)
{
	g_free(o->settings->ocr_command);
	o->settings->ocr_command = g_strdup("exec sleep 1000");
	o->settings->ocr_timeout_seconds = 20;
}

/* Writes to the database while the command runs, which only then is ended. */
static gpointer write_meanwhile(gpointer data)
{
	struct office_fixture *o = data;
	pid_t child;
	while (!(child = sleeping_child()))
		g_thread_yield();
	g_autoptr(GError) error = NULL;
	g_autoptr(db_auto) db = db_open(o->settings->database_path, DB_WRITE, &error);
	g_assert_no_error(error);
	db_begin(db);
	fact_set(db, "meanwhile", "yes");
	db_commit(db, &error);
	g_assert_no_error(error);
	g_assert_cmpint(kill(child, SIGKILL), ==, 0);
	return NULL;
}

static void the_database_is_free_while_a_program_reads(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	reads_slowly(o);
	GThread *writer = g_thread_new("writer", write_meanwhile, o);
	g_autoptr(ticket_auto) t = sends(o, "", PDF, "Pindai.pdf", paper_scan(PAPER_LETTER));
	g_thread_join(writer);
	g_assert_true(told(o, RINI, "received", "Lampiran Pindai.pdf tidak dapat dibaca otomatis"));
}

/* ---- whose attachments are not read ---- */

static gint64 marks(struct db *db)
{
	return db_int(db, "SELECT count(*) FROM fact WHERE name LIKE 'being_read %'", "");
}

/* A desk of its own that reads forever. */
static pid_t reader_begins(struct office_fixture *o, const char *mail)
{
	pid_t pid = fork();
	if (pid == 0) {
		o->intake.db = db_open(o->settings->database_path, DB_WRITE, NULL);
		reads_slowly(o);
		office_take(o, mail);
		_exit(1);
	}
	while (marks(o->db) == 0)
		g_usleep(1000);
	return pid;
}

/* The caller frees it. */
static GString *scanned_mail(struct office_fixture *o)
{
	g_autoptr(GBytes) scan = paper_scan(PAPER_LETTER);
	GString *mail = mail_begin(o, RINI, "");
	add_part(mail, PDF, "Pindai.pdf", scan);
	return g_string_append(mail, "--b--\r\n");
}

static void what_ended_the_desk_is_not_read_again(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *mail = scanned_mail(o);
	pid_t reader = reader_begins(o, mail->str);
	g_assert_cmpint(kill(reader, SIGKILL), ==, 0);
	long before = faults_of_children();
	g_assert_cmpint(office_take(o, mail->str).outcome, ==, OUTCOME_TICKET);
	g_assert_cmpint(faults_of_children(), ==, before);
	g_assert_true(told(o, RINI, "received",
		"Lampiran Pindai.pdf tidak dapat dibaca otomatis; petugas kami yang akan "
		"membacanya."));
	g_assert_cmpint(marks(o->db), ==, 0);
	g_string_free(mail, TRUE);
}

/* Another process that reads the same mail has not ended: nothing is wrong with the mail. */
static void what_another_reads_is_read_all_the_same(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *mail = scanned_mail(o);
	pid_t reader = reader_begins(o, mail->str);
	g_assert_cmpint(office_take(o, mail->str).outcome, ==, OUTCOME_TICKET);
	g_assert_true(told(o, RINI, "received", IS_A_SCAN));
	g_assert_cmpint(kill(reader, SIGKILL), ==, 0);
	g_string_free(mail, TRUE);
	faults_of_children();
}

static void strangers_and_answers_are_not_read(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) scan = paper_scan(PAPER_LETTER);
	office_write(o, RINI, NULL, "wifi mati", "wifi mati");
	long before = faults_of_children();
	GString *mail = mail_begin(o, "asing@luar.example", "");
	add_part(mail, PDF, "Pindai.pdf", scan);
	g_assert_cmpint(mail_end(o, mail).outcome, ==, OUTCOME_HELD);
	/* A technician's report with a picture of the cable. */
	g_autofree char *address = office_reply_address(o, TONO);
	mail = mail_begin(o, TONO, "TERIMA");
	add_part(mail, PDF, "Pindai.pdf", scan);
	g_string_prepend(mail, "\r\n");
	g_string_prepend(mail, address);
	g_string_prepend(mail, "Cc: ");
	g_assert_cmpint(mail_end(o, mail).outcome, ==, OUTCOME_COMMAND);
	mail = mail_begin(o, RINI, "");
	g_string_prepend(mail, "Auto-Submitted: auto-replied\r\n");
	add_part(mail, PDF, "Pindai.pdf", scan);
	g_assert_cmpint(mail_end(o, mail).outcome, ==, OUTCOME_IGNORED);
	g_assert_cmpint(faults_of_children(), ==, before);
	g_autofree char *note = history(o, EVENT_READ);
	g_assert_cmpstr(note, ==, "");
}

static void the_same_mail_again_is_not_read_again(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) scan = paper_scan(PAPER_LETTER);
	GString *mail = mail_begin(o, RINI, "");
	/* By its bytes alone: a name would have told, too. */
	g_string_replace(mail, "Message-ID:", "X-ID:", 1);
	add_part(mail, PDF, "Pindai.pdf", scan);
	g_string_append(mail, "--b--\r\n");
	g_assert_false(office_take(o, mail->str).seen);
	long before = faults_of_children();
	g_assert_true(office_take(o, mail->str).seen);
	g_assert_cmpint(faults_of_children(), ==, before);
	g_string_free(mail, TRUE);
}

static void a_held_mail_is_read_when_it_is_released(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *mail = mail_begin(o, "baru@dlh.example", "");
	g_autoptr(GBytes) letter = paper_pdf(PAPER_LETTER);
	add_part(mail, PDF, "Surat.pdf", letter);
	gint64 id = mail_end(o, mail).mail_id;
	office_import(o, "pola,opd,kebutuhan\n@dlh.example,Dinas Contoh Lingkungan,3\n");
	struct intake_result result;
	g_autoptr(GError) error = NULL;
	g_assert_true(intake_release(&o->intake, id, o->now, &result, &error));
	g_assert_no_error(error);
	intake_result_clear(&result);
	g_autoptr(ticket_auto) t = ticket_load_number(o->db, TICKET);
	is_the_letter(t);
}

/* Releases the mail while the first release still reads, which only then may go on. */
static gpointer release_meanwhile(gpointer data)
{
	struct office_fixture *o = data;
	pid_t child;
	while (!(child = sleeping_child()))
		g_thread_yield();
	g_autoptr(GError) error = NULL;
	g_autoptr(settings_auto) settings = settings_read(o->settings->file, NULL);
	g_autoptr(db_auto) db = db_open(o->settings->database_path, DB_WRITE, NULL);
	struct intake second = { db, settings, o->calendar, &o->key };
	struct intake_result result;
	settings->read_attachments = FALSE;
	g_assert_true(intake_release(&second, 1, o->now, &result, &error));
	g_assert_no_error(error);
	intake_result_clear(&result);
	g_assert_cmpint(kill(child, SIGKILL), ==, 0);
	return NULL;
}

static void two_releases_at_once_make_one_ticket(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	GString *mail = mail_begin(o, "baru@dlh.example", "");
	g_autoptr(GBytes) scan = paper_scan(PAPER_LETTER);
	add_part(mail, PDF, "Surat.pdf", scan);
	g_assert_cmpint(mail_end(o, mail).mail_id, ==, 1);
	office_import(o, "pola,opd,kebutuhan\n@dlh.example,Dinas Contoh Lingkungan,3\n");
	reads_slowly(o);
	GThread *second = g_thread_new("second", release_meanwhile, o);
	struct intake_result result;
	g_autoptr(GError) error = NULL;
	g_assert_false(intake_release(&o->intake, 1, o->now, &result, &error));
	g_assert_error(error, INTAKE_ERROR, INTAKE_ERROR_NOT_HELD);
	g_thread_join(second);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, 1);
}

static void the_programs_can_be_tried(struct office_fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	extract_try(o->settings, EXTRACT_PDF, &error);
	g_assert_no_error(error);
	extract_try(o->settings, EXTRACT_DOCX, &error);
	g_assert_no_error(error);
	o->settings->ocr_command = g_strdup(OCR);
	extract_try(o->settings, EXTRACT_OCR, &error);
	g_assert_no_error(error);
	g_free(o->settings->ocr_command);
	o->settings->ocr_command = g_strdup("tidak-ada-perintah-ini");
	g_assert_false(extract_try(o->settings, EXTRACT_OCR, &error));
	g_assert_error(error, CONFINED_ERROR, CONFINED_ERROR_ENDED);
}

#define ADD(path, test)                                                                            \
	g_test_add("/attached/" path, struct office_fixture, NULL, office_set_up, test,            \
		office_tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autofree char *folder = folder_for_killed_desks("attached");
	ADD("pdf", an_empty_mail_with_a_pdf_letter_is_that_letter);
	ADD("docx", a_word_letter_is_read_likewise);
	ADD("covering-note", a_covering_note_stays_the_text);
	ADD("letter-in-text", a_letter_in_the_text_is_enough);
	ADD("sifat", the_sifat_of_an_attached_letter_counts);
	ADD("mail-with-letter", a_letter_that_is_attached_to_an_attached_mail_is_read);
	ADD("mail-is-letter", a_letter_in_the_text_of_an_attached_mail_is_read);
	ADD("mail-levels", one_level_of_attached_mails_is_enough);
	ADD("first-letter", the_first_attachment_that_is_a_letter_counts);
	ADD("two-columns", letters_in_two_columns_are_read);
	ADD("no-subject", without_subject_the_ticket_is_called_after_the_file);
	ADD("scan", a_scan_is_known_as_one);
	ADD("ocr", a_scan_is_read_by_the_ocr_command);
	ADD("ocr-fails", an_ocr_command_that_fails_is_said);
	ADD("no-time", what_there_was_no_time_for_is_said);
	ADD("obeyed", what_would_be_obeyed_is_taken_out);
	ADD("confidential", a_confidential_attachment_makes_the_ticket_confidential);
	ADD("token", somebody_s_token_in_an_attachment_does_not_travel_on);
	ADD("long", a_long_text_is_cut);
	ADD("large", a_large_attachment_is_not_read);
	ADD("off", reading_can_be_switched_off);
	ADD("enemies", enemy_papers_do_no_harm);
	ADD("database-free", the_database_is_free_while_a_program_reads);
	ADD("not-read", strangers_and_answers_are_not_read);
	ADD("ended-the-desk", what_ended_the_desk_is_not_read_again);
	ADD("two-readers", what_another_reads_is_read_all_the_same);
	ADD("again", the_same_mail_again_is_not_read_again);
	ADD("released", a_held_mail_is_read_when_it_is_released);
	ADD("released-twice", two_releases_at_once_make_one_ticket);
	ADD("tried", the_programs_can_be_tried);
	int failed = g_test_run();
	folder_remove_all(folder);
	return failed;
}
