/* token: what a signed proof proves, and that nothing else does. */
#include "desk/token.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define NUMBER "TIK-2026-000123"
#define TONO "tono@tik.example"

static const struct token_key key = { "thirty-two bytes, only for tests" };
static const struct token_key other_key = { "thirty-two other bytes for tests" };

/* Is `text` a token that was made for this person? */
static gboolean proves(const struct token_key *with, const char *text, const char *person)
{
	struct token token;
	gboolean ok = token_read(text, &token) && token_verify(with, &token, person);
	token_clear(&token);
	return ok;
}

static char *made(void)
{
	return token_make(&key, NUMBER, TOKEN_TECHNICIAN, 57, TONO);
}

static char *replaced(const char *text, const char *what, const char *by)
{
	g_auto(GStrv) parts = g_strsplit(text, what, 2);
	g_assert_cmpuint(g_strv_length(parts), ==, 2);
	return g_strjoinv(by, parts);
}

static void a_token_proves_its_person_ticket_purpose_and_reference(void)
{
	static const char purposes[] = { TOKEN_REQUESTER, TOKEN_TECHNICIAN, TOKEN_APPROVAL,
		TOKEN_LEADER, TOKEN_CONFIRM, TOKEN_DESK };
	for (guint i = 0; i < G_N_ELEMENTS(purposes); i++) {
		gboolean desk = purposes[i] == TOKEN_DESK;
		g_autofree char *text =
			token_make(&key, desk ? "" : NUMBER, purposes[i], 57 + i, TONO);
		struct token token;
		g_assert_true(token_read(text, &token));
		g_assert_cmpstr(token.number, ==, desk ? "" : NUMBER);
		g_assert_cmpint(token.purpose, ==, purposes[i]);
		g_assert_cmpint(token.reference, ==, 57 + i);
		g_assert_true(token_verify(&key, &token, TONO));
		token_clear(&token);
	}
}

static void it_fits_into_an_address_and_says_nothing_of_the_person(void)
{
	g_autofree char *text = made();
	g_assert_true(g_str_has_prefix(text, "tik-2026-000123.t57."));
	/* RFC 5321 allows 64 bytes for "local+TOKEN". */
	g_assert_cmpuint(strlen(text), <=, 64 - strlen("desktik+"));
	g_assert_true(g_regex_match_simple("^[a-z0-9.-]+$", text, G_REGEX_DOLLAR_ENDONLY, 0));
	g_assert_null(strstr(text, "tono"));
}

static void the_same_again_is_the_same(void)
{
	g_autofree char *one = made(), *two = made();
	g_assert_cmpstr(one, ==, two);
}

static void nobody_else_can_use_it(void)
{
	g_autofree char *text = made();
	g_assert_false(proves(&key, text, "lina@tik.example"));
	g_assert_false(proves(&key, text, "tono@tik.example.org"));
	g_assert_false(proves(&key, text, ""));
}

static void it_is_for_no_other_ticket_purpose_or_reference(void)
{
	g_autofree char *text = made();
	g_autofree char *ticket = replaced(text, "000123", "000124");
	g_autofree char *year = replaced(text, "2026", "2025");
	g_autofree char *purpose = replaced(text, ".t57.", ".a57.");
	g_autofree char *reference = replaced(text, ".t57.", ".t58.");
	g_autofree char *longer = replaced(text, ".t57.", ".t570.");
	g_autofree char *desk = replaced(text, "tik-2026-000123", "desk");
	const char *forged[] = { ticket, year, purpose, reference, longer, desk };
	for (guint i = 0; i < G_N_ELEMENTS(forged); i++) {
		struct token token;
		g_test_message("%s", forged[i]);
		g_assert_true(token_read(forged[i], &token));
		g_assert_false(token_verify(&key, &token, TONO));
		token_clear(&token);
	}
}

static void another_key_does_not_know_it(void)
{
	g_autofree char *text = made();
	g_assert_true(proves(&key, text, TONO));
	g_assert_false(proves(&other_key, text, TONO));
}

static void every_changed_letter_breaks_it(void)
{
	g_autofree char *text = made();
	for (char *at = strrchr(text, '.') + 1; *at; at++) {
		char kept = *at;
		*at = kept == 'q' ? 'z' : 'q';
		g_assert_false(proves(&key, text, TONO));
		*at = kept;
	}
	g_assert_true(proves(&key, text, TONO));
}

static void part_of_it_is_no_token(void)
{
	g_autofree char *text = made();
	g_autofree char *longer = g_strconcat(text, "a", NULL);
	g_assert_false(proves(&key, longer, TONO));
	for (gsize length = 0; length < strlen(text); length++) {
		g_autofree char *part = g_strndup(text, length);
		g_assert_false(proves(&key, part, TONO));
		g_assert_false(proves(&key, text + length + 1, TONO));
	}
}

static void mail_servers_may_change_the_case(void)
{
	g_autofree char *text = made();
	g_autofree char *upper = g_ascii_strup(text, -1);
	g_autofree char *mixed = g_strdup(text);
	for (char *at = mixed; *at; at += 2) {
		*at = g_ascii_toupper(*at);
		if (!at[1])
			break;
	}
	g_assert_true(proves(&key, upper, TONO));
	g_assert_true(proves(&key, mixed, TONO));
	g_assert_true(proves(&key, text, "Tono@TIK.example"));
	g_autofree char *shouted =
		token_make(&key, "tik-2026-000123", TOKEN_TECHNICIAN, 57, "TONO@TIK.EXAMPLE");
	g_assert_cmpstr(shouted, ==, text);
}

/* [desk] ticket_prefix allows digits behind the first letter. */
static void a_prefix_may_hold_digits(void)
{
	g_autofree char *text = token_make(&key, "B2B-2026-000001", TOKEN_REQUESTER, 9, TONO);
	g_autofree char *inside = g_strconcat("desk+", text, "@tik.example", NULL);
	g_autofree char *clean = token_redact(inside);
	g_assert_true(proves(&key, text, TONO));
	g_assert_cmpstr(clean, ==, "desk+…@tik.example");
}

static void what_is_no_token_is_not_read(void)
{
	static const char *const others[] = { "", "tik-2026-000123", "tik-2026-000123.t57",
		"tik-2026-000123.t57.", "tik-2026-000123.x57.aaaaaaaaaaaaaaaaaaaaaaaa",
		"tik-2026-000123.t.aaaaaaaaaaaaaaaaaaaaaaaa",
		"tik-2026-000123.t-1.aaaaaaaaaaaaaaaaaaaaaaaa",
		"tik-2026-000123.t57.aaaaaaaaaaaaaaaaaaaaaaa1",
		"tik-2026-000123.t57.aaaaaaaaaaaaaaaaaaaaaaaa\n",
		"tik-2026-123.t57.aaaaaaaaaaaaaaaaaaaaaaaa",
		"tik-2026-000123.t9999999999999999999.aaaaaaaaaaaaaaaaaaaaaaaa",
		" desk.d1.aaaaaaaaaaaaaaaaaaaaaaaa" };
	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		struct token token;
		g_test_message("\"%s\"", others[i]);
		g_assert_false(token_read(others[i], &token));
		g_assert_null(token.number);
		g_assert_null(token.mac);
	}
}

/* `before` TOKEN `after` must become `expected`. */
static void check_redacted(
	const char *token, const char *before, const char *after, const char *expected)
{
	g_autofree char *text = g_strconcat(before, token, after, NULL);
	g_autofree char *clean = token_redact(text);
	g_assert_cmpstr(clean, ==, expected);
}

static void tokens_are_taken_out_of_texts(void)
{
	g_autofree char *text = made();
	g_autofree char *upper = g_ascii_strup(text, -1);
	g_autofree char *desk = token_make(&key, "", TOKEN_DESK, 3, TONO);
	g_autofree char *two = g_strdup_printf("%s dan %s", text, desk);
	check_redacted(text, "", "", "…");
	check_redacted(text, "ke desk+", "@tik.example saja", "ke desk+…@tik.example saja");
	check_redacted(upper, "ke DESK+", "@tik.example", "ke DESK+…@tik.example");
	check_redacted(text, "<", ".57@tik.example>", "<….57@tik.example>");
	check_redacted(desk, "<desk+", "@tik.example>", "<desk+…@tik.example>");
	check_redacted(two, "(", ")", "(… dan …)");
	/* As it stands in a mailto: link that a client has turned into text. */
	check_redacted(text, "SETUJU <mailto:desk%2B", "@tik.example?subject=x>",
		"SETUJU <mailto:desk%2B…@tik.example?subject=x>");
	check_redacted(text, "mailto:desk%2b", "%40tik.example", "mailto:desk%2b…%40tik.example");
}

static void other_texts_stay_as_they_are(void)
{
	static const char *const texts[] = { "", "wifi mati sejak pagi, TIK-2026-000123",
		"desk+tik@tik.example", "tik-2026-000123.t57.pendek", "naïve — “kutip” \xff\xfe",
		"https://desk.example/masuk?t=pendek" };
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *clean = token_redact(texts[i]);
		g_assert_cmpstr(clean, ==, texts[i]);
	}
}

/* ---- links of the page ---- */

#define EXPIRES 2000000000

static char *link_made(enum link_purpose purpose, const char *number)
{
	struct token_link link = { purpose, (char *)"Tono@TIK.example", (char *)number, EXPIRES };
	return token_link_make(&key, &link);
}

static gboolean opens(const struct token_key *with, const char *text, gint64 now)
{
	struct token_link link;
	gboolean ok = token_link_read(with, text, now, &link);
	token_link_clear(&link);
	return ok;
}

static void a_link_says_who_what_and_until_when(void)
{
	static const enum link_purpose purposes[] = { LINK_TICKET, LINK_STAFF, LINK_SESSION };
	for (guint i = 0; i < G_N_ELEMENTS(purposes); i++) {
		g_autofree char *text = link_made(purposes[i], NUMBER);
		struct token_link link;
		g_assert_true(token_link_read(&key, text, 1, &link));
		g_assert_cmpint(link.purpose, ==, purposes[i]);
		g_assert_cmpstr(link.person, ==, TONO);
		g_assert_cmpstr(link.number, ==, NUMBER);
		g_assert_cmpint(link.expires, ==, EXPIRES);
		token_link_clear(&link);
	}
	g_autofree char *unbound = link_made(LINK_STAFF, NULL);
	struct token_link link;
	g_assert_true(token_link_read(&key, unbound, 1, &link));
	g_assert_cmpstr(link.number, ==, "");
	token_link_clear(&link);
}

static void a_link_ends(void)
{
	g_autofree char *text = link_made(LINK_TICKET, NUMBER);
	g_assert_true(opens(&key, text, EXPIRES));
	g_assert_false(opens(&key, text, EXPIRES + 1));
}

static void a_changed_link_opens_nothing(void)
{
	g_autofree char *text = link_made(LINK_TICKET, NUMBER);
	g_assert_false(opens(&other_key, text, 1));
	g_assert_false(opens(&key, "", 1));
	g_assert_false(opens(&key, "bukan/base64+=", 1));
	for (gsize i = 0; text[i]; i++) {
		char kept = text[i];
		g_autofree char *part = g_strndup(text, i);
		g_assert_false(opens(&key, part, 1));
		text[i] = kept == 'A' ? 'B' : 'A';
		g_assert_false(opens(&key, text, 1));
		text[i] = kept;
	}
	g_autofree char *huge = g_strnfill(5000, 'A');
	g_assert_false(opens(&key, huge, 1));
}

static void a_person_can_not_write_further_fields_into_a_link(void)
{
	struct token_link link = { LINK_TICKET, (char *)"tono@tik.example\n" NUMBER "\n9999999999",
		(char *)"", EXPIRES };
	g_autofree char *text = token_link_make(&key, &link);
	g_assert_false(opens(&key, text, 1));
}

static void links_are_taken_out_of_texts_too(void)
{
	g_autofree char *text = link_made(LINK_STAFF, NULL);
	check_redacted(text, "Buka https://desk.example/masuk?t=", " hari ini",
		"Buka https://desk.example/masuk?t=… hari ini");
	check_redacted(text, "<https://desk.example/tik/masuk?t=", ">",
		"<https://desk.example/tik/masuk?t=…>");
	check_redacted(text, "https://aman.example/?url=https%3A%2F%2Fdesk.example%2Fmasuk%3Ft%3D",
		"&x=1", "https://aman.example/?url=https%3A%2F%2Fdesk.example%2Fmasuk%3Ft%3D…&x=1");
}

/* ---- the key file ---- */

struct fixture {
	char *folder, *file;
};

static void set_up(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	o->folder = g_dir_make_tmp("desktik-key-XXXXXX", &error);
	g_assert_no_error(error);
	o->file = g_build_filename(o->folder, "key", NULL);
}

static void tear_down(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_unlink(o->file);
	/* Fails if anything else was left beside the key. */
	g_assert_cmpint(g_rmdir(o->folder), ==, 0);
	g_free(o->file);
	g_free(o->folder);
}

static void write_key(const struct fixture *o, gsize size, mode_t mode)
{
	g_autofree char *bytes = g_strnfill(size, 'k');
	g_autoptr(GError) error = NULL;
	g_file_set_contents(o->file, bytes, size, &error);
	g_assert_no_error(error);
	g_assert_cmpint(g_chmod(o->file, mode), ==, 0);
}

static void check_refused(const struct fixture *o, const char *why)
{
	struct token_key read;
	g_autoptr(GError) error = NULL;
	g_assert_false(token_key_load(o->file, &read, &error));
	g_assert_error(error, TOKEN_ERROR, 0);
	g_assert_nonnull(strstr(error->message, o->file));
	g_assert_nonnull(strstr(error->message, why));
}

static void a_missing_key_is_made_for_its_owner_only(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct token_key made, again;
	g_autoptr(GError) error = NULL;
	mode_t before = umask(0);
	gboolean ok = token_key_load(o->file, &made, &error);
	umask(before);
	g_assert_no_error(error);
	g_assert_true(ok);
	GStatBuf status;
	g_assert_cmpint(g_stat(o->file, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 07777, ==, 0600);
	g_assert_cmpint(status.st_size, ==, TOKEN_KEY_BYTES);
	g_assert_true(token_key_load(o->file, &again, NULL));
	g_assert_cmpmem(again.bytes, sizeof again.bytes, made.bytes, sizeof made.bytes);
}

static void every_desk_has_its_own_key(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct token_key one, two;
	static const struct token_key empty;
	g_assert_true(token_key_load(o->file, &one, NULL));
	g_unlink(o->file);
	g_assert_true(token_key_load(o->file, &two, NULL));
	g_assert_cmpint(memcmp(&one, &two, sizeof one), !=, 0);
	g_assert_cmpint(memcmp(&one, &empty, sizeof one), !=, 0);
}

static void a_program_that_only_reads_makes_no_key(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct token_key read;
	g_autoptr(GError) error = NULL;
	g_assert_false(token_key_read(o->file, &read, &error));
	g_assert_error(error, TOKEN_ERROR, 0);
	g_assert_false(g_file_test(o->file, G_FILE_TEST_EXISTS));
}

static void a_key_that_everybody_can_open_is_refused(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const mode_t lax[] = { 0644, 0604, 0602, 0601 };
	for (guint i = 0; i < G_N_ELEMENTS(lax); i++) {
		write_key(o, TOKEN_KEY_BYTES, lax[i]);
		check_refused(o, "chmod");
	}
}

static void a_group_may_read_the_key(struct fixture *o, gconstpointer data)
{
	(void)data;
	struct token_key read;
	write_key(o, TOKEN_KEY_BYTES, 0640);
	g_assert_true(token_key_load(o->file, &read, NULL));
	g_assert_cmpint(read.bytes[0], ==, 'k');
	g_assert_cmpint(read.bytes[TOKEN_KEY_BYTES - 1], ==, 'k');
}

static void a_key_of_another_length_is_refused(struct fixture *o, gconstpointer data)
{
	(void)data;
	static const gsize sizes[] = { 0, 1, TOKEN_KEY_BYTES - 1, TOKEN_KEY_BYTES + 1, 4096 };
	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		write_key(o, sizes[i], 0600);
		check_refused(o, "32 bytes");
	}
}

static void a_missing_folder_is_an_error(struct fixture *o, gconstpointer data)
{
	(void)data;
	g_autofree char *file = g_build_filename(o->folder, "tidak-ada", "key", NULL);
	struct token_key read;
	g_autoptr(GError) error = NULL;
	g_assert_false(token_key_load(file, &read, &error));
	g_assert_error(error, TOKEN_ERROR, 0);
	g_assert_nonnull(strstr(error->message, file));
}

/* RFC 5321, 4.5.3.1.1: 64 octets before the @. */
static void a_token_of_a_content_has_room_in_an_address(void)
{
	g_autofree char *token = token_make(
		&key, "TIK-2026-000123", TOKEN_APPROVAL, (G_GINT64_CONSTANT(1) << 40) - 1, TONO);
	g_autofree char *local = g_strconcat("desktik+", token, NULL);
	g_assert_cmpuint(strlen(local), <=, 64);
	struct token read;
	g_assert_true(token_read(token, &read));
	g_assert_cmpint(read.reference, ==, (G_GINT64_CONSTANT(1) << 40) - 1);
	token_clear(&read);
}

static void another_content_or_key_has_another_reference(void)
{
	gint64 reference = token_content(&key, "satu");
	g_assert_cmpint(reference, >=, 0);
	g_assert_cmpint(reference, <, G_GINT64_CONSTANT(1) << 40);
	g_assert_cmpint(reference, ==, token_content(&key, "satu"));
	g_assert_cmpint(reference, !=, token_content(&key, "dua"));
	g_assert_cmpint(reference, !=, token_content(&other_key, "satu"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/token/" #name, name)
	TEST(a_token_proves_its_person_ticket_purpose_and_reference);
	TEST(it_fits_into_an_address_and_says_nothing_of_the_person);
	TEST(the_same_again_is_the_same);
	TEST(nobody_else_can_use_it);
	TEST(it_is_for_no_other_ticket_purpose_or_reference);
	TEST(another_key_does_not_know_it);
	TEST(every_changed_letter_breaks_it);
	TEST(part_of_it_is_no_token);
	TEST(mail_servers_may_change_the_case);
	TEST(a_prefix_may_hold_digits);
	TEST(what_is_no_token_is_not_read);
	TEST(tokens_are_taken_out_of_texts);
	TEST(other_texts_stay_as_they_are);
	TEST(a_token_of_a_content_has_room_in_an_address);
	TEST(another_content_or_key_has_another_reference);
	TEST(a_link_says_who_what_and_until_when);
	TEST(a_link_ends);
	TEST(a_changed_link_opens_nothing);
	TEST(a_person_can_not_write_further_fields_into_a_link);
	TEST(links_are_taken_out_of_texts_too);
#undef TEST
#define TEST(name) g_test_add("/token/key/" #name, struct fixture, NULL, set_up, name, tear_down)
	TEST(a_missing_key_is_made_for_its_owner_only);
	TEST(every_desk_has_its_own_key);
	TEST(a_program_that_only_reads_makes_no_key);
	TEST(a_key_that_everybody_can_open_is_refused);
	TEST(a_group_may_read_the_key);
	TEST(a_key_of_another_length_is_refused);
	TEST(a_missing_folder_is_an_error);
	return g_test_run();
}
