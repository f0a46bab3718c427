"""Answering the pages of stories."""

from __future__ import annotations

from game.session.orders import AnswerStory, Refusal
from game.session.rules_of_orders import Rules
from game.sim.world import World
from game.story.storylets.chronicle import text_at
from game.story.storylets.facts.reading import Facts
from game.story.storylets.options import openness, options_of
from game.story.storylets.picking import storylets
from game.story.storylets.telling import answer, pages_named
from game.story.storylets.texts import Filling, Teller


def refuse_answer(world: World, order: AnswerStory) -> Refusal | None:
    """Return why a page cannot be answered so: it is not there, has no such answer, or that one is not open."""
    page = next(pages_named(world, order.page), None)
    kind = storylets(world).get(page.storylet) if page is not None else None
    if page is None or kind is None:
        return Refusal("refused.no_such_page", {"id": order.page})
    options = options_of(page, kind)
    option = next((option for option in options if option.id == order.option), None)
    if option is None:
        known = ", ".join(option.id for option in options)
        return Refusal("refused.no_such_option", {"id": order.option, "known": known})
    stands = openness(Facts(world), page, kind, option)
    if stands.open:
        return None
    if not stands.why:
        return Refusal("refused.option_hours")
    filling = Filling(page.cast, page.facts, page.place, page.sol, page.decision_sol)
    return Refusal("refused.option_closed", {"why": Teller(world).told(text_at(kind, stands.why), filling)})


def answer_story(world: World, order: AnswerStory) -> None:
    """Answer a page."""
    page = next(pages_named(world, order.page))
    kind = storylets(world)[page.storylet]
    option = next(option for option in options_of(page, kind) if option.id == order.option)
    answer(world, page, kind, option)


ORDERS: Rules = {
    AnswerStory: (refuse_answer, answer_story),
}
"""What each order needs, and what it does."""
