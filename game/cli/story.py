"""``story``: what can be told, and why something was told or was not."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints
from game.cli.naming import unknown
from game.cli.packs import describe_packs, pack_folders, read_content
from game.cli.saves import save_file


def describe_list(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``story list``."""
    parser.add_argument("--channel", metavar="NAME", help="only of this channel: council, earth, crisis or ambient")
    describe_packs(parser)


def list_all(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Show every storylet with its channel, people, answers and title."""
    content = read_content(pack_folders(arguments.pack, complaints), complaints)
    from game.content.kinds.storylet import StoryletKind

    channels = ("council", "earth", "crisis", "ambient")
    if arguments.channel is not None and arguments.channel not in channels:
        complaints.add(unknown("channel", arguments.channel, channels, "channels"))
    complaints.stop_if_any()
    if content is None:
        return FAILED
    kinds = [kind for kind in content.of(StoryletKind).values() if arguments.channel in (None, kind.channel)]
    width = max((len(kind.id) for kind in kinds), default=0)
    words = 0
    for kind in kinds:
        words += sum(len(variant.text.split()) for variant in kind.variants)
        shape = f"{len(kind.roles)} roles, {len(kind.variants)} texts, {len(kind.options)} answers"
        print(f"{kind.id:<{width}}  {kind.channel:<7}  {shape}  {kind.title}")
    print(f"{len(kinds)} storylets, {words} words in their texts.")
    return 0


def describe_explain(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``story explain``."""
    parser.add_argument("storylet", metavar="ID", nargs="?", help="the storylet")
    parser.add_argument("--save", metavar="FILE", help="the saved game in which it is asked")
    describe_packs(parser)
    parser.usage = "deferred story explain ID --save FILE [--pack DIR]..."
    parser.epilog = "each line: yes or no, what was looked at, and what it found."


def explain(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Say why a storylet would come now in a saved game, or would not."""
    if arguments.storylet is None:
        complaints.add("story explain needs the ID of a storylet")
    if arguments.save is None:
        complaints.add("story explain needs --save FILE")
    else:
        save_file(arguments.save, complaints)
    content = read_content(pack_folders(arguments.pack, complaints), complaints)
    from game.content.kinds.storylet import StoryletKind
    from game.session.save import SaveError, read_save
    from game.story.storylets.explaining import reasons

    if content is not None and arguments.storylet is not None and arguments.storylet not in content.of(StoryletKind):
        complaints.add(unknown("storylet", arguments.storylet, list(content.of(StoryletKind)), "storylets"))
    complaints.stop_if_any()
    if content is None:
        return FAILED
    try:
        session = read_save(Path(arguments.save), content)
    except SaveError as error:
        complaints.add_content([str(error)])
        complaints.stop_if_any()
        return FAILED
    try:
        rows = list(reasons(session.world, content.of(StoryletKind)[arguments.storylet]))
    finally:
        session.close()
    width = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{'yes' if row.passed else 'NO ':<3}  {row.what:<{width}}  {row.found}".rstrip())
    against = [row.what for row in rows if not row.passed]
    print("It could be told now." if not against else f"Not now: {', '.join(against)}.")
    return 0


LIST = Command("story list", "Show what can be told.", describe_list, list_all)
EXPLAIN = Command(
    "story explain",
    "Say whether a storylet could come now in a saved game, and what is in the way.",
    describe_explain,
    explain,
)
