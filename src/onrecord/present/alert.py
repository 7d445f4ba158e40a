"""Alerts as text and as an RSS feed; the words of reports are quoted and escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from onrecord.model import Alert, Status, Witness
from onrecord.present.visible import visible

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def alert_text(alert: Alert) -> str:
    """An alert as lines: what, then each report's words with who says so and where."""
    return "\n".join([f"{alert.watch}: {alert.what}", *(f"  {_witness(one)}" for one in alert.witnesses)])


def digest_text(alerts: Sequence[Alert]) -> str:
    """Many alerts as one message, by watch."""
    parts = []
    for watch, group in groupby(sorted(alerts, key=lambda one: one.watch), key=lambda one: one.watch):
        told = list(group)
        parts.append(f"{watch}: {len(told)} new\n" + "\n".join(_below(alert) for alert in told))
    return "\n\n".join(parts)


def alert_feed(alerts: Iterable[tuple[Alert, str]]) -> str:
    """An RSS 2.0 feed of alerts, each with the time (RFC 822) at which it was told, the newest first."""
    items = "".join(_item(alert, at) for alert, at in alerts)
    head = (
        "<title>onrecord alerts</title><link>about:blank</link>"
        "<description>What is new for the watches of a case</description>"
    )
    opening = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0">'
    return f"{opening}<channel>{head}\n{items}</channel></rss>\n"


def _below(alert: Alert) -> str:
    return f"- {alert.what}\n" + "\n".join(f"    {_witness(one)}" for one in alert.witnesses)


def _item(alert: Alert, at: str) -> str:
    title = _xml(f"{alert.watch}: {alert.what}")
    words = _xml("\n".join(_witness(one) for one in alert.witnesses))
    link = next((one.url for one in alert.witnesses if one.url and one.url.startswith("http")), None)
    place = f"<link>{_xml(link)}</link>" if link else ""
    return (
        f'<item><title>{title}</title>{place}<guid isPermaLink="false">{_xml(alert.id)}</guid>'
        f"<pubDate>{_xml(at)}</pubDate><description>{words}</description></item>\n"
    )


def _witness(one: Witness) -> str:
    quote = visible(" ".join(one.span.quote.split()))
    says = f", says {visible(one.says[0])}" if one.says else ""
    status = "" if one.status is Status.ASSERTED else f", {one.status}"
    where = f"{visible(one.outlet or 'no outlet')}, {one.published or 'undated'}; report {one.document}"
    return f"“{quote}”{status}{says} ({where}, confidence {one.confidence:.2f})"


def _xml(words: str) -> str:
    return escape(_UNFIT.sub("", words), quote=False)
