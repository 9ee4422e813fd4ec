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
	"message (status|delivery) *-? *(undeliverable|failure)|failed delivery|"                  \
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
		"x-vacation", "x-ms-exchange-inbox-rules-loop", "x-otrs-loop", "x-cron-env",
		"x-rt-loop-prevention", "x-freescout-mail-type", "x-jira-fingerprint" };
	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (header_get(fields, marks[i]) &&
			!field_matches(fields, marks[i], "^\\s*(no|none|false|0)?\\s*$"))
			return TRUE;
	/* On a person's mail to a group Exchange asks just for these three to be kept back. */
	const char *suppress = header_get(fields, "x-auto-response-suppress");
	if (suppress && !text_matches("^\\s*(no|none|dr, *oof, *autoreply)?\\s*$", suppress))
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
	"^(balasan otomatis|jawaban otomatis|automatic reply|auto(matic)?[ -]?reply|autoreply|"    \
	"out of (the )?office auto-?reply|respon otomatis)\\s*(:|[.!]?$)|"                         \
	"^\\*\\* (problem|recovery|acknowledgement|flapping\\w*) .*\\*\\*$"
#define AWAY_SUBJECT "^(out of (the )?office|di luar kantor|sedang cuti)\\s*(:|[.!]?$)"
#define ROBOT                                                                                      \
	"^(no[-_.]?reply[^@]*|do[-_.]?not[-_.]?reply|notifications?|mailer-daemon|postmaster|"     \
	"nagios|zabbix|icinga|cron|librenms|prtg|grafana|uptime[-.]?kuma)@"

/* People write "Di luar kantor: modem mobil mati", too: with a mail program, and first. */
static gboolean is_away(const GPtrArray *fields, const char *subject)
{
	gboolean program = header_get(fields, "x-mailer") || header_get(fields, "user-agent");
	gboolean answers = header_get(fields, "in-reply-to") || header_get(fields, "references");
	return text_matches(AWAY_SUBJECT, subject) && (answers || !program);
}

/* Somebody pressed a button of an invitation and typed nothing. */
static gboolean is_calendar_reply(const struct body *body, gboolean has_words)
{
	const struct mail_event *event = body->events->len ? body->events->pdata[0] : NULL;
	return event && !has_words && strcmp(event->method, "REPLY") == 0;
}

enum mail_origin origin_of(const GPtrArray *fields, const struct mail_address *from,
	const char *subject, const struct body *body, gboolean has_words)
{
	if (is_bounce(fields, from, subject, body))
		return MAIL_BOUNCE;
	const char *submitted = header_get(fields, "auto-submitted");
	if (submitted && !text_matches("^\\s*(\\([^)]*\\)\\s*)*no\\b", submitted))
		return MAIL_AUTO_REPLY;
	if (is_list(fields))
		return MAIL_LIST;
	/* RFC 3834 5: "no" is a person's word. */
	if (submitted)
		return MAIL_PERSON;
	if (is_automatic(fields) || text_matches(AUTO_SUBJECT, subject) ||
		is_away(fields, subject) || is_calendar_reply(body, has_words) ||
		text_matches(ROBOT, from->address))
		return MAIL_AUTO_REPLY;
	return MAIL_PERSON;
}
