"""The numbered orders: grouped by what they are about, nine of them at a time with a key of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Final

from msgspec import Struct

from game.session.orders import Evacuate, Hurry, JoinTeam, SendTeam, StartMachine, SwitchOver, Withdraw
from game.session.view import ChoiceView
from game.ui.figures import percent, span
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.kept import Kept
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Icon, KeyBadge, Label, strong
from game.ui.words import say

NUMBERED: Final = 9
"""How many orders have a key of their own at a time."""
NUMBER_KEYS: Final = tuple(f"choose_{number}" for number in range(1, NUMBERED + 1))
"""Actions of the keys that give orders."""
MORE: Final = "more_orders"
"""Key of the button that gives the keys to the next nine."""
_EFFECT = 150.0
"""Room that what an order brings needs beside its odds, in units."""
_OFFERS_KEPT = 256
_FEW = 4
"""So many orders need no headings."""
_TONES = {"plain": "dim", "good": "good", "caution": "caution", "danger": "danger"}
_TOPICS: Final = {
    "refusing": ("insist", "let_be"),
    "team": ("withdraw", "hurry", "steady", "join"),
    "fault": (
        "replace", "switch_over", "test", "start_by_hand", "start", "stop", "patch", "patch_part", "close_vent",
        "search", "search_by_eye", "search_from", "feed", "move", "fasten", "prop", "send",
    ),
    "inside": ("clear", "cut", "free", "mask", "carry"),
    "leaving": ("evacuate", "evacuate_nowhere", "wake", "reopen"),
    "doors": ("seal", "open", "seal_door", "open_door", "close_door", "free_door", "hold_door", "widen"),
    "colony": ("precautions_on", "precautions_off"),
}  # fmt: skip
_TOPIC_OF: Final = {kind: topic for topic, kinds in _TOPICS.items() for kind in kinds}
_SAYS_ODDS: Final = ("hurry", "insist")
"""Kinds whose effect says how likely it is."""
_FORETOLD: Final = (SendTeam, Evacuate, JoinTeam, Hurry, SwitchOver, StartMachine)
"""Orders of which one wants to know whether they come in time; where nobody reckoned it, that is said."""
_LATER: Final = ("team", "doors", "colony")
"""Topics that come after all others: what is in hand goes on without a word."""
_LEFT_PLACE = "reopen"
"""Kind of the first order about a place that was left: what shuts it stays right behind."""
_LAST = "last"
_FIRST: Final = (_LAST, "refusing", "inside")
"""Topics that come before all others: what is left to try, who will not go, and who cannot get out by themselves."""


def caps_of(key_of: Callable[[str], str]) -> tuple[str, ...]:
    """What the keys of the nine are called, and last that of the next nine; ``key_of`` names the key of an action."""
    return (*(key_of(action) for action in NUMBER_KEYS), key_of("choose_more"))


class Numbers(Struct, frozen=True):
    """Which numbers a list of orders has, and which of them have keys."""

    start: int = 1
    """Number of the first order in the list."""
    keyed: int = 0
    """How many orders come before the nine that have keys."""
    at_risk: bool = False
    """Whether somebody there comes to harm if nothing is done, so that being in time is worth saying."""
    places: tuple[int, ...] = ()
    """Where each order of the list stands in it, from 0; empty: as they come."""
    resting: bool = False
    """Whether number keys give nothing for a moment, as an order has just been given."""
    caps: tuple[str, ...] = ()
    """What the keys of the nine are called, and last that of the next nine."""

    def of(self, index: int) -> int:
        """The number of an order by where it comes."""
        return self.start + (self.places[index] if self.places else index)

    def key(self, number: int) -> int:
        """Which of the nine keys an order has; 0: none."""
        key = number - self.keyed
        return key if 1 <= key <= NUMBERED else 0

    def badge(self, key: int) -> str:
        """What one of the nine keys is called; nothing where there is none."""
        return self.caps[key - 1] if key else ""


class Offer(Button, frozen=True):
    """A thing to order: who does what, and below it what it brings, how likely, and what it leaves."""

    details: tuple[tuple[str, str], ...] = ()
    """Words of the second line, each with its colour."""
    signs: tuple[str, ...] = ()
    """Icons of what is worn."""
    resting: bool = False
    """Whether its number key gives nothing for a moment."""

    def _make_content(self, kit: Kit) -> Element:
        live = self.enabled
        rows: list[Element] = [strong(self.label, "body", "text" if live else "quiet")]
        if not live:
            rows.append(Label(self.reason, "small", "quiet"))
        elif self.details:
            (text, tone), *others = self.details
            effect = Label(text, "small", tone)
            figures = tuple(Label(figure, "small", each, wraps=False) for figure, each in others)
            rows.append(Row((Flex(effect, least=_EFFECT), *figures), gap=12, line_gap=0) if figures else effect)
        parts: list[Element] = (
            [KeyBadge(self.badge, "faint" if self.resting else "dim" if live else "quiet")] if self.badge else []
        )
        parts.append(Flex(Column(tuple(rows), gap=0)))
        parts += [Icon(sign, "air" if live else "faint", 18) for sign in self.signs]
        return Row(tuple(parts), gap=10, breaks=False)


def sorted_by_topic(choices: Iterable[ChoiceView]) -> tuple[ChoiceView, ...]:
    """Put orders about one thing together, what is in hand and doors after the rest.

    Of those about one thing, what cannot be ordered now comes last, so that it takes no key from what can.
    """
    kept = tuple(choices)
    if len(kept) <= _FEW:
        return kept
    topics = list(dict.fromkeys(map(topic_of, kept)))
    if kept[0].kind == _LEFT_PLACE:
        topics.sort(key=lambda topic: -9 if topic in (topic_of(kept[0]), "doors") else _place(topic))
    else:
        topics.sort(key=_place)
    order = {topic: number for number, topic in enumerate(topics)}
    return tuple(sorted(kept, key=lambda choice: (order[topic_of(choice)], bool(choice.refused))))


def _place(topic: str) -> int:
    return _FIRST.index(topic) - len(_FIRST) if topic in _FIRST else _LATER.index(topic) + 1 if topic in _LATER else 0


def topic_of(choice: ChoiceView) -> str:
    """What an order is about; a last resort is a topic of its own."""
    return _LAST if choice.last else _TOPIC_OF.get(choice.kind, "colony")


def orders(choices: tuple[ChoiceView, ...], numbers: Numbers) -> tuple[Element, ...]:
    """The orders as buttons; what cannot be ordered stays in its place and says why."""
    rows: list[Element] = []
    before = ""
    teams = len({choice.order.job for choice in choices if isinstance(choice.order, Withdraw | Hurry | JoinTeam)})
    for number, choice in sorted(((numbers.of(i), choice) for i, choice in enumerate(choices)), key=itemgetter(0)):
        topic = topic_of(choice)
        if topic != before and (len(choices) > _FEW or topic == _LAST):
            rows.append(_heading(topic, teams))
        before = topic
        rows.append(Kept(offer(number, choice, numbers)))
    return tuple(rows)


def _heading(topic: str, teams: int) -> Element:
    """What the orders below are about; ``teams``: how many of them are out."""
    title = say(f"ui.topic.{topic}", count=str(max(1, teams)))
    if topic == _LAST:
        return Row((Icon("danger", "danger", 18), Flex(strong(title, "body", "danger"))), gap=8, breaks=False)
    return Label(title, "small", "dim")


@lru_cache(_OFFERS_KEPT)
def offer(number: int, choice: ChoiceView, numbers: Numbers) -> Offer:
    """One order as a button."""
    key = numbers.key(number)
    return Offer(
        ("order", number),
        choice.label,
        badge=numbers.badge(key),
        tone=_TONES[choice.tone],
        enabled=not choice.refused,
        reason=choice.refused,
        action=f"choose_{key}" if key else "",
        details=_details(choice, numbers.at_risk),
        signs=_signs(choice),
        chosen=topic_of(choice) == _LAST,
        resting=numbers.resting,
    )


def _details(choice: ChoiceView, at_risk: bool) -> tuple[tuple[str, str], ...]:
    """What it brings, how likely that is, and the time that it leaves those who are there."""
    found = [(choice.effect, _TONES[choice.tone])] if choice.effect else []
    if choice.odds_share is not None and choice.kind not in _SAYS_ODDS:
        found.append((say("ui.offer.odds", share=percent(choice.odds_share)), "dim"))
    if choice.leaves_s is not None:
        found.append((say("ui.offer.leaves", time=span(choice.leaves_s)), "caution"))
    elif at_risk and choice.foreseen == "safe" and isinstance(choice.order, SendTeam | Evacuate):
        found.append((say("ui.offer.in_time"), "good"))
    elif at_risk and choice.foreseen == "unknown" and isinstance(choice.order, _FORETOLD):
        found.append((say("ui.offer.unknown"), "dim"))
    return tuple(found)


def _signs(choice: ChoiceView) -> tuple[str, ...]:
    order = choice.order
    if isinstance(order, SendTeam):
        return tuple(sign for sign, worn in (("mask", order.masks), ("suit", order.suits)) if worn)
    return ("mask",) if isinstance(order, JoinTeam) and order.masks else ()


def keys_row(count: int, numbers: Numbers) -> tuple[Element, ...]:
    """Which of many orders have keys now, and how the next get them; nothing where all have one."""
    if count <= NUMBERED:
        return ()
    first, last = numbers.keyed + 1, min(numbers.keyed + NUMBERED, count)
    text = say("ui.offer.keys", first=str(first), last=str(last), count=str(count))
    button = Button(
        MORE, say("ui.offer.next"), badge=numbers.caps[-1], action="choose_more", centred=True, tip=say("ui.offer.tip")
    )
    return (Row((Flex(Label(text, "small", "dim"), least=120), button), gap=12),)


def order_rows(choices: tuple[ChoiceView, ...], numbers: Numbers) -> tuple[Element, ...]:
    """All of it: a line, which orders have keys, and the orders."""
    if not choices:
        return ()
    count = max(map(numbers.of, range(len(choices))))
    return (Rule(), *keys_row(count, numbers), Column(orders(choices, numbers), gap=6))
