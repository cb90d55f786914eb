"""Cutting a view for an audience. `audiences.view` is the door; the rest builds its parts."""
