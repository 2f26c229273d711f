from datetime import date
from pathlib import Path

import pytest

from index.articles import article_text
from index.corpus import load_corpus
from index.errors import FilesRefused
from index.withdrawn import Withdrawal, save_withdrawn
from tests.fakes import two_articles, write_corpus


def refusals(directory: Path) -> list[str]:
    with pytest.raises(FilesRefused) as refused:
        load_corpus(directory)
    return [str(fault).replace(f"{directory}/", "") for fault in refused.value.faults]


def test_only_articles_have_to_be_there(tmp_path: Path) -> None:
    corpus = load_corpus(write_corpus(tmp_path, two_articles()))
    assert corpus.articles == two_articles()
    assert (len(corpus.entities), corpus.disagreements, corpus.withdrawn) == (0, (), ())


def test_the_digest_of_a_corpus_follows_what_its_files_say_and_not_where_they_lie(tmp_path: Path) -> None:
    one, other = two_articles()
    digest = load_corpus(write_corpus(tmp_path / "a", [one, other])).digest
    assert load_corpus(write_corpus(tmp_path / "b", [other, one])).digest == digest
    file = next((tmp_path / "b").rglob(f"{one.article_id}.md"))
    file.rename(tmp_path / "b" / "articles" / file.name)
    assert load_corpus(tmp_path / "b").digest == digest
    file = tmp_path / "b" / "articles" / file.name
    file.write_text(article_text(one).replace("four hours", "six hours"), encoding="utf-8")
    assert load_corpus(tmp_path / "b").digest != digest


def test_the_digest_changes_with_what_stands_beside_the_articles(tmp_path: Path) -> None:
    digest = load_corpus(write_corpus(tmp_path, two_articles())).digest
    (tmp_path / "outlets.yaml").write_text("outlets: [{name: Herald}]")
    assert load_corpus(tmp_path).digest != digest


def test_an_article_that_is_withdrawn_is_left_out_and_its_file_stays(tmp_path: Path) -> None:
    gone, stays = two_articles()
    write_corpus(tmp_path, [gone, stays])
    save_withdrawn(tmp_path, [Withdrawal(gone.article_id, "retracted: by the outlet", date(2031, 5, 1))])
    corpus = load_corpus(tmp_path)
    assert corpus.articles == (stays,)
    assert corpus.withdrawn == (Withdrawal(gone.article_id, "retracted: by the outlet", date(2031, 5, 1)),)
    assert list(tmp_path.rglob(f"{gone.article_id}.md")) != []


def test_a_corpus_with_every_article_withdrawn_is_refused(tmp_path: Path) -> None:
    every = two_articles()
    write_corpus(tmp_path, every)
    save_withdrawn(tmp_path, [Withdrawal(one.article_id, "test", date(2031, 5, 1)) for one in every])
    assert refusals(tmp_path) == ["withdrawn.yaml:1: every article is withdrawn; at least one that is not"]


def test_faults_of_articles_and_of_the_files_beside_them_are_told_in_one_run(tmp_path: Path) -> None:
    one, other = two_articles()
    write_corpus(tmp_path, [one, other])
    next(tmp_path.rglob(f"{one.article_id}.md")).write_text(article_text(one).replace("2031-03-04", "soon"))
    (tmp_path / "outlets.yaml").write_text("outlets:\n  - name: Herald\n    spellings: [herald]\n")
    found = refusals(tmp_path)
    assert [fault.partition(":")[0].rpartition("/")[2] for fault in found][-1] == "outlets.yaml"
    assert any("soon is not a date" in fault for fault in found)
    assert found[-1] == "outlets.yaml:2: herald stands here again; each name, spelling and host once"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "withdrawn: [{id: nothing, why: x, on: 2031-05-01}]",
            "withdrawn.yaml:1: no article nothing; the id of an article of the corpus",
        ),
        ("withdrawn: nothing", "withdrawn.yaml:1: withdrawn: input should be a valid tuple ('nothing')"),
        ("withdrawn: [{id: x, why: x, on: soon}]", "withdrawn.yaml:1: on: not a day as 2025-11-06"),
        ("gone: []", "withdrawn.yaml:1: gone: extra inputs are not permitted; remove it"),
    ],
    ids=["unknown", "no list", "no date", "unknown key"],
)
def test_a_withdrawn_list_that_is_wrong_is_refused_by_line(tmp_path: Path, text: str, fault: str) -> None:
    write_corpus(tmp_path, two_articles())
    (tmp_path / "withdrawn.yaml").write_text(text)
    assert any(line.startswith(fault) for line in refusals(tmp_path))
