/*
 * Whatever a thousand mails from many people say, the desk stays a desk: see tests/year/watch.h for
 * what that means, and tests/year/crowd.h for the mails.
 */
#include "tests/year/crowd.h"
#include "tests/year/watch.h"

#define LOOK_AT_ALL_EVERY 50

static int mails(void)
{
	const char *wanted = g_getenv("PROPERTY_MAILS");
	if (wanted)
		return g_ascii_strtoll(wanted, NULL, 10);
#ifdef __SANITIZE_ADDRESS__
	return 150;
#else
	return 1000;
#endif
}

static void print(const GPtrArray *breaches)
{
	for (guint i = 0; i < breaches->len; i++)
		g_test_message("%s", (const char *)breaches->pdata[i]);
}

/* With --verbose: every mail and what it came to. */
static void tell(struct regency *r, const struct intake_result *result, const char *said)
{
	g_autofree char *reason =
		db_text(r->db, "SELECT reason FROM mail WHERE id = ?", "i", result->mail_id);
	g_test_message("%s => %s", said, reason);
}

static void the_desk_stays_a_desk(gconstpointer seed)
{
	struct regency *r = regency_new(GPOINTER_TO_UINT(seed));
	struct crowd *crowd = crowd_new(r);
	struct watch *watch = watch_new(r);
	int count = mails();
	for (int i = 1; i <= count; i++) {
		g_autoptr(GBytes) bytes = crowd_next(crowd);
		struct intake_result result = regency_take_bytes(r, bytes);
		if (g_test_verbose())
			tell(r, &result, crowd_said(crowd));
		watch_mail(watch, &result, crowd_said(crowd));
		if (i % LOOK_AT_ALL_EVERY == 0 || i == count)
			watch_all(watch, crowd_said(crowd));
	}
	print(watch_breaches(watch));
	g_assert_cmpuint(watch_breaches(watch)->len, ==, 0);
	/* It was not about nothing. */
	g_assert_cmpuint(watch_walked(watch), >, count / 100);
	watch_free(watch);
	crowd_free(crowd);
	regency_free(r);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	const char *only = g_getenv("PROPERTY_SEED");
	guint first = only ? g_ascii_strtoull(only, NULL, 10) : 1, last = only ? first : 3;
	for (guint seed = first; seed <= last; seed++) {
		g_autofree char *name = g_strdup_printf("/property/seed-%u", seed);
		g_test_add_data_func(name, GUINT_TO_POINTER(seed), the_desk_stays_a_desk);
	}
	return g_test_run();
}
