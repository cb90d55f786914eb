"""The page in a real browser: Debian's Chromium, started twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tabletop.documents.formats.html import html
from tests.documents.formats import sample
from tests.documents.formats.programs import Said, browsed

WIDTHS = (390, 768, 1280)
_AROUND = """<!doctype html><meta charset="utf-8"><body>%s<pre id="seen"></pre><script>
addEventListener("load", () => {
  const seen = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, root = page.documentElement, count = what => page.querySelectorAll(what).length;
    return {
      page: frame.name, width: frame.clientWidth, wide: root.scrollWidth,
      requests: frame.contentWindow.performance.getEntriesByType("resource").length,
      marks: ["h1", "header", "nav", "main", "footer", "svg[role=img]"].map(count), scripts: count("script"),
      styled: getComputedStyle(page.body).maxWidth != "none", pwned: "pwned" in frame.contentWindow,
      shown: page.querySelector(".skip").getBoundingClientRect().right > 0
    };
  });
  document.getElementById("seen").textContent = JSON.stringify(seen);
});
</script>"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Both reports at every width, in frames of one page that measures them."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "report.html").write_bytes(html(sample.report()))
    (folder / "hostile.html").write_bytes(html(sample.hostile()))
    frames = "".join(
        f'<iframe name="{name}" src="{name}.html" width="{width}" height="900" style="border:0"></iframe>'
        for name in ("report", "hostile")
        for width in WIDTHS
    )
    around = folder / "around.html"
    around.write_text(_AROUND % frames, "utf-8")
    return browsed(around, folder, "--dump-dom")


def test_the_page_as_a_browser_sees_it(said: Said) -> None:
    """Landmarks are there, the style holds, nothing is asked for, nothing runs, nothing is wider than the window."""
    (found,) = re.findall(r'<pre id="seen">(.*?)</pre>', said.dom, re.DOTALL)
    frames = json.loads(found)

    assert 2 * len(WIDTHS) == len(frames)
    for frame in frames:
        assert frame["wide"] <= frame["width"], frame
        assert (0, 0) == (frame["requests"], frame["scripts"])
        assert (True, False, False) == (frame["styled"], frame["pwned"], frame["shown"])
        assert [1] * 5 == frame["marks"][:5]
    assert 3 == frames[0]["marks"][5]


def test_the_console_stays_empty(said: Said) -> None:
    """Neither an error nor a breach of the page's own policy."""
    assert said.console == []


def test_it_can_be_printed(tmp_path: Path) -> None:
    """The browser makes a PDF of it."""
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_bytes(html(sample.report()))
    browsed(page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}")

    assert paper.read_bytes().startswith(b"%PDF-")
