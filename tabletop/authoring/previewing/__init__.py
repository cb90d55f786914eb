"""Play while you write: what was chosen, replayed onto every saved version of a scenario file."""
