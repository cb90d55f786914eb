"""A few sessions of one scenario side by side."""
