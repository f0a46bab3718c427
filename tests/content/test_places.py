"""Rooms and passages with mistakes: a way to nowhere, two rooms of one name, a room that holds what is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]
Told = Callable[..., list[str]]

PART_KIND = """
[[part_kind]]
id = "joint"
name = "Joint"
life_h = 1000.0
hours_share = 1.0
[[part_kind.modes]]
id = "cracked"
name = "cracked"
symptom = "It leaks."
"""
MODULES = """
[[module]]
id = "hall"
volume_m3 = 440.0
fixtures = ["joint", "joint"]
rooms = [{ id = "cabin", name = "Cabin", holds = ["hall/joint#2"] }]
[[module]]
id = "annex"
volume_m3 = 440.0
"""
PASSAGE = '[[passage]]\nid = "corridor"\nbetween = ["{}", "{}"]\n'
SCENARIO = '[[scenario]]\nid = "night"\nname = "Night"\n'


@pytest.fixture
def say(make_pack: Make, told: Told) -> Callable[..., list[str]]:
    """What is told of a pack of these files."""

    def said(modules: str = MODULES, passages: str = "", scenario: str = "") -> list[str]:
        files = {"modules.toml": modules, "part_kinds.toml": PART_KIND}
        if passages:
            files["passages.toml"] = passages
        if scenario:
            files["scenarios/night.toml"] = SCENARIO + scenario
        return told(make_pack("probe", files))

    return said


Say = Callable[..., list[str]]


def test_rooms_passages_and_what_they_hold_may_be_well(say: Say) -> None:
    assert say(passages=PASSAGE.format("cabin", "annex")) == []


def test_a_passage_leads_from_one_place_to_another(say: Say) -> None:
    (line,) = say(passages=PASSAGE.format("cabin", "cabin"))
    assert '"corridor" leads from "cabin" to itself' in line


def test_both_ends_of_a_passage_are_there(say: Say) -> None:
    (line,) = say(passages=PASSAGE.format("hall", "cabbin"))
    assert "3:20" in line
    assert 'there is no room or module "cabbin" (mend: did you mean "cabin"?' in line


def test_no_two_rooms_bear_one_id(say: Say) -> None:
    (line,) = say(modules=MODULES + 'rooms = [{ id = "cabin", name = "Other cabin" }]\n')
    assert "10:17" in line
    assert 'another room or module is called "cabin" already' in line


def test_no_room_bears_the_id_of_a_module(say: Say) -> None:
    (line,) = say(modules=MODULES + 'rooms = [{ id = "hall", name = "Small hall" }]\n')
    assert 'another room or module is called "hall" already' in line


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("joint", '"joint" names no part'),
        ("hal/joint", 'nothing called "hal" has parts'),
        ("hall/join", '"hall" has no part "join"'),
        ("hall/joint#3", '"hall" has 2 of "joint", and no "joint#3"'),
        ("hall/joint#1", '"hall" has 2 of "joint", and no "joint#1"'),
        ("hall/joint#x", '"hall" has 2 of "joint", and no "joint#x"'),
    ],
)
def test_what_a_room_holds_is_there(say: Say, address: str, message: str) -> None:
    (line,) = say(modules=MODULES.replace("hall/joint#2", address))
    assert message in line


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            '[[scenario.happening]]\nat_s = 1.0\n[scenario.happening.strike]\nmodule = "annex"\nroom = "cabin"\n',
            '"annex" has no room "cabin"',
        ),
        (
            '[[scenario.happening]]\nat_s = 1.0\n[scenario.happening.strike]\nmodule = "hall"\n'
            "members = { rib = 0.5 }\n",
            'no frame of "hall" has a member "rib"',
        ),
        (
            '[[scenario.module]]\nid = "shed"\nvolume_m3 = 60.0\nrooms = [{ id = "cabin", name = "Cabin" }]\n',
            'another room or module is called "cabin" already',
        ),
        (
            "bare = true\n" + '[[scenario.module]]\nid = "shed"\nvolume_m3 = 60.0\n'
            '[[scenario.resident]]\nperson = "somebody"\nplace = "shed"\n',
            "residents are placed in the colony only",
        ),
    ],
)
def test_a_scenario_names_places_that_are_there(say: Say, rows: str, message: str) -> None:
    assert any(message in line for line in say(scenario=rows))


def test_a_resident_is_put_in_a_place_that_is_there(make_pack: Make, told: Told) -> None:
    rows = '[[scenario.resident]]\nperson = "kwan"\nplace = "cabbin"\n'
    files = {"modules.toml": MODULES, "part_kinds.toml": PART_KIND, "scenarios/night.toml": SCENARIO + rows}
    assert any('there is no room or module "cabbin"' in line for line in told(make_pack("probe", files)))
