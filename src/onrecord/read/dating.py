"""Dating: the time of a claim's happening, from the words around its act; that of its telling stays apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import EventType, Participant, Status, When
from onrecord.read.acts.act import SPEECH_ACTS, Act
from onrecord.read.credits.attribution import Credit
from onrecord.read.page import Paragraph
from onrecord.read.party import speaker_of
from onrecord.read.scene import Scene
from onrecord.read.times.acttime import time_for
from onrecord.read.times.enumeration import time_of_points
from onrecord.read.times.tense import Tense, tense_at
from onrecord.read.times.when import publication_day
from onrecord.read.voice import told_on

_WEEK = timedelta(days=7)
_AHEAD = frozenset({Status.PLANNED, Status.PREDICTED, Status.THREATENED})


def when_of(
    scene: Scene,
    act: Act,
    kind: EventType,
    status: Status,
    actors: Sequence[Participant],
    speaker: Credit | None,
) -> When | None:
    """The time of the happening that ``act`` tells; None where the words give none."""
    paragraph = scene.paragraph(act.paragraph)
    said = kind in SPEECH_ACTS and status is Status.ASSERTED
    own = _own(scene, paragraph, act)
    if said and own is not None and _to_come(own, publication_day(scene.page.document.published)):
        own = None  # "hinted that his patience may soon end": the saying is not to come
    return own or _told(scene, kind, actors, speaker) or _signed(scene, paragraph, act, kind, status)


def ahead(scene: Scene, act: Act, when: When | None) -> bool:
    """Whether a happening is dated after the day of its report, by a week or less, and not told as past."""
    published = publication_day(scene.page.document.published)
    if published is None or when is None or when.earliest is None or when.latest is None:
        return False
    near = when.earliest > published and when.latest - when.earliest <= _WEEK
    return near and tense_at(scene.paragraph(act.paragraph), act.head) is not Tense.PAST


def _own(scene: Scene, paragraph: Paragraph, act: Act) -> When | None:
    times = [t for t in scene.times if paragraph.start <= t.span.start < paragraph.end]
    found = time_for(paragraph, times, act.head, frozenset(range(*act.clause)))
    found = found or time_of_points(paragraph, times, act.head)
    if found is None or found.kind == "SET":
        return None
    when = found.when
    return when if when.dated or when.partial is not None or found.kind == "DATE" else None


def _to_come(when: When, published: date | None) -> bool:
    """Whether a time only says that something is still to come ("soon", "in the future")."""
    return published is not None and when.earliest == published and when.latest is None


def _told(
    scene: Scene, kind: EventType, actors: Sequence[Participant], speaker: Credit | None
) -> When | None:
    """The day of the saying, for a speech act that the one quoted does: that is its own day (CONTRACT)."""
    if kind not in SPEECH_ACTS or speaker is None or speaker.source is None or not actors:
        return None
    paragraph = scene.paragraph(speaker.source.paragraph)
    own = paragraph.span(speaker.source.first, speaker.source.last)
    spoken = speaker_of(scene, speaker)
    if not any((a.entity is not None and a.entity == spoken) or a.span == own for a in actors):
        return None
    told = told_on(scene, speaker)
    return told.when if told else None


_SIGNATURE = re.compile(r"[—–-]\s?[^\n(—]{1,60}\(@\w{1,20}\)\s{0,3}$")


def _signed(scene: Scene, paragraph: Paragraph, act: Act, kind: EventType, status: Status) -> When | None:
    """The day under a post ("— A. Name (@name) May 3, 2019") for what it says, and tells in the present."""
    own = [t for t in scene.times if t.paragraph == paragraph.index and t.kind == "DATE" and t.first > act.head]
    last = own[-1] if own else None
    if last is None or paragraph.text[last.span.end - paragraph.start :].strip(" .\n"):
        return None
    if not _SIGNATURE.search(paragraph.text[: last.span.start - paragraph.start][-90:]):
        return None
    present = tense_at(paragraph, act.head) is not Tense.PAST or kind in SPEECH_ACTS
    return last.when if present and status not in _AHEAD else None
