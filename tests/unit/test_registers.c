/*
 * The registers of a month: what is open and whom it waits for (backlog), the letters (agenda), the
 * incidents.
 */
#include "desk/agenda.h"
#include "desk/backlog.h"
#include "desk/figures.h"
#include "desk/incident_record.h"
#include "tests/unit/desk.h"

#define DECEMBER G_GINT64_CONSTANT(1796058000) /* 1 December 2026, 00.00 WIB */
#define SECOND "TIK-2026-000002"
#define EKA "eka@satpol.example"

static struct month *november(struct desk *o)
{
	return month_open(o->db, "2026-11", o->settings->timezone, o->now);
}

/* ---- what is open ---- */

/* The one row of the backlog of November. */
static void assert_waits(struct desk *o, enum backlog_wait wait, gint64 since)
{
	struct backlog_row row, other;
	gint64 counts[WAIT_COUNT];
	g_autoptr(month_auto) month = november(o);
	g_autoptr(query_auto) query = backlog_rows(month);
	g_assert_true(backlog_next(query, &row));
	g_assert_cmpstr(row.ticket->number, ==, NUMBER);
	g_assert_cmpint(row.wait, ==, wait);
	g_assert_cmpint(row.since, ==, since);
	backlog_row_clear(&row);
	g_assert_false(backlog_next(query, &other));
	backlog_counts(month, counts);
	for (int i = 0; i < WAIT_COUNT; i++)
		g_assert_cmpint(counts[i], ==, i == (int)wait);
}

static void a_new_ticket_waits_for_its_technician(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	assert_waits(o, WAIT_ACCEPTANCE, MONDAY);
	/* Whoever gets it now has had it since now. */
	o->now = MONDAY + HOUR;
	desk_answer(o, TONO, "ALIHKAN ke sari: sedang di lapangan");
	o->now = MONDAY + 2 * HOUR;
	assert_waits(o, WAIT_ACCEPTANCE, MONDAY + HOUR);
}

static void without_a_technician_it_waits_for_the_operator(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_staff(o, STAFF_LEADERS);
	HEAR(RINI, "wifi mati");
	assert_waits(o, WAIT_OPERATOR, MONDAY);
}

static void an_accepted_ticket_waits_for_the_work(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	o->now = MONDAY + HOUR;
	desk_answer(o, TONO, "TERIMA");
	o->now = MONDAY + 2 * HOUR;
	desk_answer(o, TONO, "PROSES kabel dicek");
	assert_waits(o, WAIT_WORK, MONDAY + HOUR);
}

static void a_question_waits_for_the_requester(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now = MONDAY + 3 * HOUR;
	desk_answer(o, TONO, "TUNGGU ruang mana?");
	o->now = MONDAY + DAY;
	assert_waits(o, WAIT_REQUESTER, MONDAY + 3 * HOUR);
}

static void a_report_waits_for_the_leader_or_to_be_mended(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now = MONDAY + 3 * HOUR;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	o->now = MONDAY + 4 * HOUR;
	assert_waits(o, WAIT_LEADER, MONDAY + 3 * HOUR);
	desk_answer(o, LINA, "REVISI foto belum ada");
	o->now = MONDAY + DAY;
	assert_waits(o, WAIT_REVISION, MONDAY + 4 * HOUR);
}

static void what_is_about_a_person_waits_for_its_office(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n"
			       "tu@dinkes.example,Dinas Kesehatan,4\n");
	desk_import_services(o, "TTE,Tanda tangan elektronik,permohonan,Persandian,40,"
				"tte;sertifikat,120,16,nama; NIP\n"
				"UMUM,Layanan lain,permohonan,Jaringan,20,*,120,40,\n");
	desk_import_staff(o, "tono@tik.example,Tono Contoh,,teknisi,Persandian\n" STAFF_LEADERS);
	HEAR(RINI, "mohon sertifikat tte baru", .subject = "Permohonan sertifikat TTE");
	assert_waits(o, WAIT_OFFICE, MONDAY);
}

static void what_was_closed_since_waits_for_nobody(struct desk *o, gconstpointer data)
{
	(void)data;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = DECEMBER + 9 * HOUR;
	desk_answer(o, LINA, "SETUJU");
	assert_waits(o, WAIT_NOBODY, DECEMBER + 9 * HOUR);
}

static void what_is_closed_is_no_backlog(struct desk *o, gconstpointer data)
{
	(void)data;
	struct backlog_row row;
	desk_reach(o, STATUS_SELESAI);
	g_autoptr(month_auto) month = november(o);
	g_autoptr(query_auto) query = backlog_rows(month);
	g_assert_false(backlog_next(query, &row));
}

/* ---- the letters ---- */

/* The orders of the nth letter of November. */
static char *orders_of(struct desk *o, int seq)
{
	struct agenda_row row;
	char *orders = NULL;
	int expected = 1;
	g_autoptr(month_auto) month = november(o);
	struct agenda *agenda = agenda_begin(month);
	for (; agenda_next(agenda, &row); agenda_row_clear(&row)) {
		g_assert_cmpint(row.ticket->seq, ==, expected++);
		if (row.ticket->seq == seq)
			orders = g_strdup(row.orders);
	}
	agenda_end(agenda);
	return orders;
}

static void assert_orders(struct desk *o, int seq, const char *expected)
{
	g_autofree char *orders = orders_of(o, seq);
	g_assert_cmpstr(orders, ==, expected);
}

static void the_leader_s_orders_stand_beside_their_letter(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati");
	HEAR(DEWI, "aplikasi surat tidak bisa dibuka");
	HEAR(BUDI, "internet di ruang rapat lambat sekali");
	desk_answer_on(o, SECOND, LINA, "DISPOSISI ke tono: dampingi sampai bisa");
	desk_answer_on(o, SECOND, LINA, "ALIHKAN ke sari: tono cuti");
	/* What technicians arrange between each other is no order. */
	desk_answer(o, TONO, "ALIHKAN ke sari: sedang di lapangan");
	assert_orders(o, 1, "");
	assert_orders(o, 2,
		"Dari Sari Contoh kepada Tono Contoh: dampingi sampai bisa\n"
		"Dari Tono Contoh kepada Sari Contoh: tono cuti");
	assert_orders(o, 3, "");
}

static void a_part_of_a_letter_has_a_number_of_its_own(struct desk *o, gconstpointer data)
{
	(void)data;
	HEAR(RINI, "wifi mati dan aplikasi tidak bisa dibuka");
	desk_answer(o, TONO, "PECAH wifi mati; aplikasi surat tidak bisa dibuka");
	assert_orders(o, 1, "");
	assert_orders(o, 2, "Dipecah dari tiket " NUMBER ".");
}

/* ---- incidents ---- */

static void three_complain(struct desk *o)
{
	desk_import_offices(o, "@dinkes.example,Dinas Kesehatan,4\n"
			       "@dlh.example,Dinas Lingkungan Hidup,2\n"
			       "@satpol.example,Satpol PP,2\n");
	HEAR(RINI, "wifi kantor mati dari pagi");
	HEAR(DEWI, "pak internet di kantor kami putus", .subject = "internet putus");
	o->now = MONDAY + 10 * MINUTE;
	HEAR(EKA, "Jaringan internet pada kantor kami mati sejak pagi sehingga layanan terhenti.",
		.subject = "Laporan gangguan internet");
}

/* The one incident of November. */
static struct incident_record the_incident(struct desk *o)
{
	struct incident_record one, other;
	g_autoptr(month_auto) month = november(o);
	g_autoptr(query_auto) query = incident_records(month);
	g_assert_true(incident_record_next(month, query, &one));
	g_assert_false(incident_record_next(month, query, &other));
	return one;
}

static void an_incident_has_its_tickets_and_offices(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	struct incident_record one = the_incident(o);
	g_assert_cmpstr(one.ticket->number, ==, NUMBER);
	g_assert_cmpint(one.declared_at, ==, MONDAY + 10 * MINUTE);
	g_assert_cmpint(one.ended_at, ==, 0);
	g_assert_cmpint(one.tickets, ==, 3);
	g_assert_cmpint(one.offices, ==, 3);
	g_assert_cmpstr(one.office_names, ==, "Dinas Kesehatan, Dinas Lingkungan Hidup, Satpol PP");
	g_assert_cmpstr(one.result, ==, "");
	incident_record_clear(&one);
}

static void an_incident_ends_with_the_last_of_its_tickets(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	desk_answer(o, TONO, "TERIMA");
	desk_answer(o, TONO, "SELESAI kabel utama diganti");
	struct incident_record one = the_incident(o);
	g_assert_cmpint(one.ended_at, ==, 0);
	g_assert_cmpstr(one.result, ==, "");
	incident_record_clear(&one);
	o->now = MONDAY + 5 * HOUR;
	desk_answer(o, LINA, "SETUJU");
	one = the_incident(o);
	g_assert_cmpint(one.ended_at, ==, MONDAY + 5 * HOUR);
	g_assert_cmpstr(one.result, ==, "kabel utama diganti");
	incident_record_clear(&one);
}

/* Where the leading ticket is closed alone, the incident goes on with the others. */
static void an_incident_goes_on_under_another_ticket(struct desk *o, gconstpointer data)
{
	(void)data;
	three_complain(o);
	o->now = MONDAY + HOUR;
	desk_answer(o, RINI, "BATAL");
	g_assert_cmpint(desk_ticket_of(o, SECOND)->incident_id, ==, 2);
	struct incident_record one = the_incident(o);
	g_assert_cmpstr(one.ticket->number, ==, NUMBER);
	g_assert_cmpint(one.tickets, ==, 3);
	g_assert_cmpint(one.ended_at, ==, 0);
	incident_record_clear(&one);
}

#define TEST(name)                                                                                 \
	g_test_add("/registers/" #name, struct desk, NULL, desk_set_up, name, desk_tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	TEST(a_new_ticket_waits_for_its_technician);
	TEST(without_a_technician_it_waits_for_the_operator);
	TEST(an_accepted_ticket_waits_for_the_work);
	TEST(a_question_waits_for_the_requester);
	TEST(a_report_waits_for_the_leader_or_to_be_mended);
	TEST(what_is_about_a_person_waits_for_its_office);
	TEST(what_was_closed_since_waits_for_nobody);
	TEST(what_is_closed_is_no_backlog);
	TEST(the_leader_s_orders_stand_beside_their_letter);
	TEST(a_part_of_a_letter_has_a_number_of_its_own);
	TEST(an_incident_has_its_tickets_and_offices);
	TEST(an_incident_ends_with_the_last_of_its_tickets);
	TEST(an_incident_goes_on_under_another_ticket);
	return g_test_run();
}
