"""The figures, in a comparison's document: calibration, time, indicators.

Invariant: every chart has its table, and a group too small to show has neither line nor band.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.documents.document import Block, Chart, Paragraph, Point, Section, Series, Table, Text, plain
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.forms import decimal
from tabletop.reports.calibration import Calibration
from tabletop.reports.comparing_parts import Comparison, cells, minutes_of, spread_in_minutes, whole
from tabletop.reports.comparison import Spread, bands, calibrated, inject_times, spread_of
from tabletop.reports.naming import said
from tabletop.reports.run_model import Run

_FULL = 100


def stated(comparison: Comparison) -> Section:
    """How well what was stated agreed with what happened."""
    truths = dict(comparison.truths)
    parts = [
        (comparison.group_name(group), *calibrated(group.runs, truths))
        for group in comparison.groups
        if len(group.runs) >= comparison.smallest
    ]
    scored = [(name, found) for name, found, _open in parts if found is not None]
    blocks: list[Block] = []
    if scored:
        note = _(
            "A likelihood is scored only where the log says what came of it, or where you say so with --happened."
            " A Brier score of 0 is perfect; 0.25 is what “50 %” always gets; 1 is worst."
        )
        blocks = [Paragraph(plain(note, "quiet"), "note"), _curves(scored)]
    count = sum(left for _name, _found, left in parts)
    if count:
        words = n_(
            "{n} stated likelihood can be called neither true nor false, and is not scored.",
            "{n} stated likelihoods can be called neither true nor false, and are not scored.",
            count,
        )
        blocks.append(Paragraph(plain(words.replace("{n}", str(count)))))
    if not blocks:
        nothing = _("Nobody stated a likelihood.") if parts else comparison.few()
        blocks.append(Paragraph(plain(nothing)))
    return Section(_("Calibration"), "calibration", tuple(blocks))


def _curves(scored: list[tuple[str, Calibration]]) -> Chart:
    rows: list[tuple[Text, ...]] = []
    series: list[Series] = []
    for name, found in scored:
        points = tuple(Point(round(one.stated), one.observed, f"n = {one.count}") for one in found.curve)
        series.append(Series(name, points))
        rows += [
            cells([f"{one.low}–{one.high} %", name, str(one.count), f"{one.stated:.0f} %", f"{one.observed:.0f} %"])
            for one in found.curve
        ]
        rows.append(cells([_("all of them: Brier score"), name, str(found.count), "", decimal(found.brier, 3)]))
    head = (_("Stated"), _("Runs"), _("how many"), _("on average"), _("happened"))
    told = [said(N_("$name: Brier score $score of $n"), name=name, score=decimal(found.brier, 3), n=found.count)
            for name, found in scored]  # fmt: skip
    return Chart(
        caption=_("What was stated, and how often it happened"),
        alt="; ".join(told),
        kind="calibration",
        series=tuple(series),
        low=0,
        high=_FULL,
        until=_FULL,
        data=Table(_("What was stated, and how often it happened"), head, tuple(rows)),
    )


def times(comparison: Comparison) -> Section:
    """Planned and used."""
    columns = _columns(comparison)
    names = [name for name, _runs in columns]
    rows = [
        cells([_("whole exercise"), _whole_plan(comparison), *(_played(comparison, runs) for _name, runs in columns)])
    ]
    for inject in comparison.labels.injects(comparison.all):
        known = comparison.labels.known_inject(inject)
        planned = f"{known.minutes}:00" if known is not None and known.minutes else "–"
        used = [_shown(comparison, inject_times(inject, runs)) for _name, runs in columns]
        rows.append(cells([comparison.labels.inject(inject), planned, *used]))
    note = _("Minutes and seconds of exercise time: median, and quartiles where they differ. Pauses do not count.")
    table = Table(_("Time planned and used"), ("", _("planned"), *names), tuple(rows))
    return Section(_("Time"), "time", (Paragraph(plain(note, "quiet"), "note"), table))


def _columns(comparison: Comparison) -> list[tuple[str, tuple[Run, ...]]]:
    """Each of a few runs, or each group."""
    if comparison.side:
        return [(name, (run,)) for name, run in zip(comparison.names(), comparison.all, strict=True)]
    return [(comparison.group_name(group), group.runs) for group in comparison.groups]


def _whole_plan(comparison: Comparison) -> str:
    planned = sorted({run.planned_minutes for run in comparison.all})
    return "–".join(dict.fromkeys([f"{planned[0]}:00", f"{planned[-1]}:00"]))


def _played(comparison: Comparison, runs: tuple[Run, ...]) -> str:
    return _shown(comparison, spread_of(run.played for run in runs if run.ended))


def _shown(comparison: Comparison, spread: Spread | None) -> str:
    few = spread is not None and spread.count < comparison.smallest
    return comparison.few() if few else spread_in_minutes(spread)


def indicators(comparison: Comparison) -> Section:
    """A figure for each indicator."""
    note = (
        _("Each run's own course.")
        if comparison.side
        else _(
            "Where indicators stood when an inject was released: median, with the middle half as a band. Play goes at"
            " its own pace, so injects are laid on each other, not minutes. A teaching device, not a measurement."
        )
    )
    charts = [
        _courses(comparison, name) if comparison.side else _band(comparison, name)
        for name in comparison.labels.scenario.indicators
    ]
    blocks: tuple[Block, ...] = (Paragraph(plain(note, "quiet"), "note"), *charts)
    return Section(_("Indicators"), "indicators", blocks)


def _courses(comparison: Comparison, name: str) -> Chart:
    labels = comparison.labels
    start = labels.scenario.indicators[name].start
    series: list[Series] = []
    ends: list[str] = []
    for letter, run in zip(comparison.names(), comparison.all, strict=True):
        changes = run.indicators.get(name, ())
        points = (Point(0, start), *(Point(at, to) for at, to, _record in changes))
        series.append(Series(letter, points))
        ends.append(said(N_("$name ends at $value"), name=letter, value=changes[-1][1] if changes else start))
    rows = [
        cells([letter, str(len(one.points) - 1), str(min(p.value for p in one.points)),
               str(max(p.value for p in one.points)), str(one.points[-1].value)])
        for letter, one in zip(comparison.names(), series, strict=True)
    ]  # fmt: skip
    head = (_("Run"), _("changes"), _("lowest"), _("highest"), _("at the end"))
    until = max((run.played for run in comparison.all), default=0)
    title = labels.indicator(name)
    return Chart(title, "; ".join(ends), "steps", tuple(series), 0, _FULL, until, Table(title, head, tuple(rows)))


def _band(comparison: Comparison, name: str) -> Chart:
    title = comparison.labels.indicator(name)
    series: list[Series] = []
    rows: list[tuple[Text, ...]] = []
    until = 0
    for group in comparison.groups:
        called = comparison.group_name(group)
        found = [one for one in bands(comparison.labels, name, group.runs) if one[2].count >= comparison.smallest]
        points = tuple(Point(at, spread.middle) for _inject, at, spread in found)
        band = tuple((at, spread.quarter, spread.three_quarters) for _inject, at, spread in found)
        if points:
            series.append(Series(called, points, band))
            until = max(until, points[-1].at)
        rows += list(_band_rows(comparison, called, found))
        if group.small:
            rows.append(cells([comparison.few(), called, "", "", "", ""]))
    head = (_("At"), _("Runs"), _("minute"), _("median"), _("middle half"), _("all"))
    alt = said(N_("$name over $n moments of play"), name=title, n=max((len(one.points) for one in series), default=0))
    return Chart(title, alt, "steps", tuple(series), 0, _FULL, until, Table(title, head, tuple(rows)))


def _band_rows(comparison: Comparison, called: str, found: list[tuple[str, int, Spread]]) -> Iterator[tuple[Text, ...]]:
    for inject, at, spread in found:
        where = comparison.labels.inject(inject) if inject else _("the end")
        half = f"{whole(spread.quarter)}–{whole(spread.three_quarters)}"
        full = f"{whole(spread.low)}–{whole(spread.high)}"
        yield cells([where, called, minutes_of(at), whole(spread.middle), half, full])
