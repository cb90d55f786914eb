"""What every face stands on: an app with themes, keys and a filter, a screen with banner, body and key bar.

Invariant: whatever happens, the terminal gets no byte that a stranger wrote as a command, and a crash shows no values.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import ClassVar, Generic, TypeVar

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.tui import themes
from tabletop.tui.safe_text import Unseen, plain, told
from tabletop.tui.widgets.banner import Banner
from tabletop.tui.widgets.keybar import KeyBar

Result = TypeVar("Result")
ScreenResult = TypeVar("ScreenResult")

CRASHED = 70
"""The return code of a program that had to stop (EX_SOFTWARE); `cli/exits` documents it."""

BREAKPOINTS: list[tuple[int, str]] = [(0, "narrow"), (100, "medium"), (160, "wide")]
"""Classes of every screen by width in cells: style with `.narrow Thing`, `.wide Thing`."""


def sheets(*own: Path) -> list[str | PurePath]:
    """Name the style sheets of a face, the common one first.

    `CSS_PATH = sheets(Path(__file__).with_name("solo.tcss"))`
    """
    return [Path(__file__).with_name("base.tcss"), *own]


class TabletopApp(App[Result], Generic[Result]):
    """The base of every face's app. `theme` is one of `themes.NAMES`; `log_place` is said when the program crashes."""

    TITLE = "tabletop"
    CSS_PATH = sheets()
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    NOTIFICATION_TIMEOUT: ClassVar[float] = 6
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t,f2",
            "next_theme",
            N_("theme"),
            show=False,
            priority=True,
            id="theme",
            tooltip=N_("Switch between light, dark and high contrast."),
        ),
        Binding(
            "question_mark,f1", "help", N_("help"), id="help", tooltip=N_("What this screen is for, and every key.")
        ),
        Binding("ctrl+q", "quit", N_("quit"), show=False, priority=True, id="quit", tooltip=N_("Leave the program.")),
    ]

    def __init__(self, *, theme: str = themes.USUAL, log_place: str = "") -> None:
        self._unseen = Unseen()
        super().__init__()
        for one in themes.THEMES:
            self.register_theme(one)
        self._begin_with(themes.known(theme))
        self.log_place = log_place
        self.crash_report = ""
        """After a crash: the way it came (functions and lines, no values), for whoever mends it."""

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is painted: assigning it would parse every style sheet a second time."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    # what reaches the terminal

    @override
    def get_line_filters(self) -> Sequence[LineFilter]:
        """Ours is the last: nothing a filter before it does can bring a control back."""
        return [*super().get_line_filters(), self._unseen]

    @override
    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables exist whatever theme is on."""
        return dict(themes.DARK.variables)

    @override
    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing a text could name decides where a file is written; there is no such key here."""

    @override
    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No text opens a browser."""

    # saying things

    def say(self, text: Content, *, title: str = "", warning: bool = False) -> None:
        """A toast, for a refusal or a small confirmation. Never over the text being read: it stands at the bottom."""
        self.notify(
            plain(text.plain), title=title, severity="warning" if warning else "information", markup=False, timeout=6
        )

    def refuse(self, code: str, detail: str = "") -> None:
        """Say why something did not happen: a refusal's sentence, looked up by its code."""
        self.say(told("$said", said=sentence(code, detail=detail)), warning=True)

    # keys

    def action_next_theme(self) -> None:
        """Go from light to dark, high contrast, and light again."""
        self.theme = themes.after(self.theme)
        self.say(told(_("Theme: $name"), name=_theme_name(self.theme)))

    def action_help(self) -> None:
        """Three lines about the screen, then its keys."""
        from tabletop.tui.dialogs.help import Help, key_table

        screen: object = self.screen
        if isinstance(screen, Help):
            return
        lines = screen.help_lines() if isinstance(screen, TabletopScreen) else ()
        self.push_screen(Help(lines, key_table(self.screen)))

    @override
    def action_help_quit(self) -> None:
        """ctrl+c: say how one leaves."""
        self.say(Content(_("Press Esc to go back, ctrl+q to leave the program. What is saved stays saved.")))

    @override
    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: our own sentences only."""
        yield SystemCommand(_("Theme"), _("Switch between light, dark and high contrast."), self.action_next_theme)
        yield SystemCommand(_("Help"), _("What this screen is for, and every key."), self.action_help)
        yield SystemCommand(_("Quit"), _("Leave the program."), self.action_quit)

    # crashes

    @override
    def _fatal_error(self) -> None:
        """Stop with one sentence and no values. The way it came is kept in `crash_report`."""
        self._return_code = CRASHED
        if not self.crash_report:
            self.crash_report = way_of(sys.exc_info()[1])
            self._exit_renderables.append(crash_words(self.log_place))
        self._close_messages_no_wait()

    @override
    def panic(self, *renderables: object) -> None:
        """Stop like any crash: what an error would draw of itself may hold values."""
        self._fatal_error()


def way_of(error: BaseException | None) -> str:
    """Where an error came from: its type, files, lines and functions; no values and no messages."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    way = [f"  {plain(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *way])


def _theme_name(name: str) -> str:
    return {"light": _("light"), "dark": _("dark"), "high-contrast": _("high contrast")}.get(name, name)


def crash_words(log_place: str) -> str:
    """What is said after a crash: one sentence, and where the log is."""
    stopped = _("The program had to stop because of an error of its own.")
    if not log_place:
        return stopped
    return f"{stopped} {told(_('Everything that was saved is in $log'), log=log_place).plain}"


class TabletopScreen(Screen[ScreenResult], Generic[ScreenResult]):
    """Banner, body, key bar. A subclass gives `compose_body`, `HELP_LINES` and, where it matters, the banner."""

    HELP_LINES: ClassVar[tuple[str, ...]] = ()
    """Three sentences (marked with `N_`) about what this screen is for and what to do next."""

    def compose(self) -> ComposeResult:
        """Banner, body, key bar."""
        yield Banner()
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """What is between banner and key bar."""
        yield from ()

    def help_lines(self) -> tuple[Content, ...]:
        """The three lines of help."""
        return tuple(Content(_(line)) for line in self.HELP_LINES)

    @property
    def banner(self) -> Banner:
        """The top line: set its `title`, `place` and `clock`."""
        return self.query_one(Banner)

    @property
    def standing(self) -> bool:
        """Whether all parts are there: not before they were mounted, not while screen or program is being left."""
        return self.is_mounted and self.is_attached and self.app.is_running

    def watching(
        self, watch: Callable[[Callable[[], None]], Callable[[], None]], changed: Callable[[], object]
    ) -> None:
        """Call `changed` soon after every change of a session (`watching(session.watch, self.look)`), from any thread.

        It ends when the screen goes away; a screen that is being taken down is spared.
        """

        def there() -> object:
            return changed() if self.standing else None

        def soon() -> None:
            self.call_later(there)

        self._unwatch = watch(soon)

    def on_unmount(self) -> None:
        """Stop watching."""
        unwatch = getattr(self, "_unwatch", None)
        if unwatch is not None:
            unwatch()
