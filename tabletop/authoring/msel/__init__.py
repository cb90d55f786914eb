"""Spreadsheets: a planner's inject list (MSEL) becomes a scenario, and a scenario an inject list, with nothing lost."""
