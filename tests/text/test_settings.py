from __future__ import annotations

from dataclasses import replace

from lib.model import Article
from lib.text import parse_article
from lib.text.settings import Settings, default_settings

ARTICLE = Article(
    "Mayor Slams Plan\n\nBy Ann Lee\n\nThe mayor met Mr. Pell on Tuesday. They spoke for an hour about the harbour.\n\n"
    "The council votes on Friday.",
    title="Mayor Slams Plan",
)


def sentences(settings: Settings) -> list[str]:
    doc = parse_article(ARTICLE, settings)
    return [doc.line(sentence) for sentence in doc.sentences]


def test_headlines_can_be_left_out():
    whole, body = sentences(default_settings()), sentences(replace(default_settings(), scope="body"))
    assert whole == ["Mayor Slams Plan", *body]
    assert len(body) == 3


def test_a_whole_page_has_the_byline_too():
    assert "By Ann Lee" in sentences(replace(default_settings(), scope="page"))
    assert "By Ann Lee" not in sentences(default_settings())


def test_the_plain_splitter_breaks_at_titles():
    plain = sentences(replace(default_settings(), splitter="plain"))
    assert plain[1:3] == ["The mayor met Mr.", "Pell on Tuesday."]


def test_whatever_changes_a_score_changes_the_version():
    usual = default_settings()
    others = [replace(usual, splitter="plain"), replace(usual, scope="body"), replace(usual, scope="page")]
    assert len({usual.version, *(other.version for other in others)}) == 4
    assert replace(usual, scope="article").version == usual.version
