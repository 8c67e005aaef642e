"""Drafts about a harbour fire for the gate, and what it cleared of them."""

from tests.check.building import LEXICON, Teller, dossier, material, num, told

from copydesk.check.gate import Gate
from copydesk.model.cleared import Cleared, Policy
from copydesk.model.draft import Dossier, Draft, DraftSentence, FactLine, Material, Paragraph, Treatment
from copydesk.model.source import Rights
from copydesk.text.facts import FactReader

LEAD = told("The fire in the harbour warehouse killed 12 people on Friday.", num("12", "12", counted="people"))
DETAIL = "The harbour office closed the northern pier for the whole week."
SIDE = "Fishermen brought blankets and warm tea to the crews."
READER = FactReader(LEXICON)
WIRE = Teller(source_id="coast-wire", origin=1)
GATE = Gate(READER, Policy.STRICT)


def written(
    text: str, *citations: str, credited: bool = True, treatment: Treatment = Treatment.OWN, language: str = "en"
) -> DraftSentence:
    """A sentence of a draft, credited to the first report it cites."""
    credit = (citations[0].split(".")[0].removeprefix("r-"),) if credited else ()
    return DraftSentence(text=text, citations=citations, language=language, treatment=treatment, credited_to=credit)


def drafted(
    *body: DraftSentence, headline: DraftSentence | None = None, lines: tuple[FactLine, ...] = (), language: str = "en"
) -> Draft:
    """A draft of the sentences, under a headline that stands."""
    headline = headline or written("Ferry runs aground", "r-harbour-post.0")
    paragraphs = (Paragraph(sentences=body),) if body else ()
    return Draft(story_id="s1", language=language, headline=headline, paragraphs=paragraphs, fact_lines=lines)


def fire(*others: Material, rights: Rights = Rights.FULL) -> Dossier:
    """The story: the fire as one report tells it, and what others tell."""
    return dossier(material([LEAD, DETAIL, SIDE], teller=Teller(rights=rights)), *others)


def let_out(draft: Draft, *, story: Dossier | None = None, gate: Gate = GATE) -> Cleared:
    """What the gate clears of a draft; a held draft fails the test."""
    decision = gate.decide(draft, dossier=story or fire())
    assert isinstance(decision, Cleared), decision
    return decision


def body_of(cleared: Cleared) -> list[str]:
    """The texts under the headline."""
    return [sentence.text for sentence in cleared.draft.sentences[1:]]
