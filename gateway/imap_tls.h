/*
 * imap_tls: is this really the server that was asked for?
 *
 * libetpan verifies no certificate, so this does: the chain up to a trusted CA, the dates, and the
 * host name (RFC 6125), right after the handshake and before anything is sent.
 */
#ifndef GATEWAY_IMAP_TLS_H
#define GATEWAY_IMAP_TLS_H

#include <glib.h>
#include <gnutls/gnutls.h>

/*
 * The CAs of `ca_file` (PEM), or the system's when it is NULL. NULL and SOURCE_ERROR_REFUSED if
 * there is none to be found. Free it with gnutls_certificate_free_credentials().
 */
gnutls_certificate_credentials_t imap_tls_trust(const char *ca_file, GError **error);

/*
 * TRUE if the peer of `session`, whose handshake is complete, has a certificate for `host` (a DNS
 * name or an IP address) that the session's trust accepts today. Else SOURCE_ERROR_REFUSED:
 * "certificate of HOST:PORT refused: " + the reason + what to do.
 */
gboolean imap_tls_verify(gnutls_session_t session, const char *host, guint16 port, GError **error);

#endif
