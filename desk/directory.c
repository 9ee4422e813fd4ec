#include "desk/directory.h"
#include "desk/texts.h"
#include "desk/ticket.h"

#include <stdio.h>
#include <string.h>

void person_free(struct person *person)
{
	if (!person)
		return;
	g_free(person->email);
	g_free(person->name);
	g_free(person->nip);
	g_free(person->section);
	g_free(person->from);
	g_free(person->until);
	g_free(person);
}

void office_free(struct office *office)
{
	if (!office)
		return;
	g_free(office->name);
	g_free(office->patterns);
	g_free(office);
}

void service_free(struct service *service)
{
	if (!service)
		return;
	g_free(service->code);
	g_free(service->name);
	g_free(service->section);
	g_free(service->keywords);
	g_free(service->requires);
	g_free(service);
}

void holiday_free(struct holiday *holiday)
{
	if (!holiday)
		return;
	g_free(holiday->day);
	g_free(holiday->note);
	g_free(holiday);
}

gboolean section_is(const char *one, const char *other)
{
	g_autofree char *a = g_utf8_casefold(one, -1);
	g_autofree char *b = g_utf8_casefold(other, -1);
	return strcmp(a, b) == 0;
}

const char *speaker_word(enum speaker speaker)
{
	switch (speaker) {
	case SPEAKER_TECHNICIAN:
		return "teknisi";
	case SPEAKER_LEADER:
		return "pimpinan";
	case SPEAKER_OPERATOR:
		return "operator";
	default:
		return "pemohon";
	}
}

static enum speaker role_read(const char *word)
{
	if (strcmp(word, "pimpinan") == 0)
		return SPEAKER_LEADER;
	return strcmp(word, "operator") == 0 ? SPEAKER_OPERATOR : SPEAKER_TECHNICIAN;
}

#define PERSON_COLUMNS                                                                             \
	"SELECT id, email, name, nip, role, section, active, from_day, until_day FROM person "
/* On the day ?1. Who left before days were kept has no last one, but is named no more. */
#define ON_THE_DAY "from_day <= ?1 AND (until_day >= ?1 OR (until_day = '' AND active)) "

static struct person *read_person(struct query *query)
{
	struct person *person = g_new0(struct person, 1);
	person->id = query_int(query, 0);
	person->email = g_strdup(query_text(query, 1));
	person->name = g_strdup(query_text(query, 2));
	person->nip = g_strdup(query_text(query, 3));
	person->role = role_read(query_text(query, 4));
	person->section = g_strdup(query_text(query, 5));
	person->active = query_int(query, 6) != 0;
	person->from = g_strdup(query_text(query, 7));
	person->until = g_strdup(query_text(query, 8));
	return person;
}

struct person *directory_person(struct db *db, const char *email, const char *day)
{
	g_autofree char *lower = g_ascii_strdown(email, -1);
	g_autoptr(query_auto) query = db_query(db,
		PERSON_COLUMNS "WHERE " ON_THE_DAY "AND email = ?2 ORDER BY from_day DESC LIMIT 1",
		"ss", day, lower);
	return query_next(query) ? read_person(query) : NULL;
}

struct person *directory_person_by_id(struct db *db, gint64 id)
{
	g_autoptr(query_auto) query = db_query(db, PERSON_COLUMNS "WHERE id = ?", "i", id);
	return query_next(query) ? read_person(query) : NULL;
}

GPtrArray *directory_people(struct db *db, const char *day)
{
	GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	g_autoptr(query_auto) query = db_query(db,
		PERSON_COLUMNS "WHERE (?1 IS NULL AND active) OR (" ON_THE_DAY
			       ") ORDER BY name, from_day, id",
		"s", day);
	while (query_next(query))
		g_ptr_array_add(people, read_person(query));
	return people;
}

struct person *directory_head(struct db *db, const char *day, gint64 except)
{
	g_autoptr(query_auto) query = db_query(db,
		PERSON_COLUMNS "WHERE role = 'pimpinan' AND id <> ?2 AND " ON_THE_DAY
			       "ORDER BY id LIMIT 1",
		"si", day, except);
	return query_next(query) ? read_person(query) : NULL;
}

/* A report that waits for approval is the leader's, unless it has to be mended. */
GPtrArray *directory_orphans(struct db *db, const char *day)
{
	GPtrArray *tickets = g_ptr_array_new_with_free_func((GDestroyNotify)ticket_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT id FROM ticket WHERE assignee_id IS NOT NULL AND (status IN ('baru', "
		"'dikerjakan', 'menunggu') OR (status = 'tindak_lanjut' AND needs_revision)) "
		"AND assignee_id NOT IN (SELECT id FROM person WHERE role = 'teknisi' "
		"AND " ON_THE_DAY ") ORDER BY id",
		"s", day);
	while (query_next(query)) {
		struct ticket *ticket = ticket_load(db, query_int(query, 0));
		if (ticket)
			g_ptr_array_add(tickets, ticket);
	}
	return tickets;
}

static struct office *read_office(struct query *query)
{
	struct office *office = g_new0(struct office, 1);
	office->id = query_int(query, 0);
	office->name = g_strdup(query_text(query, 1));
	office->need = query_int(query, 2);
	return office;
}

struct office *directory_office(struct db *db, const char *email, const char *day)
{
	g_autofree char *lower = g_ascii_strdown(email, -1);
	const char *domain = strrchr(lower, '@');
	/* An address sorts after "@domain", so the exact pattern comes first. */
	g_autoptr(query_auto) query = db_query(db,
		"SELECT o.id, o.name, o.need FROM office_pattern p JOIN office o "
		"ON o.id = p.office_id WHERE p.pattern IN (?1, ?2) AND o.active "
		"AND p.from_day <= ?3 AND (p.until_day = '' OR p.until_day >= ?3) "
		"ORDER BY p.pattern = ?1 DESC LIMIT 1",
		"sss", lower, domain ? domain : lower, day);
	return query_next(query) ? read_office(query) : NULL;
}

GPtrArray *directory_offices(struct db *db)
{
	GPtrArray *offices = g_ptr_array_new_with_free_func((GDestroyNotify)office_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT id, name, need, (SELECT group_concat(pattern, '; ') FROM (SELECT DISTINCT "
		"pattern FROM office_pattern WHERE office_id = office.id ORDER BY pattern)) "
		"FROM office WHERE active ORDER BY name",
		"");
	while (query_next(query)) {
		struct office *office = read_office(query);
		office->patterns = g_strdup(query_text(query, 3));
		g_ptr_array_add(offices, office);
	}
	return offices;
}

GPtrArray *directory_services(struct db *db)
{
	GPtrArray *services = g_ptr_array_new_with_free_func((GDestroyNotify)service_free);
	g_autoptr(query_auto) query = db_query(db,
		"SELECT code, name, kind, section, severity, keywords, respond_minutes, "
		"resolve_hours, requires FROM service WHERE active ORDER BY name, code",
		"");
	while (query_next(query)) {
		struct service *service = g_new0(struct service, 1);
		service->code = g_strdup(query_text(query, 0));
		service->name = g_strdup(query_text(query, 1));
		service->is_request = strcmp(query_text(query, 2), "permohonan") == 0;
		service->section = g_strdup(query_text(query, 3));
		service->severity = query_int(query, 4);
		service->keywords = g_strdup(query_text(query, 5));
		service->respond_minutes = query_int(query, 6);
		service->resolve_hours = query_int(query, 7);
		service->requires = g_strdup(query_text(query, 8));
		g_ptr_array_add(services, service);
	}
	return services;
}

struct calendar *directory_calendar(struct db *db, const struct settings *settings, GError **error)
{
	g_autoptr(calendar_auto) calendar = calendar_new(settings->timezone);
	for (guint i = 0; i < settings->working_time->len; i++) {
		const struct settings_hours *row = settings->working_time->pdata[i];
		if (!calendar_add_hours(calendar, row->period, row->hours, error))
			return NULL;
	}
	g_autoptr(query_auto) query = db_query(db, "SELECT day FROM holiday", "");
	while (query_next(query)) {
		int year, month, day;
		GDate date;
		if (sscanf(query_text(query, 0), "%4d-%2d-%2d", &year, &month, &day) != 3)
			continue;
		g_date_clear(&date, 1);
		g_date_set_dmy(&date, day, month, year);
		calendar_add_holiday(calendar, &date);
	}
	return g_steal_pointer(&calendar);
}

GPtrArray *directory_holidays(struct db *db)
{
	GPtrArray *holidays = g_ptr_array_new_with_free_func((GDestroyNotify)holiday_free);
	g_autoptr(query_auto) query =
		db_query(db, "SELECT day, note FROM holiday ORDER BY day", "");
	while (query_next(query)) {
		struct holiday *holiday = g_new0(struct holiday, 1);
		holiday->day = g_strdup(query_text(query, 0));
		holiday->note = g_strdup(query_text(query, 1));
		g_ptr_array_add(holidays, holiday);
	}
	return holidays;
}
