#include "tests/bench/mails.h"

#include <gmime/gmime.h>
#include <string.h>

#define HTML_BYTES (54 * 1024) /* before it is encoded */
#define PDF_BYTES (10 * 1024 * 1024)

#define HEADER                                                                                     \
	"Return-Path: <dinsos@patikab.example>\r\n"                                                \
	"Received: from mail.patikab.example (mail.patikab.example [192.0.2.7])\r\n"               \
	"\tby mx.tik.example (Postfix) with ESMTPS id 4XyZabc123\r\n"                              \
	"\tfor <desk@tik.example>; Mon,  9 Nov 2026 08:12:46 +0700 (WIB)\r\n"                      \
	"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=patikab.example; s=mail2026;\r\n"  \
	"\tt=1794186764; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"                     \
	"\th=From:To:Subject:Date:Message-ID;\r\n"                                                 \
	"\tb=Q2hhbmdlZEJ5dGVzT2ZObyZXYWxpZFNpZ25hdHVyZUF0QWxsSnVzdExvbmdFbm91Z2hUb0xv\r\n"         \
	"\t b2tMaWtlT25lSW5BTWFpbFRoYXRXYXNTaWduZWRCeUl0c1NlcnZlcg==\r\n"                          \
	"Authentication-Results: mx.tik.example; dmarc=pass (p=none)\r\n"                          \
	" header.from=patikab.example; spf=pass smtp.mailfrom=dinsos@patikab.example\r\n"          \
	"From: Dinas Sosial Contoh <dinsos@patikab.example>\r\n"                                   \
	"To: Desk TIK <desk@tik.example>\r\n"                                                      \
	"Date: Mon, 09 Nov 2026 08:12:44 +0700\r\n"                                                \
	"MIME-Version: 1.0\r\n"

#define LETTER                                                                                     \
	"PEMERINTAH KABUPATEN PATI\n"                                                              \
	"DINAS SOSIAL CONTOH\n"                                                                    \
	"Jalan Raya Contoh Nomor 7, Pati 59100\n"                                                  \
	"Telepon (0295) 000000, Pos-el dinsos@patikab.example\n"                                   \
	"___________________________________________________________________\n\n"                  \
	"                                              Pati, 9 November 2026\n\n"                  \
	"Nomor    : 000.8.3/0412/2026\n"                                                           \
	"Sifat    : Segera\n"                                                                      \
	"Lampiran : 1 (satu) berkas\n"                                                             \
	"Hal      : Gangguan Jaringan Internet\n\n"                                                \
	"Yth. Kepala Dinas Komunikasi dan Informatika\n"                                           \
	"     Kabupaten Pati\n"                                                                    \
	"     di -\n"                                                                              \
	"        P A T I\n\n"                                                                      \
	"       Dengan hormat,\n\n"                                                                \
	"       Menindaklanjuti pelaksanaan pelayanan data bantuan sosial, dengan ini\n"           \
	"kami sampaikan bahwa jaringan internet pada kantor kami mengalami gangguan\n"             \
	"sejak hari Jumat, 6 November 2026 pukul 13.30 WIB sehingga petugas tidak dapat\n"         \
	"mengakses aplikasi. Pada tanggal 7 November 2026 perangkat sudah kami nyalakan\n"         \
	"ulang namun belum berhasil. Lampu penanda pada perangkat di ruang peladen\n"              \
	"berwarna merah, sedangkan sambungan “cadangan” hanya dapat dipakai satu ruang.\n\n"   \
	"       Sehubungan dengan hal tersebut, kami mohon bantuan tenaga teknis untuk\n"          \
	"melakukan pemeriksaan. Narahubung: Sdr. Wiratmo Contoh, HP/WA 0812-0000-0001.\n\n"        \
	"       Perangkat yang kami maksud adalah perute merek Contoh di ruang peladen dan\n"      \
	"dua titik akses di ruang pelayanan. Apabila diperlukan penggantian, mohon dapat\n"        \
	"dipinjamkan perangkat sementara agar pelayanan kepada masyarakat tetap berjalan.\n\n"     \
	"       Demikian atas perhatian dan kerja sama Saudara disampaikan terima kasih.\n\n"      \
	"                                   a.n. KEPALA DINAS SOSIAL CONTOH\n"                     \
	"                                        Sekretaris,\n\n\n"                                \
	"                                        (ditandatangani secara elektronik)\n\n"           \
	"                                        SULASTRINI CONTOH, S.Sos., M.M.\n"                \
	"                                        Pembina\n"                                        \
	"                                        NIP. 19990101 202501 2 999\n\n"                   \
	"Tembusan:\n"                                                                              \
	"1. Sekretaris Daerah Kabupaten Pati (sebagai laporan);\n"                                 \
	"2. Arsip.\n"

static void append_encoded(GString *to, GMimeContentEncoding how, const char *content, gsize size)
{
	GMimeEncoding state;
	g_mime_encoding_init_encode(&state, how);
	g_autofree char *out = g_malloc(g_mime_encoding_outlen(&state, size));
	g_string_append_len(to, out, g_mime_encoding_flush(&state, content, size, out));
}

GBytes *mails_letter(void)
{
	GString *mail = g_string_new(
		HEADER "Subject: =?utf-8?q?Gangguan_Jaringan_Internet_=E2=80=93_Dinas_Sosial?=\r\n"
		       "Message-ID: <surat-0412@patikab.example>\r\n"
		       "Content-Type: text/plain; charset=\"utf-8\"\r\n"
		       "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	append_encoded(mail, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, LETTER, strlen(LETTER));
	return g_string_free_to_bytes(mail);
}

static const char *const sentences[] = {
	"Terima kasih atas tindak lanjutnya, jaringan di lantai dua sudah menyala kembali.",
	"Namun di ruang pelayanan sambungan masih terputus setiap beberapa menit.",
	"Kami sudah mencoba mengganti kabel &nbsp;dan menyalakan ulang perangkatnya.",
	"Mohon petugas dapat datang sebelum pukul 10.00 karena ada rapat daring.",
	"Nomor perangkat tertera pada foto yang kami kirimkan kemarin &#8211; mohon diperiksa.",
};

static void add_paragraphs(GString *html, guint from, guint count)
{
	for (guint i = from; i < from + count; i++)
		g_string_append_printf(html,
			"<p class=\"MsoNormal\" style=\"margin:0cm;font-size:11.0pt\"><span "
			"lang=\"IN\" style=\"font-family:&quot;Calibri&quot;,sans-serif;"
			"mso-fareast-language:EN-US\">%s<o:p></o:p></span></p>\r\n"
			"<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>\r\n",
			sentences[i % G_N_ELEMENTS(sentences)]);
}

static void add_table(GString *html)
{
	g_string_append(html, "<table class=\"MsoNormalTable\" border=\"1\">\r\n");
	for (guint i = 1; i <= 6; i++)
		g_string_append_printf(html,
			"<tr><td width=\"40\" style=\"padding:0cm 5.4pt\">%u</td>"
			"<td style=\"padding:0cm 5.4pt\"><b>Ruang %u</b></td>"
			"<td><a href=\"https://patikab.example/ruang/%u\">denah</a></td></tr>\r\n",
			i, 100 + i, i);
	g_string_append(html, "</table>\r\n");
}

GBytes *mails_html_reply(void)
{
	g_autoptr(GString) html = g_string_new(
		"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\r\n<head>\r\n"
		"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n"
		"<style><!--\r\n@font-face {font-family:Calibri;}\r\n"
		"p.MsoNormal {margin:0cm; font-size:11.0pt;}\r\n--></style></head>\r\n"
		"<body lang=\"IN\" link=\"#0563C1\"><div class=\"WordSection1\">\r\n");
	add_paragraphs(html, 0, 5);
	for (guint depth = 0; html->len < HTML_BYTES; depth++) {
		g_string_append_printf(html,
			"<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;"
			"padding:3.0pt 0cm 0cm 0cm\">\r\n<p class=\"MsoNormal\"><b>From:</b> "
			"Desk TIK &lt;desk@tik.example&gt;<br>\r\n<b>Sent:</b> Senin, %u November "
			"2026 08.12<br>\r\n<b>To:</b> Dinas Sosial Contoh "
			"&lt;dinsos@patikab.example&gt;<br>\r\n"
			"<b>Subject:</b> Re: Gangguan Jaringan Internet<o:p></o:p></p></div>\r\n",
			28 - depth % 28);
		add_paragraphs(html, depth, 8);
		add_table(html);
	}
	g_string_append(html, "</div></body></html>\r\n");
	GString *mail = g_string_new(
		HEADER "Subject: RE: Gangguan Jaringan Internet\r\n"
		       "Message-ID: <balas-17@patikab.example>\r\n"
		       "In-Reply-To: <tik-2026-000001@tik.example>\r\n"
		       "References: <surat-0412@patikab.example> <tik-2026-000001@tik.example>\r\n"
		       "Content-Type: text/html; charset=\"utf-8\"\r\n"
		       "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	append_encoded(mail, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, html->str, html->len);
	return g_string_free_to_bytes(mail);
}

/* Bytes that look compressed; the linear congruence of Numerical Recipes. */
static char *pdf_new(void)
{
	char *pdf = g_malloc(PDF_BYTES);
	guint32 state = 2026;
	for (gsize i = 0; i < PDF_BYTES; i++) {
		state = state * 1664525u + 1013904223u;
		pdf[i] = (char)(state >> 24);
	}
	memcpy(pdf, "%PDF-1.7\n", 9);
	memcpy(pdf + PDF_BYTES - 6, "%%EOF\n", 6);
	return pdf;
}

GBytes *mails_pdf(void)
{
	GString *mail = g_string_new(
		HEADER "Subject: Surat permohonan (terlampir)\r\n"
		       "Message-ID: <surat-0413@patikab.example>\r\n"
		       "Content-Type: multipart/mixed; boundary=\"=_batas\"\r\n\r\n"
		       "--=_batas\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
		       "Bersama ini kami sampaikan surat permohonan.\r\n\r\n"
		       "--=_batas\r\nContent-Type: application/pdf; name=\"surat.pdf\"\r\n"
		       "Content-Disposition: attachment; filename=\"surat.pdf\"\r\n"
		       "Content-Transfer-Encoding: base64\r\n\r\n");
	g_autofree char *pdf = pdf_new();
	append_encoded(mail, GMIME_CONTENT_ENCODING_BASE64, pdf, PDF_BYTES);
	g_string_append(mail, "\r\n--=_batas--\r\n");
	return g_string_free_to_bytes(mail);
}
