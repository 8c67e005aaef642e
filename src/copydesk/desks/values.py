"""What a desk file decides, as frozen values."""

from dataclasses import dataclass

from copydesk.model.judgement import JudgeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskIdentity:
    """Who publishes what, where. `base_url` ends in `/`; `titles` are (language, site title), one for each of `languages`.

    `time_zone` is the IANA zone that pages write times in.
    """

    name: str
    owner: str
    contact: str
    corrections_contact: str
    base_url: str
    languages: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherSettings:
    """How sources are asked. Times in seconds, sizes in bytes after decompression; `concurrency` counts hosts at once."""

    user_agent: str
    timeout_s: float
    max_page_bytes: int
    max_feed_bytes: int
    max_pages_per_feed: int
    max_age_days: float
    host_interval_s: float
    allow_private_addresses: bool
    concurrency: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedderSettings:
    """The embedding model of a desk. `url` is the whole address that texts go to; its key is no setting, but in the environment.

    `same_from` is the cosine (0..1) from which two reports in different languages tell one event. `max_calls` counts requests of
    one run.
    """

    url: str
    model: str
    same_from: float
    timeout_s: float
    max_calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSettings:
    """The judge of a desk. `url` is the whole address that questions go to; its key is no setting, but in the environment.

    `threshold` is a probability (0.5..1), read for a classifier alone. `max_calls` counts requests of one run, `max_time_s` the
    seconds that it asks.
    """

    kind: JudgeKind
    url: str
    model: str
    threshold: float
    timeout_s: float
    concurrency: int
    max_calls: int
    max_time_s: float
