#include "gateway/workbook_sheet.h"
#include "desk/texts.h"

#include <stdio.h>
#include <string.h>

/* [$-421] is Indonesian: month names, and in LibreOffice the decimal comma as well. */
#define INDONESIAN "[$-421]"
/* Right of a figure, and of the – that stands for one, a little room. */
#define FIGURE(format) INDONESIAN format "_-;-" format "_-;" format "_-;@_-"
#define INK 0x1F3A5F
#define RULE 0xB8C2CC

static const struct look {
	const char *number;
	int size; /* points; 0: 10 */
	int colour, fill;
	gboolean bold, italic, border, wrap, underline, middle, shrink;
	enum { LEFT, CENTER, RIGHT } align;
} looks[STYLE_COUNT] = {
	[STYLE_TITLE] = { .size = 18, .bold = TRUE, .colour = INK },
	[STYLE_SUBTITLE] = { .size = 12, .colour = 0x404040 },
	[STYLE_SENTENCE] = { .size = 11, .middle = TRUE },
	[STYLE_SECTION] = { .size = 12, .bold = TRUE, .colour = INK },
	[STYLE_HEADER] = { .bold = TRUE,
		.colour = 0xFFFFFF,
		.fill = INK,
		.border = TRUE,
		.middle = TRUE,
		.wrap = TRUE,
		.align = CENTER },
	[STYLE_TEXT] = { .border = TRUE, .wrap = TRUE },
	[STYLE_NAME] = { .border = TRUE, .middle = TRUE, .wrap = TRUE },
	[STYLE_LABEL] = { .border = TRUE, .middle = TRUE, .shrink = TRUE },
	[STYLE_CENTER] = { .border = TRUE, .wrap = TRUE, .align = CENTER },
	[STYLE_INTEGER] = { .border = TRUE,
		.middle = TRUE,
		.number = INDONESIAN "#,##0_-",
		.align = RIGHT },
	[STYLE_DECIMAL] = { .border = TRUE,
		.middle = TRUE,
		.number = FIGURE("#,##0.0"),
		.align = RIGHT },
	[STYLE_HUNDREDTHS] = { .border = TRUE,
		.middle = TRUE,
		.number = FIGURE("#,##0.00"),
		.align = RIGHT },
	[STYLE_PERCENT] = { .border = TRUE,
		.middle = TRUE,
		.number = FIGURE("0.0%"),
		.align = RIGHT },
	[STYLE_CHANGE] = { .border = TRUE,
		.middle = TRUE,
		.align = RIGHT,
		.number = INDONESIAN "+#,##0_-;−#,##0_-;0_-" },
	[STYLE_CHANGE_DECIMAL] = { .border = TRUE,
		.middle = TRUE,
		.align = RIGHT,
		.number = INDONESIAN "+#,##0.0_-;−#,##0.0_-;0_-" },
	[STYLE_POINTS] = { .border = TRUE,
		.middle = TRUE,
		.align = RIGHT,
		.number = INDONESIAN "+0.0\" poin\"_-;−0.0\" poin\"_-;0\" poin\"_-" },
	[STYLE_TOP_INTEGER] = { .border = TRUE, .number = INDONESIAN "#,##0_-", .align = RIGHT },
	[STYLE_TOP_NUMBER] = { .border = TRUE, .number = "0_-", .align = RIGHT },
	[STYLE_TOP_DECIMAL] = { .border = TRUE, .number = FIGURE("#,##0.0"), .align = RIGHT },
	[STYLE_MOMENT] = { .border = TRUE,
		.wrap = TRUE,
		.align = CENTER,
		.number = INDONESIAN "dd mmm yyyy\\ hh\\.mm" },
	[STYLE_DAY] = { .border = TRUE,
		.wrap = TRUE,
		.align = CENTER,
		.number = INDONESIAN "dd mmm yyyy" },
	[STYLE_LINK] = { .border = TRUE, .colour = 0x0B57A4, .underline = TRUE },
	[STYLE_YES] = { .border = TRUE, .align = CENTER, .colour = 0x1E6B34 },
	[STYLE_NO] = { .border = TRUE, .align = CENTER, .colour = 0xB3261E, .bold = TRUE },
	[STYLE_RENDAH] = { .border = TRUE, .align = CENTER, .fill = 0xE3F1E4 },
	[STYLE_SEDANG] = { .border = TRUE, .align = CENTER, .fill = 0xFFF3C4 },
	[STYLE_TINGGI] = { .border = TRUE, .align = CENTER, .fill = 0xFBD3A5, .bold = TRUE },
	[STYLE_KRITIS] = { .border = TRUE,
		.align = CENTER,
		.fill = 0xC62828,
		.colour = 0xFFFFFF,
		.bold = TRUE },
	[STYLE_TOTAL] = { .border = TRUE, .bold = TRUE, .middle = TRUE, .fill = 0xE8EDF3 },
	[STYLE_TOTAL_INTEGER] = { .border = TRUE,
		.bold = TRUE,
		.middle = TRUE,
		.fill = 0xE8EDF3,
		.number = INDONESIAN "#,##0_-",
		.align = RIGHT },
	[STYLE_TOTAL_DECIMAL] = { .border = TRUE,
		.bold = TRUE,
		.middle = TRUE,
		.fill = 0xE8EDF3,
		.number = FIGURE("#,##0.0"),
		.align = RIGHT },
	[STYLE_TOTAL_HUNDREDTHS] = { .border = TRUE,
		.bold = TRUE,
		.middle = TRUE,
		.fill = 0xE8EDF3,
		.number = FIGURE("#,##0.00"),
		.align = RIGHT },
	[STYLE_TOTAL_PERCENT] = { .border = TRUE,
		.bold = TRUE,
		.middle = TRUE,
		.fill = 0xE8EDF3,
		.number = FIGURE("0.0%"),
		.align = RIGHT },
	[STYLE_GOOD] = { .border = TRUE,
		.middle = TRUE,
		.bold = TRUE,
		.colour = 0x1E6B34,
		.align = CENTER },
	[STYLE_BAD] = { .border = TRUE,
		.middle = TRUE,
		.bold = TRUE,
		.colour = 0xB3261E,
		.align = CENTER },
	[STYLE_BIG] = { .border = TRUE,
		.middle = TRUE,
		.size = 16,
		.bold = TRUE,
		.colour = INK,
		.number = FIGURE("#,##0.00"),
		.align = RIGHT },
	[STYLE_NOTE] = { .size = 9, .italic = TRUE, .colour = 0x5F6B76 },
	[STYLE_NOTE_INTEGER] = { .size = 9,
		.bold = TRUE,
		.colour = 0x5F6B76,
		.align = LEFT,
		.number = INDONESIAN "#,##0_-" },
	[STYLE_SIGN] = { .align = CENTER, .wrap = TRUE, .middle = TRUE },
	[STYLE_SIGN_NAME] = { .align = CENTER, .bold = TRUE, .underline = TRUE },
};

static lxw_format *make_style(struct workbook *workbook, const struct look *look)
{
	static const uint8_t aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
	lxw_format *format = workbook_add_format(workbook->file);
	format_set_font_size(format, look->size ? look->size : 10);
	format_set_align(format, aligns[look->align]);
	gboolean top = look->border && !look->middle;
	format_set_align(format, top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	if (look->border) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, RULE);
	}
	/* Text does not touch the rule; numbers have _- for that. */
	if (look->align == LEFT && !look->number && (look->border || look->italic))
		format_set_indent(format, 1);
	if (look->shrink)
		format_set_shrink(format);
	if (look->colour)
		format_set_font_color(format, look->colour);
	if (look->fill)
		format_set_bg_color(format, look->fill);
	if (look->bold)
		format_set_bold(format);
	if (look->italic)
		format_set_italic(format);
	if (look->underline)
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	if (look->wrap)
		format_set_text_wrap(format);
	if (look->number)
		format_set_num_format(format, look->number);
	return format;
}

void workbook_add_styles(struct workbook *workbook)
{
	for (int i = 0; i < STYLE_COUNT; i++)
		workbook->styles[i] = make_style(workbook, &looks[i]);
}

/* In headers and footers & begins a code, and the whole may have 255 characters. */
static char *footer_text(const char *text)
{
	g_autofree char *clean = workbook_clean(text);
	g_autofree char *cut = g_utf8_substring(clean, 0, MIN(g_utf8_strlen(clean, -1), 70));
	g_auto(GStrv) parts = g_strsplit(cut, "&", -1);
	return g_strjoinv("&&", parts);
}

void workbook_page_setup(struct workbook *workbook, lxw_worksheet *sheet, const char *title)
{
	enum { A4 = 9 };
	g_autofree char *organisation = footer_text(workbook->settings->desk_organisation);
	g_autofree char *name = footer_text(title);
	/* TRANSLATORS: page footer; &P and &N are the page and the number of pages. */
	g_autofree char *footer =
		g_strdup_printf(_("&L&8%s&C&8%s&R&8Halaman &P dari &N"), organisation, name);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
	worksheet_set_footer(sheet, footer);
}

static void keep(struct workbook *workbook, lxw_error result)
{
	if (workbook->failure == LXW_NO_ERROR)
		workbook->failure = result;
}

void cell_text(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, const char *text)
{
	g_autofree char *clean = workbook_clean(text);
	lxw_format *format = workbook->styles[style];
	if (*clean)
		keep(workbook, worksheet_write_string(sheet, row, col, clean, format));
	else
		keep(workbook, worksheet_write_blank(sheet, row, col, format));
}

void cell_number(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, double number)
{
	keep(workbook, worksheet_write_number(sheet, row, col, number, workbook->styles[style]));
}

void cell_moment(
	struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col, gint64 at)
{
	if (!at) {
		cell_text(workbook, sheet, row, col, STYLE_CENTER, "–");
		return;
	}
	/* Days since 30 December 1899, as every time in a sheet. */
	enum { DAY = 86400, EPOCH = 25569 };
	GTimeZone *zone = workbook->settings->timezone;
	int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at);
	double local = at + g_time_zone_get_offset(zone, interval);
	cell_number(workbook, sheet, row, col, STYLE_MOMENT, EPOCH + local / DAY);
}

void cell_day(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *iso)
{
	int year, month, day;
	char end;
	/* Excel knows no day before 1900. */
	gboolean is_day = sscanf(iso, "%4d-%2d-%2d%c", &year, &month, &day, &end) == 3 &&
			  year >= 1900 && g_date_valid_dmy(day, month, year);
	if (!is_day) {
		cell_text(workbook, sheet, row, col, STYLE_CENTER, *iso ? iso : "–");
		return;
	}
	lxw_datetime value = { .year = year, .month = month, .day = day };
	keep(workbook,
		worksheet_write_datetime(sheet, row, col, &value, workbook->styles[STYLE_DAY]));
}

void cell_ticket(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *number)
{
	enum { TEXT_MAX = 255 }; /* of a text in a formula */
	const char *base = workbook->settings->web_base_url;
	g_autofree char *url = g_strdup_printf("%s/tiket/%s", base ? base : "", number);
	if (!base || strchr(url, '"') || g_utf8_strlen(url, -1) > TEXT_MAX) {
		cell_text(workbook, sheet, row, col, STYLE_TEXT, number);
		return;
	}
	g_autofree char *formula = g_strdup_printf("=HYPERLINK(\"%s\",\"%s\")", url, number);
	cell_formula_text(workbook, sheet, row, col, STYLE_LINK, formula, number);
}

void cell_formula(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	enum style style, const char *formula, double value)
{
	keep(workbook, worksheet_write_formula_num(
			       sheet, row, col, formula, workbook->styles[style], value));
}

void cell_formula_text(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row,
	lxw_col_t col, enum style style, const char *formula, const char *value)
{
	keep(workbook, worksheet_write_formula_str(
			       sheet, row, col, formula, workbook->styles[style], value));
}

void cell_sign(struct workbook *workbook, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
	const char *const parts[3])
{
	lxw_rich_string_tuple tuples[3], *list[] = { &tuples[0], &tuples[1], &tuples[2], NULL };
	g_autofree char *name = workbook_clean(parts[1]);
	for (int i = 0; i < 3; i++)
		tuples[i] = (lxw_rich_string_tuple){
			.format = workbook->styles[i == 1 ? STYLE_SIGN_NAME : STYLE_SIGN],
			.string = (char *)(i == 1 ? name : parts[i]),
		};
	keep(workbook,
		worksheet_write_rich_string(sheet, row, col, list, workbook->styles[STYLE_SIGN]));
}

char *cell_name(int row, int col)
{
	char name[LXW_MAX_CELL_NAME_LENGTH];
	lxw_rowcol_to_cell(name, row, col);
	return g_strdup(name);
}

char *range_name(int first_row, int first_col, int last_row, int last_col)
{
	char name[LXW_MAX_CELL_RANGE_LENGTH];
	lxw_rowcol_to_range(name, first_row, first_col, last_row, last_col);
	return g_strdup(name);
}
