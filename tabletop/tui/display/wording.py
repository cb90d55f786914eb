"""What the room reads, piece by piece: made from the room's own view, in few words.

Invariant: every text comes from a `Scene` that was cut for the room; nothing here knows another view.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import CardView, DecisionView, IndicatorView, Scene, SeatStatus
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.display.pages import Group, Piece, group
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.document import body
from tabletop.tui.widgets.indicators import bar, change_line, latest, word
from tabletop.tui.widgets.outcome import answer_words, happened
from tabletop.tui.widgets.teams import sign, team_name

_NAMES: Final = 26
_BAR: Final = 20
_WORDS: Final = 14
_REASON: Final = 200
_LONG_NAME: Final = 60
_EDGE: Final = Content.styled("┃ ", "$rule")


def heading(text: str) -> Content:
    """A title, loud: capitals, as colours and sizes are few."""
    return foreign_line(text.upper(), "bold")


def inject(scene: Scene) -> Group:
    """The inject: title, sender, text, and what arrives with it."""
    shown = scene.inject
    if shown is None:
        return group()
    parts = [foreign_line(shown.sender, limit=60)] if shown.sender else []
    parts.append(Content(label(f"kind.{shown.kind}")))
    if shown.confidence:
        parts.append(Content(label(f"confidence.{shown.confidence}")))
    sender = Content(" · ").join(parts).stylize_before("$quiet")
    arrived = (Piece(foreign(text), Content.styled("▸ ", "$live"), 2) for _cause, text in scene.arrived)
    text = Piece(body(shown)) if shown.text else None
    lead = f"{_('Cards')}  "
    titles = [foreign_line(one.title) for one in _came(scene)]
    came = Piece(Content(" · ").join(titles).stylize_before("$quiet"), Content.styled(lead, "$quiet"), len(lead))
    return group(Piece(heading(shown.title)), Piece(sender, close=True), text, *arrived, came if titles else None)


def cards(scene: Scene) -> list[Group]:
    """The cards that came with the inject: their texts where there is room, for everybody has them at the seats."""
    return [
        group(_card(one), Piece(foreign(one.text), _EDGE, 2, edge=True, close=True), extra=True) for one in _came(scene)
    ]


def _came(scene: Scene) -> list[CardView]:
    came = scene.inject.cards if scene.inject else ()
    return [one for one in scene.cards if one.id in came]


def _card(card: CardView) -> Piece:
    dated = told(_("as of $date"), "$quiet", date=foreign_line(card.as_of, "$quiet"))
    return Piece(Content.assemble(foreign_line(card.title, "bold"), "  ", dated), _EDGE, 2, edge=True)


def indicators(gauges: tuple[IndicatorView, ...], *, extra: bool = False) -> Group:
    """Every indicator as a word and a bar."""
    return group(
        *(
            Piece(drawn=lambda width, one=one: _gauge(one, width), close=True)  # type: ignore[misc]
            for one in gauges
        ),
        extra=extra,
    )


def _gauge(one: IndicatorView, width: int) -> Content:
    names = min(_NAMES, max(12, width - _BAR - _WORDS - 12))
    name = foreign_line(one.name, limit=names)
    bars = max(8, min(_BAR, width - names - _WORDS - 10))
    said = word(one, max(8, width - names - bars - 8))
    line = Content.assemble(
        name, " " * (names - name.cell_length + 2), bar(one.value, one.start, bars), "  ", said.stylize("bold"), "  "
    )
    return Content.assemble(line, latest(one)).truncate(width, ellipsis=True)


def brief(text: str) -> Content:
    """A question or a reason as one paragraph."""
    return foreign(text, limit=1_000)


def team(scene: Scene, name: str) -> Content:
    """A team's sign and name, longer than usual: a display has the room."""
    head = scene.team(name)
    return team_name(head, limit=_LONG_NAME) if head else foreign_line(name)


def _votes(decision: DecisionView) -> Piece | None:
    counts = decision.outcome.counts if decision.outcome and decision.type == "vote" else ()
    ballots = {name: label(f"ballot.{name}") for name in ("for", "against", "abstain")}
    said = [Content.assemble(foreign_line(ballots.get(name, name)), f" {count}") for name, count in counts if count]
    return Piece(Content("   ").join(said)) if said else None


def result(decision: DecisionView) -> Content:
    """What it came to, in a word or a sentence; nothing where the story says it."""
    code = decision.outcome.result if decision.outcome else ""
    match decision.type, code:
        case _, "":
            return Content("")
        case "vote", "passes" | "fails":
            return Content(label(f"ballot.{code}"))
        case "consensus", _:
            return Content(label("stage.consensus.adopted" if code == "adopted" else "stage.consensus.given-up"))
        case ("matrix" | "negotiation") as kind, _:
            return Content(label(f"stage.{kind}.{code}"))
        case "confidence", _:
            return Content(label(f"likelihood.{code.replace('-', '_')}"))
        case (("open-text" | "sealed"), _):
            return Content("")
        case _:
            return foreign(code)


def ruled(scene: Scene, decision: DecisionView) -> list[Group]:
    """What a decision led to; every change with its reason; what each team had decided."""
    outcome = decision.outcome
    if outcome is None:
        return []
    came, story = result(decision), happened(outcome, scene.teams)
    changes: list[Piece] = []
    for one in outcome.changes:
        changes.append(Piece(change_line(one, scene.indicators), close=bool(changes)))
        if one.why:
            changes.append(Piece(foreign_line(one.why, "$quiet", limit=_REASON), indent=5, close=True))
    told_of = group(
        Piece(Content.assemble(straw(decision), brief(decision.question)).stylize_before("$quiet")),
        *(Piece(happened(one, scene.teams).stylize("strike $quiet"), close=True) for one in decision.overruled),
        Piece(came.stylize_before("bold"), close=True) if came.plain else None,
        _votes(decision),
        *_answered(scene, decision, came.plain),
    )
    head = moves(scene, decision) if decision.moves else told_of
    return [head, group(Piece(story)) if story.plain else group(), group(*changes)]


def straw(decision: DecisionView) -> Content:
    """A straw poll is always called one."""
    return Content.styled(f"{label('type.straw-poll')}: ", "bold") if decision.straw_poll else Content("")


def _answered(scene: Scene, decision: DecisionView, came: str) -> list[Piece]:
    """What each team had decided; nothing where one team did, and that is what it came to."""
    said = [
        (one.team, answer_words(decision, one))
        for one in decision.answers
        if len(decision.answers) > 1 or one.summary != (came,)
    ]
    lines = [Content.assemble(team(scene, name), "  ", words) for name, words in said]
    return [Piece(line, close=at > 0) for at, line in enumerate(lines)]


def in_short(decision: DecisionView) -> Piece:
    """An earlier ruling in a line."""
    asked, came = brief(decision.question).stylize_before("$quiet"), result(decision)
    return Piece(Content.assemble(asked, "  ", came), Content.styled("✔ ", "$quiet"), 2, close=True)


def moves(scene: Scene, decision: DecisionView) -> Group:
    """Sealed moves, all at once, and who had expected them."""
    pieces: list[Piece] = []
    for one in decision.moves:
        who = team(scene, one.team)
        pieces.append(Piece(Content.assemble(who, "  ", foreign_line(one.option, "bold")), close=bool(pieces)))
        for other, expected, right in one.predicts:
            words = _("expected of $team: $move – and so it was") if right else _("expected of $team: $move")
            guess = told(words, "$quiet", team=team(scene, other), move=foreign_line(expected, "$quiet"))
            pieces.append(Piece(guess, indent=4, close=True))
    return group(Piece(brief(decision.question).stylize_before("$quiet")), *pieces) if pieces else group()


def seat_word(status: SeatStatus) -> str:
    """How far a team is."""
    late = f", {_('late')}" if status.late else ""
    return label(f"seat.{status.state}") + late


def seats(scene: Scene, decision: DecisionView, *, names: bool) -> list[Content]:
    """How far each team is, by its sign or by its name, too; in a proceeding, those of whom no more is awaited."""
    if decision.standing is None:
        told_of = [(one.team, seat_word(one), "$quiet" if one.state == "waiting" else "bold") for one in decision.seats]
    else:
        acts = {"consensus": "act.keep.done", "negotiation": "act.sign.done"}
        done = label(acts.get(decision.type, "act.estimate.done"))
        told_of = [(name, done, "bold") for name in decision.standing.done]
    return [
        Content.assemble(team(scene, name) if names else mark(scene, name), " ", (words, style))
        for name, words, style in told_of
    ]


def mark(scene: Scene, name: str) -> Content:
    """A team's sign; its id when no such team takes part."""
    head = scene.team(name)
    return sign(head.sign) if head else foreign_line(name)
