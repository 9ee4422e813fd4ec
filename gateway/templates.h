/*
 * templates: the letters of the desk, one template for each kind of notice. The built-in ones are
 * here, Indonesian, with their English in po/en.po; an office may have its own in a folder.
 */
#ifndef GATEWAY_TEMPLATES_H
#define GATEWAY_TEMPLATES_H

#include "desk/decide.h"
#include "gateway/template.h"

/* What mails of a kind have to tell, beside the ticket's own data: bits for template_name.needs. */
enum brings {
	BRINGS_TICKET = 1 << 0,	     /* is about a ticket, always */
	BRINGS_SOME_TICKET = 1 << 1, /* may be about a ticket */
	BRINGS_TEXT = 1 << 2,	     /* notice.text */
	BRINGS_PRIVATE_TEXT =
		1 << 3,		 /* the same, hidden from who may not see confidential letters */
	BRINGS_AUTHOR = 1 << 4,	 /* notice.by */
	BRINGS_COMMAND = 1 << 5, /* notice.command */
	BRINGS_CONFIRMATION = 1 << 6, /* asks for YA */
	BRINGS_MAIL = 1 << 7,	      /* follows a mail that came in */
	BRINGS_REPORT = 1 << 8,	      /* there is an action report */
	BRINGS_RATING = 1 << 9,
	BRINGS_PERIOD = 1 << 10,  /* notice.text is a month, "2026-11" */
	BRINGS_TICKETS = 1 << 11, /* a list of tickets */
	BRINGS_TEAM = 1 << 12,	  /* the technicians who could do it */
	BRINGS_REPORTS = 1 << 13, /* reports of several tickets, to be approved together */
	BRINGS_OTHER = 1 << 14,	  /* belongs to another ticket or an incident */
	BRINGS_OFFICE = 1 << 15,  /* asks the office for YA or TIDAK */
	BRINGS_DATA = 1 << 16,	  /* may ask for data that the service requires */
	BRINGS_OFFERS = 1 << 17,  /* may offer GABUNG and PECAH */
	BRINGS_UNDO = 1 << 18,	  /* may offer BATAL */
};

struct letter_kind {
	const char *when; /* who gets it and when: Indonesian, for people */
	guint brings;
	const char *text; /* the template, Indonesian */
};

/* The kind as it is built in; never NULL: one that has no letter yet is news from the desk. */
const struct letter_kind *templates_kind(enum notice_kind kind);
/* The built-in text in the language of texts_init(). */
const char *templates_text(enum notice_kind kind);
/* FALSE if no notice is called so. */
gboolean templates_find(const char *name, enum notice_kind *kind);

/* The built-in ones by reader; NULL: not one of theirs. */
const struct letter_kind *templates_for_requester(enum notice_kind kind);
const struct letter_kind *templates_for_staff(enum notice_kind kind);
const struct letter_kind *templates_for_anyone(enum notice_kind kind);

/* The names that templates of mails may use. */
const struct template_vocabulary *compose_vocabulary(void);

/*
 * The template for a mail: the office's own in the folder of [mail] templates (NAME.LANGUAGE.txt,
 * else NAME.txt), else the built-in one. Own files are read anew each time: a change counts at
 * once. If an own one is broken the built-in one is taken and `problem` says why (the caller frees
 * it; else it is NULL). Never NULL; the caller frees it with template_free().
 */
struct template *templates_take(
	const struct settings *settings, enum notice_kind kind, char **problem);

/* For a letter that is about a ticket, always, and has none. The caller frees it. */
struct template *templates_news(void);

/* What is wrong with the office's own templates (and with files that are none): char *, each
 * "FILE:LINE: ..."; none if all is well. `count` (may be NULL): how many templates there are. */
GPtrArray *templates_check(const struct settings *settings, guint *count);
/* The office's own file for the kind; NULL: it has none. The caller frees it. */
char *templates_own_file(const struct settings *settings, enum notice_kind kind);

#endif
