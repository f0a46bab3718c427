"""What is well formed and makes no sense is told as well: names that nothing bears, ends before beginnings."""

from typing import get_args

import pytest

from game.content.kinds.effect_colony import LEAST_RATION_SHARE
from game.content.kinds.project import System
from game.content.kinds.storylet import Emblem
from game.locations import core_pack_dir
from game.sim.food import components as food
from game.sim.outlook.systems import SYSTEMS
from game.ui.screens.colony.story.emblem import EMBLEMS
from tests.content.conftest import MakePack, Told

SCENARIO = '[[scenario]]\nid = "probe.odd"\nname = "Odd"\n'
END = '[[scenario.end]]\nid = "over"\nwhen = "time_over"\ntitle = "Over"\n'
CLUSTER = "[[scenario.cluster]]\nto_s = 60.0\nmost = 2\n"
PROJECT = '[[project]]\nid = "probe.p"\nname = "P"\nsummary = "P."\nskill = "welding"\n'
STAGE = PROJECT + '[[project.stages]]\nid = "s"\nname = "S"\nhours = 9.0\n'
SHIFT = '[[shift]]\nid = "probe.s"\nname = "S"\nwork_from_h = 7\nwork_to_h = 15\nsleep_from_h = 22\nsleep_to_h = '
ACT = '[[act]]\nid = "probe.a"\nname = "moved it"\nprice = {}\n'
STORYLET = '[[storylet]]\nid = "probe.s"\nchannel = "ambient"\ntitle = "S"\nvariants = [{ text = "S." }]\n'


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('axes = { hardware = "hrad" }', '4:21 [entry probe.odd] "hardware" has no level "hrad" (mend: did'),
        (END + 'text = "One."\n' + END + 'text = "Two."', '10:6 [entry probe.odd] "over" is already there'),
        (END + 'text = "{oops} left of {dead}."', '8:8 [entry probe.odd] nothing fills in "{oops}"'),
        (END + 'text = "{dead.words} left."', '8:8 [entry probe.odd] nothing fills in "{dead.words}"'),
        (
            '[[scenario.end]]\nid = "over"\nwhen = "time_over"\ntitle = "{oops}"\ntext = "Over."',
            '7:9 [entry probe.odd] nothing fills in "{oops}"',
        ),
        (
            CLUSTER + 'modules = ["hab_3"]\nfrom_s = 90.0',
            "8:10 [entry probe.odd] the earliest time is after",
        ),
        (CLUSTER + 'modules = ["hab_3"]\nfrom_s = 0\nleast = 3', "9:9 [entry probe.odd] the fewest fragments are more"),
        (CLUSTER + "modules = []\nfrom_s = 0", "7:11 [entry probe.odd] there is no module that it could hit"),
        (
            CLUSTER + 'modules = ["hab_3"]\nfrom_s = 0\nsmallest_mm = 30',
            "9:15 [entry probe.odd] the smallest hole is larger than the largest",
        ),
        (
            '[[scenario.deferral]]\npart = "hab_3/hull_joint"\nuntil_sol = 530\nsol = 535\nby = "K"\nwhy = "Spares."',
            "6:13 [entry probe.odd] it was put off to sol 530, before it was put off on sol 535",
        ),
        (
            "start_h = 24.0",
            "4:11 [entry probe.odd] 24.0 is not below 24 (mend: an hour of the sol",
        ),
    ],
)
def test_a_scenario_that_makes_no_sense_is_told_where(make_pack: MakePack, told: Told, rows: str, line: str) -> None:
    [found] = told(core_pack_dir(), make_pack("probe", {"scenarios/odd.toml": f"{SCENARIO}{rows}\n"}))
    assert found.startswith(f"probe/scenarios/odd.toml:{line}")


@pytest.mark.parametrize(
    ("name", "rows", "line"),
    [
        ("shifts", SHIFT + "30.0", "7:14 [entry probe.s] 30.0 is not below 24"),
        (
            "acts",
            ACT + 'sight = "machine_moved"\nkinds = ["hab_3"]',
            "6:10 [entry probe.a] there is no machine_kind",
        ),
        (
            "acts",
            ACT + 'sight = "place_cleared"\nkinds = ["residental"]',
            '6:10 [entry probe.a] there is no module or purpose "residental" (mend: did you mean "residential"?)',
        ),
        (
            "acts",
            ACT + 'sight = "work_begun"\nkinds = ["nothing"]',
            "6:10 [entry probe.a] there is no project",
        ),
        (
            "projects",
            STAGE + 'effects = [{ do = "audit", systems = ["watr"] }]',
            '10:39 [entry probe.p] "watr" is not one of "co2", "food", "oxygen", "power", "pressure", "water" (mend',
        ),
        (
            "projects",
            STAGE + 'effects = [{ do = "plant", name = "frist_farm" }]',
            '10:35 [entry probe.p] there is no farm "frist_farm" (mend: did you mean "first_farm"?)',
        ),
        (
            "storylets/s",
            STORYLET + 'emblem = "shipp"',
            '6:10 [entry probe.s] "shipp" is not one of "ambient", ',
        ),
        (
            "storylets/s",
            STORYLET + 'effects = [{ do = "ration", share = 0.1 }]',
            "6:37 [entry probe.s] 0.1 is below 0.6 (mend: a share from 0.6 to 1 (all))",
        ),
    ],
)
def test_a_name_or_figure_that_would_do_nothing_is_told_where(
    make_pack: MakePack, told: Told, name: str, rows: str, line: str
) -> None:
    [found] = told(core_pack_dir(), make_pack("probe", {f"{name}.toml": f"{rows}\n"}))
    assert found.startswith(f"probe/{name}.toml:{line}")


def test_what_data_may_name_is_what_the_rooms_know() -> None:
    assert get_args(System) == SYSTEMS
    assert set(get_args(Emblem)) == set(EMBLEMS)
    assert LEAST_RATION_SHARE == food.LEAST_RATION_SHARE


def test_a_condition_is_as_long_as_it_may_be_wherever_it_stands(make_pack: MakePack, told: Told) -> None:
    long = " || ".join(["sol > 1"] * 150)
    end = END + f'text = "Over."\nholds = "{long}"\n'
    [found] = told(core_pack_dir(), make_pack("probe", {"scenarios/odd.toml": SCENARIO + end}))
    assert "must have at most 1500 characters (mend: a condition over facts, up to 1500 characters)" in found


@pytest.mark.parametrize(
    "text",
    ["{dead} {dead:person is|people are} gone.", "{dead:One is|{dead} are} gone, and {alive} {alive:lives|live}."],
)
def test_an_end_may_have_words_that_go_by_number(make_pack: MakePack, told: Told, text: str) -> None:
    assert told(core_pack_dir(), make_pack("probe", {"scenarios/odd.toml": f'{SCENARIO}{END}text = "{text}"\n'})) == []


def test_what_has_a_mistake_of_its_own_is_not_told_as_missing_besides(make_pack: MakePack, told: Told) -> None:
    files = {
        "farms.toml": '[[farm]]\nid = "probe.farm"\nodd = 1\n',
        "projects.toml": STAGE + 'effects = [{ do = "plant", name = "probe.farm" }]\n',
    }
    assert not [line for line in told(core_pack_dir(), make_pack("probe", files)) if "there is no farm" in line]


def test_an_act_may_name_a_place_that_a_scenario_adds(make_pack: MakePack, told: Told) -> None:
    den = '[[scenario.module]]\nid = "probe.den"\nvolume_m3 = 60.0\npressure_kpa = 101.3\ntemperature_k = 295.0\n'
    gas = "gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }\n"
    act = ACT + 'sight = "place_evacuated"\nkinds = ["probe.den"]\n'
    pack = make_pack("probe", {"scenarios/odd.toml": f"{SCENARIO}bare = true\n{den}{gas}", "acts.toml": act})
    assert told(core_pack_dir(), pack) == []


@pytest.mark.parametrize(
    ("table", "name", "values"),
    [
        ("authorisation", "strip_generator", "decide_sols = [9, 2]"),
        ("weather", "core", "gust_share = [9e-1, 2e-1]"),
        ("weather", "core", "storm.global.seen_sols = [9, 2]"),
        ("weather", "core", "storm.global.rise_sols = [9, 2]"),
    ],
)
def test_a_least_above_its_most_is_told(make_pack: MakePack, told: Told, table: str, name: str, values: str) -> None:
    rows = f'[[patch]]\ntype = "{table}"\nid = "{name}"\nset.{values}\n'
    [found] = told(core_pack_dir(), make_pack("probe", {"patches/odd.toml": rows}))
    assert "is more than the most" in found


def test_a_text_that_is_wanted_is_not_to_be_left_out(make_pack: MakePack, told: Told) -> None:
    end = '[[scenario.end]]\nid = "over"\nwhen = "time_over"\ntitle = ""\ntext = "Over."'
    [found] = told(core_pack_dir(), make_pack("probe", {"scenarios/odd.toml": f"{SCENARIO}{end}\n"}))
    assert "(mend: write something)" in found
