"""Indicators and changes, as an audience sees them."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.state import Change, State
from tabletop.exercise.texts import filled
from tabletop.exercise.views import Audience, ChangeView, Control, IndicatorView, Seat


def visible(state: State, audience: Audience) -> tuple[str, ...]:
    """The indicators this audience sees: a restricted one is for its teams and control, and for all once revealed."""
    return tuple(
        name
        for name, indicator in state.scenario.indicators.items()
        if not indicator.visible_to
        or state.revealed
        or isinstance(audience, Control)
        or (isinstance(audience, Seat) and not set(indicator.visible_to).isdisjoint(state.cast.voices(audience.team)))
    )


def change_views(state: State, changes: Iterable[Change], shown: tuple[str, ...]) -> tuple[ChangeView, ...]:
    """Changes of the indicators that are shown."""
    views: list[ChangeView] = []
    for change in changes:
        if change.indicator in shown:
            indicator = state.scenario.indicators[change.indicator]
            name, why = filled(state, indicator.name), filled(state, change.why)
            views.append(
                ChangeView(change.indicator, name, change.by, change.to, indicator.good, why, change.cause, change.at)
            )
    return tuple(views)


def indicators(state: State, audience: Audience) -> tuple[IndicatorView, ...]:
    """Every gauge this audience sees, with its latest changes and its curve."""
    shown = visible(state, audience)
    latest = state.changes.last.command if state.changes.last else ""
    of: dict[str, list[Change]] = {name: [] for name in state.scenario.indicators}
    for change in state.changes:
        of[change.indicator].append(change)
    views: list[IndicatorView] = []
    for name in shown:
        indicator = state.scenario.indicators[name]
        own = of[name]
        value = state.indicators[name]
        views.append(
            IndicatorView(
                id=name,
                name=filled(state, indicator.name),
                about=filled(state, indicator.about),
                value=value,
                start=indicator.start,
                good=indicator.good,
                word=filled(state, indicator.word(value)),
                latest=change_views(state, (change for change in own if change.command == latest), shown),
                curve=((0, indicator.start), *((change.at, change.to) for change in own)),
            )
        )
    return tuple(views)
