#include "gateway/maildir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean fail(GError **error, const char *what, const char *path)
{
	int code = errno;

	g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code), "%s %s: %s", what, path,
		g_strerror(code));
	return FALSE;
}

gboolean maildir_make(const char *path, GError **error)
{
	static const char *const parts[] = { "", "tmp", "new", "cur" };

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *folder = g_build_filename(path, parts[i], NULL);

		if (mkdir(folder, 0700) < 0 && errno != EEXIST)
			return fail(error, "can not make the folder", folder);
	}
	return TRUE;
}

char *maildir_folder(const char *root, const char *name)
{
	g_autoptr(GString) path = g_string_new(root);
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);
	g_autofree char *encoded = NULL;

	if (!*name)
		return NULL;
	g_string_append_c(path, '/');
	for (char **part = parts; *part; part++) {
		/* The dot is Maildir++'s own sign, and RFC 3501 5.1.3 its spelling. */
		encoded = g_convert(*part, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL);
		if (!encoded || !*encoded || strchr(encoded, '.') || strlen(encoded) > 200)
			return NULL;
		g_string_append_printf(path, ".%s", encoded);
		g_clear_pointer(&encoded, g_free);
	}
	return g_string_free(g_steal_pointer(&path), FALSE);
}

char *maildir_key(const char *file_name)
{
	return g_strndup(file_name, strcspn(file_name, ":"));
}

char *maildir_address_folder(const char *address)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);
	GString *name = g_string_new(NULL);

	for (const char *p = lower; *p; p++) {
		gboolean dotted = *p == '.' && name->len > 0;

		if (g_ascii_isalnum(*p) || strchr("@_+-", *p) || dotted)
			g_string_append_c(name, *p);
		else
			g_string_append_printf(name, "%%%02x", (guchar)*p);
	}
	if (name->len > 200) {
		g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, lower, -1);

		g_string_truncate(name, 100);
		g_string_append_printf(name, "%%%s", hash);
	}
	return g_string_free(name, FALSE);
}

void maildir_entry_free(struct maildir_entry *entry)
{
	g_free(entry->path);
	g_free(entry->key);
	g_free(entry);
}

static int by_arrival(gconstpointer a, gconstpointer b)
{
	const struct maildir_entry *x = *(struct maildir_entry *const *)a;
	const struct maildir_entry *y = *(struct maildir_entry *const *)b;

	if (x->mtime != y->mtime)
		return x->mtime < y->mtime ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* Only plain files are mails; one that vanishes while we look is none. */
static struct maildir_entry *look_at(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct maildir_entry *entry;
	struct stat st;

	if (*name == '.' || lstat(path, &st) < 0 || !S_ISREG(st.st_mode))
		return NULL;
	entry = g_new0(struct maildir_entry, 1);
	entry->path = g_steal_pointer(&path);
	entry->key = maildir_key(name);
	entry->mtime = st.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + st.st_mtim.tv_nsec;
	entry->size = st.st_size;
	return entry;
}

GPtrArray *maildir_list(const char *path, GError **error)
{
	static const char *const parts[] = { "new", "cur" };
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)maildir_entry_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *folder = g_build_filename(path, parts[i], NULL);
		g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
		const char *name;

		if (!dir) {
			fail(error, "can not read the folder", folder);
			return NULL;
		}
		while ((name = g_dir_read_name(dir))) {
			struct maildir_entry *entry = look_at(folder, name);

			/* A mail reader may move it from new/ to cur/ between the two looks. */
			if (entry && g_hash_table_add(seen, entry->key))
				g_ptr_array_add(entries, entry);
			else if (entry)
				maildir_entry_free(entry);
		}
	}
	g_ptr_array_sort(entries, by_arrival);
	return g_steal_pointer(&entries);
}

GBytes *maildir_read(const char *file, gsize limit, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 block[65536];
	gssize n = 0;
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0) {
		fail(error, "can not read", file);
		return NULL;
	}
	while (bytes->len < limit) {
		n = read(fd, block, MIN(sizeof block, limit - bytes->len));
		if (n <= 0)
			break;
		g_byte_array_append(bytes, block, n);
	}
	if (n < 0)
		fail(error, "can not read", file);
	close(fd);
	return n < 0 ? NULL : g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

gboolean maildir_move(const struct maildir_entry *entry, const char *target, GError **error)
{
	g_autofree char *name = g_path_get_basename(entry->path);
	const char *flags = strstr(name, ":2,");

	for (int i = 0; i < 1000; i++) {
		g_autofree char *again = i ? g_strdup_printf("_%d", i) : g_strdup("");
		g_autofree char *path = g_strdup_printf(
			"%s/cur/%s%s%s", target, entry->key, again, flags ? flags : ":2,");

		if (renameat2(AT_FDCWD, entry->path, AT_FDCWD, path, RENAME_NOREPLACE) == 0 ||
			errno == ENOENT)
			break;
		/* The same name twice is another mail: neither may be lost. */
		if (errno != EEXIST)
			return fail(error, "can not move a mail to", path);
	}
	return TRUE;
}

/* Has a mail reader taken it to cur/ already? */
static gboolean is_in_cur(const char *path, const char *unique)
{
	g_autofree char *folder = g_build_filename(path, "cur", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	gsize length = strlen(unique);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (strncmp(name, unique, length) == 0 &&
			(name[length] == ':' || name[length] == '\0'))
			return TRUE;
	return FALSE;
}

static gboolean write_synced(const char *file, GBytes *bytes, GError **error)
{
	gsize size, done = 0;
	const char *data = g_bytes_get_data(bytes, &size);
	int fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	gboolean ok = fd >= 0;

	while (ok && done < size) {
		gssize n = write(fd, data + done, size - done);

		if (n > 0)
			done += n;
		else if (n == 0 || errno != EINTR)
			ok = FALSE;
	}
	ok = ok && fsync(fd) == 0;
	if (!ok)
		fail(error, "can not write", file);
	if (fd >= 0)
		close(fd);
	return ok;
}

/* The name in a folder is only safe on disk when the folder is synced too. */
static gboolean sync_folder(const char *folder, GError **error)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	gboolean ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		fail(error, "can not sync", folder);
	if (fd >= 0)
		close(fd);
	return ok;
}

gboolean maildir_deliver(const char *path, const char *unique, GBytes *bytes, GError **error)
{
	g_autofree char *folder = g_build_filename(path, "new", NULL);
	g_autofree char *final = g_build_filename(folder, unique, NULL);
	g_autofree char *temporary = g_strdup_printf("%s/tmp/%s.%d", path, unique, (int)getpid());
	gboolean ok;

	if (is_in_cur(path, unique))
		return TRUE;
	/* What a killed process of the same number may have left. */
	unlink(temporary);
	ok = write_synced(temporary, bytes, error);
	if (ok && link(temporary, final) < 0 && errno != EEXIST)
		ok = fail(error, "can not deliver to", final);
	unlink(temporary);
	return ok && sync_folder(folder, error);
}
