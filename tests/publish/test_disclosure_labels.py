"""Labels come from one record, and none can be left out."""

import itertools

import pytest
from tests.publish.town import picture

from copydesk.model.edition import Disclosure, ReviewState
from copydesk.model.language import TIER_ONE
from copydesk.model.picture import DigitalSourceType, PictureKind
from copydesk.publish.labels import IPTC_SCHEME, label_of, picture_label, schema_source_type
from copydesk.publish.strings import strings_in

CASES = tuple(itertools.product(TIER_ONE, ReviewState, (False, True), (False, True), ("", "Ada Vale")))


@pytest.mark.parametrize(("language", "review", "uses_model", "translated", "reviewer"), CASES)
def test_every_disclosure_has_a_label_in_every_language(
    *, language: str, review: ReviewState, uses_model: bool, translated: bool, reviewer: str
) -> None:
    """Level, review, translation and language: no combination is without label, and a reviewer is named."""
    source_type = DigitalSourceType.TRAINED if uses_model else DigitalSourceType.ALGORITHMIC
    record = Disclosure(
        review=review, source_type=source_type, writer="m-1", uses_model=uses_model, translated=translated, reviewer=reviewer
    )

    label = label_of(record, strings=strings_in(language))

    assert label.text
    assert label.detail
    assert (reviewer in label.text) == (review is ReviewState.REVIEWED) or not reviewer
    assert label.ai_disclosure == ("ai-generated" if review is ReviewState.REVIEWED else "ai-autonomous")
    assert label.source_type.startswith(IPTC_SCHEME)


@pytest.mark.parametrize("language", TIER_ONE)
def test_labels_of_different_making_differ(language: str) -> None:
    """A reader can tell compiled from written by AI, and reviewed from not reviewed."""
    records = [
        Disclosure(review=review, source_type=DigitalSourceType.ALGORITHMIC, writer="m", uses_model=model, translated=translated)
        for review, model, translated in itertools.product(ReviewState, (False, True), (False, True))
    ]

    texts = {label_of(record, strings=strings_in(language)).text for record in records}

    assert len(texts) == len(records)


def test_the_english_and_korean_labels_say_what_the_law_wants() -> None:
    """Golden texts."""
    compiled = Disclosure(
        review=ReviewState.UNREVIEWED, source_type=DigitalSourceType.ALGORITHMIC, writer="extractive", uses_model=False
    )
    written = Disclosure(review=ReviewState.UNREVIEWED, source_type=DigitalSourceType.TRAINED, writer="m", uses_model=True)

    assert label_of(compiled, strings=strings_in("en")).text == "Compiled automatically, not reviewed by a person"
    assert label_of(written, strings=strings_in("en")).text == "Written by AI, not reviewed by a person"
    assert label_of(written, strings=strings_in("ko")).text == "AI가 작성한 기사입니다. 사람이 검토하지 않았습니다"


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("language", TIER_ONE)
def test_a_picture_says_that_it_was_generated_and_its_kind(language: str, kind: PictureKind) -> None:
    """The caption names both, in the page's language."""
    strings = strings_in(language)
    shown = picture_label(picture("s", language, title="t", description="d", kind=kind), strings=strings)

    assert strings("picture.generated") in shown
    assert strings(f"picture.{kind.value}") in shown


@pytest.mark.parametrize(
    ("source_type", "member"),
    [
        (DigitalSourceType.DATA_DRIVEN, "https://schema.org/DataDrivenMediaDigitalSource"),
        (DigitalSourceType.ALGORITHMIC, "https://schema.org/AlgorithmicMediaDigitalSource"),
        (DigitalSourceType.TRAINED, "https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
    ],
)
def test_every_source_type_has_its_schema_member(source_type: DigitalSourceType, member: str) -> None:
    """The members of schema.org's enumeration."""
    assert schema_source_type(source_type.value) == member
