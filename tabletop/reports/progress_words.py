"""Own progress in sentences, the same for every face.

Invariant: what comes from scenarios (titles, endings, claims) stands in these texts as it was written: a face passes
them through its door for foreign text.
"""

from __future__ import annotations

from datetime import UTC, datetime
from string import Template

from tabletop.language.catalogue import _, n_
from tabletop.language.forms import decimal
from tabletop.language.topics import known, topic
from tabletop.reports.progress import Ahead, Offer, OwnRun, Played, Progress, ThemeMet
from tabletop.reports.timeline import clock


def day(wall: int) -> str:
    """The day here; a dash where the log names none."""
    try:
        return datetime.fromtimestamp(wall / 1000, UTC).astimezone().strftime("%Y-%m-%d")
    except (OverflowError, OSError, ValueError):
        return "–"


def _with(sentence: str, **values: object) -> str:
    return Template(sentence).safe_substitute(values)


def offer_title(offer: Offer) -> str:
    """`Grey Weather, 90 min`."""
    return _with(_("$title, $n min"), n=offer.minutes, title=offer.title) if offer.minutes else offer.title


def reason(offer: Offer) -> str:
    """Why it is offered."""
    match offer.why:
        case "unfinished":
            words = n_(
                "Begun $day, $n question answered. Go on where you left.",
                "Begun $day, $n questions answered. Go on where you left.",
                offer.answers,
            )
            return _with(words, day=day(offer.started), n=offer.answers)
        case "themes":
            count = len(offer.themes)
            words = n_(
                "$n theme you have not met: “$theme”.",
                "$n themes you have not met, such as “$theme”.",
                count,
            )
            return _with(words, n=count, theme=topic(offer.themes[0]))
        case "otherwise":
            return _("You know its themes. Decide otherwise, and see what follows.")


def run_words(run: OwnRun) -> tuple[str, ...]:
    """Day, time used, ending, and whether it asked what if."""
    ending = run.ending or (_("ended") if run.ended else _("unfinished"))
    found = (day(run.started), clock(run.played), ending)
    return (*found, _("what if")) if run.what_if else found


def played_words(played: Played) -> str:
    """How many runs, and how long together."""
    count = len(played.runs)
    return _with(n_("$n run, $time in all", "$n runs, $time in all", count), n=count, time=clock(played.time))


def endings_words(played: Played) -> str:
    """Which endings were met; empty for none."""
    endings = played.endings
    if not endings:
        return ""
    words = n_("Ending met: $endings", "Endings met: $endings", len(endings))
    return _with(words, endings=" · ".join(endings))


def said_words(progress: Progress) -> str:
    """How often somebody said how sure; empty where that never was."""
    count = sum(band.count for band in progress.bands)
    words = n_("$n answer said how sure.", "$n answers said how sure.", count)
    return _with(words, n=count) if count else ""


def calibration_words(progress: Progress) -> tuple[str, ...]:
    """What became of stated likelihoods, as far as that can be said."""
    found = progress.calibration
    if found is None:
        if not progress.unscored:
            return ()
        return (_("Nothing here can be checked against what happened. Only estimates in a settled argument can be."),)
    words = n_(
        "$n estimate could be checked against what happened.",
        "$n estimates could be checked against what happened.",
        found.count,
    )
    score = _("Brier score $score: 0 would be perfect, 0.25 is what always saying 50 % comes to.")
    lines = [_with(words, n=found.count), _with(score, score=decimal(found.brier, 2))]
    for one in found.curve:
        line = _("Said $band: it happened in $happened of $n.")
        lines.append(_with(line, band=band_words(one.low, one.high), happened=one.happened, n=one.count))
    return tuple(lines)


def band_words(low: int, high: int) -> str:
    """`30–49 %`."""
    return f"{low} %" if low == high else f"{low}–{high} %"


def themes_words(progress: Progress) -> str:
    """How many themes were met, of how many there are."""
    return _with(_("Themes met: $n of $all"), n=len(progress.met), all=progress.themes)


def met_words(met: ThemeMet) -> str:
    """A theme that was met: its title, or its id with the sentence of a scenario where it has none."""
    title = topic(met.theme)
    if not known(met.theme) and met.claim:
        title = f"{met.theme}: {met.claim}"
    runs = n_("$n run", "$n runs", met.runs).replace("$n", str(met.runs))
    return f"{title} · {runs}"


def ahead_words(ahead: Ahead) -> str:
    """The themes of a scenario that were not met."""
    return " · ".join(topic(theme) for theme in ahead.themes)


def nothing_words() -> str:
    """Where nothing was played alone."""
    return _("You have not played alone here yet. A run is saved as you go, and you can leave at any moment.")


def left_out_words(progress: Progress) -> str:
    """Logs that could not be read; empty for none."""
    count = progress.left_out
    words = n_("$n log could not be read and is left out.", "$n logs could not be read and are left out.", count)
    return _with(words, n=count) if count else ""
