/*
 * The whole matrix of who writes what to a ticket of which status, as the office wants it: every
 * cell, also those in which nothing happens. All writers prove who they are.
 */
#include "tests/unit/desk.h"

#include <string.h>

/*
 * A cell:
 *   a status   the ticket goes there ("=": the command is carried out and the status stays)
 *   x          refused: nothing changes, and the writer is told why
 *   ?          answered: nothing changes
 *   k          kept as a comment
 *   n          opens a new ticket
 */
#define COLUMNS 7
static const enum status columns[COLUMNS] = { STATUS_BARU, STATUS_DIKERJAKAN, STATUS_MENUNGGU,
	STATUS_TINDAK_LANJUT, STATUS_SELESAI, STATUS_DITOLAK, STATUS_DIBATALKAN };

struct row {
	const char *text;
	const char *cells[COLUMNS];
};

/* clang-format off */
/* Who has the ticket.           baru         dikerjakan       menunggu       tindak   seles ditol dibat */
static const struct row assignee[] = {
	{ "TERIMA",                 { "dikerjakan", "x",             "x",           "x",     "x", "x", "x" } },
	{ "TOLAK: bukan urusan TIK",{ "ditolak",    "x",             "x",           "x",     "x", "x", "x" } },
	{ "TOLAK",                  { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "PROSES: cek kabel",      { "x",          "=",             "dikerjakan",  "x",     "x", "x", "x" } },
	{ "TUNGGU: ruang mana?",    { "x",          "menunggu",      "x",           "x",     "x", "x", "x" } },
	{ "TUNGGU",                 { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "ALIHKAN ke sari: cuti",  { "=",          "=",             "=",           "x",     "x", "x", "x" } },
	{ "ALIHKAN ke sari",        { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "SELESAI: kabel diganti", { "x",          "tindak_lanjut", "tindak_lanjut", "=",   "x", "x", "x" } },
	{ "SELESAI",                { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "PECAH: wifi mati; minta tte", { "=",     "=",             "=",           "x",     "x", "x", "x" } },
	{ "PECAH: wifi mati",       { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	/* There is no such ticket. */
	{ "GABUNG TIK-2026-000099", { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	/* About no ticket: it is done whatever the ticket is like. */
	{ "CUTI 7-8 Desember 2026", { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "LAPORAN 2026-10",        { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "LAPORAN KINERJA",        { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "LAPORAN 2027-02",        { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "LAPORAN",                { "x",          "x",             "x",           "x",     "?", "x", "x" } },
	/* Words of others are words. */
	{ "SETUJU",                 { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "REVISI: tambah foto",    { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "DISPOSISI ke sari: ya",  { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "BELUM: masih mati",      { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "4",                      { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	/* Nothing of the own that could be taken back any more. */
	{ "BATAL",                  { "x",          "x",             "x",           "x",     "x", "x", "x" } },
	{ "STATUS",                 { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "BANTUAN",                { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "MASUK",                  { "?",          "?",             "?",           "?",     "?", "?", "?" } },
	{ "sedang saya cek",        { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "belum selesai",          { "k",          "k",             "k",           "k",     "k", "k", "k" } },
	{ "terima kasih",           { "k",          "k",             "k",           "k",     "k", "k", "k" } },
};

/* Of another section: has no say. */
static const struct row other_section[] = {
	{ "TERIMA",                 { "x", "x", "x", "x", "x", "x", "x" } },
	{ "TOLAK: bukan urusan TIK",{ "x", "x", "x", "x", "x", "x", "x" } },
	{ "PROSES: cek kabel",      { "x", "x", "x", "x", "x", "x", "x" } },
	{ "TUNGGU: ruang mana?",    { "x", "x", "x", "x", "x", "x", "x" } },
	{ "ALIHKAN ke sari: cuti",  { "x", "x", "x", "x", "x", "x", "x" } },
	{ "SELESAI: kabel diganti", { "x", "x", "x", "x", "x", "x", "x" } },
	{ "BATAL",                  { "x", "x", "x", "x", "x", "x", "x" } },
	{ "STATUS",                 { "?", "?", "?", "?", "?", "?", "?" } },
	{ "LAPORAN",                { "x", "x", "x", "x", "?", "x", "x" } },
	{ "saya bisa bantu",        { "k", "k", "k", "k", "k", "k", "k" } },
};

static const struct row leader[] = {
	{ "SETUJU",                 { "x", "x", "x", "selesai", "x", "x", "x" } },
	/* All of what? That is said by the list of the morning. */
	{ "SETUJU SEMUA",           { "x", "x", "x", "x",       "x", "x", "x" } },
	{ "REVISI: tambah foto",    { "x", "x", "x", "=",       "x", "x", "x" } },
	{ "REVISI",                 { "x", "x", "x", "x",       "x", "x", "x" } },
	{ "DISPOSISI ke sari: tolong", { "=", "=", "=", "x",    "x", "x", "x" } },
	{ "DISPOSISI ke sari",      { "x", "x", "x", "x",       "x", "x", "x" } },
	{ "ALIHKAN ke sari: tolong",{ "=", "=", "=", "x",       "x", "x", "x" } },
	{ "LAPORAN 2026-10",        { "?", "?", "?", "?",       "?", "?", "?" } },
	{ "LAPORAN KINERJA 2026-10",{ "?", "?", "?", "?",       "?", "?", "?" } },
	{ "LAPORAN 2027-02",        { "x", "x", "x", "x",       "x", "x", "x" } },
	{ "LAPORAN",                { "x", "x", "x", "x",       "?", "x", "x" } },
	/* The work itself is the technicians'. */
	{ "TERIMA",                 { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "PROSES: cek kabel",      { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "SELESAI: kabel diganti", { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "BELUM: masih mati",      { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "4",                      { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "BATAL",                  { "x", "x", "x", "x",       "x", "x", "x" } },
	{ "STATUS",                 { "?", "?", "?", "?",       "?", "?", "?" } },
	{ "BANTUAN",                { "?", "?", "?", "?",       "?", "?", "?" } },
	{ "MASUK",                  { "?", "?", "?", "?",       "?", "?", "?" } },
	{ "kurang setuju",          { "k", "k", "k", "k",       "k", "k", "k" } },
	{ "mohon segera",           { "k", "k", "k", "k",       "k", "k", "k" } },
};

/* Sees everything and moves nothing by mail. */
static const struct row operator[] = {
	{ "TERIMA",                 { "k", "k", "k", "k", "k", "k", "k" } },
	{ "SETUJU",                 { "k", "k", "k", "k", "k", "k", "k" } },
	{ "BATAL",                  { "x", "x", "x", "x", "x", "x", "x" } },
	{ "LAPORAN 2026-10",        { "?", "?", "?", "?", "?", "?", "?" } },
	{ "STATUS",                 { "?", "?", "?", "?", "?", "?", "?" } },
	{ "sudah saya telepon",     { "k", "k", "k", "k", "k", "k", "k" } },
};

static const struct row requester[] = {
	{ "BATAL",                  { "dibatalkan", "dibatalkan", "dibatalkan", "x", "x", "x", "x" } },
	{ "BELUM: masih mati",      { "k", "k", "dikerjakan", "k", "dikerjakan", "baru", "n" } },
	{ "ruang kepala dinas",     { "k", "k", "dikerjakan", "k", "k",          "baru", "n" } },
	/* A rating is one only when there is something to rate. */
	{ "4",                      { "k", "k", "dikerjakan", "k", "=",          "baru", "k" } },
	{ "kurang puas",            { "k", "k", "dikerjakan", "k", "=",          "baru", "k" } },
	{ "terima kasih",           { "k", "k", "k",          "k", "k",          "k",    "k" } },
	{ "siap, makasih",          { "k", "k", "k",          "k", "k",          "k",    "k" } },
	{ "\xf0\x9f\x91\x8d",       { "k", "k", "k",          "k", "k",          "k",    "k" } },
	{ "STATUS",                 { "?", "?", "?",          "?", "?",          "?",    "?" } },
	{ "BANTUAN",                { "?", "?", "?",          "?", "?",          "?",    "?" } },
	{ "MASUK",                  { "?", "?", "?",          "?", "?",          "?",    "?" } },
	{ "minta laporannya pak",   { "x", "x", "x",          "x", "?",          "x",    "x" } },
	{ "laporan wifi mati",      { "k", "k", "dikerjakan", "k", "k",          "baru", "n" } },
	/* Words of the desk's people are words. */
	{ "TERIMA",                 { "k", "k", "dikerjakan", "k", "k",          "baru", "n" } },
	{ "SELESAI: kabel diganti", { "k", "k", "dikerjakan", "k", "k",          "baru", "n" } },
	{ "SETUJU",                 { "k", "k", "dikerjakan", "k", "k",          "baru", "n" } },
};
/* clang-format on */

static const struct party {
	const char *address;
	enum token_purpose purpose;
	const struct row *rows;
	guint count;
} parties[] = {
	{ TONO, TOKEN_TECHNICIAN, assignee, G_N_ELEMENTS(assignee) },
	{ WAHYU, TOKEN_TECHNICIAN, other_section, G_N_ELEMENTS(other_section) },
	{ LINA, TOKEN_LEADER, leader, G_N_ELEMENTS(leader) },
	{ OPI, TOKEN_DESK, operator, G_N_ELEMENTS(operator) },
	{ RINI, TOKEN_REQUESTER, requester, G_N_ELEMENTS(requester) },
	/* A colleague of the requester's office speaks for it. */
	{ BUDI, TOKEN_REQUESTER, requester, G_N_ELEMENTS(requester) },
};

static gboolean is_told(struct desk *o, const char *address, enum notice_kind kind)
{
	return desk_notice(o, kind, address) != NULL;
}

/* What became of the mail, in the words of a cell. */
static const char *cell_of(struct desk *o, const char *address)
{
	const struct decision *d = o->last;
	const struct ticket *before = desk_ticket(o);
	if (d->outcome == OUTCOME_TICKET)
		return "n";
	if (d->ticket_changed)
		return d->ticket->status == before->status ? "=" : status_word(d->ticket->status);
	if (is_told(o, address, NOTICE_REFUSED))
		return "x";
	if (d->outcome == OUTCOME_REPLY)
		return "k";
	return d->outcome == OUTCOME_COMMAND && d->notices->len == 1 ? "?" : "something else";
}

static void write_as(struct desk *o, const struct party *party, const char *text)
{
	enum token_purpose purpose = party->purpose;
	gint64 reference = 1;
	if (party->purpose == TOKEN_LEADER && desk_ticket(o)->status == STATUS_TINDAK_LANJUT) {
		purpose = TOKEN_APPROVAL;
		reference = desk_shown(o, desk_ticket(o));
	}
	desk_decide(o, (struct letter){ .from = party->address,
			       .text = text,
			       .subject = "Re: [" NUMBER "] wifi mati",
			       .to = desk_reply_to(o, purpose, reference, party->address),
			       .dmarc_pass = TRUE });
}

static void check_row(struct desk *o, const struct party *party, const struct row *row, int column)
{
	write_as(o, party, row->text);
	const char *cell = cell_of(o, party->address);
	if (strcmp(cell, row->cells[column]) != 0) {
		g_test_message("%s writes \"%s\" while %s: \"%s\" instead of \"%s\"",
			party->address, row->text, status_word(columns[column]), cell,
			row->cells[column]);
		g_test_fail();
	}
}

static void every_cell_is_as_the_office_wants_it(struct desk *o, gconstpointer data)
{
	int column = GPOINTER_TO_INT(data);
	desk_reach(o, columns[column]);
	/* Too late for BATAL to take the last act back, in time for everything else. */
	o->now += (o->settings->undo_minutes + 1) * MINUTE;
	for (guint i = 0; i < G_N_ELEMENTS(parties); i++)
		for (guint k = 0; k < parties[i].count; k++)
			check_row(o, &parties[i], &parties[i].rows[k], column);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (int i = 0; i < COLUMNS; i++) {
		g_autofree char *path = g_strdup_printf("/matrix/%s", status_word(columns[i]));
		g_test_add(path, struct desk, GINT_TO_POINTER(i), desk_set_up,
			every_cell_is_as_the_office_wants_it, desk_tear_down);
	}
	return g_test_run();
}
