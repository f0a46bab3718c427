"""What a stage changes when it is done. Each change goes through the rules of the room that it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.kinds.project import Change, EffectPlan
from game.sim import sums
from game.sim.fabrication.rules import raise_capability
from game.sim.food.rules import plant
from game.sim.gear.rules import breathing_items
from game.sim.hardware import changeovers
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Redundancy, Wear
from game.sim.learning.components import Learning
from game.sim.population.rules import programme
from game.sim.power.rules import commission
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores
from game.sim.weather.components import Weather
from game.sim.works import places, sites
from game.sim.works.audits import audit
from game.sim.works.components import Shield, Work, Works
from game.sim.works.kinds import kind_of, kinds, rules_of
from game.sim.world import World

Applied = int
"""Faults that a change has brought to light."""


def apply(world: World, work: Work, effect: EffectPlan) -> Applied:
    """Let a change come true; return how many faults it has brought to light."""
    return _CHANGES[effect.do](world, work, effect)


def _audit(world: World, work: Work, effect: EffectPlan) -> Applied:
    return audit(world, work, effect.systems)


def _build(world: World, work: Work, effect: EffectPlan) -> Applied:
    """Set a machine up, as large as all its wells allow, and start it."""
    machine = effect.machine or ""
    kind = kind_of(world, work)
    site = sites.site_of(kind, work.site)
    share = 1.0
    if site is not None:
        wells = world.one(Works).wells
        wells[site.id] = sites.true_kw(world, site, work.deeper)
        power = hardware.kind_of(world, places.machine(world, machine)).power
        kw = sums.total(wells[own.id] for own in kind.sites if own.id in wells)
        share = kw / power.peak_kw if power is not None else 1.0
    commission(world, machine, share)
    return 0


def _capability(world: World, _work: Work, effect: EffectPlan) -> Applied:
    raise_capability(world, effect.amount)
    return 0


def _clear_home(world: World, _work: Work, effect: EffectPlan) -> Applied:
    module = effect.module or ""
    places.clear_home(world, world.the(Register).modules[module], effect.machines)
    places.count_out(world, module)
    return 0


def _forewarn(world: World, _work: Work, effect: EffectPlan) -> Applied:
    places.forewarn(world, effect.amount)
    return 0


def _kits(world: World, work: Work, _effect: EffectPlan) -> Applied:
    """Lay what the stage holds into emergency lockers, one to each in turn, those of homes with most people first."""
    lockers = world.the(Stores).emergency
    for item, count in work.held.items():
        for number in range(count if lockers else 0):
            locker = lockers[number % len(lockers)]
            locker.items[item] = locker.items.get(item, 0) + 1
    used = world.one(Works).used
    beds = sums.count(plan.beds for plan in world.the(Settlement).modules.values())
    masks = sums.count(work.held.get(item, 0) for item in breathing_items(world, body=False))
    learning = world.one(Learning)
    learning.kits_share = min(1.0, learning.kits_share + masks / max(1, beds))
    for item, count in work.held.items() if lockers else ():
        used[item] = used.get(item, 0) - count
    return 0


def _rebuild(world: World, work: Work, _effect: EffectPlan) -> Applied:
    places.rebuild(world, world.the(Register).modules[work.site])
    return 0


def _renew(world: World, work: Work, effect: EffectPlan) -> Applied:
    """Give a machine new parts throughout, chosen and fitted so that they last."""
    entity, wear = world.the(Register).machines[work.site], world.one(Wear)
    for part, component in hardware.parts_of(world, entity):
        hardware.replace_part(world, part)
        wear.life_h[component.index] *= effect.amount
    wear.stale = True
    hardware.judge(world, entity)
    if places.machine(world, work.site).state == "stopped":
        hardware.start(world, entity)
    return 0


def _renew_worst(world: World, _work: Work, effect: EffectPlan) -> Applied:
    """Give those parts of some kinds new ones that are known to be worst."""
    for entity in places.worst_first(world, effect.part_kinds)[: int(effect.amount)]:
        hardware.replace_part(world, entity)
    return 0


def _plant(world: World, _work: Work, effect: EffectPlan) -> Applied:
    if effect.name in world.the(Settlement).farms:
        plant(world, effect.name)
    return 0


def _programme(world: World, _work: Work, effect: EffectPlan) -> Applied:
    programme(world, effect.amount)
    return 0


def _drills(world: World, work: Work, effect: EffectPlan) -> Applied:
    if work.round == 0:
        world.one(Learning).drill_hours_share = min(1.0, world.one(Learning).drill_hours_share + effect.amount)
    return 0


def _reinforce(world: World, _work: Work, effect: EffectPlan) -> Applied:
    places.reinforce(world, 1.0 + effect.amount)
    return 0


def _shield(world: World, _work: Work, effect: EffectPlan) -> Applied:
    shields = world.one(Works).shields
    for module in effect.modules:
        old = shields.get(module, Shield())
        hole = old.hole_share * (1.0 - effect.amount)
        shields[module] = Shield(hole, 1.0 - (1.0 - old.stop_share) * (1.0 - effect.odds_share))
    return 0


def _start(world: World, _work: Work, effect: EffectPlan) -> Applied:
    hardware.start(world, world.the(Register).machines[effect.machine or ""])
    return 0


def _survey(world: World, _work: Work, effect: EffectPlan) -> Applied:
    surveyed = world.one(Works).surveyed
    if effect.project and effect.project not in surveyed:
        surveyed.append(effect.project)
    return 0


def _test_changeovers(world: World, _work: Work, _effect: EffectPlan) -> Applied:
    return sum(1 for entity, _ in world.each(Redundancy) if not changeovers.try_changeover(world, entity))


def _watch(world: World, _work: Work, _effect: EffectPlan) -> Applied:
    world.one(Weather).watch_share = 1.0
    places.forewarn(world, rules_of(world).watch_forewarn_h)
    return 0


_CHANGES: Mapping[Change, Callable[[World, Work, EffectPlan], Applied]] = {
    "audit": _audit,
    "build": _build,
    "capability": _capability,
    "clear_home": _clear_home,
    "forewarn": _forewarn,
    "kits": _kits,
    "rebuild": _rebuild,
    "renew": _renew,
    "renew_worst": _renew_worst,
    "plant": _plant,
    "programme": _programme,
    "drills": _drills,
    "reinforce": _reinforce,
    "shield": _shield,
    "start": _start,
    "survey": _survey,
    "test_changeovers": _test_changeovers,
    "watch": _watch,
}


def call_off(world: World, work: Work) -> None:
    """Let end what only lasts while a policy stands: its programme and its drills."""
    for effect in _lasting(world, work):
        if effect.do == "programme":
            programme(world, 0.0)
        elif effect.do == "drills":
            learning = world.one(Learning)
            learning.drill_hours_share = max(0.0, learning.drill_hours_share - effect.amount)


def call_on(world: World, work: Work) -> None:
    """Let begin again what was called off while a policy rested."""
    for effect in _lasting(world, work):
        if effect.do == "programme":
            programme(world, effect.amount)
        elif effect.do == "drills":
            learning = world.one(Learning)
            learning.drill_hours_share = min(1.0, learning.drill_hours_share + effect.amount)


def _lasting(world: World, work: Work) -> list[EffectPlan]:
    """Return what a policy changes while it stands; nothing before its first round is done."""
    return [effect for stage in kinds(world)[work.id].stages for effect in stage.effects] if work.round > 0 else []
