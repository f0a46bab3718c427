"""Packs with mistakes: each is told with file, line, entry and how to mend it, and all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.locations import core_pack_dir

Make = Callable[..., Path]
Told = Callable[..., list[str]]
SCENARIO = '[[scenario]]\nid = "probe.bad"\nname = "Bad"\nbare = true\n'
HALL = '[[scenario.module]]\nid = "hall"\nvolume_m3 = 440.0\n'


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("volume_m3 = 0", "7:13 [entry probe.bad] 0 is below 0.1 (mend: a volume of 0.1 to 10,000,000 cubic metres)"),
        (
            "beds = 1",
            '5:1 [entry probe.bad] the key "volume_m3" is missing (mend: add volume_m3 = ..., a volume of 0.1',
        ),
        (
            "volume_m3 = 1\npressure_pa = 101",
            'key "pressure_pa" (mend: did you mean "pressure_kpa"? It is given in kPa)',
        ),
        ("volume_m3 = 1\nbedz = 1", '8:1 [entry probe.bad] unknown key "bedz" (mend: did you mean "beds"?)'),
        (
            'volume_m3 = "60"',
            '7:13 [entry probe.bad] the text "60" where a number is wanted (mend: take the quotes',
        ),
        (
            "volume_m3 = 1\nname = 3",
            "8:8 [entry probe.bad] the number 3 where text in quotes is wanted (mend: put",
        ),
        ("volume_m3 = 1\nbeds = 1.5", "8:8 [entry probe.bad] the number 1.5 where a whole number is wanted"),
        ("volume_m3 = 1\nbeds = 2.0", "8:8 [entry probe.bad] expected int, got float"),
        (
            "volume_m3 = inf",
            "7:13 [entry probe.bad] inf is not a number that can be used (mend: write a finite",
        ),
        ("volume_m3 = 1e999", "7:13 [entry probe.bad] inf is not a number that can be used"),
        ("volume_m3 = nan", "7:13 [entry probe.bad] nan is not a number that can be used"),
        ("volume_m3 = 2026-01-01", "7:13 [entry probe.bad] 2026-01-01 is a date, which no entry holds"),
        ('volume_m3 = 1\npurpose = "frm"', '8:11 [entry probe.bad] "frm" is not one of "airlock", "command"'),
        ('volume_m3 = 1\npurpose = "frm"', '(mend: did you mean "farm"?)'),
        ('volume_m3 = 1\nname = ""', '8:8 [entry probe.bad] "" is empty (mend: write something, or leave the key out)'),
        (
            "volume_m3 = 1\ngas = { o2_share = -0.21, n2_share = 1.2 }",
            "8:20 [entry probe.bad] -0.21 is below 0",
        ),
        (
            "volume_m3 = 1\ngas = { o2_share = 0.5 }",
            "8:7 [entry probe.bad] the shares of the gas add up to 1.29",
        ),
        (
            "volume_m3 = 1\n[scenario.module.gas]\no2_share = 0.5",
            "8:1 [entry probe.bad] the shares of the gas",
        ),
        (
            "volume_m3 = 1\nfixtures = 4",
            "8:12 [entry probe.bad] the number 4 where a list is wanted (mend: put it",
        ),
        ('volume_m3 = 1\nfixtures = ["dust"]', '8:13 [entry probe.bad] there is no part_kind "dust"'),
        ("volume_m3 = 1\nshape = { x_m = 1 }", '8:9 [entry probe.bad] the key "y_m" is missing'),
    ],
)
def test_a_wrong_value_in_a_module_is_told_where_it_stands(make_pack: Make, told: Told, rows: str, line: str) -> None:
    text = f'{SCENARIO}[[scenario.module]]\nid = "hall"\n{rows}\n'
    lines = told(make_pack("probe", {"scenarios/bad.toml": text}))
    assert any(line in each for each in lines), lines
    assert all(each.startswith("probe/scenarios/bad.toml:") for each in lines)


def test_columns_count_characters_not_bytes(make_pack: Make, told: Told) -> None:
    text = '[[module]]\nid = "a"\nvolume_m3 = 1\nrooms = [{ id = "r", name = "Mädchenhöhe", beds = -1 }]\n'
    [line] = told(make_pack("probe", {"modules.toml": text}))
    assert line.startswith(f"probe/modules.toml:4:{text.splitlines()[3].index('-1') + 1} [entry a] -1 is below 0")


def test_a_door_to_nowhere_is_told_at_the_end_that_leads_there(make_pack: Make, told: Told) -> None:
    door = '[[scenario.door]]\nid = "inner"\nbetween = ["hall", "hal"]\n'
    [line] = told(make_pack("probe", {"scenarios/bad.toml": SCENARIO + HALL + door}))
    assert line == (
        'probe/scenarios/bad.toml:10:20 [entry probe.bad] there is no module "hal" (mend: did you mean "hall"?)'
    )


def test_a_door_from_a_module_to_itself_is_refused(make_pack: Make, told: Told) -> None:
    door = '[[scenario.door]]\nid = "inner"\nbetween = ["hall", "hall"]\n'
    [line] = told(make_pack("probe", {"scenarios/bad.toml": SCENARIO + HALL + door}))
    assert ':10:20 [entry probe.bad] "inner" leads from "hall" to itself' in line


@pytest.mark.parametrize(
    ("ends", "line"),
    [
        ('"hall"', "10:11 [entry probe.bad] a list of 1 where one of 2 is wanted (mend: add 1)"),
        ('"hall", "a", "b"', "10:11 [entry probe.bad] a list of 3 where one of 2 is wanted (mend: take 1 out)"),
    ],
)
def test_a_list_of_too_few_or_too_many_is_told_how_many_are_wanted(
    make_pack: Make, told: Told, ends: str, line: str
) -> None:
    door = f'[[scenario.door]]\nid = "inner"\nbetween = [{ends}]\n'
    [found] = told(make_pack("probe", {"scenarios/bad.toml": SCENARIO + HALL + door}))
    assert found == f"probe/scenarios/bad.toml:{line}"


def test_choices_are_told_once_where_none_is_near(make_pack: Make, told: Told) -> None:
    text = f'{SCENARIO}{HALL}purpose = "zzz"\n'
    [found] = told(make_pack("probe", {"scenarios/bad.toml": text}))
    assert found.endswith('"stores", "tunnel"')


def test_a_hole_and_people_in_a_module_that_is_not_there_are_refused(make_pack: Make, told: Told) -> None:
    rest = '[[scenario.hole]]\nmodule = "lock"\ndiameter_mm = 4\n'
    rest += '[[scenario.colonists]]\nmodule = "lok"\ncount = 1\n'
    lines = told(make_pack("probe", {"scenarios/bad.toml": SCENARIO + HALL + rest}))
    assert [line.split(" ")[0] for line in lines] == [
        "probe/scenarios/bad.toml:9:10",
        "probe/scenarios/bad.toml:12:10",
    ]


def test_a_bare_scenario_knows_only_the_modules_it_lists(make_pack: Make, told: Told) -> None:
    module = '[[module]]\nid = "dome"\nvolume_m3 = 9\n'
    hole = '[[scenario.hole]]\nmodule = "dome"\ndiameter_mm = 4\n'
    bare = make_pack("bare", {"modules.toml": module, "scenarios/s.toml": SCENARIO + HALL + hole})
    [line] = told(bare)
    assert 'there is no module "dome"' in line
    full = SCENARIO.replace("bare = true", "bare = false") + hole
    assert told(make_pack("full", {"modules.toml": module, "scenarios/s.toml": full})) == []


def test_everything_wrong_with_one_colony_is_told_at_once(make_pack: Make, told: Told) -> None:
    text = (
        SCENARIO
        + '[[scenario.module]]\nid = "lock"\nvolume_m3 = 0.0\n'
        + '[[scenario.module]]\nid = "hall"\nvolume_m3 = 4\ngas = { o2_share = -0.2, n2_share = 0.9 }\n'
        + '[[scenario.door]]\nid = "inner"\nbetween = ["lock", "nowhere"]\nstate = "ajarr"\n'
        + '[[scenario.module]]\nid = "hall"\nvolume_m3 = 4\n'
        + '[[scenario.colonists]]\nmodule = "hall"\ncount = 0\n'
    )
    lines = told(make_pack("probe", {"scenarios/bad.toml": text}))
    assert [line.split(" [")[0] for line in lines] == [
        "probe/scenarios/bad.toml:7:13",
        "probe/scenarios/bad.toml:11:20",
        "probe/scenarios/bad.toml:14:20",
        "probe/scenarios/bad.toml:15:9",
        "probe/scenarios/bad.toml:17:6",
        "probe/scenarios/bad.toml:21:9",
    ]


def test_mistakes_of_many_sorts_in_many_files_are_told_at_once(make_pack: Make, told: Told) -> None:
    pack = make_pack(
        "probe",
        {
            "modules.toml": '[[module]]\nid = "A B"\nvolume_m3 = 1\n',
            "doors.toml": b'[[door]]\nid = "\xff"\n',
            "machines.toml": "[[machine]]\nid = \n",
            "tasks.toml": '[[task]]\nid = "x"\n',
            "machnes.toml": "",
        },
        requires=["sun"],
        game=">=9",
    )
    lines = told(pack)
    for start in (
        "probe/doors.toml:2:7 is not UTF-8: byte 0xff (mend: save the file as UTF-8)",
        "probe/machines.toml:2:6 is not TOML: invalid value",
        'probe/machnes.toml no data file is called so (mend: did you mean "machines.toml"?)',
        'probe/modules.toml:2:6 [entry A B] "A B" is not written as it must be (mend: an id: lower-case',
        'probe/pack.toml:3:8 works with the game at ">=9", and this is',
        'probe/pack.toml:5:13 requires the pack "sun", which is not there',
        'probe/tasks.toml:1:1 [entry x] the key "name" is missing',
    ):
        assert any(line.startswith(start) for line in lines), (start, lines)


def test_the_same_id_twice_names_both_places(make_pack: Make, told: Told) -> None:
    text = '[[module]]\nid = "a"\nvolume_m3 = 1\n[[module]]\nid = "a"\nvolume_m3 = 1\n'
    [line] = told(make_pack("probe", {"modules.toml": text}))
    assert line.startswith(
        'probe/modules.toml:5:6 [entry a] the module "a" is already there, at probe/modules.toml:2:6'
    )


def test_the_same_id_in_two_packs_names_both_places_and_offers_a_patch(make_pack: Make, told: Told) -> None:
    text = '[[module]]\nid = "a"\nvolume_m3 = 1\n'
    [line] = told(make_pack("one", {"modules.toml": text}), make_pack("two", {"modules.toml": text}))
    assert line.startswith("two/modules.toml:2:6 [entry a]")
    assert "at one/modules.toml:2:6" in line
    assert '[[patch]] type = "module"' in line


def test_a_table_that_is_no_list_of_entries_is_told_the_double_brackets(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("probe", {"modules.toml": '[module]\nid = "a"\n'}))
    assert line.startswith('probe/modules.toml:1:1 "module" must be a list of entries')
    assert "[[module]]" in line


def test_an_entry_in_the_wrong_file_is_told_the_right_one(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("probe", {"modules.toml": '[[door]]\nid = "a"\n'}))
    assert 'the table "door" does not belong in this file (mend: move it to doors.toml)' in line


def test_a_misspelt_folder_or_ending_is_told_the_right_name(make_pack: Make, told: Told) -> None:
    lines = told(make_pack("probe", {"scenario/a.toml": "", "doors.toml.txt": "", "Machines.TML": ""}))
    assert any('did you mean "scenarios/a.toml"?' in line for line in lines)
    assert any(line.startswith("probe/doors.toml.txt no data file is called so") for line in lines)
    assert any(line.startswith("probe/Machines.TML no data file is called so") for line in lines)


def test_a_folder_that_is_missing_or_no_pack_is_told(make_pack: Make, told: Told, tmp_path: Path) -> None:
    make_pack("probe")
    [missing] = told(tmp_path / "prob")
    assert "there is no folder" in missing
    assert 'did you mean "probe"?' in missing
    (tmp_path / "empty").mkdir()
    [empty] = told(tmp_path / "empty")
    assert empty.startswith("empty/pack.toml there is no pack.toml")


def test_what_fails_and_how_must_exist(make_pack: Make, told: Told) -> None:
    part = """
[[part_kind]]
id = "seal"
name = "Seal"
life_h = 100.0
hours_share = 1.0
modes = [{ id = "torn", name = "Torn", symptom = "It hisses." }]
"""
    rows = SCENARIO + HALL + 'fixtures = ["seal"]\n'
    for part_name, mode, wanted in [
        ("hall/seal", "torn", None),
        ("hall/seal", "tron", '"seal" does not fail by "tron" (mend: did you mean "torn"?)'),
        ("hall/seel", "torn", '"hall" has no part "seel" (mend: did you mean "seal"?)'),
        ("hal/seal", "torn", 'nothing called "hal" has parts (mend: did you mean "hall"?)'),
    ]:
        text = f'{rows}[[scenario.happening]]\npart = "{part_name}"\nmode = "{mode}"\n'
        name = f"p-{part_name.replace('/', '-')}-{mode}"
        lines = told(make_pack(name, {"scenarios/s.toml": text, "part_kinds.toml": part}))
        assert (lines == []) if wanted is None else (wanted in lines[0]), lines


def test_gear_that_loses_by_a_wear_it_has_not_is_told_what_to_add(make_pack: Make, told: Told) -> None:
    text = '[[item]]\nid = "hood"\nname = "Hood"\nmass_kg = 1.0\nworn_loss_share = 0.3\n'
    [line] = told(make_pack("probe", {"items.toml": text}))
    assert line.startswith("probe/items.toml:5:")
    assert "it has no life_h, so it never wears (mend: add life_h, or take worn_loss_share out)" in line


def test_what_would_leave_nothing_to_divide_by_is_refused_with_its_limit(make_pack: Make, told: Told) -> None:
    wrong = {
        "rules": ("bulkhead_close_s = 0", "lasting_from_share = 1"),
        "crew_rules": ("weary_per_h = 0", "burn_out_from_share = 1", "inspection_share = 0"),
        "training": ("alone_share = 0",),
        "weather": ("albedo = 1",),
        "earth": ('"mars.eccentricity" = 1',),
    }
    rows = [(table, row) for table, rows in wrong.items() for row in rows]
    patches = "".join(f'[[patch]]\ntype = "{table}"\nid = "core"\nset = {{ {row} }}\n' for table, row in rows)
    lines = told(core_pack_dir(), make_pack("probe", {"patches.toml": patches}))
    assert len(lines) == len(rows)
    assert sum("0 is not above 0 (mend: a number above zero)" in line for line in lines) == 2
    assert sum("0 is not above 0 (mend: a share above 0 (none), up to 1 (all))" in line for line in lines) == 2
    assert sum("1 is not below 1 (mend: a share from 0 (none) to less than 1 (all))" in line for line in lines) == 4
    farm = '[[patch]]\ntype = "farm"\nid = "first_farm"\nset = { full_co2_kpa = 0.005 }\n'
    (line,) = told(core_pack_dir(), make_pack("second", {"patches.toml": farm}))
    assert "nothing grows in 0.005 kPa of carbon dioxide (mend: make it more than 0.005)" in line
