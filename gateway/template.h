/*
 * template: a mail as text that a clerk can edit, with names for what differs from mail to mail.
 * It is read and checked as a whole, then rendered into a page; text and HTML come from that one
 * page. What names there are, a vocabulary tells: this file knows nothing of tickets.
 *
 *	// a comment
 *	Subject: what the mail is called         before all else; optional
 *	# the headline, on one line
 *	Running text with {name}; the lines up to a blank one are one paragraph.
 *	- an item of a list
 *	> title: somebody's words                set apart; without ": " it has no title
 *	~ small print
 *	{block}                                  on a line of its own
 *	{if name} ... {else} ... {end}           on lines of their own; also {if not name},
 *	                                         {if name word word}: is one of the words
 *
 * "{{" stands for "{". Values are text: nothing in them is read as markup. A paragraph, item or
 * quote that comes out empty is left out.
 */
#ifndef GATEWAY_TEMPLATE_H
#define GATEWAY_TEMPLATE_H

#include "gateway/compose_page.h"

#define TEMPLATE_ERROR (template_error_quark())
GQuark template_error_quark(void);
enum template_error {
	TEMPLATE_ERROR_TEXT, /* "FILE:LINE: what is wrong" */
	TEMPLATE_ERROR_FILE, /* can't be read */
};

enum template_name_kind {
	TEMPLATE_VALUE, /* {name} in running text; in {if name}: is not empty */
	TEMPLATE_FLAG,	/* in {if name} only */
	TEMPLATE_BLOCK, /* {name} on a line of its own */
};

struct template_name {
	enum template_name_kind kind;
	const char *name;    /* a block's may have words behind it: "facts short" */
	const char *meaning; /* Indonesian, for people; translated where it is shown */
	guint needs;	     /* bits: a mail has it only if it brings one of them; 0: every mail */
	char *(*value)(
		gpointer mail); /* a value's text, "" if there is none; the caller frees it */
	gboolean (*holds)(gpointer mail); /* a flag */
	void (*block)(gpointer mail);	  /* adds to the page */
	/* What a value may be compared with: all words (NULL after the last), and this mail's own.
	 */
	const char *(*word)(int index);
	const char *(*own_word)(gpointer mail);
};

struct template_vocabulary {
	const struct template_name *names;
	guint count;
};

/* May a template of a mail that brings `brings` use the name? */
gboolean template_name_fits(const struct template_name *name, guint brings);

/*
 * Reads and checks a template. `file` is what errors call it: "FILE:LINE: ...". NULL and `error`
 * for a name that is not in the vocabulary or that this mail does not bring, for a condition that
 * is broken or not closed, for no headline or two. Keeps pointers into the vocabulary. The caller
 * frees it.
 */
struct template *template_parse(const char *file, const char *text,
	const struct template_vocabulary *vocabulary, guint brings, GError **error);
void template_free(struct template *template);
typedef struct template template_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(template_auto, template_free)

/* Of this mail; the caller frees them. Without a subject of its own: NULL. */
char *template_headline(const struct template *template, gpointer mail);
char *template_subject(const struct template *template, gpointer mail);
/* Adds all but these two to the page; `mail` goes to the functions of the names. */
void template_render(const struct template *template, gpointer mail, struct page *page);

#endif
