"""What Telegram makes of the address of a link: it repairs many, and drops the rest without a word."""

import ipaddress
import re

# Telegram's lower case is that of ASCII only, everywhere in addresses.
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_PORT = re.compile(r"(?P<rest>.+):(?P<port>[^:\]@]*)", re.DOTALL)
_HOST = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=\u0080-\U0010ffff]|%[0-9a-f]{2})*")
_USERINFO = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:\u0080-\U0010ffff]|%[0-9A-Fa-f]{2})*")
_OWN_HOST = re.compile(r"[a-z0-9_-]+")
_SITE_HOST = re.compile(r"[a-z0-9_.-]+")
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,18}")
_SPACE = " \t\r\n\0\v"
_OWN_SCHEMES = ("tg", "ton", "tonsite")
_USER_LINK = re.compile(r"tg:(?://)?user/?\?([^#]*)")
_LARGEST_USER_ID = (1 << 40) - 1
_LARGEST_PORT = 65535


def lower(text: str) -> str:
    """Lower the letters A to Z, and only those."""
    return text.translate(_ASCII_LOWER)


def linked_user(url: str) -> int | None:
    """The id in ``tg://user?id=…``, which mentions a person instead of linking; None for any other address."""
    if not (match := _USER_LINK.match(lower(url))):
        return None
    for parameter in match[1].split("&"):
        key, _, value = parameter.partition("=")
        if key == "id":
            user_id = whole_number(value)
            return user_id if user_id and 0 < user_id <= _LARGEST_USER_ID else None
    return None


def whole_number(digits: str) -> int | None:
    """Read a decimal integer of up to 19 digits; None where it is not written as Telegram would write it ("07")."""
    return int(digits) if _WHOLE_NUMBER.fullmatch(digits) else None


def checked_link(url: str) -> str | None:
    """The address as Telegram would store it, or None where Telegram drops the link and keeps its text."""
    for scheme in _OWN_SCHEMES:
        if lower(url).startswith(f"{scheme}:"):
            return _own_link(scheme, url[len(scheme) + 1 :].removeprefix("//"))
    if (parts := _parts(url)) is None:
        return None
    secure, userinfo, host, port, rest = parts
    if "." not in host and not host.startswith("["):
        return None
    at = f"{userinfo}@" if userinfo else ""
    return f"{'https' if secure else 'http'}://{at}{host}{f':{port}' if port else ''}{rest}"


def _own_link(scheme: str, address: str) -> str | None:
    parts = _parts(address)
    if parts is None or lower(address).startswith("http://"):
        return None
    secure, userinfo, host, port, rest = parts
    if secure or userinfo or port or host.startswith("["):
        return None
    if not (_SITE_HOST if scheme == "tonsite" else _OWN_HOST).fullmatch(host):
        return None
    return f"{scheme}://{host}{rest[1:] if rest.startswith('/?') else rest}"


def _parts(url: str) -> tuple[bool, str, str, int, str] | None:
    """Split into: https or not, user information, host, port (0: none), rest from the first slash on."""
    secure = False
    if match := _SCHEME.match(url):
        if lower(match[1]) not in {"http", "https"}:
            return None
        secure = lower(match[1]) == "https"
        url = url[match.end() :]
    authority = re.split(r"[/?#]", url, maxsplit=1)[0]
    rest = url[len(authority) :]
    port = 0
    if match := _PORT.fullmatch(authority):
        authority = match["rest"]
        port = whole_number(match["port"].lstrip("0")) or 0  # leading zeros are wrong in all numbers but this one
        if not 0 < port <= _LARGEST_PORT:
            return None
    userinfo, _, host = authority.rpartition("@")
    host = lower(host)
    if host in {"", "."} or not _valid_host(host):
        return None
    if not host.startswith("[") and not _USERINFO.fullmatch(userinfo):
        return None
    return secure, userinfo, host, port, _valid_rest(rest)


def _valid_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        try:
            return "%" not in host and bool(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            return False
    return _HOST.fullmatch(host) is not None


def _valid_rest(rest: str) -> str:
    rest = rest.rstrip(_SPACE) or "/"
    slash = "" if rest.startswith("/") else "/"
    return slash + "".join(f"%{ord(char):02X}" if char <= " " else char for char in rest)
