"""Random message HTML, each kind with its own corner to look into, for our parser and Telegram's to read.

None of it has half a surrogate pair inside an address: TDLib stops its whole process on that, instead of refusing.
"""

import random
from collections.abc import Callable, Iterator

EACH = 2500  # inputs of every kind

PIECES = (
    *("word ", "two words", " ", "\n", "😀", "é", "سلام", "<", ">", "&", ";", "=", "/", '"', "'", "x", "e.org"),
    *("&amp;", "&lt;", "&gt", "&quot;", "&nbsp;", "&apos;", "&#39;", "&#x1F600;", "&#1114111;", "&#0;", "&#57311;"),
    *("<b>", "</b>", "<B>", "</B >", "<strong>", "</strong>", "<i>", "</i>", "<em >", "</em>", "<u>", "</u>", "</>"),
    *("<s>", "</s>", "<del>", "</del>", "<tg-spoiler>", "</tg-spoiler>", "<span class='tg-spoiler'>", "</span>"),
    *("<code>", "<code class='language-py'>", "</code>", "<pre>", "</pre>", "<pre><code class=language-c>"),
    *("<blockquote>", "<blockquote expandable>", "<blockquote cite='x' expandable=1>", "</blockquote>"),
    *('<a href="https://e.org/1">', "<a href='e.org'>", "<a>", "<a href='nonsense'>", "<a href=e.org>", "</a>"),
    *("<a href='tg://user?id=7'>", "<a href='http://e.org/?a=1&amp;b=2'>", "<b", "<b x", "<b x=", "<i a='", "</"),
    *('<tg-time unix="1700000000" format="wDT">', "<tg-time unix=5 format=r>", "<tg-time format='zz'>", "</tg-time>"),
    *("<tg-emoji emoji-id='5368324170671202286'>", "<tg-emoji>", "</tg-emoji>", "<p>", "<br/>", "<span>", "<h1>"),
    "</b",
)
OPEN_TAGS = (
    *("<b>", "<i>", "<u>", "<s>", "<tg-spoiler>", "<code>", "<pre>", "<blockquote>", "<blockquote expandable>"),
    *("<a href='https://e.org/1'>", "<a>", "<code class=language-py>", "<tg-time unix=5 format=tw>", "<em a b=c>"),
)
TEXTS = ("word ", "😀", "é", " ", "e.org", "&amp;", "&#128512;", "سلام", "\n", "a > b")
ADDRESS_PIECES = (
    *("http", "https", "tg", "ton", "tonsite", "mailto", "://", ":", "/", "//", "?", "#", "@", ".", "e", "E.org"),
    *("localhost", "80", "080", "0", "65536", "[::1]", "[", "]", "%41", "%zz", "é", "а.рф", " ", "_", "-", "!", "a=1"),
    *("id=5", "&amp;", "resolve", "~", "^", "\\", "|", "127.0.0.1", "tg://user?id=12", "user"),
)
# Of the parts of an address, in each list the right ones come first.
SCHEMES = ("", "http://", "https://", "HTTPS://", "http:/", "//", "ftp://", "tg://", "TG:", "ton://", "tonsite://")
USERS = ("", "", "", "u@", "u:p@", ":@", "@", "%41@", "é@", "u%@", "a b@", "a@b@", "u/p@", "U~$@", "[u]@")
HOSTS = (
    *("e.org", "E.ORG", "127.0.0.1", "[::1]", "[::FFFF:1.2.3.4]", "[1:2:3:4:5:6:7:8]", "xn--80ak6aa92e.com", "e_x.org"),
    *(
        "пример.рф",
        "پاکستان.پاک",
        "例え.jp",
        "😀.ws",
        "e.org.",
        ".e.org",
        "e..org",
        "e",
        "localhost",
        "[::g]",
        "[]",
        "",
    ),
    *("[::1%25eth0]", "e%2eorg", "e%2.org", "-e.org", "e^.org", "e\\.org", "e{}.org", "e\u200d.org", "e\u00a0.org"),
    *("user?id=7", "user?id=1099511627775", "user?id=1099511627776", "resolve?domain=x", ".", "...", "e,org"),
)
PORTS = ("", "", "", ":80", ":", ":0", ":00443", ":65535", ":65536", ":-1", ":+1", ":8a", ":99999999999", ":80:80")
RESTS = (
    *(
        "",
        "/",
        "/a/b",
        "?q",
        "#f",
        "/?q#f",
        "/a b",
        "/a\tb",
        "/a%20b",
        "/%",
        "/é",
        "/😀",
        '/&quot;"',
        "/&lt;x&gt;",
        "/ ",
    ),
    *("/a?u=http://x.y:1/", "//x", "?#", "/\u202ex", "/\u0301", "/a\nb\n", "\\x", "/&amp;amp;", "/&#0;", "/&#31;", " "),
)
ATTRIBUTES = (
    *(" ", "=", "'", '"', "/", "x", "href", "class", "expandable", "unix", "format", "emoji-id", "1", "tD", "HREF"),
    *("tg-spoiler", "language-a", "=", "='e.org'", "=e.org", "&lt;", "é", "\t", "-", ".", "99999999999", "\v", "\f"),
)
REFERENCES = (
    *("&", "&#", "&#x", "&#X", "#", "x", "lt", "gt", "amp", "quot", "LT", "Gt", "nbsp", "apos", "l", ";", ";;", " "),
    *("0", "9", "00000", "38", "60", "128512", "1114109", "1114110", "1114111", "1114112", "4294967334", "-1", "a"),
    *("xD83D", "xDE00", "xd800", "xdfff", "xD7FF", "xE000", "xFFFE", "xFFFF", "x1F600", "x10FFFE", "x10FFFF", "xg"),
)
PRINTED = (
    *("a", "é", "e\u0301", "\u0301", "😀", "👍🏽", "👨\u200d👩\u200d👧", "🇵🇰", "\u200d", "\ufe0f", "𝔘", "\U0010fffd"),
    *("سلام", "پاک", "ש", "\u200f", "\u200e", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"),
    *("\u00a0", "\u00ad", "\u2028", "\u2029", "\u3000", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\x00", "\x01", "\x0b"),
    *("\x0c", "\x1f", "\x7f", "\x85", "\r", "\r\n", "\t", "\n", " ", "&#769;", "&#x202E;", "&#0;", "&#1;", "&#160;"),
)
NUMBERS = (
    *("0", "1", "-1", "+1", "5", "007", "1700000000", "2147483647", "2147483648", "-2147483648", "4294967295"),
    *("4294967297", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e3", "1.5", " 5", "5 "),
    *("", "-", "--5", "0x10", "٥", "5a", "a5", "18446744073709551617", "99999999999999999999999999"),
)
LETTERS = "<>/ab&;=\"' \t\n\0\v#x1Aé😀-."


def rubble(rng: random.Random) -> str:
    """Pieces in any order: mostly refused."""
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 9)))


def letters(rng: random.Random) -> str:
    """Single characters that mean something to a parser, in any order."""
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 14)))


def well_formed(rng: random.Random, depth: int = 0) -> str:
    """Properly nested markup: accepted."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        if depth < 4 and rng.random() < 0.6:
            parts.append(rng.choice(OPEN_TAGS) + well_formed(rng, depth + 1) + "</>")
        else:
            parts.append(rng.choice(TEXTS))
    return "".join(parts)


def deeply_nested(rng: random.Random) -> str:
    """Up to 60 tags inside each other around little text, each closed by its name, or now and then by another's."""
    opened, markup = [], ""
    for _ in range(rng.randint(1, 60)):
        tag = rng.choice(OPEN_TAGS)
        markup += tag + (rng.choice(PRINTED) if rng.random() < 0.2 else "")
        opened.append(tag[1:-1].split()[0])
    markup += rng.choice(TEXTS)
    while opened:
        markup += f"</{opened.pop() if rng.random() < 0.998 else 'b'}>" + (" " if rng.random() < 0.1 else "")
    return markup


def address(rng: random.Random) -> str:
    """A link to an address made of rubble."""
    return _link("".join(rng.choice(ADDRESS_PIECES) for _ in range(rng.randint(1, 7))), rng)


def address_in_order(rng: random.Random) -> str:
    """A link to scheme, user, host, port and rest, each of them right or wrong."""

    def part(values: tuple[str, ...]) -> str:
        return rng.choice(values[: len(values) // 3] if rng.random() < 0.7 else values)

    return _link("".join(map(part, (SCHEMES, USERS, HOSTS, PORTS, RESTS))), rng)


def attributes(rng: random.Random) -> str:
    """One tag with attributes made of rubble."""
    tag = rng.choice(("a", "b", "code", "span", "blockquote", "tg-time", "tg-emoji", "pre"))
    soup = "".join(rng.choice(ATTRIBUTES) for _ in range(rng.randint(0, 8)))
    return f"<{tag} {soup}>t</{tag}>"


def references(rng: random.Random) -> str:
    """Character references, whole and broken, in text and in the value of an attribute."""
    text, value = ("".join(rng.choice(REFERENCES) for _ in range(rng.randint(1, 5))) for _ in range(2))
    return f"<code class='language-{value}'>{text}</code>" if rng.random() < 0.4 else f"{text}<b>{text}</b>{value}"


def printed(rng: random.Random) -> str:
    """Emoji, combining marks, bidirectional and control characters around the ends of entities."""

    def some() -> str:
        return "".join(rng.choice(PRINTED) for _ in range(rng.randint(0, 4)))

    tags = rng.choices(("b", "i", "pre", "code", "blockquote", "tg-spoiler", "a"), k=rng.randint(1, 4))
    return some() + "".join(f"<{tag}>{some()}</{tag}>{some()}" for tag in tags)


def times_and_emoji(rng: random.Random) -> str:
    """Numbers and date formats, right and wrong, with attributes missing or given twice."""
    form = "".join(rng.choice("rRtTdDwWx") for _ in range(rng.randint(0, 4)))
    given = [f"unix='{rng.choice(NUMBERS)}'", f"format='{form}'", f"emoji-id='{rng.choice(NUMBERS)}'"]
    tag = rng.choice(("tg-time", "tg-time", "tg-emoji"))
    return f"<{tag} {' '.join(rng.choices(given, k=rng.randint(1, 4)))}>{rng.choice(('t', '😀', ''))}</{tag}>"


KINDS: tuple[Callable[[random.Random], str], ...] = (
    *(rubble, letters, well_formed, deeply_nested, address, address_in_order),
    *(attributes, references, printed, times_and_emoji),
)


def inputs(kind: Callable[[random.Random], str]) -> Iterator[str]:
    """The same `EACH` inputs of a kind every time: its name is the seed."""
    rng = random.Random(kind.__name__)
    return (kind(rng) for _ in range(EACH))


def _link(url: str, rng: random.Random) -> str:
    """A link to the address in an attribute; now and then to the same address as its text."""
    return f"<a>{url}</a>" if rng.random() < 0.1 else f"<a href='{url}'>x</a>"
