"""The words of the interface, apart from what the program does.

The lowest floor: it knows nothing of exercises, and decisions, scenario and exercise know nothing of it.
"""
