"""Markdown into the model: CommonMark with the Pandoc and Quarto conventions of ``docs/reference/markdown.md``.

markdown-it-py parses; the modules here add only what it lacks. `parser` assembles it from `block_rules` and
`inline_rules`; `reader` turns its tokens into blocks, `inlines` into prose, `records` into records,
`sections` nests headings; `differences` finds what Pandoc would read otherwise.
"""

from iria_reports.loading.markdown.reader import MarkdownReader

__all__ = ["MarkdownReader"]
