"""What is heard of what happens, besides the alarms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.view import ColonyView, FrameView, HoleView, MemberView
from game.ui.play.hearing import Ears
from tests.ui.map import colony_for_map as colony

HALL = "module_four"
FRAME_S = 1.0 / 60.0


def hole(state: str) -> HoleView:
    return HoleView("h", HALL, "4-12", "hole, 46 mm", state, 46.0, False)


def frame(state: str) -> FrameView:
    return FrameView("f", HALL, (MemberView("m", "north rib", 0.7, state),), 600.0, 900.0, 0.0)


def lost(view: ColonyView) -> ColonyView:
    return replace(view, modules=tuple(replace(m, lost=True) if m.id == HALL else m for m in view.modules))


CALM = colony.calm(20)
DOOR = CALM.doors[0].id
HEARD = {
    "patch": (replace(CALM, holes=(hole("open"),)), replace(CALM, holes=(hole("patched"),))),
    "creak": (replace(CALM, frames=(frame("sound"),)), replace(CALM, frames=(frame("bowed"),))),
    "collapse": (CALM, lost(CALM)),
    "hiss": (CALM, colony.with_air(CALM, HALL, pressure_kpa_per_min=-2.0)),
    "door": (colony.with_doors(CALM, {DOOR: "open"}), colony.with_doors(CALM, {DOOR: "closed"})),
}


@pytest.mark.parametrize("sound", HEARD)
def test_each_thing_that_happens_has_a_sound_of_its_own(sound: str) -> None:
    before, after = HEARD[sound]
    ears = Ears(before)
    assert ears.listen(after, FRAME_S) == sound
    assert ears.listen(after, FRAME_S) == ""


def test_a_patch_that_was_there_already_and_a_frame_that_stays_as_it_is_are_not_heard() -> None:
    view = replace(CALM, holes=(hole("patched"),), frames=(frame("bowed"),))
    assert Ears(view).listen(replace(view, now_s=view.now_s + 1.0), FRAME_S) == ""


def test_of_several_at_once_only_the_loudest_is_heard() -> None:
    before = replace(colony.with_doors(CALM, {DOOR: "open"}), frames=(frame("sound"),))
    after = lost(replace(colony.with_doors(CALM, {DOOR: "closed"}), frames=(frame("failed"),)))
    assert Ears(before).listen(after, FRAME_S) == "collapse"


def test_a_leak_that_only_goes_on_is_not_heard_again_until_it_is_much_worse() -> None:
    ears = Ears(CALM)
    falls = [colony.with_air(CALM, HALL, pressure_kpa_per_min=-rate) for rate in (2.0, 2.1, 4.0)]
    assert [ears.listen(view, 10.0) for view in falls] == ["hiss", "", "hiss"]


def test_a_leak_that_something_louder_drowned_is_heard_after_it() -> None:
    ears = Ears(CALM)
    leaking = lost(colony.with_air(CALM, HALL, pressure_kpa_per_min=-2.0))
    heard = [ears.listen(replace(leaking, now_s=leaking.now_s + after_s), 1.0) for after_s in (0.0, 1.0, 2.0)]
    assert heard == ["collapse", "hiss", ""]
