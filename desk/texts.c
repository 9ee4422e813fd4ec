#include "desk/texts.h"

#include <glib.h>
#include <locale.h>

void texts_init(const char *language)
{
	/* gettext translates in any locale but "C"; C.UTF-8 is always there on Debian. */
	setlocale(LC_ALL, "C.UTF-8");
	g_setenv("LANGUAGE", language, TRUE);
	/* A program run from where it was built finds the texts built with it. */
	g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = exe ? g_path_get_dirname(exe) : g_strdup("");
	g_autofree char *beside = g_build_filename(folder, "locale", NULL);
	gboolean built = g_file_test(beside, G_FILE_TEST_IS_DIR);
	bindtextdomain("desktik", built ? beside : DESKTIK_LOCALEDIR);
	bind_textdomain_codeset("desktik", "UTF-8");
	textdomain("desktik");
}
