"""What refers to itself, waits for itself, is there twice or comes to nothing is told with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.locations import core_pack_dir

Make = Callable[..., Path]
Told = Callable[..., list[str]]
SCENARIO = '[[scenario]]\nid = "s"\nname = "S"\n'
END = '[[scenario.end]]\nid = "over"\ntitle = "Over"\ntext = "Over."\n'
PROJECT = '[[project]]\nid = "{}"\nname = "P"\nsummary = "P."\nskill = "welding"\nafter = [{}]\n'
STAGE = '[[project.stages]]\nid = "s"\nname = "S"\nhours = 9.0\n'
FRAME = '[[frame]]\nid = "probe.f"\nmodule = "hab_3"\nmembers = [{}]\n'
RIB = '{ id = "rib", name = "Rib" }'
PART = '[[part_kind]]\nid = "p"\nname = "P"\nlife_h = 100.0\nhours_share = 1.0\n'
MODES = 'modes = [{ id = "torn", name = "Torn", symptom = "It hisses." }]\n'
TASK = '[[task]]\nid = "probe.t"\nname = "T"\nskill = "welding"\nactivity = "work"\ntarget = "door"\n'
STEPS = 'steps = [{ id = "s", name = "S", shortest_s = 1, longest_s = 2 }]\n'
RECIPE = '[[recipe]]\nid = "probe.r"\nmakes = "mask"\nhours = 1\nmachine_h = 1\n'
MACHINE = '[[machine]]\nkind = "oxygen_generator"\nmodule = "hab_3"\nid = "hab_3"\n'
DUCT = '[[duct]]\nid = "probe.d"\nbetween = ["hab_3", "hab_2"]\nflow_m3_per_s = 0.1\nfan = "hab_3.generator"\n'
TEMPLATE = '[[hours_template]]\nid = "probe.h"\nname = "H"\nmoves = [{ away = "rest", to = "rest", share = 0.5 }]\n'
TALE = '[[storylet]]\nid = "probe.s"\nchannel = "ambient"\ntitle = "S"\nvariants = [{ text = "S." }]\n'
ALARM = '[[alarm]]\nid = "probe.a"\nname = "A"\ntext = "A."\nmeasure = "co2_kpa"\nlevel = "notice"\nsound = "chirp"\n'
KIND = '[[machine_kind]]\nid = "probe.k"\nname = "K"\n'


@pytest.fixture
def refused(make_pack: Make, told: Told) -> Callable[[str, str], list[str]]:
    return lambda name, rows: told(core_pack_dir(), make_pack("probe", {f"{name}.toml": rows}))


Refused = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("name", "rows", "line"),
    [
        ("projects", PROJECT.format("p", '"p"') + STAGE, "6:10 [entry p] it waits for itself"),
        ("projects", PROJECT.format("p", "") + STAGE + STAGE, '12:6 [entry p] "s" is already there'),
        ("frames", FRAME.format(""), "4:11 [entry probe.f] it has no members"),
        ("frames", FRAME.format(f"{RIB}, {RIB}"), '4:49 [entry probe.f] "rib" is already there'),
        (
            "part_kinds",
            PART + MODES + 'replace = "search"\n',
            '7:11 [entry p] the task "search" is of effect "search", not "replace_part"',
        ),
        (
            "tasks",
            TASK + STEPS + 'effect = "carry_person"\n',
            '6:10 [entry probe.t] "carry_person" cannot be done to a door (mend: write "person")',
        ),
        ("recipes", RECIPE + 'station = "lathe"\nmaterials = { mask = 1 }\n', "it is made out of itself"),
        ("machines", MACHINE, '4:6 [entry hab_3] a module is called "hab_3" already'),
        ("scenarios/s", SCENARIO + MACHINE.replace("[[m", "[[scenario.m"), "7:6 [entry s] a module is called"),
        ("ducts", DUCT, '5:7 [entry probe.d] "hab_3.generator" moves no air'),
        ("hours_templates", TEMPLATE, '4:32 [entry probe.h] hours that go from "rest" to "rest" stay where they are'),
        (
            "machine_kinds",
            KIND + 'purpose = "lamp"\n',
            'there is no text "flow.power.lamp" (mend: did you mean "lamps"?',
        ),
        ("alarms", ALARM, "an alarm has one of them (mend: add below = ... or above = ...)"),
        ("alarms", ALARM + "below = 1\nabove = 2\n", "an alarm has one of them (mend: make two alarms of it)"),
        ("axes", '[[axis]]\nid = "x"\nname = "X"\nusual = "a"\nlevel = []\n', "5:9 [entry x] it has no levels (mend"),
        ("storylets/s", TALE + "filter = { modes = [] }\n", "6:20 [entry probe.s] it comes in no kind of scenario"),
        ("modules", '[[module]]\nid = "m"\nvolume_m3 = 60\nname = "M\\u001b"\n', "4:8 [entry m] it holds the control"),
        (
            "scenarios/s",
            SCENARIO + 'works = ["geothermal", "geothermal"]\n',
            '4:24 [entry s] "geothermal" is already there',
        ),
        (
            "scenarios/s",
            SCENARIO + 'length_h = 1.0\n[[scenario.happening]]\nat_s = 3601.0\ndoor = "hab_1.hab_2"\n',
            "6:8 [entry s] it would come after 3601 s, and all is over after 1 h",
        ),
        (
            "scenarios/s",
            SCENARIO + END + 'when = "dead_at_least"\ncount = 0\n',
            "9:9 [entry s] it holds from the start",
        ),
        ("scenarios/s", SCENARIO + END + 'when = "few_left"\ncount = 0\n', "9:9 [entry s] it never holds"),
        ("patches", '[[patch]]\ntype = "module"\nid = "hab_3"\n', "1:1 [entry hab_3] the patch changes nothing"),
        ("patches", '[[patch]]\ntype = "module"\nid = "hab_3"\nset = {}\n', "1:1 [entry hab_3] the patch changes"),
        (
            "patches",
            '[[patch]]\ntype = "person"\nid = "kwan"\nset = { bonds.kwan = 1.0 }\n',
            "4:22 [entry kwan] nobody is bound to themself",
        ),
        (
            "patches",
            '[[patch]]\ntype = "founder"\nid = "kwan"\nset = { partner = "kwan" }\n',
            "nobody is their own partner",
        ),
    ],
)
def test_what_comes_to_nothing_is_told_where_it_stands(refused: Refused, name: str, rows: str, line: str) -> None:
    lines = refused(name, rows)
    assert [row for row in lines if line in row], lines
    assert all(row.startswith(f"probe/{name}.toml:") for row in lines)


def test_works_that_wait_for_each_other_are_spelt_out_once(refused: Refused) -> None:
    rows = PROJECT.format("a", '"b"') + STAGE + PROJECT.format("b", '"c"') + STAGE + PROJECT.format("c", '"a"') + STAGE
    [line] = refused("projects", rows)
    assert line.startswith("probe/projects.toml:6:9 [entry a] works that each wait for the next: a -> b -> c -> a")


def test_works_that_only_lead_to_a_ring_are_not_told_of_it(refused: Refused) -> None:
    rows = PROJECT.format("a", '"b"') + STAGE + PROJECT.format("b", '"c"') + STAGE + PROJECT.format("c", '"b"') + STAGE
    [line] = refused("projects", rows)
    assert "[entry b] works that each wait for the next: b -> c -> b" in line


def test_a_patch_that_closes_a_ring_of_the_base_game_is_told_at_the_patch(
    make_pack: Make, told: Told, tmp_path: Path
) -> None:
    one = make_pack("one", {"projects.toml": PROJECT.format("a", '"b"') + STAGE + PROJECT.format("b", "") + STAGE})
    patch = '[[patch]]\ntype = "project"\nid = "b"\nappend = { after = "a" }\n'
    [line] = told(core_pack_dir(), one, make_pack("two", {"patches.toml": patch}))
    assert line.startswith("two/patches.toml:4:")
    assert "at one/projects.toml:6:9" in line


def test_a_key_in_another_rate_is_told_what_it_is_per(refused: Refused) -> None:
    lines = refused("machine_kinds", KIND + "oxygen = { oxygen_kg_per_h = 1.0 }\n")
    assert any('(mend: did you mean "oxygen_kg_per_sol"? It is given per sol)' in line for line in lines)


def test_lines_and_tabs_may_stand_in_a_text(refused: Refused) -> None:
    assert refused("texts/t", '[[text]]\nid = "probe.t"\ntext = """One.\n\tTwo."""\n') == []
