"""Questions and answers above a screen: each a modal that returns a typed result. Esc is always the safe answer."""
