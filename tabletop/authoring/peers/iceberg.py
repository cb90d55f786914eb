"""IcebergTTX: a scenario as a graph of injects.

Invariant: a branch becomes a condition that says the same, or is listed; nothing ever waits for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.msel import starting
from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.names import Names, slug
from tabletop.authoring.peers.packing import Json, Unpacked, mapping, mappings, text, texts, whole
from tabletop.authoring.peers.transfer import Item, Ledger, Transferred, planned, put, transfer, words_of
from tabletop.decisions.text import LINE_LIMIT, clean_line
from tabletop.scenario.reader import Data

PROGRAM: Final = "IcebergTTX"
_FEWEST, _MOST = 2, 9
_MINUTE: Final = 60
_LATEST: Final = 10**9
Node = dict[str, Json]


def fits(data: Json) -> bool:
    """Whether the document is a scenario of this program."""
    found = mapping(data)
    return "participant_teams" in found and "injects" in found


def bring(unpacked: Unpacked, wanted: Wanted) -> Transferred:
    """Make a scenario of the graph. Raises NotTaken."""
    data, ledger = mapping(unpacked.data), Ledger()
    teams = {text(one.get("id")): text(one.get("label")) for one in mappings(data.get("participant_teams"))}
    nodes = {text(one.get("id")): one for one in mappings(data.get("injects")) if text(one.get("id"))}
    graph = _Graph(nodes, text(data.get("start_inject_id")), ledger)
    items = [item for key in graph.order for item in _items(key, nodes[key], ledger)]
    found = transfer(PROGRAM, items, teams, wanted, ledger)
    _decide(found, graph)
    _head(found, data)
    return found


class _Graph:
    """The injects in an order in which each comes after what leads to it."""

    def __init__(self, nodes: dict[str, Node], start: str, ledger: Ledger) -> None:
        self.nodes = nodes
        self.start = start if start in nodes else next(iter(nodes), "")
        edges = [(source, *edge) for source, node in nodes.items() for edge in _ways(node)]
        for source, option, target in edges:
            if target not in nodes:
                ledger.leave("branches that lead nowhere", f"{source}/{option} → {target}")
        self.edges = [edge for edge in edges if edge[2] in nodes]
        self.order = self._sorted(ledger)

    def _sorted(self, ledger: Ledger) -> list[str]:
        """Kahn's order, by the sequence that the author gave; a circle is cut and listed."""
        waits = {key: {source for source, _option, target in self.edges if target == key} for key in self.nodes}
        rank = {key: (key != self.start, _rank(node), at) for at, (key, node) in enumerate(self.nodes.items())}
        order: list[str] = []
        while waits:
            free = [key for key, sources in waits.items() if not sources]
            key = min(free or waits, key=rank.__getitem__)
            for source in waits.pop(key):
                ledger.leave("branches that lead back", f"{source} → {key}")
                self.edges = [edge for edge in self.edges if (edge[0], edge[2]) != (source, key)]
            order.append(key)
            for sources in waits.values():
                sources.discard(key)
        return order


def _ways(node: Node) -> Iterator[tuple[str, str]]:
    """Where an inject leads: option (nothing for the plain way on) and target."""
    if text(node.get("next_inject_id")):
        yield "", text(node.get("next_inject_id"))
    for option in mappings(node.get("options")):
        if text(option.get("next_inject_id")):
            yield text(option.get("id")), text(option.get("next_inject_id"))


def _rank(node: Node) -> int:
    found = whole(node.get("sequence_order"))
    return found if found is not None else _LATEST


def _items(key: str, node: Node, ledger: Ledger) -> Iterator[Item]:
    title = text(node.get("title")) or key
    at = whole(node.get("release_at_minutes"))
    seconds = at * _MINUTE if at is not None else None
    expected = "\n".join(words_of(one) for one in texts(node.get("expected_actions")))
    to = texts(node.get("target_teams"))
    yield Item(key, title, words_of(text(node.get("content"))), seconds, to, expected=expected)
    for number, call in enumerate(mappings(node.get("triggers_communications")), 1):
        subject, who = text(call.get("subject")), text(call.get("external_entity"))
        if text(call.get("direction")) == "outbound":
            ledger.leave("messages that go out by themselves", f"{who}: {subject}")
            continue
        delay = whole(call.get("delay_after_release_seconds")) or 0
        later = seconds + delay if seconds is not None else None
        yield Item(
            f"{key}#{number}", subject or f"{title}: {who}", words_of(text(call.get("body"))), later, to, who, "call"
        )


def _decide(found: Transferred, graph: _Graph) -> None:
    """Options become choices, and ways become conditions."""
    parts, names = found.made.parts, Names(found.ids.values(), before="answer")
    options: dict[tuple[str, str], tuple[str, str]] = {}
    for key in graph.order:
        decision = _question(found, graph.nodes[key], found.ids[key], names, options, key)
        if decision is not None:
            parts.decisions[str(decision["id"])] = decision
            parts.move_of[str(decision["id"])] = parts.move_of[found.ids[key]]
            parts.injects[found.ids[key]]["ask"] = [decision["id"]]
    sure: set[str] = {graph.start}
    for key in graph.order:
        _condition(found, graph, key, sure, options)


def _question(
    found: Transferred, node: Node, inject: str, names: Names, options: dict[tuple[str, str], tuple[str, str]], key: str
) -> dict[str, Data] | None:
    offered = list(mappings(node.get("options")))
    by = [
        found.teams[one]
        for one in texts(node.get("target_teams"))
        if one in found.teams and found.teams[one] in found.made.parts.teams
    ]
    head: dict[str, Data] = {
        "id": names.of(f"answer-{inject}", ""),
        "type": "choice",
        "by": [*by] if by else "each team",
    }
    head["question"] = starting.todo("ask what the team decides here")
    if _FEWEST <= len(offered) <= _MOST:
        ids, made = Names(before="option"), dict[str, Data]()
        for one in offered:
            label = clean_line(text(one.get("label")), limit=LINE_LIMIT).replace("$", "$$")[:LINE_LIMIT]
            name = ids.of("", slug(label) and label)
            options[key, text(one.get("id"))] = (str(head["id"]), name)
            made[name] = {"label": label or name}
        return {**head, "options": made}
    for one in offered:
        found.ledger.leave("options of a question with one, or with more than nine", text(one.get("label")))
    if node.get("free_text_response"):
        rubric: Data = {"answered": {"label": starting.todo("say what can be true of a text, and what follows")}}
        return {**head, "type": "open-text", "max_words": "120", "rubric": rubric}
    return None


def _condition(
    found: Transferred, graph: _Graph, key: str, sure: set[str], options: dict[tuple[str, str], tuple[str, str]]
) -> None:
    """When an inject comes: after an option, after an inject that itself hangs on one, or in any case."""
    parts = found.made.parts
    if key in sure:
        return
    ways = [(source, option) for source, option, target in graph.edges if target == key]
    if any(not option and source in sure for source, option in ways):
        sure.add(key)
        return
    after: list[Data] = []
    for source, option in ways:
        if option and (source, option) in options:
            decision, name = options[source, option]
            after.append({decision: name})
        elif option:
            found.ledger.leave("branches of a question that could not be taken over", f"{source}/{option} → {key}")
        else:
            flag = f"came-{found.ids[source]}"[:40].rstrip("-")
            parts.injects[found.ids[source]]["sets"] = flag
            after.append({flag: "yes"})
    for inject in [name for mine, name in found.ids.items() if mine == key or mine.startswith(f"{key}#")]:
        if after:
            parts.injects[inject]["when"] = after[0] if len(after) == 1 else {"any": after}
        else:
            parts.injects[inject]["contingency"] = "yes"
    if not after:
        found.ledger.leave("injects that nothing leads to (held back: contingency)", key)


def _head(found: Transferred, data: Node) -> None:
    head, about = found.made.parts.head, mapping(data.get("metadata"))
    put(head, "title", text(data.get("title"))[:110])
    put(head, "summary", words_of(text(data.get("description"))))
    planned(found, whole(about.get("estimated_duration_minutes")))
    notes, debrief = words_of(text(data.get("debrief_notes"))), head.get("debrief")
    if notes and isinstance(debrief, dict):
        debrief["interpret"] = notes.replace("$", "$$")
    if text(about.get("author")):
        found.ledger.drop("authors")
    for tag in texts(data.get("tags")):
        found.ledger.leave("tags", tag)
