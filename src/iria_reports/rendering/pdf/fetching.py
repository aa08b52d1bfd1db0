"""What WeasyPrint may load: the pictures of the document, by their digests, and nothing else."""

from __future__ import annotations

from typing import Final

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

PREFIX: Final = "iria:picture/"


class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Answers for the given pictures alone; anything else ends the build."""

    def __init__(self, pictures: dict[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.pictures = pictures
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The picture of ``url``."""
        digest = url.removeprefix(PREFIX)
        if digest in self.pictures and url.startswith(PREFIX):
            kind, data = self.pictures[digest]
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        self.refused.append(url)
        raise FatalURLFetchingError(f"refused to load {url}")
