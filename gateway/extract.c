#include "gateway/extract_parts.h"

#include "desk/token.h"

#include <string.h>

#define MAGIC_BYTES 1024 /* a PDF's mark may stand behind other bytes */
#define FIELD_LETTERS 300

static void finding_free(gpointer data)
{
	struct extract_finding *finding = data;
	g_free(finding->filename);
	g_free(finding->trouble);
	g_free(finding);
}

void extract_free(struct extract *extract)
{
	if (!extract)
		return;
	g_ptr_array_unref(extract->findings);
	g_free(extract->text);
	mail_letter_clear(&extract->letter);
	g_free(extract);
}

/* ---- which attachments ---- */

static gboolean ends_with(const char *filename, const char *end)
{
	gsize length = strlen(filename), tail = strlen(end);
	return length >= tail && g_ascii_strcasecmp(filename + length - tail, end) == 0;
}

static gboolean has_magic(GBytes *content, gsize within, const char *magic)
{
	gsize size;
	const char *bytes = g_bytes_get_data(content, &size);
	return bytes && memmem(bytes, MIN(size, within), magic, strlen(magic));
}

/* By its mark, else by name and type: phones and old programs call a PDF anything. */
static gboolean way_of(const struct mail_attachment *a, GBytes *content, enum extract_way *way)
{
	*way = EXTRACT_MAIL;
	if (strcmp(a->type, "message/rfc822") == 0 || ends_with(a->filename, ".eml"))
		return TRUE;
	*way = EXTRACT_PDF;
	if (has_magic(content, MAGIC_BYTES, "%PDF-"))
		return TRUE;
	*way = EXTRACT_DOCX;
	if (ends_with(a->filename, ".docx") ||
		strcmp(a->type, "application/vnd.openxmlformats-officedocument."
				"wordprocessingml.document") == 0)
		return TRUE;
	*way = EXTRACT_PDF;
	return ends_with(a->filename, ".pdf") || strcmp(a->type, "application/pdf") == 0;
}

static gboolean may_be_read(const struct mail_attachment *attachment)
{
	enum extract_way way;
	g_autoptr(GBytes) content = mail_attachment_content(attachment);
	return way_of(attachment, content, &way);
}

gboolean extract_is_wanted(const struct settings *settings, const struct mail *mail)
{
	const struct mail_letter *own = &mail->letter;
	if (!settings->read_attachments || mail->origin != MAIL_PERSON ||
		((own->number || own->subject) && own->nature))
		return FALSE;
	for (guint i = 0; i < mail->attachments->len; i++)
		if (may_be_read(mail->attachments->pdata[i]))
			return TRUE;
	return FALSE;
}

/* ---- the letter ---- */

static void clip(char **field)
{
	if (!*field || g_utf8_strlen(*field, -1) <= FIELD_LETTERS)
		return;
	char *head = g_utf8_substring(*field, 0, FIELD_LETTERS);
	g_free(*field);
	*field = head;
}

/* What one letter can hold is limited; the fields of a page full of nonsense are not. */
static void read_letter(const char *text, struct mail_letter *letter)
{
	memset(letter, 0, sizeof *letter);
	mail_letter_read(text, letter);
	clip(&letter->number);
	clip(&letter->subject);
	clip(&letter->attachment);
	clip(&letter->office);
	clip(&letter->phone);
}

/* Keeps a letter, or the first text there is. TRUE: it is a letter. */
static gboolean take_text(struct extract *e, struct extract_finding *finding, const char *raw)
{
	struct mail_letter letter;
	g_autofree char *text = extract_tidy(raw);
	read_letter(text, &letter);
	gboolean found = letter.number || letter.subject || letter.nature;
	gboolean any = extract_count_letters(text) > 0;
	if (found)
		e->letter = letter;
	else
		mail_letter_clear(&letter);
	finding->result = found ? EXTRACT_LETTER : any ? EXTRACT_TEXT : EXTRACT_FAILED;
	finding->trouble = any ? NULL : g_strdup("there is no text in it");
	if (found || (any && (!e->text || e->source == finding))) {
		g_free(e->text);
		e->text = g_steal_pointer(&text);
		e->source = finding;
	}
	return found;
}

/* ---- one attachment ---- */

static void failed(struct extract_finding *finding, const GError *error)
{
	finding->result = EXTRACT_FAILED;
	g_free(finding->trouble);
	finding->trouble = g_strdup(error->message);
}

/* Begun in no time it would only be unreadable. FALSE: not begun. */
static gboolean has_time(const struct extract_budget *budget, struct extract_finding *finding)
{
	if (extract_has_time(budget, finding->way))
		return TRUE;
	finding->result = EXTRACT_NO_TIME;
	g_free(finding->trouble);
	finding->trouble = g_strdup("no time was left to read it");
	return FALSE;
}

/* Pages without text, or almost. */
static gboolean read_scan(struct extract *e, struct extract_budget *budget,
	struct extract_finding *finding, GBytes *content)
{
	finding->result = EXTRACT_SCAN;
	g_clear_pointer(&finding->trouble, g_free);
	if (!budget->settings->ocr_command)
		return FALSE;
	finding->way = EXTRACT_OCR;
	if (!has_time(budget, finding))
		return FALSE;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = extract_text_of(budget, EXTRACT_OCR, content, &error);
	if (text)
		return take_text(e, finding, text);
	failed(finding, error);
	return FALSE;
}

static gboolean read_content(struct extract *e, struct extract_budget *budget,
	struct extract_finding *finding, GBytes *content)
{
	if (!has_time(budget, finding))
		return FALSE;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = extract_text_of(budget, finding->way, content, &error);
	if (!text) {
		failed(finding, error);
		return FALSE;
	}
	if (take_text(e, finding, text))
		return TRUE;
	return finding->way == EXTRACT_PDF && extract_is_scan(text) &&
	       read_scan(e, budget, finding, content);
}

static struct extract_finding *finding_add(
	struct extract *e, const struct mail_attachment *attachment, enum extract_way way)
{
	struct extract_finding *finding = g_new0(struct extract_finding, 1);
	finding->filename = token_redact(attachment->filename);
	finding->way = way;
	finding->result = EXTRACT_FAILED;
	g_ptr_array_add(e->findings, finding);
	return finding;
}

/* TRUE: it is a letter, no other needs to be read. */
static gboolean read_one(struct extract *e, struct extract_budget *budget,
	const struct mail_attachment *attachment, GBytes *content, enum extract_way way)
{
	struct extract_finding *finding = finding_add(e, attachment, way);
	if ((gint64)g_bytes_get_size(content) <= budget->settings->max_attachment_bytes)
		return read_content(e, budget, finding, content);
	finding->trouble = g_strdup("larger than [letter] max_attachment_bytes");
	return FALSE;
}

static struct extract *extract_new(void)
{
	struct extract *e = g_new0(struct extract, 1);
	e->findings = g_ptr_array_new_with_free_func(finding_free);
	return e;
}

/* ---- all of them ---- */

struct walk {
	struct extract *e;
	struct extract_budget *budget; /* NULL: nothing is read, */
	const char *why;	       /* for this reason */
	guint mails;		       /* attached ones that were opened */
};

static gboolean walk_mail(struct walk *w, const struct mail *mail, gboolean attached);

/* A letter in the text of a mail that is attached, else in what is attached to that. */
static gboolean walk_attached_mail(
	struct walk *w, const struct mail_attachment *attachment, GBytes *content)
{
	if (w->mails++ >= EXTRACT_ATTACHMENTS)
		return FALSE;
	g_autoptr(mail_auto) mail = mail_parse(content, NULL);
	const struct mail_letter *letter = &mail->letter;
	if (!w->budget || !(letter->number || letter->subject || letter->nature))
		return walk_mail(w, mail, TRUE);
	g_autofree char *text = extract_clean(mail->text, strlen(mail->text));
	return take_text(w->e, finding_add(w->e, attachment, EXTRACT_MAIL), text);
}

/* TRUE: it is a letter, no other needs to be read. */
static gboolean walk_one(
	struct walk *w, const struct mail_attachment *attachment, gboolean attached)
{
	enum extract_way way;
	g_autoptr(GBytes) content = mail_attachment_content(attachment);
	if (!way_of(attachment, content, &way))
		return FALSE;
	if (way == EXTRACT_MAIL)
		return !attached && walk_attached_mail(w, attachment, content);
	if (w->budget)
		return read_one(w->e, w->budget, attachment, content, way);
	finding_add(w->e, attachment, way)->trouble = g_strdup(w->why);
	return FALSE;
}

/* `attached`: the mail is an attachment itself; one level is enough. */
static gboolean walk_mail(struct walk *w, const struct mail *mail, gboolean attached)
{
	for (guint i = 0; i < mail->attachments->len && w->e->findings->len < EXTRACT_ATTACHMENTS;
		i++)
		if (walk_one(w, mail->attachments->pdata[i], attached))
			return TRUE;
	return FALSE;
}

struct extract *extract_nothing(const struct mail *mail, const char *why)
{
	struct walk walk = { .e = extract_new(), .why = why };
	walk_mail(&walk, mail, FALSE);
	return walk.e;
}

struct extract *extract_attachments(const struct settings *settings, const struct mail *mail)
{
	struct extract_budget budget = extract_budget_of(settings);
	struct walk walk = { .e = extract_new(), .budget = &budget };
	walk_mail(&walk, mail, FALSE);
	return walk.e;
}

char *extract_troubles(const struct extract *extract)
{
	GString *text = g_string_new("");
	for (guint i = 0; i < extract->findings->len; i++) {
		const struct extract_finding *one = extract->findings->pdata[i];
		if (one->trouble)
			g_string_append_printf(
				text, "; attachment %s: %s", one->filename, one->trouble);
	}
	return g_string_free(text, FALSE);
}
