"""Claims and evidence as `copydesk.text` compares them."""

from collections.abc import Sequence

from copydesk.check.claim import Claim, Ground
from copydesk.text.comparison import Statement


def claimed(claim: Claim) -> Statement:
    """A claim with its figures and dates."""
    facts = claim.facts
    return Statement(
        text=claim.sentence.text, language=claim.language, numbers=facts.numbers, moments=facts.moments, base=claim.base
    )


def statement_of(ground: Ground) -> Statement:
    """An evidence sentence with its figures and dates."""
    sentence, facts = ground.sentence, ground.sentence.facts
    return Statement(
        text=sentence.text, language=ground.language, numbers=facts.numbers, moments=facts.moments, base=sentence.start
    )


def told_together(grounds: Sequence[Ground]) -> Statement:
    """Evidence sentences as one, for what is asked of values and words and not of places: where one of them stands is lost."""
    facts = [ground.sentence.facts for ground in grounds]
    return Statement(
        text="\n".join(ground.sentence.text for ground in grounds),
        language=grounds[0].language,
        numbers=tuple(number for each in facts for number in each.numbers),
        moments=tuple(moment for each in facts for moment in each.moments),
    )
