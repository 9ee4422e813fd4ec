#include "gateway/imap_tls.h"

#include "gateway/source.h"

#include <arpa/inet.h>
#include <gnutls/x509.h>

gnutls_certificate_credentials_t imap_tls_trust(const char *ca_file, GError **error)
{
	gnutls_certificate_credentials_t trust;
	int count;

	if (gnutls_certificate_allocate_credentials(&trust) < 0)
		g_error("out of memory");
	if (ca_file)
		count = gnutls_certificate_set_x509_trust_file(trust, ca_file, GNUTLS_X509_FMT_PEM);
	else
		count = gnutls_certificate_set_x509_system_trust(trust);
	if (count > 0)
		return trust;

	gnutls_certificate_free_credentials(trust);
	if (ca_file)
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"ca_file %s: %s; it has to hold CA certificates in PEM", ca_file,
			count < 0 ? gnutls_strerror(count) : "no certificate in it");
	else
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"the system has no trusted CA certificates; install the package "
			"ca-certificates or set ca_file");
	return NULL;
}

/* An IP address in a certificate as people write it. */
static void add_address(GString *names, const unsigned char *data, gsize size)
{
	char text[INET6_ADDRSTRLEN];

	if ((size == 4 || size == 16) &&
		inet_ntop(size == 4 ? AF_INET : AF_INET6, data, text, sizeof text))
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", text);
}

/* The names a certificate stands for, "mail.example, *.mail.example". */
static char *certificate_names(gnutls_x509_crt_t certificate)
{
	GString *names = g_string_new(NULL);
	unsigned char name[512];
	gsize size;
	int type;

	for (unsigned i = 0; names->len < 500; i++) {
		size = sizeof name - 1;
		type = gnutls_x509_crt_get_subject_alt_name(certificate, i, name, &size, NULL);
		if (type == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
			break;
		if (type == GNUTLS_SAN_IPADDRESS)
			add_address(names, name, size);
		else if (type == GNUTLS_SAN_DNSNAME)
			g_string_append_printf(
				names, "%s%.*s", names->len ? ", " : "", (int)size, (char *)name);
	}
	size = sizeof name - 1;
	if (!names->len && gnutls_x509_crt_get_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME,
				   0, 0, name, &size) == 0)
		g_string_append_len(names, (char *)name, size);
	if (!names->len)
		g_string_append(names, "no name");
	return g_string_free(names, FALSE);
}

static char *day(time_t when)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(when);

	return date ? g_date_time_format(date, "%Y-%m-%d") : g_strdup("?");
}

static char *issuer(gnutls_x509_crt_t certificate)
{
	char name[512];
	gsize size = sizeof name;

	if (gnutls_x509_crt_get_issuer_dn(certificate, name, &size) < 0)
		return g_strdup("?");
	return g_strdup(name);
}

/* One reason, the one whose mending comes first, and what to do about it. */
static char *reason(gnutls_x509_crt_t certificate, const char *host, unsigned status)
{
	g_autofree char *names = NULL, *date = NULL, *ca = NULL;

	if (status & GNUTLS_CERT_SIGNER_NOT_FOUND) {
		if (gnutls_x509_crt_check_issuer(certificate, certificate))
			return g_strdup("self-signed; if this is your own server, set ca_file to "
					"its certificate");
		ca = issuer(certificate);
		return g_strdup_printf("unknown issuer (%s); if this is your own CA, set ca_file "
				       "to its certificate",
			ca);
	}
	if (status & GNUTLS_CERT_EXPIRED) {
		date = day(gnutls_x509_crt_get_expiration_time(certificate));
		return g_strdup_printf("expired (valid until %s); renew it on the server", date);
	}
	if (status & GNUTLS_CERT_NOT_ACTIVATED) {
		date = day(gnutls_x509_crt_get_activation_time(certificate));
		return g_strdup_printf(
			"not valid yet (from %s); check the clocks of both machines", date);
	}
	if (status & GNUTLS_CERT_UNEXPECTED_OWNER) {
		names = certificate_names(certificate);
		return g_strdup_printf("name mismatch: it is not for %s (has: %s); write one of "
				       "its names in the url",
			host, names);
	}
	return NULL;
}

static char *other_reason(unsigned status)
{
	g_auto(GStrv) lines = NULL;
	gnutls_datum_t text;
	char *result;

	if (gnutls_certificate_verification_status_print(status, GNUTLS_CRT_X509, &text, 0) < 0)
		return g_strdup("not acceptable");
	result = g_strstrip(g_strndup((char *)text.data, text.size));
	gnutls_free(text.data);
	return result;
}

static gboolean refuse(
	gnutls_session_t session, const char *host, guint16 port, unsigned status, GError **error)
{
	unsigned count = 0;
	const gnutls_datum_t *chain = gnutls_certificate_get_peers(session, &count);
	g_autofree char *why = NULL;
	gnutls_x509_crt_t certificate = NULL;

	if (count > 0 && gnutls_x509_crt_init(&certificate) == 0) {
		if (gnutls_x509_crt_import(certificate, &chain[0], GNUTLS_X509_FMT_DER) == 0)
			why = reason(certificate, host, status);
		gnutls_x509_crt_deinit(certificate);
	}
	if (!why)
		why = other_reason(status);
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED, "certificate of %s:%u refused: %s",
		host, port, why);
	return FALSE;
}

gboolean imap_tls_verify(gnutls_session_t session, const char *host, guint16 port, GError **error)
{
	/* The library does not write to these. */
	gnutls_typed_vdata_st wanted[] = {
		{ GNUTLS_DT_DNS_HOSTNAME, (unsigned char *)host, 0 },
		{ GNUTLS_DT_KEY_PURPOSE_OID, (unsigned char *)GNUTLS_KP_TLS_WWW_SERVER, 0 },
	};
	unsigned status = 0;
	int r = gnutls_certificate_verify_peers(session, wanted, G_N_ELEMENTS(wanted), &status);

	if (r < 0) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_REFUSED,
			"certificate of %s:%u refused: %s", host, port, gnutls_strerror(r));
		return FALSE;
	}
	return status == 0 || refuse(session, host, port, status, error);
}
