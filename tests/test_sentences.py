from itertools import pairwise

import pytest
from hypothesis import given

from index.articles import paragraphs
from index.marks import inside, quotations
from index.sentences import sentences
from tests.fakes import texts_of
from tests.patience import must_end
from tests.prose import bodies

# Sentences are parted by " | "; the body has a space there.
ENGLISH = [
    "The envoys met. | They parted! | Why? | Nobody knows… | Silence.",
    "Mr. Tolen met Gen. Vask and Lt. Col. Abe Marn in the hall. | They spoke.",
    "Prof. J. R. Marn of the U.S. delegation spoke first. | He was brief.",
    "The sitting began at 2 a.m. local time and ended at 5 p.m. | It was long.",
    "They came at 9 a.m. | The others came later.",
    "The U.S. envoy left the U.N. office. | The talks were over.",
    "He lives in the U.S. | The others do not.",
    "It happened on Mon. 3 Mar. 2031 near St. Orm. | Nobody was hurt.",
    "Hill Water Co. Ltd. of Orm pays. | River Inc. does not.",
    "See No. 5 and fig. 3 of vol. 2. | The rest is lost.",
    "Would they sign? | He said no. | Then he left.",
    "The share fell to 1.6 percent, or $2.5 million. | Prices rose.",
    "He waited… and waited... and left. | Then came rain.",
    "“We stay.” | She left.",
    "“We stay,” he said. | “We do not go.”",
    "“Why?” he asked. | “Because!” she said.",
    "He said: “We stay. We do not go. Never.” | She left.",
    "“We stay. We do not go”, he said. | She left.",
    'He said: "We stay. We do not go." | She left.',
    "(They met twice.) | They agreed.",
    "They met [in the hall.] | They agreed.",
    "They chose Orm, Vask et al. as judges. | Work began.",
    "The vote was 5 vs. 3. | The motion passed.",
    "The form of J. Vask, Jr. was lost. | He wrote it again.",
]
OTHERS = [
    "وفد استنبول پہنچا۔ | کیا بات چیت ہوئی؟ | ہاں۔",
    "انہوں نے کہا: «ہم یہاں ہیں۔ ہم نہیں جائیں گے۔» | پھر وہ چلے گئے۔",
    "هیئت به بندر رسید. | آیا گفتگو شد؟ | بله.",
    "او گفت: «ما اینجاییم. ما نمی‌رویم.» | سپس رفت.",
    "پلاوی راغی۔ | خبرې پیل شوې.",
    "Heyet limana ulaştı. | Görüşmeler saat 14.30'da başladı. | Şartlar ağır mı? | Evet!",
    "Dr. Ayşe Öz ve Prof. İdil Kara konuştu. | Üçüncü tur 5. günde bitti.",
    "«Kalıyoruz. Gitmiyoruz.» dedi. | İstanbul sessizdi.",
    "दल पहुँचा। | बात हुई।",
]


def parted(body: str) -> list[str]:
    return texts_of(body, sentences(body))


@pytest.mark.parametrize("marked", ENGLISH + OTHERS)
def test_news_is_parted_where_a_reader_would(marked: str) -> None:
    assert parted(marked.replace(" | ", " ")) == marked.split(" | ")


def test_a_paragraph_ends_its_sentence() -> None:
    assert parted("Talks resume\n\nThe envoys met\n\nthey parted.") == [
        "Talks resume",
        "The envoys met",
        "they parted.",
    ]


def test_a_line_end_inside_a_paragraph_is_a_space() -> None:
    assert parted("The envoys\nmet.\nThey parted.") == ["The envoys\nmet.", "They parted."]


def test_a_quotation_over_paragraphs_is_parted_only_at_their_ends() -> None:
    body = "He said: “We stay. Always.\n\n“We do not go. Never.” She left."
    assert parted(body) == ["He said: “We stay. Always.", "“We do not go. Never.”", "She left."]


def test_a_text_without_words_has_no_sentences() -> None:
    assert parted("") == []
    assert parted(" \n\n\t") == []


@given(bodies)
def test_sentences_hold_all_that_is_not_white_space_in_order(body: str) -> None:
    spans = sentences(body)
    assert "".join("".join(texts_of(body, spans)).split()) == "".join(body.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text == text.strip() for text in texts_of(body, spans))


@given(bodies)
def test_a_sentence_lies_in_one_paragraph(body: str) -> None:
    every = list(paragraphs(body))
    assert all(any(span in paragraph for paragraph in every) for span in sentences(body))


@given(bodies)
def test_no_sentence_ends_inside_a_quotation_but_at_the_end_of_a_paragraph(body: str) -> None:
    quoted = quotations(body)
    ends = {paragraph.end for paragraph in paragraphs(body)}
    assert [span for span in sentences(body) if inside(quoted, span.end) and span.end not in ends] == []


@given(bodies)
def test_quotations_that_are_handed_in_are_those_that_would_be_found(body: str) -> None:
    assert sentences(body, quotations(body)) == sentences(body)


@pytest.mark.parametrize(
    "unit", ["a. ", "Aa. ", "a", "a ", ".", ".!", "؟", ". ", '."', ". “", "a.", "“a. ", "۔ ", "a\n"]
)
def test_a_line_of_200_000_characters_is_parted(unit: str) -> None:
    with must_end():
        assert len(sentences(unit * (200_000 // len(unit)))) >= 1
