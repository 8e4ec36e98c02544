"""Made-up ads with texts, as JobTech publishes them. Nobody's sentences."""

import json
from pathlib import Path
from typing import Any

from slussen.figures.engine.proposals import Proposal

TEXT = "Du har B-körkort. Vi tar referenser; ring Kim på 070-123 45 67. Truckkort är meriterande."


def made_up_ad(ad_id: str, text: str = TEXT, **other: Any) -> dict[str, Any]:
    """An ad for a cook in Örebro, 2025."""
    return {
        "id": ad_id,
        "headline": "Kock till skolkök",
        "description": {"text": text},
        "publication_date": "2025-09-11T11:25:07",
        "timestamp": 1000,
        "number_of_vacancies": 2,
        "experience_required": True,
        "access_to_own_car": False,
        "driving_license_required": False,
        "occupation": {"concept_id": "kock"},
        "occupation_group": {"legacy_ams_taxonomy_id": "5120"},
        "workplace_address": {"region_code": "18", "municipality_code": "1880"},
        "must_have": {"skills": [{"label": "Bakning", "concept_id": "abc"}]},
        "nice_to_have": {"languages": [{"label": "Svenska", "concept_id": "sv1"}]},
        "employer": {"name": "Påhittat kök AB", "organization_number": "5560000000"},
        "application_contacts": [{"name": "Kim Ek", "email": "kim@example.se"}],
        "removed": False,
        **other,
    }


def written(path: Path, *ads: dict[str, Any]) -> Path:
    """The ads as JSON lines, which hold U+2028 as JobTech's do."""
    lines = (json.dumps(ad, ensure_ascii=False) for ad in ads)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return path


class KnownWords:
    """A proposer that knows some words of headlines, and is sure of them to eight tenths."""

    def __init__(self, **words: str) -> None:
        self.words = words

    def propose(self, headline: str, text: str) -> list[Proposal]:
        said = headline.lower()
        return [Proposal(code, 0.8, word) for word, code in self.words.items() if word in said]
