"""An outline in the language of Mermaid, which many wikis and code hosts draw.

Invariant: whatever an author wrote stands between double quotes, in letters, digits, spaces and entities: a label
cannot end, begin or change anything.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tabletop.authoring.outlining.graph import Edge, Node, graph
from tabletop.authoring.outlining.outline import Outline
from tabletop.documents.safe import printable

_MARKS: Final = re.compile(r"(?!(?<=\w)-(?=\w))[^\w .,:!?’–—·−…]|_")
_SHAPES: Final = {"inject": ('["', '"]'), "held": ('(["', '"])'), "decision": ('{{"', '"}}'), "ending": ('[["', '"]]')}
_ARROWS: Final = {"line": "==>", "asks": "---", "opens": "-->", "closes": "-.->"}
_CLASSES: Final = (
    "classDef inject fill:#ffffff,stroke:#1d2126,color:#1d2126",
    "classDef held fill:#f3f1ec,stroke:#565f6a,color:#1d2126,stroke-dasharray:5 3",
    "classDef decision fill:#eaf2fb,stroke:#0b5394,color:#1d2126",
    "classDef ending fill:#fbf4e8,stroke:#8a4b00,color:#1d2126",
    "classDef dead fill:#fdecea,stroke:#a5361b,color:#a5361b,stroke-dasharray:2 3",
)


def mermaid(told: Outline) -> bytes:
    """Write a flow chart."""
    drawn = graph(told)
    lines = ["flowchart TB"]
    for number, (title, nodes) in enumerate(drawn.groups, start=1):
        lines.append(f'  subgraph g{number}["{quoted(title)}"]')
        lines += [f"    {_node(node)}" for node in nodes]
        lines.append("  end")
    lines += [f"  {_edge(edge)}" for edge in drawn.edges]
    lines += [f"  {one}" for one in _CLASSES]
    return ("\n".join(lines) + "\n").encode()


def quoted(text: str) -> str:
    """A text as it may stand between double quotes."""
    line = " ".join(printable(unicodedata.normalize("NFC", text)).split())
    return _MARKS.sub(lambda found: f"#{ord(found[0])};", line) or "–"


def _node(node: Node) -> str:
    opened, closed = _SHAPES[node.kind]
    kind = "dead" if node.dead else node.kind
    return f"{node.key}{opened}{'<br/>'.join(quoted(line) for line in node.lines)}{closed}:::{kind}"


def _edge(edge: Edge) -> str:
    words = f'|"{quoted(edge.words)}"|' if edge.words else ""
    return f"{edge.start} {_ARROWS[edge.kind]}{words} {edge.end}"
