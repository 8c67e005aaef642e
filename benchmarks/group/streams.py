"""Stories from a stream: the grouper in one configuration, beside a plain single pass whose threshold is tuned on each set."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group.baseline import THRESHOLDS, single_pass
from benchmarks.group.metrics import Agreement, agreement
from benchmarks.group.sets import Stream, stream_sets, streams
from copydesk.group.grouper import GroupOptions, group_reports, live_stories
from copydesk.group.origins import told
from copydesk.group.scorer import Numbers, shipped_numbers
from copydesk.group.signature import Signature
from copydesk.model.story import Grouping

PLAIN: Final = "plain_tuned_per_set"


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every set, each with the plain pass beside it, then the means over all."""
    ours: list[Agreement] = []
    plain: list[Agreement] = []
    for part in stream_sets(data, quick=quick):
        orders = list(streams(part))
        ours.append(_mean([measured(stream) for stream in orders]))
        yield from _figures(part.name, ours[-1], n=len(part.items), config="default")
        plain.append(_plain(orders[0]))
        yield from _figures(part.name, plain[-1], n=len(part.items), config=PLAIN)
    for config, all_of in (("default", ours), (PLAIN, plain)):
        yield _figure("all", "mean_bcubed_f1", mean(each.bcubed_f1 for each in all_of), n=len(all_of), config=config)
        yield _figure("all", "mean_ceaf_e", mean(each.ceaf_e for each in all_of), n=len(all_of), config=config)
        yield _figure("all", "lowest", min(each.bcubed_f1 for each in all_of), n=len(all_of), config=config)


def measured(stream: Stream, *, numbers: Numbers | None = None) -> Agreement:
    """How well the grouper's stories agree with the gold; with other numbers than the shipped ones where some are given."""
    grouping = grouped(stream.signatures, numbers=numbers)
    story_of = {report_id: story.id for story in grouping.stories for report_id in story.report_ids}
    return agreement(gold=stream.gold, predicted=[story_of[each.report_id] for each in stream.signatures])


def grouped(signatures: Sequence[Signature], *, numbers: Numbers | None = None) -> Grouping:
    """The grouping of signatures on an empty desk; with other numbers than the shipped ones where some are given."""
    options = GroupOptions()
    by_id = {signature.report_id: signature for signature in signatures}
    return group_reports(
        signatures,
        live=live_stories(options, numbers=numbers or shipped_numbers()),
        known=Grouping(stories=()),
        told_of=lambda report_ids: [told(by_id[report_id]) for report_id in report_ids],
        options=options,
    )


def _plain(stream: Stream) -> Agreement:
    """The plain pass with the threshold that suits this set best: more than any desk can have, since it looks at the gold."""
    tried = (
        agreement(gold=stream.gold, predicted=single_pass(stream.signatures, threshold=threshold)) for threshold in THRESHOLDS
    )
    return max(tried, key=lambda each: each.bcubed_f1)


def _mean(orders: Sequence[Agreement]) -> Agreement:
    return Agreement(
        bcubed_f1=mean(each.bcubed_f1 for each in orders),
        ceaf_e=mean(each.ceaf_e for each in orders),
        cluster_ratio=mean(each.cluster_ratio for each in orders),
    )


def _figures(name: str, found: Agreement, *, n: int, config: str) -> Iterator[Figure]:
    yield _figure(name, "bcubed_f1", found.bcubed_f1, n=n, config=config)
    yield _figure(name, "ceaf_e", found.ceaf_e, n=n, config=config)
    yield _figure(name, "cluster_ratio", found.cluster_ratio, n=n, config=config)


def _figure(name: str, metric: str, value: float, *, n: int, config: str) -> Figure:
    return Figure(bench="group", set=name, metric=metric, value=round(value, 4), n=n, config=config)
