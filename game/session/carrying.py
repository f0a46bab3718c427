"""Carrying out orders: what each needs, and what it does."""

from __future__ import annotations

from game.session import (
    command,
    difficulty,
    earth,
    food,
    hours,
    learning,
    making,
    power_orders,
    retreat,
    story,
    upkeep,
    works,
)
from game.session.door_orders import move_door, move_doors, refuse_door, refuse_module
from game.session.leaving import evacuate, refuse_evacuation, refuse_reopening, reopen
from game.session.machine_orders import refuse_group, refuse_machine, switch_machine, switch_over
from game.session.orders import (
    Accepted,
    Acknowledge,
    CloseDoor,
    Evacuate,
    Hurry,
    Insist,
    JoinTeam,
    LetBe,
    OpenDoor,
    OpenModule,
    Order,
    Refusal,
    Reopen,
    SealDoor,
    SealModule,
    SendTeam,
    StartMachine,
    StopMachine,
    SwitchOver,
    TakePrecautions,
    TestChangeover,
    Wake,
    Withdraw,
)
from game.session.precautions import order_precautions, refuse_precautions
from game.session.rules_of_orders import Checked, Rules
from game.session.teams import (
    hurry,
    join_team,
    refuse_hurry,
    refuse_join,
    refuse_team,
    refuse_withdrawal,
    send_team,
    withdraw,
)
from game.session.willing import insist, let_be, refuse_answer, refuse_waking, wake_people
from game.sim.hazards.components import Alarms
from game.sim.world import World


def refusal_of(world: World, order: Order) -> Checked:
    """Return why an order cannot be carried out now, or nothing if it can."""
    check, _ = _ORDERS[type(order)]
    refusal: Checked = check(world, order)
    return refusal


def carry_out(world: World, order: Order) -> Accepted | Refusal:
    """Carry an order out, or say why not."""
    check, act = _ORDERS[type(order)]
    refusal: Checked = check(world, order)
    if refusal is not None:
        return refusal
    job = act(world, order)
    return Accepted(job if isinstance(job, int) else 0)


def _refuse_acknowledgement(world: World, order: Acknowledge) -> Checked:
    alarm = world.one(Alarms).standing.get(f"{order.alarm}@{order.module}")
    if alarm is None:
        return Refusal("refused.no_such_alarm", {"id": order.alarm})
    return Refusal("refused.acknowledged") if alarm.acknowledged else None


def _acknowledge(world: World, order: Acknowledge) -> None:
    world.one(Alarms).standing[f"{order.alarm}@{order.module}"].acknowledged = True


_ORDERS: Rules = {
    SealDoor: (refuse_door, move_door),
    CloseDoor: (refuse_door, move_door),
    OpenDoor: (refuse_door, move_door),
    SealModule: (refuse_module, move_doors),
    OpenModule: (refuse_module, move_doors),
    Evacuate: (refuse_evacuation, evacuate),
    Reopen: (refuse_reopening, reopen),
    StartMachine: (refuse_machine, switch_machine),
    StopMachine: (refuse_machine, switch_machine),
    SwitchOver: (refuse_group, switch_over),
    TestChangeover: (refuse_group, switch_over),
    SendTeam: (refuse_team, send_team),
    JoinTeam: (refuse_join, join_team),
    Hurry: (refuse_hurry, hurry),
    Withdraw: (refuse_withdrawal, withdraw),
    TakePrecautions: (refuse_precautions, order_precautions),
    Wake: (refuse_waking, wake_people),
    Insist: (refuse_answer, insist),
    LetBe: (refuse_answer, let_be),
    Acknowledge: (_refuse_acknowledgement, _acknowledge),
    **making.ORDERS,
    **power_orders.ORDERS,
    **difficulty.ORDERS,
    **hours.ORDERS,
    **learning.ORDERS,
    **story.ORDERS,
    **upkeep.ORDERS,
    **works.ORDERS,
    **retreat.ORDERS,
    **food.ORDERS,
    **earth.ORDERS,
    **command.ORDERS,
}
"""What each order needs, and what it does."""
