"""How many ads a second ``slussen ads import`` reads; the ads are made up.

What is measured is imported where it is used: other cases' processes are not to carry it.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from benchmarks.cases import Case, Measured, command_line, seconds

ADS = 5000
CHARACTERS = 2200  # of an ad, before its last list: 2,700 in the mean, like the development ads
# What ads are made of: paragraphs that ask for nothing, and lists that ask for something.
PROSE = (
    (
        "Vi är ett lag som hjälps åt och som gärna skrattar tillsammans under dagen. Du blir en "
        "del av en verksamhet som växer, med nära till beslut och kollegor som delar med sig. "
    ),
    (
        "I arbetet planerar du dagens uppgifter, för anteckningar och samarbetar med andra. "
        "Du har kontakt med kunder och leverantörer, och ansvarar för ordning i förrådet. "
    ),
)
LISTS = (
    (
        "\nKvalifikationer\n• Minst två års erfarenhet av liknande arbete\n• B-körkort\n"
        "• Goda kunskaper i svenska\n\nMeriterande:\n• Truckkort\n• Kunskaper i engelska\n\n"
    ),
    (
        "\nVi söker dig som har en gymnasieutbildning inom bygg. Du talar flytande svenska, och "
        "körkort är ett krav. Vi lägger stor vikt vid personlig lämplighet.\n\n"
    ),
    (
        "\nVi erbjuder:\n• Friskvårdsbidrag\n• Fria arbetskläder\n\nInför anställning begär vi "
        "utdrag ur belastningsregistret och tar referenser.\n\n"
    ),
)


def texts() -> Iterator[str]:
    """Texts of ``CHARACTERS`` or a little more, each a little unlike the one before.

    They ask for about as many things as the development ads do (four an ad).
    """
    prose, lists = cycle(PROSE), cycle(LISTS)
    number = 0
    while True:
        number += 1
        parts = [f"Annons {number}. "]
        while sum(map(len, parts)) < CHARACTERS:
            parts += [*islice(prose, 14 + number % 3), next(lists)]
        yield "".join(parts)


def whole_command(place: Path) -> Measured:
    """Reading, finding, keeping and counting."""
    file = place / "ads.jsonl"
    with file.open("w", encoding="utf-8") as opened:
        for number, text in enumerate(islice(texts(), ADS)):
            ad = {
                "id": str(number),
                "headline": "Montör",
                "description": {"text": text},
                "publication_date": "2025-09-11T11:25:07",
                "occupation_group": {"legacy_ams_taxonomy_id": "8211"},
                "workplace_address": {"region_code": "18"},
            }
            opened.write(json.dumps(ad, ensure_ascii=False) + "\n")
    line = [sys.executable, "-m", "slussen", "ads", "import", str(file), "--yes"]
    taken = seconds(lambda: command_line(line))
    return Measured([taken], note=f"{ADS} ads, {ADS / taken:.0f} a second", outside=True)


def requirements_alone(place: Path) -> Measured:
    from slussen.figures.engine.requirements.finding import find

    made = list(islice(texts(), 1000))
    first = seconds(lambda: [find(text) for text in made])
    taken = seconds(lambda: [find(text) for text in made])
    return Measured([taken], first, note=f"1000 texts, {1000 / taken:.0f} a second")


CASES: Mapping[str, Case] = {
    "ads-import": Case("job ads read, kept and counted", "", whole_command),
    "ads-requirements": Case("… what their texts ask for, alone", "", requirements_alone),
}
