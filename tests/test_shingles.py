"""Words freed of type-setting, and the runs in which they stand."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.shingles import in_common, normalised_words, shingles
from tests.prose import bodies


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Don’t shoot”, said the MAYOR.", "dont shoot said the mayor"),
        ("The U.S. envoy paid 1,100.50 crowns – 40% of it late.", "the us envoy paid 1100.50 crowns 40 of it late"),
        ("Three men, twenty tents", "3 men 20 tents"),
        ("ﬁve ½ Türkiye’de İstanbul ışık", "5 1 2 turkiyede istanbul isik"),
        ("Talks at 5pm.Then home", "talks at 5 pm then home"),
        ("آتش‌بس در ۱۲ مارس؛ كابل", "اتشبس در 12 مارس کابل"),
        ("جنگ بندی ۴۱ دن، نہیں؟", "جنگ بندی 41 دن نهیں"),
        ("शांति वार्ता", "शत वरत"),
        ("停火协议", "停 火 协 议"),
        ("“…” — !", ""),
    ],
)
def test_words_are_alike_however_they_are_typed(text: str, words: str) -> None:
    assert normalised_words(text) == tuple(words.split())


@given(bodies)
def test_words_of_words_are_the_same_words(text: str) -> None:
    words = normalised_words(text)
    assert normalised_words(" ".join(words)) == words


def test_shingles_are_all_runs_of_words_once() -> None:
    assert len(shingles("a b c a b c".split(), 3)) == 3
    assert len(shingles("a b".split(), 3)) == 1
    assert len(shingles([], 3)) == 0


def test_the_order_of_words_makes_the_shingle() -> None:
    assert in_common(shingles("a b".split(), 2), shingles("b a".split(), 2)) == 0
    assert in_common(shingles("x a b y".split(), 2), shingles("a b z".split(), 2)) == 1


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.integers(1, 5))
def test_shingles_are_distinct_and_ascending(words: list[str], size: int) -> None:
    found = shingles(words, size)
    assert np.array_equal(found, np.unique(found))
    assert len(found) == len({tuple(words[at : at + size]) for at in range(max(len(words) - size, 0) + 1)} - {()})


def test_shingles_are_the_same_in_every_process() -> None:
    program = "from index.shingles import shingles; print(shingles(['hill', 'gate', 'mill'], 2).tolist())"
    outside = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert outside.stdout.strip() == str(shingles(["hill", "gate", "mill"], 2).tolist())
