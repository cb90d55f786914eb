"""What a log says afterwards."""
