import asyncio
from pathlib import Path

import pytest

from bot.building import BuildAside, report_of
from index.errors import CorpusError
from index.snapshot.opened import current_directory
from index.snapshot.publish import building
from tests.fakes import past_corpus
from tests.fixtures import Built
from tests.talking import found_in_the_end


async def test_a_snapshot_is_built_in_a_process_of_its_own(tmp_path: Path, built: Built) -> None:
    build = BuildAside(past_corpus(tmp_path / "corpus"), tmp_path / "index.d", built.models)
    report = await build()
    assert (report.published, report.articles) == (True, 2)
    assert current_directory(tmp_path / "index.d").name == report.snapshot
    again = await build()
    assert (again.published, again.snapshot) == (False, report.snapshot)


async def test_why_a_build_refuses_is_said_as_the_command_says_it(tmp_path: Path, built: Built) -> None:
    corpus = past_corpus(tmp_path / "corpus")
    bad = corpus / "articles" / "2019" / "03" / "bad.md"
    bad.write_text("no front matter")
    with pytest.raises(CorpusError) as refused:
        await BuildAside(corpus, tmp_path / "index.d", built.models)()
    assert str(refused.value).startswith(f"{bad}:1: ")
    assert not (tmp_path / "index.d" / "current").exists()


async def test_without_a_corpus_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus"):
        await BuildAside(None, tmp_path, tmp_path)()


async def test_a_build_that_nobody_waits_for_ends(tmp_path: Path, built: Built) -> None:
    index = tmp_path / "index.d"
    build = asyncio.create_task(BuildAside(past_corpus(tmp_path / "corpus"), index, built.models)())
    await asyncio.to_thread(found_in_the_end, lambda: index.exists() or None)
    build.cancel()
    with pytest.raises(asyncio.CancelledError):
        await build
    with building(index):
        assert not (index / "current").exists()


def test_of_a_build_that_breaks_only_the_last_line_is_said() -> None:
    trace = 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nMemoryError: too much\n'
    with pytest.raises(CorpusError) as refused:
        report_of(1, "", trace)
    assert str(refused.value) == "MemoryError: too much"


def test_a_build_that_is_killed_says_so() -> None:
    with pytest.raises(CorpusError, match="ended with code -9 and said nothing"):
        report_of(-9, "", "")
