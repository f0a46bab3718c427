"""Orders to upkeep: what is looked at, served, put off and left alone."""

from __future__ import annotations

from msgspec import Struct


class Defer(Struct, frozen=True, forbid_unknown_fields=True, tag="defer"):
    """Put off all work on a part until a sol; the record says who did and why. A sol that has begun: go on now."""

    part: str
    until_sol: int
    why: str = ""


class FlagDaily(Struct, frozen=True, forbid_unknown_fields=True, tag="flag_daily"):
    """Have parts inspected every sol: one by its address, or all of a kind, module or machine."""

    part: str
    on: bool = True


class Prioritise(Struct, frozen=True, forbid_unknown_fields=True, tag="prioritise"):
    """Have parts seen to sooner: 0 as usual, 3 before all others. Parts are named as for ``FlagDaily``."""

    part: str
    level: int = 1


class Audit(Struct, frozen=True, forbid_unknown_fields=True, tag="audit"):
    """Have all parts of a kind, module or machine, or ``all`` there are, looked at twice each, whatever is due."""

    of: str


class Diagnose(Struct, frozen=True, forbid_unknown_fields=True, tag="diagnose"):
    """Audit a module's parts before anything else."""

    module: str


class Service(Struct, frozen=True, forbid_unknown_fields=True, tag="service"):
    """Have a part serviced now, due or not."""

    part: str


class Forbid(Struct, frozen=True, forbid_unknown_fields=True, tag="forbid"):
    """Let nobody touch parts unless sent. Parts are named as for ``FlagDaily``."""

    part: str
    on: bool = True
