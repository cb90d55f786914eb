"""What a team can be asked: one file per mechanic, each with its question, answer, check, tally and form as data."""
