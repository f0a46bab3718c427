"""Rules of the code that no linter has, read from its syntax: what may not be written, and where."""

import ast
import functools
import io
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GAME = ROOT / "game"

UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}
UNSAFE_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve", "joblib"}

PURE_ROOMS = ("sim", "story")

EXACT_MATH = {
    *(
        "ceil",
        "copysign",
        "fabs",
        "floor",
        "fmod",
        "frexp",
        "fsum",
        "gcd",
        "inf",
        "isclose",
        "isfinite",
        "isinf",
    ),
    *(
        "isnan",
        "isqrt",
        "ldexp",
        "modf",
        "nan",
        "nextafter",
        "sqrt",
        "trunc",
        "ulp",
        "comb",
        "prod",
        "pi",
        "e",
        "tau",
    ),
}
"""Of ``math``, what IEEE 754 rounds exactly or what is not rounded at all: the same on every machine."""

INEXACT_NUMPY = {
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "power", "float_power", "cbrt"),
    *(
        "sin",
        "cos",
        "tan",
        "arcsin",
        "arccos",
        "arctan",
        "arctan2",
        "sinh",
        "cosh",
        "tanh",
        "hypot",
        "interp",
    ),
    *(
        "dot",
        "vdot",
        "matmul",
        "matvec",
        "vecmat",
        "vecdot",
        "inner",
        "outer",
        "tensordot",
        "einsum",
        "linalg",
    ),
    *("convolve", "correlate", "polyfit", "fft"),
}
"""Of NumPy, what differs in the last bit between machines: library functions, BLAS and LAPACK."""

SPENT = re.compile(r"noqa|type:\s*ignore|\b(TODO|FIXME|XXX|HACK)\b")

WALKING = {"list", "tuple", "sum", "enumerate", "iter", "zip", "map"}
"""Functions that go through what they are given in its order."""


def trees(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Each module of these rooms (of the whole game when none is named) with its path."""
    for top in [GAME / room for room in rooms] or [GAME]:
        paths = sorted(path for path in [*top.rglob("*.py"), top.with_suffix(".py")] if path.is_file())
        assert paths, f"{top} is not there"
        for path in paths:
            yield path.relative_to(ROOT).as_posix(), parsed(path)


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


@functools.cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All nodes of a module, which every rule goes through."""
    return tuple(ast.walk(tree))


@pytest.fixture(scope="module", autouse=True)
def _trees_are_let_go() -> Iterator[None]:
    """What was read is much, and would weigh on every test after these."""
    yield
    let_go()


def let_go() -> None:
    """Forget all modules that were read."""
    parsed.cache_clear()
    nodes.cache_clear()


def found(modules: Iterator[tuple[str, ast.Module]], fault: Callable[[ast.AST], str]) -> list[str]:
    """``file:line what`` for each node that the rule finds fault with."""
    return [f"{path}:{line_of(node)} {what}" for path, tree in modules for node in nodes(tree) if (what := fault(node))]


def assert_none(faults: list[str]) -> None:
    """Fail with every fault, one to a line."""
    if faults:
        pytest.fail("\n".join(["", *faults]), pytrace=False)


def line_of(node: ast.AST) -> int:
    """The line of a node; a comprehension has none of its own, but what it walks has."""
    return getattr(node, "lineno", 0) or getattr(getattr(node, "iter", None), "lineno", 0)


def imported(node: ast.AST) -> list[str]:
    """The full names of the modules, and of the things in them, that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def called(node: ast.AST) -> str:
    """The plain name that is called, if a plain name is called."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def test_no_code_is_made_from_text_and_nothing_is_pickled() -> None:
    def fault(node: ast.AST) -> str:
        if called(node) in UNSAFE_CALLS:
            return f"{called(node)}()"
        return next((name for name in imported(node) if name.split(".")[0] in UNSAFE_MODULES), "")

    assert_none(found(trees(), fault))


def test_no_check_is_silenced_in_place_and_nothing_is_left_to_do() -> None:
    spent = []
    for path in [ROOT / "main.py", *sorted(GAME.rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        if not SPENT.search(text):
            continue
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and SPENT.search(token.string):
                spent.append(f"{path.relative_to(ROOT)}:{token.start[0]} {token.string}")
    spent += found(trees(), lambda node: "left open" if getattr(node, "id", "") == "NotImplementedError" else "")
    assert_none(spent)


def pure_contract() -> dict[str, list[str]]:
    """What import-linter is told of the rooms that know nothing of the world outside."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if "game.sim" in each.get("source_modules", ())]
    return contract


def test_the_simulation_and_the_story_know_no_screen_clock_dice_or_file() -> None:
    """Neither by importing what import-linter forbids nor, as it cannot see, by a call that needs no import."""
    outside_world = pure_contract()["forbidden_modules"]

    def fault(node: ast.AST) -> str:
        if called(node) in {"open", "input", "print", "hash", "id"}:
            return f"{called(node)}()"
        return next((name for name in imported(node) if name.split(".")[0] in outside_world), "")

    assert_none(found(trees(*PURE_ROOMS), fault))


def test_each_pure_room_is_under_the_import_contract() -> None:
    assert {f"game.{room}" for room in PURE_ROOMS} <= set(pure_contract()["source_modules"])


def inexact(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Arithmetic whose last bit differs between machines, by line."""
    aliases = {
        alias.asname or alias.name: alias.name
        for node in nodes(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    for node in nodes(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            yield line, "@"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow):
            parts = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.target, node.value]
            if not all(isinstance(part, ast.Constant) and isinstance(part.value, int) for part in parts):
                yield line, "** (multiply, or use portable.power)"
        elif called(node) == "pow":
            yield line, "pow()"
        elif isinstance(node, ast.Attribute):
            base = aliases.get(node.value.id, "") if isinstance(node.value, ast.Name) else ""
            if (
                (base == "math" and node.attr not in EXACT_MATH)
                or (base == "numpy" and node.attr in INEXACT_NUMPY)
                or (node.attr in {"dot", "linalg", "matmul"})
            ):
                yield line, f"{base or '...'}.{node.attr}"
        for name in imported(node):
            room, _, thing = name.rpartition(".")
            if (
                (room == "math" and thing not in EXACT_MATH)
                or (room == "numpy" and thing in INEXACT_NUMPY)
                or name.split(".")[0] in {"cmath", "scipy", "statistics"}
            ):
                yield line, name


def test_the_simulation_gives_the_same_bits_on_every_machine() -> None:
    assert_none(
        [
            f"{path}:{line} {what}"
            for path, tree in trees("sim")
            if path != "game/sim/portable.py"
            for line, what in inexact(tree)
        ]
    )


def test_whatever_decides_adds_up_alike_in_every_python() -> None:
    """The built-in ``sum`` of floats has other last bits from Python 3.12 on; counting by ones has none."""

    def fault(node: ast.AST) -> str:
        if called(node) != "sum":
            return ""
        (values, *_) = node.args if isinstance(node, ast.Call) else ()
        by_ones = (
            isinstance(values, ast.GeneratorExp) and isinstance(values.elt, ast.Constant) and values.elt.value == 1
        )
        return "" if by_ones else "sum() (use sums.total or sums.count; in a policy math.fsum)"

    rooms = trees("sim", "story", "session", "balance/policies")
    assert_none(found(((path, tree) for path, tree in rooms if path != "game/sim/sums.py"), fault))


def test_the_simulation_never_walks_a_set_whose_order_differs_between_runs() -> None:
    def is_set(node: ast.AST) -> bool:
        return isinstance(node, ast.Set | ast.SetComp) or called(node) in {"set", "frozenset"}

    def fault(node: ast.AST) -> str:
        walked: list[ast.AST] = []
        if isinstance(node, ast.For | ast.comprehension):
            walked = [node.iter]
        elif isinstance(node, ast.Call) and (called(node) in WALKING or ast.unparse(node.func).startswith("sums.")):
            walked = list(node.args)
        return "a set is walked" if any(is_set(each) for each in walked) else ""

    assert_none(found(trees("sim", "story", "session"), fault))


def test_a_feature_never_reaches_into_another_features_processors() -> None:
    reached = []
    for path, tree in trees():
        folder = path.removesuffix(".py").split("/")
        for node in nodes(tree):
            for name in imported(node):
                parts = name.split(".")
                if parts[:2] == ["game", "sim"] and "processors" in parts[3:4]:
                    own = folder[:3] == parts[:3]
                    if not own and path != "game/session/schedule.py":
                        reached.append(f"{path}:{getattr(node, 'lineno', 0)} {name}")
    assert_none(reached)
