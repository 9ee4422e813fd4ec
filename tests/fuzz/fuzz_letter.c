/* Any text gives letter fields of their shape; read again, nothing changes. */
#include "mailparse/letter.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void check_date(const char *date)
{
	check_shape(date, "[0-9]{4}-[0-9]{2}-[0-9]{2}");
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *midnight = g_strconcat(date, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) parsed = g_date_time_new_from_iso8601(midnight, utc);
	g_assert_nonnull(parsed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = fuzz_text(data, size);
	struct mail_letter letter = { 0 };
	mail_letter_read(text, &letter);
	char *const written[] = { letter.number, letter.attachment, letter.subject, letter.office };
	for (guint i = 0; i < G_N_ELEMENTS(written); i++)
		if (written[i])
			check_shape(written[i], "\\S|\\S.*\\S");
	if (letter.date)
		check_date(letter.date);
	if (letter.nature)
		check_shape(letter.nature, "biasa|segera|sangat segera|penting|rahasia");
	if (letter.phone)
		check_shape(letter.phone, "\\+62[0-9]{6,13}");
	/* What is filled is left alone, what is missing stays missing. */
	struct mail_letter before = letter;
	mail_letter_read(text, &letter);
	g_assert_true(memcmp(&before, &letter, sizeof(letter)) == 0);
	mail_letter_clear(&letter);
	return 0;
}
