"""What an order needs and nobody has. Each row an order, how things stand, and the words."""

import pytest

from tests.session.refusals.refusing import Row, as_ever, closet, send, stripped, told

ROWS: dict[str, Row] = {
    "masks that hang behind a shut door": (
        send(1, masks=True),
        lambda c: c.shut("depot_door"),
        "No mask is left on Colonist 1's side, and the next is in depot, behind ward / depot; have that "
        "opened, or send somebody from over there.",
    ),
    "suits that hang behind a shut door": (
        send(1, suits=True),
        lambda c: c.shut("depot_door"),
        "No suit is left on Colonist 1's side, and the next is in depot, behind ward / depot; have that "
        "opened, send somebody from over there, or send them with masks where there is air.",
    ),
    "more masks than there are": (
        send(1, 2, masks=True),
        stripped("mask", 1),
        "Masks within reach: 1, and the team needs 2; send fewer people, wait until some are brought "
        "back, or send them without.",
    ),
    "more suits than there are": (
        send(1, 2, 3, suits=True),
        as_ever,
        "Suits within reach: 2, and the team needs 3; send fewer people, or send them with masks where there is air.",
    ),
    "no mask anywhere": (
        send(1, masks=True),
        stripped("mask"),
        "No locker has a mask left; wait until a team brings some back, or send them without.",
    ),
    "no suit anywhere": (
        send(1, suits=True),
        stripped("pressure_suit"),
        "No locker has a suit left; wait until a team brings some back, or send them with masks where there is air.",
    ),
    "a crowbar behind a shut door": (
        send(1, task="open_passage", target="closet_door"),
        lambda c: c.shut("depot_door"),
        "Nothing like that is left within reach (crowbar), and the next lies in depot, behind ward / "
        "depot; have that opened, or send somebody who is near it.",
    ),
    "a lance that nobody has": (
        send(1, task="cut_beam", target="closet_door"),
        closet("blocked"),
        "No locker has one left that is needed (thermal lance); wait until a team brings its own back.",
    ),
    "a spare that nobody has": (
        send(1, task="replace_membrane", target="maker/electrolysis_membrane"),
        as_ever,
        "No locker has a spare left (electrolysis membrane); have one made in the shop, or ask for one from Earth.",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_refusal_says_why_and_what_would_help(row: str) -> None:
    assert told(ROWS[row]) == ROWS[row][2]
