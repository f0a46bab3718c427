"""Braces that nothing fills, and braces that are never closed, are told wherever text is filled in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.braces import check_braces
from game.content.problems import Problem
from game.content.store import Content
from game.locations import core_pack_dir

Make = Callable[..., Path]
Told = Callable[..., list[str]]
SCENARIO = '[[scenario]]\nid = "s"\nname = "S"\n[[scenario.end]]\nid = "over"\nwhen = "time_over"\n'


@pytest.mark.parametrize(
    ("table", "name", "field", "text", "why"),
    [
        ("alarm", "oxygen_low", "name", "{plcae} oxygen", 'nothing fills in "{plcae}" (mend: did you mean "place"?)'),
        ("alarm", "oxygen_low", "text", "It is {oops}.", 'nothing fills in "{oops}" (mend: names: "place", "value")'),
        ("alarm", "oxygen_low", "text", "It is {value.", "a brace is not closed (mend: write { and } in pairs"),
        ("promise", "hours", "name", "By {dew}", 'nothing fills in "{dew}" (mend: did you mean "due"?)'),
        ("text", "ui.rail.map", "text", "Map {sol}", 'nothing fills in "{sol}" (mend: take it out'),
        ("text", "ui.rail.map", "text", "{unclosed", "a brace is not closed"),
        ("text", "ui.rail.map", "text", "unopened}", "a brace is not closed"),
    ],
)
def test_a_text_that_a_mod_changes_has_only_the_braces_that_are_filled_there(
    make_pack: Make, told: Told, content: Content, table: str, name: str, field: str, text: str, why: str
) -> None:
    if name not in content.table(table):
        name = next(row for row, kind in content.table(table).items() if "{" in getattr(kind, field))
    rows = f'[[patch]]\ntype = "{table}"\nid = "{name}"\nset = {{ {field} = "{text}" }}\n'
    [line] = told(core_pack_dir(), make_pack("probe", {"patches.toml": rows}))
    assert line.startswith(f"probe/patches.toml:4:{len(field) + 12} [entry {name}] {why}")


def test_a_text_that_a_mod_changes_may_leave_names_out_and_say_them_twice(make_pack: Make, told: Told) -> None:
    rows = '[[patch]]\ntype = "alarm"\nid = "oxygen_low"\nset = { name = "{place} {place}" }\n'
    assert [line for line in told(core_pack_dir(), make_pack("probe", {"patches.toml": rows})) if "brace" in line] == []


def test_a_fate_has_only_the_braces_that_are_filled_there(make_pack: Make, told: Told) -> None:
    rows = '[[fate]]\nid = "probe.f"\ntexts = ["{p.They} lived.", "{q} died.", "Gone {on"]\n'
    lines = told(core_pack_dir(), make_pack("probe", {"fates.toml": rows}))
    assert [line.partition("] ")[2].partition(" (")[0] for line in lines] == [
        'nothing fills in "{q}"',
        "a brace is not closed",
    ]


def test_a_fate_says_something(make_pack: Make, told: Told) -> None:
    [line] = told(core_pack_dir(), make_pack("probe", {"fates.toml": '[[fate]]\nid = "probe.f"\ntexts = []\n'}))
    assert "there is no way to say it" in line


def test_an_end_whose_brace_is_never_closed_is_told(make_pack: Make, told: Told) -> None:
    end = SCENARIO + 'title = "Over"\ntext = "{dead left."\n'
    lines = told(core_pack_dir(), make_pack("probe", {"scenarios/s.toml": end}))
    assert any(line.startswith("probe/scenarios/s.toml:8:8 [entry s] a brace is not closed") for line in lines)


def test_the_texts_of_the_base_game_close_every_brace(content: Content) -> None:
    found: list[Problem] = []
    check_braces(content._entries, "nothing", found)
    assert found == []
