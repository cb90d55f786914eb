"""A scenario in another language: a file of texts beside it, laid over it before anybody plays.

Invariant: what comes out is one scenario like any other, and it plays exactly as the original does; the log holds it
whole, so nothing above this floor knows that it was ever two files.
"""
