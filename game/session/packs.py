"""The packs a save was played with, and whether those that are loaded will do in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.content.store import Content

Played = tuple[str, str, str]
"""Id, version and digest of a pack, as a save holds them; the digest of one that adds nothing but words is empty."""


def packs_of(content: Content) -> list[Played]:
    """Return what a save says of the packs that it is played with, in load order."""
    return [(pack.head.id, pack.head.version, content.digests[pack.head.id]) for pack in content.packs]


def played_otherwise(played: Iterable[Played], content: Content) -> str:
    """Return how a save was played with other packs than those that are loaded, after its name; empty: it was not.

    Packs that change nothing but words may come and go; packs that are safe to add may come.
    """
    before = {name: (version, digest) for name, version, digest in played}
    now = {name: (version, digest) for name, version, digest in packs_of(content)}
    changed = [name for name in before if name in now and now[name][1] != before[name][1]]
    for name, (version, digest) in before.items():
        if name not in now and (digest or changed):
            return f"was played with the pack {name} {version}; load it with --pack and try again"
    safe = joining(before, content)
    for name, (_, digest) in now.items():
        if name not in before and (changed or (digest and name not in safe)):
            return f"was played without the pack {name}; leave it out and try again"
    for name in changed:
        version, other = before[name][0], now[name][0]
        return (
            f"was played with {name} {version}; the {name} {other} that is loaded differs in more than its words: "
            f"put back the {name} that it was played with and try again"
        )
    return ""


def joining(before: Iterable[str], content: Content) -> list[str]:
    """Return the packs that change a game, are safe to add to one that has begun, and are not among those before."""
    known = set(before)
    heads = [pack.head for pack in content.packs]
    return [head.id for head in heads if head.safe_to_add and head.id not in known and content.digests[head.id]]


def unrepeatable(joined: Mapping[str, int]) -> str:
    """Return why a game cannot be played again from its beginning, after its name; empty: it can."""
    for name, sol in joined.items():
        return f"cannot be played again from its beginning: the pack {name} joined it on sol {sol}"
    return ""
