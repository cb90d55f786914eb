"""Making a scenario ready for another language: its texts in a file of their own, and what became of them since."""
