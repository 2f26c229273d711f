"""Links become pages, and hostile ones become one line that says why not."""

import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from socket import AF_INET6, create_server, gaierror, socket

import pytest

from index.errors import FetchRefused
from index.ingest.addresses import IPAddress
from index.ingest.fetch import Fetched, Fetcher, Limits
from tests.hostile_server import (
    HostileServer,
    Names,
    Page,
    answer,
    bomb,
    broken_off,
    certificate,
    chunked,
    endless,
    gzipped,
    only_loopback,
    redirect,
    until_closed,
)
from tests.patience import must_end

HTML = ("text/html", "application/xhtml+xml")
LIMITS = Limits(bytes=100_000, seconds=5.0, robots=False)


def fetch(server: HostileServer, target: str, limits: Limits = LIMITS, names: Names | None = None) -> Fetched:
    with must_end(), Fetcher(limits, only_loopback, names or Names()) as fetcher:
        return fetcher.fetch(server.url(target), HTML)


def refusal(page: Page, limits: Limits = LIMITS) -> str:
    """Why a page is refused, without the address in front."""
    with HostileServer({"/": page}) as server:
        with pytest.raises(FetchRefused) as caught:
            fetch(server, "/", limits)
        assert caught.value.url == server.url("/")
        assert str(caught.value).isprintable()
        return caught.value.why


def test_a_page_comes_with_its_type_charset_and_address() -> None:
    page = answer("سلام".encode("windows-1256"), content_type='Text/HTML; Charset="Windows-1256"', etag='"v1"')
    with HostileServer({"/a?b=1": page}) as server:
        found = fetch(server, "/a?b=1#part")
        assert found == Fetched(
            server.url("/a?b=1"), "text/html", "windows-1256", "سلام".encode("windows-1256"), '"v1"', None, False, None
        )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (answer(b"plain"), b"plain"),
        (answer(b"", content_encoding="identity"), b""),
        (answer(gzipped(b"packed" * 9_000), content_encoding="gzip"), b"packed" * 9_000),
        (answer(gzipped(b"x" * 65_536), content_encoding="x-gzip"), b"x" * 65_536),
        (answer(zlib.compress(b"packed"), content_encoding="deflate"), b"packed"),
        (chunked(b"abc", b"de"), b"abcde"),
        (lambda: iter([until_closed(b"until the end")]), b"until the end"),
        (answer(b"x" * LIMITS.bytes), b"x" * LIMITS.bytes),
    ],
)
def test_a_page_is_taken_as_it_was_meant_however_it_is_sent(page: Page, expected: bytes) -> None:
    with HostileServer({"/": page}) as server:
        assert fetch(server, "/").data == expected


def test_we_say_who_we_are_and_why_and_nothing_else() -> None:
    with HostileServer(
        {"/": answer(b"", "301 Moved", location="/b", set_cookie="spy=1"), "/b": answer(b"b")}
    ) as server:
        fetch(server, "/")
        heard = server.heard[-1].headers
    assert set(heard) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert heard["user-agent"] == f"talks-bot/{version('talks-bot')} (reads a link that a maintainer of the bot added)"
    assert heard["host"] == f"talks.example:{server.port}"
    assert heard["accept-encoding"] == "gzip"


def test_five_redirects_are_followed_and_the_last_address_is_told() -> None:
    statuses = {5: "301 a", 4: "302 b", 3: "303 c", 2: "307 d", 1: "308 e"}
    pages: dict[str, Page] = {f"/{n}": redirect(f"{n - 1}", status) for n, status in statuses.items()}
    with HostileServer({**pages, "/0": answer(b"there")}) as server:
        found = fetch(server, "/5")
        assert (found.url, found.data) == (server.url("/0"), b"there")


def test_a_feed_that_did_not_change_is_not_sent_again() -> None:
    changed = answer(b"news", etag='W/"7"', last_modified="Sun, 19 Oct 2025 08:00:00 GMT")
    with HostileServer({"/": changed}) as server, Fetcher(LIMITS, only_loopback, Names()) as fetcher:
        first = fetcher.fetch(server.url("/"), HTML)
        server.pages["/"] = b'HTTP/1.1 304 Not Modified\r\nETag: W/"7"\r\n\r\n'
        second = fetcher.fetch(server.url("/"), HTML, first.etag, first.last_modified)
    assert (second.not_modified, second.data, second.etag) == (True, b"", 'W/"7"')
    assert server.heard[1].headers["if-none-match"] == 'W/"7"'
    assert server.heard[1].headers["if-modified-since"] == "Sun, 19 Oct 2025 08:00:00 GMT"


def test_an_unfit_etag_costs_an_answer_and_not_a_header_of_its_own() -> None:
    with HostileServer({"/": answer(b"x", etag="a\x1b")}) as server, Fetcher(LIMITS, only_loopback, Names()) as fetcher:
        found = fetcher.fetch(server.url("/"), HTML, "a\r\nX-Own: 1", "ä")
    assert (found.etag, found.not_modified) == (None, False)
    assert not {"x-own", "if-none-match", "if-modified-since"} & set(server.heard[0].headers)


def test_a_name_and_a_path_in_other_letters_reach_the_server_in_ascii() -> None:
    with HostileServer({"/%DA%A9%D8%A7%D8%A8%D9%84": answer(b"kabul")}) as server:
        with Fetcher(LIMITS, only_loopback, Names()) as fetcher:
            assert fetcher.fetch(server.url("/کابل", "bücher.example"), HTML).data == b"kabul"
        assert server.heard[0].headers["host"] == f"xn--bcher-kva.example:{server.port}"


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 127.1 0x7f.1 2130706433 017700000001 localhost localhost. 0 10.0.0.1 192.168.1.1 １２７。0。0。1 [::1] "
    "[::] [::ffff:127.0.0.1] [::127.0.0.1] [64:ff9b::a00:1] [2002:a00:1::] [fd00:ec2::254] [fec0::1] 169.254.169.254 "
    "100.100.100.200 168.63.129.16".split(),
)
def test_this_machine_and_its_network_are_closed_in_every_spelling(host: str) -> None:
    with Fetcher() as fetcher, pytest.raises(FetchRefused, match="is not on the public internet"):
        fetcher.fetch(f"http://{host}/", HTML)


def test_what_is_no_web_address_is_refused_without_asking_anyone() -> None:
    names = Names()
    with Fetcher(LIMITS, only_loopback, names) as fetcher:
        for url in ("file:///etc/passwd", "ftp://a.example/", "http://maria:s3cret@a.example/", "http://a.example:22/"):
            with pytest.raises(FetchRefused):
                fetcher.fetch(url, HTML)
    assert names.asked == []


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not on the public internet"),
        ("http://127.0.0.2/", "127.0.0.2 is not on the public internet"),
        ("//10.0.0.1/x", "10.0.0.1 is not on the public internet"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:7f00:1|::ffff:127.0.0.1"),
        ("file:///etc/passwd", "redirects to file:///etc/passwd: only http and https"),
        ("ftp://a.example/", "redirects to ftp://a.example/: only http and https"),
        ("javascript:alert(1)", "redirects to javascript:alert"),
        ("http://maria:s3cret@a.example/", "redirects to http://a.example/: the address has a user"),
        ("http://[", "cannot be read"),
        ("/x\x1b[2Jy", r"redirects to /x�\[2Jy: the address has spaces or control characters"),
        ("/x\x07", "control characters"),
        ("/\x85\u00a0", "spaces or control"),
        ("", "does not say where to"),
        (None, "does not say where to"),
        ("/", "in a circle"),
        ("/#again", "in a circle"),
    ],
)
def test_a_redirect_is_checked_like_a_link(location: str | None, why: str) -> None:
    with HostileServer({"/": redirect(location)}) as server:
        with pytest.raises(FetchRefused, match=why) as caught:
            fetch(server, "/")
        assert str(caught.value).isprintable()
        assert "s3cret" not in str(caught.value)


def test_a_sixth_redirect_is_not_followed() -> None:
    with HostileServer({f"/{n}": redirect(f"/{n - 1}") for n in range(7)}) as server:
        with pytest.raises(FetchRefused, match="at most 5 are followed"):
            fetch(server, "/6")
        assert [heard.target for heard in server.heard] == ["/6", "/5", "/4", "/3", "/2", "/1"]


def test_two_locations_that_differ_are_not_chosen_from() -> None:
    assert "several headers location that differ" in refusal(redirect("/a\r\nLocation: /b"))


def test_one_private_address_among_public_ones_closes_the_name() -> None:
    names = Names(talks_example=[["127.0.0.1", "10.0.0.1"]])
    with HostileServer({"/": answer(b"x")}) as server:
        with pytest.raises(FetchRefused, match=r"10\.0\.0\.1 is not on the public internet"):
            fetch(server, "/", names=names)
        assert server.heard == []


def test_a_name_is_resolved_once_for_each_connection_and_the_connection_goes_there() -> None:
    names = Names(talks_example=[["127.0.0.1"], ["127.0.0.2"]])
    with HostileServer({"/": answer(b"x")}) as server:
        assert fetch(server, "/", names=names).data == b"x"
    assert names.asked == ["talks.example"]


def test_a_name_that_turns_private_between_two_connections_is_closed() -> None:
    names = Names(talks_example=[["127.0.0.1"], ["10.0.0.1"]])
    closing = answer(b"", "302 Found", location="/b", connection="close")
    why = r"leads to http://talks\.example:\d+/b: its address 10\.0\.0\.1 is not"
    pages: dict[str, Page] = {"/": lambda: iter([closing]), "/b": answer(b"x")}
    with HostileServer(pages) as server, pytest.raises(FetchRefused, match=why):
        fetch(server, "/", names=names)


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    def two(address: IPAddress) -> bool:
        return address in {IPv4Address("127.0.0.1"), IPv6Address("::1")}

    names = Names(talks_example=[["::1", "127.0.0.1"]])
    with HostileServer({"/": answer(b"x")}) as server, Fetcher(LIMITS, two, names) as fetcher:
        assert fetcher.fetch(server.url("/"), HTML).data == b"x"


def test_an_address_that_is_silent_leaves_time_for_the_next_one() -> None:
    names = Names(talks_example=[["::1", "127.0.0.1"]])
    with HostileServer({"/": answer(b"x")}) as server, ExitStack() as silent:
        with suppress(OSError):  # without IPv6 the first address fails at once, which is another test
            silent.enter_context(create_server(("::1", server.port), family=AF_INET6, backlog=0))
            for _ in range(4):  # what is queued is never accepted, and what comes behind it not answered
                waiting = silent.enter_context(socket(AF_INET6))
                waiting.setblocking(False)
                waiting.connect_ex(("::1", server.port))
        with Fetcher(replace(LIMITS, seconds=1.0), lambda _: True, names) as fetcher:
            assert fetcher.fetch(server.url("/"), HTML).data == b"x"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with HostileServer({"/": answer(b"x")}) as server:
        assert fetch(server, "/").data == b"x"


@pytest.fixture
def known_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The certificate of talks.example, known to OpenSSL as an operator would make one known."""
    path = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


def test_tls_is_spoken_with_the_name_and_not_with_the_address(known_tls: Path) -> None:
    with HostileServer({"/": answer(b"secret")}, known_tls) as server:
        assert fetch(server, "/").data == b"secret"
        assert server.server_names == ["talks.example"]


@pytest.mark.parametrize("host", ["other.example", "127.0.0.1"])
def test_a_certificate_for_another_name_is_not_accepted(known_tls: Path, host: str) -> None:
    with HostileServer({"/": answer(b"x")}, known_tls) as server, Fetcher(LIMITS, only_loopback, Names()) as fetcher:
        with pytest.raises(FetchRefused, match=r"certificate is not valid: (Hostname|IP address) mismatch"):
            fetcher.fetch(server.url("/", host), HTML)
        assert server.heard == []


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(tmp_path: Path) -> None:
    why = "certificate is not valid: self-signed certificate"
    with HostileServer({"/": answer(b"x")}, certificate(tmp_path)) as server, pytest.raises(FetchRefused, match=why):
        fetch(server, "/")


def test_a_redirect_from_https_to_http_is_not_followed(known_tls: Path) -> None:
    page, why = (
        redirect("http://talks.example/"),
        r"redirects from https to http://talks\.example/, which is not protected",
    )
    with HostileServer({"/": page}, known_tls) as server, pytest.raises(FetchRefused, match=why):
        fetch(server, "/")


def test_a_server_that_speaks_no_tls_is_named_as_such() -> None:
    with (
        HostileServer({}) as server,
        Fetcher(LIMITS, only_loopback, Names()) as fetcher,
        pytest.raises(FetchRefused, match=r"no connection \(wrong version number\)"),
    ):
        fetcher.fetch(server.url("/").replace("http:", "https:"), HTML)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer(content_type="image/png"), "answers with type image/png, not with one of text/html, application/xhtml"),
        (answer(content_type="application/octet-stream"), "answers with type application/octet-stream"),
        (answer(content_type="text/html\x1b[0m"), "type text/html�[0m"),
        (answer(content_type=None), "answers with no type"),
        (answer(content_type="text/html\r\nContent-Type: text/plain"), "several headers content-type that differ"),
        (answer(status="404 Gone Fishing\x1b"), "404 Not Found; check the link"),
        (answer(status="500 x"), "500 Internal Server Error"),
        (answer(status="304 x"), "304 Not Modified"),
        (answer(status="799 x"), "answers with 799"),
        (answer(status="429 x", retry_after="120"), "429 Too Many Requests, try again in 120 seconds"),
        (answer(status="503 x", retry_after="Sun, 19 Oct 2025"), "503 Service Unavailable, try again Sun, 19 Oct 2025"),
        (answer(b"x" * 100_001), "larger than 0.1 MB"),
        (chunked(b"x" * 100_000, b"x"), "larger than 0.1 MB"),
        (endless(until_closed(), b"x" * 60_000), "larger than 0.1 MB"),
        (endless(until_closed(bomb(1, 31)[:10], "gzip"), b""), "no whole answer within"),
        (answer(content_encoding="br"), "is packed as br, and only gzip or deflate, once, is unpacked"),
        (answer(gzipped(gzipped(b"x")), content_encoding="gzip, gzip"), "is packed as gzip, gzip, and only gzip"),
        (answer(gzipped(b"x")[:-4], content_encoding="gzip"), "ends in the middle of its gzip data"),
        (answer(b"plain", content_encoding="gzip"), "damaged gzip or deflate data"),
        (answer(gzipped(b"a") + gzipped(b"b"), content_encoding="gzip"), "goes on behind the end of its gzip"),
        (lambda: iter([answer(b"short", content_length="500")]), "not whole, valid HTTP"),
        (answer(content_length="5\r\nContent-Length: 6"), "not whole, valid HTTP"),
        (broken_off(answer(b"half", content_length="500")), "the connection broke off"),
        (broken_off(b""), "the connection broke off"),
        (lambda: iter([b"\x00\xff\x1b[2J\r\n\r\n"]), "not whole, valid HTTP"),
        (lambda: iter([b""]), "not whole, valid HTTP (Server disconnected"),
        (lambda: iter([answer(x_big="x" * 300_000)]), "not whole, valid HTTP"),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99), "no whole answer within"),
    ],
)
def test_anything_but_one_whole_page_within_the_limits_is_refused(page: Page, why: str) -> None:
    assert why in refusal(page, Limits(bytes=100_000, seconds=1.0, robots=False))


@pytest.mark.parametrize(("packed_as", "window_bits"), [("gzip", 31), ("deflate", 15)])
def test_a_gigabyte_of_packed_zeros_never_takes_more_memory_than_the_limit(packed_as: str, window_bits: int) -> None:
    page = answer(bomb(1_000, window_bits), content_encoding=packed_as)
    limits = Limits(bytes=2_000_000, robots=False)
    with HostileServer({"/": page}) as server, Fetcher(limits, only_loopback, Names()) as fetcher:
        tracemalloc.start()
        with pytest.raises(FetchRefused, match="larger than 2 MB"):
            fetcher.fetch(server.url("/"), HTML)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 2 * limits.bytes


@pytest.mark.parametrize(
    "page",
    [
        endless(until_closed(), b"x", 0.05),
        endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", 0.05),
        endless(b"", b"", 0.05),
        endless(redirect("/")[:-2], b"x", 0.05),
    ],
    ids=["body", "header", "silence", "redirect"],
)
def test_a_slow_server_is_left_when_the_time_is_over(page: Page) -> None:
    begun = time.monotonic()
    assert refusal(page, Limits(seconds=0.4, robots=False)).startswith("no whole answer within 0.4 seconds")
    assert time.monotonic() - begun < 2


def test_the_time_is_that_of_all_redirects_together() -> None:
    def slowly(number: int) -> Callable[[], Iterator[bytes]]:
        def pieces() -> Iterator[bytes]:
            time.sleep(0.2)
            yield redirect(f"/{number + 1}")

        return pieces

    pages: dict[str, Page] = {f"/{number}": slowly(number) for number in range(5)}
    why = r"leads to .*/\d: no whole answer within 0\.5 seconds"
    with HostileServer(pages) as server, pytest.raises(FetchRefused, match=why):
        fetch(server, "/0", Limits(seconds=0.5, robots=False))


def test_a_resolver_that_hangs_is_left_too() -> None:
    def hang(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    limits, why = Limits(seconds=0.2, robots=False), r"no whole answer within 0\.2 seconds"
    begun = time.monotonic()
    with Fetcher(limits, only_loopback, hang) as fetcher, pytest.raises(FetchRefused, match=why):
        fetcher.fetch("http://talks.example/", HTML)
    assert time.monotonic() - begun < 0.9


def test_no_page_spoils_the_next_one() -> None:
    pages: dict[str, Page] = {
        "/": answer(content_encoding="br"),
        "/a": answer(b"a") + answer(b"of a"),
        "/b": answer(b"b"),
    }
    with HostileServer(pages) as server, Fetcher(LIMITS, only_loopback, Names()) as fetcher:
        with pytest.raises(FetchRefused):
            fetcher.fetch(server.url("/"), HTML)
        assert [fetcher.fetch(server.url(target), HTML).data for target in ("/a", "/b")] == [b"a", b"b"]


def test_a_host_that_is_not_there_is_named_as_such() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise gaierror(-2, "Name or service not known")

    with HostileServer({}) as server:
        url = server.url("/")
    for resolve, why in ((unknown, "Name or service not known"), (Names(), "Connection refused")):
        with Fetcher(LIMITS, only_loopback, resolve) as fetcher, pytest.raises(FetchRefused) as caught:
            fetcher.fetch(url, HTML)
        assert caught.value.why == f"no connection ({why}); check the link"
