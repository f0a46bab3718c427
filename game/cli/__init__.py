"""The command line: play, or run without a screen, one command to a module."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Sequence

from game.cli.command import PROGRAM, CommandParser
from game.cli.commands import find, group_of, overview
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused, tell
from game.cli.destinations import let_go_of_stdout


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command line, by default this program's own, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a poor terminal shows poor letters, and never fails
    try:
        code = _carry_out(list(sys.argv[1:] if words is None else words))
        if sys.stdout is not None:  # closed by whoever started it
            sys.stdout.flush()
    except Refused as refused:
        for line in refused.lines:
            tell(f"{PROGRAM}: {line}")
        return refused.code
    except KeyboardInterrupt:
        tell(f"{PROGRAM}: stopped")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more when it closes the pipe.
        let_go_of_stdout()
        return 0
    except OSError as error:
        if sys.stdout is None or error.filename is not None or error.errno not in (errno.ENOSPC, errno.EIO):
            raise
        tell(f"{PROGRAM}: standard output cannot be written: {error.strerror}")
        let_go_of_stdout()
        return FAILED
    return code


def _carry_out(words: list[str]) -> int:
    if words[:1] in (["--version"], ["-V"]):
        from game import __version__

        print(f"{PROGRAM} {__version__}")
        return 0
    if words[:1] in (["--help"], ["-h"], ["help"]):
        print(overview())
        return 0
    if len(words) == 2 and words[1] in ("--help", "-h") and (group := group_of(words[0])):
        print(overview(group))
        return 0
    command, rest = find(words)
    parser = CommandParser(command)
    if "--help" in rest or "-h" in rest:
        print(parser.format_help(), end="")
        return 0
    complaints = Complaints()
    return command.carry_out(parser.read(rest, complaints), complaints)
