"""What a link points at: an address on the web that may be asked for, and the network addresses behind its host."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from index.errors import FetchRefused

IPAddress = IPv4Address | IPv6Address
Permitted = Callable[[IPAddress], bool]
Resolve = Callable[[str, int], Sequence[str]]  # host and port become addresses in digits; raises OSError

MAX_URL_CHARACTERS = 4_000
_SHOWN_CHARACTERS = 200
_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_USERINFO = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]*)[^/\\?#]*@")
_HOST = re.compile(r"(?!.{254})[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")
_JOINERS = "\u200c\u200d"  # not printable, and part of the spelling of Persian, Pashto and Urdu words
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_CHECK = "check the link"

# The registries of special-purpose addresses (RFC 6890 and what followed), less what is a plain host behind its prefix.
_CLOSED_V4 = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # between carriers and their customers
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # public by number, but the platform behind every machine of one cloud
        "169.254.0.0/16",  # link-local; clouds answer there with the machine's own keys
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_V6 = ip_network("2000::/3")  # all else is local, multicast, mapped or not handed out
_CLOSED_V6 = tuple(
    ip_network(net)
    for net in (
        "2001::/23",  # protocol assignments, with Teredo, benchmarks and ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries any IPv4 address, withdrawn
        "3fff::/20",  # documentation
    )
)
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an address is a host on the public internet, and nothing on this machine, its network or its cloud.

    An IPv4 address mapped into IPv6, or behind NAT64, is judged as the IPv4 address; Teredo and 6to4 are never public.
    """
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _CLOSED_V4)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return address in _GLOBAL_V6 and not any(address in net for net in _CLOSED_V6)


def permitted_addresses(host: str, found: Sequence[str], permitted: Permitted) -> list[IPAddress]:
    """The addresses that a host has, each once, if all of them are permitted.

    Raises:
        FetchRefused: There is none, or one of them is not permitted: a host with one foot inside is not asked at all.
    """
    addresses = []
    for text in dict.fromkeys(found):
        try:
            address = ip_address(text)
        except ValueError:
            raise FetchRefused(host, f"its name stands for {shown(text)!r}, which is no address; {_CHECK}") from None
        if not permitted(address):
            why = f"its address {address} is not on the public internet; links into local or special networks are not"
            raise FetchRefused(host, f"{why} fetched; save the page and add the file")
        addresses.append(address)
    if not addresses:
        raise FetchRefused(host, f"its name has no address; {_CHECK}")
    return addresses


def shown(text: str) -> str:
    """An address, or whatever stands in its place, for a message: no user and password, one line, not endless."""
    bare = _USERINFO.sub(r"\1", text.strip())
    plain = "".join(character if character.isprintable() else "�" for character in bare)
    return plain if len(plain) <= _SHOWN_CHARACTERS else plain[:_SHOWN_CHARACTERS] + "…"


@dataclass(frozen=True, slots=True)
class Link:
    """An http or https address in plain ASCII, as it is asked for: ``str()`` of it is the address itself.

    ``host`` is a name in lower case (IDNA) or the digits of an address without brackets; ``target`` is path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header has them: no port where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def read_link(text: str, base: Link | None = None) -> Link:
    """Read an address, relative to ``base`` where there is one. The fragment is dropped, ``..`` is resolved.

    Ports are 80, 443 and those from 1024 on: below lie mail, shells and files, which are not spoken to in HTTP.

    Raises:
        FetchRefused: It is not an http or https address of a host, carries a user or password, or another port.
    """
    url = text.strip(" \t\r\n")

    def refused(why: str) -> FetchRefused:
        return FetchRefused(shown(url), f"{why}; {_CHECK}")

    if len(url) > MAX_URL_CHARACTERS:
        raise refused(f"the address has {len(url):,} characters, and at most {MAX_URL_CHARACTERS:,} are taken")
    if any(character.isspace() or not (character.isprintable() or character in _JOINERS) for character in url):
        raise refused("the address has spaces or control characters in it")
    try:
        parts = urlsplit(urljoin(str(base), url) if base else url)
        port = parts.port
    except ValueError:
        raise refused("the address cannot be read") from None
    if parts.scheme not in _PORTS:
        raise refused("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise refused("the address has a user or a password in it, and none is ever sent")
    port = _PORTS[parts.scheme] if port is None else port
    if port not in _PORTS.values() and port < _FIRST_FREE_PORT:
        raise refused(f"port {port} is not asked, only 80, 443 and those from {_FIRST_FREE_PORT} on")
    host = _host(parts.hostname or "")
    if host is None:
        raise refused("the address names no host that could exist")
    path = _without_dots(quote(parts.path or "/", safe=_PATH_SAFE))
    query = "?" + quote(parts.query, safe=_PATH_SAFE + "?") if parts.query else ""
    return Link(parts.scheme, host, port, path + query)


def _host(name: str) -> str | None:
    try:
        if ":" in name:
            return str(ip_address(name))
        ascii_name = name[:1000].encode("idna").decode().lower().removesuffix(".")
    except ValueError:
        return None
    return ascii_name if _HOST.fullmatch(ascii_name) else None


def _without_dots(path: str) -> str:
    """A path with ``.`` and ``..`` resolved as browsers do, so robots.txt is asked about what is really fetched."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")) or plain in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
