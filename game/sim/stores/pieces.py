"""Pieces of gear and their hours: which of several is taken, and what wear costs.

The least worn is taken first.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.work import ItemKind

LEAST_H = 1e-9
Worn = dict[str, list[float]]
"""Hours of each piece that was ever used, by item, the least first."""


def least_worn_h(items: Mapping[str, int], worn: Worn, item: str) -> float:
    """Return the hours of the piece that would be taken next: 0 while there is a new one."""
    listed = worn.get(item)
    return listed[0] if listed and len(listed) >= items.get(item, 0) else 0.0


def take_piece(items: dict[str, int], worn: Worn, item: str) -> float:
    """Take the least worn of an item, of which there must be one, and return its hours."""
    hours = least_worn_h(items, worn, item)
    items[item] -= 1
    if hours > 0.0:
        relist(worn, item, worn[item][1:])
    return hours


def lay_piece(items: dict[str, int], worn: Worn, item: str, hours: float) -> None:
    """Put one down that was used for so many hours."""
    items[item] = items.get(item, 0) + 1
    if hours > 0.0:
        worn[item] = sorted([*worn.get(item, ()), hours])


def relist(worn: Worn, item: str, hours: list[float]) -> None:
    """Write down the hours of the used pieces of an item, the least first; new ones are not listed."""
    if hours:
        worn[item] = hours
    else:
        worn.pop(item, None)


def worn_share(kind: ItemKind, hours: float) -> float:
    """Return how far through its life a piece is, 0 to 1; 0 for what does not wear."""
    return min(1.0, hours / kind.life_h) if kind.life_h > 0.0 else 0.0


def shows(kind: ItemKind, hours: float) -> bool:
    """Return whether a piece is so worn that it shows."""
    return kind.life_h > 0.0 and hours > 0.0 and worn_share(kind, hours) >= kind.sound_share


def keeps_share(kind: ItemKind, hours: float) -> float:
    """Return how much of what a new one gives a piece still gives, 0 to 1: all of it until its wear shows."""
    if kind.worn_loss_share <= 0.0 or not shows(kind, hours):
        return 1.0
    beyond = (worn_share(kind, hours) - kind.sound_share) / max(LEAST_H, 1.0 - kind.sound_share)
    return 1.0 - kind.worn_loss_share * min(1.0, beyond)


def is_worn_out(kind: ItemKind, hours: float) -> bool:
    """Return whether a piece has come to the end of its life."""
    return kind.life_h > 0.0 and hours >= kind.life_h - LEAST_H
