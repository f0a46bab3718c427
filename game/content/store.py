"""All that may exist in a game: the entries of every pack, merged, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from msgspec import Struct

from game.content.catalogues.tongue import ENGLISH, Tongue
from game.content.digests import digests
from game.content.entries import Entry
from game.content.kinds import FileKind
from game.content.kinds.alarm import AlarmKind
from game.content.kinds.machine import MachineKind, MachinePlan, RedundancyPlan
from game.content.kinds.part import PartKind
from game.content.kinds.people import ActivityKind, CrewKind, NameList, PersonKind, ShiftKind, SkillKind, TraitKind
from game.content.kinds.place import DoorPlan, DuctPlan, ModulePlan
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.setting import RuleSet, TextEntry
from game.content.kinds.work import ItemKind, LockerPlan, TankPlan, TaskKind
from game.content.pack import Pack
from game.content.problems import Path, Problem

T = TypeVar("T", bound=Struct)


class Content:
    """The entries of all packs. Never changes once made; every mapping is in load order."""

    __slots__ = ("_by_table", "_by_type", "_digests", "_entries", "_packs", "_tables", "_tongue")

    def __init__(
        self,
        packs: tuple[Pack, ...],
        tables: Mapping[str, FileKind],
        entries: Mapping[str, Mapping[str, Entry]],
    ) -> None:
        """Take entries by table and id. Those without a value, having mistakes, are left out."""
        self._packs = packs
        self._digests: Mapping[str, str] | None = None
        self._entries = entries
        self._tables = tables
        self._tongue = ENGLISH
        self._by_table: dict[str, Mapping[str, Struct]] = {}
        self._by_type: dict[type[Struct], Mapping[str, Struct]] = {}
        for table, kind in tables.items():
            rows = {name: entry.value for name, entry in entries.get(table, {}).items() if entry.value is not None}
            self._by_table[table] = self._by_type[kind.type] = MappingProxyType(rows)

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs in load order, the base game first."""
        return self._packs

    @property
    def digests(self) -> Mapping[str, str]:
        """By what each pack, by id, is told from other versions of itself: see ``game.content.digests``."""
        if self._digests is None:
            found = digests(self._entries)
            self._digests = MappingProxyType({pack.head.id: found.get(pack.head.id, "") for pack in self._packs})
        return self._digests

    @property
    def tongue(self) -> Tongue:
        """The language of its words."""
        return self._tongue

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables, in order of their files."""
        return tuple(self._tables)

    def trait_name(self, trait: str) -> str:
        """Return what a trait is called: by its kind, else by a text ``trait.ID``, else by its id."""
        kind, text = self.traits.get(trait), self.texts.get(f"trait.{trait}")
        return kind.name if kind is not None else text.text if text is not None else trait.capitalize()

    def pack_in(self, table: str, name: str) -> str:
        """Return the id of the pack that added an entry of a table. Raises ``KeyError`` when there is none."""
        return self._entries[table][name].file.pack

    def problem_in(self, table: str, name: str, message: str) -> Problem:
        """Return a problem with an entry of a table, told with the file and line of the entry."""
        return self._entries[table][name].problem(("id",), message)

    def retold(self, rows: Mapping[str, Mapping[str, Struct]], tongue: Tongue) -> Content:
        """Return the same content with its entries in other words, and the language they are in."""
        other = Content(self._packs, self._tables, self._entries)
        other._tongue = tongue
        for table, kind in self._tables.items():
            if table in rows:
                other._by_table[table] = other._by_type[kind.type] = MappingProxyType(dict(rows[table]))
        return other

    def of(self, kind: type[T]) -> Mapping[str, T]:
        """Return the entries of one type by id. Raises ``KeyError`` for a type that no data file holds."""
        return cast("Mapping[str, T]", self._by_type[kind])

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the entries of the table ``name``, as in files: ``machine_kind``. Raises ``KeyError``."""
        return self._by_table[name]

    def ids(self, table: str) -> tuple[str, ...]:
        """Return the ids of the entries of a table, also of those that have mistakes. Raises ``KeyError``."""
        return tuple(self._entries[table])

    def problem(self, kind: type[Struct], name: str, path: Path, message: str, hint: str = "") -> Problem:
        """Return a problem with a value of an entry, told with file and line, for rooms that look deeper.

        ``path`` is the way from the entry to the value, as ``("door", 0, "between", 1)``. Raises ``KeyError``
        when there is no such entry.
        """
        return self._entry(kind, name).problem(path, message, hint)

    def _entry(self, kind: type[Struct], name: str) -> Entry:
        for table, rows in self._by_table.items():
            if rows is self._by_type.get(kind):
                return self._entries[table][name]
        raise KeyError(kind)

    @property
    def modules(self) -> Mapping[str, ModulePlan]:
        """Places of the colony."""
        return self.of(ModulePlan)

    @property
    def doors(self) -> Mapping[str, DoorPlan]:
        """Doors between modules."""
        return self.of(DoorPlan)

    @property
    def ducts(self) -> Mapping[str, DuctPlan]:
        """Ducts between modules."""
        return self.of(DuctPlan)

    @property
    def machine_kinds(self) -> Mapping[str, MachineKind]:
        """Kinds of machine."""
        return self.of(MachineKind)

    @property
    def machines(self) -> Mapping[str, MachinePlan]:
        """Machines that stand in the colony."""
        return self.of(MachinePlan)

    @property
    def part_kinds(self) -> Mapping[str, PartKind]:
        """Kinds of tracked part."""
        return self.of(PartKind)

    @property
    def redundancy(self) -> Mapping[str, RedundancyPlan]:
        """Machines that stand in for each other."""
        return self.of(RedundancyPlan)

    @property
    def tanks(self) -> Mapping[str, TankPlan]:
        """Stocks of gas, water and food."""
        return self.of(TankPlan)

    @property
    def items(self) -> Mapping[str, ItemKind]:
        """Things that lie in lockers and stores."""
        return self.of(ItemKind)

    @property
    def lockers(self) -> Mapping[str, LockerPlan]:
        """Lockers and store rooms."""
        return self.of(LockerPlan)

    @property
    def tasks(self) -> Mapping[str, TaskKind]:
        """Kinds of work."""
        return self.of(TaskKind)

    @property
    def skills(self) -> Mapping[str, SkillKind]:
        """What people can be good at."""
        return self.of(SkillKind)

    @property
    def activities(self) -> Mapping[str, ActivityKind]:
        """What bodies are doing."""
        return self.of(ActivityKind)

    @property
    def shifts(self) -> Mapping[str, ShiftKind]:
        """When people work and sleep."""
        return self.of(ShiftKind)

    @property
    def crews(self) -> Mapping[str, CrewKind]:
        """Crews."""
        return self.of(CrewKind)

    @property
    def traits(self) -> Mapping[str, TraitKind]:
        """What words for people come to under orders."""
        return self.of(TraitKind)

    @property
    def people(self) -> Mapping[str, PersonKind]:
        """People known by name."""
        return self.of(PersonKind)

    @property
    def names(self) -> Mapping[str, NameList]:
        """Names for everybody else."""
        return self.of(NameList)

    @property
    def alarms(self) -> Mapping[str, AlarmKind]:
        """What readings raise alarms."""
        return self.of(AlarmKind)

    @property
    def rules(self) -> Mapping[str, RuleSet]:
        """Figures that belong to no single thing."""
        return self.of(RuleSet)

    @property
    def texts(self) -> Mapping[str, TextEntry]:
        """Words that the game shows."""
        return self.of(TextEntry)

    @property
    def scenarios(self) -> Mapping[str, ScenarioKind]:
        """Where a game begins."""
        return self.of(ScenarioKind)
