"""The gate: the only place where a `Cleared` is made. It mends, then holds; in doubt it holds."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

import msgspec

from copydesk.check.assembly import Assembly, assemble
from copydesk.check.book import NameBook
from copydesk.check.evidence import EvidenceBase
from copydesk.check.mending import STORY_CHECKS, Mender, reason_of
from copydesk.check.running import NOBODY, Check, CheckBroke
from copydesk.errors import GateError
from copydesk.model.cleared import Cleared, Held, HeldReason, Policy, Repair
from copydesk.model.draft import Dossier, Draft
from copydesk.model.judgement import is_same_model
from copydesk.model.verdict import SentenceVerdict
from copydesk.ports.second_readers import Editor, Judge, SecondReaders
from copydesk.text.facts import FactReader

_Content: TypeAlias = tuple[Draft, tuple[SentenceVerdict, ...], Policy, tuple[tuple[str, str], ...], tuple[Repair, ...]]
_FORMAT = 1


class Gate:
    """Decides over drafts under one policy. Made once for a run; deciding changes nothing in it."""

    def __init__(
        self,
        facts: FactReader,
        policy: Policy,
        *,
        checks: tuple[Check, ...] = STORY_CHECKS,
        judge: Judge | None = None,
        editor: Editor | None = None,
    ) -> None:
        """`editor`, then `judge` are asked about wording that rules do not vouch for, unless the policy is `strict`."""
        self._readers = NOBODY if policy is Policy.STRICT else SecondReaders(judge=judge, editor=editor)
        self._readers_of_own_draft = replace(self._readers, judge=None)
        self._facts = facts
        self._policy = policy
        self._checks = checks
        self._book = NameBook(facts.lexicon)

    def decide(self, draft: Draft, *, dossier: Dossier) -> Cleared | Held:
        """The draft as it may go out, mended where it must be, or why a person has to look at it.

        Every sentence is checked against the reports of the dossier, whoever wrote it; a check that breaks holds the draft.
        A judge is not asked about a draft that its own model wrote.
        """
        base = EvidenceBase(dossier.materials, facts=self._facts, book=self._book)
        mender = Mender(base, policy=self._policy, checks=self._checks, readers=self._readers_of(draft))
        try:
            assembly = assemble(draft, dossier=dossier, base=base, mender=mender)
        except CheckBroke as broken:
            return _held(draft, HeldReason.CHECK_BROKE, f"a check could not be run: {broken}", remedy=_REPORT_IT)
        return self._decision(draft, assembly, dossier=dossier, base=base)

    def _readers_of(self, draft: Draft) -> SecondReaders:
        """Who may be asked about a draft: never the model that wrote it."""
        judge = self._readers.judge
        is_own = judge is not None and draft.uses_model and is_same_model(judge.model, draft.writer)
        return self._readers_of_own_draft if is_own else self._readers

    def _decision(self, draft: Draft, assembly: Assembly, *, dossier: Dossier, base: EvidenceBase) -> Cleared | Held:
        if assembly.draft is None:
            message = f"the headline does not stand, and no other report's does: {reason_of(assembly.verdicts[0])}"
            return _held(draft, HeldReason.HEADLINE_FAILED, message, remedy=_READ_IT, verdicts=assembly.verdicts)
        mended = assembly.draft
        if not mended.standfirst and not mended.paragraphs and not mended.fact_lines:
            message = "no sentence and no fact of the draft passed the checks"
            return _held(draft, HeldReason.TOO_LITTLE_LEFT, message, remedy=_READ_IT, verdicts=assembly.verdicts)
        pages = _pages(mended, base=base, dossier=dossier)
        unkept = next((report_id for report_id, sha256 in pages if not sha256), "")
        if unkept:
            return _held(draft, HeldReason.CHECK_BROKE, f"no stored page for report {unkept}", remedy=_REPORT_IT)
        content: _Content = (mended, assembly.verdicts, self._policy, pages, assembly.repairs)
        return _cleared(content, digest=_digest(msgspec.msgpack.encode(content)))


_READ_IT = "Read what was found and correct the draft or its sources; the story is tried again when another report joins it."
_REPORT_IT = "Report this with the story's id; the story is tried again in later runs, for about a day."


def encode_cleared(cleared: Cleared) -> bytes:
    """A cleared draft as bytes for the store; `reopen` gives it back."""
    content: _Content = (cleared.draft, cleared.verdicts, cleared.policy, cleared.pages, cleared.repairs)
    return _frame(msgspec.msgpack.encode(content))


def reopen(data: bytes, *, digest: str) -> Cleared:
    """The cleared draft that was stored under a digest. Raises `GateError` if its bytes are not those that were cleared."""
    try:
        version, content = msgspec.msgpack.decode(data, type=tuple[int, bytes])
    except msgspec.DecodeError as error:
        raise _altered("cannot be read", digest) from error
    if version != _FORMAT or _digest(content) != digest or _frame(content) != data:
        raise _altered("was altered after it was cleared", digest)
    try:
        return _cleared(msgspec.msgpack.decode(content, type=_Content), digest=digest)
    except msgspec.DecodeError as error:
        raise _altered("is no decision of this version", digest) from error


def _frame(content: bytes) -> bytes:

    return msgspec.msgpack.encode((_FORMAT, content))


def _cleared(content: _Content, *, digest: str) -> Cleared:
    draft, verdicts, policy, pages, repairs = content
    return Cleared(draft=draft, verdicts=verdicts, policy=policy, pages=pages, repairs=repairs, digest=digest)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _altered(problem: str, digest: str) -> GateError:
    return GateError(f"the stored decision {problem}", subject=digest[:16], remedy="Run again: the story is decided anew.")


def _pages(draft: Draft, *, base: EvidenceBase, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    cited = {ground.material.report.id for sentence in draft.sentences for ground in base.cited(sentence)}
    cited |= {line.report_id for line in draft.fact_lines}
    reports = (material.report for material in dossier.materials)
    return tuple((report.id, report.page_sha256) for report in reports if report.id in cited)


def _held(draft: Draft, reason: HeldReason, message: str, *, remedy: str, verdicts: Iterable[SentenceVerdict] = ()) -> Held:
    return Held(
        story_id=draft.story_id,
        language=draft.language,
        reason=reason,
        message=message,
        remedy=remedy,
        draft=draft,
        verdicts=tuple(verdicts),
    )
