"""What the colony does without asking Earth: acts, what Earth makes of them, and leave that was agreed beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from msgspec import Struct

from game.content.bounds import out_of_order
from game.content.fields import Count, Identifier, Positive, PositiveCount, Ref, Share, ShortText
from game.content.kinds.earth import Moves, Path
from game.content.kinds.place import Purpose
from game.content.problems import nearest_hint

if TYPE_CHECKING:
    from game.content.store import Content

ActSight = Literal[
    "quota_stopped", "machine_moved", "place_cleared", "place_evacuated", "work_begun", "rationed", "none"
]
"""How the colony is seen to do a thing; ``none``: only stories and orders say so."""


class ActKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that the colony may do without asking, and what Earth makes of it."""

    id: Identifier
    """Name by which it is found."""
    name: ShortText
    """What was done, as people say it, after "we"."""
    sight: ActSight = "none"
    """How it is seen to be done. ``quota_stopped``: plans give the quota less than ``below_share`` of the usual;
    ``machine_moved``: a machine stands elsewhere than at the opening; ``place_cleared``: a home was given up by a
    project; ``place_evacuated``: a place was left and is closed; ``work_begun``: one of ``kinds`` is under way;
    ``rationed``: rations below 0.9; ``none``: only stories and orders say so."""
    kinds: tuple[Identifier, ...] = ()
    """What it is done to: kinds of machine, places or their purposes; empty: any. For ``work_begun`` the projects, and
    empty means none."""
    below_share: Share = 0.5
    """For ``quota_stopped``: hours under this share of the usual are a stop."""
    price: Moves
    """What it does to Earth if it was not agreed."""
    spared_share: Share = 0.9
    """Part of that which an authorisation takes away."""
    forgiven_share: Share = 0.6
    """Part of it that comes back when Earth forgives."""
    again_sols: PositiveCount = 60
    """Doing it again within these sols, at another place or the same, is one act."""

    def problems_with(self, content: Content) -> Iterator[tuple[Path, str, str]]:
        """Yield what it is said to be done to and is not there."""
        if self.sight == "machine_moved":
            known, what = content.ids("machine_kind"), "machine_kind"
        elif self.sight in ("place_cleared", "place_evacuated"):
            added = (module.id for scenario in content.scenarios.values() for module in scenario.module)
            known, what = (*content.ids("module"), *added, *get_args(Purpose)), "module or purpose"
        elif self.sight == "work_begun":
            known, what = content.ids("project"), "project"
        else:
            return
        for index, name in enumerate(self.kinds):
            if name not in known:
                yield (
                    ("kinds", index),
                    f'there is no {what} "{name}"',
                    nearest_hint(name, list(dict.fromkeys(known)), f"{what} ids"),
                )


class AuthorisationKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Leave, agreed beforehand, to do something without asking."""

    id: Identifier
    """Name by which it is asked for."""
    name: ShortText
    """Name as people say it."""
    covers: tuple[Annotated[str, Ref("act")], ...]
    """Acts for which it is good."""
    emergency: bool = True
    """Whether it is good only while something is wrong: after an alarm, a death or with too much debt."""
    within_sols: PositiveCount = 10
    """How many sols after an alarm still count."""
    debt_h: Positive = 900.0
    """Debt of upkeep from which it counts besides."""
    needed_trust: Share = 0.45
    """Mean trust in ``safety`` and ``candour`` from which Earth agrees."""
    decide_sols: tuple[Count, PositiveCount] = (3, 7)
    """Fewest and most sols that Earth takes over it."""
    lasts_sols: PositiveCount = 400
    """How long it is good."""
    uses: PositiveCount = 2
    """How often it can be used before it must be agreed again."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        yield from out_of_order(self, "decide_sols")
