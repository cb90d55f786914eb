"""Golden plays: a scenario played by its play file, and held to what the file expects.

Invariant: everything goes through the same engine and the same views as a live exercise; the first thing that does not
go as written is found where it happens, and what only follows from it is not reported.
"""
