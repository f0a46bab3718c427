"""Nothing is kept that nothing uses: what data may say and what the desk shows is read, what code can do is called."""

import ast
import functools
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.test_conventions import assert_none, let_go, nodes, trees

READ_BY_NAME = {
    "Moves": "earth.trust asks for the field that a matter names",
    "UseHours": "the hours of a crew are read use by use",
}
"""Types of data whose fields are asked for by names that stand in other data, and who asks."""

CALLED_FROM_OUTSIDE = {
    "problems_with": "the checks of content look for it on every type",
    "subscribe_all": "tests hear all that is said, and say nothing themselves",
    "hole_rects": "tests point at what was painted",
    "rect_of": "tests point at what was painted",
    "picture_bytes": "tests weigh what is kept",
}
"""Functions that nothing in the game names, and who calls them."""

FEW = 8
"""What is named more often than this is not named by itself alone; so it need not be looked into."""


@pytest.fixture(scope="module", autouse=True)
def _trees_are_let_go() -> Iterator[None]:
    """What was read is much, and would weigh on every test after these."""
    yield
    let_go()


@functools.cache
def named() -> tuple[Counter[str], frozenset[str], frozenset[str]]:
    """How often the game names each thing, what it reads as an attribute, and what it defines."""
    names: Counter[str] = Counter()
    read: set[str] = set()
    defined: set[str] = set()
    for _, tree in trees():
        for node in nodes(tree):
            if isinstance(node, ast.Attribute):
                names[node.attr] += 1
                if isinstance(node.ctx, ast.Load):
                    read.add(node.attr)
            elif isinstance(node, ast.Name):
                names[node.id] += 1
            elif isinstance(node, ast.alias) and node.asname:
                names[node.name] += 1
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined.add(node.name)
    return names, frozenset(read), frozenset(defined)


def named_within(tree: ast.AST, name: str) -> int:
    """How often something is named in its own definition, as when it calls itself."""
    return sum(name in (getattr(node, "id", ""), getattr(node, "attr", "")) for node in ast.walk(tree))


def never_read(room: str) -> list[str]:
    """The fields of a room's types that nothing in the game reads."""
    _, read, _ = named()
    return [
        f"{path}:{field.lineno} {kind.name}.{field.target.id} is never read"
        for path, tree in trees(room)
        for kind in tree.body
        if isinstance(kind, ast.ClassDef) and kind.name not in READ_BY_NAME
        for field in kind.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and field.target.id not in read
    ]


def test_whatever_data_may_say_is_read() -> None:
    assert_none(never_read("content/kinds"))


def test_whatever_the_desk_shows_is_looked_at() -> None:
    assert_none(never_read("session/view"))


def test_whatever_code_can_do_is_called() -> None:
    names, _, _ = named()
    defined = [
        (path, function)
        for path, tree in trees()
        for top in tree.body
        for function in (top.body if isinstance(top, ast.ClassDef) else [top])
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
    ]
    own: Counter[str] = Counter()
    for _, function in defined:
        if names[function.name] <= FEW:
            own[function.name] += named_within(function, function.name)
    assert_none(
        [
            f"{path}:{function.lineno} {function.name}() is named nowhere else"
            for path, function in defined
            if names[function.name] == own[function.name] and function.name not in CALLED_FROM_OUTSIDE
        ]
    )


def test_no_exception_is_kept_for_what_is_gone() -> None:
    names, _, defined = named()
    assert CALLED_FROM_OUTSIDE.keys() <= defined - names.keys()
    assert READ_BY_NAME.keys() <= defined
