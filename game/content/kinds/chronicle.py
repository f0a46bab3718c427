"""The chronicle: how what a run's own history shows is told, and what became of people."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.content.catalogues.filling import bases_in
from game.content.chronicle_names import ALWAYS, LISTED, PAGES, SEVERAL
from game.content.fields import Condition, Count, Identifier, Positive, PositiveCount, ShortText, Text
from game.content.kinds.answer import Tone
from game.content.problems import Path, nearest_hint

FILLED_OF_FATES = ("p", "died", "of", "at")
"""What may stand in braces in a fate."""


class PageKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page of the chronicle about one pattern that was found in a run's history.

    It has as many titles and texts as ``most``, or more. What may stand in braces in them: see [patterns](#patterns).
    """

    id: Identifier
    """The pattern: one of those that the base game's ``chronicle.toml`` has; no other is looked for."""
    weight: Positive = 1.0
    """How much it should be told, beside others; a chronicle has only so many pages."""
    most: PositiveCount = 2
    """How often it is told in one chronicle."""
    tone: Tone = "plain"
    """Tone of its page."""
    titles: tuple[ShortText, ...]
    """Titles, each used once."""
    texts: tuple[Text, ...]
    """Ways to tell it, each used once; they begin differently."""
    item: ShortText = ""
    """How it is named in a list: where it was found several times, one page tells of all, with ``{list}`` and
    ``{count}``: the one whose id is this one's and ``.several``. Empty: each has a page of its own."""
    item_on: Identifier | None = None
    """Which of its words is the sol that the list gives behind the name: ``due``. What has one name is listed once,
    with all its sols. None: the list gives none."""
    turn: ShortText = ""
    """One sentence about it in a list of what turned a run; empty: it turns none."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it: a pattern that nobody looks for, words in braces that it has not."""
        pattern = self.id.removesuffix(SEVERAL)
        if pattern not in PAGES:
            yield (
                ("id",),
                f'nothing in a run\'s history is called "{self.id}"',
                nearest_hint(self.id, list(PAGES), "patterns"),
            )
            return
        known = (*ALWAYS, *(LISTED if self.id != pattern else PAGES[pattern]))
        rows = [(("titles", index), text) for index, text in enumerate(self.titles)]
        rows += [(("texts", index), text) for index, text in enumerate(self.texts)]
        for path, text in (*rows, (("item",), self.item), (("turn",), self.turn)):
            for name in bases_in(text):
                if name not in known:
                    yield path, f'"{{{name}}}" is nothing that it has', nearest_hint(name, list(known), "names")
        on = self.item_on
        if on is not None and on not in known:
            yield ("item_on",), f'"{on}" is nothing that it has', nearest_hint(on, list(known), "names")
        if len(self.texts) < self.most or len(self.titles) < self.most:
            yield ("most",), f"it has too few titles or texts to be told {self.most} times", "write others, or lower it"


class FateKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said at the end about somebody whom all know by name. The first that holds is taken."""

    id: Identifier
    """Name."""
    order: Count = 100
    """The lower the sooner it is asked."""
    when: Condition = ""
    """Condition over facts, with the person as ``p``; empty: always."""
    texts: tuple[Text, ...]
    """Ways to say it of ``{p}``, taken in turn; ``{died}`` is the sol, ``{of}`` the cause and ``{at}`` the place of a
    death."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what stands in braces in it and is never filled in."""
        if not self.texts:
            yield ("texts",), "there is no way to say it", "give one text at least"
        for index, text in enumerate(self.texts):
            for name in bases_in(text):
                if name not in FILLED_OF_FATES:
                    hint = nearest_hint(name, FILLED_OF_FATES, "names")
                    yield ("texts", index), f'nothing fills in "{{{name}}}"', hint
