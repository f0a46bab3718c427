"""Every id of a text that the code can ask for, read from its source, and the texts there are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.place import DoorState, PassageState
from game.content.kinds.project import NEEDS
from game.content.kinds.work import Target
from game.locations import core_pack_dir
from game.session.concerns import Telling
from game.session.desk.outlook import THEN
from game.sim.earth.components import MATTERS, Answer, Frankness
from game.sim.hardware.components import CAUSES, MachineState
from game.sim.outlook.components import ExitKind, RowKind
from game.sim.outlook.systems import SYSTEMS
from game.sim.upkeep.components import Did
from game.sim.works.components import Waiting

ROOT = Path(__file__).resolve().parents[2]
FILES = (
    "log.toml",
    "causes.toml",
    "refusals.toml",
    "choices.toml",
    "desk.toml",
    "making.toml",
    "hours.toml",
    "learning.toml",
    "weather.toml",
    "works.toml",
    "earth.toml",
    "story.toml",
    "difficulty.toml",
)
ROOMS = (
    *("log", "cause", "refused", "choice", "vital", "forecast", "coming", "debrief"),
    *("answer", "desk", "finding", "proposal", "patient", "buys", "tired", "record"),
    *("work", "system", "change", "outlook", "exit", "flow"),
    *("letter", "council", "commander", "story", "chronicle", "trait"),
)
WRITTEN = re.compile(rf'(f?)"((?:{"|".join(ROOMS)})\.[a-z_.{{}}\[\]A-Z]*)"')


def entries(file: str, table: str, field: str = "id") -> tuple[Any, ...]:
    """Return a field of every entry of a data file of the base game."""
    data = tomllib.loads((core_pack_dir() / f"{file}.toml").read_text(encoding="utf-8"))
    return tuple(entry[field] for entry in data[table])


MEASURES: tuple[str, ...] = get_args(get_type_hints(AlarmKind)["measure"])
TARGETS: tuple[str, ...] = get_args(Target)
FLOWS = (
    *(f"power.{group}" for group in ("sun", "steady", "oxygen", "scrubbing", "drying", "air")),
    *(f"power.{group}" for group in ("water", "heating", "lamps", "other")),
    *("breathing", "electrolysis", "growing", "feed", "recovery", "lost", "condenser", "washing"),
    *("taking_in", "scrubber", "leaks", "wall", "harvest"),
)
TRAITS = tuple(
    sorted(
        {trait for traits in entries("people", "person", "traits") for trait in traits} - {*entries("traits", "trait")}
    )
)
"""What is true of people and has no rule of its own."""
COMPOSED: Mapping[str, tuple[str, ...]] = {
    "log.alarm.{kind.measure}": MEASURES,
    "log.cleared.{kind.measure}": MEASURES,
    "log.machine_{event.state}": get_args(MachineState),
    "log.job_left.{e.why}": (
        "withdrawn",
        "cut_off",
        "down",
        "pinned",
        "too_few",
        "no_gear",
        "no_wheel",
        "no_need",
        "low_air",
        "died",
        "refused",
        "held_fast",
    ),
    "refused.cut_off.{bar.mend}": ("sealed", "stuck", "jammed", "blocked", "walled", "lost"),
    "refused.no_{kind}": ("masks", "suits"),
    "refused.{kind}_none": ("masks", "suits"),
    "refused.{kind}_elsewhere": ("masks", "suits"),
    "log.passage.{event.state}": get_args(PassageState),
    "log.searched{bearing}": ("", ".ahead", ".behind"),
    "log.searched_more{bearing}": ("", ".ahead", ".behind"),
    "log.creaks.{event.of}": ("load", "life"),
    "log.creaks.{event.of}.warns": ("load", "life"),
    "answer.{kind}": (
        *(order.__struct_config__.tag for order in get_args(Telling)),
        "end_precautions",
    ),
    "chronicle.graph.{name}": ("debt_h", "o2_percent", "people", "stored_kwh", "stress_share"),
    "trait.{trait}": TRAITS,
    "flow.{group}": FLOWS,
    "patient.{patient.state}": ("waiting", "treated"),
    "debrief.{rescue.kind}{near}": (
        "carried",
        "carried.near",
        "masked",
        "masked.near",
        "freed",
        "freed.near",
    ),
    "log.door.{event.state}{suffix}": (*get_args(DoorState), "closed.by_itself"),
    "cause.{body.died_of}": (
        "hypoxia",
        "carbon_dioxide",
        "vacuum",
        "crushed",
        "wounds",
        "hunger",
        "thirst",
        "heart",
        "stroke",
        "cancer",
        "infection",
        "lungs",
    ),
    "cause.wear.{CAUSES[most]}": CAUSES,
    "refused.no_such_{task.target}": TARGETS,
    "refused.door_is_{wanted}": ("sealed", "closed", "open"),
    "refused.module_is_{wanted}": ("sealed", "open"),
    "buys.{use}": ("fabrication", "training", "projects", "quota", "rest"),
    "tired.{word}": ("fit", "worn", "burning_out"),
    "record.{entry.did}": get_args(Did),
    "record.no_hours.{what}": ("service", "inspection", "repair"),
    "log.work_delayed.{event.why}": ("material", "machine", "review"),
    "log.no_return.{kind}": ("debt", "hands", "spares", "stock"),
    "work.waits.{why}": tuple(why for why in get_args(Waiting) if why),
    "system.{name}": SYSTEMS,
    "system.{row.id}": (*SYSTEMS, "debt", "hands"),
    "system.{row}": (*SYSTEMS, "debt", "hands"),
    "change.{effect.do}": tuple(NEEDS),
    "outlook.then.{how}": THEN,
    "outlook.{how}": (*get_args(RowKind), "spares.wait", "spares.late"),
    "exit.{way.kind}": get_args(ExitKind),
    "exit.{kind}": ("abandoned", "stripping", "stripped", "broken"),
    "exit.{how}": ("abandoned.leaving", "abandoned.shut", "stripping.now", "stripped.now", "broken.now"),
    "exit.{kind}.price": (*get_args(ExitKind), "strip.bare"),
    "log.off.{event.why}": ("illness", "burn_out"),
    "cause.no_hours.{what}": ("service", "inspection", "repair"),
    "letter.directive.{kind.id}": entries("directives", "directive"),
    "letter.proposal.{name}": entries("proposals", "proposal"),
    "letter.act.{name}": entries("acts", "act"),
    "letter.answer.{what}": get_args(Answer),
    "letter.report.{frankness}": get_args(Frankness),
    "letter.plea.{name}": ("granted", "denied"),
    "letter.judged.{directive.state}": ("met", "missed"),
    "letter.reason.{message.answer}": ("met", "missed"),
    "letter.decided.{name}": ("granted", "refused"),
    "letter.matter.{matter}": MATTERS,
    "letter.move.{name}": (*MATTERS, "anger"),
    "council.reason.{name}": ("accepted", "refused"),
    "commander.reason.{name}": ("accepted", "refused"),
    "council.reason.{promise.state}": ("kept", "broken"),
    "council.side.{side}": ("grow", "hold", "between"),
    "council.term.{term}": ("interest", "evidence", "support", "stance", "grudges"),
    "commander.term.{term}": ("even", "you", "earth", "vote", "emergency", "way", "threat"),
    "chronicle.column.{name}": ("first", "least", "most", "last"),
    "vital.{name}.terms": ("oxygen", "scrubbing", "power", "water", "debt", "people"),
    "vital.{name}.unit": ("oxygen", "scrubbing", "power", "water", "debt"),
    "vital.{note}": (
        "in_store",
        "of_need",
        "shedding",
        "held_off",
        "now",
        "left",
        "urgent",
        "failed",
        "all_well",
        "dead",
        "down",
        "off",
    ),
}
"""Ids that the code puts together, and what it puts into them."""
SIDES = (".saves", ".dooms", ".saves.dooms")
EFFECTS: Mapping[str, tuple[str, ...]] = {
    "choice.free": (".left",),
    "choice.mask": (".left",),
    "choice.carry": (".left",),
    "choice.evacuate": (".but", ".busy", ".crowded"),
    "choice.close_door": SIDES,
    "choice.seal_door": (*SIDES, ".same"),
    "choice.seal": (".lose",),
    "choice.in_masks": (".lasts",),
}
"""Choices that can be told to do more than one thing, and what then follows on ``.effect``."""


def sources() -> Iterator[tuple[str, str]]:
    """Every id of a text in the code, after an ``f`` where it is composed."""
    for file in sorted((ROOT / "game").rglob("*.py")):
        parts = file.relative_to(ROOT / "game").parts
        if "ui" not in parts and parts[:2] != ("story", "chronicle") and file.name != "chronicle_names.py":
            found = WRITTEN.findall(file.read_text(encoding="utf-8"))
            yield from (row for row in found if not row[1].endswith(".toml"))


def asked_for() -> set[str]:
    """Every id that the code can ask for."""
    asked = set()
    for mark, text in sources():
        if not mark:
            asked.add(text)
            continue
        head, _, rest = text.partition("{")
        tail = re.sub(r"{[^{}]*}", "", "{" + rest)
        asked |= {head + value + tail for value in COMPOSED[text]}
    asked -= {"choice.", "cause.", "commander.mend.", "flow.power."}
    choices = {text for text in asked if text.startswith("choice.")}
    asked |= {f"{text}.effect{suffix}" for text in choices for suffix in ("", *EFFECTS.get(text, ()))}
    asked |= {words for step in entries("earth", "earth", "anger")[0] for words in step["words"]}
    asked |= {term["words"] for terms in entries("proposals", "proposal", "evidence") for term in terms}
    asked |= set(_words_of_the_chronicle())
    return asked | {"finding.part.job", "finding.changeover.job", "finding.hull.job"}


def _words_of_the_chronicle() -> Iterator[str]:
    """Single words that stand in the pages of the chronicle, whose sentences are entries of their own."""
    for file in sorted((ROOT / "game" / "story" / "chronicle").glob("*.py")):
        source = file.read_text(encoding="utf-8")
        yield from re.findall(r'"(chronicle\.word\.\w+)"', source)
        yield from (f"chronicle.word.{word}" for word in re.findall(r'f"{_WORD}(\w+)"', source))
    yield from (
        f"died_of.{of}" for of in ("hypoxia", "carbon_dioxide", "vacuum", "crushed", "wounds", "hunger", "thirst")
    )


def texts_written() -> dict[str, str]:
    folder = core_pack_dir() / "texts"
    return {
        entry["id"]: entry["text"]
        for name in FILES
        for entry in tomllib.loads((folder / name).read_text(encoding="utf-8"))["text"]
    }
