/* How technicians answer: soon or late, one thing after the other. */
#include "tests/year/life_parts.h"

#include "tests/year/crowd.h"

#include <string.h>

/* How often. */
#define FORGETS 0.04
#define REJECTS 0.01
#define ASKS 0.07
#define TELLS_PROGRESS 0.15
#define TELLS_OPERATOR 0.9 /* of a wrong service, before he begins */
#define MERGES 0.8	   /* what it was offered and is the same */

static void work(struct life *l, const struct act *act);
static void accept(struct life *l, const struct act *act);

/* An act of a technician on a ticket, when he is there. */
static void plan(struct life *l, int technician, gint64 at, gint64 ticket_id, const char *copy,
	void (*run)(struct life *, const struct act *))
{
	struct life_case *one = life_case_of(l, ticket_id);
	const char *who = regency_technicians[technician];
	one->planned_by = who;
	life_plan(l, life_when_present(l, technician, at), run, who, ticket_id, copy, NULL);
}

/* The newest mail about it tells him what is to be done. */
static void answer(struct life *l, const struct act *act, const char *text)
{
	g_autofree char *copy = db_text(l->r->db,
		"SELECT message_id FROM outbox WHERE recipient = ? AND ticket_id = ? "
		"ORDER BY id DESC",
		"si", act->who, act->ticket_id);
	life_answer(l, act->who, copy, text);
}

/* Minutes of work, half of all cases below the first figure. */
static int minutes_of_work(struct life *l, const struct ticket *ticket)
{
	gboolean is_request =
		db_int(l->r->db, "SELECT kind = 'permohonan' FROM service WHERE code = ?", "s",
			ticket->service_code);
	double usual = is_request ? 110 : 65;
	double spread = g_rand_double_range(l->random, 0.3, 1.4);
	return usual * spread * (chance(l->random, 0.1) ? 4 : 1);
}

/* He works on one case at a time. */
static void plan_work(struct life *l, int technician, const struct ticket *ticket, int minutes)
{
	gint64 start = MAX(l->r->now, l->busy_until[technician]);
	start = life_when_present(l, technician, start);
	gint64 end = calendar_add_working(l->r->calendar, start, minutes * MINUTE);
	l->busy_until[technician] = end;
	plan(l, technician, end, ticket->id, NULL, work);
}

/* Where the desk noted that the letter may be a second one: GABUNG; NULL: it did not. */
static char *offered(struct life *l, gint64 ticket_id, gint64 repeats)
{
	g_autoptr(ticket_auto) first = ticket_load(l->r->db, repeats);
	g_autofree char *note = db_text(l->r->db,
		"SELECT text FROM event WHERE ticket_id = ? AND kind = '" EVENT_ASSIGNED "'", "i",
		ticket_id);
	gboolean is_noted = note && strstr(note, first->number);
	return is_noted && status_is_open(first->status)
		       ? g_strdup_printf("GABUNG %s", first->number)
		       : NULL;
}

static gboolean hand_over(struct life *l, const struct act *act, const struct ticket *ticket)
{
	const struct life_case *one = life_case_of(l, act->ticket_id);
	if (section_is(ticket->section, one->section))
		return FALSE;
	g_autofree char *text = g_strdup_printf(
		"ALIHKAN ke seksi %s: ini urusan seksi %s", one->section, one->section);
	answer(l, act, text);
	return TRUE;
}

static gboolean merge(struct life *l, const struct act *act)
{
	const struct life_case *one = life_case_of(l, act->ticket_id);
	g_autofree char *words = one->repeats ? offered(l, act->ticket_id, one->repeats) : NULL;
	if (!words || !chance(l->random, MERGES))
		return FALSE;
	answer(l, act, words);
	return TRUE;
}

static void take(struct life *l, const struct act *act, int technician)
{
	const struct life_case *one = life_case_of(l, act->ticket_id);
	static const char *const words[] = { "TERIMA", "TERIMA", "ok terima", "siap pak",
		"diterima" };
	answer(l, act, PICK(l->random, words));
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	plan_work(l, technician, ticket, minutes_of_work(l, ticket));
	if (strcmp(ticket->service_code, one->service) != 0 && chance(l->random, TELLS_OPERATOR))
		life_plan(l, life_soon(l, MINUTE, 10 * MINUTE), life_correct, REGENCY_OPERATOR,
			ticket->id, NULL, NULL);
}

static void accept(struct life *l, const struct act *act)
{
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	int technician = life_technician(act->who);
	struct life_case *one = life_case_of(l, act->ticket_id);
	if (one->planned_by == act->who)
		one->planned_by = NULL;
	if (strcmp(ticket->assignee, act->who) != 0 || ticket->status != STATUS_BARU)
		return;
	if (hand_over(l, act, ticket) || merge(l, act))
		return;
	if (!one->objected && chance(l->random, REJECTS))
		answer(l, act, "TOLAK perangkat pribadi bukan wewenang kami");
	else
		take(l, act, technician);
}

static const char *solution(struct life *l, const char *service)
{
	static const struct {
		const char *service;
		const char *texts[3];
	} known[] = {
		{ "JAR-01", { "kabel yang putus disambung, internet normal kembali",
				    "router dinyalakan ulang dan pengaturannya diperbaiki",
				    "switch lantai dua diganti" } },
		{ "JAR-02", { "printer dibersihkan dan driver dipasang ulang",
				    "kartrid diganti, printer mencetak lagi",
				    "RAM dibersihkan, komputer menyala" } },
		{ "APL-01", { "layanan aplikasi dinyalakan ulang, sudah bisa dibuka",
				    "cache dibersihkan dan peramban diperbarui",
				    "hak akses akun diperbaiki" } },
		{ "APL-04", { "kata sandi surel direset dan diserahkan",
				    "akun surel dinas dibuatkan", "kuota kotak surat ditambah" } },
		{ "SDI-03",
			{ "passphrase direset melalui BSrE, tanda tangan berhasil",
				"sertifikat elektronik diperpanjang", "akun dibuka blokirnya" } },
	};
	static const char *const other[] = { "sudah diperiksa dan dibereskan bersama pengguna",
		"permohonan dipenuhi dan diserahkan", "sudah dipasang dan diuji" };
	for (guint i = 0; i < G_N_ELEMENTS(known); i++)
		if (strcmp(known[i].service, service) == 0)
			return PICK(l->random, known[i].texts);
	return PICK(l->random, other);
}

static void report(struct life *l, const struct act *act, const struct ticket *ticket)
{
	static const char *const words[] = { "SELESAI", "SELESAI", "sudah selesai,", "beres," };
	g_autofree char *text = g_strdup_printf("%s %s. Berkas " CROWD_REPORT "%05d",
		PICK(l->random, words), solution(l, ticket->service_code), ++l->reports);
	answer(l, act, text);
}

static void work(struct life *l, const struct act *act)
{
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, act->ticket_id);
	struct life_case *one = life_case_of(l, act->ticket_id);
	int technician = life_technician(act->who);
	if (one->planned_by == act->who)
		one->planned_by = NULL;
	gboolean works = ticket->status == STATUS_DIKERJAKAN ||
			 (ticket->status == STATUS_TINDAK_LANJUT && ticket->needs_revision);
	if (strcmp(ticket->assignee, act->who) != 0 || !works)
		return;
	if (ticket->status == STATUS_DIKERJAKAN && !one->asked && chance(l->random, ASKS)) {
		one->asked = TRUE;
		answer(l, act, "TUNGGU ruang yang mana, dan sejak kapan?");
	} else if (!ticket->needs_revision && chance(l->random, TELLS_PROGRESS)) {
		answer(l, act, "PROSES sedang dikerjakan di lokasi");
		plan_work(l, technician, ticket, 40);
	} else {
		report(l, act, ticket);
	}
}

/* Whatever of his is not planned yet is, in the order of the list. */
static void go_through_list(struct life *l, const struct act *act)
{
	int technician = life_technician(act->who);
	g_autoptr(GPtrArray) open = ticket_list(
		l->r->db, &(struct ticket_filter){ .assignee = act->who, .only_open = TRUE });
	for (guint i = open->len; i-- > 0;) {
		const struct ticket *ticket = open->pdata[i];
		const struct life_case *one = life_case_of(l, ticket->id);
		if (one->planned_by == act->who)
			continue;
		if (ticket->status == STATUS_BARU)
			plan(l, technician, life_soon(l, MINUTE, HOUR), ticket->id, NULL, accept);
		else if (ticket->status == STATUS_DIKERJAKAN || ticket->needs_revision)
			plan_work(l, technician, ticket, 30);
	}
}

/* Nobody is there: his program answers, once in an absence. */
static void answer_automatically(struct life *l, int technician, const struct outbox_row *copy)
{
	if (l->answered_away[technician])
		return;
	l->answered_away[technician] = TRUE;
	g_autofree char *to = regency_address_of_copy(copy->message_id);
	life_take(l, &(struct regency_mail){ .from = copy->recipient,
			     .to = to,
			     .subject = "Balasan otomatis: di luar kantor",
			     .text = "Saya sedang di luar kantor dan belum dapat membalas.",
			     .answers = copy->message_id,
			     .headers = "Auto-Submitted: auto-replied\r\n" });
}

static gint64 soon(struct life *l, int technician, int from, int to)
{
	gint64 there = life_when_present(l, technician, l->r->now);
	return calendar_add_working(
		l->r->calendar, there, g_rand_int_range(l->random, from, to) * MINUTE);
}

static void read_about_ticket(struct life *l, int technician, const struct outbox_row *copy)
{
	g_autoptr(ticket_auto) ticket = ticket_load(l->r->db, copy->ticket_id);
	const char *template = copy->template;
	gboolean is_new = strcmp(template, "assignment") == 0;
	if (strcmp(ticket->assignee, copy->recipient) != 0)
		return;
	if (ticket->status == STATUS_BARU &&
		((is_new && !chance(l->random, FORGETS)) || strcmp(template, "objection") == 0 ||
			(strcmp(template, "reminder") == 0 && chance(l->random, 0.7))))
		plan(l, technician, soon(l, technician, 2, 28), ticket->id, copy->message_id,
			accept);
	else if (strcmp(template, "revision") == 0 || strcmp(template, "objection") == 0 ||
		 (strcmp(template, "comment") == 0 && ticket->status == STATUS_DIKERJAKAN))
		plan_work(l, technician, ticket, 30);
}

void life_technician_reads(struct life *l, int technician, const struct outbox_row *copy)
{
	if (life_is_away(l, technician, l->r->now))
		answer_automatically(l, technician, copy);
	if (strcmp(copy->template, "morning") == 0)
		life_plan(l, soon(l, technician, 5, 60), go_through_list,
			regency_technicians[technician], 0, NULL, NULL);
	else if (copy->ticket_id && life_case_of(l, copy->ticket_id))
		read_about_ticket(l, technician, copy);
}
