"""Which column is which: the guess, and what the user chooses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.choices import Choices
from lib.ingest.columns import chosen, column_names, guessed
from lib.ingest.source import IngestError

LONG = "The council met on Tuesday to discuss the old bridge, and nobody outside the room was asked about the cost."


@given(st.lists(st.text()))
def test_every_column_has_a_name_of_its_own_on_one_line(header):
    names = column_names(header)
    assert len(set(names)) == len(header)
    assert all(name.strip() == name != "" and len(name.splitlines()) == 1 for name in names)


def test_blank_and_repeated_names_are_numbered():
    assert column_names(["text", " ", "text", "two\nlines", "text"]) == (
        "text",
        "column 2",
        "text (2)",
        "two lines",
        "text (3)",
    )


def test_columns_are_guessed_by_name_and_the_text_also_by_its_length():
    assert guessed(["blurb", "paper"], [[LONG, "Daily"]]) == {"outlet": 1, "text": 0}
    assert guessed(["text", "blurb"], [["Short.", LONG]]) == {"text": 0}
    assert guessed(["id", "amount"], [["1", "2"]]) == {}
    assert guessed(["text", "publisher", "source"], [[LONG, "", "Daily"], [LONG, "n/a", ""]]) == {
        "text": 0,
        "outlet": 2,
    }
    assert guessed(["Lead paragraph", "paper"], [["It rained.", "Daily"]]) == {"outlet": 1, "text": 0}
    assert guessed(["Lead paragraph", "blurb"], [["It rained.", LONG]]) == {"text": 1}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((), {"text": 0, "title": 1, "outlet": 2}),
        ((("text", "Blurb"),), {"text": 3, "title": 1, "outlet": 2}),
        ((("text", " BLURB "),), {"text": 3, "title": 1, "outlet": 2}),
        ((("title", ""),), {"text": 0, "outlet": 2}),
        ((("event", "paper"),), {"text": 0, "title": 1, "event": 2}),
        ((("text", "paper"), ("outlet", "body")), {"text": 2, "title": 1, "outlet": 0}),
    ],
)
def test_what_is_chosen_takes_the_place_of_the_guess(columns, expected):
    names = ["body", "headline", "paper", "Blurb"]
    assert chosen(names, guessed(names, []), Choices(columns)) == expected


def test_a_chosen_column_that_is_not_there_is_named():
    with pytest.raises(IngestError) as error:
        chosen(["a", "b"], {}, Choices((("text", "body"),)))
    assert error.value.sentence == (
        "there is no column 'body', which was chosen for the text. The columns are 'a', 'b'. Choose one of these."
    )
