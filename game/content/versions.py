"""Versions of packs and of the game, and the ranges in which a pack works."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

VERSION_PATTERN = r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$"
"""A version: up to four numbers with dots between."""

RANGE_PATTERN = r"^(>=|<=|==|!=|>|<)[0-9]{1,6}(\.[0-9]{1,6}){0,3}(, ?(>=|<=|==|!=|>|<)[0-9]{1,6}(\.[0-9]{1,6}){0,3})*$"
"""A range of versions: comparisons with commas between, all of which must hold."""

_COMPARISONS: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_ONE = re.compile(r"(>=|<=|==|!=|>|<)([0-9.]+)")


def in_range(version: str, wanted: str) -> bool:
    """Return whether ``version`` (such as ``0.1.0``) lies in the range ``wanted`` (such as ``>=0.1,<2``).

    Missing numbers count as zero, so ``1`` equals ``1.0.0``.
    """
    mine = _numbers(version)
    return all(_COMPARISONS[sign](mine, _numbers(other)) for sign, other in _ONE.findall(wanted))


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".") if part]
    return tuple([*numbers, 0, 0, 0, 0][:4])
