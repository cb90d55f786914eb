"""What helps an author: checks and their messages, the pages that explain them, and the schema for an editor."""
