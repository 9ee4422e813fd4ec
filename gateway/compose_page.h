/*
 * compose_page: what a mail says, as blocks, before it is plain text or HTML. Part of compose;
 * nobody else includes this.
 *
 * All text handed in is plain UTF-8 of any origin; it is copied, made harmless (no control
 * characters) and escaped where it is rendered.
 */
#ifndef GATEWAY_COMPOSE_PAGE_H
#define GATEWAY_COMPOSE_PAGE_H

#include <glib.h>

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_NOTE,    /* small print */
	BLOCK_FACTS,   /* struct pair: label and value */
	BLOCK_QUOTE,   /* title and somebody's text, set apart by a bar */
	BLOCK_LIST,    /* struct pair: key (may be "") and text */
	BLOCK_ANSWERS, /* struct answer: the commands that fit, one tap each */
	BLOCK_LINK,    /* title and URL */
};

struct pair {
	char *label, *value;
};

/* One answer by mail. */
struct answer {
	char *command; /* the button's word: "TERIMA" */
	char *typed;   /* how it is written by hand: "TOLAK: alasan" */
	char *meaning; /* what it does: "saya kerjakan" */
	char *uri;     /* mailto: with address, subject and body */
};

struct block {
	enum block_kind kind;
	char *title; /* may be "" */
	char *text;
	GPtrArray *items; /* struct pair * or struct answer *, by kind; NULL for the others */
	gboolean quiet;	  /* of answers: none of them is what the reader should do next */
};

struct page {
	char *headline;	   /* the essential, in one line */
	char *greeting;	   /* "" for none */
	GPtrArray *blocks; /* struct block * */
	char *footer;
	const char *language; /* "id" or "en" */
	gboolean mask_nip;    /* the reader is not staff */
};

struct page *page_new(const char *language, gboolean mask_nip);
void page_free(struct page *page);
typedef struct page page_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(page_auto, page_free)

void page_headline(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);
void page_greeting(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);
void page_footer(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);
void page_say(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);
void page_note(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Appended to the table or list that ends the page, else to a new one. An empty value: nothing. */
void page_fact(struct page *page, const char *label, const char *value);
void page_item(struct page *page, const char *key, const char *text);
/* Nothing if `text` is empty. */
void page_quote(struct page *page, const char *title, const char *text);
/* Starts the answers; the calls of page_answer() that follow go there. The first is shown as the
 * next step, unless they are quiet. Without a title they are not in the text, which has said in
 * words what they do. */
void page_answers(struct page *page, const char *title);
void page_quiet_answers(struct page *page, const char *title);
void page_answer(struct page *page, const char *command, const char *typed, const char *meaning,
	const char *uri);
void page_link(struct page *page, const char *title, const char *url);

/* On one line: no line ends, no control or direction-changing characters. Caller frees. */
char *page_one_line(const char *text);

/* Both end with a line end; lines end with LF. The caller frees them. */
char *page_to_text(const struct page *page);
char *page_to_html(const struct page *page);

#endif
