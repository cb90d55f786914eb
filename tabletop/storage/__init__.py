"""Where a session log is kept: one port, the file behind it, and what a log can be checked for."""
