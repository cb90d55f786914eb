"""What a command leads to: events, or a refusal. One file per topic; `engine` chooses among them."""
