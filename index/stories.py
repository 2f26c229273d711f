"""The same wire story in several outlets: articles that copy another, and passages that say the same alike."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from index.figures import Figures, contradict, figures
from index.marks import quotations
from index.records import Article, Passage
from index.shingles import Shingles, in_common, normalised_words, shingles

# Measured on tests/wire_copy.py, of whose events one half chose and the other confirmed. Of runs of 3, 4 and 5 words,
# three part best: prints of a wire story share .59 and more of their own words, other accounts of the event .05 at
# most, though they repeat a quotation of 40 words (with quotations counted, they share up to .22).
ARTICLE_SHINGLE_WORDS = 3
COPY_SHARE = 0.45
# What an article says in words of its own may be a line around a statement, which says nothing about who copies whom.
MIN_COPY_WORDS = 25

# Passages are windows that are cut anew in every print, so that alike ones often share but four sentences of five: half
# of the runs of two words. Windows that overlap in one article by two sentences share .46 at most, other accounts .35.
PASSAGE_SHINGLE_WORDS = 2
STORY_SHARE = 0.5
# A sentence that stands alone is in no other window, and much of it is who spoke where on which day: in the corpus,
# some that say different things share .60, and those that say the same .71 and more.
SENTENCE_SHARE = 0.65
# Still shorter ones, such as “He gave no details.”, are one story only when they are equal.
MIN_ALIKE_WORDS = 8

# Pairs that share just enough have an equal band of MinHash values in 96 % of cases (passages) and 99.9 % (articles of
# equal length; 89 % where one is three times as long as the other).
_PERMUTATIONS = 256
_ARTICLE_BAND_ROWS = 2
_PASSAGE_BAND_ROWS = 3

_Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that prints the same text as another one.

    ``share`` (0…1) is how much of the shorter text's runs of words stand in the longer one, so that a cut tail or an
    added paragraph takes nothing away; quotations, which any account may repeat, are left out. ``exact`` says that both
    bodies have the same words, quotations included, in the same order.
    """

    article_id: str
    share: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Near-identical passages of at least two articles. ``members`` are their row numbers, ascending."""

    story_id: int
    members: tuple[int, ...]


class StoryIndex:
    """The texts of a corpus, kept to be asked for near copies many times. Some 8 kB an article."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._ids = [article.article_id for article in articles]
        self._texts = [_Text.of(article.body) for article in articles]
        keys = _band_keys([text.shingles for text in self._texts], _ARTICLE_BAND_ROWS)
        self._orders = [np.argsort(band, kind="stable").astype(np.uint32) for band in keys]
        self._keys = [band[order] for band, order in zip(keys, self._orders, strict=True)]

    def near_copies(self, article: Article) -> tuple[NearCopy, ...]:
        """Copies of ``article`` among the others, best first; itself, told by its id, is none."""
        text = _Text.of(article.body)
        found = []
        for row in self._candidates(text):
            other = self._texts[row]
            exact = text.digest == other.digest
            share = _contained(text.shingles, other.shingles)
            copied = share >= COPY_SHARE and min(text.length, other.length) >= MIN_COPY_WORDS
            if self._ids[row] != article.article_id and (exact or copied):
                found.append(NearCopy(self._ids[row], share, exact))
        return tuple(sorted(found, key=lambda copy: (not copy.exact, -copy.share, copy.article_id)))

    def _candidates(self, text: "_Text") -> set[int]:
        """Rows of articles of which some band of hashes equals the text's."""
        rows: set[int] = set()
        asked = _band_keys([text.shingles], _ARTICLE_BAND_ROWS)
        for key, keys, order in zip(asked[:, 0], self._keys, self._orders, strict=True):
            rows.update(order[np.searchsorted(keys, key) : np.searchsorted(keys, key, side="right")].tolist())
        return rows


def near_copies(article: Article, others: Sequence[Article]) -> tuple[NearCopy, ...]:
    """Copies of one article among ``others``, best first. Who asks often keeps a `StoryIndex`."""
    return StoryIndex(others).near_copies(article)


def find_stories(passages: Sequence[Passage], articles: Mapping[str, Article]) -> tuple[Story, ...]:
    """Groups of passages that say the same in nearly the same words, ordered by their first members.

    All members of a story are alike, each with each, and come from at least two articles; a passage is in one story at
    most. Passages whose figures or denials differ are never alike (`index.figures` has the rule), nor are two of one
    article unless they are equal. ``articles`` holds, by id, those of the passages.

    Raises:
        KeyError: A passage is of an article that is not in ``articles``.
    """
    rows_of: dict[tuple[str, ...], list[int]] = {}
    for row, passage in enumerate(passages):
        words = normalised_words(passage.span.of(articles[passage.article_id].body))
        if words:
            rows_of.setdefault(words, []).append(row)
    texts = sorted(rows_of)
    equal = [rows_of[text] for text in texts]
    origins = [{passages[row].article_id for row in rows} for rows in equal]
    lone = [len(passages[rows[0]].sentences) == 1 for rows in equal]

    @cache
    def sentences(text: int) -> list[Figures]:
        passage = passages[equal[text][0]]
        body = articles[passage.article_id].body
        return [figures(normalised_words(sentence.of(body))) for sentence in passage.sentences]

    alike = [
        (left, right)
        for left, right in _alike(texts, lone)
        if origins[left].isdisjoint(origins[right]) and not contradict(sentences(left), sentences(right))
    ]
    stories = (
        group for group in _cliques(len(texts), alike) if len(set().union(*(origins[text] for text in group))) > 1
    )
    members = sorted(tuple(sorted(row for text in group for row in equal[text])) for group in stories)
    return tuple(Story(number, rows) for number, rows in enumerate(members))


def _contained(one: Shingles, other: Shingles) -> float:
    """How much of the lesser set is in the other, 0…1."""
    return in_common(one, other) / max(1, min(one.size, other.size))


def _alike(texts: Sequence[tuple[str, ...]], lone: Sequence[bool]) -> list[tuple[int, int]]:
    """Pairs of numbers of texts that share enough runs of words, the most alike first; ``lone`` ones are a sentence."""
    long = [number for number, words in enumerate(texts) if len(words) >= MIN_ALIKE_WORDS]
    runs = [shingles(texts[number], PASSAGE_SHINGLE_WORDS) for number in long]
    shares = {}
    for left, right in _band_pairs(_band_keys(runs, _PASSAGE_BAND_ROWS)):
        pair = long[left], long[right]
        share = in_common(runs[left], runs[right]) / max(runs[left].size, runs[right].size)
        if share >= (SENTENCE_SHARE if lone[pair[0]] or lone[pair[1]] else STORY_SHARE):
            shares[pair] = share
    return sorted(shares, key=lambda pair: (-shares[pair], pair))


def _cliques(count: int, alike: Sequence[tuple[int, int]]) -> list[set[int]]:
    """Numbers below ``count`` in groups of which all pairs are in ``alike``, joined in its order."""
    group_of = {number: {number} for number in range(count)}
    known = set(alike)
    for left, right in alike:
        one, other = group_of[left], group_of[right]
        if one is not other and all((min(pair), max(pair)) in known for pair in product(one, other)):
            one |= other
            group_of |= dict.fromkeys(other, one)
    return list({id(group): group for group in group_of.values()}.values())


@dataclass(frozen=True, slots=True)
class _Text:
    """What of an article is compared: a digest of all its words, and the number and runs of those it does not quote."""

    digest: bytes
    length: int
    shingles: Shingles

    @classmethod
    def of(cls, body: str) -> "_Text":
        words = normalised_words(body)
        own = normalised_words(_without_quotations(body))
        digest = hashlib.sha256(" ".join(words).encode("utf-8", "replace")).digest()
        return cls(digest, len(own), shingles(own, ARTICLE_SHINGLE_WORDS))


def _without_quotations(body: str) -> str:
    marks = [0, *(offset for span in quotations(body) for offset in (span.start, span.end)), len(body)]
    return " ".join(body[start:end] for start, end in zip(marks[::2], marks[1::2], strict=True))


def _band_keys(runs: Sequence[Shingles], rows: int) -> npt.NDArray[np.uint64]:
    """Bands × texts: a number for every ``rows`` of a text's MinHash values. Alike texts share it in some band."""
    from datasketch import MinHash  # noqa: PLC0415 (loads scipy: a second, which only building and adding have)

    plain = ((run & np.uint64(0xFFFFFFFF)).tolist() for run in runs)
    hashes = [one.hashvalues for one in MinHash.generator(plain, num_perm=_PERMUTATIONS, hashfunc=int)]
    bands = _PERMUTATIONS // rows
    table = np.array(hashes, np.uint64).reshape(len(runs), _PERMUTATIONS)
    keys = np.zeros((len(runs), bands), np.uint64)
    for row in range(rows):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + table[:, row : bands * rows : rows]
    return np.ascontiguousarray(keys.T)


def _band_pairs(keys: _Keys) -> set[tuple[int, int]]:
    """Pairs of texts, the lesser number first, that have an equal key in some band."""
    pairs: set[tuple[int, int]] = set()
    for band in keys:
        order = np.argsort(band, kind="stable")
        ordered = band[order]
        starts = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] + np.uint64(1)))
        sizes = np.diff(starts, append=len(order))
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            pairs.update(combinations(order[start : start + size].tolist(), 2))
    return pairs
