"""Play alone: the script leads, the player commits before anything is told, and looks back at the end."""
