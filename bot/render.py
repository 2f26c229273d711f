"""From answers to replies. Pure functions; every limit of a message is kept here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass

from bot import texts
from bot.arrangements import arranged
from bot.citations import LONGEST_SENTENCE_CHARACTERS
from bot.markup import Markup, bold, italic, join, link, plain, strike, underline
from bot.wording import day_shown, days_shown, isolated
from index.records import Answer, CorpusSize, Dated, Kind, Support
from index.verification.differences import Weight, differences

# Of the outlets that tell one version of a disagreement, so many are linked.
_MOST_OUTLETS = 4


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


def render_answer(answer: Answer) -> Reply:
    """The reply to a question: its citations, or why there are none."""
    if answer.query.kind == "small talk":
        return Reply(plain(f"{texts.SMALL_TALK}\n\n") + _examples())
    footer = italic(plain(_corpus_line(answer.corpus)))
    head = [plain(texts.READ_IN_PART)] if answer.read_in_part else []
    if answer.verdict is not None:
        head += _verdict(answer)
    if answer.support is Support.ANSWER:
        below = [*_differing(answer), footer]
        head += _dated(answer)
        return Reply(arranged(answer.query, answer.citations, head, join(below, "\n\n")))
    if answer.support is Support.WEAK:
        weak = [] if answer.verdict else [plain(texts.WEAK)]
        below = [*_differing(answer), footer]
        return Reply(arranged(answer.query, answer.nearest, [*head, *weak, *_missing(answer)], join(below, "\n\n")))
    return Reply(join([*head, plain(texts.NOTHING_FOUND), *_missing(answer), *_refusal_help(answer)], "\n\n"))


def _verdict(answer: Answer) -> list[Markup]:
    """Whether the quotation that was asked about is real, and where it departs from the printed one."""
    marks: dict[str, Callable[[Markup], Markup]] = {"equal": lambda text: text, "delete": strike, "insert": underline}
    verdict = texts.OWN_WORDS if answer.own_words else texts.VERDICTS
    lines = [bold(plain(verdict[answer.verdict or ""]))]
    lines += [plain(f"{one}.") for one in differences(answer.diff) if one.weight is not Weight.WORDS]
    shown = join([marks[change.op](plain(change.text)) for change in answer.diff], " ")
    if answer.diff:
        lines.append(shown)
    whole = join(lines, "\n")
    return [whole if whole.characters <= LONGEST_SENTENCE_CHARACTERS else lines[0]]


def _dated(answer: Answer) -> list[Markup]:
    """Which days are meant, of a question for days: by its own words, and by those of the first citation."""
    if answer.query.kind is not Kind.DATE:
        return []
    first = [] if answer.query.timeline else [one for one in answer.dated if one.rank == 1]
    lines = dict.fromkeys(_resolved(one) for one in (*(one for one in answer.dated if one.rank is None), *first))
    return [plain("\n".join(lines))] if lines else []


def _resolved(dated: Dated) -> str:
    """The words and the day that they mean; the day alone where the words say it all."""
    days = days_shown(dated.low, dated.high)
    return days if str(dated.high.year) in dated.words else f"{dated.words} → {days}"


def _differing(answer: Answer) -> list[Markup]:
    """What articles tell differently, each version with its outlets; none is chosen."""
    if answer.differing is None:
        return []
    lines = [plain(texts.DIFFERING.format(topic=answer.differing.topic))]
    for version in answer.differing.versions:
        outlets = [link(plain(isolated(one.outlet)), one.url) for one in version.articles[:_MOST_OUTLETS]]
        lines.append(plain(f"• {version.label}: ") + join(outlets, ", "))
    return [join(lines, "\n")]


def _refusal_help(answer: Answer) -> list[Markup]:
    """What the corpus covers, and questions that it answers."""
    corpus = answer.corpus
    period = texts.PERIOD.format(
        articles=corpus.articles, oldest=day_shown(corpus.oldest), newest=day_shown(corpus.newest)
    )  # fmt: skip
    lines = [italic(plain(period if corpus.oldest and corpus.articles > 1 else _corpus_line(corpus)))]
    if answer.suggestions:
        asked = "\n".join(f"• {question}" for question in answer.suggestions)
        lines.append(plain(f"{texts.CAN_ANSWER}\n{asked}"))
    return lines


def render_start() -> Reply:
    return Reply(plain(f"{texts.START}\n\n") + _examples())


def render_help() -> Reply:
    paragraphs = (plain(texts.HELP), plain(texts.HELP_BRIEF), plain(texts.HELP_LANGUAGES), _examples())
    return Reply(join(paragraphs, "\n\n"))


def render_text_only() -> Reply:
    return Reply(plain(texts.TEXT_ONLY))


def render_question_refused(why: str) -> Reply:
    return Reply(plain(texts.QUESTION_REFUSED.format(why=why)))


def render_error(error_id: str) -> Reply:
    return Reply(plain(texts.ERROR.format(error_id=error_id)))


def _missing(answer: Answer) -> list[Markup]:
    words = ", ".join(answer.missing_words)
    # A question may be as long as a message; its words are shown as far as a reader wants them.
    shown = words if len(words) <= 200 else f"{words[:200]} …"
    return [plain(texts.MISSING_WORDS.format(words=shown))] if words else []


def _corpus_line(corpus: CorpusSize) -> str:
    line = texts.CORPUS if corpus.articles != 1 else texts.CORPUS_OF_ONE
    return line.format(articles=corpus.articles, newest=day_shown(corpus.newest))


def _examples() -> Markup:
    return plain("\n".join((texts.TRY, *(f"• {example}" for example in texts.EXAMPLES))))
