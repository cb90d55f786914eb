"""What evaluators and scribes put down beside a session, pure: it looks at an exercise and never touches it."""
