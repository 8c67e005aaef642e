"""A small newsroom, its site as files, and its site as a folder."""

from pathlib import Path

import pytest
from tests.publish.sample import Sample, sample_newsroom, site_files, write_site

from copydesk.ports import SiteFile
from copydesk.publish.renderer import Renderer


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Four stories in Korean and English."""
    return sample_newsroom()


@pytest.fixture(scope="session")
def renderer(sample: Sample) -> Renderer:
    """The renderer of the sample's site."""
    return Renderer(sample.site)


@pytest.fixture(scope="session")
def files(sample: Sample) -> tuple[SiteFile, ...]:
    """Every file of the sample's site."""
    return site_files(sample)


@pytest.fixture(scope="session")
def contents(files: tuple[SiteFile, ...]) -> dict[str, str]:
    """The text files of the sample's site by path."""
    return {file.path: file.body.decode() for file in files if not file.path.endswith((".webp", ".png"))}


@pytest.fixture(scope="session")
def built_site(files: tuple[SiteFile, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site as a folder; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("built") / "site"
    write_site(folder, files)
    return folder
