"""The after-action report: a draft in the order that HSEEP gives it, every fact from the log with its record.

Invariant: nothing is judged and nothing is invented. What only people can write, the analysis and the improvement plan,
stands there as a question or an empty cell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tabletop.documents.document import Document, Section
from tabletop.language.catalogue import N_, _, language
from tabletop.reports import after_action_appendices as appendices
from tabletop.reports import after_action_overview as overview
from tabletop.reports import after_action_parts as parts
from tabletop.reports import after_action_story as story
from tabletop.reports.account import Account
from tabletop.reports.after_action_words import BANNER, when
from tabletop.reports.naming import said

Part = Callable[[Account], Section | None]

_FACILITATED: Final[tuple[Part, ...]] = (
    overview.exercise,
    overview.performance,
    overview.analysis,
    story.story,
    parts.who_saw_what,
    parts.indicators,
    parts.rubrics,
    parts.feedback,
    parts.captured,
    parts.questions,
    appendices.improvement,
    appendices.participants,
    appendices.chronology,
)
_ALONE: Final[tuple[Part, ...]] = (
    overview.exercise,
    story.story,
    parts.indicators,
    parts.rubrics,
    parts.reflections,
    parts.questions,
    appendices.chronology,
)


def after_action(account: Account) -> Document:
    """The report on one session, as far as the account's edition goes."""
    alone = account.heading.mode == "solo"
    words = N_("Report on a run alone: $title") if alone else N_("After-action report: $title")
    found = (part(account) for part in (_ALONE if alone else _FACILITATED))
    return Document(
        title=said(words, title=account.heading.title),
        subtitle=when(account),
        banner=_(BANNER),
        language=language(),
        written=account.heading.finished,
        sections=tuple(one for one in found if one is not None),
        lead=overview.notice(account),
        foot=tuple(appendices.foot(account)),
    )
