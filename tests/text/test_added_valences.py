from __future__ import annotations

import pytest

from lib.text.added_valences import COLUMNS, DEFAULT_PATH, default_valences, read_valences
from lib.text.lexicon import LexiconError
from lib.text.words import vader


def test_no_word_of_the_package_gets_another_valence():
    assert not default_valences().by_term.keys() & vader().lexicon.keys()


def test_our_list_has_the_columns_that_are_promised():
    assert DEFAULT_PATH.read_text(encoding="utf-8").startswith(",".join(COLUMNS) + "\n")


def test_equal_content_has_an_equal_version_whatever_its_order():
    one = read_valences("a", "term,valence\nshipwreck,-2\ntruce,2\n")
    other = read_valences("b", "term,valence,note\ntruce,2.0,x\nshipwreck,-2,\n")
    assert one.version == other.version != read_valences("a", "term,valence\nshipwreck,-2\n").version


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "word,valence\ntruce,2\n",
            "mine: the first line must name the columns; missing: term. Expected: term, valence, category, note.",
        ),
        ("term,valence\ntruce,5\n", "mine, row 2: valence '5' is no number from -4 to 4 other than 0. Correct it."),
        ("term,valence\ntruce,\n", "mine, row 2: valence '' is no number from -4 to 4 other than 0. Correct it."),
        ("term,valence\ntruce,nan\n", "mine, row 2: valence 'nan' is no number from -4 to 4 other than 0. Correct it."),
        ("term,valence\nTruce,2\ntruce,1\n", "mine, row 3: 'truce' is there twice. Remove one of the rows."),
        (
            "term,valence\nopen war,-2\n",
            "mine, row 2: 'open war' is no word. Use one word of letters, hyphens and apostrophes.",
        ),
    ],
)
def test_a_bad_row_is_refused_with_the_remedy(text, message):
    with pytest.raises(LexiconError) as refused:
        read_valences("mine", text)
    assert str(refused.value) == message
