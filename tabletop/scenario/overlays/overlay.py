"""A scenario in the words of a file of texts, and what is wrong with that file.

Invariant: a file of texts that has a problem is not played, and the problem's place is in that file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tabletop.scenario.beside import language_in, overlay_for
from tabletop.scenario.loader import Examined, examine, read_limited
from tabletop.scenario.model import Scenario
from tabletop.scenario.overlays.merging import HEAD, merged
from tabletop.scenario.overlays.untranslated import untranslated
from tabletop.scenario.positions import Path as Steps
from tabletop.scenario.positions import Span
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused, in_order
from tabletop.scenario.reader import Document, read
from tabletop.scenario.translate import wrong_format
from tabletop.scenario.writing import written

TEXTS_FORMAT: Final = "tabletop-texts/1"


@dataclass(frozen=True, slots=True)
class Sound:
    """A scenario without problems, with the file it stands in: what texts can be laid over."""

    scenario: Scenario
    document: Document


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A file of texts that was laid over its scenario."""

    examined: Examined | None
    """The scenario in the other language, where the file fits it."""
    raw: bytes
    """That scenario as the bytes of one file."""
    problems: tuple[Problem, ...]
    """What is wrong with the file of texts, sorted by place."""
    missing: tuple[Problem, ...] = ()
    """What is not translated: one for every part."""
    document: Document | None = None
    """The file of texts, as far as it could be read."""
    places: dict[Steps, Steps] = field(default_factory=dict)
    """Where a text of the scenario stands in the file of texts."""


def lay_over(raw: bytes, name: str, original: Sound) -> Overlaid:
    """Lay a file of texts over a scenario without problems. Never raises; `name` is the name shown."""
    try:
        document = read(raw, name)
    except ScenarioRefused as refused:
        return Overlaid(None, b"", refused.problems)
    wrong = wrong_format(document, TEXTS_FORMAT)
    if wrong is not None:
        return Overlaid(None, b"", in_order([*document.problems, wrong]), document=document)
    laid = merged(original.document, document)
    problems = [*document.problems, *_head(document, name, original), *laid.problems]
    missing = tuple(untranslated(laid, original.document, document))
    if problems:
        return Overlaid(None, b"", in_order(problems), missing, document, laid.places)
    whole = written({**laid.data, "language": document.data["language"]}).encode()
    examined = examine(whole, name)
    assembled, start = read(whole, name), document.places.head(())
    told = ((found, told_here(found, assembled, laid.places, document)) for found in examined.errors)
    problems = [here or replace(found, place=start, related=None) for found, here in told]
    return Overlaid(examined, whole, in_order(problems), missing, document, laid.places)


def sound(examined: Examined) -> Sound | None:
    """A scenario that texts can be laid over; None where it has problems of its own."""
    if examined.scenario is None or examined.document is None or examined.errors:
        return None
    return Sound(examined.scenario, examined.document)


def in_language(file: Path, language: str) -> tuple[bytes, Scenario]:
    """A scenario in a language, as the bytes of one file; in its own words where nobody wrote it in that language.

    Raises:
        ScenarioRefused: With every problem found, in the scenario or in its file of texts.
        OSError: A file cannot be read.
    """
    raw = read_limited(file)
    examined = examine(raw, str(file))
    original = sound(examined)
    if original is None:
        raise ScenarioRefused(examined.errors)
    beside = None if original.scenario.language == language else overlay_for(file, language)
    if beside is None:
        return raw, original.scenario
    laid = lay_over(read_limited(beside), str(beside), original)
    scenario = laid.examined.scenario if laid.examined is not None and not laid.problems else None
    if scenario is None:
        raise ScenarioRefused(laid.problems)
    return laid.raw, scenario


def told_here(found: Problem, whole: Document, places: dict[Steps, Steps], texts: Document) -> Problem | None:
    """A problem of the whole scenario as one of the file of texts; None where it is not about one of its texts."""
    for path, at in places.items():
        if found.place == whole.places.key(path):
            return replace(found, place=texts.places.key(at), related=None)
        spot = whole.places.spot(path)
        if isinstance(spot, tuple) and _covers(spot, found.place):
            words = texts.places.within(at, found.found) if found.found else texts.places.value(at)
            return replace(found, place=words, related=None)
    return None


def _covers(span: Span, place: Place) -> bool:
    start, end = span
    return (start.line, start.column) <= (place.line - 1, place.col - 1) <= (end.line, end.column)


def _head(document: Document, name: str, original: Sound) -> Iterator[Problem]:
    """What the file says about itself: whose texts it has, and in which language."""
    absent = tuple(field for field in HEAD if not document.data.get(field))
    if absent:
        yield Problem(Code.MISSING_FIELD, document.places.head(()), wants=absent[0], known=absent)
        return
    wanted = original.scenario.id
    scenario, language = document.data["scenario"], document.data["language"]
    if scenario != wanted:
        place = document.places.value(("scenario",))
        yield Problem(Code.TEXTS_OF_ANOTHER, place, found=str(scenario), wants=wanted)
    named = language_in(name)
    if named and language != named:
        yield Problem(Code.OTHER_LANGUAGE, document.places.value(("language",)), found=str(language), wants=named)
