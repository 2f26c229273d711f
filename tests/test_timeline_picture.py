import io
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from bot.timeline import MOST_EVENTS, Timeline, TimelineEvent, timeline_png
from bot.timeline_picture import SMALLEST_TEXT, WIDTH, figure
from tests.timelines import HOSTILE, SENTENCES, a_timeline

ARTEFACTS = Path(__file__).parent / "artefacts"
HOSTILE_TIMELINE = replace(
    a_timeline(HOSTILE),
    title="$x$ <b> " + "a long title " * 40,
    footer="\U0001f389$" * 200,
    gap=lambda days: "+" * days,
)
TIMELINES = {
    **{language: a_timeline(sentences, language) for language, sentences in SENTENCES.items()},
    "most events": a_timeline(SENTENCES["en"], events=MOST_EVENTS),
    "hostile": HOSTILE_TIMELINE,
    "hostile from right to left": replace(HOSTILE_TIMELINE, right_to_left=True, language="ur"),
}


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a text leaves ink, from the picture's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    def covers(self, other: "Ink") -> bool:
        sideways = self.left < other.right and other.left < self.right
        return sideways and self.bottom < other.top and other.bottom < self.top


def pixels(drawing: Figure) -> npt.NDArray[np.uint8]:
    painted = io.BytesIO()
    drawing.savefig(painted, format="rgba", dpi=72)
    height = round(drawing.get_figheight() * 72)
    return np.frombuffer(painted.getvalue(), np.uint8).reshape(height, -1, 4)


def ink_of(text: Text) -> Ink | None:
    """Drawn alone on paper with room on all sides, so that nothing is cut; None where it leaves none."""
    around, (x, y), size = 400, map(float, text.get_position()), float(text.get_fontsize())
    paper = Figure(figsize=((WIDTH + 2 * around) / 72, size * 8 / 72), dpi=72)
    paper.text(
        x + around, size * 4, text.get_text(), language=text.get_language(), fontsize=size,
        family=text.get_fontfamily(), ha=text.get_horizontalalignment(), va="baseline", parse_math=False,
        transform=IdentityTransform(),
    )  # fmt: skip
    rows, columns = np.nonzero(pixels(paper)[:, :, 0] < 200)
    if not len(rows):
        return None
    top, bottom = (size * 8 - edge - size * 4 + y for edge in (rows.min(), rows.max() + 1))
    return Ink(text.get_text(), columns.min() - around, columns.max() + 1 - around, bottom, top)


def inks(timeline: Timeline) -> Iterator[Ink]:
    return (ink for text in figure(timeline).texts if (ink := ink_of(text)))


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def shown(timeline: Timeline) -> list[str]:
    return [text.get_text().strip("\u200e\u200f") for text in figure(timeline).texts]


@pytest.mark.parametrize("name", TIMELINES)
def test_no_text_covers_another_or_leaves_the_picture(name: str) -> None:
    timeline = TIMELINES[name]
    _, height = size_of(timeline_png(timeline))
    found = list(inks(timeline))
    assert len(found) >= 2 * len(timeline.events)
    assert [one for one in found if one.left < 40 or one.right > WIDTH - 40] == []
    assert [one for one in found if one.bottom < 20 or one.top > height - 20] == []
    assert [pair for pair in combinations(found, 2) if pair[0].covers(pair[1])] == []


@pytest.mark.parametrize("name", TIMELINES)
def test_no_text_covers_the_axis_or_its_marks(name: str) -> None:
    timeline = TIMELINES[name]
    drawing = figure(timeline)
    for text in drawing.texts:
        text.set_visible(False)
    painted = pixels(drawing)
    marked = (painted != painted[0, 0]).any(axis=2)
    assert marked.any()
    for ink in inks(timeline):
        rows = slice(round(len(marked) - ink.top), round(len(marked) - ink.bottom))
        assert not marked[rows, round(ink.left) : round(ink.right)].any(), ink


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", TIMELINES)
def test_telegram_takes_the_picture_as_a_photo(name: str, dark: bool) -> None:
    png = timeline_png(replace(TIMELINES[name], dark=dark))
    ARTEFACTS.mkdir(exist_ok=True)
    (ARTEFACTS / f"timeline-{name.replace(' ', '-')}-{'dark' if dark else 'light'}.png").write_bytes(png)
    width, height = size_of(png)
    assert png.startswith(b"\x89PNG")
    assert len(png) <= 10_000_000
    assert width + height <= 10_000
    assert max(width, height) <= 20 * min(width, height)


@pytest.mark.parametrize("name", TIMELINES)
def test_every_letter_is_read_on_a_phone(name: str) -> None:
    assert (
        min(float(text.get_fontsize()) for text in figure(TIMELINES[name]).texts) >= SMALLEST_TEXT == 14 * WIDTH / 360
    )


@pytest.mark.parametrize("language", SENTENCES)
def test_no_letter_of_our_languages_is_missing(language: str) -> None:
    timeline = TIMELINES[language]
    assert [line for line in shown(timeline) if "□" in line] == []
    assert " ".join(shown(timeline)).count("…") == 0


def test_letters_of_the_arabic_script_are_joined() -> None:
    """Words take less room than their letters apart from each other."""
    assert joined_width("ہیں") < sum(joined_width(letter) for letter in "ہیں")
    assert joined_width("نړۍ") < sum(joined_width(letter) for letter in "نړۍ")


def joined_width(word: str) -> float:
    ink = ink_of(Figure().text(500, 0, word, family=["Noto Sans Arabic"], fontsize=100))
    assert ink is not None
    return ink.right - ink.left


def test_what_looks_like_mathematics_is_shown_as_it_is_written() -> None:
    assert "$\\frac{1}{2}$" in " ".join(shown(TIMELINES["hostile"]))
    assert [text for text in figure(TIMELINES["hostile"]).texts if text.get_parse_math()] == []


def test_a_sentence_too_long_is_cut_at_a_word() -> None:
    lines = shown(a_timeline(("word " * 2_000, "end")))
    assert [line.endswith("word …") for line in lines if "word" in line] == [False] * 6 + [True]


def edges(timeline: Timeline) -> dict[str, str]:
    """The alignment of each first line."""
    return {
        text.get_text().strip("\u200e\u200f")[:12]: str(text.get_horizontalalignment())
        for text in figure(timeline).texts
    }


def test_a_picture_for_readers_from_right_to_left_is_mirrored_but_sentences_keep_their_direction() -> None:
    found = edges(TIMELINES["ur"])
    assert (found["2031-03-04"], found["پہاڑی شہروں "], found["[1] Hill Gaz"]) == ("right", "right", "right")
    assert found["Nobody signe"] == "left"
    assert edges(TIMELINES["hostile from right to left"])["$x$ <b> a lo"] == "left"
    assert mark_column(TIMELINES["ur"]) == WIDTH - mark_column(TIMELINES["en"])


def mark_column(timeline: Timeline) -> float:
    """The middle of the axis, in pixels from the left."""
    first = figure(timeline).findobj(Line2D)[0]
    assert isinstance(first, Line2D)
    return float(np.asarray(first.get_xdata())[0])


def test_events_of_the_same_days_stand_under_one_date() -> None:
    assert [line for line in shown(TIMELINES["en"]) if line.startswith("2031-03-04")] == ["2031-03-04"]


def test_days_without_events_are_told_between_dates() -> None:
    lines = shown(a_timeline(SENTENCES["en"], events=6))
    assert [line for line in lines if line.startswith("+")] == ["+6", "+18"]


def test_of_days_of_which_only_the_last_is_known_the_gap_is_counted_to_it() -> None:
    timeline = a_timeline(("Before.", "After."))
    before, after = timeline.events
    before = replace(before, low=date(2031, 1, 1), high=date(2031, 1, 1))
    after = replace(after, low=date.min, high=date(2031, 1, 9))
    assert "+8" in shown(replace(timeline, events=(before, after)))


def test_dark_pictures_have_a_dark_ground() -> None:
    grounds = [
        imread(io.BytesIO(timeline_png(replace(TIMELINES["tr"], dark=dark))))[0, 0, :3].mean() for dark in (False, True)
    ]
    assert grounds[0] > 0.9
    assert grounds[1] < 0.2


def test_pictures_drawn_at_the_same_time_are_the_same_as_one_after_the_other() -> None:
    names = list(SENTENCES)
    alone = {name: timeline_png(TIMELINES[name]) for name in names}
    together: dict[str, bytes] = {}
    threads = [
        threading.Thread(target=lambda name=name: together.update({name: timeline_png(TIMELINES[name])}))
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


@pytest.mark.parametrize("events", [1, MOST_EVENTS + 1])
def test_other_numbers_of_events_are_no_timeline(events: int) -> None:
    event = TimelineEvent(1, date(2031, 1, 1), date(2031, 1, 1), "a", "b", "en")
    with pytest.raises(ValueError, match=f"{events} events"):
        replace(TIMELINES["en"], events=(event,) * events)


def test_an_event_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="reversed"):
        TimelineEvent(1, date(2031, 1, 2), date(2031, 1, 1), "a", "b", "en")


def test_matplotlib_is_loaded_with_the_first_picture_only() -> None:
    program = "import sys, bot.timeline; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
