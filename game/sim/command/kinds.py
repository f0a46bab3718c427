"""What the packs say of the council and of commanders, and whether there are any."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.command import (
    CharacterKind,
    CommandRules,
    FactionKind,
    GateKind,
    MatterKind,
    PromiseKind,
)
from game.sim.earth.kinds import EarthBook
from game.sim.settlement import Settlement
from game.sim.world import World


class CommandBook:
    """What is static about command."""

    def __init__(self, world: World) -> None:
        """Read the entries of the packs."""
        content = world.the(Settlement).content
        self.rules: CommandRules | None = content.of(CommandRules).get("core")
        self.factions: Mapping[str, FactionKind] = content.of(FactionKind)
        self.matters: Mapping[str, MatterKind] = content.of(MatterKind)
        self.promises: Mapping[str, PromiseKind] = content.of(PromiseKind)
        self.gates: Mapping[str, GateKind] = content.of(GateKind)
        self.characters: Mapping[str, CharacterKind] = content.of(CharacterKind)
        self.live = self.rules is not None and world.the(EarthBook).live
        self.gate_of = {project: gate.id for gate in self.gates.values() for project in gate.projects}
        """Gate of each project that has one."""


def book_of(world: World) -> CommandBook:
    """Return what is static about command."""
    return world.the(CommandBook)


def rules_of(world: World) -> CommandRules:
    """Return the figures of command. Raises ``ValueError`` where there are none."""
    rules = world.the(CommandBook).rules
    if rules is None:
        raise ValueError("no pack has an entry core in council.toml")
    return rules
