"""What is typed wrongly is told, all of it at once, each with the nearest right name, and nothing is run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.cli.command import CommandParser
from game.cli.commands import COMMANDS, find
from game.cli.complaints import Complaints, Refused
from game.cli.values import AXES, duration_s
from game.content.store import Content
from tests.cli.outcomes import Deferred

ROOT = Path(__file__).resolve().parents[2]


def test_an_unknown_command_is_told_the_nearest(deferred: Deferred) -> None:
    assert deferred("rnu") == (2, "", 'deferred: unknown command "rnu"; did you mean "run"?\n')
    assert deferred("mods", "chek")[2].endswith('did you mean "mods check"?\n')


def test_half_a_command_is_told_the_other_half(deferred: Deferred) -> None:
    code, _, err = deferred("mods")
    assert code == 2
    assert "mods check or mods schema" in err


def test_help_for_half_a_command_lists_the_other_halves(deferred: Deferred) -> None:
    code, out, err = deferred("mods", "--help")
    assert (code, err) == (0, "")
    assert "mods check" in out
    assert "mods schema" in out
    assert "fairness" not in out


def test_an_unknown_option_is_told_the_nearest_and_its_value_is_no_mistake_of_its_own(
    deferred: Deferred,
) -> None:
    code, out, err = deferred("run", "--sed", "7", "hab_3")
    assert (code, out) == (2, "")
    assert err == 'deferred: unknown option "--sed"; did you mean "--seed"?\n'


def test_an_option_without_its_value_is_told_what_it_wants(deferred: Deferred) -> None:
    _, _, err = deferred("run", "hab_3", "--until", "--seed", "5")
    assert err == "deferred: --until needs a value: --until TIME\n"


def test_words_too_many_are_told(deferred: Deferred) -> None:
    assert deferred("run", "hab_3", "hab_4")[2] == 'deferred: unexpected "hab_4"\n'


def test_an_unknown_scenario_is_told_the_nearest(deferred: Deferred) -> None:
    code, out, err = deferred("run", "hab_33")
    assert (code, out) == (2, "")
    assert err == 'deferred: unknown scenario "hab_33"; did you mean "hab_3"?\n'


def test_an_unknown_policy_is_told_the_nearest(deferred: Deferred) -> None:
    assert deferred("run", "hab_3", "--policy", "idel")[2].endswith('did you mean "idle"?\n')


def test_a_run_of_nothing_is_told_where_to_look(deferred: Deferred) -> None:
    code, _, err = deferred("run")
    assert code == 2
    assert "deferred scenarios" in err


def test_a_pack_that_is_not_there_is_told_its_neighbour(deferred: Deferred, probe: Path) -> None:
    code, _, err = deferred("run", "probe.rooms", "--pack", probe.with_name("prob"))
    assert code == 2
    assert f'did you mean "{probe}"?' in err


@pytest.mark.parametrize(
    "text",
    [
        "-5h",
        "0s",
        "nan s",
        "nans",
        "infh",
        "1e99h",
        "1e400s",
        "10001sols",
        "36",
        "36 parsecs",
        "h",
        "",
        "12:30",
        "٣h",
    ],
)
def test_a_time_that_makes_no_sense_is_refused(deferred: Deferred, text: str) -> None:
    code, out, err = deferred("run", "hab_3", "--until", text)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "--until" in err


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("600s", 600.0),
        ("15min", 900.0),
        ("36h", 129_600.0),
        ("90sols", 7_989_771.96),
        ("1sol", 88_775.244),
        (".5h", 1_800.0),
    ],
)
def test_a_time_is_a_number_and_a_unit(text: str, seconds: float) -> None:
    complaints = Complaints()
    assert duration_s("--until", text, complaints) == pytest.approx(seconds)
    complaints.stop_if_any()


def test_a_unit_that_is_nearly_right_is_told_the_right_one(deferred: Deferred) -> None:
    assert 'did you mean "sols"?' in deferred("run", "hab_3", "--until", "3soles")[2]


@pytest.mark.parametrize("text", ["-1", "1.5", "seven", "9223372036854775808", "9" * 5000, "1_000", "٣"])
def test_a_seed_that_is_no_whole_number_is_refused(deferred: Deferred, text: str) -> None:
    code, _, err = deferred("run", "hab_3", "--seed", text)
    assert code == 2
    assert "a seed is a whole number from 0 to 9223372036854775807" in err


@pytest.mark.parametrize("text", ["1920", "1920 1080", "100x100", "99999x99999", "-1x-1"])
def test_a_size_that_fits_no_picture_is_refused(deferred: Deferred, tmp_path: Path, text: str) -> None:
    code, _, err = deferred("tour", "--out", tmp_path, "--size", text)
    assert code == 2
    assert "--size" in err


@pytest.mark.parametrize("text", ["0", "nan", "9", "large"])
def test_a_scale_that_nobody_can_read_is_refused(deferred: Deferred, tmp_path: Path, text: str) -> None:
    code, _, err = deferred("tour", "--out", tmp_path, "--scale", text)
    assert code == 2
    assert "from 1 to 2" in err


def test_all_that_is_wrong_is_told_at_once(deferred: Deferred, tmp_path: Path) -> None:
    words = [
        "--until",
        "5parsecs",
        "--seed",
        "-3",
        "--policy",
        "idel",
        "--pack",
        "nowhere",
        "--polcy",
        "idle",
    ]
    files = ["--json", tmp_path / "no" / "x.json", "--trace", tmp_path]
    code, out, err = deferred("run", "hab_33", *words, *files)
    assert (code, out) == (2, "")
    for told in ("--polcy", "--seed -3", "idel", "parsecs", "x.json", "--trace", "nowhere", "hab_33"):
        assert sum(told in line for line in err.splitlines()) == 1, told
    assert len(err.splitlines()) == 8


def test_a_broken_pack_is_told_whole_beside_what_was_typed_wrongly(deferred: Deferred, probe: Path) -> None:
    (probe / "modules.toml").write_text('[[module]]\nid = "a"\nvolume_m3 = 0\nbedz = 1\n')
    code, _, err = deferred("run", "probe.rooms", "--pack", probe)
    assert code == 1
    assert "probe/modules.toml:3:13" in err
    assert "probe/modules.toml:4:1" in err
    assert "2 problems in the packs." in err
    code, _, err = deferred("run", "hab_33", "--pack", probe, "--until", "5")
    assert code == 2
    assert "the unit is missing" in err
    assert "probe/modules.toml:3:13" in err
    assert "hab_33" in err


def test_a_trace_interval_without_a_trace_is_told(deferred: Deferred) -> None:
    assert "--trace-every needs --trace" in deferred("run", "hab_3", "--trace-every", "5s")[2]
    assert "finest" in deferred("run", "hab_3", "--trace", "x.csv", "--trace-every", "1e-9s")[2]


def test_a_replay_wants_a_save_that_is_there(deferred: Deferred, tmp_path: Path) -> None:
    assert deferred("replay")[0] == 2
    assert "there is no file" in deferred("replay", tmp_path / "x.save")[2]
    assert "is a folder" in deferred("replay", tmp_path)[2]


def test_an_unknown_measure_is_told_the_nearest(deferred: Deferred) -> None:
    assert deferred("bench", "--only", "help", "routin")[2].endswith('did you mean "routine"?\n')


def test_every_command_tells_what_it_does(deferred: Deferred) -> None:
    overview = deferred("--help").out
    for command in COMMANDS:
        assert f"  {command.name}" in overview
        code, out, err = deferred(*command.name.split(), "--help")
        assert (code, err) == (0, "")
        assert f"deferred {command.name}" in out
        assert command.summary in out


def test_no_command_means_play() -> None:
    command, words = find(["--pack", "x"])
    assert command.name == "play"
    assert CommandParser(command).read(words, Complaints()).pack == ["x"]


def command_lines() -> list[str]:
    """Each ``python main.py ...`` in a block of the README or the modding guide that is for a shell."""
    pages = [(ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "data/core/README.md")]
    blocks = re.findall(r"^```sh\n(.*?)^```", "\n".join(pages), flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python main.py")]


def test_every_command_line_of_the_readme_and_the_guide_is_understood() -> None:
    lines = command_lines()
    assert len(lines) > 20
    for line in lines:
        words = [word for word in shlex.split(line, comments=True)[2:] if word != "--help"]
        command, rest = find(words)
        complaints = Complaints()
        CommandParser(command).read(rest, complaints)
        complaints.stop_if_any()


def test_without_a_screen_play_says_so_and_points_at_run(deferred: Deferred, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a desktop")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    code, out, err = deferred()
    assert (code, out) == (1, "")
    assert "deferred run SCENARIO" in err


def test_help_loads_nothing_that_only_a_game_needs() -> None:
    code = (
        "import sys\nfrom game.cli import main\nmain(['run', '--help'])\n"
        "heavy = ('numpy', 'msgspec', 'pygame', 'esper', 'tomli', 'difflib', 'subprocess', 'json')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such signal")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "main.py", "scenarios"], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_while_packs_are_read_ends_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.content.loading.load_packs", interrupted)
    assert main(["scenarios"]) == 130
    assert capsys.readouterr().err == "deferred: stopped\n"


def test_mistakes_keep_the_order_in_which_they_were_found() -> None:
    complaints = Complaints()
    complaints.add_content(["of a pack"])
    with pytest.raises(Refused) as alone:
        complaints.stop_if_any()
    assert alone.value.code == 1
    complaints.add("of the words")
    with pytest.raises(Refused) as both:
        complaints.stop_if_any()
    assert both.value.lines == ["of the words", "of a pack"]
    assert both.value.code == 2


@pytest.mark.parametrize(
    "words", [("replay",), ("chronicle", "--save"), ("story", "explain", "earth.assay_bench", "--save")]
)
def test_a_save_that_is_not_there_is_told_alike_by_all_that_read_one(
    deferred: Deferred, words: tuple[str, ...]
) -> None:
    assert deferred(*words, "nowhere.save") == (2, "", "deferred: there is no file nowhere.save\n")


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("mods", "schema"), "usage: deferred mods schema --out DIR"),
        (("language", "extract"), "usage: deferred language extract --out FILE [--pack DIR]..."),
        (("story", "explain"), "usage: deferred story explain ID --save FILE [--pack DIR]..."),
    ],
)
def test_the_help_shows_no_word_as_optional_that_is_needed(
    deferred: Deferred, words: tuple[str, ...], usage: str
) -> None:
    assert deferred(*words, "--help").out.splitlines()[0] == usage
    assert deferred(*words).code == 2


def test_the_help_names_the_sides_on_which_the_base_game_can_be_harder(content: Content) -> None:
    assert set(AXES) == set(content.table("axis"))


def test_what_a_storylet_asks_for_is_there_before_any_command_uses_its_pack(deferred: Deferred, probe: Path) -> None:
    folder = probe / "storylets"
    folder.mkdir()
    tale = '[[storylet]]\nid = "probe.a"\nchannel = "ambient"\ntitle = "A"\nvariants = [{ text = "A." }]\n'
    (folder / "a.toml").write_text(f'{tale}when = "populaton > 10"\n', encoding="utf-8")
    for words in (("run", "probe.rooms"), ("play",), ("survival", "--seeds", "1"), ("story", "list")):
        code, out, err = deferred(*words, "--pack", probe)
        assert (code, out) == (1, "")
        assert 'probe/storylets/a.toml:6:8 [entry probe.a] "populaton > 10", at character 1: there is no fact' in err
        assert 'did you mean "population"?' in err
