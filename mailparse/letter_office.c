/* Which office a letter comes from. */
#include "mailparse/letter_part.h"

#include "mailparse/pattern.h"

#include <string.h>

#define LETTERHEAD_LINES 14
#define SIGNER_BYTES 120

#define OFFICE                                                                                     \
	"(?:dinas|badan|kecamatan|kelurahan|desa|pemerintah desa|sekretariat|inspektorat|satuan|"  \
	"satpol|bagian|bidang|seksi|kantor|upt|uptd|puskesmas|rsud|rumah "                         \
	"sakit|bpbd|bapp?eda|bapperida|bkpp?|"                                                     \
	"bkpsdm|bpkad|bapenda|dinkes|disdik|diskominfo|disdukcapil|dpmptsp|dishub|disperin|"       \
	"korpri|korwil|sdn?|smpn?|sman?|smkn?|sekolah|tk|paud|perumda|pdam|rsu)"

static gboolean is_upper(const char *text)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		if (g_unichar_islower(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

/* A long name takes two lines; what follows it is an address. */
static gboolean goes_on(char **office, const char *text)
{
	if (!is_upper(text) || !strchr(text, ' ') || strpbrk(text, "0123456789.,:@") ||
		text_matches(
			"^(jl|jalan|kabupaten|kota|provinsi|alamat|telp|surat|nota|email|laman)\\b",
			text))
		return FALSE;
	char *both = g_strconcat(*office, " ", text, NULL);
	g_free(*office);
	*office = both;
	return TRUE;
}

/* The lowest office under "PEMERINTAH KABUPATEN ..." near the top: a school, not its department. */
static char *read_letterhead(const GPtrArray *lines)
{
	char *office = NULL;
	guint seen = 0;
	gboolean under = FALSE;
	for (guint i = 0; i < lines->len && seen < LETTERHEAD_LINES; i++) {
		g_autofree char *text = letter_left_column(
			line_at(lines, i)->text + strspn(line_at(lines, i)->text, " \t"));
		if (!*text) {
			if (office)
				break;
			continue;
		}
		seen++;
		if (g_ascii_strncasecmp(text, "pemerintah ", 11) == 0 &&
			text_matches("^pemerintah (kabupaten|kota|provinsi|daerah)", text)) {
			under = TRUE;
			continue;
		}
		gboolean head = (under || is_upper(text)) && !strpbrk(text, ":!?");
		gboolean named = head && text_matches("^" OFFICE "\\b", text);
		if (named && !g_str_has_suffix(text, ".")) {
			g_free(office);
			office = g_steal_pointer(&text);
		} else if (office && !goes_on(&office, text)) {
			break;
		}
	}
	return office;
}

#define SIGNS_FOR                                                                                  \
	"^\\s*(?:a\\.? ?n\\.?\\s*|u\\.? ?b\\.?\\s*)?(?:plt\\.?\\s*|plh\\.?\\s*|pj\\.?\\s*)?"

static char *signer_of(const char *line)
{
	char *office = text_capture(SIGNS_FOR
		"(?:kepala|sekretaris|direktur|ketua|inspektur|kasubbag .{0,30})\\s+"
		"(?:pada\\s+)?(" OFFICE "\\b[^,.]{0,60}?)\\s*,?\\s*$",
		line, 1);
	if (office)
		return office;
	g_autofree char *camat =
		text_capture(SIGNS_FOR "camat\\s+([A-Za-z ]{3,30}?)\\s*,?\\s*$", line, 1);
	if (camat)
		return g_strconcat("Kecamatan ", camat, NULL);
	g_autofree char *lurah =
		text_capture(SIGNS_FOR "lurah\\s+([A-Za-z ]{3,30}?)\\s*,?\\s*$", line, 1);
	return lurah ? g_strconcat("Kelurahan ", lurah, NULL) : NULL;
}

/* "Kepala Dinas Kesehatan", "Camat Juwana", at the end; not the addressee at the begin. */
static char *read_signer(const GPtrArray *lines)
{
	for (guint i = lines->len; i-- > 0;) {
		const char *text = line_at(lines, i)->text;
		if (line_is_blank(line_at(lines, i)) || strlen(text) > SIGNER_BYTES)
			continue;
		if (text_matches("\\b(yth|kepada)\\b", text) ||
			(i > 0 && text_matches("\\b(yth|kepada)\\b", line_at(lines, i - 1)->text)))
			return NULL;
		char *office = signer_of(text);
		if (office)
			return office;
	}
	return NULL;
}

char *letter_read_office(const GPtrArray *lines, const char *sender)
{
	char *office = read_letterhead(lines);
	if (!office && sender)
		office = signer_of(sender);
	return office ? office : read_signer(lines);
}
