"""JSON Lines. The oracle of the properties is the json module's writer."""

from __future__ import annotations

import json

import pytest
from cells import means_itself
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.choices import NO_CHOICES, Choices
from lib.ingest.jsonl import read_jsonl
from lib.ingest.limits import Limits
from lib.ingest.source import IngestError, Source
from lib.model import Article

NOT_JSON = 'this is not valid JSON. Write one object a line, such as {"text": "…"}.'


def read(text, choices=NO_CHOICES):
    return list(read_jsonl(Source("a.jsonl", text.encode("utf-8", "surrogatepass"), Limits(), choices)))


def refusal(text):
    with pytest.raises(IngestError) as error:
        read(text)
    return error.value.status, error.value.where, error.value.sentence


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(means_itself), min_size=1), st.booleans())
def test_every_text_comes_back_as_it_was_written(texts, ascii_only):
    lines = (json.dumps({"id": 1, "text": text}, ensure_ascii=ascii_only) for text in texts)
    assert [article.text for article in read("\n".join(lines))] == texts


def test_keys_are_those_of_the_columns_of_a_table():
    line = {"Headline": "Bridge closed", "body": "The council met.", "source": "Daily", "date": 20180606, "n": [1, {}]}
    assert read(json.dumps(line)) == [
        Article("Bridge closed\n\nThe council met.", title="Bridge closed", outlet="Daily", published="2018-06-06")
    ]


def test_authors_may_be_a_list_and_other_values_are_left_out():
    line = {"text": "The council met.", "authors": ["Jane Roe", None, "John Doe"], "title": None, "event": {"id": 1}}
    assert read(json.dumps(line)) == [Article("The council met.", author="Jane Roe, John Doe")]


def test_blank_lines_and_windows_line_ends_mean_nothing():
    assert read('\r\n{"text": "One."}\r\n\r\n \r\n{"text": "Two."}') == [Article("One."), Article("Two.")]


def test_a_line_separator_within_a_string_ends_no_line():
    assert read('{"text": "Half\u2028and half."}\n') == [Article("Half\u2028and half.")]


def test_odd_numbers_and_broken_surrogates_do_no_harm():
    line = '{"text": "Sound \\ud800 text.", "n": ' + "9" * 100_000 + ', "a": NaN, "b": -Infinity, "c": 1e999}'
    assert read(line) == [Article("Sound \ud800 text.")]


@pytest.mark.parametrize("indent", [None, 1])
def test_one_array_or_one_object_may_be_the_whole_file(indent):
    objects = [{"text": "One."}, {"text": "Two."}]
    assert read(json.dumps(objects, indent=indent)) == [Article("One."), Article("Two.")]
    assert read(json.dumps(objects[0], indent=indent)) == [Article("One.")]


def test_an_empty_text_is_no_error():
    assert [article.text for article in read('{"text": ""}\n{"text": null}\n')] == ["", ""]


def test_a_bad_line_refuses_the_file_and_is_named():
    assert refusal('{"text": "Fine."}\n\n{bad}\n') == ("malformed", "line 3", NOT_JSON)


def test_of_many_bad_lines_the_first_is_named_and_the_others_counted():
    assert refusal('{bad}\n{"text": "Fine."}\n[1]\n"x"\n') == (
        "malformed",
        "line 1",
        f"{NOT_JSON} In all, 3 lines have errors.",
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1", 'an object is needed, such as {"text": "…"}; this is a bare value.'),
        ('{"a": 1, "b": 2}', "the object has no text. Its keys are 'a', 'b'. Name the key of the articles 'text'."),
        ('{"text": {"a": 1}}', "the value of 'text' is no string. Write the article's text between quotation marks."),
        ('{"text": 5}', "the value of 'text' is no string. Write the article's text between quotation marks."),
    ],
)
def test_what_is_no_object_with_a_text_is_refused(line, sentence):
    assert refusal('{"text": "Fine."}\n' + line) == ("malformed", "line 2", sentence)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000])
def test_deep_nesting_is_refused(text):
    assert refusal(text) == (
        "malformed",
        "line 1",
        "the file nests its parts too deeply to be read. Save it again as plain text.",
    )


def test_a_text_may_be_a_list_of_paragraphs():
    assert read('{"text": ["One.", "Two."]}') == [Article("One.\n\nTwo.")]
    assert refusal('{"text": ["One.", 2]}')[0] == "malformed"


def test_keys_can_be_chosen_and_objects_without_that_of_the_text_are_left_out():
    lines = '{"memo": "One.", "by": "Daily", "text": 5}\n{"note": "x"}\n{"memo": "Two."}'
    found = read(lines, Choices((("text", "memo"), ("outlet", "by"))))
    assert [(article.text, article.outlet) for article in found if article.text] == [("One.", "Daily"), ("Two.", None)]


def test_a_date_of_one_object_decides_for_those_that_could_be_two():
    lines = '{"text": "One.", "date": "03/04/2026"}\n{"text": "Two.", "date": "%s"}'
    assert [article.published for article in read(lines % "25/12/2025")] == ["2026-04-03", "2025-12-25"]
    assert [article.published for article in read(lines % "12/25/2025")] == ["2026-03-04", "2025-12-25"]
    assert [article.published for article in read(lines % "", Choices(day_first=True))] == ["2026-04-03", None]


def test_markup_in_a_text_is_read_as_what_it_shows():
    record = {"text": "<p>&ldquo;One,&rdquo; he said.</p><p>Two.</p>"}
    assert read(json.dumps(record)) == [Article("“One,” he said.\n\nTwo.")]


def test_of_two_keys_for_the_text_the_filled_one_is_taken():
    lines = [
        {"text": None, "content": "It rained."},
        {"content": "No.", "text": "It snowed."},
        {"text": "", "body": ""},
    ]
    assert [article.text for article in read("\n".join(map(json.dumps, lines)))] == ["It rained.", "It snowed.", ""]


def test_an_object_may_be_named_by_one_of_its_values():
    record = {"text": "It rained.", "source": {"id": None, "name": "Daily"}, "headline": {"main": "Rain", "kicker": ""}}
    record |= {"authors": [{"name": "Jane Roe"}, "John Doe", {"id": 5}], "place": {"x": 1}}
    assert read(json.dumps(record)) == [
        Article("Rain\n\nIt rained.", title="Rain", outlet="Daily", author="Jane Roe, John Doe")
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_the_articles_may_lie_in_one_list_of_one_object(indent):
    answer = {"status": "ok", "totalResults": 2, "articles": [{"content": "One."}, {"content": "Two."}]}
    assert [article.text for article in read(json.dumps(answer, indent=indent))] == ["One.", "Two."]
    assert refusal(json.dumps({"a": [{"text": "One."}], "b": [{"text": "Two."}]}))[0] == "malformed"


A, B = {"title": "Rain", "text": "It rained."}, {"title": "Snow", "text": "It snowed."}
FOUND = [Article("Rain\n\nIt rained.", title="Rain"), Article("Snow\n\nIt snowed.", title="Snow")]


@pytest.mark.parametrize(
    "answer",
    [
        {"response": {"total": 2, "results": [A, B]}},
        {"hits": {"total": {"value": 2}, "hits": [{"_source": A}, {"_source": B}]}},
        {"articles": [A, B], "sources": [{"name": "Daily"}]},
        {"data": [{"attributes": A}, {"attributes": B}]},
        {"a1": A, "a2": B},
    ],
)
def test_the_articles_may_lie_deeper_in_the_answer_of_an_archive(answer):
    assert read(json.dumps(answer)) == FOUND


@pytest.mark.parametrize(
    "table",
    [
        {"title": {"0": "Rain", "1": "Snow"}, "text": {"0": "It rained.", "1": "It snowed."}},
        {"columns": ["title", "text"], "index": [0, 1], "data": [["Rain", "It rained."], ["Snow", "It snowed."]]},
    ],
)
def test_a_table_may_be_written_by_columns(table):
    assert read(json.dumps(table)) == FOUND


@pytest.mark.parametrize(
    ("between", "before", "after"),
    [("", "", ""), ("\n", "", "\n"), (",\n", "", ",\n"), (", ", "[", ",]"), (",\n", "[\n", "\n,\n]\n")],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_objects_may_follow_one_another_with_or_without_commas(between, before, after, indent):
    assert read(before + between.join(json.dumps(each, indent=indent) for each in (A, B)) + after) == FOUND


def test_two_commas_between_objects_or_a_value_that_is_no_object_refuse_the_file():
    for text in (f"[{json.dumps(A)},,{json.dumps(B)}]", f"{json.dumps(A)},\n5,\n{json.dumps(B)}"):
        assert refusal(text)[0] == "malformed"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f'{json.dumps(A)}\n{{"title": "Snow", "text": "It sn', "line 2"),
        (f'[{json.dumps(A)},\n{json.dumps(B)},\n{{"title": "Sn', "object 3"),
        (f"[{json.dumps(A)},\n{json.dumps(B)}", "object 3"),
    ],
)
def test_a_file_that_breaks_off_is_refused_and_told_so(text, where):
    sentence = "the file breaks off here. Get the whole file again, or delete what is left of the last object."
    assert refusal(text) == ("malformed", where, sentence)


def test_fields_may_lie_in_an_object_of_their_own():
    record = {"webTitle": "Rain", "webPublicationDate": "2024-05-01T10:00:00Z", "fields": {"bodyText": "It rained."}}
    assert read(json.dumps(record)) == [Article("Rain\n\nIt rained.", title="Rain", published="2024-05-01")]
    record = {"text": "It rained.", "meta": {"source": "Daily", "text": "No."}, "user": {"url": "https://example.org"}}
    assert read(json.dumps(record)) == [Article("It rained.", outlet="Daily")]


def test_paragraphs_may_be_objects_and_a_date_that_of_a_database():
    record = {"body": [{"type": "p", "text": "One."}, {"text": "Two."}], "date": {"$date": "2024-05-01T10:00:00Z"}}
    assert read(json.dumps(record)) == [Article("One.\n\nTwo.", published="2024-05-01")]


def test_an_article_beside_its_comments_is_the_article():
    page = {"article": {"title": "Rain", "text": "It rained."}, "comments": [{"text": "Nice."}, {"text": "Wet."}]}
    assert [(found.title, found.text) for found in read(json.dumps(page))] == [("Rain", "Rain\n\nIt rained.")]


def test_of_two_keys_for_a_field_the_filled_one_is_taken():
    record = {"text": "It rained.", "publisher": None, "source": "Daily", "title": {"rendered": "Rain"}}
    [found] = read(json.dumps(record))
    assert (found.title, found.outlet) == ("Rain", "Daily")


def test_a_lead_stands_for_a_text_that_the_archive_does_not_give():
    record = {"headline": {"main": "Rain"}, "lead_paragraph": "It rained.", "byline": {"original": "By Jane Roe"}}
    assert read(json.dumps(record)) == [Article("Rain\n\nIt rained.", title="Rain", author="By Jane Roe")]
    assert read(json.dumps({**record, "body": "It poured."}))[0].text == "Rain\n\nIt poured."


@pytest.mark.parametrize("text", ["[]", " [\n]\n"])
def test_an_array_without_objects_holds_no_articles(text):
    assert read(text) == []


def test_names_of_objects_may_be_written_in_any_case_and_a_date_as_a_number_of_a_database():
    record = {
        "text": "It rained.",
        "source": {"Id": 1, "Name": "Daily"},
        "date": {"$date": {"$numberLong": "1770768000000"}},
    }
    [found] = read(json.dumps(record))
    assert (found.outlet, found.published) == ("Daily", "2026-02-11")


@pytest.mark.parametrize("key", ["content_text", "content_html"])
def test_a_json_feed_is_read(key):
    item = {
        "id": "1",
        "title": "Bridge closed",
        key: "<p>It rained.</p><p>It dried.</p>",
        "date_published": "2026-02-11",
    }
    [found] = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}))
    assert (found.text, found.published) == ("Bridge closed\n\nIt rained.\n\nIt dried.", "2026-02-11")


def pages(*numbers):
    return [{"status": "ok", "articles": [{"title": f"Day {n}", "content": f"It rained {n} times."}]} for n in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(json.dumps(page) for page in pages(2, 3)),
        "\n".join(json.dumps(page["articles"]) for page in pages(2, 3)),
        "".join(json.dumps(page["articles"], indent=1) for page in pages(2, 3)),
        "".join(f'{{"index": {{"_id": "{n}"}}}}\n{{"text": "It rained {n} times."}}\n' for n in (2, 3)),
    ],
)
def test_pages_of_an_answer_and_commands_of_a_database_may_follow_one_another(text):
    assert [article.text.rpartition("\n")[2] for article in read(text)] == ["It rained 2 times.", "It rained 3 times."]


@pytest.mark.parametrize(
    "records",
    [
        [{"title": "Rain", "paragraphs": [{"text": "It rained."}]}] * 2,  # paragraphs are no articles
        [*pages(2), {"status": "error"}],
        [{"index": {"name": "a"}}, {"text": "It rained."}],
        [["It rained."], ["It dried."]],
    ],
)
def test_what_holds_no_articles_or_only_parts_of_one_is_refused(records):
    with pytest.raises(IngestError) as error:
        read("\n".join(map(json.dumps, records)))
    assert error.value.status == "malformed"
