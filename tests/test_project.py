"""The project keeps its promises: its checks are clean, its wheel is whole, its README is what CI runs."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHON = [sys.executable]
TOOLS = Path(sys.executable).parent


def assert_clean(command: list[str], cwd: Path = ROOT) -> str:
    """Run a command; when it finds fault, fail with all it said."""
    done = subprocess.run(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{said}", pytrace=False)
    return said


def files_of_the_project() -> list[Path]:
    """Every file that is or will be committed."""
    rooms = ("game", "data", "assets", "tests", ".ci")
    inside = [path for room in rooms for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts]
    return sorted(path for path in [*ROOT.iterdir(), *inside] if path.is_file() and path.name != ".git")


@pytest.mark.check
def test_mypy_finds_no_fault_in_strict_mode() -> None:
    assert_clean([*PYTHON, "-m", "mypy"])


@pytest.mark.check
def test_ruff_finds_no_fault() -> None:
    assert_clean([*PYTHON, "-m", "ruff", "check"])


@pytest.mark.check
def test_ruff_would_format_nothing_differently() -> None:
    assert_clean([*PYTHON, "-m", "ruff", "format", "--check", "--diff"])


@pytest.mark.check
def test_the_rooms_import_only_downwards() -> None:
    assert_clean([str(TOOLS / "lint-imports"), "--no-cache"])


@pytest.mark.check
def test_the_base_game_passes_the_data_check() -> None:
    assert_clean([*PYTHON, "main.py", "mods", "check"])


@pytest.mark.check
def test_the_wheel_holds_the_whole_game_and_runs_from_elsewhere(tmp_path: Path) -> None:
    assert_clean([*PYTHON, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)])
    (wheel,) = tmp_path.glob("deferred-*.whl")
    elsewhere = tmp_path / "elsewhere"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(elsewhere)
    for room in ("data", "assets"):
        ours = {path.relative_to(ROOT / room) for path in (ROOT / room).rglob("*") if path.is_file()}
        packed = elsewhere / "game" / f"_{room}"
        theirs = {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()}
        assert ours == theirs
    (entry_points,) = elsewhere.glob("*.dist-info/entry_points.txt")
    assert "deferred = game.cli:main" in entry_points.read_text(encoding="utf-8")
    told = [assert_clean([*PYTHON, "-m", "game", "scenarios"], cwd=place) for place in (elsewhere, ROOT)]
    assert told[0] == told[1] != ""


def test_the_readme_sets_up_playing_and_testing_in_one_line_each() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    play, test = re.findall(r"^python3 -m venv .*$", readme, flags=re.MULTILINE)
    assert play.endswith("/bin/python main.py")
    assert test.endswith("/bin/python -m pytest")
    assert ".[dev]" in test


def test_ci_runs_the_line_that_the_readme_gives() -> None:
    (pattern,) = re.findall(r"grep -E '(.*)' README.md", (ROOT / ".ci/run").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = [line for line in readme.splitlines() if re.search(pattern, line)]
    assert "pip install" in command


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_ci_can_be_started_as_a_program() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_every_requirement_has_a_plain_version_in_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    versions = dict(line.split("==") for line in lines if not line.startswith("#"))
    known = {re.sub(r"[-_.]+", "-", name).lower() for name in versions}
    project = SETTINGS["project"]
    wanted = [
        *project["dependencies"],
        *(need for extra in project["optional-dependencies"].values() for need in extra),
    ]
    named = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", need)[0]).lower() for need in wanted}
    assert named - known == set()


def test_the_files_of_the_project_name_no_place_on_a_machine() -> None:
    slash, dots = "/", ".."
    places = [slash + place + slash for place in ("work", "home", "root", "Users", "opt")]
    places += [dots + slash + "shared", ":\\" + "Users", "//" + "pypi", "simple" + slash]
    named = [
        f"{path.relative_to(ROOT)}: {place}"
        for path in files_of_the_project()
        for place in places
        if place.encode() in path.read_bytes()
    ]
    assert named == []
