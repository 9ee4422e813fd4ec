#include "gateway/template_sample.h"

#include "gateway/templates.h"

#include "desk/similar.h"

/* Tuesday 24 November 2026, 09.12 WIB */
#define AT G_GINT64_CONSTANT(1795486320)
#define HOUR 3600

#define OFFICE "Dinas Contoh Kesehatan"
#define REQUESTER "rini@dinkes.example"
#define REQUESTER_NAME "Rini Percontohan"
#define TECHNICIAN "tono@tik.example"
#define TECHNICIAN_NAME "Tono Contohadi"
#define COLLEAGUE "sari@tik.example"
#define COLLEAGUE_NAME "Sari Contohwati"
#define STRANGER_NAME "Pemerintah Desa Contoh"
#define LEADER "lina@tik.example"
#define LEADER_NAME "Lina Percontohan"
#define OPERATOR "opi@tik.example"
#define OPERATOR_NAME "Opi Contohwati"
#define LETTER "Dengan hormat, wifi di ruang pelayanan lantai 2 mati sejak pagi. Mohon bantuannya."
#define SOLUTION "Kabel ke switch lantai 1 diganti."
#define REPORT "Adaptor access point lantai 2 diganti; wifi sudah diuji di tiga ruangan."

/* How a kind of letter comes about. */
struct scene {
	enum speaker reader;
	enum status status;
	enum command command;
	const char *text, *by;
	gboolean without_ticket;
};

/* clang-format off */
static const struct scene scenes[NOTICE_COUNT] = {
	[NOTICE_RECEIVED] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_ACCEPTED] = { SPEAKER_REQUESTER, STATUS_DIKERJAKAN, COMMAND_NONE, "", "", FALSE },
	[NOTICE_REJECTED] = { SPEAKER_REQUESTER, STATUS_DITOLAK, COMMAND_NONE,
		"Perangkat ini milik pihak ketiga; mohon hubungi penyedianya.", TECHNICIAN_NAME, FALSE },
	[NOTICE_PROGRESS] = { SPEAKER_REQUESTER, STATUS_DIKERJAKAN, COMMAND_NONE,
		"Adaptor pengganti sedang diambil dari gudang.", TECHNICIAN_NAME, FALSE },
	[NOTICE_QUESTION] = { SPEAKER_REQUESTER, STATUS_MENUNGGU, COMMAND_NONE,
		"Apakah lampu pada access point menyala?", TECHNICIAN_NAME, FALSE },
	[NOTICE_REPORTED] = { SPEAKER_REQUESTER, STATUS_TINDAK_LANJUT, COMMAND_NONE, "", "", FALSE },
	[NOTICE_APPROVED] = { SPEAKER_REQUESTER, STATUS_SELESAI, COMMAND_NONE, REPORT, LEADER_NAME,
		FALSE },
	[NOTICE_CANCELLED] = { SPEAKER_REQUESTER, STATUS_DIBATALKAN, COMMAND_NONE,
		"Sudah menyala sendiri.", REQUESTER_NAME, FALSE },
	[NOTICE_REOPENED] = { SPEAKER_REQUESTER, STATUS_DIKERJAKAN, COMMAND_NONE, "", "", FALSE },
	[NOTICE_RATED] = { SPEAKER_REQUESTER, STATUS_SELESAI, COMMAND_NONE,
		"4 Cepat dan ramah.", "", FALSE },
	[NOTICE_STILL_OPEN] = { SPEAKER_REQUESTER, STATUS_SELESAI, COMMAND_NONE, "", "", FALSE },
	[NOTICE_DATA] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE,
		"NIP, jabatan, HP", "", FALSE },
	[NOTICE_OFFICE_CONFIRM] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_OFFICE_ANSWERED] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_YA,
		"Benar, ini permintaan kami.", "", FALSE },
	[NOTICE_MERGED] = { SPEAKER_REQUESTER, STATUS_DIGABUNG, COMMAND_NONE, "", "", FALSE },
	[NOTICE_SPLIT] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_INCIDENT] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_UNDONE] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_TOLAK,
		"salah ketik, maaf", TECHNICIAN_NAME, FALSE },
	[NOTICE_STRANGER] = { SPEAKER_REQUESTER, STATUS_BARU, COMMAND_NONE, "", "", TRUE },
	[NOTICE_ASSIGNMENT] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_HANDED_OVER] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_NONE,
		"Saya sedang di lapangan sampai sore.", TECHNICIAN_NAME, FALSE },
	[NOTICE_REVISION] = { SPEAKER_TECHNICIAN, STATUS_TINDAK_LANJUT, COMMAND_NONE,
		"Mohon sebutkan ruangan yang diuji.", LEADER_NAME, FALSE },
	[NOTICE_REPORT_APPROVED] = { SPEAKER_TECHNICIAN, STATUS_SELESAI, COMMAND_NONE, "",
		LEADER_NAME, FALSE },
	[NOTICE_OBJECTION] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE,
		"Di ruang tunggu masih mati.", REQUESTER_NAME, FALSE },
	[NOTICE_REQUESTER_CANCELLED] = { SPEAKER_TECHNICIAN, STATUS_DIBATALKAN, COMMAND_NONE,
		"Sudah menyala sendiri.", REQUESTER_NAME, FALSE },
	[NOTICE_COMMENT] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE,
		"Ruangannya di lantai 2, sebelah loket.", REQUESTER_NAME, FALSE },
	[NOTICE_REMINDER] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE, "75", "", FALSE },
	[NOTICE_OUTBREAK] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE,
		"3 pengaduan serupa tentang Gangguan jaringan internet", "", FALSE },
	[NOTICE_MORNING] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE, "", "", TRUE },
	[NOTICE_LEAVE] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE,
		"1–5 Desember 2026", "", TRUE },
	[NOTICE_ESCALATION] = { SPEAKER_LEADER, STATUS_DIKERJAKAN, COMMAND_NONE,
		"Target waktunya terlewati seperempat (125%), dan tiket ini belum selesai.", "", FALSE },
	[NOTICE_APPROVALS] = { SPEAKER_LEADER, STATUS_TINDAK_LANJUT, COMMAND_NONE, "", "", TRUE },
	[NOTICE_APPROVAL] = { SPEAKER_LEADER, STATUS_TINDAK_LANJUT, COMMAND_NONE, REPORT,
		TECHNICIAN_NAME, FALSE },
	[NOTICE_UNASSIGNED] = { SPEAKER_LEADER, STATUS_BARU, COMMAND_NONE, "", "", FALSE },
	[NOTICE_UNTAKEN] = { SPEAKER_LEADER, STATUS_BARU, COMMAND_NONE, "", "", TRUE },
	[NOTICE_WORKBOOK] = { SPEAKER_LEADER, STATUS_BARU, COMMAND_NONE, "2026-10", "", TRUE },
	[NOTICE_PERFORMANCE] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_NONE, "2026-10", "", TRUE },
	[NOTICE_UNDERSTOOD] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_TERIMA, "", "", FALSE },
	[NOTICE_DONE] = { SPEAKER_LEADER, STATUS_SELESAI, COMMAND_SETUJU, "2 laporan disetujui.", "",
		TRUE },
	[NOTICE_REFUSED] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_SELESAI,
		"Tiket ini belum diterima. Balas TERIMA dahulu.", "", FALSE },
	[NOTICE_CONFIRM] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_TERIMA, "TERIMA", "", FALSE },
	[NOTICE_UNCLEAR] = { SPEAKER_LEADER, STATUS_TINDAK_LANJUT, COMMAND_SETUJU, "stuju", "", FALSE },
	[NOTICE_HINT] = { SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, COMMAND_NONE,
		"kabelnya sudah dipesan", "", FALSE },
	[NOTICE_STATUS] = { SPEAKER_REQUESTER, STATUS_DIKERJAKAN, COMMAND_NONE, "", "", TRUE },
	[NOTICE_HELP] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_NONE, "", "", TRUE },
	[NOTICE_SIGN_IN] = { SPEAKER_TECHNICIAN, STATUS_BARU, COMMAND_NONE, "", "", TRUE },
	[NOTICE_ACTION_REPORT] = { SPEAKER_REQUESTER, STATUS_SELESAI, COMMAND_NONE, "", "", FALSE },
	[NOTICE_HELD] = { SPEAKER_OPERATOR, STATUS_BARU, COMMAND_NONE,
		"Alamat pengirim belum terdaftar di opd.csv. Tambahkan alamat itu, impor, lalu lepaskan "
		"surat ini.", "", TRUE },
	[NOTICE_DOUBTFUL] = { SPEAKER_OPERATOR, STATUS_BARU, COMMAND_NONE,
		"Layanan tiket ini hanya dugaan. Bila keliru, alihkan ke seksi yang tepat.", "", FALSE },
	[NOTICE_BOUNCE] = { SPEAKER_OPERATOR, STATUS_BARU, COMMAND_NONE,
		"Surat ke " REQUESTER " tidak sampai (alamat tak dikenal).", "", FALSE },
};
/* clang-format on */

static const struct {
	const char *address, *name;
} people[] = {
	[SPEAKER_REQUESTER] = { REQUESTER, REQUESTER_NAME },
	[SPEAKER_TECHNICIAN] = { TECHNICIAN, TECHNICIAN_NAME },
	[SPEAKER_LEADER] = { LEADER, LEADER_NAME },
	[SPEAKER_OPERATOR] = { OPERATOR, OPERATOR_NAME },
};

static void set(char **member, const char *text)
{
	g_free(*member);
	*member = g_strdup(text);
}

static struct ticket *make_ticket(const struct settings *settings, const struct scene *scene)
{
	struct ticket *t = ticket_new();
	g_free(t->number);
	t->number = ticket_make_number(settings->ticket_prefix, 2026, 123);
	t->year = 2026;
	t->seq = 123;
	set(&t->subject, "Wifi ruang pelayanan mati");
	set(&t->requester, REQUESTER);
	set(&t->requester_name, REQUESTER_NAME);
	set(&t->office, OFFICE);
	set(&t->service_code, "NET");
	set(&t->service, "Gangguan jaringan");
	set(&t->section, "Jaringan");
	set(&t->assignee, TECHNICIAN);
	set(&t->assignee_name, TECHNICIAN_NAME);
	set(&t->letter_number, "000.8.3/0412/2026");
	set(&t->letter_date, "2026-11-24");
	set(&t->letter_nature, "segera");
	t->status = scene->status;
	t->severity = 70;
	t->need = 4;
	t->availability = 60;
	t->score = 78;
	set(&t->merged_number, "TIK-2026-000119");
	set(&t->incident_number, "TIK-2026-000119");
	t->priority = PRIORITY_TINGGI;
	t->opened_at = AT - HOUR;
	t->respond_due = AT + HOUR;
	t->due = AT + 24 * HOUR;
	t->closed_at = status_is_open(t->status) ? 0 : AT;
	return t;
}

static gint64 add_event(struct db *db, const struct ticket *t, const char *kind,
	enum speaker speaker, const char *text)
{
	const char *status = status_word(t->status);
	struct event event = {
		.ticket_id = t->id,
		.at = AT,
		.actor = (char *)people[speaker].address,
		.actor_name = (char *)people[speaker].name,
		.actor_role = (char *)speaker_word(speaker),
		.kind = (char *)kind,
		.from_status = (char *)status,
		.to_status = (char *)status,
		.text = (char *)text,
		.proof = (char *)"token",
	};
	event_add(db, &event);
	return event.id;
}

/* The ticket with its letter and, where the work is done, the report. */
static struct ticket *store_ticket(
	struct db *db, const struct settings *settings, const struct scene *scene)
{
	struct ticket *t = make_ticket(settings, scene);
	ticket_save(db, t);
	add_event(db, t, EVENT_OPENED, SPEAKER_REQUESTER, LETTER);
	if (scene->status == STATUS_TINDAK_LANJUT || scene->status == STATUS_SELESAI) {
		t->report_event = add_event(db, t, "selesai", SPEAKER_TECHNICIAN, REPORT);
		t->reported_at = AT;
	}
	ticket_save(db, t);
	return t;
}

/* A case of last month, and what helped. */
static void store_solved(struct db *db, const struct settings *settings)
{
	static const struct scene scene = { .status = STATUS_SELESAI };
	g_autoptr(ticket_auto) t = make_ticket(settings, &scene);
	t->seq = 87;
	set(&t->number, "TIK-2026-000087");
	set(&t->subject, "Wifi ruang tunggu mati");
	ticket_save(db, t);
	t->report_event = add_event(db, t, "selesai", SPEAKER_TECHNICIAN, SOLUTION);
	ticket_save(db, t);
	similar_add(db, t, SOLUTION);
}

/* What only this kind of letter tells. */
static void set_apart(struct ticket *t, enum notice_kind kind)
{
	t->rating = kind == NOTICE_RATED ? 4 : 0;
	t->needs_revision = kind == NOTICE_REVISION;
	if (kind != NOTICE_HANDED_OVER && kind != NOTICE_UNASSIGNED)
		return;
	set(&t->assignee, kind == NOTICE_UNASSIGNED ? "" : COLLEAGUE);
	set(&t->assignee_name, kind == NOTICE_UNASSIGNED ? "" : COLLEAGUE_NAME);
}

/* Borrowed by the compose; what is not set is empty. */
static void make_situation(struct situation *s, struct ticket *ticket, struct ticket *second)
{
	static struct person technicians[] = {
		{ .name = (char *)TECHNICIAN_NAME, .section = (char *)"Jaringan" },
		{ .name = (char *)COLLEAGUE_NAME, .section = (char *)"Aplikasi" },
	};
	static struct workload loads[] = { { .person = &technicians[0], .open = 3 },
		{ .person = &technicians[1], .open = 1 } };
	s->own_tickets = g_ptr_array_new();
	s->technicians = g_ptr_array_new();
	g_ptr_array_add(s->own_tickets, ticket);
	g_ptr_array_add(s->own_tickets, second);
	for (guint i = 0; i < G_N_ELEMENTS(loads); i++)
		g_ptr_array_add(s->technicians, &loads[i]);
}

static void situation_clear(struct situation *s)
{
	g_ptr_array_unref(s->own_tickets);
	g_ptr_array_unref(s->technicians);
}

static void write_letter(const struct compose *compose, enum notice_kind kind,
	struct ticket *ticket, struct shown *shown)
{
	const struct scene *scene = &scenes[kind];
	const char *name = kind == NOTICE_STRANGER		? STRANGER_NAME
			   : scene->reader == SPEAKER_REQUESTER ? OFFICE
								: people[scene->reader].name;
	struct notice notice = {
		.kind = kind,
		.to = (char *)people[scene->reader].address,
		.to_name = (char *)name,
		.as = scene->reader,
		.ticket = scene->without_ticket ? NULL : ticket,
		.command = scene->command,
		.text = (char *)(scene->text ? scene->text : ""),
		.by = (char *)(scene->by ? scene->by : ""),
		.list = templates_kind(kind)->brings & BRINGS_TICKETS
				? compose->situation->own_tickets
				: NULL,
		.missing = (char *)(kind == NOTICE_RECEIVED ? "NIP, jabatan" : ""),
		.awaits_office = kind == NOTICE_RECEIVED || kind == NOTICE_DATA,
		.undoable =
			kind == NOTICE_UNDERSTOOD || kind == NOTICE_LEAVE || kind == NOTICE_DONE,
		.twin = (char *)(kind == NOTICE_ASSIGNMENT ? "TIK-2026-000119" : ""),
		.several = (char *)(kind == NOTICE_ASSIGNMENT
					    ? "wifi lantai 2 mati; printer loket 3 macet"
					    : ""),
	};
	compose_show(compose, &notice, shown);
}

gboolean template_sample(const struct settings *settings, enum notice_kind kind,
	struct shown *shown, GPtrArray *problems, GError **error)
{
	g_autoptr(db_auto) db = db_open_scratch(error);
	if (!db)
		return FALSE;
	store_solved(db, settings);
	g_autoptr(ticket_auto) ticket = store_ticket(db, settings, &scenes[kind]);
	set_apart(ticket, kind);
	g_autoptr(ticket_auto) second = ticket_copy(ticket);
	set(&second->number, "TIK-2026-000124");
	set(&second->subject, "Printer loket 3 tidak mencetak");
	struct token_key key = { { 0 } };
	struct situation situation = { .settings = settings, .now = AT };
	struct incoming incoming = {
		.sender = "admin@desa.example",
		.sender_name = STRANGER_NAME,
		.subject = "Internet balai desa mati",
		.raw_subject = "Internet balai desa mati",
		.message_id = "",
		.letter_nature = "",
	};
	gboolean stranger = kind == NOTICE_HELD || kind == NOTICE_STRANGER;
	struct compose compose = {
		.db = db,
		.settings = settings,
		.key = &key,
		.now = AT,
		.situation = &situation,
		.incoming = stranger ? &incoming : NULL,
		.mail_id = 34,
		.problems = problems,
	};
	make_situation(&situation, ticket, second);
	write_letter(&compose, kind, ticket, shown);
	situation_clear(&situation);
	return db_ok(db, error);
}
