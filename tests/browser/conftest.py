"""A browser, and the sample's site as a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.chromium import CHROMIUM, Browser, open_browser
from tests.publish.sample import sample_newsroom, site_facts, site_files, write_site
from tests.serve.conftest import served

__all__ = ["served"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site in Korean, English, Japanese and German, to be opened without a server."""
    place = tmp_path_factory.mktemp("browsed")
    write_site(place, site_files(sample_newsroom(site_facts(languages=("ko", "en", "ja", "de")))))
    return place
