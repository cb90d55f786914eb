"""Other programs' exports: what of them a scenario can say is taken over, the rest is listed."""
