"""Where a reading is ill: the alarms say it, for the map, the graphs and the panel alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.content.kinds.alarm import AlarmKind

_TONES = ("caution", "danger")


class Limits(Struct, frozen=True):
    """From where on a reading is ill; none: it never is on that side."""

    caution_below: float | None = None
    danger_below: float | None = None
    caution_above: float | None = None
    danger_above: float | None = None

    def tone(self, value: float) -> str:
        """``danger``, ``caution``, or ``text`` where nothing is wrong."""
        if _past(value, self.danger_below, self.danger_above):
            return "danger"
        return "caution" if _past(value, self.caution_below, self.caution_above) else "text"


def _past(value: float, below: float | None, above: float | None) -> bool:
    return (below is not None and value < below) or (above is not None and value > above)


def warnings(alarms: Iterable[AlarmKind], measure: str) -> Iterator[tuple[AlarmKind, str]]:
    """The alarms of a reading that are more than a notice, each with its tone: ``caution`` or ``danger``."""
    for kind in alarms:
        if kind.measure == measure and kind.level != "notice":
            yield kind, "caution" if kind.level == "caution" else "danger"


def limits(alarms: Iterable[AlarmKind], measure: str) -> Limits:
    """The first limits that a reading passes on its way from good to bad."""
    found = tuple(warnings(alarms, measure))
    below = {tone: [kind.below for kind, has in found if has == tone and kind.below is not None] for tone in _TONES}
    above = {tone: [kind.above for kind, has in found if has == tone and kind.above is not None] for tone in _TONES}
    return Limits(
        caution_below=max(below["caution"], default=None),
        danger_below=max(below["danger"], default=None),
        caution_above=min(above["caution"], default=None),
        danger_above=min(above["danger"], default=None),
    )
