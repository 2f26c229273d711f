"""An invented `entities.yaml`: one of everything, and names that several share."""

SMALL = """\
parties:
- id: norland
  name: Norland
  aliases: [Norport, NL, NOR, نورلند]
  adjectives: [Norlandic]
- id: suthmark
  name: Suthmark
  aliases: [Suthport]
persons:
- id: anna-berg
  name: Anna Berg
  aliases: [Berg, "آنا‌برگ"]
  party: norland
  role: envoy
  offices:
  - titles: [envoy, ambassador]
    since: 2025-02-01
  - titles: [minister]
    since: 2024-01-01
    until: 2025-01-31
- id: otto-lund
  name: Otto Lund
  aliases: [Lund]
  party: norland
  offices:
  - titles: [envoy]
    until: 2025-01-31
- id: ida-lund
  name: Ida Lund
  aliases: [Lund]
places:
- id: norport
  name: Norport
  note: the capital
- id: suthport
  name: Suthport
operations:
- id: still-sea
  name: Operation Still-Sea
ambiguous:
- names: [Norport]
  rule: party unless located
- names: [Suthport]
  rule: place unless it acts
- names: [Lund]
  rule: last named
other_names: [Norland Airways]
"""
