"""Processes of our own that do one thing in confinement: how they are confined, and what parent and process say to each other."""
