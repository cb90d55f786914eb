"""The rules of `check` above shape and references: structure (2xx), logic (3xx), content (4xx). One file for each.

Invariant: a rule is in the list of its group, or it does not exist.
"""
