"""Three themes: light, dark and high-contrast, and the colours that mean something.

Invariant: colour is never the only carrier. `$live` marks what is live now, `$quiet` what may be overlooked, `$rule`
divides; each team's colour goes with its sign and its name (`widgets/teams.py`).
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

TEAMS: Final = 12
"""A scenario has at most twelve teams."""

_DARK_TEAMS: Final = (
    "#7cc4ff", "#f2b45a", "#6fd3a8", "#e79fd0", "#f0e16a", "#ff9b80",
    "#b9b3ff", "#9fd65f", "#5fd6de", "#d9a37a", "#c9cdd3", "#ffb3c1",
)  # fmt: skip
_LIGHT_TEAMS: Final = (
    "#0b5394", "#8a4b00", "#00664a", "#8a2c6b", "#6a5b00", "#a5361b",
    "#4a3fa3", "#3f6b00", "#006a73", "#6f4523", "#454b54", "#99284a",
)  # fmt: skip
_CONTRAST_TEAMS: Final = (
    "#66ccff", "#ffb000", "#33ff99", "#ff99ff", "#ffff33", "#ff8866",
    "#ccbbff", "#aaff33", "#33ffff", "#ffcc99", "#ffffff", "#ffbbcc",
)  # fmt: skip


def _variables(quiet: str, rule: str, live: str, on_live: str, teams: tuple[str, ...]) -> dict[str, str]:
    named = {f"team-{number}": colour for number, colour in enumerate(teams)}
    return {
        "quiet": quiet,
        "rule": rule,
        "live": live,
        "on-live": on_live,
        "border": live,
        "border-blurred": rule,
        "input-cursor-background": live,
        "input-cursor-foreground": on_live,
        "block-cursor-background": live,
        "block-cursor-foreground": on_live,
        "block-cursor-text-style": "bold",
        "footer-background": "transparent",
        "scrollbar": rule,
        "scrollbar-hover": quiet,
        "scrollbar-active": live,
        "scrollbar-background": "transparent",
        "scrollbar-background-hover": "transparent",
        "scrollbar-background-active": "transparent",
        "scrollbar-corner-color": "transparent",
        **named,
    }


DARK: Final = Theme(
    name="dark",
    primary="#7cc4ff",
    accent="#7cc4ff",
    warning="#f2b45a",
    error="#ff9b80",
    success="#6fd3a8",
    foreground="#dfe3e8",
    background="#14171b",
    surface="#14171b",
    panel="#20252b",
    dark=True,
    variables=_variables("#97a1ad", "#3c444e", "#7cc4ff", "#10141a", _DARK_TEAMS),
)
LIGHT: Final = Theme(
    name="light",
    primary="#0b5394",
    accent="#0b5394",
    warning="#8a4b00",
    error="#a5361b",
    success="#00664a",
    foreground="#1d2126",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#eceae4",
    dark=False,
    variables=_variables("#5c6570", "#c4c2ba", "#0b5394", "#ffffff", _LIGHT_TEAMS),
)
HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    primary="#ffe100",
    accent="#ffe100",
    warning="#ffb000",
    error="#ff8866",
    success="#33ff99",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables=_variables("#ffffff", "#ffffff", "#ffe100", "#000000", _CONTRAST_TEAMS),
)

THEMES: Final = (LIGHT, DARK, HIGH_CONTRAST)
"""In the order the key switches through them."""

NAMES: Final = tuple(theme.name for theme in THEMES)
"""What `--theme` takes."""

USUAL: Final = DARK.name
"""The theme when none, or an unknown one, was asked for."""


def known(name: str) -> str:
    """`name` if it is one of ours, else the usual one."""
    return name if name in NAMES else USUAL


def after(name: str) -> str:
    """The theme that follows `name`."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else USUAL
