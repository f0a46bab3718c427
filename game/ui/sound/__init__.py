"""What is heard: sounds made from notes when the game starts, and the desk that plays them."""

from .desk import SoundDesk
from .notes import Note, load_sounds
from .synthesis import SAMPLES_PER_S, length_s, synthesise

__all__ = ["SAMPLES_PER_S", "Note", "SoundDesk", "length_s", "load_sounds", "synthesise"]
