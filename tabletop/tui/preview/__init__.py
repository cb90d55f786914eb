"""The face of a preview: a scenario played while its file is being written in another window."""
