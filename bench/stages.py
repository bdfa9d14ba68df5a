"""Where the time of an article goes, stage by stage, beside what the naive pipeline takes for it.

    python -m bench.stages [--texts FILE.jsonl.gz] [--most 600] [--write]

The naive pipeline and ours take turns on the same texts, as in `bench.speed`, without the term stage. Ours is looked at
every millisecond of processor time, and each look belongs to the innermost stage that is under way. `--write` puts
the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bench.naive import naive_pipeline
from bench.page import PERFORMANCE, table, write_part
from bench.speed import TURN, WARM_UP, seconds
from bench.texts import NEWS, news_texts
from lib.model import Article
from lib.score import articles_frame, score_frame
from lib.text.lexicon import Lexicon, default_lexicon
from lib.text.settings import Settings

COMMAND = "bench.stages"
INTERVAL = 0.001  # seconds of processor time between two looks
AIM = 8  # times as fast as the naive pipeline, both without the term stage
THEIRS, OURS = "both", "only Framescope"
TOKENS = "tokens that are met for the first time: words, syllables, familiarity, valence"
OTHER = "all else: typography, spans, the frame"
# A function under way, by its file and name, the stage that it belongs to, and who has such a stage.
STAGES = {
    ("remembered.py", "__missing__"): (TOKENS, THEIRS),
    ("sentences.py", "sentences"): ("sentence boundaries", THEIRS),
    ("measured.py", "measured"): ("counts and sentiment of sentences, by vaderSentiment's rules and by ours", THEIRS),
    ("__init__.py", "scores"): ("the row: 22 measures in three voices, cautions", THEIRS),
    ("marks.py", "stretches"): ("quotations: where they begin and end", THEIRS),
    ("__init__.py", "blocks"): ("blocks: what of the page is the article", OURS),
    ("__init__.py", "quotations"): ("quotations: kind, speaker and cue verb", OURS),
    ("people.py", "people"): ("which speakers are one person", OURS),
    ("voices.py", "shares"): ("the outlet's own words and quoted ones", OURS),
    ("voices.py", "n_words_of"): ("the outlet's own words and quoted ones", OURS),
    ("language.py", "language"): ("language", OURS),
}


def main() -> None:
    """Prints the table; writes it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=NEWS)
    parser.add_argument("--most", type=int, default=600, help="texts")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = news_texts(options.texts, options.most)
    naive = naive_pipeline(default_lexicon(), terms=False)
    used = Settings(Lexicon("empty", ()))
    # What both do once, not once an article: reading word lists.
    naive(WARM_UP)
    score_frame(articles_frame([Article(WARM_UP)]), used)
    theirs = ours = 0.0
    looks = Counter[tuple[str, str]]()
    for i in range(0, len(texts), TURN):
        part = texts[i : i + TURN]
        frame = articles_frame(Article(text) for text in part)
        theirs += seconds(lambda part=part: [naive(text) for text in part])
        with _looking(looks):
            ours += seconds(lambda frame=frame: score_frame(frame, used))
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} texts, {words:.0f} words each on average\n")
    shown = _table(looks, 1000 * ours / len(texts), 1000 * theirs / len(texts))
    print(shown)
    if options.write:
        write_part(PERFORMANCE, COMMAND, shown)


@contextmanager
def _looking(looks: Counter[tuple[str, str]]) -> Iterator[None]:
    """Counts, while the work in it goes on, at each look the stage that is under way."""
    signal.signal(signal.SIGPROF, lambda _, frame: looks.update([_stage(frame)]))
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stage(frame: FrameType | None) -> tuple[str, str]:
    """The innermost stage of a function under way."""
    while frame is not None:
        code = frame.f_code
        found = STAGES.get((Path(code.co_filename).name, code.co_name))
        if found is not None and "/lib/" in code.co_filename:
            return found
        frame = frame.f_back
    return OTHER, THEIRS


def _table(looks: Counter[tuple[str, str]], ours: float, theirs: float) -> str:
    """Milliseconds an article of each stage, as a share of ours, and of what the aim allows for all of them."""
    ms = {stage: ours * n / looks.total() for stage, n in looks.items()}
    allowed = theirs / AIM
    rows = sorted(ms.items(), key=lambda each: (each[0][1] == OURS, -each[1]))
    shown = [(name, who, f"{spent:.2f}", f"{100 * spent / allowed:.0f} %") for (name, who), spent in rows]
    for label, asked in (("what both have", (THEIRS,)), ("what only Framescope has", (OURS,)), ("all", (THEIRS, OURS))):
        spent = sum(each for (_, who), each in ms.items() if who in asked)
        shown.append((label, "", f"{spent:.2f}", f"{100 * spent / allowed:.0f} %"))
    shown.append((f"naive pipeline; an {AIM}th of it", "", f"{theirs:.2f}; {allowed:.2f}", "100 %"))
    return table(("stage", "who has it", "ms an article", f"of what {AIM} times allows"), shown, n_texts=2)


if __name__ == "__main__":
    main()
