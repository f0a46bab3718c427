"""Storylets: what is told, when it can be, who is in it and who advises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Address,
    Condition,
    Count,
    Identifier,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShortText,
    Text,
)
from game.content.kinds.answer import OptionPlan, Tone, is_always_open
from game.content.kinds.effect import Effect

Channel = Literal["council", "earth", "crisis", "ambient"]
"""By which way a story comes to the desk."""
Emblem = Literal[
    "earth", "council", "crisis", "ambient", "death", "growing", "storm", "work", "sheet", "ship", "ward", "power",
    "night", "together",
]  # fmt: skip
"""The signs that are drawn."""
Path = tuple[str | int, ...]


class StoryFilter(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is looked at before any condition is worked out."""

    from_sol: Count = 0
    """First sol on which it can come, by the colony's count; a year begins on sol 540."""
    to_sol: Count | None = None
    """Last sol on which it can come."""
    after_sols: Count = 0
    """Sols that the game must have gone on."""
    modes: tuple[Literal["campaign", "sandbox", "night"], ...] = ("campaign", "sandbox")
    """In which kinds of scenario it can come; ``night``: single crises."""
    scenarios: tuple[Annotated[str, Ref("scenario")], ...] = ()
    """Only in these; empty: in all of those kinds."""
    crisis: Literal["none", "open", "any"] = "none"
    """Whether a crisis must be over, or must go on."""
    flags: tuple[Identifier, ...] = ()
    """Flags of the story that must not be 0."""
    not_flags: tuple[Identifier, ...] = ()
    """Flags of the story that must be 0."""
    told: tuple[Annotated[str, Ref("storylet")], ...] = ()
    """Storylets that must have been told before."""
    not_told: tuple[Annotated[str, Ref("storylet")], ...] = ()
    """Storylets that must not have been told."""
    called: bool = False
    """Whether it comes only when another storylet calls it."""


class RolePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody in a storylet, cast from the living. Nobody plays two parts."""

    id: Identifier
    """Name by which texts, conditions and effects find them: ``welder``; letters, digits and ``_`` only."""
    among: Literal["any", "named", "unnamed"] = "any"
    """Who comes into question."""
    crew: Annotated[str, Ref("crew")] | None = None
    """Only people of this crew."""
    person: Annotated[str, Ref("person")] | None = None
    """Exactly this person, while they live and can speak; then ``need`` and ``prefer`` are not asked."""
    need: Condition = ""
    """What must be true of them, over facts, ``p.`` and roles cast before; empty: nothing."""
    prefer: Condition = ""
    """A number, over facts, ``p.`` and roles cast before: who has the most of it is cast, less 0.05 for each storylet
    that they were in and 0.05 more for ``cast_again_sols`` after the last; of equals, who was in the fewest, then by
    lot. Empty: 0 for everybody."""
    dead: bool = False
    """Whether the dead come into question, and nobody else: to speak of them."""
    fallback: tuple[Annotated[str, Ref("person")], ...] = ()
    """Who is cast if nobody fits: the first of these who lives and has no part yet."""
    optional: bool = False
    """Whether the storylet comes even if nobody is cast; texts that name them then need a variant that asks
    ``has.`` and the role."""


class VariantPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way to tell it."""

    when: Condition = ""
    """Over facts and the people cast, as ``welder.age``; empty: always. The first variant that holds is told."""
    title: ShortText = ""
    """Title; empty: the storylet's."""
    text: Text
    """What is told; an empty line parts paragraphs."""


class AdvicePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What somebody says about it, out of what they know and want.

    It wants at least one of ``role``, ``person``, ``skill`` and ``crew``.
    """

    role: Identifier | None = None
    """Who speaks: one of those cast."""
    person: Annotated[str, Ref("person")] | None = None
    """Or: this person, while they live."""
    skill: Annotated[str, Ref("skill")] | None = None
    """Or: whoever is best at this and not in the story."""
    crew: Annotated[str, Ref("crew")] | None = None
    """Or: who leads this crew; with ``skill``: the best of it."""
    when: Condition = ""
    """When they speak, over facts, roles and ``p.``, which is the adviser; empty: always."""
    text: Text
    """What they say, without quotation marks."""
    leans: Identifier | None = None
    """The option that they would take."""
    bias: ShortText = ""
    """What colours it, in a few words: ``has asked for more people since sol 30``."""


class StoryletKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that can be told, and answered."""

    id: Identifier
    """Name: your pack's id, a dot and a word, as ``probe.window``; those of the base game begin with their channel."""
    channel: Channel
    """By which way it comes to the desk: `council`, `earth`, `crisis` or `ambient`."""
    tags: tuple[Identifier, ...] = ()
    """Words by which storylets of one kind keep their distance: ``grief``, ``quota``, ``food``. The first says what it
    is about: of three in a row, whatever their channels, no two are about the same, but for those that are called."""
    filter: StoryFilter = StoryFilter()
    """What is looked at first, as it costs nothing."""
    when: Condition = ""
    """Over facts; empty: always."""
    weight: Positive | Condition = 1.0
    """How likely it is beside the others of its channel: a number, or one worked out from facts."""
    tension: Share = 0.0
    """How much it raises the intensity that the director watches: 0.1 a worry, 0.3 a blow; relief is 0."""
    once: bool = True
    """Whether it can be told but once in a run."""
    cooldown_sols: Count = 60
    """If it can be told again: sols until then."""
    tag_cooldown_sols: Count = 12
    """Sols after it in which nothing that shares a tag with it is told."""
    roles: tuple[RolePlan, ...] = ()
    """Who is in it, cast in this order; later roles may look at earlier ones."""
    place: Address = ""
    """Where it is, as ``{place}``: a module's id, ``crisis`` (the last), ``home:welder``, ``work:welder``; empty:
    nowhere."""
    emblem: Emblem | None = None
    """The drawn sign of its page; none: that of its channel. A page with roles shows its first person."""
    title: ShortText
    """Title of the page."""
    variants: tuple[VariantPlan, ...]
    """Ways to tell it, the most specific first; the last has no ``when``."""
    advice: tuple[AdvicePlan, ...] = ()
    """At most three of those who can speak are heard."""
    effects: tuple[Effect, ...] = ()
    """What comes of it before anybody answers."""
    chronicle: Text = ""
    """Line of the chronicle when it is told; empty: none."""
    tone: Tone = "plain"
    """Tone of that line."""
    options: tuple[OptionPlan, ...] = ()
    """Answers; one at least is always open. None: it is read and put away."""
    answer_sols: PositiveCount = 4
    """Sols after which the desk's silence is an answer."""
    silence: Identifier | None = None
    """The option that silence is; none: the first that is always open."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it, as far as that shows without its conditions."""
        yield from self._variant_problems()
        yield from self._option_problems()
        seen: set[str] = set()
        for index, role in enumerate(self.roles):
            if role.id in seen:
                yield ("roles", index, "id"), f'the role "{role.id}" is already there', "give it another id"
            if "." in role.id or "-" in role.id:
                yield ("roles", index, "id"), f'"{role.id}" cannot stand in a condition', "use letters, digits and _"
            seen.add(role.id)
        if not self.filter.modes and not self.filter.called:
            hint = 'name one of "campaign", "sandbox" and "night"'
            yield ("filter", "modes"), "it comes in no kind of scenario, so it never comes", hint
        if self.filter.to_sol is not None and self.filter.to_sol < self.filter.from_sol:
            yield ("filter", "to_sol"), "it ends before it begins, so it never comes", "raise it above from_sol"

    def _variant_problems(self) -> Iterator[tuple[Path, str, str]]:
        if not self.variants:
            yield ("id",), "it has no text", "add a [[storylet.variants]] without when"
        for index, variant in enumerate(self.variants):
            last = index == len(self.variants) - 1
            if last and variant.when:
                hint = "let the last variant have no when"
                yield ("variants", index, "when"), "nothing is told when no variant's when holds", hint
            if not last and not variant.when:
                hint = "put it last, or give it a when"
                yield ("variants", index), "variants after this one are never told", hint

    def _option_problems(self) -> Iterator[tuple[Path, str, str]]:
        seen: set[str] = set()
        for index, option in enumerate(self.options):
            if option.id in seen:
                yield ("options", index, "id"), f'the option "{option.id}" is already there', "give it another id"
            seen.add(option.id)
            if option.when and not option.closed:
                yield ("options", index), "it can be closed and does not say why", "add closed = ..."
            for number, later in enumerate(option.later):
                path = ("options", index, "later", number)
                if later.after_sols[0] > later.after_sols[1]:
                    yield (*path, "after_sols"), "the earliest sol is after the latest", "swap them"
                if bool(later.storylet) == bool(later.text):
                    yield path, "it needs a storylet or a text, and not both", "give storylet = or title = and text ="
        if self.options and not any(is_always_open(option) for option in self.options):
            yield ("options",), "none of its options is always open", "leave one without when and costs"
        if self.silence is not None:
            silent = next((item for item in self.options if item.id == self.silence), None)
            if silent is None:
                yield ("silence",), f'there is no option "{self.silence}"', "use the id of one of its options"
            elif not is_always_open(silent):
                yield ("silence",), "silence must be an option that is always open", "name one without when and costs"
        for index, advice in enumerate(self.advice):
            if advice.leans is not None and advice.leans not in seen:
                yield ("advice", index, "leans"), f'there is no option "{advice.leans}"', "use the id of an option"
            if not (advice.role or advice.person or advice.skill or advice.crew):
                yield ("advice", index), "nobody says it", "give role, person, skill or crew"
