#include "gateway/action_report_qr.h"

#include <qrencode.h>

#define QUIET 4 /* ISO/IEC 18004 wants so many light modules around it */

gboolean qr_draw(cairo_t *cairo, const char *text, double x, double y, double size)
{
	/* Paper is folded and stamped: a quarter of it may be lost. */
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_Q);
	if (!code)
		return FALSE;
	double module = size / (code->width + 2 * QUIET);
	for (int row = 0; row < code->width; row++)
		for (int column = 0; column < code->width; column++)
			if (code->data[row * code->width + column] & 1)
				cairo_rectangle(cairo, x + (column + QUIET) * module,
					y + (row + QUIET) * module, module, module);
	cairo_fill(cairo);
	QRcode_free(code);
	return TRUE;
}
