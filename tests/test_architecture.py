"""The import table of the design: who may know whom, and who alone may clear a draft."""

import ast
from collections.abc import Iterator
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


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module as (path below the package, its tree)."""
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def unit_of(path: str) -> str:
    """The folder or single file directly below the package that a module belongs to."""
    return path.split("/", 1)[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, relative imports excepted (they are forbidden by the linter)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize(("path", "tree"), tuple(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_only_what_the_table_allows(path: str, tree: ast.Module) -> None:
    """A stage never knows another stage, and only the pipeline knows the order."""
    unit = unit_of(path)
    allowed = TABLE.get(unit, set()) | {unit}

    units = {name.split(".")[1] for name in imported(tree) if name.startswith("copydesk.")}

    assert unit == "__init__" or units <= allowed, f"{path} imports {sorted(units - allowed)}"


def test_every_unit_stands_in_the_table() -> None:
    """A new folder must be given its place in the design before it is used."""
    units = {unit_of(path) for path, _ in modules()} - {"__init__", "__main__"}

    unknown = units - set(TABLE)

    assert unknown == set()


def test_only_the_gate_makes_a_cleared() -> None:
    """`publish` takes nothing but `Cleared`, so whoever can build one can publish: that is the gate alone."""
    makers = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "Cleared"
    ]

    others = set(makers) - {"check/gate.py"}

    assert others == set()


def test_no_module_copies_a_cleared_with_other_content() -> None:
    """`dataclasses.replace` on a cleared draft would go around the gate."""
    takers = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "replace" and node.args and _name(node.args[0]) == "cleared"
    ]

    assert takers == []


def test_only_the_fetcher_talks_to_the_net() -> None:
    """Address checks cannot be forgotten where there is one place that connects."""
    users = {path for path, tree in modules() if NETWORK_CLIENTS & set(imported(tree))}

    assert users <= WHO_MAY_TALK_TO_THE_NET


def test_nothing_evaluates_text_or_starts_a_shell() -> None:
    """Foreign text is never code."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS
    ]
    found += [path for path, tree in modules() if {"subprocess", "pickle", "shelve", "marshal"} & set(imported(tree))]

    assert found == []


def test_modules_stay_small() -> None:
    """Above 400 lines a module needs a reason in this short list; it is empty."""
    reasons: dict[str, str] = {}

    large = [path for path, _ in modules() if len((ROOT / path).read_text(encoding="utf-8").splitlines()) > 400]

    assert set(large) <= set(reasons)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
