#include "web-status/session.h"

#include "web-status/pages.h"
#include "desk/words.h"

#include <string.h>

/* Stands for the ticket where a session came from a ticket link without one. */
#define SOME_TICKET "-"

/* The session of the cookie; FALSE if there is none. Clear with token_link_clear(). */
static gboolean read_cookie(const struct visit *visit, struct token_link *session)
{
	const char *cookie = request_cookie(visit->request, SESSION_COOKIE);
	memset(session, 0, sizeof *session);
	if (!cookie)
		return FALSE;
	if (!token_link_read(&visit->web->key, cookie, visit->now, session))
		return FALSE;
	if (session->purpose == LINK_SESSION)
		return TRUE;
	token_link_clear(session);
	return FALSE;
}

static gboolean is_staff_session(const struct token_link *session)
{
	return *session->number == '\0';
}

/* The address may have passed to somebody else since the link was made: then it opens nothing. */
static struct person *staff_of(const struct visit *visit, const struct token_link *session)
{
	GTimeZone *zone = visit->settings->timezone;
	gint64 made = session->expires - visit->settings->link_days * G_GINT64_CONSTANT(86400);
	g_autofree char *today = words_day(visit->now, zone);
	g_autofree char *day = words_day(made, zone);
	g_autoptr(person_auto) staff = directory_person(visit->db, session->person, today);
	return staff && strcmp(staff->from, day) <= 0 ? g_steal_pointer(&staff) : NULL;
}

void session_read(struct visit *visit)
{
	struct token_link session;
	if (!read_cookie(visit, &session))
		return;
	visit->viewer.address = g_strdup(session.person);
	if (is_staff_session(&session))
		visit->viewer.staff = staff_of(visit, &session);
	token_link_clear(&session);
}

static void set_cookie(struct visit *visit, const char *value, gint64 seconds)
{
	g_autofree char *cookie = g_strdup_printf("%s=%s; Path=%s/; Max-Age=%" G_GINT64_FORMAT
						  "; HttpOnly; SameSite=Lax%s",
		SESSION_COOKIE, value, visit->web->prefix, seconds,
		visit->web->secure ? "; Secure" : "");
	response_header(visit->response, "Set-Cookie", cookie);
}

/* The cookie the browser has is worth more: a staff member opens a link to an own ticket. */
static gboolean keeps_session(const struct visit *visit, const struct token_link *link)
{
	struct token_link session;
	if (link->purpose == LINK_STAFF || !read_cookie(visit, &session))
		return FALSE;
	gboolean keeps =
		is_staff_session(&session) && g_ascii_strcasecmp(session.person, link->person) == 0;
	token_link_clear(&session);
	return keeps;
}

static void start_session(struct visit *visit, const struct token_link *link)
{
	const char *number = *link->number ? link->number : SOME_TICKET;
	struct token_link session = {
		.purpose = LINK_SESSION,
		.person = link->person,
		.number = (char *)(link->purpose == LINK_STAFF ? "" : number),
		.expires = link->expires,
	};
	g_autofree char *cookie = token_link_make(&visit->web->key, &session);
	set_cookie(visit, cookie, link->expires - visit->now);
}

/* Where a signed link leads, without anything of the token in it. */
static char *landing(const struct visit *visit, const struct token_link *link)
{
	if (!*link->number)
		return g_strconcat(visit->web->prefix, "/", NULL);
	g_autofree char *number = g_uri_escape_string(link->number, NULL, FALSE);
	return g_strconcat(visit->web->prefix, "/tiket/", number, NULL);
}

void session_enter(struct visit *visit)
{
	const char *text = request_query(visit->request, "t");
	struct token_link link;
	if (!text) {
		page_sign_in(visit, 200, SIGN_IN_WELCOME);
		return;
	}
	if (!token_link_read(&visit->web->key, text, visit->now, &link)) {
		page_sign_in(visit, 403, SIGN_IN_BAD_LINK);
		return;
	}
	if (link.purpose == LINK_SESSION) {
		page_sign_in(visit, 403, SIGN_IN_BAD_LINK);
	} else {
		g_autofree char *location = landing(visit, &link);
		if (!keeps_session(visit, &link))
			start_session(visit, &link);
		response_redirect(visit->response, location);
	}
	token_link_clear(&link);
}

void session_leave(struct visit *visit)
{
	/* Another site's form must not sign people out. */
	const char *site = request_header(visit->request, "sec-fetch-site");
	if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0) {
		page_not_found(visit);
		return;
	}
	g_autofree char *location = g_strconcat(visit->web->prefix, "/masuk", NULL);
	set_cookie(visit, "", 0);
	response_redirect(visit->response, location);
}
