"""Every error that onrecord raises on purpose.

OnrecordError
├── InputError     an input that cannot be read: named, with the reason and what to do
│   └── Unused     something told beside the reports that is left out: the reports are read without it
├── CaseError      a case file that cannot be used
└── UsageError     a request that makes no sense as asked

Each prints as one line: what it is about, what is wrong, what to do.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """``about``: ``wrong``; ``remedy``. Printed as one line."""

    def __init__(self, about: str, wrong: str, remedy: str = "") -> None:
        self.about = about
        self.wrong = wrong
        self.remedy = remedy
        super().__init__(f"{about}: {wrong}" + (f"; {remedy}" if remedy else ""))


class InputError(OnrecordError):
    """A report that cannot be read; the rest of the input goes on."""


class Unused(InputError):
    """Something told beside the reports that could not be used; the reports themselves are read."""


class CaseError(OnrecordError):
    """A case file that cannot be opened, written or understood."""


class UsageError(OnrecordError):
    """Arguments that do not fit together."""
