"""Saves that the command line names."""

from __future__ import annotations

from pathlib import Path

from game.cli.complaints import Complaints
from game.cli.destinations import unreachable


def save_file(word: str, complaints: Complaints) -> Path | None:
    """Return the save that is named; nothing, and a complaint, where there is none, or what is there is no save."""
    path = Path(word)
    reason = unreachable(path)
    if reason:
        complaints.add(f"{word[:120]}: {reason}")
    elif path.is_file():
        from game.session.save import SaveError, read_data

        try:
            read_data(path)
        except SaveError as error:
            complaints.add_content([str(error)])
        else:
            return path
    elif path.is_dir():
        complaints.add(f"{word} is a folder; give the file of a save")
    elif path.exists():
        complaints.add(f"{word[:120]} is no plain file; give the file of a save")
    else:
        complaints.add(f"there is no file {word}")
    return None
