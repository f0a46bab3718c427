"""Effects on the story itself: flags, promises, what follows, and the chronicle."""

from __future__ import annotations

from game.content.kinds.effect import CallEffect, ChronicleEffect, FlagEffect, PromiseEffect
from game.story.storylets.components import Coming, StoryBook, Vow
from game.story.storylets.effects.circumstances import Circumstances


def raise_flag(why: Circumstances, effect: FlagEffect) -> None:
    """Set one of the story's counters, or add to it."""
    book = why.world.one(StoryBook)
    value = book.flags.get(effect.flag, 0) + effect.add if effect.add else effect.set
    book.flags = {**book.flags, effect.flag: value}


def promise(why: Circumstances, effect: PromiseEffect) -> None:
    """Give a promise; one that is open already is not given twice."""
    book = why.world.one(StoryBook)
    who = why.somebody(effect.who)
    if any(vow.id == effect.id and vow.state == "open" for vow in book.vows) or (effect.who is not None and not who):
        return
    vow = Vow(
        id=effect.id,
        storylet=why.kind.id,
        what=effect.what,
        met=effect.met,
        faction=effect.faction or "",
        person=who,
        made_sol=why.sol,
        due_sol=why.sol + effect.due_sols,
        weight=effect.weight,
        cast=dict(why.cast),
    )
    book.vows = [*book.vows, vow]


def call(why: Circumstances, effect: CallEffect) -> None:
    """Let another storylet follow."""
    book = why.world.one(StoryBook)
    book.numbers += 1
    decision = why.decision_sol if why.decision_sol >= 0 else why.sol
    due = why.sol + effect.after_sols
    coming = Coming(
        book.numbers, due, why.kind.id, why.option, -1, effect.storylet, decision, dict(why.cast), why.place
    )
    book.coming = sorted([*book.coming, coming], key=lambda item: (item.due_sol, item.number))


def chronicle_path(why: Circumstances, effect: ChronicleEffect) -> str:
    """Return the way to a line of the chronicle in its storylet."""
    places = [("effects", why.kind.effects)]
    for option in why.kind.options:
        places += [(f"options.{option.id}.effects", option.effects), (f"options.{option.id}.hidden", option.hidden)]
        for number, later in enumerate(option.later):
            places.append((f"options.{option.id}.later.{number}.effects", later.effects))
    for path, effects in places:
        for number, other in enumerate(effects):
            if other is effect:
                return f"{path}.{number}.line"
    return "effects"
