#include "tests/year/letters.h"

#include "tests/year/letters_words.h"

#include <string.h>

/* situations/ of each section, embedded. */
extern const char year_jaringan[], year_aplikasi[], year_persandian[];

struct letters {
	GPtrArray *services;	/* char * */
	GHashTable *situations; /* by service: GPtrArray of struct situation_text * */
};

static const char *const names[REGISTER_COUNT] = { "formal", "phone", "chat", "javanese", "angry",
	"forwarded" };

const char *register_name(enum letter_register which)
{
	return names[which];
}

static void situation_free(struct situation_text *one)
{
	g_free(one->service);
	g_free(one->name);
	g_free(one->formal_subject);
	for (int i = 0; i < REGISTER_COUNT; i++)
		g_free(one->texts[i]);
	g_free(one);
}

static GPtrArray *add_service(struct letters *letters, const char *code)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)situation_free);
	g_ptr_array_add(letters->services, g_strdup(code));
	g_hash_table_insert(letters->situations, g_strdup(code), list);
	return list;
}

static void add_text(struct situation_text *one, char mark, const char *text)
{
	static const char marks[] = "FPCJM";
	const char *which = strchr(marks, mark);
	if (!which)
		g_error("a text of \"%s\" begins with %c", one->name, mark);
	if (mark == 'F') {
		const char *end = strstr(text, " | ");
		one->formal_subject = g_strndup(text, end - text);
		text = end + strlen(" | ");
	}
	one->texts[which - marks] = g_strdup(text);
}

/* "@ SERVICE", "- situation" or "+ situation that comes late", then a text for each register. */
static void read_all(struct letters *letters, const char *file)
{
	g_auto(GStrv) lines = g_strsplit(file, "\n", -1);
	GPtrArray *list = NULL;
	struct situation_text *one = NULL;
	for (char **line = lines; *line; line++) {
		if (!**line)
			continue;
		const char *rest = *line + 2;
		if (**line == '@') {
			list = add_service(letters, rest);
		} else if (strchr("-+", **line)) {
			one = g_new0(struct situation_text, 1);
			one->service =
				g_strdup(letters->services->pdata[letters->services->len - 1]);
			one->name = g_strdup(rest);
			one->late = **line == '+';
			g_ptr_array_add(list, one);
		} else {
			add_text(one, **line, rest);
		}
	}
}

struct letters *letters_new(void)
{
	struct letters *letters = g_new0(struct letters, 1);
	letters->services = g_ptr_array_new_with_free_func(g_free);
	letters->situations = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	read_all(letters, year_jaringan);
	read_all(letters, year_aplikasi);
	read_all(letters, year_persandian);
	return letters;
}

void letters_free(struct letters *letters)
{
	g_ptr_array_unref(letters->services);
	g_hash_table_unref(letters->situations);
	g_free(letters);
}

GPtrArray *letters_services(const struct letters *letters)
{
	return letters->services;
}

void letter_clear(struct letter *letter)
{
	g_clear_pointer(&letter->subject, g_free);
	g_clear_pointer(&letter->text, g_free);
}

/* A third of the letters of most offices is formal; phones write the rest. */
static enum letter_register some_register(GRand *random)
{
	static const int shares[REGISTER_COUNT] = { 30, 20, 25, 8, 9, 8 };
	int left = g_rand_int_range(random, 0, 100);
	int which = 0;
	while ((left -= shares[which]) >= 0)
		which++;
	return which;
}

static char *formal_date(gint64 at)
{
	static const char *const months[] = { "Januari", "Februari", "Maret", "April", "Mei",
		"Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember" };
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at + 7 * 3600);
	return g_strdup_printf("%d %s %d", g_date_time_get_day_of_month(utc),
		months[g_date_time_get_month(utc) - 1], g_date_time_get_year(utc));
}

static const char *const openings[] = { "Sehubungan dengan pelaksanaan tugas di lingkungan kami, ",
	"Dalam rangka kelancaran pelayanan, ", "Menindaklanjuti pembicaraan melalui telepon, ",
	"Bersama ini kami sampaikan bahwa ", "Dengan ini disampaikan bahwa ",
	"Memperhatikan kebutuhan kantor kami, " };
static const char *const natures[] = { "Biasa", "Biasa", "Biasa", "Penting", "Segera",
	"Sangat Segera" };
static const char *const closings[] = {
	"Demikian, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.",
	"Demikian untuk menjadikan perhatian dan atas bantuannya disampaikan terima kasih.",
	"Demikian permohonan kami, atas perkenannya diucapkan terima kasih."
};

static char *formal_text(
	GRand *random, const char *subject, const char *body, const struct letter_writer *writer)
{
	g_autofree char *office = g_utf8_strup(writer->office, -1);
	g_autofree char *date = formal_date(writer->now);
	int number = g_rand_int_range(random, 1, 3000);
	return g_strdup_printf(
		"PEMERINTAH KABUPATEN CONTOH\n%s\nJalan Contoh Nomor %d, Telepon (0295) 000000\n"
		"____________________________________________\n\n"
		"                              Contoh, %s\n\n"
		"Nomor    : 000.%d/%d/2026\nSifat    : %s\nLampiran : -\nPerihal  : %s\n\n"
		"Kepada Yth.\nKepala Dinas Komunikasi dan Informatika\ndi CONTOH\n\n"
		"Dengan hormat,\n\n%s%s. Narahubung Sdr. %s, HP %s.\n\n%s\n\n"
		"                              Kepala %s\n\n\n"
		"                              Drs. PEJABAT CONTOH, M.Si.\n"
		"                              NIP. 19700101 199503 1 0%02d\n",
		office, number % 90 + 1, date, number % 9 + 1, number, PICK(random, natures),
		subject, PICK(random, openings), body, writer->name, writer->phone,
		PICK(random, closings), writer->office, number % 100);
}

static const char *const greetings[] = { "", "", "", "Selamat pagi. ", "Assalamualaikum, ",
	"Selamat siang kak, ", "mas, ", "Yth. admin, ", "halo ", "Pagi pak ", "permisi " };
static const char *const thanks[] = { "", "", "", " terima kasih", " makasih ya", " suwun", " tks",
	" matur nuwun", "\n\nTerima kasih", " mohon bantuannya", " ditunggu ya" };

static char *informal_text(GRand *random, enum letter_register which, const char *body,
	const struct letter_writer *writer)
{
	static const char *const signatures[] = { "", "", "", "\n\nDikirim dari iPhone saya",
		"\n\nDikirim dari Yahoo Mail di Android",
		"\n\nDikirim dari perangkat Samsung Galaxy saya" };
	gboolean polite = which == REGISTER_PHONE || which == REGISTER_CHAT;
	g_autofree char *whole = g_strconcat(polite ? PICK(random, greetings) : "", body,
		polite ? PICK(random, thanks) : "", NULL);
	g_autofree char *typed =
		which == REGISTER_JAVANESE ? g_strdup(whole) : words_as_typed(random, whole);
	if (chance(random, 0.2))
		return g_strdup_printf("%s\n-- \n%s\n%s\nHP %s", typed, writer->name,
			writer->office, writer->phone);
	return g_strconcat(typed, PICK(random, signatures), NULL);
}

static const char *const vague_subjects[] = { "", "", "lapor", "mohon bantuan", "tolong", "Laporan",
	"(tanpa subjek)", "Permohonan", "bantuan", "tanya", "URGENT", "kendala", "surat dinas",
	"info" };

/* Its first words, or something that says nothing. */
static char *informal_subject(GRand *random, const char *text)
{
	if (chance(random, 0.55))
		return g_strdup(PICK(random, vague_subjects));
	g_auto(GStrv) words = g_strsplit_set(text, " \n", 6);
	guint count = g_strv_length(words);
	if (count > 5)
		g_clear_pointer(&words[5], g_free);
	return g_strjoinv(" ", words);
}

static const char *const forwarders[] = { "Mohon ditindaklanjuti, terima kasih.",
	"Diteruskan dari staf kami.", "", "Mohon bantuannya pak, di bawah ini keluhannya.",
	"Nggih niki laporanipun.", "fyi" };
static const char *const headers[] = {
	"---------- Forwarded message ---------\nDari: %s <%s>\nDate: Sel, 3 Mar 2026 pukul "
	"08.15\nSubject: %s\nTo: <%s>\n\n\n%s",
	"-------- Pesan Asli --------\nPengirim: %s <%s>\nTanggal: 2026-03-03 08:15\nJudul: "
	"%s\nPenerima: %s\n\n%s",
	"Mulai pesan yang diteruskan:\n\nDari: %s <%s>\nPerihal: %s\nKepada: %s\nTanggal: 3 "
	"Maret 2026 08.15.12 WIB\n\n%s",
	"----- Pesan yang Diteruskan -----\nDari: %s <%s>\nSubjek: %s\nKe: %s\nTerkirim: Selasa, "
	"3 Maret 2026 08:15:12\n\n%s",
};

static void pass_on(GRand *random, struct letter *letter)
{
	char *subject = g_strdup_printf("%s%s", chance(random, 0.5) ? "Fwd: " : "Trs: ",
		*letter->subject ? letter->subject : "laporan");
	const char *parts[5] = { "Staf Contoh", "staf@kantor.example", subject + 5,
		"atasan@kantor.example", letter->text };
	GString *text = g_string_new(PICK(random, forwarders));
	g_string_append(text, "\n\n");
	const char *header = PICK(random, headers);
	guint next = 0;
	for (const char *at = header; *at; at++)
		if (strncmp(at, "%s", 2) == 0) {
			g_string_append(text, parts[next++]);
			at++;
		} else {
			g_string_append_c(text, *at);
		}
	g_free(letter->text);
	g_free(letter->subject);
	letter->subject = subject;
	letter->text = g_string_free(text, FALSE);
}

static const struct situation_text *some_situation(
	GRand *random, const GPtrArray *list, gboolean with_late)
{
	for (;;) {
		const struct situation_text *one =
			list->pdata[g_rand_int_range(random, 0, list->len)];
		if (with_late || !one->late)
			return one;
	}
}

static void write_as(struct letter *letter, GRand *random, const struct situation_text *one,
	enum letter_register which, const struct letter_writer *writer)
{
	g_autofree char *body = words_fill(random, one->texts[which]);
	if (which == REGISTER_FORMAL) {
		letter->subject = words_fill(random, one->formal_subject);
		letter->text = formal_text(random, letter->subject, body, writer);
		if (chance(random, 0.3)) {
			g_free(letter->subject);
			letter->subject = g_strdup("Surat Permohonan");
		}
	} else {
		letter->text = informal_text(random, which, body, writer);
		letter->subject = informal_subject(random, body);
	}
}

struct letter letters_write(const struct letters *letters, GRand *random, const char *service,
	gboolean with_late, const struct letter_writer *writer)
{
	const GPtrArray *list = g_hash_table_lookup(letters->situations, service);
	const struct situation_text *one = some_situation(random, list, with_late);
	struct letter letter = {
		.service = one->service,
		.situation = one->name,
		.late = one->late,
		.which = some_register(random),
	};
	enum letter_register inner = letter.which;
	if (inner == REGISTER_FORWARDED)
		inner = g_rand_int_range(random, 0, REGISTER_FORWARDED);
	write_as(&letter, random, one, inner, writer);
	if (letter.which == REGISTER_FORWARDED)
		pass_on(random, &letter);
	return letter;
}
