"""The serving embedder: an ONNX export on ONNX Runtime. The only file that imports onnxruntime and tokenizers."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The Linux wheel of ONNX Runtime carries vendor telemetry, which only this, set before the import, keeps off.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime
import tokenizers

from index.embedding.encoded import Encoded, words_of
from index.embedding.weights import file_digest
from index.errors import EmbedderUnavailable
from index.records import EmbedderIdentity

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
EXPORT_FILE = "export.json"
VECTORS, TOKENS = "vectors", "tokens"
# Exports of another format lie in other folders.
_FORMAT = 2
_BATCH = 32
_AGAIN = "remove the folder and run `talks-index build`"


@dataclass(frozen=True, slots=True)
class _Description:
    """What export.json says."""

    identity: EmbedderIdentity
    max_tokens: int
    pad_id: int
    pad_token: str
    files: dict[str, str]


def export_folder(models: Path, weights_digest: str) -> Path:
    """The folder of the export of these weights, whether it is there or not."""
    return models / f"{weights_digest[:16]}.{_FORMAT}"


def read_identity(folder: Path) -> EmbedderIdentity:
    """Which vectors the export in ``folder`` makes.

    Raises:
        EmbedderUnavailable: Its description is missing or not readable.
    """
    return _describe(folder).identity


class ExportedEmbedder:
    """An export, loaded. Single questions are fastest on one thread."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: tokenizers.Tokenizer, identity: EmbedderIdentity
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.identity = identity

    @classmethod
    def open(cls, folder: Path, identity: EmbedderIdentity | None, threads: int = 1) -> "ExportedEmbedder":
        """Load the export in ``folder``; with ``identity`` given, it has to be of exactly that model.

        Raises:
            EmbedderUnavailable: A file is missing or changed, or the export is of another model.
        """
        description = _describe(folder)
        for name, digest in description.files.items():
            path = folder / name
            if not path.is_file() or file_digest(path) != digest:
                raise EmbedderUnavailable(f"{path}: missing or changed; {_AGAIN}")
        if identity is not None and description.identity != identity:
            found = description.identity
            message = f"{folder}: export of {found.model} ({found.weights_digest[:12]}, {found.dimension} dimensions)"
            raise EmbedderUnavailable(f"{message}, not of {identity.model} ({identity.weights_digest[:12]}); {_AGAIN}")
        tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        tokenizer.enable_truncation(description.max_tokens)
        tokenizer.enable_padding(pad_id=description.pad_id, pad_token=description.pad_token)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"])
        return cls(session, tokenizer, description.identity)

    def encode_questions(self, texts: Sequence[str]) -> list[Encoded]:
        return self._encode(texts, self.identity.query_prefix)

    def encode_passages(self, texts: Sequence[str]) -> list[Encoded]:
        return self._encode(texts, self.identity.passage_prefix)

    def _encode(self, texts: Sequence[str], prefix: str) -> list[Encoded]:
        encoded: dict[int, Encoded] = {}
        # Texts of like length together: a batch costs as much as its longest text.
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            read = self._tokenizer.encode_batch([prefix + texts[number] for number in batch])
            inputs = {
                "input_ids": np.array([text.ids for text in read], np.int64),
                "attention_mask": np.array([text.attention_mask for text in read], np.int64),
            }
            vectors, tokens = self._session.run([VECTORS, TOKENS], inputs)
            for number, text, vector, pieces in zip(batch, read, vectors, tokens, strict=True):
                whole = prefix + texts[number]
                words = words_of(whole, pieces, text.word_ids, text.offsets, len(prefix))
                encoded[number] = Encoded(vector, words)
        return [encoded[number] for number in range(len(texts))]


def _describe(folder: Path) -> _Description:
    path = folder / EXPORT_FILE
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return _Description(
            identity=EmbedderIdentity(**said["identity"]),
            max_tokens=int(said["max_tokens"]),
            pad_id=int(said["padding"]["pad_id"]),
            pad_token=str(said["padding"]["pad_token"]),
            files={MODEL_FILE: str(said["files"][MODEL_FILE]), TOKENIZER_FILE: str(said["files"][TOKENIZER_FILE])},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EmbedderUnavailable(
            f"{path}: not the description of an export ({type(error).__name__}); {_AGAIN}"
        ) from error
