"""Two real reports, read from beginning to end: what an analyst must find in them, and must not.

The reports are not part of the project; without them beside the checkout these tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.analyze import Options
from onrecord.errors import InputError
from onrecord.ingest import Facts
from onrecord.model import Claim, Document, Event, Genre, Ledger, Status, Support

REPORTS = Path(__file__).parents[2] / "shared" / "reports" / "venezuela-2019"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not in {REPORTS}")

FLIGHT = date(2019, 3, 23)


@pytest.fixture(scope="module")
def record() -> Ledger:
    loaded = list(pipeline.read_paths([str(REPORTS)], Facts()))
    read = [one for one in loaded if not isinstance(one, InputError)]
    assert len(read) == 2
    return pipeline.ledger_of([document for document, _ in read], [reading for _, reading in read])


def column(record: Ledger) -> Document:
    return next(document for document in record.documents if document.published is None)


def telling(record: Ledger, words: str) -> Claim:
    """The claim whose clause holds the words, the shortest where several do."""
    found = [claim for claim in record.claims if words in claim.span.quote]
    return min(found, key=lambda claim: claim.span.end - claim.span.start)


def event(record: Ledger, claim: Claim) -> Event:
    return next(one for one in record.events if claim.id in one.claims)


def own_voice(claim: Claim) -> str:
    """Who speaks: the actor of a typed speech act, else the nearest voice."""
    return next((one.name or "" for one in claim.actors), claim.attribution[0].source.name or "")


def test_the_flight_is_one_event_acknowledged_and_not_corroborated(record: Ledger) -> None:
    flight = event(record, telling(record, "about 100 servicemen"))
    assert telling(record, "dozens of soldiers").id in flight.claims
    assert flight.when is not None
    assert (flight.when.earliest, flight.when.latest) == (FLIGHT, FLIGHT)
    assert flight.support == Support.ACKNOWLEDGED
    assert flight.origins.low == 1
    printed = {
        quantity.span.quote for one in record.claims if one.id in flight.claims for quantity in one.quantities
    }
    assert {"about 100", "dozens", "35 tons"} <= printed


def test_the_contractors_are_another_event_of_no_known_day(record: Ledger) -> None:
    contractors = telling(record, "400 Russian")
    flight = event(record, telling(record, "about 100 servicemen"))
    assert contractors.id not in flight.claims
    when = event(record, contractors).when
    assert when is None or not when.dated
    assert contractors.attribution[0].source.name == "Washington Times"


def test_the_numbers_are_no_conflict_and_nothing_is_certain_against_the_flight(record: Ledger) -> None:
    assert not [conflict for conflict in record.conflicts if conflict.about == "number"]
    flight = event(record, telling(record, "about 100 servicemen"))
    certain = [conflict for conflict in record.conflicts if conflict.certainty == "certain"]
    assert not [conflict for conflict in certain if conflict.event == flight.id]


def test_specialists_and_staying_in_power_are_one_dispute_of_purpose(record: Ledger) -> None:
    (dispute,) = [conflict for conflict in record.conflicts if conflict.about == "character"]
    sides = [{source.name for source in position.sources} for position in dispute.positions]
    assert any("John Bolton" in side for side in sides)
    assert any(telling(record, "merely to service").id in position.claims for position in dispute.positions)
    assert dispute.certainty == "possible"


def test_the_demand_is_the_presidents_of_27_march(record: Ledger) -> None:
    demand = telling(record, "has to get out")
    assert own_voice(demand).endswith("Trump")
    assert demand.when is not None
    assert demand.when.earliest == demand.when.latest == date(2019, 3, 27)


def test_the_warnings_of_29_march_are_the_advisers_with_his_office(record: Ledger) -> None:
    for words in ("caution actors external", "such provocative actions as"):
        warning = telling(record, words)
        assert own_voice(warning) == "John Bolton"
        assert warning.when is not None
        assert warning.when.earliest == date(2019, 3, 29)
    adviser = next(entity for entity in record.entities if entity.name == "John Bolton")
    assert any("adviser" in role.title for role in adviser.roles)


def test_the_spokeswomans_answer_is_hers_told_on_28_march(record: Ledger) -> None:
    link = telling(record, "As long as they need to").attribution[0]
    assert link.source.name == "Maria Zakharova"
    assert link.told is not None
    assert link.told.earliest == date(2019, 3, 28)


def test_american_troops_are_not_told_to_enter(record: Ledger) -> None:
    told = [claim for claim in record.claims if "American troops" in claim.span.quote]
    assert told
    assert all(claim.status != Status.ASSERTED for claim in told if claim.type == "MOBILIZE")


def test_the_column_is_undated_opinion_of_no_named_outlet(record: Ledger) -> None:
    first = column(record)
    assert first.genre == Genre.OPINION
    assert first.outlet is None
    assert any("date" in warning for warning in first.warnings)


def test_who_backs_and_recognizes_whom_whose_forces_are_where_and_who_is_barred(record: Ledger) -> None:
    names = {entity.id: entity.name for entity in record.entities}
    states = {
        (names.get(s.subject, s.subject), s.relation.value, names.get(s.object, s.object)): s
        for s in record.states
    }
    assert ("United States", "backs", "Juan Guaido") in states
    assert ("Russia", "backs", "Nicolas Maduro") in states
    assert ("a growing number of leaders", "recognizes", "Juan Guaido") in states
    forces = states["Russia", "has forces in", "Caracas"]
    assert "about 100" in {quantity.span.quote for quantity in forces.quantities}
    assert forces.last_reported is not None
    assert forces.last_reported.latest == date(2019, 3, 29)
    assert [thing for who, how, thing in states if (who, how) == ("Juan Guaido", "barred from")] == [
        "holding public office for 15 years"
    ]
    assert all(state.claims for state in record.states)


def test_what_the_contractors_came_for_is_put_as_rival_surmises(record: Ledger) -> None:
    stay, leave = telling(record, "reinforcing"), telling(record, "evacuation")
    assert stay.id != leave.id
    assert {stay.status, leave.status} == {Status.SPECULATED}
    printed = pipeline.brief_of(record, Options())
    (rivals,) = [section for section in printed.sections if section.title.startswith("Hypotheses")]
    assert {stay.id, leave.id} <= {claim for line in rivals.lines for claim in line.claims}
