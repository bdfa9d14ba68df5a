from __future__ import annotations

import json

import numpy as np
import pytest

from lib.compare.index import WordIndex
from lib.compare.said import said
from lib.compare.trace import NO_TRACE, Trace, trace
from lib.compare.words_file import merged, read_words, write_words
from lib.ingest.folder import sample_articles
from lib.model import VOICES
from lib.text import parse_article

TRACES = {article.id: trace(parse_article(article)) for article in sample_articles()[:8]}
IDS = list(TRACES)


def same(one: WordIndex, other: WordIndex) -> None:
    """The two give the same answers, whatever their words are numbered."""
    assert one.articles == other.articles
    words = [[index.vocabulary[number] for number in index.words[:].tolist()] for index in (one, other)]
    assert words[0] == words[1]
    for name in ("starts", "ends", "quoted", "follows", "article"):
        every = np.arange(len(one))
        assert np.array_equal(getattr(one, name)[every], getattr(other, name)[every])
    for voice in VOICES:
        assert np.array_equal(one.n_words(voice), other.n_words(voice))
    assert said(one).equals(said(other))


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("words")
    for name, ids in (("one", IDS[:3]), ("two", IDS[3:]), ("all", IDS)):
        write_words(place / name, ((each, TRACES[each]) for each in ids))
    return place


def test_words_on_disk_are_those_in_memory(folders):
    same(read_words([folders / "all"]).index(IDS, IDS), WordIndex.of(TRACES))


def test_several_parts_are_one_corpus_in_the_order_asked_for(folders):
    turned = IDS[::-2] + IDS[1::3]
    chosen = list(dict.fromkeys(turned))
    expected = WordIndex.of({each: TRACES[each] for each in chosen})
    for names in (("one", "two"), ("two", "one"), ("all",), ("all", "two")):
        words = read_words([folders / name for name in names])
        same(words.index(chosen, chosen), expected)
        assert words.keys == set(IDS)


def test_parts_are_joined_into_one(folders, tmp_path, monkeypatch):
    monkeypatch.setattr("lib.compare.words_file.BLOCK", 700)  # so that articles come in several blocks
    merged([folders / "one", folders / "two"], tmp_path / "joined")
    words = read_words([tmp_path / "joined"])
    assert len(words.parts) == 1
    assert words.parts[0].keys == tuple(IDS)
    same(words.index(IDS, IDS), WordIndex.of(TRACES))


def test_an_index_of_some_articles_is_the_same_however_it_was_chosen(folders):
    index = read_words([folders / "one", folders / "two"]).index(IDS, [f"id {each}" for each in IDS])
    chosen = [f"id {each}" for each in IDS[5:1:-1]]
    same(index.chosen(chosen), WordIndex.of({f"id {each}": TRACES[each] for each in IDS[5:1:-1]}))
    assert len(index.chosen([])) == 0


def test_words_are_found_in_all_blocks(folders, monkeypatch):
    index = read_words([folders / "two", folders / "one"]).index(IDS, IDS)
    expected = {query: WordIndex.of(TRACES).places(query).tolist() for query in ("the", "said", "in the", "*ing", "")}
    monkeypatch.setattr("lib.compare.index.BLOCK", 1)
    monkeypatch.setattr(WordIndex.blocks, "__defaults__", (500,))
    assert {query: index.places(query).tolist() for query in expected} == expected
    assert min(map(len, list(expected.values())[:4])) > 0


def test_quotations_have_their_speakers_and_none_where_nobody_is_named(folders):
    found = read_words([folders / "all"]).quotations(IDS, IDS)
    known = [(key, *each) for key in IDS for each in TRACES[key].quotations]
    assert list(zip(found["id"], found["start"], found["end"], found["n_words"], strict=True)) == [
        (key, start, end, n) for key, start, end, n, *_ in known
    ]
    assert found["form"].tolist() == [each[4] for each in known]
    assert found["cue"].tolist() == [each[5] for each in known]
    assert None in found["form"].tolist()


def test_articles_without_a_word_and_parts_without_an_article(tmp_path):
    write_words(tmp_path / "none", [])
    write_words(tmp_path / "empty", [("a", NO_TRACE), ("b", TRACES[IDS[0]]), ("c", NO_TRACE)])
    merged([tmp_path / "none", tmp_path / "empty"], tmp_path / "both")
    for folders in (["none", "empty"], ["both"]):
        index = read_words([tmp_path / name for name in folders]).index(["a", "b", "c"], ["a", "b", "c"])
        assert index.n_words().tolist() == [0, len(TRACES[IDS[0]].words), 0]
        assert set(index.article[index.places("*")].tolist()) == {1}
    assert len(read_words([tmp_path / "none"]).index([], [])) == 0


def test_characters_that_no_text_should_have(tmp_path):
    places = np.arange(3, dtype=np.int32)
    odd = Trace(("\ud800", "😀", "\x00"), places, places + 100_000, places, places > 1, ())
    write_words(tmp_path / "odd", [("é", odd)])
    index = read_words([tmp_path / "odd"]).index(["é"], ["é"])
    assert [index.vocabulary[number] for number in index.words[:].tolist()] == list(odd.words)
    assert (index.ends[0] - index.starts[0]) == 65_535  # no word is shown longer
    with pytest.raises(ValueError, match="keys: a line break in 'a\\\\nb'"):
        write_words(tmp_path / "broken", [("a\nb", odd)])
    assert [path.name for path in tmp_path.iterdir()] == ["odd"]


def test_a_key_that_is_not_there(folders):
    with pytest.raises(KeyError, match="nowhere"):
        read_words([folders / "one"]).index(["nowhere"], ["x"])


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    def failing():
        yield "a", TRACES[IDS[0]]
        raise RuntimeError("stopped")

    write_words(tmp_path / "words", [("a", TRACES[IDS[1]])])
    with pytest.raises(RuntimeError):
        write_words(tmp_path / "words", failing())
    assert [path.name for path in tmp_path.iterdir()] == ["words"]
    assert read_words([tmp_path / "words"]).index(["a"], ["a"]).n_words() == len(TRACES[IDS[1]].words)
    write_words(tmp_path / "words", [("a", TRACES[IDS[0]])])
    assert read_words([tmp_path / "words"]).index(["a"], ["a"]).n_words() == len(TRACES[IDS[0]].words)


def shortened(name):
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:-9])


def saved(name, array):
    return lambda folder: np.save(folder / name, array)


@pytest.mark.parametrize(
    "damage",
    [
        *map(shortened, ("words.npy", "flags.npy", "said.npy", "ends.npy", "vocabulary.txt", "keys.txt")),
        lambda folder: (folder / "about.json").unlink(),
        lambda folder: (folder / "starts.npy").write_bytes(b""),
        lambda folder: (folder / "about.json").write_text(json.dumps({"version": 0})),
        lambda folder: (folder / "about.json").write_text("[]"),
        saved("words.npy", np.zeros(10)),
        saved("words.npy", np.array([{"not": "numbers"}])),
        saved("flags.npy", np.zeros(10, np.uint8)),
        saved("ends.npy", np.arange(8)),
        lambda folder: (folder / "texts.txt").write_text("one line\nmore"),
    ],
)
def test_what_is_damaged_or_foreign_is_refused(tmp_path, damage):
    write_words(tmp_path / "part", TRACES.items())
    damage(tmp_path / "part")
    with pytest.raises(ValueError, match=r"part: no words of articles that could be read \(.*\)\. Make it again\."):
        read_words([tmp_path / "part"])
    with pytest.raises(ValueError, match="no words of articles"):
        merged([tmp_path / "part"], tmp_path / "joined")
    assert not (tmp_path / "joined").exists()
