#include "gateway/reading.h"

#include "desk/outbox.h"
#include "desk/words.h"

#include <string.h>

/* The text of the mail of ours that this one answers; NULL if it answers none. */
static char *own_text(struct db *db, const struct mail *mail)
{
	for (guint i = 0; i < mail->in_reply_to->len; i++) {
		g_autoptr(outbox_row_auto) row =
			outbox_by_message_id(db, mail->in_reply_to->pdata[i]);
		if (!row || !row->bytes)
			continue;
		return mail_sent_text(row->bytes);
	}
	return NULL;
}

static gboolean holds_token(GPtrArray *addresses)
{
	for (guint i = 0; i < addresses->len; i++) {
		const struct mail_address *one = addresses->pdata[i];
		struct token token;
		gboolean found = incoming_token(one->address, &token);
		token_clear(&token);
		if (found)
			return TRUE;
	}
	return FALSE;
}

/* What is quote depends on what the desk sent, and on whether there was a mail before at all. */
static struct mail *parse(struct db *db, const struct settings *settings, GBytes *bytes)
{
	struct mail_options options = { .trusted_authserv_id = settings->trusted_authserv_id };
	struct mail *mail = mail_parse(bytes, &options);
	g_autofree char *sent = own_text(db, mail);
	options.own_sent_text = sent;
	options.is_answer = sent || holds_token(mail->to) || holds_token(mail->cc);
	if (!options.is_answer)
		return mail;
	mail_free(mail);
	return mail_parse(bytes, &options);
}

static const char *domain_of(const char *address)
{
	const char *at = strrchr(address, '@');
	return at ? at + 1 : "";
}

/* Our own server's word for the domain of the From line. */
static void read_authentication(const struct settings *settings, struct reading *r)
{
	if (!settings->trusted_authserv_id)
		return;
	const char *domain = domain_of(r->sender);
	for (guint i = 0; i < r->mail->authentication->len; i++) {
		const struct mail_authentication *one = r->mail->authentication->pdata[i];
		if (strcmp(one->method, "dmarc") != 0)
			continue;
		if (strcmp(one->result, "fail") == 0)
			r->incoming.dmarc_fail = TRUE;
		else if (strcmp(one->result, "pass") == 0 && *domain &&
			 g_ascii_strcasecmp(one->domain, domain) == 0)
			r->incoming.dmarc_pass = TRUE;
	}
	if (r->incoming.dmarc_fail)
		r->incoming.dmarc_pass = FALSE;
}

static gboolean is_desk(const struct settings *settings, const char *address)
{
	g_auto(GStrv) desk = g_strsplit(settings->desk_address, "@", 2);
	g_autofree char *plus = g_strconcat(desk[0], "+", NULL);
	return g_ascii_strcasecmp(address, settings->desk_address) == 0 ||
	       (g_ascii_strncasecmp(address, plus, strlen(plus)) == 0 &&
		       g_ascii_strcasecmp(domain_of(address), desk[1] ? desk[1] : "") == 0);
}

static void add_addresses(struct reading *r, GPtrArray *addresses)
{
	for (guint i = 0; i < addresses->len; i++) {
		const struct mail_address *one = addresses->pdata[i];
		g_ptr_array_add(r->recipients, one->address);
	}
}

/* Colleagues in Cc take part if their office is known: a ticket is not open to strangers. */
static void add_cc(
	struct db *db, const struct settings *settings, gint64 now, struct reading *r)
{
	g_autofree char *today = words_day(now, settings->timezone);
	for (guint i = 0; i < r->mail->cc->len; i++) {
		const struct mail_address *one = r->mail->cc->pdata[i];
		if (is_desk(settings, one->address))
			continue;
		g_autoptr(office_auto) office = directory_office(db, one->address, today);
		if (!office)
			continue;
		struct participant *participant = g_new0(struct participant, 1);
		participant->address = g_ascii_strdown(one->address, -1);
		participant->name = g_strdup(one->name);
		g_ptr_array_add(r->cc, participant);
	}
}

/* Nearest first: In-Reply-To, then References from their end, then what a bounce brings back. */
static void add_answered(struct reading *r)
{
	const struct mail *mail = r->mail;
	for (guint i = 0; i < mail->in_reply_to->len; i++)
		g_ptr_array_add(r->answered, mail->in_reply_to->pdata[i]);
	for (guint i = mail->references->len; i-- > 0;)
		g_ptr_array_add(r->answered, mail->references->pdata[i]);
	if (mail->bounce && *mail->bounce->original_message_id)
		g_ptr_array_add(r->answered, mail->bounce->original_message_id);
}

static enum incoming_origin origin_of(const struct mail *mail)
{
	switch (mail->origin) {
	case MAIL_AUTO_REPLY:
		return INCOMING_AUTO_REPLY;
	case MAIL_BOUNCE:
		return INCOMING_BOUNCE;
	case MAIL_LIST:
		return INCOMING_LIST;
	case MAIL_PERSON:
		break;
	}
	return INCOMING_PERSON;
}

/* Nothing that makes a mail a mail: neither who, nor what, nor when. */
static gboolean is_unreadable(const struct mail *mail)
{
	return !*mail->from->address && !*mail->subject && !*mail->message_id && !mail->date &&
	       mail->to->len == 0;
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* What the mail says itself goes before what an attachment says. */
static void fill_letter(struct reading *r)
{
	static const struct mail_letter none;
	const struct mail_letter *own = &r->mail->letter;
	const struct mail_letter *attached = r->extract ? &r->extract->letter : &none;
	struct incoming *in = &r->incoming;
	in->letter_number = or_empty(own->number ? own->number : attached->number);
	in->letter_date = or_empty(own->date ? own->date : attached->date);
	in->letter_nature = or_empty(own->nature ? own->nature : attached->nature);
	in->letter_subject = or_empty(own->subject ? own->subject : attached->subject);
	in->letter_office = or_empty(own->office ? own->office : attached->office);
	in->phone = or_empty(own->phone ? own->phone : attached->phone);
	in->attachment_note = or_empty(r->note);
	in->attachment_name = "";
}

static void fill(struct reading *r, gboolean header_only)
{
	const struct mail *mail = r->mail;
	struct incoming *in = &r->incoming;
	in->sender = r->sender;
	in->sender_name = r->sender_name;
	in->subject = r->subject;
	in->raw_subject = mail->subject;
	in->text = r->text;
	in->message_id = mail->message_id;
	in->recipients = r->recipients;
	in->cc = r->cc;
	in->answered = r->answered;
	in->origin = origin_of(mail);
	in->attachments = mail->attachments->len;
	in->oversize = header_only;
	in->unreadable = !header_only && is_unreadable(mail);
	in->bounce_recipient = mail->bounce ? mail->bounce->recipient : "";
	in->bounce_status = mail->bounce ? mail->bounce->status : "";
	in->bounce_diagnostic = mail->bounce ? mail->bounce->diagnostic : "";
	in->bounce_failed = mail->bounce && strcmp(mail->bounce->action, "failed") == 0;
	fill_letter(r);
}

struct reading *reading_new(struct db *db, const struct settings *settings, GBytes *bytes,
	gboolean header_only, gint64 now)
{
	struct reading *r = g_new0(struct reading, 1);
	r->mail = parse(db, settings, bytes);
	r->sender = g_ascii_strdown(r->mail->from->address, -1);
	r->sender_name = token_redact(r->mail->from->name);
	g_autofree char *subject = incoming_subject(r->mail->subject, settings->ticket_prefix);
	r->subject = token_redact(subject);
	/* Somebody's token, pasted or quoted, must not travel on in a copy for others. */
	r->text = token_redact(r->mail->text);
	r->recipients = g_ptr_array_new();
	r->cc = g_ptr_array_new_with_free_func((GDestroyNotify)participant_free);
	r->answered = g_ptr_array_new();
	add_addresses(r, r->mail->to);
	add_addresses(r, r->mail->cc);
	add_cc(db, settings, now, r);
	add_answered(r);
	fill(r, header_only);
	read_authentication(settings, r);
	return r;
}

static gboolean is_blank(const char *text)
{
	while (g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return !*text;
}

static void take_findings(struct reading *r, const struct settings *settings, struct extract *e)
{
	r->extract = e;
	r->note = extract_note(e, settings);
	fill_letter(r);
}

void reading_leave_attachments(struct reading *r, const struct settings *settings, const char *why)
{
	take_findings(r, settings, extract_nothing(r->mail, why));
}

void reading_add_attachments(struct reading *r, const struct settings *settings)
{
	take_findings(r, settings, extract_attachments(settings, r->mail));
	char *text = is_blank(r->text) ? extract_as_text(r->extract) : NULL;
	if (!text)
		return;
	g_free(r->text);
	r->text = text;
	r->incoming.text = text;
	r->incoming.attachment_name = r->extract->source->filename;
}

void reading_free(struct reading *r)
{
	if (!r)
		return;
	mail_free(r->mail);
	g_free(r->sender);
	g_free(r->sender_name);
	extract_free(r->extract);
	g_free(r->note);
	g_free(r->subject);
	g_free(r->text);
	g_ptr_array_unref(r->recipients);
	g_ptr_array_unref(r->cc);
	g_ptr_array_unref(r->answered);
	g_free(r);
}
