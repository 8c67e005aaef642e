"""A figure with one digit changed is never published, under any policy."""

from hypothesis import given
from hypothesis import strategies as st
from tests.check.building import LEXICON, Told, dossier, material, num, told

from copydesk.check.gate import Gate
from copydesk.model.cleared import Cleared, Policy
from copydesk.model.draft import Draft, DraftSentence, Paragraph
from copydesk.model.verdict import Finding
from copydesk.text.facts import FactReader

_GATE = Gate(FactReader(LEXICON), Policy.OPEN)


def _decided(text: str, *, evidence: Told) -> Cleared:
    headline, body = (
        DraftSentence(text=each, citations=(f"r-harbour-post.{place}",), language="en", credited_to=("harbour-post",))
        for place, each in enumerate(("Ferry runs aground", text))
    )
    draft = Draft(story_id="s1", language="en", headline=headline, paragraphs=(Paragraph(sentences=(body,)),))
    decision = _GATE.decide(draft, dossier=dossier(material([evidence])))
    assert isinstance(decision, Cleared)
    return decision


@given(figure=st.integers(2, 999_999), place=st.integers(0, 5), step=st.integers(1, 9))
def test_a_changed_digit_never_goes_out(figure: int, place: int, step: int) -> None:
    """The excerpt of its own evidence is supported; with one digit changed, the evidence's own sentence stands instead."""
    digits = str(figure)
    place %= len(digits)
    changed = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    truth = told(f"The harbour paid {digits} euros for the ferry line.", num(digits, digits, unit="EUR"))

    kept = _decided(truth.text, evidence=truth)
    mended = _decided(f"The harbour paid {changed} euros for the ferry line.", evidence=truth)

    assert kept.verdicts[1].finding is Finding.SUPPORTED
    assert [sentence.text for sentence in mended.draft.sentences[1:]] == [truth.text]
