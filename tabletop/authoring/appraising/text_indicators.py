"""Where each indicator starts, what it can come to, and where it is expected to end.

Invariant: a value has the author's word beside it, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.rows import Row, scale
from tabletop.authoring.appraising.telling import filled
from tabletop.authoring.simulation.findings import IndicatorFigures
from tabletop.language.catalogue import N_, _

_SCALE: Final = 41


def indicators(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """All of them, in the author's order."""
    if not told.found.indicators:
        return
    yield Row()
    yield Row(_("INDICATORS: START ○, EXPECTED END ●, AND HOW FAR APART THEY END"), "head")
    for one in told.found.indicators:
        yield Row(naming.indicator(one.id), "plain", "  ", "  ")
        final = one.final
        drawn = scale(final.low, final.high, one.start, final.expected, _SCALE)
        yield Row("", "bar", f"     0 {drawn} 100")
        yield Row(words(one, naming), "quiet", "    ", "    ")


def words(one: IndicatorFigures, naming: Naming) -> str:
    """The same in a sentence."""
    low, high = naming.level(one.id, one.final.low), naming.level(one.id, one.final.high)
    near = _("near ") if one.clamped else ""
    drawn = one.method.how == "sampled"
    sentence = N_("starts $start; ends between $low and $high in the plays drawn, on the average $near$mean")
    exact = N_("starts $start; can end between $low and $high, on the average $near$mean")
    mean = naming.level(one.id, one.final.expected)
    start = naming.level(one.id, one.start)
    return filled(sentence if drawn else exact, start=start, low=low, high=high, near=near, mean=mean)
