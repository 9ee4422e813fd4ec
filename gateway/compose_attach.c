/* The files that a mail brings along. */
#include "gateway/compose_words.h"

#include "desk/report.h"
#include "gateway/action_report.h"
#include "gateway/compose_mime.h"
#include "gateway/performance_workbook.h"

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static void attach_file(struct writing *w, GBytes *bytes, char *name, const char *type)
{
	struct mime_attachment *attachment = g_new0(struct mime_attachment, 1);
	*attachment = (struct mime_attachment){ bytes, name, type };
	g_ptr_array_add(w->attached, attachment);
}

static gboolean attach_report(struct writing *w, GError **error)
{
	g_autoptr(GError) problem = NULL;
	GBytes *pdf = action_report_pdf(w->compose->db, w->settings, w->ticket, &problem);
	if (!pdf) {
		g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_PART, "action report of %s: %s",
			w->ticket->number, problem->message);
		return FALSE;
	}
	attach_file(
		w, pdf, g_strdup_printf("Laporan-%s.pdf", w->ticket->number), "application/pdf");
	return TRUE;
}

static gboolean attach_workbook(struct writing *w, GError **error)
{
	g_autoptr(report_auto) report =
		report_load(w->compose->db, w->notice->text, REPORT_WORKBOOK);
	if (!report || !report->bytes) {
		g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_PART,
			"no workbook of %s is in the store", w->notice->text);
		return FALSE;
	}
	attach_file(w, g_bytes_ref(report->bytes),
		g_strdup_printf("Laporan-%s.xlsx", report->period), XLSX);
	return TRUE;
}

static void attach_sheet(struct writing *w, const struct report *sheet)
{
	g_autoptr(person_auto) person = directory_person_by_id(w->compose->db, sheet->person_id);
	if (person)
		attach_file(w, g_bytes_ref(sheet->bytes),
			performance_file_name(w->compose->db, person, sheet->period), XLSX);
}

/* The own sheet; for leaders all that there are. */
static gboolean attach_performance(struct writing *w, GError **error)
{
	struct db *db = w->compose->db;
	const struct notice *notice = w->notice;
	if (!notice->person_id) {
		g_autoptr(GPtrArray) sheets = report_sheets(db, notice->text);
		for (guint i = 0; i < sheets->len; i++)
			attach_sheet(w, sheets->pdata[i]);
		return TRUE;
	}
	g_autoptr(report_auto) sheet = report_load(db, notice->text, notice->person_id);
	if (sheet)
		attach_sheet(w, sheet);
	else
		g_set_error(error, COMPOSE_ERROR, COMPOSE_ERROR_PART,
			"no e-kinerja of %s is in the store", notice->text);
	return sheet != NULL;
}

gboolean attach_parts(struct writing *w, GError **error)
{
	enum notice_kind kind = w->notice->kind;
	if (kind == NOTICE_WORKBOOK)
		return attach_workbook(w, error);
	if (kind == NOTICE_PERFORMANCE)
		return attach_performance(w, error);
	gboolean on_paper = kind == NOTICE_APPROVED || kind == NOTICE_REPORT_APPROVED ||
			    kind == NOTICE_ACTION_REPORT;
	if (on_paper && w->ticket && w->may_see)
		return attach_report(w, error);
	return TRUE;
}
