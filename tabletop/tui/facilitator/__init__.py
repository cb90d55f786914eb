"""The facilitator's face: set up, run, close and talk over an exercise, from one keyboard in front of a room."""
