from __future__ import annotations

import pytest

from lib.score.progress import Progress, Watch


def test_the_time_left_follows_from_the_share_of_the_input_that_this_run_did():
    ticks = iter([0.0, 10.0])
    watch = Watch(lambda: next(ticks))
    watch.skip(600, 0.6)
    progress = watch.add(100, 0.7)
    # A tenth of the input in 10 seconds: the three tenths that are left take 30.
    assert (progress.n_done, progress.rate) == (700, 10)
    assert progress.seconds_left == pytest.approx(30)


@pytest.mark.parametrize(
    ("progress", "written"),
    [
        (Progress(1200, 0.25, 20.4, 59.6), "1,200 articles, 25 %, 20 a second, 1 min 00 s left"),
        (Progress(3, 0.5, 0.05, 3 * 3600 + 120), "3 articles, 50 %, 3.0 a minute, 3 h 02 min left"),
        (Progress(0, 0.0, None, None), "0 articles, 0 %"),
    ],
)
def test_it_is_written_for_people(progress, written):
    assert str(progress) == written
