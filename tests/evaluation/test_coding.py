"""Events of bare sentences: what is coded, what pairs, and what a file of another form is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation import coding, relation, roles
from onrecord.evaluation.dyad import dyads_of
from onrecord.evaluation.row import Row


def event(source: str, other: str | None, code: str) -> Row:
    return {"source": "", "target": "", "code": code, "source_text": source, "target_text": other}


def gold(path: Path, *lines: Row) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def coded(text: str) -> list[tuple[str | None, str | None, str]]:
    found = coding.as_plover(next(dyads_of([{"id": "a", "text": text, "events": []}])))
    return [
        (d.actor.span and d.actor.span.quote, d.recipient.span and d.recipient.span.quote, d.type)
        for d in found
    ]


@pytest.mark.parametrize(
    ("text", "dyads"),
    [
        ("Norway accused Turkey of spying.", [("Norway", "Turkey", "ACCUSE")]),
        ("Norway condemned Turkey and Iran.", [("Norway", "Turkey", "ACCUSE"), ("Norway", "Iran", "ACCUSE")]),
        ("Norway rejected an Iranian proposal on Friday.", [("Norway", "Iranian", "REJECT")]),
        ("Turkey denied that it had bombed Syria.", []),
        ("Soldiers from Norway attacked Turkey.", [("Soldiers from Norway", "Turkey", "ASSAULT")]),
        ("Norway is about to restore ties with Iran.", [("Norway", "Iran", "SUPPORT")]),
    ],
)
def test_the_dyads_of_a_sentence(text: str, dyads: list[tuple[str, str, str]]) -> None:
    assert coded(text) == dyads


def test_a_meeting_is_one_dyad_in_each_direction() -> None:
    pairs = {
        (one, other) for one, other, kind in coded("Norway met Turkey in Oslo on Friday.") if kind == "CONSULT"
    }
    assert pairs == {("Norway", "Turkey"), ("Turkey", "Norway")}


def test_coding_scores_type_and_words_and_writes_what_it_found(tmp_path: Path) -> None:
    lines = [
        {
            "id": "a",
            "text": "Norway accused Turkey of spying.",
            "events": [event("Norway", "Turkey", "DISAPPROVE")],
        },
        {"id": "b", "text": "Turkey bombed Syria.", "events": [event("Turkey", "Iran", "FIGHT")]},
    ]
    out = tmp_path / "out.jsonl"
    figures = coding.evaluate(gold(tmp_path / "gold.jsonl", *lines), out)["all"]
    assert (figures["f1"], figures["actor"], figures["recipient"]) == (100.0, 100.0, 50.0)
    (first,) = json.loads(out.read_text("utf-8").splitlines()[0])["events"]
    assert (first["actor"], first["recipient"], first["type"]) == ([0, 6], [15, 21], "ACCUSE")
    assert first["actor_code"].startswith("NOR")


def test_roles_count_who_and_whom_and_silence(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "Norway accused Turkey of spying.", "gold_no_event": False,
         "events": [{"source": "NORGOV", "target": "TUR", "code": "112"}]},
        {"id": "b", "text": "The sun rose over the hills.", "gold_no_event": True, "events": []},
    ]  # fmt: skip
    figures = roles.evaluate(gold(tmp_path / "gold.jsonl", *lines))
    assert figures["who, whom"]["f1"] == 100.0
    assert figures["no event"] == {"gold": 1, "silent": 1}


def test_roles_are_those_of_parties_that_a_list_of_actors_has(tmp_path: Path) -> None:
    texts = ("The mayor accused the minister of lying.", "Turkey accused the African Union of bias.")
    lines = [{"id": text, "text": text, "gold_no_event": True, "events": []} for text in texts]
    assert roles.evaluate(gold(tmp_path / "gold.jsonl", *lines))["no event"] == {"gold": 2, "silent": 1}


def test_a_code_that_names_nobody_fits_any_side() -> None:
    assert roles.bears("---GOV", None)
    assert not roles.bears("TUR", None)


def test_relations_are_scored_by_type_and_quad(tmp_path: Path) -> None:
    text = "Norway accused Turkey of spying."
    line = {"id": "a", "text": text, "spans": [["SRC", 0, 6], ["TAR", 15, 21]], "events": [{"code": "REJECT"}]}
    figures = relation.evaluate(gold(tmp_path / "gold.jsonl", line))["all"]
    assert (figures["type"], figures["quad"]) == (0.0, 100.0)
    assert relation.quad("YIELD") == "material cooperation"


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="spans"):
        relation.evaluate(gold(tmp_path / "gold.jsonl", {"id": "a", "text": "x", "events": []}))
    with pytest.raises(InputError, match="events"):
        coding.evaluate(gold(tmp_path / "other.jsonl", {"id": "a", "text": "x"}))
