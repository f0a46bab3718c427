"""How a pack changes what an earlier one added."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.kinds.scenario import ScenarioKind
from game.content.loading import check_packs
from game.content.store import Content

Make = Callable[..., Path]
Told = Callable[..., list[str]]

CORE = """\
[[scenario]]
id = "core.rooms"
name = "Rooms"
bare = true
[[scenario.module]]
id = "core.hall"
volume_m3 = 400
beds = 10
rooms = [{ id = "a", name = "A" }, { id = "b", name = "B", beds = 2 }]
[[scenario.module]]
id = "lock"
volume_m3 = 60
[[scenario.door]]
id = "inner"
between = ["lock", "core.hall"]
gap_cm2 = 5
"""
HEAD = '[[patch]]\ntype = "scenario"\nid = "core.rooms"\n'


@pytest.fixture
def patched(make_pack: Make) -> Callable[[str], ScenarioKind]:
    def patch(rows: str) -> ScenarioKind:
        core = make_pack("core", {"scenarios/rooms.toml": CORE})
        report = check_packs([core, make_pack("mod", {"patches.toml": HEAD + rows})])
        assert isinstance(report.content, Content), report.render()
        return report.content.scenarios["core.rooms"]

    return patch


@pytest.fixture
def refused(make_pack: Make, told: Told) -> Callable[[str], list[str]]:
    def patch(rows: str) -> list[str]:
        core = make_pack("core", {"scenarios/rooms.toml": CORE})
        return told(core, make_pack("mod", {"patches.toml": HEAD + rows}))

    return patch


Patched = Callable[[str], ScenarioKind]
Refused = Callable[[str], list[str]]


def test_set_replaces_a_value_and_leaves_the_rest(patched: Patched) -> None:
    scenario = patched('set = { name = "New", "door.inner.state" = "ajar" }\n')
    assert (scenario.name, scenario.bare) == ("New", True)
    assert (scenario.door[0].state, scenario.door[0].gap_cm2) == ("ajar", 5.0)


def test_a_nested_table_says_the_same_as_dots(patched: Patched) -> None:
    scenario = patched(
        'set.door.inner.gap_cm2 = 7\nset.module."core.hall".gas = { o2_share = 0.3, n2_share = 0.6896 }\n'
    )
    assert scenario.door[0].gap_cm2 == 7.0
    assert (scenario.module[0].gas.o2_share, scenario.module[0].gas.h2o_share) == (0.3, 0.01)


def test_ids_with_dots_are_found_on_the_way(patched: Patched) -> None:
    assert patched('multiply = { "module.core.hall.volume_m3" = 0.5 }\n').module[0].volume_m3 == 200.0


def test_add_and_multiply_work_on_defaults_too(patched: Patched) -> None:
    scenario = patched(
        'add = { start_sol = -40, "module.lock.beds" = 3 }\nmultiply = { "module.1.pressure_kpa" = 0.5 }\n'
    )
    assert scenario.start_sol == 500
    assert scenario.module[1].beds == 3
    assert scenario.module[1].pressure_kpa == 101.3 * 0.5


def test_multiplying_comes_before_adding(patched: Patched) -> None:
    assert (
        patched('add = { "module.core.hall.beds" = 1 }\nmultiply = { "module.core.hall.beds" = 0.5 }\n').module[0].beds
        == 6
    )


def test_append_takes_one_element_or_several(patched: Patched) -> None:
    scenario = patched(
        'append."module.core.hall.rooms" = { id = "c", name = "C" }\n'
        'append.hole = [{ module = "lock", diameter_mm = 4 }]\n'
    )
    assert [room.id for room in scenario.module[0].rooms] == ["a", "b", "c"]
    assert scenario.hole[0].module == "lock"


def test_remove_takes_elements_away_and_gives_fields_their_default(patched: Patched) -> None:
    scenario = patched('remove = ["module.core.hall.rooms.a", "door.inner.gap_cm2", "module.core.hall.beds"]\n')
    assert [room.id for room in scenario.module[0].rooms] == ["b"]
    assert scenario.door[0].gap_cm2 == 0.0
    assert scenario.module[0].beds == 0


def test_a_later_patch_sees_what_an_earlier_one_did(make_pack: Make) -> None:
    rows = HEAD + "add = { start_sol = 1 }\n"
    packs = [make_pack("core", {"scenarios/rooms.toml": CORE}), make_pack("a", {"patches.toml": rows})]
    packs.append(make_pack("b", {"patches.toml": HEAD + "multiply = { start_sol = 2 }\n"}))
    content = check_packs(packs).content
    assert content is not None
    assert content.scenarios["core.rooms"].start_sol == 1082


def test_a_patch_may_stand_in_any_data_file(make_pack: Make) -> None:
    packs = [make_pack("core", {"scenarios/rooms.toml": CORE})]
    packs.append(make_pack("a", {"modules.toml": HEAD + 'set = { name = "Other" }\n'}))
    content = check_packs(packs).content
    assert content is not None
    assert content.scenarios["core.rooms"].name == "Other"


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("set = { nmae = 'x' }", '4:9 [entry core.rooms] unknown key "nmae" (mend: did you mean "name"?)'),
        ('set = { "door.inner.gap_cm2" = -1 }', "4:32 [entry core.rooms] -1 is below 0"),
        (
            'set = { "door.iner.state" = "open" }',
            '4:9 [entry core.rooms] the list holds no "iner" (mend: did you mean',
        ),
        (
            "multiply = { name = 2 }",
            '4:14 [entry core.rooms] the value there, "Rooms", is not a number (mend: use set)',
        ),
        ('multiply = { start_sol = "2" }', '4:14 [entry core.rooms] "2" is not a number'),
        ("multiply = { start_sol = 0.3333 }", "the number 179.982 where a whole number is wanted"),
        ('append = { name = "x" }', '4:12 [entry core.rooms] the value there, "Rooms", is not a list'),
        ('remove = ["start_soll"]', 'there is no "start_soll" to change'),
        ('remove = ["name"]', '4:11 [entry core.rooms] the key "name" is missing'),
        ('set = { id = "x" }', "1:1 [entry core.rooms] a patch cannot change an id"),
        ('set = { "door.inner.between" = ["lock", "x"] }', '4:41 [entry core.rooms] there is no module "x"'),
        ('set = { "name.x" = 1 }', '4:9 [entry core.rooms] name is "Rooms": there is nothing inside it'),
        ("sett = { name = 'x' }", '4:1 unknown key "sett" (mend: did you mean "set"?)'),
        ("multiply = { start_h = inf }", "4:24 inf is not a number that can be used"),
    ],
)
def test_a_patch_that_cannot_be_done_is_told_in_its_own_file(refused: Refused, rows: str, line: str) -> None:
    lines = refused(rows + "\n")
    assert len(lines) == 1
    assert lines[0].startswith("mod/patches.toml:")
    assert line in lines[0]


def test_a_patch_of_what_is_not_there_offers_the_nearest(make_pack: Make, told: Told) -> None:
    rows = '[[patch]]\ntype = "scenaro"\nid = "core.rooms"\n[[patch]]\ntype = "scenario"\nid = "core.room"\n'
    lines = told(make_pack("core", {"scenarios/rooms.toml": CORE}), make_pack("mod", {"patches.toml": rows}))
    assert lines == [
        'mod/patches.toml:2:8 [entry core.rooms] no type is called "scenaro" (mend: did you mean "scenario"?)',
        'mod/patches.toml:6:6 [entry core.room] there is no scenario "core.room" to patch '
        '(mend: did you mean "core.rooms"?)',
    ]


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("door." + "7" * 5_000, "the way to it has more than 1944 characters (mend: flatten its tables and lists)"),
        ("door." + "7" * 1_500, 'the list holds no "777'),
        ("a." * 1_100 + "a", "the way to it has more than 1944 characters"),
        ("a." * 100 + "a", "the way to it has more than 24 steps"),
    ],
)
def test_a_way_longer_than_any_entry_is_deep_is_refused_before_it_is_walked(
    refused: Refused, way: str, why: str
) -> None:
    [line] = refused(f'set = {{ "{way}" = 1 }}\n')
    assert line.startswith(f"mod/patches.toml:4:9 [entry core.rooms] {why}")


def test_what_patches_nest_is_as_deep_as_a_file_may_be_and_no_deeper(refused: Refused) -> None:
    deep = "[" * 19 + "]" * 19
    [line] = refused(f'set = {{ "{"a." * 10}a" = {deep} }}\n')
    assert line.startswith("mod/patches.toml:4:46 [entry core.rooms] the entry would be nested more than 24 deep")
