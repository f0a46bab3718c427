"""Choices that get people out: ways opened, masks fitted, people freed and carried, a frame propped."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.desk.choices.offers import Offers
from game.session.desk.choices.reaching import jammed, ways
from game.session.desk.choices.sending import send
from game.session.desk.choices.trapped import by_need, in_time, left_s
from game.session.desk.words import minutes
from game.session.view import ChoiceView
from game.sim.frames.components import Frame
from game.sim.frames.rules import room_for_prop
from game.sim.gear.rules import feeds
from game.sim.rescue.components import Pinned

OFFERED_PEOPLE = 6
"""For how many people help is offered at a time, those with the least time first."""


def rescuing(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what helps those who cannot help themselves, who has the least time first."""
    if offers.seeks("clear", "cut", "free", "mask", "carry", "free_door", "widen"):
        trapped = by_need(offers)
        if offers.seeks("clear", "cut"):
            yield from ways(offers, trapped)
        if offers.seeks("free", "mask", "carry"):
            for person in trapped[:OFFERED_PEOPLE]:
                yield from _for_one(offers, person)
        if offers.seeks("free_door", "widen"):
            yield from jammed(offers, trapped)
    if offers.seeks("prop"):
        yield from _propping(offers)


def _for_one(offers: Offers, person: int) -> Iterator[ChoiceView]:
    """Offer what one person needs: to be freed, to breathe, to be brought out."""
    world = offers.world
    name = offers.callings.of(person)
    time_s = left_s(offers, person)
    leaves = in_time(offers, [person])
    left = "" if time_s is None else minutes(time_s)
    suffix = ".left" if left else ""
    if world.find(person, Pinned) is not None:
        for task in offers.tasks("free_person", "person"):
            yield from send(
                offers,
                task,
                person,
                "choice.free",
                "good",
                size=2,
                leaves=leaves,
                suffix=suffix,
                person=name,
                left=left,
            )
    if time_s is not None and not feeds(world, person):
        for task in offers.tasks("fit_mask", "person"):
            yield from send(
                offers, task, person, "choice.mask", "good", leaves=leaves, suffix=suffix, person=name, left=left
            )
    if world.find(person, Pinned) is None:
        for task in offers.tasks("carry_person", "person"):
            for size in (2, 1):
                yield from send(
                    offers,
                    task,
                    person,
                    "choice.carry",
                    "good",
                    size=size,
                    leaves=leaves,
                    suffix=suffix,
                    person=name,
                    left=left,
                )


def _propping(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to prop a frame that is in trouble and has room for a prop."""
    for entity, frame in offers.world.each(Frame):
        if frame.module == offers.module and frame.troubled and room_for_prop(frame) is not None:
            for task in offers.tasks("prop_frame", "frame"):
                yield from send(offers, task, entity, "choice.prop", "good", count=2, size=2)
