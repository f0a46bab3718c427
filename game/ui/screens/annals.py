"""The chronicle on the page after a long game: what turned it, the year in small graphs, pages, and fates."""

from __future__ import annotations

from game.session.view import ChroniclePageView, ChronicleView, GraphView
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.chart import Line, LineChart, Tick
from game.ui.toolkit.widgets.label import Label, strong, voice
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import numbered, say

_TONES = {"o2_percent": "air", "stored_kwh": "power", "debt_h": "caution", "stress_share": "danger", "people": "good"}
"""Colour of each figure."""
_GRAPH_HIGH = 96.0
_LEAST_GRAPH = 200


def build_annals(chronicle: ChronicleView) -> list[Element]:
    """Return everything that is told of a long game below its end."""
    rows: list[Element] = []
    if chronicle.turns:
        turns = tuple(ListRow(turn.text, lead=_sol(turn.sol)) for turn in chronicle.turns)
        rows += [Rule(), strong(say("ui.end.turns"), "lead"), Column(turns, gap=4)]
    if chronicle.graphs:
        graphs = tuple(Flex(_graph(graph), least=_LEAST_GRAPH) for graph in chronicle.graphs)
        rows += [Rule(), strong(say("ui.end.year"), "lead"), Row(graphs, gap=14)]
    if chronicle.pages:
        rows += [Rule(), strong(say("ui.end.chronicle"), "lead"), *(_page(page) for page in chronicle.pages)]
    if chronicle.fates:
        fates = tuple(
            ListRow(fate.text, lead=fate.name, tone="text" if fate.alive else "danger") for fate in chronicle.fates
        )
        rows += [Rule(), strong(say("ui.end.fates"), "lead"), Column(fates, gap=4)]
    return rows


def build_days(chronicle: ChronicleView) -> Element:
    """Return what stories left, a line for each, by date."""
    rows = tuple(
        ListRow(line.text, lead=_sol(line.sol), tone="dim" if line.tone == "plain" else line.tone)
        for line in chronicle.days
    )
    return Column((strong(say("ui.end.days"), "lead"), Column(rows, gap=4)), gap=12)


def _sol(sol: int) -> str:
    return say("ui.end.sol", sol=str(sol))


def _page(page: ChroniclePageView) -> Element:
    """Return one page: title, dates, text."""
    if page.from_sol == page.sol:
        dates = _sol(page.sol)
    else:
        dates = say("ui.end.sols", first=str(page.from_sol), last=str(page.sol))
    tone = "text" if page.tone == "plain" else page.tone
    head = Row((Flex(strong(page.title, "body", tone)), Label(dates, "body", "quiet", wraps=False)), gap=10)
    return Column((head, *(voice(part, "body") for part in page.paragraphs)), gap=5)


def _graph(graph: GraphView) -> Element:
    """Return one figure over the year, small, with where it began and ended."""
    points = tuple((float(sol), value * graph.scale) for sol, value in zip(graph.sols, graph.values, strict=True))
    values = [value for _, value in points]
    low, high = min(values), max(values)
    span = high - low or max(1.0, abs(high))
    chart = LineChart(
        lines=(Line(points, _TONES.get(graph.id, "air")),),
        across=(Tick(points[0][0], str(graph.sols[0])), Tick(points[-1][0], str(graph.sols[-1]))),
        up=tuple(Tick(value, numbered(f"{value:.{graph.decimals}f}")) for value in dict.fromkeys((low, high))),
        value_range=(low - 0.08 * span, high + 0.08 * span),
        height=_GRAPH_HIGH,
    )
    told = f"{graph.title} · {numbered(graph.figure(graph.values[-1]))} {graph.unit}".rstrip()
    return Column((Label(told, "body", "dim"), chart), gap=4)
