"""Names and readings about the modules, where there is room for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pygame import Rect

from game.ui.toolkit.text import TextStyle, Typesetter
from game.ui.toolkit.theme import Colour, SizeName, Theme

from .camera import Lens
from .label_ways import Part, Set, corner, ends, finish, middle, start
from .places import MapPlan, ModulePlace
from .readings import Reading, Tone

_GAP = 3
_SIDE = 5
_APART = 9
_RING = 6
_CLOSE_PX_PER_M = 12.0
_NEAR_PX_PER_M = 24.0
_WIDE_PX_PER_M = 5.4
_INTRUDES = 2.5
_COVERS = 4.0
_BELOW = 6.0
_LOW, _HIDES = 2.6, 26.0


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of text at its place on the screen."""

    module: str
    text: str
    style: TextStyle
    colour: Colour
    rect: Rect


_Parts: TypeAlias = tuple[ModulePlace, Part, Part | None]
"""A module, its name, and its reading if it has one."""


class Labels:
    """Finds places for labels so that none covers another or another module; the most urgent first."""

    def __init__(self, plan: MapPlan, text: Typesetter, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._text = text
        self._units = units
        self._name = {
            "plain": theme.colour("text"),
            "caution": theme.colour("caution"),
            "danger": theme.colour("danger"),
        }
        self._value = {**self._name, "plain": theme.colour("dim")}
        self._passing = theme.colour("dim")
        self._placed_for: tuple[object, ...] = ()
        self._placed: list[tuple[Rect | None, Rect | None]] = []

    def lay(
        self,
        lens: Lens,
        readings: Mapping[str, Reading],
        names: Mapping[str, str],
        tones: Mapping[str, Tone],
        first: frozenset[str],
        marks: Collection[Rect] = (),
    ) -> tuple[Label, ...]:
        """A place for each module's name and reading that has one; modules of ``first`` before all others.

        ``tones`` says how urgent each module is, ``marks`` where doors are drawn under this lens.
        Passages carry names when they are ``first``, ill or large.
        """
        style = self._styles(lens)
        close = lens.scale / self._units >= _CLOSE_PX_PER_M
        rects = {place.id: lens.rect(place.box) for place in self._plan.modules.values()}
        order = sorted(
            (place for place in self._plan.modules.values() if rects[place.id].colliderect(lens.viewport)),
            key=lambda place: (place.id not in first, tones.get(place.id, "plain") == "plain", place.passage),
        )
        worth = [place for place in order if self._wanted(place, rects[place.id], tones, first)]
        parts: list[_Parts] = []
        for place in worth:
            tone = tones.get(place.id, "plain")
            name, value = self._parts(place, names, readings.get(place.id), tone, style, close=close)
            parts.append((place, name, value))
        # Where all words are as wide as before, and in the same order, they go where they went before.
        key = (lens, first, tuple((place.id, name.size, value and value.size) for place, name, value in parts))
        if key != self._placed_for:
            self._placed_for, self._placed = key, self._place(lens, rects, parts, first, marks)
        found: list[Label] = []
        for (place, name, value), spots in zip(parts, self._placed, strict=True):
            for part, rect in zip((name, value), spots, strict=True):
                if part is not None and rect is not None:
                    found.append(Label(place.id, part.text, part.style, part.colour, rect))
        return tuple(found)

    def _place(
        self,
        lens: Lens,
        rects: Mapping[str, Rect],
        parts: Sequence[_Parts],
        first: frozenset[str],
        marks: Collection[Rect],
    ) -> list[tuple[Rect | None, Rect | None]]:
        """Where each name and each reading goes, as far as there is room."""
        room = self._room(lens, rects, marks)
        numbers = {name: n for n, name in enumerate(p.id for p in self._plan.modules.values() if not p.passage)}
        found: list[tuple[Rect | None, Rect | None]] = []
        for place, name, value in parts:
            away = round(_RING * self._units) if place.id in first else 0
            form = _Form(place.form == "dome", place.passage, away)
            spots = self._spots(rects[place.id], name, value, form)
            chosen = self._choose(spots, numbers.get(place.id, -1), room)
            room.taken += [rect.inflate(round(6 * self._units), 0) for _, rect in chosen]
            set_at = {id(part): rect for part, rect in chosen}
            found.append((set_at.get(id(name)), set_at.get(id(value))))
        return found

    def _room(self, lens: Lens, rects: Mapping[str, Rect], marks: Collection[Rect]) -> _Room:
        boxes = [rects[place.id] for place in self._plan.modules.values() if not place.passage]
        pipes = [rects[place.id] for place in self._plan.modules.values() if place.passage]
        pipes += [lens.rect(box) for door in self._plan.doors.values() for box in door.pipes]
        high = round(20 * self._units)
        strips = [Rect(box.x, box.y - high, box.width, high) for box in boxes]
        beside = round(4 * self._units)
        return _Room(lens.viewport, boxes, strips, pipes, [mark.inflate(beside, 0) for mark in marks], [])

    def _styles(self, lens: Lens) -> tuple[TextStyle, TextStyle]:
        scale = lens.scale / self._units
        size: SizeName = "lead" if scale >= _NEAR_PX_PER_M else "body" if scale >= _WIDE_PX_PER_M else "small"
        return TextStyle(size, "strong"), TextStyle(size)

    def _wanted(self, place: ModulePlace, rect: Rect, tones: Mapping[str, Tone], first: frozenset[str]) -> bool:
        """Whether a module is to carry its name: passages do where they are chosen, ill or large."""
        if not place.passage or place.id in first or tones.get(place.id, "plain") != "plain":
            return True
        least = self._text.line_px(TextStyle("small"))
        return place.form == "tunnel" and rect.height > least * 2.2

    def _parts(
        self,
        place: ModulePlace,
        names: Mapping[str, str],
        reading: Reading | None,
        tone: Tone,
        style: tuple[TextStyle, TextStyle],
        *,
        close: bool,
    ) -> tuple[Part, Part | None]:
        colour = self._passing if place.passage and tone == "plain" else self._name["plain"]
        name = self._part(names.get(place.id, place.name), style[0], colour)
        value: Part | None = None
        if reading is not None and reading.text and not (place.passage and reading.tone == "plain"):
            # Small, all labels give the number alone, as the legend names the unit; close by, the unit too.
            text = reading.text if close else reading.short
            value_style = style[0] if reading.tone != "plain" else style[1]
            value = self._part(text, value_style, self._value[reading.tone])
        return name, value

    def _part(self, text: str, style: TextStyle, colour: Colour) -> Part:
        return Part(text, style, colour, self._text.picture(text, style, colour).get_size())

    def _spots(self, rect: Rect, name: Part, value: Part | None, form: _Form) -> list[tuple[float, list[Set]]]:
        """Ways to set a label, each with how much it is disliked; without the reading only at the last."""
        high = name.size[1]
        above = rect.y - form.away - high - round(_GAP * self._units) + high // 6
        within = rect.y + round(_GAP * self._units)
        apart = round(_APART * self._units)
        below = rect.bottom + form.away + round(_GAP * self._units)
        # in a low module words would leave nothing of the rooms to be seen: its name outside says more
        hides = rect.height < _LOW * high
        rows = [(0.0, above), (_BELOW, below), (_HIDES if hides else 9.0, within)]
        if form.passage and rect.height > high * 1.6:
            rows = [(0.0, within), (4.0, above)]
        lays = (middle, start, finish) if form.dome else (ends, middle, start, finish)
        ways: list[tuple[float, list[Set]]] = []
        for dislike, part in ((0.0, value), (14.0, None)):
            for row, y in rows:
                for number, lay in enumerate(lays):
                    way = lay(rect, y, name, part, apart)
                    if way is not None:
                        ways.append((dislike + row + number * 0.5, way))
        if value is not None and not form.passage and not hides:
            inner = corner(rect, within, value, round(_SIDE * self._units))
            ways += [
                (7.0 + n * 0.5, [*lay(rect, above, name, None, 0), *inner]) for n, lay in enumerate((start, middle))
            ]
        return ways

    def _choose(self, ways: list[tuple[float, list[Set]]], own: int, room: _Room) -> list[Set]:
        """The least disliked way that is free; ``own`` is the number of the module's own box, or -1."""
        best: tuple[float, list[Set]] | None = None
        wide = round(14 * self._units)
        for dislike, way in sorted(ways, key=lambda each: each[0]):
            if best is not None and best[0] <= dislike:
                break
            rects = [rect for _, rect in way]
            if not all(room.free(rect, own) for rect in rects):
                continue
            crossed = sum(rect.clip(room.pipes[n]).width for rect in rects for n in rect.collidelistall(room.pipes))
            near = sum(n != own for rect in rects for n in rect.inflate(wide, 0).collidelistall(room.strips))
            covered = sum(len(rect.collidelistall(room.marks)) for rect in rects)
            cost = dislike + crossed / (10 * self._units) + near * _INTRUDES + covered * _COVERS
            if best is None or cost < best[0]:
                best = (cost, way)
        return best[1] if best is not None else []


@dataclass(slots=True)
class _Room:
    """What labels have to keep clear of."""

    viewport: Rect
    boxes: list[Rect]
    """Modules that are no passages."""
    strips: list[Rect]
    """The strip above each of them, where its own label goes first."""
    pipes: list[Rect]
    """Passages, which a label crosses only when it must."""
    marks: list[Rect]
    """Where doors are drawn, and a little beside; the same holds for them."""
    taken: list[Rect]

    def free(self, rect: Rect, own: int) -> bool:
        """Whether no other label or module is there."""
        if not self.viewport.contains(rect) or rect.collidelist(self.taken) >= 0:
            return False
        return all(n == own for n in rect.collidelistall(self.boxes))


@dataclass(frozen=True, slots=True)
class _Form:
    dome: bool
    passage: bool
    away: int
    """Room for the ring of what is chosen."""
