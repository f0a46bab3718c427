"""Works: projects and policies with their stages, hours, materials, sites and what they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Address,
    Identifier,
    NotNegative,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShortText,
    Text,
)
from game.content.findings import Finding, unique
from game.content.kinds.hours import Use
from game.content.problems import nearest_hint, quoted

if TYPE_CHECKING:
    from game.content.store import Content

Path = tuple[str | int, ...]
Change = Literal[
    "audit", "build", "capability", "clear_home", "forewarn", "kits", "rebuild", "renew", "renew_worst", "plant",
    "drills", "programme", "reinforce", "shield", "start", "survey", "test_changeovers", "watch",
]  # fmt: skip
"""What a stage changes when it is done."""
System = Literal["oxygen", "co2", "power", "water", "food", "pressure"]
"""What keeps people alive, side by side."""
NEEDS: dict[Change, tuple[str, ...]] = {
    "audit": (),
    "build": ("machine",),
    "capability": ("amount",),
    "clear_home": ("module",),
    "forewarn": ("amount",),
    "kits": (),
    "rebuild": (),
    "renew": ("amount",),
    "renew_worst": ("part_kinds", "amount"),
    "plant": ("name",),
    "programme": ("amount",),
    "drills": ("amount",),
    "reinforce": ("amount",),
    "shield": ("modules", "amount"),
    "start": ("machine",),
    "survey": ("project",),
    "test_changeovers": (),
    "watch": (),
}
"""Which fields each change must be given."""


class EffectPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that a stage changes when it is done.

    ``audit`` looks thoroughly at every part of ``systems``; ``build`` sets up ``machine`` with new parts and starts it;
    ``capability`` makes the shop abler by ``amount``; ``clear_home`` moves those who live in ``module`` out and puts
    its ``machines`` on standby; ``forewarn`` has debris seen ``amount`` hours before it comes; ``kits`` lays the
    stage's materials into emergency lockers; ``rebuild`` makes a lost place whole, which is the project's site;
    ``renew`` gives the machine that is its site new parts, ``amount`` times as lasting; ``renew_worst`` renews the
    ``amount`` parts of ``part_kinds`` that are thought to be most worn, what is unknown counting as half; ``plant``
    lets the farm ``name`` grow; ``programme`` runs therapies and care for births while the project stands, with
    ``amount`` of their full extent, as a share; ``reinforce`` makes every frame ``amount`` stronger, as a share;
    ``shield`` makes holes in ``modules`` smaller by ``amount``, as a share, and stops ``odds_share`` of what hits;
    ``start`` switches ``machine`` on; ``survey`` narrows what is known of the sites of ``project``; ``drills`` gives
    drills ``amount`` of all hours of training while the project stands; ``test_changeovers`` tests all of them;
    ``watch`` looks out for weather and debris from orbit.
    """

    do: Change
    """What is changed."""
    machine: Annotated[str, Ref("machine")] | None = None
    """For ``build`` and ``start``: which."""
    machines: tuple[Annotated[str, Ref("machine")], ...] = ()
    """For ``clear_home``: what goes on standby."""
    module: Annotated[str, Ref("module")] | None = None
    """For ``clear_home``: which."""
    modules: tuple[Annotated[str, Ref("module")], ...] = ()
    """For ``shield``: which."""
    systems: tuple[System, ...] = ()
    """For ``audit``: which of these systems' parts; none: those of all."""
    part_kinds: tuple[Annotated[str, Ref("part_kind")], ...] = ()
    """For ``renew_worst``: which."""
    project: Annotated[str, Ref("project")] | None = None
    """For ``survey``: whose sites."""
    name: Address = ""
    """For ``plant``: id of a ``[[farm]]``."""
    amount: NotNegative = 0.0
    """How much, in the unit that the change has."""
    odds_share: Share = 0.0
    """For ``shield``: part of what hits that stays outside."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what it lacks."""
        for field in NEEDS[self.do]:
            if not getattr(self, field):
                yield ("do",), f'"{self.do}" lacks {field}', f"give {field}"


class SitePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place where a well could be drilled. What is under it is drawn about these figures; a survey shows more."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as people say it."""
    distance_km: NotNegative
    """How far from the colony; cable and travel grow with it."""
    depth_m: Positive
    """Depth that is drilled to."""
    gradient_k_per_km: Positive
    """How much warmer it gets with depth, by what is known at the opening."""
    flow_kg_per_s: Positive
    """Water that could be driven through it."""
    m_per_sol: Positive
    """How fast its rock is drilled."""
    error_factor: Positive = 1.5
    """Nine in ten of the truths lie within this factor either way; a survey narrows it."""
    risk_share: Share = 0.1
    """Chance that the well is dry at that depth and has to go deeper."""


class StagePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One stage of a project."""

    id: Identifier
    """Name by which logs find it."""
    name: ShortText
    """Name as people say it."""
    hours: Positive
    """Crew hours by plan, of people who can be left alone with it under a lead who can; of drilling: for each metre."""
    least_sols: NotNegative = 0.0
    """Sols that it takes at the least, however many hours it gets."""
    error_factor: Positive = 1.4
    """Nine in ten stages take the middle of what is expected within this factor either way."""
    materials: dict[Annotated[str, Ref("item")], PositiveCount] = {}
    """What goes into it; taken out of stock before it begins."""
    materials_per_km: dict[Annotated[str, Ref("item")], Positive] = {}
    """What goes into it for each kilometre to its site."""
    machine: Annotated[str, Ref("machine")] | None = None
    """A machine that must stand in its place, whole, while the stage goes on."""
    drills: bool = False
    """Whether a well is drilled: hours and time are those of the site's depth."""
    draw_kw: NotNegative = 0.0
    """Power that it draws while it is worked on."""
    effects: tuple[EffectPlan, ...] = ()
    """What it changes when it is done."""
    result: ShortText = ""
    """What is said when it is done; empty: nothing but that."""


class ProjectKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that the colony can set out to do. ``sites`` are given if, and only if, ``site_of`` is ``well``."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as people say it."""
    summary: Text
    """What it is and what it would change."""
    aim: Literal["hold", "grow", "either"] = "either"
    """Whether it is on the side of consolidation or of expansion in the colony's argument."""
    skill: Annotated[str, Ref("skill")]
    """What its lead and its crews must know."""
    least_skill_share: Share = 0.15
    """Mean level of a crew from which its hours are of use."""
    stages: tuple[StagePlan, ...]
    """What is done, in order; at least one."""
    after: tuple[Annotated[str, Ref("project")], ...] = ()
    """What must be done before it can begin."""
    sites: tuple[SitePlan, ...] = ()
    """Places for a well, of which one is chosen."""
    site_of: Literal["", "well", "lost_module", "oxygen_generator"] = ""
    """What its site is; empty: it has none."""
    disrupts: dict[Use, Share] = {}
    """Part of each crew's hours of other uses that it takes while it is worked on; who cannot help stands idle."""
    stops_others: bool = False
    """Whether no other project is worked on while it is."""
    found_h: NotNegative = 0.0
    """Hours that each fault which it finds adds to what is left of it."""
    repeats: bool = False
    """Whether it is a policy: its last stage begins again whenever it is done, until it is abandoned."""
    under_way_h: NotNegative = 0.0
    """Hours that the colony has put into its first stage before the opening; 0: it has not begun."""
    proposals: tuple[Address, ...] = ()
    """Texts of proposals, from what crises have shown, that argue for it."""
    refund_share: Share = 0.6
    """Part of the materials that are not worked up yet which comes back when it is abandoned."""

    def problems(self) -> Iterator[Finding]:
        """Yield what makes no sense in it."""
        if not self.stages:
            yield Finding(("stages",), "it has no stages", "give at least one")
        yield from unique(self.stages, "stages")
        yield from unique(self.sites, "sites")
        for index, other in enumerate(self.after):
            if other == self.id:
                yield Finding(("after", index), "it waits for itself", "take it out")
            elif other in self.after[:index]:
                yield Finding(("after", index), f"{quoted(other)} is already there", "take it out")
        if (self.site_of == "well") != bool(self.sites):
            yield Finding(("sites",), "only a well has sites, and it needs some", 'set site_of = "well" and list sites')
        for index, stage in enumerate(self.stages):
            if stage.drills and self.site_of != "well":
                yield Finding(("stages", index, "drills"), "it drills and has no sites", "list sites")

    def problems_with(self, content: Content) -> Iterator[Finding]:
        """Yield what makes no sense in it beside the other entries."""
        ring = _ring(self, content.of(ProjectKind))
        if ring and self.id == min(ring):
            message = f"works that each wait for the next: {' -> '.join((*ring, self.id))}"
            others = tuple(("project", name, ("after",)) for name in ring)
            yield Finding(("after",), message, "take one of them out of an after", others)
        for index, proposal in enumerate(self.proposals):
            if proposal not in content.texts:
                yield Finding(("proposals", index), f"there is no text {proposal}", "use the id of a text")
        farms = content.ids("farm")
        for index, stage in enumerate(self.stages):
            for number, effect in enumerate(stage.effects):
                if effect.do == "plant" and effect.name and effect.name not in farms:
                    path = ("stages", index, "effects", number, "name")
                    hint = nearest_hint(effect.name, farms, "farms")
                    yield Finding(path, f'there is no farm "{effect.name}"', hint)


def _ring(project: ProjectKind, projects: Mapping[str, ProjectKind]) -> tuple[str, ...]:
    """Return the works that a project waits for, one after the other, until it waits for itself; none if it does not.

    A project that names itself is told of that alone.
    """
    ways: list[tuple[str, ...]] = [(project.id,)]
    seen = {project.id}
    for way in ways:
        for name in projects[way[-1]].after if way[-1] in projects else ():
            if name == project.id and len(way) > 1:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
