"""Each way to write a report: one file, one function, nothing but its arguments."""
