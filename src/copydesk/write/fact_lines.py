"""What a report adds without its words: who, where, when and which figures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from copydesk.model.draft import Dossier, FactLine, Material
from copydesk.model.facts import EntityKind, Granularity, Moment, Number, NumberKind, Sentence
from copydesk.model.source import Rights
from copydesk.write.options import ExtractiveOptions

_FIGURES = frozenset({NumberKind.QUANTITY, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_BOTH = 2
_DAY_OF_MONTH = re.compile(r"\d{1,2}(?:일|日|号)")
_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_WHEN = frozenset({Granularity.DAY, Granularity.TIME, Granularity.MONTH})


def fact_lines(dossier: Dossier, materials: Iterable[Material], *, options: ExtractiveOptions) -> tuple[FactLine, ...]:
    """One line for each report, in order of telling; of one origin's reports under one headline only the first."""
    seen: set[tuple[int, str]] = set()
    lines: list[FactLine] = []
    for material in materials:
        key = (material.origin, material.report.headline)
        if key in seen or not material.report.headline or material.rights is Rights.SKIP:
            continue
        seen.add(key)
        lines.append(fact_line(material, options=options, avoid=dossier.avoid))
    return tuple(lines[: options.fact_lines])


def fact_line(material: Material, *, options: ExtractiveOptions, avoid: frozenset[str] = frozenset()) -> FactLine:
    """A report's headline in its own language and, unless it may only be linked, the facts that need no translation."""
    report = material.report
    sentences = () if material.rights is Rights.LINK_ONLY else _top(material, options=options, avoid=avoid)
    return FactLine(
        report_id=report.id,
        source_id=material.source.id,
        language=report.language,
        headline=report.headline,
        published_at=report.published_at,
        who=_most_named(sentences, kinds=_WHO, most=options.people),
        where=_most_named(sentences, kinds=frozenset({EntityKind.PLACE}), most=options.places),
        when=_first(_moments(sentences), most=options.moments),
        figures=_first(_figures(sentences), most=options.figures),
    )


def _top(material: Material, *, options: ExtractiveOptions, avoid: frozenset[str]) -> tuple[Sentence, ...]:
    return tuple(each for each in material.sentences[: options.sentences_read] if each.id not in avoid)


def _most_named(sentences: Sequence[Sentence], *, kinds: frozenset[EntityKind], most: int) -> tuple[str, ...]:
    named = Counter(
        name.entity_id
        for each in sentences
        for name in each.facts.names
        if name.entity_id and name.kind is not None and name.kind in kinds
    )
    return tuple(entity_id for entity_id, _ in named.most_common(most))


def _moments(sentences: Sequence[Sentence]) -> Iterator[str]:
    return (moment.value for each in sentences for moment in each.facts.moments if _is_resolved(moment))


def _is_resolved(moment: Moment) -> bool:
    return moment.granularity in _WHEN and "X" not in moment.value


def _figures(sentences: Sequence[Sentence]) -> Iterator[str]:
    return (number.text for each in sentences for number in each.facts.numbers if _is_telling(number, each))


def _is_telling(number: Number, sentence: Sentence) -> bool:
    """Whether a figure tells a reader something alone: not a bare count, not "both", not the day of a date.

    A figure in words must be a measure ("ten years"): spelled counts are too often no figures at all.
    """
    if number.kind not in _FIGURES or not (number.unit or number.counted) or number.high <= _BOTH:
        return False
    if _DAY_OF_MONTH.fullmatch(number.text) or any(_overlap(number, moment) for moment in sentence.facts.moments):
        return False
    return number.kind is not NumberKind.QUANTITY or any(char.isdecimal() for char in number.text)


def _overlap(number: Number, moment: Moment) -> bool:
    return number.start < moment.end and moment.start < number.end


def _first(values: Iterable[str], *, most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:most]
