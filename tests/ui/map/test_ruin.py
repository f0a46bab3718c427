"""What has gone wrong with a place: members that fail, places that have come down, and plumes at holes."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.session.view import ColonyView, FrameView, HoleView, MemberView, PassageView
from game.ui.limits import Limits
from game.ui.map.picking import MapThing
from game.ui.map.readings import look_at
from game.ui.map.ruin import broken_roof
from game.ui.screens.colony.chosen.trouble import trouble_of
from tests.ui.map import colony_for_map as colony
from tests.ui.map.conftest import Easel
from tests.ui.map.hall import HALL, close, housed


def framed(view: ColonyView, *members: tuple[float, str]) -> ColonyView:
    found = tuple(MemberView(f"m{n}", "rib", share, state) for n, (share, state) in enumerate(members))
    return replace(view, frames=(FrameView("f", "nine_e", found, None, None, 0.0),))


def test_a_member_bows_further_the_more_it_bears_and_looks_otherwise_when_it_has_failed(easel: Easel) -> None:
    close(easel, "nine_e")
    ways = ((0.5, "bowed"), (0.95, "bowed"), (0.95, "propped"), (1.2, "failed"), (0.3, "sound"))
    pictures = {easel.draw(framed(colony.calm(0), way)) for way in ways}
    assert len(pictures) == len(ways)


def test_pointing_at_a_member_finds_the_frame_and_beside_it_the_module(easel: Easel) -> None:
    close(easel, "nine_e")
    easel.draw(framed(colony.calm(0), (0.3, "sound")))
    lens = easel.painter.lens
    assert lens is not None
    box = colony.plan().modules["nine_e"].box
    at = (box.middle[0], box.y + 0.5)
    found = easel.painter.at(lens.to_screen(at))
    assert found == MapThing("frame", "f")
    assert easel.painter.home(found) == MapThing("module", "nine_e")
    assert easel.painter.box(MapThing("frame", "f")) == box
    beside = easel.painter.at(lens.to_screen((at[0] + box.width / 4, at[1])))
    assert beside == MapThing("module", "nine_e")


def test_a_module_that_has_come_down_is_darker_and_broken(easel: Easel) -> None:
    view = colony.calm(0)
    lost = replace(view, modules=tuple(replace(m, lost=True) if m.id == "nine_e" else m for m in view.modules))
    close(easel, "nine_e")
    easel.draw(view)
    whole = light(easel)
    easel.draw(lost)
    assert light(easel) < 0.5 * whole
    edge = broken_roof(colony.plan().modules["nine_e"])
    assert len({round(y, 3) for _, y in edge}) > 5


def light(easel: Easel) -> float:
    """How bright the chosen module's inside is."""
    rect = easel.painter.rect(MapThing("module", "nine_e"))
    assert rect is not None
    tone = pygame.transform.average_color(easel.surface, rect.inflate(-20, -20))
    return float(sum(tone[:3]))


def test_a_plume_moves_while_a_hole_vents_and_is_gone_when_it_is_patched(easel: Easel) -> None:
    hole = HoleView("h", HALL, "4-12", "hole, 46 mm", "open", 46.0, False)
    view = housed(colony.calm(0), {})
    vents, shut = replace(view, holes=(hole,)), replace(view, holes=(replace(hole, state="patched"),))
    assert easel.draw(vents, time_s=1.0) != easel.draw(vents, time_s=1.3)
    assert easel.draw(shut, time_s=1.0) == easel.draw(shut, time_s=1.3)
    assert easel.draw(shut, time_s=1.0) != easel.draw(view, time_s=1.0)


def test_a_place_whose_people_are_shut_in_looks_as_urgent_as_one_that_harms_them(easel: Easel) -> None:
    view = colony.calm(0)
    shut = replace(
        view, modules=tuple(replace(m, shut_in=True, people=("a",)) if m.id == "nine_b" else m for m in view.modules)
    )
    painter = easel.painter
    calm, urgent = (
        look_at(each, painter.look.overlays["air"], painter.look, painter.kit.theme) for each in (view, shut)
    )
    assert (calm["nine_b"].tone, urgent["nine_b"].tone) == ("plain", "danger")


def test_a_wall_that_can_be_cut_is_told_only_where_somebody_is_behind_it() -> None:
    view = replace(
        colony.calm(0), passages=(PassageView("9.drain", "Drain", "shaft_nine", "nine_b", "walled", True, 9.0),)
    )
    shut = replace(view, modules=tuple(replace(m, shut_in=m.id == "nine_b") for m in view.modules))
    assert trouble_of(view, "nine_b", Limits()).ways == ()
    assert [way.id for way, _ in trouble_of(shut, "nine_b", Limits()).ways] == ["9.drain"]
