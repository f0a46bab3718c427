"""Sites and wells: what a survey tells, and what the rock gives."""

from __future__ import annotations

import pytest

from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine
from game.sim.power.components import Bus
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.works import effects, rules, sites
from game.sim.works.components import Work, Works
from game.sim.works.kinds import kinds
from game.sim.world import World
from tests.sim.works.sols_of_work import Begin, clear, until_done


def test_a_survey_narrows_what_is_known_of_each_site(world: World) -> None:
    kind = kinds(world)["geothermal"]
    wide = {site.id: sites.known(world, "geothermal", site)[1] for site in kind.sites}
    until_done(world, rules.begin(world, "geothermal_survey"))
    for site in kind.sites:
        told = sites.known(world, "geothermal", site)[1]
        assert told.high - told.low < wide[site.id].high - wide[site.id].low
        assert told.low < told.high


def test_what_a_survey_tells_is_true_in_most_seeds(begin: Begin) -> None:
    right = total = 0
    for seed in range(8):
        world = begin(seed=seed).world
        world.one(Works).surveyed.append("geothermal")
        for site in kinds(world)["geothermal"].sites:
            told = sites.known(world, "geothermal", site)[1]
            right += told.low <= sites.true_kw(world, site, 0) <= told.high
            total += 1
    assert right >= 0.75 * total


def test_three_sites_differ_in_depth_warmth_and_distance(world: World) -> None:
    found = kinds(world)["geothermal"].sites
    assert len({site.depth_m for site in found}) == len({site.distance_km for site in found}) == 3
    assert all(site.gradient_k_per_km >= 60.0 for site in found)
    assert all(5.0 <= site.m_per_sol <= 15.0 for site in found)


def geothermal_of(begin: Begin, *, dry: bool, again: bool = False) -> tuple[World, Work]:
    """Begin a well at a site that is so, in the first seed that has one."""
    for seed in range(60):
        world = begin(seed=seed).world
        for site in kinds(world)["geothermal"].sites:
            if sites.is_dry(world, site, 0) == dry and (not dry or sites.is_dry(world, site, 1) == again):
                clear(world)
                store = next(locker for _, locker in world.each(Locker) if locker.id == "stores.materials")
                store.items.update({"wire": 900, "metal_powder": 900, "sealant": 90, "engine_seals": 4})
                return world, rules.begin(world, "geothermal", site.id)
    raise AssertionError("no such seed")


def test_a_well_that_is_warm_feeds_the_bus_with_what_its_rock_gives(begin: Begin) -> None:
    world, work = geothermal_of(begin, dry=False)
    machine = world.get(world.the(Register).machines["power_hall.geothermal"], Machine)
    assert machine.loose
    until_done(world, work, hours=400.0)
    assert work.state == "done"
    assert not machine.loose
    assert machine.state in hardware.RUNNING
    assert world.one(Works).wells[work.site] > 0.0


def test_a_dry_well_is_drilled_on_and_given_up_if_that_is_dry_too(begin: Begin) -> None:
    world, work = geothermal_of(begin, dry=True, again=True)
    until_done(world, work, hours=400.0, most=700)
    assert work.state == "failed"
    assert work.deeper == 1
    assert work.site not in world.one(Works).wells


def build(world: World, site: str) -> None:
    """Let a geothermal well at a site be done."""
    work = Work("geothermal", 1, site, 0, 0)
    for effect in kinds(world)["geothermal"].stages[-1].effects:
        effects.apply(world, work, effect)


def test_a_second_well_adds_to_what_the_first_one_gives(world: World) -> None:
    first, second, *_ = (site.id for site in kinds(world)["geothermal"].sites)
    build(world, first)
    entity = world.the(Register).machines["power_hall.geothermal"]
    part = hardware.parts_of(world, entity)[0][1]
    fittings = part.fittings
    build(world, second)
    power = hardware.kind_of(world, world.get(entity, Machine)).power
    assert power is not None
    wells = world.one(Works).wells
    assert world.one(Bus).built["power_hall.geothermal"] * power.peak_kw == pytest.approx(wells[first] + wells[second])
    assert part.fittings == fittings  # the plant that turns was not torn out for it
