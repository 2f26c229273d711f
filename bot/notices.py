"""What the bot tells of itself: how it is used, what it knows, what it stores. Pure functions, as in `bot.render`."""

from collections.abc import Sequence

from bot import texts
from bot.markup import Markup, bold, code, italic, join, plain, quote
from bot.render import Reply, corpus_line, examples
from bot.state.erasing import Erased
from bot.state.retention import RETENTION
from bot.tongue import Tongue
from index.coverage import Coverage


def render_start(tongue: Tongue) -> Reply:
    return Reply(join([plain(tongue.say(texts.START)), examples(tongue)], "\n\n"))


def render_help(tongue: Tongue) -> Reply:
    paragraphs = [
        plain(tongue.say(one)) for one in (texts.HELP, texts.HELP_BRIEF, texts.HELP_LANGUAGES, texts.HELP_BUTTONS)
    ]
    return Reply(join([*paragraphs, _commands(tongue), examples(tongue)], "\n\n"))


def render_ask_in_group(name: str, tongue: Tongue) -> Reply:
    """How the bot, whose name is ``name`` with its @, is asked in a group."""
    return Reply(_ask_in_group(name, tongue))


def render_group_help(name: str, tongue: Tongue) -> Reply:
    notes = [plain(tongue.say(one)) for one in (texts.HELP_BRIEF, texts.HELP_LANGUAGES, texts.HELP_BUTTONS)]
    return Reply(join([_ask_in_group(name, tongue), *notes, _commands(tongue)], "\n\n"))


def render_group_hello(name: str, tongue: Tongue) -> Reply:
    return Reply(join([plain(tongue.say(texts.SMALL_TALK)), _ask_in_group(name, tongue)], "\n\n"))


def render_usage(command: str, tongue: Tongue) -> Reply:
    """How a command is used that came without anything behind it."""
    example = f"/{command} {tongue.say(texts.USAGE_EXAMPLES[command])}"
    return Reply(join([plain(tongue.say(texts.USAGE[command])), quote(code(plain(example)))], "\n"))


def render_about(coverage: Coverage, tongue: Tongue) -> Reply:
    corpus = italic(plain(corpus_line(coverage.corpus, tongue)))
    return Reply(join([plain(tongue.say(texts.START)), plain(tongue.say(texts.ABOUT)), corpus], "\n\n"))


def render_sources(coverage: Coverage, tongue: Tongue) -> Reply:
    """How many articles there are of which outlets, those with most first, as many as a message holds."""
    size = coverage.corpus
    head = [bold(plain(corpus_line(size, tongue)))]
    if not coverage.outlets:
        return Reply(head[0])
    head.append(plain(tongue.count(*texts.OUTLETS, len(coverage.outlets))))
    shown = list[Markup]()
    for one in coverage.outlets:
        shown.append(plain(tongue.say(texts.OUTLET, outlet=one.outlet, n=one.articles)))
        if not _sources(head, shown, len(coverage.outlets), tongue).fits:
            shown.pop()
            break
    return Reply(_sources(head, shown, len(coverage.outlets), tongue) if shown else join(head, "\n"))


def render_privacy(tongue: Tongue) -> Reply:
    """What is stored and for how long; by the list that pruning goes by."""
    kept = (f"• {tongue.count(*texts.RETAINED[one.what], one.days)}" for one in RETENTION)
    lines = [plain(tongue.say(texts.PRIVACY)), *map(plain, kept), plain(f"• {tongue.say(texts.PRIVACY_MEMORY)}")]
    return Reply(join([join(lines, "\n"), plain(tongue.say(texts.PRIVACY_NAMES))], "\n\n"))


def render_erase(tongue: Tongue) -> Reply:
    """Whether somebody means it."""
    return Reply(bold(plain(tongue.say(texts.ERASE_SURE))))


def render_erased(erased: Erased, tongue: Tongue) -> Reply:
    """What was deleted."""
    counts = {
        "answers": erased.answers,
        "follows": erased.follows,
        "votes": erased.votes,
        "chats": erased.chats,
        "updates": erased.updates,
    }
    lines = [plain(f"• {tongue.count(*texts.ERASED_KINDS[kind], n)}") for kind, n in counts.items() if n]
    said = texts.ERASED if lines else texts.ERASED_NOTHING
    return Reply(join([plain(tongue.say(said)), *lines], "\n"))


def _ask_in_group(name: str, tongue: Tongue) -> Markup:
    example = tongue.say(texts.EXAMPLES[0])
    return plain(tongue.say(texts.GROUP_HELP, name=name, example=example, command=f"/help{name}"))


def _sources(head: Sequence[Markup], shown: Sequence[Markup], every: int, tongue: Tongue) -> Markup:
    more = [plain(tongue.count(*texts.MORE_OUTLETS, every - len(shown)))] if len(shown) < every else []
    return join([*head, quote(join([*shown, *more], "\n"), expandable=True)], "\n")


def _commands(tongue: Tongue) -> Markup:
    lines = (
        tongue.say(texts.HELP_COMMAND, command=f"/{name}", what=tongue.say(what))
        for name, what in texts.COMMANDS.items()
    )
    return plain("\n".join((tongue.say(texts.HELP_COMMANDS), *lines)))
