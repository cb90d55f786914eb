"""The lines that close a check: what it comes to, what waits until publishing, what the author keeps.

Invariant: nothing that was found goes unmentioned; what is not shown is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Template
from typing import Final

from tabletop.authoring.check import Checked
from tabletop.authoring.profiles import Profile
from tabletop.authoring.rules import rule_of
from tabletop.language.catalogue import _, n_
from tabletop.scenario.problems import Problem

_TO_WRITE: Final = "TT409"
"""A text that is still to be written is never meant so."""


def closing(checked: Sequence[Checked], *, ignored_shown: bool = False) -> list[str]:
    """The closing lines, the sum last."""
    return [
        *_how_to_keep(checked),
        *_set_aside(sum(len(one.set_aside) for one in checked), shown=ignored_shown),
        *_counted(sum(len(one.counted) for one in checked)),
        _sum(checked),
    ]


def _how_to_keep(checked: Sequence[Checked]) -> list[str]:
    """How to keep what is meant so, with the names of the first finding that can be kept."""
    found = (one for each in checked for one in each.problems)
    first = next(
        (one for one in found if one.where and (rule := rule_of(one.code)) and not rule.last and one.code != _TO_WRITE),
        None,
    )
    if first is None:
        return []
    entry = _("- {rule: $rule, where: $where, why: your reason}")
    return [_('Meant so? Keep it, under "ignore:" in the file:'), f"  {_filled(entry, first)}", ""]


def _filled(words: str, problem: Problem) -> str:
    return Template(words).safe_substitute(rule=problem.code, where=problem.where)


def _set_aside(count: int, *, shown: bool) -> list[str]:
    if not count:
        return []
    words = n_("{count} set aside in the file, with its reason", "{count} set aside in the file, with reasons", count)
    return [words.replace("{count}", str(count)) + ("." if shown else ": --show-ignored")]


def _counted(count: int) -> list[str]:
    if not count:
        return []
    words = n_("{count} more point before publishing", "{count} more points before publishing", count)
    return [words.replace("{count}", str(count)) + f": --profile {Profile.PUBLISH}"]


def _sum(checked: Sequence[Checked]) -> str:
    errors, notes, count = sum(one.errors for one in checked), sum(one.notes for one in checked), len(checked)
    of_files = n_("{count} file", "{count} files", count).replace("{count}", str(count))
    remarks = n_("{count} remark", "{count} remarks", notes).replace("{count}", str(notes))
    if not errors:
        clean = _("{files} checked, no problems, {remarks}.") if notes else _("{files} checked, no problems.")
        return clean.replace("{files}", of_files).replace("{remarks}", remarks)
    if notes:
        words = n_("{count} problem and {remarks} in {files}.", "{count} problems and {remarks} in {files}.", errors)
        return words.replace("{count}", str(errors)).replace("{files}", of_files).replace("{remarks}", remarks)
    words = n_("{count} problem in {files}.", "{count} problems in {files}.", errors)
    return words.replace("{count}", str(errors)).replace("{files}", of_files)
