"""One team's table: its role card, the inject, its form; and the hand-over of one keyboard between teams.

Solo play and the facilitator's hot seat build on it.
"""
