"""What the facilitator's screens say: pure functions from a view to `Content`, so that a screen only places them."""
