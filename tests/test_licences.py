"""Every package that a plain install brings is under terms that we have read and accept."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ACCEPTED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|HPND|Unlicense|0BSD|Zlib|CC0)\b",
    re.IGNORECASE,
)
READ_BY_HAND = {
    "fastfeedparser": "MIT, read in its licence file",
    "tld": "MPL-1.1, GPL-2.0 or LGPL-2.1 by choice; taken under MPL",
}
"""Packages whose metadata does not say it plainly, with what their licence file says."""


def run_time_packages() -> Iterator[str]:
    """The names of every package of a plain install, ours apart."""
    waiting, seen = ["copydesk"], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name != "copydesk":
            yield name
        for line in requires(name) or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(re.sub(r"[-_.]+", "-", requirement.name).lower())


def stated_licence(name: str) -> str:
    """What a package's metadata says of its licence."""
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    fields = [*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("Classifier") or ())]
    fields += [line[:200] for line in metadata.get_all("License") or ()]
    return "\n".join(field for field in fields if "Classifier" not in field)


@pytest.mark.parametrize("name", tuple(sorted(run_time_packages())))
def test_a_package_is_under_accepted_terms(name: str) -> None:
    """A new package, or a new version under other terms, must be looked at before it ships."""
    stated = stated_licence(name)

    accepted = name in READ_BY_HAND or ACCEPTED.search(stated) is not None

    assert accepted, f"{name}: {stated or 'no licence stated'}"


def test_every_dependency_has_its_line() -> None:
    """What a package saves us, and what comes second, is written down."""
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    # As the project file declares them: what an older install recorded of us may lack the newest.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {Requirement(line).name for line in project["dependencies"]}

    missing = {name for name in declared if f"| {name} |" not in page}

    assert missing == set()
