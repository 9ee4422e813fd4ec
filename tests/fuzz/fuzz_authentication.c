/* Only the trusted server is believed, and nothing that stands below a hop from outside. */
#include "mailparse/header.h"
#include "mailparse/origin.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define TRUSTED "mx.desk.example"

/* Hops from outside, as servers write them; HELO and recipient are the sender's words. */
static const char *const outside[] = {
	"from out.example (out.example [192.0.2.1]) by " TRUSTED " with ESMTPS",
	"from [192.0.2.1] (helo=[127.0.0.1]) by " TRUSTED " with esmtps",
	"from out.example ([192.0.2.1] helo=[127.0.0.1]) by " TRUSTED " with esmtps",
	"from unknown (HELO [127.0.0.1]) (192.0.2.1) by " TRUSTED " with SMTP",
	"from out.example (out.example [192.0.2.1]) by " TRUSTED " with ESMTPS"
	" for <\"a by b with LMTP\"@tik.example>",
};

static guint count_checked(const GPtrArray *fields, const char *trusted)
{
	g_autoptr(GPtrArray) results = authentication_read(fields, trusted);
	for (guint i = 0; i < results->len; i++) {
		const struct mail_authentication *one = results->pdata[i];
		if (trusted)
			g_assert_cmpstr(one->authserv_id, ==, trusted);
		check_line(one->authserv_id);
		check_shape(one->method, "[a-z0-9_-]+");
		check_shape(one->result, "[a-z0-9_-]+");
		check_line(one->domain);
	}
	return results->len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) fields = header_read((const char *)data, size);
	guint all = count_checked(fields, NULL);
	g_assert_cmpuint(count_checked(fields, TRUSTED), <=, all);
	for (guint i = 0; i < G_N_ELEMENTS(outside); i++) {
		GString *below = g_string_new(NULL);
		/* The second field takes what the input may begin with: a folded line. */
		g_string_printf(below, "Received: %s\r\nX-Folded:\r\n", outside[i]);
		g_string_append_len(below, (const char *)data, size);
		g_autoptr(GPtrArray) forged = header_read(below->str, below->len);
		g_assert_cmpuint(count_checked(forged, TRUSTED), ==, 0);
		g_string_free(below, TRUE);
	}
	return 0;
}
