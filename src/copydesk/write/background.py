"""Which sentences tell what came before the event."""

from datetime import date, datetime, timedelta

from copydesk.model.facts import Moment, Sentence


def is_background(sentence: Sentence, *, opened_at: datetime, days: int) -> bool:
    """Whether every dated thing in a sentence lies well before the story; a sentence without dates is not background."""
    latest = [end for moment in sentence.facts.moments if (end := last_day(moment)) is not None]
    return bool(latest) and max(latest) < opened_at.date() - timedelta(days=days)


def last_day(moment: Moment) -> date | None:
    """The last day that a moment can mean; None where its year is not known."""
    parts = moment.value.split("T", 1)[0].split("-")
    if not parts[0].isdecimal() or len(parts[0]) != 4 or int(parts[0]) == 0:
        return None
    year = int(parts[0])
    month = _number(parts, 1)
    day = _number(parts, 2)
    if month is None or not 1 <= month <= 12:
        return date(year, 12, 31)
    if day is None:
        return _month_end(year, month)
    return _day(year, month=month, day=day)


def _number(parts: list[str], place: int) -> int | None:
    return int(parts[place]) if len(parts) > place and parts[place].isdecimal() else None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return following - timedelta(days=1) if following != date.max else following


def _day(year: int, *, month: int, day: int) -> date | None:
    end = _month_end(year, month)
    return date(year, month, day) if 1 <= day <= end.day else None
