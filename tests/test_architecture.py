"""The import table of the design: who may know whom, and who alone may clear a draft."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import copydesk

ROOT = Path(copydesk.__file__).parent
STAGES = ("gather", "read", "group", "write", "check", "localise", "illustrate", "publish")
OF_A_STAGE = {"model", "text", "ports", "errors"}
TABLE: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "text": {"model"},
    "ports": {"model"},
    **dict.fromkeys(STAGES, OF_A_STAGE),
    "pipeline": {*STAGES, "model", "text", "ports", "errors"},
    "store": {"model", "ports", "errors"},
    "adapters": {"model", "ports", "errors"},
    "settings": {"model", "errors", "desks"},
    "desks": {"model", "errors"},
    "demo": {"model", "errors", "settings", "desks", "gather"},
    "testing": {"model", "ports", "errors"},
    "app": {*STAGES, "pipeline", "store", "adapters", "settings", "desks", "demo", "model", "text", "ports", "errors"},
    "serve": {"app", "model", "ports", "errors"},
    "cli": {"app", "serve", "desks", "settings", "model", "ports", "errors"},
    "__main__": {"cli"},
}
"""Unit → the units that it may import besides itself and the package's version."""

FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
NETWORK_CLIENTS = {"aiohttp", "httpx", "requests", "urllib3", "urllib.request", "http.client", "socket"}
WHO_MAY_TALK_TO_THE_NET = {"adapters/http.py", "testing/web.py"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call in a module: the name called (of an attribute its last part), that of its first argument, the line."""

    name: str
    argument: str
    line: int
    is_bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """What the rules ask about one module: dotted names imported (relative imports are forbidden by the linter), calls, lines."""

    path: str
    imports: frozenset[str]
    calls: tuple[Call, ...]
    lines: int


PATHS = tuple(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*.py")))


@cache
def module(path: str) -> Module:
    """A module by its path below the package, parsed once."""
    text = (ROOT / path).read_text(encoding="utf-8")
    imports: set[str] = set()
    calls: list[Call] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imports.add(node.module)
        elif isinstance(node, ast.Call):
            argument = _name(node.args[0]) if node.args else ""
            is_bare = isinstance(node.func, ast.Name)
            calls.append(Call(name=_name(node.func), argument=argument, line=node.lineno, is_bare=is_bare))
    return Module(path=path, imports=frozenset(imports), calls=tuple(calls), lines=len(text.splitlines()))


def modules() -> Iterator[Module]:
    """Every module of the package."""
    return map(module, PATHS)


def unit_of(path: str) -> str:
    """The folder or single file directly below the package that a module belongs to."""
    return path.split("/", 1)[0].removesuffix(".py")


@pytest.mark.parametrize("path", PATHS)
def test_a_module_imports_only_what_the_table_allows(path: str) -> None:
    """A stage never knows another stage, and only the pipeline knows the order."""
    unit = unit_of(path)
    allowed = TABLE.get(unit, set()) | {unit}

    units = {name.split(".")[1] for name in module(path).imports if name.startswith("copydesk.")}

    assert unit == "__init__" or units <= allowed, f"{path} imports {sorted(units - allowed)}"


def test_every_unit_stands_in_the_table() -> None:
    """A new folder must be given its place in the design before it is used."""
    units = set(map(unit_of, PATHS)) - {"__init__", "__main__"}

    unknown = units - set(TABLE)

    assert unknown == set()


def test_only_the_gate_makes_a_cleared() -> None:
    """`publish` takes nothing but `Cleared`, so whoever can build one can publish: that is the gate alone."""
    makers = {each.path for each in modules() for call in each.calls if call.name == "Cleared"}

    others = makers - {"check/gate.py"}

    assert others == set()


def test_no_module_copies_a_cleared_with_other_content() -> None:
    """`dataclasses.replace` on a cleared draft would go around the gate."""
    takers = [each.path for each in modules() for call in each.calls if call.name == "replace" and call.argument == "cleared"]

    assert takers == []


def test_only_the_fetcher_talks_to_the_net() -> None:
    """Address checks cannot be forgotten where there is one place that connects."""
    users = {each.path for each in modules() if each.imports & NETWORK_CLIENTS}

    assert users <= WHO_MAY_TALK_TO_THE_NET


def test_nothing_evaluates_text_or_starts_a_shell() -> None:
    """Foreign text is never code."""
    found = [
        f"{each.path}:{call.line}" for each in modules() for call in each.calls if call.is_bare and call.name in FORBIDDEN_CALLS
    ]
    found += [each.path for each in modules() if each.imports & {"subprocess", "pickle", "shelve", "marshal"}]

    assert found == []


def test_modules_stay_small() -> None:
    """Above 400 lines a module needs a reason in this short list; it is empty."""
    reasons: dict[str, str] = {}

    large = {each.path for each in modules() if each.lines > 400}

    assert large <= set(reasons)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
