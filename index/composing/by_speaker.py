"""All that somebody is quoted with, or is told to have said."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from index.composing.placing import hit_of
from index.composing.shown import Shown
from index.records import Article, Span
from index.signals import share
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms
from index.statements import Statement, Tier

# A statement is on the topic when its sentence holds so much of its words.
_ON_TOPIC = 0.5


def quotations(
    snapshot: Snapshot, speakers: Sequence[str], weights: Mapping[str, float], withdrawn: Collection[str], most: int
) -> list[Shown]:
    """The newest quotations of persons and parties, each once; on the topic of ``weights``, if there is one."""
    return _shown(snapshot, speakers, weights, withdrawn, most, direct=True)


def positions(
    snapshot: Snapshot, party: str, weights: Mapping[str, float], withdrawn: Collection[str], most: int
) -> list[Shown]:
    """What a party or person says on a topic: own words before what is told of them, of each the newest first."""
    own = _shown(snapshot, [party], weights, withdrawn, most, direct=True)
    told = _shown(snapshot, [party], weights, withdrawn, most - len(own), direct=False) if len(own) < most else []
    seen = {(one.hit.article.article_id, one.hit.highlight) for one in own}
    return [*own, *(one for one in told if (one.hit.article.article_id, one.hit.highlight) not in seen)]


def _shown(
    snapshot: Snapshot,
    speakers: Sequence[str],
    weights: Mapping[str, float],
    withdrawn: Collection[str],
    most: int,
    *,
    direct: bool,
) -> list[Shown]:
    found: dict[tuple[int, Span], tuple[date, float, Statement]] = {}
    for speaker in speakers:
        for row, one in snapshot.records.statements_of(speaker):
            article = snapshot.records.article(row)
            near = share(weights, frozenset(terms(one.sentence.of(article.body))))
            if one.direct is direct and one.tier is not Tier.C and near >= _ON_TOPIC:
                found.setdefault((row, one.sentence), (_day(article), near, one))
    newest = sorted(found.items(), key=lambda item: (-item[1][0].toordinal(), item[0]))
    shown: list[Shown] = []
    words: set[tuple[str, ...]] = set()
    for (row, sentence), (_, near, statement) in newest:
        said = tuple(terms(statement.content.of(snapshot.records.article(row).body)))
        placed = None if said in words else hit_of(snapshot, row, sentence, round(near, 4), withdrawn)
        if placed is not None:
            words.add(said)
            shown.append(Shown(placed[0], _name(snapshot, statement, row)))
        if len(shown) == most:
            break
    return shown


def _name(snapshot: Snapshot, statement: Statement, row: int) -> str:
    """Who speaks: the name of the person or party, or as printed."""
    if statement.entity_id is not None:
        return snapshot.entities[statement.entity_id].name
    return statement.source.of(snapshot.records.article(row).body)


def _day(article: Article) -> date:
    return article.published or date.min
