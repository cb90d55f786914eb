"""What other programs read of a session: tables, sets of lines, statements about learning."""
