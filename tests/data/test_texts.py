"""Every sentence that the code can say is written, and none that nothing says."""

from __future__ import annotations

import re

from game.content.kinds.storylet import StoryletKind
from game.content.store import Content
from tests.data.text_ids import COMPOSED, asked_for, sources, texts_written


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
