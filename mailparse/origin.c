#include "mailparse/origin.h"

#include "mailparse/header.h"
#include "mailparse/lines.h"
#include "mailparse/pattern.h"

#include <string.h>

const char *mail_origin_name(enum mail_origin origin)
{
	static const char *const names[] = {
		[MAIL_PERSON] = "person",
		[MAIL_AUTO_REPLY] = "auto-reply",
		[MAIL_BOUNCE] = "bounce",
		[MAIL_LIST] = "list",
	};
	return names[origin];
}

/* A macro, because each constant pattern is compiled once where it stands. */
#define field_matches(fields, name, pattern)                                                       \
	({                                                                                         \
		const char *value = header_get(fields, name);                                      \
		value &&text_matches(pattern, value);                                              \
	})

static gboolean is_empty_return_path(const GPtrArray *fields)
{
	return field_matches(fields, "return-path", "^\\s*<\\s*>\\s*$");
}

#define MAILER "^(mailer-daemon|postmaster|mail-daemon|mailerdaemon|microsoftexchange[0-9a-f]*)@"
#define BOUNCE_SUBJECT                                                                             \
	"^(undelivered mail returned to sender|delivery status notification|mail delivery failed|" \
	"undeliverable:|undeliverable mail|failure notice|returned mail|delivery failure|"         \
	"mail delivery (failure|failed|system)|delivery (delayed|has failed)|warning: message|"    \
	"pengiriman gagal|gagal terkirim|tidak terkirim:|tidak dapat dikirim(kan)?:|"              \
	"surat tidak terkirim|message (not delivered|undeliverable))"

static gboolean is_bounce(const GPtrArray *fields, const struct mail_address *from,
	const char *subject, const struct body *body)
{
	if (strcmp(body->report_type, "delivery-status") == 0 || *body->delivery_status ||
		header_get(fields, "x-failed-recipients"))
		return TRUE;
	gboolean mailer = text_matches(MAILER, from->address) || is_empty_return_path(fields);
	return mailer && text_matches(BOUNCE_SUBJECT, subject);
}

/* The headers decide first. */
static gboolean is_automatic(const GPtrArray *fields)
{
	static const char *const marks[] = { "x-autoreply", "x-autorespond", "x-autoreply-from",
		"x-auto-response-suppress", "x-vacation", "x-ms-exchange-inbox-rules-loop" };
	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (header_get(fields, marks[i]) &&
			!field_matches(fields, marks[i], "^\\s*(no|none|false|0)?\\s*$"))
			return TRUE;
	return field_matches(fields, "precedence", "^\\s*(auto[_-]?reply|bulk|junk)\\s*$") ||
	       field_matches(fields, "content-type", "report-type=\"?disposition-notification") ||
	       is_empty_return_path(fields);
}

static gboolean is_list(const GPtrArray *fields)
{
	return header_get(fields, "list-id") || header_get(fields, "list-post") ||
	       header_get(fields, "list-unsubscribe") ||
	       field_matches(fields, "precedence", "^\\s*list\\s*$");
}

/* A subject counts only where the headers are silent, and only in its exact form. */
#define AUTO_SUBJECT                                                                               \
	"^(balasan otomatis|jawaban otomatis|automatic reply|auto(matic)?[ -]?reply|"              \
	"autoreply|out of (the )?office( auto-?reply)?|respon otomatis)\\s*:|"                     \
	"^(out of (the )?office|di luar kantor|sedang cuti|automatic reply|balasan otomatis|"      \
	"jawaban otomatis)\\s*[.!]?$|^(di luar kantor|sedang cuti|out of (the )?office)\\s*:"
#define ROBOT "^(no-?reply|do-?not-?reply|noreply[^@]*|notifications?|mailer-daemon|postmaster)@"

enum mail_origin origin_of(const GPtrArray *fields, const struct mail_address *from,
	const char *subject, const struct body *body)
{
	if (is_bounce(fields, from, subject, body))
		return MAIL_BOUNCE;
	const char *submitted = header_get(fields, "auto-submitted");
	if (submitted && !text_matches("^\\s*no\\b", submitted))
		return MAIL_AUTO_REPLY;
	if (is_list(fields))
		return MAIL_LIST;
	/* RFC 3834 5: "no" is a person's word. */
	if (submitted)
		return MAIL_PERSON;
	if (is_automatic(fields) || text_matches(AUTO_SUBJECT, subject) ||
		text_matches(ROBOT, from->address))
		return MAIL_AUTO_REPLY;
	return MAIL_PERSON;
}
