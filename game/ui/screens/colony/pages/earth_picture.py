"""Mars and Earth, and every message on its way between them."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from game.session.view.earth import EarthView
from game.ui.figures import span
from game.ui.toolkit import paint
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Drawing, Element
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import mix
from game.ui.words import say

_HIGH = 104.0
_STEPS = 200


class Sky(Struct, frozen=True):
    """What the picture shows."""

    light: str
    """How long a message takes, in words."""
    dark: str
    """Until when the sun stands between, in words; empty: it does not."""
    way: tuple[tuple[float, bool], ...]
    """Each message: how far it has come from where it was sent, 0 to 1, and whether it goes to Earth."""


def sky_of(earth: EarthView, elapsed_s: float) -> Sky:
    """Where everything is now."""
    light = say("ui.earth.light", time=span(earth.light_s), au=f"{earth.distance_au:.2f}")
    dark = ""
    if earth.dark:
        clear = str(earth.clear_sol) if earth.clear_sol is not None else "?"
        dark = say("ui.earth.dark", sol=clear)
    return Sky(light, dark, tuple((_come(one.sent_s, one.arrives_s, elapsed_s), one.out) for one in earth.way))


def _come(sent_s: float, arrives_s: float, now_s: float) -> float:
    share = (now_s - sent_s) / max(1.0, arrives_s - sent_s)
    return round(min(1.0, max(0.0, share)) * _STEPS) / _STEPS


def build_sky(sky: Sky) -> Element:
    """The picture, as wide as there is room."""
    return Drawing(400.0, _HIGH, lambda canvas, rect: _draw(canvas, rect, sky))


def _draw(canvas: Canvas, rect: Rect, sky: Sky) -> None:
    kit = canvas.kit
    line_high = kit.text.line_px(TextStyle("small"))
    middle = rect.y + (rect.height - line_high) // 2 + kit.px(4)
    here, there = (rect.x + kit.px(34), middle), (rect.right - kit.px(38), middle)
    left, right = here[0] + kit.px(26), there[0] - kit.px(34)
    colour = kit.colour("edge")
    paint.dashed(canvas.surface, ((left, middle), (right, middle)), colour, kit.scale, kit.px(3), kit.px(5))
    _planet(canvas, here, 18.0, "quota", "caution")
    _planet(canvas, there, 22.0, "air", "good")
    if sky.dark:
        sun = ((left + right) // 2, middle)
        for share, radius in ((0.25, 20.0), (0.5, 14.0), (1.0, 9.0)):
            tone = mix(kit.colour("ground"), kit.colour("lamp"), share)
            paint.ring(canvas.surface, sun, kit.px(radius), tone, 0)
    for come, out in sky.way:
        at = left + (right - left) * (come if out else 1.0 - come)
        tone = kit.colour("lamp" if out else "air")
        back = at - (1 if out else -1) * min(kit.px(36), abs(at - (left if out else right)))
        paint.polyline(canvas.surface, ((back, middle), (at, middle)), tone, 2 * kit.scale)
        paint.ring(canvas.surface, (at, middle), kit.px(4), tone, 0)
    top = Rect(left, rect.y, max(1, right - left), line_high)
    canvas.words_in(
        sky.dark or sky.light, top, TextStyle("small"), kit.colour("caution" if sky.dark else "dim"), "centre"
    )
    foot = Rect(rect.x, rect.bottom - line_high, kit.px(68), line_high)
    canvas.words_in(say("ui.earth.mars"), foot, TextStyle("small", "strong"), kit.colour("dim"), "centre")
    foot.right = rect.right - kit.px(4)
    canvas.words_in(say("ui.rail.earth"), foot, TextStyle("small", "strong"), kit.colour("dim"), "centre")


def _planet(canvas: Canvas, centre: tuple[int, int], radius: float, hue: str, lit: str) -> None:
    """A disc, lit from the left above."""
    kit = canvas.kit
    ground = kit.colour("ground")
    paint.ring(canvas.surface, centre, kit.px(radius), mix(ground, kit.colour(hue), 0.4), 0)
    inner = (centre[0] - kit.px(radius * 0.14), centre[1] - kit.px(radius * 0.14))
    paint.ring(canvas.surface, inner, kit.px(radius * 0.8), mix(ground, kit.colour(hue), 0.75), 0)
    spot = (centre[0] - kit.px(radius * 0.3), centre[1] - kit.px(radius * 0.36))
    paint.ring(canvas.surface, spot, kit.px(radius * 0.26), mix(kit.colour(hue), kit.colour(lit), 0.5), 0)
