#include "desk/texts.h"

#include <glib.h>
#include <locale.h>

void texts_init(const char *language)
{
	/* gettext translates in any locale but "C"; C.UTF-8 is always there on Debian. */
	setlocale(LC_ALL, "C.UTF-8");
	g_setenv("LANGUAGE", language, TRUE);
	/* Texts are beside a program that was built, and below the prefix of one that was
	 * installed, wherever that is. */
	g_autofree char *exe = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(exe ? exe : "");
	g_autofree char *built = g_build_filename(folder, "locale", NULL);
	g_autofree char *installed = g_build_filename(folder, "..", "share", "locale", NULL);
	bindtextdomain("desktik", g_file_test(built, G_FILE_TEST_IS_DIR) ? built : installed);
	bind_textdomain_codeset("desktik", "UTF-8");
	textdomain("desktik");
}
