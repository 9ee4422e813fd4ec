#include "tests/unit/desk.h"

#include "desk/apply.h"
#include "desk/approval_content.h"
#include "desk/decide_set.h"
#include "desk/outbox.h"
#include "desk/report.h"
#include "desk/schedule.h"
#include "desk/words.h"
#include "tests/unit/folder.h"

#include <string.h>

char *desk_today(struct desk *o)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Asia/Jakarta");
	return words_day(o->now, zone);
}

static void import(struct desk *o, const struct directory_files *files)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autofree char *today = desk_today(o);
	directory_import(o->db, files, today, warnings, &error);
	g_assert_no_error(error);
}

void desk_import_staff(struct desk *o, const char *rows)
{
	g_autofree char *text = g_strconcat("email,nama,nip,peran,seksi\n", rows, NULL);
	g_autofree char *path = folder_put(o->folder, "petugas.csv", text);
	import(o, &(struct directory_files){ .staff = path });
}

void desk_import_offices(struct desk *o, const char *rows)
{
	g_autofree char *text = g_strconcat("pola,opd,kebutuhan\n", rows, NULL);
	g_autofree char *path = folder_put(o->folder, "opd.csv", text);
	import(o, &(struct directory_files){ .offices = path });
}

void desk_import_services(struct desk *o, const char *rows)
{
	g_autofree char *text =
		g_strconcat("kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,"
			    "target_selesai_jam,syarat\n",
			rows, NULL);
	g_autofree char *path = folder_put(o->folder, "layanan.csv", text);
	import(o, &(struct directory_files){ .services = path });
}

void desk_set_up(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("desktik-desk-XXXXXX", &error);
	g_assert_no_error(error);
	o->now = MONDAY;
	o->strings = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *conf = folder_put(o->folder, "desktik.conf",
		"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n"
		"[smtp]\nurl = maildir:out\n[secrets]\nkey_file = key\n");
	o->settings = settings_read(conf, &error);
	g_assert_no_error(error);
	o->db = db_open(o->settings->database_path, DB_CREATE, &error);
	g_assert_no_error(error);
	g_assert_true(token_key_load(o->settings->key_file, &o->key, NULL));
	desk_import_staff(o, STAFF_TONO STAFF_OTHERS);
	desk_import_offices(
		o, "@dinkes.example,Dinas Kesehatan,4\n@dlh.example,Dinas Lingkungan Hidup,2\n");
	desk_import_services(o, "NET,Gangguan jaringan,gangguan,Jaringan,60,wifi;internet,60,8,\n"
				"APL,Gangguan aplikasi,gangguan,Aplikasi,50,aplikasi;situs,60,8,\n"
				"TTE,Tanda tangan elektronik,permohonan,Persandian,40,tte,120,16,\n"
				"UMUM,Layanan lain,permohonan,Jaringan,20,*,120,40,\n");
	o->calendar = directory_calendar(o->db, o->settings, &error);
	g_assert_no_error(error);
}

void desk_tear_down(struct desk *o, gconstpointer data)
{
	(void)data;
	decision_free(o->last);
	ticket_free(o->ticket);
	g_ptr_array_unref(o->strings);
	calendar_free(o->calendar);
	db_close(o->db);
	folder_remove(o->folder);
	settings_free(o->settings);
	g_free(o->folder);
}

static const char *keep(struct desk *o, char *string)
{
	g_ptr_array_add(o->strings, string);
	return string;
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static GPtrArray *one_or_none(const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	if (text)
		g_ptr_array_add(list, g_strdup(text));
	return list;
}

static GPtrArray *cc_of(const struct letter *letter)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)participant_free);
	if (letter->cc) {
		struct participant *one = g_new0(struct participant, 1);
		one->address = g_strdup(letter->cc);
		one->name = g_strdup("");
		g_ptr_array_add(list, one);
	}
	return list;
}

static struct incoming incoming_of(struct desk *o, const struct letter *letter)
{
	const char *raw = letter->subject ? letter->subject : "wifi mati";
	char *subject = incoming_subject(raw, o->settings->ticket_prefix);
	char *id =
		letter->id ? g_strdup(letter->id) : g_strdup_printf("%d@orang.example", o->mails);
	return (struct incoming){
		.sender = or_empty(letter->from),
		.sender_name = "",
		.subject = keep(o, subject),
		.raw_subject = raw,
		.text = or_empty(letter->text),
		.message_id = keep(o, id),
		.recipients = one_or_none(letter->to ? letter->to : o->settings->desk_address),
		.cc = cc_of(letter),
		.answered = one_or_none(letter->answers),
		.origin = letter->origin,
		.dmarc_pass = letter->dmarc_pass,
		.dmarc_fail = letter->dmarc_fail,
		.attachments = letter->attachments,
		.oversize = letter->oversize,
		.unreadable = letter->unreadable,
		.bounce_recipient = letter->origin == INCOMING_BOUNCE ? RINI : "",
		.bounce_status = letter->origin == INCOMING_BOUNCE ? "5.1.1" : "",
		.bounce_diagnostic = "",
		.bounce_failed = letter->bounce_failed,
		.letter_number = or_empty(letter->number),
		.letter_date = "",
		.letter_nature = or_empty(letter->nature),
		.letter_subject = "",
		.letter_office = "",
		.phone = "",
		.attachment_note = "",
		.attachment_name = "",
	};
}

static void incoming_clear(struct incoming *in)
{
	g_ptr_array_unref(in->recipients);
	g_ptr_array_unref(in->cc);
	g_ptr_array_unref(in->answered);
}

/* As compose makes it; other mails than those that show a report have a name without a token. */
static char *message_id(struct desk *o, const struct notice *notice, guint count)
{
	const struct ticket *t = notice->ticket;
	if (!t || notice->as != SPEAKER_LEADER || t->status != STATUS_TINDAK_LANJUT ||
		t->needs_revision)
		return g_strdup_printf("%d.%u@tik.example", o->mails, count);
	g_autofree char *token =
		token_make(&o->key, t->number, TOKEN_APPROVAL, desk_shown(o, t), notice->to);
	return g_strdup_printf("%s.%d%u@tik.example", token, o->mails, count);
}

/* As the gateway does, but for the words; they are sent at once. */
static void queue_notices(struct desk *o)
{
	g_autoptr(GBytes) none = g_bytes_new_static("", 0);
	g_autoptr(GPtrArray) all = decision_notices(o->last);
	for (guint i = 0; i < all->len; i++) {
		const struct notice *notice = all->pdata[i];
		g_autofree char *id = message_id(o, notice, i);
		struct outbox_row row = {
			.id = outbox_next_id(o->db),
			.created_at = o->now,
			.message_id = id,
			.recipient = notice->to,
			.ticket_id = notice->ticket ? notice->ticket->id : 0,
			.template = (char *)notice_name(notice->kind),
			.subject = (char *)"",
			.bytes = none,
			.next_at = o->now,
			.detail = (char *)"",
		};
		outbox_add(o->db, &row);
		outbox_sent(o->db, row.id, o->now);
	}
}

static void write_down(struct desk *o, const struct incoming *in)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *digest = g_strdup_printf("digest %d", o->mails);
	struct ledger_row row = {
		.digest = digest,
		.source = (char *)"test",
		.source_key = (char *)"",
		.message_id = (char *)in->message_id,
		.sender = (char *)in->sender,
		.sender_name = (char *)in->sender_name,
		.subject = (char *)in->subject,
		.origin = (char *)"person",
		.taken_at = o->now,
		.text = (char *)in->text,
	};
	apply_decision(o->db, o->last, in, &row);
	o->mail_id = row.id;
	g_free(row.reason);
	queue_notices(o);
	db_ok(o->db, &error);
	g_assert_no_error(error);
}

static void decide_on(struct desk *o, const struct incoming *in)
{
	g_autoptr(situation_auto) situation =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now, in, NULL);
	decision_free(o->last);
	o->last = decide(situation, in);
}

const struct decision *desk_decide(struct desk *o, struct letter letter)
{
	o->mails++;
	struct incoming in = incoming_of(o, &letter);
	decide_on(o, &in);
	incoming_clear(&in);
	return o->last;
}

const struct decision *desk_hear(struct desk *o, struct letter letter)
{
	g_autoptr(GError) error = NULL;
	o->mails++;
	struct incoming in = incoming_of(o, &letter);
	decide_on(o, &in);
	db_begin(o->db);
	write_down(o, &in);
	db_commit(o->db, &error);
	g_assert_no_error(error);
	incoming_clear(&in);
	return o->last;
}

const char *desk_tick(struct desk *o)
{
	g_autofree char *today = words_day(o->now, o->settings->timezone);
	if (!run_done(o->db, "morning", today))
		run_record(o->db, "morning", today, o->now);
	return desk_clock(o);
}

const char *desk_clock(struct desk *o)
{
	g_autoptr(GError) error = NULL;
	gboolean more;
	o->mails++;
	g_autoptr(schedule_auto) schedule = schedule_load(o->db, o->settings, o->calendar, o->now);
	struct decision *all = decide_clock(schedule, G_MAXUINT, &more);
	if (!all)
		return "";
	decision_free(o->last);
	o->last = all;
	db_begin(o->db);
	apply_changes(o->db, all, 0);
	queue_notices(o);
	db_commit(o->db, &error);
	g_assert_no_error(error);
	return desk_told(o);
}

static const char *reply_about(struct desk *o, const char *number, enum token_purpose purpose,
	gint64 reference, const char *person)
{
	g_autofree char *token = token_make(&o->key, number, purpose, reference, person);
	return keep(o, g_strdup_printf("desk+%s@tik.example", token));
}

GError *desk_set(struct desk *o, const char *number, const struct correction *correction)
{
	GError *error = NULL;
	o->mails++;
	struct incoming in = incoming_of(o, &(struct letter){ .subject = number });
	g_autoptr(situation_auto) situation =
		situation_load(o->db, o->settings, o->calendar, &o->key, o->now, &in, NULL);
	struct decision *d = decide_set(situation, correction, &error);
	incoming_clear(&in);
	if (!d)
		return error;
	decision_free(o->last);
	o->last = d;
	db_begin(o->db);
	apply_changes(o->db, d, 0);
	queue_notices(o);
	db_commit(o->db, &error);
	g_assert_no_error(error);
	return NULL;
}

gint64 desk_shown(struct desk *o, const struct ticket *ticket)
{
	g_autofree char *content = approval_content(o->db, ticket);
	return token_content(&o->key, content);
}

const char *desk_reply_to(
	struct desk *o, enum token_purpose purpose, gint64 reference, const char *person)
{
	return reply_about(o, purpose == TOKEN_DESK || purpose == TOKEN_LIST ? "" : NUMBER, purpose,
		reference, person);
}

const struct decision *desk_answer(struct desk *o, const char *person, const char *text)
{
	return desk_answer_on(o, NUMBER, person, text);
}

const struct decision *desk_answer_on(
	struct desk *o, const char *number, const char *person, const char *text)
{
	g_autofree char *today = desk_today(o);
	g_autoptr(person_auto) staff = directory_person(o->db, person, today);
	enum token_purpose purpose = TOKEN_REQUESTER;
	gint64 reference = o->mails;
	if (staff && staff->role == SPEAKER_TECHNICIAN)
		purpose = TOKEN_TECHNICIAN;
	else if (staff && desk_ticket_of(o, number)->status == STATUS_TINDAK_LANJUT) {
		purpose = TOKEN_APPROVAL;
		reference = desk_shown(o, desk_ticket_of(o, number));
	} else if (staff)
		purpose = TOKEN_LEADER;
	g_autofree char *subject = g_strdup_printf("Re: [%s] wifi mati", number);
	return HEAR(person, text, .subject = subject,
		.to = reply_about(o, number, purpose, reference, person));
}

void desk_reach(struct desk *o, enum status status)
{
	HEAR(RINI, "wifi kantor mati dari pagi");
	if (status == STATUS_DITOLAK)
		desk_answer(o, TONO, "TOLAK bukan urusan kami");
	else if (status == STATUS_DIBATALKAN)
		desk_answer(o, RINI, "BATAL");
	else if (status != STATUS_BARU)
		desk_answer(o, TONO, "TERIMA");
	if (status == STATUS_MENUNGGU)
		desk_answer(o, TONO, "TUNGGU ruang mana?");
	if (status == STATUS_TINDAK_LANJUT || status == STATUS_SELESAI)
		desk_answer(o, TONO, "SELESAI kabel diganti");
	if (status == STATUS_SELESAI)
		desk_answer(o, LINA, "SETUJU");
	g_assert_cmpint(desk_ticket(o)->status, ==, status);
}

const struct ticket *desk_ticket(struct desk *o)
{
	return desk_ticket_of(o, NUMBER);
}

const struct ticket *desk_ticket_of(struct desk *o, const char *number)
{
	ticket_free(o->ticket);
	o->ticket = ticket_load_number(o->db, number);
	g_assert_nonnull(o->ticket);
	return o->ticket;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *desk_told(struct desk *o)
{
	g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) all = decision_notices(o->last);
	for (guint i = 0; i < all->len; i++) {
		const struct notice *notice = all->pdata[i];
		g_autofree char *name = g_strndup(notice->to, strcspn(notice->to, "@"));
		g_ptr_array_add(told, g_strdup_printf("%s>%s", notice_name(notice->kind), name));
	}
	g_ptr_array_sort(told, by_text);
	g_ptr_array_add(told, NULL);
	return keep(o, g_strjoinv(" ", (char **)told->pdata));
}

const struct notice *desk_notice(struct desk *o, enum notice_kind kind, const char *to)
{
	g_autoptr(GPtrArray) all = decision_notices(o->last);
	for (guint i = 0; i < all->len; i++) {
		const struct notice *notice = all->pdata[i];
		if (notice->kind == kind && strcmp(notice->to, to) == 0)
			return notice;
	}
	return NULL;
}

const char *desk_events(struct desk *o)
{
	g_autoptr(GPtrArray) kinds = g_ptr_array_new();
	for (guint i = 0; i < o->last->events->len; i++)
		g_ptr_array_add(kinds, ((struct event *)o->last->events->pdata[i])->kind);
	g_ptr_array_add(kinds, NULL);
	return keep(o, g_strjoinv(" ", (char **)kinds->pdata));
}
