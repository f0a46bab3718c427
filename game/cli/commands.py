"""Every command, and which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence

from game.cli import bench, chronicle, fairness, language, mods, play, replay, run, scenarios, story, survival, tour
from game.cli.command import PROGRAM, Command
from game.cli.complaints import USAGE, Refused
from game.cli.naming import unknown

PLAY = play.COMMAND
"""What is done when no command is named."""
COMMANDS = (
    PLAY,
    scenarios.COMMAND,
    run.COMMAND,
    replay.COMMAND,
    mods.CHECK,
    mods.SCHEMA,
    language.EXTRACT,
    language.CHECK,
    story.LIST,
    story.EXPLAIN,
    chronicle.COMMAND,
    fairness.COMMAND,
    survival.COMMAND,
    bench.COMMAND,
    tour.COMMAND,
)
"""In the order of the help."""


def find(words: Sequence[str]) -> tuple[Command, list[str]]:
    """Return the command that is meant and the words after its name. Raises ``Refused`` for no command."""
    if not words or words[0].startswith("-"):
        return PLAY, list(words)
    for command in COMMANDS:
        name = command.name.split()
        if list(words[: len(name)]) == name:
            return command, list(words[len(name) :])
    group = [command.name for command in group_of(words[0])]
    if group and len(words) == 1:
        raise Refused([f"{words[0]} needs one word more: {' or '.join(group)}"], USAGE)
    typed = " ".join(words[:2]) if group else words[0]
    names = group or [command.name for command in COMMANDS]
    raise Refused([unknown("command", typed, names, "commands")], USAGE)


def group_of(word: str) -> tuple[Command, ...]:
    """Return the commands of two words that begin with this one."""
    return tuple(command for command in COMMANDS if command.name.startswith(f"{word} "))


def overview(commands: Sequence[Command] = COMMANDS) -> str:
    """Return the help of the program as a whole, with these commands."""
    width = max(len(command.name) for command in commands)
    lines = [
        f"usage: {PROGRAM} [COMMAND] [options]",
        "",
        "A narrative colony-survival game; without a command it opens the game's window.",
        "",
        "commands:",
        *(f"  {command.name:<{width}}  {command.summary}" for command in commands),
        "",
        f"{PROGRAM} COMMAND --help tells more of one; {PROGRAM} --version tells the version.",
    ]
    return "\n".join(lines)
