"""Orders about how hard the game is: what each needs, and what it does."""

from __future__ import annotations

from game.content.kinds.difficulty import AxisKind
from game.session.orders import Refusal, SetAxis
from game.session.rules_of_orders import Checked, Rules
from game.sim.difficulty import rules
from game.sim.difficulty.components import Axes
from game.sim.settlement import Settlement
from game.sim.world import World


def _refuse_level(world: World, order: SetAxis) -> Checked:
    kind = world.the(Settlement).content.of(AxisKind).get(order.axis)
    if kind is None:
        return Refusal("refused.no_such_axis", {"id": order.axis})
    if rules.level_of(kind, order.level) is None:
        return Refusal("refused.no_such_level", {"id": order.level, "axis": kind.name})
    same = world.one(Axes).levels.get(order.axis) == order.level
    return Refusal("refused.axis_so", {"axis": kind.name}) if same else None


def _set_level(world: World, order: SetAxis) -> None:
    rules.set_level(world, order.axis, order.level)


ORDERS: Rules = {
    SetAxis: (_refuse_level, _set_level),
}
"""What each order needs, and what it does."""
