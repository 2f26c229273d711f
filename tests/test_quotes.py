from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities import NO_ENTITIES
from index.entity_file import load_entities
from index.quotes import find_quotes
from index.records import Quote, Span
from tests.patience import must_end
from tests.prose import bodies

ENTITIES = load_entities(Path(__file__).parent / "golden" / "entities.yaml")

_PIECES = (
    "Asif said", "said Asif", "he said", "according to Dawn", "Muttaqi", "the minister", "Kabul", "told Reuters",
    "was quoted as saying by", "adding", "on Friday", "Friday", "The", "’s",
    "(TTP)", "its ministry", "what", "if", "who", "and", "of", "on 5 May 2025", "“We stay,”", '"Go."',
    "‘no’", "‘We go,’",
    "«ما می‌رویم»", "گفت", "dedi", ",", ",", ".", ".", ":", ";", "—", "(", ")", "\n\n", "\n\n“We", "?", "in a statement",
)  # fmt: skip
news = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


def speakers(body: str) -> list[tuple[str, str | None]]:
    """The quotes of a body with their speakers; the parts of a quote are joined by a bar."""
    return [(" | ".join(part.of(body) for part in one.parts), one.speaker) for one in find_quotes(body, ENTITIES)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"We stay," Khawaja Asif said.', [("We stay,", "Khawaja Asif")]),
        ('"We stay," said Khawaja Asif, the defence minister, on Friday.', [("We stay,", "Khawaja Asif")]),
        ('Khawaja Asif said: "We stay."', [("We stay.", "Khawaja Asif")]),
        ('Khawaja Asif told reporters on Friday that "we stay here".', [("we stay here", "Khawaja Asif")]),
        ('Asif, speaking in Sialkot, said "we stay here".', [("we stay here", "Khawaja Asif")]),
        ('Asif, who leads the delegation, said: "We stay."', [("We stay.", "Khawaja Asif")]),
        ('According to Mujahid, "nobody will be sent away".', [("nobody will be sent away", "Zabihullah Mujahid")]),
        ('"Nobody will be sent away," according to Mujahid.', [("Nobody will be sent away,", "Zabihullah Mujahid")]),
        ('It was, in the words of Fidan, "a long night".', [("a long night", "Hakan Fidan")]),
        ("It was, in Fidan's words, “a long night”.", [("a long night", "Hakan Fidan")]),
        ('As Fidan put it, "the night was long".', [("the night was long", "Hakan Fidan")]),
        ('Asif: "We stay."', [("We stay.", "Khawaja Asif")]),
        ('Asif issued a warning: "We stay."', [("We stay.", "Khawaja Asif")]),
        ('"We stay." — Khawaja Asif', [("We stay.", "Khawaja Asif")]),
        ('"Why should we go?" Asif asked reporters.', [("Why should we go?", "Khawaja Asif")]),
        ('"We stay." Asif said in Islamabad.', [("We stay.", "Khawaja Asif")]),
        ('"We stay and we fight," thundered Asif.', [("We stay and we fight,", "Khawaja Asif")]),
        ('"We stay and we fight," Asif thundered.', [("We stay and we fight,", "Khawaja Asif")]),
        ('The plan was called "the last chance" by Fidan.', [("the last chance", "Hakan Fidan")]),
        ('Asif rejected the claim and said "nobody left".', [("nobody left", "Khawaja Asif")]),
        ('Asif rejected the claim, adding: "Nobody left."', [("Nobody left.", "Khawaja Asif")]),
        ("Islamabad struck what it called “the nests of terror”.", [("the nests of terror", "Pakistan")]),
        ('Asif said Kabul had warned of "open war".', [("open war", "Islamic Emirate of Afghanistan")]),
        ('Asif said Kabul wanted "open war".', [("open war", "Khawaja Asif")]),
        ('Asif told Dawn what the text says: "Nobody moves."', [("Nobody moves.", "Khawaja Asif")]),
        ("On the fringe of the summit in Doha on 5 May 2025 Asif said: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("On the talks with Kabul Pakistani minister Khawaja Asif said: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("In a note after round three of the talks Asif said: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("On the talks with Kabul Defence Minister Khawaja Asif said: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("Still, Asif, in a softer tone: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("In Kabul: “We stay here and we wait.”", [("We stay here and we wait.", None)]),
        ("Asif came late. He gave a warning: “We stay.”", [("We stay.", "Khawaja Asif")]),
        ("“We stay,” said he.", [("We stay,", None)]),
        ("“ We stay ”, Asif said.", [("We stay", "Khawaja Asif")]),
        ("Asif said no. In Kabul, adding that “we stay here”.", [("we stay here", "Khawaja Asif")]),
        ("“We stay here.” “We wait for them.”", [("We stay here.", None), ("We wait for them.", None)]),
        ("Asif left.\n\n“We stay here for good.”", [("We stay here for good.", "Khawaja Asif")]),
        ("A cold wind.\n\n“We stay here for good.”", [("We stay here for good.", None)]),
        ("The road is “shut for good and all”, Dawn said.", [("shut for good and all", "Dawn")]),
        (
            "“We stay,” said Asif and “we go on and on”.",
            [("We stay,", "Khawaja Asif"), ("we go on and on", "Khawaja Asif")],
        ),
        ("Asif and Tarar said they “stay united”.", [("stay united", "Asif and Tarar")]),
        ("Both sides must talk, he wrote, or “lose all they have”.", [("lose all they have", None)]),
    ],
)
def test_the_speaker_is_found_wherever_the_sentence_names_one(
    body: str, expected: list[tuple[str, str | None]]
) -> None:
    assert speakers(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        'The so-called "Durand Line" is disputed. Kabul has never accepted it, Mujahid said.',
        'The film "Osama" was shown. A book titled "The Taliban at War and Peace" was sold.',
        'An operation called "Still Waters" began on Friday.',
        'Traders spoke about "mechanisms" and "routes" of many kinds.',
        "The envoys' cars left at the ministers' wish.",
        "",
        "“”",
    ],
)
def test_names_titles_and_words_at_arms_length_are_no_quotes(body: str) -> None:
    assert find_quotes(body, ENTITIES) == ()


def test_a_source_in_a_condition_does_not_speak() -> None:
    body = "If Kabul wants “a blank cheque”, it will not get one, Mujahid warned."
    assert speakers(body) == [("a blank cheque", "Zabihullah Mujahid")]


def test_nouns_that_look_like_verbs_do_not_make_a_speaker() -> None:
    body = "Support for the plan, attacks on posts and the claims of Kabul were “no basis for any peace”, Fidan said."
    assert speakers(body) == [("no basis for any peace", "Hakan Fidan")]


def test_an_utterance_with_its_speaker_in_the_middle_is_one_quote() -> None:
    assert speakers("“If they go,” Asif said, “we stay.” “And we win.”") == [
        ("If they go, | we stay.", "Khawaja Asif"),
        ("And we win.", "Khawaja Asif"),
    ]


def test_a_quotation_over_paragraphs_is_one_quote_of_the_speaker_at_its_end() -> None:
    body = "“We stay here.\n\n“We wait for them.\n\n“Nobody goes,” Asif said."
    assert speakers(body) == [("We stay here. | We wait for them. | Nobody goes,", "Khawaja Asif")]


def test_a_quotation_over_paragraphs_is_one_quote_of_the_speaker_at_its_beginning() -> None:
    body = "Asif said: “We stay here.\n\n“We wait for them.”\n\n“Nobody goes.”"
    assert speakers(body) == [("We stay here. | We wait for them.", "Khawaja Asif"), ("Nobody goes.", "Khawaja Asif")]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Khawaja Asif met Fidan. “We stay,” he said.", "Khawaja Asif"),
        ("Maryam Nawaz met Ali Khan. “We stay,” she said.", "Maryam Nawaz"),
        ("Ali Khan met Maryam Nawaz. “We stay,” she said.", "Maryam Nawaz"),
        ("Maryam Nawaz met Ali Khan. “We stay,” he said.", "Ali Khan"),
        ("Ms Noor Bano met Ali Khan. “We stay,” he said.", "Ali Khan"),
        ("Sources told Geo News it was late. “We stay,” they said.", "Sources"),
        ("Defence Minister Ali Khan arrived. “We stay,” the minister said.", "Ali Khan"),
        ("Ali Khan, a spokesman, said no. “We stay,” the spokesperson added.", "Ali Khan"),
        ("The traders left. “We stay,” he said.", None),
        ("“We stay,” we said.", None),
    ],
)
def test_pronouns_and_descriptions_stand_for_whoever_was_named(body: str, speaker: str | None) -> None:
    last = find_quotes(body, ENTITIES)[-1]
    assert (last.speaker, last.inferred) == (speaker, speaker is not None)


def test_who_goes_on_is_inferred_and_who_is_named_is_not() -> None:
    quotes = find_quotes("“We stay,” Asif said. “You go.”\n\nMujahid said: “We stay too.”", ENTITIES)
    assert [one.inferred for one in quotes] == [False, True, False]


def test_a_surname_is_given_its_full_name_in_the_article_and_titles_stay_outside() -> None:
    body = "Interior Minister Ali Khan spoke first. “We stay,” Mr Khan said. Later Imran Khan came. “I go,” Khan said."
    quotes = find_quotes(body, ENTITIES)
    assert [one.speaker for one in quotes] == ["Ali Khan", "Imran Khan"]
    assert [one.speaker_span and one.speaker_span.of(body) for one in quotes] == ["Khan", "Khan"]


@pytest.mark.parametrize(
    ("body", "entity_id"),
    [
        ("“We stay,” Pakistan's Foreign Office said.", "pakistan"),
        ("“We stay,” a senior Taliban official said.", "emirate"),
        ("“We stay,” said a spokesman for the Islamic Emirate.", "emirate"),
        ("Ankara said: “We stay.” “We go,” its foreign ministry said.", "turkiye"),
        ("“We stay,” said an Afghan trader.", None),
        ("“We stay,” said a former Pakistani minister.", None),
        ("“We stay,” the Pakistan Muslim League said.", None),
        ("“We stay,” Pakistani and Afghan officials said.", None),
        ("“We stay,” Ali Khan said.", None),
    ],
)
def test_officials_and_bodies_speak_for_their_party_and_others_do_not(body: str, entity_id: str | None) -> None:
    assert find_quotes(body, ENTITIES)[-1].entity_id == entity_id


@pytest.mark.parametrize(
    ("body", "credited_to"),
    [
        ("“We stay,” Asif told Reuters on Friday.", "Reuters"),
        ("“We stay,” Asif told the BBC.", "BBC"),
        ("“We stay,” Asif said in an interview with Geo News.", "Geo News"),
        ("“We stay,” Asif said in his Al Jazeera interview.", "Al Jazeera"),
        ("“We stay,” Asif said, according to Express News.", "Express News"),
        ("Asif said on 5 May 2025, according to KUNA: “We stay.”", "KUNA"),
        ("Asif was quoted by Dawn as saying “we stay here”.", "Dawn"),
        ("Asif was quoted as saying by Dawn that “we stay here”.", "Dawn"),
        ("Dawn quoted Asif as saying that “we stay here”.", "Dawn"),
        ("Asif called it “a bad dream”, AFP reported.", "AFP"),
        ("Asif gave a warning about “a very bad dream”, according to Pakistani media.", "Pakistani media"),
        ("“We stay,” Asif said on Geo News.", "Geo News"),
        ("During the Al Jazeera interview Asif said “we stay here”.", "Al Jazeera"),
        ("“We stay,” Asif told the parliament.", None),
        ("“We stay,” Asif said.", None),
    ],
)
def test_the_outlet_that_the_text_names_is_credited_and_is_not_the_speaker(body: str, credited_to: str | None) -> None:
    assert [(one.speaker, one.credited_to) for one in find_quotes(body, ENTITIES)] == [("Khawaja Asif", credited_to)]


def test_an_outlet_speaks_where_nobody_else_does() -> None:
    body = "The road was “closed to all traffic”, Dawn reported."
    assert speakers(body) == [("closed to all traffic", "Dawn")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("خواجہ آصف نے کہا: «ہم یہاں ہیں۔»", [("ہم یہاں ہیں۔", "Khawaja Asif")]),
        ("«ما می‌مانیم»، ذبیح‌الله مجاهد گفت.", [("ما می‌مانیم", "Zabihullah Mujahid")]),
        ("Hakan Fidan “Kalıyoruz ve konuşuyoruz” dedi.", [("Kalıyoruz ve konuşuyoruz", "Hakan Fidan")]),
        ("Bir yetkili “Kalıyoruz ve konuşuyoruz” dedi.", [("Kalıyoruz ve konuşuyoruz", None)]),
        ("خواجہ آصف «ہم یہاں ہیں اور رہیں گے»", [("ہم یہاں ہیں اور رہیں گے", None)]),
    ],
)
def test_other_languages_have_the_nearest_name_beside_a_word_of_speech(
    body: str, expected: list[tuple[str, str | None]]
) -> None:
    assert speakers(body) == expected


def test_nothing_needs_to_be_known_about_anybody() -> None:
    quotes = find_quotes("“We stay,” Khawaja Asif told Reuters. “You go,” he added.", NO_ENTITIES)
    assert [(one.speaker, one.entity_id) for one in quotes] == [("Khawaja Asif", None)] * 2


def test_a_quote_without_parts_or_with_parts_out_of_order_cannot_exist() -> None:
    for parts in ((), (Span(5, 9), Span(0, 4)), (Span(0, 5), Span(4, 9))):
        with pytest.raises(ValueError, match="not the parts of a quote"):
            Quote(parts, None, None, None, inferred=False, cue=None, credited_to=None)


@given(st.one_of(bodies, news))
def test_all_parts_lie_in_the_body_in_order_and_apart(body: str) -> None:
    quotes = find_quotes(body, ENTITIES)
    parts = [part for one in quotes for part in one.parts]
    assert all(left.end <= right.start for left, right in pairwise(parts))
    assert all(part.of(body).strip() == part.of(body) for part in parts)
    spans = [span for one in quotes for span in (one.cue, one.speaker_span) if span]
    assert all(span.of(body) for span in spans)


@pytest.mark.parametrize(
    "body",
    [
        '"' * 50_000,
        "“a” " * 20_000,
        "Khan " * 50_000,
        "Asif, " * 30_000,
        "said " * 50_000,
        '"We stay," he said. ' * 5_000,
        "Asif said “a b c”, " * 10_000,
        "according to " * 20_000,
        "it said its ministry said " * 8_000,
        "The minister said. " * 8_000,
        "“We stay here\n\n" * 8_000,
        "آصف نے کہا «ہم» " * 8_000,
    ],
    ids=lambda body: body[:12],
)
def test_hostile_text_costs_no_more_than_other_text(body: str) -> None:
    with must_end():
        find_quotes(body, ENTITIES)
