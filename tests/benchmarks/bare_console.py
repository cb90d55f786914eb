"""The console's parts as a bare Textual program: as many containers and texts, and nothing behind them."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

PANES = ("now", "decisions", "for you", "next", "the run", "notes")


class BareConsole(App[None]):
    """Six panes of text, a line above and a few below."""

    def compose(self) -> ComposeResult:
        """The panes."""
        yield Static("EXERCISE")
        with Horizontal():
            for first, second in zip(PANES[::2], PANES[1::2], strict=True):
                with Vertical():
                    for name in (first, second):
                        with VerticalScroll():
                            yield Static(f"{name}\n" + "A line of text as long as such a line is.\n" * 30)
        yield Static("Safety at sea  ━━━━━━┿━━╸\n" * 4)
        yield Static("READY")
        yield Footer()


if __name__ == "__main__":
    BareConsole().run()
