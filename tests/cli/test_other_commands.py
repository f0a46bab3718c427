"""What the other commands do: list, check, write schemas, measure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.bench import measures
from game.cli.bench.names import NAMES
from game.cli.window import prepare, screen_missing
from game.locations import core_pack_dir
from tests.cli.outcomes import Deferred

ROOT = Path(__file__).resolve().parents[2]


def test_scenarios_are_listed_in_the_order_of_the_title_page(deferred: Deferred, probe: Path) -> None:
    code, out, err = deferred("scenarios", "--pack", probe)
    assert (code, err) == (0, "")
    names = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert names.index("hab_3") < names.index("probe.rooms")
    assert "probe.rooms  Two rooms, bare" in out


def test_a_good_pack_passes_the_check(deferred: Deferred, probe: Path) -> None:
    code, out, err = deferred("mods", "check", probe)
    assert (code, err) == (0, "")
    assert out.startswith("No problems: core ")
    assert out.endswith("probe 1.0.0.\n")


def test_the_base_game_can_be_checked_by_its_own_folder(deferred: Deferred) -> None:
    assert deferred("mods", "check", core_pack_dir()) == deferred("mods", "check")


def test_every_mistake_in_a_pack_is_told_with_file_and_line(deferred: Deferred, probe: Path) -> None:
    (probe / "modules.toml").write_text('[[module]]\nid = "a"\nvolume_m3 = 0\nbedz = 1\n')
    (probe / "doors.toml").write_bytes(b'[[door]]\nid = "\xff"\n')
    code, out, _ = deferred("mods", "check", "--pack", probe)
    assert code == 1
    for told in ("probe/modules.toml:3:13", "probe/modules.toml:4:1", "probe/doors.toml:2:7"):
        assert told in out
    assert out.endswith("3 problems found.\n")


def test_a_pack_that_is_not_there_is_told_before_anything_is_said_of_the_others(
    deferred: Deferred, probe: Path
) -> None:
    code, out, err = deferred("mods", "check", "nowhere", probe)
    assert (code, out) == (2, "")
    assert "there is no pack folder nowhere" in err


def test_a_tour_takes_packs_and_tells_their_mistakes(deferred: Deferred, tmp_path: Path, probe: Path) -> None:
    (probe / "modules.toml").write_text('[[module]]\nid = "a"\n')
    code, out, err = deferred("tour", "--out", tmp_path / "pictures", "--pack", probe)
    assert (code, out) == (1, "")
    assert "probe/modules.toml:1" in err


def test_the_word_after_an_unknown_option_is_no_mistake_of_its_own(deferred: Deferred) -> None:
    code, _, err = deferred("bench", "--pack", "my_pack")
    assert (code, len(err.splitlines())) == (2, 1)
    assert 'unknown option "--pack"' in err


def test_a_tour_whose_pictures_cannot_be_written_says_so_once(
    deferred: Deferred, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[Path]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.ui.tour.write_pictures", full)
    code, out, err = deferred("tour", "--out", tmp_path)
    assert (code, out) == (1, "")
    assert err == f"deferred: --out {tmp_path}: cannot be written: No space left on device\n"


def test_schemas_are_written_where_they_are_wanted(deferred: Deferred, tmp_path: Path) -> None:
    code, out, _ = deferred("mods", "schema", "--out", tmp_path / "schemas")
    assert code == 0
    assert "files written" in out
    assert json.loads((tmp_path / "schemas" / "machines.schema.json").read_text())["title"] == "machine"
    assert deferred("mods", "schema")[0] == 2


def test_schemas_for_which_the_disk_has_no_room_are_told_by_their_folder(
    deferred: Deferred, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> list[Path]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.content.schemas.write_schemas", full)
    code, out, err = deferred("mods", "schema", "--out", tmp_path)
    assert (code, out, err) == (1, "", f"deferred: --out {tmp_path}: cannot be written: No space left on device\n")


def test_a_folder_that_cannot_be_made_is_told(deferred: Deferred, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = deferred("mods", "schema", "--out", tmp_path / "file" / "inside")
    assert code == 2
    assert "cannot be made" in err


def test_a_bench_of_one_name_measures_that_alone(deferred: Deferred) -> None:
    code, out, _ = deferred("bench", "--only", "help", "--json", "-")
    assert code == 0
    (figure,) = json.loads(out)
    assert (figure["name"], figure["unit"]) == ("help", "s")
    assert figure["value"] > 0.0


def test_every_measure_has_one_way_to_be_taken_and_a_unit() -> None:
    taken = [name for names, _ in measures.TAKEN_TOGETHER for name in names]
    assert sorted(taken) == sorted(NAMES) == sorted(measures.UNITS)


def test_what_cannot_be_measured_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "TAKEN_TOGETHER", ((("crisis", "help"), lambda wanted: {"help": 0.25}),))
    said: list[str] = []
    assert [figure.name for figure in measures.measured(("help", "crisis"), said.append)] == ["help"]
    assert "crisis cannot be measured here" in said


def test_a_process_knows_how_much_memory_it_has_used() -> None:
    # in a process of its own: it is the most ever used that is counted, and other tests have used much in this one
    code = (
        "from game.balance.memory import peak_rss_mb\n"
        "before = peak_rss_mb()\n"
        "block = bytearray(80_000_000)\n"
        "block[::4096] = b'x' * len(block[::4096])\n"
        "print(peak_rss_mb() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(done.stdout) > 40.0


@pytest.mark.parametrize(
    ("environment", "platform", "missing"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"SDL_VIDEODRIVER": "dummy"}, "linux", False),
        ({}, "win32", False),
        ({}, "darwin", False),
    ],
)
def test_a_screen_is_missed_only_where_there_can_be_none(
    environment: dict[str, str], platform: str, missing: bool
) -> None:
    assert screen_missing(environment, platform) is missing


def test_a_display_that_does_not_answer_is_not_replaced_by_one_that_nobody_sees() -> None:
    environment = {"DISPLAY": ":77"}
    prepare(environment, "linux")
    assert environment["SDL_VIDEODRIVER"] == "x11,wayland"
    chosen = {"SDL_VIDEODRIVER": "dummy"}
    prepare(chosen, "linux")
    assert chosen["SDL_VIDEODRIVER"] == "dummy"
    desktop: dict[str, str] = {}
    prepare(desktop, "win32")
    assert "SDL_VIDEODRIVER" not in desktop
