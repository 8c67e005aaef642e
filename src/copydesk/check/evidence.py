"""Finds the evidence of a draft sentence in its dossier: the sentences it cites, their neighbours, other origins' rivals."""

from collections import defaultdict
from collections.abc import Sequence

from copydesk.check.alignment import bearing_of, bearing_of_claim, is_loose, is_shaped, picked
from copydesk.check.book import NameBook
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.joining import as_one
from copydesk.check.rivals import figure_keys, tells_same_thing
from copydesk.model.draft import DraftSentence, Material
from copydesk.model.facts import Facts
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

NEIGHBOURS = 1
"""Sentences on each side of a cited one that may name whom it means by a pronoun."""


class EvidenceBase:
    """The sentences of one story, ready to be looked up. Made once for a draft; nothing is computed before it is asked for."""

    def __init__(self, materials: Sequence[Material], *, facts: FactReader, book: NameBook) -> None:
        self._facts = facts
        self._book = book
        self._materials = materials
        self._places: dict[str, tuple[Material, int]] = {}
        for material in materials:
            for place, sentence in enumerate(material.sentences):
                self._places[sentence.id] = (material, place)
        self._by_figure: dict[tuple[str, str, str], list[Ground]] | None = None

    def ground(self, sentence_id: str) -> Ground | None:
        """The evidence sentence with an id."""
        place = self._places.get(sentence_id)
        return None if place is None else Ground(sentence=place[0].sentences[place[1]], material=place[0])

    def next_id(self, sentence_id: str) -> str:
        """The id of the sentence behind one in its report, or an empty string."""
        material, place = self._places.get(sentence_id, (None, 0))
        if material is None or place + 1 >= len(material.sentences):
            return ""
        return material.sentences[place + 1].id

    def cited(self, sentence: DraftSentence) -> tuple[Ground, ...]:
        """The sentences that a draft sentence cites and that exist, in order of citation."""
        return tuple(ground for each in sentence.citations if (ground := self.ground(each)) is not None)

    def claim(self, sentence: DraftSentence, *, credited: bool) -> Claim:
        """A draft sentence with its facts: the evidence's own where the words are the same, read anew where they are not."""
        cited = self.cited(sentence)
        for place, ground in enumerate(cited):
            if ground.sentence.text == sentence.text:
                start = ground.sentence.start
                return Claim(sentence=sentence, facts=ground.sentence.facts, base=start, twin=ground, is_credited=credited)
            if sentence.text.startswith(ground.sentence.text):
                joined = _joined(sentence, cited[place:])
                if joined is not None:
                    return Claim(
                        sentence=sentence,
                        facts=joined.sentence.facts,
                        base=joined.sentence.start,
                        twin=joined,
                        is_credited=credited,
                    )
        return Claim(sentence=sentence, facts=self._read(sentence, cited), is_credited=credited)

    def grounds(self, claim: Claim) -> Grounds:
        """The evidence of a claim, aligned. A claim in the evidence's very words stands on those and no others."""
        cited = self.cited(claim.sentence)
        missing = tuple(each for each in claim.sentence.citations if each not in self._places)
        rivals = self._rivals(claim, cited)
        if claim.twin is not None:
            near = tuple(ground for ground in cited if ground.sentence is not claim.twin.sentence)
            return Grounds(best=(claim.twin,), near=near, rivals=rivals, missing=missing, book=self._book)
        sought, bearings = bearing_of_claim(claim), [bearing_of(ground) for ground in cited]
        best = picked(sought, cited, bearings=bearings)
        if not best and all(ground.language != claim.language for ground in cited):
            best = cited  # nothing to align by: what the writer cites is the alignment
        near = (*(ground for ground in cited if ground not in best), *self._neighbours(cited))
        first = bearing_of(best[0]) if best else None
        return Grounds(
            best=best,
            near=near,
            rivals=rivals,
            missing=missing,
            book=self._book,
            is_loose=first is not None and is_loose(sought, first),
            is_shaped=first is not None and is_shaped(sought, first, bearings),
        )

    def aligned(self, sentence: DraftSentence) -> tuple[Ground, ...]:
        """The sentences that a draft sentence cites, the best bearing first."""
        cited = self.cited(sentence)
        if len(cited) < 2:
            return cited
        best = picked(
            bearing_of_claim(self.claim(sentence, credited=False)), cited, bearings=[bearing_of(each) for each in cited]
        )
        return (*best, *(ground for ground in cited if ground not in best))

    def _read(self, sentence: DraftSentence, cited: Sequence[Ground]) -> Facts:
        published_at = next((ground.material.report.published_at for ground in cited), None)
        time_zone = next((ground.material.source.time_zone for ground in cited), "UTC")
        context = MomentContext(language=sentence.language, published_at=published_at, time_zone=time_zone)
        known = frozenset(name.entity_id for ground in cited for name in ground.sentence.facts.names if name.entity_id)
        return self._facts.facts(sentence.text, context=context, known=known)

    def _neighbours(self, cited: Sequence[Ground]) -> tuple[Ground, ...]:
        known = {ground.sentence.id for ground in cited}
        near: dict[str, Ground] = {}
        for ground in cited:
            material, place = self._places[ground.sentence.id]
            for sentence in material.sentences[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]:
                if sentence.id not in known:
                    near.setdefault(sentence.id, Ground(sentence=sentence, material=material))
        return tuple(near.values())

    def _rivals(self, claim: Claim, cited: Sequence[Ground]) -> tuple[Ground, ...]:
        """Sentences of other origins that tell the same thing and have a figure or date of the same kind."""
        tellers = {ground.material.origin for ground in cited}
        if not tellers or len({material.origin for material in self._materials}) == 1:
            return ()
        if not claim.facts.numbers and not claim.facts.moments:
            return ()
        candidates: dict[str, Ground] = {}
        for key in figure_keys(claim.facts):
            for ground in self._figures().get(key, ()):
                if ground.material.origin not in tellers:
                    candidates[ground.sentence.id] = ground
        mine = bearing_of_claim(claim)
        return tuple(ground for ground in candidates.values() if tells_same_thing(mine, ground))

    def _figures(self) -> dict[tuple[str, str, str], list[Ground]]:
        if self._by_figure is None:
            table: defaultdict[tuple[str, str, str], list[Ground]] = defaultdict(list)
            for material in self._materials:
                for sentence in material.sentences:
                    for key in figure_keys(sentence.facts):
                        table[key].append(Ground(sentence=sentence, material=material))
            self._by_figure = dict(table)
        return self._by_figure


def _joined(sentence: DraftSentence, cited: Sequence[Ground]) -> Ground | None:
    """Consecutive sentences of one report as one, where the draft sentence is exactly their text: a headline of two."""
    first = cited[0]
    report = first.material.report
    run = [first.sentence]
    for ground in cited[1:]:
        if ground.material is not first.material or ground.sentence.index != run[-1].index + 1:
            break
        run.append(ground.sentence)
    if report.text[run[0].start : run[-1].end] != sentence.text:
        return None
    return Ground(sentence=as_one(run, text=sentence.text), material=first.material)
