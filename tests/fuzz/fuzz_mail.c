/* Any bytes give a mail that keeps the word of mailparse.h. */
#include "mailparse/mailparse.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define TRUSTED "mx.desk.example"

static void check_addresses(const GPtrArray *addresses)
{
	for (guint i = 0; i < addresses->len; i++) {
		const struct mail_address *one = addresses->pdata[i];
		check_line(one->name);
		check_line(one->address);
	}
}

static void check_attachment(const struct mail_attachment *one)
{
	check_line(one->filename);
	g_assert_true(*one->filename && !strchr(one->filename, '/'));
	g_assert_true(strcmp(one->filename, ".") != 0 && strcmp(one->filename, "..") != 0);
	check_line(one->type);
	g_autoptr(GBytes) content = mail_attachment_content(one);
	g_assert_nonnull(content);
	g_assert_true(strchr(one->type, '/') && !strpbrk(one->type, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	struct mail_options options = {
		.trusted_authserv_id = size % 2 ? TRUSTED : NULL,
		.own_sent_text = size % 3 ? NULL : "Tiket TIK-2026-000001 sudah kami terima.",
		.is_first_mail = size % 5 == 0,
		.is_answer = size % 5 == 1,
		.max_text_bytes = size % 7 ? 0 : 1000,
	};
	g_autoptr(mail_auto) mail = mail_parse(bytes, &options);
	check_line(mail->from->name);
	check_line(mail->from->address);
	check_addresses(mail->reply_to);
	check_addresses(mail->to);
	check_addresses(mail->cc);
	check_line(mail->subject);
	check_line(mail->message_id);
	check_text(mail->text);
	check_text(mail->quoted);
	check_text(mail->signature);
	for (guint i = 0; i < mail->references->len; i++)
		check_line(mail->references->pdata[i]);
	for (guint i = 0; i < mail->attachments->len; i++)
		check_attachment(mail->attachments->pdata[i]);
	g_assert_true((mail->origin == MAIL_BOUNCE) == (mail->bounce != NULL));
	for (guint i = 0; options.trusted_authserv_id && i < mail->authentication->len; i++) {
		const struct mail_authentication *one = mail->authentication->pdata[i];
		g_assert_cmpstr(one->authserv_id, ==, TRUSTED);
	}
	for (guint i = 0; i < mail->warnings->len; i++)
		check_text(mail->warnings->pdata[i]);
	return 0;
}
