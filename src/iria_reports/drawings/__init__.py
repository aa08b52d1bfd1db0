"""Drawing SVG in a process of its own, under limits of time and memory: what Word shows, and whether words are seen.

`process` is the side of the parent. Nothing is imported here: the worker starts the faster.
"""
