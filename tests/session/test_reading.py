"""Packs that are to be played are read with what their stories ask, so that no game comes to a mistake in them."""

from pathlib import Path

import pytest

from game.content.problems import ContentError
from game.session.reading import read_packs
from tests.story.storylets.tales import write_pack

TALE = '[[storylet]]\nid = "tales.a"\nchannel = "ambient"\ntitle = "A"\nvariants = [{ text = "A." }]\n'
END = '[[scenario.end]]\nid = "over"\nwhen = "state"\ntitle = "Over"\ntext = "Over."\nholds = "nix > 3"\n'


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("populaton > 10", 'there is no fact "populaton" here'),
        ("stress_share > 3", "does not go with a share and a whole number"),
        ("sol", "yes or no is wanted"),
    ],
)
def test_a_storylet_that_asks_for_nothing_is_refused_before_any_game_begins(
    tmp_path: Path, when: str, why: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_packs([write_pack(tmp_path / "pack", f'{TALE}when = "{when}"\n')])
    [found] = caught.value.problems
    assert (found.file, found.line) == ("storylets/tales.toml", 6)
    assert why in found.message


def test_an_end_that_asks_for_nothing_is_refused_beside_the_storylet_that_does(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", f'{TALE}when = "populaton > 10"\n')
    with (pack / "scenarios" / "tales.toml").open("a", encoding="utf-8") as file:
        file.write(END)
    with pytest.raises(ContentError) as caught:
        read_packs([pack])
    assert [found.file for found in caught.value.problems] == ["scenarios/tales.toml", "storylets/tales.toml"]


def test_packs_whose_stories_mean_something_are_read(tmp_path: Path) -> None:
    assert "tales" in [pack.head.id for pack in read_packs([write_pack(tmp_path / "pack")]).packs]
