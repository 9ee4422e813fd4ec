/*
 * paper: letters as office programs and scanners make them, for tests. Failures end the test. The
 * caller unrefs what is returned.
 */
#ifndef TESTS_UNIT_PAPER_H
#define TESTS_UNIT_PAPER_H

#include <glib.h>

/* A letter as offices write it, two columns and all. */
#define PAPER_LETTER                                                                               \
	"                    PEMERINTAH KABUPATEN CONTOH\n"                                        \
	"                      DINAS CONTOH KESEHATAN\n"                                           \
	"                 Jl. Contoh Nomor 7, Telp (0295) 381234\n\n"                              \
	"                                          Contoh, 24 November 2026\n\n"                   \
	"Nomor    : 005/1234/2026\n"                                                               \
	"Sifat    : Segera\n"                                                                      \
	"Lampiran : 1 (satu) berkas\n"                                                             \
	"Perihal  : Permohonan Perbaikan Jaringan Internet\n\n"                                    \
	"Kepada Yth.\n"                                                                            \
	"Kepala Dinas Komunikasi dan Informatika\n"                                                \
	"di TEMPAT\n\n"                                                                            \
	"Dengan hormat, jaringan internet di kantor kami mati sejak Senin.\n"                      \
	"Hubungi Sdr. Budi Contoh, 0812-3456-7890.\n\n"                                            \
	"                                  Kepala Dinas Contoh Kesehatan\n"

/* One page of A4 with this text, as text. */
GBytes *paper_pdf(const char *text);
/* The same as a scanner sees it: a picture, without a letter of text. */
GBytes *paper_scan(const char *text);
/* Parts of a zip file: name and content, in turn, then NULL. */
GBytes *paper_zip(const char *name, ...) G_GNUC_NULL_TERMINATED;
/* A DOCX with these paragraphs, one for each line, and this letterhead (NULL: none). */
GBytes *paper_docx(const char *text, const char *letterhead);
/* The body of a part of WordprocessingML inside its root element. The caller frees it. */
char *paper_part(const char *root, const char *body);

#endif
