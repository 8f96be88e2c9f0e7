"""Pages of invented newspapers, one a way of marking articles up, with what must be read of each and what must not."""

from __future__ import annotations

from dataclasses import dataclass

#: Sentences that the article of every page has, with its quotations and numbers, in order.
STORY = (
    "Burglaries in the county of Westmarsh rose by 32 per cent to 504 last year, according to figures that the police "
    "gave to the county council on Tuesday.",
    "“It is twelve too many,” said Mary Holt, the chief constable. “We have 3,041 officers, and none of them has ever "
    "worked harder than in the twelve months to April.”",
    "One in five of the 504 burglaries was in Ashford Regis, the largest town of the county, where 17,200 people live.",
    "In Little Holt there were 48.",
    "The council had asked for the figures in March, after a debate in which Tom Ash, who leads the opposition, had "
    "called the police’s earlier figure of 381 “a guess with a decimal point”.",
    "Its members will vote on the police’s budget of £4.2m on 12 June, and they are not expected to cut it this time.",
)
HEADLINE = "Burglaries in Westmarsh up by a third"
#: What stands around articles and is none of them; each has a number that nobody claims.
AROUND = (
    "Subscribe for £1 a month and read 500 stories",
    "Most read: 7 ways to cook a leek",
    "Sign up to our newsletter and join 90,000 readers",
    "Flood warning for 14 villages in the north",
)
_NAV = "<nav><ul>" + "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(12)) + "</ul></nav>"
_FOOT = "<footer><p>© 2018 The Westmarsh Record, company number 01234567, 12 High Street.</p></footer>"


@dataclass(frozen=True)
class Page:
    """A page; ``facts`` are the title, date, author and outlet that it says."""

    html: str
    facts: tuple[str | None, str | None, str | None, str | None]


def _ps(sentences: tuple[str, ...] = STORY, tag: str = "p") -> str:
    return "".join(f"<{tag}>{sentence}</{tag}>" for sentence in sentences)


def _promo(place: int, tag: str = "div", name: str = "promo") -> str:
    return f'<{tag} class="{name}"><a href="/x/{place}"><p>{AROUND[place]}</p></a></{tag}>'


def _page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


_LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite",
"name": "Another name"}, {"@type": "NewsArticle", "headline": "Burglaries in Westmarsh up by a third",
"datePublished": "2018-02-20T06:00:00Z", "author": [{"@type": "Person", "name": "Ada Reed"}, {"name": "Tom Poole"}],
"publisher": {"@type": "Organization", "name": "The Westmarsh Record"}}]}</script>"""
_METAS = (
    '<meta property="og:title" content="Burglaries in Westmarsh up by a third">'
    '<meta property="article:published_time" content="2018-02-20T06:00:00+01:00">'
    '<meta name="author" content="Ada Reed">'
    '<meta property="og:site_name" content="The Westmarsh Record"><title>Burglaries | The Record</title>'
)
_ALL = (HEADLINE, "2018-02-20", "Ada Reed", "The Westmarsh Record")

PAGES = {
    "an article element with paragraphs and linked data": Page(
        _page(f"<header>{_NAV}</header><main><article><h1>{HEADLINE}</h1>{_ps()}</article></main>{_FOOT}", _LINKED),
        (HEADLINE, "2018-02-20", "Ada Reed, Tom Poole", "The Westmarsh Record"),
    ),
    "divisions with names only, and promotions between the paragraphs": Page(
        _page(
            f'<div id="nav">{_NAV}</div><div class="story"><h1>{HEADLINE}</h1><div class="story-body">{_ps(STORY[:2])}'
            f"{_promo(0)}{_ps(STORY[2:4])}{_promo(1, name='related-links')}{_ps(STORY[4:])}</div></div>{_FOOT}",
            _METAS,
        ),
        _ALL,
    ),
    "a short paragraph in another wrapper between the others": Page(
        _page(
            f"<article><h1>{HEADLINE}</h1><div class='text'>{_ps(STORY[:3])}</div><div class='text dropcap'><p><span>"
            f"{STORY[3]}</span></p></div><div class='text'>{_ps(STORY[4:])}</div></article>",
            _METAS,
        ),
        _ALL,
    ),
    "line breaks instead of paragraphs": Page(
        _page(f'<h1>{HEADLINE}</h1><div class="article-text">{"<br><br>".join(STORY)}</div>', _METAS), _ALL
    ),
    "a live page with time stamps and lists": Page(
        _page(
            f'<main><h1>{HEADLINE}</h1><time itemprop="datePublished" datetime="2018-02-20T06:00">6am</time>'
            f"{_ps(STORY[:2])}<ul>{_ps(STORY[2:4], 'li')}</ul>{_ps(STORY[4:])}</main>{_promo(3, 'aside', 'x')}",
            "<title>Burglaries in Westmarsh up by a third</title>",
        ),
        (HEADLINE, "2018-02-20", None, None),
    ),
    "a quotation that is set as one, and a pull quote beside it": Page(
        _page(
            f"<article><h1>{HEADLINE}</h1>{_ps(STORY[:1])}<blockquote><p>{STORY[1]}</p></blockquote>{_ps(STORY[2:])}"
            f"{_promo(2, 'section', 'newsletter-signup')}</article>{_FOOT}",
            _METAS,
        ),
        _ALL,
    ),
    "an old page of tables": Page(
        _page(
            f"<table><tr><td width=150>{_NAV}</td><td><font size=5><b>{HEADLINE}</b></font>{_ps()}</td></tr></table>",
            "<title>Burglaries in Westmarsh up by a third</title>",
        ),
        (HEADLINE, None, None, None),
    ),
    "links and emphasis in the words, and a caption": Page(
        _page(
            f"<article><h1>{HEADLINE}</h1><figure><img src=x alt='A lock of 1999'><figcaption>The station in Ashford "
            f"Regis, built in 1904 for £3,000.</figcaption></figure>{_ps(STORY[:1])}"
            + _ps(STORY[1:])
            .replace("3,041 officers", "<a href='/o'>3,041 <em>officers</em></a>")
            .replace("£4.2m", "<b>£4.2m</b>")
            + "</article>",
            _METAS,
        ),
        _ALL,
    ),
    "several teasers that are articles as well": Page(
        _page(
            f"<article class='main-story'><h1>{HEADLINE}</h1>{_ps()}</article>"
            + "".join(f"<article><h3><a href='/x'>{words}</a></h3></article>" for words in AROUND),
            _LINKED,
        ),
        (HEADLINE, "2018-02-20", "Ada Reed, Tom Poole", "The Westmarsh Record"),
    ),
    "scripts, styles, comments, forms and a consent banner": Page(
        _page(
            f"<div class='cookie-banner'><p>We and our 812 partners store data. Accept?</p></div><!-- 77 -->"
            f"<style>p {{ margin: 9px }}</style><div role='main'><h1>{HEADLINE}</h1>{_ps(STORY[:3])}"
            f"<script>var x = 99;</script><form><label>{AROUND[2]}</label><input></form>{_ps(STORY[3:])}"
            f"<noscript>Turn it on, 88 times.</noscript></div>",
            _METAS,
        ),
        _ALL,
    ),
    "words that were struck out and hidden": Page(
        _page(
            f"<article><h1>{HEADLINE}</h1>"
            + _ps().replace("504 last", "<del>540</del> 504 last")
            + "<p hidden>Only editors see the 66 words of this paragraph, and nobody else ever will.</p></article>",
            _METAS,
        ),
        _ALL,
    ),
    "a brief of two sentences": Page(
        _page(f"<div><h2>{HEADLINE}</h2><p>{STORY[0]}</p><p>{STORY[3]}</p></div>", _METAS), _ALL
    ),
}  # fmt: skip
