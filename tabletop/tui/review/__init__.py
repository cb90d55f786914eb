"""Going through a finished session: the timeline, and what anybody saw at any moment of it."""
