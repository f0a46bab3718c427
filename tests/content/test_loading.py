"""Packs that are right: what they become."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.kinds.place import ModulePlan
from game.content.loading import check_packs, load_packs
from game.content.problems import ContentError
from game.content.store import Content

ROOT = Path(__file__).resolve().parents[2]

ROOMS = """\
[[scenario]]
id = "probe.rooms"
name = "Two rooms"
bare = true                       # only what is listed: no director, Earth, story, wear
[[scenario.module]]
id = "lock"
volume_m3 = 60.0
pressure_kpa = 101.3
temperature_k = 295.0
gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }
[[scenario.module]]
id = "hall"
volume_m3 = 440.0
pressure_kpa = 101.3
temperature_k = 295.0
gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }
[[scenario.door]]
id = "inner"
between = ["lock", "hall"]
state = "ajar"                    # open, ajar, closed, sealed, jammed
gap_cm2 = 5.05                    # orifice area when ajar
discharge_coefficient = 0.7
exchange_m3_per_s = 0.0           # steady two-way exchange (fan, doorway)
[[scenario.hole]]
module = "lock"
diameter_mm = 45.5
discharge_coefficient = 0.7
[[scenario.colonists]]
module = "hall"
count = 16
"""
MODULES = '[[module]]\nid = "b"\nvolume_m3 = 2\n\n[[module]]\nid = "a"\nvolume_m3 = 1\n'

Make = Callable[..., Path]
Load = Callable[..., Content]


def test_a_bare_colony_of_two_rooms_loads_as_it_is_written(make_pack: Make, loaded: Load) -> None:
    scenario = loaded(make_pack("probe", {"scenarios/rooms.toml": ROOMS})).scenarios["probe.rooms"]
    assert [module.id for module in scenario.module] == ["lock", "hall"]
    assert scenario.door[0].gap_cm2 == 5.05
    assert scenario.hole[0].diameter_mm == 45.5
    assert scenario.colonists[0].count == 16


def test_entries_stand_in_the_order_of_their_file(make_pack: Make, loaded: Load) -> None:
    content = loaded(make_pack("probe", {"modules.toml": MODULES}))
    assert list(content.modules) == ["b", "a"]
    assert content.of(ModulePlan) is content.modules
    assert content.table("module") is content.modules


def test_entries_cannot_be_changed_by_who_reads_them(make_pack: Make, loaded: Load) -> None:
    content = loaded(make_pack("probe", {"modules.toml": MODULES}))
    with pytest.raises(TypeError):
        content.modules["c"] = content.modules["a"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        content.modules["a"].volume_m3 = 5.0  # type: ignore[misc]


def test_a_later_pack_adds_to_the_base_game(make_pack: Make) -> None:
    core = make_pack("core", {"modules.toml": MODULES})
    door = '[[door]]\nid = "mod.door"\nbetween = ["a", "b"]\n'
    content = load_packs(core, [make_pack("mod", {"doors.toml": door})])
    assert list(content.doors) == ["mod.door"]
    assert [pack.head.id for pack in content.packs] == ["core", "mod"]


def test_every_mistake_is_in_the_exception(make_pack: Make) -> None:
    pack = make_pack("core", {"modules.toml": '[[module]]\nid = "a"\nvolume_m3 = 0\nbedz = 1\n'})
    with pytest.raises(ContentError) as caught:
        load_packs(pack)
    assert len(caught.value.problems) == 2
    assert "core/modules.toml:3:13" in str(caught.value)


def test_hidden_files_and_pictures_are_no_concern_of_the_reader(make_pack: Make, loaded: Load) -> None:
    files = {
        ".git/x.toml": "=",
        "README.md": "# Hi",
        "icons/dome.svg": "<svg/>",
        "machines.schema.json": "{}",
    }
    assert loaded(make_pack("probe", files)).packs[0].head.id == "probe"


def test_a_problem_can_be_told_of_an_entry_that_was_loaded(make_pack: Make, loaded: Load) -> None:
    content = loaded(make_pack("probe", {"modules.toml": MODULES}))
    problem = content.problem(ModulePlan, "a", ("volume_m3",), "is too small", "build it larger")
    assert problem.render() == "probe/modules.toml:7:13 [entry a] is too small (mend: build it larger)"


def test_a_check_sums_up(make_pack: Make) -> None:
    good = check_packs([make_pack("probe")])
    assert good.ok
    assert good.render() == "No problems: probe 1.0.0."
    bad = check_packs([make_pack("other", {"modules.toml": "[[modul]]\n"})])
    assert not bad.ok
    assert bad.render().endswith("1 problem found.")


def test_what_only_mistakes_need_is_not_imported_while_all_is_well(make_pack: Make) -> None:
    pack = make_pack("probe", {"scenarios/rooms.toml": ROOMS})
    code = (
        "import sys; from pathlib import Path; from game.content.loading import load_packs;"
        f"load_packs(Path({str(pack)!r}));"
        "print([name for name in ('toml_rs', 'jsonschema_rs', 'numpy', 'pygame') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SAFE_HEAD = 'id = "probe"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Probe"\nsafe_to_add = true\n'


def test_a_pack_that_says_it_is_safe_to_add_may_hold_texts_and_nothing_that_a_game_has_already(
    make_pack: Make,
) -> None:
    core = make_pack("core", {"modules.toml": MODULES})
    text = '[[text]]\nid = "probe.own"\ntext = "A word."\n'
    load_packs(core, [make_pack("probe", {"pack.toml": SAFE_HEAD, "texts/own.toml": text})])
    place = '[[module]]\nid = "probe.hall"\nname = "Hall"\nvolume_m3 = 90.0\n'
    patch = '[[patch]]\ntype = "module"\nid = "a"\nset = { volume_m3 = 5.0 }\n'
    (core.parent / "probe" / "modules.toml").write_text(place)
    (core.parent / "probe" / "patches.toml").write_text(patch)
    with pytest.raises(ContentError) as caught:
        load_packs(core, [core.parent / "probe"])
    told = str(caught.value)
    assert "probe/modules.toml:2:6 [entry probe.hall] no module can be added to a game that has begun" in told
    assert "probe/patches.toml:4:21 [entry a] nothing can be patched in a game that has begun" in told
    assert len(caught.value.problems) == 2
