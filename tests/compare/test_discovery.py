from __future__ import annotations

import numpy as np
import pytest

from lib.compare.discovery import q_values


def test_q_is_over_the_comparisons_that_were_tested():
    # 0.01 * 3 / 1; 0.03 * 3 / 2 = 0.045 is more than 0.04 * 3 / 3, which is what it becomes.
    assert q_values([0.01, np.nan, 0.04, 0.03]).tolist() == pytest.approx([0.03, np.nan, 0.04, 0.04], nan_ok=True)


def test_nothing_tested_has_no_q():
    assert np.isnan(q_values([np.nan, np.nan])).all()
    assert len(q_values([])) == 0
