"""When a scenario is over, and what is said of it then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.catalogues.filling import names_in
from game.content.fields import Condition, Count, Identifier, NotNegative, PositiveCount, Ref, ShortText, Text
from game.content.problems import Path, nearest_hint

END_NAMES = ("dead", "alive", "place")
"""What may stand in braces in the title and the text of an end."""


class EndPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way in which a scenario is over. The first that holds is taken.

    ``dead_at_least`` counts the dead among ``people``, in ``module`` if one is given, and closes the scenario only when
    no living one of them is left in its modules; ``air_restored``: oxygen in ``module`` reads 15.2 kPa or more and
    rises, no hole that matters is open, and one of its generators, if it has any, runs at half its output or more;
    ``evacuated`` wants the module empty and every door sealed; ``all_out`` holds when none of ``people`` who lives is
    in its modules any more, on their feet or carried; ``few_left``: fewer than ``count`` live; ``state``: ``holds`` is
    so as a sol begins; ``time_over``: the scenario's length has passed.

    ``air_restored`` and ``evacuated`` need ``module``. No end comes before the first happening that has an ``at_s``.
    """

    id: Identifier
    """Name that ``--json`` gives as outcome."""
    when: Literal["dead_at_least", "air_restored", "evacuated", "all_out", "few_left", "state", "time_over"]
    """What must hold."""
    holds: Condition = ""
    """For ``state`` and ``time_over``: a condition over the facts of stories; ``state`` is looked at as each sol
    begins, and closes the scenario."""
    turns: tuple[Identifier, ...] = ()
    """Pages of the chronicle that tell how it came to this, those that turned it most first."""
    module: Annotated[str, Ref("module")] | None = None
    """The module it looks at, where it looks at one."""
    modules: tuple[Annotated[str, Ref("module")], ...] = ()
    """The modules it looks at, where it looks at several."""
    people: tuple[Annotated[str, Ref("person")], ...] = ()
    """Those whom it is about; none: everybody."""
    count: Count = 1
    """For ``dead_at_least`` and ``few_left``: how many."""
    alive_from: Count = 0
    """For ``time_over``: it wants at least so many living."""
    debt_to_h: NotNegative | None = None
    """For ``time_over``: it wants a debt of upkeep of at most so many hours; none: any."""
    aim: Literal["hold", "grow"] | None = None
    """For ``time_over``: it wants works done that help to hold what there is, or to grow; none: no works."""
    works: PositiveCount = 1
    """For ``time_over`` with an ``aim``: how many of them."""
    good: bool = False
    """Whether the player would call it won; with somebody dead only if ``alive_from`` says how many must live."""
    title: ShortText
    """Headline of the end page."""
    text: Text
    """What the end page says first. Here and in the title ``{dead}``, ``{alive}`` and ``{place}`` are filled in, and
    words by number as ``{dead:one|many}``."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what stands in braces in it and is never filled in, and counts of nobody."""
        if self.count == 0 and self.when in ("dead_at_least", "few_left"):
            why = "it holds from the start" if self.when == "dead_at_least" else "it never holds"
            yield ("count",), why, "count one at least"
        for field, text in (("title", self.title), ("text", self.text)):
            for inside in names_in(text):
                name, choice, _ = inside.partition(":")
                if name not in END_NAMES or (choice and "|" not in inside):
                    hint = nearest_hint(name, END_NAMES, "names")
                    yield (field,), f'nothing fills in "{{{inside}}}"', hint
