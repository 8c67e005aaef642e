"""The demonstration's site, built once, and a page and a draft to read and check."""

import shutil
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import Ran, article, ran

REPORT = article(
    "Alder bridge opens again after repairs",
    "The city of Alder opened its bridge again on 8 January after 21 weeks of repairs.",
    "“We counted 140 workers at the ceremony,” said the mayor, Ann Brook.",
    "Buses cross the bridge every nine minutes from now on, according to the city.",
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The demonstration's site and how its command ended."""
    site = tmp_path_factory.mktemp("demo") / "site"
    return site, ran("demo", "--out", site, "--json")


@pytest.fixture
def site(demo: tuple[Path, Ran], tmp_path: Path) -> Path:
    """A copy of the demonstration's site to be spoilt."""
    return Path(shutil.copytree(demo[0], tmp_path / "site"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report as an HTML file."""
    path = tmp_path / "report.html"
    path.write_text(REPORT, encoding="utf-8")
    return path
