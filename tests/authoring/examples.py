"""The examples on the pages of problems: a wrong one, its message, a right one, each laid over a whole scenario.

An example shows only the fields that matter; the others come from `base.yaml` (of a play or of texts in another
language from their own base), after it, so that places stay as shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tabletop.authoring.explain import page
from tabletop.authoring.inspection import EVERY_GROUP, inspect
from tabletop.authoring.messages import render
from tabletop.scenario.loader import examine
from tabletop.scenario.overlays.overlay import Sound, lay_over, sound
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Code, Place, Problem

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
BASE_PLAY = (HERE / "base.play.yaml").read_text(encoding="utf-8")
BASE_TEXTS = (HERE / "base.texts.yaml").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^([a-z_]+):", re.MULTILINE)
_CODE = re.compile(r"TT[0-9]{3}")
CONTENT = "4"
"""The group of rules that comes last."""
MONTH = "2026-11"
"""The month in which the rules look at the examples."""

MADE: dict[str, Callable[[], bytes]] = {
    Code.TOO_LARGE: lambda: b"# " + b"x" * 1024 * 1024,
    Code.TOO_MANY: lambda: b"themes: [" + b"a," * 50_001 + b"]",
    Code.TEXT_TOO_LONG: lambda: b"title: " + b"x" * 65_537,
    Code.TOO_DEEP: lambda: b"title: " + b"[" * 40,
}
"""Wrong examples that are too large for a page."""


UNMADE: dict[str, Problem] = {
    Code.UNREADABLE: Problem(Code.UNREADABLE, Place("scenario.yaml", 1, 1, 2), found="Permission denied"),
    Code.YAML: Problem(Code.YAML, Place("scenario.yaml", 1, 1, 6)),
}
"""Problems that no text brings about: a file that cannot be opened, and what has not been met yet."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a page."""

    text: str
    words: str

    @property
    def play(self) -> bool:
        """Whether it is a play's, not a scenario's."""
        return "play" in self.words

    @property
    def texts(self) -> bool:
        """Whether it is a file of texts in another language."""
        return "texts" in self.words

    @property
    def brings(self) -> frozenset[str]:
        """The other codes it says it brings along: ```` ```yaml brings TT203 ````."""
        return frozenset(_CODE.findall(self.words.partition("brings")[2]))

    def raw(self) -> bytes:
        """The bytes of the whole file."""
        if "escaped" in self.words:
            return self.text.encode().decode("unicode_escape").encode("latin-1")
        if "alone" in self.words:
            return self.text.encode()
        return laid_over(self.text, BASE_PLAY if self.play else BASE_TEXTS if self.texts else BASE).encode()

    def problems(self) -> tuple[Problem, ...]:
        """What is found in it."""
        if self.play:
            return examine_play(self.raw(), "plays/one.play.yaml", examine(BASE.encode(), "scenario.yaml")).problems
        if self.texts:
            laid = lay_over(self.raw(), "scenario.de.yaml", base_of_texts())
            return laid.problems or laid.missing
        return examine(self.raw(), "scenario.yaml").problems

    def all_problems(self, code: str = "") -> tuple[Problem, ...]:
        """What is found in it, a scenario, by the rules as well: of all groups, or of those that `code` is held to.

        Content comes last: an example of a loose end is no polished text, and each rule of content asks for itself.
        """
        groups = EVERY_GROUP if not code or code[2] == CONTENT else EVERY_GROUP - {CONTENT}
        found = inspect(self.raw(), "scenario.yaml", month=MONTH, groups=groups).problems
        return tuple(one for one in found if not code or one.code == code or one.code[2] != CONTENT)


def base_of_texts() -> Sound:
    """The scenario that texts in another language are laid over."""
    original = sound(examine(BASE.encode(), "scenario.yaml"))
    assert original is not None
    return original


def laid_over(text: str, base: str) -> str:
    """`text`, then those fields of `base` that it does not have."""
    given = set(_FIELD.findall(text))
    starts = [match.start() for match in _FIELD.finditer(base)]
    parts = [base[start:end] for start, end in zip(starts, [*starts[1:], len(base)], strict=True)]
    return text + "".join(part for part in parts if part.split(":", 1)[0] not in given)


def examples(code: str) -> tuple[Example, str, Example]:
    """The wrong example of a page, the message it shows, and the right example."""
    wrong, right = page(code).split("\n## Right\n")
    blocks = [(kind, words.strip(), text) for kind, words, text in _BLOCK.findall(wrong)]
    message = next(text for kind, _, text in blocks if kind == "text")
    found = [Example(text, words) for kind, words, text in blocks if kind == "yaml"]
    kind, words, text = _BLOCK.findall(right)[0]
    assert kind == "yaml"
    made = Example("", "") if code in MADE or code in UNMADE else found[0]
    return made, message.rstrip("\n"), Example(text, words.strip())


def shown(raw: bytes, problems: tuple[Problem, ...]) -> str:
    """The messages as they are printed."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    return "\n\n".join(render(problem, lines) for problem in problems)
