"""What a choice is for, by the words that it goes by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from game.session.orders import SendTeam
from game.session.view import ChoiceView

Purpose = Literal["mend", "search", "reach", "bring", "breath", "prop", "move", "help", "other"]
"""``mend`` ends what is wrong; ``search`` finds where it is; ``reach`` opens a way to people; ``bring`` gets somebody
out; ``breath`` gives them time; ``prop`` holds up what may come down; ``move`` takes a machine from elsewhere; ``help``
joins a team."""

FROM_THE_DESK = frozenset({"switch_over", "start"})
"""Words of the choices that cost nobody a step."""

_PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        "patch": "mend",
        "patch_part": "mend",
        "replace": "mend",
        "close_vent": "mend",
        "start_by_hand": "mend",
        "search": "search",
        "search_by_eye": "search",
        "search_from": "search",
        "clear": "reach",
        "cut": "reach",
        "free_door": "reach",
        "widen": "reach",
        "free": "bring",
        "carry": "bring",
        "mask": "breath",
        "feed": "other",  # minutes for a place, and for whoever carries canisters into it a risk
        "prop": "prop",
        "move": "move",
        "fasten": "mend",
        "join": "help",
    }
)


def kinds_for(purpose: Purpose) -> frozenset[str]:
    """Return the words of the choices that serve a purpose."""
    return frozenset(kind for kind, serves in _PURPOSES.items() if serves == purpose)


def purpose_of(choice: ChoiceView) -> Purpose:
    """Return what a choice is for; a team that is sent for something that has no word here mends."""
    return _PURPOSES.get(choice.kind, "mend" if isinstance(choice.order, SendTeam) else "other")
