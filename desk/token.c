#include "desk/token.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAIL_MAC_BYTES 15 /* 120 bits: 24 letters of base32 */
#define MAIL_MAC_LETTERS 24
#define LINK_MAC_BYTES 32
#define CONTENT_BYTES 5

G_DEFINE_QUARK(desk-token-error, token_error)

static gboolean key_failed(const char *file, const char *what, GError **error)
{
	g_set_error(error, TOKEN_ERROR, 0, "key file %s: %s", file, what);
	return FALSE;
}

static gboolean read_key(int fd, const char *file, struct token_key *key, GError **error)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return key_failed(file, g_strerror(errno), error);
	if (st.st_mode & 007)
		return key_failed(file, "is open to everybody; chmod 0640 or stricter", error);
	unsigned char extra;
	if (read(fd, key->bytes, sizeof key->bytes) != sizeof key->bytes ||
		read(fd, &extra, 1) != 0)
		return key_failed(file, "must hold exactly 32 bytes; restore it from the backup",
			error);
	return TRUE;
}

gboolean token_key_read(const char *file, struct token_key *key, GError **error)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return key_failed(file, errno == ENOENT ?
			"is not there yet: the gateway makes it, and so does `desktik check`" :
			g_strerror(errno), error);
	gboolean ok = read_key(fd, file, key, error);
	close(fd);
	return ok;
}

/* Written beside and linked into place, so that two starting programs end with one key. */
static gboolean make_key(const char *file, GError **error)
{
	if (sodium_init() < 0)
		return key_failed(file, "no randomness on this machine", error);
	unsigned char bytes[TOKEN_KEY_BYTES];
	randombytes_buf(bytes, sizeof bytes);
	g_autofree char *fresh = g_strdup_printf("%s.XXXXXX", file);
	int fd = g_mkstemp_full(fresh, O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		return key_failed(file, g_strerror(errno), error);
	gboolean ok = write(fd, bytes, sizeof bytes) == sizeof bytes && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	ok = ok && (link(fresh, file) == 0 || errno == EEXIST);
	int failure = errno;
	unlink(fresh);
	sodium_memzero(bytes, sizeof bytes);
	return ok || key_failed(file, g_strerror(failure), error);
}

gboolean token_key_load(const char *file, struct token_key *key, GError **error)
{
	if (!g_file_test(file, G_FILE_TEST_EXISTS) && !make_key(file, error))
		return FALSE;
	return token_key_read(file, key, error);
}

/* Keyed BLAKE2b over the parts, each with its length, so that no two lists look the same. */
static void mac_of(const struct token_key *key, const char *const *parts, unsigned char *mac,
	gsize size)
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, key->bytes, sizeof key->bytes, size);
	for (; *parts; parts++) {
		guint32 length = GUINT32_TO_BE((guint32)strlen(*parts));
		crypto_generichash_update(&state, (unsigned char *)&length, sizeof length);
		crypto_generichash_update(
			&state, (const unsigned char *)*parts, strlen(*parts));
	}
	crypto_generichash_final(&state, mac, size);
}

static void base32(const unsigned char *bytes, gsize size, char *letters)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
	guint32 bits = 0;
	int held = 0;
	for (gsize i = 0; i < size; i++) {
		bits = bits << 8 | bytes[i];
		for (held += 8; held >= 5; held -= 5)
			*letters++ = alphabet[bits >> (held - 5) & 31];
	}
	*letters = '\0';
}

static void mail_mac(const struct token_key *key, const char *number, enum token_purpose purpose,
	gint64 reference, const char *person, char letters[MAIL_MAC_LETTERS + 1])
{
	g_autofree char *upper = g_ascii_strup(number, -1);
	g_autofree char *address = g_ascii_strdown(person, -1);
	g_autofree char *what = g_strdup_printf("%c%" G_GINT64_FORMAT, purpose, reference);
	const char *parts[] = { "mail", upper, what, address, NULL };
	unsigned char mac[MAIL_MAC_BYTES];
	mac_of(key, parts, mac, sizeof mac);
	base32(mac, sizeof mac, letters);
}

char *token_make(const struct token_key *key, const char *number, enum token_purpose purpose,
	gint64 reference, const char *person)
{
	char mac[MAIL_MAC_LETTERS + 1];
	mail_mac(key, number, purpose, reference, person, mac);
	g_autofree char *lower = g_ascii_strdown(*number ? number : "desk", -1);
	return g_strdup_printf("%s.%c%" G_GINT64_FORMAT ".%s", lower, purpose, reference, mac);
}

gint64 token_content(const struct token_key *key, const char *text)
{
	const char *parts[] = { "content", text, NULL };
	unsigned char mac[MAIL_MAC_BYTES];
	mac_of(key, parts, mac, sizeof mac);
	gint64 bits = 0;
	for (int i = 0; i < CONTENT_BYTES; i++)
		bits = bits << 8 | mac[i];
	return bits;
}

#define TOKEN_PATTERN                                                                              \
	"(desk|[a-z][a-z0-9]{0,11}-[0-9]{4}-[0-9]{6,9})\\.([rtalksd])([0-9]{1,18})\\.([a-z2-7]{24})"
/* In running text; "%2B" is the plus sign of a mailto: link, where clients show such links. */
#define TOKEN_IN_TEXT "(?:(?<=%2b)|(?<![a-z0-9]))" TOKEN_PATTERN "(?![a-z0-9])"
/* A link token, as links of the page carry it: whoever has it is signed in. */
#define LINK_IN_TEXT "(?<=[?&]t=|%3Ft%3D|%26t%3D)[a-z0-9_-]{60,}"

static GRegex *token_regex(const char *pattern)
{
	return g_regex_new(
		pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
}

gboolean token_read(const char *text, struct token *token)
{
	g_autoptr(GRegex) regex = token_regex("^" TOKEN_PATTERN "\\z");
	g_autoptr(GMatchInfo) match = NULL;
	memset(token, 0, sizeof *token);
	if (!g_regex_match(regex, text, 0, &match))
		return FALSE;
	g_autofree char *number = g_match_info_fetch(match, 1);
	g_autofree char *purpose = g_match_info_fetch(match, 2);
	g_autofree char *reference = g_match_info_fetch(match, 3);
	g_autofree char *mac = g_match_info_fetch(match, 4);
	token->number = g_ascii_strcasecmp(number, "desk") == 0 ? g_strdup("")
								: g_ascii_strup(number, -1);
	token->purpose = g_ascii_tolower(*purpose);
	token->reference = g_ascii_strtoll(reference, NULL, 10);
	token->mac = g_ascii_strdown(mac, -1);
	return TRUE;
}

void token_clear(struct token *token)
{
	g_clear_pointer(&token->number, g_free);
	g_clear_pointer(&token->mac, g_free);
}

gboolean token_verify(const struct token_key *key, const struct token *token, const char *person)
{
	char mac[MAIL_MAC_LETTERS + 1];
	mail_mac(key, token->number, token->purpose, token->reference, person, mac);
	return strlen(token->mac) == MAIL_MAC_LETTERS &&
		sodium_memcmp(mac, token->mac, MAIL_MAC_LETTERS) == 0;
}

char *token_redact(const char *text)
{
	g_autoptr(GRegex) regex = token_regex(TOKEN_IN_TEXT "|" LINK_IN_TEXT);
	char *clean = g_regex_replace_literal(regex, text, -1, 0, "…", 0, NULL);
	return clean ? clean : g_strdup(text);
}

/* "purpose\nperson\nnumber\nexpires", then the MAC over it, all in URL-safe base64. */
static char *encode(const void *data, gsize size)
{
	gsize room = sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	char *text = g_malloc(room);
	sodium_bin2base64(text, room, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return text;
}

static void link_mac(const struct token_key *key, const char *payload, unsigned char *mac)
{
	const char *parts[] = { "link", payload, NULL };
	mac_of(key, parts, mac, LINK_MAC_BYTES);
}

char *token_link_make(const struct token_key *key, const struct token_link *link)
{
	g_autofree char *person = g_ascii_strdown(link->person, -1);
	g_autofree char *payload = g_strdup_printf("%c\n%s\n%s\n%" G_GINT64_FORMAT, link->purpose,
		person, link->number ? link->number : "", link->expires);
	unsigned char mac[LINK_MAC_BYTES];
	link_mac(key, payload, mac);
	g_autoptr(GByteArray) all = g_byte_array_new();
	g_byte_array_append(all, mac, sizeof mac);
	g_byte_array_append(all, (const guint8 *)payload, strlen(payload));
	return encode(all->data, all->len);
}

static gboolean link_fields(const char *payload, gint64 now, struct token_link *link)
{
	g_auto(GStrv) fields = g_strsplit(payload, "\n", 5);
	if (g_strv_length(fields) != 4 || strlen(fields[0]) != 1 || !strchr("rsc", *fields[0]))
		return FALSE;
	gint64 expires = g_ascii_strtoll(fields[3], NULL, 10);
	if (expires < now)
		return FALSE;
	link->purpose = *fields[0];
	link->person = g_strdup(fields[1]);
	link->number = g_strdup(fields[2]);
	link->expires = expires;
	return TRUE;
}

gboolean token_link_read(
	const struct token_key *key, const char *text, gint64 now, struct token_link *link)
{
	memset(link, 0, sizeof *link);
	unsigned char bytes[1024];
	size_t size;
	if (sodium_base642bin(bytes, sizeof bytes - 1, text, strlen(text), NULL, &size, NULL,
		    sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
		size <= LINK_MAC_BYTES)
		return FALSE;
	bytes[size] = '\0';
	const char *payload = (const char *)bytes + LINK_MAC_BYTES;
	if (strlen(payload) != size - LINK_MAC_BYTES)
		return FALSE;
	unsigned char mac[LINK_MAC_BYTES];
	link_mac(key, payload, mac);
	return sodium_memcmp(mac, bytes, LINK_MAC_BYTES) == 0 && link_fields(payload, now, link);
}

void token_link_clear(struct token_link *link)
{
	g_clear_pointer(&link->person, g_free);
	g_clear_pointer(&link->number, g_free);
}
