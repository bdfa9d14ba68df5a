from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.highlight import LAYERS, Mark, article_html, found_html
from lib.charts.theme import DARK, LIGHT
from lib.ingest.folder import sample_articles
from lib.model import Span
from lib.text import parse

TEXT = '"The regime is finished," said Ann Lee. The so-called "reform" was a disgrace.'
OUR_TAGS = {"style", "article", "h2", "p", "span"}


class Reader(HTMLParser):
    """Collects what a browser would see: tags with attributes, and text outside the style sheet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.in_style = "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.in_style = tag == "style"

    def handle_endtag(self, tag):
        self.in_style = False

    def handle_data(self, data):
        self.text += "" if self.in_style else data


def shown(text: str, layers=LAYERS) -> Reader:
    return Reader(article_html(parse(text), LIGHT, layers))


def marked(reader: Reader, css: str) -> int:
    return sum(attributes.get("class") == css for _, attributes in reader.tags)


@given(st.text(alphabet=st.sampled_from("ab <>&\"'/=\n“”."), max_size=150))
def test_only_our_own_tags_whatever_the_text(text):
    for tag, attributes in shown(text).tags:
        assert tag in OUR_TAGS
        assert set(attributes) <= {"class", "title", "lang"}


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script> ran in the regime's page.",
        "<img src=x onerror=alert(1)> was seen.",
        '"><svg onload=alert(1)> said "<b>Ann</b> Lee" today.',
        "</style><script>alert(1)</script> and </article> closed.",
    ],
)
def test_markup_in_a_text_stays_text(attack):
    reader = shown(attack)
    assert {tag for tag, _ in reader.tags} <= OUR_TAGS
    assert "".join(attack.split()) in "".join(reader.text.split())


@pytest.mark.parametrize("article", sample_articles()[::9], ids=lambda article: article.title)
def test_nothing_of_the_text_is_lost(article):
    reader = shown(article.text, layers=("loaded_terms", "quotations"))
    assert "".join(reader.text.split()) == "".join(article.text.split())


def test_each_layer_can_be_switched():
    everything, nothing = shown(TEXT), shown(TEXT, layers=())
    for css in ("fs-term", "fs-speech", "fs-scare", "fs-speaker", "fs-cue", "fs-negative"):
        assert marked(everything, css) >= 1
        assert marked(nothing, css) == 0


def test_a_quotation_names_its_speaker_and_cue():
    hints = [attributes.get("title") for _, attributes in shown(TEXT).tags]
    assert "speech: Ann Lee (said, neutral reporting verb)" in hints


def test_boilerplate_is_struck_out_and_says_why():
    body = "\n\n".join(["The town council met on Tuesday to talk about the old bridge across the river."] * 6)
    reader = shown(f"{body}\n\nCopyright © 2024 Example Media. All rights reserved.")
    (notice,) = [attributes for _, attributes in reader.tags if attributes.get("class") == "fs-boilerplate"]
    assert notice["title"].startswith("not measured: ")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_style_sheet_loads_nothing(theme):
    style = re.search("<style>(.*?)</style>", article_html(parse(TEXT), theme), re.DOTALL).group(1)
    assert "url(" not in style
    assert "@import" not in style


def test_of_a_long_text_only_the_beginning_is_drawn_on_demand():
    doc = parse("\n\n".join(f"The council met for the {i}th time." for i in range(20)))
    assert Reader(article_html(doc, LIGHT, most_blocks=3)).text.count("The council met") == 3


def test_a_mark_of_its_own_is_cut_at_paragraphs_and_its_hint_is_escaped():
    text = "The dam held all night.\n\nNobody slept in the town below it."
    hint = '8 words also in "><script>alert(1)</script>'
    mark = Mark(text.index("held"), text.index("in the town"), "fs-shared", hint)
    html = article_html(parse(text), LIGHT, (), more=[mark])
    reader = Reader(html)
    assert "script" not in {tag for tag, _ in reader.tags}
    assert [attributes["title"] for tag, attributes in reader.tags if tag == "span"] == [hint, hint]
    assert re.findall(r'fs-shared"[^>]*>([^<]*)<', html) == ["held all night.", "Nobody slept "]


def test_marks_that_cross_each_other_lose_no_text():
    first = TEXT.index("finished")
    mark = Mark(first, TEXT.index("was a"), "fs-shared", "9 words")
    html = article_html(parse(TEXT), LIGHT, ("loaded_terms", "quotations"), more=[mark])
    assert "".join(Reader(html).text.split()) == "".join(TEXT.split())
    assert marked(Reader(html), "fs-shared") > 1


def test_a_passage_found_is_marked_and_led_to_by_its_sentence():
    doc = parse(TEXT)
    start = TEXT.index('reform"')
    found = Span(start, start + len("reform"))
    reader = Reader(article_html(doc, LIGHT, LAYERS, found=found))
    (anchor,) = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert marked(reader, "fs-found") == 1
    above = Reader(found_html(doc, found, LIGHT))
    assert above.text.startswith('The so-called "reform" was a disgrace. ')
    assert ("a", {"href": f"#{anchor}"}) in above.tags
    assert marked(above, "fs-found") == 1


def test_a_passage_may_cross_the_edge_of_another_mark():
    doc = parse(TEXT)
    found = Span(TEXT.index("finished"), TEXT.index(" Lee"))
    reader = Reader(article_html(doc, LIGHT, LAYERS, found=found))
    assert "".join(shown(TEXT).text.split()) == "".join(reader.text.split())
    assert sum("id" in attributes for _, attributes in reader.tags) == 1


@given(st.text(alphabet=st.sampled_from("ab <>&\"'/=\n“”."), min_size=1, max_size=80), st.data())
def test_a_passage_found_adds_only_our_own_tags(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    found = Span(start, data.draw(st.integers(start + 1, len(text))))
    for html in (article_html(parse(text), LIGHT, found=found), found_html(parse(text), found, LIGHT)):
        for tag, attributes in Reader(html).tags:
            assert tag in OUR_TAGS | {"a"}
            assert set(attributes) <= {"class", "title", "lang", "id", "href"}


def test_a_long_run_of_page_furniture_is_folded_away_and_a_short_one_is_not():
    body = ["The council met on Tuesday to talk about the old bridge across the river."] * 3
    menu = [f"Another story of the day {n}" for n in range(5)]
    text = "\n\n".join([*menu, *body, "Subscribe"])
    starts = [text.index(line) for line in (*menu, "Subscribe")]
    shown = article_html(parse(text, cut=starts), LIGHT)
    assert shown.count("<details>") == 1
    assert "<summary>5 paragraphs that are not measured</summary>" in shown
    assert shown.index("</details>") < shown.index("The council") < shown.index("Subscribe")
