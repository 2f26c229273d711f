"""Urdu, Persian, Turkish and Pashto."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("ہم جنگ نہیں چاہتے لیکن تیار ہیں۔",), "Khawaja Asif", entity_id="asif"),
    Said(("ما به توافق دوحه پایبند هستیم.",), "Zabihullah Mujahid", entity_id="mujahid"),
    Said(("Taraflar masada kalmaya devam edecek",), "Hakan Fidan", entity_id="fidan"),
    Said(("د افغانستان خاوره د هیچا پر ضد نه کارول کیږي",), "Amir Khan Muttaqi", entity_id="muttaqi"),
)
# None: this article is about quotes alone.
STATEMENTS: tuple[Reported, ...] | None = None
