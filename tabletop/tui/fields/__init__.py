"""One widget per field type of `decisions/form.py`, and the `FormView` that composes them.

A mechanic made of known fields needs nothing here.
"""
