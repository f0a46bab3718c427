"""What is told afterwards: what turned it, who was saved, who is marked, and what it showed."""

from __future__ import annotations

from game.session.crises import Findings, Rescue
from game.session.desk.crew import BADLY_HURT, HURT
from game.session.desk.hindsight import minutes_left
from game.session.desk.lines import Lines
from game.session.desk.lookback import Lookback
from game.session.desk.words import Words
from game.session.view import FindingView, LogLine
from game.sim.people.components import Body, Harm, Person, Whereabouts
from game.sim.rescue.components import Carried
from game.sim.world import World
from game.story.lines import Line, Log

TURNING: dict[str, int] = {
    "log.died": 9,
    "log.module_lost": 9,
    "log.struck": 8,
    "log.onset": 8,
    "log.onset.unknown": 8,
    "log.collapsed": 6,
    "log.brought_in": 7,
    "log.freed": 6,
    "log.fault_found": 7,
    "log.hole_found": 6,
    "log.patch_failed": 7,
    "log.evacuation": 6,
    "log.evacuation.by_itself": 6,
    "log.emptied": 3,
    "log.emptied_but": 7,
    "log.cut_off": 6,
    "log.machine_moved": 7,
    "log.backup_engaged": 6,
    "log.changeover_dead": 6,
    "log.machine_stopped": 5,
    "log.machine_running": 5,
    "log.floor_gave": 7,
    "log.member_yielded": 6,
    "log.acted_alone": 6,
    "log.says_no": 5,
    "log.job_left.down": 6,
    "log.part_replaced": 6,
    "log.job_done": 5,
    "log.team_sent": 5,
    "log.passage.clear": 6,
    "log.passage.blocked": 4,
    "log.step_missed": 3,
    "log.recovered": 4,
    "log.hurt": 5,
    "log.reserve_empty": 5,
    "log.door.jammed": 4,
    "log.door.sealed": 3,
}
"""How much a line turned, by the id of its text; alarms have their own, and others none."""
ALARM, DANGER_ALARM = 1, 4
MOST_LINES, OFTEN = 20, 3
"""How long a timeline is, and how often it tells the same kind of thing."""
NEAR_S = 900.0
"""Somebody with less time left than this was near it."""
MOST_TOLD = 12
"""How many are named in a list."""


class Debrief(Lookback):
    """Tells what turned a night, who was got out and who is marked by it."""

    def __init__(self, world: World, words: Words, lines: Lines) -> None:
        """Remember where to look, and how lines of the log are told."""
        super().__init__(world, words)
        self._lines = lines

    def timeline(self) -> tuple[LogLine, ...]:
        """Return what turned it, in order: the weightiest lines of the log, none of a kind too often."""
        lines = self._world.one(Log).lines
        kinds: dict[tuple[str, str], list[int]] = {}
        for number, line in enumerate(lines):
            if _weight(line) > 0:
                kinds.setdefault((line.text, line.module), []).append(number)
        weights: dict[int, list[int]] = {}
        for number in sorted(number for alike in kinds.values() for number in _both_ends(alike, OFTEN)):
            weights.setdefault(_weight(lines[number]), []).append(number)
        chosen: list[int] = []
        for weight in sorted(weights, reverse=True):
            chosen += _both_ends(weights[weight], MOST_LINES - len(chosen))
        return tuple(self._lines.told(lines[number]) for number in sorted(chosen))

    def saved(self) -> tuple[str, ...]:
        """Return who was got out of danger by whom, and how near it was; each once."""
        told: dict[int, str] = {}
        for rescue in self._log.rescues:
            if self._world.get(rescue.person, Body).alive and rescue.person not in told:
                told[rescue.person] = self._saved(rescue)
        for person, module in self._log.trapped.items():
            out = self._world.get(person, Whereabouts).module != module
            if person not in told and out and self._world.get(person, Body).alive:
                values = {"who": self._callings.of(person), "place": self._place(module)}
                carried = self._world.find(person, Carried)
                if carried is not None:
                    told[person] = self._words.say("debrief.carried", values | {"by": self._callings.of(carried.by)})
                else:
                    told[person] = self._words.say("debrief.walked", values)
        return tuple(told.values())[:MOST_TOLD]

    def _saved(self, rescue: Rescue) -> str:
        near = ".near" if 0.0 <= rescue.left_s < NEAR_S else ""
        values = {"who": self._callings.of(rescue.person), "place": self._place(rescue.module)}
        if near:
            values["minutes"] = minutes_left(rescue.left_s)
        if rescue.by:
            values["by"] = self._callings.of(rescue.by)
            return self._words.say(f"debrief.{rescue.kind}{near}", values)
        return self._words.say("debrief.came_free", {name: values[name] for name in ("who", "place")})

    def harmed(self) -> tuple[str, ...]:
        """Return who is marked by it: who keeps something, who is hurt, who lay there."""
        world = self._world
        told = []
        for entity, _ in world.each(Person):
            body = world.get(entity, Body)
            harm = world.find(entity, Harm)
            if not body.alive:
                continue
            who = self._callings.of(entity)
            if harm is not None and harm.lasting:
                told.append(self._words.say("debrief.lasting", {"who": who, "lasting": self._words.say(harm.lasting)}))
            elif harm is not None and harm.injury_share >= HURT:
                bad = "debrief.badly_hurt" if harm.injury_share >= BADLY_HURT else "debrief.hurt"
                told.append(self._words.say(bad, {"who": who}))
            elif entity in self._log.downed_s:
                told.append(
                    self._words.say("debrief.lay_there", {"who": who, "time": self._hour(self._log.downed_s[entity])})
                )
            if len(told) >= MOST_TOLD:
                break
        return tuple(told)

    def findings(self) -> tuple[FindingView, ...]:
        """Return what was shown, with what is made of it."""
        return tuple(
            FindingView(
                text=self._words.say(finding.text, finding.values),
                job=self._words.say(f"{finding.text}.job", finding.values) if finding.task else "",
                proposal=self._words.say(finding.proposal, finding.values) if finding.proposal else "",
            )
            for finding in self._world.one(Findings).found
        )


def _both_ends(numbers: list[int], most: int) -> list[int]:
    """Return at most so many: how it began, and how it came out."""
    if len(numbers) <= most:
        return numbers
    return [*numbers[: most - most // 2], *numbers[len(numbers) - most // 2 :]]


def _weight(line: Line) -> int:
    if line.text.split(".")[1] == "alarm":
        return DANGER_ALARM if line.tone == "danger" else ALARM if line.tone == "caution" else 0
    return TURNING.get(line.text, 0)
