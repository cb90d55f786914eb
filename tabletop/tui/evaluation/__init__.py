"""The evaluator's face: what the room sees now on the left, the sheet of tasks and notes on the right."""
