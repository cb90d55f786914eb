"""The screens. Only here is Textual known; a screen sees a view and sends commands, nothing else."""
