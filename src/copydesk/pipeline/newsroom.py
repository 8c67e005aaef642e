"""What a run works with: options, store, site, and the parts that read and check."""

from dataclasses import dataclass, field

from copydesk.check.gate import Gate
from copydesk.group.grouper import GroupOptions
from copydesk.illustrate.fonts import FontCoverage
from copydesk.model.cleared import Policy
from copydesk.model.edition import SiteFacts
from copydesk.model.lexicon import Lexicon
from copydesk.model.source import SourceBook
from copydesk.ports import Clock, Progress, SiteTree, Store
from copydesk.text.facts import FactReader
from copydesk.write.options import ExtractiveOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run goes about its work. `workers` 1 reads in the same process; `batch_size` is in pages and in stories."""

    languages: tuple[str, ...] = ("ko", "en")
    policy: Policy = Policy.STRICT
    workers: int = 2
    batch_size: int = 32
    rounds: int = 3
    """How often a held draft is written again without the sentences that failed."""
    group: GroupOptions = field(default_factory=GroupOptions)
    write: ExtractiveOptions = field(default_factory=ExtractiveOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything a run needs, built once in `app`. `site` is the publisher's facts without the time of the build."""

    options: RunOptions
    sources: SourceBook
    lexicon: Lexicon
    site: SiteFacts
    fonts: FontCoverage
    store: Store
    tree: SiteTree
    clock: Clock
    progress: Progress

    def fact_reader(self) -> FactReader:
        """A reader of facts that knows the desk's lexicon; make it once for a stage."""
        return FactReader(self.lexicon)

    def gate(self) -> Gate:
        """The gate under the desk's policy."""
        return Gate(self.fact_reader(), self.options.policy)
