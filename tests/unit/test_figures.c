/*
 * figures: the numbers of reports. Months of random work are lived in memory and in the database,
 * and both must come to the same; the balance closes.
 */
#include "desk/figures_tables.h"
#include "desk/words.h"
#include "tests/unit/desk.h"

#include <string.h>

#define LIVES 300
#define MOVES_MAX 60

/* 1 September 2026, 00.00 WIB, and the end of what is lived. */
#define BEGIN G_GINT64_CONSTANT(1788195600)
#define END (BEGIN + 150 * (gint64)DAY)

static const char *const months[] = { "2026-08", "2026-09", "2026-10", "2026-11", "2026-12",
	"2027-01", "2027-02" };

/* What befell one ticket: every change of status, the first one from nothing. */
struct life {
	struct ticket *ticket;
	int moves;
	struct {
		gint64 at;
		enum status from, to;
	} move[MOVES_MAX];
};

struct fixture {
	struct desk desk;
	struct life lives[LIVES];
	int count;
};

static void set_up(struct fixture *o, gconstpointer data)
{
	desk_set_up(&o->desk, data);
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	for (int i = 0; i < o->count; i++)
		ticket_free(o->lives[i].ticket);
	desk_tear_down(&o->desk, data);
}

/* ---- a random life ---- */

static gint64 some_time(gint64 from, gint64 most)
{
	return from + g_test_rand_int_range(1, (gint32)most);
}

/* The next Monday 00.00, or the next first of a month, after `at`. */
static gint64 next_border(const struct fixture *o, gint64 at)
{
	gint64 monday = BEGIN + 6 * DAY, from = 0, to;
	while (monday <= at)
		monday += 7 * DAY;
	for (guint i = 0; i < G_N_ELEMENTS(months) && from <= at; i++)
		g_assert_true(
			words_period_bounds(months[i], o->desk.settings->timezone, &from, &to));
	return g_test_rand_bit() ? monday : from;
}

/* Mostly some time after `at`; figures go wrong at the borders of weeks and months. */
static gint64 later(const struct fixture *o, gint64 at)
{
	return g_test_rand_int_range(0, 5) ? some_time(at, 12 * DAY) : next_border(o, at);
}

static void put_text(char **member, const char *value)
{
	g_free(*member);
	*member = g_strdup(value);
}

static struct ticket *new_ticket(struct fixture *o, gint64 at)
{
	static const char *const services[] = { "NET", "APL", "TTE", "UMUM" };
	static const char *const sections[] = { "Jaringan", "Aplikasi", "Persandian", "Jaringan" };
	int service = g_test_rand_int_range(0, 4);
	struct ticket *t = ticket_new();
	t->year = 2026;
	t->seq = o->count + 1;
	g_free(t->number);
	t->number = ticket_make_number("TIK", t->year, t->seq);
	put_text(&t->service_code, services[service]);
	put_text(&t->section, sections[service]);
	t->office_id = g_test_rand_int_range(1, 3);
	t->assignee_id = g_test_rand_int_range(0, 4); /* 0: nobody; 1 to 3: the technicians */
	t->opened_at = at;
	t->respond_due = some_time(at, 2 * DAY);
	t->due = some_time(at, 40 * DAY);
	return t;
}

static void write_event(struct fixture *o, const struct ticket *t, gint64 at, const char *kind,
	const char *from, const char *to)
{
	struct event event = {
		.ticket_id = t->id,
		.at = at,
		.actor = (char *)"",
		.actor_name = (char *)"",
		.actor_role = (char *)"desk",
		.kind = (char *)kind,
		.from_status = (char *)from,
		.to_status = (char *)to,
		.text = (char *)"",
		.proof = (char *)"desk",
	};
	event_add(o->desk.db, &event);
}

static gboolean leads_on(const struct transition *row)
{
	return row->command == COMMAND_TERIMA || row->command == COMMAND_SELESAI ||
	       row->command == COMMAND_SETUJU || row->command == COMMAND_BELUM;
}

/* A row of the workflow table that begins at the status, mostly one towards the end; or NULL. */
static const struct transition *some_transition(enum status from)
{
	const struct transition *fitting[64];
	int rows, count = 0;
	const struct transition *table = workflow_table(&rows);
	gboolean on = g_test_rand_int_range(0, 4) != 0;
	for (int i = 0; i < rows; i++)
		if (table[i].from == from && (!on || leads_on(&table[i])))
			fitting[count++] = &table[i];
	return count ? fitting[g_test_rand_int_range(0, count)] : NULL;
}

static void take_effect(struct ticket *t, const struct transition *move, gint64 at)
{
	t->status = move->to;
	if (move->effect == TRANSITION_ACCEPT && !t->accepted_at)
		t->accepted_at = at;
	if (move->effect == TRANSITION_REPORT)
		t->reported_at = at;
	if (move->effect == TRANSITION_APPROVE || move->effect == TRANSITION_CLOSE)
		t->closed_at = at;
	if (move->effect == TRANSITION_REOPEN) {
		t->closed_at = t->reported_at = 0;
		if (t->status == STATUS_BARU)
			t->accepted_at = 0;
	}
}

static void note(struct life *life, gint64 at, enum status from, enum status to)
{
	life->move[life->moves].at = at;
	life->move[life->moves].from = from;
	life->move[life->moves].to = to;
	life->moves++;
}

static void live(struct fixture *o, gint64 at)
{
	struct life *life = &o->lives[o->count];
	struct ticket *t = life->ticket = new_ticket(o, at);
	o->count++;
	ticket_save(o->desk.db, t);
	write_event(o, t, at, EVENT_OPENED, "", "baru");
	write_event(o, t, at, EVENT_ASSIGNED, "", "baru");
	note(life, at, STATUS_COUNT, STATUS_BARU);
	while (life->moves < MOVES_MAX && g_test_rand_int_range(0, 12)) {
		const struct transition *move = some_transition(t->status);
		at = later(o, at);
		if (!move || at >= END)
			break;
		if (g_test_rand_bit())
			write_event(o, t, at, EVENT_COMMENT, status_word(t->status),
				status_word(t->status));
		write_event(o, t, at, "gerak", status_word(move->from), status_word(move->to));
		note(life, at, move->from, move->to);
		take_effect(t, move, at);
	}
	if (t->status == STATUS_SELESAI)
		write_event(o, t, at, "nilai", "selesai", "selesai");
	ticket_save(o->desk.db, t);
}

static void live_all(struct fixture *o)
{
	g_autoptr(GError) error = NULL;
	db_begin(o->desk.db);
	while (o->count < LIVES)
		live(o, later(o, some_time(BEGIN, 120 * DAY)));
	db_commit(o->desk.db, &error);
	g_assert_no_error(error);
	g_assert_cmpint(event_verify(o->desk.db), ==, 0);
}

/* ---- the same, reckoned from memory ---- */

static gboolean open_then(const struct life *life, gint64 at)
{
	gboolean open = FALSE;
	for (int i = 0; i < life->moves; i++)
		if (life->move[i].at < at)
			open = status_is_open(life->move[i].to);
	return open;
}

static gint64 open_tickets(const struct fixture *o, gint64 at)
{
	gint64 count = 0;
	for (int i = 0; i < o->count; i++)
		count += open_then(&o->lives[i], at);
	return count;
}

/* Moves to `to` in [from, until) that changed the status. */
static gint64 moves_to(const struct fixture *o, enum status to, gint64 from, gint64 until)
{
	gint64 count = 0;
	for (int i = 0; i < o->count; i++)
		for (int k = 0; k < o->lives[i].moves; k++)
			count += o->lives[i].move[k].to == to && o->lives[i].move[k].from != to &&
				 o->lives[i].move[k].at >= from && o->lives[i].move[k].at < until;
	return count;
}

static gint64 reopenings(const struct fixture *o, gint64 from, gint64 until)
{
	gint64 count = 0;
	for (int i = 0; i < o->count; i++)
		for (int k = 1; k < o->lives[i].moves; k++)
			count += !status_is_open(o->lives[i].move[k].from) &&
				 status_is_open(o->lives[i].move[k].to) &&
				 o->lives[i].move[k].at >= from && o->lives[i].move[k].at < until;
	return count;
}

static gboolean within(gint64 at, gint64 from, gint64 until)
{
	return at >= from && at < until;
}

static gint64 received(const struct fixture *o, gint64 from, gint64 until)
{
	gint64 count = 0;
	for (int i = 0; i < o->count; i++)
		count += within(o->lives[i].ticket->opened_at, from, until);
	return count;
}

static void check_month(struct fixture *o, const char *period)
{
	g_autoptr(figures_auto) f = figures_month(o->desk.db, period, o->desk.settings->timezone);
	g_test_message("%s", period);
	g_assert_cmpint(f->received, ==, received(o, f->from, f->to));
	g_assert_cmpint(f->open_start, ==, open_tickets(o, f->from));
	g_assert_cmpint(f->open_end, ==, open_tickets(o, f->to));
	g_assert_cmpint(f->approved, ==, moves_to(o, STATUS_SELESAI, f->from, f->to));
	g_assert_cmpint(f->rejected, ==, moves_to(o, STATUS_DITOLAK, f->from, f->to));
	g_assert_cmpint(f->cancelled, ==, moves_to(o, STATUS_DIBATALKAN, f->from, f->to));
	g_assert_cmpint(f->merged, ==, moves_to(o, STATUS_DIGABUNG, f->from, f->to));
	g_assert_cmpint(f->reopened, ==, reopenings(o, f->from, f->to));
	g_assert_cmpint(f->open_start + f->received + f->reopened, ==,
		f->approved + f->rejected + f->cancelled + f->merged + f->open_end);
}

static void the_balance_of_every_random_month_closes(struct fixture *o, gconstpointer data)
{
	(void)data;
	gint64 all = 0, last_end = 0;
	live_all(o);
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		check_month(o, months[i]);
		g_autoptr(figures_auto) f =
			figures_month(o->desk.db, months[i], o->desk.settings->timezone);
		/* A month begins with what the one before it left. */
		g_assert_cmpint(f->open_start, ==, last_end);
		last_end = f->open_end;
		all += f->received;
	}
	g_assert_cmpint(all, ==, LIVES);
}

static void timeliness_is_reckoned_from_the_tickets(struct fixture *o, gconstpointer data)
{
	(void)data;
	live_all(o);
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		g_autoptr(figures_auto) f =
			figures_month(o->desk.db, months[i], o->desk.settings->timezone);
		gint64 responded = 0, in_time = 0, solved_in_time = 0;
		for (int k = 0; k < o->count; k++) {
			const struct ticket *t = o->lives[k].ticket;
			gboolean counts = within(t->accepted_at, f->from, f->to);
			responded += counts;
			in_time += counts && t->accepted_at <= t->respond_due;
			for (int m = 0; m < o->lives[k].moves; m++)
				solved_in_time += o->lives[k].move[m].to == STATUS_SELESAI &&
						  o->lives[k].move[m].from != STATUS_SELESAI &&
						  within(o->lives[k].move[m].at, f->from, f->to) &&
						  t->reported_at && t->reported_at <= t->due;
		}
		g_assert_cmpint(f->responded, ==, responded);
		g_assert_cmpint(f->responded_on_time, ==, in_time);
		g_assert_cmpint(f->on_time, ==, solved_in_time);
		g_assert_cmpint(f->on_time, <=, f->approved);
	}
}

/* ---- tables ---- */

typedef gboolean belongs(const struct ticket *t, const char *name);

static gboolean of_section(const struct ticket *t, const char *name)
{
	return strcmp(t->section, name) == 0;
}

static gboolean of_office(const struct ticket *t, const char *name)
{
	return t->office_id == (strcmp(name, "Dinas Kesehatan") == 0 ? 1 : 2);
}

static gboolean of_technician(const struct ticket *t, const char *name)
{
	static const char *const names[] = { "", "Tono Contoh", "Sari Contoh", "Wahyu Contoh" };
	return strcmp(names[t->assignee_id], name) == 0;
}

static gboolean of_service(const struct ticket *t, const char *name)
{
	static const char *const pairs[] = { "NET", "Gangguan jaringan", "APL", "Gangguan aplikasi",
		"TTE", "Tanda tangan elektronik", "UMUM", "Layanan lain" };
	for (guint i = 0; i < G_N_ELEMENTS(pairs); i += 2)
		if (strcmp(pairs[i + 1], name) == 0)
			return strcmp(t->service_code, pairs[i]) == 0;
	return FALSE;
}

static void check_row(const struct fixture *o, const struct figures *f,
	const struct figures_line *row, belongs *is_of)
{
	struct figures_line own = { 0 };
	for (int i = 0; i < o->count; i++) {
		const struct ticket *t = o->lives[i].ticket;
		if (!within(t->opened_at, f->from, f->to) || !is_of(t, row->name))
			continue;
		own.received++;
		own.open += status_is_open(t->status);
		own.done += t->status == STATUS_SELESAI;
		own.on_time += t->status == STATUS_SELESAI && t->reported_at <= t->due;
	}
	g_assert_cmpint(row->received, ==, own.received);
	g_assert_cmpint(row->open, ==, own.open);
	g_assert_cmpint(row->done, ==, own.done);
	g_assert_cmpint(row->on_time, ==, own.on_time);
}

static struct figures_tables *tables_of(struct desk *o, const char *period)
{
	g_autoptr(month_auto) month = month_open(o->db, period, o->settings->timezone, o->now);
	return figures_tables(month, o->calendar, o->settings->timezone);
}

/* Returns how many tickets the table has; its rows stand from the most to the fewest. */
static gint64 check_table(
	const struct fixture *o, const struct figures *f, const GPtrArray *rows, belongs *is_of)
{
	gint64 sum = 0, most = G_MAXINT64;
	for (guint i = 0; i < rows->len; i++) {
		const struct figures_line *row = rows->pdata[i];
		check_row(o, f, row, is_of);
		/* Nobody stands last. */
		gboolean is_last = i + 1 == rows->len;
		g_assert_true(row->received <= most || (is_last && strcmp(row->key, "0") == 0));
		most = row->received;
		sum += row->received;
	}
	return sum;
}

static void every_table_adds_up_to_the_month(struct fixture *o, gconstpointer data)
{
	(void)data;
	live_all(o);
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		g_autoptr(figures_auto) f =
			figures_month(o->desk.db, months[i], o->desk.settings->timezone);
		g_autoptr(figures_tables_auto) t = tables_of(&o->desk, months[i]);
		g_assert_cmpint(check_table(o, f, t->sections, of_section), ==, f->received);
		g_assert_cmpint(check_table(o, f, t->offices, of_office), ==, f->received);
		g_assert_cmpint(check_table(o, f, t->services, of_service), ==, f->received);
		g_assert_cmpint(check_table(o, f, t->technicians, of_technician), ==, f->received);
	}
}

/* ---- months ---- */

static gint64 received_in(struct desk *o, const char *period)
{
	g_autoptr(figures_auto) f = figures_month(o->db, period, o->settings->timezone);
	return f->received;
}

static void a_month_is_the_office_s_not_utc_s(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct desk *o = &f->desk;
	o->now = BEGIN - 1;
	HEAR(RINI, "wifi mati");
	o->now = BEGIN;
	HEAR(RINI, "internet mati");
	g_assert_cmpint(received_in(o, "2026-08"), ==, 1);
	g_assert_cmpint(received_in(o, "2026-09"), ==, 1);
	g_assert_cmpint(received_in(o, "2026-10"), ==, 0);
}

/* What was approved in the last second of a month belongs to it. */
static void the_last_second_belongs_to_the_month(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct desk *o = &f->desk;
	o->now = BEGIN + DAY;
	desk_reach(o, STATUS_TINDAK_LANJUT);
	o->now = BEGIN + 30 * (gint64)DAY - 1;
	desk_answer(o, LINA, "SETUJU");
	g_autoptr(figures_auto) september = figures_month(o->db, "2026-09", o->settings->timezone);
	g_autoptr(figures_auto) october = figures_month(o->db, "2026-10", o->settings->timezone);
	g_assert_cmpint(september->approved, ==, 1);
	g_assert_cmpint(september->on_time, ==, 1);
	g_assert_cmpint(september->responded_on_time, ==, 1);
	g_assert_cmpint(september->open_end, ==, 0);
	g_assert_cmpint(october->approved, ==, 0);
	g_assert_cmpint(october->open_start, ==, 0);
}

static gint64 on_time_if_reported_after_due_by(struct desk *o, gint64 seconds)
{
	o->now = MONDAY;
	desk_reach(o, STATUS_DIKERJAKAN);
	o->now = desk_ticket(o)->due + seconds;
	desk_answer(o, TONO, "SELESAI kabel diganti");
	/* The leader's time is not the technician's. */
	o->now += 3 * DAY;
	desk_answer(o, LINA, "SETUJU");
	g_autoptr(figures_auto) f = figures_month(o->db, "2026-11", o->settings->timezone);
	g_assert_cmpint(f->approved, ==, 1);
	g_autoptr(figures_tables_auto) tables = tables_of(o, "2026-11");
	const struct figures_line *row = tables->technicians->pdata[0];
	g_assert_cmpint(row->on_time, ==, f->on_time);
	return f->on_time;
}

static void a_report_at_the_target_time_is_in_time(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(on_time_if_reported_after_due_by(&o->desk, 0), ==, 1);
}

static void a_second_later_is_late(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(on_time_if_reported_after_due_by(&o->desk, 1), ==, 0);
}

static void what_is_no_month_has_no_figures(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const wrong[] = { "", "2026", "2026-13", "2026-00", "November" };
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
		g_assert_null(figures_month(o->desk.db, wrong[i], o->desk.settings->timezone));
}

static void an_empty_desk_has_zeros(struct fixture *o, gconstpointer data)
{
	(void)data;
	GTimeZone *zone = o->desk.settings->timezone;
	g_autoptr(figures_auto) f = figures_month(o->desk.db, "2026-11", zone);
	g_assert_cmpint(f->received + f->open_start + f->open_end + f->approved, ==, 0);
	g_autoptr(figures_tables_auto) tables = tables_of(&o->desk, "2026-11");
	g_assert_cmpuint(tables->services->len + tables->technicians->len + f->mails->len, ==, 0);
	g_autoptr(GPtrArray) none = figures_months(o->desk.db, zone);
	g_assert_cmpuint(none->len, ==, 0);
	g_autoptr(figures_now_auto) now = figures_now(o->desk.db, MONDAY, zone);
	g_assert_cmpint(now->late + now->mails_total + now->awaiting_approval, ==, 0);
	g_assert_cmpuint(now->weeks->len, ==, 12);
}

static void months_with_tickets_are_listed_newest_first(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct desk *o = &f->desk;
	o->now = BEGIN;
	HEAR(RINI, "wifi mati");
	o->now = BEGIN + 70 * (gint64)DAY;
	HEAR(RINI, "wifi mati lagi");
	g_autoptr(GPtrArray) list = figures_months(o->db, o->settings->timezone);
	g_assert_cmpuint(list->len, ==, 3);
	g_assert_cmpstr(list->pdata[0], ==, "2026-11");
	g_assert_cmpstr(list->pdata[1], ==, "2026-10");
	g_assert_cmpstr(list->pdata[2], ==, "2026-09");
}

static gint64 count_of(const GPtrArray *counts, const char *name)
{
	for (guint i = 0; i < counts->len; i++) {
		const struct figures_count *one = counts->pdata[i];
		if (strcmp(one->name, name) == 0)
			return one->count;
	}
	return 0;
}

static void mails_are_counted_by_their_outcome(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct desk *o = &f->desk;
	o->now = BEGIN + DAY;
	HEAR(RINI, "wifi mati");
	HEAR(ASING, "wifi mati");
	HEAR(ASING, "halo");
	HEAR(RINI, "STATUS");
	o->now = BEGIN + 40 * (gint64)DAY;
	HEAR(DEWI, "wifi mati");
	g_autoptr(figures_auto) month = figures_month(o->db, "2026-09", o->settings->timezone);
	g_assert_cmpuint(month->mails->len, ==, 3);
	g_assert_cmpint(count_of(month->mails, "ticket"), ==, 1);
	g_assert_cmpint(count_of(month->mails, "held"), ==, 2);
	g_assert_cmpint(count_of(month->mails, "command"), ==, 1);
}

/* ---- now ---- */

static void now_agrees_with_the_tickets(struct fixture *o, gconstpointer data)
{
	(void)data;
	live_all(o);
	g_autoptr(figures_now_auto) f = figures_now(o->desk.db, END, o->desk.settings->timezone);
	gint64 by_status[STATUS_COUNT] = { 0 }, late = 0, open = 0, network = 0, tono = 0;
	for (int i = 0; i < o->count; i++) {
		const struct ticket *t = o->lives[i].ticket;
		gboolean is_open = status_is_open(t->status);
		by_status[t->status]++;
		late += is_open && ticket_is_late(t, END);
		open += is_open;
		network += is_open && strcmp(t->section, "Jaringan") == 0;
		tono += is_open && t->assignee_id == 1;
	}
	for (int i = 0; i < STATUS_COUNT; i++)
		g_assert_cmpint(f->by_status[i], ==, by_status[i]);
	g_assert_cmpint(f->late, ==, late);
	g_assert_cmpint(f->awaiting_approval, ==, by_status[STATUS_TINDAK_LANJUT]);
	g_assert_cmpint(count_of(f->sections, "Jaringan"), ==, network);
	g_assert_cmpint(count_of(f->technicians, "Tono Contoh"), ==, tono);
	gint64 sum = 0;
	for (guint i = 0; i < f->services->len; i++)
		sum += ((struct figures_count *)f->services->pdata[i])->count;
	g_assert_cmpint(sum, ==, open);
	/* Who has nothing stands there, too. */
	g_assert_cmpuint(f->technicians->len, ==, 3);
}

static void the_last_twelve_weeks_begin_on_mondays(struct fixture *o, gconstpointer data)
{
	(void)data;
	live_all(o);
	gint64 now = BEGIN + 100 * (gint64)DAY;
	g_autoptr(figures_now_auto) f = figures_now(o->desk.db, now, o->desk.settings->timezone);
	g_assert_cmpuint(f->weeks->len, ==, 12);
	for (guint i = 0; i < f->weeks->len; i++) {
		const struct figures_week *week = f->weeks->pdata[i];
		gint64 until = week->from + 7 * (gint64)DAY;
		g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(week->from);
		g_autoptr(GDateTime) local =
			g_date_time_to_timezone(utc, o->desk.settings->timezone);
		g_autofree char *stamp = g_date_time_format(local, "%u %H:%M:%S");
		g_assert_cmpstr(stamp, ==, "1 00:00:00");
		g_assert_cmpint(week->received, ==, received(o, week->from, until));
		/* As the months have it: by the time of the approval. */
		g_assert_cmpint(week->done, ==, moves_to(o, STATUS_SELESAI, week->from, until));
	}
	const struct figures_week *last = f->weeks->pdata[11];
	g_assert_true(within(now, last->from, last->from + 7 * (gint64)DAY));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/figures/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(the_balance_of_every_random_month_closes);
	TEST(timeliness_is_reckoned_from_the_tickets);
	TEST(every_table_adds_up_to_the_month);
	TEST(a_month_is_the_office_s_not_utc_s);
	TEST(the_last_second_belongs_to_the_month);
	TEST(a_report_at_the_target_time_is_in_time);
	TEST(a_second_later_is_late);
	TEST(what_is_no_month_has_no_figures);
	TEST(an_empty_desk_has_zeros);
	TEST(months_with_tickets_are_listed_newest_first);
	TEST(mails_are_counted_by_their_outcome);
	TEST(now_agrees_with_the_tickets);
	TEST(the_last_twelve_weeks_begin_on_mondays);
	return g_test_run();
}
