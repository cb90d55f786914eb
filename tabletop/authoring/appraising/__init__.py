"""What a simulation's findings say to whoever wrote the scenario: as text, as data, as a document, as a row in a table.

Invariant: no figure is made here. What is said is what `simulation` found, with the method and the seed it came from.
"""
