/* How offices answer. */
#include "tests/year/life_parts.h"

#include <string.h>

#define ADDS_SOMETHING 0.06
#define ASKS_STATUS 0.02
#define GIVES_UP 0.015
#define WRITES_AGAIN 0.03
#define OBJECTS 0.4
#define RATES 0.4
#define THANKS 0.3
#define IS_NOT_SOLVED 0.03

static void plan(struct life *l, const struct outbox_row *copy, int from, int to, const char *text)
{
	const char *who = NULL;
	for (guint i = 0; i < l->r->people->len && !who; i++) {
		const struct regency_person *one = l->r->people->pdata[i];
		if (strcmp(one->address, copy->recipient) == 0)
			who = one->address;
	}
	gint64 at = life_soon(l, from * MINUTE, to * MINUTE);
	if (who && text)
		life_plan(l, at, life_say, who, copy->ticket_id, copy->message_id, text);
	else if (who)
		life_plan(l, at, life_write_again, who, copy->ticket_id, NULL, NULL);
}

static void read_received(struct life *l, const struct outbox_row *copy)
{
	const struct life_case *one = life_case_of(l, copy->ticket_id);
	if (chance(l->random, ADDS_SOMETHING))
		plan(l, copy, 5, 60, "tambahan: ruang pelayanan di lantai dua");
	if (chance(l->random, ASKS_STATUS))
		plan(l, copy, 240, 600, "STATUS");
	if (chance(l->random, GIVES_UP))
		plan(l, copy, 5, 45, "BATAL sudah normal sendiri");
	else if (one && !one->repeats && chance(l->random, WRITES_AGAIN))
		plan(l, copy, 20, 120, NULL);
}

static void read_approved(struct life *l, const struct outbox_row *copy)
{
	static const char *const ratings[] = { "4", "4 cepat sekali", "4", "sangat puas", "3", "3",
		"puas", "3 cukup", "2 agak lama", "1" };
	static const char *const thanks[] = { "terima kasih", "Terima kasih banyak pak", "makasih",
		"suwun mas", "👍" };
	struct life_case *one = life_case_of(l, copy->ticket_id);
	if (one && !one->objected && chance(l->random, IS_NOT_SOLVED)) {
		one->objected = TRUE;
		plan(l, copy, 30, 600, "BELUM masih sama seperti kemarin");
	} else if (chance(l->random, RATES)) {
		plan(l, copy, 10, 900, PICK(l->random, ratings));
	} else if (chance(l->random, THANKS)) {
		plan(l, copy, 5, 300, PICK(l->random, thanks));
	}
}

void life_requester_reads(struct life *l, const struct outbox_row *copy)
{
	struct life_case *one = copy->ticket_id ? life_case_of(l, copy->ticket_id) : NULL;
	g_autoptr(ticket_auto) ticket = one ? ticket_load(l->r->db, copy->ticket_id) : NULL;
	if (!ticket || strcmp(ticket->requester, copy->recipient) != 0)
		return;
	if (strcmp(copy->template, "received") == 0)
		read_received(l, copy);
	else if (strcmp(copy->template, "question") == 0)
		plan(l, copy, 10, 500, "di ruang pelayanan pak, sejak tadi pagi");
	else if (strcmp(copy->template, "approved") == 0)
		read_approved(l, copy);
	else if (strcmp(copy->template, "rejected") == 0 && !one->objected &&
		 chance(l->random, OBJECTS)) {
		one->objected = TRUE;
		plan(l, copy, 20, 300, "kami keberatan, itu memang perangkat dinas");
	}
}
