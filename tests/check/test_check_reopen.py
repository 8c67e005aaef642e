"""A decision as bytes: the same each time, and refused when anything in it was altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.building import LEXICON, dossier, material

from copydesk.check.gate import Gate, encode_cleared, reopen
from copydesk.errors import GateError
from copydesk.model.cleared import Cleared, Policy
from copydesk.model.draft import Draft, DraftSentence, Paragraph
from copydesk.text.facts import FactReader

_DETAIL = "The harbour office closed the northern pier for the whole week."
_SIDE = "Fishermen brought blankets and warm tea to the crews."
_GATE = Gate(FactReader(LEXICON), Policy.STRICT)


def _decided(*texts: str) -> Cleared:
    body = tuple(_sentence(text, place) for place, text in enumerate(texts, start=1))
    draft = Draft(
        story_id="s1", language="en", headline=_sentence("Ferry runs aground", 0), paragraphs=(Paragraph(sentences=body),)
    )
    decision = _GATE.decide(draft, dossier=dossier(material([_DETAIL, _SIDE])))
    assert isinstance(decision, Cleared)
    return decision


def _sentence(text: str, place: int) -> DraftSentence:
    return DraftSentence(text=text, citations=(f"r-harbour-post.{place}",), language="en", credited_to=("harbour-post",))


def test_a_decision_is_the_same_each_time() -> None:
    """Equal draft, equal dossier, equal bytes."""
    first, second = (encode_cleared(_decided(_DETAIL, _SIDE)) for _ in range(2))

    assert first == second


def test_a_stored_decision_reopens_as_it_was() -> None:
    """Round trip through bytes."""
    cleared = _decided("The pier was closed for 17 weeks.", _SIDE)

    reopened = reopen(encode_cleared(cleared), digest=cleared.digest)

    assert reopened == cleared


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_an_altered_stored_decision_is_refused(place: int, bit: int) -> None:
    """One flipped bit anywhere is enough."""
    cleared = _decided(_DETAIL)
    data = bytearray(encode_cleared(cleared))
    data[place % len(data)] ^= 1 << bit

    with pytest.raises(GateError):
        reopen(bytes(data), digest=cleared.digest)


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x92\x01", b"not msgpack at all", b"\x92\x01\xc4\x00"])
def test_bytes_that_are_no_decision_are_refused(data: bytes) -> None:
    """Foreign bytes raise what callers expect."""
    with pytest.raises(GateError):
        reopen(data, digest="0" * 64)
