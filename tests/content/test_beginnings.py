"""What no game could begin with is refused with its line: people who are nowhere, parts that cannot fail, vast air."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.locations import core_pack_dir

Make = Callable[..., Path]
Told = Callable[..., list[str]]
PART = '[[part_kind]]\nid = "p"\nname = "P"\nlife_h = 100.0\nhours_share = 1.0\n'
MODE = '[[part_kind.modes]]\nid = "torn"\nname = "Torn"\nsymptom = "It hisses."\n'
TANK = '[[scenario.tank]]\nid = "oxygen"\nname = "O"\nholds = "water"\namount_kg = 1\ncapacity_kg = 2\n'
ROOM = '[[scenario]]\nid = "s"\nname = "S"\nbare = true\n[[scenario.module]]\nid = "hall"\nvolume_m3 = 60.0\n'
MACHINE = '[[scenario.machine]]\nid = "m"\nkind = "probe.k"\nmodule = "hall"\n'


def kind_fed_from(tank: str) -> str:
    row = f'make_up = {{ gas = "oxygen", tank = "{tank}", hold_kpa = 21.0, feed_kg_per_h = 1.0 }}'
    return f'[[machine_kind]]\nid = "probe.k"\nname = "K"\n{row}\n'


def patch(table: str, name: str, rows: str) -> dict[str, str]:
    return {"patches.toml": f'[[patch]]\ntype = "{table}"\nid = "{name}"\n{rows}\n'}


@pytest.fixture
def refused(make_pack: Make, told: Told) -> Callable[..., list[str]]:
    return lambda files: told(core_pack_dir(), make_pack("probe", files))


Refused = Callable[..., list[str]]


def test_a_part_that_only_fails_after_another_failure_never_fails_at_all(refused: Refused) -> None:
    [line] = refused({"part_kinds.toml": PART + MODE + "later = true\n"})
    assert line.startswith("probe/part_kinds.toml:10:9 [entry p] it never begins to fail")
    assert "leave later out of one of them" in line


def test_a_part_may_have_a_way_to_fail_that_follows_another(refused: Refused) -> None:
    assert refused({"part_kinds.toml": PART + MODE + MODE.replace("torn", "gone") + "later = true\n"}) == []


def test_gas_is_fed_from_a_tank_that_holds_it(refused: Refused) -> None:
    [line] = refused({"machine_kinds.toml": kind_fed_from("water")})
    assert 'it feeds oxygen from "water", which holds water (mend: tanks of oxygen: "oxygen")' in line
    assert line.startswith("probe/machine_kinds.toml:4:")


def test_a_bare_scenario_may_not_fill_the_tank_with_something_else(refused: Refused) -> None:
    files = {"machine_kinds.toml": kind_fed_from("oxygen"), "scenarios/s.toml": ROOM + MACHINE + TANK}
    [line] = refused(files)
    assert line.startswith('probe/scenarios/s.toml:15:9 [entry s] "probe.k" feeds oxygen from it, and it holds water')


@pytest.mark.parametrize(
    ("table", "name", "field", "why"),
    [
        ("crew", "kitchen", "work", "there is no place where it works"),
        ("crew", "kitchen", "homes", "there is no place where it sleeps"),
        ("names", "settlers", "she", "no list has any given names of women"),
        ("names", "settlers", "he", "no list has any given names of men"),
        ("names", "settlers", "family", "no list has any family names"),
    ],
)
def test_people_have_names_and_places(refused: Refused, table: str, name: str, field: str, why: str) -> None:
    [line] = refused(patch(table, name, f"set = {{ {field} = [] }}"))
    assert line.startswith("probe/patches.toml:4:")
    assert why in line


def test_a_list_of_names_may_lack_what_another_has(refused: Refused) -> None:
    assert refused({"names.toml": '[[names]]\nid = "probe.n"\nfamily = ["Nobody"]\n'}) == []


@pytest.mark.parametrize(
    ("table", "name", "field", "value", "why"),
    [
        ("module", "hab_3", "volume_m3", "1e300", "1e+300 is above 1e+07 (mend: a volume of 0.1 to 10,000,000 cubic"),
        ("module", "hab_3", "volume_m3", "1e-300", "1e-300 is below 0.1"),
        ("module", "hab_3", "temperature_k", "22.0", "22.0 is below 150 (mend: a temperature of 150 to 400 K; 22 deg"),
        ("module", "hab_3", "temperature_k", "1e9", "1000000000.0 is above 400"),
        (
            "module",
            "hab_3",
            "pressure_kpa",
            "101300",
            "101300 is above 500 (mend: a pressure of 0 to 500 kPa; 101,300 Pa",
        ),
        ("machine", "hab_3.generator", "rating_share", "1e9", "1000000000.0 is above 100 (mend: a size above 0"),
        ("part_kind", "door_seal", "shape", "0.001", "0.001 is below 0.2 (mend: a Weibull shape of 0.2 to 20)"),
        ("part_kind", "door_seal", "life_h", "1e-3", "0.001 is below 1 (mend: hours, from 1 on)"),
        (
            "activity",
            "walk",
            "metabolic_share",
            "1e9",
            "1000000000.0 is above 20 (mend: a share of a mean day's breath",
        ),
        (
            "door",
            "hab_1.hab_2",
            "area_m2",
            "1e300",
            "1e+300 is above 1e+09 (mend: no number is larger than 1,000,000,000",
        ),
    ],
)
def test_a_figure_of_another_world_is_told_its_limits(
    refused: Refused, table: str, name: str, field: str, value: str, why: str
) -> None:
    [line] = refused(patch(table, name, f"set = {{ {field} = {value} }}"))
    assert line.startswith(f"probe/patches.toml:4:{len(field) + 12} [entry {name}] {why}")
