"""What a report is made of, without files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from lib.commands.scored import Scored, different, scored_corpus
from lib.compare.duplicates import collapsed
from lib.compare.naming import default_naming
from lib.ingest.entry import Entry
from lib.model import Article
from lib.report.document.material import Material, Request
from lib.report.provenance import MadeWith
from lib.score.chunk import chunks
from lib.score.limits import RunLimits
from lib.text.settings import Settings, default_settings

LIMITS = RunLimits()
_FOLDER = TemporaryDirectory(prefix="framescope-tests-")  # as long as the tests: materials read from it
DATED = "2026-11-22"


def request(**wanted: object) -> Request:
    """What is wanted, dated alike in all tests."""
    return Request(**{"dated": DATED, **wanted})


def material(articles: Iterable[Article], settings: Settings | None = None, **wanted: object) -> Material:
    """The material of articles, measured now."""
    used, naming = settings or default_settings(), default_naming()
    corpus = scored(articles, used)
    return Material(
        request=request(**wanted),
        scores=corpus.scores,
        index=corpus.words,
        copies=collapsed(corpus.scores, corpus.words).copies,
        settings=used,
        naming_list=naming,
        made_with=MadeWith.of(used, naming),
        read=corpus.texts.read,
    )


def scored(articles: Iterable[Article], settings: Settings, limits: RunLimits = LIMITS) -> Scored:
    """Articles as the commands score them; of equal texts the first."""
    source = chunks(different(map(Entry, articles)), limits)
    found = scored_corpus(source, settings, Path(mkdtemp(dir=_FOLDER.name)))
    assert found is not None
    return found


def silent(*_: object) -> None:
    """Tells nobody how far it is."""
