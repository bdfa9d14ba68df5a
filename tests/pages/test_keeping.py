"""What a session does to its corpus, written as differences to a real store and read again."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.model import Article, Reading
from lib.pages.corpus import EDITABLE, Corpus
from lib.pages.keeping import Keeping
from lib.pages.setup import Setup
from lib.pages.wordlist import Wordlist
from lib.store import LOCAL, StoreError, UnknownWorkspaceError


def reading(*texts: str, file: str = "a.txt", **known: str) -> Reading:
    return Reading(file, "ok", "", tuple(Article(text, **known) for text in texts))


@pytest.fixture
def workspace(store):
    return store.create("Dam", LOCAL)


def edited(held: Corpus, article_id: str, **cells: str) -> None:
    before = {name: getattr(held.cards[article_id], name) for name in EDITABLE}
    held.edit([article_id], pd.DataFrame([before | cells]))


def reopened(store, workspace):
    return Keeping.of(store.open(workspace.id, LOCAL))


def actions(workspace) -> list[str]:
    return [entry.action for entry in workspace.log()]


def test_what_was_added_edited_taken_back_and_removed_is_found_again(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", "Nobody spoke.", "The wind rose.", outlet="Wire"))
    held.add(Reading("b.exe", "unsupported", "b.exe: not taken."))
    kept.write(workspace, held, Setup())
    first, second, third = held.articles
    edited(held, first, outlet="Post", published="6 June 2018")
    held.measure_block(second, 0, measured=True)
    held.remove([third])
    held.call_copies([first], copies=False)
    setup = Setup(terms=Wordlist().with_muted(["slam"]), independent=held.independent, with_copies=True)
    kept.write(workspace, held, setup)
    again, found, chosen = reopened(store, workspace)
    assert list(found.articles.items()) == list(held.articles.items())
    assert found.files == held.files
    assert chosen == setup
    assert (found.independent, found.with_copies) == (frozenset({first}), True)
    assert again.name == "Dam"
    assert again.has_all(found, chosen)


def test_what_did_not_change_is_not_written(workspace, monkeypatch):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held."))
    kept.write(workspace, held, Setup())
    before = workspace.log()
    monkeypatch.setattr(type(workspace), "change", None)
    monkeypatch.setattr(type(workspace), "keep_settings", None)
    kept.write(workspace, held, Setup())
    assert workspace.log() == before


def test_only_the_differences_are_written(workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", "Nobody spoke."))
    kept.write(workspace, held, Setup())
    edited(held, next(iter(held.articles)), outlet="Post")
    kept.write(workspace, held, Setup())
    assert actions(workspace) == ["created", "added", "added", "file", "edited"]


def test_a_removal_that_is_undone_is_an_article_again(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", "Nobody spoke.", outlet="Wire"))
    kept.write(workspace, held, Setup())
    everything = dict(held.articles)
    first = next(iter(everything))
    held.remove([first], {first: everything[first].text})
    kept.write(workspace, held, Setup())
    held.undo()
    kept.write(workspace, held, Setup())
    assert reopened(store, workspace)[1].articles == everything


def test_two_sessions_write_what_each_of_them_did(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", "Nobody spoke.", "The wind rose."))
    kept.write(workspace, held, Setup(terms=Wordlist().with_muted(["slam"])))
    first, second, third = held.articles
    other_kept, other, other_setup = reopened(store, workspace)
    held.remove([first])
    held.add(reading("A fourth text."))
    kept.write(workspace, held, Setup(terms=Wordlist().with_muted(["slam", "regime"])))
    edited(other, second, outlet="Post")
    other.add(reading("A fifth text."))
    terms = other_setup.terms.with_counted(["slam"])
    other_kept.write(store.open(workspace.id, LOCAL), other, Setup(terms=terms))
    _, found, setup = reopened(store, workspace)
    assert [article.text for article in found.articles.values()] == [
        "Nobody spoke.",
        "The wind rose.",
        "A fourth text.",
        "A fifth text.",
    ]
    assert found.articles[second].outlet == "Post"
    assert found.articles[third].outlet is None
    assert setup.terms.muted == {"regime"}
    assert other_kept.outdated


def test_a_session_alone_is_never_outdated(workspace):
    held, kept = Corpus(), Keeping()
    for text in ("The dam held.", "Nobody spoke."):
        held.add(reading(text))
        kept.write(workspace, held, Setup())
        kept.look()
    assert not kept.outdated


def test_an_article_removed_elsewhere_does_not_come_back_by_an_edit(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", "Nobody spoke."))
    kept.write(workspace, held, Setup())
    other_kept, other, _ = reopened(store, workspace)
    first = next(iter(held.articles))
    held.remove([first])
    kept.write(workspace, held, Setup())
    edited(other, first, outlet="Post")
    other_kept.write(workspace, other, Setup())
    assert first not in reopened(store, workspace)[1].articles


def test_what_could_not_be_written_is_written_the_next_time(store, workspace, monkeypatch):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held."))

    def full(*_, **__):
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(type(workspace), "change", full)
        with pytest.raises(StoreError, match=r"^the disk is full$"):
            kept.write(workspace, held, Setup(with_copies=True))
        assert not kept.has_all(held, Setup(with_copies=True))
    held.add(reading("Nobody spoke."))
    kept.write(workspace, held, Setup(with_copies=True))
    _, found, setup = reopened(store, workspace)
    assert [found.articles, found.files, setup.with_copies] == [held.articles, held.files, True]


def test_a_corpus_that_was_deleted_elsewhere_is_noticed(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held."))
    kept.write(workspace, held, Setup())
    store.open(workspace.id, LOCAL).delete()
    with pytest.raises(UnknownWorkspaceError):
        kept.look()


def test_typed_characters_that_no_database_holds_are_left_out(store, workspace):
    held, kept = Corpus(), Keeping()
    held.add(reading("The dam held.", file="a\x00\ud800.txt"))
    edited(held, next(iter(held.articles)), outlet="Po\x00st")
    kept.write(workspace, held, Setup())
    assert [article.outlet for article in reopened(store, workspace)[1].articles.values()] == ["Post"]
