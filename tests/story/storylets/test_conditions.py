"""Conditions read declared facts, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.content.condition_text import Scope, placed
from game.content.conditions import ConditionError, compiled
from game.content.story_facts import FACTS, PERSON_FACTS
from game.session.session import Session
from game.sim.crews.strain import lay_off
from game.sim.people.rules import die
from game.sim.register import Register
from game.story.storylets.facts import person, reading
from game.story.storylets.facts.reading import Asking, Facts

ROOT = Path(__file__).resolve().parents[3]


def test_every_declared_fact_can_be_read_and_is_of_its_type(session: Session) -> None:
    facts = Facts(session.world)
    types = {"number": int, "share": float, "text": str, "yes or no": bool, "list": list}
    keys = {
        "use": "quota", "skill": "welding", "faction": "medical", "matter": "safety", "flag": "x", "person": "kwan",
    }  # fmt: skip
    for name, fact in FACTS.items():
        if fact.keys:
            value = facts.of_colony(name, (keys[fact.keys],))
            assert isinstance(value, dict)
            wanted = {"numbers": int, "shares": float, "yes or no each": bool}[fact.type]
            assert all(type(inner) is wanted for inner in value.values()), name
        else:
            assert type(facts.of_colony(name)) is types[fact.type], name
    who = session.world.the(Register).people["kwan"]
    for name, fact in PERSON_FACTS.items():
        value = facts.of_person(who, name, ("tanaka",) if fact.keys else (), {})
        assert type(value) is (dict if fact.keys else types[fact.type]), name


def test_no_reader_is_undeclared() -> None:
    assert {*reading.READERS, *reading.TABLES} == set(FACTS)
    assert {*person.READERS, *person.TABLES} == set(PERSON_FACTS)


def test_every_fact_can_be_asked_in_a_condition(session: Session) -> None:
    asking = Asking(Facts(session.world))
    asks = {
        "number": "{} > -1000000", "share": "{} > -9.5", "text": "{} != 'zzz'", "yes or no": "{0} || !{0}",
        "list": "!('zzz' in {})",
    }  # fmt: skip
    for name, fact in FACTS.items():
        if not fact.keys:
            assert asking.holds(asks[fact.type].format(name)), name


def test_who_died_while_off_work_is_off_no_longer(session: Session) -> None:
    world = session.world
    ill, dead = (world.the(Register).people[name] for name in ("tanaka", "kwan"))
    before = Facts(world).of_colony("off")
    for who in (ill, dead):
        lay_off(world, who, "illness")
    die(world, dead, "illness")
    facts = Facts(world)
    assert facts.of_colony("off") == before + 1
    assert facts.of_colony("ill") == 1


def test_bonds_and_kin_are_read_between_those_who_are_cast(session: Session) -> None:
    people = session.world.the(Register).people
    asking = Asking(Facts(session.world), ("lead",), {"lead": people["tanaka"]}, people["kwan"])
    assert asking.holds("p.bonds.lead > 0.6 && p.bonds.tanaka > 0.6 && !p.kin.lead && has.lead")
    spouse = Asking(Facts(session.world), ("lead",), {"lead": people["hassan"]}, people["sofia"])
    assert spouse.holds("p.kin.lead && p.partner && p.bonds.lead >= 0.9")


def test_a_condition_about_somebody_who_is_not_cast_does_not_hold(session: Session) -> None:
    asking = Asking(Facts(session.world), ("lead",), {})
    assert not asking.holds("lead.age > 0")
    assert not asking.holds("lead.age <= 0")
    assert asking.holds("!has.lead")


def test_a_division_by_zero_does_not_hold_and_weighs_nothing(session: Session) -> None:
    asking = Asking(Facts(session.world))
    assert not asking.holds("1 / (sol - sol) > 0")
    assert asking.number("1 / (sol - sol)") == 0.0


@pytest.mark.parametrize(
    "text",
    ["__import__('os')", "open('x')", "sol.__class__", "[1].map(x, x)[", "'a' * 9", "x == 1", "size(told) > 'a'"],
)
def test_nothing_but_declared_facts_can_be_named(text: str) -> None:
    with pytest.raises(ConditionError):
        compiled(text, "yes or no", Scope())


def test_a_condition_too_long_to_read_is_refused() -> None:
    with pytest.raises(ConditionError, match="characters"):
        compiled(" || ".join(["sol > 1"] * 400), "yes or no", Scope())


def test_help_and_the_first_frame_do_not_wait_for_the_language_of_conditions() -> None:
    code = (
        "import sys, game.session.session, game.cli.commands\n"
        "from game.content.loading import load_packs\n"
        "from game.locations import core_pack_dir\n"
        "load_packs(core_pack_dir())\n"
        "assert not any(name.startswith('cel_expr') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_nothing_is_read_for_what_stands_behind_the_first_part_that_does_not_hold() -> None:
    condition = compiled("sol > 5 && (alarms == 0 || urgent > 2) && 'a && b' in told", "yes or no", Scope())
    read: list[str] = []

    def fact(name: str, _keys: tuple[str, ...]) -> int | list[str]:
        read.append(name)
        return {"sol": 9, "alarms": 1, "urgent": 0}.get(name, ["a && b"])

    assert not condition.holds(fact)
    assert read == ["sol", "alarms", "urgent"]


def test_a_condition_is_worked_out_anew_as_soon_as_a_fact_of_it_is_another() -> None:
    condition = compiled("sol > 5 && 'a && b' in told || alarms > 3", "yes or no", Scope())
    facts: dict[str, int | list[str]] = {"sol": 9, "alarms": 0, "told": ["a && b"]}

    def holds(**changed: int | list[str]) -> bool:
        facts.update(changed)
        return condition.holds(lambda name, _keys: facts[name])

    assert holds()
    assert not holds(told=[])
    assert holds(alarms=4)
    assert holds(alarms=0, told=["a && b"])


def test_roles_are_known_by_their_places_but_not_in_quotes_or_as_keys() -> None:
    scope = Scope(("lone", "mate"), person=True)
    text = "mate.crew == 'lone' && p.bonds.mate > 0.5 && has.lone && lone.skills['mate'] > 0.1"
    assert placed(text, scope) == (
        "role_1.crew == 'lone' && p.bonds.mate > 0.5 && has.lone && role_0.skills['mate'] > 0.1"
    )


def test_a_mistake_is_told_in_the_names_in_which_it_was_written() -> None:
    with pytest.raises(ConditionError, match=r'there is no fact "mate\.agge" here') as told:
        compiled("lone.age > 3 && mate.agge > 3", "yes or no", Scope(("lone", "mate")))
    assert told.value.column == 17


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("flags.w5.seen > 0", 'nothing stands behind a dot of "flags.w5"', "flags['w5.seen']"),
        ("sol > 3 && p.bonds.w5.ann > 0.5", 'nothing stands behind a dot of "p.bonds.w5"', "p.bonds['w5.ann']"),
        ("sol.last > 3", 'nothing stands behind a dot of "sol"', ""),
    ],
)
def test_a_name_that_has_a_dot_is_told_its_brackets(text: str, message: str, hint: str) -> None:
    with pytest.raises(ConditionError) as told:
        compiled(text, "yes or no", Scope(person=True))
    assert told.value.message == message
    assert told.value.hint == (f"write a name with a dot in brackets: {hint}" if hint else "")
