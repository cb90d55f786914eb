"""What was found, for other programs: plain data, SARIF, the annotations of a code host."""
