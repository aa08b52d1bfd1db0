"""Files into the model: Markdown, YAML, JSON, CSV, bibliographies.

`folder` is the entrance. Everything written becomes raw data with places (`raw`), and `construct` decides,
from the classes of the model, what it means.
"""
