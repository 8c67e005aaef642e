"""What is known about each script's sounds, as data: one TOML file a script, and the costs between sounds."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def script_table(name: str, section: str) -> Mapping[str, str]:
    """One section of a script's data, read-only: spelling to sounds, or sound to what the section says.

    Cost: the file is read at the first call for a section. Raises KeyError for a section that is not there.
    """
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType({str(key): str(value) for key, value in tomllib.loads(text)[section].items()})
