"""Fixtures of more than one test file: snapshots, real and of the fake embedder, and how properties are tried."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.app import OpenState
from bot.state.address import StateAddress
from bot.state.store import open_store
from index.answers import Answerer
from index.build import BuildPlan, BuildReport, build
from index.embedding import DEFAULT_MODEL, open_embedder
from index.records import Article
from index.snapshot.opened import Snapshot, open_current
from tests.fakes import HashingEmbedder, publish_snapshot, two_articles

CORPUS = Path(__file__).parents[1] / "corpus"

# How long a machine takes is no property of the code, and a failure has to come again.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@dataclass(frozen=True, slots=True)
class Built:
    """The corpus of the repository, built with the real model: for reading only."""

    index: Path
    models: Path
    report: BuildReport


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    index = tmp_path_factory.mktemp("built") / "index.d"
    models = index / "models"
    report = build(BuildPlan(CORPUS, index, models, DEFAULT_MODEL), lambda *_: None)
    return Built(index, models, report)


@pytest.fixture(scope="session")
def answerer(built: Built) -> Iterator[Answerer]:
    """Answers from the real corpus with the real model."""
    snapshot = open_current(built.index)
    yield Answerer(snapshot, open_embedder(snapshot.manifest.embedder, built.models))
    snapshot.close()


@pytest.fixture
def snapshot_of(tmp_path: Path) -> Iterator[Callable[[Sequence[Article]], Snapshot]]:
    """Opens a snapshot of articles that the fake embedder made."""
    opened: list[Snapshot] = []

    def snapshot(articles: Sequence[Article]) -> Snapshot:
        opened.append(Snapshot(publish_snapshot(tmp_path / f"index-{len(opened)}", articles, HashingEmbedder())))
        return opened[-1]

    yield snapshot
    for one in opened:
        one.close()


@pytest.fixture(scope="session")
def small_answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Answers from two invented articles, with the fake embedder."""
    embedder = HashingEmbedder()
    snapshot = Snapshot(publish_snapshot(tmp_path_factory.mktemp("small"), two_articles(), embedder))
    yield Answerer(snapshot, embedder)
    snapshot.close()


@pytest.fixture
def open_state(tmp_path: Path) -> OpenState:
    """Opens the one state of this test."""
    return partial(open_store, StateAddress.parse(str(tmp_path / "state.sqlite")), lambda: datetime.now(UTC))
