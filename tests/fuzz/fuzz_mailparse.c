/* Any bytes give a mail whose strings are valid UTF-8. */
#include "mailparse/mailparse.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text)
{
	g_assert_true(text && g_utf8_validate(text, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	struct mail_options options = {
		.trusted_authserv_id = size % 2 ? "mx.example" : NULL,
		.own_sent_text = size % 3 ? NULL : "Tiket TIK-2026-000001 sudah kami terima.",
		.is_first_mail = size % 5 == 0,
	};
	g_autoptr(mail_auto) mail = mail_parse(bytes, &options);
	check(mail->from->name);
	check(mail->from->address);
	check(mail->subject);
	check(mail->message_id);
	check(mail->text);
	check(mail->quoted);
	check(mail->signature);
	for (guint i = 0; i < mail->attachments->len; i++) {
		const struct mail_attachment *one = mail->attachments->pdata[i];
		check(one->filename);
		g_assert_true(*one->filename && !strchr(one->filename, '/'));
		g_autoptr(GBytes) content = mail_attachment_content(one);
		g_assert_nonnull(content);
	}
	g_assert_true((mail->origin == MAIL_BOUNCE) == (mail->bounce != NULL));
	return 0;
}
