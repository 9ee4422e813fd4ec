/* maildir: mails as files; the Maildir source on top of it. */
#include "gateway/maildir.h"
#include "gateway/source.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAIL "From: tu@dinkes.example\r\nSubject: wifi\r\n\r\nmati\r\n"

struct fixture {
	char *folder;
	char *box;
	struct settings settings;
};

static void set_up(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autoptr(GError) error = NULL;
	f->folder = g_dir_make_tmp("maildir-XXXXXX", &error);
	g_assert_no_error(error);
	f->box = g_build_filename(f->folder, "masuk", NULL);
	f->settings = (struct settings){
		.mailbox_url = g_strconcat("maildir:", f->box, NULL),
		.batch = 50,
		.done_folder = (char *)"Terproses",
		.held_folder = (char *)"Ditahan",
		.max_mail_bytes = 10000,
		.poll_seconds = 60,
	};
	g_assert_true(maildir_make(f->box, &error));
	g_assert_no_error(error);
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		if (g_file_test(inner, G_FILE_TEST_IS_DIR) &&
			!g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
			remove_tree(inner);
		else
			g_unlink(inner);
	}
	g_rmdir(path);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	remove_tree(f->folder);
	g_free(f->folder);
	g_free(f->box);
	g_free(f->settings.mailbox_url);
}

/* Puts a file into a Maildir; `order` sets its age. */
static char *put(const struct fixture *f, const char *name, const char *text, int order)
{
	char *path = g_build_filename(f->box, name, NULL);
	struct timespec times[2] = { { 1000 + order, 0 }, { 1000 + order, 0 } };
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
	return path;
}

static void put_mail(const struct fixture *f, const char *name, const char *text, int order)
{
	g_free(put(f, name, text, order));
}

static gboolean exists(const struct fixture *f, const char *name)
{
	g_autofree char *path = g_build_filename(f->box, name, NULL);
	return g_file_test(path, G_FILE_TEST_EXISTS);
}

static char *contents(const struct fixture *f, const char *name)
{
	g_autofree char *path = g_build_filename(f->box, name, NULL);
	char *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static struct source *open_source(struct fixture *f)
{
	g_autoptr(GError) error = NULL;
	struct source *source = source_open(&f->settings, &error);
	g_assert_no_error(error);
	return source;
}

static GPtrArray *fetch(struct source *source)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *mails = source_fetch(source, 0, &error);
	g_assert_no_error(error);
	return mails;
}

static void assert_keys(GPtrArray *mails, const char *keys)
{
	g_autoptr(GString) found = g_string_new(NULL);
	for (guint i = 0; i < mails->len; i++) {
		const struct source_mail *mail = mails->pdata[i];
		g_string_append_printf(found, "%s%s", i ? " " : "", mail->key);
	}
	g_assert_cmpstr(found->str, ==, keys);
}

static void file_one(struct source *source, const char *key, enum source_folder folder)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	g_autoptr(GError) error = NULL;
	g_ptr_array_add(keys, (char *)key);
	g_assert_true(source_file(source, keys, folder, &error));
	g_assert_no_error(error);
}

static void assert_folder(const char *name, const char *expected)
{
	g_autofree char *path = maildir_folder("/m", name);
	g_assert_cmpstr(path, ==, expected);
}

static void test_sub_folders_are_spelled_as_dovecot_does(void)
{
	assert_folder("Terproses", "/m/.Terproses");
	assert_folder("Arsip/2026", "/m/.Arsip.2026");
	assert_folder("Désa & Kota", "/m/.D&AOk-sa &- Kota");
	assert_folder("", NULL);
	assert_folder("a//b", NULL);
	assert_folder("..", NULL);
	assert_folder("v1.2", NULL);
	assert_folder("bukan\xffutf8", NULL);
}

static void assert_address(const char *address, const char *expected)
{
	g_autofree char *folder = maildir_address_folder(address);
	g_assert_cmpstr(folder, ==, expected);
}

static void test_address_folder_never_leaves_its_place(void)
{
	assert_address("Budi@Dinkes.example", "budi@dinkes.example");
	assert_address("../../etc@luar.example", "%2e.%2f..%2fetc@luar.example");
	assert_address("..", "%2e.");
	assert_address(".new", "%2enew");
	assert_address("a b\n@x.example", "a%20b%0a@x.example");
	g_autofree char *many = g_strnfill(5000, 'a');
	g_autofree char *folder = maildir_address_folder(many);
	g_assert_cmpuint(strlen(folder), <, 200);
	many[0] = 'b';
	g_autofree char *other = maildir_address_folder(many);
	g_assert_cmpstr(folder, !=, other);
}

static void test_key_is_what_never_changes(void)
{
	g_autofree char *new = maildir_key("1.a.host");
	g_autofree char *cur = maildir_key("1.a.host:2,FS");
	g_assert_cmpstr(new, ==, "1.a.host");
	g_assert_cmpstr(cur, ==, "1.a.host");
}

static void test_delivery_is_read_back(struct fixture *f, gconstpointer data)
{
	(void)data;
	static const char raw[] = "a\0b\xff\r\n";
	g_autoptr(GBytes) mail = g_bytes_new_static(raw, sizeof raw - 1);
	g_autofree char *path = g_build_filename(f->box, "new", "satu", NULL);
	g_autoptr(GError) error = NULL;
	g_assert_true(maildir_deliver(f->box, "satu", mail, &error));
	g_assert_no_error(error);
	g_autoptr(GBytes) back = maildir_read(path, 1000, &error);
	g_assert_no_error(error);
	g_assert_true(g_bytes_equal(mail, back));
	g_autoptr(GBytes) start = maildir_read(path, 3, &error);
	g_assert_cmpuint(g_bytes_get_size(start), ==, 3);
	g_autofree char *tmp = g_build_filename(f->box, "tmp", NULL);
	g_autoptr(GDir) dir = g_dir_open(tmp, 0, NULL);
	g_assert_null(g_dir_read_name(dir));
}

static void test_second_delivery_changes_nothing(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) first = g_bytes_new_static("satu", 4);
	g_autoptr(GBytes) second = g_bytes_new_static("dua", 3);
	g_assert_true(maildir_deliver(f->box, "x", first, NULL));
	g_assert_true(maildir_deliver(f->box, "x", second, NULL));
	g_autofree char *text = contents(f, "new/x");
	g_assert_cmpstr(text, ==, "satu");
}

static void test_delivery_sees_what_was_read_already(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autoptr(GBytes) mail = g_bytes_new_static("satu", 4);
	put_mail(f, "cur/x:2,S", "satu", 1);
	g_assert_true(maildir_deliver(f->box, "x", mail, NULL));
	g_assert_false(exists(f, "new/x"));
	g_assert_true(maildir_deliver(f->box, "x2", mail, NULL));
	g_assert_true(exists(f, "new/x2"));
}

static void test_delivery_to_no_place_fails(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autofree char *nowhere = g_build_filename(f->folder, "tidak", "ada", NULL);
	g_autoptr(GBytes) mail = g_bytes_new_static("satu", 4);
	g_autoptr(GError) error = NULL;
	g_assert_false(maildir_deliver(nowhere, "x", mail, &error));
	g_assert_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
	g_assert_nonnull(strstr(error->message, nowhere));
}

static void test_moving_keeps_flags_and_never_overwrites(struct fixture *f, gconstpointer data)
{
	(void)data;
	put_mail(f, "new/x", "baru", 1);
	put_mail(f, "cur/x:2,", "lama", 1);
	g_autofree char *path = g_build_filename(f->box, "new", "x", NULL);
	struct maildir_entry entry = { .path = path, .key = (char *)"x" };
	g_autoptr(GError) error = NULL;
	g_assert_true(maildir_move(&entry, f->box, &error));
	g_assert_no_error(error);
	g_autofree char *kept = contents(f, "cur/x:2,");
	g_autofree char *moved = contents(f, "cur/x_1:2,");
	g_assert_cmpstr(kept, ==, "lama");
	g_assert_cmpstr(moved, ==, "baru");
	/* Gone meanwhile. */
	g_assert_true(maildir_move(&entry, f->box, &error));
	g_assert_no_error(error);
}

static void test_mails_come_in_order_of_arrival(struct fixture *f, gconstpointer data)
{
	(void)data;
	put_mail(f, "new/c", MAIL, 2);
	put_mail(f, "cur/b:2,S", MAIL, 1);
	put_mail(f, "new/a", MAIL, 3);
	put_mail(f, "new/z", MAIL, 1);
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) mails = fetch(source);
	assert_keys(mails, "b z c a");
	const struct source_mail *mail = mails->pdata[0];
	g_assert_cmpuint(g_bytes_get_size(mail->bytes), ==, strlen(MAIL));
	g_assert_cmpmem(g_bytes_get_data(mail->bytes, NULL), strlen(MAIL), MAIL, strlen(MAIL));
	g_assert_cmpuint(mail->size, ==, strlen(MAIL));
	g_assert_cmpuint(mail->order, ==, 0);
	source_close(source);
}

static void test_what_is_no_mail_is_left_alone(struct fixture *f, gconstpointer data)
{
	(void)data;
	put_mail(f, "new/.sementara", "x", 1);
	put_mail(f, "tmp/y", "x", 1);
	put_mail(f, "rahasia", "x", 1);
	g_autofree char *folder = g_build_filename(f->box, "new", "folder", NULL);
	g_autofree char *link = g_build_filename(f->box, "new", "tautan", NULL);
	g_autofree char *pipe = g_build_filename(f->box, "new", "pipa", NULL);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	g_assert_cmpint(symlink("../rahasia", link), ==, 0);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) mails = fetch(source);
	assert_keys(mails, "");
	source_close(source);
}

static void test_batches_are_no_larger_than_set(struct fixture *f, gconstpointer data)
{
	(void)data;
	put_mail(f, "new/a", MAIL, 1);
	put_mail(f, "new/b", MAIL, 2);
	put_mail(f, "new/c", MAIL, 3);
	f->settings.batch = 2;
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) first = fetch(source);
	assert_keys(first, "a b");
	file_one(source, "a", FOLDER_DONE);
	file_one(source, "b", FOLDER_HELD);
	g_autoptr(GPtrArray) second = fetch(source);
	assert_keys(second, "c");
	g_assert_true(exists(f, ".Terproses/cur/a:2,"));
	g_assert_true(exists(f, ".Ditahan/cur/b:2,"));
	source_close(source);
}

static void test_large_mail_comes_as_its_header(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autofree char *body = g_strnfill(50000, 'x');
	g_autofree char *large = g_strconcat("Subject: besar\r\nX: 1\r\n\r\n", body, NULL);
	put_mail(f, "new/a", large, 1);
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) mails = fetch(source);
	const struct source_mail *mail = mails->pdata[0];
	g_assert_true(mail->oversize);
	g_assert_cmpuint(mail->size, ==, strlen(large));
	g_assert_cmpuint(g_bytes_get_size(mail->bytes), ==, strlen(large) - strlen(body));
	source_close(source);
}

static void test_filing_what_is_gone_is_no_error(struct fixture *f, gconstpointer data)
{
	(void)data;
	put_mail(f, "new/a", MAIL, 1);
	struct source *source = open_source(f);
	file_one(source, "tidak-ada", FOLDER_DONE);
	file_one(source, "a", FOLDER_DONE);
	file_one(source, "a", FOLDER_DONE);
	g_assert_true(exists(f, ".Terproses/cur/a:2,"));
	source_close(source);
}

static void test_mail_that_was_read_meanwhile_is_still_filed(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_autofree char *before = put(f, "new/a", MAIL, 1);
	g_autofree char *after = g_build_filename(f->box, "cur", "a:2,S", NULL);
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) mails = fetch(source);
	g_assert_cmpint(g_rename(before, after), ==, 0);
	file_one(source, "a", FOLDER_DONE);
	g_assert_true(exists(f, ".Terproses/cur/a:2,S"));
	source_close(source);
}

static void test_new_mail_ends_the_wait(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct source *source = open_source(f);
	g_autoptr(GPtrArray) none = fetch(source);
	assert_keys(none, "");
	g_autoptr(GBytes) mail = g_bytes_new_static(MAIL, strlen(MAIL));
	g_assert_true(maildir_deliver(f->box, "a", mail, NULL));
	/* Delivered after the look and before the wait: it must not be slept over. */
	g_assert_true(source_wait(source, 3600, -1, NULL));
	g_autoptr(GPtrArray) mails = fetch(source);
	assert_keys(mails, "a");
	source_close(source);
}

static void test_wait_can_be_ended_from_outside(struct fixture *f, gconstpointer data)
{
	(void)data;
	struct source *source = open_source(f);
	int wake = eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
	g_assert_true(source_wait(source, 3600, wake, NULL));
	g_assert_true(source_wait(source, 0, -1, NULL));
	close(wake);
	source_close(source);
}

static void assert_refused(struct fixture *f, const char *word)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(source_open(&f->settings, &error));
	g_assert_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED);
	g_assert_nonnull(strstr(error->message, word));
}

static void test_bad_settings_are_refused(struct fixture *f, gconstpointer data)
{
	(void)data;
	f->settings.done_folder = (char *)"a.b";
	assert_refused(f, "a.b");
	f->settings.done_folder = (char *)"Terproses";
	g_free(f->settings.mailbox_url);
	f->settings.mailbox_url = g_strdup("maildir:/tidak/ada/di/sini");
	assert_refused(f, "/tidak/ada/di/sini");
	g_free(f->settings.mailbox_url);
	f->settings.mailbox_url = g_strdup("maildir:");
	assert_refused(f, "maildir:/PATH");
	g_free(f->settings.mailbox_url);
	f->settings.mailbox_url = g_strdup("pop3://x.example");
	assert_refused(f, "pop3://x.example");
}

#define ADD(name)                                                                                  \
	g_test_add("/maildir/" #name, struct fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/maildir/sub_folders_are_spelled_as_dovecot_does",
		test_sub_folders_are_spelled_as_dovecot_does);
	g_test_add_func("/maildir/address_folder_never_leaves_its_place",
		test_address_folder_never_leaves_its_place);
	g_test_add_func("/maildir/key_is_what_never_changes", test_key_is_what_never_changes);
	ADD(delivery_is_read_back);
	ADD(second_delivery_changes_nothing);
	ADD(delivery_sees_what_was_read_already);
	ADD(delivery_to_no_place_fails);
	ADD(moving_keeps_flags_and_never_overwrites);
	ADD(mails_come_in_order_of_arrival);
	ADD(what_is_no_mail_is_left_alone);
	ADD(batches_are_no_larger_than_set);
	ADD(large_mail_comes_as_its_header);
	ADD(filing_what_is_gone_is_no_error);
	ADD(mail_that_was_read_meanwhile_is_still_filed);
	ADD(new_mail_ends_the_wait);
	ADD(wait_can_be_ended_from_outside);
	ADD(bad_settings_are_refused);
	return g_test_run();
}
