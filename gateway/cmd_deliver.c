/* desktik deliver < mail: one mail from standard input, for a Postfix pipe or an LMTP hand-off. */
#include "desk/directory.h"
#include "gateway/cmd.h"
#include "gateway/intake.h"

#include <errno.h>
#include <unistd.h>

#define CHUNK 65536

/*
 * Reads standard input to its end. What is over the limit is refused, so only its size is counted:
 * the mail server that hands it over keeps it and tells its sender.
 */
static GBytes *read_input(gint64 limit, guint64 *size, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 chunk[CHUNK];
	*size = 0;
	for (;;) {
		gssize got = read(STDIN_FILENO, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
				"standard input: %s", g_strerror(errno));
			return NULL;
		}
		if (got == 0)
			break;
		*size += got;
		if ((gint64)*size <= limit)
			g_byte_array_append(bytes, chunk, got);
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static gboolean take(struct cmd *cmd, GBytes *bytes, guint64 size, GError **error)
{
	g_autoptr(calendar_auto) calendar = directory_calendar(cmd->db, cmd->settings, error);
	if (!calendar)
		return FALSE;
	struct intake intake = { cmd->db, cmd->settings, calendar, &cmd->key };
	struct intake_mail mail = {
		.bytes = bytes,
		.source = "stdin",
		.key = "",
		.size = size,
		.filed = TRUE,
	};
	struct intake_result result;
	if (!intake_take(&intake, &mail, cmd_now(cmd), &result, error))
		return FALSE;
	g_printerr("desktik: %s\n", result.summary);
	intake_result_clear(&result);
	return TRUE;
}

#define USAGE "deliver < MAIL"

int cmd_deliver(struct cmd *cmd)
{
	if (!cmd_options(cmd, USAGE, NULL))
		return CMD_WRONG_USE;
	if (cmd->args[0])
		return cmd_usage(USAGE);
	guint64 size;
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = read_input(cmd->settings->max_mail_bytes, &size, &error);
	if (bytes && (gint64)size > cmd->settings->max_mail_bytes) {
		/* The mail server keeps it and tells its sender; what we refuse is not lost. */
		g_printerr("desktik: mail of %" G_GUINT64_FORMAT " bytes is over the limit of "
			   "%" G_GINT64_FORMAT " ([mailbox] max_mail_bytes)\n",
			size, cmd->settings->max_mail_bytes);
		return CMD_FAILED;
	}
	if (bytes && take(cmd, bytes, size, &error))
		return CMD_DONE;
	g_printerr("desktik: %s; try again later\n", error->message);
	return CMD_TRY_LATER;
}
