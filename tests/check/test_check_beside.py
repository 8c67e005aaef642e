"""A name that stands in the sentence beside the one that is told."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("중국은 미국 제품에 관세를 부과했다.", "China imposed tariffs on American goods.\nThe U.S. answered.", "ko"),
        ("这名英国前锋进球。", "The English forward scored.", "zh"),
        ("他因谋杀未遂被捕。", "He was arrested for attempted murder.", "zh"),
        ("英国可能在未达成协议的情况下脱欧。", "Britain may leave in a no-deal Brexit.", "zh"),
    ],
)
def test_a_people_stands_for_its_state(draft: str, source: str, language: str) -> None:
    """What one language says with an adjective, another says with the name, and an attempt with a denial."""
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language="en")], language=language)

    assert verdict.finding not in REFUSED
