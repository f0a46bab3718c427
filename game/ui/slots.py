"""Saved games in the player's folder: what there is, writing one, reading one back."""

from __future__ import annotations

import re
import stat
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from platformdirs import user_data_path

from game.ui.words import say
from game.writing import write_whole

if TYPE_CHECKING:
    from game.content.store import Content
    from game.session.session import Session

SUFFIX: Final = ".deferred"
QUICK: Final = "quick"
LEFT: Final = "left"
"""What is written when the player leaves the desk, so that nothing is lost by it: one for each scenario, with its id
behind a hyphen. One without an id is of an older game."""


class Card(Struct, frozen=True):
    """What is known of a saved game without reading it; it lies beside the game."""

    scenario: str
    """Id of the scenario."""
    name: str
    """Its name when it was saved."""
    now_s: float
    """Seconds since midnight of sol 0."""
    alive: int


class Slot(Struct, frozen=True):
    """A saved game."""

    path: Path
    card: Card | None
    """None where nothing is known of it but its file."""
    date: str
    """When the file was written, as year, month, day, hour and minute."""
    written_s: float

    @property
    def left(self) -> bool:
        """Whether it is how a game was left."""
        return self.path.stem == LEFT or self.path.stem.startswith(f"{LEFT}-")

    @property
    def quick(self) -> bool:
        """Whether it is the one that quick save overwrites."""
        return self.path.stem == QUICK


def saves_dir() -> Path:
    """Where games are saved."""
    return user_data_path("deferred", appauthor=False) / "saves"


def slots(folder: Path) -> tuple[Slot, ...]:
    """The saved games, the newest first."""
    found = []
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            state = path.stat()
        except OSError:
            continue
        if not stat.S_ISREG(state.st_mode):
            continue
        written_s = state.st_mtime
        date = datetime.fromtimestamp(written_s).strftime("%Y-%m-%d %H:%M")
        found.append(Slot(path, _card(path), date, written_s))
    return tuple(sorted(found, key=lambda slot: (-slot.written_s, slot.path.name)))


def write_slot(session: Session, folder: Path, name: str = "") -> str:
    """Save a game under a name, by default one of its own; empty, or why that could not be done."""
    # Imported when needed: the title counts saved games, and reading one takes much that it does not.
    from game.session.save import SaveError, write_save

    card = Card(session.scenario.id, session.told_scenario.name, session.view().now_s, session.alive)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name or _free_name(folder, card.scenario)}{SUFFIX}"
        write_save(session, path)
        write_whole(path.with_suffix(".json"), msgspec.json.encode(card))
    except OSError as problem:
        return say("ui.saves.not_written", why=problem.strerror or str(problem))
    except SaveError as problem:
        return str(problem)
    return ""


def write_left(session: Session, folder: Path) -> str:
    """Save a game as it is left, over how that scenario was left before; empty, or why that could not be done.

    One that is over is not gone on with, and not saved.
    """
    if session.over:
        return ""
    return write_slot(session, folder, f"{LEFT}-{_plain(session.scenario.id)}")


def read_slot(slot: Slot, content: Content) -> tuple[Session | None, str]:
    """The game of a slot, or why it cannot be read."""
    from game.session.save import SaveError, read_save

    try:
        return read_save(slot.path, content), ""
    except OSError as problem:
        return None, problem.strerror or str(problem)
    except SaveError as problem:
        return None, str(problem)


def delete_slot(slot: Slot) -> str:
    """Throw a saved game away; empty, or why that could not be done."""
    try:
        slot.path.unlink(missing_ok=True)
        slot.path.with_suffix(".json").unlink(missing_ok=True)
    except OSError as problem:
        return problem.strerror or str(problem)
    return ""


def _card(path: Path) -> Card | None:
    try:
        return msgspec.json.decode(path.with_suffix(".json").read_bytes(), type=Card)
    except (OSError, ValueError, RecursionError):
        return None


def _free_name(folder: Path, scenario: str) -> str:
    """The first name of this scenario's that is not taken."""
    plain = _plain(scenario)
    number = 1
    while (folder / f"{plain}-{number}{SUFFIX}").exists():
        number += 1
    return f"{plain}-{number}"


def _plain(scenario: str) -> str:
    """The id of a scenario as part of a file's name."""
    return re.sub(r"[^a-z0-9_]+", "_", scenario)
