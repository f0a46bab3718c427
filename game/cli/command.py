"""What a command is, and how its words are read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from game.cli.complaints import Complaints
from game.cli.naming import unknown

PROGRAM = "deferred"


class Command(NamedTuple):
    """One thing that the command line can do. Its module must be cheap to import: help needs them all."""

    name: str
    """As typed: ``run``, ``mods check``."""
    summary: str
    """One line for the list of commands."""
    describe: Callable[[argparse.ArgumentParser], None]
    """Adds its arguments and the rest of its help."""
    carry_out: Callable[[argparse.Namespace, Complaints], int]
    """Does it and returns the exit code. It is handed what was wrong so far, to tell it as well."""


class _BadWords(Exception):
    """What argparse finds wrong."""


class CommandParser(argparse.ArgumentParser):
    """A parser that tells every mistake at once, each with the nearest right name.

    argparse leaves at the first mistake and takes ``-5h`` for an option; so unknown options, options without
    their value and negative values are dealt with before argparse looks.
    """

    def __init__(self, command: Command) -> None:
        super().__init__(
            prog=f"{PROGRAM} {command.name}",
            description=command.summary,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.describe(self)

    def error(self, message: str) -> NoReturn:
        """Raise instead of leaving."""
        raise _BadWords(message)

    def read(self, words: Sequence[str], complaints: Complaints) -> argparse.Namespace:
        """Return the arguments; what cannot be understood is complained of and left out.

        Raises ``Refused`` when nothing can be made of the rest.
        """
        try:
            arguments, surplus = self.parse_known_args(self._understood(words, complaints))
        except _BadWords as bad:
            complaints.add(str(bad))
            complaints.stop_if_any()
            raise
        for word in surplus:
            complaints.add(f'unexpected "{word}"')
        return arguments

    def _understood(self, words: Sequence[str], complaints: Complaints) -> list[str]:
        options = self._option_string_actions
        kept: list[str] = []
        waiting = list(words)
        while waiting:
            word = waiting.pop(0)
            name, equals, _ = word.partition("=")
            if not word.startswith("-") or word == "-":
                kept.append(word)
            elif name not in options:
                complaints.add(unknown("option", name, sorted(options), "options"))
                if not equals and waiting and not waiting[0].startswith("-") and self._likely_valued(name):
                    waiting.pop(0)
            elif options[name].nargs == 0 or equals:
                kept.append(word)
            elif options[name].nargs == "+" and waiting and not waiting[0].startswith("-"):
                kept.append(word)
                while waiting and not waiting[0].startswith("-"):
                    kept.append(waiting.pop(0))
            elif waiting and waiting[0].partition("=")[0] not in options:
                kept.append(f"{name}={waiting.pop(0)}")
            else:
                complaints.add(f"{name} needs a value: {name} {options[name].metavar}")
        return kept

    def _likely_valued(self, name: str) -> bool:
        """Return whether the word after an option that is not known belongs to it, so that it is no mistake of its own.

        It does where the option that was likely meant takes a value, and where the command takes no other words.
        """
        from difflib import get_close_matches

        options = self._option_string_actions
        near = get_close_matches(name, list(options), n=1)
        return options[near[0]].nargs != 0 if near else not self._get_positional_actions()
