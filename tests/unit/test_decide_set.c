/* decide_set: what the operator may correct, what follows from it, and who is told. */
#include "desk/apply.h"
#include "desk/decide_set.h"
#include "desk/similar.h"
#include "tests/unit/desk.h"

#include <string.h>

#define REASON "salah catat"

static const struct correction nothing = { .reason = REASON, .by = OPI, .by_name = "Opi Contoh" };
#define CORRECTION(...)                                                                            \
	(struct correction)                                                                        \
	{                                                                                          \
		.reason = REASON, .by = OPI, .by_name = "Opi Contoh", __VA_ARGS__                  \
	}
#define SET(...) set(o, CORRECTION(__VA_ARGS__))
#define SET_STATUS(which, ...) SET(.status = &(enum status){ STATUS_##which }, ##__VA_ARGS__)

/* Decides and writes down; the error if it was refused (the caller frees it). */
static GError *set(struct desk *o, struct correction c)
{
	return desk_set(o, NUMBER, &c);
}

#define assert_set(...) g_assert_no_error(SET(__VA_ARGS__))
#define assert_refused(error, says)                                                                \
	do {                                                                                       \
		g_autoptr(GError) refused = error;                                                 \
		g_assert_error(refused, SET_ERROR, 0);                                             \
		if (!strstr(refused->message, says))                                               \
			g_error("%s", refused->message);                                           \
	} while (0)

/* One of the directory, kept until the test ends. */
static const struct service *service(struct desk *o, const char *code)
{
	static GPtrArray *services;
	g_clear_pointer(&services, g_ptr_array_unref);
	services = directory_services(o->db);
	for (guint i = 0; i < services->len; i++)
		if (strcmp(((struct service *)services->pdata[i])->code, code) == 0)
			return services->pdata[i];
	g_assert_not_reached();
}

static const struct person *person(struct desk *o, const char *address)
{
	static struct person *one;
	g_autofree char *today = desk_today(o);
	person_free(one);
	one = directory_person(o->db, address, today);
	return one;
}

static const struct event *entry(struct desk *o)
{
	g_assert_cmpuint(o->last->events->len, ==, 1);
	return o->last->events->pdata[0];
}

static void every_correction_is_recorded_with_from_to_and_reason(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_set(.subject = "wifi lantai dua mati", .phone = "0812");
	const struct event *event = entry(o);
	g_assert_cmpstr(event->kind, ==, EVENT_CORRECTED);
	g_assert_cmpstr(event->actor, ==, OPI);
	g_assert_cmpstr(event->actor_name, ==, "Opi Contoh");
	g_assert_cmpstr(event->actor_role, ==, "operator");
	g_assert_cmpstr(event->proof, ==, "cli");
	g_assert_true(event->internal);
	g_assert_cmpstr(event->text, ==,
		"Perihal: wifi mati → wifi lantai dua mati\nTelepon: – → 0812\nAlasan: " REASON);
	g_assert_cmpstr(event->from_status, ==, "dikerjakan");
	g_assert_cmpstr(event->to_status, ==, "dikerjakan");
	g_assert_cmpstr(desk_ticket(o)->subject, ==, "wifi lantai dua mati");
	g_assert_cmpstr(desk_ticket(o)->phone, ==, "0812");
	assert_told("comment>tono status>rini");
	g_assert_cmpint(event_verify(o->db), ==, 0);
}

static void whoever_sits_at_the_machine_needs_no_address(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	struct correction c = nothing;
	c.by = "";
	c.by_name = "operator (command line)";
	c.phone = "0812";
	g_assert_no_error(set(o, c));
	g_assert_cmpstr(entry(o)->actor, ==, "");
	g_assert_cmpstr(entry(o)->actor_name, ==, "operator (command line)");
	g_assert_cmpstr(entry(o)->actor_role, ==, "operator");
}

static void another_service_moves_section_targets_and_technician(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	gint64 opened = desk_ticket(o)->opened_at;
	o->now += HOUR;
	assert_set(.service = service(o, "TTE"), .assignee = NULL);
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpstr(t->service_code, ==, "TTE");
	g_assert_cmpstr(t->section, ==, "Persandian");
	g_assert_cmpstr(t->why_service, ==, "ditetapkan operator");
	g_assert_cmpstr(o->last->learn, ==, "TTE");
	/* Nobody works there: the leaders hand it out. */
	g_assert_cmpint(t->assignee_id, ==, 0);
	assert_told("handed-over>tono status>rini unassigned>hadi unassigned>lina");
	g_assert_cmpint(t->respond_due, ==, opened + 2 * HOUR);
	g_assert_cmpint(t->due, ==, calendar_add_working(o->calendar, opened, 16 * HOUR));
	g_assert_cmpint(t->severity, ==, 40);
	assert_set(.service = service(o, "APL"));
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	assert_told("assignment>wahyu status>rini");
}

static void who_is_of_the_new_section_keeps_the_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_set(.service = service(o, "UMUM"));
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, TONO);
	assert_told("comment>tono status>rini");
}

static void an_assignee_brings_the_section_along(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_set(.assignee = person(o, WAHYU));
	g_assert_cmpstr(desk_ticket(o)->section, ==, "Aplikasi");
	g_assert_cmpstr(desk_ticket(o)->assignee, ==, WAHYU);
	assert_status(DIKERJAKAN);
	assert_told("assignment>wahyu handed-over>tono");
	assert_refused(
		SET(.assignee = person(o, TONO), .section = "Aplikasi"), "is of section Jaringan");
}

static void nobody_leaves_it_to_the_leaders(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_set(.nobody = TRUE);
	g_assert_cmpint(desk_ticket(o)->assignee_id, ==, 0);
	assert_told("handed-over>tono unassigned>hadi unassigned>lina");
}

static void the_score_follows_its_inputs(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	int score = desk_ticket(o)->score;
	assert_set(.severity = &(int){ 100 });
	g_assert_cmpint(desk_ticket(o)->severity, ==, 100);
	g_assert_cmpint(desk_ticket(o)->score, >, score);
	g_autoptr(office_auto) other = directory_office(o->db, DEWI, "2026-11-23");
	assert_set(.office = other);
	g_assert_cmpstr(desk_ticket(o)->office, ==, "Dinas Lingkungan Hidup");
	g_assert_cmpint(desk_ticket(o)->need, ==, 2);
	g_assert_cmpint(desk_ticket(o)->severity, ==, 100);
	assert_set(.severity = &(int){ 0 });
	g_assert_cmpint(desk_ticket(o)->score, <, score);
}

static void a_nature_raises_the_severity_of_the_service(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_set(.letter_nature = "sangat segera");
	g_assert_cmpint(desk_ticket(o)->severity, >, 60);
	assert_set(.letter_nature = "biasa");
	g_assert_cmpint(desk_ticket(o)->severity, ==, 60);
}

static void the_new_requester_gets_the_number(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_set(.requester = BUDI);
	g_assert_cmpstr(desk_ticket(o)->requester, ==, BUDI);
	assert_told("comment>tono received>budi");
	desk_answer(o, BUDI, "BATAL");
	assert_status(DIBATALKAN);
}

static void a_target_time_is_set_by_hand(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_set(.due = MONDAY + 3 * DAY);
	g_assert_cmpint(desk_ticket(o)->due, ==, MONDAY + 3 * DAY);
	assert_told("comment>tono status>rini");
	assert_refused(SET(.due = MONDAY - 1), "before the ticket was opened");
}

static void a_confirmation_by_telephone_is_noted(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_set(.confirmed = TRUE);
	g_assert_cmpint(desk_ticket(o)->office_confirmed_at, ==, o->now);
	assert_told("comment>tono");
	assert_refused(SET(.confirmed = TRUE), "nothing would change");
}

/* A guess was right: that is worth learning. */
static void the_same_service_again_confirms_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	gint64 due = desk_ticket(o)->due;
	assert_set(.service = service(o, "NET"));
	g_assert_cmpstr(
		entry(o)->text, ==, "Layanan dikonfirmasi: Gangguan jaringan\nAlasan: " REASON);
	g_assert_cmpstr(o->last->learn, ==, "NET");
	g_assert_cmpstr(desk_ticket(o)->why_service, ==, "ditetapkan operator");
	g_assert_cmpint(desk_ticket(o)->due, ==, due);
	assert_told("comment>tono");
}

/* Rini's letter is of a service that the office must confirm. */
static void reach_identity_bound(struct desk *o)
{
	desk_import_services(o,
		"NET,Gangguan jaringan,gangguan,Jaringan,60,wifi,60,8,\n"
		"TTE,Tanda tangan elektronik,permohonan,Jaringan,40,tte,120,16,nama; NIP\n");
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n"
			       "tu@dinkes.example,Dinas Kesehatan,4\n");
	HEAR(RINI, "wifi mati dari pagi");
	assert_set(.service = service(o, "TTE"));
}

static void an_identity_bound_service_asks_the_office_at_once(struct desk *o, gconstpointer data)
{
	(void)data;
	reach_identity_bound(o);
	assert_told("comment>tono office-confirm>tu status>rini");
	assert_events("koreksi ditanyakan_kantor");
	g_assert_cmpstr(desk_notice(o, NOTICE_OFFICE_CONFIRM, "tu@dinkes.example")->text, ==,
		"wifi mati dari pagi");
	/* It was asked already. */
	assert_set(.service = service(o, "TTE"));
	assert_told("comment>tono");
}

static void work_does_not_begin_by_hand_without_the_offices_word(struct desk *o, gconstpointer data)
{
	(void)data;
	reach_identity_bound(o);
	assert_refused(SET_STATUS(DIKERJAKAN), "confirm first with dikonfirmasi=ya");
	assert_status(BARU);
	g_assert_no_error(SET_STATUS(DIKERJAKAN, .confirmed = TRUE));
	assert_status(DIKERJAKAN);
}

/* ---- status ---- */

static void a_status_is_never_forged_past_approval(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_refused(SET_STATUS(SELESAI), "allowed: baru, dikerjakan, ditolak, dibatalkan");
	assert_refused(SET_STATUS(TINDAK_LANJUT), "can't be set by hand");
	assert_refused(SET_STATUS(MENUNGGU), "can't be set by hand");
	assert_refused(SET_STATUS(DIGABUNG), "can't be set by hand");
	assert_status(DIKERJAKAN);
	g_assert_cmpint(desk_ticket(o)->assignee_id, !=, 0);
}

static void a_ticket_opened_by_mistake_is_closed(struct desk *o, gconstpointer data)
{
	(void)data;
	static const struct {
		enum status to;
		const char *told;
	} ways[] = { { STATUS_DITOLAK, "comment>tono rejected>rini" },
		{ STATUS_DIBATALKAN, "cancelled>rini comment>tono" } };
	static const enum status from[] = { STATUS_BARU, STATUS_DIKERJAKAN, STATUS_MENUNGGU,
		STATUS_TINDAK_LANJUT };
	for (guint i = 0; i < G_N_ELEMENTS(ways) * G_N_ELEMENTS(from); i++) {
		desk_tear_down(o, NULL);
		memset(o, 0, sizeof *o);
		desk_set_up(o, NULL);
		desk_reach(o, from[i / 2]);
		assert_set(.status = &ways[i % 2].to);
		g_assert_cmpint(desk_ticket(o)->status, ==, ways[i % 2].to);
		g_assert_cmpint(desk_ticket(o)->closed_at, ==, o->now);
		g_assert_cmpint(desk_ticket(o)->waiting_since, ==, 0);
		assert_told(ways[i % 2].told);
		g_assert_cmpstr(entry(o)->from_status, ==, status_word(from[i / 2]));
		g_assert_cmpstr(entry(o)->to_status, ==, status_word(ways[i % 2].to));
	}
}

static void a_ticket_closed_by_mistake_is_opened_again(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIBATALKAN);
	o->now += DAY;
	g_assert_no_error(SET_STATUS(BARU));
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->status, ==, STATUS_BARU);
	g_assert_cmpint(t->closed_at, ==, 0);
	g_assert_cmpint(t->respond_due, ==, o->now + HOUR);
	assert_told("assignment>tono reopened>rini");
}

static void what_was_approved_is_worked_on_again_but_not_thrown_away(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	assert_refused(SET_STATUS(DITOLAK), "approved report");
	assert_refused(SET_STATUS(DIBATALKAN), "approved report");
	g_assert_no_error(SET_STATUS(DIKERJAKAN));
	const struct ticket *t = desk_ticket(o);
	g_assert_cmpint(t->report_event, ==, 0);
	g_assert_false(ticket_report_is_public(t));
	struct similar_wish wish = { .subject = "wifi mati", .text = "wifi mati" };
	g_autoptr(GPtrArray) similar = similar_search(o->db, &wish, 3);
	g_assert_cmpuint(similar->len, ==, 0);
	assert_told("comment>tono reopened>rini");
}

static void the_clock_runs_again_when_it_stood_still(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_MENUNGGU);
	gint64 due = desk_ticket(o)->due;
	o->now += HOUR;
	g_assert_no_error(SET_STATUS(DIKERJAKAN));
	g_assert_cmpint(desk_ticket(o)->waiting_since, ==, 0);
	g_assert_cmpint(desk_ticket(o)->due, ==, due + HOUR);
}

static void work_needs_somebody_who_does_it(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_set(.nobody = TRUE);
	assert_refused(SET_STATUS(DIKERJAKAN), "add assignee=ADDRESS");
	g_assert_no_error(SET_STATUS(DIKERJAKAN, .assignee = person(o, SARI)));
	g_assert_cmpint(desk_ticket(o)->accepted_at, ==, o->now);
	assert_told("assignment>sari status>rini");
}

static void a_command_before_a_correction_can_not_be_taken_back(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	assert_set(.phone = "0812");
	desk_answer(o, TONO, "BATAL");
	assert_status(DIKERJAKAN);
	g_assert_cmpstr(desk_ticket(o)->phone, ==, "0812");
}

static void what_says_so_already_is_no_correction(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_BARU);
	assert_refused(SET(.subject = "wifi mati"), "nothing would change");
	assert_refused(SET_STATUS(BARU), "nothing would change");
	g_assert_cmpint(
		db_int(o->db, "SELECT count(*) FROM event WHERE kind = 'koreksi'", ""), ==, 0);
}

static void what_was_approved_and_changes_is_asked_for_again(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += DAY;
	assert_set(.subject = "wifi lantai dua mati");
	assert_status(TINDAK_LANJUT);
	assert_events(EVENT_CORRECTED " " EVENT_VOIDED);
	assert_told("approval>hadi approval>lina undone>rini undone>tono");
	g_assert_cmpint(desk_ticket(o)->closed_at, ==, 0);
	g_assert_null(approval_load(o->db, 1));
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM solved", ""), ==, 0);
	const struct event *event = o->last->events->pdata[1];
	g_assert_cmpstr(event->from_status, ==, "selesai");
	g_assert_cmpstr(event->to_status, ==, "tindak_lanjut");
	g_assert_cmpint(desk_notice(o, NOTICE_UNDONE, RINI)->command, ==, COMMAND_SETUJU);
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	g_assert_nonnull(approval);
}

static void another_requester_of_what_was_approved_is_told_from_the_start(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += DAY;
	assert_set(.requester = BUDI);
	assert_status(TINDAK_LANJUT);
	assert_told("approval>hadi approval>lina received>budi undone>tono");
}

static void who_was_not_told_of_the_approval_is_not_told_that_it_is_void(
	struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	db_run(o->db, "DELETE FROM outbox WHERE template IN ('approved', 'report-approved')", "");
	o->now += DAY;
	assert_set(.letter_number = "005/9/2026");
	assert_status(TINDAK_LANJUT);
	assert_told("approval>hadi approval>lina comment>tono");
}

static void what_was_not_part_of_the_approval_leaves_it_standing(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_SELESAI);
	o->now += DAY;
	assert_set(.phone = "0812", .letter_nature = "segera", .severity = &(int){ 90 });
	assert_status(SELESAI);
	assert_events(EVENT_CORRECTED);
	g_autoptr(approval_auto) approval = approval_load(o->db, 1);
	g_assert_nonnull(approval);
}

static void leaders_get_anew_what_changes_while_it_waits(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	const char *copy = desk_reply_to(o, TOKEN_APPROVAL, desk_shown(o, desk_ticket(o)), LINA);
	assert_set(.subject = "wifi lantai dua mati");
	assert_status(TINDAK_LANJUT);
	assert_events(EVENT_CORRECTED);
	assert_told("approval>hadi approval>lina comment>tono status>rini");
	HEAR(LINA, "SETUJU", .to = copy);
	assert_status(TINDAK_LANJUT);
	desk_answer(o, LINA, "SETUJU");
	assert_status(SELESAI);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name)                                                                                 \
	g_test_add("/decide_set/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)
	TEST(every_correction_is_recorded_with_from_to_and_reason);
	TEST(whoever_sits_at_the_machine_needs_no_address);
	TEST(another_service_moves_section_targets_and_technician);
	TEST(who_is_of_the_new_section_keeps_the_ticket);
	TEST(an_assignee_brings_the_section_along);
	TEST(nobody_leaves_it_to_the_leaders);
	TEST(the_score_follows_its_inputs);
	TEST(a_nature_raises_the_severity_of_the_service);
	TEST(the_new_requester_gets_the_number);
	TEST(a_target_time_is_set_by_hand);
	TEST(a_confirmation_by_telephone_is_noted);
	TEST(the_same_service_again_confirms_it);
	TEST(an_identity_bound_service_asks_the_office_at_once);
	TEST(work_does_not_begin_by_hand_without_the_offices_word);
	TEST(a_status_is_never_forged_past_approval);
	TEST(a_ticket_opened_by_mistake_is_closed);
	TEST(a_ticket_closed_by_mistake_is_opened_again);
	TEST(what_was_approved_is_worked_on_again_but_not_thrown_away);
	TEST(the_clock_runs_again_when_it_stood_still);
	TEST(work_needs_somebody_who_does_it);
	TEST(a_command_before_a_correction_can_not_be_taken_back);
	TEST(what_says_so_already_is_no_correction);
	TEST(what_was_approved_and_changes_is_asked_for_again);
	TEST(another_requester_of_what_was_approved_is_told_from_the_start);
	TEST(who_was_not_told_of_the_approval_is_not_told_that_it_is_void);
	TEST(what_was_not_part_of_the_approval_leaves_it_standing);
	TEST(leaders_get_anew_what_changes_while_it_waits);
	return g_test_run();
}
