"""Holds the name beside an office against the one who holds that office."""

import re
from collections.abc import Iterator

from copydesk.check.book import forms_in, printed_form
from copydesk.check.claim import Claim, Grounds
from copydesk.check.languages import CheckRules, check_rules, holds_any
from copydesk.check.verdicts import Piece, found
from copydesk.model.facts import EntityKind, Name
from copydesk.model.lexicon import Entity
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.sound import sounds_alike
from copydesk.text.tokens import is_unspaced

_NEAR = 0.6
"""Likeness by sound from which a word beside an office is taken for its holder's name, misspelt."""
_BESIDE = 14
"""Characters between a name and an office that still belong together: ", the "."""
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")


def check_offices(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    """A refusal for each name beside an office that another holds; undecided where the sentence tells of earlier years."""
    offices = grounds.book.offices(claim.language)
    if not offices:
        return
    folded = claim.sentence.text.casefold()
    rules = check_rules(claim.language)
    for office, holder in offices:
        for place, end, inner in _places(office, folded, rules=rules):
            wrong = _wrong_name(claim, (place, end), inner, holder=holder, rules=rules)
            if wrong:
                yield _verdict(wrong, claim.sentence.text[place:end], holder, claim=claim, grounds=grounds)


def _places(office: str, folded: str, *, rules: CheckRules) -> Iterator[tuple[int, int, str]]:
    """Where an office stands: (start, end, the name inside it, where the language puts one there)."""
    place = folded.find(office)
    while place >= 0:
        yield place, place + len(office), ""
        place = folded.find(office, place + 1)
    head, _, tail = office.rpartition(" ")
    if rules.splits_offices and head and head in folded:
        for match in re.finditer(rf"{re.escape(head)} ([가-힣]{{2,4}}) ?{re.escape(tail)}", folded):
            yield match.start(), match.end(), match[1]


def _wrong_name(claim: Claim, place: tuple[int, int], inner: str, *, holder: Entity, rules: CheckRules) -> str:
    """The name beside an office when it is not its holder's; empty when it is, or when nobody is named."""
    text = claim.sentence.text
    if _is_of_another(text, place, rules=rules, language=claim.language):
        return ""
    right = {form.casefold() for form in forms_in(holder, claim.language)}
    if inner:
        return "" if inner in right or holds_any(inner, rules.former, language="en") else inner
    beside = [name for name in claim.facts.names if _is_beside(name, claim, place, rules=rules)]
    if any(name.entity_id == holder.id and name.text.casefold() in right for name in beside):
        return ""
    wrong = next((name.text for name in beside if name.entity_id != holder.id and _may_hold(name)), "")
    return wrong or _near_miss(text, place, right=right)


def _is_of_another(text: str, place: tuple[int, int], *, rules: CheckRules, language: str) -> bool:
    """Whether a word right at the office says that it is a former, deputy or coming one."""
    words = text[max(0, place[0] - 24) : place[0]].split()[-2:]
    behind = text[place[1] : place[1] + 12].split()[:1]
    around = {word.strip("().,'\"“”").casefold() for word in (*words, *behind)}
    if around & {word.casefold() for word in rules.former}:
        return True
    glued = text[max(0, place[0] - 3) : place[0]].casefold()
    return any(glued.endswith(word) for word in rules.former if word.endswith("-") or is_unspaced(language))


def _is_beside(name: Name, claim: Claim, place: tuple[int, int], *, rules: CheckRules) -> bool:
    start, end = name.start - claim.base, name.end - claim.base
    gap = claim.sentence.text[end : place[0]] if end <= place[0] else claim.sentence.text[place[1] : start]
    if (end > place[0] and start < place[1]) or len(gap) > _BESIDE:
        return False
    return gap.strip(" ,·").casefold() in {"", *rules.articles}


def _may_hold(name: Name) -> bool:
    if name.entity_id:
        return name.kind is EntityKind.PERSON
    return name.kind is EntityKind.PERSON or bool(name.title)


def _near_miss(text: str, place: tuple[int, int], *, right: set[str]) -> str:
    """A Korean word right beside the office that nearly sounds like the holder's name."""
    before, behind = text[max(0, place[0] - 6) : place[0]].split(), text[place[1] : place[1] + 6].split()
    words = [word for word in (*before[-1:], *behind[:1]) if _HANGUL_NAME.fullmatch(word)]
    return next(
        (word for word in words if word not in right and any(_NEAR <= sounds_alike(word, form) < 1.0 for form in right)), ""
    )


def _verdict(wrong: str, office: str, holder: Entity, *, claim: Claim, grounds: Grounds) -> Verdict:
    finding = Finding.UNDECIDED if _tells_of_earlier_years(claim, grounds) else Finding.CONTRADICTED
    message = f"the draft names {wrong} as {office}; that office is held by {printed_form(holder, claim.language)}"
    return found(finding, Piece(kind=ClaimKind.NAME, text=wrong, value=holder.id), message=message)


def _tells_of_earlier_years(claim: Claim, grounds: Grounds) -> bool:
    told = [ground.material.report.told_at.year for ground in grounds.best]
    years = [int(moment.value[:4]) for moment in claim.facts.moments if moment.value[:4].isdecimal()]
    return bool(told) and any(year < min(told) for year in years)
