"""Saves that somebody gave away: a frame that is whole, and says what no game could have written."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.store import Content
from game.session.journal import Journal
from game.session.orders import SetAxis, SetRations
from game.session.save import MAGIC, SaveError, read_data, read_save, replay, write_save
from game.session.saved import FORMAT
from game.session.session import Session
from game.sim.people.components import Whereabouts
from game.sim.population.components import Child, Population

Begin = Callable[..., Session]


class Frame(dict[str, Any]):
    """What a save holds, by its fields; told in short when a test fails."""

    def __repr__(self) -> str:
        return "the frame"


@pytest.fixture(scope="module")
def frame(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Frame:
    """What the save of a quiet night holds after an hour or two, by its fields."""
    path = tmp_path_factory.mktemp("frames") / "quiet.save"
    with closing(Session.new(content, "quiet", 1)) as session:
        session.step(60.0)
        session.step()
        write_save(session, path)
    return Frame(msgspec.structs.asdict(read_data(path)))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("given") / "given.save"


def written(path: Path, frame: Frame, **changed: object) -> Path:
    """A save whose fields say so, as whole as any."""
    packed = zstandard.ZstdCompressor().compress(msgspec.msgpack.encode({**frame, **changed}))
    path.write_bytes(MAGIC + packed)
    return path


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"elapsed_s": math.nan}, "nan seconds cannot have passed"),
    ({"elapsed_s": math.inf}, "inf seconds cannot have passed"),
    ({"elapsed_s": -1.0}, r"-1\.0 seconds cannot have passed"),
    ({"axes": {"hardware": "brutal"}}, "no axis of difficulty has the level hardware=brutal"),
    ({"axes": {"moods": "hard"}}, "no axis of difficulty has the level moods=hard"),
    ({"cuts": [(0, 0.0)]}, r"step 0 cannot have been 0\.0 s long"),
    ({"cuts": [(0, -5.0)]}, r"step 0 cannot have been -5\.0 s long"),
    ({"cuts": [(0, math.nan)]}, "step 0 cannot have been nan s long"),
    ({"cuts": [(-1, 5.0)]}, r"step -1 cannot have been 5\.0 s long"),
    ({"orders": [(math.nan, SetRations(0.8))]}, "an order cannot have been given at nan s"),
    ({"orders": [(1.0e9, SetRations(0.8))]}, "an order cannot have been given at"),
]


@pytest.mark.parametrize(("changed", "words"), IMPOSSIBLE)
def test_what_no_game_could_have_written_is_refused_before_anything_is_played(
    content: Content, frame: Frame, path: Path, changed: dict[str, Any], words: str
) -> None:
    given_away = written(path, frame, **changed)
    with pytest.raises(SaveError, match=f"is damaged .*{words}"):
        read_save(given_away, content)
    with pytest.raises(SaveError, match=f"is damaged .*{words}"):
        replay(given_away, content, lambda _: None)


def test_a_replay_refuses_more_time_than_its_sols_have_room_for(content: Content, frame: Frame, path: Path) -> None:
    with pytest.raises(SaveError, match="do not pass while 0 sols begin"):
        replay(written(path, frame, elapsed_s=1.0e12), content, lambda _: None)


@pytest.mark.parametrize("changed", [{"elapsed_s": 7_200.0}, {"seed": 2}, {"sol": 3}])
def test_a_head_that_is_not_of_its_state_is_refused(
    content: Content, frame: Frame, path: Path, changed: dict[str, Any]
) -> None:
    with pytest.raises(SaveError, match="its state is of another moment, or of another seed"):
        read_save(written(path, frame, **changed), content)


def test_an_end_that_the_scenario_has_not_is_refused(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = begin("quiet")
    session.world.one(Journal).end = "all_became_kings"
    write_save(session, tmp_path / "end.save")
    with pytest.raises(SaveError, match="its scenario quiet has no end all_became_kings"):
        read_save(tmp_path / "end.save", content)


NUMBERS = st.one_of(st.floats(), st.sampled_from([0.0, -1.0, 60.0, 3_600.0, 1.0e300]))
WHOLE = st.integers(-(2**63), 2**64 - 1)
WORDS = st.one_of(st.text(max_size=8), st.sampled_from(["quiet", "hab_3", "hardware", "hard", "core"]))
ORDERS = st.one_of(st.builds(SetRations, st.floats()), st.builds(SetAxis, WORDS, WORDS))
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from([FORMAT, FORMAT, FORMAT, FORMAT - 1, -1]),
        "game": WORDS,
        "packs": st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=2),
        "scenario": WORDS,
        "seed": WHOLE,
        "sol": WHOLE,
        "elapsed_s": NUMBERS,
        "state_hash": WORDS,
        "orders": st.lists(st.tuples(NUMBERS, ORDERS), max_size=2),
        "cuts": st.lists(st.tuples(WHOLE, NUMBERS), max_size=3),
        "sol_hashes": st.lists(st.tuples(WHOLE, WORDS), max_size=3),
        "axes": st.dictionaries(WORDS, WORDS, max_size=2),
    },
)


def refusal_of(play: Callable[[], object]) -> str:
    """What is said where a save is refused; empty where it is not."""
    try:
        play()
    except SaveError as refusal:
        return str(refusal)
    return ""


@settings(max_examples=60)
@given(changed=CHANGES)
def test_whatever_a_whole_frame_says_it_is_read_as_it_was_or_refused_in_words(
    content: Content, frame: Frame, path: Path, changed: dict[str, Any]
) -> None:
    given_away = written(path, frame, **changed)

    def looked_at() -> None:
        with closing(read_save(given_away, content)) as session:
            assert session.state_hash() == frame["state_hash"]
            assert session.view().end is None

    told = [refusal_of(looked_at), refusal_of(lambda: replay(given_away, content, lambda _: None))]
    assert all(str(given_away) in words for words in told if words)


@settings(max_examples=30)
@given(at=st.integers(0, 10**9), bits=st.integers(1, 255))
def test_a_state_with_a_byte_changed_is_refused_in_words(
    content: Content, frame: Frame, path: Path, at: int, bits: int
) -> None:
    state = bytearray(frame["state"])
    state[at % len(state)] ^= bits
    given_away = written(path, frame, state=bytes(state))

    def looked_at() -> None:
        with closing(read_save(given_away, content)) as session:
            assert session.state_hash() == frame["state_hash"]  # what only tells of the game is in no hash

    words = refusal_of(looked_at)
    assert not words or "is damaged" in words


@pytest.fixture(scope="module")
def night(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Frame:
    """What the save of a night in trouble holds, by its fields."""
    path = tmp_path_factory.mktemp("frames") / "night.save"
    with closing(Session.new(content, "module_four", 1)) as session:
        while session.elapsed_s < 1_200.0:
            session.step(60.0)
        write_save(session, path)
    return Frame(msgspec.structs.asdict(read_data(path)))


def rewritten(value: Any, kind: type, other: object) -> Any:
    """A value with all that is of a kind in it replaced."""
    if isinstance(value, dict):
        return {key: rewritten(row, kind, other) for key, row in value.items()}
    if isinstance(value, list):
        return [rewritten(row, kind, other) for row in value]
    return other if type(value) is kind else value


@pytest.mark.parametrize("told", ["Chronicle", "CrisisLog", "Log", "PartLog"])
@pytest.mark.parametrize(("kind", "other"), [(str, "nobody.nothing"), (int, 4_000_000_000), (float, -1.0e9)])
def test_a_log_that_no_game_could_have_written_is_told_or_refused_in_words(
    content: Content, night: Frame, path: Path, told: str, kind: type, other: object
) -> None:
    state = msgspec.msgpack.decode(night["state"])
    state["singletons"][told] = rewritten(state["singletons"][told], kind, other)
    given_away = written(path, night, state=msgspec.msgpack.encode(state))

    def looked_at() -> None:
        with closing(read_save(given_away, content)) as session:
            session.view()
            session.crises()

    words = refusal_of(looked_at)
    assert not words or "is damaged" in words


@pytest.mark.skipif(os.name != "posix", reason="only there are devices that are files")
def test_what_is_no_plain_file_is_not_read() -> None:
    with pytest.raises(SaveError, match="is no file"):
        read_data(Path("/dev/zero"))


def test_a_child_that_was_born_an_age_ago_takes_no_memory_to_be_told_of(begin: Begin) -> None:
    session = begin("first_year")
    population = session.world.one(Population)
    mother, father = population.people[:2]
    home = session.world.get(mother, Whereabouts).module
    for born_sol in (-(10**18), 10**18):
        population.children = [Child("c1", "Ada", "Ito", True, born_sol, mother, father, home, home, 0, 0.5, 0)]
        view = session.view()
        assert view.population is not None
        assert len(view.population.pyramid) <= 25
