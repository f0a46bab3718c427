"""Every sentence that the code can say is written, and none that nothing says."""

from __future__ import annotations

import re

from game.content.kinds.storylet import StoryletKind
from game.content.store import Content
from tests.data.text_ids import COMPOSED, asked_for, sources, texts_written

FIGURES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "a dozen": 12,
    "twelve": 12, "fourteen": 14, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
FIGURE = re.compile(r"(?<!last )(?<!in )\b(\w+) (sols|hours)\b(?!,? (?:in|each)\b)")
"""A number of sols or hours that an answer takes, not a part of others or of those that are over."""


def test_everything_the_code_says_has_its_words() -> None:
    assert sorted(asked_for() - set(texts_written())) == []


def test_no_words_are_kept_that_nothing_says() -> None:
    assert sorted(set(texts_written()) - asked_for()) == []


def test_every_composed_id_is_known_with_what_goes_into_it() -> None:
    assert {text for mark, text in sources() if mark} == set(COMPOSED)


def test_what_an_answer_costs_is_told_by_its_price_alone(content: Content) -> None:
    again = [
        (kind.id, option.id, shown)
        for kind in content.of(StoryletKind).values()
        for option in kind.options
        for shown in option.shows
        if option.costs and re.search(r"\d h\b", shown)
    ]
    assert again == []


def test_an_answer_says_the_sols_and_hours_that_it_takes(content: Content) -> None:
    wrong = []
    for kind in content.of(StoryletKind).values():
        for option in kind.options:
            taken = {"sols": {cost.sols for cost in option.costs}, "hours": {cost.hours for cost in option.costs}}
            for word, unit in FIGURE.findall(option.text.lower()):
                if option.costs and word in FIGURES and FIGURES[word] not in taken[unit]:
                    wrong.append((kind.id, option.id, option.text))
    assert wrong == []


def test_an_adviser_names_the_price_of_what_they_advise(content: Content) -> None:
    said = {
        ("earth.school_class", "all"): "A dozen hours",
        ("ambient.borrowed_tools", "make"): "three hours",
        ("ambient.largest_suit", "gusset"): "eighteen hours",
        ("crisis.false_reading", "calibrate"): "thirty hours",
        ("crisis.in_all_voices", "spread"): "twelve sols",
    }
    for (name, leans), price in said.items():
        kind = content.of(StoryletKind)[name]
        (cost,) = next(option for option in kind.options if option.id == leans).costs
        word, unit = price.lower().rsplit(" ", 1)
        assert any(price in advice.text for advice in kind.advice if advice.leans == leans)
        assert FIGURES[word] == (cost.sols if unit == "sols" else cost.hours)
