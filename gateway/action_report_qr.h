/*
 * action_report_qr: a QR code on paper. Nobody but the files of action_report includes this.
 */
#ifndef GATEWAY_ACTION_REPORT_QR_H
#define GATEWAY_ACTION_REPORT_QR_H

#include <cairo.h>
#include <glib.h>

/* Draws `text` as a square of this size, its quiet zone included. FALSE: it is too long. */
gboolean qr_draw(cairo_t *cairo, const char *text, double x, double y, double size);

#endif
