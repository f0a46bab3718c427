"""What the program as a whole costs, measured from outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from game.cli.window import screen_missing
from game.content.loading import load_packs
from game.locations import core_pack_dir

TIMES = 5
YEAR, SEED = "first_year", "3"
"""The year that is measured; seeds differ several times over in what goes wrong, and so in what they cost."""
LONGEST_WAIT_S = 600.0
PACKAGE_PARENT = Path(__file__).resolve().parents[3]


def help_s(wanted: Sequence[str]) -> dict[str, float]:
    """Return how long the help of ``run`` takes."""
    return {"help": _median_wall_s(["run", "--help"], os.environ)}


def first_frame_s(wanted: Sequence[str]) -> dict[str, float]:
    """Return how long it takes until the window shows something, on this screen or on a virtual one."""
    with _screen() as environment:
        if environment is None:
            return {}
        return {"first_frame": _median_wall_s(["play", "--exit-after-first-frame"], environment)}


def year(wanted: Sequence[str]) -> dict[str, float]:
    """Return what a year with its crises takes while somebody plans, without a screen, in a process of its own."""
    if YEAR not in load_packs(core_pack_dir()).scenarios:
        return {}
    done = _run(["run", YEAR, "--policy", "planner", "--seed", SEED, "--json", "-"], os.environ)
    told = json.loads(done.stdout)
    return {"year_cpu_s": told["cpu_s"], "year_peak_rss": told["peak_rss_mb"]}


def _run(words: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process of its own. Raises ``CalledProcessError`` when it fails."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        cwd=PACKAGE_PARENT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_WAIT_S,
        check=True,
    )


def _median_wall_s(words: Sequence[str], environment: Mapping[str, str]) -> float:
    _run(words, environment)  # the first one fills the disk's cache
    times_s = []
    for _ in range(TIMES):
        began_s = time.perf_counter()
        _run(words, environment)
        times_s.append(time.perf_counter() - began_s)
    return median(times_s)


@contextmanager
def _screen() -> Iterator[Mapping[str, str] | None]:
    """Yield the environment of a program with a screen: this one's, or an Xvfb of its own; else nothing."""
    if not screen_missing():
        yield os.environ
        return
    if shutil.which("Xvfb") is None:
        yield None
        return
    told, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[tell],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with open(told, encoding="ascii") as answer:
            number = answer.readline().strip()
        # A virtual screen has no graphics card: SDL's own drawing is quicker there than software OpenGL.
        drawing = {"SDL_AUDIODRIVER": "dummy", "SDL_FRAMEBUFFER_ACCELERATION": "0"}
        yield {**os.environ, "DISPLAY": f":{number}", **drawing} if number else None
    finally:
        server.terminate()
        server.wait()
