/* What was read from attachments, in words for people. */
#include "gateway/extract.h"

#include "desk/texts.h"
#include "desk/words.h"

static const char *way_words(enum extract_way way)
{
	static const char *const words[] = {
		[EXTRACT_PDF] = N_("teks PDF"),
		[EXTRACT_DOCX] = N_("dokumen Word"),
		[EXTRACT_MAIL] = N_("surel terlampir"),
		[EXTRACT_OCR] = N_("hasil pindai, dibaca otomatis, mungkin ada yang keliru"),
	};
	return _(words[way]);
}

static void add_field(GString *list, const char *label, const char *value)
{
	if (value)
		g_string_append_printf(list, "%s%s %s", list->len ? ", " : "", label, value);
}

/* "nomor 005/1234/2026, perihal ..., tanggal 24 November 2026" */
static char *fields_of(const struct mail_letter *letter, const char *language)
{
	GString *list = g_string_new("");
	g_autofree char *date = letter->date ? words_date(letter->date, language) : NULL;
	add_field(list, _("nomor"), letter->number);
	add_field(list, _("perihal"), letter->subject);
	add_field(list, _("tanggal"), date);
	add_field(list, _("sifat"), letter->nature);
	add_field(list, _("asal"), letter->office);
	add_field(list, _("telepon"), letter->phone);
	return g_string_free(list, FALSE);
}

static char *words_of(const struct extract *e, const struct extract_finding *finding,
	const struct settings *settings)
{
	const char *name = finding->filename;
	g_autofree char *fields = NULL;
	switch (finding->result) {
	case EXTRACT_LETTER:
		fields = fields_of(&e->letter, settings->language);
		return g_strdup_printf(_("Dari lampiran %s (%s) kami membaca: %s."), name,
			way_words(finding->way), fields);
	case EXTRACT_TEXT:
		return g_strdup_printf(_("Lampiran %s (%s) sudah kami baca; di dalamnya tidak ada "
					 "nomor atau perihal surat."),
			name, way_words(finding->way));
	case EXTRACT_SCAN:
		return g_strdup_printf(_("Lampiran %s adalah hasil pindai tanpa teks, sehingga "
					 "tidak dapat dibaca otomatis; petugas kami yang akan "
					 "membacanya."),
			name);
	case EXTRACT_NO_TIME:
		return g_strdup_printf(_("Lampiran %s belum sempat dibaca otomatis; petugas kami "
					 "yang akan membacanya."),
			name);
	case EXTRACT_FAILED:
		break;
	}
	return g_strdup_printf(_("Lampiran %s tidak dapat dibaca otomatis; petugas kami yang akan "
				 "membacanya."),
		name);
}

char *extract_note(const struct extract *e, const struct settings *settings)
{
	GString *note = g_string_new("");
	for (guint i = 0; i < e->findings->len; i++) {
		g_autofree char *words = words_of(e, e->findings->pdata[i], settings);
		g_string_append_printf(note, "%s%s", i ? "\n" : "", words);
	}
	return g_string_free(note, FALSE);
}

char *extract_as_text(const struct extract *e)
{
	if (!e->text)
		return NULL;
	g_autofree char *source = g_strdup_printf(_("[Dibaca dari lampiran %s (%s)]"),
		e->source->filename, way_words(e->source->way));
	return g_strdup_printf("%s\n\n%s", source, e->text);
}
