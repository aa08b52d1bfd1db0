"""Ways to make an edition leak: each hides the word ``mksecret`` somewhere, and names the guard that must keep it in."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
from conftest import written
from PIL import Image

O = '{for="officials"}'  # noqa: E741
WORDS = "the mksecret channel runs through a bank in Larnaca"
CLIENTS = """\
audiences:
  officials: Staff of ministries.
clients:
  reader: {name: A Reader}
  other:
    name: Another Client
    audiences: [officials]
"""
SOURCES = """\
- {id: open, type: book, title: An open book, author: [{family: Doe, given: Jane}], issued: "2020"}
- id: mksecret-2021
  type: book
  title: The mksecret channel and the bank in Larnaca
  author: [{family: Mksecretov, given: Ivan}]
  issued: "2021"
  URL: https://mksecret.example.org/report
"""


def png(**options: object) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (40, 30))
    image.putdata([(x * 6, y * 8, (x * y) % 256) for y in range(30) for x in range(40)])
    image.save(out, format="PNG", **options)
    return out.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010E] = WORDS
    return found


def jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#336699").save(out, format="JPEG", **options)
    return out.getvalue()


def svg(inside: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="9" height="9"/>{inside}</svg>'.encode()
    )


@attrs.frozen(kw_only=True)
class Attack:
    """A briefing that withholds something, and the guard without which it leaks. ``refused``: it is not even built."""

    text: str = "Seen by all.\n"
    files: dict[str, bytes | str] = attrs.field(factory=dict)
    front: dict[str, str] = attrs.field(factory=dict)
    clients: str = CLIENTS
    guard: str = "tailoring"
    refused: bool = False

    def folder(self, path: Path) -> Path:
        folder = written(path / "briefing", self.text, **self.front)
        files = {"clients.yaml": self.clients, "sources.yaml": SOURCES, **self.files}
        for name, data in files.items():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        return folder


def withheld(block: str, **more: object) -> Attack:
    """``block`` for officials alone, below a sentence for all."""
    return Attack(text=f"Seen by all.\n\n::: {O}\n{block}\n:::\n", **more)


def drawn(inside: str, *, seen: bool = False, refused: bool = False) -> Attack:
    """A drawing that all get, with something ``inside`` that the text withholds, or that it says nowhere (``seen``)."""
    text = f'Seen by all. [As {WORDS}.]{O}\n\n![A map](a.svg){{alt="A map"}}\n'
    guard = "words of drawings" if seen else "drawings"
    return Attack(
        text=text if not seen else '![A map](a.svg){alt="A map"}\n', files={"a.svg": svg(inside)}, guard=guard, refused=refused
    )


PICTURE = {"figures/map.svg": svg("<text x='9' y='40'>Seen</text>")}
ATTACKS = {
    "heading": Attack(text=f"# Open\n\nSeen.\n\n# {WORDS.title()} {O}\n\nText.\n"),
    "heading in contents": Attack(text=f"# Open\n\nSeen.\n\n## {WORDS.title()} {O}\n\nText.\n", front={"contents": "yes"}),
    "paragraph": withheld(WORDS),
    "nested blocks": withheld(f"::: {O}\n{WORDS}\n:::"),
    "words in a sentence": Attack(text=f"They met [where {WORDS} today]{O} and parted.\n"),
    "one name in a sentence": Attack(text=f"They met [in Mksecretville]{O} and parted at once.\n"),
    "words of the title": Attack(front={"title": f"'Talks [where {WORDS}]{O}'"}),
    "words of the subtitle": Attack(front={"subtitle": f"'Talks [where {WORDS}]{O}'"}),
    "list item": Attack(text=f"- Seen.\n- [{WORDS}]{O}\n"),
    "quotation": withheld(f'::: {{.quote speaker="Ivan Mksecretov" source="@open"}}\n{WORDS}\n:::'),
    "speaker of a quotation": withheld('::: {.quote speaker="Ivan Mksecretov" role="Envoy" place="Larnaca" source="@open"}\nNo.\n:::'),
    "quotation in the text": Attack(text=f'He said [[{WORDS}]{{.quote speaker="Ivan Mksecretov" source="@open"}}]{O} today.\n'),
    "pull quote": Attack(text=f"::: {O}\n{WORDS}\n\n::: pull-quote\n{WORDS}\n:::\n:::\n\nSeen.\n"),
    "note": Attack(text=f"Seen [here^[{WORDS}]]{O} by all.\n"),
    "note below": withheld(f"Hidden.[^n]\n\n[^n]: {WORDS}"),
    "box": withheld(f'::: {{.box title="{WORDS}"}}\nText.\n:::'),
    "judgement": withheld(f"::: judgement\n{WORDS}\n:::"),
    "recommendation": withheld(f'::: {{.recommendation addressee="the mksecret ministry of Larnaca"}}\n{WORDS}\n:::'),
    "expert": withheld(f'::: {{.expert-opinion expert="Ivan Mksecretov"}}\n{WORDS}\n:::'),
    "timeline entry": Attack(text=f"::: timeline\n- date: 2020\n  event: Seen\n- date: 2021\n  event: {WORDS}\n  for: officials\n:::\n"),
    "actor": Attack(text=f"::: actors\n- name: Seen\n- name: Ivan Mksecretov of Larnaca\n  aims: {WORDS}\n  for: officials\n:::\n"),
    "key fact": Attack(text=f"::: key-facts\n- label: Seen\n  value: 1\n- label: {WORDS}\n  value: 2\n  for: officials\n:::\n"),
    "risk": Attack(text=f"::: risks\n- what: Seen\n- what: {WORDS}\n  for: officials\n:::\n"),
    "caption of a figure": withheld(f'![{WORDS}](figures/map.svg){{alt="A map"}}', files=PICTURE),
    "alternative text": withheld(f'![A map](figures/map.svg){{alt="{WORDS}"}}', files=PICTURE),
    "credit of a figure": withheld(f'![A map](figures/map.svg){{alt="A map" credit="{WORDS}"}}', files=PICTURE),
    "list of figures": withheld(
        f'![{WORDS}](figures/map.svg){{#fig-map alt="A map"}}', files=PICTURE, front={"list-figures": "yes", "contents": "yes"}
    ),
    "words in a drawing": withheld(
        '![A map](figures/map.svg){alt="A map"}', files={"figures/map.svg": svg(f"<text x='9' y='40'>{WORDS}</text>")}
    ),
    "table row": Attack(text=f"| a | b |\n|---|---|\n| Seen | 1 |\n| [{WORDS}]{O} | 2 |\n"),
    "table column": Attack(text=f"| a | [{WORDS}]{O} |\n|---|---|\n| Seen | mksecret cell |\n"),
    "row of a CSV file": Attack(
        text='::: {.table src="data/a.csv"}\nCounts\n:::\n', files={"data/a.csv": f"a,b,_for\nSeen,1,\n{WORDS},2,officials\n"}
    ),
    "note below a table": Attack(text=f"| a |\n|---|\n| Seen |\n\n: Counts {{note='Seen [{WORDS}]{{for=officials}}'}}\n"),
    "source by its citation": withheld("As known [@mksecret-2021]."),
    "source in the bibliography": withheld("As known [@mksecret-2021].", front={"list-sources": "yes"}),
    "source that is withheld itself": withheld("As known [@mksecret-2021].", files={"sources.notes.yaml": "mksecret-2021: {for: officials}\n"}),
    "further reading": withheld("::: further-reading\n- source: @mksecret-2021\n:::"),
    "address of a link": withheld("A [link](https://mksecret.example.org/another)."),
    "long number": withheld("They paid 48151623 dollars to mksecret."),
    "letter of another client": Attack(
        clients=CLIENTS + f"    transmittal: Dear all, {WORDS}.\n", front={"form": "briefing"}, text="::: summary\n- Seen.\n:::\n", guard="clients"
    ),
    "variable of another client": Attack(
        text="For {{client.desk or all desks}} to see.\n", clients=CLIENTS + f"    variables: {{desk: '{WORDS}'}}\n", guard="clients"
    ),
    "name of another client": Attack(
        text="For {{client.name or all}} to see.\n", clients=CLIENTS.replace("Another Client", "The Mksecret Ministry of Larnaca"), guard="clients"
    ),
    "recipients of another client": Attack(clients=CLIENTS + "    recipients: [Ivan Mksecretov]\n", guard="clients"),
    "watermark of another client": Attack(clients=CLIENTS + "    watermark: For the Mksecret Ministry\n", guard="clients"),
    "EXIF of a PNG": Attack(text='![A map](a.png){alt="A map"}\n', files={"a.png": png(exif=exif())}, guard="pictures"),
    "EXIF of a JPEG": Attack(text='![A map](a.jpg){alt="A map"}\n', files={"a.jpg": jpeg(exif=exif())}, guard="pictures"),
    "comment of a JPEG": Attack(text='![A map](a.jpg){alt="A map"}\n', files={"a.jpg": jpeg(comment=WORDS)}, guard="pictures"),
    "behind the end of a picture": Attack(text='![A map](a.png){alt="A map"}\n', files={"a.png": png() + WORDS.encode()}, guard="pictures"),
    "layer of a drawing that is off": Attack(
        text='![A map](a.svg){alt="A map"}\n', files={"a.svg": svg(f"<g style='display:none'><text>{WORDS}</text></g>")}, guard="words of drawings"
    ),
    "description in a drawing": drawn(f"<desc>{WORDS}</desc>"),
    "title in a drawing": drawn(f"<g><title>{WORDS}</title><rect width='9' height='9'/></g>"),
    "label of a drawing for screen readers": drawn(f"<g aria-label='{WORDS}'><rect width='9' height='9'/></g>"),
    "id in a drawing": drawn("<g id='the-mksecret-channel-runs-through-a-bank-in-Larnaca'><rect width='9' height='9'/></g>"),
    "class in a drawing": drawn(f"<g class='{WORDS}'><rect width='9' height='9'/></g>"),
    "definition that is not used": drawn(f"<defs><text id='a'>{WORDS}</text></defs>", seen=True),
    "symbol that is not used": drawn(f"<symbol id='a'><text>{WORDS}</text></symbol>", seen=True),
    "words without a fill": drawn(f"<text x='9' y='40' fill='none'>{WORDS}</text>", seen=True, refused=True),
    "words in the colour of the ground": drawn(f"<rect width='200' height='60' fill='#eee'/><text x='9' y='40' font-size='5' fill='#eee'>{WORDS}</text>", seen=True, refused=True),
    "words off the canvas": drawn(f"<text x='900' y='40'>{WORDS}</text>", seen=True, refused=True),
    "words that are covered": drawn(f"<text x='9' y='40' font-size='5'>{WORDS}</text><rect width='200' height='60'/>", seen=True, refused=True),
    "words that are clipped": drawn(f"<clipPath id='c'><rect width='1' height='1'/></clipPath><text x='9' y='40' font-size='5' clip-path='url(#c)'>{WORDS}</text>", seen=True, refused=True),
    "words nearly transparent": drawn(f"<text x='9' y='40' font-size='5' opacity='0.02'>{WORDS}</text>", seen=True, refused=True),
    "words of no size": drawn(f"<text x='9' y='40' font-size='0'>{WORDS}</text>", seen=True, refused=True),
    "attached sources": Attack(text=f"Seen [@open]. [As known [@mksecret-2021].]{O}\n", guard="attachments"),
    "data for search engines": Attack(
        text=f'Seen.\n\n::: {O}\n::: {{.quote speaker="Ivan Mksecretov" source="@open"}}\n{WORDS}\n:::\n:::\n', guard="linked data"
    ),
}  # fmt: skip
