"""What a scenario has go wrong: parts that give out and get worse, doors that stick, corridors that fill, fragments."""

import math

import pytest

from game.content.kinds.opening import Happening, StrikePlan
from game.content.kinds.place import HolePlan
from game.sim.clock import Clock
from game.sim.hardware import happenings, rules
from game.sim.hardware.components import Part
from game.sim.hardware.processors import HappeningProcessor
from game.sim.structure.components import Door, Hole, Passage
from game.sim.structure.events import DoorMoved, PassageMoved
from game.sim.structure.rules import round_hole_m2
from tests.core_pack import core
from tests.sim.small_colony import SmallColony

VENTING = next(kind for kind in core().part_kinds.values() if sum(mode.vents_mm > 0.0 for mode in kind.modes) > 1)
SMALL, WIDE = sorted((mode for mode in VENTING.modes if mode.vents_mm > 0.0), key=lambda mode: mode.vents_mm)[:2]
ADDRESS = f"hall/{VENTING.id}"
HOUSE = f"""
[[module]]
id = "hall"
volume_m3 = 440.0
fixtures = ["{VENTING.id}"]
[[module]]
id = "annex"
volume_m3 = 440.0
rooms = [{{ id = "niche", name = "Niche" }}]
[[door]]
id = "hatch"
between = ["hall", "annex"]
"""
PASSAGES = """
[[passage]]
id = "corridor"
between = ["annex", "niche"]
"""


@pytest.fixture
def house() -> SmallColony:
    return SmallColony(HOUSE, PASSAGES)


def holes(colony: SmallColony) -> list[Hole]:
    return [hole for _, hole in colony.world.each(Hole) if hole.cda_m2 > 0.0]


def test_a_door_moves_or_sticks(house: SmallColony) -> None:
    happenings.happen(house.world, Happening(door="hatch"))
    assert house.world.get(house.entity("hatch"), Door).state == "jammed"
    happenings.happen(house.world, Happening(door="hatch", door_state="ajar"))
    assert house.said(DoorMoved) == [
        DoorMoved(house.entity("hatch"), "jammed", False),
        DoorMoved(house.entity("hatch"), "ajar", False),
    ]


def test_a_passage_changes_and_says_how_it_was(house: SmallColony) -> None:
    happenings.happen(house.world, Happening(passage="corridor", passage_state="blocked"))
    assert house.world.get(house.entity("corridor"), Passage).state == "blocked"
    assert house.said(PassageMoved) == [PassageMoved(house.entity("corridor"), "clear", "blocked")]


def test_a_fragment_leaves_a_hole_in_a_room_and_moves_what_it_hits(house: SmallColony) -> None:
    strike = StrikePlan(
        module="annex", room="niche", diameter_mm=12.0, passages={"corridor": "debris"}, jams=("hatch",)
    )
    happenings.happen(house.world, Happening(strike=strike, cause="A fragment."))
    (hole,) = holes(house)
    assert (hole.id, hole.room, hole.cause) == ("annex#1", house.entity("niche"), "A fragment.")
    assert house.world.get(house.entity("corridor"), Passage).state == "debris"
    assert house.world.get(house.entity("hatch"), Door).state == "jammed"


def test_a_hole_opens_in_its_module(house: SmallColony) -> None:
    happenings.happen(house.world, Happening(hole=HolePlan(module="annex", diameter_mm=5.0)))
    assert [hole.id for hole in holes(house)] == ["annex#1"]


def test_what_was_planned_happens_once_however_its_second_is_rounded() -> None:
    at_s, later_s = 1_864.7, 900.0
    assert at_s + later_s - later_s < at_s
    colony = SmallColony(HOUSE + f'[[happening]]\nat_s = {at_s}\nhole = {{ module = "annex", diameter_mm = 5.0 }}\n')
    processor, clock = HappeningProcessor(colony.world), colony.world.one(Clock)
    for step_s in (at_s, later_s):
        clock.elapsed_s += step_s
        processor.process(step_s)
    assert len(holes(colony)) == 1
    assert processor.next_s() == math.inf


def test_what_was_mended_in_time_does_not_get_worse(house: SmallColony) -> None:
    part = house.entity(ADDRESS)
    happenings.happen(house.world, Happening(part=ADDRESS, mode=SMALL.id))
    rules.replace_part(house.world, part)
    happenings.happen(house.world, Happening(part=ADDRESS, mode=WIDE.id, worsens=True))
    assert house.world.get(part, Part).stage != "failed"
    assert holes(house) == []


def test_what_nobody_mended_gets_worse_through_the_same_hole(house: SmallColony) -> None:
    happenings.happen(house.world, Happening(part=ADDRESS, mode=SMALL.id))
    happenings.happen(house.world, Happening(part=ADDRESS, mode=WIDE.id, worsens=True))
    assert house.world.get(house.entity(ADDRESS), Part).mode == WIDE.id
    (hole,) = holes(house)
    assert hole.id == "hall#1"
    assert hole.cda_m2 == pytest.approx(round_hole_m2(WIDE.vents_mm, rules.VENT_DISCHARGE))
