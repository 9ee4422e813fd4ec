#include "mailparse/body.h"
#include "mailparse/calendar.h"
#include "mailparse/charset.h"
#include "mailparse/header.h"
#include "mailparse/html.h"
#include "mailparse/letter.h"
#include "mailparse/mend.h"
#include "mailparse/origin.h"
#include "mailparse/quote.h"
#include "mailparse/pattern.h"

#include <gmime/gmime.h>
#include <string.h>

#define HEADER_BYTES (256 * 1024)
#define PARTS 1000
#define DEPTH 30
#define TEXT_BYTES (1024 * 1024)
#define STUB_LETTERS 300
#define STUB_TIMES 4
#define ENCLOSED_DEPTH 3

static struct mail *parse(GBytes *bytes, const struct mail_options *o, guint depth);

static gpointer start_gmime(gpointer data)
{
	g_mime_init();
	return data;
}

static struct mail_options with_defaults(const struct mail_options *given)
{
	struct mail_options o = given ? *given : (struct mail_options){ 0 };
	o.max_header_bytes = o.max_header_bytes ? o.max_header_bytes : HEADER_BYTES;
	o.max_parts = o.max_parts ? o.max_parts : PARTS;
	o.max_depth = o.max_depth ? o.max_depth : DEPTH;
	o.max_text_bytes = o.max_text_bytes ? o.max_text_bytes : TEXT_BYTES;
	return o;
}

static GPtrArray *addresses(struct mail *mail, const GPtrArray *fields, const char *name)
{
	GPtrArray *list = header_addresses(header_get(fields, name));
	if (list->len >= HEADER_ADDRESSES)
		mail_warn(mail->warnings, "%s: only the first %d addresses are read", name,
			HEADER_ADDRESSES);
	return list;
}

static void read_header(struct mail *mail, const GPtrArray *fields)
{
	GPtrArray *from = header_addresses(header_get(fields, "from"));
	if (from->len == 0) {
		g_ptr_array_unref(from);
		from = header_addresses(header_get(fields, "sender"));
	}
	const struct mail_address *first = from->len ? from->pdata[0] : NULL;
	mail->from = mail_address_new(first ? first->name : "", first ? first->address : "");
	if (!first)
		mail_warn(mail->warnings, "no sender address");
	else if (from->len > 1)
		mail_warn(mail->warnings, "%u From addresses; the first one counts", from->len);
	g_ptr_array_unref(from);
	mail->reply_to = addresses(mail, fields, "reply-to");
	mail->to = addresses(mail, fields, "to");
	mail->cc = addresses(mail, fields, "cc");
	mail->subject = header_text(header_get(fields, "subject"));
	mail->date = header_date(header_get(fields, "date"));
	if (!mail->date)
		mail_warn(mail->warnings, "no readable date");
	g_autoptr(GPtrArray) ids = header_ids(header_get(fields, "message-id"));
	mail->message_id = g_strdup(ids->len ? ids->pdata[0] : "");
	mail->in_reply_to = header_ids(header_get(fields, "in-reply-to"));
	mail->references = header_ids(header_get(fields, "references"));
}

/* A mail that passes one on, or answers nothing. */
static gboolean keeps_forward(const struct mail *mail, const struct mail_options *o)
{
	if (o->is_first_mail || o->is_answer)
		return o->is_first_mail;
	if (text_matches("^\\s*(fwd?|trs|tr|terusan|diteruskan)\\s*:", mail->subject))
		return TRUE;
	return mail->in_reply_to->len == 0 && mail->references->len == 0 &&
	       !text_matches("^\\s*(re|bls|balas|balasan|aw|antw)\\s*:", mail->subject);
}

static void set_text(struct mail *mail, const GPtrArray *lines)
{
	mail->text = lines_join(lines, LINE_NEW);
	mail->quoted = lines_join(lines, LINE_QUOTE);
	mail->signature = lines_join(lines, LINE_SIGNATURE);
}

static gboolean has_text(const GPtrArray *lines)
{
	return lines_have(lines, LINE_NEW) || lines_have(lines, LINE_QUOTE) ||
	       lines_have(lines, LINE_SIGNATURE);
}

static gsize letters_in(const GPtrArray *lines)
{
	gsize letters = 0;
	for (guint i = 0; i < lines->len; i++)
		letters += strlen(line_at(lines, i)->text);
	return letters;
}

/* "This mail needs a program that shows HTML": the plain part is no version of the other. */
static gboolean is_stub(const GPtrArray *plain, const GPtrArray *html)
{
	gsize letters = letters_in(plain);
	if (letters >= STUB_LETTERS)
		return FALSE;
	g_autofree char *text = lines_join(plain, LINE_NEW);
	return letters_in(html) > STUB_TIMES * letters ||
	       text_matches("\\bhtml\\b.*\\b(mendukung|support|view|browser|tampil|format|program|"
			    "client|aplikasi)|\\b(mendukung|support|view|format|tampil\\w*) "
			    ".*\\bhtml\\b",
		       text);
}

static GPtrArray *html_lines(const struct body_text *text, gsize limit, struct html_seen *seen)
{
	GPtrArray *lines = lines_new();
	for (guint i = 0; i < text->html->len; i++)
		lines_append(lines, html_read(text->html->pdata[i], limit, seen));
	return lines;
}

/* Pictures ("[image: foto.jpg]") and links are written otherwise in plain text than in HTML. */
static const char *past_extra(const char *at)
{
	if (g_ascii_strncasecmp(at, "http", 4) == 0 && strstr(at, "://") &&
		strcspn(at, ":") <= strlen("https"))
		return at + strcspn(at, " )>]\n");

	static const char *const begins[] = { "[image:", "[cid:", "[gambar:", "[inline", NULL };
	return text_begins_with(at, begins) ? at + strcspn(at, "]\n") : at;
}

/* Letters and digits of all that is no quote. */
static char *own_letters(const GPtrArray *lines)
{
	GString *letters = g_string_new("");
	for (guint i = 0; i < lines->len; i++) {
		if (line_at(lines, i)->kind == LINE_QUOTE)
			continue;
		for (const char *at = line_at(lines, i)->text; *at; at = g_utf8_next_char(at)) {
			at = past_extra(at);
			if (g_unichar_isalnum(g_utf8_get_char(at)))
				g_string_append_unichar(letters, g_utf8_get_char(at));
			if (!*at)
				break;
		}
	}
	return g_string_free(letters, FALSE);
}

/*
 * The plain part is what the person saw typed, the HTML knows better what is quote: its word is
 * taken where it has the containers of a quote and the two disagree on what the quote is, or where
 * only it knows the signature.
 */
static gboolean html_is_better(const GPtrArray *typed_lines, const GPtrArray *shown_lines,
	const struct quote_options *options)
{
	if (!has_text(shown_lines) || !has_text(typed_lines))
		return has_text(shown_lines);
	if (is_stub(typed_lines, shown_lines))
		return TRUE;
	gboolean signs = lines_have(shown_lines, LINE_SIGNATURE);
	if ((!signs && !lines_have(shown_lines, LINE_QUOTE)) ||
		letters_in(shown_lines) * 10 < letters_in(typed_lines) * 7)
		return FALSE;
	g_autoptr(GPtrArray) plain = lines_copy(typed_lines), html = lines_copy(shown_lines);
	quote_mark(plain, options);
	quote_mark(html, options);
	g_autofree char *typed = own_letters(plain);
	g_autofree char *shown = own_letters(html);
	if (strcmp(typed, shown) == 0)
		return signs && !lines_have(plain, LINE_SIGNATURE);
	return *shown && lines_have(html, LINE_QUOTE);
}

/* The caller owns them. */
static GPtrArray *text_lines(const struct body_text *text, const struct quote_options *options,
	gsize limit, struct html_seen *seen)
{
	if (text->html->len == 0)
		return text->plain ? g_ptr_array_ref(text->plain) : lines_new();
	GPtrArray *html = html_lines(text, limit, seen);
	if (!text->plain || html_is_better(text->plain, html, options))
		return html;
	g_ptr_array_unref(html);
	return g_ptr_array_ref(text->plain);
}

static GPtrArray *all_lines(const struct body *body, const struct quote_options *options,
	gsize limit, struct html_seen *seen)
{
	if (body->texts->len == 1)
		return text_lines(body->texts->pdata[0], options, limit, seen);
	GPtrArray *lines = lines_new();
	for (guint i = 0; i < body->texts->len; i++) {
		g_autoptr(GPtrArray) more = text_lines(body->texts->pdata[i], options, limit, seen);
		lines_append(lines, lines_copy(more));
	}
	return lines;
}

/* Returns the lines of all texts, marked. */
static GPtrArray *read_text(
	struct mail *mail, const struct body *body, const struct mail_options *o)
{
	struct quote_options options = { keeps_forward(mail, o), o->own_sent_text,
		body->enclosed != NULL };
	struct html_seen seen = { 0 };
	GPtrArray *lines = all_lines(body, &options, o->max_text_bytes, &seen);
	quote_mark(lines, &options);
	set_text(mail, lines);
	if (seen.cut)
		mail_warn(mail->warnings, "HTML of more text than is read; the rest is left out");
	if (seen.images && !*mail->text && !*mail->quoted)
		mail_warn(mail->warnings, "the text of this mail is in a picture");
	return lines;
}

/* Without words of its own the mail says what it encloses. */
static void read_enclosed(
	struct mail *mail, const struct body *body, const struct mail_options *o, guint depth)
{
	if (*mail->text || *mail->quoted)
		return;
	if (body->events->len) {
		g_free(mail->text);
		mail->text = calendar_text(body->events);
	} else if (body->enclosed && depth < ENCLOSED_DEPTH) {
		g_autoptr(mail_auto) inner = parse(body->enclosed, o, depth + 1);
		g_free(mail->text);
		g_autofree char *from =
			*inner->from->address ? g_strdup_printf("Dari: %s\n", inner->from->address)
					      : g_strdup("");
		mail->text =
			g_strdup_printf("%sPerihal: %s\n\n%s", from, inner->subject, inner->text);
		mail_letter_read(inner->text, &mail->letter);
	}
}

/* A signature's telephone is a contact, too. */
static void read_letter(struct mail *mail, const GPtrArray *lines)
{
	g_autoptr(GPtrArray) own = g_ptr_array_sized_new(lines->len);
	for (int kind = LINE_NEW; kind <= LINE_SIGNATURE; kind++)
		for (guint i = 0; kind != LINE_QUOTE && i < lines->len; i++)
			if (line_at(lines, i)->kind == (enum line_kind)kind)
				g_ptr_array_add(own, line_at(lines, i));
	letter_read_lines(own, &mail->letter);
}

/* `depth`: of the mail in others that enclose it. */
static struct mail *parse(GBytes *bytes, const struct mail_options *o, guint depth)
{
	struct mail *mail = g_new0(struct mail, 1);
	mail->warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GBytes) header = NULL;
	g_autoptr(GBytes) message =
		mend_message(bytes, o->max_header_bytes, mail->warnings, &header);
	gsize size;
	const char *data = g_bytes_get_data(header, &size);
	g_autoptr(GPtrArray) fields = header_read(data ? data : "", size);
	read_header(mail, fields);
	struct body *body = body_read(message, o, mail->warnings);
	g_autoptr(GPtrArray) lines = read_text(mail, body, o);
	mail->origin = origin_of(fields, mail->from, mail->subject, body, *mail->text != '\0');
	if (mail->origin == MAIL_BOUNCE) {
		g_autofree char *all =
			g_strjoin("\n", mail->text, mail->quoted, mail->signature, NULL);
		mail->bounce = bounce_read(fields, body, mail->subject, all);
	} else {
		read_enclosed(mail, body, o, depth);
	}
	mail->authentication = authentication_read(fields, o->trusted_authserv_id);
	mail->arc_authentication = authentication_read_arc(fields);
	read_letter(mail, lines);
	mail->attachments = g_ptr_array_ref(body->attachments);
	mail->events = g_ptr_array_ref(body->events);
	body_free(body);
	return mail;
}

struct mail *mail_parse(GBytes *bytes, const struct mail_options *given)
{
	static GOnce once = G_ONCE_INIT;
	g_once(&once, start_gmime, NULL);
	struct mail_options o = with_defaults(given);
	return parse(bytes, &o, 0);
}

/* Plain text and HTML both, whatever a client may have quoted. */
char *mail_sent_text(GBytes *bytes)
{
	static GOnce once = G_ONCE_INIT;
	g_once(&once, start_gmime, NULL);
	struct mail_options o = with_defaults(NULL);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	struct body *body = body_read(bytes, &o, warnings);
	g_autoptr(GPtrArray) lines = lines_new();
	struct html_seen seen = { 0 };
	for (guint i = 0; i < body->texts->len; i++) {
		const struct body_text *text = body->texts->pdata[i];
		if (text->plain)
			lines_append(lines, lines_copy(text->plain));
		lines_append(lines, html_lines(text, o.max_text_bytes, &seen));
	}
	body_free(body);
	for (guint i = 0; i < lines->len; i++)
		line_at(lines, i)->kind = LINE_NEW;
	return lines_join(lines, LINE_NEW);
}

void mail_free(struct mail *mail)
{
	if (!mail)
		return;
	mail_address_free(mail->from);
	g_ptr_array_unref(mail->reply_to);
	g_ptr_array_unref(mail->to);
	g_ptr_array_unref(mail->cc);
	g_free(mail->subject);
	g_clear_pointer(&mail->date, g_date_time_unref);
	g_free(mail->message_id);
	g_ptr_array_unref(mail->in_reply_to);
	g_ptr_array_unref(mail->references);
	g_free(mail->text);
	g_free(mail->quoted);
	g_free(mail->signature);
	g_ptr_array_unref(mail->attachments);
	g_ptr_array_unref(mail->events);
	mail_bounce_free(mail->bounce);
	mail_letter_clear(&mail->letter);
	g_ptr_array_unref(mail->authentication);
	g_ptr_array_unref(mail->arc_authentication);
	g_ptr_array_unref(mail->warnings);
	g_free(mail);
}
