"""Holds a whole draft against its sources' rights, whatever wrote it."""

from collections import Counter
from collections.abc import Mapping

from copydesk.check.evidence import EvidenceBase
from copydesk.model.draft import DraftSentence, FactLine, Material
from copydesk.model.source import EXCERPT_SENTENCES, Rights


class QuotedShare:
    """Counts how many sentences of each report are shown; lives within one draft's decision."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._shown: Counter[str] = Counter()

    def has_room(self, sentence: DraftSentence) -> bool:
        """Whether every excerpt-only report whose very words these are may give one more sentence."""
        return all(self._shown[report_id] < EXCERPT_SENTENCES for report_id in self._lenders(sentence))

    def add(self, sentence: DraftSentence) -> None:
        """Count a sentence as shown."""
        self._shown.update(self._lenders(sentence))

    def _lenders(self, sentence: DraftSentence) -> frozenset[str]:
        """Reports under excerpt rights whose words a sentence has, unless a report with full rights lends them as well."""
        cited = [ground for ground in self._base.cited(sentence) if sentence.text in ground.sentence.text]
        if any(ground.material.rights is Rights.FULL for ground in cited):
            return frozenset()
        return frozenset(ground.material.report.id for ground in cited if ground.material.rights is Rights.EXCERPT)


def fault_of_line(line: FactLine, *, materials: Mapping[str, Material]) -> str:
    """Why a fact line may not stand, or an empty string: it says only what its report says, as far as rights allow."""
    material = materials.get(line.report_id)
    if material is None:
        return "its report is not in the story"
    if material.rights is Rights.SKIP:
        return "its source may not be used at all"
    report = material.report
    if (line.headline, line.source_id, line.language) != (report.headline, material.source.id, report.language):
        return "its headline, source or language is not its report's"
    stated = (*line.who, *line.where, *line.when, *line.figures)
    if material.rights is Rights.LINK_ONLY and stated:
        return "its source allows a link only"
    return _unstated(line, material)


def _unstated(line: FactLine, material: Material) -> str:
    facts = [sentence.facts for sentence in material.sentences]
    named = {name.entity_id for part in facts for name in part.names}
    dated = {moment.value for part in facts for moment in part.moments}
    figures = {number.text for part in facts for number in part.numbers}
    missing = [*({*line.who, *line.where} - named), *(set(line.when) - dated), *(set(line.figures) - figures)]
    return f"its report does not state {min(missing)}" if missing else ""
