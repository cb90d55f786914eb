"""The story of a scenario at a glance: what comes when, what it asks, what each answer leads to, what an ending needs.

Invariant: an outline is drawn from the scenario alone; every format tells the same one.
"""
