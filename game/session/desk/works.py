"""Works as the control room knows them: what is under the ground and in a stage's hours is told as a range."""

from __future__ import annotations

import math

from game.content.kinds.project import EffectPlan, ProjectKind, StagePlan
from game.session.carrying import refusal_of
from game.session.crises import Findings
from game.session.desk.words import Words
from game.session.orders import BeginWork
from game.session.view.works import SiteView, SlipView, StageView, WorksView, WorkView
from game.session.works import site_name
from game.sim import sums
from game.sim.crews.components import COLUMN, Booked, Plans
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.stores.stock import items_of, stock_count
from game.sim.works import forecast, leads, rules, sites, stages
from game.sim.works.audits import results
from game.sim.works.components import Slip, Waiting, Work, Works
from game.sim.works.kinds import kind_of, kinds, places_for, rules_of
from game.sim.world import World
from game.story.telling import inside


class WorksDesk:
    """Puts together what is known of works. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._changes: dict[tuple[str, int], tuple[str, ...]] = {}
        """What each stage that was told of would change; the packs say all of it."""
        self._under_way = sums.count(kind.under_way_h > 0.0 for kind in kinds(world).values())
        """How many projects were begun before the game: they have the first numbers."""

    def works(self, *, forecasts: bool = True) -> WorksView | None:
        """Return projects and policies, with what is left of them if ``forecasts``; nothing where there are none."""
        found = kinds(self._world)
        if not found:
            return None
        world = self._world
        works, plans, booked = world.one(Works), world.one(Plans), world.one(Booked)
        fittest: dict[str, int] = {}
        listed, mended, put_off = results(world) if works.listed else (0, 0, 0)
        return WorksView(
            begun=tuple(self._begun(work, forecasts) for work in works.begun),
            offered=tuple(self._offered(kind, fittest, forecasts) for kind in found.values() if self._open(kind)),
            over=tuple(self._begun(work, forecasts) for work in reversed(works.over)),
            hours_per_sol=float(plans.hours[:, COLUMN["projects"]].sum()) if len(plans.crews) else 0.0,
            given_h=float(booked.last_h[:, COLUMN["projects"]].sum()) if booked.last_h.any() else None,
            draw_kw=rules.drawn_kw(world),
            listed=listed,
            mended=mended,
            put_off=put_off,
        )

    def _open(self, kind: ProjectKind) -> bool:
        """Return whether a project could stand on the list of what may be begun."""
        if rules.is_over(self._world, kind.id):
            return False
        return kind.site_of in ("lost_module", "oxygen_generator") or rules.find(self._world, kind.id) is None

    def _offered(self, kind: ProjectKind, fittest: dict[str, int], forecasts: bool) -> WorkView:
        """Return a project as it would be if it were begun now; whoever knows most of a skill would lead all of it."""
        world = self._world
        if kind.skill not in fittest:
            fittest[kind.skill] = leads.fittest(world, kind.id)
        lead = fittest[kind.skill]
        places = list(places_for(world, kind))
        work = Work(kind.id, 0, places[0] if places else "", lead, -1)
        refusal = refusal_of(world, BeginWork(kind.id, work.site))
        refused = self._words.say(refusal.reason, refusal.values) if refusal is not None else ""
        load = leads.load(world, lead) + 1 if lead else 0
        return self._view(work, kind, "offered", refused, load=load, forecasts=forecasts)

    def _begun(self, work: Work, forecasts: bool) -> WorkView:
        load = leads.load(self._world, work.lead) if work.lead else 0
        return self._view(work, kind_of(self._world, work), work.state, "", load=load, forecasts=forecasts)

    def _view(self, work: Work, kind: ProjectKind, state: str, refused: str, *, load: int, forecasts: bool) -> WorkView:
        world = self._world
        live = leads.is_live(work)
        told = live and forecasts
        left_h = forecast.hours_left(world, work) if told else forecast.Range(0.0, 0.0)
        left_sols = forecast.sols_left(world, work) if told else forecast.Range(0.0, 0.0)
        lead = world.find(work.lead, Person) if work.lead else None
        offered = state == "offered"
        if offered:  # no sooner than its stages say of themselves
            least_sols = sums.total(stages.planned_sols(world, work, stage) for stage in kind.stages)
            left_sols = forecast.Range(max(left_sols.low, least_sols), max(left_sols.high, least_sols))
        return WorkView(
            id=kind.id,
            name=kind.name,
            summary=kind.summary.strip(),
            policy=kind.repeats,
            aim=kind.aim,
            skill=kind.skill,
            state=state,
            waits="" if offered else self._waits(work.waits, work.waits_for),
            site="" if offered else work.site,
            site_name="" if offered else site_name(world, kind, work.site),
            sites=tuple(self._site(kind, site) for site in places_for(world, kind)) if offered else (),
            lead=lead.id if lead is not None else "",
            lead_name=lead.name if lead is not None else "",
            lead_load=load,
            stages=tuple(self._stage(work, kind, number) for number in range(len(kind.stages))),
            stage=work.stage,
            stage_share=forecast.stage_share(world, work),
            left_h=(left_h.low, left_h.high),
            left_sols=(left_sols.low, None if math.isinf(left_sols.high) else left_sols.high),
            per_sol_h=work.per_sol_h,
            used_h=work.used_h,
            found=work.found,
            slips=tuple(self._slip(slip) for slip in work.slips),
            refund=tuple(stages.refund(world, work).items()) if live else (),
            disrupts=tuple((str(use), share) for use, share in kind.disrupts.items()),
            stops_others=kind.stops_others,
            draw_kw=max(stage.draw_kw for stage in kind.stages),
            argued=self._argued(kind),
            refused=refused,
            done_h=work.done_h if work.open else 0.0,
            stage_h=work.plan_h * work.bias if work.open else 0.0,
            before_h=kind.under_way_h if 0 < work.number <= self._under_way else 0.0,
            longer_share=leads.bias(world, work) - 1.0 if live else 0.0,
        )

    def _argued(self, kind: ProjectKind) -> tuple[str, ...]:
        """Return what crises have shown that argues for a project."""
        found = self._world.one(Findings).found
        told = [self._words.say(item.text, item.values) for item in found if item.proposal in kind.proposals]
        return tuple(dict.fromkeys(told))

    def _waits(self, why: Waiting, what: str) -> str:
        if not why:
            return ""
        return self._words.say(f"work.waits.{why}", {"what": self._thing(why, what)})

    def _thing(self, why: Waiting, what: str) -> str:
        """Return the name of what is waited for."""
        if why == "material":
            return inside(items_of(self._world)[what].name)
        if why == "machine":
            return self._settlement.machine_name(what)
        return inside(kinds(self._world)[what].name) if why == "review" else ""

    def _slip(self, slip: Slip) -> SlipView:
        return SlipView(slip.sol, self._waits(slip.why, slip.what), slip.until_sol if slip.until_sol >= 0 else None)

    def _site(self, kind: ProjectKind, site: str) -> SiteView:
        """Return what is known of a place."""
        plan = sites.site_of(kind, site)
        name = site_name(self._world, kind, site)
        if plan is None:
            return SiteView(site, name)
        gradient, power = sites.known(self._world, kind.id, plan)
        return SiteView(
            id=site,
            name=name,
            distance_km=plan.distance_km,
            depth_m=plan.depth_m,
            gradient_k_per_km=(gradient.low, gradient.high),
            power_kw=(power.low, power.high),
            drilling_sols=plan.depth_m / plan.m_per_sol,
            risk_share=plan.risk_share,
            surveyed=kind.id in self._world.one(Works).surveyed,
        )

    def _stage(self, work: Work, kind: ProjectKind, number: int) -> StageView:
        world, stage = self._world, kind.stages[number]
        over = work.state == "done" or number < work.stage
        here = number == work.stage and not over
        needs = stages.needs(world, work) if here else dict(stage.materials)
        missing = [(item, count - stock_count(world, item)) for item, count in needs.items()]
        return StageView(
            id=stage.id,
            name=stage.name,
            state="done" if over else "open" if here and work.open else "to_come",
            plan_h=stages.planned_h(world, work, stage),
            least_sols=stages.planned_sols(world, work, stage),
            materials=tuple(needs.items()),
            missing=tuple((i, count) for i, count in missing if count > 0) if here and not work.open else (),
            changes=self._changes_of(kind, number),
        )

    def _changes_of(self, kind: ProjectKind, number: int) -> tuple[str, ...]:
        """Return what a stage would change, in sentences."""
        key, stage = (kind.id, number), kind.stages[number]
        if key not in self._changes:
            self._changes[key] = tuple(self._change(kind, stage, effect) for effect in stage.effects)
        return self._changes[key]

    def _change(self, kind: ProjectKind, stage: StagePlan, effect: EffectPlan) -> str:
        """Return what a stage would change, as a sentence."""
        settlement = self._settlement
        module, machine = effect.module, effect.machine
        values = {
            "machine": settlement.machine_name(machine) if machine is not None else "",
            "place": settlement.place_name(module) if module is not None else "",
            "places": ", ".join(settlement.place_name(name) for name in effect.modules),
            "beds": str(settlement.modules[module].beds) if module is not None else "",
            "amount": f"{effect.amount:g}",
            "percent": f"{100.0 * effect.amount:.0f}",
            "odds": f"{100.0 * effect.odds_share:.0f}",
            "systems": ", ".join(self._words.say(f"system.{name}") for name in effect.systems),
            "parts": ", ".join(inside(settlement.part_kinds[name].name) for name in effect.part_kinds),
            "things": str(sums.count(stage.materials.values())),
            "hours": f"{rules_of(self._world).watch_forewarn_h:.0f}",
            "work": kind.name,
        }
        text = "change.audit_all" if effect.do == "audit" and not effect.systems else f"change.{effect.do}"
        return self._words.say(text, values)
