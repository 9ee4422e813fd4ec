#include "web-status/viewer.h"

#include <string.h>

void viewer_clear(struct viewer *viewer)
{
	g_clear_pointer(&viewer->address, g_free);
	g_clear_pointer(&viewer->staff, person_free);
}

gboolean viewer_is_known(const struct viewer *viewer)
{
	return viewer->address && *viewer->address;
}

gboolean viewer_is_staff(const struct viewer *viewer)
{
	return viewer->staff != NULL;
}

gboolean viewer_is_leader(const struct viewer *viewer)
{
	return viewer->staff && viewer->staff->role != SPEAKER_TECHNICIAN;
}

gboolean viewer_may_open(const struct viewer *viewer, struct db *db, const struct ticket *ticket)
{
	if (!viewer_is_known(viewer))
		return FALSE;
	return viewer_is_staff(viewer) || board_takes_part(db, ticket, viewer->address);
}

gboolean viewer_may_read(const struct viewer *viewer, const struct ticket *ticket)
{
	if (!ticket_is_confidential(ticket) || !viewer_is_staff(viewer))
		return TRUE;
	return viewer_is_leader(viewer) || ticket->assignee_id == viewer->staff->id ||
	       g_ascii_strcasecmp(ticket->requester, viewer->address) == 0;
}

enum event_view viewer_event(
	const struct viewer *viewer, const struct ticket *ticket, const struct event *event)
{
	if (!viewer_may_read(viewer, ticket))
		return EVENT_WITHHELD;
	if (viewer_is_staff(viewer))
		return EVENT_SHOWN;
	return event_view_of_requester(ticket, event);
}

gboolean viewer_may_download(const struct viewer *viewer, const struct ticket *ticket,
	const GPtrArray *events, gint64 mail_id)
{
	if (!viewer_may_read(viewer, ticket))
		return FALSE;
	if (viewer_is_staff(viewer))
		return TRUE;
	/* One mail may have made several rows: the strictest of them counts. */
	gboolean shown = FALSE;
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		if (event->mail_id != mail_id || strcmp(event->actor_role, "desk") == 0)
			continue; /* what the desk itself did is no part of the mail */
		if (viewer_event(viewer, ticket, event) != EVENT_SHOWN)
			return FALSE;
		shown = TRUE;
	}
	return shown;
}

const struct event *viewer_report(
	const struct viewer *viewer, const struct ticket *ticket, const GPtrArray *events)
{
	if (!ticket_report_is_public(ticket) || !ticket->report_event)
		return NULL;
	for (guint i = 0; i < events->len; i++) {
		const struct event *event = events->pdata[i];
		if (event->id == ticket->report_event)
			return viewer_event(viewer, ticket, event) == EVENT_SHOWN ? event : NULL;
	}
	return NULL;
}
