"""The document model: frozen, typed, closed. `briefing` is its top, `blocks` and `inlines` its two unions."""
