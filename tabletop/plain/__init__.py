"""The same faces line by line: for screen readers, very small terminals, scripts and pipes."""
