"""Orders that cannot be, how things stand, and the words that come back."""

from collections.abc import Callable
from contextlib import closing

import msgspec

from game.content.kinds.place import PassageState
from game.content.kinds.setting import TextEntry
from game.session.carrying import refusal_of
from game.session.orders import Hurry, JoinTeam, Order, SendTeam
from game.sim.clock import HOUR_S
from game.sim.frames.bearing import MOST_PROPS
from game.sim.frames.components import Frame, Member
from game.sim.people.rules import die
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module
from tests.core_pack import core
from tests.sim.crewed_colony import CrewedColony

Stands = Callable[[CrewedColony], object]
Row = tuple[Order, Stands, str]
"""What is ordered, how things stand, and the words. A job numbered 0 is that of the team that is out."""


def as_ever(colony: CrewedColony) -> None:
    """Nothing is out of order but what the colony begins with: a jammed closet, a small hole in the hall."""


def stuck(colony: CrewedColony) -> None:
    colony.shut("hall_door", "jammed")


def team_out(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target="hall#1")


def closet(state: PassageState) -> Stands:
    def stands(colony: CrewedColony) -> None:
        colony.put(5, "closet")
        set_passage(colony.world, colony.register.passages["closet_door"], state)

    return stands


def stripped(item: str, count: int = 0) -> Stands:
    def stands(colony: CrewedColony) -> None:
        colony.locker("shelf")[item] = count

    return stands


def dead_5(colony: CrewedColony) -> None:
    die(colony.world, colony.person(5), "hypoxia")


def fallen_hall(colony: CrewedColony) -> None:
    lose_module(colony.world, colony.register.modules["hall"])


def propped(colony: CrewedColony) -> None:
    """Let the hall have a frame with as many props under it as find room."""
    members = [Member(name, 1.0, 1.0, 1.0, props=MOST_PROPS) for name in ("west_rib", "east_rib")]
    frame = Frame("hall.frame", colony.register.modules["hall"], 100.0 * HOUR_S, members)
    colony.register.frames[frame.id] = colony.world.create(frame)


def shut_in(colony: CrewedColony) -> None:
    colony.shut("hall_door")
    colony.shut("depot_door")


def send(
    *numbers: int,
    task: str = "patch_hole",
    target: str = "hall#1",
    masks: bool = False,
    suits: bool = False,
    to: str = "",
) -> Order:
    people = tuple(f"colonist_{number}" for number in numbers)
    return SendTeam(people, task, target, masks=masks, suits=suits, to=to)


def told(row: Row) -> str:
    """Give the order of a row where a hall has a small hole, and return the words that come back."""
    order, stands, _ = row
    with closing(CrewedColony()) as colony:
        colony.pierce("hall", 4.0)
        stands(colony)
        if isinstance(order, JoinTeam | Hurry) and not order.job:
            order = msgspec.structs.replace(order, job=colony.job_of(1))
        refusal = refusal_of(colony.world, order)
        assert refusal is not None
        return core().of(TextEntry)[refusal.reason].text.strip().format_map(refusal.values)
