"""``mods check`` tells authors what can never be told, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.content.loading import check_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.story.storylets.lint.checking import problems, warnings
from tests.core_pack import core
from tests.story.storylets.tales import load_tales, write_pack

GOOD = """
[[storylet]]
id = "ambient.good"
channel = "ambient"
title = "Good"
variants = [{ text = "Good." }]
"""

MISTAKES = {
    'when = "debt > 3"': 'no fact "debt"',
    'when = "stress_share > 1"': "a share and a whole number",
    'when = "sol >"': "cannot be read",
    'when = "sol"': "yes or no is wanted",
    'when = "flags.nobody_sets > 0"': 'no storylet sets the flag "nobody_sets"',
    'when = "depth.weldng > 2"': 'did you mean "welding"?',
    "when = \"'geothermall' in works\"": 'no project "geothermall"',
    "when = '\"geothermall\" in works'": 'no project "geothermall"',
    "when = \"crisis.kind == 'strikee'\"": 'no crisis "strikee"',
    "when = \"'strikee' == crisis.kind\"": 'no crisis "strikee"',
    'when = \'crisis.kind in ["strike", "strikee"]\'': 'no crisis "strikee"',
    'when = "flags.tales.dotted > 0"': "flags['tales.dotted']",
    'when = "1 > 2"': "never holds",
    'weight = "sol > 3"': "a number is wanted",
    'place = "hab_9"': 'no module "hab_9"',
    'filter = { flags = ["nobody_sets"] }': 'no storylet sets the flag "nobody_sets"',
    "filter = { called = true }": "nothing calls it",
    'weight = "0.0"': "it weighs nothing",
    "filter = { from_sol = 600, to_sol = 590 }": "ends before it begins",
    'title = "Good"': "has the same title",
    'chronicle = "{nobody} left."': 'nothing fills in "{nobody}"',
    'chronicle = "It was sol {decision_sol}."': "no decision has come",
    'chronicle = "A { left."': "a brace is not closed",
    'roles = [{ id = "one" }, { id = "one" }]': 'the role "one" is already there',
    'roles = [{ id = "sol" }]': "is the name of a fact",
    'roles = [{ id = "one", need = "p.crew == \'kitchn\'" }]': 'no crew "kitchn"',
    'roles = [{ id = "one", need = "other.age > 3" }, { id = "other" }]': 'no fact "other.age"',
    'roles = [{ id = "one", prefer = "p.named" }]': "a number is wanted",
    'chronicle = "{one.thy} left."\nroles = [{ id = "one" }]': "is no form of somebody",
    'chronicle = "{one:he|she} left."\nroles = [{ id = "one" }]': "not 3",
    'effects = [{ do = "mood", who = "one", stress = 0.1 }]': 'no role "one"',
    'effects = [{ do = "moood", stress = 0.1 }]': 'did you mean "mood"?',
    'effects = [{ do = "support", faction = "miners", by = 0.1 }]': 'no faction "miners"',
    'effects = [{ do = "directive", directive = "none_such" }]': 'no directive "none_such"',
    'effects = [{ do = "promise", id = "v", what = "It", due_sols = 3, met = "bread > 3" }]': 'no fact "bread"',
    'options = [{ id = "a", text = "A", when = "sol > 3", closed = "No" }]': "none of its options is always open",
    'options = [{ id = "a", text = "A", when = "sol > 3" }, { id = "b", text = "B" }]': "does not say why",
    'options = [{ id = "a", text = "A", later = [{ after_sols = [3, 2], text = "x" }] }]': "after the latest",
    'options = [{ id = "a", text = "A", later = [{ after_sols = [1, 2] }] }]': "a storylet or a text",
    'silence = "b"\noptions = [{ id = "a", text = "A" }]': 'no option "b"',
    'advice = [{ role = "one", text = "Yes." }]': 'no role "one"',
    'advice = [{ text = "Yes." }]': "nobody says it",
    'advice = [{ person = "rivera", leans = "b", text = "Yes." }]': 'no option "b"',
    'advice = [{ person = "rivera", bias = "minds {nobody}", text = "Yes." }]': 'nothing fills in "{nobody}"',
}


SHALLOW = (
    "already there", "ends before it begins", "always open", "does not say why", "after the latest",
    "a storylet or a text", 'no option "b"', "nobody says it", 'did you mean "mood"?', "no faction", "so it never",
)  # fmt: skip
"""Words of what the reader of files finds by itself."""


def told(folder: Path, stories: str) -> list[str]:
    """Return every mistake that is found in some stories, beside the base game."""
    report = check_packs([write_pack(folder, stories)], core_pack_dir())
    found = report.problems if report.content is None else problems(report.content)
    return [problem.render() for problem in found]


def bad(number: int, lines: str) -> str:
    title = "" if "title" in lines else f'title = "Bad {number}"\n'
    head = f'[[storylet]]\nid = "ambient.bad_{number}"\nchannel = "ambient"\n'
    return f'{head}{title}{lines}\n\n[[storylet.variants]]\ntext = "Text {number}."\n\n'


def test_every_mistake_of_meaning_is_told_at_its_entry(tmp_path: Path) -> None:
    deep, shallow = GOOD, GOOD
    for number, (lines, message) in enumerate(MISTAKES.items()):
        # What the reader of files finds hides what only the conditions show, so the two go into packs of their own.
        if any(word in message for word in SHALLOW):
            shallow += bad(number, lines)
        else:
            deep += bad(number, lines)
    found = [*told(tmp_path / "deep", deep), *told(tmp_path / "shallow", shallow)]
    for number, message in enumerate(MISTAKES.values()):
        own = [line for line in found if f"[entry ambient.bad_{number}]" in line]
        assert any(message in line for line in own), (message, own)
        assert all("/storylets/tales.toml:" in line.partition(" ")[0] for line in own)


def test_a_mistake_is_told_with_its_line_and_its_place_in_the_condition(tmp_path: Path) -> None:
    stories = GOOD + bad(1, 'when = "sol > 3 && debt > 3"')
    line = stories.split("\n").index('when = "sol > 3 && debt > 3"') + 1
    (mistake,) = told(tmp_path / "pack", stories)
    assert mistake.startswith(f"pack/storylets/tales.toml:{line}:")
    assert "at character 12" in mistake
    assert 'did you mean "debt_h"?' in mistake


def test_the_stories_of_the_base_game_have_no_mistakes() -> None:
    assert [problem.render() for problem in problems(core())] == []


def test_the_small_stories_have_no_mistakes(tmp_path: Path) -> None:
    content: Content = load_tales(tmp_path / "pack")
    assert [problem.render() for problem in problems(content)] == []


def test_mods_check_tells_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_pack(tmp_path / "pack", GOOD + bad(1, 'when = "debt > 3"'))
    assert main(["mods", "check", str(folder)]) == 1
    assert 'no fact "debt"' in capsys.readouterr().out


SET = """
[[storylet]]
id = "ambient.{name}"
channel = "ambient"
title = "{name}"
variants = [{{ text = "{name}." }}]
"""


def test_a_flag_that_is_set_and_never_read_is_a_warning_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = SET.format(name="sets") + 'effects = [{ do = "flag", flag = "seen" }, { do = "flag", flag = "forgotten" }]\n'
    reads = SET.format(name="reads") + 'when = "flags.seen > 0"\n'
    (found,) = warnings(load_tales(tmp_path / "once", sets + reads))
    assert 'nothing reads the flag "forgotten"' in found.message
    assert (found.entry, found.line) == ("ambient.sets", 7)
    assert main(["mods", "check", str(write_pack(tmp_path / "again", sets + reads))]) == 0
    told = capsys.readouterr().out
    assert told.startswith("warning: ")
    assert "No problems" in told


@pytest.mark.parametrize("when", ["flags['tales.seen'] > 0", 'flags[\\"tales.seen\\"] > 0'])
def test_a_flag_with_a_dot_is_read_in_brackets_of_either_quote(tmp_path: Path, when: str) -> None:
    sets = SET.format(name="sets") + 'effects = [{ do = "flag", flag = "tales.seen" }]\n'
    content = load_tales(tmp_path / "pack", sets + SET.format(name="reads") + f'when = "{when}"\n')
    assert problems(content) == []
    assert warnings(content) == []


def test_mistakes_of_meaning_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    roles = 'roles = [{ id = "sol" }]\nwhen = "debt > 3"'
    lines = told(tmp_path / "pack", GOOD + bad(1, roles) + bad(2, "filter = { called = true }") + bad(3, 'when = "x"'))
    places = [int(line.split(":")[1]) for line in lines]
    assert len(places) >= 4
    assert places == sorted(places)


def test_nothing_of_the_base_game_is_set_in_vain() -> None:
    assert warnings(core()) == []
