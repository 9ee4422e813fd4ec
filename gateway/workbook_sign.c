#include "gateway/workbook_sign.h"
#include "desk/texts.h"
#include "desk/words.h"

#define DOTS "…………………………………"

static const char *or_dots(const char *text)
{
	return text && *text ? text : DOTS;
}

void sign_place(struct workbook *workbook, struct plan *plan, int row, int col, int last)
{
	const char *place = workbook->settings->paper_place;
	g_autofree char *line = g_strdup_printf("%s, " DOTS, place ? place : "…………………………");
	plan_text(plan, row, col, last, STYLE_SIGN, line);
}

void sign_block(struct plan *plan, int row, int col, int last, const struct signer *signer)
{
	g_autofree char *nip = g_strdup_printf("NIP. %s", or_dots(signer->nip));
	plan_text(plan, row, col, last, STYLE_SIGN, signer->role);
	plan_text(plan, row + 1, col, last, STYLE_SIGN, signer->office);
	plan_text(plan, row + SIGN_ROWS - 2, col, last, STYLE_SIGN_NAME, or_dots(signer->name));
	plan_text(plan, row + SIGN_ROWS - 1, col, last, STYLE_SIGN, nip);
}

static const struct person *find_leader(const GPtrArray *people, gint64 except)
{
	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		if (person->role == SPEAKER_LEADER && person->id != except)
			return person;
	}
	return NULL;
}

void sign_leader(
	struct workbook *workbook, struct plan *plan, int row, int col, int last, gint64 except)
{
	const struct settings *settings = workbook->settings;
	g_autofree char *today = words_day(workbook->now, settings->timezone);
	g_autoptr(GPtrArray) people = directory_people(workbook->db, today);
	const struct person *leader = find_leader(people, except);
	g_autofree char *office =
		settings->paper_leader_title
			? g_strdup_printf("%s,", settings->paper_leader_title)
			: g_strdup_printf(_("Pimpinan %s,"), settings->desk_organisation);
	struct signer signer = {
		.role = _("Mengetahui,"),
		.office = office,
		.name = leader ? leader->name : "",
		.nip = leader ? leader->nip : "",
	};
	sign_block(plan, row, col, last, &signer);
}
