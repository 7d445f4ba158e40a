"""Who is on record: the list, and one party with its roles over time and all that it did and said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from onrecord.analyze.naming import entity_name, office
from onrecord.analyze.voice import nearest
from onrecord.model import Document, Entity, Role, State, Status
from onrecord.present.visible import one_line
from onrecord.web.question import Question
from onrecord.web.render import called
from onrecord.web.row import Row
from onrecord.web.visit import NotFound, Visit

PER_PAGE, SHOWN = 60, 12
SPLIT, OFFERED = 48, 200
"""Reports of one entity that can be ticked, and names that are offered."""
GROUPS = ("did", "had done to it", "said", "denied", "was said of it to come")


def listed(visit: Visit) -> Response:
    """Everybody who is named, the most named first; ``q`` is part of a name."""
    question = Question.of(visit.request.query_params.multi_items())
    found = [one for one in visit.view.ledger.entities if _bears(one, question.q)]
    found.sort(key=lambda one: (-one.mentions, one.name))
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(question.page, pages)
    desk = visit.view.desk
    chosen = [
        (one, one_line(entity_name(desk, one.id) or one.name), one_line(office(desk, one.id)),
         len(visit.view.acts.get(one.id, ())))
        for one in found[(page - 1) * PER_PAGE : page * PER_PAGE]
    ]  # fmt: skip
    return visit.show(
        "entities", "Who", chosen=chosen, question=question, page=page, pages=pages, total=len(found)
    )


def single(visit: Visit) -> Response:
    """One party."""
    id_ = visit.request.path_params["id"]
    entity = visit.view.desk.entities.get(id_)
    if entity is None:
        raise NotFound(id_, "nobody on record has this id", "see Who")
    return visit.show(
        "entity", entity.name, entity=entity, roles=_roles(visit, entity), states=_states(visit, entity),
        named=_named(visit, id_), others=_others(visit, entity), groups=_grouped(visit, entity), shown=SHOWN,
        asked=visit.request.query_params.get("all", ""),
        called=one_line(entity_name(visit.view.desk, id_) or entity.name),
    )  # fmt: skip


def _named(visit: Visit, entity: str) -> list[tuple[Document, str]]:
    """The reports that name it, by their letters, each with the first words that do; the first of many."""
    found = []
    for document in visit.view.desk.documents.values():
        mentions = visit.view.desk.mentions.get(document.id, ())
        first = min((one.span for one in mentions if one.entity == entity), default=None)
        if first is not None:
            found.append((document, first.quote))
    return found[:SPLIT]


def _others(visit: Visit, entity: Entity) -> list[str]:
    """The names of those who are named most, to choose from."""
    ranked = sorted(visit.view.ledger.entities, key=lambda one: (-one.mentions, one.name))
    return [one.name for one in ranked[:OFFERED] if one.id != entity.id]


def _bears(entity: Entity, part: str) -> bool:
    folded = part.casefold()
    return not folded or any(folded in name.casefold() for name in (entity.name, *entity.aliases))


def _roles(visit: Visit, entity: Entity) -> list[tuple[Role, date | None]]:
    """Its roles with the day of the report that gives them, by that day; the same words once a report."""
    found: dict[tuple[str, str], tuple[Role, date | None]] = {}
    for role in entity.roles:
        document = visit.view.desk.documents.get(role.document)
        out = document.published.earliest if document and document.published else None
        found.setdefault((role.title.casefold(), role.document), (role, out))
    return sorted(found.values(), key=lambda pair: (pair[1] or date.min, pair[0].title))


def _states(visit: Visit, entity: Entity) -> list[tuple[State, str, str]]:
    """What it holds, backs or is backed by, both sides by name."""
    desk, states = visit.view.desk, visit.view.states.get(entity.id, ())
    return [(one, called(desk, one.subject), called(desk, one.object)) for one in states]


def _grouped(visit: Visit, entity: Entity) -> Mapping[str, list[Row]]:
    """Its events by what it is to them, in order of days."""
    groups: dict[str, list[Row]] = {name: [] for name in GROUPS}
    rows = (visit.view.row_of[one] for one in visit.view.acts.get(entity.id, ()))
    for row in sorted(rows, key=lambda one: (one.day is None, one.day, one.place)):
        for name in _parts(visit, entity, row):
            groups[name].append(row)
    return groups


def _parts(visit: Visit, entity: Entity, row: Row) -> set[str]:
    found = set()
    for claim in visit.view.of(row.event.claims):
        acts = any(one.entity == entity.id for one in claim.actors)
        suffers = any(one.entity == entity.id for one in claim.recipients)
        voice = nearest(claim)
        speaks = voice is not None and voice.entity == entity.id
        if speaks:
            found.add("denied" if claim.status is Status.DENIED else "said")
        if (acts or suffers) and claim.status is Status.ASSERTED:
            found |= ({"did"} if acts else set()) | ({"had done to it"} if suffers else set())
        elif acts or suffers:
            found.add("denied" if claim.status is Status.DENIED else "was said of it to come")
    return found
