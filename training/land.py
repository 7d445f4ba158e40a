"""Makes the outline of the land that the pages draw maps with: python training/land.py land-110m.json

The file is of the npm package world-atlas 2.0.2 (ISC), made from Natural Earth 4.1 at 1:110 million, which is
in the public domain. Rings are written a line each, as "longitude latitude" with one decimal, smaller islands
left out.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/onrecord/web/data/land.txt"
LEAST = 1.5
"""Square degrees of the box around a ring; smaller ones are left out."""
HEAD = "# Natural Earth 1:110m land (public domain), by world-atlas 2.0.2; made by training/land.py\n"


def unwrapped(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A ring that runs on past 180 degrees rather than across the map; twice, once at either edge."""
    turns, found = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > 180) - (x - before > 180)
        found.append((round(x + 360 * turns, 1), y))
    if turns:  # around a pole: closed along the edge of the map
        found += [(found[-1][0], -90.0), (found[0][0], -90.0)]
    beyond = min(x for x, _ in found) < -180 or max(x for x, _ in found) > 180
    shift = 360 if min(x for x, _ in found) < -180 else -360
    return [found, [(round(x + shift, 1), y) for x, y in found]] if beyond else [found]


def main() -> None:
    """Writes the file."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    (scale_x, scale_y), (move_x, move_y) = (topology["transform"][part] for part in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((round(x * scale_x + move_x, 1), round(y * scale_y + move_y, 1)))
        arcs.append(points)
    lines = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            ring: list[tuple[float, float]] = []
            for number in polygon[0]:
                part = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += [point for point in part if not ring or point != ring[-1]]
            wide = max(x for x, _ in ring) - min(x for x, _ in ring)
            high = max(y for _, y in ring) - min(y for _, y in ring)
            if wide * high >= LEAST:
                lines += [" ".join(f"{x:g} {y:g}" for x, y in one) for one in unwrapped(ring)]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
