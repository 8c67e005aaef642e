"""The demonstration's site, built once for all the processes that test, and a page and a draft to read and check."""

import fcntl
import json
import os
import shutil
from dataclasses import asdict
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
    """The demonstration's site, which no test changes, and how its command ended; who comes first builds it for the others."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, ending = shared / "demo" / "site", shared / "demo.json"
    with (shared / "demo.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ending.exists():
            ending.write_text(json.dumps(asdict(ran("demo", "--out", site, "--json"))), encoding="utf-8")
    return site, Ran(**json.loads(ending.read_text(encoding="utf-8")))


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
