"""Near-copies on the Start, Overview and Article pages, through Streamlit's own test harness."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_harness import AppTest, opened

from lib.ingest.folder import sample_articles
from lib.model import Article, Reading
from lib.pages.corpus import Corpus
from lib.pages.state.articles import scores
from lib.pages.state.wording import compared, copies, passages_of

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
SAMPLE = sample_articles()
REPORT = SAMPLE[0]
HOSTILE = "<b>Mirror</b> ![](http://example.org) **"


def paragraphs(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line.strip()]


COPY = Article("\n\n".join(paragraphs(REPORT)[1:]), title="*Out*", outlet=HOSTILE, published="2030-01-01")
OTHER_COPY = Article("\n\n".join(paragraphs(REPORT)[:-2]), outlet=HOSTILE, published="2030-01-02")


def with_copies() -> Corpus:
    held = Corpus()
    held.add(Reading("a.csv", "ok", "", (*SAMPLE[:20], COPY, OTHER_COPY)))
    return held


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption)


def test_the_first_article_of_a_group_is_compared_and_the_others_on_demand():
    held = with_copies()
    assert dict(copies(held)[["copy", "leader"]].to_numpy()) == {COPY.id: REPORT.id, OTHER_COPY.id: REPORT.id}
    assert list(compared(held)["id"]) == [article.id for article in SAMPLE[:20]]
    assert compared(held).index.tolist() == list(range(20))
    held.with_copies = True
    assert len(compared(held)) == len(scores(held)) == 22


def test_an_article_called_no_copy_is_compared_until_it_is_taken_back():
    held = with_copies()
    held.call_copies([COPY.id], copies=False)
    assert COPY.id in set(compared(held)["id"])
    assert len(compared(held)) == 21
    held.call_copies([COPY.id], copies=True)
    assert len(compared(held)) == 20


def test_an_edited_date_changes_which_article_leads():
    held = with_copies()
    table = scores(held)
    table.loc[table["id"] == COPY.id, "published"] = "2001-01-01"
    held.edit(list(held.articles), table.fillna(""))
    assert set(copies(held)["leader"]) == {COPY.id}


def test_the_start_page_says_nothing_where_there_are_none():
    assert "Near-copies" not in [header.value for header in opened("start").header]


def test_the_start_page_names_what_is_left_out_and_of_which_outlet():
    app = opened("start", with_copies())
    assert "Near-copies" in [header.value for header in app.header]
    assert f"Left out of comparisons. {HOSTILE}: 2 of 2 articles" in [text.value for text in app.text]
    (table,) = [each.value for each in app.dataframe if "share_of_leader" in each.value]
    assert table["compared"].tolist() == ["no", "no"]
    assert table["copy"].str.startswith(HOSTILE).all()


def test_the_switch_is_remembered_and_the_overview_follows_it():
    held = with_copies()
    overview = opened("overview", held)
    assert "as near-copies, see the Start page: 2 articles, and with them 1 outlet that had no other." in captions(
        overview
    )
    assert [metric.value for metric in overview.metric][:2] == ["20", "4"]
    opened("start", held).toggle[0].set_value(True).run()
    assert held.with_copies
    again = with_copies()
    again.with_copies = held.with_copies
    overview = opened("overview", again)
    assert "Near-copies compared like other articles, as chosen on the Start page: 2 articles." in captions(overview)
    assert [metric.value for metric in overview.metric][:2] == ["22", "5"]
    assert len(overview.dataframe[0].value) == 22


def test_the_overview_says_nothing_of_near_copies_where_there_are_none():
    assert "near-copies" not in captions(opened("overview")).lower()


def test_hostile_names_reach_no_markup():
    for page in ("start", "overview", "article"):
        app = opened(page, with_copies())
        shown = [each.value for kind in (app.markdown, app.caption, app.header, app.title) for each in kind]
        assert not [value for value in shown if "Mirror" in value]
        assert not [button.label for button in app.button if "Mirror" in button.label]
        assert not [toggle.label for toggle in app.toggle if "Mirror" in toggle.label]


def test_passages_are_marked_unasked_in_near_copies_only():
    held = with_copies()
    app = opened("article", held)
    app.selectbox(key="article_first").set_value(REPORT.id).run()
    assert [toggle.value for toggle in app.toggle if "passage" in toggle.label] == [True]
    app.selectbox(key="article_second").set_value(COPY.id).run()
    assert [toggle.label for toggle in app.toggle if "passage" in toggle.label] == ["Mark 1 passage that both share"]
    app.selectbox(key="article_second").set_value(SAMPLE[1].id).run()
    assert not [toggle for toggle in app.toggle if "passage" in toggle.label]
    assert not app.exception


def test_of_two_articles_only_what_they_share_with_each_other_is_found():
    held = with_copies()
    assert {other for each in passages_of(held, REPORT.id) for other in each.others} >= {COPY.id, OTHER_COPY.id}
    (only,) = passages_of(held, REPORT.id, [COPY.id])
    assert only.others == (COPY.id,)
    assert REPORT.text[only.span.start : only.span.end] in COPY.text


@pytest.mark.parametrize("page", ["overview", "compare", "words", "naming", "quotes", "audit", "report"])
def test_near_copies_on_another_event_are_none_of_the_one_that_is_shown(page):
    copy = replace(COPY, event=REPORT.event)
    app = opened(page, Corpus.of([*SAMPLE[:10], *SAMPLE[20:30], copy]))
    said = "Left out of the comparison as near-copies, see the Start page: 1 article"
    assert said in captions(app)
    for event, is_there in ((REPORT.event, True), (SAMPLE[20].event, False)):
        app.selectbox(key=f"{page}_event").select(event).run()
        assert not app.exception
        assert (said in captions(app)) is is_there
