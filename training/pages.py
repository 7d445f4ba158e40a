# ruff: noqa: E501  (lines of markup)
"""Writes the 40 saved pages of tests/gold/pages: layouts of common news systems, in the project's own words.

``python training/pages.py`` writes the same bytes again. Each layout imitates how one kind of news system marks
its title, date, outlet and body, and what it sets around them (menus, related stories, letters, comments,
pictures, consent banners, dates that are not the publication's). ``gold.jsonl`` has a line a page: the facts, the
paragraphs that the body must hold and words that it must not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests" / "gold" / "pages"


@dataclass(frozen=True)
class Story:
    title: str
    outlet: str
    date: str
    writer: str
    paragraphs: tuple[str, ...]
    slug: str

    @property
    def url(self) -> str:
        return f"https://www.{self.outlet.lower().replace(' ', '')}.example/world/{self.slug}"


@dataclass(frozen=True)
class Page:
    html: str
    published: str | None
    title: str
    outlet: str | None
    body: tuple[str, ...]
    kind: str = "article"


PARAGRAPHS = """\
The coast guard of Ostrania turned back two fishing boats from Keldmark on Tuesday, its spokesman said in Dovrin.
Crews of both boats said that they had been in open water when a cutter came alongside and ordered them to leave.
"We had our nets out and our papers in order," said Tomas Rehl, who owns the larger of the two boats.
Keldmark's fisheries ministry called the order unlawful and asked for an explanation within three days.
About forty boats from the harbour of Sund stayed in port the next morning, according to the harbour master.
A committee of both governments is to meet on the island of Hask, where earlier quarrels over herring were settled.
The mayor of Pelin ordered the old market hall closed after cracks were found in two of its pillars.
Stallholders were given until Friday to clear their stands, and most had gone by noon on Thursday.
Engineers of the city measured the pillars in spring and found them sound, a report of the council shows.
"Nobody told us that there was any danger," said Ilse Brandt, who has sold cheese there for nineteen years.
The council denied that it had known of the cracks for months, as an opposition member had said.
Repairs will cost at least 2 million crowns, the head of the building office told the council.
Soldiers of the eastern district began to leave the border town of Arve on Sunday, three witnesses said.
Seven lorries were seen on the road to Milbrook before dawn, and four more passed at about noon.
The defence ministry confirmed a planned rotation and said that the garrison would keep its strength.
A police officer in Arve, who was not allowed to speak to reporters, said that no new troops had come.
Residents queued for bread at the only open shop, where the price of a loaf had doubled since the winter.
The governor asked people to stay calm and promised that the bridge would stay open to cars.
Teachers in four provinces of Veldland walked out on Monday in a quarrel about pay and the size of classes.
Their union put the number of strikers at more than 18,000; the ministry of education counted 11,500.
Parents in the capital brought children to libraries and sports halls that the city had opened for them.
"Nobody wants to be out here in the rain," said Maren Voss, who teaches physics at a school in Oststadt.
The minister offered a rise of four per cent and said that there was no money for more than that.
Talks are to go on next week under a judge whom both sides have accepted as a go-between.
Rescuers found the last of nine missing miners alive on Wednesday, sixty hours after a gallery fell in.
The man, aged 34, was brought up shortly after midnight and taken to the district hospital in Karsk.
Doctors said that he had a broken leg and had drunk water that dripped from a pipe above him.
The mine's owner, Nordgrub, has stopped all work and said that it would help the inspectors.
Inspectors had warned in a letter in autumn that the supports of the gallery were too far apart.
Families who had waited at the gate for three days embraced when the siren sounded twice.
A court in Salmar fined the broadcaster TV Nord for a report that named a protected witness.
The judge said that the editors had been told twice of the order and had aired the name all the same.
The broadcaster said that it would appeal and that the name had been known to half the town.
Press groups called the fine of 300,000 marks too high and warned of silence out of fear.
The witness has moved abroad since, her lawyer told reporters outside the court on Thursday.
The trial in which she gave evidence ended in June with the conviction of two former customs officers.
""".splitlines()

TITLES = (
    ("Cutter turns back boats off Ostrania", "cutter-boats"),
    ("Market hall in Pelin closes over cracks", "market-hall"),
    ("Lorries leave border town before dawn", "lorries-arve"),
    ("Teachers walk out in four provinces", "teachers-strike"),
    ("Last missing miner found alive", "miner-found"),
    ("Court fines broadcaster for naming witness", "court-fine"),
)
OUTLETS = (
    "Harbour Courier", "The Dovrin Ledger", "Pelin Observer", "Northern Gazette", "Sund Daily", "Radio Karsk",
    "Milbrook Post", "Veldland Today",
)  # fmt: skip
WRITERS = ("Nell Ashdown", "Jonas Feld", "Ada Lindqvist", "Peter Marsh", "Ruth Okoro")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

CHATTER = (
    "Sign up to our morning letter and never miss a story",
    "Five recipes for a long weekend in the garden",
    "Share this article with your friends",
    "We use cookies to make this site better for you",
)
LIKE = (
    "Minister opens new wing of the science museum",
    "Ferry timetable changes for the summer season",
    "Why the price of salt has doubled in a year",
)


def story(number: int) -> Story:
    which = number % len(TITLES)
    title, slug = TITLES[which]
    first = 6 * which
    month, day = number % 12 + 1, (7 * number) % 27 + 1
    return Story(
        title=title,
        outlet=OUTLETS[number % len(OUTLETS)],
        date=f"{2017 + number % 4}-{month:02d}-{day:02d}",
        writer=WRITERS[number % len(WRITERS)],
        paragraphs=tuple(PARAGRAPHS[first : first + 6]),
        slug=f"{slug}-{number}",
    )


def spoken(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def american(date: str) -> str:
    year, month, day = date.split("-")
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def tags(name: str, texts: tuple[str, ...] | list[str], attributes: str = "") -> str:
    return "\n".join(f"<{name}{' ' if attributes else ''}{attributes}>{text}</{name}>" for text in texts)


def menu() -> str:
    links = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in ("World", "Politics", "Sport", "Culture"))
    return f'<nav class="menu"><ul>{links}</ul></nav>'


def related(name: str = "aside", css: str = "related") -> str:
    links = "".join(f'<li><a href="/r/{n}"><h3>{title}</h3></a> <time datetime="2021-0{n + 1}-02">2 May 2021</time></li>'
                    for n, title in enumerate(LIKE))
    return f'<{name} class="{css}"><h2>More from us</h2><ul>{links}</ul></{name}>'


def footer(outlet: str) -> str:
    return f'<footer><p>{CHATTER[3]}</p><p>© 2022 {outlet}. All rights reserved.</p></footer>'


def page(head: str, body: str, html: str = '<html lang="en">') -> str:
    return f'<!doctype html>\n{html}\n<head>\n<meta charset="utf-8">\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def meta(**properties: str) -> str:
    return "\n".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in properties.items()
    )


def article_ld(s: Story, kind: str = "NewsArticle", **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org", "@type": kind, "headline": s.title, "datePublished": f"{s.date}T06:30:00+01:00",
        "dateModified": "2021-11-30T10:00:00Z", "author": [{"@type": "Person", "name": s.writer}],
        "publisher": {"@type": "NewsMediaOrganization", "name": s.outlet}, "mainEntityOfPage": s.url, **more,
    }  # fmt: skip


def of(s: Story, html: str, kind: str = "article", body: tuple[str, ...] | None = None, outlet: bool = True) -> Page:
    return Page(html, s.date, s.title, s.outlet if outlet else None, s.paragraphs if body is None else body, kind)


# ---- the layouts


def wordpress(s: Story) -> Page:
    """A blog system with a graph of JSON-LD, share links and comments."""
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": s.outlet, "url": "https://x.example/"},
        {"@type": "WebPage", "name": s.title, "datePublished": f"{s.date}T05:00:00+00:00", "dateModified": "2021-01-01"},
        {"@type": "Article", "headline": s.title, "datePublished": f"{s.date}T05:00:00+00:00", "author": {"name": s.writer}},
    ]}  # fmt: skip
    head = f"<title>{s.title} - {s.outlet}</title>\n{ld(graph)}\n{meta(og__title=s.title, og__site_name=s.outlet)}"
    comments = f'<div id="comments"><h2>2 comments</h2><ol><li class="comment"><p>{LIKE[2]}, I ask you all.</p></li></ol></div>'
    body = (f'<header class="site-header"><a href="/">{s.outlet}</a>{menu()}</header><main><article class="post type-post">'
            f'<header class="entry-header"><h1 class="entry-title">{s.title}</h1><span class="posted-on"><time class="entry-date published" '
            f'datetime="{s.date}T05:00:00+00:00">{american(s.date)}</time><time class="updated" datetime="2021-01-01">January 1, 2021</time></span>'
            f'</header><div class="entry-content">{tags("p", s.paragraphs)}<div class="sharedaddy"><p>{CHATTER[2]}</p></div></div></article>'
            f'{comments}</main>{related()}{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def broadsheet(s: Story) -> Page:
    """A large paper: sections of body text, letters between them, related stories inside the article."""
    head = f"<title>{s.title} | World | {s.outlet}</title>\n{ld(article_ld(s))}\n{meta(og__site_name=s.outlet, og__title=s.title, article__published_time=s.date + 'T06:30:00Z', article__modified_time='2021-11-30')}"
    half = len(s.paragraphs) // 2
    body = (f'{menu()}<main><article><h1 data-gu-name="headline">{s.title}</h1><address>{s.writer}</address>'
            f'<div class="article-body" id="maincontent">{tags("p", s.paragraphs[:half], "class=dcr-1")}'
            f'<aside class="rich-link"><a href="/x"><h4>{LIKE[0]}</h4><span>Read more</span></a></aside>'
            f'<figure class="newsletter-embed"><p>{CHATTER[0]}</p></figure>'
            f'{tags("p", s.paragraphs[half:], "class=dcr-1")}</div></article></main>{related("section", "most-viewed")}{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def blocks(s: Story) -> Page:
    """A broadcaster: every paragraph a component of its own, the date in a time element alone."""
    parts = "".join(f'<div data-component="text-block"><div class="ssrcss-7"><p><b>{p}</b></p></div></div>' if n == 0 else
                    f'<div data-component="text-block"><div class="ssrcss-7"><p>{p}</p></div></div>'
                    for n, p in enumerate(s.paragraphs))  # fmt: skip
    head = f"<title>{s.title} - {s.outlet}</title>\n{meta(og__site_name=s.outlet, og__title=s.title)}"
    body = (f'{menu()}<main id="main-content"><article><header><h1 id="main-heading">{s.title}</h1><div data-component="byline-block">'
            f'<time data-testid="timestamp" class="posted" datetime="{s.date}T11:05:00.000Z">{spoken(s.date)}</time></div></header>'
            f'{parts}<div data-component="links-block"><h2>Related topics</h2><ul><li><a href="/t">{LIKE[1]}</a></li></ul></div></article></main>'
            f'{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def paragraphs_numbered(s: Story) -> Page:
    """An agency: body paragraphs are div elements that are numbered, with a dateline."""
    first = f"DOVRIN, {american(s.date).split(',')[0]} (Reuters) - {s.paragraphs[0]}"
    texts = (first, *s.paragraphs[1:])
    parts = "".join(f'<div data-testid="paragraph-{n}" class="text__text article-body__paragraph">{p}</div>' for n, p in enumerate(texts))
    head = f"<title>{s.title} | {s.outlet}</title>\n{meta(og__title=s.title, og__site_name=s.outlet, article__published_time=s.date + 'T08:00:00Z', article__modified_time='2021-09-09T08:00:00Z')}"
    body = f'{menu()}<main><article><div class="article-header"><h1>{s.title}</h1><p class="author">By {s.writer}</p></div><div class="article-body__content">{parts}<p class="sign-off">Our Standards: The Principles of Trust</p></div></article></main>{related()}{footer(s.outlet)}'
    return of(s, page(head, body), "wire", texts)


def microdata(s: Story) -> Page:
    """Facts as microdata in the page, none in the head."""
    head = f"<title>{s.outlet}: {s.title}</title>"
    body = (f'{menu()}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{s.title}</h1>'
            f'<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{s.outlet}"></span>'
            f'<span itemprop="author">{s.writer}</span> <meta itemprop="datePublished" content="{s.date}"><meta itemprop="dateModified" content="2021-08-01">'
            f'<div itemprop="articleBody">{tags("p", s.paragraphs)}</div></div>{related()}{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def drupal(s: Story) -> Page:
    """A content system: fields of a node, Dublin Core in the head."""
    head = f'<title>{s.title} | {s.outlet}</title>\n<meta name="dcterms.title" content="{s.title}">\n<meta name="dcterms.date" content="{s.date}">\n<meta name="dcterms.modified" content="2021-04-04">\n<meta name="dcterms.publisher" content="{s.outlet}">\n<link rel="canonical" href="{s.url}">'
    body = (f'<div id="page">{menu()}<div class="region region-content"><article class="node node--type-article"><h1 class="page-title"><span class="field field--name-title">{s.title}</span></h1>'
            f'<div class="field field--name-body field__item">{tags("p", s.paragraphs)}</div>'
            f'<div class="field field--name-field-tags"><a href="/tag">Harbour</a></div></article></div>{related("div", "region-sidebar-second")}</div>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def broken_lines(s: Story) -> Page:
    """An old system: tables for the layout, line breaks for paragraphs, the date in words beside the name."""
    head = f"<title>{s.outlet} - {s.title}</title>"
    text = "<br><br>\n".join(s.paragraphs)
    body = (f'<table width="900"><tr><td colspan="3"><a href="/"><img src="logo.gif" alt="{s.outlet}"></a></td></tr><tr><td width="150">{menu()}</td>'
            f'<td><h1 class="headline">{s.title}</h1><div class="dateline">Published: {spoken(s.date)}</div><div class="story">{text}</div></td>'
            f'<td width="150"><b>Most read</b><br><a href="/1">{LIKE[0]}</a><br><a href="/2">{LIKE[1]}</a></td></tr></table><small>Copyright 2022 {s.outlet}</small>')  # fmt: skip
    return of(s, page(head, body, "<html>"))


def letters(s: Story) -> Page:
    """A letter service: one column, a button to subscribe after the second paragraph."""
    button = f'<div class="subscription-widget-wrap"><div class="preamble"><p>{CHATTER[0]}.</p></div><form><button>Subscribe</button></form></div>'
    graph = article_ld(s, publisher={"@type": "Organization", "name": s.outlet}, isAccessibleForFree=True)
    head = f"<title>{s.title} - by {s.writer} - {s.outlet}</title>\n{ld(graph)}\n{meta(og__title=s.title, og__site_name=s.outlet)}"
    body = (f'<div class="main-menu">{s.outlet}</div><div class="single-post"><article class="typography newsletter-post post"><h1 class="post-title published">{s.title}</h1>'
            f'<h3 class="subtitle">What was said at the quay</h3><div class="available-content"><div class="body markup">{tags("p", s.paragraphs[:2])}{button}{tags("p", s.paragraphs[2:])}'
            f'</div></div></article></div>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def amp(s: Story) -> Page:
    """A page for phones that names its original."""
    html = '<html ⚡ lang="en">'
    head = f'<title>{s.title}</title>\n<link rel="canonical" href="{s.url}">\n<script async src="https://cdn.ampproject.org/v0.js"></script>\n{ld(article_ld(s))}\n<style amp-custom>p{{margin:0}}</style>'
    body = (f'<amp-sidebar id="s">{menu()}</amp-sidebar><header>{s.outlet}</header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{s.title}</h1></header>'
            f'<amp-img src="/a.jpg" width="4" height="3"></amp-img><div class="amp-wp-article-content">{tags("p", s.paragraphs)}</div></article>'
            f'<amp-consent id="c"><div><p>{CHATTER[3]}</p></div></amp-consent>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body, html), "amp")


def paywall(s: Story) -> Page:
    """The beginning alone, and a wall."""
    graph = article_ld(s, isAccessibleForFree="False", hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"})
    head = f"<title>{s.title} | {s.outlet}</title>\n{ld(graph)}\n{meta(og__title=s.title, og__site_name=s.outlet, article__content_tier='locked')}"
    body = (f'{menu()}<article><h1>{s.title}</h1><p class="byline">By {s.writer}</p><div class="article-text">{tags("p", s.paragraphs[:2])}</div>'
            f'<div class="paywall-barrier"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Sign in</p><p>Only 4 marks for the first month</p></div></article>{related()}{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body), "paywall", s.paragraphs[:2])


def live(s: Story) -> Page:
    """A live blog: entries with their hours, the newest first."""
    entries = [{"@type": "BlogPosting", "headline": f"Entry {n}", "datePublished": f"{s.date}T{12 - n:02d}:00:00Z", "articleBody": p} for n, p in enumerate(s.paragraphs)]
    graph = article_ld(s, "LiveBlogPosting", coverageStartTime=f"{s.date}T04:00:00Z", liveBlogUpdate=entries)
    head = f"<title>{s.title} – live | {s.outlet}</title>\n{ld(graph)}\n{meta(og__title=s.title, og__site_name=s.outlet)}"
    blocks_ = "".join(f'<article class="block live-block" id="b{n}"><time datetime="{s.date}T{12 - n:02d}:00:00Z">{12 - n}:00</time><div class="block-elements"><p>{p}</p></div><div class="block-share">{CHATTER[2]}</div></article>'
                      for n, p in enumerate(s.paragraphs))  # fmt: skip
    body = f'{menu()}<main><header><h1>{s.title}</h1></header><div class="liveblog-body">{blocks_}</div></main>{footer(s.outlet)}'
    return of(s, page(head, body), "live blog")


def gallery(s: Story) -> Page:
    """Pictures one after the other, the text in their captions."""
    figures = "".join(f'<figure class="gallery__item"><img src="/{n}.jpg" alt=""><figcaption class="gallery__caption"><p>{p}</p><small>Photograph: {s.writer}/{s.outlet}</small></figcaption></figure>'
                      for n, p in enumerate(s.paragraphs))  # fmt: skip
    head = f"<title>{s.title} – in pictures | {s.outlet}</title>\n{ld(article_ld(s, 'ImageGallery'))}\n{meta(og__title=s.title, og__site_name=s.outlet, og__type='article')}"
    body = f'{menu()}<main><article class="gallery"><h1>{s.title}</h1>{figures}</article></main>{related()}{footer(s.outlet)}'
    return of(s, page(head, body), "gallery")


def tabloid(s: Story) -> Page:
    """A headline for sharing that differs from the printed one, a list of main points, advertisements between."""
    parts = "".join(f"<p>{p}</p><div class='ad-slot'><span>Advertisement</span></div>" for p in s.paragraphs)
    head = f"<title>{s.title} | {s.outlet}</title>\n{meta(og__title='You will not believe what happened next', og__site_name=s.outlet)}\n<meta name=\"parsely-pub-date\" content=\"{s.date}T12:00:00Z\">\n<meta name=\"parsely-title\" content=\"{s.title}\">"
    body = f'{menu()}<div id="content"><div class="article-text wide" itemprop="articleBody"><h1>{s.title}</h1><p class="author-section">By <a href="/w">{s.writer}</a></p>{parts}</div></div>{related("div", "beta sidebar")}{footer(s.outlet)}'
    return of(s, page(head, body))


def undated(s: Story) -> Page:
    """No publication date anywhere, though many other dates stand there."""
    head = f"<title>{s.title} | {s.outlet}</title>\n{meta(og__title=s.title, og__site_name=s.outlet, og__updated_time='2021-02-02T00:00:00Z')}\n<meta name=\"generated-at\" content=\"2026-11-21\">"
    body = f'{menu()}<article><h1>{s.title}</h1>{tags("p", s.paragraphs)}</article>{related()}{footer(s.outlet)}'
    return Page(page(head, body), None, s.title, s.outlet, s.paragraphs)


def syndicated(s: Story) -> Page:
    """Another list of articles in JSON-LD before the page's own, and a date in the byline's words."""
    listing = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": n, "item": {"@type": "NewsArticle", "headline": title, "datePublished": "2021-05-05"}} for n, title in enumerate(LIKE)
    ]}  # fmt: skip
    video = {"@context": "https://schema.org", "@type": "VideoObject", "name": LIKE[0], "uploadDate": "2016-01-01", "datePublished": "2016-01-01"}
    head = f"<title>{s.title}</title>\n{ld(listing)}\n{ld([video, article_ld(s, 'ReportageNewsArticle')])}"
    body = f'{menu()}<div class="l-container"><div class="headline"><h1 class="headline__text">{s.title}</h1></div><div class="timestamp">Updated 10:00 AM EDT, Tue November 30, 2021</div><div class="article__content">{tags("p", s.paragraphs, "class=paragraph")}</div></div>{related()}{footer(s.outlet)}'
    return of(s, page(head, body))


def microformat(s: Story) -> Page:
    """A blog of the old kind: hAtom, the site's name in a headline of its own."""
    head = f"<title>{s.outlet} » {s.title}</title>"
    body = (f'<div id="header"><h1><a href="/">{s.outlet}</a></h1></div><div class="hentry"><h2 class="entry-title"><a href="/x" rel="bookmark">{s.title}</a></h2>'
            f'<div class="entry-meta">Posted on <abbr class="published" title="{s.date}T08:00:00">{american(s.date)}</abbr> by {s.writer}</div>'
            f'<div class="entry-content">{tags("p", s.paragraphs)}</div></div>{related("div", "sidebar")}<div id="footer">© 2022 {s.outlet}</div>')  # fmt: skip
    return of(s, page(head, body))


def publication(s: Story) -> Page:
    """A publishing platform: cards of further stories, each with its own day, below the text."""
    cards = "".join(f"<article class=gh-card><h3>{title}</h3><time datetime=2021-03-03>Mar 3, 2021</time></article>" for title in LIKE)
    graph = article_ld(s, "Article", publisher={"@type": "Organization", "name": s.outlet, "logo": {"@type": "ImageObject"}})
    head = f"<title>{s.title}</title>\n{meta(og__site_name=s.outlet, og__title=s.title, article__published_time=s.date + 'T10:00:00.000Z')}\n{ld(graph)}"
    body = (f'<header class="gh-head"><a class="gh-head-logo">{s.outlet}</a></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">{s.title}</h1></header>'
            f'<section class="gh-content gh-canvas">{tags("p", s.paragraphs)}</section></article><section class="gh-readmore">{cards}</section></main>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def fused(s: Story) -> Page:
    """A large publisher's system: settings in a script, the day in words and marked."""
    head = f'<title>{s.title} - {s.outlet}</title>\n{meta(og__site_name=s.outlet, og__title=s.title)}\n<script>Fusion.globalContent={{"publish_date":"2021-12-12"}}</script>\n{ld([article_ld(s)])}'
    body = (f'<div id="fusion-app"><div class="default__main"><h1 class="b-headline">{s.title}</h1><span class="b-byline">By {s.writer}</span><time class="c-date b-date" datetime="{s.date}T01:00:00Z">{american(s.date)}</time>'
            f'<article class="default__article-body">{tags("p", s.paragraphs, "class=c-paragraph")}</article></div><aside class="default__right-rail">{related()}</aside></div>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def rdfa(s: Story) -> Page:
    """Facts as RDFa in the page."""
    head = f"<title>{s.title} | {s.outlet}</title>"
    body = (f'{menu()}<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">{s.title}</h1><span property="datePublished" content="{s.date}">{spoken(s.date)}</span>'
            f'<div property="articleBody">{tags("p", s.paragraphs)}</div></div>{related()}{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def portal(s: Story) -> Page:
    """A portal system: the headline of second rank, the days of publication and change beside each other."""
    head = f'<title>{s.title}</title>\n<meta name="author" content="{s.writer}">\n{meta(og__site_name=s.outlet)}'
    body = (f'{menu()}<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{s.title}</h2></div><dl class="article-info">'
            f'<dd class="modified"><time datetime="2021-07-07" itemprop="dateModified">Last Updated: 7 July 2021</time></dd><dd class="published"><time datetime="{s.date}T09:00:00+02:00" itemprop="datePublished">Published: {spoken(s.date)}</time></dd></dl>'
            f'<div itemprop="articleBody">{tags("p", s.paragraphs)}</div></div>{footer(s.outlet)}')  # fmt: skip
    return of(s, page(head, body))


def by_hand(s: Story) -> Page:
    """A small paper's own page: the day in words behind the writer's name, and nothing marked."""
    head = f"<title>{s.title} – {s.outlet}</title>"
    body = f'<header><img alt="{s.outlet}" src="l.png"></header>{menu()}<div class="story"><h1>{s.title}</h1><p class="byline">{s.writer} | {american(s.date)}</p>{tags("p", s.paragraphs)}</div>{related()}{footer(s.outlet)}'
    return of(s, page(head, body))


def nested(s: Story) -> Page:
    """Paragraphs that are div elements in div elements, the outlet's name in every title."""
    parts = "".join(f'<div class="o-p"><div>{p}</div></div>' for p in s.paragraphs)
    head = f"<title>{s.title} | News | {s.outlet}</title>\n{meta(og__title=s.title + ' | ' + s.outlet, og__site_name=s.outlet)}\n<meta name=\"cXenseParse:recs:publishtime\" content=\"{s.date}T10:00:00Z\">"
    body = f'{menu()}<div class="o-page"><div class="o-wrap"><h1 class="o-title">{s.title}</h1><div class="o-share"><a>{CHATTER[2]}</a></div><div class="o-body">{parts}</div></div></div>{related()}{footer(s.outlet)}'
    return of(s, page(head, body))


def ministry(s: Story) -> Page:
    """A government's page, with Dublin Core in the head."""
    head = f'<title>{s.title} - {s.outlet}</title>\n<meta name="DC.date.issued" content="{s.date}">\n<meta name="DC.Publisher" content="{s.outlet}">'
    body = f'{menu()}<main id="main"><h1 class="gem-c-title">{s.title}</h1><dl class="gem-c-metadata"><dt>Published</dt><dd>{spoken(s.date)}</dd></dl><div class="govspeak">{tags("p", s.paragraphs)}</div></main>{footer(s.outlet)}'
    return of(s, page(head, body))


LAYOUTS: tuple[tuple[Callable[[Story], Page], int], ...] = (
    (wordpress, 2), (broadsheet, 2), (blocks, 2), (paragraphs_numbered, 2), (microdata, 1), (drupal, 2),
    (broken_lines, 2), (letters, 2), (amp, 2), (paywall, 2), (live, 2), (gallery, 2), (tabloid, 2), (undated, 2),
    (syndicated, 2), (microformat, 2), (publication, 1), (fused, 1), (rdfa, 1), (portal, 2), (by_hand, 1),
    (nested, 2), (ministry, 1),
)  # fmt: skip


def pages() -> list[tuple[str, Page]]:
    made, number = [], 0
    for layout, count in LAYOUTS:
        for _ in range(count):
            made.append((f"{number:02d}-{layout.__name__.replace('_', '-')}.html", layout(story(number))))
            number += 1
    return made


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, made in pages():
        (FOLDER / name).write_text(made.html, "utf-8")
        gold = {"file": name, "kind": made.kind, "title": made.title, "date": made.published, "outlet": made.outlet,
                "body": made.body, "not": [*CHATTER, *LIKE, "All rights reserved", "Already a subscriber"]}  # fmt: skip
        lines.append(json.dumps(gold, ensure_ascii=False) + "\n")
    (FOLDER / "gold.jsonl").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
