"""Numbers over the sols: the one that is chosen as a chart, all of them in a table, each with its terms."""

from __future__ import annotations

from msgspec import Struct

from game.content.kinds.alarm import AlarmKind
from game.session.view import AlmanacView, ColonyView
from game.ui.limits import warnings
from game.ui.screens.colony.pages.book import BookPage, Rows, same
from game.ui.screens.colony.pages.flow_charts import sol_ticks, steps
from game.ui.screens.colony.pages.graph_series import GRAPHS, Graph, graph_aside, said, window
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.stores import columns_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.chart import Line, LineChart, Threshold, Tick
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "series"
SPANS = ("20", "60", "180", "all")
"""Sols that are shown; all that are noted."""
_NEAR, _FAR = 1.14, 3.0
"""Lines of alarms are drawn that lie within these factors of what was read."""
_COLUMNS = (
    TableColumn("name", "ui.graphs.series", 200, 1.2, sortable=False),
    TableColumn("now", "ui.graphs.now", 110, 0.4, sortable=False),
    TableColumn("change", "ui.graphs.change", 120, 0.4, sortable=False),
    TableColumn("least", "ui.graphs.least", 110, 0.4, sortable=False),
    TableColumn("most", "ui.graphs.most", 110, 0.4, sortable=False),
)


class GraphsModel(Struct, frozen=True):
    """What the page shows."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """Names of the lines of the chart and their colours."""
    chart: LineChart | None
    rows: Rows
    chosen: Key | None
    span: str


def build_graphs(model: GraphsModel) -> Element:
    """A headline, the chart with the names of its lines, and the table of all series."""
    options = tuple(
        Option(name, say(f"ui.graphs.span.{'all' if name == 'all' else 'sols'}", sols=name)) for name in SPANS
    )
    head = Column((strong(say("ui.rail.graphs"), "display"), Label(say("ui.graphs.line"), "body", "dim")), gap=0)
    rows: list[Element] = [Row((Flex(head, least=260), Toggles(("draft", "span"), options, model.span)), gap=16)]
    names = tuple(strong(name, "body", tone) for name, tone in model.lines)
    rows.append(Row((strong(model.title, "lead"), *names), gap=16, line_gap=2))
    if model.chart is not None:
        rows.append(model.chart)
    else:
        rows.append(Label(say("ui.graphs.too_soon"), "body", "dim"))
    rows.append(Shrink(Table(TABLE, columns_of(_COLUMNS), model.rows, chosen=model.chosen), least=170))
    return Column(tuple(rows), gap=12)


class GraphsPage(BookPage):
    """Charts of what was noted sol by sol."""

    home = ("graphs", TABLE)
    topics = ("graph",)

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[GraphsModel] = ElementPanel("graphs", build_graphs, background="ground")
        super().__init__(desk, self._panel)

    def look(self, view: ColonyView) -> None:
        """Fill the table, and draw the series that is chosen."""
        span = self.drafts.get("span", "all")
        almanac = view.almanac if view.almanac is not None else AlmanacView((), ())
        shown = tuple(graph for graph in GRAPHS if any(almanac.of(series) for series, _, _ in graph.series))
        kept = self._panel.model.rows if self._panel.model is not None else ()
        rows = same(tuple(_row(graph, almanac, span) for graph in shown), kept)
        chosen = self.settle(rows)
        graph = next((each for each in shown if ("graph", each.id) == chosen), None)
        title = say(f"ui.graphs.of.{graph.id}") if graph is not None else ""
        lines = tuple((say(f"ui.graphs.{label}"), tone) for _, label, tone in graph.series) if graph is not None else ()
        chart = self._chart(graph, almanac, span) if graph is not None else None
        self._panel.show(GraphsModel(title, lines if len(lines) > 1 else (), chart, rows, chosen, span))
        self.tell_of(graph_aside(view, graph))

    def _chart(self, graph: Graph, almanac: AlmanacView, span: str) -> LineChart | None:
        """The chart of a graph; nothing while there are fewer than two sols."""
        courses = [(window(almanac, name, span), tone) for name, _, tone in graph.series]
        values = [value for course, _ in courses for _, value in course]
        if not any(len(course) > 1 for course, _ in courses):
            return None
        limits = self._limits(graph)
        first = min(course[0][0] for course, _ in courses if course)
        last = max(course[-1][0] for course, _ in courses if course)
        low = 0.0 if graph.from_nothing else min(values)
        far = _FAR if graph.from_nothing else _NEAR
        near = [limit.value for limit in limits if low * (2.0 - _NEAR) <= limit.value <= max(values) * far]
        up = steps(min([low, *near]), max([*values, *near]))
        return LineChart(
            lines=tuple(Line(course, tone) for course, tone in courses if len(course) > 1),
            thresholds=tuple(limit for limit in limits if up[0] <= limit.value <= up[-1]),
            across=sol_ticks(int(first), int(last)),
            up=tuple(Tick(value, said(graph, value)) for value in up),
            height=260,
        )

    def _limits(self, graph: Graph) -> tuple[Threshold, ...]:
        """The lines at which alarms of this reading are raised."""
        if not graph.measure:
            return ()
        rules = self.desk.runner.session.told.of(AlarmKind).values()
        return tuple(
            Threshold(value, tone, rule.called)
            for rule, tone in warnings(rules, graph.measure)
            for value in (rule.below if rule.below is not None else rule.above,)
            if value is not None
        )


def _row(graph: Graph, almanac: AlmanacView, span: str) -> TableRow:
    """A series with its last value, its change, its least and its greatest."""
    name, _, tone = graph.series[0]
    course = window(almanac, name, span)
    title = say(f"ui.graphs.of.{graph.id}")
    if not course:
        return TableRow(("graph", graph.id), (Cell(title), *(Cell("") for _ in _COLUMNS[1:])))
    values = [value for _, value in course]
    change = values[-1] - values[0]
    still = said(graph, abs(change)) == said(graph, 0.0)
    sign = "" if still else "+" if change > 0.0 else "\u2212"
    return TableRow(
        ("graph", graph.id),
        (
            Cell(title, strong=True),
            Cell(said(graph, values[-1]), tone if tone in ("caution", "danger") else "text"),
            Cell(f"{sign}{said(graph, abs(change))}", "dim"),
            Cell(said(graph, min(values)), "dim"),
            Cell(said(graph, max(values)), "dim"),
        ),
        tip=title,
    )
