#include "gateway/compose.h"

#include "desk/approval_content.h"
#include "desk/texts.h"
#include "gateway/compose_mime.h"
#include "gateway/compose_words.h"
#include "gateway/templates.h"

#include <string.h>

#define THREAD_MAX 10
#define SUBJECT_LETTERS 150

G_DEFINE_QUARK(desktik - compose - error, compose_error)

static enum token_purpose purpose_of(const struct writing *w)
{
	if (w->notice->kind == NOTICE_CONFIRM)
		return TOKEN_CONFIRM;
	if (w->notice->kind == NOTICE_APPROVALS)
		return TOKEN_LIST;
	if (!w->ticket)
		return TOKEN_DESK;
	switch (w->notice->as) {
	case SPEAKER_REQUESTER:
		return TOKEN_REQUESTER;
	case SPEAKER_TECHNICIAN:
		return TOKEN_TECHNICIAN;
	case SPEAKER_LEADER:
		return w->may_approve ? TOKEN_APPROVAL : TOKEN_LEADER;
	default:
		return TOKEN_DESK;
	}
}

char *reply_address(const struct writing *w, const char *token)
{
	const char *desk = w->settings->desk_address;
	const char *at = strrchr(desk, '@');
	return g_strdup_printf("%.*s+%s%s", (int)(at - desk), desk, token, at);
}

/* What an answer approves is what this mail shows, and nothing else. */
static gint64 approval_of(const struct writing *w)
{
	g_autofree char *content = approval_content(w->compose->db, w->ticket);
	return token_content(w->compose->key, content);
}

static void make_token(struct writing *w)
{
	enum token_purpose purpose = purpose_of(w);
	gint64 reference = 0;
	if (w->notice->reference)
		reference = w->notice->reference;
	else if (purpose == TOKEN_CONFIRM || purpose == TOKEN_DESK)
		reference = w->compose->mail_id;
	else if (purpose == TOKEN_APPROVAL)
		reference = approval_of(w);
	const char *number = w->ticket && purpose != TOKEN_DESK ? w->ticket->number : "";
	w->token = token_make(w->compose->key, number, purpose, reference, w->notice->to);
	w->reply_to = reply_address(w, w->token);
}

static char *shorten(char *line)
{
	if (g_utf8_strlen(line, -1) <= SUBJECT_LETTERS)
		return line;
	g_autofree char *whole = line;
	g_autofree char *head = g_utf8_substring(whole, 0, SUBJECT_LETTERS - 1);
	return g_strconcat(head, "…", NULL);
}

/* What a mail about no ticket is called; it answers the mail at hand where that has a name. */
static char *plain_subject(const struct writing *w)
{
	const struct incoming *in = w->compose->incoming;
	g_autofree char *headline = g_strdup(w->page->headline);
	if (g_str_has_suffix(headline, "."))
		headline[strlen(headline) - 1] = '\0';
	switch (w->notice->kind) {
	case NOTICE_WORKBOOK:
	case NOTICE_PERFORMANCE:
	case NOTICE_HELD:
	case NOTICE_BOUNCE:
		return g_strdup_printf("%s: %s", w->settings->desk_name, headline);
	default:
		break;
	}
	if (!in || !*in->subject || strcmp(in->letter_nature, "rahasia") == 0)
		return g_steal_pointer(&headline);
	return g_strdup_printf("Re: %s", in->subject);
}

/* `own`: what the template wants; NULL: nothing. The number is always there: threads go by it. */
static void make_subject(struct writing *w, const char *own)
{
	g_autofree char *raw = NULL;
	if (w->ticket)
		raw = g_strdup_printf(
			"[%s] %s", w->ticket->number, own ? own : visible_subject(w, w->ticket));
	else
		raw = own ? g_strdup(own) : plain_subject(w);
	g_autofree char *clean = token_redact(raw);
	w->subject = shorten(page_one_line(clean));
}

/* Offices write as "Dinas Kesehatan": no Bapak or Ibu. */
static gboolean is_office_name(const char *name)
{
	return g_regex_match_simple("^(dinas|badan|bagian|bag\\.|bidang|kec\\.|kecamatan|kelurahan|"
				    "kel\\.|desa|kantor|sekretariat|setda|inspektorat|puskesmas|"
				    "pkm|rsud|uptd?|satpol|satuan|sd|sdn|smp|smpn|sma|smk|tu|admin|"
				    "operator|pemerintah|dprd|bpkad|bkpp|bappeda)\\b",
		name, G_REGEX_CASELESS, 0);
}

/* People who say themselves how to address them: "Bu Karsih". */
static gboolean has_honorific(const char *name)
{
	return g_regex_match_simple(
		"^(bapak|bpk|pak|ibu|bu|mbak|mas|sdr|sdri)\\b\\.?", name, G_REGEX_CASELESS, 0);
}

static void greet(struct writing *w)
{
	const char *name = w->notice->to_name;
	if (!*name || strchr(name, '@'))
		page_greeting(w->page, "%s", _("Yth. Bapak/Ibu,"));
	else if (is_office_name(name) || has_honorific(name))
		page_greeting(w->page, _("Yth. %s,"), name);
	else
		page_greeting(w->page, _("Yth. Bapak/Ibu %s,"), name);
}

void add_page_link(struct writing *w)
{
	gboolean requester = w->notice->as == SPEAKER_REQUESTER;
	if (w->linked || (requester && !w->ticket))
		return;
	w->linked = TRUE;
	g_autofree char *url = link_make(w, w->ticket ? w->ticket->number : "");
	if (url)
		page_link(w->page,
			w->ticket ? _("Lihat tiket ini di halaman Desk TIK")
				  : _("Buka halaman Desk TIK"),
			url);
}

static void close_page(struct writing *w)
{
	const struct settings *s = w->settings;
	g_autofree char *organisation =
		s->desk_organisation && *s->desk_organisation
			? g_strdup_printf("%s, %s", s->desk_name, s->desk_organisation)
			: g_strdup(s->desk_name);
	if (w->ticket)
		page_footer(w->page,
			_("%s\nDikirim otomatis. Balasan Anda dibaca. Jangan teruskan surat ini: "
			  "alamat "
			  "balas dan tautannya khusus untuk Anda. Tidak paham? Balas BANTUAN."),
			organisation);
	else
		page_footer(w->page, _("%s\nDikirim otomatis. Tidak paham? Balas BANTUAN."),
			organisation);
}

static struct template *take_template(struct writing *w)
{
	g_autofree char *problem = NULL;
	if (!w->ticket && (templates_kind(w->notice->kind)->brings & BRINGS_TICKET))
		return templates_news();
	struct template *template = templates_take(w->settings, w->notice->kind, &problem);
	if (problem && w->compose->problems)
		g_ptr_array_add(w->compose->problems, g_steal_pointer(&problem));
	return template;
}

static void write_page(struct writing *w)
{
	g_autoptr(template_auto) template = take_template(w);
	g_autofree char *headline = template_headline(template, w);
	g_autofree char *subject = template_subject(template, w);
	greet(w);
	page_headline(w->page, "%s", headline);
	/* The answers need the subject. */
	make_subject(w, subject && *subject ? subject : NULL);
	template_render(template, w, w->page);
	/* Nobody approves what is not before their eyes. */
	if (w->may_approve)
		add_what_is_approved(w);
	add_answers(w);
	add_page_link(w);
	close_page(w);
}

static gboolean is_answer(const struct writing *w)
{
	const struct incoming *in = w->compose->incoming;
	return in && strcmp(in->sender, w->notice->to) == 0;
}

/* The mail being answered, else the last of this person's copies in the thread. */
static const char *answers(const struct writing *w, const GPtrArray *thread)
{
	if (is_answer(w) && mime_id_is_plain(w->compose->incoming->message_id))
		return w->compose->incoming->message_id;
	return thread->len ? thread->pdata[thread->len - 1] : NULL;
}

static void end_thread_with(GPtrArray *thread, const char *id)
{
	for (guint i = 0; id && i < thread->len; i++)
		if (strcmp(thread->pdata[i], id) == 0) {
			g_ptr_array_add(thread, g_ptr_array_steal_index(thread, i));
			return;
		}
	if (id)
		g_ptr_array_add(thread, g_strdup(id));
}

static void build(const struct writing *w, struct outbox_row *row)
{
	const struct compose *c = w->compose;
	g_autoptr(GPtrArray) thread =
		w->ticket ? thread_of(c->db, w->ticket->id, w->notice->to, THREAD_MAX)
			  : g_ptr_array_new_with_free_func(g_free);
	g_autofree char *answered = g_strdup(answers(w, thread));
	end_thread_with(thread, answered);
	g_autofree char *from_name = page_one_line(w->settings->desk_name);
	g_autofree char *to_name = page_one_line(w->notice->to_name);
	g_autofree char *text = page_to_text(w->page);
	g_autofree char *html = page_to_html(w->page);
	struct mime_letter letter = {
		.from_name = from_name,
		.from_address = w->settings->desk_address,
		/* An address as a name only repeats itself. */
		.to_name = strchr(to_name, '@') ? "" : to_name,
		.to_address = w->notice->to,
		.reply_to = w->reply_to,
		.subject = w->subject,
		.message_id = row->message_id,
		.answers = answered,
		.thread = thread,
		.at = c->now,
		.zone = w->settings->timezone,
		.is_answer = is_answer(w),
		.text = text,
		.html = html,
		.attached = w->attached,
	};
	row->bytes = mime_build(&letter);
}

static struct outbox_row *row_new(const struct writing *w)
{
	struct outbox_row *row = g_new0(struct outbox_row, 1);
	const char *domain = strrchr(w->settings->desk_address, '@');
	row->id = outbox_next_id(w->compose->db);
	row->created_at = row->next_at = w->compose->now;
	row->message_id = g_strdup_printf("%s.%" G_GINT64_FORMAT "%s", w->token, row->id, domain);
	row->recipient = g_strdup(w->notice->to);
	row->ticket_id = w->ticket ? w->ticket->id : 0;
	row->ticket = g_strdup(w->ticket ? w->ticket->number : "");
	row->template = g_strdup(notice_name(w->notice->kind));
	row->subject = g_strdup(w->subject);
	row->state = OUTBOX_QUEUED;
	row->detail = g_strdup("");
	build(w, row);
	return row;
}

/* Only for the assignee and the leaders: a confidential letter. */
static void look_up(struct writing *w)
{
	const struct ticket *t = w->ticket;
	const struct notice *notice = w->notice;
	w->may_see = TRUE;
	if (!t)
		return;
	if (t->report_event)
		w->report = event_load(w->compose->db, t->report_event);
	w->may_see = !ticket_is_confidential(t) || notice->as == SPEAKER_LEADER ||
		     (notice->as == SPEAKER_TECHNICIAN && strcmp(notice->to, t->assignee) == 0);
	w->may_approve = notice->as == SPEAKER_LEADER && t->status == STATUS_TINDAK_LANJUT &&
			 !t->needs_revision && notice->kind != NOTICE_CONFIRM && w->report &&
			 strcmp(w->report->actor, notice->to) != 0;
}

static void writing_clear(struct writing *w)
{
	g_clear_pointer(&w->page, page_free);
	g_clear_pointer(&w->report, event_free);
	g_clear_pointer(&w->attached, g_ptr_array_unref);
	g_free(w->token);
	g_free(w->reply_to);
	g_free(w->subject);
}

static void writing_begin(
	struct writing *w, const struct compose *compose, const struct notice *notice)
{
	*w = (struct writing){
		.compose = compose,
		.settings = compose->settings,
		.notice = notice,
		.ticket = notice->ticket,
		.page = page_new(compose->settings->language, notice->as == SPEAKER_REQUESTER),
		.attached = g_ptr_array_new_with_free_func((GDestroyNotify)mime_attachment_free),
	};
	look_up(w);
	make_token(w);
	write_page(w);
}

struct outbox_row *compose_notice(
	const struct compose *compose, const struct notice *notice, GError **error)
{
	if (!mime_address_is_plain(notice->to)) {
		g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_ADDRESS,
			"no mail can be sent to the address \"%s\"", notice->to);
		return NULL;
	}
	struct writing w;
	writing_begin(&w, compose, notice);
	struct outbox_row *row = attach_parts(&w, error) ? row_new(&w) : NULL;
	writing_clear(&w);
	return row;
}

void compose_show(const struct compose *compose, const struct notice *notice, struct shown *shown)
{
	struct writing w;
	writing_begin(&w, compose, notice);
	shown->subject = g_strdup(w.subject);
	shown->text = page_to_text(w.page);
	shown->html = page_to_html(w.page);
	writing_clear(&w);
}

void shown_clear(struct shown *shown)
{
	g_free(shown->subject);
	g_free(shown->text);
	g_free(shown->html);
}
