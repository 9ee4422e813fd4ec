/* directory: the clerk's four spreadsheets, and what the desk then knows. */
#include "desk/directory.h"
#include "tests/unit/folder.h"

#include <string.h>

#define TODAY "2026-11-24"
#define REFUSED "Tidak ada yang diimpor. Perbaiki lalu ulangi:\n"

#define STAFF "email,nama,nip,peran,seksi\n"
#define OFFICES "pola,opd,kebutuhan\n"
#define SERVICES                                                                                   \
	"kode,layanan,jenis,seksi,kegawatan,kata_kunci,target_respon_menit,target_selesai_jam\n"
#define HOLIDAYS "tanggal,keterangan\n"

#define TONO "tono@tik.example,Tono Contoh,199901012025011001,teknisi,Jaringan\n"
#define LINA "lina@tik.example,Lina Contoh,,pimpinan,\n"
#define OPI "opi@tik.example,Opi Contoh,,operator,\n"
#define NET "NET,Gangguan jaringan,gangguan,Jaringan,70,wifi;internet,60,8\n"

struct fixture {
	char *folder;
	struct db *db;
	const char *today;   /* of the next import */
	GPtrArray *warnings; /* of the last import */
	GError *error;	     /* of the last import */
};

/* The texts of the files; NULL: not given. */
struct sheets {
	const char *staff, *offices, *services, *holidays;
};

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("desktik-directory-XXXXXX", &error);
	g_assert_no_error(error);
	g_autofree char *path = g_build_filename(o->folder, "desk.db", NULL);
	o->db = db_open(path, DB_CREATE, &error);
	g_assert_no_error(error);
	o->warnings = g_ptr_array_new_with_free_func(g_free);
	o->today = TODAY;
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	db_close(o->db);
	g_ptr_array_unref(o->warnings);
	g_clear_error(&o->error);
	folder_remove(o->folder);
	g_free(o->folder);
}

static char *put(const struct fixture *o, const char *name, const char *text)
{
	if (!text)
		return NULL;
	char *path = g_build_filename(o->folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static gboolean import_files(struct fixture *o, const struct directory_files *files)
{
	g_clear_error(&o->error);
	g_ptr_array_set_size(o->warnings, 0);
	return directory_import(o->db, files, o->today, o->warnings, &o->error);
}

static gboolean import(struct fixture *o, struct sheets texts)
{
	g_autofree char *staff = put(o, "petugas.csv", texts.staff);
	g_autofree char *offices = put(o, "opd.csv", texts.offices);
	g_autofree char *services = put(o, "layanan.csv", texts.services);
	g_autofree char *holidays = put(o, "libur.csv", texts.holidays);
	struct directory_files files = { staff, offices, services, holidays };
	return import_files(o, &files);
}

#define IMPORT(...) import(o, (struct sheets){ __VA_ARGS__ })
#define IMPORT_OK(...)                                                                             \
	do {                                                                                       \
		gboolean ok = IMPORT(__VA_ARGS__);                                                 \
		g_assert_no_error(o->error);                                                       \
		g_assert_true(ok);                                                                 \
	} while (0)

/* The name of the office of an address; "-" if it is unknown. The caller frees it. */
static char *office_of(struct fixture *o, const char *address)
{
	g_autoptr(office_auto) office = directory_office(o->db, address, o->today);
	return g_strdup(office ? office->name : "-");
}

#define assert_office(address, expected)                                                           \
	do {                                                                                       \
		g_autofree char *found = office_of(o, address);                                    \
		g_assert_cmpstr(found, ==, expected);                                              \
	} while (0)

static gboolean is_staff(struct fixture *o, const char *address)
{
	g_autoptr(person_auto) person = directory_person(o->db, address, o->today);
	return person != NULL;
}

static gboolean warned(const struct fixture *o, const char *of)
{
	for (guint i = 0; i < o->warnings->len; i++)
		if (strstr(o->warnings->pdata[i], of))
			return TRUE;
	return FALSE;
}

/* ---- what arrives ---- */

static void everything_of_a_person_arrives(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF TONO LINA OPI);
	g_autoptr(person_auto) tono = directory_person(o->db, "TONO@tik.Example", o->today);
	g_assert_nonnull(tono);
	g_assert_cmpstr(tono->email, ==, "tono@tik.example");
	g_assert_cmpstr(tono->name, ==, "Tono Contoh");
	g_assert_cmpstr(tono->nip, ==, "199901012025011001");
	g_assert_cmpint(tono->role, ==, SPEAKER_TECHNICIAN);
	g_assert_cmpstr(tono->section, ==, "Jaringan");
	g_assert_true(tono->active);
	g_autoptr(person_auto) lina = directory_person(o->db, "lina@tik.example", o->today);
	g_assert_cmpint(lina->role, ==, SPEAKER_LEADER);
	g_autoptr(person_auto) opi = directory_person(o->db, "opi@tik.example", o->today);
	g_assert_cmpint(opi->role, ==, SPEAKER_OPERATOR);
	g_assert_false(is_staff(o, "rini@dinkes.example"));
}

static void everything_of_a_service_arrives(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.services = SERVICES NET "VPN,Permohonan VPN,Permohonan,Jaringan,0,,1,40\n");
	g_autoptr(GPtrArray) services = directory_services(o->db);
	g_ptr_array_set_free_func(services, (GDestroyNotify)service_free);
	g_assert_cmpuint(services->len, ==, 2);
	const struct service *net = services->pdata[0], *vpn = services->pdata[1];
	g_assert_cmpstr(net->code, ==, "NET");
	g_assert_cmpstr(net->name, ==, "Gangguan jaringan");
	g_assert_false(net->is_request);
	g_assert_cmpstr(net->section, ==, "Jaringan");
	g_assert_cmpint(net->severity, ==, 70);
	g_assert_cmpstr(net->keywords, ==, "wifi;internet");
	g_assert_cmpint(net->respond_minutes, ==, 60);
	g_assert_cmpint(net->resolve_hours, ==, 8);
	g_assert_true(vpn->is_request);
	g_assert_cmpstr(vpn->keywords, ==, "");
}

static void everything_of_an_office_arrives(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = OFFICES "@dinsos.example,Dinas Sosial,4\n"
				     "ningrum@mail.example,Dinas Sosial,4\n"
				     "@dinkes.example,Dinas Kesehatan,5\n");
	g_autoptr(GPtrArray) offices = directory_offices(o->db);
	g_assert_cmpuint(offices->len, ==, 2);
	const struct office *health = offices->pdata[0], *social = offices->pdata[1];
	g_assert_cmpstr(health->name, ==, "Dinas Kesehatan");
	g_assert_cmpint(health->need, ==, 5);
	g_assert_cmpstr(social->name, ==, "Dinas Sosial");
	g_assert_cmpstr(social->patterns, ==, "@dinsos.example; ningrum@mail.example");
}

/* A holiday takes working time away; the day after it does not. */
static void holidays_reach_the_calendar(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char conf[] =
		"[desk]\naddress = desk@tik.example\n[database]\npath = x.db\n"
		"[smtp]\nurl = maildir:out\n[working_time]\ndefault = Mon-Fri 08.00-16.00\n";
	IMPORT_OK(.holidays = HOLIDAYS "2026-08-17,Proklamasi Kemerdekaan\n");
	g_autofree char *path = put(o, "desktik.conf", conf);
	g_autoptr(GError) error = NULL;
	g_autoptr(settings_auto) settings = settings_read(path, &error);
	g_assert_no_error(error);
	g_autoptr(calendar_auto) calendar = directory_calendar(o->db, settings, &error);
	g_assert_no_error(error);
	/* Monday 17 August 2026, noon in Jakarta; then Tuesday. */
	g_assert_false(calendar_is_working_day(calendar, 1786942800));
	g_assert_true(calendar_is_working_day(calendar, 1786942800 + 86400));
}

/* ---- how files are written ---- */

static void all_the_ways_excel_writes_a_file_mean_the_same(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const files[] = {
		"pola,opd,kebutuhan\n@dinkes.example,Dinas Kesehatan,5\n",
		"pola;opd;kebutuhan\n@dinkes.example;Dinas Kesehatan;5\n",
		"pola,opd,kebutuhan\r\n@dinkes.example,Dinas Kesehatan,5\r\n",
		"\xef\xbb\xbfpola;opd;kebutuhan\r\n@dinkes.example;Dinas Kesehatan;5",
		"\xef\xbb\xbf\"pola\",\"opd\",\"kebutuhan\"\n\"@dinkes.example\",\"Dinas "
		"Kesehatan\",\"5\"\n",
		"KEBUTUHAN; Pola ;Opd;catatan\n5; @DINKES.example ;Dinas Kesehatan;x\n;;;\n\n",
	};
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_test_message("%s", files[i]);
		IMPORT_OK(.offices = OFFICES "@lain.example,Kantor Lain,1\n");
		assert_office("rini@dinkes.example", "-");
		IMPORT_OK(.offices = files[i]);
		g_autoptr(office_auto) office =
			directory_office(o->db, "rini@dinkes.example", o->today);
		g_assert_nonnull(office);
		g_assert_cmpstr(office->name, ==, "Dinas Kesehatan");
		g_assert_cmpint(office->need, ==, 5);
	}
}

static void holidays_may_stand_in_the_local_form(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.holidays = HOLIDAYS "2026-01-01,a\n2026-3-9,b\n17/08/2026,c\n"
				       "25-12-2026,d\n1/5/2026,e\n5-6-2026,f\n");
	static const char *const days[] = { "2026-01-01", "2026-03-09", "2026-05-01", "2026-06-05",
		"2026-08-17", "2026-12-25" };
	g_autoptr(GPtrArray) holidays = directory_holidays(o->db);
	g_ptr_array_set_free_func(holidays, (GDestroyNotify)holiday_free);
	g_assert_cmpuint(holidays->len, ==, G_N_ELEMENTS(days));
	for (guint i = 0; i < holidays->len; i++) {
		const struct holiday *holiday = holidays->pdata[i];
		g_assert_cmpstr(holiday->day, ==, days[i]);
	}
}

static void the_demo_s_spreadsheets_have_no_mistake(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct directory_files files = { "demo/directory/petugas.csv", "demo/directory/opd.csv",
		"demo/directory/layanan.csv", "demo/directory/libur.csv" };
	gboolean ok = import_files(o, &files);
	g_assert_no_error(o->error);
	g_assert_true(ok);
	g_autoptr(GPtrArray) people = directory_people(o->db, o->today);
	g_autoptr(GPtrArray) offices = directory_offices(o->db);
	g_autoptr(GPtrArray) services = directory_services(o->db);
	g_assert_cmpuint(people->len, ==, 9);
	g_assert_cmpuint(offices->len, ==, 11);
	g_assert_cmpuint(services->len, ==, 9);
	g_ptr_array_set_free_func(services, (GDestroyNotify)service_free);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM holiday", ""), ==, 25);
	/* All is there but the next year's holidays. */
	g_assert_cmpuint(o->warnings->len, ==, 1);
	g_assert_true(warned(o, "2027"));
}

/* ---- mistakes ---- */

struct mistake {
	struct sheets sheets;
	const char *says; /* after REFUSED */
};

static const struct mistake mistakes[] = {
	{ { .staff = STAFF "tono,Tono,,teknisi,Jaringan\n" },
		"petugas.csv baris 2, kolom email: \"tono\" bukan alamat surel; contoh: "
		"nama@kantor.example" },
	{ { .staff = STAFF TONO ",Tono,,teknisi,Jaringan\n" },
		"petugas.csv baris 3, kolom email: kosong; isi kolom ini" },
	{ { .staff = STAFF "tono@tik.example,,,teknisi,Jaringan\n" },
		"petugas.csv baris 2, kolom nama: kosong; isi kolom ini" },
	{ { .staff = STAFF TONO "\n\na@tik.example,A,,kepala,Jaringan\n" },
		"petugas.csv baris 5, kolom peran: \"kepala\" tidak dikenal; tulis salah satu "
		"dari: teknisi, pimpinan, operator" },
	{ { .staff = STAFF "tono@tik.example,Tono,,teknisi,\n" },
		"petugas.csv baris 2, kolom seksi: kosong; seorang teknisi harus punya seksi" },
	{ { .staff = STAFF TONO LINA "TONO@tik.example,Tono,,operator,\n" },
		"petugas.csv baris 4, kolom email: \"tono@tik.example\" sudah ada di baris 2; "
		"hapus salah satu" },
	{ { .staff = "email,nama,peran,seksi\ntono@tik.example,Tono,teknisi,Jaringan\n" },
		"petugas.csv baris 1, kolom nip: kolom ini tidak ada; baris pertama harus "
		"memuat: email, nama, nip, peran, seksi" },
	{ { .offices = OFFICES "dinkes.example,Dinas Kesehatan,5\n" },
		"opd.csv baris 2, kolom pola: \"dinkes.example\" bukan alamat atau @domain; "
		"contoh: @dinkes.patikab.example" },
	{ { .offices = OFFICES "@dinkes,Dinas Kesehatan,5\n" },
		"opd.csv baris 2, kolom pola: \"@dinkes\" bukan alamat atau @domain; contoh: "
		"@dinkes.patikab.example" },
	{ { .offices = OFFICES "@dinkes.example,,5\n" },
		"opd.csv baris 2, kolom opd: kosong; isi kolom ini" },
	{ { .offices = OFFICES "@dinkes.example,Dinas Kesehatan,6\n" },
		"opd.csv baris 2, kolom kebutuhan: \"6\" bukan angka bulat 1 sampai 5" },
	{ { .offices = OFFICES "@dinkes.example,Dinas Kesehatan,tinggi\n" },
		"opd.csv baris 2, kolom kebutuhan: \"tinggi\" bukan angka bulat 1 sampai 5" },
	{ { .offices = OFFICES "@a.example,Dinas A,5\n@a.example,Dinas B,4\n" },
		"opd.csv baris 3, kolom pola: \"@a.example\" sudah ada di baris 2; hapus salah "
		"satu" },
	{ { .offices = OFFICES "@a.example,Dinas A,5\nx@b.example,Dinas A,4\n" },
		"opd.csv baris 3, kolom kebutuhan: berbeda dari baris lain dari \"Dinas A\" (5)" },
	{ { .services = SERVICES "NET,Jaringan,keluhan,Jaringan,70,,60,8\n" },
		"layanan.csv baris 2, kolom jenis: \"keluhan\" tidak dikenal; tulis salah satu "
		"dari: gangguan, permohonan" },
	{ { .services = SERVICES "NET,Jaringan,gangguan,Jaringan,101,,60,8\n" },
		"layanan.csv baris 2, kolom kegawatan: \"101\" bukan angka bulat 0 sampai 100" },
	{ { .services = SERVICES "NET,Jaringan,gangguan,Jaringan,-1,,60,8\n" },
		"layanan.csv baris 2, kolom kegawatan: \"-1\" bukan angka bulat 0 sampai 100" },
	{ { .services = SERVICES "NET,Jaringan,gangguan,Jaringan,70,,0,8\n" },
		"layanan.csv baris 2, kolom target_respon_menit: \"0\" bukan angka bulat 1 "
		"sampai 100000" },
	{ { .services = SERVICES "NET,Jaringan,gangguan,Jaringan,70,,60,8 jam\n" },
		"layanan.csv baris 2, kolom target_selesai_jam: \"8 jam\" bukan angka bulat 1 "
		"sampai 10000" },
	{ { .services = SERVICES NET "NET,Lain,gangguan,Jaringan,70,,60,8\n" },
		"layanan.csv baris 3, kolom kode: \"NET\" sudah ada di baris 2; hapus salah satu" },
	{ { .holidays = HOLIDAYS "2026-02-30,Bukan hari\n" },
		"libur.csv baris 2, kolom tanggal: \"2026-02-30\" bukan tanggal; contoh: "
		"2026-08-17" },
	{ { .holidays = HOLIDAYS "17 Agustus,Kemerdekaan\n" },
		"libur.csv baris 2, kolom tanggal: \"17 Agustus\" bukan tanggal; contoh: "
		"2026-08-17" },
	{ { .holidays = HOLIDAYS "2026-08-17/18,Kemerdekaan\n" },
		"libur.csv baris 2, kolom tanggal: \"2026-08-17/18\" bukan tanggal; contoh: "
		"2026-08-17" },
	{ { .holidays = HOLIDAYS "17/08/26,Kemerdekaan\n" },
		"libur.csv baris 2, kolom tanggal: \"17/08/26\" bukan tanggal; contoh: "
		"2026-08-17" },
	{ { .holidays = HOLIDAYS "2026-08-17,Kemerdekaan\n17/08/2026,Lagi\n" },
		"libur.csv baris 3, kolom tanggal: \"2026-08-17\" sudah ada di baris 2; hapus "
		"salah satu" },
	{ { .staff = STAFF "a,A,,teknisi,x\n", .offices = OFFICES "@b.example,B,9\n" },
		"petugas.csv baris 2, kolom email: \"a\" bukan alamat surel; contoh: "
		"nama@kantor.example\n"
		"opd.csv baris 2, kolom kebutuhan: \"9\" bukan angka bulat 1 sampai 5" },
};

static void a_mistake_is_named_with_file_line_column_and_what_to_write(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autofree char *expected = g_strconcat(REFUSED, mistakes[i].says, NULL);
		g_assert_false(import(o, mistakes[i].sheets));
		g_assert_error(o->error, DIRECTORY_ERROR, 0);
		g_assert_cmpstr(o->error->message, ==, expected);
	}
}

static void a_file_that_is_no_spreadsheet_is_named(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_assert_false(IMPORT(.staff = "PK\x03\x04"));
	g_assert_nonnull(strstr(o->error->message, "petugas.csv baris 1: ini buku kerja Excel"));
	g_assert_false(IMPORT(.offices = ""));
	g_assert_nonnull(strstr(o->error->message, "opd.csv baris 1: berkas kosong"));
	g_assert_false(IMPORT(.staff = "email,nama,nip,peran,seksi\n\n"));
	g_assert_nonnull(strstr(o->error->message, "petugas.csv baris 2: tidak ada isi"));
	struct directory_files missing = { .services = "tidak/ada/layanan.csv" };
	g_assert_false(import_files(o, &missing));
	g_assert_error(o->error, DIRECTORY_ERROR, 0);
	g_assert_nonnull(strstr(o->error->message, "tidak/ada/layanan.csv"));
}

static void at_most_twenty_mistakes_are_listed(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GString) text = g_string_new(OFFICES);
	for (int i = 0; i < 23; i++)
		g_string_append_printf(text, "@kantor%d.example,Kantor %d,7\n", i, i);
	g_assert_false(IMPORT(.offices = text->str));
	g_auto(GStrv) lines = g_strsplit(o->error->message, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 1 + 20 + 1);
	g_assert_true(g_str_has_prefix(lines[20], "opd.csv baris 21, "));
	g_assert_cmpstr(lines[21], ==, "… dan 3 kesalahan lagi.");
}

static void nothing_is_half_imported(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(STAFF TONO LINA OPI, OFFICES "@dinkes.example,Dinas Kesehatan,5\n", SERVICES NET,
		HOLIDAYS "2026-08-17,Kemerdekaan\n");
	/* Three good files and a good first row stand before the one mistake. */
	g_assert_false(IMPORT(STAFF LINA OPI, OFFICES "@baru.example,Kantor Baru,3\n",
		SERVICES "VPN,Permohonan VPN,permohonan,Jaringan,10,,60,8\n",
		HOLIDAYS "2026-12-25,Natal\n2026-13-01,Salah\n"));
	g_assert_true(is_staff(o, "tono@tik.example"));
	assert_office("rini@dinkes.example", "Dinas Kesehatan");
	assert_office("budi@baru.example", "-");
	g_autoptr(GPtrArray) services = directory_services(o->db);
	g_ptr_array_set_free_func(services, (GDestroyNotify)service_free);
	g_assert_cmpuint(services->len, ==, 1);
	g_assert_cmpstr(((struct service *)services->pdata[0])->code, ==, "NET");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM holiday", ""), ==, 1);
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM office", ""), ==, 1);
}

/* ---- officials move ---- */

#define DATED "email,nama,nip,peran,seksi,mulai,sampai\n"
#define DATED_OFFICES "pola,opd,kebutuhan,mulai,sampai\n"
#define KABID "kabid@tik.example"
#define WHO(name, nip) KABID "," name "," nip ",teknisi,Jaringan\n"

/* Who has the address on the day; "-": nobody. The caller frees it. */
static char *who(struct fixture *o, const char *address, const char *day)
{
	g_autoptr(person_auto) person = directory_person(o->db, address, day);
	return g_strdup(person ? person->name : "-");
}

#define assert_who(address, day, expected)                                                         \
	do {                                                                                       \
		g_autofree char *found = who(o, address, day);                                     \
		g_assert_cmpstr(found, ==, expected);                                              \
	} while (0)

static void an_address_passes_on_at_the_days_of_the_file(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff =
			  DATED KABID ",Ani Contoh,,teknisi,Jaringan,,31/10/2026\n" KABID
				      ",Beni Contoh,,teknisi,Jaringan,2026-11-01,2026-12-31\n" KABID
				      ",Citra Contoh,,teknisi,Jaringan,2027-01-01,\n");
	assert_who(KABID, "1999-01-01", "Ani Contoh");
	assert_who(KABID, "2026-10-31", "Ani Contoh");
	assert_who(KABID, "2026-11-01", "Beni Contoh");
	assert_who(KABID, "2026-12-31", "Beni Contoh");
	assert_who(KABID, "2027-01-01", "Citra Contoh");
	g_autoptr(GPtrArray) people = directory_people(o->db, TODAY);
	g_assert_cmpuint(people->len, ==, 1);
	g_autoptr(GPtrArray) all = directory_people(o->db, NULL);
	g_assert_cmpuint(all->len, ==, 3);
}

static void between_two_officials_the_address_is_nobodys(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = DATED KABID ",Ani Contoh,,teknisi,Jaringan,,2026-10-31\n" KABID
				       ",Beni Contoh,,teknisi,Jaringan,2026-12-01,\n");
	assert_who(KABID, TODAY, "-");
}

static void somebody_else_at_an_address_begins_on_the_day_of_the_import(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", "199901012025011001"));
	g_autoptr(person_auto) ani = directory_person(o->db, KABID, TODAY);
	IMPORT_OK(.staff = STAFF WHO("Beni Rekaan", "198801012015011002"));
	g_assert_true(warned(o, "dipegang Beni Rekaan, sebelumnya Ani Contoh"));
	assert_who(KABID, "2026-11-23", "Ani Contoh");
	assert_who(KABID, TODAY, "Beni Rekaan");
	g_autoptr(person_auto) record = directory_person_by_id(o->db, ani->id);
	g_assert_cmpstr(record->name, ==, "Ani Contoh");
	g_assert_cmpstr(record->until, ==, "2026-11-23");
	/* And the same file again changes nothing. */
	o->today = "2026-11-30";
	IMPORT_OK(.staff = STAFF WHO("Beni Rekaan", "198801012015011002"));
	g_assert_false(warned(o, "dipegang"));
	assert_who(KABID, "2026-11-23", "Ani Contoh");
	assert_who(KABID, "2026-11-24", "Beni Rekaan");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM person", ""), ==, 2);
}

static void a_corrected_name_or_nip_is_the_same_person(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const char *const corrections[] = {
		STAFF WHO("Anni Contoh", "199901012025011001"),	  /* a typing error */
		STAFF WHO("Ani Contoh", "199901012025011009"),	  /* a wrong NIP */
		STAFF WHO("Ani Rekaan", "19990101 202501 1 009"), /* a new family name, same NIP */
		STAFF WHO("\"Dr. Ani Rekaan, M.Kom.\"", ""),	  /* titles, and no NIP */
	};
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", "199901012025011001"));
	for (guint i = 0; i < G_N_ELEMENTS(corrections); i++) {
		IMPORT_OK(.staff = corrections[i]);
		g_assert_false(warned(o, "dipegang"));
	}
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM person", ""), ==, 1);
	assert_who(KABID, "2020-01-01", "Dr. Ani Rekaan, M.Kom.");
}

static void a_second_change_on_one_day_mends_the_first(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", ""));
	IMPORT_OK(.staff = STAFF WHO("Beni Rekaan", ""));
	IMPORT_OK(.staff = STAFF WHO("Citra Umpama", ""));
	assert_who(KABID, "2026-11-23", "Ani Contoh");
	assert_who(KABID, TODAY, "Citra Umpama");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM person", ""), ==, 2);
}

static void a_change_that_was_no_change_is_taken_back(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", ""));
	g_autoptr(person_auto) ani = directory_person(o->db, KABID, TODAY);
	IMPORT_OK(.staff = STAFF WHO("Siti Umpama", ""));
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", ""));
	g_autoptr(person_auto) again = directory_person(o->db, KABID, TODAY);
	g_assert_cmpint(again->id, ==, ani->id);
	g_autoptr(GPtrArray) people = directory_people(o->db, TODAY);
	g_assert_cmpuint(people->len, ==, 1);
}

/* The desk noticed the change late; the clerk then writes the real days. */
static void real_days_can_be_written_later(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", ""));
	IMPORT_OK(.staff = STAFF WHO("Beni Rekaan", ""));
	IMPORT_OK(.staff = DATED KABID ",Ani Contoh,,teknisi,Jaringan,,2026-10-31\n" KABID
				       ",Beni Rekaan,,teknisi,Jaringan,2026-11-01,\n");
	assert_who(KABID, "2026-10-31", "Ani Contoh");
	assert_who(KABID, "2026-11-01", "Beni Rekaan");
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM person", ""), ==, 2);
}

static void a_successor_with_a_first_day_ends_the_one_before(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF WHO("Ani Contoh", ""));
	IMPORT_OK(.staff = DATED KABID ",Beni Rekaan,,teknisi,Jaringan,2026-11-02,\n");
	assert_who(KABID, "2026-11-01", "Ani Contoh");
	assert_who(KABID, "2026-11-02", "Beni Rekaan");
	g_autoptr(GPtrArray) people = directory_people(o->db, "2026-11-02");
	g_assert_cmpuint(people->len, ==, 1);
}

static void a_domain_passes_on_too(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = DATED_OFFICES "@lama.example,Dinas Lama,3,,2026-12-31\n"
					   "@lama.example,Dinas Baru,3,2027-01-01,\n");
	assert_office("a@lama.example", "Dinas Lama");
	o->today = "2027-01-01";
	assert_office("a@lama.example", "Dinas Baru");
}

static void days_must_be_days_and_not_overlap(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const struct {
		struct sheets sheets;
		const char *says;
	} wrong[] = {
		{ { .staff = DATED KABID ",Ani,,teknisi,J,,2026-11-01\n" KABID
					 ",Beni,,teknisi,J,2026-11-01,\n" },
			"petugas.csv baris 3, kolom email: \"" KABID
			"\" tumpang tindih dengan baris 2; ubah mulai atau sampai" },
		{ { .staff = DATED KABID ",Ani,,teknisi,J,2026-11-02,2026-11-01\n" },
			"petugas.csv baris 2, kolom sampai: lebih awal dari mulai (2026-11-02)" },
		{ { .staff = DATED KABID ",Ani,,teknisi,J,besok,\n" },
			"petugas.csv baris 2, kolom mulai: \"besok\" bukan tanggal; contoh: "
			"2026-08-17" },
		{ { .offices = DATED_OFFICES "@a.example,A,3,,\n@a.example,B,3,2026-11-01,\n" },
			"opd.csv baris 3, kolom pola: \"@a.example\" tumpang tindih dengan baris "
			"2; ubah mulai atau sampai" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autofree char *expected = g_strconcat(REFUSED, wrong[i].says, NULL);
		g_assert_false(import(o, wrong[i].sheets));
		g_assert_cmpstr(o->error->message, ==, expected);
	}
}

/* ---- the same files a year later ---- */

static void who_left_is_no_staff_but_stays_in_the_record(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF TONO LINA OPI);
	g_autoptr(person_auto) before = directory_person(o->db, "tono@tik.example", o->today);
	IMPORT_OK(.staff = STAFF LINA OPI);
	g_assert_false(is_staff(o, "tono@tik.example"));
	g_autoptr(GPtrArray) people = directory_people(o->db, o->today);
	g_assert_cmpuint(people->len, ==, 2);
	g_autoptr(person_auto) record = directory_person_by_id(o->db, before->id);
	g_assert_nonnull(record);
	g_assert_false(record->active);
	g_assert_cmpstr(record->name, ==, "Tono Contoh");
}

static void who_comes_back_is_the_same_person(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF TONO LINA OPI);
	g_autoptr(person_auto) before = directory_person(o->db, "tono@tik.example", o->today);
	IMPORT_OK(.staff = STAFF LINA OPI);
	IMPORT_OK(.staff = STAFF LINA OPI "Tono@tik.example,Tono C.,,pimpinan,\n");
	g_autoptr(person_auto) after = directory_person(o->db, "tono@tik.example", o->today);
	g_assert_nonnull(after);
	g_assert_cmpint(after->id, ==, before->id);
	g_assert_cmpint(after->role, ==, SPEAKER_LEADER);
	g_assert_cmpstr(after->name, ==, "Tono C.");
}

static void an_office_or_service_that_is_gone_takes_no_more_mail(
	struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = OFFICES "@dinkes.example,Dinas Kesehatan,5\n"
				     "@dlh.example,Dinas Lingkungan Hidup,2\n",
		.services = SERVICES NET "VPN,Permohonan VPN,permohonan,Jaringan,10,,60,8\n");
	IMPORT_OK(.offices = OFFICES "@dlh.example,Dinas Lingkungan Hidup,3\n",
		.services = SERVICES NET);
	assert_office("rini@dinkes.example", "-");
	g_autoptr(office_auto) environment = directory_office(o->db, "a@dlh.example", o->today);
	g_assert_cmpint(environment->need, ==, 3);
	g_autoptr(GPtrArray) offices = directory_offices(o->db);
	g_assert_cmpuint(offices->len, ==, 1);
	g_autoptr(GPtrArray) services = directory_services(o->db);
	g_ptr_array_set_free_func(services, (GDestroyNotify)service_free);
	g_assert_cmpuint(services->len, ==, 1);
}

static void an_office_can_change_its_domain(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = OFFICES "@dinkes.example,Dinas Kesehatan,5\n");
	IMPORT_OK(.offices = OFFICES "@kesehatan.example,Dinas Kesehatan,5\n");
	assert_office("rini@kesehatan.example", "Dinas Kesehatan");
	assert_office("rini@dinkes.example", "-");
}

static void a_file_that_is_not_given_stays_as_it_was(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(STAFF TONO LINA OPI, OFFICES "@dinkes.example,Dinas Kesehatan,5\n", SERVICES NET,
		HOLIDAYS "2026-08-17,Kemerdekaan\n");
	IMPORT_OK(.holidays = HOLIDAYS "2027-08-17,Kemerdekaan\n");
	g_assert_true(is_staff(o, "tono@tik.example"));
	assert_office("rini@dinkes.example", "Dinas Kesehatan");
	/* A new year's file leaves the old year's days: target times of old tickets need them. */
	g_assert_cmpint(db_int(o->db, "SELECT count(*) FROM holiday", ""), ==, 2);
}

/* ---- whose address ---- */

static void an_address_counts_before_its_domain(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = OFFICES "@mail.example,Kecamatan Sukamaju,2\n"
				     "ningrum@mail.example,Dinas Sosial,4\n");
	assert_office("ningrum@mail.example", "Dinas Sosial");
	assert_office("NINGRUM@Mail.Example", "Dinas Sosial");
	assert_office("lain@mail.example", "Kecamatan Sukamaju");
}

static void a_domain_is_that_domain_only(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.offices = OFFICES "@dinkes.example,Dinas Kesehatan,5\n");
	assert_office("rini@DINKES.example", "Dinas Kesehatan");
	assert_office("\"rini@rumah\"@dinkes.example", "Dinas Kesehatan");
	assert_office("rini@sub.dinkes.example", "-");
	assert_office("rini@evildinkes.example", "-");
	assert_office("rini@dinkes.example.org", "-");
	assert_office("\"x@dinkes.example\"@evil.example", "-");
	assert_office("@dinkes.example@evil.example", "-");
	assert_office("", "-");
}

/* ---- warnings ---- */

#define COMPLETE STAFF TONO LINA OPI, OFFICES "@dinkes.example,Dinas Kesehatan,5\n", SERVICES NET

static void nothing_is_odd_about_a_complete_directory(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(COMPLETE, HOLIDAYS "2026-08-17,Kemerdekaan\n2027-08-17,Kemerdekaan\n");
	g_assert_cmpuint(o->warnings->len, ==, 0);
}

static void the_next_year_s_holidays_are_missed(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(COMPLETE, HOLIDAYS "2026-08-17,Kemerdekaan\n");
	g_assert_cmpuint(o->warnings->len, ==, 1);
	g_assert_true(warned(o, "Hari libur tahun 2027 belum ada"));
	IMPORT_OK(.holidays = HOLIDAYS "2027-08-17,Kemerdekaan\n");
	g_assert_cmpuint(o->warnings->len, ==, 0);
}

static void this_year_s_holidays_are_missed_too(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(COMPLETE, HOLIDAYS "2027-08-17,Kemerdekaan\n");
	g_assert_cmpuint(o->warnings->len, ==, 1);
	g_assert_true(warned(o, "Hari libur tahun 2026 belum ada"));
}

static void a_section_without_technician_is_named(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF TONO LINA OPI, .services = SERVICES NET
						"SDI,Tanda tangan,permohonan,Persandian,30,,60,8\n"
						"LAN,Kabel,gangguan,JARINGAN,30,,60,8\n");
	g_assert_true(warned(o, "Seksi \"Persandian\" tidak punya teknisi"));
	/* People type sections by hand: case does not count. */
	g_assert_false(warned(o, "Seksi \"JARINGAN\""));
	g_assert_false(warned(o, "Seksi \"Jaringan\""));
	/* Its only technician left. */
	IMPORT_OK(.staff = STAFF LINA OPI);
	g_assert_true(warned(o, "Seksi \"Jaringan\" tidak punya teknisi"));
}

static void a_desk_without_leader_or_operator_is_told(struct fixture *o, gconstpointer data)
{
	(void)data;
	IMPORT_OK(.staff = STAFF TONO);
	g_assert_true(warned(o, "Belum ada pimpinan"));
	g_assert_true(warned(o, "Belum ada operator"));
	IMPORT_OK(.staff = STAFF TONO LINA OPI);
	g_assert_false(warned(o, "Belum ada pimpinan"));
	g_assert_false(warned(o, "Belum ada operator"));
}

static void sections_are_the_same_in_any_case(void)
{
	g_assert_true(section_is("Jaringan", "JARINGAN"));
	g_assert_false(section_is("Jaringan", "Jaringan 2"));
	g_assert_false(section_is("", "Jaringan"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/directory/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(everything_of_a_person_arrives);
	TEST(everything_of_a_service_arrives);
	TEST(everything_of_an_office_arrives);
	TEST(holidays_reach_the_calendar);
	TEST(all_the_ways_excel_writes_a_file_mean_the_same);
	TEST(holidays_may_stand_in_the_local_form);
	TEST(the_demo_s_spreadsheets_have_no_mistake);
	TEST(a_mistake_is_named_with_file_line_column_and_what_to_write);
	TEST(a_file_that_is_no_spreadsheet_is_named);
	TEST(at_most_twenty_mistakes_are_listed);
	TEST(nothing_is_half_imported);
	TEST(an_address_passes_on_at_the_days_of_the_file);
	TEST(between_two_officials_the_address_is_nobodys);
	TEST(somebody_else_at_an_address_begins_on_the_day_of_the_import);
	TEST(a_corrected_name_or_nip_is_the_same_person);
	TEST(a_second_change_on_one_day_mends_the_first);
	TEST(a_change_that_was_no_change_is_taken_back);
	TEST(real_days_can_be_written_later);
	TEST(a_successor_with_a_first_day_ends_the_one_before);
	TEST(a_domain_passes_on_too);
	TEST(days_must_be_days_and_not_overlap);
	TEST(who_left_is_no_staff_but_stays_in_the_record);
	TEST(who_comes_back_is_the_same_person);
	TEST(an_office_or_service_that_is_gone_takes_no_more_mail);
	TEST(an_office_can_change_its_domain);
	TEST(a_file_that_is_not_given_stays_as_it_was);
	TEST(an_address_counts_before_its_domain);
	TEST(a_domain_is_that_domain_only);
	TEST(nothing_is_odd_about_a_complete_directory);
	TEST(the_next_year_s_holidays_are_missed);
	TEST(this_year_s_holidays_are_missed_too);
	TEST(a_section_without_technician_is_named);
	TEST(a_desk_without_leader_or_operator_is_told);
	g_test_add_func(
		"/directory/sections_are_the_same_in_any_case", sections_are_the_same_in_any_case);
	return g_test_run();
}
