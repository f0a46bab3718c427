"""How hard each side of a game is: rows of levels, for a new game and for one in play."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from game.content.kinds.difficulty import AxisKind
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.toggles import Option, Toggles

_NAME = 96.0


class AxisModel(Struct, frozen=True):
    """One side of the game and how hard it is set."""

    id: str
    name: str
    levels: tuple[tuple[str, str, str], ...]
    """Id, name and what is different."""
    chosen: str

    @property
    def about(self) -> str:
        """What is different at the level that is chosen."""
        return next((about for level, _, about in self.levels if level == self.chosen), "")


def axis_models(kinds: Iterable[AxisKind], chosen: Mapping[str, str]) -> tuple[AxisModel, ...]:
    """All sides in their order, each at the level that is chosen or else at its usual one."""
    ordered = sorted(kinds, key=lambda axis: (axis.order, axis.id))
    return tuple(
        AxisModel(
            axis.id,
            axis.name,
            tuple((level.id, level.name, level.about) for level in axis.level),
            chosen.get(axis.id, axis.usual),
        )
        for axis in ordered
    )


def axis_line(axis: AxisModel) -> Element:
    """One side: its name, its levels side by side, and below them what the chosen one changes."""
    options = tuple(Option(level, name, tip=about) for level, name, about in axis.levels)
    head = Row(
        (Fixed(Label(axis.name, "body", "dim"), _NAME), Flex(Toggles(("axis", axis.id), options, axis.chosen))), 16
    )
    return Column((head, Row((Fixed(Label(""), _NAME), Flex(Label(axis.about, "small", "dim"))), 16)), gap=2)
