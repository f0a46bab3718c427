from __future__ import annotations

from array import array
from collections.abc import Iterator

import pygame
import pytest

from game.ui.play.hearing import LOUDEST_FIRST
from game.ui.sound import SAMPLES_PER_S, Note, SoundDesk, length_s, load_sounds, synthesise

LADDER = ("chirp", "chime", "blare", "klaxon")


def samples(name: str) -> array[int]:
    return array("h", synthesise(load_sounds()[name]))


@pytest.fixture
def desk() -> Iterator[SoundDesk]:
    opened = SoundDesk(0.5)
    opened.open()
    opened.wait()
    yield opened
    opened.close()


def test_every_sound_the_interface_needs_is_there() -> None:
    assert set(LADDER) | set(LOUDEST_FIRST) | {"click", "confirm", "refuse"} <= set(load_sounds())


@pytest.mark.parametrize("name", sorted(load_sounds()))
def test_a_sound_lasts_as_long_as_its_notes_and_never_overdrives(name: str) -> None:
    made = samples(name)
    assert len(made) == pytest.approx(length_s(load_sounds()[name]) * SAMPLES_PER_S, abs=2)
    assert 1_000 < max(map(abs, made)) < 32_000
    assert abs(made[-1]) < 500


def loudness(name: str) -> float:
    """The sum of squares: how much of a sound there is."""
    return sum(float(value) ** 2 for value in samples(name))


def test_each_rung_of_the_alarm_ladder_is_louder_than_the_one_below() -> None:
    rungs = [loudness(name) for name in LADDER]
    assert rungs == sorted(rungs)


def test_a_sound_is_the_same_each_time_it_is_made() -> None:
    assert synthesise(load_sounds()["door"]) == synthesise(load_sounds()["door"])


def test_sounds_are_heard_once_the_desk_is_open(desk: SoundDesk) -> None:
    assert desk.play("click")
    assert not desk.play("a sound that is not there")


def test_turned_down_nothing_is_heard(desk: SoundDesk) -> None:
    desk.volume = 0.0
    assert not desk.play("klaxon")
    desk.volume = 7.0
    assert desk.volume == 1.0
    assert desk.play("klaxon")


def test_without_a_sound_device_the_desk_is_silent_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*arguments: int) -> None:
        raise pygame.error("no such audio device")

    monkeypatch.setattr(pygame.mixer, "init", fail)
    desk = SoundDesk()
    desk.open()
    assert desk.silent
    assert not desk.play("klaxon")
    desk.volume = 0.3
    desk.close()


@pytest.mark.parametrize(
    "wrong", [{"wave": "square", "hz": 1.0, "for_s": 1.0}, {"wave": "sine", "hz": 0.0, "for_s": 1.0}]
)
def test_a_note_that_cannot_be_heard_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no wave|a note needs"):
        Note(**wrong)
