#include "tests/year/crowd_parts.h"

#include "mailparse/mailparse.h"
#include "tests/year/crowd_words.h"
#include "tests/year/letters_words.h"

#include <string.h>

#define MINUTE 60
#define HOUR 3600
#define DAY (24 * HOUR)
#define OFFICES 3 /* few, so that people meet */

struct crowd *crowd_new(struct regency *r)
{
	struct crowd *crowd = g_new0(struct crowd, 1);
	crowd->r = r;
	crowd->random = r->random;
	return crowd;
}

void crowd_free(struct crowd *crowd)
{
	g_clear_pointer(&crowd->last, g_bytes_unref);
	g_free(crowd->said);
	g_free(crowd->promoted);
	g_free(crowd);
}

const char *crowd_said(const struct crowd *crowd)
{
	return crowd->said;
}

static const char *const strangers[] = { "asing@luar.example", "iklan@toko.example",
	"wartawan@koran.example" };

static enum speaker speaker_of(struct crowd *c, const char *address)
{
	g_autofree char *today = regency_today(c->r);
	g_autoptr(person_auto) person = directory_person(c->r->db, address, today);
	return person ? person->role : SPEAKER_REQUESTER;
}

static const struct regency_person *somebody(struct crowd *c)
{
	return c->r->people->pdata[g_rand_int_range(c->random, 0, OFFICES * REGENCY_PEOPLE)];
}

static const char *some_staff(struct crowd *c)
{
	const char *const *list = chance(c->random, 0.7) ? regency_technicians : regency_leaders;
	return list[g_rand_int_range(c->random, 0, g_strv_length((char **)list))];
}

/* Anybody at all. */
static const char *some_address(struct crowd *c)
{
	if (chance(c->random, 0.15))
		return PICK(c->random, strangers);
	return chance(c->random, 0.5) ? some_staff(c) : somebody(c)->address;
}

/* A copy that the desk sent, more likely one of the last. NULL: it has sent none. */
static struct outbox_row *some_copy(struct crowd *c)
{
	gint64 newest = db_int(c->r->db, "SELECT max(id) FROM outbox", "");
	int window = chance(c->random, 0.8) ? 40 : 600;
	gint64 id = newest - g_rand_int_range(c->random, 0, MIN(window, MAX(newest, 1)));
	g_autofree char *message_id =
		db_text(c->r->db, "SELECT message_id FROM outbox WHERE id = ?", "i", id);
	return message_id ? outbox_by_message_id(c->r->db, message_id) : NULL;
}

/* The newest copy of this person about the ticket. */
static struct outbox_row *copy_of(struct crowd *c, gint64 ticket_id, const char *person)
{
	g_autofree char *id = db_text(c->r->db,
		"SELECT message_id FROM outbox WHERE ticket_id = ? AND recipient = ? "
		"ORDER BY id DESC",
		"is", ticket_id, person);
	return id ? outbox_by_message_id(c->r->db, id) : NULL;
}

/* Under what was written: all that the desk had sent. */
static char *with_quote(struct crowd *c, const char *text, const struct outbox_row *copy)
{
	if (!chance(c->random, 0.4))
		return g_strdup(text);
	g_autofree char *sent = mail_sent_text(copy->bytes);
	g_auto(GStrv) lines = g_strsplit(sent, "\n", -1);
	g_autofree char *quoted = g_strjoinv("\n> ", lines);
	return g_strdup_printf("%s\n\nPada Sel, 24 Feb 2026 pukul 09.12 Desk TIK "
			       "<desk@tik.example> menulis:\n> %s\n",
		text, quoted);
}

void crowd_say(struct crowd *c, const char *who, const char *how, const char *text)
{
	g_free(c->said);
	c->said = g_strdup_printf("%s %s: %.100s", who, how, text);
	g_strdelimit(c->said, "\r\n", ' ');
}

GBytes *crowd_put(struct crowd *c, const char *how, const struct regency_mail *mail)
{
	crowd_say(c, mail->from, how, mail->text);
	return regency_mail_bytes(c->r, mail);
}

/* A letter, sometimes with others in Cc. */
static GBytes *letter(struct crowd *c)
{
	const struct regency_person *person = somebody(c);
	struct letter letter = regency_letter(c->r, person, TRUE);
	g_autofree char *cc =
		chance(c->random, 0.3)
			? g_strdup_printf("%s, %s", somebody(c)->address, some_address(c))
			: NULL;
	GBytes *bytes = crowd_put(c, "writes",
		&(struct regency_mail){ .from = person->address,
			.from_name = person->name,
			.cc = cc,
			.subject = letter.subject,
			.text = letter.text });
	letter_clear(&letter);
	return bytes;
}

/* The owner of a copy answers it: with proof. */
static GBytes *answer(struct crowd *c, const struct outbox_row *copy, const char *words)
{
	g_autofree char *to = regency_address_of_copy(copy->message_id);
	g_autofree char *text = with_quote(c, words, copy);
	g_autofree char *subject = g_strdup_printf("Re: %s", copy->subject);
	g_autofree char *how = g_strdup_printf(
		"answers its %s of %s", copy->template, *copy->ticket ? copy->ticket : "no ticket");
	return crowd_put(c, how,
		&(struct regency_mail){ .from = copy->recipient,
			.to = to,
			.subject = subject,
			.text = text,
			.answers = chance(c->random, 0.8) ? copy->message_id : NULL });
}

/* Somebody else writes to the reply address of a copy, or in its thread. */
static GBytes *answer_of_others(struct crowd *c, const struct outbox_row *copy)
{
	gboolean by_token = chance(c->random, 0.5);
	g_autofree char *to = by_token ? regency_address_of_copy(copy->message_id) : NULL;
	const char *from = some_address(c);
	g_autofree char *words = crowd_words(c->random, &c->reports, speaker_of(c, from));
	g_autofree char *text = with_quote(c, words, copy);
	g_autofree char *how = g_strdup_printf("%s of %s: %s", copy->template, copy->recipient,
		by_token ? "writes to its reply address" : "answers it");
	return crowd_put(c, how,
		&(struct regency_mail){ .from = from,
			.to = to,
			.subject = copy->subject,
			.text = text,
			.answers = by_token ? NULL : copy->message_id });
}

/* In the name of the owner, without the token or with a wrong one. */
static GBytes *forged(struct crowd *c, const struct outbox_row *copy)
{
	static const char *const claims[] = { NULL, NULL,
		"Authentication-Results: evil.example; dmarc=pass "
		"header.from=tik.example\r\n" REGENCY_RECEIVED,
		"Authentication-Results: " REGENCY_AUTHSERV
		"; dmarc=fail header.from=tik.example\r\n" REGENCY_RECEIVED };
	g_autofree char *to = regency_address_of_copy(copy->message_id);
	char *letter = to + (strchr(to, '@') - to) - 1 - g_rand_int_range(c->random, 0, 20);
	*letter = *letter == 'a' ? 'b' : 'a';
	g_autofree char *words =
		crowd_words(c->random, &c->reports, speaker_of(c, copy->recipient));
	return crowd_put(c, "is forged to say",
		&(struct regency_mail){ .from = copy->recipient,
			.to = chance(c->random, 0.5) ? to : NULL,
			.subject = copy->subject,
			.text = words,
			.headers = PICK(c->random, claims) });
}

/* No token, but our own mail server knows the sender. */
static GBytes *vouched(struct crowd *c, const struct outbox_row *copy)
{
	g_autofree char *words =
		crowd_words(c->random, &c->reports, speaker_of(c, copy->recipient));
	g_autofree char *headers =
		g_strdup_printf("Authentication-Results: " REGENCY_AUTHSERV
				"; dmarc=pass header.from=%s\r\n" REGENCY_RECEIVED,
			strchr(copy->recipient, '@') + 1);
	return crowd_put(c, "vouched for by our server, says",
		&(struct regency_mail){ .from = copy->recipient,
			.subject = copy->subject,
			.text = words,
			.headers = headers });
}

/* Passes a copy of somebody on to the desk, as a letter of its own. */
static GBytes *passed_on(struct crowd *c, const struct outbox_row *copy)
{
	g_autofree char *sent = mail_sent_text(copy->bytes);
	g_autofree char *text = g_strdup_printf(
		"Mohon ini juga dilihat.\n\n---------- Forwarded message ---------\nDari: Desk "
		"TIK <%s>\nSubject: %s\nTo: <%s>\n\n%s",
		c->r->settings->desk_address, copy->subject, copy->recipient, sent);
	return crowd_put(c, "passes on",
		&(struct regency_mail){
			.from = some_address(c), .subject = "Fwd: surat", .text = text });
}

static GBytes *stranger(struct crowd *c, const struct outbox_row *copy)
{
	g_autofree char *words = crowd_words(c->random, &c->reports, SPEAKER_REQUESTER);
	return crowd_put(c, "of nowhere, writes",
		&(struct regency_mail){ .from = PICK(c->random, strangers),
			.subject = chance(c->random, 0.5) ? copy->subject : "halo",
			.text = words });
}

/* Staff write without a thread. */
static GBytes *staff(struct crowd *c)
{
	const char *from = some_staff(c);
	g_autofree char *words = crowd_words(c->random, &c->reports, speaker_of(c, from));
	return crowd_put(c, "writes out of the blue",
		&(struct regency_mail){ .from = from,
			.subject = "surat",
			.text = chance(c->random, 0.3) ? "printer di ruang kami macet" : words });
}

/* A mail that has to do with a copy of ours. */
static GBytes *about(struct crowd *c, const struct outbox_row *copy)
{
	int dice = g_rand_int_range(c->random, 0, 100);
	if (dice < 60) {
		g_autofree char *words =
			crowd_words(c->random, &c->reports, speaker_of(c, copy->recipient));
		return answer(c, copy, words);
	}
	if (dice < 70)
		return answer_of_others(c, copy);
	if (dice < 77)
		return forged(c, copy);
	if (dice < 83)
		return vouched(c, copy);
	if (dice < 87)
		return crowd_automatic(c, copy);
	if (dice < 90)
		return crowd_bounce(c, copy);
	if (dice < 94)
		return passed_on(c, copy);
	if (dice < 98)
		return stranger(c, copy);
	crowd_say(c, "the desk", "gets back", copy->template);
	return g_bytes_ref(copy->bytes);
}

/* One of the people who can do something about a ticket does it. NULL: nothing fits. */
static GBytes *fitting(struct crowd *c)
{
	gint64 newest = db_int(c->r->db, "SELECT max(id) FROM ticket", "");
	gint64 id = newest - g_rand_int_range(c->random, 0, 12);
	g_autoptr(ticket_auto) ticket = ticket_load(c->r->db, id);
	if (!ticket)
		return NULL;
	gboolean own = c->promoted && chance(c->random, 0.4);
	const char *people[] = { ticket->requester, ticket->assignee,
		own ? c->promoted : regency_leaders[g_rand_int_range(c->random, 0, 3)] };
	guint which = g_rand_int_range(c->random, 0, G_N_ELEMENTS(people));
	g_autoptr(outbox_row_auto) copy = copy_of(c, id, people[which]);
	g_autofree char *words =
		copy ? crowd_fitting_words(c->random, &c->reports, which, ticket->status) : NULL;
	return words ? answer(c, copy, words) : NULL;
}

/* Whose command was just understood takes it back. NULL: nobody's was. */
static GBytes *regret(struct crowd *c)
{
	g_autofree char *id = db_text(c->r->db,
		"SELECT message_id FROM outbox WHERE template = 'understood' AND created_at >= ? "
		"ORDER BY id DESC",
		"i", c->r->now - HOUR / 2);
	g_autoptr(outbox_row_auto) copy = id ? outbox_by_message_id(c->r->db, id) : NULL;
	return copy ? answer(c, copy, "BATAL") : NULL;
}

#define TRIES 20

static GBytes *fitting_or_letter(struct crowd *c)
{
	for (int i = 0; i < TRIES; i++) {
		GBytes *bytes = i == 0 && chance(c->random, 0.15) ? regret(c) : fitting(c);
		if (bytes)
			return bytes;
	}
	return letter(c);
}

static void pass_time(struct crowd *c)
{
	gint64 step = g_rand_int_range(c->random, 1, 120) * MINUTE;
	if (chance(c->random, 0.15))
		step = g_rand_int_range(c->random, 1, 72) * HOUR;
	if (chance(c->random, 0.03))
		step = g_rand_int_range(c->random, 3, 20) * DAY;
	c->r->now += step;
}

/* Now and then somebody whose report waits becomes a leader, and later a technician again. */
static void pass_promotions(struct crowd *c)
{
	if (!chance(c->random, c->promoted ? 0.05 : 0.01))
		return;
	char *who = c->promoted ? NULL
				: db_text(c->r->db,
					  "SELECT email FROM person JOIN ticket ON assignee_id = "
					  "person.id WHERE status = 'tindak_lanjut' ORDER BY "
					  "ticket.id DESC",
					  "");
	g_free(c->promoted);
	c->promoted = who;
	regency_promote(c->r, who);
}

GBytes *crowd_next(struct crowd *c)
{
	pass_time(c);
	pass_promotions(c);
	g_autoptr(outbox_row_auto) copy = some_copy(c);
	int dice = g_rand_int_range(c->random, 0, 100);
	GBytes *bytes;
	if (!copy || dice < 8)
		bytes = letter(c);
	else if (dice < 15)
		bytes = staff(c);
	else if (dice < 17)
		bytes = crowd_rubbish(c);
	else if (dice < 20)
		bytes = crowd_again(c);
	else if (dice < 60)
		bytes = fitting_or_letter(c);
	else
		bytes = about(c, copy);
	g_clear_pointer(&c->last, g_bytes_unref);
	c->last = g_bytes_ref(bytes);
	return bytes;
}
