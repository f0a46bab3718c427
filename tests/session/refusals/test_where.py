"""Where an order cannot be carried out. Each row an order, how things stand, and the words."""

import pytest

from game.session.orders import Evacuate
from tests.session.refusals.refusing import Row, as_ever, closet, fallen_hall, send, shut_in, stuck, told

ROWS: dict[str, Row] = {
    "past a sealed bulkhead": (
        send(1),
        lambda c: c.shut("hall_door"),
        "Colonist 1 is cut off: ward / hall is sealed; order it open, or send somebody from the other side.",
    ),
    "past a stuck bulkhead": (
        send(1),
        stuck,
        "Colonist 1 is cut off: ward / hall is stuck; have it freed by hand, or send somebody from the other side.",
    ),
    "past a jammed door": (
        send(1, task="fit_mask", target="colonist_5"),
        closet("jammed"),
        "Colonist 1 is cut off: Closet door is jammed; have it pried open with a crowbar, or send "
        "somebody from the other side.",
    ),
    "past a beam": (
        send(1, task="fit_mask", target="colonist_5"),
        closet("blocked"),
        "Colonist 1 is cut off: Closet door is blocked; have it cut free with a lance, or send somebody "
        "from the other side.",
    ),
    "past a wall": (
        send(1, task="fit_mask", target="colonist_5"),
        closet("walled"),
        "Colonist 1 is cut off: Closet door is still a wall; have it cut through with a lance, or send "
        "somebody from the other side.",
    ),
    "into what has come down": (
        send(1),
        fallen_hall,
        "hall has come down and nobody goes in; what can be done is done from outside it.",
    ),
    "to a place that there is not": (
        send(1, task="search", target="attic"),
        as_ever,
        "No module is called “attic”; use the id that the map gives it.",
    ),
    "out of where nobody is": (
        Evacuate("hall"),
        as_ever,
        "Nobody is left in hall who could walk out; a team at work there goes when it is withdrawn.",
    ),
    "out, to where no way leads": (
        Evacuate("ward", "annex"),
        lambda c: c.shut("annex_door"),
        "No way leads to annex from there; open the doors between, or choose somewhere else.",
    ),
    "out, with every way shut": (
        Evacuate("ward"),
        shut_in,
        "From ward no way leads to good air and room enough; open a door on the way to some.",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_refusal_says_why_and_what_would_help(row: str) -> None:
    assert told(ROWS[row]) == ROWS[row][2]
