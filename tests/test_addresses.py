"""What a link may point at: web addresses, and hosts on the public internet behind them."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FetchRefused
from index.ingest.addresses import is_public, permitted_addresses, read_link, shown

NEVER_PUBLIC = [
    ip_network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:2::/48 2001:10::/28 2001:20::/28 2001:db8::/32 2002::/16 "
        "3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 ::ffff:10.0.0.0/104 ::ffff:127.0.0.0/104 "
        "::ffff:169.254.0.0/112 64:ff9b::10.0.0.0/104 64:ff9b::192.168.0.0/112"
    ).split()
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://Dawn.COM", "http://dawn.com/"),
        (" https://dawn.com:443/a%20b/", "https://dawn.com/a%20b/"),
        ("http://dawn.com./#top", "http://dawn.com/"),
        ("http://bücher.example/كابل/می‌رود?q=دوحه", None),
        ("http://طلوع.example/", "http://xn--2gbe6aq.example/"),
        ("http://１２７。0。0。1/", "http://127.0.0.1/"),
        ("http://[::FFFF:7f00:1]:8080/", "http://[::ffff:7f00:1]:8080/"),
        ("http://a.example/x/../../y/./%2e%2E/z/..", "http://a.example/"),
        ("http://a.example/news?x=/../y", "http://a.example/news?x=/../y"),
        ('http://a.example/100%/%zz?a="<b>', "http://a.example/100%/%zz?a=%22%3Cb%3E"),
    ],
)
def test_every_spelling_of_a_link_becomes_one_plain_address(text: str, expected: str | None) -> None:
    link = str(read_link(text))
    assert link.isascii()
    assert str(read_link(link)) == link
    if expected:
        assert link == expected


def read(text: str) -> str:
    try:
        return str(read_link(text))
    except FetchRefused as refused:
        return f"refused {refused}"


@given(st.sampled_from(["", "http://", "https://a.example/", "http://a.example?"]), st.text())
def test_any_text_is_a_link_in_ascii_or_is_refused_in_one_line(start: str, text: str) -> None:
    outcome = read(start + text)
    assert outcome.isprintable()
    if not outcome.startswith("refused"):
        assert (outcome.isascii(), read(outcome)) == (True, outcome)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://a.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("a.example/page", "only http and https"),
        ("http://maria:s3cret@a.example/", "user or a password"),
        ("http://a.example\\@b.example/", "user or a password"),
        ("http://a.example:22/", "port 22 is not asked"),
        ("http://a.example:99999/", "cannot be read"),
        ("http://[::1/", "cannot be read"),
        ("http:///page", "names no host"),
        ("http://a..b/", "names no host"),
        ("http://.example/", "names no host"),
        ("http://a_%00.example/", "names no host"),
        (f"http://{'a' * 64}.example/", "names no host"),
        (f"http://{'ä' * 5000}.example/", "at most 4,000 are taken"),
        ("http://a.example/\r\nX: 1", "spaces or control characters"),
        ("http://a.example/\x1b[31m", "spaces or control characters"),
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line_without_secrets(url: str, why: str) -> None:
    with pytest.raises(FetchRefused, match=why) as caught:
        read_link(url)
    assert str(caught.value).isprintable()
    assert "s3cret" not in str(caught.value) + caught.value.url


@given(st.sampled_from(NEVER_PUBLIC).flatmap(lambda net: st.ip_addresses(network=net)))
def test_no_address_of_a_closed_network_is_public(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_another_ipv4_address_is_public_plainly_mapped_and_behind_nat64_alike(address: IPv4Address) -> None:
    closed = any(address in net for net in NEVER_PUBLIC if net.version == 4)
    wrapped = [IPv6Address(int(IPv6Address(net)) + int(address)) for net in ("::ffff:0:0", "64:ff9b::")]
    assert [is_public(address), *map(is_public, wrapped)] == [not closed] * 3


@given(st.ip_addresses(v=6))
def test_only_what_is_handed_out_of_ipv6_is_public(address: IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert any(address in IPv6Network(net) for net in ("2000::/3", "::ffff:0:0/96", "64:ff9b::/96"))


@pytest.mark.parametrize(
    "text", "8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450::8 64:ff9b::808:808".split()
)
def test_hosts_on_the_internet_are_public(text: str) -> None:
    assert is_public(ip_address(text))


def test_an_address_that_names_its_link_is_not_public() -> None:
    assert not is_public(ip_address("2606:4700::1111%eth0"))


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ([], "has no address"),
        (["nonsense\x1b"], "'nonsense�', which is no address"),
        (["8.8.8.8", "10.0.0.1"], "its address 10.0.0.1 is not on the public internet"),
        (["::ffff:127.0.0.1"], "is not on the public internet"),
    ],
)
def test_a_host_is_closed_if_one_of_its_addresses_is(found: list[str], why: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        permitted_addresses("a.example", found, is_public)
    assert why in caught.value.why


def test_the_addresses_of_a_host_keep_their_order_and_come_once() -> None:
    found = permitted_addresses("a.example", ["8.8.8.8", "2606:4700::1111", "8.8.8.8"], is_public)
    assert found == [IPv4Address("8.8.8.8"), IPv6Address("2606:4700::1111")]


def test_what_is_shown_is_one_short_line_without_user_and_password() -> None:
    assert shown("http://maria:s3cret@a.example/\r\nx?token=1") == "http://a.example/��x?token=1"
    assert shown("http:/maria:s3cret@a.example/") == "http:/a.example/"
    assert shown("https://a.example/@user") == "https://a.example/@user"
    assert shown("x" * 1000) == "x" * 200 + "…"
