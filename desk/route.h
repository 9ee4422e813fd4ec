/*
 * route: which service a letter is about. Pure.
 */
#ifndef DESK_ROUTE_H
#define DESK_ROUTE_H

#include "desk/situation.h"

/*
 * One service, and what speaks for it. Each signal is the natural logarithm of odds: 0 says
 * nothing, 0.7 doubles the odds, -0.7 halves them; they add up.
 */
struct candidate {
	const struct service *service;
	double keywords; /* of the catalogue, in the text; the service "*" has a little by itself */
	double perihal;	 /* the same in subject and perihal, where they count three times */
	double history;	 /* how often this office, and all offices, needed it */
	double bayes;	 /* the words of letters that were settled before */
	double kind;	 /* a complaint's or a request's tone fits its jenis, or not */
	double total;
	int certainty; /* per cent */
	char *found;   /* the keywords, "wifi, internet" */
	guint order;   /* among the services: what equals are sorted by */
};

struct routing {
	GPtrArray *candidates;	       /* struct candidate *, the best first */
	const struct service *service; /* the best; NULL only if there are no services */
	int certainty;		       /* of it, per cent */
	char *why;		       /* what decided, in Indonesian */
};

/*
 * Weighs every service for a letter. With nothing learned keywords decide, and a letter without
 * any goes, at less than 60 per cent, to the service with the keyword "*"; the more letters were
 * settled, the more their words count beside the keywords. `evidence` has the services in the
 * same order; NULL: nothing was learned.
 */
struct routing *route_service(const GPtrArray *services, const struct incoming *incoming,
	const struct evidence *evidence);
void routing_free(struct routing *routing);
typedef struct routing routing_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(routing_auto, routing_free)

/* "kata kunci 3,0; perihal 0,0; …" in the language; the caller frees it. */
char *candidate_points(const struct candidate *candidate, const char *language);

/* The most probable service of the section; NULL if it has none. */
const struct candidate *routing_of_section(const struct routing *routing, const char *section);

/*
 * The ticket gets another service, `why` for people: code, section, severity, score and target
 * times follow. `from`: its service until now; NULL if it is no longer in the catalogue. A longer
 * target time is added to; a shorter one does not bring the target forward.
 */
void route_change(const struct settings *settings, const struct calendar *calendar,
	struct ticket *ticket, const struct service *from, const struct service *to,
	const char *why);

#endif
