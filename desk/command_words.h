/*
 * command_words: the vocabulary of desk/command.c. Only the files desk/command*.c include this.
 */
#ifndef DESK_COMMAND_WORDS_H
#define DESK_COMMAND_WORDS_H

#include "desk/command.h"

/*
 * The command that this one word means for the speaker, exactly or with one typing error (words of
 * five letters or more), or with letters held down ("selesaiii"). SETUJU, TOLAK and BATAL are never
 * guessed: then `*typo` is TRUE and the caller asks back. COMMAND_NONE if it is no command.
 */
enum command command_of_word(const char *word, enum speaker speaker, gboolean *typo);

/* SETUJU, TOLAK, BATAL. */
gboolean command_is_never_guessed(enum command command);

/* The same word, or one typing error away where it has five letters or more. */
gboolean command_word_like(const char *word, const char *other);

/* The length of the first of two words that were written as one ("sudahselesai"); else 0. */
gsize command_word_glued(const char *word);

/* The word with every run of a letter as one ("bangettt"); NULL if it has none. The caller frees.
 */
char *command_word_unstretched(const char *word);

/* Sets of words, all lower case. */
enum word_set {
	WORDS_GREETING,	    /* "pak", "assalamualaikum": before anything */
	WORDS_NAMED,	    /* a name follows: "pak", "yth" */
	WORDS_EXCUSE,	    /* "mohon" before these is a greeting: "maaf", "izin" */
	WORDS_DONE,	    /* "sudah", "wis": before the word of what is done */
	WORDS_DOING,	    /* "sedang": before PROSES */
	WORDS_AGREEING,	    /* "ok", "siap", "nggih": before a command, or alone */
	WORDS_ASKING,	    /* "mohon", "tolong": before what the desk shall do */
	WORDS_SELF,	    /* "saya", "kami": before what is not clear enough then */
	WORDS_NEGATION,	    /* "belum", "tidak", "mboten" */
	WORDS_NOT_YET,	    /* those negations that mean BELUM */
	WORDS_STILL,	    /* "masih" */
	WORDS_STILL_FILLER, /* between "masih" and "mati": "saja" */
	WORDS_QUESTION,	    /* "kapan", "berapa" */
	WORDS_ONLY_ASKS,    /* a question to the desk, not to the requester: "sampai kapan" */
	WORDS_TITLE,	    /* "pak", "ya": after anything, means nothing */
	WORDS_THANKS,	    /* says thanks */
	WORDS_THANKS_TOO,   /* may stand in a mail that only says thanks */
	WORDS_RECEIVE,	    /* "terima": thanks only before a word of thanks */
	WORDS_TROUBLE,	    /* "mati", "lemot": what is still so */
	WORDS_NOT_TRIED,    /* "sempat", "dicek": after "belum" says nothing of the solution */
	WORDS_PROBLEM,	    /* "belum ada kendala" is good news */
	WORDS_CONDITION,    /* anywhere: an approval with strings ("tapi", "asal") */
	WORDS_STRING,	    /* directly behind: an approval with strings ("dengan") */
	WORDS_EVERYTHING,   /* "semua" */
	WORDS_LISTED,	    /* what may follow "setuju semua" */
	WORDS_CANCELLED,    /* what a requester cancels: "tiket", "saja" */
	WORDS_MISTAKE,	    /* why staff takes back: "salah" */
	WORDS_NOT_DONE,	    /* directly behind SELESAI: not yet ("besok", "sebagian") */
	WORDS_PRAISE,	    /* what follows a rating's figure */
	WORDS_COUNTED,	    /* what is counted, not rated: "2 komputer" */
	WORDS_RATING,	    /* "nilai", before the figure */
	WORDS_CONTENT,	    /* "puas" */
	WORDS_VERY,
	WORDS_FAIRLY,
	WORDS_HARDLY,
	WORDS_SO, /* "tidak terlalu puas" is milder than "tidak puas" */
	WORDS_MONTH,
	WORDS_PERIOD,	/* what may follow LAPORAN */
	WORDS_REPORT,	/* what a requester calls the action report */
	WORDS_SENDING,	/* how it is asked for: "dikirim" */
	WORDS_WANTING,	/* and what else may stand before it: "bisa", "hasil" */
	WORDS_RESULT,	/* and behind it: "tindak lanjut" */
	WORDS_DAY,	/* "besok", "tanggal", "hari" */
	WORDS_TOWARDS,	/* "ke", "kepada" */
	WORDS_MOVING,	/* ALIHKAN only before "ke": "pindah" */
	WORDS_DIVIDING, /* behind PECAH: "menjadi" */
	WORDS_TICKET,	/* what may follow STATUS */
	WORDS_PAGE,	/* what may follow MASUK */
};
gboolean command_word_in(const char *word, enum word_set set);

#endif
