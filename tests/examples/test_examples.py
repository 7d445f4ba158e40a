"""The example reports that come with the program."""

from onrecord import examples, ingest
from onrecord.model import Document, Genre

BY_FILE = {path.stem: path for path in examples.paths()}


def document(stem: str) -> Document:
    (found,) = ingest.load([str(BY_FILE[stem])])
    assert isinstance(found, Document)
    return found


def test_every_report_is_read_and_says_that_it_is_an_example() -> None:
    for stem in BY_FILE:
        found = document(stem)
        assert found.outlet is not None
        assert found.text.rstrip().endswith("(Written as an example for onrecord.)")
        assert 1_200 <= len(found.text) <= 2_500


def test_only_the_column_is_opinion_and_undated() -> None:
    undated = [stem for stem in BY_FILE if document(stem).published is None]
    opinion = [stem for stem in BY_FILE if document(stem).genre is Genre.OPINION]
    assert undated == opinion == ["cedar-hill-review-column"]


def test_one_agency_report_is_printed_in_two_outlets() -> None:
    left, right = document("northfield-gazette-2019-02-24"), document("riverbank-post-2019-02-24")
    assert left.wire == right.wire == "Meridian News Agency"
    assert left.outlet != right.outlet
    assert set(right.text.split("\n\n")[1:3]) <= set(left.text.split("\n\n"))


def test_the_folder_is_loaded_with_its_sidecar() -> None:
    found = list(ingest.load([str(examples.folder())]))
    assert [each.id for each in found if isinstance(each, Document)] == [
        document(stem).id for stem in sorted(BY_FILE)
    ]
    assert len(found) == len(BY_FILE)
