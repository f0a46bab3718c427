"""Whom an order cannot be given to, or be about. Each row an order, how things stand, and the words."""

import pytest

from game.session.orders import Insist, JoinTeam, LetBe
from game.sim.people.rules import die
from game.sim.rescue.components import Carried, Pinned
from tests.session.refusals.refusing import Row, as_ever, dead_5, send, team_out, told

ROWS: dict[str, Row] = {
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
}


@pytest.mark.parametrize("row", ROWS)
def test_a_refusal_says_why_and_what_would_help(row: str) -> None:
    assert told(ROWS[row]) == ROWS[row][2]
