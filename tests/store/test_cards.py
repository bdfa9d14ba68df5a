"""A corpus is opened without its texts, which are read when they are asked for; and what others changed is learned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stored import ARTICLES, DAM, FERRY, STRIKE, damage, numbered

from lib.ingest.folder import sample_articles
from lib.model import Article, Card
from lib.store import LOCAL, Changes, StoreError
from lib.store.backup import back_up, restore


@pytest.fixture
def workspace(store):
    return store.create("Ferry", LOCAL)


def test_a_card_is_all_of_an_article_but_its_text(workspace):
    workspace.change(added=[*ARTICLES, *sample_articles()])
    held = workspace.articles()
    assert list(workspace.cards().items()) == [(key, Card.of(article)) for key, article in held.items()]
    assert [card.article(held[key].text) for key, card in workspace.cards().items()] == list(held.values())


def test_the_card_of_an_article_without_title_has_the_beginning_of_its_text_on_one_line():
    text = "The dam\n held\tthrough the night. " * 10
    card = Card.of(Article(text))
    assert card.beginning.startswith("The dam held through the night. The dam")
    assert 100 < len(card.beginning) <= 120
    assert card.n_characters == len(text)
    assert Card.of(Article(text, title="Dam")).beginning == ""


def test_the_beginning_comes_when_the_title_goes(workspace):
    workspace.change(added=[DAM, replace(FERRY, title="")])
    assert [card.beginning[:10] for card in workspace.cards().values()] == ["", "The ferry "]
    workspace.change(edited=[replace(DAM, title=None)])
    assert workspace.cards()[DAM.id] == Card.of(replace(DAM, title=None))


def test_what_cards_share_is_one_object(workspace):
    workspace.change(added=[replace(each, outlet="Harbour Post", labels=(("a", "b"),)) for each in numbered(0, 5)])
    cards = list(workspace.cards().values())
    assert len({id(card.outlet) for card in cards}) == len({id(card.labels) for card in cards}) == 1


def test_some_cards_come_in_the_order_that_is_asked_for(workspace):
    workspace.change(added=ARTICLES)
    ids = [STRIKE.id, "never there", FERRY.id]
    assert list(workspace.cards_of(ids).items()) == [(each.id, Card.of(each)) for each in (STRIKE, FERRY)]


def test_articles_come_with_their_texts_in_the_order_that_is_asked_for(workspace):
    many = numbered(0, 900, words=1)
    workspace.change(added=[*many, *ARTICLES])
    wanted = [*reversed(many), FERRY]
    assert list(workspace.articles_of([each.id for each in wanted] + ["never there"])) == wanted
    assert workspace.article_of(FERRY.id) == FERRY
    assert workspace.article_of("never there") is None


def test_a_text_that_was_changed_behind_the_back_of_the_store_is_not_given(store, workspace):
    workspace.change(added=ARTICLES)
    damage(store, DAM, "The dam broke.")
    assert workspace.article_of(FERRY.id) == FERRY
    with pytest.raises(StoreError) as damaged:
        workspace.article_of(DAM.id)
    assert "the text of the article 'Dam holds' is damaged" in str(damaged.value)
    assert len(workspace.cards()) == 3  # what is known of it can be read


def test_an_article_is_edited_by_its_card_without_its_text(workspace):
    workspace.change(added=ARTICLES)
    card = replace(workspace.cards()[FERRY.id], outlet="Sea Times", title=None, restored=(3,))
    workspace.change(edited=[card])
    edited = replace(FERRY, outlet="Sea Times", title=None, restored=(3,))
    assert workspace.article_of(FERRY.id) == edited
    assert workspace.cards()[FERRY.id] == Card.of(edited)
    outside = replace(card, cut=(len(FERRY.text),))
    with pytest.raises(StoreError):
        workspace.change(edited=[outside])


def test_what_was_changed_since_an_entry_of_the_log_is_told(workspace):
    workspace.change(added=[FERRY, DAM])
    before = workspace.newest()
    assert workspace.changed_since(before) == Changes((), (), (), before)
    workspace.change(added=[STRIKE], edited=[replace(FERRY, title="New")], removed=[DAM.id])
    workspace.rename("Accident")
    assert workspace.changed_since(before) == Changes((DAM.id,), (STRIKE.id,), (FERRY.id,), workspace.newest())


def test_what_came_and_went_meanwhile_is_not_told_and_what_came_back_comes_last(workspace):
    workspace.change(added=[FERRY, DAM])
    before = workspace.newest()
    workspace.change(added=[STRIKE])
    workspace.change(edited=[replace(STRIKE, title="New"), replace(FERRY, title="New"), replace(DAM, title="New")])
    workspace.change(removed=[STRIKE.id, FERRY.id])
    workspace.change(added=[FERRY])
    changes = workspace.changed_since(before)
    assert changes == Changes((FERRY.id,), (FERRY.id,), (DAM.id,), workspace.newest())
    assert list(workspace.cards()) == [DAM.id, FERRY.id]


@pytest.mark.parametrize("seed", range(5))
def test_cards_brought_up_to_date_by_changes_are_those_that_are_stored(workspace, seed):
    import random

    chance, all_of_them = random.Random(seed), numbered(0, 12, words=1)
    workspace.change(added=all_of_them[:6])
    held, number = workspace.cards(), workspace.newest()
    for step in range(12):
        some = chance.sample(all_of_them, 3)
        kind = chance.choice(("added", "edited", "removed"))
        workspace.change(**{
            "added": {"added": some},
            "edited": {"edited": [replace(each, outlet=f"Outlet {step}") for each in some]},
            "removed": {"removed": [each.id for each in some]},
        }[kind])  # fmt: skip
        if chance.random() < 0.3:
            held, number = up_to_date(workspace, held, number)
    held, _ = up_to_date(workspace, held, number)
    assert list(held.items()) == list(workspace.cards().items())


def up_to_date(workspace, held, number):
    changes = workspace.changed_since(number)
    left = {key: card for key, card in held.items() if key not in changes.removed}
    left |= workspace.cards_of([*changes.added, *changes.edited])
    return left, changes.newest


def test_an_imported_workspace_has_no_changes_but_those_after_it(store, workspace):
    workspace.change(added=ARTICLES)
    made = store.import_(workspace.export(), LOCAL)
    assert list(made.cards()) == [article.id for article in ARTICLES]
    since = made.changed_since(made.newest())
    made.change(removed=[DAM.id])
    assert since == Changes((), (), (), since.newest)
    assert made.changed_since(since.newest).removed == (DAM.id,)


def test_an_entry_that_is_not_in_the_log_means_that_all_must_be_read_anew(store, workspace, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    back_up(store.database, tmp_path / "backup.zip")
    workspace.change(added=ARTICLES)
    before = workspace.newest()
    restore(store.database, tmp_path / "backup.zip", replace=True)
    assert workspace.changed_since(before) is None
    other = store.create("Other", LOCAL)
    assert workspace.changed_since(other.newest()) is None
