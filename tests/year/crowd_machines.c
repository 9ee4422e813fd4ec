/* Mails that nobody wrote, or not now. */
#include "tests/year/crowd_parts.h"

#include "tests/year/letters_words.h"

#include <string.h>

GBytes *crowd_automatic(struct crowd *c, const struct outbox_row *copy)
{
	static const char *const headers[] = { "Auto-Submitted: auto-replied\r\n",
		"Precedence: bulk\r\nList-Id: <berita.luar.example>\r\n",
		"X-Auto-Response-Suppress: All\r\nAuto-Submitted: auto-generated\r\n" };
	g_autofree char *to = regency_address_of_copy(copy->message_id);
	return crowd_put(c, "answers automatically",
		&(struct regency_mail){ .from = copy->recipient,
			.to = to,
			.subject = "Balasan otomatis: cuti",
			.text = "SELESAI saya sedang cuti sampai tanggal 20",
			.answers = copy->message_id,
			.headers = PICK(c->random, headers) });
}

GBytes *crowd_bounce(struct crowd *c, const struct outbox_row *copy)
{
	g_autofree char *text = g_strdup_printf(
		"Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\r\n"
		"To: %s\r\nSubject: Undelivered Mail Returned to Sender\r\n"
		"Message-ID: <%d@mx.example>\r\nMIME-Version: 1.0\r\nContent-Type: "
		"multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
		"Content-Type: text/plain\r\n\r\nnot delivered\r\n--b\r\nContent-Type: "
		"message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
		"Final-Recipient: rfc822; %s\r\nAction: failed\r\nStatus: 5.1.1\r\n"
		"Diagnostic-Code: smtp; 550 no such user\r\n--b\r\n"
		"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%s>\r\n--b--\r\n",
		c->r->settings->desk_address, ++c->r->mails, copy->recipient, copy->message_id);
	crowd_say(c, copy->recipient, "bounces", copy->template);
	return g_bytes_new(text, strlen(text));
}

GBytes *crowd_rubbish(struct crowd *c)
{
	guint8 bytes[200];
	for (guint i = 0; i < sizeof bytes; i++)
		bytes[i] = g_rand_int_range(c->random, 0, 256);
	crowd_say(c, "nobody", "sends", "random bytes");
	return g_bytes_new(bytes, sizeof bytes);
}

GBytes *crowd_again(struct crowd *c)
{
	crowd_say(c, "somebody", "sends again", "the last mail");
	gsize size;
	const guint8 *bytes = g_bytes_get_data(c->last, &size);
	if (chance(c->random, 0.5))
		return g_bytes_ref(c->last);
	if (chance(c->random, 0.5))
		return g_bytes_new(bytes, size / 2);
	GByteArray *longer = g_byte_array_new();
	g_byte_array_append(longer, bytes, size);
	g_byte_array_append(longer, (const guint8 *)"\r\ntambahan\r\n", 12);
	return g_byte_array_free_to_bytes(longer);
}
