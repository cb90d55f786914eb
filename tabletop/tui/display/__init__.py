"""The room's display: a second screen that follows the running session and shows only what the room may see."""
