#include "mailparse/json.h"

#include <json-glib/json-glib.h>

static void put(JsonBuilder *b, const char *name, const char *value)
{
	json_builder_set_member_name(b, name);
	if (value)
		json_builder_add_string_value(b, value);
	else
		json_builder_add_null_value(b);
}

static void add_address(JsonBuilder *b, const struct mail_address *one)
{
	json_builder_begin_object(b);
	put(b, "name", one->name);
	put(b, "address", one->address);
	json_builder_end_object(b);
}

static void put_addresses(JsonBuilder *b, const char *name, const GPtrArray *list)
{
	json_builder_set_member_name(b, name);
	json_builder_begin_array(b);
	for (guint i = 0; i < list->len; i++)
		add_address(b, list->pdata[i]);
	json_builder_end_array(b);
}

static void put_strings(JsonBuilder *b, const char *name, const GPtrArray *list)
{
	json_builder_set_member_name(b, name);
	json_builder_begin_array(b);
	for (guint i = 0; i < list->len; i++)
		json_builder_add_string_value(b, list->pdata[i]);
	json_builder_end_array(b);
}

static void put_attachments(JsonBuilder *b, const GPtrArray *list)
{
	json_builder_set_member_name(b, "attachments");
	json_builder_begin_array(b);
	for (guint i = 0; i < list->len; i++) {
		const struct mail_attachment *one = list->pdata[i];
		json_builder_begin_object(b);
		put(b, "filename", one->filename);
		put(b, "type", one->type);
		json_builder_set_member_name(b, "size");
		g_autoptr(GBytes) content = mail_attachment_content(one);
		json_builder_add_int_value(b, g_bytes_get_size(content));
		json_builder_set_member_name(b, "inline");
		json_builder_add_boolean_value(b, one->is_inline);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

static void put_events(JsonBuilder *b, const GPtrArray *list)
{
	json_builder_set_member_name(b, "events");
	json_builder_begin_array(b);
	for (guint i = 0; i < list->len; i++) {
		const struct mail_event *one = list->pdata[i];
		json_builder_begin_object(b);
		put(b, "method", one->method);
		put(b, "summary", one->summary);
		put(b, "start", one->start);
		put(b, "end", one->end);
		put(b, "location", one->location);
		put(b, "organizer", one->organizer);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

static void put_bounce(JsonBuilder *b, const struct mail_bounce *bounce)
{
	json_builder_set_member_name(b, "bounce");
	if (!bounce) {
		json_builder_add_null_value(b);
		return;
	}
	json_builder_begin_object(b);
	put(b, "recipient", bounce->recipient);
	put(b, "status", bounce->status);
	put(b, "diagnostic", bounce->diagnostic);
	put(b, "action", bounce->action);
	put(b, "original_message_id", bounce->original_message_id);
	json_builder_end_object(b);
}

static void put_letter(JsonBuilder *b, const struct mail_letter *letter)
{
	json_builder_set_member_name(b, "letter");
	json_builder_begin_object(b);
	put(b, "number", letter->number);
	put(b, "date", letter->date);
	put(b, "nature", letter->nature);
	put(b, "attachment", letter->attachment);
	put(b, "subject", letter->subject);
	put(b, "office", letter->office);
	put(b, "phone", letter->phone);
	json_builder_end_object(b);
}

static void put_authentication(JsonBuilder *b, const char *name, const GPtrArray *list)
{
	json_builder_set_member_name(b, name);
	json_builder_begin_array(b);
	for (guint i = 0; i < list->len; i++) {
		const struct mail_authentication *one = list->pdata[i];
		json_builder_begin_object(b);
		if (one->instance) {
			json_builder_set_member_name(b, "instance");
			json_builder_add_int_value(b, one->instance);
		}
		put(b, "method", one->method);
		put(b, "result", one->result);
		put(b, "domain", one->domain);
		put(b, "authserv_id", one->authserv_id);
		json_builder_end_object(b);
	}
	json_builder_end_array(b);
}

char *mail_to_json(const struct mail *mail)
{
	g_autoptr(JsonBuilder) b = json_builder_new();
	g_autofree char *date =
		mail->date ? g_date_time_format(mail->date, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
	json_builder_begin_object(b);
	json_builder_set_member_name(b, "from");
	add_address(b, mail->from);
	put_addresses(b, "reply_to", mail->reply_to);
	put_addresses(b, "to", mail->to);
	put_addresses(b, "cc", mail->cc);
	put(b, "subject", mail->subject);
	put(b, "date", date);
	put(b, "message_id", mail->message_id);
	put_strings(b, "in_reply_to", mail->in_reply_to);
	put_strings(b, "references", mail->references);
	put(b, "text", mail->text);
	put(b, "quoted", mail->quoted);
	put(b, "signature", mail->signature);
	put_attachments(b, mail->attachments);
	put_events(b, mail->events);
	put(b, "origin", mail_origin_name(mail->origin));
	put_bounce(b, mail->bounce);
	put_letter(b, &mail->letter);
	put_authentication(b, "authentication", mail->authentication);
	put_authentication(b, "arc_authentication", mail->arc_authentication);
	put_strings(b, "warnings", mail->warnings);
	json_builder_end_object(b);
	g_autoptr(JsonNode) root = json_builder_get_root(b);
	return json_to_string(root, FALSE);
}
