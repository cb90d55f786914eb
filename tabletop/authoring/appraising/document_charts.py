"""The charts of the document, each with a sentence that says what it shows, and its table.

Invariant: a chart shows no figure that its table has not.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.appraising import telling
from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.telling import filled, share_within
from tabletop.authoring.appraising.text_decisions import by_influence, points
from tabletop.authoring.appraising.text_indicators import words
from tabletop.authoring.simulation.findings import EndingFigures, IndicatorFigures, Method
from tabletop.documents.document import Chart, Point, Series, Table, Text, plain
from tabletop.language.catalogue import N_, _

_FULL: Final = 100
_TENTH: Final = 10


def _percent(part: float, how: Method) -> float:
    """In percent: to a tenth where it is exact, else to the whole."""
    return round(_FULL * part, 1 if how.how == "exact" else 0)


def _points(endings: tuple[EndingFigures, ...], order: list[str], naming: Naming) -> tuple[Point, ...]:
    shares = {one.id: _percent(one.share, one.method) for one in endings}
    return tuple(Point(number, shares[name], naming.ending(name)) for number, name in enumerate(order))


def _sorted(told: Appraisal) -> list[str]:
    return [one.id for one in sorted(told.found.endings, key=lambda one: -one.share)]


def endings(told: Appraisal, naming: Naming) -> Chart:
    """The share of every ending."""
    order = _sorted(told)
    by_id = {one.id: one for one in told.found.endings}
    proved = {"never": _("never"), "always": _("always")}
    rows: tuple[tuple[Text, ...], ...] = tuple(
        (
            plain(naming.ending(name)),
            plain(name),
            plain(share_within(by_id[name].share, by_id[name].method)),
            plain(proved.get(by_id[name].certainty, "")),
        )
        for name in order
    )
    head: tuple[str, ...] = (_("ending"), _("id"), _("share of plays"), _("proved"))
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], tuple(row[:-1] for row in rows)
    caption = _("Endings: share of all plays, in percent")
    top = by_id[order[0]]
    alt = filled(
        N_("Bars of $n endings; the likeliest is “$title” with $share."),
        n=len(order),
        title=naming.ending(top.id),
        share=telling.share(top.share),
    )
    series = (Series(caption, _points(told.found.endings, order, naming)),)
    return Chart(caption, alt, "bars", series, 0, _FULL, 0, Table("", head, rows))


def by_players(told: Appraisal, naming: Naming) -> Chart:
    """The shares of the endings under each sort of players."""
    order = _sorted(told)
    names = [_(telling.PLAYERS[run.model]) for run in told.runs]
    series = tuple(
        Series(name, _points(run.endings, order, naming)) for name, run in zip(names, told.runs, strict=True)
    )
    rows = tuple(
        (
            plain(naming.ending(name)),
            *(plain(share_within(one.share, one.method)) for run in told.runs for one in run.endings if one.id == name),
        )
        for name in order
    )
    caption = _("Endings by who plays: share of all plays, in percent")
    alt = _("Bars of the endings for each sort of players, the same endings in the same order for all.")
    return Chart(caption, alt, "bars", series, 0, _FULL, 0, Table("", (_("ending"), *names), rows))


def influence(told: Appraisal, naming: Naming) -> Chart:
    """What hangs on each decision."""
    found = [one for one in by_influence(told) if one.influence is not None]
    bars = tuple(
        Point(number, _percent(one.influence or 0, one.influence_method), one.id) for number, one in enumerate(found)
    )
    rows = tuple(
        (
            plain(naming.decision(one.id)),
            plain(one.id),
            plain(points(one.influence or 0)),
            plain(share_within(one.asked, one.method)),
        )
        for one in found
    )
    caption = _("How far the shares of the endings move once it is decided, in points")
    alt = filled(N_("Bars of $n decisions, most on top; most hangs on $id."), n=len(found), id=found[0].id)
    high = max(_TENTH, *(point.value for point in bars))
    head = (_("decision"), _("id"), _("hangs on it"), _("asked"))
    table = Table("", head, rows, shares=(58, 22, 10, 10))
    return Chart(caption, alt, "bars", (Series(caption, bars),), 0, high, 0, table)


def ranges(one: IndicatorFigures, naming: Naming) -> Chart:
    """Where an indicator can stand, one inject after the other."""
    stages = one.over_time
    line = tuple(Point(number, stage.values.expected) for number, stage in enumerate(stages))
    band = tuple((number, stage.values.low, stage.values.high) for number, stage in enumerate(stages))
    rows = tuple(
        (
            plain(str(number)),
            plain(naming.inject(stage.after) if stage.after else _("at the start")),
            plain(f"{stage.values.low:.0f}"),
            plain(naming.level(one.id, stage.values.expected)),
            plain(f"{stage.values.high:.0f}"),
        )
        for number, stage in enumerate(stages)
    )
    name = naming.indicator(one.id)
    head = (_("No."), _("after"), _("lowest"), _("expected"), _("highest"))
    last = max(len(stages) - 1, 0)
    told = words(one, naming)
    alt = f"{told[:1].upper()}{told[1:]}."
    return Chart(name, alt, "ranges", (Series(name, line, band),), 0, _FULL, last, Table("", head, rows))
