from __future__ import annotations

import functools
from array import array
from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from game.content.kinds.alarm import AlarmKind
from game.content.store import Content
from game.ui.play.hearing import LOUDEST_FIRST
from game.ui.preferences import Preferences
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


@functools.cache
def heard(name: str) -> np.ndarray:
    """A sound as it leaves the loudspeaker, -1 to 1; the same for all, so it cannot be written to."""
    sound = np.asarray(samples(name), float) / 32_768.0
    sound.setflags(write=False)
    return sound


def bursts(name: str) -> int:
    """How often a sound sets in: its rhythm."""
    sound, span = heard(name), SAMPLES_PER_S // 50
    loudness = np.sqrt(np.mean(sound[: len(sound) // span * span].reshape(-1, span) ** 2, axis=1))
    loud = np.concatenate(([False], loudness > 0.25 * loudness.max()))
    return int(np.count_nonzero(loud[1:] & ~loud[:-1]))


def pitch_hz(name: str) -> float:
    """The pitch that most of a sound has."""
    sound = heard(name)
    return float(np.fft.rfftfreq(len(sound), 1.0 / SAMPLES_PER_S)[np.argmax(np.abs(np.fft.rfft(sound)))])


def lifts_hz(name: str) -> float:
    """By how much the pitch of a sound rises from its first tenth of a second to its fifth."""
    step = SAMPLES_PER_S // 10
    tenths = [np.abs(np.fft.rfft(heard(name)[at * step : (at + 1) * step])) for at in (0, 4)]
    first, fifth = (np.fft.rfftfreq(step, 1.0 / SAMPLES_PER_S)[np.argmax(tenth)] for tenth in tenths)
    return float(fifth - first)


def test_each_rung_of_the_ladder_has_a_rhythm_of_its_own() -> None:
    assert {name: bursts(name) for name in LADDER} == {"chirp": 2, "chime": 1, "blare": 4, "klaxon": 3}
    assert pitch_hz("chirp") > 2.0 * max(pitch_hz(name) for name in LADDER[1:])


def test_only_the_klaxon_howls_upwards() -> None:
    assert lifts_hz("klaxon") > 150.0
    assert lifts_hz("blare") < 0.0
    assert lifts_hz("chime") < 0.0


@pytest.mark.parametrize("name", sorted(load_sounds()))
def test_a_sound_begins_and_ends_without_a_click(name: str) -> None:
    sound = heard(name)
    assert abs(sound[0]) < 0.01
    assert abs(sound[-1]) < 0.01
    assert abs(sound.mean()) < 0.01


def test_an_alarm_and_what_happens_with_it_together_do_not_overdrive_at_the_usual_loudness() -> None:
    for rung in LADDER:
        for by in LOUDEST_FIRST:
            both = np.zeros(max(len(heard(rung)), len(heard(by))))
            both[: len(heard(rung))] += heard(rung)
            both[: len(heard(by))] += heard(by)
            assert Preferences().volume * np.abs(both).max() < 1.0


def test_each_alarm_of_the_game_sounds_as_its_level(content: Content) -> None:
    rungs = dict(zip(("notice", "caution", "danger", "breach"), LADDER, strict=True))
    assert {kind.id: kind.sound for kind in content.of(AlarmKind).values()} == {
        kind.id: rungs[kind.level] for kind in content.of(AlarmKind).values()
    }


def test_the_device_has_to_play_at_the_rate_the_sounds_are_made_at(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def init(*words: object, **more: object) -> None:
        given.extend((*words[:3], more.get("allowedchanges")))
        raise pygame.error("enough")

    monkeypatch.setattr(pygame.mixer, "init", init)
    SoundDesk().open()
    assert given == [SAMPLES_PER_S, -16, 1, 0]


def test_what_is_being_heard_breaks_off_at_once_and_the_next_is_heard_again(desk: SoundDesk) -> None:
    assert desk.play("klaxon")
    assert pygame.mixer.get_busy()
    desk.hush()
    assert not pygame.mixer.get_busy()
    assert desk.play("klaxon")


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
    def fail(*arguments: int, **more: int) -> None:
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
