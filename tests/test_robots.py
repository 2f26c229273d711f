"""What sites ask of us is read, kept to, and never allowed to hurt us."""

import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import replace

import pytest

from index.errors import FetchRefused
from index.ingest.addresses import Link, read_link
from index.ingest.fetch import Fetcher, Limits
from index.ingest.robots import MAX_ROBOTS_BYTES, Robots
from tests.hostile_server import HostileServer, Names, Page, answer, bomb, endless, only_loopback, redirect

HTML = ("text/html",)
LIMITS = Limits(seconds=5.0)
PAGE = answer(b"page")
CLOSED = b"User-agent: *\nDisallow: /\n"


def fetch(server: HostileServer, target: str = "/", limits: Limits = LIMITS) -> bytes:
    with Fetcher(limits, only_loopback, Names()) as fetcher:
        return fetcher.fetch(server.url(target), HTML).data


def refusal(pages: Mapping[str, Page], target: str = "/", limits: Limits = LIMITS) -> str:
    with HostileServer({"/": PAGE, **pages}) as server, pytest.raises(FetchRefused) as caught:
        fetch(server, target, limits)
    assert str(caught.value).isprintable()
    return caught.value.why


@pytest.mark.parametrize(
    "robots",
    [
        answer(b"", "404 Not Found"),
        answer(b"", "410 Gone"),
        answer(b"", "403 Forbidden"),
        answer(b""),
        answer(b"\xef\xbb\xbfUser-agent: other\nDisallow: /"),
        answer(b"User-agent: *\nDisallow: /private\nAllow: /private/not"),
        answer(b"User-agent: *\nDisallow: /\n\nUser-agent: Talks-Bot\nAllow: /"),
        answer(b"<html>\x00\xff not found, says a page that should have been a 404"),
        answer(b"# nothing", content_type=None),
        redirect("/elsewhere"),
    ],
)
def test_a_page_that_robots_txt_does_not_withhold_is_fetched(robots: Page) -> None:
    with HostileServer({"/robots.txt": robots, "/": PAGE}) as server:
        assert fetch(server) == b"page"


@pytest.mark.parametrize(
    ("robots", "target"),
    [
        (CLOSED, "/"),
        (b"\xef\xbb\xbf" + CLOSED, "/"),
        (b"User-agent: talks-bot\nDisallow: /\n\nUser-agent: *\nAllow: /", "/"),
        (b"User-agent: *\nDisallow: /private", "/public/../private/x"),
        (b"User-agent: *\nDisallow: /private", "/%2e%2e/private"),
        (b"User-agent: *\nDisallow: /*?print", "/page?print=1"),
    ],
)
def test_a_page_that_robots_txt_withholds_is_not_asked_for(robots: bytes, target: str) -> None:
    with HostileServer({"/robots.txt": answer(robots)}) as server:
        with pytest.raises(
            FetchRefused, match=r"robots\.txt of http://talks\.example:\d+ does not let talks-bot read it"
        ):
            fetch(server, target)
        assert [heard.target for heard in server.heard] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "why"),
    [
        (answer(b"", "500 x"), "answers with 500 Internal Server Error"),
        (answer(b"", "503 x", retry_after="60"), "503 Service Unavailable, try again in 60 seconds"),
        (answer(b"#" * (MAX_ROBOTS_BYTES + 1)), "larger than 0.512 MB"),
        (endless(answer(content_length=None), b"Disallow: /x\n" * 999), "larger than 0.512 MB"),
        (answer(bomb(1_000, 31), content_encoding="gzip"), "larger than 0.512 MB"),
        (redirect("http://10.0.0.1/robots.txt"), "10.0.0.1 is not on the public internet"),
        (redirect("file:///etc/passwd"), "redirects to file:///etc/passwd: only http and https"),
        (redirect("/robots.txt"), "redirects in a circle"),
        (endless(answer(content_length=None), b"#", 0.05), "no whole answer within 0.5 seconds"),
        (lambda: iter([b"\x00\r\n\r\n"]), "not whole, valid HTTP"),
    ],
)
def test_a_site_whose_robots_txt_cannot_be_read_is_left_alone(robots: Page, why: str) -> None:
    text = refusal({"/robots.txt": robots}, limits=replace(LIMITS, seconds=0.5))
    assert text.startswith("robots.txt cannot be read (http://")
    assert why in text


def test_a_site_whose_robots_txt_is_refused_is_not_asked_again() -> None:
    with HostileServer({"/robots.txt": answer(b"", "500 x")}) as server:
        with Fetcher(LIMITS, only_loopback, Names()) as fetcher:
            for _ in range(2):
                with pytest.raises(FetchRefused, match=r"robots\.txt cannot be read"):
                    fetcher.fetch(server.url("/"), HTML)
        assert [heard.target for heard in server.heard] == ["/robots.txt"]


def test_robots_txt_is_read_once_for_each_site_and_asked_again_behind_each_redirect() -> None:
    with HostileServer({"/robots.txt": answer(CLOSED)}) as closed, HostileServer({"/robots.txt": answer()}) as server:
        server.pages |= {"/a": redirect("/b"), "/b": redirect(closed.url("/"))}
        with Fetcher(LIMITS, only_loopback, Names()) as fetcher:
            for _ in range(2):
                with pytest.raises(FetchRefused, match=rf"leads to {closed.url('/')}: robots\.txt of .* does not let"):
                    fetcher.fetch(server.url("/a"), HTML)
        assert [heard.target for heard in server.heard] == ["/robots.txt", "/a", "/b", "/a", "/b"]
        assert [heard.target for heard in closed.heard] == ["/robots.txt"]


def test_the_wish_for_a_pause_is_told() -> None:
    pages: dict[str, Page] = {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 7"), "/": PAGE}
    with HostileServer(pages) as server, Fetcher(LIMITS, only_loopback, Names()) as fetcher:
        assert fetcher.fetch(server.url("/"), HTML).crawl_delay_s == 7.0


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"user-agent:{n}\n" for n in range(14_000)) + "".join(f"disallow:/{n}\n" for n in range(14_000)),
        "".join(f"user-agent:{n}\n" for n in range(14_000)) * 2,
    ],
    ids=["each rule for each agent", "each agent twice"],
)
def test_a_robots_txt_that_would_fill_the_memory_is_not_parsed(text: str) -> None:
    def read(link: Link) -> bytes:
        return text.encode()

    assert len(text) <= MAX_ROBOTS_BYTES
    begun = time.monotonic()
    tracemalloc.start()
    with pytest.raises(FetchRefused, match="too many to keep"):
        Robots("talks-bot", read).check(read_link("http://a.example/"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (peak < 20_000_000, time.monotonic() - begun < 5) == (True, True)
