/*
 * extract: what is attached to a mail that holds no letter (surat dinas) itself, or not all of it.
 * Text is taken out of PDF and DOCX files by other programs, confined (confined.h): pdftotext,
 * desktik-docx, and for scanned pages the OCR command of the settings. mailparse's letter reader
 * then reads the text. A mail that is attached is looked into likewise.
 */
#ifndef GATEWAY_EXTRACT_H
#define GATEWAY_EXTRACT_H

#include "desk/settings.h"
#include "gateway/confined.h"
#include "mailparse/mailparse.h"

enum extract_way {
	EXTRACT_PDF,
	EXTRACT_DOCX,
	EXTRACT_OCR,
	EXTRACT_MAIL, /* a mail that is attached: its own text */
};

enum extract_result {
	EXTRACT_LETTER,	 /* its number, subject or sifat was found */
	EXTRACT_TEXT,	 /* text, but no letter */
	EXTRACT_SCAN,	 /* pages without text, and no OCR command is set */
	EXTRACT_NO_TIME, /* those before it took all the time: not begun */
	EXTRACT_FAILED,	 /* it could not be read; see trouble */
};

/* One attachment that was tried. */
struct extract_finding {
	char *filename;
	enum extract_way way;
	enum extract_result result;
	char *trouble; /* English, one line, for the log; NULL: none */
};

struct extract {
	GPtrArray *findings; /* struct extract_finding *, in the order of the mail */
	/* Of the letter that was found, else of the first attachment that holds any: */
	char *text; /* at most EXTRACT_TEXT_LETTERS, tokens redacted; NULL: none at all */
	const struct extract_finding *source; /* where that text stood; NULL: none */
	struct mail_letter letter;	      /* all NULL if no letter was found */
};

#define EXTRACT_ATTACHMENTS 3
#define EXTRACT_TEXT_LETTERS 20000

/*
 * TRUE: the mail is a person's, has attachments that could be read, and is no letter that says its
 * own sifat: that of an attached one decides who may see the ticket.
 */
gboolean extract_is_wanted(const struct settings *settings, const struct mail *mail);

/*
 * Reads the first attachments, until one is a letter. Takes as long as the settings allow, so call
 * it outside of transactions. Never fails: what could not be read is a finding. The caller frees
 * the result with extract_free().
 */
struct extract *extract_attachments(const struct settings *settings, const struct mail *mail);
/* The same findings where none may be read: each has failed, for this reason. */
struct extract *extract_nothing(const struct mail *mail, const char *why);
void extract_free(struct extract *extract);

/*
 * What was found and where, a line for each attachment, for everybody who may see the ticket: "Dari
 * lampiran Surat.pdf (teks PDF) kami membaca: nomor ..., perihal ...". The caller frees it.
 */
char *extract_note(const struct extract *extract, const struct settings *settings);
/* The text as the ticket's own, introduced as read from an attachment; NULL if there is none. */
char *extract_as_text(const struct extract *extract);
/* What went wrong, English, for the end of a line of the log; "" if nothing. The caller frees it.
 */
char *extract_troubles(const struct extract *extract);

/*
 * Tries the programs with papers of our own, for `desktik check`. FALSE and `error` if the way
 * can't be gone here.
 */
gboolean extract_try(const struct settings *settings, enum extract_way way, GError **error);

#endif
