/*
 * settings: desktik.conf, a GLib key file.
 *
 * Every key is checked when the file is read: an unknown group or key, a missing required key or a
 * bad value is an error that names file, line, key and what is allowed. No default is hidden: the
 * commented example in desktik.conf.example shows each.
 */
#ifndef DESK_SETTINGS_H
#define DESK_SETTINGS_H

#include <glib.h>

enum settings_tls {
	TLS_IMPLICIT,
	TLS_STARTTLS,
	TLS_NONE, /* accepted for loopback addresses only */
};

struct settings {
	char *file; /* the path it was read from */

	/* [desk] */
	char *desk_name;	 /* "Desk TIK" */
	char *desk_address;	 /* desktik@diskominfo.patikab.example, required */
	char *desk_organisation; /* "Dinas Komunikasi dan Informatika" */
	GTimeZone *timezone;	 /* Asia/Jakarta */
	char *timezone_name;
	char *language;	     /* "id" or "en" */
	char *ticket_prefix; /* "TIK" */
	int reopen_days;     /* window in which a requester may say it is not solved; 14 */
	int undo_minutes;    /* in which BATAL takes back one's own last command; 60 */
	int duplicate_days;  /* in which a letter of the same office may be a second one; 7 */

	/* [database] */
	char *database_path; /* required */

	/* [mailbox] */
	char *mailbox_url; /* imap://host[:port]/folder, imaps://..., maildir:/path */
	char *mailbox_username;
	char *mailbox_password_file; /* NULL: systemd credential "mailbox-password" */
	char *mailbox_auth; /* "login" (LOGIN or PLAIN) or "xoauth2" (the file holds the token) */
	enum settings_tls mailbox_tls;
	char *mailbox_ca_file;	     /* NULL: the system's */
	int poll_seconds;	     /* 60; also the longest pause without IDLE */
	int idle_minutes;	     /* renewal of IDLE, 25 (RFC 2177 wants less than 29) */
	int mailbox_timeout_seconds; /* 30, for each answer of the server */
	int batch;		     /* mails fetched at once, 50 */
	char *done_folder;	     /* Terproses */
	char *held_folder;	     /* Ditahan */
	char *trusted_authserv_id;   /* NULL: no Authentication-Results is believed */
	gint64 max_mail_bytes;	     /* 26214400; larger mail is not fetched */

	/* [smtp] */
	char *smtp_url; /* smtp://host[:port], smtps://..., maildir:/path; required */
	char *smtp_username;
	char *smtp_password_file; /* NULL: systemd credential "smtp-password" */
	enum settings_tls smtp_tls;
	char *smtp_ca_file;
	int smtp_timeout_seconds; /* 60 */
	int retry_hours;	  /* 4xx is tried again for so long, 120 */

	/* [web] */
	char *web_host;	    /* of listen = host:port; 127.0.0.1 */
	int web_port;	    /* 8025 */
	char *web_base_url; /* without slash at the end; NULL: mails carry no links */
	int link_days;	    /* life of a signed link, 30 */

	/* [secrets] */
	char *key_file; /* made with mode 0600 on first use; the database's path + ".key" */

	/* [priority], per cent; the three weights sum up to 100 */
	int weight_severity;	 /* 50 */
	int weight_need;	 /* 30 */
	int weight_availability; /* 20 */
	int threshold_medium;	 /* score from which a ticket is sedang, 35 */
	int threshold_high;	 /* tinggi, 55 */
	int threshold_critical;	 /* kritis, 75 */
	int capacity;		 /* open tickets a technician can carry, 8 */
	int urgent_severity;	 /* from here on thin staffing lowers no score, 70 */
	char *raising_words;	 /* "darurat 20; seluruh kantor 15": words that raise severity */
	int raising_max;	 /* together they raise it by so much at most, 30 */

	/* [routing] */
	int routing_sure; /* per cent of certainty from which on no operator is asked, 60 */

	/* [division] */
	int passes; /* a ticket that is not accepted in time passes on so often, then to the leader;
		       1 */
	int auto_reply_days; /* an out-of-office answer without a date counts for so long; 1 */

	/* [incident] */
	int incident_offices; /* so many offices with the same complaint make an incident, 3 */
	int incident_minutes; /* if they wrote within so long, 60 */

	/* [day] */
	char *morning_time; /* "07.45": of the lists to technicians and leaders */

	/* [letter]: reading the letters that are attached as PDF or DOCX */
	gboolean read_attachments;   /* yes */
	gint64 max_attachment_bytes; /* 10485760; larger ones are not read */
	int letter_timeout_seconds;  /* 15, for all attachments of a mail together */
	int letter_memory_megabytes; /* 512, for each program that reads */
	char *ocr_command;	     /* for scans: PDF in, text out; NULL: scans are not read */
	int ocr_timeout_seconds;     /* 60, for all scans of a mail together */

	/* [mail] */
	char *mail_templates; /* a folder of the office's own letters; NULL: none */

	/* [limits] */
	int replies_per_hour; /* automatic answers to one address that is not staff, 20 */

	/*
	 * [working_time]: key "default" or "2026-02-18/2026-03-19" (dates included) = rows of
	 * hours, "Mon-Thu 07.30-15.30; Fri 07.30-14.00 break 12.00-13.00". Kept as written, in file
	 * order; desk/calendar.h reads them.
	 */
	GPtrArray *working_time; /* struct settings_hours * */

	/* [report] */
	int target_percent; /* capaian target, 90 */
	char *report_time;  /* "08.00": of the monthly workbook on the first working day */

	/* [paper]: the action report */
	char *paper_image;	  /* PNG beside the letterhead; NULL: none */
	char *paper_letterhead;	  /* at most 5 lines; NULL: name and address of the desk */
	char *paper_place;	  /* "Pati", before the date of the signature; NULL: none */
	char *paper_leader_title; /* of who signs, "Kepala Dinas ..."; NULL: none */
};

struct settings_hours {
	char *period; /* "default", "2026-02-18/2026-03-19" */
	char *hours;
	int line;
};

#define SETTINGS_ERROR (settings_error_quark())
GQuark settings_error_quark(void);
enum settings_error {
	SETTINGS_ERROR_FILE,  /* can't be read */
	SETTINGS_ERROR_VALUE, /* unknown key, missing key or bad value */
};

/*
 * Reads and checks `path`. NULL and `error` ("FILE:LINE: [group] key: what is wrong; allowed: ...")
 * on failure. Relative paths inside the file are relative to the file's folder. The caller frees
 * the result with settings_free().
 */
struct settings *settings_read(const char *path, GError **error);
void settings_free(struct settings *settings);
typedef struct settings settings_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(settings_auto, settings_free)

/*
 * The secret of the given name: from `file` if not NULL, else from systemd's credentials folder
 * ($CREDENTIALS_DIRECTORY/`credential`). Without the line end. NULL and `error` if there is none.
 * The caller frees it.
 */
char *settings_secret(const char *file, const char *credential, GError **error);
/* FALSE if everybody on the machine can read the file: `desktik check` warns of it. */
gboolean settings_secret_is_private(const char *file);

#endif
