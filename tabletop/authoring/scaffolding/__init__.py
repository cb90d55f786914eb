"""A new scenario to begin with: whole, clean and playable, with every text that its author has to write marked.

Invariant: what is written loads, checks clean in the usual profile, and its golden play comes out, whatever was typed.
"""
