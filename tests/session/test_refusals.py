"""What a player reads when an order cannot be: each row an order, how things stand, and the words that come back."""

from collections.abc import Callable

import msgspec
import pytest

from game.content.kinds.place import PassageState
from game.content.kinds.setting import TextEntry
from game.session.carrying import refusal_of
from game.session.orders import (
    CloseDoor,
    Evacuate,
    Hurry,
    Insist,
    JoinTeam,
    LetBe,
    OpenDoor,
    OpenModule,
    Order,
    Reopen,
    SealDoor,
    SealModule,
    SendTeam,
    StartMachine,
    StopMachine,
    TakePrecautions,
    Wake,
    Withdraw,
)
from game.sim.people.rules import die
from game.sim.rescue.components import Carried, Pinned
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module
from tests.core_pack import core
from tests.sim.crewed_colony import CrewedColony

Stands = Callable[[CrewedColony], object]
Row = tuple[Order, Stands, str]


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


ROWS: dict[str, Row] = {
    # --- whom
    "a dead person": (
        send(1),
        lambda c: die(c.world, c.person(1), "hypoxia"),
        "Colonist 1 has died; the order has to go to somebody else.",
    ),
    "one who lies there": (
        send(1),
        lambda c: c.fell(1),
        "Colonist 1 is down and does not answer; send somebody else until there is better air.",
    ),
    "one who is pinned": (
        send(1),
        lambda c: c.world.add(c.person(1), Pinned("beam")),
        "Colonist 1 is held fast; have them freed first, or send somebody else.",
    ),
    "one who is carried": (
        send(1),
        lambda c: c.world.add(c.person(1), Carried(c.person(2))),
        "Colonist 1 is being carried; wait until they are laid down and can stand, or send somebody else.",
    ),
    "nobody": (send(), as_ever, "A task needs somebody to do it; name at least one person."),
    "one who never lived": (
        send(77),
        as_ever,
        "Nobody on the roll has the id “colonist_77”; look the name up there first.",
    ),
    "the same one twice": (send(1, 1), as_ever, "Somebody is named twice for the same team; name each person once."),
    "one who is on a job": (
        send(1, task="open_passage", target="closet_door"),
        team_out,
        "Colonist 1 is on another job; withdraw that team first, or send somebody else.",
    ),
    "one who is on that team": (
        JoinTeam(0, "colonist_1"),
        team_out,
        "They are on that team already; tell it to hurry, or send somebody else to help.",
    ),
    "too few": (
        send(1, task="move_machine", target="maker", to="ward"),
        as_ever,
        "That takes at least 2 pairs of hands; name more people.",
    ),
    "what is read, where nothing reads": (
        send(1, task="calibrate", target="maker/electrolysis_membrane"),
        as_ever,
        "“calibrate” is no work for the electrolysis membrane in annex; order this instead: replace the membrane.",
    ),
    "another part's work": (
        send(1, task="replace_pump", target="maker/electrolysis_membrane"),
        as_ever,
        "“replace the pump” is no work for the electrolysis membrane in annex; "
        "order this instead: replace the membrane.",
    ),
    "a part's patch, where none is made": (
        send(1, task="patch_junction", target="maker/electrolysis_membrane"),
        as_ever,
        "“patch the joint” is no work for the electrolysis membrane in annex; "
        "order this instead: replace the membrane.",
    ),
    "the dead, to be carried": (
        send(1, task="carry_person", target="colonist_5"),
        dead_5,
        "Colonist 5 has died; send help to somebody whom it can still reach.",
    ),
    "one who can walk, to be carried": (
        send(1, task="carry_person", target="colonist_5"),
        as_ever,
        "Colonist 5 can walk; evacuate the module, or open the way out.",
    ),
    "one whom nothing holds, to be freed": (
        send(1, task="free_person", target="colonist_5"),
        as_ever,
        "Nothing holds Colonist 5; if they cannot walk, have them carried.",
    ),
    "an answer to one who said nothing": (
        Insist("colonist_1"),
        as_ever,
        "Colonist 1 has refused nothing; one can insist, or let be, while somebody says no.",
    ),
    "to let a dead one be": (LetBe("colonist_5"), dead_5, "Colonist 5 has died; the order has to go to somebody else."),
    # --- where
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
    # --- with what
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
    # --- how things stand
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
"""What is ordered, how things stand, and the words. A job numbered 0 is that of the team that is out."""


def told(colony: CrewedColony, row: str) -> str:
    """Give the order of a row, and return the words that come back."""
    order, stands, _ = ROWS[row]
    stands(colony)
    if isinstance(order, JoinTeam | Hurry) and not order.job:
        order = msgspec.structs.replace(order, job=colony.job_of(1))
    refusal = refusal_of(colony.world, order)
    assert refusal is not None
    return core().of(TextEntry)[refusal.reason].text.strip().format_map(refusal.values)


@pytest.mark.parametrize("row", ROWS)
def test_a_refusal_says_why_and_what_would_help(row: str) -> None:
    colony = CrewedColony()
    colony.pierce("hall", 4.0)
    try:
        assert told(colony, row) == ROWS[row][2]
    finally:
        colony.close()
