"""One edition, end to end: load, check, tailor, resolve, render, inspect, publish."""
