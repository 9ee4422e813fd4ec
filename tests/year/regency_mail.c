/* Mails of the regency's people, and what the desk answered. */
#include "tests/year/regency.h"

#include "desk/outbox.h"

#include <string.h>

struct intake_result regency_take_bytes(struct regency *r, GBytes *bytes)
{
	struct intake_mail mail = {
		.bytes = bytes, .source = "regency", .key = "", .size = g_bytes_get_size(bytes)
	};
	struct intake_result result;
	g_autoptr(GError) error = NULL;
	intake_take(&r->intake, &mail, r->now, &result, &error);
	g_assert_no_error(error);
	g_clear_pointer(&result.summary, g_free);
	return result;
}

static void add_header(GString *out, const char *name, const char *value)
{
	if (value)
		g_string_append_printf(out, "%s: %s\r\n", name, value);
}

GBytes *regency_mail_bytes(struct regency *r, const struct regency_mail *mail)
{
	GString *out = g_string_new("");
	g_autofree char *subject = g_strdup(mail->subject);
	g_autofree char *own_id = g_strdup_printf("%d@orang.example", ++r->mails);
	if (subject)
		g_strdelimit(subject, "\r\n", ' ');
	g_string_append(out, mail->headers ? mail->headers : "");
	g_string_append_printf(out, "From: %s <%s>\r\nMessage-ID: <%s>\r\n",
		mail->from_name ? mail->from_name : "", mail->from, mail->id ? mail->id : own_id);
	add_header(out, "To", mail->to ? mail->to : r->settings->desk_address);
	add_header(out, "Cc", mail->cc);
	add_header(out, "Subject", subject);
	if (mail->answers)
		g_string_append_printf(out, "In-Reply-To: <%s>\r\n", mail->answers);
	g_string_append_printf(out,
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n",
		mail->text);
	return g_string_free_to_bytes(out);
}

struct intake_result regency_take(struct regency *r, const struct regency_mail *mail)
{
	g_autoptr(GBytes) bytes = regency_mail_bytes(r, mail);
	return regency_take_bytes(r, bytes);
}

static char *newest_copy(struct regency *r, const char *person, gint64 ticket_id)
{
	return db_text(r->db,
		"SELECT message_id FROM outbox WHERE recipient = ? AND ticket_id = ? "
		"ORDER BY id DESC",
		"si", person, ticket_id);
}

/* The Message-ID holds the same token. */
char *regency_address_of_copy(const char *id)
{
	g_autofree char *token = g_strndup(id, strchr(id, '@') - id);
	*strrchr(token, '.') = '\0';
	return g_strdup_printf("desk+%s@tik.example", token);
}

char *regency_reply_address(struct regency *r, const char *person, gint64 ticket_id)
{
	g_autofree char *id = newest_copy(r, person, ticket_id);
	return id ? regency_address_of_copy(id) : NULL;
}

struct intake_result regency_answer(
	struct regency *r, const char *person, gint64 ticket_id, const char *text)
{
	g_autofree char *id = newest_copy(r, person, ticket_id);
	g_assert_nonnull(id);
	g_autofree char *to = regency_address_of_copy(id);
	struct regency_mail mail = {
		.from = person, .to = to, .subject = "Re: surat", .text = text, .answers = id
	};
	return regency_take(r, &mail);
}
