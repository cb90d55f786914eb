"""An outline in the language of Graphviz.

Invariant: whatever an author wrote stands between double quotes, with quotes and backslashes escaped.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.outlining.graph import Edge, Node, graph
from tabletop.authoring.outlining.outline import Outline
from tabletop.documents.charts_drawing import fitting
from tabletop.documents.safe import printable

_SHAPES: Final = {
    "inject": 'shape=box, style="filled", fillcolor="#ffffff"',
    "held": 'shape=box, style="rounded,dashed,filled", fillcolor="#f3f1ec"',
    "decision": 'shape=hexagon, style="filled", fillcolor="#eaf2fb", color="#0b5394"',
    "ending": 'shape=box, peripheries=2, style="filled", fillcolor="#fbf4e8", color="#8a4b00"',
}
_ARROWS: Final = {
    "line": "penwidth=3, weight=10",
    "asks": "arrowhead=none",
    "opens": 'color="#0b5394"',
    "closes": 'color="#a5361b", style=dashed, arrowhead=tee',
}
_ROOM: Final = 260.0
"""How wide a line of a shape may be, in points of the pen of our figures."""


def dot(told: Outline) -> bytes:
    """Write a directed graph."""
    drawn = graph(told)
    lines = [
        "digraph outline {",
        f'  graph [rankdir=TB, compound=true, fontname="Helvetica", label="{quoted(told.title)}", labelloc=t];',
        '  node [fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
    ]
    for number, (title, nodes) in enumerate(drawn.groups, start=1):
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f'    label="{quoted(title)}"; color="#565f6a";')
        lines += [f"    {_node(node)}" for node in nodes]
        lines.append("  }")
    lines += [f"  {_edge(edge)}" for edge in drawn.edges]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def quoted(text: str) -> str:
    """A text as it may stand between double quotes."""
    line = " ".join(printable(text).split())
    return line.replace("\\", "\\\\").replace('"', '\\"')


def _node(node: Node) -> str:
    label = "\\n".join(quoted(fitting(line, _ROOM)) for line in node.lines)
    dead = ', color="#a5361b", fontcolor="#a5361b"' if node.dead else ""
    return f'{node.key} [label="{label}", {_SHAPES[node.kind]}{dead}];'


def _edge(edge: Edge) -> str:
    words = f', label="{quoted(fitting(edge.words, _ROOM))}"' if edge.words else ""
    return f"{edge.start} -> {edge.end} [{_ARROWS[edge.kind]}{words}];"
