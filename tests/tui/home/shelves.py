"""Shelves for the tests: what the front door would hand in, made by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from tabletop.tui.home.shelf import Line, ScenarioLine, SessionLine, UnreadableLine

FIRST_HOUR = ScenarioLine(
    path="/scenarios/first-hour/scenario.yaml",
    id="first-hour",
    title="First Hour",
    summary="Something has come down in the reeds on your side of a border river. You have one hour and three phones.",
    kind="game",
    minutes="15",
    players="1",
    difficulty="1",
    themes=("T05", "T08", "T41"),
    content_notes=("A war in a neighbouring country, and its civilians", "Rumour and unverified video"),
    teams=1,
    solo=True,
)
GREY_WEATHER = ScenarioLine(
    path="/scenarios/grey-weather/scenario.yaml",
    id="grey-weather",
    title="Grey Weather",
    summary="Navigation fails, a cable goes silent, three hospitals go back to paper, and half of a leak is true.",
    kind="ttx",
    minutes="90",
    players="8-30",
    difficulty="2",
    themes=("T39", "T40", "T41"),
    content_notes=("A cyber attack that reaches hospitals",),
    teams=4,
)
OWN = ScenarioLine(
    path="/disk/me/my scenarios/ford/scenario.yaml",
    id="ford",
    title="The ford",
    kind="seminar",
    minutes="45",
    players="4-12",
    difficulty="3",
    teams=2,
    own=True,
)
BROKEN = OWN._replace(
    fault="There is no indicator called trst.", fault_place="/disk/me/my scenarios/ford/scenario.yaml:41"
)
UNFINISHED = SessionLine(
    path="/sessions/grey-weather-20261122-140500.jsonl",
    title="Grey Weather",
    mode="facilitated",
    rehearsal=False,
    started="2026-11-22 14:05",
    last="2026-11-22 14:51",
    records=212,
    state="unfinished",
)
FINISHED = UNFINISHED._replace(
    path="/sessions/first-hour-20261120.jsonl",
    title="First Hour",
    mode="solo",
    started="2026-11-20 09:00",
    last="2026-11-20 09:17",
    records=64,
    state="finished",
)
DEBRIEF = UNFINISHED._replace(
    path="/sessions/gw-2.jsonl", rehearsal=True, started="2026-11-19 16:00", state="debrief", records=301
)
OLD = FINISHED._replace(path="/sessions/old.jsonl", started="2026-10-02 10:00")
UNREADABLE = UnreadableLine("/sessions/mailed.jsonl", "The line ends were converted (CR LF), perhaps by mail.")


@dataclass
class FakeSource:
    """Says what it was given, at once."""

    shelf: tuple[ScenarioLine, ...] = (FIRST_HOUR, GREY_WEATHER)
    played: tuple[SessionLine | UnreadableLine, ...] = ()
    checked: dict[str, ScenarioLine] = field(default_factory=dict)
    files: dict[str, Line] = field(default_factory=dict)
    own_folder: str = "/disk/me/my scenarios"

    @property
    def logs(self) -> int:
        """As many as there are."""
        return len(self.played)

    def scenarios(self) -> tuple[ScenarioLine, ...]:
        """The shelf."""
        return self.shelf

    def sessions(self) -> tuple[SessionLine | UnreadableLine, ...]:
        """What was played."""
        return self.played

    def look_into(self, line: ScenarioLine) -> ScenarioLine:
        """What the check was told to find."""
        return self.checked.get(line.path, line)

    def open(self, path: str) -> Line:
        """The file of that name."""
        return self.files.get(path, UnreadableLine(path, "There is no such file."))


PLAYED = (UNFINISHED, FINISHED, DEBRIEF, OLD, UNREADABLE)
