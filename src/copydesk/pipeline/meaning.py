"""Before reports are grouped an embedding model is asked what they mean; without an answer they are grouped all the same."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copydesk.group.meaning import mark_of, packed
from copydesk.group.signature import Signature, decode_signature, encode_signature
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports.embedding import EmbeddingFailed

BATCH: Final = 32
"""Texts of one request."""
OPENING_CHARACTERS: Final = 1_000
"""Headline and beginning of a report, which are asked about: news tells the event first."""


def add_meanings(newsroom: Newsroom) -> None:
    """Keep the meaning of each report that waits for a story with its signature, a batch in a transaction.

    A failure is told in the log, once, and leaves the reports that remain to what they share by name, figure and day.
    """
    embedder, store = newsroom.embedder, newsroom.store
    if embedder is None:
        return
    mark = mark_of(embedder.model)
    signatures = (decode_signature(record.signature) for record in store.ungrouped())
    waiting = [each for each in signatures if not each.meaning.startswith(mark)]
    for batch in batches_of(waiting, size=BATCH):
        reports = store.reports([each.report_id for each in batch])
        try:
            vectors = embedder.vectors([reports[each.report_id].text[:OPENING_CHARACTERS] for each in batch])
        except EmbeddingFailed as failure:
            logging.getLogger(__name__).warning("reports are grouped without what they mean: %s", failure)
            return
        store.renew_signatures(list(_renewed(batch, vectors, model=embedder.model)))


def _renewed(batch: Sequence[Signature], vectors: Sequence[Sequence[float]], *, model: str) -> Iterator[tuple[str, bytes]]:
    for signature, vector in zip(batch, vectors, strict=True):
        yield signature.report_id, encode_signature(replace(signature, meaning=packed(vector, model=model)))
