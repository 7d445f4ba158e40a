"""onrecord: who did, said, threatened or denied what, and who says so, from news reports.

``import onrecord`` loads the types and the errors alone; the stages are loaded where they are used.
"""

from onrecord import errors, model

__version__ = "0.1.0"
__all__ = ["__version__", "errors", "model"]
