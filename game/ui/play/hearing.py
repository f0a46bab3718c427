"""What can be heard of what happens: a door shuts, a leak opens, a patch holds, a frame creaks, a roof comes down."""

from __future__ import annotations

from typing import Final

from game.session.view import ColonyView

LOUDEST_FIRST: Final = ("collapse", "hiss", "creak", "patch", "door")
"""Names of the sounds; of several at once only the first is heard."""
_REST_S: Final = {"collapse": 0.0, "hiss": 6.0, "creak": 8.0, "patch": 2.0, "door": 1.5}
"""Real time before the same sound is heard again: none of them is to become a noise."""
_SHUT: Final = frozenset({"closed", "sealed"})
_GROWS_SHARE = 1.5
"""A fall of pressure that is so many times as steep as when it was last heard is heard again."""
_LEAST_KPA_PER_MIN = 0.1
_MEMBER_STATES: Final = ("sound", "propped", "bowed", "failed")


class Ears:
    """Compares each view with the one before."""

    def __init__(self, view: ColonyView) -> None:
        self._view = view
        self._falls: dict[str, float] = {module.id: _fall(module.air.pressure_kpa_per_min) for module in view.modules}
        self._rest_s: dict[str, float] = {}

    def listen(self, view: ColonyView, dt_s: float) -> str:
        """The sound of what has changed since the last view, after ``dt_s`` real seconds; empty for none."""
        self._rest_s = {name: left - dt_s for name, left in self._rest_s.items() if left > dt_s}
        if view is self._view:
            return ""
        before, self._view = self._view, view
        heard = _heard(before, view)
        louder = self._louder(view)
        if louder:
            heard.add("hiss")
        found = next((name for name in LOUDEST_FIRST if name in heard and name not in self._rest_s), "")
        if found == "hiss":
            self._falls.update(louder)
        if found:
            self._rest_s[found] = _REST_S[found]
        return found

    def _louder(self, view: ColonyView) -> dict[str, float]:
        """How fast air leaves places, where that is much faster than when it was last heard. Calmer ones are noted."""
        louder: dict[str, float] = {}
        for module in view.modules:
            fall, known = _fall(module.air.pressure_kpa_per_min), self._falls.get(module.id, 0.0)
            if fall > max(_LEAST_KPA_PER_MIN, known * _GROWS_SHARE):
                louder[module.id] = fall
            elif fall < known / _GROWS_SHARE:
                self._falls[module.id] = fall
        return louder


def _heard(before: ColonyView, view: ColonyView) -> set[str]:
    found: set[str] = set()
    if _lost(view) - _lost(before):
        found.add("collapse")
    if _strained(before, view):
        found.add("creak")
    open_before = {hole.id for hole in before.holes if hole.state == "open"}
    if any(hole.state == "patched" and hole.id in open_before for hole in view.holes):
        found.add("patch")
    states = {door.id: door.state for door in before.doors}
    if any(door.state in _SHUT and states.get(door.id, door.state) not in _SHUT for door in view.doors):
        found.add("door")
    return found


def _fall(per_min: float) -> float:
    return max(0.0, -per_min)


def _lost(view: ColonyView) -> set[str]:
    return {module.id for module in view.modules if module.lost}


def _strained(before: ColonyView, view: ColonyView) -> bool:
    """Whether a frame has come into trouble, or a member of one is worse than before."""
    known = {(frame.id, member.id): member.state for frame in before.frames for member in frame.members}
    if {frame.id for frame in view.frames} - {frame.id for frame in before.frames}:
        return True
    return any(
        _MEMBER_STATES.index(member.state) > _MEMBER_STATES.index(known.get((frame.id, member.id), member.state))
        for frame in view.frames
        for member in frame.members
    )
