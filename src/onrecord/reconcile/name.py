"""Names as they are compared across reports: keys under which one bearer is found again."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.knowledge.state import country_of, demonym_of, seat_of
from onrecord.reconcile.word import fold, listed, rows, words

_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}", re.ASCII)


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name without article, titles of courtesy and the dots of "U.N."."""
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), fold(name))
    found = tuple(words(plain))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def spelled(word: str) -> str:
    """One spelling for the ways of writing a name: "Sergey" and "Sergei", "Morsi" and "Mursi"."""
    word = word[:1] + word[1:].replace("h", "").replace("ou", "u")
    word = word.translate(str.maketrans("yjwu", "iivo")).replace("ks", "x")
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def person(name: str) -> tuple[str, str]:
    """First name ("" where none is given) and surname; particles, initials and middle names aside.

    "Jr." makes another bearer of the name; a short form stands for the full first name ("Joe", "Joseph").
    """
    said = [word for word in tokens(name) if word not in listed("particles.txt")]
    junior = " jr" if said[-1:] in (["jr"], ["junior"]) else ""
    parts = [spelled(_full_forms().get(word, word)) for word in said if word not in ("jr", "junior", "sr")]
    full = [part for part in parts if len(part) > 1] or parts
    if not full:
        return "", ""
    return (full[0] if full[0] != full[-1] else "", full[-1] + junior)


@lru_cache(maxsize=65536)
def middle(name: str) -> str:
    """The initials between first name and surname, where written as initials: "hw" of "George H.W."."""
    said = [word for word in tokens(name) if word not in listed("particles.txt")]
    return "".join(word for word in said[1:-1] if len(word) <= 2 and word.isalpha())


@cache
def _full_forms() -> dict[str, str]:
    return {short: full for full, shorts in rows("nicknames.tsv") for short in shorts.split()}


def generic(name: str) -> bool:
    """Whether many states have a body or people of this name ("Foreign Ministry", "rebels")."""
    return all(word in listed("generic_names.txt") or word.isdigit() for word in tokens(name))


@cache
def _long_forms() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for short, longs in rows("acronyms.tsv"):
        for form in (short, *longs.split(";")):
            table.setdefault(tokens(form), short)
    return table


def acronym(name: str) -> str | None:
    """The listed short form of a body's name, "UN" for "United Nations"; None where none is listed."""
    return _long_forms().get(tokens(name))


def initials(name: str) -> str:
    """The initials of a name of three words or more, small words aside; "" for shorter names."""
    letters = [word[0] for word in tokens(name) if word not in listed("stopwords.txt")]
    return "".join(letters) if len(letters) >= 3 else ""


@lru_cache(maxsize=65536)
def state_code(name: str) -> str | None:
    """ISO alpha-3 of the state that a name, a people or a seat of government stands for: "Kremlin", RUS."""
    country = country_of(name) or demonym_of(name)
    if country:
        return country.code
    seat = seat_of(name)
    return seat.country.code if seat else None


@lru_cache(maxsize=65536)
def codes_in(text: str) -> tuple[str, ...]:
    """States named, by name, people or seat, by single words or pairs of words of ``text``, in order."""
    run = re.findall(r"[\w.'’-]+", text)
    forms = [*run, *(f"{a} {b}" for a, b in pairwise(run))]
    return tuple(
        dict.fromkeys(code for form in forms if (code := state_code(form.rstrip(".,")) or state_code(form)))
    )
