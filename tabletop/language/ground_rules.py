"""How people treat each other in any exercise: said on screens, and on paper where there is none.

Invariant: sentences are looked up when they are asked for.
"""

from tabletop.language.catalogue import _


def usual_rules() -> tuple[str, ...]:
    """Ground rules that hold for every exercise."""
    return (
        _("You speak for a role, not for yourself. What a role says is nobody’s own view."),
        _("Decide with what you know. If something seems wrong, name the assumption and decide within it."),
        _("Quiet voices first. Nobody is laughed at for a choice."),
        _("Anybody may say “pause” or “real world” at any time; then play stops."),
        _("Chatham House Rule: use what you hear, but do not say who said it."),
    )
