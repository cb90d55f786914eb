"""The words of exercises that a participant may meet, each with one sentence.

Invariant: sentences are looked up when they are shown; the table only marks the English.
"""

from __future__ import annotations

from typing import Final

from tabletop.language.catalogue import N_, _

_TERMS: Final = (
    (N_("After-action report"), N_("The written account of what happened in a session, and why.")),
    (N_("Article 4"), N_("Consultation among Allies, at the request of any one of them.")),
    (N_("Article 5"), N_("Collective defence: each Ally assists as it deems necessary.")),
    (N_("Attribution"), N_("Deciding, and perhaps saying, who is responsible; a sovereign decision of each state.")),
    (N_("Chatham House Rule"), N_("What was said may be used; who said it, and for whom they work, may not be told.")),
    (N_("Confidence-building"), N_("Openness and restraint that lower the risk of misunderstanding.")),
    (N_("Consensus"), N_("A decision nobody objects to. There is no vote.")),
    (N_("Contingency inject"), N_("An inject held back, used when what was expected does not happen.")),
    (N_("Debrief"), N_("The talk afterwards, in which most of the learning happens.")),
    (N_("Decision"), N_("What an inject asks of a team.")),
    (N_("Deterrence"), N_("Discouraging somebody by denying success or by threatening a cost.")),
    (N_("ENDEX"), N_("The declared end of play. Roles end here.")),
    (N_("Escalation"), N_("A rise in intensity or scope: on purpose, through a chain of reactions, or by accident.")),
    (N_("Facilitator"), N_("Leads the talk, keeps the time and the objectives, and rules on outcomes.")),
    (N_("Forward presence"), N_("Multinational battlegroups on the eastern flank of the Alliance.")),
    (N_("Hot wash"), N_("The talk immediately after play.")),
    (N_("Hybrid activity"), N_("Coordinated hostile means below, or around, armed attack; it lives on doubt.")),
    (N_("Indicator"), N_("A gauge of one aspect of the situation. It helps to talk; it measures nothing.")),
    (N_("Inject"), N_("An event or a piece of information, brought in to prompt decisions.")),
    (N_("Inject list (MSEL)"), N_("The injects in the order they are planned, with what is expected of each.")),
    (N_("Likelihood"), N_("How probable something is, as a word and a number, so that people mean the same.")),
    (N_("Miscalculation"), N_("A wrong estimate of what somebody wants, or of what will follow.")),
    (N_("Move"), N_("A period of play that ends in decisions.")),
    (N_("North Atlantic Council"), N_("The principal political body of the Alliance; it decides by consensus.")),
    (N_("Off-ramp"), N_("A way down that lets everybody keep their face.")),
    (N_("Outcome"), N_("What happens in the story because of a decision.")),
    (N_("Parked question"), N_("A question set aside for later, written down so that it is not lost.")),
    (N_("REAL WORLD"), N_("Said before anything that is not part of the exercise.")),
    (N_("Red line"), N_("A limit which, when crossed, brings a response.")),
    (N_("Resilience"), N_("Being able to take a blow and to recover.")),
    (N_("Ruling"), N_("Saying what a decision leads to: by the script, or in the facilitator’s own words.")),
    (N_("Security dilemma"), N_("What one side does for its defence looks like a threat to the other.")),
    (N_("Session log"), N_("The record of what was shown, decided and ruled. Nothing in it is ever changed.")),
    (N_("Silence procedure"), N_("A text is adopted unless somebody objects before the deadline.")),
    (N_("STARTEX"), N_("The declared start of play.")),
    (N_("Straw poll"), N_("A show of hands that decides nothing.")),
    (N_("Threshold"), N_("A level that changes which response is lawful or wise.")),
)
"""Word and meaning, in the alphabet of the English words."""


def terms() -> tuple[tuple[str, str], ...]:
    """(word, meaning) in the chosen language, sorted by word."""
    return tuple(sorted(((_(word), _(meaning)) for word, meaning in _TERMS), key=lambda term: term[0].casefold()))
