"""Instruments that nobody watches: a reading past its line is only noticed after a while."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.crews.components import Watch
from game.sim.world import World


def unnoticed(world: World, alarm: str, row: int) -> bool:
    """Return whether a reading that is past its line, of a module by its row, has not been noticed yet."""
    watch = world.one(Watch)
    late_s = float(watch.late_s[row])
    if late_s <= 0.0:
        return False
    now_s = world.one(Clock).elapsed_s
    since_s = watch.crossed_s.setdefault(f"{alarm}@{row}", now_s)
    return now_s - since_s < late_s


def forget(world: World, crossed: set[str]) -> None:
    """Forget readings that are well again before anybody noticed them; ``crossed`` are those that are not."""
    watch = world.one(Watch)
    if watch.crossed_s:
        watch.crossed_s = {name: since_s for name, since_s in watch.crossed_s.items() if name in crossed}
