"""What a run works with: what every process knows, and what the one that decides holds besides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from copydesk.check.gate import Gate
from copydesk.group.grouper import GroupOptions
from copydesk.illustrate.fonts import FontCoverage
from copydesk.model.approval import Approvals
from copydesk.model.cleared import Policy
from copydesk.model.edition import SiteFacts
from copydesk.model.judgement import JudgeIdentity, Judgement
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.source import SourceBook
from copydesk.model.story_decision import StoryDecision
from copydesk.pipeline.judging import AnsweredJudge
from copydesk.pipeline.workers import Workers
from copydesk.ports import Clock, Progress, SiteTree, Store
from copydesk.ports.embedding import Embedder
from copydesk.ports.second_readers import JudgeService
from copydesk.publish.renderer import Renderer
from copydesk.text.facts import FactReader
from copydesk.write.options import ExtractiveOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run goes about its work. `workers` 1 does everything in one process; `batch_size` is in pages and in stories."""

    languages: tuple[str, ...] = ("ko", "en")
    policy: Policy = Policy.STRICT
    workers: int = 2
    batch_size: int = 32
    rounds: int = 3
    """How often a held draft is written again without the sentences that failed."""
    group: GroupOptions = field(default_factory=GroupOptions)
    write: ExtractiveOptions = field(default_factory=ExtractiveOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What every process of a run knows. `site` is the publisher's facts without the time of the build.

    `open_store` opens the newsroom's store once more, for reading, in whatever process calls it; it can be pickled.
    `judge` is who vouches for wordings, None where nobody is to be asked. `decisions` are an editor's about stories, in order.
    """

    options: RunOptions
    sources: SourceBook
    lexicon: Lexicon
    site: SiteFacts
    fonts: FontCoverage
    open_store: Callable[[], Store]
    approvals: Approvals = field(default_factory=Approvals)
    judge: JudgeIdentity | None = None
    decisions: tuple[StoryDecision, ...] = ()


class Workbench:
    """What one process works with. Each part is made when it is first needed and kept."""

    def __init__(self, knowledge: Knowledge, *, store: Store | None = None) -> None:
        self.knowledge = knowledge
        self._store = store
        self._renderers: dict[datetime, Renderer] = {}

    @property
    def options(self) -> RunOptions:
        """How the run goes about its work."""
        return self.knowledge.options

    @cached_property
    def store(self) -> Store:
        """The newsroom's store; a process other than the first only reads it."""
        return self._store or self.knowledge.open_store()

    @cached_property
    def facts(self) -> FactReader:
        """A reader of facts that knows the desk's lexicon."""
        return FactReader(self.knowledge.lexicon)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The desk's lexicon by entity id."""
        return self.knowledge.lexicon.by_id()

    @cached_property
    def gate(self) -> Gate:
        """The gate under the desk's policy."""
        return Gate(self.facts, self.options.policy, judge=self.judge, editor=self.knowledge.approvals)

    @cached_property
    def judge(self) -> AnsweredJudge | None:
        """The desk's judge, as far as its answers are kept in the store."""
        identity = self.knowledge.judge
        return None if identity is None else AnsweredJudge(identity, kept=self._kept_judgement)

    def _kept_judgement(self, digest: str) -> Judgement | None:
        return self.store.judgements([digest]).get(digest)

    def renderer(self, *, built_at: datetime) -> Renderer:
        """The renderer of the build at a time."""
        if built_at not in self._renderers:
            self._renderers = {built_at: Renderer(replace(self.knowledge.site, built_at=built_at))}
        return self._renderers[built_at]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything a run needs, built once in `app`. Only this process writes to store and site; `workers` compute.

    `judge` is asked by this process alone; it is there where `knowledge.judge` is. `embedder` is asked before grouping.
    """

    bench: Workbench
    workers: Workers[Workbench]
    tree: SiteTree
    clock: Clock
    progress: Progress
    judge: JudgeService | None = None
    embedder: Embedder | None = None

    @property
    def knowledge(self) -> Knowledge:
        """What every process of the run knows."""
        return self.bench.knowledge

    @property
    def options(self) -> RunOptions:
        """How the run goes about its work."""
        return self.bench.options

    @property
    def store(self) -> Store:
        """The newsroom's memory."""
        return self.bench.store

    def is_large(self, count: int) -> bool:
        """Whether so many items are worth starting processes for."""
        return count > 2 * self.options.batch_size
