"""What whoever keeps a long game's book sees to once the night is over: props, the fallen, holes, doors, homes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.balance.policies.kinds import FROM_THE_DESK, Purpose, kinds_for
from game.balance.policies.searches import Searches
from game.balance.policies.seat import Seat
from game.session.orders import CloseDoor, OpenModule, Order, Reopen, SendTeam, StartMachine, SwitchOver
from game.session.view import ColonyView, ListName, ModuleView

SEEN: Final[tuple[ListName, ...]] = ("modules", "doors", "alarms", "frames", "holes", "jobs")
"""Lists that it goes by."""
LOADED_SHARE = 0.6
"""Load against what a member bears from which it creeps."""
GOOD_O2_PERCENT = 19.5
GOOD_KPA = 90.0
MASK_KPA = 28.0
"""Ambient pressure below which suits are sent; a mask's pure oxygen is enough further down, but not for long work."""
BEARABLE = ("frame", "cold", "freezing")
"""Beginnings of the ids of alarms that keep nobody from their bed for good."""
LEAKING = ("pressure_low", "pressure_danger", "breach")
"""Ids of the alarms that tell of a leak."""
LEAKS_BELOW_KPA = 85.0
"""A place that was left, and holds less than this, has a hole that nobody has seen, if none is known."""


def rule(seat: Seat, view: ColonyView, searches: Searches) -> Iterator[Order]:
    """Yield the orders of a look at ``SEEN``, while nothing is wrong that wants every minute."""
    busy = {job.module for job in view.jobs}
    for frame in view.frames:
        if frame.module not in busy and any(member.load_share > LOADED_SHARE for member in frame.members):
            yield from _send(seat, frame.module, "prop", suits=False)
    yield from _fallen(seat, view, busy)
    yield from _shut_in(seat, view, busy)
    yield from _holes(seat, view, busy, searches)
    yield from homes(view)


def homes(view: ColonyView) -> Iterator[Order]:
    """Yield the orders by which people come home where it is good again."""
    failing, foul = {alarm.module for alarm in view.alarms if alarm.id == "frame_failing"}, _foul(view)
    for module in view.modules:
        if not module.barred or module.lost or module.id in failing or module.id in foul or not _is_good(module):
            continue
        yield Reopen(module.id)
        yield OpenModule(module.id)  # what was sealed behind the last one out
    yield from _doors(view, failing | foul)


def _doors(view: ColonyView, bad: set[str]) -> Iterator[Order]:
    """Have doors undogged that part good air from good air: whoever works behind them cannot get there."""
    holed = {hole.module for hole in view.holes if hole.state == "open"}
    kept = bad | holed | {module.id for module in view.modules if module.barred or module.lost or not _is_good(module)}
    for door in view.doors:
        if door.state == "sealed" and kept.isdisjoint((door.a, door.b)):
            yield CloseDoor(door.id)


def _fallen(seat: Seat, view: ColonyView, busy: set[str]) -> Iterator[Order]:
    """Have those fetched who still lie where the doors were shut behind the last who could walk."""
    for module in view.modules:
        if module.down and module.id not in busy and not module.lost:
            thin = module.air.pressure_kpa is not None and module.air.pressure_kpa < MASK_KPA
            sent = list(_send(seat, module.id, "bring", suits=thin))
            yield from sent or _send(seat, module.id, "reach", suits=thin)


def _shut_in(seat: Seat, view: ColonyView, busy: set[str]) -> Iterator[Order]:
    """Have a way opened to those who are well, and behind what came down."""
    for module in view.modules:
        if module.shut_in and module.living and module.id not in busy and not module.lost:
            yield from _send(seat, module.id, "reach", suits=False)


def _foul(view: ColonyView) -> set[str]:
    """Return where an alarm stands with which nobody comes home."""
    return {alarm.module for alarm in view.alarms if alarm.level != "notice" and not alarm.id.startswith(BEARABLE)}


def _holes(seat: Seat, view: ColonyView, busy: set[str], searches: Searches) -> Iterator[Order]:
    """Have holes patched that are known; in a place that was left, whatever keeps its air bad mended or looked for."""
    foul = _foul(view)
    searches.keep({module.id for module in view.modules if module.id in foul or not _is_good(module)})
    falling = {alarm.module for alarm in view.alarms if alarm.id in LEAKING}
    open_in = {hole.module for hole in view.holes if hole.state == "open"}
    for module in view.modules:
        if module.lost or module.id in busy:
            continue
        pressure_kpa = module.air.pressure_kpa if module.air.pressure_kpa is not None else 101.0
        thin = pressure_kpa < MASK_KPA
        if module.id in open_in:
            sent = list(_send(seat, module.id, "mend", suits=thin, kind="patch"))
            yield from sent or _let_in(view, module.id)
        elif module.barred and (module.id in foul or not _is_good(module)):
            sent = list(_send(seat, module.id, "mend", suits=thin))
            leaks = pressure_kpa < LEAKS_BELOW_KPA or module.id in falling
            if not sent and leaks and searches.due(module.id, view.elapsed_s):
                sent = list(_send(seat, module.id, "search", suits=thin))
                if sent:
                    searches.note(module.id, view.elapsed_s)
            yield from sent
            if not sent:
                yield from _from_the_desk(seat, module.id)


def _let_in(view: ColonyView, module: str) -> Iterator[Order]:
    """Have one of the sealed doors undogged by which a team could come in from good air."""
    good = {place.id for place in view.modules if not place.barred and _is_good(place)}
    for door in view.doors:
        if door.state == "sealed" and module in (door.a, door.b) and not good.isdisjoint((door.a, door.b)):
            yield CloseDoor(door.id)
            return


def _send(seat: Seat, module: str, purpose: Purpose, *, suits: bool, kind: str = "") -> Iterator[Order]:
    """Send the first team that the desk offers for a purpose, in suits if need be."""
    for choice in seat.choices(module, foresight="none", kinds=kinds_for(purpose)):
        order = choice.order
        if not isinstance(order, SendTeam) or choice.refused or (kind and not choice.kind.startswith(kind)):
            continue
        dressed = replace(order, suits=True, masks=False) if suits else order
        if seat.check(dressed) is None:
            yield dressed
            return


def _from_the_desk(seat: Seat, module: str) -> Iterator[Order]:
    """Switch on what stands still in a place that was left: what made up for its air was shut behind the last."""
    for choice in seat.choices(module, foresight="none", kinds=FROM_THE_DESK):
        if isinstance(choice.order, StartMachine | SwitchOver) and not choice.refused:
            yield choice.order
            return


def _is_good(module: ModuleView) -> bool:
    air = module.air
    oxygen = air.o2_percent is not None and air.o2_percent >= GOOD_O2_PERCENT
    return oxygen and air.pressure_kpa is not None and air.pressure_kpa >= GOOD_KPA
