"""The rules of play, pure: commands in, events or a refusal out, and a fold from events to state."""
