"""The pages: a case in a browser, on this machine alone unless told otherwise."""

from onrecord.web.serve import serve

__all__ = ["serve"]
