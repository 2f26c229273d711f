"""A cross-encoder puts hits in order anew: a fake one, and a real one of the smallest size."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from index.answers import Answerer
from index.embedding import DEFAULT_MODEL, open_reranker
from index.embedding.weights import find_weights
from index.errors import EmbedderUnavailable
from index.records import Hit


class Longest:
    """The longer a passage, the better."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        return [float(len(passage)) for passage in passages]


def lengths(hits: Sequence[Hit]) -> list[int]:
    return [hit.passage.span.end - hit.passage.span.start for hit in hits]


def test_hits_come_in_the_order_of_the_cross_encoder(answerer: Answerer) -> None:
    question = "Who headed the Afghan side in Istanbul?"
    _, before = answerer.examine(question, 20)
    _, after = dataclasses.replace(answerer, reranker=Longest()).examine(question, 20)
    assert lengths(after) == sorted(lengths(before), reverse=True)
    assert [hit.rank for hit in after] == list(range(1, len(after) + 1))


def test_without_a_folder_nothing_is_reranked() -> None:
    assert open_reranker(None) is None


def test_a_folder_that_holds_no_cross_encoder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(EmbedderUnavailable, match="no such folder"):
        open_reranker(tmp_path / "nowhere")
    with pytest.raises(EmbedderUnavailable, match="not a cross-encoder"):
        open_reranker(tmp_path)


def test_a_cross_encoder_in_a_folder_scores_every_passage(tmp_path: Path) -> None:
    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(str(find_weights(DEFAULT_MODEL).folder))
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        num_labels=1,
    )  # type: ignore[call-arg]  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    reranker = open_reranker(tmp_path)
    assert reranker is not None
    scores = reranker.scores("Who met?", ["The envoys met.", "Nobody met.", "Rain."])
    assert len(scores) == len(set(scores)) == 3
    assert scores == pytest.approx(reranker.scores("Who met?", ["The envoys met.", "Nobody met.", "Rain."]))
