"""ClaimReview of schema.org: the form that a person fills in about a finding, and the JSON-LD made of it.

The form is a draft. What copydesk knows stands in it for the person to confirm; what it cannot know (who reviews, where
and when it is published, the rating) is left empty. Nothing is published here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.records import Finding
from pipeline.report.evidence_words import particulars, witnesses
from pipeline.report.shelf import Shelf
from pipeline.report.wording import one_line

_HEAD = """\
# A draft of a ClaimReview (schema.org/ClaimReview) of one finding. Nothing of it has been published.
# Read every line, correct what copydesk filled in, fill in what is empty, and set confirmed = true. Then
#   copydesk claimreview --form THIS_FILE --output review.jsonld
# writes the JSON-LD for the page of your fact check.
confirmed = false

"""


def draft(finding: Finding, shelf: Shelf) -> Iterator[str]:
    """The form as TOML: empty strings where a person has to fill in."""
    passage = finding.passage
    article = shelf.article(passage.article)
    sentence = one_line("".join(shelf.sentence(passage)))
    yield _HEAD
    yield "# What your fact check says.\n"
    yield _line("url", "", "required: the address of the page that your fact check is on")
    yield _line("datePublished", "", "required: the day on which it is published, YYYY-MM-DD")
    yield _line("claimReviewed", sentence, "required: the claim in short; here the article's sentence")
    yield "\n[author] # who reviews\n"
    yield _line("type", "Organization", "Organization or Person")
    yield _line("name", "", "required")
    yield _line("url", "", "optional")
    yield "\n[reviewRating] # your verdict; copydesk gives none\n"
    yield _line("alternateName", "", 'required: in words, as "False" or "Misleading"')
    yield "# optional, all three together: where the verdict stands on your scale\n"
    yield "# ratingValue = 1\n# worstRating = 1\n# bestRating = 5\n"
    yield "\n[itemReviewed] # who made the claim, when and where; each is optional: empty what you cannot confirm\n"
    yield _line("authorType", "Person" if finding.speaker else "Organization", "Person or Organization")
    yield _line("author", finding.speaker or article.outlet or "", "")
    yield _line("datePublished", article.published or "", "")
    yield _line("appearance", article.url or "", "the address where the claim appears")
    yield "\n[finding] # what copydesk found, for you: none of it goes into the ClaimReview\n"
    yield _line("article", passage.article, "")
    yield _line("place", shelf.places(passage.article).where(passage.start), "")
    yield _line("check", f"{finding.code} {finding.name}", "")
    yield _line("message", finding.message, "")
    yield from (_line(name.replace(" ", "_"), words, "") for name, words in _once(finding))
    yield "evidence = [\n"
    yield from (f"  {_string(str(one) + (f' {one.url}' if one.url else ''))},\n" for one in witnesses(finding, shelf))
    yield "]\n"


def json_ld(form: Mapping[str, Any]) -> Iterator[str]:
    """The ClaimReview of a form that is complete, as JSON that may stand in a page's ``<script>`` as it is."""
    author, rating, item = form["author"], form["reviewRating"], form.get("itemReviewed", {})
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": form["url"],
        "datePublished": form["datePublished"],
        "claimReviewed": form["claimReviewed"],
        "author": _thing(author.get("type", "Organization"), name=author["name"], url=author.get("url")),
        "reviewRating": _thing("Rating", **rating),
    }
    maker = item.get("author") and _thing(item.get("authorType", "Organization"), name=item["author"])
    place = item.get("appearance") and _thing("CreativeWork", url=item["appearance"])
    claim = _thing("Claim", author=maker, datePublished=item.get("datePublished"), appearance=place)
    if len(claim) > 1:
        review["itemReviewed"] = claim
    written = json.dumps(review, ensure_ascii=False, indent=2)
    yield written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _thing(kind: str, **properties: Any) -> dict[str, Any]:
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "")}}


def _once(finding: Finding) -> Iterator[tuple[str, str]]:
    """The particulars with one line a name, as TOML wants it."""
    gathered: dict[str, list[str]] = {}
    for name, words in particulars(finding):
        gathered.setdefault(name, []).append(words)
    return ((name, "; ".join(words)) for name, words in gathered.items())


def _line(name: str, value: str, about: str) -> str:
    """A line to fill in, below what it is about."""
    return (f"# {about}\n" if about else "") + f"{name} = {_string(value)}\n"


def _string(value: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, and nothing unprintable is left to escape."""
    return json.dumps(one_line(value), ensure_ascii=False)
