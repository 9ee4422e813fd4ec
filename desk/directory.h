/*
 * directory: the people, offices, services and holidays that the clerk's spreadsheets name.
 */
#ifndef DESK_DIRECTORY_H
#define DESK_DIRECTORY_H

#include "desk/calendar.h"
#include "desk/command.h"
#include "desk/db.h"
#include "desk/settings.h"

struct person {
	gint64 id;
	char *email; /* lower case */
	char *name;
	char *nip;
	enum speaker role; /* technician, leader or operator */
	char *section;
	gboolean active;    /* named by the last import */
	char *from, *until; /* first and last day, "2026-08-17"; "" has no bound */
};

struct office {
	gint64 id;
	char *name;
	int need;	/* 1-5 */
	char *patterns; /* "@a.example; b@c.example"; by directory_offices() only, else NULL */
};

struct service {
	char *code;
	char *name;
	gboolean is_request; /* permohonan; else gangguan */
	char *section;
	int severity;	     /* 0-100 */
	char *keywords;	     /* separated by comma or semicolon */
	int respond_minutes; /* working time */
	int resolve_hours;   /* working time */
	char *requires;	     /* data that a letter must name, "nama; NIP; HP"; "" if none */
};

struct holiday {
	char *day; /* "2026-08-17" */
	char *note;
};

void person_free(struct person *person);
void office_free(struct office *office);
void service_free(struct service *service);
void holiday_free(struct holiday *holiday);
typedef struct person person_auto;
typedef struct office office_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(person_auto, person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(office_auto, office_free)

/* The same section? Case does not count: people type it by hand. */
gboolean section_is(const char *one, const char *other);

/* "teknisi", "pimpinan", "operator", "pemohon". */
const char *speaker_word(enum speaker speaker);

/*
 * Who is who is asked at a day ("2026-11-24", see words_day()): officials move, and an address of
 * the office passes to the next one. Whoever has the mailbox on that day is who answers for it: a
 * token that the one before was sent proves the address, so the successor may act with it, and the
 * record names the successor.
 */
/* The person with this address (any case) on this day; NULL if there is none. */
struct person *directory_person(struct db *db, const char *email, const char *day);
struct person *directory_person_by_id(struct db *db, gint64 id); /* whatever the day */
/* The office of an address on this day: the address itself before @domain. NULL if unknown. */
struct office *directory_office(struct db *db, const char *email, const char *day);

/* In the order of their names. Arrays free their members. */
/* struct person *: those of the day; NULL: all whom the last import named, with any days. */
GPtrArray *directory_people(struct db *db, const char *day);
/* The leader who signs for the desk: the one whom petugas.csv named first of those of the day, but
 * `except` (an id; 0: nobody). NULL: none; the caller frees it. */
struct person *directory_head(struct db *db, const char *day, gint64 except);
/* struct ticket *: work whose technician is none any more on this day; nobody else sees to it. */
GPtrArray *directory_orphans(struct db *db, const char *day);
GPtrArray *directory_services(struct db *db); /* struct service * */
GPtrArray *directory_offices(struct db *db);  /* struct office * */
GPtrArray *directory_holidays(struct db *db); /* struct holiday *, by day */

/* The calendar from the settings' hours and the imported holidays. */
struct calendar *directory_calendar(struct db *db, const struct settings *settings, GError **error);

#define DIRECTORY_ERROR (directory_error_quark())
GQuark directory_error_quark(void);

struct directory_files {
	const char *staff, *offices, *services, *holidays; /* paths; NULL: leave as it is */
};

/*
 * Imports the given files in one transaction, on the day `today` ("2026-11-24"): all of them or
 * nothing. FALSE and an error of all mistakes, one a line, each with file, line, column and what to
 * write instead (Indonesian), at most twenty. On success `warnings` (char *, may be empty) names
 * what looks odd: next year's holidays missing, a section without technicians, open work of
 * somebody who left.
 */
gboolean directory_import(struct db *db, const struct directory_files *files, const char *today,
	GPtrArray *warnings, GError **error);

#endif
