/*
 * workflow: every status, command and speaker, against the rules as the office wrote them down
 * (not as desk/workflow.c has them).
 */
#include "desk/workflow.h"

#include <string.h>

#define COMMANDS (COMMAND_YA + 1)
#define SPEAKERS (SPEAKER_OPERATOR + 1)

/*
 * What may be done, as "COMMAND>status". JAWAB stands for an answer in plain words. Whatever is
 * not here is not allowed.
 */
static const struct {
	enum speaker speaker;
	const char *status;
	const char *moves;
} rules[] = {
	/* The technician validates: accepts, or rejects with a reason; or it is not theirs. */
	{ SPEAKER_TECHNICIAN, "baru", "TERIMA>dikerjakan TOLAK>ditolak ALIHKAN>baru GABUNG>digabung PECAH>baru" },
	{ SPEAKER_TECHNICIAN, "dikerjakan",
		"PROSES>dikerjakan TUNGGU>menunggu SELESAI>tindak_lanjut ALIHKAN>dikerjakan "
		"GABUNG>digabung PECAH>dikerjakan" },
	/* The requester may have answered by telephone. */
	{ SPEAKER_TECHNICIAN, "menunggu",
		"PROSES>dikerjakan SELESAI>tindak_lanjut ALIHKAN>menunggu GABUNG>digabung "
		"PECAH>menunggu" },
	/* After REVISI a new report; the status stays until it is approved. */
	{ SPEAKER_TECHNICIAN, "tindak_lanjut", "SELESAI>tindak_lanjut" },

	{ SPEAKER_LEADER, "baru", "DISPOSISI>baru ALIHKAN>baru" },
	{ SPEAKER_LEADER, "dikerjakan", "DISPOSISI>dikerjakan ALIHKAN>dikerjakan" },
	{ SPEAKER_LEADER, "menunggu", "DISPOSISI>menunggu ALIHKAN>menunggu" },
	{ SPEAKER_LEADER, "tindak_lanjut", "SETUJU>selesai REVISI>tindak_lanjut" },

	/* BATAL only before tindak_lanjut. */
	{ SPEAKER_REQUESTER, "baru", "BATAL>dibatalkan" },
	{ SPEAKER_REQUESTER, "dikerjakan", "BATAL>dibatalkan" },
	{ SPEAKER_REQUESTER, "menunggu", "JAWAB>dikerjakan BELUM>dikerjakan BATAL>dibatalkan" },
	/* "Terima kasih" does not reopen: it takes a BELUM. */
	{ SPEAKER_REQUESTER, "selesai", "NILAI>selesai BELUM>dikerjakan" },
	/* The objection by reply. */
	{ SPEAKER_REQUESTER, "ditolak", "JAWAB>baru BELUM>baru" },
};

static const char *name_of(enum command command)
{
	return command == COMMAND_NONE ? "JAWAB" : command_name(command);
}

static const char *moves_of(enum speaker speaker, enum status status)
{
	for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
		if (rules[i].speaker == speaker &&
			strcmp(rules[i].status, status_word(status)) == 0)
			return rules[i].moves;
	return "";
}

/* The status that the rules give; NULL: not allowed. The caller frees it. */
static char *ruled(enum speaker speaker, enum status from, enum command command)
{
	g_autofree char *prefix = g_strconcat(name_of(command), ">", NULL);
	g_auto(GStrv) moves = g_strsplit(moves_of(speaker, from), " ", -1);
	for (int i = 0; moves[i]; i++)
		if (g_str_has_prefix(moves[i], prefix))
			return g_strdup(moves[i] + strlen(prefix));
	return NULL;
}

static void check_cell(enum speaker speaker, enum status from, enum command command)
{
	g_autofree char *expected = ruled(speaker, from, command);
	const struct transition *found = workflow_find(speaker, from, command);
	const char *to = found ? status_word(found->to) : NULL;
	if (g_strcmp0(to, expected) != 0)
		g_test_message(
			"speaker %d, status %s, %s", speaker, status_word(from), name_of(command));
	g_assert_cmpstr(to, ==, expected);
}

static void every_status_command_and_speaker_follows_the_rules(void)
{
	for (int speaker = 0; speaker < SPEAKERS; speaker++)
		for (int from = 0; from < STATUS_COUNT; from++)
			for (int command = 0; command < COMMANDS; command++)
				check_cell(speaker, from, command);
}

static void the_table_holds_every_rule_once(void)
{
	int rows;
	guint moves = 0;
	const struct transition *table = workflow_table(&rows);
	for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
		g_auto(GStrv) list = g_strsplit(rules[i].moves, " ", -1);
		moves += g_strv_length(list);
	}
	g_assert_cmpint(rows, ==, moves);
	/* Found by its own key, a row is the first and only one with that key. */
	for (int i = 0; i < rows; i++)
		g_assert_true(workflow_find(table[i].speaker, table[i].from, table[i].command) ==
			      &table[i]);
}

static void an_operator_moves_nothing(void)
{
	for (int from = 0; from < STATUS_COUNT; from++)
		for (int command = 0; command < COMMANDS; command++)
			g_assert_null(workflow_find(SPEAKER_OPERATOR, from, command));
}

static void only_a_leader_s_approval_ends_in_selesai(void)
{
	int rows;
	const struct transition *table = workflow_table(&rows);
	for (int i = 0; i < rows; i++) {
		if (table[i].to != STATUS_SELESAI || table[i].from == STATUS_SELESAI)
			continue;
		g_assert_cmpint(table[i].speaker, ==, SPEAKER_LEADER);
		g_assert_cmpint(table[i].command, ==, COMMAND_SETUJU);
		g_assert_cmpint(table[i].from, ==, STATUS_TINDAK_LANJUT);
	}
}

static enum transition_effect effect_of(
	enum speaker speaker, enum status from, enum command command)
{
	const struct transition *found = workflow_find(speaker, from, command);
	g_assert_nonnull(found);
	return found->effect;
}

#define EFFECT(speaker, from, command, effect)                                                     \
	g_assert_cmpint(effect_of(SPEAKER_##speaker, STATUS_##from, COMMAND_##command), ==,        \
		TRANSITION_##effect)

static void what_a_transition_does_beside_the_status(void)
{
	EFFECT(TECHNICIAN, BARU, TERIMA, ACCEPT);
	EFFECT(TECHNICIAN, BARU, TOLAK, CLOSE);
	EFFECT(TECHNICIAN, DIKERJAKAN, PROSES, PLAIN);
	EFFECT(TECHNICIAN, DIKERJAKAN, TUNGGU, PAUSE);
	EFFECT(TECHNICIAN, DIKERJAKAN, SELESAI, REPORT);
	EFFECT(TECHNICIAN, MENUNGGU, PROSES, PLAIN);
	EFFECT(TECHNICIAN, MENUNGGU, SELESAI, REPORT);
	EFFECT(TECHNICIAN, TINDAK_LANJUT, SELESAI, REPORT);
	EFFECT(LEADER, TINDAK_LANJUT, SETUJU, APPROVE);
	EFFECT(LEADER, TINDAK_LANJUT, REVISI, SEND_BACK);
	EFFECT(REQUESTER, MENUNGGU, NONE, PLAIN);
	EFFECT(REQUESTER, MENUNGGU, BELUM, PLAIN);
	EFFECT(REQUESTER, SELESAI, NILAI, PLAIN);
	EFFECT(REQUESTER, SELESAI, BELUM, REOPEN);
	EFFECT(REQUESTER, DITOLAK, NONE, REOPEN);
	EFFECT(REQUESTER, DITOLAK, BELUM, REOPEN);
	for (int from = STATUS_BARU; from <= STATUS_MENUNGGU; from++) {
		g_assert_cmpint(effect_of(SPEAKER_TECHNICIAN, from, COMMAND_ALIHKAN), ==,
			TRANSITION_HAND_OVER);
		g_assert_cmpint(effect_of(SPEAKER_TECHNICIAN, from, COMMAND_GABUNG), ==,
			TRANSITION_MERGE);
		g_assert_cmpint(
			effect_of(SPEAKER_TECHNICIAN, from, COMMAND_PECAH), ==, TRANSITION_SPLIT);
		g_assert_cmpint(
			effect_of(SPEAKER_LEADER, from, COMMAND_ALIHKAN), ==, TRANSITION_HAND_OVER);
		g_assert_cmpint(effect_of(SPEAKER_LEADER, from, COMMAND_DISPOSISI), ==,
			TRANSITION_HAND_OVER);
		g_assert_cmpint(
			effect_of(SPEAKER_REQUESTER, from, COMMAND_BATAL), ==, TRANSITION_CLOSE);
	}
}

static void words_of_statuses_are_read_back(void)
{
	static const char *const words[STATUS_COUNT] = { "baru", "dikerjakan", "menunggu",
		"tindak_lanjut", "selesai", "ditolak", "dibatalkan", "digabung" };
	for (int i = 0; i < STATUS_COUNT; i++) {
		enum status status = STATUS_COUNT;
		g_assert_cmpstr(status_word(i), ==, words[i]);
		g_assert_true(status_read(words[i], &status));
		g_assert_cmpint(status, ==, i);
		g_assert_cmpstr(status_label(i), !=, "");
	}
	enum status untouched = STATUS_MENUNGGU;
	g_assert_false(status_read("Baru", &untouched));
	g_assert_false(status_read("", &untouched));
	g_assert_cmpint(untouched, ==, STATUS_MENUNGGU);
}

static void what_ended_is_not_open(void)
{
	for (int i = 0; i < STATUS_COUNT; i++) {
		gboolean over = i == STATUS_SELESAI || i == STATUS_DITOLAK ||
				i == STATUS_DIBATALKAN || i == STATUS_DIGABUNG;
		g_assert_cmpint(status_is_open(i), ==, !over);
	}
}

static void check_offer(enum speaker speaker, enum status status)
{
	enum command offered[COMMANDS];
	int count = workflow_fitting(speaker, status, offered, COMMANDS);
	int allowed = 0;
	for (int command = COMMAND_NONE + 1; command < COMMANDS; command++) {
		g_autofree char *to = ruled(speaker, status, command);
		allowed += to != NULL;
	}
	g_assert_cmpint(count, ==, allowed);
	for (int i = 0; i < count; i++) {
		g_autofree char *to = ruled(speaker, status, offered[i]);
		g_assert_cmpint(offered[i], !=, COMMAND_NONE);
		g_assert_nonnull(to);
	}
}

static void what_is_offered_is_what_is_allowed(void)
{
	for (int speaker = 0; speaker < SPEAKERS; speaker++)
		for (int status = 0; status < STATUS_COUNT; status++)
			check_offer(speaker, status);
}

static void the_most_useful_command_is_offered_first_and_no_more_than_asked_for(void)
{
	enum command first[2] = { COMMAND_YA, COMMAND_YA };
	g_assert_cmpint(workflow_fitting(SPEAKER_TECHNICIAN, STATUS_BARU, first, 1), ==, 1);
	g_assert_cmpint(first[0], ==, COMMAND_TERIMA);
	g_assert_cmpint(first[1], ==, COMMAND_YA);
	g_assert_cmpint(workflow_fitting(SPEAKER_TECHNICIAN, STATUS_DIKERJAKAN, first, 1), ==, 1);
	g_assert_cmpint(first[0], ==, COMMAND_SELESAI);
	g_assert_cmpint(workflow_fitting(SPEAKER_LEADER, STATUS_TINDAK_LANJUT, first, 1), ==, 1);
	g_assert_cmpint(first[0], ==, COMMAND_SETUJU);
	g_assert_cmpint(workflow_fitting(SPEAKER_LEADER, STATUS_SELESAI, first, 1), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/workflow/" #name, name)
	TEST(every_status_command_and_speaker_follows_the_rules);
	TEST(the_table_holds_every_rule_once);
	TEST(an_operator_moves_nothing);
	TEST(only_a_leader_s_approval_ends_in_selesai);
	TEST(what_a_transition_does_beside_the_status);
	TEST(words_of_statuses_are_read_back);
	TEST(what_ended_is_not_open);
	TEST(what_is_offered_is_what_is_allowed);
	TEST(the_most_useful_command_is_offered_first_and_no_more_than_asked_for);
	return g_test_run();
}
