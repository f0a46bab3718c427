"""What people say when they refuse is all there, and all of it can be said."""

from __future__ import annotations

import re
import tomllib

from game.content.kinds.people import PersonKind, TraitKind
from game.locations import core_pack_dir
from tests.core_pack import core

GROUNDS = ("vacuum", "air", "frame", "alarm")
ALWAYS = {"plain", "panic", "firm", "bond", "nearly"}
REMEMBERED = {"made_to", "said_no", "let_be", "woken_in_vain"}


def written() -> dict[str, str]:
    file = core_pack_dir() / "texts" / "will.toml"
    return {entry["id"]: entry["text"] for entry in tomllib.loads(file.read_text(encoding="utf-8"))["text"]}


def test_every_manner_of_refusing_is_somebodys() -> None:
    manners = {trait.says for trait in core().of(TraitKind).values()} | ALWAYS
    said = {name.split(".")[2] for name in written() if name.startswith(("will.go.", "will.stay.", "will.home."))}
    assert said == manners


def test_variants_are_counted_from_one_without_a_gap() -> None:
    counted: dict[str, set[int]] = {}
    for name in written():
        stem, _, number = name.rpartition(".")
        if number.isdigit():
            counted.setdefault(stem, set()).add(int(number))
    assert all(numbers == set(range(1, len(numbers) + 1)) for numbers in counted.values())


def test_refusals_name_nobody_and_are_short_enough_to_be_spoken() -> None:
    for name, text in written().items():
        assert "{" not in text, name
        assert len(text) <= 110, name
        assert re.search(r"[.!?)]$", text) or name.startswith("lasting."), name


def test_what_frightens_has_its_words_for_everybody() -> None:
    texts = written()
    for ground in GROUNDS:
        assert f"will.go.plain.{ground}.1" in texts
    assert {name.removeprefix("will.remembers.") for name in texts if name.startswith("will.rem")} == REMEMBERED


def test_bonds_are_between_people_who_know_of_each_other() -> None:
    people = core().of(PersonKind)
    bonds = {(one.id, other): share for one in people.values() for other, share in one.bonds.items()}
    assert all(one != other for one, other in bonds)
    assert all((other, one) in bonds for one, other in bonds)
    assert bonds["jackson", "eide"] > 0.5
    assert bonds["kwan", "tanaka"] > 0.5
