"""Timelines drawn: one column that runs downwards, on the side where its language begins to read.

matplotlib draws it without pyplot, so that threads do not share anything. Its libraqm joins and orders letters; lines
are broken here, because a sentence in a picture keeps its own direction. Fonts come with packages: Noto Sans Arabic has
every letter of our languages, Latin ones included, and DejaVu Sans (of matplotlib) some symbols more.
"""

import io
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain, groupby
from math import log2

import fontpkg
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.transforms import IdentityTransform

from bot.text_lines import drawable, reads_right_to_left, wrapped
from bot.timeline import Timeline, TimelineEvent

# At 72 dots an inch a point is a pixel, and everything here is counted in pixels. Three of them make one on a phone
# that shows 360 across.
_DPI = 72
_SUBPIXELS = 64  # what fonts measure in
WIDTH = 1_080
SMALLEST_TEXT = 42  # 14 on such a phone
_TITLE_TEXT, _DAY_TEXT, _SENTENCE_TEXT = 56, 46, 46
# Letters of the Arabic script reach further down than Latin ones.
_LINE_HEIGHT, _ABOVE_BASELINE = 1.5, 1.08
_MARGIN = 60
_AXIS, _COLUMN = 76, 132  # from the side where reading begins
_DOT = 17
_MIDDLE = 0.75  # of a line's letters, in its size, from its top
_AXIS_WIDTH = 6
_BETWEEN_EVENTS = 30
_BETWEEN_DAYS = 44
# A gap grows with the days that it stands for, but a year must not cost a screen: this much for each doubling.
_EACH_DOUBLING = 12
_TITLE_LINES, _DAY_LINES, _SOURCE_LINES, _FOOTER_LINES = 3, 2, 2, 2
# Telegram shrinks a photo to 1,280 or 2,560 pixels; more lines than these would be shrunk below what one reads.
_SENTENCE_LINES, _FEWEST_LINES, _MOST_LINES = 30, 3, 7
_FAMILIES = ("Noto Sans Arabic", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: str
    text: str
    muted: str
    accent: str
    axis: str


# Text has a contrast of 5 and more against the ground.
_LIGHT = _Colours("#ffffff", "#16191d", "#5a646e", "#0b6b8a", "#c3ccd4")
_DARK = _Colours("#17212b", "#f2f5f7", "#a9b6c2", "#6cc5e0", "#3f5061")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: its baseline, downwards from the top, and where it begins or, from right to left, ends."""

    text: str
    x: float
    baseline: float
    size: float
    colour: str
    right: bool
    language: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the axis, downwards from ``top``. ``days`` makes it a mark: a dot or, with a length, a bar of days."""

    top: float
    bottom: float
    days: bool = False
    dashed: bool = False


@dataclass(slots=True)
class _Column:
    """What is laid out so far, and how far down."""

    timeline: Timeline
    colours: _Colours
    y: float = _MARGIN
    lines: list[_Line] = field(default_factory=list)
    axis: list[_Stretch] = field(default_factory=list)

    def write(self, text: str, size: float, colour: str, most: int, side: float = _COLUMN) -> None:
        """Our own words, which begin where their language begins to read."""
        turned = self.timeline.right_to_left
        self._write(drawable(text, _known), size, colour, most, side, self.timeline.language, turned=turned)

    def cite(self, text: str, size: float, most: int, language: str, side: float = _COLUMN) -> None:
        """The words of others, which keep their own direction."""
        shown = drawable(text, _known)
        turned = reads_right_to_left(shown, otherwise=self.timeline.right_to_left)
        self._write(shown, size, self.colours.text, most, side, language, turned=turned)

    def _write(
        self, text: str, size: float, colour: str, most: int, side: float, language: str, *, turned: bool
    ) -> None:  # fmt: skip
        edges = (WIDTH - side, _MARGIN) if self.timeline.right_to_left else (side, WIDTH - _MARGIN)
        x = max(edges) if turned else min(edges)
        room = max(edges) - min(edges)
        for line in wrapped(text, room, most, lambda line: _width(line, size), right_to_left=turned):
            self.lines.append(_Line(line, x, self.y + size * _ABOVE_BASELINE, size, colour, turned, language))
            self.y += size * _LINE_HEIGHT


def drawn(timeline: Timeline) -> bytes:
    """The picture as a PNG, ``WIDTH`` pixels wide."""
    png = io.BytesIO()
    figure(timeline).savefig(png, format="png", dpi=_DPI, metadata={"Software": None})
    return png.getvalue()


def figure(timeline: Timeline) -> Figure:
    """The picture as matplotlib draws it."""
    column = _laid_out(timeline)
    height = round(column.y)
    drawing = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=column.colours.ground)
    FigureCanvasAgg(drawing)
    x = WIDTH - _AXIS if timeline.right_to_left else _AXIS
    for stretch in column.axis:
        for line in _drawn_stretch(stretch, x, height, column.colours):
            line.set_transform(IdentityTransform())
            drawing.add_artist(line)
    for written in column.lines:
        drawing.text(
            written.x, height - written.baseline, written.text, color=written.colour, language=written.language,
            family=list(_FAMILIES), fontsize=written.size, ha="right" if written.right else "left", va="baseline",
            parse_math=False, transform=IdentityTransform(),
        )  # fmt: skip
    return drawing


def _laid_out(timeline: Timeline) -> _Column:
    column = _Column(timeline, _DARK if timeline.dark else _LIGHT)
    column.cite(timeline.title, _TITLE_TEXT, _TITLE_LINES, timeline.language, _MARGIN)
    column.y += _BETWEEN_DAYS
    most = min(_MOST_LINES, max(_FEWEST_LINES, _SENTENCE_LINES // len(timeline.events)))
    until: date | None = None
    for (low, high), events in groupby(timeline.events, key=lambda event: (event.low, event.high)):
        if until is not None:
            _gap(column, (_first(low, high) - until).days)
        _day(column, low, high, list(events), most)
        until = max(until or high, high)
    if timeline.footer:
        column.y += _BETWEEN_DAYS
        column.write(timeline.footer, SMALLEST_TEXT, column.colours.muted, _FOOTER_LINES, _MARGIN)
    column.y += _MARGIN
    return column


def _first(low: date, high: date) -> date:
    """The first day; of days of which only the last is known, that one."""
    return high if low == date.min else low


def _gap(column: _Column, days: int) -> None:
    """The axis between two dates: dashed and worded where days lie between them."""
    top = column.y
    if days < 2:
        column.y += _BETWEEN_DAYS
        column.axis.append(_Stretch(top, column.y))
        return
    space = _BETWEEN_DAYS / 2 + _EACH_DOUBLING * log2(days) / 2
    column.y += space
    column.write(column.timeline.gap(days), SMALLEST_TEXT, column.colours.muted, 1)
    column.y += space
    column.axis.append(_Stretch(top, column.y, dashed=True))


def _day(column: _Column, low: date, high: date, events: list[TimelineEvent], most: int) -> None:
    """The events of the same days below a heading, and the mark of the days beside it."""
    colours, top = column.colours, column.y
    column.write(column.timeline.days(low, high), _DAY_TEXT, colours.accent, _DAY_LINES)
    mark = top + _DAY_TEXT * _MIDDLE
    for number, event in enumerate(events):
        column.y += _BETWEEN_EVENTS if number else 0
        column.cite(event.sentence, _SENTENCE_TEXT, most, event.language)
        column.write(f"[{event.rank}] {event.outlet}", SMALLEST_TEXT, colours.muted, _SOURCE_LINES)
    column.axis.append(_Stretch(top if column.axis else mark, column.y))
    several = low not in {high, date.min}
    column.axis.append(_Stretch(mark, column.y - 2 * _DOT if several else mark, days=True))


def _drawn_stretch(stretch: _Stretch, x: float, height: float, colours: _Colours) -> list[Line2D]:
    ends = [height - stretch.top, height - stretch.bottom]
    if not stretch.days:
        axis = Line2D([x, x], ends, linewidth=_AXIS_WIDTH, color=colours.axis, dash_capstyle="round")
        if stretch.dashed:
            axis.set_linestyle((0, (1, 2)))
        return [axis]
    if stretch.top == stretch.bottom:
        return [Line2D([x], ends[:1], color=colours.accent, marker="o", markersize=2 * _DOT, markeredgewidth=0)]
    # Days that are only known as several are an open bar, not a point.
    outer, inner = 2 * _DOT, 2 * (_DOT - _AXIS_WIDTH)
    return [
        Line2D([x, x], ends, linewidth=outer, color=colours.accent, solid_capstyle="round"),
        Line2D([x, x], ends, linewidth=inner, color=colours.ground, solid_capstyle="round"),
    ]


def _width(line: str, size: float) -> float:
    font = get_font([str(path) for path in _fonts()])
    font.set_size(size, _DPI)
    font.set_text(line)
    width, _ = font.get_width_height()
    return width / _SUBPIXELS


def _known(character: str) -> bool:
    return ord(character) in _known_characters()


@cache
def _known_characters() -> frozenset[int]:
    return frozenset(chain.from_iterable(FT2Font(path).get_charmap() for path in _fonts()))


@cache
def _fonts() -> tuple[str, ...]:
    """The files of the fonts, of which matplotlib gets to know the one from a package of its own."""
    fontManager.addfont(fontpkg.path(_FAMILIES[0]))
    return tuple(str(fontManager.findfont(FontProperties(family=family))) for family in _FAMILIES)
