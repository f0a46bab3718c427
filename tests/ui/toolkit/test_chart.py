import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.toolkit import Canvas, Kit
from game.ui.toolkit.paint import dashes
from game.ui.toolkit.widgets import Branch, Line, LineChart, Threshold, Tick
from game.ui.toolkit.widgets.chart_labels import label_place, samples

KIT = Kit(1.0)
points = st.lists(
    st.tuples(st.floats(0, 10, allow_subnormal=False), st.floats(0, 25, allow_subnormal=False)),
    min_size=1,
    max_size=6,
).map(lambda found: tuple(sorted(found)))


def drawn(chart: LineChart, width: int, kit: Kit = KIT) -> Canvas:
    canvas = Canvas(pygame.Surface((width, chart.size(kit, width)[1]), 0, 32), kit)
    chart.place(canvas, canvas.surface.get_rect())
    return canvas


def oxygen(*branches: Branch) -> LineChart:
    return LineChart(
        lines=(Line(((-8, 20.9), (-4, 19.2), (0, 16.4))),),
        branches=branches,
        thresholds=(Threshold(15),),
        across=(Tick(-8, "−8 min"), Tick(0, "now"), Tick(10, "+10 min")),
        up=(Tick(21, "21"), Tick(18, "18"), Tick(15, "15"), Tick(12, "12")),
        now=0,
    )


@given(st.lists(points, max_size=4), st.integers(220, 700), st.sampled_from((1.0, 1.5, 2.0)))
def test_the_words_of_a_chart_are_never_cut_and_never_overlap(
    ends: list[tuple[tuple[float, float], ...]], width: int, scale: float
) -> None:
    branches = tuple(Branch(end, "good", f"if {number} goes in") for number, end in enumerate(ends))
    kit = Kit(scale, KIT.theme, KIT.fonts, KIT.icons)
    canvas = drawn(oxygen(*branches[:2]), kit.px(width), kit)
    inner = canvas.surface.get_rect().inflate(-2 * kit.px(8), -2 * kit.px(8))
    rects = [word.rect for word in canvas.words]
    assert all(inner.contains(rect) for rect in rects)
    labels = [word.rect for word in canvas.words if word.text.startswith("if")]
    assert all(rect.collidelist(labels[at + 1 :]) == -1 for at, rect in enumerate(labels))


def test_the_label_of_a_forecast_does_not_lie_on_its_line() -> None:
    end = [(100.0, 20.0), (300.0, 120.0)]
    strokes = samples(end)
    place = label_place((80, 16), end[-1], Rect(0, 0, 320, 140), [], strokes)
    assert not any(place.collidepoint(point) for point in strokes)


def test_of_two_forecasts_that_end_close_together_each_label_is_nearer_to_its_own() -> None:
    upper, lower = [(150.0, 60.0), (300.0, 82.0)], [(150.0, 60.0), (300.0, 96.0)]
    strokes, bounds = samples(upper) + samples(lower), Rect(0, 0, 320, 140)
    first = label_place((110, 16), lower[-1], bounds, [], strokes, [upper[-1]])
    second = label_place((200, 16), upper[-1], bounds, [first], strokes, [lower[-1]])
    assert first.centery > second.centery


def test_the_first_and_last_times_are_kept_when_there_is_no_room_for_those_between() -> None:
    ticks = tuple(Tick(hour, f"+{hour} hours") for hour in range(0, 73, 3))
    canvas = drawn(LineChart(across=ticks), 260)
    written = [word.text for word in canvas.words]
    assert {"+0 hours", "+72 hours"} <= set(written)
    assert len(written) < len(ticks)


def test_a_threshold_gives_its_tick_its_colour() -> None:
    canvas = drawn(oxygen(), 400)
    tick = next(word for word in canvas.words if word.text == "15")
    strip = canvas.surface.subsurface(tick.rect)
    colours = {strip.get_at((x, y))[:3] for x in range(strip.get_width()) for y in range(strip.get_height())}
    assert KIT.colour("danger") in colours


@pytest.mark.parametrize("chart", [LineChart(), LineChart(lines=(Line(()),)), LineChart(lines=(Line(((1, 5),)),))])
def test_a_chart_of_next_to_nothing_is_still_drawn(chart: LineChart) -> None:
    assert drawn(chart, 300).placed


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=2, max_size=6),
    st.floats(2, 20),
    st.floats(2, 20),
)
def test_dashes_are_never_longer_than_asked_and_stay_on_the_line(
    line: list[tuple[float, float]], dash: float, gap: float
) -> None:
    box = Rect(-1, -1, 303, 303)
    for (x0, y0), (x1, y1) in dashes(line, dash, gap):
        assert ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 <= dash + 0.02
        assert box.collidepoint(x0, y0)
        assert box.collidepoint(x1, y1)
