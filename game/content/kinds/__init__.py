"""What may exist: one frozen type per entry of a data file, and which file holds which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.chronicle import FateKind, PageKind
from game.content.kinds.command import (
    CharacterKind,
    CommandRules,
    FactionKind,
    GateKind,
    MatterKind,
    PromiseKind,
)
from game.content.kinds.corporation import EarthRules
from game.content.kinds.debris import DebrisStream
from game.content.kinds.difficulty import AxisKind
from game.content.kinds.director import StoryRules
from game.content.kinds.earth import DirectiveKind, MetricKind, ProposalKind
from game.content.kinds.hours import CrewRules, HoursPlan, HoursTemplate
from game.content.kinds.learning import PostKind, TrainingRules
from game.content.kinds.machine import MachineKind, MachinePlan, RedundancyPlan
from game.content.kinds.making import MakingRules, RecipeKind, ShipPlan, StationKind
from game.content.kinds.part import PartKind
from game.content.kinds.people import ActivityKind, CrewKind, NameList, PersonKind, ShiftKind, SkillKind, TraitKind
from game.content.kinds.place import DoorPlan, DuctPlan, FramePlan, ModulePlan, PassagePlan
from game.content.kinds.population import FounderPlan, IllnessKind, PopulationRules
from game.content.kinds.project import ProjectKind
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.setting import RuleSet, TextEntry
from game.content.kinds.storylet import StoryletKind
from game.content.kinds.unasked import ActKind, AuthorisationKind
from game.content.kinds.weather import FarmPlan, HeatRules, LoadPlan, PowerRules, WeatherRules
from game.content.kinds.work import ItemKind, LockerPlan, TankPlan, TaskKind
from game.content.kinds.works_rules import WorksRules


@dataclass(frozen=True, slots=True)
class FileKind:
    """Which entries a data file holds."""

    table: str
    """Name of the array of tables, also the name that references and patches use."""
    type: type[Struct]
    """Type of each entry."""


FILES: Mapping[str, FileKind] = {
    "modules.toml": FileKind("module", ModulePlan),
    "doors.toml": FileKind("door", DoorPlan),
    "ducts.toml": FileKind("duct", DuctPlan),
    "passages.toml": FileKind("passage", PassagePlan),
    "frames.toml": FileKind("frame", FramePlan),
    "machine_kinds.toml": FileKind("machine_kind", MachineKind),
    "machines.toml": FileKind("machine", MachinePlan),
    "part_kinds.toml": FileKind("part_kind", PartKind),
    "redundancy.toml": FileKind("redundancy", RedundancyPlan),
    "tanks.toml": FileKind("tank", TankPlan),
    "items.toml": FileKind("item", ItemKind),
    "lockers.toml": FileKind("locker", LockerPlan),
    "tasks.toml": FileKind("task", TaskKind),
    "stations.toml": FileKind("station", StationKind),
    "recipes.toml": FileKind("recipe", RecipeKind),
    "ships.toml": FileKind("ship", ShipPlan),
    "making.toml": FileKind("making", MakingRules),
    "weather.toml": FileKind("weather", WeatherRules),
    "heat.toml": FileKind("heat", HeatRules),
    "power.toml": FileKind("power", PowerRules),
    "load_plans.toml": FileKind("load_plan", LoadPlan),
    "farms.toml": FileKind("farm", FarmPlan),
    "projects.toml": FileKind("project", ProjectKind),
    "works.toml": FileKind("works", WorksRules),
    "skills.toml": FileKind("skill", SkillKind),
    "activities.toml": FileKind("activity", ActivityKind),
    "shifts.toml": FileKind("shift", ShiftKind),
    "crews.toml": FileKind("crew", CrewKind),
    "hours.toml": FileKind("hours", HoursPlan),
    "hours_templates.toml": FileKind("hours_template", HoursTemplate),
    "crew_rules.toml": FileKind("crew_rules", CrewRules),
    "training.toml": FileKind("training", TrainingRules),
    "posts.toml": FileKind("post", PostKind),
    "traits.toml": FileKind("trait", TraitKind),
    "people.toml": FileKind("person", PersonKind),
    "names.toml": FileKind("names", NameList),
    "founders.toml": FileKind("founder", FounderPlan),
    "illnesses.toml": FileKind("illness", IllnessKind),
    "population.toml": FileKind("population", PopulationRules),
    "debris.toml": FileKind("debris", DebrisStream),
    "axes.toml": FileKind("axis", AxisKind),
    "earth.toml": FileKind("earth", EarthRules),
    "metrics.toml": FileKind("metric", MetricKind),
    "directives.toml": FileKind("directive", DirectiveKind),
    "proposals.toml": FileKind("proposal", ProposalKind),
    "acts.toml": FileKind("act", ActKind),
    "authorisations.toml": FileKind("authorisation", AuthorisationKind),
    "council.toml": FileKind("council", CommandRules),
    "factions.toml": FileKind("faction", FactionKind),
    "matters.toml": FileKind("matter", MatterKind),
    "promises.toml": FileKind("promise", PromiseKind),
    "gates.toml": FileKind("gate", GateKind),
    "characters.toml": FileKind("character", CharacterKind),
    "alarms.toml": FileKind("alarm", AlarmKind),
    "rules.toml": FileKind("rules", RuleSet),
    "texts/*.toml": FileKind("text", TextEntry),
    "scenarios/*.toml": FileKind("scenario", ScenarioKind),
    "storylets/*.toml": FileKind("storylet", StoryletKind),
    "story.toml": FileKind("story", StoryRules),
    "chronicle.toml": FileKind("page", PageKind),
    "fates.toml": FileKind("fate", FateKind),
}
"""Data file of a pack, relative to its folder, to what it holds."""
