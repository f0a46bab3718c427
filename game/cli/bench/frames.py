"""How long a frame takes to draw."""

from __future__ import annotations

import os
from collections.abc import Sequence

SIZE_PX = (1920, 1080)


def frame_ms(wanted: Sequence[str]) -> dict[str, float]:
    """Return the median and the 99th percentile of frames on a lively colony, by SDL's software driver.

    The last of them once more in CPU time, which the rest of the machine does not touch.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.bench_frames import frame_times_ms

    taken_ms = frame_times_ms(SIZE_PX)
    wall_ms, cpu_ms = sorted(wall for wall, _ in taken_ms), sorted(cpu for _, cpu in taken_ms)
    return {
        "frame_p50": _percentile(wall_ms, 0.50),
        "frame_p99": _percentile(wall_ms, 0.99),
        "frame_cpu_p99": _percentile(cpu_ms, 0.99),
    }


def _percentile(ordered: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile of ordered values."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
