"""Addresses and links by hand, right and wrong, for our parser and Telegram's to read."""


def one_a_line(text: str) -> tuple[str, ...]:
    """The lines of a text, without the empty ones."""
    return tuple(line for line in text.split("\n") if line)


LINK_TEXTS = one_a_line("""
<a>https://e.org/x</a>
<a>e.org</a>
<a> e.org </a>
<a>e.org x</a>
<a>no address</a>
<a></a>
<a href=''>e.org</a>
<a href>e.org</a>
<a><b>e.org</b></a>
<a>e<b>.</b>org</a>
<a>😀.ws/😀</a>
<a>tg://user?id=7</a>
<a>پاک.org</a>
<a href='e.org'></a>
<a href='e.org'> </a>
<a href='e.org'><a href='f.org'>x</a></a>
<a href='e.org'>f.org</a>
<a href='e.org'><b>x</b><i>y</i></a>
<b><a href='e.org'>x</a></b>
""")
ADDRESSES = (
    *one_a_line("""
nonsense here
javascript:alert(1)
javascript://e.org/%0aalert(1)
data:text/html,x
mailto:a@e.org
tel:+123
ftp://e.org
file:///etc/passwd
//e.org
http:e.org
http:/e.org
http:///e.org
http://
http
https://
://e.org
HTTP://E.org:080?q#f
hTTps://E.oRg/Path?Query#Frag
http://u:p@e.org
http://u@e.org
http://@e.org
http://:@e.org
http://u:p:q@e.org
http://a@b@e.org
http://u%40@e.org
http://u%@e.org
http://é:ü@e.org
http://u p@e.org
http://[u]@e.org
http://u@[::1]/
http://e.org:
http://e.org:0
http://e.org:00
http://e.org:1
http://e.org:80
http://e.org:0000000000080
http://e.org:65535
http://e.org:65536
http://e.org:99999999999
http://e.org:-1
http://e.org:+1
http://e.org:8a
http://e.org:80:80
http://e.org:80/x:90
http://e.org:80?x
http://e.org:80#x
http://e.org:٨٠
http://[::1]/
http://[::1]
http://[::1]:80/
http://[::1]:x/
http://[::]
http://[::z]/
http://[::ffff:1.2.3.4]/
http://[::FFFF:1.2.3.4]/
http://[1:2:3:4:5:6:7:8]/
http://[1:2:3:4:5:6:7]/
http://[1:2:3:4:5:6:7:8:9]/
http://[::1%eth0]/
http://[::1%25eth0]/
http://[::1
http://::1]/
http://[]/
http://[e.org]/
http://127.0.0.1
http://127.1
http://2130706433
http://0x7f.1
http://256.256.256.256
http://localhost
http://localhost.
http://e.
http://.e
http://.
http://..
http://e..org
http://e.org.
http://-e.org
http://e_x.org
http://e!x.org
http://e%41.org
http://e%4.org
http://e%zz.org
http://e^x.org
http://e|x.org
http://e\\x.org
http://e\\.org
http://e.org\\x
http://e~.org
http://e.org,
http://e.org;
http://(e.org)
http://{e.org}
http://e.org/{x}|^`\\
https://پاک.org/الف
https://пример.рф/путь?ключ=значение#якорь
https://例え.jp
https://xn--e1afmkfd.xn--p1ai/
https://ПРИМЕР.РФ/
https://😀.ws/😀
https://e\u00a0x.org
https://e.org/a b
https://e.org/a%20b%2
https://e.org/%%%
https://e.org/%00
https://e.org?
https://e.org#
https://e.org/?#
https://e.org?a=http://f.org:1/
https://e.org#/x?y
https://e.org/@x
https://e.org?@f.org
https://e.org#@f.org
https://e.org/../x/./y
https://e.org//x
https://e.org/<b>
https://e.org/x:y@z
https://e.org/\u202ex
e.org/x
E.ORG
e.org:80
e.org?x
e
e/x.y
u@e.org
www.e.org
t.me/x
@x
#x
?x
/x
.
..
tg:
tg://
tg:/
tg:x
TG:X
tg:resolve?domain=x
tg:resolve/?domain=x
tg:resolve/x?domain=y
tg://resolve?domain=x#y
tg://resolve:80?domain=x
tg://u@resolve
tg://[::1]
tg://a.b
tg://a_b-c
tg://http://e.org
tg:http://e.org
tg:https://e.org
tg://é
tg:///x
ton://x
ton:x
TON://X?y
ton://a.b
tonsite://a.b
tonsite://a.b/c?d#e
tonsite://é.b
tonsite://a
tonsite://.
tonsite://..
tonsite://.a-_.
tonsite://...?x
tonsite:a.b
tg://user?id=7
tg:user?id=7
tg:/user?id=7
TG://USER?ID=7
tg://user/?id=7
tg://user//?id=7
tg://user?id=0
tg://user?id=007
tg://user?id=+7
tg://user?id=-7
tg://user?id=7x
tg://user?id=%37
tg://user?id=٧
tg://user?id=
tg://user?id
tg://user
tg://user?
tg://users?id=7
tg://user?x=1&id=7
tg://user?&id=7
tg://user?id=7&id=8
tg://user?id=x&id=8
tg://user?id=7#x
tg://user#?id=7
tg://user?id=1099511627775
tg://user?id=1099511627776
tg://user?id=9223372036854775808
tg://user?id=18446744073709551623
tg://openmessage?user_id=7
"""),
    *(
        " e.org",
        "e.org ",
        "\te.org",
        "e.org\n",
        "http:// e.org",
        "http://e.org /x",
        "http://e.org/x ",
        "http://e.org/\n",
    ),
    *(
        "tg://user?id=7 ",
        " tg://user?id=7",
        "tg:x ",
        "http://e\n.org",
        "http://e.org?\t",
        "http://e.org:80 ",
        "\0",
        "e.org\0",
    ),
    *(
        "https://e.org/" + "x" * 5000,
        "https://" + "x" * 300 + ".org",
        "tg://user?id=" + "9" * 5000,
        "e.org:" + "9" * 5000,
    ),
)
