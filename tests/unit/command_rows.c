#include "tests/unit/command_rows.h"

#include <string.h>

void command_rows_check(const struct command_row *rows, guint count, enum speaker speaker)
{
	for (guint i = 0; i < count; i++) {
		const struct command_row *row = &rows[i];
		struct command_reading reading;
		command_read(row->text, speaker, &reading);
		if (reading.command != row->command ||
			strcmp(reading.argument, row->argument) != 0 ||
			reading.unclear != row->unclear || reading.thanks_only != row->thanks) {
			g_test_message("\"%s\" is read as %s \"%s\", unclear %s, thanks %d",
				row->text, command_name(reading.command), reading.argument,
				command_name(reading.unclear), reading.thanks_only);
			g_test_fail();
		}
		command_reading_clear(&reading);
	}
}
