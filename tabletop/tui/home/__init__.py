"""The home screen: what can be played, what was left unfinished, what can be looked back on."""
