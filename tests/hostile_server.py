"""A web server on loopback that says exactly the bytes it is told to, at the pace it is told to, true HTTP or not."""

import socket
import ssl
import struct
import threading
import time
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path
from types import TracebackType
from typing import Self

from index.ingest.addresses import IPAddress

Page = bytes | Callable[[], Iterator[bytes]]

_LIFETIME_S = 20.0
_MEGABYTE = 1 << 20
_TLS_HELLO = b"\x16\x03"

# A certificate for talks.example that signs itself, good for a hundred years, and its key: worth nothing anywhere else.
_CERTIFICATE = (
    "MIIBoTCCAUegAwIBAgIURKPmLisxa59iCWGnbPILfx2hKY0wCgYIKoZIzj0EAwIwGDEWMBQGA1UEAwwNdGFsa3MuZXhhbXBsZTAgFw0yNjExMjMx"
    "NTU2MjZaGA8yMTI2MTAzMDE1NTYyNlowGDEWMBQGA1UEAwwNdGFsa3MuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL9TewVQZTxS"
    "3EhtiuvZnMusAZy/uI+dbLrjW/gp28GktiJRJ2GnxjxgEfUp79DBxxTJVeV6uHMMaQv9KI3Xp+GjbTBrMB0GA1UdDgQWBBQ/mPwf8aRQuz8wMTCG"
    "J8pmACphGDAfBgNVHSMEGDAWgBQ/mPwf8aRQuz8wMTCGJ8pmACphGDAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXRhbGtzLmV4YW1wbGUw"
    "CgYIKoZIzj0EAwIDSAAwRQIgYImkB1hBH1T8dyp1UD1/65uoMKG1HHf7kFohbfughjkCIQCQjQpznm2yFW2v2qSaZre683H+gfTD+tbZ8DOgiA1O"
    "8A=="
)
_KEY = (
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0/tZvTGGUJq38DddHPRBFO4jw/ygXpdEteGd3PDKHCmhRANCAAS/U3sFUGU8UtxI"
    "bYrr2ZzLrAGcv7iPnWy641v4KdvBpLYiUSdhp8Y8YBH1Ke/QwccUyVXlerhzDGkL/SiN16fh"
)


def only_loopback(address: IPAddress) -> bool:
    """The server of these tests, and it alone: 127.0.0.2 is as forbidden to them as 10.0.0.1."""
    return address == IPv4Address("127.0.0.1")


class Names:
    """A resolver that is told its answers. Each name gets them in turn, and the last one from then on."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self._answers = {name.replace("_", "."): list(found) for name, found in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host not in self._answers:
            return ["127.0.0.1"] if host.endswith(".example") else [host.strip("[]")]
        found = self._answers[host]
        return found.pop(0) if len(found) > 1 else found[0]


class ConnectionIsReset(Exception):
    """Raised by a page to break the connection off, as a crash of the server would."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A request that the server was sent. Names of headers are in lower case."""

    target: str
    headers: Mapping[str, str]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str | None) -> bytes:
    """A whole response. Headers are named with ``_`` for ``-``; a header that is None is left out."""
    given: dict[str, str | None] = {"content_type": "text/html", "content_length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in given.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body


def chunked(*chunks: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in (*chunks, b""))
    return answer(body, content_length=None, transfer_encoding="chunked")


def until_closed(body: bytes = b"", content_encoding: str | None = None) -> bytes:
    """A response whose end is that of the connection."""
    return answer(body, content_length=None, connection="close", content_encoding=content_encoding)


def redirect(location: str | None, status: str = "302 Found") -> bytes:
    return answer(b"", status, location=location)


def endless(head: bytes, piece: bytes, pause_s: float = 0.0) -> Page:
    """A response that goes on for as long as anyone listens."""

    def pieces() -> Iterator[bytes]:
        yield head
        while True:
            time.sleep(pause_s)
            yield piece

    return pieces


def broken_off(head: bytes) -> Page:
    def pieces() -> Iterator[bytes]:
        yield head
        time.sleep(0.05)  # else the reset overtakes what was sent
        raise ConnectionIsReset

    return pieces


def bomb(megabytes: int, window_bits: int) -> bytes:
    """Zeros, packed a thousandfold: in zlib's format (15), or gzip's (31)."""
    packer = zlib.compressobj(wbits=window_bits)
    first = packer.compress(bytes(_MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    more = packer.compress(bytes(_MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + more * (megabytes - 1)


def gzipped(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


def certificate(directory: Path) -> Path:
    """Write the certificate of talks.example, with its key, and say where."""
    key = ssl.DER_cert_to_PEM_cert(b64decode(_KEY)).replace("CERTIFICATE", "PRIVATE KEY")
    path = directory / "talks.example.pem"
    path.write_text(ssl.DER_cert_to_PEM_cert(b64decode(_CERTIFICATE)) + key)
    return path


class HostileServer:
    """Serves ``pages`` by their target at 127.0.0.1; what it does not have is a 404. One thread for each connection.

    A page of bytes keeps the connection open; one of pieces is sent as they come, and the connection closed behind it.
    """

    def __init__(self, pages: Mapping[str, Page], tls: Path | None = None) -> None:
        self.pages = dict(pages)
        self.heard: list[Heard] = []
        self.server_names: list[str | None] = []
        self._tls = self._tls_context(tls) if tls else None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._ends_at = time.monotonic() + _LIFETIME_S
        self._connections: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]

    def url(self, target: str, host: str = "talks.example") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{target}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ends_at = 0.0
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(_LIFETIME_S)
        assert not any(thread.is_alive() for thread in self._threads)

    def _tls_context(self, tls: Path) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        context.sni_callback = lambda _, name, __: self.server_names.append(name)
        return context

    def _accept(self) -> None:
        while True:
            try:
                connection = self._listening.accept()[0]
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(0.1)
        try:
            if self._tls:
                connection.settimeout(2)
                connection = self._tls.wrap_socket(connection, server_side=True)
                connection.settimeout(0.1)
            while (page := self._asked_for(connection)) is not None:
                if isinstance(page, bytes):
                    self._send(connection, page)
                    continue
                for piece in page():
                    self._send(connection, piece)
                return
        except ConnectionIsReset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass  # whoever asked has gone
        finally:
            connection.close()

    def _send(self, connection: socket.socket, piece: bytes) -> None:
        left = memoryview(piece)
        while True:
            if time.monotonic() > self._ends_at:
                raise OSError("the server closes")
            if not left:
                return
            with suppress(TimeoutError):
                left = left[connection.send(left) :]

    def _asked_for(self, connection: socket.socket) -> Page | None:
        head = b""
        while b"\r\n\r\n" not in head:
            if time.monotonic() > self._ends_at:
                return None
            try:
                received = connection.recv(65_536)
            except TimeoutError:
                continue
            if not received:
                return None
            head += received
            if head.startswith(_TLS_HELLO):
                return answer(b"", "400 Bad Request")
        first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
        target = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.heard.append(Heard(target, headers))
        return self.pages.get(target, answer(b"", "404 Not Found"))
