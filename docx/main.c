/* desktik-docx < FILE: prints the text of a DOCX file. The gateway runs it, confined. */
#include "docx/docx.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* One byte more than allowed is enough to know. */
static GBytes *read_input(void)
{
	GByteArray *bytes = g_byte_array_new();
	guint8 chunk[65536];
	gsize got;
	while (bytes->len <= DOCX_MAX_FILE && (got = fread(chunk, 1, sizeof chunk, stdin)) > 0)
		g_byte_array_append(bytes, chunk, got);
	return g_byte_array_free_to_bytes(bytes);
}

static int fail(const char *what)
{
	fprintf(stderr, "desktik-docx: %s\n", what);
	return 1;
}

int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1) {
		fprintf(stderr, "desktik-docx: usage: desktik-docx < FILE\n");
		return 2;
	}
	g_autoptr(GBytes) file = read_input();
	if (ferror(stdin))
		return fail("standard input can't be read");
	g_autoptr(GError) error = NULL;
	g_autofree char *text = docx_text(file, &error);
	if (!text)
		return fail(error->message);
	if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
		return fail(g_strerror(errno));
	return 0;
}
