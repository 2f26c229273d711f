from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.build import BuildPlan, build
from index.embedding import DEFAULT_MODEL
from index.errors import CorpusError
from index.snapshot.manifest import read_manifest
from index.snapshot.opened import current_directory
from index.withdrawn import Withdrawal, save_withdrawn
from tests.fakes import past_corpus, two_articles
from tests.fixtures import Built

FIRST = two_articles()[0].article_id
HOLDS = f"""
questions:
  - id: leader
    question: Who led the hill delegation?
    language: en
    kind: question
    any_of: [{{article: {FIRST}, paragraph: 1}}]
  - id: glass
    question: What did the glass tower by the lake cost?
    language: en
    kind: refusal
"""
BROKEN = HOLDS.replace("paragraph: 1", "paragraph: 3")

Builds = Callable[..., str]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return past_corpus(tmp_path / "corpus")


@pytest.fixture
def run(corpus: Path, built: Built) -> Builds:
    def run(*, force: bool = False) -> str:
        plan = BuildPlan(corpus, corpus.parent / "index.d", built.models, DEFAULT_MODEL, force)
        return build(plan, lambda *_: None).snapshot

    return run


def test_a_snapshot_that_holds_its_golden_questions_is_published(corpus: Path, run: Builds) -> None:
    (corpus / "gate.yaml").write_text(HOLDS)
    published = run()
    assert current_directory(corpus.parent / "index.d").name == published


def test_a_snapshot_that_breaks_one_is_not_published_and_the_question_is_named(corpus: Path, run: Builds) -> None:
    before = run()
    (corpus / "gate.yaml").write_text(BROKEN)
    with pytest.raises(CorpusError, match=r"gate\.yaml: 1 of 2 golden questions do not hold: leader \(Who led"):
        run()
    assert current_directory(corpus.parent / "index.d").name == before


def test_force_publishes_all_the_same_and_says_what_it_overrides(
    corpus: Path, run: Builds, caplog: pytest.LogCaptureFixture
) -> None:
    (corpus / "gate.yaml").write_text(BROKEN)
    published = run(force=True)
    assert current_directory(corpus.parent / "index.d").name == published
    assert "1 of 2 golden questions do not hold: leader" in caplog.text
    assert "as --force says" in caplog.text


def test_a_known_gap_keeps_no_snapshot_from_going_live(corpus: Path, run: Builds) -> None:
    (corpus / "gate.yaml").write_text(BROKEN.replace("kind: question", "kind: question\n    known_gap: true"))
    assert run()


def test_a_golden_question_of_a_withdrawn_article_keeps_no_build_from_leaving_it_out(corpus: Path, run: Builds) -> None:
    (corpus / "gate.yaml").write_text(HOLDS)
    run()
    save_withdrawn(corpus, [Withdrawal(FIRST, "retracted", date(2031, 5, 1))])
    assert read_manifest(corpus.parent / "index.d" / run()).counts.articles == 1
