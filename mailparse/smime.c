#include "mailparse/smime.h"

#include <gnutls/pkcs7.h>

GBytes *smime_signed_content(GBytes *der)
{
	gsize size;
	const guchar *bytes = g_bytes_get_data(der, &size);
	gnutls_datum_t input = { (guchar *)bytes, size }, inner = { 0 };
	gnutls_pkcs7_t message;
	GBytes *content = NULL;
	if (!bytes || size > G_MAXUINT || gnutls_pkcs7_init(&message) < 0)
		return NULL;
	if (gnutls_pkcs7_import(message, &input, GNUTLS_X509_FMT_DER) >= 0 &&
		gnutls_pkcs7_get_embedded_data(message, 0, &inner) >= 0) {
		content = g_bytes_new(inner.data, inner.size);
		gnutls_free(inner.data);
	}
	gnutls_pkcs7_deinit(message);
	return content;
}
