#include "desk/workflow.h"
#include "desk/texts.h"

#include <string.h>

static const struct {
	const char *word;
	const char *label;
	gboolean open;
} statuses[STATUS_COUNT] = {
	[STATUS_BARU] = { "baru", N_("Baru, menunggu validasi teknisi"), TRUE },
	[STATUS_DIKERJAKAN] = { "dikerjakan", N_("Sedang dikerjakan"), TRUE },
	[STATUS_MENUNGGU] = { "menunggu", N_("Menunggu jawaban pemohon"), TRUE },
	[STATUS_TINDAK_LANJUT] = { "tindak_lanjut",
		N_("Tindak lanjut, menunggu persetujuan pimpinan"), TRUE },
	[STATUS_SELESAI] = { "selesai", N_("Selesai"), FALSE },
	[STATUS_DITOLAK] = { "ditolak", N_("Ditolak"), FALSE },
	[STATUS_DIBATALKAN] = { "dibatalkan", N_("Dibatalkan"), FALSE },
	[STATUS_DIGABUNG] = { "digabung", N_("Digabung dengan tiket lain"), FALSE },
};

#define T SPEAKER_TECHNICIAN
#define L SPEAKER_LEADER
#define R SPEAKER_REQUESTER

/* Rows of one speaker and status stand in the order in which the commands are offered. */
static const struct transition table[] = {
	{ T, STATUS_BARU, COMMAND_TERIMA, STATUS_DIKERJAKAN, TRANSITION_ACCEPT },
	{ T, STATUS_BARU, COMMAND_TOLAK, STATUS_DITOLAK, TRANSITION_CLOSE },
	{ T, STATUS_BARU, COMMAND_ALIHKAN, STATUS_BARU, TRANSITION_HAND_OVER },
	{ T, STATUS_BARU, COMMAND_GABUNG, STATUS_DIGABUNG, TRANSITION_MERGE },
	{ T, STATUS_BARU, COMMAND_PECAH, STATUS_BARU, TRANSITION_SPLIT },
	{ T, STATUS_DIKERJAKAN, COMMAND_SELESAI, STATUS_TINDAK_LANJUT, TRANSITION_REPORT },
	{ T, STATUS_DIKERJAKAN, COMMAND_PROSES, STATUS_DIKERJAKAN, TRANSITION_PLAIN },
	{ T, STATUS_DIKERJAKAN, COMMAND_TUNGGU, STATUS_MENUNGGU, TRANSITION_PAUSE },
	{ T, STATUS_DIKERJAKAN, COMMAND_ALIHKAN, STATUS_DIKERJAKAN, TRANSITION_HAND_OVER },
	{ T, STATUS_DIKERJAKAN, COMMAND_GABUNG, STATUS_DIGABUNG, TRANSITION_MERGE },
	{ T, STATUS_DIKERJAKAN, COMMAND_PECAH, STATUS_DIKERJAKAN, TRANSITION_SPLIT },
	{ T, STATUS_MENUNGGU, COMMAND_PROSES, STATUS_DIKERJAKAN, TRANSITION_PLAIN },
	{ T, STATUS_MENUNGGU, COMMAND_SELESAI, STATUS_TINDAK_LANJUT, TRANSITION_REPORT },
	{ T, STATUS_MENUNGGU, COMMAND_ALIHKAN, STATUS_MENUNGGU, TRANSITION_HAND_OVER },
	{ T, STATUS_MENUNGGU, COMMAND_GABUNG, STATUS_DIGABUNG, TRANSITION_MERGE },
	{ T, STATUS_MENUNGGU, COMMAND_PECAH, STATUS_MENUNGGU, TRANSITION_SPLIT },
	{ T, STATUS_TINDAK_LANJUT, COMMAND_SELESAI, STATUS_TINDAK_LANJUT, TRANSITION_REPORT },

	{ L, STATUS_BARU, COMMAND_DISPOSISI, STATUS_BARU, TRANSITION_HAND_OVER },
	{ L, STATUS_BARU, COMMAND_ALIHKAN, STATUS_BARU, TRANSITION_HAND_OVER },
	{ L, STATUS_DIKERJAKAN, COMMAND_DISPOSISI, STATUS_DIKERJAKAN, TRANSITION_HAND_OVER },
	{ L, STATUS_DIKERJAKAN, COMMAND_ALIHKAN, STATUS_DIKERJAKAN, TRANSITION_HAND_OVER },
	{ L, STATUS_MENUNGGU, COMMAND_DISPOSISI, STATUS_MENUNGGU, TRANSITION_HAND_OVER },
	{ L, STATUS_MENUNGGU, COMMAND_ALIHKAN, STATUS_MENUNGGU, TRANSITION_HAND_OVER },
	{ L, STATUS_TINDAK_LANJUT, COMMAND_SETUJU, STATUS_SELESAI, TRANSITION_APPROVE },
	{ L, STATUS_TINDAK_LANJUT, COMMAND_REVISI, STATUS_TINDAK_LANJUT, TRANSITION_SEND_BACK },

	/* COMMAND_NONE is a plain answer: text that is no command and more than thanks. */
	{ R, STATUS_BARU, COMMAND_BATAL, STATUS_DIBATALKAN, TRANSITION_CLOSE },
	{ R, STATUS_DIKERJAKAN, COMMAND_BATAL, STATUS_DIBATALKAN, TRANSITION_CLOSE },
	{ R, STATUS_MENUNGGU, COMMAND_NONE, STATUS_DIKERJAKAN, TRANSITION_PLAIN },
	{ R, STATUS_MENUNGGU, COMMAND_BELUM, STATUS_DIKERJAKAN, TRANSITION_PLAIN },
	{ R, STATUS_MENUNGGU, COMMAND_BATAL, STATUS_DIBATALKAN, TRANSITION_CLOSE },
	{ R, STATUS_SELESAI, COMMAND_NILAI, STATUS_SELESAI, TRANSITION_PLAIN },
	{ R, STATUS_SELESAI, COMMAND_BELUM, STATUS_DIKERJAKAN, TRANSITION_REOPEN },
	{ R, STATUS_DITOLAK, COMMAND_NONE, STATUS_BARU, TRANSITION_REOPEN },
	{ R, STATUS_DITOLAK, COMMAND_BELUM, STATUS_BARU, TRANSITION_REOPEN },
};

#undef T
#undef L
#undef R

const char *status_word(enum status status)
{
	return statuses[status].word;
}

const char *status_label(enum status status)
{
	return _(statuses[status].label);
}

gboolean status_read(const char *word, enum status *status)
{
	for (int i = 0; i < STATUS_COUNT; i++)
		if (strcmp(word, statuses[i].word) == 0) {
			*status = i;
			return TRUE;
		}
	return FALSE;
}

gboolean status_is_open(enum status status)
{
	return statuses[status].open;
}

const struct transition *workflow_find(enum speaker speaker, enum status from, enum command command)
{
	for (guint i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].speaker == speaker && table[i].from == from &&
			table[i].command == command)
			return &table[i];
	return NULL;
}

int workflow_fitting(enum speaker speaker, enum status status, enum command *commands, int max)
{
	int count = 0;
	for (guint i = 0; i < G_N_ELEMENTS(table) && count < max; i++)
		if (table[i].speaker == speaker && table[i].from == status &&
			table[i].command != COMMAND_NONE)
			commands[count++] = table[i].command;
	return count;
}

const struct transition *workflow_table(int *count)
{
	*count = G_N_ELEMENTS(table);
	return table;
}
