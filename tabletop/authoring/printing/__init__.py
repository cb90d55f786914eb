"""A scenario on paper: what is handed out, and what the facilitator needs when no screen works."""
