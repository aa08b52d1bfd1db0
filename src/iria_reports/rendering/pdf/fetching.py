"""What WeasyPrint may load: the pictures of the document, by their digests, and nothing else."""

from __future__ import annotations

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from iria_reports.rendering.addresses import PICTURES


class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Answers for the given pictures alone; anything else ends the build."""

    def __init__(self, pictures: dict[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The picture of ``url``."""
        digest = url.removeprefix(PICTURES)
        if digest in self.pictures and url.startswith(PICTURES):
            kind, data = self.pictures[digest]
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        raise FatalURLFetchingError(f"refused to load {url}")
