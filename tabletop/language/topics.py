"""The themes a scenario can be about, in a few words each, so that nobody has to know that T41 is attribution.

Invariant: every theme that the scenario format knows has its words; they are looked up when they are shown.
"""

from __future__ import annotations

from typing import Final

from tabletop.language.catalogue import N_, _

_TOPICS: Final = {
    "T01": N_("Deterrence versus escalation"),
    "T02": N_("Credibility and resolve"),
    "T03": N_("Alliance unity"),
    "T04": N_("Divergent threat perceptions and interests"),
    "T05": N_("Speed versus consensus"),
    "T06": N_("Defensive mandate and legal limits"),
    "T07": N_("Practical cooperation below Article 5"),
    "T08": N_("Article 4 and Article 5 thresholds"),
    "T09": N_("Reassurance of eastern Allies"),
    "T10": N_("Eastern-flank posture"),
    "T11": N_("Avoiding direct confrontation"),
    "T12": N_("Kinds of assistance"),
    "T13": N_("Logistical support and repair chains"),
    "T14": N_("Training and capacity building"),
    "T15": N_("Intelligence sharing"),
    "T16": N_("Interoperability and reform"),
    "T17": N_("NATO–Ukraine Council"),
    "T18": N_("Membership and the open door"),
    "T19": N_("Ukraine: sovereignty and resilience"),
    "T20": N_("Partnership for Peace"),
    "T21": N_("Mediterranean Dialogue"),
    "T22": N_("Neighbours seeking closer ties"),
    "T23": N_("Strategic communication"),
    "T24": N_("Public diplomacy"),
    "T25": N_("Russian protests and information strategy"),
    "T26": N_("Political signalling"),
    "T27": N_("Poland"),
    "T28": N_("Romania"),
    "T29": N_("Hungary and Slovakia"),
    "T30": N_("Baltic States"),
    "T31": N_("Readiness and burden in host states"),
    "T32": N_("Public opinion and societal tension"),
    "T33": N_("Relations in the region"),
    "T34": N_("Alert, miscalculation, unintended conflict"),
    "T35": N_("Security dilemma"),
    "T36": N_("Burden-sharing"),
    "T37": N_("Fatigue and resilience in a long crisis"),
    "T38": N_("Technological innovation"),
    "T39": N_("Hybrid tactics"),
    "T40": N_("Cyberattacks"),
    "T41": N_("Attribution and threshold"),
    "T42": N_("Large exercises near borders"),
    "T43": N_("Trident Juncture and its successors"),
    "T44": N_("Rapid response force"),
    "T45": N_("Forward Presence battlegroups"),
    "T46": N_("Notification of exercises"),
    "T47": N_("Air policing"),
    "T48": N_("Naval presence, sea and undersea"),
    "T49": N_("Missile defence"),
    "T50": N_("Kaliningrad"),
    "T51": N_("Arctic"),
    "T52": N_("Russian modernisation"),
    "T53": N_("Russian counter-exercises"),
    "T54": N_("Russia’s perspective"),
    "T55": N_("‘Broken assurances’ narrative"),
    "T56": N_("European security architecture"),
    "T57": N_("Cold War origins and enlargement"),
    "T58": N_("Years of cooperation and their breakdown"),
    "T59": N_("The full-scale invasion of 2022"),
    "T60": N_("Strained dialogue"),
    "T61": N_("United States policy"),
    "T62": N_("European Union policy"),
    "T63": N_("US and EU coordination"),
    "T64": N_("Financial sanctions"),
    "T65": N_("Energy sanctions"),
    "T66": N_("Defence and technology sanctions"),
    "T67": N_("Listing of people and entities"),
    "T68": N_("Side effects of sanctions"),
    "T69": N_("Diplomatic pressure and norms"),
    "T70": N_("China and other alignments"),
    "T71": N_("Middle East crises"),
    "T72": N_("Terrorism and counter-terrorism"),
    "T73": N_("Asymmetric threats"),
    "T74": N_("Arms-control dialogue"),
    "T75": N_("Confidence-building measures"),
    "T76": N_("De-escalation and conflict resolution"),
    "T77": N_("‘Buffer zone’ framing"),
    "T78": N_("Collective response and crisis management"),
}


def topic(code: str) -> str:
    """What a theme is about; the code itself when it is none of ours."""
    return _(_TOPICS[code]) if code in _TOPICS else code


def known(code: str) -> bool:
    """Whether a theme has words of its own."""
    return code in _TOPICS
