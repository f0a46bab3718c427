"""What leads on from a module: its doors, machines, people and rooms."""

from __future__ import annotations

from collections.abc import Iterable

from game.session.view import DoorView, MachineView, ModuleView, PersonView, RoomView
from game.ui.play.lexicon import doing_word
from game.ui.screens.colony.chosen.common import Link, links
from game.ui.screens.colony.chosen.machine import machine_line, machine_tone
from game.ui.screens.colony.chosen.room import REACH_TONES, person_tone
from game.ui.toolkit.element import Element
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

LISTS = "module_lists"
"""Key of the switch between the lists."""


def lists(
    module: ModuleView,
    doors: tuple[tuple[DoorView, str], ...],
    machines: tuple[MachineView, ...],
    people: tuple[PersonView, ...],
    listed: str,
) -> tuple[Element, ...]:
    """What leads on from a module: doors with what is beyond, machines, people. One list, ``listed``, at a time."""
    found: dict[str, Iterable[Link]] = {
        "doors": (
            (
                "door",
                door.id,
                beyond,
                say(f"ui.door.{door.state}"),
                "danger" if door.state == "jammed" else "dim",
            )
            for door, beyond in doors
        ),
        "machines": (("machine", m.id, m.name, machine_line(m), machine_tone(m)) for m in machines),
        "people": (
            ("person", person.id, person.name, doing_word(person.doing), person_tone(person))
            for person in sorted(people, key=lambda person: (not person.named, person.name))
        ),
    }
    counts = {"doors": len(doors), "machines": len(machines), "people": len(people)}
    if module.rooms:
        found["rooms"] = (
            ("room", f"{module.id}/{room.id}", room.name, _room_line(room), REACH_TONES[room.reach])
            for room in module.rooms
        )
        counts["rooms"] = len(module.rooms)
    listed = listed if listed in found else "doors"
    options = tuple(Option(name, say(f"ui.module.{name}", count=str(counts[name]))) for name in found)
    return (Toggles(LISTS, options, listed), *links(found[listed]))


def _room_line(room: RoomView) -> str:
    """How one gets to a room, how many are in it, and whether it was searched."""
    words = [say(f"ui.reach.{room.reach}")] if room.reach != "open" else []
    if room.people:
        words.append(say("ui.room.people", count=str(len(room.people))))
    if room.searched:
        words.append(say("ui.room.searched_short"))
    return ", ".join(words)
