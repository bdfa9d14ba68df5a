"""Whatever a document, a file or a list of words says is shown as text, on every page."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from markup import unknown_markup, unknown_tags
from page_harness import AppTest, opened

import lib.pages
from lib.model import Article, Reading
from lib.pages.compare import VIEWS
from lib.pages.corpus import Corpus
from lib.pages.markup import plain

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
MARK = "zzq"
HOSTILE = (  # the worst first: long names are cut
    f'{MARK}<b>c</b>[a](http://evil.example) ![b](http://evil.example/b.png) <a href="http://evil.example">d</a> '
    ":red[e] :material/home: $f$ **g** `h` www.evil.example &lt;i&gt; <script>alert(1)</script>"
)
PAGES = sorted(
    module.name
    for module in pkgutil.iter_modules(lib.pages.__path__)
    if not module.ispkg and hasattr(import_module(f"lib.pages.{module.name}"), "render")
)
# Shown as text by the browser, or not shown; what is drawn and what is HTML has tests of its own.
NOT_MARKDOWN = {
    ("Text", "body"), ("Selectbox", "options"), ("Selectbox", "raw_value"), ("Selectbox", "placeholder"),
    ("MultiSelect", "options"), ("MultiSelect", "raw_values"), ("TextInput", "default"), ("TextInput", "value"),
    ("TextInput", "placeholder"), ("PlotlyChart", "spec"), ("PlotlyChart", "alt"), ("PlotlyChart", "config"),
    ("Html", "body"), ("Dataframe", "alt"),
}  # fmt: skip
RAW_MARKDOWN = re.compile(r"(?<!\\)[\[\]<>`$]|://|www\.|:red|:material|&lt;|(?<!\\)\*\*g")


@pytest.fixture(scope="module")
def hostile() -> Corpus:
    held = Corpus(with_copies=True)  # these texts are nearly alike
    for place in range(12):
        text = (
            f'{HOSTILE}\n\n"The regime is a disgrace number {place}," claimed Ann Lee. The dam held all night, and the '
            f'so-called "{HOSTILE}" was a catastrophe. {"Nobody slept in the town below it. " * (place + 1)}'
        )
        article = Article(
            text=text,
            title=f"{HOSTILE} {place}",
            outlet=f"{HOSTILE} {place % 2}",
            published=f"2024-05-{1 + place:02}" if place else HOSTILE,  # as a file of a whole corpus may have it
            event=f"{HOSTILE} event {place % 3}",
            author=f"{HOSTILE} author {place % 2}",
            url="javascript:alert(1)",
            labels=((f"{HOSTILE} column", f"{HOSTILE} {place % 2}"),),
        )
        held.add(Reading(f"{HOSTILE}.txt", "ok", "", (article,)))
    held.add(Reading(f"{HOSTILE}.exe", "unsupported", f"{HOSTILE}.exe: this kind of file is not read."))
    return held


@pytest.fixture(scope="module", params=[*PAGES, *(f"compare: {view}" for view in list(VIEWS)[1:])])
def page(request, hostile) -> AppTest:
    name, _, view = request.param.partition(": ")
    app = opened(name, hostile)
    if view:
        app.session_state["compare_view"] = view
        assert not app.run().exception
    return app


def protos(app: AppTest) -> Iterator[object]:
    """The messages of all elements and blocks that the browser gets."""
    for node in [app._tree, *(block for block in _blocks(app._tree))]:
        yield from (child.proto for child in node.children.values() if getattr(child, "proto", None) is not None)


def _blocks(node) -> Iterator[object]:
    for child in node.children.values():
        if hasattr(child, "children"):
            yield child
            yield from _blocks(child)


def strings(message) -> Iterator[tuple[str, str, str]]:
    """Type, field and value of all strings in a message and in those inside it."""
    for field, value in message.ListFields():
        for each in value if field.is_repeated else [value]:
            if isinstance(each, str):
                yield message.DESCRIPTOR.name, field.name, each
            elif hasattr(each, "ListFields"):
                yield from strings(each)


def test_no_markdown_on_a_page_comes_from_a_document(page):
    for message in protos(page):
        for kind, field, value in strings(message):
            if (kind, field) == ("Dataframe", "columns"):  # names are drawn as text; the help is Markdown
                value = " ".join(str(column.get("help", "")) for column in json.loads(value).values())
            if MARK in value.lower() and (kind, field) not in NOT_MARKDOWN and not field.endswith("id"):
                assert not RAW_MARKDOWN.search(value), (kind, field, value)


def test_no_tag_in_a_chart_comes_from_a_document(page):
    for message in protos(page):
        if message.DESCRIPTOR.name == "PlotlyChart":
            figure = json.loads(message.spec)
            # What a trace keeps for a click is drawn only where its template asks for it.
            drawn = "%{customdata" in message.spec
            assert unknown_tags(figure, MARK, skip=() if drawn else ("customdata",)) == []


def test_no_element_of_the_html_on_a_page_comes_from_a_document(page):
    for message in protos(page):
        if message.DESCRIPTOR.name == "Html":
            assert unknown_markup(message.body) == []


def test_a_table_of_a_page_has_no_markdown_from_a_document(page):
    for table in page.table:
        for cell in [*table.value.columns, *table.value.to_numpy().ravel()]:
            assert MARK not in str(cell).lower() or not RAW_MARKDOWN.search(str(cell)), cell


def test_the_term_of_a_list_and_a_date_as_typed_are_shown_as_text(monkeypatch, hostile):
    from lib.pages import lexicon

    monkeypatch.setattr(lexicon, "list_table", lambda kind, table, outlets: HOSTILE if kind == "terms" else None)
    page = opened("lexicon", hostile)
    (header,) = [each.value for each in page.header if each.value.startswith("Passages with")]
    assert plain(HOSTILE) in header
    monkeypatch.setattr(Corpus, "edit", lambda held, ids, table: [HOSTILE])
    assert plain(HOSTILE[:40]) in opened("start", hostile).toast[0].value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Harbour Post", "Harbour Post"),
        ("a\n\n    b\tc", "a b c"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("# 1. *a* _b_ `c` $d$", r"\# 1\. \*a\* \_b\_ \`c\` \$d\$"),
        ("a\\", "a\\\\"),
        (":material/home:", "\\:\u2060material\\/home\\:\u2060"),
        ("http://a", "http\\:\u2060\\/\\/a"),
        ("WWW.a ann@b.c", "WWW\u2060\\.a ann\\@\u2060b\\.c"),
        ("&lt;", r"\&lt\;"),
        ("a -> b", "a \\-\u2060\\> b"),
    ],
)
def test_plain_text_in_markdown(text, shown):
    assert plain(text) == shown
