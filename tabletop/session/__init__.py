"""One run: the one place that decides, appends, folds and publishes, in that order, one command at a time."""
