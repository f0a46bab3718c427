"""Playing sounds, or nothing where there is no sound device."""

from __future__ import annotations

import logging
import threading

import pygame

from .notes import load_sounds
from .synthesis import SAMPLES_PER_S, synthesise

_log = logging.getLogger(__name__)
_BUFFER = 512


class SoundDesk:
    """Plays named sounds. Opening it makes them in the background, so that no frame waits for them."""

    def __init__(self, volume: float = 0.7) -> None:
        """``volume`` is 0 to 1."""
        self._volume = min(1.0, max(0.0, volume))
        self._samples: dict[str, bytes] = {}
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._maker: threading.Thread | None = None
        self.silent = True
        """Whether nothing can be heard: not opened, or no device."""

    def open(self) -> None:
        """Open the sound device, after the first frame since it takes a moment.

        Without one the desk stays silent.
        """
        try:
            # Samples are handed over raw: were the device let to choose its own rate, they would be played too fast.
            pygame.mixer.init(SAMPLES_PER_S, -16, 1, _BUFFER, allowedchanges=0)
        except pygame.error as problem:
            _log.info("no sound: %s", problem)
            return
        self.silent = False
        self._maker = threading.Thread(target=self._make, name="sounds", daemon=True)
        self._maker.start()

    def wait(self) -> None:
        """Wait until every sound is made."""
        if self._maker is not None:
            self._maker.join()

    @property
    def volume(self) -> float:
        """Loudness, 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(1.0, max(0.0, volume))
        for sound in self._sounds.values():
            sound.set_volume(self._volume)

    def play(self, name: str) -> bool:
        """Sound ``name``; tell whether it is heard. It is not while silent, turned down, or not made yet."""
        if self.silent or self._volume <= 0 or name not in self._samples:
            return False
        if name not in self._sounds:
            self._sounds[name] = pygame.mixer.Sound(buffer=self._samples[name])
            self._sounds[name].set_volume(self._volume)
        return self._sounds[name].play() is not None

    def hush(self) -> None:
        """Break off what is being heard; what is played from now on is heard again."""
        if not self.silent:
            pygame.mixer.stop()

    def close(self) -> None:
        """Fall silent and give the device back."""
        self.wait()
        if not self.silent:
            self.silent = True
            self._sounds.clear()
            pygame.mixer.quit()

    def _make(self) -> None:
        # Shortest first: a click is wanted before a klaxon.
        for name, notes in sorted(load_sounds().items(), key=lambda item: sum(note.for_s for note in item[1])):
            self._samples[name] = synthesise(notes)
