"""What has been done already, or cannot be as things stand. Each row an order, how things stand, and the words."""

import pytest

from game.session.orders import (
    CloseDoor,
    Hurry,
    OpenDoor,
    OpenModule,
    Reopen,
    SealDoor,
    SealModule,
    StartMachine,
    StopMachine,
    TakePrecautions,
    Wake,
    Withdraw,
)
from tests.session.refusals.refusing import Row, as_ever, closet, fallen_hall, propped, send, stuck, team_out, told

ROWS: dict[str, Row] = {
    "to patch what nobody has seen": (
        send(1, target="hall#7"),
        as_ever,
        "Nobody has seen a hole called “hall#7”; let somebody search the module first.",
    ),
    "to patch what is shut": (
        send(1),
        lambda c: setattr(c.hole("hall#1"), "cda_m2", 0.0),
        "That hole in hall is closed; there is nothing to do until it leaks again.",
    ),
    "to patch what is in hand": (
        send(2),
        team_out,
        "A team has this in hand; let somebody join it, or withdraw it first.",
    ),
    "strips on a hole": (
        send(1, task="strip_crack"),
        as_ever,
        "What leaks in hall is a hole, and strips do not span it; have it patched with sealant.",
    ),
    "to clear a door that is jammed": (
        send(1, task="clear_debris", target="closet_door"),
        as_ever,
        "Closet door is jammed; send somebody with a crowbar to pry it open.",
    ),
    "to pry a door that is blocked": (
        send(1, task="open_passage", target="closet_door"),
        closet("blocked"),
        "Closet door is blocked and no bar moves it; send somebody with a lance to cut it free.",
    ),
    "to pry a door that is clear": (
        send(1, task="open_passage", target="closet_door"),
        closet("clear"),
        "Closet door is open; people can go through as they are.",
    ),
    "to free a door that moves": (
        send(1, task="free_door", target="annex_door"),
        as_ever,
        "hall / annex is not stuck; order it open from the desk.",
    ),
    "to prop what has no room for a prop": (
        send(1, task="prop_frame", target="hall.frame"),
        propped,
        "Under the frame of hall there is no room for another prop; fewer people inside would take load off it.",
    ),
    "to move a stuck door from the desk": (
        OpenDoor("hall_door"),
        stuck,
        "ward / hall is jammed; send somebody to free it by hand.",
    ),
    "to open a door on what has come down": (
        OpenDoor("hall_door"),
        fallen_hall,
        "hall has come down, and ward / hall is all that holds the air on this side; "
        "leave it shut, and work from this side of it.",
    ),
    "to free a door before what has come down": (
        send(1, task="free_door", target="hall_door"),
        fallen_hall,
        "hall has come down, and ward / hall is all that holds the air on this side; "
        "leave it shut, and work from this side of it.",
    ),
    "to open an open door": (
        OpenDoor("hall_door"),
        as_ever,
        "ward / hall stands open already; it can be closed or sealed.",
    ),
    "to shut a shut door": (
        CloseDoor("hall_door"),
        lambda c: c.shut("hall_door", "closed"),
        "ward / hall is closed already; it can be opened or sealed.",
    ),
    "to seal a sealed door": (
        SealDoor("hall_door"),
        lambda c: c.shut("hall_door"),
        "ward / hall is sealed already; it can be opened.",
    ),
    "to seal what is sealed": (
        SealModule("annex"),
        lambda c: c.shut("annex_door"),
        "Every door of annex that can move is sealed; a jammed one has to be freed by hand.",
    ),
    "to open what is open": (
        OpenModule("annex"),
        as_ever,
        "Every door of annex that can move stands open; a jammed one has to be freed by hand.",
    ),
    "to come back to where nobody left": (
        Reopen("hall"),
        as_ever,
        "hall was never closed to people; only an evacuated module can be reopened.",
    ),
    "to come back to what has come down": (
        Reopen("hall"),
        fallen_hall,
        "hall has come down and nobody goes in; what can be done is done from outside it.",
    ),
    "to start what runs": (
        StartMachine("maker"),
        as_ever,
        "Oxygen generator is on or starting up; give it its time, or stop it first.",
    ),
    "to stop what stands": (
        StopMachine("maker"),
        lambda c: c.fail("maker/electrolysis_membrane", "fractured"),
        "Oxygen generator is not running; it can be stopped once it does.",
    ),
    "to start what is broken": (
        StartMachine("maker"),
        lambda c: c.fail("maker/electrolysis_membrane", "fractured"),
        "Oxygen generator cannot run on a failed part; have that replaced and it starts.",
    ),
    "to hurry who hurries": (
        Hurry(0, False),
        team_out,
        "They work at that pace already; only the other one would change anything.",
    ),
    "to call back who never left": (
        Withdraw(9999),
        as_ever,
        "Job 9999 is over or was never begun; only a team on its way or at work can be told anything.",
    ),
    "to wake who is awake": (Wake("ward"), as_ever, "Nobody sleeps in ward; those who are up can be evacuated."),
    "to stand down from nothing": (
        TakePrecautions(False),
        as_ever,
        "No precautions are taken; there is nothing to lift until they are.",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_refusal_says_why_and_what_would_help(row: str) -> None:
    assert told(ROWS[row]) == ROWS[row][2]
