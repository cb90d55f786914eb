"""The twelve points of a message, measured on the wrong example of each code's page.

Invariant: a mark is taken from what the program prints and says, never from a list; a list only has the reasons.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tabletop.authoring.check import Checked
from tabletop.authoring.explain import page
from tabletop.authoring.inspection import inspect
from tabletop.authoring.messages import WIDTH, display_width, hints, render
from tabletop.authoring.output.annotations import as_annotations
from tabletop.authoring.output.data import as_data
from tabletop.authoring.output.sarif import as_sarif
from tabletop.authoring.sentences import clipped, related, remedy, sentence
from tabletop.scenario.characters import UNSEEN
from tabletop.scenario.loader import examine
from tabletop.scenario.overlays.overlay import lay_over
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Code, Problem
from tests.authoring.examples import (
    BASE,
    MADE,
    MONTH,
    UNMADE,
    Example,
    base_of_texts,
    examples,
    laid_over,
)
from tests.documentation.rubric_judged import CARETS

SHORT: Final = 3
"""Characters of a name too short to say what was meant."""
FILE: Final = "scenario.yaml"
OWN: Final = frozenset(map(str, Code))
"""The codes of loading; the others are rules."""
_HEAD: Final = re.compile(r"(\S+):(\d+):(\d+): error (TT\d{3}): \S")
_PROGRAMMERS: Final = re.compile(
    r"\b(?:dict|NoneType|None|null|NaN|str|int|bool|tuple|array|object|scalar|boolean|string|integer|token|parser?|index"
    r"|[a-z]+_type|[a-z]+_parsing|too_short|too_long|pydantic|validation|exception|traceback|KeyError|ValueError)\b"
)
_STOPPING: Final = frozenset({Code.ANCHOR, Code.TAG})
"""The file is looked at for more of the same kind, and not further."""
_ROW: Final = re.compile(r" *\d* \|")


@dataclass(frozen=True)
class Message:
    """The message of a code, as its page's wrong example brings it about."""

    code: str
    example: Example
    raw: bytes
    problems: tuple[Problem, ...]

    @property
    def problem(self) -> Problem:
        """The first problem with the code."""
        return next(one for one in self.problems if one.code == self.code)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file."""
        text = self.raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        return tuple(text.split("\n"))

    @cached_property
    def rows(self) -> list[str]:
        """The message as it is printed."""
        return render(self.problem, self.lines).split("\n")

    @cached_property
    def excerpt(self) -> tuple[str, str]:
        """The line shown, and the row with the carets; empty where there is none."""
        gutter = len(str(self.problem.place.line)) + 3
        shown = [row for row in self.rows if _ROW.match(row)]
        return (shown[1][gutter:], shown[2][gutter:]) if len(shown) > 2 else ("", "")

    @property
    def above_the_carets(self) -> str:
        """What stands above the carets."""
        line, carets = self.excerpt
        start = display_width(carets) - len(carets.lstrip())
        taken, shown = 0, ""
        for character in line:
            if start <= taken < len(carets):
                shown += character
            taken += display_width(character)
        return shown

    @property
    def said(self) -> str:
        """The sentence and what stands below the excerpt, on one line."""
        return " ".join([sentence(self.problem), *hints(self.problem)])


def message(code: str) -> Message:
    """The message of a code."""
    example, *_rest = examples(code)
    if code in UNMADE:
        return Message(code, example, b"title: A cable goes silent" if code == Code.YAML else b"", (UNMADE[code],))
    if code in MADE:
        return Message(code, example, MADE[code](), examine(MADE[code](), FILE).problems)
    own = example.problems() if code in set(Code) else example.all_problems(code)
    return Message(code, example, example.raw(), own)


def _place(one: Message) -> bool:
    """File, line and column, as a terminal or an editor makes a link of them."""
    place, head = one.problem.place, _HEAD.match(one.rows[0])
    return head is not None and (place.file, str(place.line), str(place.col), one.code) == head.groups()


def _line(one: Message) -> bool:
    """The line as it stands in the file; of a long one, what is around the fault."""
    if not one.excerpt[0]:
        return False
    line = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", one.lines[one.problem.place.line - 1]).replace("\t", "    ")
    return all(part.strip() in line for part in one.excerpt[0].split("…"))


def _caret(one: Message) -> bool:
    """The carets stand under what was found, all of it or as much as the line has; or under what a person named."""
    above = one.above_the_carets
    if one.code in CARETS:
        return above == CARETS[one.code][0]
    found, stands = " ".join(one.problem.found.split()), above.strip("\"'…")
    if not stands:
        return False
    cut = above.endswith("…") or one.problem.place.end > len(one.lines[one.problem.place.line - 1])
    return stands == found.strip("\"'") or (cut and found.startswith(stands))


def _words(one: Message) -> bool:
    """The author's words are quoted, or stand above the carets; a programmer's are not said."""
    found = clipped(one.problem.found)
    quoted = (found and found in one.said) or one.above_the_carets
    return bool(quoted) and not _PROGRAMMERS.search(one.said.replace(found, "") if found else one.said)


def _expected(one: Message) -> bool:
    """What should stand there: the names there are, the form, the bound, or what to write."""
    return bool(one.problem.known or one.problem.wants or remedy(one.problem))


def _near(one: Message) -> bool:
    """A name that is nearly one of the names there are gets it proposed."""
    long = next((name for name in one.problem.known if len(name) > SHORT), None)
    slip = one.problem if long is None else replace(one.problem, found=f"{long}x")
    return slip.near is not None and any("did you mean" in hint for hint in hints(slip))


def _fix(one: Message) -> bool:
    """A line below the excerpt says what to do: a remedy, or the names to choose from."""
    below = [row for row in one.rows if row.lstrip().startswith("= ")]
    return bool(below) and bool(remedy(one.problem) or one.problem.known)


def _page(one: Message) -> bool:
    """The code stands in the message, and `tabletop explain` has its page with both examples."""
    text = page(one.code)
    return f" {one.code}: " in one.rows[0] and "\n## Wrong\n" in text and "\n## Right\n" in text


def stops(one: Message) -> bool:
    """Whether nothing can be said about the rest: the file cannot be read, or is for another program or scenario."""
    return (
        one.code in {Code.FORMAT, Code.OTHER_SCENARIO}
        or (
            not (one.example.play or one.example.texts)
            and (one.code in UNMADE or examine(one.raw, FILE).document is None)
        )
        or bool(_STOPPING & {problem.code for problem in one.problems})
    )


def _together(one: Message) -> bool:
    """With another slip in the same file, both are told in one go."""
    if stops(one):
        return False
    other, expected = _other_slip(one)
    text = laid_over(other, one.raw.decode())
    if one.example.texts:
        laid = lay_over(text.encode(), "scenario.de.yaml", base_of_texts())
        problems = (*laid.problems, *laid.missing)
    elif one.example.play:
        problems = examine_play(text.encode(), "x", examine(BASE.encode(), FILE)).problems
    else:
        problems = inspect(text.encode(), FILE, month=MONTH, groups={one.code[2], expected[2]}).problems
    more = len(problems) > len(one.problems)
    return more and {one.code, expected} <= {problem.code for problem in problems}


def _other_slip(one: Message) -> tuple[str, str]:
    """A slip in another part of the same file, and its code."""
    if one.example.play:
        return "skip: [nowhere]\n", "TT107"
    if one.example.texts:
        return ("teams: [x]\n", "TT033")
    if one.code in OWN:
        return ("difficulty: 9\n", "TT036") if one.code != Code.OUT_OF_RANGE else ("difficulty: x\n", "TT035")
    about_review = one.code in {"TT410", "TT433"}
    return ("summary: TODO\n", "TT409") if about_review else ("review_by: 2020-01\n", "TT410")


def _alone(one: Message) -> bool:
    """One slip, one problem: nothing else is told of the wrong example."""
    return {one.code} == {problem.code for problem in one.problems}


def _related(one: Message) -> bool:
    """The other place that belongs to it is told, with its line."""
    other, told = one.problem.related, related(one.problem)
    return other is not None and str(other.line) in told and told in hints(one.problem)


def _for_all(one: Message) -> bool:
    """In plain characters within 80 columns; and the same place, code and words as JSON, SARIF and annotation."""
    place = one.problem.place
    narrow = max(display_width(row) for row in one.rows) <= WIDTH and not UNSEEN.search("".join(one.rows))
    told = Checked(Path(place.file), one.lines, (one.problem,))
    data = as_data(one.problem)
    [result] = json.loads(as_sarif([told], "0"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    [command] = as_annotations([told])
    return (
        narrow
        and (data["code"], data["line"], data["column"], data["end_column"])
        == (one.code, place.line, place.col, place.end)
        and (result["ruleId"], region["startLine"], region["startColumn"]) == (one.code, place.line, place.col)
        and command.startswith(f"::error file={place.file},line={place.line},")
        and all(str(data["message"]) in text for text in (result["message"]["text"], command.replace("%25", "%")))
    )


Measure = Callable[[Message], bool]
POINTS: Final[Mapping[str, Measure]] = MappingProxyType({
    "place": _place, "line": _line, "carets": _caret, "words": _words, "expected": _expected, "near": _near,
    "remedy": _fix, "page": _page, "together": _together, "alone": _alone, "related": _related, "for all": _for_all,
})  # fmt: skip
"""The twelve points, in the order of the table."""
