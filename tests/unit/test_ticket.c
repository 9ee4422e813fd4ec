/* ticket: what the database keeps of tickets, their history and the people who take part. */
#include "desk/ledger.h"
#include "tests/unit/desk.h"

#include <string.h>

static char *text(const char *word)
{
	return g_strdup(word);
}

/* A ticket with something else in every member. `seq` tells it from others. */
static struct ticket *sample(int seq)
{
	struct ticket *t = g_new0(struct ticket, 1);
	*t = (struct ticket){
		.number = ticket_make_number("TIK", 2026, seq),
		.year = 2026,
		.seq = seq,
		.subject = text("wifi mati"),
		.requester = text(RINI),
		.requester_name = text("Rini Contoh"),
		.phone = text("0812"),
		.office_id = 1,
		.office = text("Dinas Kesehatan"),
		.service_code = text("NET"),
		.service = text("Gangguan jaringan"),
		.section = text("Jaringan"),
		.assignee_id = 1,
		.assignee = text(TONO),
		.assignee_name = text("Tono Contoh"),
		.assigned_at = 1001,
		.status = STATUS_MENUNGGU,
		.needs_revision = TRUE,
		.score = 73,
		.priority = PRIORITY_TINGGI,
		.severity = 61,
		.need = 4,
		.availability = 99,
		.opened_at = 1002,
		.respond_due = 1003,
		.due = 1004,
		.accepted_at = 1005,
		.waiting_since = 1006,
		.reported_at = 1007,
		.closed_at = 1008,
		.waited_seconds = 1009,
		.report_event = 1010,
		.letter_number = text("005/1234/2026"),
		.letter_date = text("2026-11-24"),
		.letter_nature = text("segera"),
		.letter_office = text("Puskesmas Contoh"),
		.rating = 3,
		.severity_words = text("darurat"),
		.why_service = text("kata kunci: wifi"),
		.passed = 1,
		.reminded = 75,
		.office_confirmed_at = 1795399300,
		.merged_number = text(""),
		.incident_number = text(""),
	};
	return t;
}

/* What a ticket was opened with, and what changes later: T texts, N numbers. */
/* clang-format off */
#define OPENED(T, N) \
	T(number) N(year) N(seq) N(opened_at) T(letter_office)
#define CHANGING(T, N) \
	T(subject) T(requester) T(requester_name) T(phone) N(office_id) T(office) \
	T(letter_number) T(letter_date) T(letter_nature) T(service_code) T(service) T(section) \
	N(assignee_id) T(assignee) T(assignee_name) \
	N(assigned_at) N(status) N(needs_revision) N(score) N(priority) N(severity) N(need) \
	N(availability) N(respond_due) N(due) N(accepted_at) N(waiting_since) N(reported_at) \
	N(closed_at) N(waited_seconds) N(report_event) N(rating) N(severity_fixed) T(severity_words) T(why_service) \
	N(passed) N(reminded) N(office_confirmed_at) N(merged_into) T(merged_number) \
	N(incident_id) T(incident_number)
/* clang-format on */
#define SAME_TEXT(member) g_assert_cmpstr(a->member, ==, b->member);
#define SAME_NUMBER(member) g_assert_cmpint(a->member, ==, b->member);

static void assert_same(const struct ticket *a, const struct ticket *b)
{
	OPENED(SAME_TEXT, SAME_NUMBER)
	CHANGING(SAME_TEXT, SAME_NUMBER)
}

static void save(struct desk *o, struct ticket *t)
{
	g_autoptr(GError) error = NULL;
	ticket_save(o->db, t);
	db_ok(o->db, &error);
	g_assert_no_error(error);
}

/* ---- saved and loaded ---- */

static void a_ticket_comes_back_as_it_was_saved(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) saved = sample(1);
	save(o, saved);
	g_assert_cmpint(saved->id, >, 0);
	g_autoptr(ticket_auto) by_id = ticket_load(o->db, saved->id);
	g_autoptr(ticket_auto) by_number = ticket_load_number(o->db, "tik-2026-000001");
	g_assert_nonnull(by_id);
	g_assert_nonnull(by_number);
	g_assert_cmpint(by_id->id, ==, saved->id);
	g_assert_cmpint(by_number->id, ==, saved->id);
	assert_same(by_id, saved);
}

static void what_is_not_yet_is_nothing(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) t = sample(1);
	t->assignee_id = t->assigned_at = t->accepted_at = t->waiting_since = 0;
	t->reported_at = t->closed_at = t->report_event = t->rating = 0;
	save(o, t);
	g_autoptr(ticket_auto) loaded = ticket_load(o->db, t->id);
	g_assert_cmpint(loaded->assignee_id, ==, 0);
	g_assert_cmpstr(loaded->assignee, ==, "");
	g_assert_cmpstr(loaded->assignee_name, ==, "");
	g_assert_cmpint(loaded->closed_at, ==, 0);
	g_assert_cmpint(loaded->rating, ==, 0);
	g_assert_cmpint(db_int(o->db,
				"SELECT count(*) FROM ticket WHERE accepted_at IS NULL AND "
				"closed_at IS NULL AND assignee_id IS NULL AND rating IS NULL",
				""),
		==, 1);
}

static struct ticket *changed(const struct ticket *t)
{
	struct ticket *c = ticket_copy(t);
	const char *other = "lain";
#define OTHER_TEXT(member) (g_free(c->member), c->member = g_strdup(other));
#define OTHER_NUMBER(member) c->member++;
	OPENED(OTHER_TEXT, OTHER_NUMBER)
	CHANGING(OTHER_TEXT, OTHER_NUMBER)
#undef OTHER_TEXT
#undef OTHER_NUMBER
	return c;
}

/* What it points at has to exist; here merged_into and incident_id are the ticket itself. */
static void choose(struct ticket *t)
{
	g_free(t->service_code);
	g_free(t->service);
	g_free(t->section);
	g_free(t->assignee);
	g_free(t->assignee_name);
	t->service_code = text("APL");
	t->service = text("Gangguan aplikasi");
	t->section = text("Aplikasi");
	t->assignee_id = 2;
	t->assignee = text(SARI);
	t->assignee_name = text("Sari Contoh");
	t->needs_revision = FALSE;
	g_free(t->merged_number);
	g_free(t->incident_number);
	t->merged_number = text(NUMBER);
	t->incident_number = text(NUMBER);
}

static void a_change_keeps_what_the_ticket_was_opened_with(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) saved = sample(1);
	save(o, saved);
	g_autoptr(ticket_auto) change = changed(saved);
	choose(change);
	g_free(change->office);
	change->office = text("Dinas Lingkungan Hidup"); /* of the next id */
	save(o, change);
	g_autoptr(ticket_auto) loaded = ticket_load(o->db, saved->id);
	const struct ticket *a = loaded, *b = change;
	CHANGING(SAME_TEXT, SAME_NUMBER)
	b = saved;
	OPENED(SAME_TEXT, SAME_NUMBER)
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM ticket", ""), ==, 1);
}

static void a_copy_stands_alone(struct desk *o, gconstpointer data)
{
	(void)o;
	(void)data;
	struct ticket *original = sample(1);
	g_autoptr(ticket_auto) copy = ticket_copy(original);
	assert_same(copy, original);
	ticket_free(original);
	g_autoptr(ticket_auto) again = sample(1);
	assert_same(copy, again);
}

static void what_is_not_there_is_null(struct desk *o, gconstpointer data)
{
	(void)data;
	g_assert_null(ticket_load(o->db, 1));
	g_assert_null(ticket_load_number(o->db, "TIK-2026-000001"));
	g_assert_null(event_load(o->db, 1));
	g_assert_null(attachment_load(o->db, 1, NULL));
}

/* ---- numbers ---- */

static void numbers_run_within_their_year(struct desk *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(ticket_next_seq(o->db, 2026), ==, 1);
	g_autoptr(ticket_auto) first = sample(1);
	g_autoptr(ticket_auto) seventh = sample(7);
	save(o, first);
	save(o, seventh);
	g_assert_cmpint(ticket_next_seq(o->db, 2026), ==, 8);
	g_assert_cmpint(ticket_next_seq(o->db, 2027), ==, 1);
}

static void a_number_has_six_figures_or_more(void)
{
	g_autofree char *small = ticket_make_number("TIK", 2026, 123);
	g_autofree char *large = ticket_make_number("B2B", 2026, 1234567);
	g_assert_cmpstr(small, ==, "TIK-2026-000123");
	g_assert_cmpstr(large, ==, "B2B-2026-1234567");
}

static void check_refused(struct desk *o, struct ticket *t)
{
	g_autoptr(GError) error = NULL;
	db_begin(o->db);
	ticket_save(o->db, t);
	g_assert_false(db_commit(o->db, &error));
	g_assert_error(error, DB_ERROR, DB_ERROR_OTHER);
}

static void a_number_is_given_once(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(ticket_auto) one = sample(1);
	g_autoptr(ticket_auto) same_number = sample(1);
	g_autoptr(ticket_auto) same_seq = sample(2);
	save(o, one);
	same_number->seq = 2;
	check_refused(o, same_number);
	same_seq->seq = 1;
	check_refused(o, same_seq);
}

/* The year is the office's: on New Year's morning in Jakarta it is still December in UTC. */
static void the_new_year_begins_at_the_office_s_midnight(struct desk *o, gconstpointer data)
{
	(void)data;
	o->now = 1798736399; /* 31 December 2026, 23.59.59 WIB */
	HEAR(RINI, "wifi mati");
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2026-000001");
	o->now++;
	HEAR(RINI, "wifi mati lagi");
	g_assert_cmpstr(o->last->ticket->number, ==, "TIK-2027-000001");
}

/* ---- lists ---- */

/* Ten tickets, opened one hour after the other; every second one is Sari's. */
static void save_ten(struct desk *o)
{
	for (int i = 1; i <= 10; i++) {
		g_autoptr(ticket_auto) t = sample(i);
		t->opened_at = i * HOUR;
		t->status = i % STATUS_COUNT;
		if (i % 2 == 0)
			choose(t);
		if (i == 3)
			t->assignee_id = 0;
		if (i > 8) {
			g_free(t->requester);
			t->requester = text(DEWI);
			t->office_id = 2;
		}
		save(o, t);
	}
}

/* The running numbers of what the filter lists, "10 9 8"; also checks the count. */
static char *listed(struct desk *o, const struct ticket_filter *filter)
{
	g_autoptr(GPtrArray) tickets = ticket_list(o->db, filter);
	g_autoptr(GString) numbers = g_string_new(NULL);
	for (guint i = 0; i < tickets->len; i++)
		g_string_append_printf(
			numbers, "%s%d", i ? " " : "", ((struct ticket *)tickets->pdata[i])->seq);
	if (!filter->limit)
		g_assert_cmpint(ticket_count(o->db, filter), ==, tickets->len);
	return g_strdup(numbers->str);
}

#define assert_listed(expected, ...)                                                               \
	do {                                                                                       \
		struct ticket_filter filter = { __VA_ARGS__ };                                     \
		g_autofree char *found = listed(o, &filter);                                       \
		g_assert_cmpstr(found, ==, expected);                                              \
	} while (0)

static void a_list_is_filtered(struct desk *o, gconstpointer data)
{
	(void)data;
	static const enum status fresh = STATUS_BARU, ended = STATUS_SELESAI;
	save_ten(o);
	assert_listed("10 9 8 7 6 5 4 3 2 1", .limit = 0);
	assert_listed("8", .status = &fresh);
	assert_listed("4", .status = &ended);
	assert_listed("10 9 8 3 2 1", .only_open = TRUE);
	assert_listed("9 7 5 3 1", .section = "Jaringan");
	assert_listed("9 7 5 3 1", .section = "JARINGAN");
	assert_listed("9 7 5 1", .assignee = TONO);
	assert_listed("10 9", .requester = DEWI);
	assert_listed("10 9", .office = "Dinas Lingkungan Hidup");
	assert_listed("10 8 2", .section = "Aplikasi", .only_open = TRUE);
	assert_listed("", .requester = ASING);
}

static void a_span_of_time_has_its_first_second_and_not_its_last(struct desk *o, gconstpointer data)
{
	(void)data;
	save_ten(o);
	assert_listed("4 3", .opened_from = 3 * HOUR, .opened_to = 5 * HOUR);
	assert_listed("10 9 8", .opened_from = 8 * HOUR);
	assert_listed("2 1", .opened_to = 3 * HOUR);
}

static void pages_by_key_have_every_ticket_once(struct desk *o, gconstpointer data)
{
	(void)data;
	save_ten(o);
	g_autoptr(GString) all = g_string_new(NULL);
	struct ticket_filter filter = { .only_open = TRUE, .limit = 3 };
	for (int pages = 0;; pages++) {
		g_assert_cmpint(pages, <, 5);
		g_autoptr(GPtrArray) page = ticket_list(o->db, &filter);
		g_assert_cmpuint(page->len, <=, 3);
		if (page->len == 0)
			break;
		for (guint i = 0; i < page->len; i++) {
			const struct ticket *t = page->pdata[i];
			g_string_append_printf(all, "%d ", t->seq);
			filter.before_id = t->id;
		}
		/* What comes in meanwhile moves no page. */
		g_autoptr(ticket_auto) fresh = sample(100 + pages);
		save(o, fresh);
	}
	g_assert_cmpstr(all->str, ==, "10 9 8 3 2 1 ");
}

/* ---- late, confidential, public ---- */

static void a_ticket_is_late_past_its_target_but_not_while_it_waits(void)
{
	static const struct {
		enum status status;
		gint64 reported_at, now;
		gboolean late;
	} rows[] = {
		{ STATUS_BARU, 0, 1004, FALSE },
		{ STATUS_BARU, 0, 1005, TRUE },
		{ STATUS_DIKERJAKAN, 0, 1005, TRUE },
		{ STATUS_MENUNGGU, 0, 9999, FALSE },
		{ STATUS_TINDAK_LANJUT, 1004, 9999, FALSE },
		{ STATUS_TINDAK_LANJUT, 1005, 9999, TRUE },
		{ STATUS_SELESAI, 1004, 9999, FALSE },
		{ STATUS_SELESAI, 1005, 9999, TRUE },
		{ STATUS_DITOLAK, 0, 9999, FALSE },
		{ STATUS_DIBATALKAN, 0, 9999, FALSE },
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(ticket_auto) t = sample(1);
		t->status = rows[i].status;
		t->reported_at = rows[i].reported_at;
		g_test_message("row %u", i);
		g_assert_cmpint(ticket_is_late(t, rows[i].now), ==, rows[i].late);
	}
}

static void only_selesai_prints(void)
{
	g_autoptr(ticket_auto) t = sample(1);
	for (int i = 0; i < STATUS_COUNT; i++) {
		t->status = i;
		g_assert_cmpint(ticket_report_is_public(t), ==, i == STATUS_SELESAI);
	}
}

static void a_rahasia_letter_is_confidential(void)
{
	g_autoptr(ticket_auto) t = sample(1);
	g_assert_false(ticket_is_confidential(t));
	g_free(t->letter_nature);
	t->letter_nature = text("rahasia");
	g_assert_true(ticket_is_confidential(t));
}

/* ---- history ---- */

static gint64 add_event(struct desk *o, gint64 ticket, const char *words, gint64 mail)
{
	struct event event = {
		.ticket_id = ticket,
		.at = o->now++,
		.actor = (char *)TONO,
		.actor_name = (char *)"Tono Contoh",
		.actor_role = (char *)"teknisi",
		.kind = (char *)"proses",
		.from_status = (char *)"baru",
		.to_status = (char *)"dikerjakan",
		.text = (char *)words,
		.internal = TRUE,
		.proof = (char *)"token",
		.mail_id = mail,
	};
	g_autoptr(GError) error = NULL;
	event_add(o->db, &event);
	db_ok(o->db, &error);
	g_assert_no_error(error);
	return event.id;
}

/* Two tickets with five rows of history between them. */
static void add_history(struct desk *o)
{
	for (int i = 1; i <= 2; i++) {
		g_autoptr(ticket_auto) t = sample(i);
		save(o, t);
	}
	add_event(o, 1, "satu", 0);
	add_event(o, 2, "dua", 0);
	add_event(o, 1, "tiga", 0);
	add_event(o, 1, "", 0);
	add_event(o, 2, "lima \xf0\x9f\x99\x8f\nbaris", 0);
}

static void a_row_of_history_comes_back_as_it_was_written(struct desk *o, gconstpointer data)
{
	(void)data;
	add_history(o);
	g_autoptr(GPtrArray) events = event_list(o->db, 1);
	g_assert_cmpuint(events->len, ==, 3);
	const struct event *first = events->pdata[0], *third = events->pdata[2];
	g_assert_cmpint(first->id, ==, 1);
	g_assert_cmpint(third->id, ==, 4);
	struct event *one = event_load(o->db, 3);
	g_assert_cmpint(one->ticket_id, ==, 1);
	g_assert_cmpint(one->at, ==, MONDAY + 2);
	g_assert_cmpstr(one->actor, ==, TONO);
	g_assert_cmpstr(one->actor_name, ==, "Tono Contoh");
	g_assert_cmpstr(one->actor_role, ==, "teknisi");
	g_assert_cmpstr(one->kind, ==, "proses");
	g_assert_cmpstr(one->from_status, ==, "baru");
	g_assert_cmpstr(one->to_status, ==, "dikerjakan");
	g_assert_cmpstr(one->text, ==, "tiga");
	g_assert_true(one->internal);
	g_assert_cmpstr(one->proof, ==, "token");
	g_assert_cmpint(one->mail_id, ==, 0);
	event_free(one);
}

static void an_untouched_history_verifies(struct desk *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(event_verify(o->db), ==, 0);
	add_history(o);
	g_assert_cmpint(event_verify(o->db), ==, 0);
	desk_hear(o, (struct letter){ .from = RINI, .text = "wifi mati" });
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void history_can_be_neither_changed_nor_deleted(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const tries[] = { "UPDATE event SET text = 'lain'",
		"UPDATE event SET internal = 0 WHERE id = 2", "DELETE FROM event",
		"DELETE FROM event WHERE id = 5" };
	add_history(o);
	for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
		g_autoptr(GError) error = NULL;
		db_run(o->db, tries[i], "");
		g_assert_false(db_ok(o->db, &error));
		g_assert_nonnull(strstr(error->message, "append-only"));
	}
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM event WHERE internal", ""), ==, 5);
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

/* Somebody with the file at hand takes the triggers away and changes row 3; then all is undone. */
static gint64 verify_after(struct desk *o, const char *change)
{
	g_autoptr(GError) error = NULL;
	db_begin(o->db);
	db_run(o->db, "DROP TRIGGER event_no_update", "");
	db_run(o->db, "DROP TRIGGER event_no_delete", "");
	db_run(o->db, change, "");
	gint64 found = event_verify(o->db);
	db_ok(o->db, &error);
	g_assert_no_error(error);
	db_rollback(o->db);
	return found;
}

static void a_changed_row_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	static const char *const changes[] = {
		"UPDATE event SET ticket_id = 2 WHERE id = 3",
		"UPDATE event SET at = at + 1 WHERE id = 3",
		"UPDATE event SET actor = 'sari@tik.example' WHERE id = 3",
		"UPDATE event SET actor_name = 'Sari' WHERE id = 3",
		"UPDATE event SET actor_role = 'pimpinan' WHERE id = 3",
		"UPDATE event SET kind = 'terima' WHERE id = 3",
		"UPDATE event SET from_status = 'dikerjakan' WHERE id = 3",
		"UPDATE event SET to_status = 'baru' WHERE id = 3",
		"UPDATE event SET text = 'tiga ' WHERE id = 3",
		"UPDATE event SET internal = 0 WHERE id = 3",
		"UPDATE event SET proof = 'dmarc' WHERE id = 3",
		"UPDATE event SET prev_hash = hash WHERE id = 3",
		"UPDATE event SET hash = prev_hash WHERE id = 3",
		/* What stands on the border of two columns moves over it. */
		"UPDATE event SET actor_role = 'teknis', kind = 'iproses' WHERE id = 3",
	};
	add_history(o);
	for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_test_message("%s", changes[i]);
		g_assert_cmpint(verify_after(o, changes[i]), ==, 3);
	}
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void a_changed_source_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	HEAR(RINI, "tolong", .to = desk_reply_to(o, TOKEN_REQUESTER, 1, RINI));
	g_assert_cmpint(verify_after(o, "UPDATE event SET mail_id = 1 WHERE id = 3"), ==, 3);
	g_assert_cmpint(verify_after(o, "UPDATE event SET mail_id = NULL WHERE id = 3"), ==, 3);
}

static void a_missing_row_is_found(struct desk *o, gconstpointer data)
{
	(void)data;
	add_history(o);
	g_assert_cmpint(verify_after(o, "DELETE FROM event WHERE id = 3"), ==, 3);
	g_assert_cmpint(verify_after(o, "DELETE FROM event WHERE id = 1"), ==, 1);
	/* Nor can it be put in under another number. */
	g_assert_cmpint(verify_after(o, "UPDATE event SET id = 6 WHERE id = 3"), ==, 3);
}

/* Even who can compute the hash of a row would have to write all later ones anew. */
static void a_forged_row_does_not_fit_its_successor(struct desk *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	add_history(o);
	db_run(o->db, "DROP TRIGGER event_no_update", "");
	db_run(o->db, "DROP TRIGGER event_no_delete", "");
	db_run(o->db, "CREATE TEMP TABLE later AS SELECT * FROM event WHERE id > 3", "");
	db_run(o->db, "DELETE FROM event WHERE id >= 3", "");
	g_assert_cmpint(add_event(o, 1, "bukan tiga", 0), ==, 3);
	db_run(o->db, "INSERT INTO event SELECT * FROM later", "");
	db_run(o->db,
		"UPDATE event SET prev_hash = (SELECT hash FROM event WHERE id = 3) WHERE id = 4",
		"");
	g_assert_cmpint(event_verify(o->db), ==, 4);
	db_ok(o->db, &error);
	g_assert_no_error(error);
}

/* ---- people and files ---- */

static void people_who_take_part_are_known_in_any_case(struct desk *o, gconstpointer data)
{
	(void)data;
	for (int i = 1; i <= 2; i++) {
		g_autoptr(ticket_auto) t = sample(i);
		save(o, t);
	}
	participant_add(o->db, 1, "Dewi@DLH.example", "Dewi");
	participant_add(o->db, 1, DEWI, "Dewi lagi");
	participant_add(o->db, 1, BUDI, "Budi");
	g_assert_true(participant_is(o->db, 1, "DEWI@dlh.example"));
	g_assert_false(participant_is(o->db, 2, DEWI));
	g_autoptr(GPtrArray) list = participant_list(o->db, 1);
	g_assert_cmpuint(list->len, ==, 2);
	const struct participant *budi = list->pdata[0], *dewi = list->pdata[1];
	g_assert_cmpstr(budi->address, ==, BUDI);
	g_assert_cmpstr(dewi->address, ==, DEWI);
	g_assert_cmpstr(dewi->name, ==, "Dewi");
}

static void files_stay_with_their_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	gint64 ticket = desk_ticket(o)->id;
	g_autoptr(GBytes) bytes = g_bytes_new_static("a\0b", 3);
	ledger_keep_attachment(
		o->db, o->mail_id, ticket, "surat.pdf", "application/pdf", FALSE, bytes);
	g_autoptr(GPtrArray) list = attachment_list(o->db, ticket);
	g_ptr_array_set_free_func(list, (GDestroyNotify)attachment_free);
	g_assert_cmpuint(list->len, ==, 1);
	const struct attachment *listed = list->pdata[0];
	g_assert_cmpstr(listed->filename, ==, "surat.pdf");
	g_assert_cmpstr(listed->type, ==, "application/pdf");
	g_assert_cmpint(listed->size, ==, 3);
	g_autoptr(GBytes) content = NULL;
	struct attachment *loaded = attachment_load(o->db, listed->id, &content);
	g_assert_cmpint(loaded->ticket_id, ==, ticket);
	g_assert_cmpint(loaded->mail_id, ==, o->mail_id);
	g_assert_true(g_bytes_equal(content, bytes));
	attachment_free(loaded);
	g_autoptr(GPtrArray) others = attachment_list(o->db, ticket + 1);
	g_assert_cmpuint(others->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/ticket/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(a_ticket_comes_back_as_it_was_saved);
	TEST(what_is_not_yet_is_nothing);
	TEST(a_change_keeps_what_the_ticket_was_opened_with);
	TEST(a_copy_stands_alone);
	TEST(what_is_not_there_is_null);
	TEST(numbers_run_within_their_year);
	TEST(a_number_is_given_once);
	TEST(the_new_year_begins_at_the_office_s_midnight);
	TEST(a_list_is_filtered);
	TEST(a_span_of_time_has_its_first_second_and_not_its_last);
	TEST(pages_by_key_have_every_ticket_once);
	TEST(a_row_of_history_comes_back_as_it_was_written);
	TEST(an_untouched_history_verifies);
	TEST(history_can_be_neither_changed_nor_deleted);
	TEST(a_changed_row_is_found);
	TEST(a_changed_source_is_found);
	TEST(a_missing_row_is_found);
	TEST(a_forged_row_does_not_fit_its_successor);
	TEST(people_who_take_part_are_known_in_any_case);
	TEST(files_stay_with_their_ticket);
#undef TEST
#define TEST(name) g_test_add_func("/ticket/" #name, name)
	TEST(a_number_has_six_figures_or_more);
	TEST(a_ticket_is_late_past_its_target_but_not_while_it_waits);
	TEST(only_selesai_prints);
	TEST(a_rahasia_letter_is_confidential);
	return g_test_run();
}
