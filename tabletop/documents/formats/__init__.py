"""Each way to write a document: one file, one function, nothing but its arguments."""
