"""The sentences that the benchmark of translations leaves out are accounted for."""

import re
from pathlib import Path

from benchmarks.facts.mistranslated import MISTRANSLATED

_QUALITY = Path(__file__).parents[2] / "docs" / "explanation" / "quality.md"
_ROW = re.compile(r"^\| ((?:[a-z]{2}(?:, )?)+) \| ([\w.]+#\d+(?:, (?:[\w.]+)?#\d+)*) \| .+ \|$", re.MULTILINE)


def test_each_sentence_left_out_has_its_reason_in_the_documentation() -> None:
    """The table of translation errors names exactly the sentences of the list, language by language."""
    documented: dict[str, set[str]] = {}
    for languages, sentences in _ROW.findall(_QUALITY.read_text(encoding="utf-8")):
        article = ""
        for sentence in sentences.split(", "):
            article = sentence.partition("#")[0] or article
            for language in languages.split(", "):
                documented.setdefault(language, set()).add(f"{article}#{sentence.partition('#')[2]}")

    assert documented == {language: set(ids) for language, ids in MISTRANSLATED.items()}
