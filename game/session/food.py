"""Orders about food: what each needs, and what it does."""

from __future__ import annotations

from game.session.orders import Refusal, SetRations
from game.session.rules_of_orders import Checked, Rules
from game.sim.food.components import LEAST_RATION_SHARE, Racks
from game.sim.food.rules import ration
from game.sim.settlement import Settlement
from game.sim.world import World


def _refuse_rations(world: World, order: SetRations) -> Checked:
    if world.the(Settlement).scenario.bare:
        return Refusal("refused.no_kitchen")
    if not LEAST_RATION_SHARE <= order.share <= 1.0:
        return Refusal("refused.rations", {"least": f"{100.0 * LEAST_RATION_SHARE:.0f}"})
    same = world.one(Racks).ration_share == order.share and world.one(Racks).ration_until_sol < 0
    return Refusal("refused.rations_so") if same else None


def _set_rations(world: World, order: SetRations) -> None:
    ration(world, order.share)


ORDERS: Rules = {
    SetRations: (_refuse_rations, _set_rations),
}
"""What each order needs, and what it does."""
