"""Wrong use of options and arguments, said in plain words and with the help that explains them."""

from __future__ import annotations

import re

import typer

_PLAIN = (
    (
        r"(?:Value error, )?(?P<value>'.*') does not match the formats? .*",
        r"\g<value> is no day; write it as 2019-03-29",
    ),
    (r"Input should be a valid integer.*", "this is no whole number; write it as 20"),
    (r"Input should be a valid number.*", "this is no number; write it as 0.5"),
    (r"Input should be less than or equal to (?P<most>\S+)", r"this is too large; \g<most> is the most"),
    (r"Input should be greater than or equal to (?P<least>\S+)", r"this is too small; \g<least> is the least"),
    (r"Value error, (?P<said>.*)", r"\g<said>"),
)
"""What the option parser says of a value, and the same in plain words."""


def wrong_use(error: typer.TyperException) -> str:
    """One line: which option or argument, what is wrong, what to do; "" where there is nothing to say."""
    said = _in_plain_words(error).rstrip(".")
    return f"{said}; see {_command(error)} --help" if said else ""


def _in_plain_words(error: typer.TyperException) -> str:
    message, param = getattr(error, "message", ""), getattr(error, "param", None)
    if not isinstance(error, typer.BadParameter) or not message or param is None:
        return error.format_message()
    name = next((word for word in param.opts if word.startswith("--")), param.metavar or param.name)
    return f"{name}: {_plain(message.rstrip('.'))}"


def _plain(message: str) -> str:
    for pattern, words in _PLAIN:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return message


def _command(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "onrecord"
