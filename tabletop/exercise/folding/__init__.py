"""What an event makes of a state, by topic. `evolve` chooses among them."""
