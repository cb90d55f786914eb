"""The round of the laptop: one form after another, nobody sees another's."""
