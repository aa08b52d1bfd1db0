"""Processes of our own, each confined to one thing: how they are confined, and what parent and process say to each other."""
