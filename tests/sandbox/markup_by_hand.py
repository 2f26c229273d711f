"""Message HTML by hand, by subject: the corners that random markup seldom meets.

None of it has half a surrogate pair inside an address or a language: TDLib stops its whole process on that.
"""

from tests.sandbox.addresses_by_hand import ADDRESSES, LINK_TEXTS, one_a_line

TAGS = (
    *("", " ", "\n", "<", "</", "<b ", "<b\n>x</b\n>", "<b\tx>y</b\t>", "<b\x0bx>y</b>", "<b\x0cx>y</b>"),
    "<b\rx>y</b\r>",
    *one_a_line("""
a < b
a > b
<>
</>
< b>x</b>
<b
<b x
<b x =
<b x='
<b x="'>y</b>
<b></
<b></>
<b></b
<b></b x>
<b></ b>
<b><//b>
<b/>x</b>
<br/>
<B>x</b >
<bB>x</bB>
<STRONG>x</strong>
<sTrIkE>x</StRiKe>
<TG-SPOILER>x</tg-spoiler>
<b>x</strong>
<strong>x</b>
<em>x</i>
<ins>x</ins><del>y</del><strike>z</strike>
<b>x</>
<b>a<i>b</b></i>
<b>a<i>b</></>
<b></b>
<b><i></i></b>
<b>a</b><b>b</b>
<b><b>a</b></b>
<b>x
x</b>
<b>x</b></b>
</b>x<b>
<p>x</p>
<!-- x -->
<!b>x</b>
<?b?>
<b<i>x</i></b>
<b<i>x</b<i>
<<b>x</b>
<b>x</b>>
<b>>x</b>
<ｂ>x</ｂ>
<İ>x</İ>
<é>x</é>
<b é>x</b>
<b é=1>x</b>
<b>é</é>
<tg-spoiler>a<tg-spoiler>b</tg-spoiler></tg-spoiler>
<span class='tg-spoiler'>x</span>
<span class="tg-spoiler" class='y'>x</span>
<span class='y' class='tg-spoiler'>x</span>
<span class='tg-spoiler' class='tg-x'>x</span>
<span class=tg-spoiler>x</span>
<span class=TG-spoiler>x</span>
<span class='TG-spoiler'>x</span>
<span CLASS='tg-spoiler'>x</span>
<span class>x</span>
<span>x</span>
<span></span>
<span class='tg-spoiler '>x</span>
<span class='&#116;g-spoiler'>x</span>
"""),
)
ATTRIBUTES = one_a_line("""
<b =>x</b>
<b =x>y</b>
<b 'x'>y</b>
<b "x"=1>y</b>
<b x='1'y='2'>z</b>
<b x='1'/>y</b>
<b x=1/>y</b>
<b x/>y</b>
<b x = 1>y</b>
<b x= '1' >y</b>
<b x=>y</b>
<b x= >y</b>
<b x=é>y</b>
<b x='é"é'>y</b>
<b x="a'b'c">y</b>
<b x='<i>'>y</b>
<b x='>'>y</b>
<b x=&amp;>y</b>
<b x='&quot;&apos;&'>y</b>
<b x=a.b-c>y</b>
<b x=a_b>y</b>
<b x y z>w</b>
<b x='1' x='2'>y</b>
<b x=1=2>y</b>
<b x='1'='2'>y</b>
<a href=e.org>x</a>
<a href=E.ORG>x</a>
<a href=https://e.org>x</a>
<a href='e.org' href='f.org'>x</a>
<a href='e.org' href=''>x</a>
<a href='' href='e.org'>x</a>
<a href='e.org' href>x</a>
<a href href='e.org'>x</a>
<a HREF='e.org'>x</a>
<a Href='f.org' href='e.org'>x</a>
<a xhref='e.org'>f.org</a>
<a name=x href='e.org' target=_blank>x</a>
<a name=x href='e.org' rel=y>x</a>
<a href ='e.org'>x</a>
<a href= 'e.org'>x</a>
<a href="e.org'>x</a>
<a href='e.org>x</a>
<a href='http://e.org/?a="b"'>x</a>
<a href="http://e.org/?a='b'">x</a>
<a href='http://e.org/?a=&quot;b&#39;'>x</a>
<blockquote EXPANDABLE>x</blockquote>
<blockquote expandable=no>x</blockquote>
<blockquote expandable=''>x</blockquote>
<blockquote expandable expandable>x</blockquote>
<blockquote cite='x' expandable>x</blockquote>
<blockquote expandable/>x</blockquote>
<blockquote expandabl>x</blockquote>
<blockquote expandable >x</blockquote>
<i expandable>x</i>
<code class>x</code>
<code class=''>x</code>
<pre class='language-py'>x</pre>
""")
REFERENCES = (
    *("&", "&&", "&;", "&#", "&#;", "&#x", "&#x;", "a&", "a&b", "a & b", "&lt", "&ltx", "&lt;x", "&lt;;", "&LT;"),
    "&Lt;",
    *("&nbsp;", "&apos;", "&hellip;", "&copy;", "&ndash;", "&lrm;", "&zwj;", "&quot", "&quotx", "&ampamp;"),
    "&amp;amp;",
    *("&amp;lt;", "&amp;#60;", "&#38;lt;", "&#60;b&#62;", "&lt;b&gt;x&lt;/b&gt;", "&gt;", "&gt", "&ltlt;", "&l", "&l;"),
    *("&#38;", "&#038;", "&#0000038;", "&#00000038;", "&#x26;", "&#X26;", "&#X26", "&#x00026;", "&#x000026;", "&#xg;"),
    *("&#x0000026;", "&#0;", "&#00;", "&#x0;", "&#1;", "&#9;", "&#10;", "&#13;", "&#31;", "&#127;", "&#128;", "&#160;"),
    *("&#173;", "&#8238;", "&#x202E;", "&#x2066;", "&#x200F;", "&#xFEFF;", "&#xFFFD;", "&#xFFFE;", "&#xFFFF;", "&#x41"),
    *("&#xD7FF;", "&#xD800;", "&#xDBFF;", "&#xDC00;", "&#xDFFF;", "&#xE000;", "&#xD83D;&#xDE00;", "&#55357;&#56832;"),
    *("&#xD83D;", "<b>&#xD83D;</b>", "<a>&#xD800;</a>", "&#128512;", "&#x1F600;", "&#x1f600;", "&#x1F600", "&#X1f600;"),
    *("&#1114109;", "&#1114110;", "&#1114111;", "&#1114112;", "&#x10FFFD;", "&#x10FFFE;", "&#x10FFFF;", "&#x110000;"),
    *("&#-38;", "&#+38;", "&# 38;", "&#38 ;", "&#3８;", "&#٣٨;", "&#4294967334;", "&#x100000026;", "&#99999999999999;"),
    *("<b>&amp;</b>", "<b>&</b>", "<b>&lt</b>", "<b>&#38</b>", "<b>&#x26</b>", "&<b>lt;</b>", "&#<b>38;</b>", "<&lt;>"),
    *("<&#98;>x</&#98;>", "<b&#32;x>y</b>", "<a href='&#101;.org'>x</a>", "<a href='http&#58;//e.org'>x</a>"),
    *("<a href='http://e.org/?a=1&b=2&lt=3&copy=4'>x</a>", "<a href='http://e.org/&#10;&#9;x'>x</a>"),
    *("<a>e.org&#47;x</a>", "<a>e.org/&amp;</a>", "<tg-time unix='&#53;'>x</tg-time>", "<b x='&#39;'>y</b>"),
    *("&lt;b&gt; &quot;&amp;&#38;&#x26; &nbsp;&apos;&hellip; &LT; &ltx &", f"&#{'0' * 5000}38;", f"&#{'9' * 5000};"),
)
CONTROLS = (
    *("\0", "a\0b", "<\0>", "<b\0>x</b>", "<b>\0</b>", "<b x\0>y</b>", "<b x=\0>y</b>", "<b x='\0'>y</b>"),
    "<b>x</b\0>",
    *("<b>x</\0b>", "&\0lt;", "&#\0", "&#3\x008;", "<a href='e.org\0'>x</a>", "<a>e.org\0</a>", "<a>e.org/\0</a>"),
    *("\x01<b>\x02</b>\x1f", "\x7f<b>\x80</b>\x9f", "x\x01<b\x0by>z</b>", "<b>\r\n</b>", "<pre>a\r\nb\rc</pre>"),
    "\x85<b>x</b>",
    *("<b\x01>x</b>", "<b \x01=1>x</b>", "<b x='\x01'>y</b>", "<b\u00a0x>y</b>", "<b\u3000>x</b>", "<b>x</b\u00a0>"),
    *("<a href='e.org/\x01'>x</a>", "<a href='\x01e.org'>x</a>", "<a href='e.org\x7f'>x</a>"),
    "<a href='e.org/\x7f'>x</a>",
)
UNICODE = (
    *(
        "😀<b>😀</b>é<i>پ</i>",
        "<b>😀</b>",
        "😀😀<b>x</b>😀",
        "<b>👨\u200d👩\u200d👧</b>x<i>y</i>",
        "🇵🇰<b>🇦🇫</b><i>x</i>",
    ),
    *(
        "👍🏽<b>x</b>",
        "<b>👍</b>🏽<i>x</i>",
        "e<b>\u0301</b><i>x</i>",
        "<b>e\u0301\u0327</b>x<i>y</i>",
        "<b>\u0301</b>x",
    ),
    *("<b>سلام</b> <i>دنیا</i>", "پاک\u200cستان<b>x</b>", "\u200f<b>\u200f</b>\u200f<i>x</i>"),
    "\u202e<b>abc</b>\u202c<i>x</i>",
    *("\u202a\u202b\u202c\u202d\u202e<b>x</b>", "\u2066<b>x\u2069</b>y", "<b>\u2067שלום</b>\u2069 <i>x</i>"),
    "<b>\u200b</b>x",
    *("\ufeff<b>x</b>", "<b>\ufeff</b>", "\ufffd<b>\ufffe</b>\uffff<i>x</i>", "\U0010ffff<b>x</b>"),
    "<b>\U0010fffd</b>x",
    *("<b>\u2028</b>\u2029<i>x</i>", "\u00ad<b>x</b>", "<b>\u00a0</b>", "<b> </b>", "<b>\n</b>x", " <b> x </b> "),
    "\n<b>x</b>\n",
    *("<b>Ⅷ</b>ﬃ<i>ß</i>", "<b>İ</b>ı<i>x</i>", "<b>ꙮ𒐫﷽</b>x<i>y</i>", "𝔘<b>𝔫</b>𝔦<i>𝔠</i>", "é</b>", "😀</b>"),
    *("😀<b></i>", "سلام<p>"),
)
CODE = one_a_line("""
<pre><code class='language-py'>x</code></pre>
<code class='language-py'><pre>x</pre></code>
<pre><code>x</code></pre>
<code><pre>x</pre></code>
<pre> <code class='language-py'>x</code></pre>
<pre><code class='language-py'>x</code> </pre>
<pre><code class='language-py'></code>x</pre>
<code class='language-py'>x</code>
<pre><code class=language-a><code class=language-b>x</code></code></pre>
<pre><pre><code class=language-a>x</code></pre></pre>
<pre><code class=language-a>x</code></pre><pre><code class=language-b>y</code></pre>
<pre><code class=language-a>x</code><code class=language-b>y</code></pre>
<pre><pre>x</pre></pre>
<code><code>x</code></code>
<pre><b>x</b></pre>
<b><pre>x</pre></b>
<pre><b><code class=language-a>x</code></b></pre>
<b><pre><code class=language-a>x</code></pre></b>
<code><a href='e.org'>x</a></code>
<a href='e.org'><code>x</code></a>
<pre><code class='language-'>x</code></pre>
<pre><code class='language-C++'>x</code></pre>
<pre><code class=language-C++>x</code></pre>
<pre><code class=LANGUAGE-py>x</code></pre>
<pre><code class='language-a b'>x</code></pre>
<pre><code class='language-&lt;'>x</code></pre>
<pre><code class='x language-a'>x</code></pre>
<pre><code class='language-a' class='language-b'>x</code></pre>
<pre><code class='language-a' class='b'>x</code></pre>
<pre><code class='language-اردو'>x</code></pre>
<pre><code class='language-😀'>x</code></pre>
<pre class='language-a'><code>x</code></pre>
<pre><code class='language-a'>x</code></pre></code>
<blockquote><pre><code class=language-a>x</code></pre></blockquote>
<blockquote>a<blockquote expandable>b</blockquote></blockquote>
<blockquote><blockquote>x</blockquote></blockquote>
<tg-spoiler><code>x</code></tg-spoiler>
<code><tg-spoiler>x</tg-spoiler></code>
<code>&lt;b&gt;</code>
<code><b></code></b>
""")
TIMES = (
    *(
        f"<tg-time unix='{unix}'>x</tg-time>"
        for unix in (
            *(
                "",
                "0",
                "-0",
                "1",
                "-5",
                "+5",
                "5",
                "05",
                "5a",
                "a",
                " 5",
                "5 ",
                "1e9",
                "1.5",
                "0x10",
                "٥",
                "--5",
                "-",
                "5-",
            ),
            *("2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "4294967297"),
            *(
                "99999999999",
                "18446744073709551617",
                "9" * 5000,
                "-1" + "9" * 5000,
                "1" + "0" * 40 + "5",
                "0" * 5000 + "7",
            ),
        )
    ),
    *(
        f"<tg-time unix=1 format='{form}'>x</tg-time>"
        for form in (
            *(
                "",
                "r",
                "R",
                "rr",
                "rt",
                "tr",
                "w",
                "W",
                "d",
                "D",
                "t",
                "T",
                "wDT",
                "TDw",
                "Dd",
                "dD",
                "tT",
                "Tt",
                "ttww",
            ),
            *("zz", "x", "w x", " ", "wDTr", "dt", "DT", "Wt", "wwww", "\n", "ｗ", "&#119;", "r\0"),
        )
    ),
    *one_a_line("""
<tg-time>x</tg-time>
<tg-time></tg-time>
<tg-time format=zz></tg-time>
<tg-time format=zz>x</tg-time>
<tg-time unix>x</tg-time>
<tg-time unix=5 unix=6>x</tg-time>
<tg-time unix=5 unix=''>x</tg-time>
<tg-time unix=5 format=D format=t>x</tg-time>
<tg-time unix=5 format>x</tg-time>
<tg-time UNIX=5>x</tg-time>
<tg-time unix=5 FORMAT=zz>x</tg-time>
<tg-time unix=5><b>x</b></tg-time>
<tg-time unix=5><tg-time unix=6>x</tg-time></tg-time>
<a href='e.org'><tg-time unix=5 format=wDT>😀</tg-time></a>
<tg-emoji>x</tg-emoji>
<tg-emoji></tg-emoji>
<tg-emoji emoji-id>x</tg-emoji>
<tg-emoji emoji-id='1'></tg-emoji>
<tg-emoji emoji-id='1' emoji-id='2'>x</tg-emoji>
<tg-emoji emoji-id='1'>👍</tg-emoji><tg-emoji emoji-id='2'>👍</tg-emoji>
<b><tg-emoji emoji-id='1'>👍</tg-emoji></b>
"""),
    *(
        f"<tg-emoji emoji-id='{number}'>x</tg-emoji>"
        for number in (
            *(
                "1",
                "0",
                "-0",
                "007",
                "-07",
                "+7",
                "-7",
                " 7",
                "7 ",
                "",
                "7x",
                "0x7",
                "٧",
                "9" * 5000,
                "9223372036854775807",
            ),
            *("9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551617"),
        )
    ),
)
DEPTH = (
    *(
        "<b>" * 200 + "x" + "</b>" * 200,
        "<b>" * 200 + "x",
        "<b>" * 200 + "x" + "</>" * 201,
        "<b><i>" * 300 + "x" + "</>" * 600,
    ),
    *(
        "<b>x</b>" * 300,
        "<b>x" * 500 + "</b>" * 500,
        "<blockquote>" * 50 + "x" + "</blockquote>" * 50,
        "<u>" * 9 + "</u>" * 9,
    ),
    *("<pre><code class=language-a>" * 30 + "x" + "</code></pre>" * 30, "<a href='e.org'>" * 100 + "x" + "</a>" * 100),
    *(
        "&amp;" * 3000,
        "&" * 3000,
        ">" * 3000,
        "<b x='" + "y" * 9000 + "'>z</b>",
        "<b" + " x" * 3000 + ">y</b>",
        "<" + "b" * 9000,
    ),
    *("x" * 65536, "x" * 65537, "😀" * 65536, "😀" * 65537, "<b>" + "x" * 65533, "<b>" + "x" * 65534),
)
SUBJECTS: dict[str, tuple[str, ...]] = {
    "tags": TAGS,
    "attributes": ATTRIBUTES,
    "references": REFERENCES,
    "controls": CONTROLS,
    "unicode": UNICODE,
    "code": CODE,
    "times": TIMES,
    "link texts": LINK_TEXTS,
    "addresses": tuple(f'<a href="{address}">x</a>' for address in ADDRESSES),
    "depth": DEPTH,
}
