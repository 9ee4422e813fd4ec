#include "tests/year/crowd_words.h"

#include "tests/year/crowd.h"
#include "tests/year/letters_words.h"

#include <string.h>

/* Tickets that a GABUNG may name: of the first so many. */
#define NUMBERS 100

/* What people answer. "%" stands for a report of its own. */
static const char *const by_technicians[] = { "TERIMA", "TERIMA", "TERIMA", "TERIMA", "ok terima",
	"siap pak", "TOLAK bukan wewenang kami", "TOLAK", "PROSES sedang menuju lokasi", "PROSES",
	"otw", "TUNGGU ruang yang mana?", "TUNGGU",
	"ALIHKAN ke seksi Aplikasi: ini urusan aplikasi",
	"ALIHKAN ke seksi Jaringan: kabelnya yang rusak", "ALIHKAN ke sari: saya cuti",
	"oper ke joko karena perlu sandi", "ALIHKAN ke entah: tidak tahu", "ALIHKAN", "SELESAI %",
	"SELESAI %", "SELESAI %", "sudah selesai, %", "SELESAI", "belum selesai", "kapan selesai?",
	"terima kasih", "👍", "BATAL", "CUTI 1-5 Desember 2026", "STATUS", "BANTUAN", "MASUK",
	"SETUJU", "tolk salah alamat", "saya cek dulu ke sana", "YA", "" };
static const char *const by_leaders[] = { "SETUJU", "SETUJU", "SETUJU", "SETUJU", "SETUJU", "acc",
	"ok setuju", "SETUJU SEMUA", "REVISI tambahkan foto", "REVISI",
	"DISPOSISI ke dewi: tolong dibantu", "DISPOSISI ke seksi Persandian: periksa keamanannya",
	"DISPOSISI", "ALIHKAN ke tono: lebih dekat", "LAPORAN 2026-02", "LAPORAN", "stuju",
	"terima kasih", "SELESAI %", "STATUS", "mohon dipercepat", "YA", "BATAL", "TERIMA" };
static const char *const by_requesters[] = { "terima kasih", "👍", "BATAL",
	"BATAL sudah menyala sendiri", "BELUM masih mati", "belum selesai", "masih mati pak", "1",
	"3", "4 puas sekali", "5", "puas", "sangat puas", "STATUS", "BANTUAN", "MASUK",
	"ruang lantai dua pak", "di loket depan", "kapan selesai?", "mohon dipercepat", "YA", "",
	"btal", "SETUJU", "SELESAI %", "TERIMA", "GABUNG", "PISAH",
	"kami keberatan, itu memang tugas dinas" };
static const char *const by_operators[] = { "STATUS", "BANTUAN", "sudah saya telepon", "SETUJU",
	"SELESAI %", "BATAL", "YA" };

static char *with_mark(int *reports, const char *text)
{
	const char *mark = strchr(text, '%');
	if (!mark)
		return g_strdup(text);
	return g_strdup_printf("%.*s" CROWD_REPORT "%05d", (int)(mark - text), text, ++*reports);
}

char *crowd_words(GRand *random, int *reports, enum speaker speaker)
{
	static const struct {
		const char *const *texts;
		guint count;
	} lists[] = {
		[SPEAKER_REQUESTER] = { by_requesters, G_N_ELEMENTS(by_requesters) },
		[SPEAKER_TECHNICIAN] = { by_technicians, G_N_ELEMENTS(by_technicians) },
		[SPEAKER_LEADER] = { by_leaders, G_N_ELEMENTS(by_leaders) },
		[SPEAKER_OPERATOR] = { by_operators, G_N_ELEMENTS(by_operators) },
	};
	/* Some say what is not theirs to say. */
	if (chance(random, 0.1))
		speaker = g_rand_int_range(random, 0, G_N_ELEMENTS(lists));
	const char *text = pick(random, lists[speaker].texts, lists[speaker].count);
	return with_mark(reports, text);
}

char *crowd_fitting_words(GRand *random, int *reports, enum speaker speaker, enum status status)
{
	static const char *const texts[] = {
		[COMMAND_NONE] = "ruang pelayanan, lantai dua",
		[COMMAND_TERIMA] = "TERIMA",
		[COMMAND_TOLAK] = "TOLAK bukan wewenang kami",
		[COMMAND_PROSES] = "PROSES menuju lokasi",
		[COMMAND_TUNGGU] = "TUNGGU ruang yang mana?",
		[COMMAND_ALIHKAN] = "ALIHKAN ke wahyu: lebih paham",
		[COMMAND_SELESAI] = "SELESAI %",
		[COMMAND_SETUJU] = "SETUJU",
		[COMMAND_REVISI] = "REVISI tambahkan foto",
		[COMMAND_DISPOSISI] = "DISPOSISI ke retno: tolong dibantu",
		[COMMAND_BATAL] = "BATAL",
		[COMMAND_BELUM] = "BELUM masih mati",
		[COMMAND_NILAI] = "4",
		[COMMAND_PECAH] = "PECAH wifi lantai dua mati; minta email dinas baru",
	};
	int count, fitting[16], found = 0;
	const struct transition *table = workflow_table(&count);
	for (int i = 0; i < count && found < (int)G_N_ELEMENTS(fitting); i++)
		if (table[i].speaker == speaker && table[i].from == status)
			fitting[found++] = table[i].command;
	enum command command = found ? fitting[g_rand_int_range(random, 0, found)] : COMMAND_YA;
	gboolean ends = command == COMMAND_TOLAK || command == COMMAND_BATAL ||
			command == COMMAND_GABUNG || command == COMMAND_PECAH;
	/* Few give up, so that tickets come far. */
	if (!found || (ends && chance(random, 0.85)))
		return NULL;
	/* Mostly another office's, now and then the right one. */
	if (command == COMMAND_GABUNG)
		return g_strdup_printf("GABUNG #%d", g_rand_int_range(random, 1, NUMBERS));
	return with_mark(reports, texts[command]);
}
