/*
 * letters_words: how people type: blanks in a text are filled in, words are shortened, keys are
 * missed.
 */
#ifndef TESTS_YEAR_LETTERS_WORDS_H
#define TESTS_YEAR_LETTERS_WORDS_H

#include <glib.h>

/* One of them, each as likely. */
const char *pick(GRand *random, const char *const *words, guint count);
#define PICK(random, words) pick(random, words, G_N_ELEMENTS(words))
gboolean chance(GRand *random, double probability);

/* "{ruang} {mati|padam}" -> "aula padam". The caller frees it. */
char *words_fill(GRand *random, const char *text);
/* "yang tidak bisa" -> "yg gak bisa", here and there, and now and then a wrong letter. */
char *words_as_typed(GRand *random, const char *text);

#endif
