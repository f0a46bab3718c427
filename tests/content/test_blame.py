"""A mistake is told where it was made: at the patch or the entry of the later pack, in its own folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.locations import core_pack_dir

Make = Callable[..., Path]
Told = Callable[..., list[str]]
MODULE = '[[module]]\nid = "{}"\nvolume_m3 = 60.0\n'


@pytest.fixture
def beside_core(make_pack: Make, told: Told) -> Callable[..., list[str]]:
    return lambda files, **head: told(core_pack_dir(), make_pack("probe", files, **head))


Say = Callable[..., list[str]]


def patch(table: str, name: str, rows: str) -> dict[str, str]:
    return {"patches.toml": f'[[patch]]\ntype = "{table}"\nid = "{name}"\n{rows}\n'}


def test_a_way_to_fail_that_a_patch_takes_away_is_told_at_the_patch(beside_core: Say) -> None:
    lines = beside_core(patch("part_kind", "door_seal", 'remove = ["modes.nicked"]'))
    assert lines
    assert all(line.startswith("probe/patches.toml:4:11 [entry door_seal]") for line in lines)
    assert any(
        '"door_seal" does not fail by "nicked"; the scenario "hab_3" wants it so, at core/scenarios/hab_3.toml:' in line
        for line in lines
    )


def test_a_mass_for_which_no_recipe_has_enough_is_told_at_the_patch(beside_core: Say) -> None:
    lines = beside_core(patch("item", "mask", "set = { mass_kg = 1e9 }"))
    assert lines
    assert all(line.startswith("probe/patches.toml:4:19 [entry mask]") for line in lines)
    assert any("at core/recipes.toml:" in line for line in lines)


def test_a_part_that_a_patch_takes_out_of_a_machine_is_told_at_the_patch(beside_core: Say) -> None:
    lines = beside_core(patch("machine_kind", "oxygen_generator", "set = { parts = [] }"))
    assert lines
    assert all(line.startswith("probe/patches.toml:4:17 [entry oxygen_generator]") for line in lines)


def test_a_room_with_the_id_of_another_is_told_where_it_came_later(beside_core: Say) -> None:
    room = 'rooms = [{ id = "hab_3", name = "Mine" }]\n'
    [line] = beside_core({"modules.toml": MODULE.format("probe.annex") + room})
    assert line.startswith("probe/modules.toml:4:17 [entry probe.annex] another room or module is called")


def test_a_module_with_the_id_of_a_room_is_told_where_it_came_later(beside_core: Say) -> None:
    [line] = beside_core({"modules.toml": MODULE.format("4-14")})
    assert line.startswith('probe/modules.toml:2:6 [entry 4-14] a room is called "4-14" already')


def test_a_module_that_a_scenario_of_an_earlier_pack_adds_is_told_in_the_later(make_pack: Make, told: Told) -> None:
    scenario = '[[scenario]]\nid = "one.s"\nname = "S"\n[[scenario.module]]\nid = "den"\nvolume_m3 = 60.0\n'
    one = make_pack("one", {"scenarios/s.toml": scenario})
    [line] = told(one, make_pack("two", {"modules.toml": MODULE.format("den")}))
    assert line.startswith(
        'two/modules.toml:2:6 [entry den] the module "den" is already there, at one/scenarios/s.toml:5:6'
    )


def test_a_mod_that_calls_itself_the_base_game_is_told_in_its_own_folder(beside_core: Say) -> None:
    [line] = beside_core({}, id="core")
    assert line.startswith('probe/pack.toml:1:6 the pack id "core" is used twice')


def test_a_file_is_named_by_the_folder_that_it_lies_in(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("pa", {"modules.toml": "[[modul]]\n"}, id="other"))
    assert line.startswith("pa/modules.toml:1:3 ")


def test_a_data_file_with_capitals_in_its_ending_is_told(make_pack: Make, told: Told) -> None:
    lines = told(make_pack("probe", {"Modules.TOML": "", "own.Toml": ""}))
    assert lines[0] == 'probe/Modules.TOML no data file is called so (mend: did you mean "modules.toml"?)'
    assert lines[1].startswith("probe/own.Toml no data file is called so")


def test_a_link_to_nothing_or_to_a_folder_is_told(make_pack: Make, told: Told) -> None:
    pack = make_pack("probe", {"texts/a.toml": ""})
    (pack / "picture.png").symlink_to(pack / "gone.png")
    (pack / "words").symlink_to(pack / "texts")
    assert told(pack) == [
        "probe/picture.png is a link to nothing (mend: put a plain file in its place)",
        "probe/words is a link to a folder (mend: put a plain file in its place)",
    ]
