"""What leaves the loudspeaker: the real window with a sound device that writes all it is given into a file."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from game.ui.sound import SAMPLES_PER_S, load_sounds, synthesise

SCENARIO, SEED, SOUND = "module_four", 1, "klaxon"
"""A night whose first two alarms are breaches, half a minute from its beginning."""
BYTES_PER_SAMPLE = 2
LADDER = ("chirp", "chime", "blare", "klaxon")


class Loudspeaker:
    """The window of a night, and the file of what was heard."""

    def __init__(self, screen, file: Path) -> None:
        self.screen, self.file = screen, file
        screen.environment |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(file)}
        self.program = screen.start("play", "--scenario", SCENARIO, "--seed", str(SEED), "--size", "1280x720")
        screen.wait_for_window(self.program)
        self.wait_for("Module Four")
        time.sleep(1.0)  # the last sounds are made
        screen.key("Return")
        self.wait_for("time stands")

    def wait_for(self, words: str) -> None:
        """Wait until the window's title says this."""
        title = ""
        for _ in range(360):
            title = self.screen.do("getwindowname", self.screen.window)
            if words in title:
                return
            assert self.program.poll() is None, self.program.communicate()
            time.sleep(0.25)
        raise AssertionError(f"the title says “{title}”, never “{words}”")

    def run_to_stop(self) -> None:
        """Let the night run until the first alarm stops the clock, and its sound out."""
        self.screen.key("F2")
        self.wait_for("stopped by alarm")
        self.wait_for_sound(2.5)

    def run_until_heard(self) -> np.ndarray:
        """Let the night run on until an alarm is heard, and its sound out; return what was heard."""
        before = self.bytes
        self.screen.key("F2")
        for _ in range(120):
            if self.heard(before).any():
                break
            time.sleep(0.25)
        self.wait_for_sound(2.5)
        return self.heard(before)

    def wait_for_sound(self, more_s: float) -> None:
        """Wait until this much more has been given out: a busy machine's sound device lags behind the clock."""
        wanted = self.bytes + int(more_s * SAMPLES_PER_S) * BYTES_PER_SAMPLE
        for _ in range(120):
            if self.bytes >= wanted:
                return
            time.sleep(0.25)
        raise AssertionError(f"the sound device gave out {self.bytes} bytes in half a minute, not {wanted}")

    @property
    def bytes(self) -> int:
        """How much the device has given out so far, silence included."""
        return self.file.stat().st_size

    def heard(self, since: int = 0) -> np.ndarray:
        """What was given out after ``since`` bytes, -1 to 1."""
        return np.fromfile(self.file, "<i2", offset=since // 2 * 2) / 32_768.0


def likeness(heard: np.ndarray, name: str) -> float:
    """How much some stretch of what was heard is like a sound of the game: 1 for the very same."""
    sound = np.frombuffer(synthesise(load_sounds()[name]), "<i2") / 32_768.0
    size = 1 << (len(heard) + len(sound)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)[: len(heard)]
    energy = np.cumsum(np.concatenate(([0.0], np.pad(heard, (0, len(sound))) ** 2)))
    stretch = np.maximum(energy[len(sound) :] - energy[: -len(sound)], 0.0)[: len(heard)]
    whole = float(np.sum(sound**2))
    return float(np.max(product / np.sqrt((stretch + 1e-3 * whole) * whole)))


@pytest.fixture
def loudspeaker(screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("SDL_AUDIODRIVER", "SDL_DISKAUDIOFILE"):
        monkeypatch.setitem(screen.environment, name, "")
    monkeypatch.setitem(screen.environment, "XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Loudspeaker(screen, tmp_path / "heard.raw")


def test_an_alarm_is_heard_as_its_level_sounds_and_muted_by_one_key_it_is_silent(loudspeaker: Loudspeaker) -> None:
    loudspeaker.screen.key("m")
    time.sleep(1.0)
    before = loudspeaker.bytes
    loudspeaker.run_to_stop()
    assert not loudspeaker.heard(before).any()

    loudspeaker.screen.key("m")
    time.sleep(1.0)
    heard = loudspeaker.run_until_heard()
    alike = {name: likeness(heard, name) for name in LADDER}
    assert max(alike, key=lambda name: alike[name]) == SOUND
    assert alike[SOUND] > 0.8, "the hiss of the hole is in it"
