"""Names and readings above the modules, where there is room for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pygame import Rect

from game.ui.toolkit.text import TextStyle, Typesetter
from game.ui.toolkit.theme import Colour, SizeName, Theme

from .camera import Lens
from .places import MapPlan, ModulePlace
from .readings import Reading, Tone

_GAP = 3
_SIDE = 5
_APART = 9


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of text at its place on the screen."""

    module: str
    text: str
    style: TextStyle
    colour: Colour
    rect: Rect


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    style: TextStyle
    colour: Colour
    size: tuple[int, int]


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

    def lay(
        self,
        lens: Lens,
        readings: Mapping[str, Reading],
        names: Mapping[str, str],
        tones: Mapping[str, Tone],
        first: frozenset[str],
    ) -> tuple[Label, ...]:
        """A place for each module's name and reading that has one; modules of ``first`` before all others.

        ``tones`` says how urgent each module is. Passages carry names only when they are ``first``, ill or large.
        """
        style = self._styles(lens)
        rects = {place.id: lens.rect(place.box) for place in self._plan.modules.values()}
        order = sorted(
            (place for place in self._plan.modules.values() if rects[place.id].colliderect(lens.viewport)),
            key=lambda place: (place.id not in first, tones.get(place.id, "plain") == "plain", place.passage),
        )
        boxes = [rects[place.id] for place in self._plan.modules.values() if not place.passage]
        pipes = [rects[place.id] for place in self._plan.modules.values() if place.passage]
        pipes += [lens.rect(box) for door in self._plan.doors.values() for box in door.pipes]
        found: list[Label] = []
        taken: list[Rect] = []
        for place in order:
            tone = tones.get(place.id, "plain")
            if place.passage and not self._worth(place, rects[place.id], tone, first):
                continue
            name, values = self._parts(place, names, readings.get(place.id), tone, style)
            spots = self._spots(
                rects[place.id], name, values, dome=place.form == "dome", inside=place.passage
            )
            chosen = self._choose(spots, rects[place.id], boxes, pipes, taken, lens.viewport)
            for part, rect in chosen:
                taken.append(rect.inflate(4, 0))
                found.append(Label(place.id, part.text, part.style, part.colour, rect))
        return tuple(found)

    def _styles(self, lens: Lens) -> tuple[TextStyle, TextStyle]:
        size: SizeName = "body" if lens.scale / self._units >= 5.4 else "small"
        return TextStyle(size, "strong"), TextStyle(size)

    def _worth(self, place: ModulePlace, rect: Rect, tone: Tone, first: frozenset[str]) -> bool:
        if place.id in first or tone != "plain":
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
    ) -> tuple[_Part, list[_Part]]:
        colour = self._passing if place.passage and tone == "plain" else self._name["plain"]
        name = self._part(names.get(place.id, place.name), style[0], colour)
        values: list[_Part] = []
        if reading is not None and reading.text and not (place.passage and reading.tone == "plain"):
            texts = dict.fromkeys((reading.text, reading.short))
            value_style = style[0] if reading.tone != "plain" else style[1]
            values = [self._part(text, value_style, self._value[reading.tone]) for text in texts]
        return name, values

    def _part(self, text: str, style: TextStyle, colour: Colour) -> _Part:
        return _Part(text, style, colour, self._text.picture(text, style, colour).get_size())

    def _spots(
        self, rect: Rect, name: _Part, values: list[_Part], *, dome: bool, inside: bool
    ) -> list[list[tuple[_Part, Rect]]]:
        """Ways to set a label, the best first: name and reading, then the number alone, then only the name."""
        high = name.size[1]
        above = rect.y - high - round(_GAP * self._units) + high // 6
        within = rect.y + round(_GAP * self._units)
        rows = (within, above) if inside and rect.height > high * 1.6 else (above, within)
        ways: list[list[tuple[_Part, Rect]]] = []
        for value in [*values, None]:
            for y in rows:
                for lay in (_middle,) if dome else (_ends, _start, _finish, _middle):
                    way = lay(rect, y, name, value, round(_APART * self._units))
                    if way is not None:
                        ways.append(way)
            if value is not None and not inside:
                ways.append(
                    [*_alone(rect, above, name), *_corner(rect, within, value, round(_SIDE * self._units))]
                )
        return ways

    def _choose(
        self,
        ways: Sequence[list[tuple[_Part, Rect]]],
        own: Rect,
        boxes: Sequence[Rect],
        pipes: Sequence[Rect],
        taken: list[Rect],
        viewport: Rect,
    ) -> list[tuple[_Part, Rect]]:
        others = [box for box in boxes if box != own]
        best: tuple[float, list[tuple[_Part, Rect]]] | None = None
        for number, way in enumerate(ways):
            rects = [rect for _, rect in way]
            if any(not viewport.contains(rect) for rect in rects):
                continue
            if any(rect.collidelist(taken) >= 0 or rect.collidelist(others) >= 0 for rect in rects):
                continue
            crossed = sum(len(rect.collidelistall(pipes)) for rect in rects)
            cost = number + crossed * 5.0
            if best is None or cost < best[0]:
                best = (cost, way)
            if cost == number:
                break
        return best[1] if best is not None else []


_Lay = Callable[[Rect, int, _Part, "_Part | None", int], "list[tuple[_Part, Rect]] | None"]


def _ends(
    rect: Rect, y: int, name: _Part, value: _Part | None, apart: int
) -> list[tuple[_Part, Rect]] | None:
    """The name at the left end, the reading at the right."""
    if value is None:
        return _alone(rect, y, name) if name.size[0] <= rect.width else None
    if name.size[0] + apart + value.size[0] > rect.width - 4:
        return None
    right = Rect(rect.right - value.size[0] - 2, y, *value.size)
    return [(name, Rect(rect.x + 2, y, *name.size)), (value, right)]


def _row(left: int, y: int, name: _Part, value: _Part | None, apart: int) -> list[tuple[_Part, Rect]]:
    row = [(name, Rect(left, y, *name.size))]
    if value is not None:
        row.append((value, Rect(left + name.size[0] + apart, y, *value.size)))
    return row


def _wide(name: _Part, value: _Part | None, apart: int) -> int:
    return name.size[0] + (apart + value.size[0] if value is not None else 0)


def _start(rect: Rect, y: int, name: _Part, value: _Part | None, apart: int) -> list[tuple[_Part, Rect]]:
    """From the left edge on, past the right one if it must."""
    return _row(rect.x + 2, y, name, value, apart * 2 // 3)


def _finish(rect: Rect, y: int, name: _Part, value: _Part | None, apart: int) -> list[tuple[_Part, Rect]]:
    """Up to the right edge, from before the left one if it must."""
    apart = apart * 2 // 3
    return _row(rect.right - 2 - _wide(name, value, apart), y, name, value, apart)


def _middle(rect: Rect, y: int, name: _Part, value: _Part | None, apart: int) -> list[tuple[_Part, Rect]]:
    """Over the middle."""
    return _row(rect.centerx - _wide(name, value, apart) // 2, y, name, value, apart)


def _alone(rect: Rect, y: int, name: _Part) -> list[tuple[_Part, Rect]]:
    return [(name, Rect(rect.x + 2, y, *name.size))]


def _corner(rect: Rect, y: int, value: _Part, side: int) -> list[tuple[_Part, Rect]]:
    """The reading inside the upper right corner."""
    return [(value, Rect(rect.right - value.size[0] - side, y, *value.size))]
