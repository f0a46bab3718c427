"""Telling: a page is laid on the desk, answered or left, and what comes of it is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.kinds.answer import LaterPlan, OptionPlan
from game.content.kinds.storylet import AdvicePlan, StoryletKind
from game.content.references import structs_in
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.book import CrewBook
from game.sim.people.components import Body, Person
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.director.intensity import weigh_on
from game.story.storylets import chronicle
from game.story.storylets.components import Chronicle, Coming, Decision, Outcome, Page, Spoken, StoryBook
from game.story.storylets.effects.applying import apply
from game.story.storylets.effects.circumstances import Circumstances
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.news import Newsroom
from game.story.storylets.options import pay

MOST_ADVICE = 3
"""Voices that are heard about a page."""
NOTE_SOLS = 3
"""Sols for which a page that only tells lies on the desk."""
KEPT_OUTCOMES = 8
STREAM = "story"


def lay(world: World, kind: StoryletKind, cast: Mapping[str, int], *, decision_sol: int = -1, place: str = "") -> Page:
    """Lay a storylet on the desk, with its people, and let come about what comes of its being told."""
    facts, book, clock = Facts(world), world.one(StoryBook), world.one(Clock)
    book.numbers += 1
    page = Page(
        number=book.numbers,
        storylet=kind.id,
        sol=clock.sol,
        time_s=clock.elapsed_s,
        until_sol=clock.sol + (kind.answer_sols if kind.options else NOTE_SOLS),
        variant=variant_of(facts, kind, cast),
        cast=dict(cast),
        place=place_of(world, kind, cast) or place,
        facts=chronicle.figures(facts, texts_of(kind)),
        decision_sol=decision_sol,
    )
    page.advice = advisers(facts, kind, page.cast)
    book.pages = [*book.pages, page]
    _remember(world, kind, page)
    weigh_on(world, kind.tension)
    why = Circumstances(world, kind, page.cast, page.place, decision_sol=decision_sol)
    apply(why, kind.effects)
    chronicle.write(why, "chronicle", kind.tone, page.facts)
    return page


def _remember(world: World, kind: StoryletKind, page: Page) -> None:
    book, sol = world.one(StoryBook), world.one(Clock).sol
    book.told = {**book.told, kind.id: sol}
    until = {tag: max(sol + kind.tag_cooldown_sols, book.tags.get(tag, -1)) for tag in kind.tags}
    book.tags = {**book.tags, **until}
    book.channels = {**book.channels, kind.channel: sol}
    book.told_sol = sol
    for who in page.cast.values():
        book.cast_count[who] = book.cast_count.get(who, 0) + 1
        book.cast_sol[who] = sol


def texts_of(kind: StoryletKind) -> tuple[str, ...]:
    """Return every text of a storylet that may name figures."""
    found = [kind.title, kind.chronicle]
    for _, value in structs_in(kind):
        for name in ("text", "then", "chronicle", "mended", "closed", "title"):
            text = getattr(value, name, "")
            if isinstance(text, str) and text:
                found.append(text)
        found += getattr(value, "shows", ())
        if isinstance(line := getattr(value, "line", ""), str):
            found.append(line)
    return tuple(found)


def variant_of(facts: Facts, kind: StoryletKind, cast: Mapping[str, int]) -> int:
    """Return which of its texts is told: the first that holds."""
    asking = Asking(facts, tuple(role.id for role in kind.roles), cast)
    rows = enumerate(kind.variants)
    return next((number for number, variant in rows if asking.holds(variant.when)), len(kind.variants) - 1)


def place_of(world: World, kind: StoryletKind, cast: Mapping[str, int]) -> str:
    """Return the id of the module where a storylet is; empty: nowhere."""
    name, _, role = kind.place.partition(":")
    if name == "crisis":
        module = world.the(Newsroom).news().module
    elif role:
        who = cast.get(role, 0)
        person = world.get(who, Person) if who else None
        module = 0 if person is None else person.home if name == "home" else person.work
    else:
        return kind.place
    return world.get(module, Module).id if module else ""


def advisers(facts: Facts, kind: StoryletKind, cast: Mapping[str, int]) -> list[Spoken]:
    """Return who speaks about a page, each once."""
    found: list[Spoken] = []
    roles = tuple(role.id for role in kind.roles)
    for number, advice in enumerate(kind.advice):
        who = _adviser(facts.world, advice, cast, [row.person for row in found])
        if who and Asking(facts, roles, cast, who).holds(advice.when):
            found.append(Spoken(number, who))
    return found[:MOST_ADVICE]


def _adviser(world: World, advice: AdvicePlan, cast: Mapping[str, int], taken: list[int]) -> int:
    """Return who says something; 0: nobody can."""
    if advice.role is not None:
        who = cast.get(advice.role, 0)
    elif advice.person is not None:
        who = world.the(Register).people.get(advice.person, 0)
    elif advice.skill is not None:
        return _best_at(world, advice, cast, taken)
    else:
        who = world.the(CrewBook).lead(advice.crew or "")
    return who if who and who not in taken and _speaks(world, who) else 0


def _best_at(world: World, advice: AdvicePlan, cast: Mapping[str, int], taken: list[int]) -> int:
    rows = [
        (person.skills.get(advice.skill or "", 0.0), -who)
        for who, person in world.each(Person)
        if (advice.crew is None or person.crew == advice.crew)
        and who not in taken
        and who not in cast.values()
        and _speaks(world, who)
    ]
    return -max(rows)[1] if rows else 0


def _speaks(world: World, who: int) -> bool:
    body = world.get(who, Body)
    return body.alive and not body.down


# Answers.


def answer(world: World, page: Page, kind: StoryletKind, option: OptionPlan, *, silent: bool = False) -> None:
    """Let a page be answered: its costs, its effects, what comes later, and a line in the chronicle."""
    book, sol = world.one(StoryBook), world.one(Clock).sol
    book.pages = [other for other in book.pages if other is not page]
    if page.later >= 0 or not kind.options:
        return
    book.decisions = [*book.decisions, Decision(sol, kind.id, option.id, dict(page.cast), silent)]
    why = Circumstances(world, kind, page.cast, page.place, option.id, page.decision_sol)
    for cost in option.costs:
        pay(world, cost, page)
    chronicle.write(why, f"options.{option.id}.chronicle", option.tone, page.facts)
    apply(why, option.effects)
    apply(why, option.hidden)
    for number, later in enumerate(option.later):
        _schedule(world, page, option, number, later)
    outcome = Outcome(kind.id, option.id, sol, dict(page.cast), dict(page.facts), page.place, silent, page.decision_sol)
    record = world.one(Chronicle)
    record.outcomes = [*record.outcomes, outcome][-KEPT_OUTCOMES:]


def _schedule(world: World, page: Page, option: OptionPlan, number: int, later: LaterPlan) -> None:
    book, chance, sol = world.one(StoryBook), world.one(Chance), world.one(Clock).sol
    stream = chance.stream(STREAM)
    least, most = later.after_sols
    due = sol + least + stream.below(most - least + 1)
    chance.keep(STREAM, stream)
    book.numbers += 1
    coming = Coming(
        book.numbers, due, page.storylet, option.id, number, later.storylet or "", sol, dict(page.cast), page.place
    )
    book.coming = sorted([*book.coming, coming], key=lambda item: (item.due_sol, item.number))


def later_of(kind: StoryletKind, option: str, number: int) -> LaterPlan | None:
    """Return a consequence of an option, or nothing where the pack has changed."""
    found = next((item for item in kind.options if item.id == option), None)
    return found.later[number] if found is not None and 0 <= number < len(found.later) else None


def pages_named(world: World, name: str) -> Iterator[Page]:
    """Yield the pages on the desk that bear a name."""
    return (page for page in world.one(StoryBook).pages if page.id == name)
