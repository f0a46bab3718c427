"""Widgets: elements that show and answer something particular. Their words always come from the caller."""

from .alarm import TONES, AlarmCard, Gravity, Shape
from .bars import Pips, Portion, Portions, Progress, Reading, Sparkline
from .button import Button, IconButton, RailItem
from .chart import Branch, Line, LineChart, Threshold, Tick
from .field import Field
from .label import Count, Fact, Facts, Icon, KeyBadge, Label, strong, voice
from .rows import ListRow
from .slider import Slider
from .table import Table
from .table_data import Cell, TableColumn, TableRow, TableState
from .timeline import Mark, Timeline
from .toggles import Option, Toggles, option_key

__all__ = [
    "TONES",
    "AlarmCard",
    "Branch",
    "Button",
    "Cell",
    "Count",
    "Fact",
    "Facts",
    "Field",
    "Gravity",
    "Icon",
    "IconButton",
    "KeyBadge",
    "Label",
    "Line",
    "LineChart",
    "ListRow",
    "Mark",
    "Option",
    "Pips",
    "Portion",
    "Portions",
    "Progress",
    "RailItem",
    "Reading",
    "Shape",
    "Slider",
    "Sparkline",
    "Table",
    "TableColumn",
    "TableRow",
    "TableState",
    "Threshold",
    "Tick",
    "Timeline",
    "Toggles",
    "option_key",
    "strong",
    "voice",
]
