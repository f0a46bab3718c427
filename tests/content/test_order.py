"""In which order packs are loaded, and when they cannot stand together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import load_packs
from game.content.store import Content
from game.content.versions import in_range

Make = Callable[..., Path]
Told = Callable[..., list[str]]
Load = Callable[..., Content]


def order(content: Content) -> list[str]:
    return [pack.head.id for pack in content.packs]


def test_packs_that_need_nothing_go_by_their_ids_after_the_base_game(make_pack: Make) -> None:
    core = make_pack("zcore")
    assert order(load_packs(core, [make_pack("b"), make_pack("a"), make_pack("c")])) == [
        "zcore",
        "a",
        "b",
        "c",
    ]


def test_a_pack_comes_after_what_it_requires_and_wants_to_follow(make_pack: Make, loaded: Load) -> None:
    packs = [make_pack("a", requires=["d"]), make_pack("b", load_after=["c", "not_there"]), make_pack("c")]
    assert order(loaded(make_pack("core"), *packs, make_pack("d", load_before=["c"]))) == [
        "core",
        "d",
        "a",
        "c",
        "b",
    ]


def test_a_cycle_of_requirements_is_spelled_out(make_pack: Make, told: Told) -> None:
    packs = [make_pack("a", requires=["b"]), make_pack("b", requires=["c"]), make_pack("c", load_after=["a"])]
    [line] = told(make_pack("core"), *packs, make_pack("after", requires=["a"]))
    assert line.startswith("a/pack.toml:5:12 packs that must each be loaded after the next: a -> b -> c -> a")


def test_a_missing_requirement_names_the_nearest_pack(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("core"), make_pack("domes"), make_pack("mod", requires=["core", "dome"]))
    assert line.startswith('mod/pack.toml:5:21 requires the pack "dome", which is not there')
    assert 'did you mean "domes"?' in line


def test_packs_in_conflict_are_refused(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("core"), make_pack("a"), make_pack("b", conflicts=["a"]))
    assert line.startswith('b/pack.toml:5:14 cannot stand beside the pack "a"')


def test_a_pack_for_another_version_of_the_game_is_refused(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("old", game=">=0.0.1,<0.0.2"))
    assert line.startswith('old/pack.toml:3:8 works with the game at ">=0.0.1,<0.0.2", and this is ')


def test_two_packs_of_one_id_are_told_with_both_folders(make_pack: Make, told: Told) -> None:
    one, two = make_pack("one", id="same"), make_pack("two", id="same")
    [line] = told(one, two)
    assert str(one) in line
    assert str(two) in line


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("0.1.0", ">=0.1", True),
        ("0.1", "==0.1.0", True),
        ("0.10", ">0.9", True),
        ("1.2.3", ">=1, <1.2.3", False),
        ("1.2.3", "!=1.2.3", False),
        ("2", "<=1.9.9", False),
    ],
)
def test_ranges_compare_number_by_number(version: str, wanted: str, fits: bool) -> None:
    assert in_range(version, wanted) is fits


def test_a_range_that_is_no_range_is_told(make_pack: Make, told: Told) -> None:
    [line] = told(make_pack("probe", game="0.1 or so"))
    assert line.startswith('probe/pack.toml:3:8 "0.1 or so" is not written as it must be (mend: a range of versions')
