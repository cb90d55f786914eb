"""Hands on the keyboard."""

from __future__ import annotations

from typing import TypeVar

from textual.pilot import Pilot

ReturnType = TypeVar("ReturnType")


async def press(pilot: Pilot[ReturnType], *keys: str) -> None:
    """Press keys one after the other, each seen before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[ReturnType], text: str) -> None:
    """Type a text, letter by letter."""
    await press(pilot, *("space" if letter == " " else letter for letter in text))
