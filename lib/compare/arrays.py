"""Arrays as the comparisons pass them on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]  # measured; NaN where undefined
Numbers = NDArray[np.int64]  # counts, places, and what stands for a name
Flags = NDArray[np.bool_]
