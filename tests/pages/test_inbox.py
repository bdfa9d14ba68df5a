"""What waits between the drop zone and the corpus."""

from __future__ import annotations

import pytest

from lib.ingest import Choices, Preview
from lib.pages.inbox import LEFT_OUT, Inbox

NEWS, NOTE = ("news.csv", b"body,paper\nOne.,Daily\n"), ("note.txt", b"One.")
PACK = ("pack.zip", b"PK")
MORE = ("more.csv", b"body,paper\nTwo.,Daily\n")
CHOSEN = Choices((("text", "body"), ("outlet", "paper")))


def preview(file, signature="csv a", **known):
    return Preview(file, "ok", header=("body", "paper"), n_rows=3, signature=signature, **known)


def test_tables_are_set_aside_until_somebody_looked_at_them():
    held = Inbox()
    held.put([NEWS, NOTE])
    assert (held.waiting, held.unseen) == ([NOTE], [NEWS])


def test_tables_with_the_same_columns_are_explained_by_one_answer():
    held = Inbox(unseen=[NEWS, MORE])
    held.look([preview("news.csv"), preview("more.csv")], {})
    [tables] = held.unexplained
    assert (tables.label, tables.n_rows) == ("news.csv and 1 more with the same columns", 6)
    held.answer(tables, CHOSEN)
    assert (held.waiting, held.choices, held.unexplained) == (
        [NEWS, MORE],
        {"news.csv": CHOSEN, "more.csv": CHOSEN},
        [],
    )


def test_tables_with_other_columns_are_asked_about_one_after_the_other():
    held = Inbox(unseen=[NEWS, MORE])
    held.look([preview("news.csv"), preview("more.csv", "csv b")], {})
    assert [tables.label for tables in held.unexplained] == ["news.csv", "more.csv"]
    held.leave_out(held.unexplained[0])
    assert [tables.label for tables in held.unexplained] == ["more.csv"]
    assert held.waiting == []


def test_an_archive_waits_until_all_its_tables_are_explained():
    held = Inbox(unseen=[PACK])
    held.look([preview("pack.zip › a.csv"), preview("pack.zip › b.csv", "csv b")], {})
    first, second = held.unexplained
    held.answer(first, CHOSEN)
    assert held.waiting == []
    held.leave_out(second)
    assert held.waiting == [PACK]
    assert held.choices == {"pack.zip › a.csv": CHOSEN, "pack.zip › b.csv": LEFT_OUT}


def test_an_archive_without_tables_is_read_at_once():
    held = Inbox()
    held.put([PACK])
    held.look([], {})
    assert held.waiting == [PACK]


def test_an_answer_given_before_is_used_and_named():
    held = Inbox(unseen=[NEWS])
    held.look([preview("news.csv")], {"csv a": CHOSEN})
    assert (held.waiting, held.choices, held.as_before) == ([NEWS], {"news.csv": CHOSEN}, {"csv a": "news.csv"})


def test_dates_that_could_be_two_are_asked_about_even_if_the_columns_are_known():
    held = Inbox(unseen=[NEWS])
    held.look([preview("news.csv", ambiguous_dates=("03/04/2026",))], {"csv a": CHOSEN})
    assert len(held.unexplained) == 1
    held = Inbox(unseen=[NEWS])
    held.look([preview("news.csv", ambiguous_dates=("03/04/2026",))], {"csv a": Choices(CHOSEN.columns, True)})
    assert held.unexplained == []


def test_a_table_that_cannot_be_looked_at_goes_on_to_be_refused():
    held = Inbox(unseen=[NEWS])
    held.look([Preview("news.csv", "malformed", "news.csv: it is damaged.")], {})
    assert (held.waiting, held.unexplained) == ([NEWS], [])


def test_the_report_counts_what_was_read_once():
    held = Inbox(waiting=[NOTE, NEWS])
    assert held.take() == [NOTE, NEWS]
    assert held.waiting == []
    held.read(n_done=2, n_new=1, n_refused=1, n_stopped=0)
    assert held.report() == "1 new article from 2 files; 1 refused, see the table Files"
    assert held.report() == ""


def test_what_was_not_read_is_said():
    held = Inbox()
    held.read(n_done=1, n_new=1, n_refused=0, n_stopped=2)
    assert held.report() == "1 new article from 1 file; stopped before 2 files: drop them again to go on"


@pytest.mark.parametrize(
    ("n_done", "n_pasted", "said"),
    [(1, 1, "1 pasted text"), (3, 1, "2 files and 1 pasted text"), (2, 2, "2 pasted texts"), (1, 0, "1 file")],
)
def test_a_pasted_text_is_called_no_file(n_done, n_pasted, said):
    held = Inbox()
    held.read(n_done=n_done, n_new=n_done, n_refused=0, n_stopped=0, n_pasted=n_pasted)
    assert held.report() == f"{n_done} new article{'s' * (n_done > 1)} from {said}"
