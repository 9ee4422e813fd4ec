/*
 * classifier: what routing learns from letters whose service people have settled (naive Bayes).
 * Reading words and weighing them is pure; learning and loading talk to the database.
 */
#ifndef DESK_CLASSIFIER_H
#define DESK_CLASSIFIER_H

#include "desk/db.h"

/*
 * The distinct words of a letter that may tell what it is about, as the classifier keeps them:
 * lower case, without fillers, figures, and the words of `office` (the sender's own name says who
 * wrote, not what about), without the endings -nya, -kan, -an, -i; and pairs of neighbours
 * ("tanda tang"). At most CLASSIFIER_WORDS_MAX. char *; the caller unrefs it.
 */
#define CLASSIFIER_WORDS_MAX 160
GPtrArray *classifier_words(
	const char *office, const char *subject, const char *letter_subject, const char *text);

/* What is known of the words of one letter and of its office. */
struct ticket;
struct evidence {
	char *office;	   /* name; its words do not count */
	GHashTable *codes; /* char * -> index + 1 into the arrays */
	guint services;
	double *letters; /* that were learned, by service */
	double all_letters;
	GHashTable *words; /* char * -> double *: letters that have the word, by service */
	double *history;   /* this office's tickets of the last year, by service */
	double all_history;
};

/* Nothing known yet; `codes` are the services. */
struct evidence *evidence_new(const char *const *codes, guint services, const char *office);
void evidence_free(struct evidence *evidence);
typedef struct evidence evidence_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(evidence_auto, evidence_free)
/* Letters of the service that were learned; those of them that have the word; tickets of the
 * office. A service that is not among the codes is left out. */
void evidence_add_letters(struct evidence *evidence, const char *code, int letters);
void evidence_add_word(struct evidence *evidence, const char *word, const char *code, int letters);
void evidence_add_history(struct evidence *evidence, const char *code, int tickets);

/*
 * What the words say for each service, as the natural logarithm of odds: 0 says nothing. `scores`
 * has room for all services. Returns the share of the words, 0 to 1, that are known at all.
 */
double classifier_score(const struct evidence *evidence, const GPtrArray *words, double *scores);
/* "printer, toner": of the letter's words those that speak most for the service. */
char *classifier_telling(const struct evidence *evidence, const GPtrArray *words, const char *code);
/* How often the service is needed at all and by this office, in the same measure. */
double classifier_habit(const struct evidence *evidence, const char *code);

/* Reads from the database what is known of these words, for an office (0: none) since a time. */
struct evidence *classifier_load(struct db *db, const char *const *codes, guint services,
	const GPtrArray *words, gint64 office_id, const char *office, gint64 since);

/*
 * Learns that the letter that opened the ticket belongs to the service. A ticket has one lesson:
 * learning another one takes the first out of the counts.
 */
void classifier_learn_ticket(struct db *db, const struct ticket *ticket, const char *service_code);

#endif
