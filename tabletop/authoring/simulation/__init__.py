"""How a scenario plays: every course it can take, or a seeded sample of them where there are too many.

Invariant: play here is play there. What happens in a simulated exercise is what the engine would have made of the same
answers; a test plays both.
"""
