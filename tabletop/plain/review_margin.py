"""What stands beside a log, line by line: marks, notes, evaluators' entries, and which layers are read out.

Invariant: marks and notes go beside the log, never into it; what could not be written down is said, and holds until
one leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.console import Console
from tabletop.plain.layout import clipped, said
from tabletop.reports.remarks import assessed, jotted
from tabletop.reports.timeline import Entry, Layer, clock, heading
from tabletop.session.port import NotSaved, Past
from tabletop.session.port_review import Beside

LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
_WORDS: Final[dict[Layer, str]] = {
    "observed": N_("observed"),
    "adjudicated": N_("adjudicated"),
    "interpreted": N_("interpreted"),
}


class Margin:
    """What people put down beside a log, and the three layers."""

    def __init__(self, past: Past, beside: Beside, console: Console) -> None:
        self._past, self._beside, self._console = past, beside, console
        self.layers = set(LAYERS)
        """Those that are read out."""

    def troubles(self) -> Iterator[str]:
        """What is wrong with what stands beside the log."""
        for name in self._beside.left_out:
            yield said(N_("Left out: $name cannot be read, or belongs to another session."), name=name)
        margin = self._beside.margin
        if margin is not None and margin.trouble:
            yield sentence(margin.trouble)
        if margin is not None and not margin.fits():
            yield sentence("marks.changed")

    def remarks(self) -> list[Entry]:
        """Evaluators' entries and the reviewer's notes, in the order of the records they are about."""
        found = [entry for records in self._beside.evaluations for _who, entry in assessed(records)]
        if self._beside.margin is not None:
            times, label = self._past.times, self._beside.margin.label
            found += [
                jotted(one.record, times[one.record - 1], one.text, label)
                for one in self._beside.margin.notes
                if one.record <= len(times)
            ]
        return sorted(found, key=lambda one: (one.number, one.time))

    def say_about(self, number: int) -> None:
        """The mark and the remarks on a record."""
        margin = self._beside.margin
        if margin is not None and number in margin.marks:
            self._console.say(_("(marked)"), indent="    ")
        if "interpreted" in self.layers:
            for entry in self.remarks():
                if entry.number == number:
                    self._console.say(heading(entry).strip(), indent="    ", hang="      ")

    def mark(self, _rest: str = "") -> None:
        """Mark the record, or take its mark away."""
        margin, number = self._beside.margin, self._past.number
        if margin is None:
            self._console.say(_("Nothing can be marked here."))
            return
        words = N_("Record $n is no longer marked.") if number in margin.marks else N_("Record $n is marked.")
        if self._kept(margin.mark(number)):
            self._console.say(said(words, n=number))

    def note(self, text: str) -> None:
        """Write a note on the record. Raises Back and Left."""
        margin, number = self._beside.margin, self._past.number
        if margin is None:
            self._console.say(_("Nothing can be noted here."))
            return
        text = text or self._console.ask(_("Your note on this record:"))
        if not text:
            self._console.say(_("Nothing was changed."))
        elif self._kept(margin.note(number, text)):
            self._console.say(said(N_("Your note on record $n is kept beside the log."), n=number))

    def _kept(self, result: NotSaved | None) -> bool:
        if result is not None:
            self._console.say(sentence(f"not_saved.{result.why}"), sentence("marks.not_kept"))
        return result is None

    def marks(self, _rest: str = "") -> None:
        """List marks and notes; a number goes there."""
        margin = self._beside.margin
        found = [] if margin is None else [*((one, "") for one in margin.marks)]
        found += [] if margin is None else [(one.record, one.text) for one in margin.notes]
        if not found:
            self._console.say(_("Nothing is marked yet. mark marks this record, note writes a note on it."))
        for record, text in sorted(found):
            when = clock(self._past.times[record - 1]) if record <= len(self._past.times) else "–"
            words = N_("Record $n, $time: $text") if text else N_("Record $n, $time")
            self._console.say(said(words, n=record, time=when, text=clipped(text)), indent="  ", hang="    ")

    def switch(self, rest: str) -> None:
        """Switch a layer, by its word or the beginning of it; say which are on."""
        wanted = rest.casefold()
        layer = next((one for one in LAYERS if wanted and _(_WORDS[one]).casefold().startswith(wanted)), None)
        if layer is not None:
            self.layers ^= {layer}
        elif wanted:
            self._console.say(said(N_("There is no layer “$name”."), name=clipped(rest)))
        for one in LAYERS:
            words = N_("$layer: on") if one in self.layers else N_("$layer: off")
            self._console.say(said(words, layer=_(_WORDS[one])), indent="  ")
