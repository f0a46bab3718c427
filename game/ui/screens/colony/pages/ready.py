"""Who could be sent: by one skill, the best first, with how many doors lie between."""

from __future__ import annotations

from collections import deque
from typing import Final

from msgspec import Struct

from game.session.view import ColonyView, PersonView
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.toolkit.element import Element
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

SKILL: Final = "teams_skill"
"""Key of the switch between skills."""
TABLE: Final = "ready"
_MOST = 10
_GOOD = 4
_LEVELS = 5
_PASSES: Final = frozenset({"open", "ajar", "closed"})
_AWAY: Final = ("down", "dead")


class Ready(Struct, frozen=True):
    """What the list shows."""

    skills: tuple[tuple[str, str], ...]
    skill: str
    near: str
    """Name of the place that doors are counted from."""
    people: tuple[TableRow, ...]


def ready_people(view: ColonyView, lexicon: Lexicon, skill: str, near: str, doors: dict[str, int]) -> Ready:
    """Those who are on their feet and on no job, the best at a skill first, of equals the nearest to ``near``."""
    names = {module.id: module.name for module in view.modules}
    skill = skill if skill in lexicon.skills else next(iter(lexicon.skills), "")
    busy = {person for job in view.jobs for person in job.people}
    far = len(names) + 1
    able = [
        (level, person)
        for person in view.people
        if person.id not in busy and person.doing not in _AWAY and not person.pinned and not person.injury
        for name, level in person.skills
        if name == skill and round(level * _LEVELS) > 0
    ]
    able.sort(key=lambda one: (-round(one[0] * _LEVELS), doors.get(one[1].module, far), one[1].id))
    people = tuple(_row(person, level, names, doors) for level, person in able[:_MOST])
    return Ready(tuple(lexicon.skills.items()), skill, names.get(near, near), people)


def _row(person: PersonView, level: float, names: dict[str, str], doors: dict[str, int]) -> TableRow:
    share = round(level * _LEVELS)
    place = _where(names.get(person.module, person.module), doors.get(person.module))
    return TableRow(
        ("person", person.id),
        (
            Cell(person.name, strong=person.named),
            Cell(say("ui.teams.level", level=str(share), most=str(_LEVELS)), "good" if share >= _GOOD else "dim"),
            Cell(place, "text" if person.module in doors else "danger"),
            Cell(_what(person), "dim"),
        ),
        tip=_what(person),
    )


def _what(person: PersonView) -> str:
    doing = doing_word(person.doing)
    if person.tired == "rested":
        return doing
    return say("ui.teams.and", doing=doing, tired=say(f"ui.tired.{person.tired.replace(' ', '_')}"))


def _where(place: str, doors: int | None) -> str:
    if doors is None:
        return say("ui.teams.cut_off", place=place)
    if doors == 0:
        return say("ui.teams.there", place=place)
    return say("ui.teams.doors" if doors > 1 else "ui.teams.one_door", place=place, count=str(doors))


def doors_away(view: ColonyView, start: str) -> dict[str, int]:
    """Doors between each module and one of them, by ways that can be walked; cut off ones are left out."""
    beyond: dict[str, list[str]] = {}
    for door in view.doors:
        if door.state in _PASSES or door.lock_s:
            beyond.setdefault(door.a, []).append(door.b)
            beyond.setdefault(door.b, []).append(door.a)
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in beyond.get(here, ()):
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def build_ready(model: Ready) -> tuple[Element, ...]:
    """A switch between skills, and the list."""
    options = tuple(Option(skill, name) for skill, name in model.skills)
    columns = (
        TableColumn("name", say("ui.people.name"), 140, 0.8),
        TableColumn("level", say("ui.teams.skill"), 64, largest_first=True),
        TableColumn("where", say("ui.people.where"), 150, 1.0),
        TableColumn("what", say("ui.people.doing"), 180, 1.4),
    )
    counted = Label(say("ui.teams.counted", place=model.near), "small", "dim")
    return (
        Toggles(SKILL, options, model.skill),
        counted,
        Table(TABLE, columns, model.people, empty=say("ui.teams.no_skill")),
    )
