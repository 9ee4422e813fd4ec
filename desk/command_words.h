/*
 * command_words: the vocabulary of desk/command.c. Nobody else includes this.
 */
#ifndef DESK_COMMAND_WORDS_H
#define DESK_COMMAND_WORDS_H

#include "desk/command.h"

/* Sets of speakers. */
#define BY(speaker) (1u << (speaker))
#define BY_ALL (BY(SPEAKER_REQUESTER) | BY_STAFF)
#define BY_STAFF (BY(SPEAKER_TECHNICIAN) | BY(SPEAKER_LEADER) | BY(SPEAKER_OPERATOR))

struct command_word {
	const char *word; /* lower case */
	enum command command;
	unsigned speakers;
};

/*
 * The command that this one word means for the speaker, exactly or with one typing error (words of
 * five letters or more). SETUJU, TOLAK and BATAL are never guessed: then `*typo` is TRUE and the
 * caller asks back. COMMAND_NONE if it is no command.
 */
enum command command_of_word(const char *word, enum speaker speaker, gboolean *typo);

/* Sets of words, all lower case. */
enum word_set {
	WORDS_GREETING,	  /* "pak", "assalamualaikum": before anything */
	WORDS_DONE,	  /* "sudah", "wis": before the word of what is done */
	WORDS_AGREEING,	  /* "ok", "siap", "nggih": before a command, or alone */
	WORDS_NEGATION,	  /* "belum", "tidak", "mboten" */
	WORDS_NOT_YET,	  /* those negations that mean BELUM */
	WORDS_QUESTION,	  /* "kapan", "berapa" */
	WORDS_TITLE,	  /* "pak", "ya": after anything, means nothing */
	WORDS_THANKS,	  /* says thanks */
	WORDS_THANKS_TOO, /* may stand in a mail that only says thanks */
	WORDS_TROUBLE,	  /* "mati", "lemot": what is still so */
	WORDS_NOT_TRIED,  /* "sempat", "dicek": after "belum" says nothing of the solution */
	WORDS_CONDITION,  /* "tapi", "asal": an approval with strings */
	WORDS_CANCELLED,  /* what a requester cancels: "tiket", "saja" */
	WORDS_PRAISE,	  /* what follows a rating's figure */
	WORDS_MONTH,
	WORDS_DAY,     /* "besok", "tanggal", "hari" */
	WORDS_TOWARDS, /* "ke", "kepada" */
};
gboolean command_word_in(const char *word, enum word_set set);

#endif
