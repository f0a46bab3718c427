"""Components that count how often they are written, so that whoever has looked knows whether to look again."""

from __future__ import annotations

from typing import ClassVar


class Counted:
    """A kind of component of plain values. ``writes`` rises with every attribute set on any component of the kind.

    It says that something changed, never what, and not only in one world: good for keeping what was worked out, no part
    of any state. A value that can itself be changed, as a list, must be replaced instead.
    """

    __slots__ = ("_written",)
    writes: ClassVar[int] = 0

    @property
    def written(self) -> int:
        """What ``writes`` was when this component was last written; 0 if it is as it was read from a save."""
        return getattr(self, "_written", 0)

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, and count it."""
        object.__setattr__(self, name, value)
        kind = type(self)
        kind.writes += 1
        object.__setattr__(self, "_written", kind.writes)
