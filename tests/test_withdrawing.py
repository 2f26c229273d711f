import json
from pathlib import Path

import pytest

from index.snapshot.withdrawn_list import WithdrawnList
from tests.commands import talks_index
from tests.fakes import past_corpus, two_articles
from tests.fixtures import Built

GONE, STAYS = (one.article_id for one in two_articles())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return past_corpus(tmp_path / "corpus")


def withdraw(corpus: Path, *arguments: str) -> tuple[int, str]:
    done = talks_index("withdraw", *arguments, "--corpus", corpus, "--index", corpus.parent / "index.d")
    return done.code, done.out + done.err


def test_a_withdrawn_article_leaves_the_answers_at_once_and_the_next_build(corpus: Path, built: Built) -> None:
    index = corpus.parent / "index.d"
    options = ("--index", index, "--models", built.models)
    talks_index("build", "--corpus", corpus, *options)

    def cited() -> set[str]:
        said = json.loads(talks_index("ask", "Who led the hill delegation?", *options, "--json").out)
        return {citation["article_id"] for citation in said["citations"] + said["nearest"]}

    assert GONE in cited()
    code, said = withdraw(corpus, GONE, "--why", "retracted")
    assert (code, said) == (0, f"{GONE} is not cited any more; run `talks-index build` to leave it out\n")
    assert GONE not in cited()
    assert json.loads(talks_index("build", "--corpus", corpus, *options, "--json").out)["articles"] == 1
    assert GONE not in cited()
    withdraw(corpus, GONE, "--undo")
    talks_index("build", "--corpus", corpus, *options)
    assert GONE in cited()


def test_why_and_when_are_kept_beside_the_articles(corpus: Path) -> None:
    withdraw(corpus, GONE, "--why", "retracted: by the outlet")
    text = (corpus / "withdrawn.yaml").read_text()
    assert "why: 'retracted: by the outlet'" in text
    assert WithdrawnList(corpus.parent / "index.d").ids() == {GONE}
    assert len(list(corpus.rglob(f"{GONE}.md"))) == 1


def test_a_reason_has_to_be_given(corpus: Path) -> None:
    code, said = withdraw(corpus, GONE)
    assert (code, "--why" in said) == (2, True)
    assert not (corpus / "withdrawn.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("nothing", "--why", "x"), "no article nothing in "),
        ((GONE[:-1], "--why", "x"), f"near: {GONE}"),
        ((GONE, "--undo"), f"{GONE} is not withdrawn; nothing to undo"),
    ],
    ids=["unknown", "nearly", "not withdrawn"],
)
def test_what_cannot_be_withdrawn_is_said_in_one_line(corpus: Path, arguments: tuple[str, ...], expected: str) -> None:
    code, said = withdraw(corpus, *arguments)
    assert (code, len(said.splitlines()), expected in said) == (1, 1, True)


def test_an_article_is_withdrawn_once(corpus: Path) -> None:
    withdraw(corpus, GONE, "--why", "x")
    code, said = withdraw(corpus, GONE, "--why", "y")
    assert (code, "is withdrawn already" in said) == (1, True)
