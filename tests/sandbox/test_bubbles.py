import pytest

from bot.sandbox.bubbles import rendered, safe_href
from bot.sandbox.entities import Entity, parse_html
from bot.sandbox.rules import noticed
from bot.sandbox.words import ENGLISH


def shown(markup: str) -> str:
    return str(rendered(*parse_html(markup), ENGLISH))


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        ("a &lt;b&gt; &amp; &quot;", "a &lt;b&gt; &amp; &#34;"),
        ("😀<b>b<i>i</i></b>", "😀<strong>b<em>i</em></strong>"),
        ("<u>u</u><s>s</s><code>&lt;c&gt;</code>", "<u>u</u><s>s</s><code>&lt;c&gt;</code>"),
        ("<pre>a\n b</pre>\nc", '<pre dir="ltr"><code>a\n b</code></pre>c'),
        ("a\n<blockquote>q</blockquote>\nb", 'a\n<blockquote dir="auto">q</blockquote>b'),
        (
            "<a href='https://e.org/?a=1&amp;b=%22'>x</a>",
            '<a href="https://e.org/?a=1&amp;b=%22" rel="noopener noreferrer" target="_blank">x</a>',
        ),
        (
            "<tg-time unix='1700000000' format='wDT'>then</tg-time>",
            '<time datetime="2023-11-14T22:13:20+00:00" data-unix="1700000000" data-format="wDT">then</time>',
        ),
        ("<b>" * 2 + "x" + "</b>" * 2, "<strong><strong>x</strong></strong>"),
    ],
)
def test_entities_become_html(markup: str, html: str) -> None:
    assert shown(markup) == html


def test_an_expandable_quote_has_a_button_of_its_own() -> None:
    html = shown("<blockquote expandable>a <b>b</b></blockquote>")
    assert '<blockquote dir="auto" class="clamped">a <strong>b</strong></blockquote><button type="button"' in html
    assert 'aria-expanded="false"' in html


def test_what_a_person_types_becomes_links_and_names() -> None:
    text = "@talks_bot see https://e.org/a&b"
    html = rendered(text, noticed(text), ENGLISH)
    assert html == (
        '<bdi class="mention">@talks_bot</bdi> see '
        '<a href="https://e.org/a&amp;b" rel="noopener noreferrer" target="_blank">https://e.org/a&amp;b</a>'
    )


def test_a_time_beyond_every_calendar_stays_as_the_bot_wrote_it() -> None:
    assert rendered("then", [Entity("date_time", 0, 4, unix_time=1 << 60, date_time_format="D")], ENGLISH) == "then"


def test_a_command_can_be_pressed() -> None:
    html = rendered("/x & y", [Entity("bot_command", 0, 2)], ENGLISH)
    assert html == '<button type="button" class="command" data-say="/x">/x</button> &amp; y'


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "", "//e.org", "vbscript:x"]
)
def test_an_address_that_could_run_something_is_no_link(url: str) -> None:
    assert safe_href(url) is None
    assert rendered("x", [Entity("text_link", 0, 1, url=url)], ENGLISH) == "x"


@pytest.mark.parametrize("url", ["https://e.org", "HTTP://e.org", "tg://resolve?domain=x", "mailto:a@e.org"])
def test_ordinary_addresses_are_links(url: str) -> None:
    assert safe_href(url) == url
