"""Prepare, run, play and review tabletop exercises in the terminal.

The package root holds the version and nothing else, so that importing any part of it costs only that part.
"""

__version__ = "0.1.0"
