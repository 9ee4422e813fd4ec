#include "mailparse/footer.h"

#include "mailparse/field.h"
#include "mailparse/pattern.h"

#include <string.h>

#define LINE_BYTES 300
#define LETTERS 80
#define NOTICE_BYTES_MIN 60

/* Without the target of a link, and without the marks around it. */
static char *plain_of(const char *text)
{
	gsize length = strcspn(text, "<");
	const char *target = strstr(text, "(http");
	if (target)
		length = MIN(length, (gsize)(target - text));
	while (length && strchr(" \t.*", text[length - 1]))
		length--;
	return g_strndup(text, length);
}

#define DEVICE                                                                                     \
	"\\b(iphone|ipad|ipod|ponsel|hp|handphone|telepon|telephone|phone|smartphone|tablet|"      \
	"perangkat|device|mobile|seluler|android|ios|windows|samsung|galaxy|xiaomi|redmi|poco|"    \
	"mi mail|oppo|vivo|realme|huawei|honor|infinix|asus|nokia|blackberry|outlook|yahoo|"       \
	"gmail|hotmail|(e-?|m)?mail|surel|aplikasi|app|imp|horde|webmail|internet messaging|"      \
	"bluemail|spark|edison|zoho|thunderbird|k-9|mailspring|aquamail)\\b"
/* Of a sentence that only begins like one. */
#define SENTENCE                                                                                   \
	"[?!]|\\b(ke|gagal|ditolak|error|wifi|printer|server|kantor|kemarin|tadi|belum|tidak|"     \
	"mohon|tolong|mati|rusak|sudah|masuk|lantai|jam|pak|min)\\b"
#define SENT                                                                                       \
	"^(\\S+ ){0,2}(dikirim|terkirim|diposting|sent) (dari|melalui|menggunakan|dengan|"         \
	"via|lewat|from|with|using|through) "
#define GET                                                                                        \
	"^(get|dapatkan|unduh|download) (\\S+ ){1,4}(for|untuk|on|di) (your )?(android|ios|"       \
	"iphone|ipad|windows|mac|mobile|seluler|ponsel)\\b"

gboolean footer_is(const char *line)
{
	/* Most lines begin otherwise. */
	static const char *const begins[] = { "dikirim ", "terkirim ", "diposting ", "sent ",
		"email dikirim", "e-mail dikirim", "surel dikirim", "pesan ini dikirim",
		"yahoo mail dikirim", "get ", "dapatkan ", "unduh ", "download ", "powered by ",
		"this message was sent", NULL };
	const char *text = field_bare(line);
	if (!text_begins_with(text, begins) || strlen(text) > LINE_BYTES)
		return FALSE;
	g_autofree char *plain = plain_of(text);
	if (g_utf8_strlen(plain, -1) > LETTERS || text_matches(SENTENCE, plain))
		return FALSE;
	return text_matches(GET, plain) ||
	       (text_matches(
			SENT "|^this message was sent|^powered by |^unduh yahoo mail$", plain) &&
		       text_matches(DEVICE, plain));
}

/* "Budi Contoh reacted via Gmail", and the link below it. */
static gboolean is_reaction(const char *line)
{
	return strstr(line, "Gmail") &&
	       text_matches("^.{2,80} (reacted|bereaksi|memberi(kan)? reaksi) (via|melalui|lewat|"
			    "dengan) Gmail\\s*(\\(|<|$)",
		       line);
}

static gboolean is_link(const char *line)
{
	const char *text = line + strspn(line, " <(");
	return g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://");
}

/* A company's or an office's note for those whom the mail is not for. */
static gboolean is_notice(const char *line)
{
	static const char *const begins[] = { "email ini", "e-mail ini", "surel ini", "pesan ini",
		"surat elektronik ini", "informasi dalam", "informasi yang", "isi email",
		"isi e-mail", "disclaimer", "penafian", "peringatan", "perhatian", "confidential",
		"kerahasiaan", "pernyataan kerahasiaan", "this e-mail", "this email",
		"this message", "this communication", "the information", "the contents of this",
		"important notice", "notice", "caution", "please consider the environment",
		"mohon pertimbangkan lingkungan", NULL };
	const char *text = field_bare(line);
	return strlen(text) >= NOTICE_BYTES_MIN && text_begins_with(text, begins) &&
	       text_matches("penerima|ditujukan|recipient|addressee|intended|kekeliruan|"
			    "environment|lingkungan",
		       text);
}

/* What a mail server puts above mail from outside. */
static gboolean is_banner(const char *line)
{
	static const char *const begins[] = { "caution", "[external", "external email",
		"external sender", "peringatan", "perhatian", "waspada", "[eksternal]", "warning",
		"this email originated", "email ini berasal dari luar", NULL };
	const char *text = field_bare(line);
	return text_begins_with(text, begins) &&
	       text_matches(
		       "^\\[e(x|ks)ternal|external (e-?mail|sender)|originat\\w* (from )?outside|"
		       "(berasal|dikirim|datang) dari luar",
		       text);
}

static guint paragraph_begin(const GPtrArray *lines, guint end)
{
	while (end > 0 && lines_is_new(lines, end - 1) && !line_is_rule(line_at(lines, end - 1)))
		end--;
	return end;
}

static guint paragraph_end(const GPtrArray *lines, guint begin)
{
	while (begin < lines->len && lines_is_new(lines, begin))
		begin++;
	return begin;
}

static void mark(GPtrArray *lines, guint begin, guint end)
{
	for (guint i = begin; i < end; i++)
		line_at(lines, i)->kind = LINE_SIGNATURE;
}

/* Rules and blank lines above a note belong to it. */
static guint with_rules(const GPtrArray *lines, guint begin)
{
	while (begin > 0 && line_at(lines, begin - 1)->kind == LINE_NEW &&
		(line_is_rule(line_at(lines, begin - 1)) ||
			line_is_blank(line_at(lines, begin - 1))))
		begin--;
	return begin;
}

/* A mailing list's way out. */
static gboolean is_list_footer(const GPtrArray *lines, guint begin, guint end)
{
	for (guint i = begin; i < end; i++)
		if (text_matches("\\bunsubscribe\\b|berhenti berlangganan|"
				 "you received this message because you are subscribed",
			    line_at(lines, i)->text))
			return TRUE;
	return FALSE;
}

/* From the last paragraph of what is new upward. */
static void mark_notices(GPtrArray *lines)
{
	for (guint end = lines->len;;) {
		while (end > 0 && !lines_is_new(lines, end - 1))
			end--;
		guint begin = paragraph_begin(lines, end);
		if (begin == end || !(is_notice(line_at(lines, begin)->text) ||
					    is_list_footer(lines, begin, end)))
			return;
		begin = with_rules(lines, begin);
		mark(lines, begin, end);
		end = begin;
	}
}

static void mark_banner(GPtrArray *lines)
{
	guint begin = 0;
	while (begin < lines->len && !lines_is_new(lines, begin))
		begin++;
	guint end = paragraph_end(lines, begin);
	if (begin < end && is_banner(line_at(lines, begin)->text))
		mark(lines, begin, end);
}

void footer_mark(GPtrArray *lines)
{
	mark_banner(lines);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		if (line->kind != LINE_NEW || !*line->text)
			continue;
		gboolean reaction = is_reaction(line->text);
		if (!reaction && !footer_is(line->text))
			continue;
		gboolean ruled =
			i > 0 && lines_is_new(lines, i - 1) && line_is_rule(line_at(lines, i - 1));
		gboolean linked = reaction && i + 1 < lines->len && lines_is_new(lines, i + 1) &&
				  is_link(line_at(lines, i + 1)->text);
		mark(lines, i - ruled, i + 1 + linked);
	}
	mark_notices(lines);
}
