"""A link becomes the bytes behind it, or one line that says why not.

Every connection goes to an address that was checked a moment before, so no name, redirect, spelling or DNS answer leads
into this machine, its network or its cloud. Proxies of the environment are not used; cookies and passwords never sent.
"""

import queue
import re
import ssl
import threading
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from socket import SOCK_STREAM, getaddrinfo
from types import TracebackType
from typing import Any, Self

import httpcore

from index.errors import FetchRefused
from index.ingest.addresses import Link, Permitted, Resolve, is_public, permitted_addresses, read_link, shown
from index.ingest.robots import MAX_ROBOTS_BYTES, Robots

AGENT = "talks-bot"
_REDIRECTS = {301, 302, 303, 307, 308}
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.ASCII | re.IGNORECASE)
_PACKED = {"gzip", "x-gzip", "deflate"}
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32  # tells the two by their first bytes
_STEP_BYTES = 65_536  # unpacked at a time, so that a small body that unpacks to a huge one is stopped in time
_CHECK = "check the link"
_FILE_INSTEAD = "save the page and add the file"


def own_user_agent() -> str:
    """What we say of ourselves to sites: the product, its version and why it comes."""
    return f"{AGENT}/{version(AGENT)} (reads a link that a maintainer of the bot added)"


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host, best first.

    Raises:
        OSError: It knows none.
    """
    return [str(info[4][0]) for info in getaddrinfo(host, port, type=SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: redirects, bytes (both as sent and unpacked), and seconds from its start to its end.

    With ``robots``, nothing is taken that the site's robots.txt withholds.
    """

    redirects: int = 5
    bytes: int = 10_000_000
    seconds: float = 20.0
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered. ``url`` is the last one, after redirects, in ASCII and without fragment.

    ``content_type`` is in lower case, without parameters; ``charset`` is what the header names, unchecked. ``etag`` and
    ``last_modified`` go into the next fetch of the same address; ``not_modified`` says that nothing changed since: then
    there is no type and no data. ``crawl_delay_s`` is how many seconds the site wants between two visits, if it says.
    """

    url: str
    content_type: str
    charset: str | None
    data: bytes
    etag: str | None
    last_modified: str | None
    not_modified: bool
    crawl_delay_s: float | None


class Fetcher:
    """Fetches links, one at a time, and remembers the robots.txt of each site until it is closed. For one thread."""

    def __init__(
        self,
        limits: Limits | None = None,
        permitted: Permitted = is_public,
        resolve: Resolve = resolve,
        user_agent: str | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._user_agent = user_agent or own_user_agent()
        self._network = _CheckedNetwork(resolve, permitted)
        self._pool = httpcore.ConnectionPool(httpcore.default_ssl_context(), network_backend=self._network)
        self._robots = Robots(AGENT, self._robots_txt)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.close()

    def fetch(
        self, url: str, accept: Collection[str], etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Get what is at an address, if its type is one of ``accept`` (lower case, as ``text/html``).

        With ``etag`` or ``last_modified`` of an earlier fetch, the server may say that nothing changed since.

        Raises:
            FetchRefused: Anything else than one whole page of such a type, within the limits. One line says what.
        """
        self._network.ends_at = time.monotonic() + self._limits.seconds
        asked = {"Accept": ", ".join(accept)}
        known = {"If-None-Match": _validator(etag), "If-Modified-Since": _validator(last_modified)}
        asked |= {name: value for name, value in known.items() if value}
        start = read_link(url)
        try:
            with self._answer(start, asked, robots=self._limits.robots) as answer:
                return self._taken(answer, accept, conditional=len(asked) > 1)
        except FetchRefused as refused:
            if refused.url == shown(str(start)):
                raise
            raise FetchRefused(shown(str(start)), f"leads to {refused}") from None

    def _taken(self, answer: "_Answer", accept: Collection[str], *, conditional: bool) -> Fetched:
        content_type, charset, data = "", None, b""
        not_modified = conditional and answer.status == HTTPStatus.NOT_MODIFIED
        if not not_modified:
            if answer.status != HTTPStatus.OK:
                raise answer.refused(_status(answer))
            header = answer.header("content-type")
            content_type = header.partition(";")[0].strip().lower()
            if content_type not in accept:
                said = f"type {shown(content_type)}" if content_type else "no type"
                raise answer.refused(f"answers with {said}, not with one of {', '.join(accept)}; {_FILE_INSTEAD}")
            found = _CHARSET.search(header)
            charset = found[1].lower() if found else None
            data = answer.body(self._limits.bytes)
        return Fetched(
            url=str(answer.link),
            content_type=content_type,
            charset=charset,
            data=data,
            etag=_validator(answer.header("etag")),
            last_modified=_validator(answer.header("last-modified")),
            not_modified=not_modified,
            crawl_delay_s=self._robots.crawl_delay_s(answer.link),
        )

    def _robots_txt(self, link: Link) -> bytes | None:
        with self._answer(link, {"Accept": "text/plain, */*;q=0.5"}, robots=False) as answer:
            if 400 <= answer.status < 500:
                return None
            if answer.status != HTTPStatus.OK:
                raise answer.refused(_status(answer))
            return answer.body(MAX_ROBOTS_BYTES)

    @contextmanager
    def _answer(self, link: Link, headers: Mapping[str, str], *, robots: bool) -> Iterator["_Answer"]:
        """Follow redirects, each checked like the first address, to the answer that is none."""
        seen = [link]
        while True:
            if robots:
                self._robots.check(link)
            with self._one_answer(link, headers) as answer:
                if answer.status not in _REDIRECTS:
                    yield answer
                    return
                target = _redirect(answer)
            if target in seen:
                raise answer.refused(f"redirects in a circle, back to {shown(str(target))}; {_CHECK}")
            if len(seen) > self._limits.redirects:
                raise answer.refused(f"redirects again, and at most {self._limits.redirects} are followed; {_CHECK}")
            seen.append(target)
            link = target

    @contextmanager
    def _one_answer(self, link: Link, headers: Mapping[str, str]) -> Iterator["_Answer"]:
        own = {"Host": link.authority, "User-Agent": self._user_agent, "Accept-Encoding": "gzip"}
        # On a connection kept open, what a server sends behind one answer would pass for the next one.
        own["Connection"] = "close"
        url = httpcore.URL(scheme=link.scheme, host=link.host, port=link.port, target=link.target)
        try:
            response = self._pool.handle_request(httpcore.Request("GET", url, headers=[*own.items(), *headers.items()]))
            try:
                yield _Answer(link, response)
            finally:
                response.close()
        except FetchRefused as refused:
            raise FetchRefused(shown(str(link)), refused.why) from None  # the network knows the host only
        except httpcore.TimeoutException:
            why = f"no whole answer within {self._limits.seconds:g} seconds; try again, or {_FILE_INSTEAD}"
            raise FetchRefused(shown(str(link)), why) from None
        except httpcore.ConnectError as error:
            raise FetchRefused(shown(str(link)), f"no connection ({_reason(error)}); {_CHECK}") from None
        except httpcore.NetworkError as error:
            why = f"the connection broke off ({_reason(error)}); try again, or {_FILE_INSTEAD}"
            raise FetchRefused(shown(str(link)), why) from None
        except httpcore.ProtocolError as error:
            why = f"answers with something that is not whole, valid HTTP ({_reason(error)}); {_FILE_INSTEAD}"
            raise FetchRefused(shown(str(link)), why) from None


@dataclass(frozen=True, slots=True)
class _Answer:
    """The head of a response, with the body still to come."""

    link: Link
    response: httpcore.Response

    @property
    def status(self) -> int:
        return self.response.status

    def header(self, name: str) -> str:
        """The value of a header, empty where there is none. Raises FetchRefused if there are two that differ."""
        values = {value.strip() for key, value in self.response.headers if key.lower() == name.encode()}
        if len(values) > 1:
            raise self.refused(f"answers with several headers {name} that differ; {_FILE_INSTEAD}")
        value = values.pop() if values else b""
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.decode("latin-1")

    def body(self, limit: int) -> bytes:
        """The whole body, unpacked. Raises FetchRefused at more than ``limit`` bytes, and if some are missing."""
        packed_as = self.header("content-encoding").lower()
        if packed_as not in _PACKED | {"", "identity"}:
            why = f"is packed as {shown(packed_as)}, and only gzip or deflate, once, is unpacked"
            raise self.refused(f"{why}; {_FILE_INSTEAD}")
        too_large = self.refused(f"is larger than {limit / 1e6:g} MB; {_FILE_INSTEAD}")
        if int(self.header("content-length") or 0) > limit:
            raise too_large
        unpacked = zlib.decompressobj(_GZIP_OR_ZLIB) if packed_as in _PACKED else None
        data, sent = bytearray(), 0
        for chunk in self.response.iter_stream():
            sent += len(chunk)
            for part in self._parts(unpacked, chunk) if unpacked else (chunk,):
                data += part
                if max(sent, len(data)) > limit:
                    raise too_large
        if unpacked and not unpacked.eof:
            raise self.refused(f"ends in the middle of its {packed_as} data; try again, or {_FILE_INSTEAD}")
        return bytes(data)

    def _parts(self, unpacked: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
        part = b""
        while chunk or len(part) == _STEP_BYTES:
            try:
                part = unpacked.decompress(chunk, _STEP_BYTES)
            except zlib.error:
                raise self.refused(f"has damaged gzip or deflate data; {_FILE_INSTEAD}") from None
            yield part
            chunk = unpacked.unconsumed_tail
        if unpacked.unused_data:
            raise self.refused(f"goes on behind the end of its gzip or deflate data; {_FILE_INSTEAD}")

    def refused(self, why: str) -> FetchRefused:
        return FetchRefused(shown(str(self.link)), why)


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connects to permitted addresses only, and lets nothing last beyond ``ends_at`` (on the monotonic clock)."""

    def __init__(self, resolve: Resolve, permitted: Permitted) -> None:
        self._resolve, self._permitted = resolve, permitted
        self._tcp = httpcore.SyncBackend()
        self.ends_at = 0.0

    def left_s(self) -> float:
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 the time that is left of the whole fetch counts instead
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = permitted_addresses(host, self._found(host, port), self._permitted)
        while True:
            share_s = self.left_s() / len(addresses)
            digits = str(addresses.pop(0))  # there is nothing left to resolve in them
            try:
                stream = self._tcp.connect_tcp(digits, port, share_s, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not addresses:
                    raise
            else:
                return _TimedStream(stream, self)

    def _found(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own: the system's resolver knows no time limit."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(self._resolve(host, port)))
            except (OSError, ValueError) as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
        try:
            answer = answers.get(timeout=self.left_s())
        except queue.Empty:
            raise httpcore.ConnectTimeout from None
        if isinstance(answer, Exception):
            raise httpcore.ConnectError(answer) from answer
        return answer


class _TimedStream(httpcore.NetworkStream):
    """A connection that takes from the time that is left of the whole fetch, whatever it is told."""

    def __init__(self, stream: httpcore.NetworkStream, network: _CheckedNetwork) -> None:
        self._stream, self._network = stream, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._network.left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._network.left_s())

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._network.left_s()), self._network)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 the type is httpcore's
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()


def _redirect(answer: _Answer) -> Link:
    location = answer.header("location")
    if not location:
        raise answer.refused(f"redirects, but does not say where to; {_CHECK}")
    try:
        target = read_link(location, answer.link)
    except FetchRefused as refused:
        raise answer.refused(f"redirects to {refused}") from None
    if answer.link.scheme == "https" and target.scheme == "http":
        raise answer.refused(f"redirects from https to {shown(str(target))}, which is not protected; {_FILE_INSTEAD}")
    return target


def _status(answer: _Answer) -> str:
    try:
        name = f"{answer.status} {HTTPStatus(answer.status).phrase}"
    except ValueError:
        name = str(answer.status)
    again = answer.header("retry-after")
    if again:
        return f"answers with {name}, try again {'in ' * again.isdigit()}{shown(again)}{' seconds' * again.isdigit()}"
    return f"answers with {name}; {_CHECK}, or {_FILE_INSTEAD}"


def _validator(text: str | None) -> str | None:
    """A value for a conditional request; None, which costs one whole answer, where it is unfit for a header."""
    return text if text and _VALIDATOR.fullmatch(text) else None


def _reason(error: Exception) -> str:
    """What an error says, without the class, file and line of its origin."""
    cause: object = error
    while isinstance(cause, Exception) and cause.args and isinstance(cause.args[0], Exception):
        cause = cause.args[0]
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {shown(cause.verify_message)}"
    text = (cause.strerror if isinstance(cause, OSError) else None) or str(cause)
    return shown(re.sub(r"^\[[^]]*\] | \(_ssl\.c:\d+\)$", "", text)) or "no reason given"
