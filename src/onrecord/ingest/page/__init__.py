"""Page: a web page's body text, what it states of itself, and what sort of page it is."""

from onrecord.ingest.page.webpage import Webpage, looks_like_html, read_webpage

__all__ = ["Webpage", "looks_like_html", "read_webpage"]
