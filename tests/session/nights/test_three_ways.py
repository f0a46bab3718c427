"""Each of the five nights can be played to a good end in three ways, and each way costs something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.orders import Evacuate, OpenModule, SealModule, SendTeam, TakePrecautions
from game.session.session import Session
from tests.airs import elements_mol
from tests.session.nights.hands import Give, Hands, Send

Begin = Callable[..., Session]

LONGEST_S = 20_000.0

# Whoever is in the lock puts a suit on, somebody forces its door, and then he walks.
LOCK = (
    Give(TakePrecautions(on=True), 30.0),
    Give(SendTeam(("bekele",), "feed_oxygen", "module_four_lock", suits=True), 30.0),
    Send("module_four_lock", "jam_wider", at_s=60.0),
    Give(Evacuate("module_four_lock"), 540.0),
)
NORTH_END = ("open_passage", "clear_debris")
HALLS_OF_NINE = ("nine_e", "nine_c", "sector_nine")


def north_end(*, in_masks: bool, carried_in_masks: bool = False) -> tuple[Send, ...]:
    doors = [Send("module_four", task, in_masks=in_masks, hurry=in_masks) for task in NORTH_END]
    beam = Send("module_four", "cut_beam", "4.door", in_masks=in_masks, hurry=in_masks)
    return (*doors, beam, Send("module_four", "carry_person", in_masks=carried_in_masks))


def out_of_nine(task: str, *first: Send, again_s: float) -> tuple[Send | Give, ...]:
    doors = [Send(hall, task, at_s=40.0) for hall in ("nine_e", "nine_c")]
    walks = [Give(Evacuate(hall), at_s) for hall in HALLS_OF_NINE for at_s in (300.0, again_s)]
    fetched = [Send(hall, "carry_person") for hall in HALLS_OF_NINE]
    return (*first, *doors, Give(TakePrecautions(on=True), 40.0), *walks, *fetched)


Plan = tuple[Send | Give, ...]

NIGHTS: dict[str, dict[str, tuple[str, Plan]]] = {
    "hab_3": {
        "a new harness": ("won", (Send("hab_3", "replace_harness", at_s=900.0),)),
        "another place's generator": ("won", (Send("hab_3", "move_machine", "greenhouse", at_s=900.0),)),
        "everybody out": ("evacuated", (Give(Evacuate("hab_3"), 900.0), Give(SealModule("hab_3"), 1_200.0))),
    },
    "dome_three": {
        "two teams search by night": (
            "won",
            (
                Send("dome_three", "search", at_s=3_300.0),
                Send("access_tunnel", "search", at_s=3_300.0),
                Send("dome_three", "patch_junction"),
            ),
        ),
        "doors open, one team an hour later": (
            "won",
            (
                Give(OpenModule("dome_three"), 3_300.0),
                Send("dome_three", "search", at_s=7_000.0),
                Send("dome_three", "patch_junction"),
            ),
        ),
        "everybody out": (
            "evacuated",
            (Give(Evacuate("dome_three"), 3_300.0), Give(SealModule("dome_three"), 4_000.0)),
        ),
    },
    "g_7": {
        "the greenhouse's generator": ("won", (Send("g_7", "move_machine", "greenhouse", at_s=10_000.0),)),
        "the stand-in of sector nine": ("won", (Send("g_7", "move_machine", "sector_nine", at_s=10_000.0),)),
        "everybody out": ("evacuated", (Give(Evacuate("g_7"), 10_000.0), Give(SealModule("g_7"), 10_600.0))),
    },
    "module_four": {
        "the hole first, by the book": (
            "won",
            (
                *LOCK,
                Send("module_four", "patch_hole", at_s=60.0),
                Send("module_four", "cut_beam", "4.corridor", at_s=60.0),
                *north_end(in_masks=False),
            ),
        ),
        "through the wall in masks, hurried": (
            "won",
            (
                *LOCK,
                Send("module_four", "cut_passage", "4.access", hurry=True, at_s=60.0),
                *north_end(in_masks=True, carried_in_masks=True),
            ),
        ),
        "under the beam in masks, hurried": (
            "won",
            (
                *LOCK,
                Send("module_four", "cut_beam", "4.corridor", hurry=True, at_s=60.0),
                *north_end(in_masks=True, carried_in_masks=True),
            ),
        ),
    },
    "sector_nine": {
        "doors forced": ("won", out_of_nine("jam_wider", again_s=600.0)),
        "doors freed": ("won", out_of_nine("free_door", again_s=700.0)),
        "doors forced, the frame propped, the hole patched": (
            "won",
            out_of_nine("jam_wider", Send("nine_e", "prop_frame"), Send("nine_e", "patch_hole"), again_s=600.0),
        ),
    },
}


def things(session: Session) -> dict[str, object]:
    """What a way may cost: where machines stand, what lies in lockers, how doors and passages are, who has a home."""
    view = session.view()
    return {
        **{machine.id: machine.module for machine in view.machines},
        **{f"{locker.id} {item}": number for locker in view.lockers for item, number in locker.items},
        **{door.id: door.state for door in view.doors},
        **{passage.id: passage.state for passage in view.passages},
        **{f"homes in {module.id}": module.barred for module in view.modules},
    }


@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_comes_to_a_good_end_in_three_ways_each_at_its_own_price_and_no_atom_comes_from_nowhere(
    begin: Begin, night: str
) -> None:
    prices = []
    for name, (wanted, plan) in NIGHTS[night].items():
        session = begin(night)
        before, atoms = things(session), elements_mol(session.world)
        end = Hands(session, plan).play(LONGEST_S)
        assert end == wanted, name
        assert elements_mol(session.world) == pytest.approx(atoms, rel=1e-9), name
        after = things(session)
        used = {(key, after.get(key)) for key, value in before.items() if after.get(key) != value}
        prices.append(used | {(death.id, "dead") for death in session.deaths()})
    assert all(price != other for price in prices for other in prices if price is not other)
