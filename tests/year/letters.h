/*
 * letters: labelled letters of offices, as they really write: as a formal letter, in one line from
 * a phone, as chat, partly in Javanese, angry, or passed on. The label is the service that a
 * sensible clerk of the desk would choose. Situations stand in situations/, one block each; they
 * were written without regard to how the desk finds a service: many name no keyword of theirs, some
 * name those of another service, some are vague.
 *
 * The same seed makes the same letters.
 */
#ifndef TESTS_YEAR_LETTERS_H
#define TESTS_YEAR_LETTERS_H

#include <glib.h>

enum letter_register {
	REGISTER_FORMAL, /* surat dinas with letterhead, number and perihal */
	REGISTER_PHONE,	 /* one line */
	REGISTER_CHAT,
	REGISTER_JAVANESE,
	REGISTER_ANGRY,
	REGISTER_FORWARDED,
	REGISTER_COUNT,
};
/* "formal", "phone", ... */
const char *register_name(enum letter_register which);

struct situation_text {
	char *service; /* the label */
	char *name;
	gboolean late; /* nobody writes about it in the first half of the year */
	char *formal_subject;
	char *texts[REGISTER_COUNT]; /* forwarded: NULL, another one is passed on */
};

struct letter {
	const char *service;   /* the label, of the catalogue */
	const char *situation; /* the same */
	gboolean late;
	enum letter_register which;
	char *subject;
	char *text;
};
void letter_clear(struct letter *letter);

/* Who writes it. */
struct letter_writer {
	const char *name;
	const char *office;
	const char *phone;
	gint64 now; /* a formal letter bears the date */
};

/* Every situation of the service: struct situation_text *. */
struct letters;
struct letters *letters_new(void);
void letters_free(struct letters *letters);
/* All codes, in the order of the files. char *. */
GPtrArray *letters_services(const struct letters *letters);

/* A letter about the service; `with_late`: also of the situations that come late in the year. */
struct letter letters_write(const struct letters *letters, GRand *random, const char *service,
	gboolean with_late, const struct letter_writer *writer);

#endif
