#include "gateway/workbook_sign.h"
#include "desk/texts.h"
#include "desk/words.h"

#define DOTS "…………………………………"
#define LINES 9

static const char *or_dots(const char *text)
{
	return text && *text ? text : DOTS;
}

void sign_row(struct plan *plan, int row)
{
	plan_height(plan, row, workbook_height(LINES));
}

void sign_block(struct workbook *workbook, struct plan *plan, int row, int col, int last,
	const struct signer *signer)
{
	const char *place = workbook->settings->paper_place;
	g_autofree char *date = signer->dated
					? g_strdup_printf("%s, " DOTS, place ? place : "………………")
					: g_strdup("");
	g_autofree char *before =
		g_strdup_printf("%s\n%s\n%s\n\n\n\n\n", date, signer->role, signer->office);
	g_autofree char *after = g_strdup_printf("\nNIP. %s", or_dots(signer->nip));
	plan_sign(plan, row, col, last, before, or_dots(signer->name), after);
}

void sign_leader(struct workbook *workbook, struct plan *plan, int row, int col, int last,
	gboolean dated, gint64 except)
{
	const struct settings *settings = workbook->settings;
	g_autofree char *today = words_day(workbook->now, settings->timezone);
	g_autoptr(person_auto) leader = directory_head(workbook->db, today, except);
	g_autofree char *office =
		settings->paper_leader_title
			? g_strdup_printf("%s,", settings->paper_leader_title)
			: g_strdup_printf(_("Pimpinan %s,"), settings->desk_organisation);
	struct signer signer = {
		.dated = dated,
		.role = _("Mengetahui,"),
		.office = office,
		.name = leader ? leader->name : "",
		.nip = leader ? leader->nip : "",
	};
	sign_block(workbook, plan, row, col, last, &signer);
}
