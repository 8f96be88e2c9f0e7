"""The pages in a browser, where there is one: nothing is refused, nothing foreign runs, the script does its part."""

from __future__ import annotations

import html as entities
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import pipeline.report.pages as html
from pipeline.records import Article, Batch, Finding, Passage, Report
from pipeline.report.pages.markup import as_shown
from pipeline.report.style import Style
from pipeline.settings import Settings

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
REFUSED = "Content Security Policy"
TEXT = (
    "<script>document.title = 'broken'</script> <img src=x onerror=\"document.title='broken'\"> rose 7\r\n\r\n"
    "The \u202eend\x07 & <b>bold</b> \x00 line.\n\nAnother 8 &amp; more.\n"
)  # fmt: skip

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def page() -> str:
    article = Article("a.txt", TEXT, title="<script>document.title = 'broken'</script>")
    at = Passage("a.txt", TEXT.index("rose"), TEXT.index("rose") + 6, "rose 7")
    found = Finding("N101", "percent-change", "error", 0.9, at, "<img src=x onerror=alert(1)>", "1 < 2 & 3")
    other = Finding("N102", "difference", "warning", 0.9, Passage("a.txt", 3, 9, TEXT[3:9]), "another")
    batch = Batch((Report(article, (), (), (), (found, other)),), (found, other))
    return "".join(html.findings(batch, Settings(), Style()))


def opened(written: str, folder: Path, fragment: str = "") -> tuple[str, str]:
    """The document as it is when everything has run, and what the browser logged."""
    file = folder / "page.html"
    file.write_text(written, encoding="utf-8", errors="replace", newline="")
    assert BROWSER is not None
    switches = "--headless --no-sandbox --disable-gpu --no-first-run --enable-logging=stderr --dump-dom".split()
    switches += ["--virtual-time-budget=2000", "--host-resolver-rules=MAP * ~NOTFOUND"]
    command = [BROWSER, *switches, f"--user-data-dir={folder / 'profile'}", file.as_uri() + fragment]
    result = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return result.stdout.decode("utf-8"), result.stderr.decode("utf-8", "replace")


def test_a_page_with_a_hostile_article_breaks_no_policy_and_runs_nothing_foreign(tmp_path: Path) -> None:
    document, log = opened(page(), tmp_path)
    assert REFUSED not in log
    assert "<title>&lt;script&gt;document.title = 'broken'&lt;/script&gt; – copydesk</title>" in document
    assert re.search(r'<p class="keys" id="key-help">', document), "the page's own script did not run"


def test_the_browser_has_the_text_of_the_article(tmp_path: Path) -> None:
    document, _ = opened(page(), tmp_path)
    region = document.split('<div id="article">')[1].split("</div></article>")[0]
    told = entities.unescape(re.sub(r"<[^>]*>", "", region))
    assert told.replace("\r", "\n") == as_shown(TEXT).replace("\r", "\n")  # dumped with one line end


def test_an_address_of_a_finding_opens_it_and_marks_its_words(tmp_path: Path) -> None:
    document, _ = opened(page(), tmp_path, "#f1")
    assert re.search(r'<span class="hit error on"', document)


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    foreign = page().replace("</body>", "<script>document.title = 'broken'</script></body>")
    document, log = opened(foreign, tmp_path)
    assert REFUSED in log
    assert "– copydesk</title>" in document


#: What a person does with the keys, and where that leads: the address, and the element that has the focus.
KEYS = """
<script>
addEventListener("load", async () => {
  const told = [];
  const press = async (key) => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await new Promise((done) => setTimeout(done, 50));
    const at = document.activeElement;
    told.push(key + location.hash + " " + (at.id || at.getAttribute("href") || at.tagName));
  };
  await press("n");
  document.getElementById("keys").click();
  for (const key of ["n", "n", "n", "p", "Escape"]) await press(key);
  document.title = told.join(", ");
});
</script></body>"""


def test_keys_lead_from_finding_to_finding_and_back_to_the_text_once_they_are_on(tmp_path: Path) -> None:
    watched = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page()).replace("</body>", KEYS)
    document, _ = opened(watched, tmp_path)
    assert "<title>n BODY, n#f1 f1, n#f2 f2, n#f1 f1, p#f2 f2, Escape#text #f2</title>" in document
