"""From answers to replies. Pure functions; every limit of a message is kept here and nowhere else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import texts
from bot.arrangements import arranged
from bot.citations import LONGEST_SENTENCE_CHARACTERS, opening
from bot.markup import MAX_CAPTION_CHARACTERS, Markup, bold, italic, join, link, plain, strike, underline
from bot.tongue import Tongue
from index.errors import QuestionEmpty, QuestionRefused, QuestionTooLong
from index.records import Answer, Citation, CorpusSize, Dated, Kind, Support
from index.verification.differences import Difference, Weight, differences

# Of the outlets that tell one version of a disagreement, so many are linked.
_MOST_OUTLETS = 4
# A comparison with more marks is no longer read.
_MOST_MARKS = 24
# A question may be as long as a message; its words are shown as far as a reader wants them.
_MISSING_CHARACTERS = 200
# So much of a question stands above an answer that goes into another chat, as much as can be asked from there.
_ASKED_CHARACTERS = 256


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: one message of Telegram HTML.

    Raises:
        ValueError: It is empty, or more than a message can hold.
    """

    markup: Markup

    def __post_init__(self) -> None:
        if not self.markup.fits:
            raise ValueError(
                f"not a message: {self.markup.characters} characters, {self.markup.entities} entities,"
                f" {self.markup.formatting_bytes} bytes of formatting"
            )

    @property
    def html(self) -> str:
        return self.markup.html


@dataclass(frozen=True, slots=True)
class Caption(Reply):
    """What stands below a photo, which is less than a message.

    Raises:
        ValueError: It is empty, or more than a caption can hold.
    """

    def __post_init__(self) -> None:
        # A plain `super` does not find the class that slots make anew.
        Reply.__post_init__(self)
        if self.markup.characters > MAX_CAPTION_CHARACTERS:
            raise ValueError(f"not a caption: {self.markup.characters} characters")


def render_answer(answer: Answer, tongue: Tongue, asked: str = "") -> Reply:
    """The reply to a question: its citations, or why there are none. ``asked`` stands above, if given."""
    head = _asked(asked, tongue)
    if answer.query.kind == "small talk":
        return Reply(join([*head, plain(tongue.say(texts.SMALL_TALK)), examples(tongue)], "\n\n"))
    footer = italic(plain(corpus_line(answer.corpus, tongue)))
    head += _understood(answer, tongue)
    if answer.support is Support.ANSWER:
        below = [*_differing(answer, tongue), footer]
        head += _dated(answer, tongue)
        return Reply(arranged(answer.query, answer.citations, head, join(below, "\n\n"), tongue))
    if answer.support is Support.WEAK:
        head += [] if answer.verdict else [plain(tongue.say(texts.WEAK))]
        head += _missing(answer, tongue)
        below = [*_differing(answer, tongue), footer]
        return Reply(arranged(answer.query, answer.nearest, head, join(below, "\n\n"), tongue))
    nothing = plain(tongue.say(texts.NOTHING_FOUND))
    return Reply(join([*head, nothing, *_missing(answer, tongue), *_refusal_help(answer, tongue)], "\n\n"))


def render_passage(answer: Answer, citation: Citation, tongue: Tongue, asked: str) -> Reply:
    """One passage of an answer as a message of its own, below the question; what may not answer it says so."""
    footer = italic(plain(corpus_line(answer.corpus, tongue)))
    is_shown = citation in (*answer.citations, *answer.nearest)
    head = _asked(asked, tongue) + _understood(answer if is_shown else replace(answer, verdict=None), tongue)
    below = [footer]
    if citation in answer.citations:
        dated = [replace(one, rank=1) if one.rank else one for one in answer.dated if one.rank in {None, citation.rank}]
        head += _dated(replace(answer, dated=tuple(dated)), tongue)
        below = [*_differing(answer, tongue), footer]
    elif not (is_shown and answer.verdict):
        head += [plain(tongue.say(texts.MAY_NOT_ANSWER)), *_missing(answer, tongue)]
    return Reply(arranged(answer.query, (replace(citation, rank=1),), head, join(below, "\n\n"), tongue))


def _asked(question: str, tongue: Tongue) -> list[Markup]:
    shown = opening(" ".join(question.split()), _ASKED_CHARACTERS)
    return [plain(tongue.say(texts.ASKED, question=shown))] if shown else []


def _understood(answer: Answer, tongue: Tongue) -> list[Markup]:
    """What of the question could be read, what completes it, and whether the quotation that it is about is real."""
    read_in_part = [plain(tongue.say(texts.READ_IN_PART))] if answer.read_in_part else []
    verdict = _verdict(answer, tongue) if answer.verdict is not None else []
    return [*read_in_part, *_carried(answer, tongue), *verdict]


def render_more(answer: Answer, citations: Sequence[Citation], tongue: Tongue) -> Reply:
    """A page of the passages behind those of an answer."""
    head = [plain(tongue.say(texts.MORE_PASSAGES))]
    return Reply(arranged(answer.query, citations, head, italic(plain(corpus_line(answer.corpus, tongue))), tongue))


def _carried(answer: Answer, tongue: Tongue) -> list[Markup]:
    """Which words of the question before complete this one."""
    words = tongue.say(texts.SEPARATOR).join(map(tongue.isolated, answer.query.carried))
    return [italic(plain(tongue.say(texts.CARRIED, words=words)))] if words else []


def _verdict(answer: Answer, tongue: Tongue) -> list[Markup]:
    """Whether the quotation that was asked about is real, and where it departs from the printed one."""
    marks: dict[str, Callable[[Markup], Markup]] = {"equal": lambda text: text, "delete": strike, "insert": underline}
    verdict = texts.OWN_WORDS if answer.own_words else texts.VERDICTS
    lines = [bold(plain(tongue.say(verdict[answer.verdict or ""])))]
    lines += [plain(_difference(one, tongue)) for one in differences(answer.diff) if one.weight is not Weight.WORDS]
    shown = join([marks[change.op](plain(change.text)) for change in answer.diff], " ")
    if answer.diff:
        lines.append(shown)
    whole = join(lines, "\n")
    is_short = whole.characters <= LONGEST_SENTENCE_CHARACTERS and whole.entities <= _MOST_MARKS
    return [whole if is_short else lines[0]]


def _difference(one: Difference, tongue: Tongue) -> str:
    alleged, printed = one.bare
    said = texts.LEFT_OUT if not alleged else texts.ADDED if not printed else texts.CHANGED
    return tongue.say(said[one.weight.name], alleged=alleged, printed=printed)


def _dated(answer: Answer, tongue: Tongue) -> list[Markup]:
    """Which days are meant, of a question for days: by its own words, and by those of the first citation.

    A month is not repeated where a day of it is named.
    """
    if answer.query.kind is not Kind.DATE:
        return []
    named = [one for one in answer.dated if one.rank is None or (one.rank == 1 and not answer.query.timeline)]
    named.sort(key=lambda one: one.rank is not None)
    meant = [one for one in named if not any(_is_within(other, one) for other in named)]
    lines = dict.fromkeys(_resolved(one, tongue) for one in meant)
    return [plain("\n".join(lines))] if lines else []


def _is_within(inner: Dated, outer: Dated) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high and (inner.low, inner.high) != (outer.low, outer.high)


def _resolved(dated: Dated, tongue: Tongue) -> str:
    """The words and the day that they mean; the day alone where the words say it all."""
    days = tongue.days(dated.low, dated.high)
    return days if str(dated.high.year) in dated.words else tongue.say(texts.MEANING, words=dated.words, days=days)


def _differing(answer: Answer, tongue: Tongue) -> list[Markup]:
    """What articles tell differently, each version with its outlets; none is chosen."""
    if answer.differing is None:
        return []
    lines = [plain(tongue.say(texts.DIFFERING, topic=answer.differing.topic))]
    for version in answer.differing.versions:
        outlets = [link(plain(tongue.isolated(one.outlet)), one.url) for one in version.articles[:_MOST_OUTLETS]]
        lines.append(plain(f"• {tongue.isolated(version.label)}: ") + join(outlets, tongue.say(texts.SEPARATOR)))
    return [join(lines, "\n")]


def _refusal_help(answer: Answer, tongue: Tongue) -> list[Markup]:
    """What the corpus covers, and questions that it answers."""
    corpus = answer.corpus
    oldest, newest = tongue.day(corpus.oldest), tongue.day(corpus.newest)
    period = tongue.count(*texts.PERIOD, corpus.articles, oldest=oldest, newest=newest)
    lines = [italic(plain(period if corpus.oldest and corpus.articles > 1 else corpus_line(corpus, tongue)))]
    if answer.suggestions:
        asked = "\n".join(f"• {question}" for question in answer.suggestions)
        lines.append(plain(f"{tongue.say(texts.CAN_ANSWER)}\n{asked}"))
    return lines


def reopened(html: str, snapshot: str, day: date, tongue: Tongue) -> str:
    """An answer as it was given, and below it when that was and from what; it has left `ROOM_BELOW` for that."""
    said = tongue.say(texts.REOPENED, day=tongue.day(day), snapshot=snapshot)
    return f"{html}\n\n{italic(plain(said)).html}"


def corpus_line(corpus: CorpusSize, tongue: Tongue) -> str:
    """How much there is to cite, and how new it is."""
    return tongue.count(*texts.CORPUS, corpus.articles, newest=tongue.day(corpus.newest))


def render_text_only(tongue: Tongue) -> Reply:
    return Reply(plain(tongue.say(texts.TEXT_ONLY)))


def render_question_refused(refused: QuestionRefused, tongue: Tongue) -> Reply:
    """Why a question cannot be asked, and what to do."""
    match refused:
        case QuestionEmpty():
            said = tongue.say(texts.QUESTION_EMPTY)
        case QuestionTooLong():
            said = tongue.count(*texts.QUESTION_TOO_LONG, refused.characters, most=refused.most)
        case _:
            said = tongue.say(texts.QUESTION_UNREADABLE)
    return Reply(plain(said))


def render_asked_no_longer(tongue: Tongue) -> Reply:
    return Reply(plain(tongue.say(texts.ASKED_NO_LONGER)))


def render_enough(wait_s: float, tongue: Tongue, *, in_group: bool) -> Reply:
    """That somebody has asked as much as they may, and when they may ask again."""
    said = texts.ENOUGH_IN_GROUP if in_group else texts.ENOUGH
    return Reply(plain(tongue.say(said, span=tongue.span(wait_s))))


def render_crowded(wait_s: float, tongue: Tongue) -> Reply:
    """That an answer takes long."""
    return Reply(plain(tongue.say(texts.CROWDED, span=tongue.span(wait_s))))


def render_error(error_id: str, tongue: Tongue) -> Reply:
    return Reply(plain(tongue.say(texts.ERROR, error_id=error_id)))


def _missing(answer: Answer, tongue: Tongue) -> list[Markup]:
    shown, room = list[str](), _MISSING_CHARACTERS
    for word in answer.missing_words:
        if room <= 0:
            shown.append("…")
            break
        # Each by itself, so that a list of several scripts keeps its order.
        shown.append(tongue.isolated(word if len(word) <= room else f"{word[:room]} …"))
        room -= len(word)
    words = tongue.say(texts.SEPARATOR).join(shown)
    return [plain(tongue.say(texts.MISSING_WORDS, words=words))] if shown else []


def examples(tongue: Tongue) -> Markup:
    """Questions that are answered."""
    questions = (f"• {tongue.say(example)}" for example in texts.EXAMPLES)
    return plain("\n".join((tongue.say(texts.TRY), *questions)))
