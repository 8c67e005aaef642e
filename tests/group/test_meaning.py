"""An embedding model adds to what two languages share, and takes nothing away."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.group.building import Desk, group, signature

from copydesk.group.meaning import likeness, packed, summed
from copydesk.group.signature import Signature, decode_signature, encode_signature

FERRY = ("Teachers in Mirgorod tell of the ferry", "It sails again.")
FAHRE = ("Lehrer in Mirgorod über das Schiff", "Es fährt wieder.")
BANK = ("La banque de Mirgorod", "Elle baisse ses prix.")


def meant(number: int, text: tuple[str, str], *, language: str, angle: float, model: str = "m") -> Signature:
    """A report's signature with a meaning at an angle."""
    found = signature(number, text, language=language, hours=number)
    return replace(found, meaning=packed((math.cos(angle), math.sin(angle)), model=model))


def stories(*signatures: Signature, same_meaning: float) -> int:
    """How many stories they make."""
    return len(group(*signatures, same_meaning=same_meaning).stories)


def test_reports_that_mean_the_same_are_one_story() -> None:
    """They share one name, which is too little by itself; a report of another event of the town stays apart."""
    told, retold = meant(1, FERRY, language="en", angle=0.0), meant(2, FAHRE, language="de", angle=0.3)
    other = meant(3, BANK, language="fr", angle=1.4)

    assert stories(told, retold, other, same_meaning=0.8) == 2
    assert stories(told, retold, other, same_meaning=0.0) == 3
    assert stories(told, retold, other, same_meaning=0.99) == 3


def test_vectors_of_two_models_are_never_compared() -> None:
    """A desk that changes its model loses nothing but the comparison with what is older."""
    told, retold = meant(1, FERRY, language="en", angle=0.0), meant(2, FAHRE, language="de", angle=0.0, model="other")

    assert stories(told, retold, same_meaning=0.8) == 2


def test_meanings_survive_a_restart() -> None:
    """Signature and open story hold them bit for bit."""
    told = meant(1, FERRY, language="en", angle=0.7)
    desk = Desk(same_meaning=0.8)
    desk.take([told])

    desk.restart()

    (cluster,) = desk.live.clusters.values()
    assert decode_signature(encode_signature(told)).meaning == told.meaning
    assert cluster.meaning == told.meaning


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=8))
def test_a_meaning_is_like_itself_alone(vector: list[float]) -> None:
    """Whatever its length; a vector without a direction means nothing."""
    one = packed(vector, model="m")

    assert bool(one) == any(vector) or math.isclose(math.hypot(*vector), 0.0, abs_tol=1e-300)
    if one:
        assert likeness(one, one) == pytest.approx(1.0, abs=1e-5)
        assert likeness(summed(one, one), one) == pytest.approx(1.0, abs=1e-5)
    assert likeness(one, packed((*vector, 1.0), model="m")) == 0.0
    assert likeness(one, b"") == 0.0
    assert packed((math.nan, 1.0), model="m") == packed((), model="m") == b""
