/*
 * incident_record: the incidents that were declared in a month, as they stood when it was reported.
 */
#ifndef DESK_INCIDENT_RECORD_H
#define DESK_INCIDENT_RECORD_H

#include "desk/month.h"

struct incident_record {
	struct ticket *ticket; /* that led it when it was declared */
	gint64 declared_at;
	gint64 ended_at; /* the last of its tickets was closed; 0: it goes on */
	gint64 tickets, offices;
	char *office_names; /* "Dinas Kesehatan, Dinas Sosial" */
	char *result;	    /* the approved report of the leading ticket; "" without one */
};

/* Oldest first, one at a time; clear each. End with query_end(). */
struct query *incident_records(const struct month *month);
gboolean incident_record_next(
	const struct month *month, struct query *query, struct incident_record *record);
void incident_record_clear(struct incident_record *record);

#endif
