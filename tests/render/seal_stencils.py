"""Pages that show what `seals` asks for, and the faults that its points must see."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from measure import MM
from official import CELL, PITCH, RIGHT, TOP
from render import GALLERY, ROOT
from seals import BLANK_SIZE, NAMES, ROOM, TITLES
from specimen import RUN, len_mm
from stencils import Stencil, Words, on_line

PICTURES = ROOT / "samples" / GALLERY / "pictures"
DATE = "2026年5月21日"
MIDDLE_OF_DATE = RIGHT - 4 * CELL - len_mm(DATE, 16) * CELL / (16 * MM) / 2
"""The middle of a date that is four characters from the right."""


@dataclass(frozen=True)
class Picture:
    """A seal or a stamp."""

    file: str
    x: float
    """Its middle."""
    y: float
    """Its middle."""
    width: float = 42.0
    height: float = 42.0
    page: int = 1
    dx: float = 0.0
    dy: float = 0.0

    def html(self) -> str:
        """The picture at its place."""
        data = base64.b64encode((PICTURES / self.file).read_bytes()).decode()
        left, top = self.x + self.dx - self.width / 2, self.y + self.dy - self.height / 2
        return (
            f'<img style="position:absolute;left:{left:.3f}mm;top:{top:.3f}mm;width:{self.width}mm;'
            f'height:{self.height}mm" src="data:image/png;base64,{data}">'
        )


def centred(text: str, x: float, y: float, **more: Any) -> Words:
    """Text around a point."""
    return Words(text, x - len(text) * CELL / 2, y, **more)


def date(x: float, y: float, **more: Any) -> Words:
    """The date around a point."""
    return Words(DATE, x - len_mm(DATE, 16) * CELL / (16 * MM) / 2, y, **more)


def sealed(spec: str, columns: int, pitch: float, middle: float = MIDDLE_OF_DATE) -> Stencil:
    """Text on the first line, names below it in rows of `columns`, `pitch` apart, the last over the date."""
    pieces: Stencil = {"text": on_line(1, 2, RUN[:26])}
    names = NAMES[spec]
    y = TOP + PITCH + 1.6 + 21
    rows = [names[at : at + columns] for at in range(0, len(names), columns)]
    for number, row in enumerate(rows):
        for place, name in enumerate(row):
            x = middle - (len(row) - 1 - place) * pitch
            key = f"{number}.{place}"
            lines = [name] if len(name) * CELL < pitch or columns == 1 else [name[:7], name[7:]]
            for above, line in enumerate(reversed(lines)):
                pieces[f"name {key}{'ab'[above]}"] = centred(line, x, y + 3 - above * PITCH)
            pieces[f"seal {key}"] = Picture("seal-1.png", x, y)
        y += 44
    return pieces | {"date": date(middle, y - 44 + 3 + PITCH)}


def blank() -> Stencil:
    """Room for a seal, the name up to the right edge."""
    (name,) = NAMES["sealed-blank"]
    middle = RIGHT - len(name) * CELL / 2
    y = TOP + PITCH + 1.6 + BLANK_SIZE / 2 + 3
    return {
        "text": on_line(1, 2, RUN[:26]),
        "name": centred(name, middle, y),
        "date": date(middle, y + PITCH),
    }


def stamped(picture: bool) -> Stencil:
    """职务, the stamp or its room, the date."""
    y = TOP + 3 * PITCH + 10
    width = 45.0 if picture else ROOM
    right = RIGHT - 4 * CELL
    pieces: Stencil = {
        "text": on_line(1, 2, RUN[:26]),
        "title": Words("市长", right - width - 4 * CELL, y),
        "date": Words(DATE, right - len_mm(DATE, 16) * CELL / (16 * MM), y + 10 + 1.5 * PITCH),
    }
    if picture:
        pieces["stamp"] = Picture("stamp-1.png", right - width / 2, y, width, 20)
    return pieces


def joint_stamped() -> Stencil:
    """职务 and stamps of two, the date."""
    y, width = TOP + 3 * PITCH + 10, 45.0
    right = RIGHT - 4 * CELL
    pieces: Stencil = {"text": on_line(1, 2, RUN[:26])}
    for place, title in enumerate(TITLES):
        pieces[f"title {place}"] = Words(title, right - width - (2 + len(title)) * CELL, y + 25 * place)
        pieces[f"stamp {place}"] = Picture("stamp-1.png", right - width / 2, y + 25 * place, width, 20)
    return pieces | {"date": Words(DATE, right - len_mm(DATE, 16) * CELL / (16 * MM), y + 35 + 1.5 * PITCH)}


SEAL_STENCILS: dict[str, Stencil] = {
    "sealed-notice": sealed("sealed-notice", 1, 0),
    "joint-sealed-3": sealed("joint-sealed-3", 3, 46),
    "joint-sealed-6": sealed("joint-sealed-6", 3, 46),
    "sealed-blank": blank(),
    "order-stamped": stamped(True),
    "motion-stamped": stamped(False),
    "joint-stamped": joint_stamped(),
}

SEAL_FAULTS: dict[str, tuple[str, dict[str, dict[str, Any]], str]] = {
    "sealed date two from the right": (
        "sealed-notice",
        {name: {"dx": 2 * CELL} for name in ("date", "name*", "seal*")},
        "sealed_date_right",
    ),
    "sealed issuer left of the date": ("sealed-notice", {"name*": {"dx": -3.0}}, "sealed_issuer_middle"),
    "long issuer over the edge": ("sealed-blank", {"name": {"dx": 3.0}, "date": {"dx": 3.0}}, "sealed_issuer_edge"),
    "seals in another order": (
        "joint-sealed-3",
        {"name 0.0a": {"text": "某某市民政局"}, "name 0.2a": {"text": "某某市财政局"}},
        "seal_names",
    ),
    "a seal that is not there": ("joint-sealed-6", {"seal 1.0": {"dy": 60.0}}, "seal_names"),
    "a seal beside its name": ("joint-sealed-6", {"seal 0.1": {"dx": 1.5}}, "seal_middle"),
    "the last seal beside the date": ("sealed-notice", {"date": {"dx": 2.0}}, "seal_middle"),
    "a name over the middle of its seal": ("joint-sealed-6", {"name 0.1a": {"dy": -5.0}}, "seal_low"),
    "a date below its seal": ("sealed-notice", {"date": {"dy": 10.0}}, "seal_date"),
    "a seal on the text": ("sealed-notice", {"seal*": {"dy": -6.0}}, "seal_above"),
    "a seal a line too low": (
        "sealed-notice",
        {name: {"dy": 10.0} for name in ("date", "name*", "seal*")},
        "seal_above",
    ),
    "too little room for a seal": ("sealed-blank", {"name": {"dy": -6.0}, "date": {"dy": -6.0}}, "seal_room"),
    "seals that touch": ("joint-sealed-3", {"seal 0.0": {"dx": 4.0}}, "seals_apart"),
    "rows of seals that touch": (
        "joint-sealed-6",
        {name: {"dy": -2.5} for name in ("seal 1*", "name 1*", "date")},
        "seals_apart",
    ),
    "a seal beyond the edge": ("joint-sealed-3", {"seal 0.0": {"dx": -4.0}}, "seals_inside"),
    "names that touch": ("joint-sealed-3", {"name 0.0a": {"dx": 10.7}}, "names_apart"),
    "stamp two from the right": ("order-stamped", {"stamp": {"dx": 2 * CELL}}, "stamp_right"),
    "office one from its stamp": ("order-stamped", {"title": {"dx": CELL}}, "stamp_title"),
    "office in the room for its stamp": ("motion-stamped", {"title": {"dx": 3 * CELL}}, "stamp_room"),
    "office at the stamp's foot": ("order-stamped", {"title": {"dy": 5.0}}, "stamp_title_height"),
    "stamp one line below the text": ("order-stamped", {"stamp": {"dy": -PITCH}}, "stamp_above"),
    "date right below the stamp": ("order-stamped", {"date": {"dy": -PITCH}}, "stamp_date"),
    "date under the stamp flush right": ("motion-stamped", {"date": {"dx": 4 * CELL}}, "stamp_date_right"),
    "sponsor's office second": (
        "joint-stamped",
        {"title 0": {"dy": 25.0}, "title 1": {"dy": -25.0}},
        "joint_stamp_titles",
    ),
    "the second stamp flush right": ("joint-stamped", {"stamp 1": {"dx": 4 * CELL}}, "joint_stamp_right"),
    "the second office one from its stamp": ("joint-stamped", {"title 1": {"dx": CELL}}, "joint_stamp_title"),
    "the second office at the stamp's foot": ("joint-stamped", {"title 1": {"dy": 5.0}}, "joint_stamp_height"),
    "signature alone on its page": (
        "sealed-notice",
        {name: {"page": 2} for name in ("date", "name*", "seal*")},
        "signature_company",
    ),
    "stamp's date alone on its page": ("motion-stamped", {"title": {"page": 2}, "date": {"page": 2}}, "signature_company"),
    "a seal left on the page before": (
        "sealed-notice",
        {name: {"page": 2} for name in ("date", "name*", "text")},
        "seal_page",
    ),
}
