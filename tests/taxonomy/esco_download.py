"""Files in the form of ESCO's download, about made-up concepts."""

import csv
import io
from collections.abc import Sequence

BASE = "http://data.europa.eu/esco/"
HEADERS = {
    "occupations": (
        "conceptType conceptUri iscoGroup preferredLabel altLabels hiddenLabels status "
        "modifiedDate regulatedProfessionNote scopeNote definition inScheme description code"
    ),
    "skills": (
        "conceptType conceptUri skillType reuseLevel preferredLabel altLabels hiddenLabels status "
        "modifiedDate scopeNote definition inScheme description"
    ),
    "ISCOGroups": (
        "conceptType conceptUri code preferredLabel status altLabels inScheme description"
    ),
    "skillGroups": (
        "conceptType conceptUri preferredLabel altLabels hiddenLabels status modifiedDate "
        "scopeNote inScheme description code"
    ),
    "broaderRelationsOccPillar": "conceptType conceptUri broaderType broaderUri",
    "broaderRelationsSkillPillar": "conceptType conceptUri broaderType broaderUri",
    "occupationSkillRelations": "occupationUri relationType skillType skillUri",
    "skillSkillRelations": (
        "originalSkillUri originalSkillType relationType relatedSkillType relatedSkillUri"
    ),
}
NAMES = {
    "sv": ("Hatt- och mössmakare", "modist", "hattmakare\nhattmakerska", "hattar", "forma filt"),
    "en": ("Hat and cap makers", "milliner", "hatter\nhat maker", "hats", "shape felt"),
    "ar": ("صانعو القبعات", "صانعة قبعات", "صانع قبعات", "قبعات", "تشكيل اللباد"),
}


def table(name: str, *rows: dict[str, str]) -> bytes:
    """A file of the download; columns that a row does not name are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADERS[name].split(), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def concept(path: str, label: str, **more: str) -> dict[str, str]:
    return {"conceptUri": BASE + path, "preferredLabel": label, "status": "released"} | more


def broader(path: str, over: str) -> dict[str, str]:
    return {"conceptUri": BASE + path, "broaderUri": BASE + over}


def relation(path: str, kind: str, skill: str) -> dict[str, str]:
    return {"occupationUri": BASE + path, "relationType": kind, "skillUri": BASE + skill}


def download(languages: Sequence[str] = ("sv",)) -> dict[str, bytes]:
    """Two ISCO groups, two occupations of which one is obsolete, a skill group and two skills."""
    files = {}
    for language in languages:
        group, title, others, hats, felt = NAMES[language]
        files |= {
            f"ISCOGroups_{language}.csv": table(
                "ISCOGroups",
                concept("isco/C753", f"{group} m.fl.", code="753"),
                concept("isco/C7531", group, code="7531"),
            ),
            f"occupations_{language}.csv": table(
                "occupations",
                concept(
                    "occupation/aa-11",
                    title,
                    iscoGroup="7531",
                    altLabels=others,
                    hiddenLabels="x" + title,
                    code="7531.1",
                    description="Rad ett\nrad två",
                ),
                concept("occupation/bb-22", "y" + title, iscoGroup="7531") | {"status": "obsolete"},
            ),
            f"skillGroups_{language}.csv": table(
                "skillGroups", concept("skill/S1.2", hats, code="S1.2")
            ),
            f"skills_{language}.csv": table(
                "skills", concept("skill/cc-33", felt), concept("skill/dd-44", felt + " 2")
            ),
            f"broaderRelationsOccPillar_{language}.csv": table(
                "broaderRelationsOccPillar",
                broader("isco/C7531", "isco/C753"),
                broader("occupation/aa-11", "isco/C7531"),
            ),
            f"broaderRelationsSkillPillar_{language}.csv": table(
                "broaderRelationsSkillPillar", broader("skill/cc-33", "skill/S1.2")
            ),
            f"occupationSkillRelations_{language}.csv": table(
                "occupationSkillRelations",
                relation("occupation/aa-11", "essential", "skill/cc-33"),
                relation("occupation/aa-11", "optional", "skill/dd-44"),
            ),
            f"skillSkillRelations_{language}.csv": table(
                "skillSkillRelations",
                {
                    "originalSkillUri": BASE + "skill/cc-33",
                    "relationType": "optional",
                    "relatedSkillUri": BASE + "skill/dd-44",
                },
            ),
            f"conceptSchemes_{language}.csv": b"another file of the download",
        }
    return files
