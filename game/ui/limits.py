"""Where a reading is ill: the alarms say it, for the map, the graphs and the panel alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

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


def limits(alarms: Iterable[AlarmKind], measure: str, standing: Collection[str] = ()) -> Limits:
    """The first limits that a reading passes on its way from good to bad.

    ``standing``: ids of the alarms that were raised. The reading is ill until they clear, which is some way back.
    """
    below: dict[str, list[float]] = {tone: [] for tone in _TONES}
    above: dict[str, list[float]] = {tone: [] for tone in _TONES}
    for kind, tone in warnings(alarms, measure):
        back = kind.clear_margin if kind.id in standing else 0.0
        if kind.below is not None:
            below[tone].append(kind.below + back)
        if kind.above is not None:
            above[tone].append(kind.above - back)
    return Limits(
        caution_below=max(below["caution"], default=None),
        danger_below=max(below["danger"], default=None),
        caution_above=min(above["caution"], default=None),
        danger_above=min(above["danger"], default=None),
    )
