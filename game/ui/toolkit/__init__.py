"""Our own small retained interface toolkit on pygame surfaces. It knows nothing of the game.

A ``Scene`` places panels on its ``Stage``. Each shows a model, a value that can be compared, and is drawn
again only when that has changed. An ``ElementPanel`` describes its model as a tree of elements, which lay
themselves out, reflow, scroll, and answer keyboard, gamepad and pointer alike. What was done with them comes
back to the scene as messages.
"""

from .actions import ActionMap, UnusableBindings, load_action_map
from .assets import asset
from .boxes import Box, split
from .canvas import Canvas, Look
from .devices import Translator
from .element import Drawing, Element, Rule, Size, Space
from .events import InputEvent
from .kit import Kit, suggested_scale
from .layout import Column, Fixed, Flex, Row, Shrink
from .memory import Memory
from .messages import (
    Activated,
    CellActivated,
    CellFocused,
    Chosen,
    Entered,
    Key,
    Message,
    Nudged,
    Refused,
    Slid,
    Sorted,
    Submitted,
    Written,
)
from .panel import ElementPanel, Panel
from .scene import Scene
from .scroll import Scroll
from .spots import Behaviour, Point, Push, Reply, Spot
from .stack import SceneStack
from .stage import Stage
from .text import TextStyle
from .theme import Colour, Theme, load_theme
from .tracks import Track
from .window import GameWindow, Loop

__all__ = [
    "ActionMap",
    "Activated",
    "Behaviour",
    "Box",
    "Canvas",
    "CellActivated",
    "CellFocused",
    "Chosen",
    "Colour",
    "Column",
    "Drawing",
    "Element",
    "ElementPanel",
    "Entered",
    "Fixed",
    "Flex",
    "GameWindow",
    "InputEvent",
    "Key",
    "Kit",
    "Look",
    "Loop",
    "Memory",
    "Message",
    "Nudged",
    "Panel",
    "Point",
    "Push",
    "Refused",
    "Reply",
    "Row",
    "Rule",
    "Scene",
    "SceneStack",
    "Scroll",
    "Shrink",
    "Size",
    "Slid",
    "Sorted",
    "Space",
    "Spot",
    "Stage",
    "Submitted",
    "TextStyle",
    "Theme",
    "Track",
    "Translator",
    "UnusableBindings",
    "Written",
    "asset",
    "load_action_map",
    "load_theme",
    "split",
    "suggested_scale",
]
