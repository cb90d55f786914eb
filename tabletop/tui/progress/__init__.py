"""A person's own runs over time, and what to play next."""
