"""A proceeding as the room follows it: the text under silence, the argument, the term sheet.

Invariant: only what stands in the room's own `Standing`; a change in a text is marked by more than colour.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.decisions.proceeding import Line, Odds, Standing
from tabletop.exercise.views import DecisionView, Scene
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.display.pages import Group, Piece, group
from tabletop.tui.display.wording import mark, team
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.differences import marked
from tabletop.tui.widgets.teams import sign


def proceeding(scene: Scene, decision: DecisionView) -> Group:
    """What lies on the table; empty while nothing does."""
    standing = decision.standing
    if standing is None:
        return group()
    match decision.type:
        case "consensus":
            return _consensus(scene, standing)
        case "matrix":
            return _matrix(scene, standing)
        case _:
            return _negotiation(scene, standing)


def begun(decision: DecisionView) -> bool:
    """Whether anybody has done anything in it yet; before that, what happened is to be read first."""
    standing = decision.standing
    if standing is None:
        return True
    touched = any(line.kind != "clause" or line.team or line.teams for line in standing.lines)
    return touched or len(standing.wordings) > 1 or standing.deadline is not None


def _who(scene: Scene, line: Line) -> Content:
    return team(scene, line.team) if line.team else Content(_("the chair"))


def _consensus(scene: Scene, standing: Standing) -> Group:
    text = standing.wordings[-1] if standing.wordings else None
    edge = Content.styled("┃ ", "$live")
    shown = Piece(foreign(text.text), edge, 2, edge=True) if text else None
    said: list[Piece] = []
    for line in standing.lines:
        if line.kind == "amendment" and (line.state != "open" or standing.stage != "drafting"):
            continue  # taken up, it is the text; under silence, the text alone counts
        kind = Content.styled(label(f"line.{line.kind}"), "$quiet")
        what = marked(line.spans, line.text, short=True) if line.kind == "amendment" else foreign_line(line.text)
        said.append(Piece(Content.assemble(_who(scene, line), " ", kind, "  ", what), close=bool(said)))
    return group(shown, *said)


def _matrix(scene: Scene, standing: Standing) -> Group:
    pieces: list[Piece] = []
    for line in standing.lines:
        if line.kind in {"action", "result"}:
            kind = Content.styled(label(f"line.{line.kind}"), "$quiet")
            lead = Content.assemble(_who(scene, line), "  ") if line.kind == "action" else Content("")
            pieces.append(Piece(Content.assemble(lead, kind, "  ", foreign(line.text, "bold")), close=bool(pieces)))
    first = True
    for line in standing.lines:
        if line.kind in {"for", "against"}:
            side = "+ " if line.kind == "for" else "− "
            state = Content.styled(f"  {label(f'line.{line.kind}.{line.state}')}", "$quiet") if line.state else ""
            who = Content.assemble(mark(scene, line.team), " ") if line.team else Content("")
            words = Content.assemble(who, foreign_line(line.text), state)
            pieces.append(Piece(words, Content.styled(side, "bold"), 2, close=not first))
            first = False
    return group(*pieces, *(_odds(standing.odds) if standing.odds else ()))


def _odds(odds: Odds) -> list[Piece]:
    """What a throw needs; once it was thrown, what came of it."""
    target, percent = str(odds.target), str(odds.percent)
    if not odds.thrown:
        return [Piece(told(_("Two dice: $target or more carries it, $percent %."), target=target, percent=percent))]
    margin = Content.styled(label(f"margin.{odds.margin}"), "bold")
    thrown = " + ".join(map(str, odds.thrown))
    if odds.total is None:
        at_most = told(_("Thrown: $thrown of 100; at most $percent carries it."), thrown=thrown, percent=percent)
        return [Piece(Content.assemble(at_most, "   ", margin))]
    net = f" {'+' if odds.net > 0 else '−'} {abs(odds.net)}" if odds.net else ""
    total = Content.styled(f"{thrown}{net} = {odds.total}", "bold")
    return [Piece(Content.assemble(total, "   ", margin))]


def _negotiation(scene: Scene, standing: Standing) -> Group:
    pieces: list[Piece] = []
    for line in standing.lines:
        match line.kind:
            case "clause":
                state = label(f"line.clause.{line.state}")
                signs = Content(" ").join(sign(one.sign) for one in scene.teams if one.id in line.teams)
                how = Content.assemble((state, "bold" if line.state == "agreed" else "$quiet"), "  ", signs)
                pieces += [
                    Piece(foreign(line.text), Content.styled("┃ ", "$rule"), 2),
                    Piece(how, indent=2, close=True),
                ]
            case "bilateral":
                both = Content(" · ").join(team(scene, one) for one in line.teams)
                pieces.append(Piece(Content.assemble(both, "  ", label("line.bilateral"))))
            case kind:
                words = Content.assemble(_who(scene, line), "  ", (label(f"line.{kind}"), "$quiet"), "  ")
                pieces.append(Piece(Content.assemble(words, foreign_line(line.text)), indent=2, close=bool(pieces)))
    return group(*pieces)
