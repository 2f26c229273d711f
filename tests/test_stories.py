"""Wire copy is told from other accounts of the same event, in articles and in passages."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import passages
from index.records import Article, Passage, Span
from index.stories import NearCopy, StoryIndex, find_stories, near_copies
from tests.fakes import make_article
from tests.prose import bodies
from tests.wire_copy import EVENTS, Event, with_straight_quotes

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.95
# A print that is cut anew may have one window where the wire has two that overlap; only the nearer one is its story.
LEAST_RECALL_OF_WINDOWS = 0.85

URDU = (
    "ترجمان نے پیر کو کہا کہ دونوں ملکوں کے وفود استنبول میں ملاقات کریں "
    "گے اور سرحد پر جنگ بندی کی نگرانی کا طریقہ طے کریں گے۔ "
    "انہوں نے بتایا کہ تجارت کے لیے راستے اکتالیس دن سے بند ہیں اور "
    "سینکڑوں ٹرک دونوں طرف کھڑے ہیں جن میں پھل خراب ہو رہے ہیں۔"
)
PERSIAN = (
    "سخنگوی وزارت خارجه روز دوشنبه گفت که هیئت‌های دو کشور در استانبول "
    "دیدار می‌کنند و شیوه نظارت بر آتش‌بس را تعیین می‌کنند. "
    "او افزود که گذرگاه‌ها چهل و یک روز است بسته مانده و صدها کامیون با بار میوه در دو سوی مرز ایستاده‌اند."
)
TURKISH = (
    "Sözcü pazartesi günü iki ülkenin heyetlerinin İstanbul'da buluşacağını ve sınırdaki ateşkesin nasıl izleneceğini "
    "kararlaştıracağını söyledi. Kapıların kırk bir gündür ticarete kapalı olduğunu, yüzlerce kamyonun iki yanda "
    "beklediğini, içlerindeki meyvelerin çürüdüğünü de ekledi."
)


def numbered(texts: Sequence[str]) -> list[Article]:
    return [make_article(text, f"gazette-2031-03-04-{number:03}") for number, text in enumerate(texts)]


def whole(article: Article) -> Passage:
    span = Span(0, len(article.body))
    return Passage(article.article_id, span, (span,))


def stories_of(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Members of the stories among texts, each a passage of one sentence that is the whole of an article."""
    articles = numbered(texts)
    found = find_stories([whole(one) for one in articles], {one.article_id: one for one in articles})
    return [story.members for story in found]


def rows_and_sources(texts: Sequence[str]) -> tuple[list[tuple[int, ...]], list[int], list[Passage]]:
    """Members of the stories among the windows of texts, the text of each window, and the windows."""
    articles = numbered(texts)
    windows = [window for article in articles for window in passages(article)]
    found = find_stories(windows, {one.article_id: one for one in articles})
    sources = [int(window.article_id[-3:]) for window in windows]
    return [story.members for story in found], sources, windows


def judged(events: Sequence[Event]) -> Iterator[tuple[bool, bool]]:
    """For every print and account, and every wire story: whether it is its copy, and whether it is found to be."""
    index = StoryIndex(numbered([event.wire for event in EVENTS]))
    for event in events:
        for text in (event.by_hand, event.by_rule, *event.accounts):
            found = {copy.article_id for copy in index.near_copies(make_article(text))}
            for number, other in enumerate(EVENTS):
                is_copy = other is event and text not in event.accounts
                yield is_copy, f"gazette-2031-03-04-{number:03}" in found


# ---------------------------------------------------------------- articles


@pytest.mark.parametrize("half", [slice(0, 5), slice(5, 10)], ids=["the half that chose", "the half that confirms"])
def test_prints_of_a_wire_story_are_told_from_other_accounts_of_the_event(half: slice) -> None:
    pairs = list(judged(EVENTS[half]))
    right = pairs.count((True, True))
    precision = right / max(1, sum(found for _, found in pairs))
    recall = right / sum(is_copy for is_copy, _ in pairs)
    assert (precision >= LEAST_PRECISION, recall >= LEAST_RECALL) == (True, True), f"{precision=:.3f} {recall=:.3f}"


def test_two_prints_of_a_story_are_copies_of_each_other_and_two_accounts_are_not() -> None:
    for event in EVENTS:
        one, other, third = numbered([event.by_hand, event.by_rule, event.accounts[0]])
        assert [copy.article_id for copy in near_copies(one, [other, third])] == [other.article_id]
        assert near_copies(make_article(event.accounts[1], "herald"), [one, other, third]) == ()


def test_a_text_that_is_only_typed_otherwise_is_an_exact_copy() -> None:
    wire = EVENTS[0].wire
    typed = with_straight_quotes(wire).upper().replace("\n\n", "\n\n  ")
    assert near_copies(make_article(typed, "herald"), numbered([wire])) == (
        NearCopy("gazette-2031-03-04-000", 1.0, exact=True),
    )


def test_a_story_without_its_second_half_is_a_copy_that_is_not_exact() -> None:
    paragraphs = EVENTS[1].wire.split("\n\n")
    (copy,) = near_copies(
        make_article("\n\n".join(paragraphs[: len(paragraphs) // 2]), "herald"), numbered([EVENTS[1].wire])
    )
    assert (copy.share > 0.95, copy.exact) == (True, False)


def test_the_best_copy_comes_first_and_the_article_itself_never() -> None:
    event = EVENTS[2]
    articles = numbered([event.wire, event.by_hand, event.by_rule, event.wire])
    copies = StoryIndex(articles).near_copies(articles[0])
    assert copies[0] == NearCopy(articles[3].article_id, 1.0, exact=True)
    assert sorted(copies, key=lambda copy: -copy.share) == list(copies)
    assert {copy.article_id for copy in copies} == {one.article_id for one in articles[1:]}


def test_a_quotation_that_is_most_of_two_short_texts_makes_no_copy() -> None:
    quotation = "“" + " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 2) + "”"
    one = f"{quotation}, the mayor of the river towns said when he came home from the harbour on Monday."
    other = f"Asked about the wells, Oren Vask answered without notes: {quotation}. Then he left by the back door."
    assert near_copies(make_article(one, "herald"), numbered([other])) == ()


def test_short_texts_are_copies_only_when_equal() -> None:
    one, other = "The envoys met at noon in the harbour hotel.", "The envoys met at noon in the harbour hotel again."
    found = StoryIndex(numbered([one, other])).near_copies(make_article(one, "herald"))
    assert found == (NearCopy("gazette-2031-03-04-000", 1.0, exact=True),)


def test_no_articles_have_no_copies() -> None:
    assert near_copies(make_article(), []) == ()


@pytest.mark.parametrize("text", [URDU, PERSIAN, TURKISH], ids=["Urdu", "Persian", "Turkish"])
def test_copies_are_found_in_other_languages(text: str) -> None:
    longer = f"{text}\n\n{text[:4]} — 12345"
    assert [copy.exact for copy in near_copies(make_article(longer, "herald"), numbered([text]))] == [False]
    assert stories_of([text, longer]) == [(0, 1)]


@given(bodies, bodies)
@settings(max_examples=60, deadline=None)
def test_being_a_copy_is_mutual_and_a_share(one: str, other: str) -> None:
    left, right = numbered([one, other])
    there, back = near_copies(left, [right]), near_copies(right, [left])
    assert [(copy.share, copy.exact) for copy in there] == [(copy.share, copy.exact) for copy in back]
    assert all(0 <= copy.share <= 1 for copy in there)


# ---------------------------------------------------------------- passages


def test_windows_of_prints_make_stories_with_the_wire_and_accounts_stay_out() -> None:
    texts = [text for event in EVENTS for text in (event.wire, event.by_hand, event.by_rule, *event.accounts)]
    stories, sources, _ = rows_and_sources(texts)
    joined = [{sources[row] for row in members} for members in stories]
    right = [of for of in joined if len({text // 5 for text in of}) == 1 and all(text % 5 < 3 for text in of)]
    in_stories = {row for members in stories for row in members}
    wires = [row for row, text in enumerate(sources) if text % 5 == 0]
    precision, recall = len(right) / len(joined), len(in_stories.intersection(wires)) / len(wires)
    enough = (precision >= LEAST_PRECISION, recall >= LEAST_RECALL_OF_WINDOWS)
    assert enough == (True, True), f"{precision=:.3f} {recall=:.3f}"


def test_a_passage_is_in_one_story_and_stories_are_numbered_by_their_first_members() -> None:
    articles = numbered([text for event in EVENTS for text in (event.by_rule, event.wire, event.by_hand)])
    windows = [window for article in articles for window in passages(article)]
    stories = find_stories(windows, {one.article_id: one for one in articles})
    members = [row for story in stories for row in story.members]
    assert len(members) == len(set(members))
    assert [story.story_id for story in stories] == list(range(len(stories)))
    assert sorted(stories, key=lambda story: story.members) == list(stories)


def test_overlapping_windows_of_long_copies_do_not_chain_into_one_story() -> None:
    long = "\n\n".join(event.wire for event in EVENTS)
    stories, sources, windows = rows_and_sources([long, f"By our own reporter in the valley.\n\n{long}"])
    assert [sorted({sources[row] for row in members}) for members in stories] == [[0, 1]] * len(stories)
    assert {len(members) for members in stories} == {2}
    assert len(stories) >= 0.9 * len(windows) / 2


def test_passages_of_one_article_make_no_story() -> None:
    article = make_article(
        "The envoys met at noon in the hotel by the harbour.\n\nThe envoys met at noon in the hotel by the harbour."
    )
    spans = [Span(0, 51), Span(53, 104)]
    both = [Passage(article.article_id, span, (span,)) for span in spans]
    assert find_stories(both, {article.article_id: article}) == ()


def test_an_order_of_passages_changes_row_numbers_only() -> None:
    texts = [text for event in EVENTS[:4] for text in (event.wire, event.by_hand, event.by_rule)]
    one, _, windows = rows_and_sources(texts)
    articles = {article.article_id: article for article in numbered(texts)}
    last = len(windows) - 1
    other = find_stories(windows[::-1], articles)
    assert {frozenset(last - row for row in story.members) for story in other} == set(map(frozenset, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army said on Monday that it killed 23 soldiers.", "The army said on Monday that it killed 58 soldiers."),
        ("The army said it killed three soldiers in the raid.", "The army said it killed 4 soldiers in the raid."),
        ("The envoys meet again on 3 March in the hotel.", "The envoys meet again on 3 April in the hotel."),
        ("The envoys meet in the hotel on Monday at noon.", "The envoys meet in the hotel on Tuesday at noon."),
        ("The gate costs the towns 4 million crowns a year.", "The gate costs the towns 4 billion crowns a year."),
        ("Meldan said it would sign the paper in the hotel.", "Meldan said it would not sign the paper in the hotel."),
        ("Meldan said its army did fire on the village.", "Meldan said its army didn’t fire on the village."),
        ("Sözcü iki heyetin kağıdı pazartesi günü otelde imzalayacağını dün söyledi ve gitti.",
         "Sözcü iki heyetin kağıdı pazartesi günü otelde imzalamayacağını dün söyledi ve gitti."),
        ("سخنگو گفت هیئت کشور همسایه روز دوشنبه در هتل کنار دریا پیمان را امضا خواهد کرد",
         "سخنگو گفت هیئت کشور همسایه روز دوشنبه در هتل کنار دریا پیمان را امضا نخواهد کرد"),
        ("ترجمان نے کہا کہ وہ معاہدے پر دستخط کریں گے", "ترجمان نے کہا کہ وہ معاہدے پر دستخط نہیں کریں گے"),
    ],
)  # fmt: skip
def test_the_same_words_with_another_figure_date_or_denial_are_no_story(one: str, other: str) -> None:
    assert stories_of([one, other]) == []
    assert stories_of([one, one]) == [(0, 1)]


def test_a_long_passage_with_another_toll_is_another_story() -> None:
    first = EVENTS[1].wire
    later = first.replace("killing 23 officers", "killing 26 officers")
    stories, sources, windows = rows_and_sources([first, later])
    assert (0, sources.index(1)) not in stories
    assert len(stories) == len(windows) / 2 - 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We will sign when the gate is open again”, envoy Mira Tolen told Continental News on Monday in the hotel.",
         '"We will sign when the gate is open again," envoy Mira Tolen told reporters on Monday in the hotel.'),
        ("The neighbouring towns have organised a defence of the harbour with 300 men since the attack of last week.",
         "The neighboring towns have organized a defense of the harbour with 300 men since the attack of last week."),
        ("Traders lost 1,100 crowns a day while the gate at Duhar was closed, the chamber of commerce said on Monday.",
         "Traders lost 1100 crowns a day while the gate at Duhar was shut, the chamber of commerce said on Monday."),
        ("Three customs agents were killed near the village of Seld on Thursday, the mayor of the river towns said.",
         "3 customs agents were killed near the village of Seld on Thursday, said the mayor of the river towns."),
    ],
)  # fmt: skip
def test_light_edits_leave_a_passage_in_its_story(one: str, other: str) -> None:
    assert stories_of([one, other]) == [(0, 1)]


def test_passages_of_few_words_are_one_story_only_when_equal() -> None:
    assert stories_of(
        ["He gave no further details.", "He gave no further details", "She gave no further details."]
    ) == [(0, 1)]


def test_two_statements_of_one_speaker_on_one_day_are_two_stories() -> None:
    who = "Mira Tolen, the deputy minister of the hill towns for trade and transport, said on 3 March 2031 that"
    one = f"{who} her side would keep the truce until all of the wells were shared again."
    other = f"{who} the ferry strike served only smugglers, who should be driven off by patrols."
    assert stories_of([one, other]) == []


def test_a_passage_of_an_unknown_article_is_an_error() -> None:
    with pytest.raises(KeyError):
        find_stories([whole(make_article())], {})


@given(st.lists(bodies.filter(str.strip), max_size=6))
@settings(max_examples=60, deadline=None)
def test_equal_texts_of_different_articles_are_always_one_story(texts: list[str]) -> None:
    stories = stories_of([*texts, *texts])
    for row, text in enumerate(texts):
        together = [members for members in stories if row in members and row + len(texts) in members]
        assert len(together) == any(letter.isalnum() for letter in text)
