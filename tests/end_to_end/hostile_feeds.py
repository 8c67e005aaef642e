"""Every bad feed and page of the list, on one loopback web, each with words of its own to be found by."""

from tests.end_to_end.newsrooms import Entry, article, page, rss, serve_healthy

from copydesk.testing.web import LoopbackWeb, Reply, gzip_bomb, xml

TODAY = "Fri, 09 Jan 2026 05:00:00 GMT"

ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<rss version="2.0"><channel><item><title>&d;&x;</title><link>https://bomb.example/1</link></item></channel></rss>'
)

KOREAN = Entry(
    path="/euckr.html",
    title="느티 시장, 서른 해 만에 새 지붕을 얹다",
    summary="느티 시장 상인회가 새 지붕 공사를 마쳤다고 밝혔다.",
    date=TODAY,
)
RUSSIAN = Entry(
    path="/cp1251.html",
    title="В Ольховке открыли новую пристань",
    summary="Новая пристань принимает двенадцать катеров в день.",
    date=TODAY,
)
TRUNCATED = Entry(path="/truncated.html", title="Cedar library lends tools as well as books", date=TODAY)
CUT_OFF = Entry(path="/cut-off.html", title="Cedar pool closes for the winter", date=TODAY)
UNDATED = Entry(path="/undated.html", title="Dogwood choir looks for two tenors", date="")
OF_1970 = Entry(path="/past.html", title="Elm orchard counts its oldest pear tree", date="Thu, 01 Jan 1970 00:00:00 GMT")
OF_2099 = Entry(path="/future.html", title="Fir tram tests a quieter bell", date="Thu, 01 Jan 2099 00:00:00 GMT")
TEXTLESS = Entry(path="/textless.html", title="", date=TODAY)

BIDI = "\u202e\u2066\u200f"
ACTIVE = Entry(
    path="/active.html",
    title=f"Gorse ferry <script>alert(1)</script> sails {BIDI}on Sundays",
    summary='<img src=x onerror="alert(2)"><a href="javascript:alert(3)">Gorse</a> ferry sails again',
    date=TODAY,
)
ACTIVE_PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Gorse ferry sails on Sundays{BIDI}</title>
<meta name="description" content="Gorse ferry &quot;&gt;&lt;script&gt;alert(5)&lt;/script&gt; sails {BIDI}on Sundays">
<meta name="author" content="&lt;img src=x onerror=alert(7)&gt; Gorse desk">
<link rel="canonical" href="javascript:alert(8)">
<script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Gorse ferry</script><script>alert(9)</script>"}}</script>
<script>document.write("Gorse")</script></head>
<body onload="alert(10)"><article><h1 onclick="alert(11)">Gorse ferry sails on Sundays{BIDI}</h1>
<p onmouseover="alert(12)">The Gorse ferry sails on Sundays from 11 January,{BIDI} the harbour office said on Friday.
<script>alert(13)</script><a href="javascript:alert(14)">Tickets</a> cost four coins.</p>
<iframe srcdoc="&lt;script&gt;alert(15)&lt;/script&gt;"></iframe><svg onload="alert(16)"><script>alert(17)</script></svg>
<p>Read it as &lt;script&gt;alert(18)&lt;/script&gt; or &lt;img src=x onerror=alert(19)&gt;,
the office joked about its web site.</p>
<p><a href="data:text/html,<script>alert(20)</script>">The crew</a> counts nine sailors, {BIDI}the harbour office said.</p>
<object data="javascript:alert(21)"></object><embed src="javascript:alert(22)">
<form action="javascript:alert(23)"><button>Go</button></form>
<p style="background:url(javascript:alert(24))">The ferry crosses the bay in 25 minutes, according to the office.</p>
</article></body></html>"""

ACTIVE_HEADLINE = Entry(
    path="/headline.html", title="Juniper boat <svg onload=alert(30)>sails</svg> <script>alert(31)</script>at noon", date=TODAY
)

LONG = Entry(path="/" + "long-" * 780, title="Hazel " + "mill wheel turns again " * 180, date=TODAY)
CLIMBING = Entry(path="/a/%2e%2e/%2e%2e/x", title="../../x Ivy gate opens", date=TODAY)


STORIES = {
    TRUNCATED: ("The Cedar library lends saws and drills from Friday.", "Its reading room holds 31 chairs."),
    UNDATED: ("Two tenors left the Dogwood choir in autumn.", "Rehearsals begin at half past seven in the parish hall."),
    OF_1970: ("The oldest pear tree of the Elm orchard bore 212 fruits.", "A gardener has pruned it since his school days."),
    OF_2099: ("A quieter bell rings on the Fir tram.", "Drivers asked for it after complaints along line 4."),
    LONG: ("The Hazel mill grinds barley.", "Water turns its wheel for 18 hours a week."),
}
"""What the pages of the harmless entries say, each of something else."""


def serve_hostile(web: LoopbackWeb) -> dict[str, str]:
    """Put every bad feed beside the harmless one on the web; source id (and language) → address of its feed."""
    serve_healthy(web)
    _serve_pages(web)
    truncated = rss(web, TRUNCATED, CUT_OFF)
    link = '<link rel="alternate" type="application/rss+xml" href="/real.xml">'
    replies = {
        "html": page(article("This is a page", "It is no feed at all.", head=link)),
        "truncated": xml(truncated[: truncated.index("Cedar pool")]),
        "broken": Reply(body=b"<rss>" + b" " * 2_000, content_type="application/rss+xml", breaks_off=True),
        "huge": Reply(body=b"<rss>" + b" " * 99_995, content_type="application/rss+xml", repeat=500),
        "bomb": gzip_bomb(megabytes=100),
        "entities": xml(ENTITY_BOMB),
        "euckr:ko": xml(_undeclared(rss(web, KOREAN)), encoding="euc-kr"),
        "cp1251:ru": xml(_undeclared(rss(web, RUSSIAN)), encoding="windows-1251"),
        "dates": xml(rss(web, UNDATED, OF_1970, OF_2099)),
        "textless": xml(rss(web, TEXTLESS)),
        "active": xml(rss(web, ACTIVE, ACTIVE_HEADLINE)),
        "slugs": xml(rss(web, LONG, CLIMBING)),
    }
    for key, reply in replies.items():
        web.serve(f"/{key.partition(':')[0]}.xml", reply)
    return {"healthy": web.url("/healthy.xml")} | {key: web.url(f"/{key.partition(':')[0]}.xml") for key in replies}


def _serve_pages(web: LoopbackWeb) -> None:
    for entry, lines in STORIES.items():
        web.serve(entry.path, page(article(entry.title, *lines, published="")))
    for entry, language in ((KOREAN, "ko"), (RUSSIAN, "ru")):
        encoding = "euc-kr" if language == "ko" else "windows-1251"
        body = f"<article><h1>{entry.title}</h1><p>{entry.summary}</p></article>"
        html = f"<html><head><title>{entry.title}</title></head><body>{body}</body></html>"
        web.serve(entry.path, Reply(body=html.encode(encoding), content_type="text/html"))
    web.serve(
        TEXTLESS.path, page("<!doctype html><html><head><title></title></head><body><script>render()</script></body></html>")
    )
    web.serve(ACTIVE.path, page(ACTIVE_PAGE))
    web.serve(
        ACTIVE_HEADLINE.path, page(article(ACTIVE_HEADLINE.title, "The Juniper boat sails at noon.", "It carries 41 crates."))
    )
    web.serve("/x", page(article(CLIMBING.title, "The Ivy gate opens at six.", "The keeper of the Ivy gate counts 52 visitors.")))


def _undeclared(feed: str) -> str:
    return feed.removeprefix('<?xml version="1.0"?>')
