"""Everyone on the map: standing, sitting, lying, walking; teams in the colour of air, the fallen in red."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeAlias
from zlib import crc32

from pygame import SRCALPHA, Rect, Surface

from game.session.view import ColonyView, PersonView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .figures import WALK, Figures, Pose
from .look import MapLook
from .places import MapPlan
from .sheet import outline
from .walks import Figure, Walks, stride

_GROUPS = 5
_GESTURES_PER_S = 0.55
_RING_TURNS = 8
_RING_PER_S = 5.0

Blit: TypeAlias = tuple[Surface, tuple[int, int]]
Blits: TypeAlias = list[Blit]
_Laid: TypeAlias = tuple[Blit, Blit]
"""Somebody in the first pose and the second."""


class Crowd:
    """Draws people. Those who stay are laid out once for a view and a lens.

    A new view is taken up in one drawing and laid out in the next, so that none takes long.
    """

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._look = look
        self._units = units
        self._pictures = Figures()
        self.walks = Walks(plan)
        self._view: ColonyView | None = None
        self._lens: Lens | None = None
        self._still: list[tuple[Blits, Blits]] = []
        self._stale = False
        """Whether a view was taken up that is not laid out yet."""
        self._laid: dict[str, tuple[tuple[object, ...], _Laid]] = {}
        """How each person was laid out under this lens, and what that came from."""
        self._rooms_for: Lens | None = None
        self._rooms: dict[str, tuple[Rect, int]] = {}
        self._moving: list[Figure] = []
        self._teams: frozenset[str] = frozenset()
        self._leads: tuple[str, ...] = ()
        self._rings: dict[tuple[int, int], Surface] = {}
        lamp, ground = theme.colour("lamp"), theme.colour("ground")
        self._tones: Mapping[str, Colour] = {
            "plain": lamp,
            "named": mix(lamp, (255, 255, 255), 0.55),
            "asleep": mix(lamp, ground, 0.38),
            "team": theme.colour("air"),
            "failing": mix(lamp, theme.colour("caution"), 0.8),
            "down": theme.colour("danger"),
            "dead": look.colour("dead"),
        }
        self._ring_colour = theme.colour("text")

    def draw(
        self, surface: Surface, lens: Lens, view: ColonyView, time_s: float, dt_s: float, *, at_once: bool = True
    ) -> None:
        """Draw everyone that is seen, after leading them on by ``dt_s``.

        Unless a new view is to be seen ``at_once``, it is laid out only in the next drawing.
        """
        stale = self._stale or at_once
        if view is not self._view:
            self._follow(view)
        arrived = self.walks.advance(dt_s) and any(not figure.moving for figure in self._moving)
        if lens != self._lens or arrived or (stale and self._stale):
            self._lay(lens)
        beat = time_s * _GESTURES_PER_S
        for group, frames in enumerate(self._still):
            surface.fblits(frames[int(beat + group / _GROUPS * 2) % 2])
        surface.fblits([self._blit(figure, lens) for figure in self._moving])
        self._draw_rings(surface, lens, time_s)

    def rect(self, person: str, lens: Lens) -> Rect | None:
        """Where somebody is drawn; none when they are not on the map."""
        figure = self.walks.figures.get(person)
        if figure is None:
            return None
        picture, spot = self._blit(figure, lens)
        return picture.get_rect(topleft=spot)

    def _follow(self, view: ColonyView) -> None:
        self._view = view
        self._teams = frozenset(person for job in view.jobs for person in job.people)
        self._leads = tuple(job.people[0] for job in view.jobs if job.people)
        self.walks.follow(view)
        self._stale = True

    def _lay(self, lens: Lens) -> None:
        """Lay out those who stay, in groups that gesture by turns; note those who move."""
        if lens != self._lens:
            self._laid = {}
        self._lens, self._stale = lens, False
        self._still = [([], []) for _ in range(_GROUPS)]
        self._moving = []
        window = lens.window.grown(3.0)
        for figure in self.walks.figures.values():
            if figure.moving:
                self._moving.append(figure)
            elif window.holds((figure.x, figure.y)):
                first, second = self._still[crc32(figure.person.id.encode()) % _GROUPS]
                one, other = self._standing(figure, lens)
                first.append(one)
                second.append(other)

    def _standing(self, figure: Figure, lens: Lens) -> _Laid:
        """Somebody who stays, in both of their poses; as before if they were there before."""
        person = figure.person
        came = (person, figure.x, figure.y, figure.west, figure.bearer is None, person.id in self._teams)
        known = self._laid.get(person.id)
        if known is not None and known[0] == came:
            return known[1]
        blit = self._blit(figure, lens)
        reaches = person.doing == "working" and self._pose(figure) == "stand"
        laid = (blit, (self._picture(figure, lens, "reach"), blit[1]) if reaches else blit)
        self._laid[person.id] = (came, laid)
        return laid

    def _room(self, module: str, lens: Lens) -> tuple[Rect, int]:
        """What a module covers on the screen, and how high people stand there."""
        if lens != self._rooms_for:
            self._rooms_for, self._rooms = lens, {}
        if module not in self._rooms:
            place = self._plan.modules[module]
            least = self._look.measures.figure_least_units * self._units
            low = min(floor.headroom for floor in place.floors) * 0.9 * lens.scale
            tall = max(4, round(min(max(self._look.measures.figure_m * lens.scale, least), low)))
            self._rooms[module] = (lens.rect(place.box), tall)
        return self._rooms[module]

    def _picture(self, figure: Figure, lens: Lens, pose: Pose) -> Surface:
        _, tall = self._room(figure.person.module, lens)
        return self._pictures.picture(pose, self._tone(figure.person), tall, west=figure.west)

    def _blit(self, figure: Figure, lens: Lens) -> Blit:
        picture = self._picture(figure, lens, self._pose(figure))
        x, y = lens.to_screen((figure.x, figure.y))
        rect = picture.get_rect(midbottom=(round(x), round(y) + 1))
        if not figure.walking:
            rect.clamp_ip(self._room(figure.person.module, lens)[0])
        return picture, rect.topleft

    def _pose(self, figure: Figure) -> Pose:
        doing = figure.person.doing
        if doing in ("down", "dead"):
            return "down"
        if figure.bearer is not None:
            return "lie"
        if figure.trail:
            return WALK[stride(figure)]
        if doing == "asleep":
            return "lie"
        if doing == "walking":
            return "stand"
        if figure.seat.spot.posture == "sit":
            return "sit"
        return "reach" if doing == "on a job" else "stand"

    def _tone(self, person: PersonView) -> Colour:
        if person.doing in ("down", "dead"):
            return self._tones[person.doing]
        if person.id in self._teams or person.doing == "on a job":
            return self._tones["team"]
        if person.hypoxia == "failing":
            return self._tones["failing"]
        if person.doing == "asleep":
            return self._tones["asleep"]
        return self._tones["named" if person.named else "plain"]

    def _draw_rings(self, surface: Surface, lens: Lens, time_s: float) -> None:
        """A dashed ring about whoever leads a job, turning slowly."""
        for lead in self._leads:
            figure = self.walks.figures.get(lead)
            if figure is None:
                continue
            tall = self._room(figure.person.module, lens)[1]
            x, y = lens.to_screen((figure.x, figure.y))
            turn = int(time_s * _RING_PER_S) % _RING_TURNS
            ring = self._ring(round(tall * 0.82 + 3 * self._units), turn)
            surface.blit(ring, ring.get_rect(center=(round(x), round(y - tall / 2))))

    def _ring(self, radius: int, turn: int) -> Surface:
        key = (radius, turn)
        if key not in self._rings:
            side = 2 * radius + 6
            picture = Surface((side, side), SRCALPHA, 32)
            picture.fill((*self._ring_colour, 0))
            dashes = 9
            middle = side / 2
            for dash in range(dashes):
                start = (dash + turn / _RING_TURNS) / dashes
                bend = [(start + step / 5 * 0.55 / dashes) * math.tau for step in range(6)]
                points = [(middle + radius * math.cos(a), middle + radius * math.sin(a)) for a in bend]
                outline(picture, self._ring_colour, points, max(1, round(1.6 * self._units)))
            self._rings[key] = picture
        return self._rings[key]
