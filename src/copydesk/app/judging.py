"""The judge that a desk names, ready to be asked."""

from collections.abc import Mapping
from os import environ
from typing import Final

from copydesk.adapters.judge_wires import ChatWire, NliWire
from copydesk.adapters.judging import HttpJudge, JudgeLimits
from copydesk.desks.values import JudgeSettings
from copydesk.errors import SettingsError
from copydesk.model.cleared import Policy
from copydesk.model.judgement import JudgeKind
from copydesk.settings import Settings

KEY_VARIABLE: Final = "COPYDESK_JUDGE_KEY"
"""The environment variable that holds the key of a judge's endpoint."""


def service_of(settings: Settings, judge: JudgeSettings, *, limits: JudgeLimits | None = None) -> HttpJudge:
    """The desk's judge. Made once for a run, whose calls it counts. `limits` replace the desk's.

    Raises `SettingsError` for a key that cannot be sent.
    """
    own = JudgeLimits(
        timeout_s=judge.timeout_s, concurrency=judge.concurrency, max_calls=judge.max_calls, max_time_s=judge.max_time_s
    )
    return HttpJudge(
        _wire(judge), user_agent=settings.gather.user_agent, key=key_in(environ, variable=KEY_VARIABLE), limits=limits or own
    )


def _wire(judge: JudgeSettings) -> ChatWire | NliWire:
    if judge.kind is JudgeKind.NLI:
        return NliWire(url=judge.url, model=judge.model, threshold=judge.threshold)
    return ChatWire(url=judge.url, model=judge.model)


def key_in(environment: Mapping[str, str], *, variable: str) -> str:
    """The key of an endpoint, which no message shows. Raises `SettingsError` for one that cannot be sent."""
    key = environment.get(variable, "").strip()
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        remedy = "Set it to the key alone, as your provider gives it."
        raise SettingsError("holds characters that no key has", subject=variable, remedy=remedy)
    return key


def service_for_runs(settings: Settings) -> HttpJudge | None:
    """The judge that a run asks; None where the desk names none, or its policy lets nothing out on a judge's word."""
    if settings.judge is None or settings.policy is Policy.STRICT:
        return None
    return service_of(settings, settings.judge)
