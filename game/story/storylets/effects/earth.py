"""Effects on Earth, command and council, by the rules of those rooms."""

from __future__ import annotations

from game.content.kinds.effect_earth import (
    AngerEffect,
    AuthorityEffect,
    DirectiveEffect,
    FundingEffect,
    StandingEffect,
    SupportEffect,
    TrustEffect,
)
from game.sim.command import commander, council
from game.sim.command.components import Council
from game.sim.earth import acts, directives, trust
from game.sim.earth.components import Earth
from game.sim.earth.kinds import book_of
from game.story.storylets.effects.circumstances import BECAUSE, Circumstances


def move_trust(why: Circumstances, effect: TrustEffect) -> None:
    """Change what Earth thinks of the settlement."""
    trust.move_trust(why.world, effect.matter, effect.by, BECAUSE, why.values)


def anger(why: Circumstances, effect: AngerEffect) -> None:
    """Make Earth angrier, or calmer."""
    trust.provoke(why.world, effect.by)


def fund(why: Circumstances, effect: FundingEffect) -> None:
    """Change what Earth sends."""
    trust.change_mass(why.world, effect.by, effect.sols, BECAUSE, why.values)


def stand(why: Circumstances, effect: StandingEffect) -> None:
    """Change how the commander stands."""
    move = commander.move_with_earth if effect.of == "post" else commander.move_with_you
    move(why.world, effect.by, BECAUSE, why.values)


def support(why: Circumstances, effect: SupportEffect) -> None:
    """Change how far a party is behind the desk."""
    if effect.faction in why.world.one(Council).factions:
        council.move_support(why.world, effect.faction, effect.by, BECAUSE, why.values)


def direct(why: Circumstances, effect: DirectiveEffect) -> None:
    """Let Earth issue or withdraw a directive, or the desk answer one."""
    world = why.world
    if not world.one(Earth).live or effect.directive not in book_of(world).directives:
        return
    if effect.how == "issue":
        directives.issue(world, effect.directive)
        return
    for directive in directives.open_ones(world):
        if directive.kind != effect.directive:
            continue
        if effect.how == "withdraw":
            directives.withdraw(world, directive)
        elif directive.state == "open":
            directives.answer(world, directive, "accept" if effect.how == "accept" else "refuse")


def authorise(why: Circumstances, effect: AuthorityEffect) -> None:
    """Let the desk ask for a standing authorisation, or let one be spent."""
    world = why.world
    if not world.one(Earth).live or effect.authority not in book_of(world).authorisations:
        return
    standing = world.one(Earth).authorisations.get(effect.authority)
    if effect.allow and (standing is None or not (standing.state == "asked" or acts.stands(world, standing))):
        acts.agree(world, effect.authority)
    elif not effect.allow and standing is not None:
        standing.state = "spent"
