/*
 * imap_link: the bytes under libetpan: one TCP connection, plain first or TLS at once.
 *
 * It stands in for libetpan's own sockets because those verify no certificate, keep their
 * time-out in a global variable, print to stderr and read without bound. Here each wait has the
 * time-out of the settings, an answer has a limit, and the first failure is remembered in words.
 */
#ifndef GATEWAY_IMAP_LINK_H
#define GATEWAY_IMAP_LINK_H

#include <gio/gio.h>
#include <libetpan/mailstream.h>

struct imap_link;

/* Connects. `timeout`: seconds, for the connection and for each later read and write. */
struct imap_link *imap_link_open(const char *host, guint16 port, int timeout, GError **error);

/* Is the other end on this machine? */
gboolean imap_link_is_loopback(const struct imap_link *link);

/* The handshake, with the server's name (RFC 6066) and the certificate verified. */
gboolean imap_link_start_tls(struct imap_link *link, const char *ca_file, GError **error);

/* A stream that owns the link from now on: it is freed with mailstream_close(). */
mailstream *imap_link_stream(struct imap_link *link);
void imap_link_free(struct imap_link *link);

/* Reads no more than that many octets until this is called again. */
void imap_link_allow(struct imap_link *link, guint64 octets);
void imap_link_set_timeout(struct imap_link *link, int seconds);

/* What poll() has to watch; octets that TLS has decrypted already are not seen by poll(). */
int imap_link_fd(const struct imap_link *link);
gboolean imap_link_has_pending(const struct imap_link *link);

/* Why reading or writing failed; NULL while all is well. */
const char *imap_link_failure(const struct imap_link *link);

#endif
