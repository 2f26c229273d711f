"""The reference embedder: sentence-transformers on torch. The only file that imports either."""

import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")  # read when the hub client is imported

import numpy as np
import sentence_transformers
import torch
from transformers.utils import logging as transformers_logging

from index.embedding.encoded import Encoded, words_of
from index.embedding.exported import (
    EXPORT_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    TOKENS,
    VECTORS,
    ExportedEmbedder,
    export_folder,
)
from index.embedding.weights import Weights, file_digest
from index.errors import CorpusError, EmbedderUnavailable
from index.records import EmbedderIdentity

transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # loading takes a second; our own bars show what takes long

# Measured: 1.6e-7 at most between the export and its original; ten times that is rounding, more is a fault.
LARGEST_DIFFERENCE = 1e-5
_OPSET = 17
_BATCH = 32

# Short, long, empty, several scripts, digits, marks: what an export could get wrong.
PROBES = (
    "",
    "truce",
    "Who led the Afghan delegation in Istanbul?",
    "The two sides met on 25 October 2025, at 2:30 p.m., and agreed on nothing.",
    "“If the talks fail,” he said, “there will be an open war.”",
    "استنبول مذاکرات میں افغان وفد کی قیادت کس نے کی؟",
    "د استانبول خبرې څه وخت پیل شوې؟",
    "Doha'da Afganistan heyetine kim başkanlık etti?",
    "!!! 1.6 $ — 😀",
    "monitoring mechanism " * 200,
)


class ReferenceEmbedder:
    """Any model that sentence-transformers loads."""

    def __init__(self, model: sentence_transformers.SentenceTransformer, identity: EmbedderIdentity) -> None:
        self.model = model
        self.identity = identity

    @classmethod
    def load(cls, weights: Weights) -> "ReferenceEmbedder":
        """Load a model folder.

        Raises:
            EmbedderUnavailable: The folder holds no model that sentence-transformers can load.
        """
        try:
            # Eager attention is the form that can be exported; the numbers are the same.
            model = sentence_transformers.SentenceTransformer(
                str(weights.folder), device="cpu", model_kwargs={"attn_implementation": "eager"}
            )
        except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
            message = f"{weights.folder}: not a model of sentence-transformers ({type(error).__name__}: {error})"
            raise EmbedderUnavailable(message) from error
        prompts = cast("dict[str, str]", model.prompts or {})
        identity = EmbedderIdentity(
            model=weights.model,
            weights_digest=weights.digest,
            dimension=int(model.get_embedding_dimension() or 0),
            query_prefix=prompts.get("query") or "",
            passage_prefix=prompts.get("document") or prompts.get("passage") or "",
        )
        return cls(model, identity)

    def encode_questions(self, texts: Sequence[str]) -> list[Encoded]:
        return self._encode(texts, self.identity.query_prefix)

    def encode_passages(self, texts: Sequence[str]) -> list[Encoded]:
        return self._encode(texts, self.identity.passage_prefix)

    def _encode(self, texts: Sequence[str], prefix: str) -> list[Encoded]:
        if not texts:
            return []
        whole = [prefix + text for text in texts]
        rows = cast(
            "list[dict[str, torch.Tensor]]",
            self.model.encode(
                whole,
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                prompt="",
                output_value=None,
            ),
        )
        read = self.model.tokenizer(whole, truncation=True, max_length=self.model.max_seq_length).encodings
        encoded = []
        for text, row, tokens in zip(whole, rows, read, strict=True):
            pieces = row["token_embeddings"].numpy()[: len(tokens.ids)]
            words = words_of(text, pieces, tokens.word_ids, tokens.offsets, len(prefix))
            encoded.append(Encoded(row["sentence_embedding"].numpy(), words))
        return encoded


class _Pooled(torch.nn.Module):
    """A model with its pooling, as one function from token ids to unit vectors of texts, and vectors of tokens."""

    def __init__(self, model: sentence_transformers.SentenceTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features: dict[str, Any] = {"input_ids": input_ids, "attention_mask": attention_mask}
        found = self.model(features)
        return torch.nn.functional.normalize(found["sentence_embedding"], dim=-1), found["token_embeddings"]


def export(embedder: ReferenceEmbedder, models: Path) -> Path:
    """Write the ONNX export of a model into ``models``, unless it is there, and return its folder.

    Raises:
        EmbedderUnavailable: What the export computes differs from the original, or the model cannot be exported.
        CorpusError: The directory cannot be written.
    """
    folder = export_folder(models, embedder.identity.weights_digest)
    if folder.is_dir():
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=models, prefix=".export-"))
        try:
            _write(embedder, aside)
            _compare(embedder, ExportedEmbedder.open(aside, embedder.identity))
            aside.chmod(0o755)
            aside.replace(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        message = f"{models}: cannot be written ({error.strerror})"
        raise CorpusError(f"{message}; free some space or choose another --models") from error
    return folder


def _write(embedder: ReferenceEmbedder, folder: Path) -> None:
    tokenizer = embedder.model.tokenizer
    if getattr(tokenizer, "backend_tokenizer", None) is None:
        raise EmbedderUnavailable(f"{embedder.identity.model}: its tokenizer cannot be exported")
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER_FILE))
    ids = torch.ones((2, 16), dtype=torch.int64)
    shape = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings():
        # The tracer announces its successor and every constant it folds; `_compare` judges the outcome instead.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Pooled(embedder.model).eval(),
            (ids, ids),
            str(folder / MODEL_FILE),
            input_names=["input_ids", "attention_mask"],
            output_names=[VECTORS, TOKENS],
            dynamic_axes={"input_ids": shape, "attention_mask": shape, VECTORS: {0: "texts"}, TOKENS: shape},
            opset_version=_OPSET,
            dynamo=False,
        )
    description = {
        "identity": asdict(embedder.identity),
        "max_tokens": int(embedder.model.max_seq_length or 512),
        "padding": {"pad_id": int(tokenizer.pad_token_id or 0), "pad_token": str(tokenizer.pad_token)},
        "files": {name: file_digest(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)},
    }
    (folder / EXPORT_FILE).write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _compare(reference: ReferenceEmbedder, exported: ExportedEmbedder) -> None:
    pairs = zip(reference.encode_questions(PROBES), exported.encode_questions(PROBES), strict=True)
    difference = max(_difference(ours, theirs) for ours, theirs in pairs)
    if difference > LARGEST_DIFFERENCE:
        raise EmbedderUnavailable(f"the export of {reference.identity.model} differs from it by {difference:.1e}")


def _difference(one: Encoded, other: Encoded) -> float:
    """The largest difference of a component; infinite where they are not of the same words."""
    if one.words.spans != other.words.spans:
        return float("inf")
    apart = [np.abs(one.vector - other.vector).max(), np.abs(one.words.vectors - other.words.vectors).max(initial=0.0)]
    return float(max(apart))


class CrossEncoderReranker:
    """Any cross-encoder that sentence-transformers loads: it reads question and passage together."""

    def __init__(self, folder: Path) -> None:
        """Load a model folder.

        Raises:
            EmbedderUnavailable: The folder holds no cross-encoder.
        """
        try:
            self._model = sentence_transformers.CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # the library raises anything on a folder that is no model
            raise EmbedderUnavailable(f"{folder}: not a cross-encoder ({type(error).__name__})") from error

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers, in no fixed scale; the higher, the better."""
        with torch.inference_mode():
            scores = self._model.predict([(question, passage) for passage in passages], show_progress_bar=False)
        return [float(score) for score in np.asarray(scores).reshape(len(passages), -1)[:, -1]]
