"""The demonstration wire: each report against those on its subject in other languages, with and without the bundled lexicon.

The sets know no desk. What a lexicon adds, and what it may spoil, shows here alone; what was made wrong in the wire on purpose is
refused rightly.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from copydesk import demo
from copydesk.app.documents import read_document
from copydesk.app.known_places import with_known_places
from copydesk.check.library import Checker, SourceText
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report
from copydesk.model.verdict import REFUSED, Finding
from copydesk.settings import default_settings
from copydesk.text.facts import FactReader

_WIRE: Final = Path(demo.__file__).parent / "wire"
_CORRECTED: Final = "corrected"


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Sentences of all reports that are refused, and left undecided."""
    del data
    subjects = list(_subjects().values())[: 2 if quick else None]
    for config, lexicon in (("default", with_known_places(default_settings()).lexicon), ("without_lexicon", Lexicon())):
        found = [each for reports in subjects for each in _findings(reports, facts=FactReader(lexicon))]
        for metric, findings in (("refused", REFUSED), ("undecided", {Finding.UNDECIDED})):
            share = sum(each in findings for each in found) / len(found)
            yield Figure(bench="check", set="wire", metric=metric, value=share, n=len(found), config=config)


def _subjects() -> dict[str, list[Report]]:
    """The reports of the wire by subject, as its files are named; of a corrected one the first version alone."""
    subjects: defaultdict[str, list[Report]] = defaultdict(list)
    for path in sorted(_WIRE.glob("*/*.html")):
        if _CORRECTED not in path.stem:
            subjects[path.stem.rpartition("-")[0]].append(read_document(str(path))[0])
    return subjects


def _findings(reports: list[Report], *, facts: FactReader) -> Iterator[Finding]:
    """What is found of each sentence of each report that others tell in another language."""
    for report in reports:
        others = [_source(each) for each in reports if each.language != report.language]
        if others:
            for verdict in Checker(others, facts=facts).check(report.text, language=report.language):
                yield verdict.finding


def _source(report: Report) -> SourceText:
    return SourceText(text=report.text, language=report.language, published_at=report.published_at)
