"""Write text: a sentence (Enter commits) or a few lines (Enter is a new line, ctrl+s commits).

Invariant: pasted text is cleaned before it is seen; too many words are said while writing, cut by nobody.
"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static, TextArea
from typing_extensions import override

from tabletop.decisions.form import Entry, WriteText
from tabletop.decisions.text import DECISION_LIMIT, clean, word_count
from tabletop.language.catalogue import _
from tabletop.tui.fields.base import Committed, FieldView
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.keybar import Hint


class Writing(TextArea):
    """A soft-wrapping box that cleans what is pasted."""

    DEFAULT_CSS = """
    Writing { height: auto; max-height: 8; width: 100%; border: none; padding: 0 1; background: $panel; }
    Writing { scrollbar-size-vertical: 1; }
    Writing:focus { border: none; background: $panel; }
    Writing.-lines { min-height: 4; }
    """

    def __init__(self, *, lines: int, placeholder: str = "") -> None:
        super().__init__(
            soft_wrap=True, compact=True, highlight_cursor_line=False, placeholder=placeholder, show_line_numbers=False
        )
        self.single = lines <= 1
        self.set_class(not self.single, "-lines")

    @override
    def render_lines(self, crop: Region) -> list[Strip]:
        """A box that was taken off the screen has no styles left, and may be drawn once more all the same."""
        return super().render_lines(crop) if self.is_attached else [Strip.blank(crop.width)] * crop.height

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.single:
            event.stop()
            event.prevent_default()
            self.post_message(Committed(""))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, DECISION_LIMIT - len(self.text))
        self.insert(clean(event.text, limit=room, lines=1 if self.single else 200))

    def key_hints(self) -> tuple[Hint, ...]:
        """Where Enter is a new line, say what commits."""
        return () if self.single else (Hint("enter", _("new line")),)


class WriteTextField(FieldView):
    """The field, which counts its words beside its label, or under the box where it has none."""

    DEFAULT_CSS = "WriteTextField > .field--words { color: $quiet; height: 1; width: 100%; }"
    field: WriteText

    @override
    def compose_body(self) -> ComposeResult:
        placeholder = _("may be left empty") if self.optional else ""
        self._box = Writing(lines=self.field.lines, placeholder=placeholder)
        self._box.text = clean(self.field.initial)
        yield self._box
        if not self._labelled:
            yield Static(self._said(), classes="field--words")

    @property
    def _labelled(self) -> bool:
        return self._label is not None and bool(self._label.plain)

    def _said(self) -> Content:
        used, most = str(word_count(self._box.text)), str(self.field.max_words)
        words = told(_("$used of at most $most words"), "$quiet", used=used, most=most)
        return Content.assemble(self._label or "", "   ", words) if self._labelled else words

    def on_mount(self) -> None:
        """The words are counted from the start; what stands there at first is typed over, or, if long, written on."""
        self._box.move_cursor(self._box.document.end)
        if self._box.single and self._box.text == self.field.initial:
            self._box.select_all()
        self._count()

    def _count(self) -> None:
        self.query_one(".field--label" if self._labelled else ".field--words", Static).update(self._said())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """In several lines Enter is a new line; ctrl+s of the form commits."""
        return action != "commit" or self._box.single

    @property
    @override
    def target(self) -> Writing:
        return self._box

    @property
    @override
    def entry(self) -> Entry | None:
        return self._box.text if self._box.text.strip() else None

    @property
    @override
    def untouched(self) -> bool:
        text = self._box.text.strip()
        return not text or text == clean(self.field.initial).strip()

    @override
    def restore(self, entry: Entry) -> None:
        if isinstance(entry, str):
            with self.prevent(TextArea.Changed):
                self._box.text = clean(entry)
            self._box.move_cursor(self._box.document.end)
            self._count()

    @override
    def fault(self) -> str:
        text = clean(self._box.text)
        if not text:
            return "" if self.optional else "reason_missing" if self.field.purpose == "rationale" else "missing"
        return "too_long" if word_count(text) > self.field.max_words else ""

    @on(TextArea.Changed)
    def note_change(self, event: TextArea.Changed) -> None:
        """Count, tell the form."""
        event.stop()
        self._count()
        self.changed()
        if self.fault() == "too_long":
            self.report("too_long")

    @on(Committed)
    def name_commit(self, event: Committed) -> None:
        """Enter in a single line comes without the field's name."""
        if not event.name:
            event.stop()
            self.action_commit()
