"""What the operator does on the command line: verify the history, correct, merge, and what it says."""

import json
import sqlite3

from maildir_desk import DONE, FAILED, FIRST, WRONG_USE, four_taken, fresh, worked

__all__ = ["four_taken", "fresh", "worked"]  # the fixtures


def tamper(desk, *statements):
    with sqlite3.connect(desk.folder / "desk.db") as file:
        file.execute("DROP TRIGGER event_no_update")
        file.execute("DROP TRIGGER event_no_delete")
        for statement in statements:
            file.execute(statement)
    file.close()


def checked(desk, item, expect=DONE):
    done = desk.call("check", "--json", expect=expect)
    return next(one for one in json.loads(done.stdout) if one["item"] == item)


# The history

def test_audit_of_an_untouched_history(worked):
    entries = worked.json("audit", "list")
    said = worked.json("audit", "verify")
    assert said["whole"] is True and said["fault"] is None and said["ticket"] is None
    assert said["entries"] == len(entries) > 0
    last = entries[-1]
    assert said["head"] == f"{last['id']}:{last['hash']}"
    text = worked.call("audit", "verify", expect=DONE).stdout
    assert text == (f"{len(entries)} entries are as the desk wrote them\n"
                    f"head: {said['head']}\n")
    worked.call("audit", "verify", "--head", said["head"], expect=DONE)


def test_audit_lists_by_ticket_and_day(worked):
    entries = worked.json("audit", "list", "--ticket", FIRST)
    assert entries and {one["ticket"] for one in entries} == {FIRST}
    assert worked.json("audit", "list", "--since", "2026-11-24") == worked.json("audit", "list")
    assert worked.json("audit", "list", "--since", "2026-11-25") == []


def test_audit_names_what_was_tampered_with(worked):
    first = worked.json("audit", "list", "--ticket", FIRST)[0]["id"]
    tamper(worked, f"UPDATE event SET text = 'lain' WHERE id = {first}")
    done = worked.call("audit", "verify", expect=FAILED)
    assert f"BROKEN: entry {first} of {FIRST} (content)" in done.stdout
    found = checked(worked, "history", expect=FAILED)
    assert found["verdict"] == "failed" and "content" in found["text"]


def test_audit_names_an_end_that_was_cut_off(worked):
    entries = worked.json("audit", "list")
    tamper(worked, f"DELETE FROM event WHERE id >= {entries[-1]['id']}")
    done = worked.call("audit", "verify", "--json", expect=FAILED)
    assert '"fault":"cut"' in done.stdout and f'"broken":{entries[-1]["id"]}' in done.stdout
    noted = f"{entries[-1]['id']}:{entries[-1]['hash']}"
    assert "written anew" in worked.refuse("audit", "verify", "--head", noted)


def test_audit_says_what_it_does_not_understand(worked):
    assert "no head" in worked.refuse("audit", "verify", "--head", "x", expect=WRONG_USE)
    assert "no day" in worked.refuse("audit", "list", "--since", "kemarin", expect=WRONG_USE)
    assert "no ticket" in worked.refuse("audit", "list", "--ticket", "TIK-2026-999999")
    for words in (["audit"], ["audit", "verify", "--ticket", FIRST], ["audit", "list", "x"]):
        assert "usage" in worked.refuse(*words, expect=WRONG_USE)
