"""The nouns of the record: frozen, slotted, standard library only, no I/O."""

from onrecord.model.attribution import Attribution, AttributionMode, Source, SourceKind
from onrecord.model.check import Carried, Checked, Finding, Sheet
from onrecord.model.claim import (
    ANALYST,
    Caveat,
    CaveatKind,
    Claim,
    EventType,
    Participant,
    Rhetoric,
    Status,
    claim_id,
)
from onrecord.model.conflict import About, Certainty, Conflict, Position
from onrecord.model.document import Document, Genre
from onrecord.model.dossier import (
    Cite,
    Dossier,
    Endnote,
    Fragment,
    Line,
    Quote,
    ReportKey,
    Section,
    Words,
)
from onrecord.model.entity import Entity, EntityType, Role
from onrecord.model.event import EVENT, Amount, Count, Event, Origins, Reason, Support
from onrecord.model.hypothesis import Bond, Cell, Evidence, Fit, Grid, Hypothesis
from onrecord.model.judgement import BESIDE, Anchor, Decision, Judgement, Verdict, Wish
from onrecord.model.ledger import Ledger, Unread
from onrecord.model.mention import Mention
from onrecord.model.place import Place, PlaceRole
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Reading
from onrecord.model.situation import Situation
from onrecord.model.span import Span
from onrecord.model.state import Relation, State
from onrecord.model.watch import Alert, Turn, Watch, Witness
from onrecord.model.when import Basis, When, plausible

__all__ = [
    "ANALYST", "BESIDE", "EVENT", "About", "Alert", "Amount", "Anchor", "Attribution", "AttributionMode",
    "Basis", "Bond", "Carried", "Caveat", "CaveatKind", "Cell", "Certainty", "Checked", "Cite", "Claim",
    "Conflict", "Count", "Decision", "Document", "Dossier", "Endnote", "Entity", "EntityType", "Event",
    "EventType", "Evidence", "Finding", "Fit", "Fragment", "Genre", "Grid", "Hypothesis", "Judgement",
    "Ledger", "Line", "Mention", "Origins", "Participant", "Place", "PlaceRole", "Position", "Quantity",
    "Quote", "Reading", "Reason", "Relation", "ReportKey", "Rhetoric", "Role", "Section", "Sheet",
    "Situation", "Source", "SourceKind", "Span", "State", "Status", "Support", "Turn", "Unread",
    "Verdict", "Watch", "When", "Wish", "Witness", "Words", "claim_id", "plausible",
]  # fmt: skip
