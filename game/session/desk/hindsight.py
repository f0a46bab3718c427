"""Hindsight: what would have saved those who died, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.crises import Answer, Crisis, Death
from game.session.desk.lookback import Lookback
from game.sim.frames.fall import CRUSHED
from game.sim.people.components import Body, Person
from game.sim.people.rules import place_of
from game.sim.structure.components import Door, Passage
from game.sim.structure.crossings import crossing
from game.sim.structure.passages import PLAIN, passage_name
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.story.lines import Log

OF_THE_PLACE = ("hypoxia", "carbon_dioxide", "vacuum", CRUSHED)
"""What people die of where they are, and would not have elsewhere."""
NOT_BY_ITSELF = ("evacuate", "hold_door", "search_from", "search_by_eye")
"""Kinds of answer that are not told: leaving has its own sentence, a held door saves nobody, one search is enough."""
MEND_S = 900.0
"""What a search has to leave for mending what it finds."""
OPENS_WAY = ("cut", "clear")
"""Kinds of answer that open a way inside a module."""
OTHERS_TAKE = 2.0
"""How much longer it takes somebody from further off than the lead who was offered and was shut in."""


class Hindsight(Lookback):
    """Reckons back from each death."""

    def could_have(self) -> tuple[str, ...]:
        """Return, for those who died, the latest moment of what would have saved them, place by place.

        Each crisis of a place is told by itself. Nobody walks away from an illness, from hunger or from their wounds.
        """
        lines: list[str] = []
        together: dict[tuple[int, int], list[Death]] = {}
        for death in self._log.deaths:
            if death.of in OF_THE_PLACE:
                together.setdefault((death.module, death.crisis), []).append(death)
        for (module, number), deaths in sorted(together.items()):
            crisis = next((item for item in self._log.crises if item.id == number), None)
            began_s = 0.0 if crisis is None else crisis.onset_s
            fallen_s = min(death.down_s if death.down_s >= 0.0 else self._died_s(death) for death in deaths)
            free = [death for death in deaths if self._log.trapped.get(death.person) != module]
            if free:
                lines.extend(self._left(module, len(free), began_s, fallen_s, everybody=len(free) == len(deaths)))
            if crisis is not None:
                last_s = max(self._died_s(death) for death in deaths)
                lines.extend(self._sent(crisis, module, fallen_s, last_s))
            lines.extend(self._behind(module, deaths))
        return tuple(lines)

    def _died_s(self, death: Death) -> float:
        return self._world.get(death.person, Body).died_s

    def _left(self, module: int, people: int, began_s: float, fallen_s: float, *, everybody: bool) -> Iterator[str]:
        """Yield by when an order to leave would have done, from walking times and the width of the door.

        Unless it is for ``everybody``, some who died there were shut in and could not have walked. Nothing is told
        that would have had to be ordered before it ``began_s``.
        """
        out_s = self._time_to_leave_s(module, people)
        if out_s is not None and (latest_s := fallen_s - out_s) > began_s:
            values = {"place": self._place(module), "time": self._hour(latest_s), "minutes": f"{out_s / 60.0:.0f}"}
            yield self._words.say("debrief.leave_by" if everybody else "debrief.leave_by.but", values)

    def _time_to_leave_s(self, module: int, people: int) -> float | None:
        """Return how long it takes so many people to wake and walk out of a module; none: no way out is left.

        A door that jammed opens to nobody, and nobody is sent into a module that is lost.
        """
        ways = self._world.the(Ways)
        out = [leg for leg in ways.links[module] if ways.entered(module, leg[1]) and not self._jammed(leg[0])]
        if not out:
            return None
        door, _, walk_s = min(out, key=lambda leg: (leg[2], leg[0]))
        per_min = self._settlement.doors[self._world.get(door, Door).id].people_per_min
        return self._settlement.rules.asleep_response_s + walk_s + 60.0 * people / per_min

    def _jammed(self, door: int) -> bool:
        """Return whether a door has jammed, and has no lock of its own by which people get through all the same."""
        way = self._world.get(door, Door)
        return way.state == "jammed" and crossing(self._settlement, way) is None

    def _opened(self, module: int) -> dict[int, float]:
        """Return which ways inside a module were opened, and when first."""
        mine = {
            passage_name(self._world, entity): entity
            for entity, passage in self._world.each(Passage)
            if module in (module_of(self._world, passage.a), module_of(self._world, passage.b))
        }
        opened: dict[int, float] = {}
        for line in self._world.one(Log).lines:
            way = self._words.tongue.named(line.values.get("way", ""))  # the log keeps it in English
            if line.text == "log.passage.clear" and way in mine:
                opened.setdefault(mine[way], line.time_s)
        return opened

    def _behind(self, module: int, deaths: list[Death]) -> Iterator[str]:
        """Yield who died behind a door of their own, which stayed shut whether or not the way to it was opened."""
        opened = min(self._opened(module).items(), key=lambda item: (item[1], item[0]), default=None)
        shut: dict[int, list[str]] = {}
        for death in deaths:
            place = place_of(self._world, death.person)
            for entity, passage in self._world.each(Passage):
                barred = passage.state in ("jammed", "blocked") and not passage.id.startswith(PLAIN)
                if barred and place in (passage.a, passage.b) and place != module:
                    shut.setdefault(entity, []).append(self._callings.of(death.person))
        for entity, people in shut.items():
            values = {"door": passage_name(self._world, entity), "who": ", ".join(people)}
            if opened is None:
                yield self._words.say("debrief.behind_too", values)
            else:
                values |= {"way": passage_name(self._world, opened[0]), "time": self._hour(opened[1])}
                yield self._words.say("debrief.behind", values)

    def _lead_shut_in(self, answer: Answer) -> bool:
        """Return whether the one who was offered to lead it was shut in elsewhere before long."""
        shut_in = (person for person, module in self._log.trapped.items() if module != answer.module)
        return bool(answer.people) and answer.people[0] in {self._world.get(each, Person).id for each in shut_in}

    def _sent(self, crisis: Crisis, module: int, fallen_s: float, last_s: float) -> Iterator[str]:
        """Yield by when what was offered at the onset would have been in time."""
        told: set[str] = set()
        for answer in crisis.answers:
            if answer.module != module or answer.kind in told or answer.kind in NOT_BY_ITSELF:
                continue
            if answer.kind in OPENS_WAY and self._opened(module):
                continue  # it was done
            until_s = last_s if answer.kind in ("carry", "mask", "free") else fallen_s
            by_others = self._lead_shut_in(answer)
            latest_s = until_s - answer.takes_s * (OTHERS_TAKE if by_others else 1.0)
            latest_s -= MEND_S if answer.kind == "search" else 0.0
            if latest_s < crisis.onset_s:
                continue
            told.add(answer.kind)
            yield self._answer(answer, latest_s, by_others=by_others)
            if len(told) == 2:
                return

    def _answer(self, answer: Answer, latest_s: float, *, by_others: bool) -> str:
        values = {"what": answer.text, "time": self._hour(latest_s), "place": self._place(answer.module)}
        if by_others:
            what = self._words.tongue.inside(self._settlement.tasks[answer.task].name)
            return self._words.say("debrief.send_other", values | {"what": what})
        if answer.kind in ("close_door", "seal_door"):
            return self._words.say("debrief.shut_cost" if answer.doomed else "debrief.shut", values)
        by = "debrief.search_by" if answer.kind == "search" else "debrief.send_by"
        return self._words.say(by, values | {"minutes": minutes_left(answer.takes_s)})


def minutes_left(time_s: float) -> str:
    """Return a time in whole minutes, at least one."""
    return f"{max(1.0, time_s / 60.0):.0f}"
