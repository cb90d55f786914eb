"""The front door: commands, settings, and how the program ends."""
