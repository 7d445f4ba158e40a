"""Claims are scored as a careful reader would by hand, and as the scorer beside the gold data does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.claims import evaluate, score
from onrecord.evaluation.figure import Figures

from .marks import FIRED, FOUND, GOLD, MARCH, MARCHED, MOVE, MOVED, SHOT, TEXTS, claim, gold, link, party

SHARED = Path(__file__).parents[3] / "shared" / "gold"


def events(marks: list[dict[str, Any]], found: list[dict[str, Any]]) -> Figures:
    return score(marks, found, TEXTS)["events"]


def test_claims_as_the_gold_has_them_are_right_in_every_field() -> None:
    assert events(GOLD, FOUND) == {
        "gold": 3, "pred": 3, "pairs": 3, "precision": 100.0, "recall": 100.0, "f1": 100.0, "type": 100.0,
        "status": 100.0, "actor": 100.0, "recipient": 100.0, "voice": 100.0, "when": 100.0, "quantity": 100.0,
        "whole_recall": 100.0, "whole_precision": 100.0,
    }  # fmt: skip


def test_a_claim_missed_costs_recall_and_one_made_up_costs_precision() -> None:
    made_up = claim("the Amber Post reported", "reported", "CONSULT")
    figures = events(GOLD, [MOVED, FIRED, made_up, claim("denied", "denied", "REJECT")])
    assert (figures["pairs"], figures["precision"], figures["recall"]) == (2, 50.0, 66.7)
    assert figures["f1"] == 57.1  # 2 · 50 · 66.7 / 116.7
    assert (figures["whole_precision"], figures["whole_recall"]) == (50.0, 66.7)


@pytest.mark.parametrize(
    ("found", "field"),
    [
        ({**MOVED, "type": "RETREAT"}, "type"),
        ({**MOVED, "status": "planned"}, "status"),
        ({**MOVED, "actors": [party("Minister Ada Quist")]}, "actor"),
        ({**MOVED, "actors": []}, "actor"),
        ({**MOVED, "recipients": [party("Port Amber")]}, "recipient"),
        ({**MOVED, "attribution": [link("outlet")]}, "voice"),
        ({**MOVED, "attribution": [link("person", "Ada Quist"), link("outlet")]}, "voice"),
        ({**MOVED, "when": None}, "when"),
        ({**MOVED, "when": {"earliest": "2021-05-04", "latest": None}}, "when"),
        ({**MOVED, "quantities": [{"low": 270, "high": 330}]}, "quantity"),
    ],
)
def test_a_wrong_field_is_wrong_in_its_own_column_alone(found: dict[str, Any], field: str) -> None:
    figures = events([MOVE], [found])
    columns = ("type", "status", "actor", "recipient", "voice", "when", "quantity")
    assert {name for name in columns if figures[name] == 0.0} == {field}
    assert (figures["whole_precision"] == 0.0) == (field in ("type", "status", "actor", "voice"))


def test_days_and_numbers_count_only_where_either_side_has_one() -> None:
    assert (events([MARCH], [MARCHED])["when"], events([MARCH], [MARCHED])["quantity"]) == (None, None)


def test_statements_are_left_out_of_the_events() -> None:
    said = gold("the Amber Post reported", "reported", "STATEMENT")
    both = score([*GOLD, said], FOUND, TEXTS)
    assert (both["all"]["gold"], both["events"]["gold"]) == (4, 3)


@pytest.mark.parametrize(("marked", "right"), [("planned", 100.0), ("speculated", 100.0), ("asserted", 0.0)])
def test_what_others_predict_agrees_with_planned_and_with_speculated(marked: str, right: float) -> None:
    figures = events([{**MARCH, "status": marked}], [{**MARCHED, "status": "predicted"}])
    assert figures["status"] == right


def test_two_claims_of_one_act_pair_once_and_the_better_fit_wins() -> None:
    loose = claim("Norland moved 300 soldiers to Port Amber on 4 May", "moved", "RETREAT")
    figures = events([MOVE], [loose, MOVED])
    assert (figures["pairs"], figures["type"], figures["precision"]) == (1, 100.0, 50.0)


def test_claims_without_a_common_word_pair_by_half_a_clause_and_one_type() -> None:
    by_clause = claim("Norland moved 300 soldiers", "soldiers", "MOBILIZE")
    assert events([MOVE], [by_clause])["pairs"] == 1
    assert events([MOVE], [{**by_clause, "type": "RETREAT"}])["pairs"] == 0


def test_conflicts_headlines_and_other_reports_are_passed_over() -> None:
    elsewhere = {**MOVED, "document": "r2"}
    headline = gold("words of a headline alone", "headline", "MOBILIZE")
    conflict = {"conflict": True, "event": "shot"}
    figures = events([SHOT, headline, conflict, {**MARCH, "doc": "r2"}], [FIRED, elsewhere])
    assert (figures["gold"], figures["pred"], figures["pairs"]) == (1, 1, 1)


def test_nothing_predicted_is_no_error() -> None:
    assert events(GOLD, [])["f1"] == 0.0
    assert events([], [])["whole_precision"] is None


def test_the_scorer_beside_the_gold_gives_the_same_figures(tmp_path: Path) -> None:
    if not (SHARED / "score_claims.py").is_file():
        pytest.skip("the gold data is not beside the project")
    docs, marks = (SHARED / "claims" / f"dev1.{kind}.jsonl" for kind in ("docs", "claims"))
    own = evaluate(docs, marks, tmp_path / "found.jsonl")
    assert own == _by_the_scorer(docs, marks, tmp_path / "found.jsonl")


def _by_the_scorer(docs: Path, marks: Path, found: Path) -> dict[str, Figures]:
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "score_claims.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    texts = {row["id"]: row for row in scorer.load(docs)}
    sides = [
        list(scorer.gold_claims(scorer.load(marks), texts)),
        list(scorer.pred_claims(scorer.load(found), texts)),
    ]
    events_ = [[claim for claim in side if claim["type"] != "STATEMENT"] for side in sides]
    return {"all": scorer.score(*sides, texts), "events": scorer.score(*events_, texts)}
