"""Text to unit vectors: one protocol, and two implementations of the same model.

- `reference`: sentence-transformers. It loads any model, embeds the corpus, and writes an ONNX export.
- `exported`: that export on ONNX Runtime. It answers questions: a third of the time, a fifth of the memory, no torch.

Both are imported only when used; `open_embedder` and `building_embedder` choose.
"""

import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.embedding.encoded import Encoded
from index.embedding.weights import DEFAULT_MODEL, find_weights
from index.errors import EmbedderUnavailable
from index.records import EmbedderIdentity

__all__ = [
    "DEFAULT_MODEL",
    "Embedder",
    "Encoded",
    "Reranker",
    "building_embedder",
    "known_identity",
    "open_embedder",
    "open_reranker",
]

log = logging.getLogger(__name__)


class Embedder(Protocol):
    """Encodes texts, each on its own: as vectors of length 1 and of ``identity.dimension`` components.

    What lies behind the model's window (256 tokens for the default one) does not count.
    """

    @property
    def identity(self) -> EmbedderIdentity: ...

    def encode_questions(self, texts: Sequence[str]) -> list[Encoded]: ...

    def encode_passages(self, texts: Sequence[str]) -> list[Encoded]: ...


def open_embedder(identity: EmbedderIdentity, models: Path) -> Embedder:
    """What answers questions: the export of ``identity`` in the directory ``models``, or else the reference.

    Raises:
        EmbedderUnavailable: Neither is there, or what is there has other weights.
    """
    from index.embedding import exported  # noqa: PLC0415 (loads ONNX Runtime)

    folder = exported.export_folder(models, identity.weights_digest)
    if folder.is_dir():
        return exported.ExportedEmbedder.open(folder, identity)
    log.warning("no export of %s in %s: answering with sentence-transformers, which is slower", identity.model, models)
    reference = building_embedder(identity.model, models, export=False)
    if reference.identity != identity:
        message = f"{identity.model}: other weights than the snapshot was built with; run `talks-index build`"
        raise EmbedderUnavailable(message)
    return reference


def building_embedder(model: str, models: Path, *, export: bool = True) -> Embedder:
    """What embeds the corpus: the reference, having written an export into ``models`` where there is none yet.

    Where sentence-transformers is not installed (in a container that only serves), the export embeds too.

    Raises:
        EmbedderUnavailable: The model cannot be loaded, or is not what it claims to be.
    """
    weights = find_weights(model)
    if importlib.util.find_spec("sentence_transformers") is None:
        from index.embedding import exported  # noqa: PLC0415 (loads ONNX Runtime)

        return exported.ExportedEmbedder.open(exported.export_folder(models, weights.digest), None)
    from index.embedding import reference  # noqa: PLC0415 (loads torch: ten seconds)

    embedder = reference.ReferenceEmbedder.load(weights)
    if export:
        reference.export(embedder, models)
    return embedder


def known_identity(model: str, models: Path) -> EmbedderIdentity | None:
    """Which vectors ``model`` makes, read from its export without loading it; None where there is no export yet.

    Raises:
        EmbedderUnavailable: There is no such model.
    """
    from index.embedding import exported  # noqa: PLC0415 (loads ONNX Runtime)

    folder = exported.export_folder(models, find_weights(model).digest)
    return exported.read_identity(folder) if folder.is_dir() else None


class Reranker(Protocol):
    """Reads a question and passages together, slower and better than vectors do."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]: ...


def open_reranker(folder: Path | None) -> Reranker | None:
    """Load the cross-encoder of a folder; without one nothing is reranked.

    Raises:
        EmbedderUnavailable: The folder is not there, or holds none.
    """
    if folder is None:
        return None
    if not folder.is_dir():
        raise EmbedderUnavailable(f"{folder}: no such folder; give that of a cross-encoder")
    from index.embedding import reference  # noqa: PLC0415 (loads torch: ten seconds)

    return reference.CrossEncoderReranker(folder)
