#include "tests/year/regency.h"

#include "desk/directory.h"
#include "desk/outbox.h"
#include "desk/words.h"
#include "tests/unit/folder.h"
#include "tests/year/letters_words.h"
#include "tests/year/regency_places.h"

#include <string.h>

extern const char year_services[], year_holidays[]; /* CSV, embedded */

const char *const regency_sections[] = { "Jaringan", "Aplikasi", "Persandian", NULL };
const char *const regency_leaders[] = { "kepala@tik.example", "sekretaris@tik.example",
	"kabid@tik.example", NULL };

static const struct {
	const char *address, *name, *section;
} technicians[] = {
	{ "tono@tik.example", "Tono Contoh", "Jaringan" },
	{ "sari@tik.example", "Sari Misal", "Jaringan" },
	{ "budi@tik.example", "Budi Rekaan", "Jaringan" },
	{ "nanda@tik.example", "Nanda Andai", "Jaringan" },
	{ "galih@tik.example", "Galih Umpama", "Jaringan" },
	{ "wahyu@tik.example", "Wahyu Umpama", "Aplikasi" },
	{ "dewi@tik.example", "Dewi Khayal", "Aplikasi" },
	{ "fajar@tik.example", "Fajar Contoh", "Aplikasi" },
	{ "indah@tik.example", "Indah Misal", "Aplikasi" },
	{ "joko@tik.example", "Joko Andai", "Persandian" },
	{ "retno@tik.example", "Retno Fiktif", "Persandian" },
	{ "yusuf@tik.example", "Yusuf Khayal", "Persandian" },
};
const char *const regency_technicians[] = { "tono@tik.example", "sari@tik.example",
	"budi@tik.example", "nanda@tik.example", "galih@tik.example", "wahyu@tik.example",
	"dewi@tik.example", "fajar@tik.example", "indah@tik.example", "joko@tik.example",
	"retno@tik.example", "yusuf@tik.example", NULL };

const char *regency_office_name(int office)
{
	return regency_places[office].name;
}

/* `promoted` (an address or NULL) is a leader now. */
static char *put_staff(const char *folder, const char *promoted)
{
	GString *rows = g_string_new("email,nama,nip,peran,seksi\n");
	for (guint i = 0; i < G_N_ELEMENTS(technicians); i++) {
		gboolean leads = g_strcmp0(promoted, technicians[i].address) == 0;
		g_string_append_printf(rows, "%s,%s,,%s,%s\n", technicians[i].address,
			technicians[i].name, leads ? "pimpinan" : "teknisi",
			leads ? "" : technicians[i].section);
	}
	for (guint i = 0; regency_leaders[i]; i++)
		g_string_append_printf(
			rows, "%s,Pimpinan %c Contoh,,pimpinan,\n", regency_leaders[i], 'A' + i);
	g_string_append(rows, REGENCY_OPERATOR ",Operator Contoh,,operator,\n");
	char *path = folder_put(folder, "petugas.csv", rows->str);
	g_string_free(rows, TRUE);
	return path;
}

static char *put_offices(const char *folder)
{
	GString *rows = g_string_new("pola,opd,kebutuhan\n");
	for (guint i = 0; i < REGENCY_OFFICES; i++)
		g_string_append_printf(rows, "@%s.kab.example,%s,%d\n", regency_places[i].domain,
			regency_places[i].name, regency_places[i].need);
	/* The desk's own people need help, too. */
	g_string_append(rows, "@tik.example,Dinas Komunikasi dan Informatika,3\n");
	char *path = folder_put(folder, "opd.csv", rows->str);
	g_string_free(rows, TRUE);
	return path;
}

char *regency_today(struct regency *r)
{
	return words_day(r->now, r->settings->timezone);
}

static void import_files(struct regency *r, const struct directory_files *files)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autofree char *today = regency_today(r);
	directory_import(r->db, files, today, warnings, &error);
	g_assert_no_error(error);
}

static void import(struct regency *r)
{
	g_autofree char *staff = put_staff(r->folder, NULL);
	g_autofree char *offices = put_offices(r->folder);
	g_autofree char *services = folder_put(r->folder, "layanan.csv", year_services);
	g_autofree char *holidays = folder_put(r->folder, "libur.csv", year_holidays);
	struct directory_files files = { staff, offices, services, holidays };
	import_files(r, &files);
}

void regency_promote(struct regency *r, const char *technician)
{
	g_autofree char *staff = put_staff(r->folder, technician);
	import_files(r, &(struct directory_files){ .staff = staff });
}

static void person_gone(struct regency_person *person)
{
	g_free(person->address);
	g_free(person->name);
	g_free(person->phone);
	g_free(person);
}

static GPtrArray *people_new(void)
{
	static const char *const first[] = { "ratna", "bagus", "citra", "danang", "endah", "farid",
		"gita", "hasan", "ika", "jarwo", "kiki", "lastri" };
	static const char *const last[] = { "Contoh", "Misal", "Andai", "Umpama", "Rekaan",
		"Khayal", "Fiktif" };
	GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_gone);
	for (guint i = 0; i < REGENCY_OFFICES * REGENCY_PEOPLE; i++) {
		struct regency_person *one = g_new0(struct regency_person, 1);
		const char *name = first[i % G_N_ELEMENTS(first)];
		one->office = i / REGENCY_PEOPLE;
		one->address = g_strdup_printf(
			"%s@%s.kab.example", name, regency_places[one->office].domain);
		one->name = g_strdup_printf(
			"%c%s %s", name[0] - 'a' + 'A', name + 1, last[i % G_N_ELEMENTS(last)]);
		one->phone = g_strdup_printf("0812-0000-%04u", i);
		g_ptr_array_add(people, one);
	}
	return people;
}

struct regency *regency_new(guint32 seed)
{
	g_autoptr(GError) error = NULL;
	struct regency *r = g_new0(struct regency, 1);
	r->folder = g_dir_make_tmp("regency-XXXXXX", &error);
	g_assert_no_error(error);
	g_autofree char *conf = folder_put(r->folder, "desktik.conf",
		"[desk]\naddress = desk@tik.example\n[database]\npath = desk.db\n"
		"[mailbox]\nurl = maildir:in\ntrusted_authserv_id = " REGENCY_AUTHSERV
		"\n[smtp]\nurl = maildir:out\n"
		"[secrets]\nkey_file = key\n");
	r->settings = settings_read(conf, &error);
	g_assert_no_error(error);
	r->db = db_open(r->settings->database_path, DB_CREATE, &error);
	g_assert_no_error(error);
	/* A simulated desk that loses its power is simply run again. */
	db_run(r->db, "PRAGMA synchronous = OFF", "");
	g_assert_true(token_key_load(r->settings->key_file, &r->key, NULL));
	r->now = REGENCY_START;
	import(r);
	r->calendar = directory_calendar(r->db, r->settings, &error);
	g_assert_no_error(error);
	r->intake = (struct intake){ r->db, r->settings, r->calendar, &r->key };
	r->letters = letters_new();
	r->people = people_new();
	r->random = g_rand_new_with_seed(seed);
	return r;
}

void regency_free(struct regency *r)
{
	g_rand_free(r->random);
	g_ptr_array_unref(r->people);
	letters_free(r->letters);
	calendar_free(r->calendar);
	db_close(r->db);
	folder_remove(r->folder);
	settings_free(r->settings);
	g_free(r->folder);
	g_free(r);
}

void regency_pass(struct regency *r, gint64 seconds)
{
	r->now = calendar_add_working(r->calendar, r->now, seconds);
}

const struct regency_person *regency_somebody(struct regency *r)
{
	return r->people->pdata[g_rand_int_range(r->random, 0, r->people->len)];
}

static int weight_of(const struct place *place, const struct habit *habit)
{
	return habit->weight * (strstr(place->favourites, habit->service) ? 4 : 1);
}

static const char *some_service(struct regency *r, const struct place *place)
{
	int sum = 0;
	for (guint i = 0; i < regency_habit_count; i++)
		sum += weight_of(place, &regency_habits[i]);
	int left = g_rand_int_range(r->random, 0, sum);
	guint which = 0;
	while ((left -= weight_of(place, &regency_habits[which])) >= 0)
		which++;
	return regency_habits[which].service;
}

struct letter regency_letter(
	struct regency *r, const struct regency_person *person, gboolean with_late)
{
	const struct place *place = &regency_places[person->office];
	struct letter_writer writer = { person->name, place->name, person->phone, r->now };
	return letters_write(r->letters, r->random, some_service(r, place), with_late, &writer);
}
