"""Markup where plain text is expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import read_files
from lib.ingest.markup import all_with_characters, text_of, with_characters, without_markup


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<p>One.</p><p>Two <b>bold</b>.</p>", "One.\n\nTwo bold."),
        ("One.<br><br/>Two.", "One.\n\nTwo."),
        ('<p class="lead">One.</p>', "One."),
        ("<p>One.</p><script>two = three four five</script>", "One."),
        ("One.\n\n<h2>Next</h2>\n\nTwo.\nThree.", "One.\n\nNext\n\nTwo. Three."),
        ("&ldquo;One,&rdquo; he said.", "“One,” he said."),
        ("&#147;One,&#148; he said.", "“One,” he said."),
        ("<p>&amp;ldquo;One,&amp;rdquo; he said.</p>", "“One,” he said."),
        # what the text may be about
        ("The tag <p> begins a paragraph.", "The tag <p> begins a paragraph."),
        ("The <b>bold</b> one, and AT&amp;T.", "The <b>bold</b> one, and AT&amp;T."),
        ("a < b & c > d; x &y; &z;", "a < b & c > d; x &y; &z;"),
    ],
)
def test_several_tags_or_references_are_markup(written, meant):
    assert without_markup(written) == meant


def test_references_are_counted_in_all_paragraphs_together():
    assert all_with_characters(["It&rsquo;s", "or it&rsquo;s not."]) == ["It’s", "or it’s not."]
    assert all_with_characters(["It&rsquo;s", "so."]) == ["It&rsquo;s", "so."]


def test_a_list_of_markup_keeps_its_words():
    text = "<p onclick=x>\n<div>One two three <!-- four five\n<textarea>six seven eight\n<style>nine ten eleven"
    assert without_markup(text) == text


def test_what_nests_too_deeply_stays_as_it_is():
    text = "<div>" * 5000 + "x"
    assert without_markup(text) == text


@given(st.text(st.characters(exclude_characters="&<")))
def test_a_text_without_markup_stays_as_it_is(text):
    assert without_markup(text) == with_characters(text) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("One.\\nTwo.", "One.\nTwo."),
        ("One.\\r\\n\\r\\n“Two,” he said.\\tThree", "One.\n\n“Two,” he said.\tThree"),
        ('He said \\"no\\". \\n\\nThen he left.', 'He said "no". \n\nThen he left.'),
        ("It rained all d… [+302 chars]", "It rained all d…"),
        # what the text may be about
        ("A [+3 chars] is no end.", "A [+3 chars] is no end."),
        ("It lay in C:\\new\\names, police said.", "It lay in C:\\new\\names, police said."),
        ("It lay in \\\\host\\news\\names.", "It lay in \\\\host\\news\\names."),
        ("One.\nThe sign \\n ends a line.", "One.\nThe sign \\n ends a line."),
    ],
)
def test_line_ends_that_are_written_as_a_backslash_and_a_letter_end_lines(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.csv", "text\n{}\n"),
        ("a.tsv", "text\n{}\n"),
        ("a.jsonl", '{{"text": "{}"}}'),
        ("a.txt", "<!doctype html><body>{}"),
        ("a.md", "<html><body>{}"),
        ("a.html", "{}"),
    ],
)
def test_markup_is_read_inside_the_confined_process_where_nothing_more_can_be_imported(name, written):
    data = written.format("<p>The dam held all night.</p><p>Nobody left &amp; nobody spoke.</p>").encode()
    (reading,) = read_files([(name, data)])
    assert [each.text for each in reading.articles] == ["The dam held all night.\n\nNobody left & nobody spoke."]
