"""The box that texts are written into."""

from __future__ import annotations

from textual.geometry import Region

from tabletop.decisions.form import WriteText
from tabletop.tui.fields.form_view import field_view
from tabletop.tui.fields.write_text import Writing
from tests.tui.frames import SMALL
from tests.tui.holder import HolderApp


async def test_a_box_that_is_gone_can_still_be_asked_for_its_lines() -> None:
    """The screen may be drawn once more between a box's end and the next layout: then there is nothing to see."""
    view = field_view(WriteText("x", "answer", 3, lines=4))
    async with HolderApp(view).run_test(size=SMALL):
        box = view.query_one(Writing)
        await view.remove()
        assert [strip.text for strip in box.render_lines(Region(0, 0, 3, 2))] == ["   ", "   "]
