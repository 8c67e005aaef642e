"""Names of places in a CLDR release."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path
from typing import Final

_SCRIPT_PAIR: Final = re.compile(r"(?m)^([㐀-鿿])([↔←])([㐀-鿿]);")
"""A line of CLDR's transform between simplified and traditional characters; its rules for longer words are left out."""


class Cldr:
    """Names of a CLDR release, by element and language; Chinese in both scripts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        rules = (folder / "transforms" / "Simplified-Traditional.xml").read_text(encoding="utf-8")
        pairs = _SCRIPT_PAIR.findall(rules)
        self._to_simplified = str.maketrans({right: left for left, _, right in pairs})
        self._to_traditional = str.maketrans({left: right for left, way, right in reversed(pairs) if way == "↔"})

    def simplified(self, spelling: str) -> str:
        """A Chinese spelling in simplified characters."""
        return spelling.translate(self._to_simplified)

    def traditional(self, spelling: str) -> str:
        """A Chinese spelling in traditional characters."""
        return spelling.translate(self._to_traditional)

    def names(self, part: str, *, tag: str, element: str) -> dict[str, list[str]]:
        """(code, spellings) of a language's file, the plain one before its short and other forms."""
        found: dict[str, list[str]] = defaultdict(list)
        if not (self.folder / part / f"{tag}.xml").is_file():
            return found  # the release names no subdivisions in traditional Chinese
        for node in ET.parse(self.folder / part / f"{tag}.xml").iter(element):  # noqa: S314 - files that the caller brought
            text = node.text if element != "zone" else node.findtext("exemplarCity")
            if text and node.get("alt") not in {"menu", "short-menu"}:
                found[str(node.get("type"))].append(text.strip())
        return found
