"""What can be measured."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "help": "s, wall time of `run --help`, median of 5",
        "first_frame": "s, wall time from the command to the first frame, median of 5",
        "routine": "simulated hours per CPU second, the full colony",
        "routine_x10": "the same with ten times the people and parts",
        "growth_cost": "CPU per simulated hour of the larger colony against the first",
        "crisis": "times real time: the first two hours of the Hab-3 scenario, nobody ordering",
        "sweep": "runs per CPU minute of the Hab-3 scenario with somebody who plans",
        "frame_p50": "ms, a frame at 1920x1080, half are faster",
        "frame_p99": "ms, the same, of a hundred one is slower",
        "frame_cpu_p99": "ms, the same in CPU time, whatever else the machine does",
        "year_cpu_s": "s, CPU of a headless `first_year` with its crises, while the planner plans",
        "year_peak_rss": "MB, most memory of that year's process",
    }
)
"""Name to meaning, in the order in which they are taken: what is quick comes first."""
