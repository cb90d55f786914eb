"""The app and the screen every face stands on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.refusals import Reason
from tabletop.tui import themes
from tabletop.tui.base import CRASHED, TabletopApp, TabletopScreen, crash_words, way_of
from tabletop.tui.dialogs.help import Help
from tests.tui.fakes import FakeSession, team_view
from tests.tui.frames import SIZES, check_frame, frame
from tests.tui.holder import HolderApp
from tests.tui.keys import press


class Broken(TabletopScreen[None]):
    def compose_body(self) -> ComposeResult:
        """Break while a secret is at hand."""
        secret = "the minister’s telephone number"  # noqa: S105
        yield Static(Content(secret))
        raise ValueError(secret)


class BrokenApp(TabletopApp[None]):
    def on_mount(self) -> None:
        """Open."""
        self.push_screen(Broken())


async def test_an_unknown_theme_is_the_usual_one() -> None:
    """A wrong name in the settings stops nobody."""
    async with TabletopApp[None](theme="plaid").run_test() as pilot:
        assert pilot.app.theme == themes.USUAL


async def test_the_key_switches_through_all_themes() -> None:
    """Three presses are a round."""
    app = HolderApp(Static(Content("text")))
    async with app.run_test() as pilot:
        seen = []
        for _ in themes.NAMES:
            await press(pilot, "ctrl+t")
            seen.append(app.theme)
        assert sorted(seen) == sorted(themes.NAMES)
        assert themes.after("plaid") == themes.USUAL


async def test_help_is_three_lines_then_the_keys() -> None:
    """`?` says what the screen is for, then every key; pressing it again closes."""
    for size in SIZES:
        app = HolderApp(Static(Content("text")))
        async with app.run_test(size=size) as pilot:
            await press(pilot, "question_mark")
            assert isinstance(app.screen, Help)
            check_frame(app, "help")
            app.action_help()
            await press(pilot, "question_mark")
            assert not isinstance(app.screen, Help)


async def test_the_banner_is_on_every_screen() -> None:
    """However narrow, the notice stays; title and place give way."""
    app = HolderApp(Static(Content("text")))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, TabletopScreen)
        screen.banner.title = Content("A very long title of an exercise that nobody could ever read in full")
        screen.banner.place = Content("move 2 of 3")
        screen.banner.clock = Content("41:10")
        await pilot.pause()
        assert frame(app).splitlines()[0].startswith(" EXERCISE – fictional events")
        assert frame(app).splitlines()[0].endswith("move 2 of 3   41:10")
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert frame(app).splitlines()[0] == " EXERCISE – fictional events      41:10"


def test_a_crash_shows_one_sentence_and_no_values(capsys: object) -> None:
    """No local, no message of the error: a sentence, where the log is, and a return code."""
    app = BrokenApp(log_place="/logs/x.jsonl")
    app.run(headless=True)
    assert app.return_code == CRASHED
    assert "telephone" not in app.crash_report
    assert app.crash_report.startswith("ValueError\n")
    assert "compose_body" in app.crash_report
    written = capsys.readouterr()  # type: ignore[attr-defined]
    assert "telephone" not in written.out + written.err
    assert "/logs/x.jsonl" in written.err.replace("\n", "")


def test_crash_words() -> None:
    """Without a log there is nothing to say about one."""
    assert "saved" not in crash_words("")
    assert "/a/b" in crash_words("/a/b")
    assert way_of(None) == "NoneType"


async def test_no_text_writes_a_file_or_opens_a_browser() -> None:
    """The actions that an injected text could name do nothing; the palette has our own words only."""
    app = HolderApp(Static(Content("text")))
    async with app.run_test() as pilot:
        app.action_screenshot("x.svg", "/")
        app.open_url("https://example.org")
        commands = [command.title for command in app.get_system_commands(app.screen)]
        assert commands == ["Theme", "Help", "Quit"]
        app.action_help_quit()
        app.refuse(Reason.PAUSED)
        await pilot.pause()
        assert [note.message for note in app._notifications] == [  # noqa: SLF001 - what was said
            "Press Esc to go back, ctrl+q to leave the program. What is saved stays saved.",
            "The exercise is paused. Resume it first.",
        ]


class Watching(TabletopScreen[None]):
    def __init__(self, session: FakeSession) -> None:
        super().__init__()
        self.session, self.looks = session, 0

    def on_mount(self) -> None:
        """Open."""
        self.watching(self.session.watch, self.look)

    def look(self) -> None:
        """Count."""
        self.looks += 1


async def test_a_screen_watches_until_it_goes() -> None:
    """It is told after every change, and forgotten by the session when it goes away."""
    session = FakeSession()
    app = TabletopApp[None]()
    async with app.run_test() as pilot:
        screen = Watching(session)
        await app.push_screen(screen)
        session.show(team_view())
        await pilot.pause()
        assert (screen.looks, session.watched, screen.help_lines()) == (1, 1, ())
        await app.pop_screen()
        assert session.watched == 0


async def test_a_click_on_a_key_presses_it() -> None:
    """The key bar works with the mouse."""
    app = HolderApp(Static(Content("text")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("KeyBar", offset=(2, 0))
        await pilot.pause()
        assert isinstance(app.screen, Help)
