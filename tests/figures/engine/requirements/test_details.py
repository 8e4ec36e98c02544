"""What more a phrase says."""

import pytest

from slussen.figures.engine.requirements.details import detail
from slussen.figures.engine.requirements.model import Requirement
from slussen.figures.engine.requirements.phrases import words


@pytest.mark.parametrize(
    ("requirement", "text", "expected"),
    [
        (Requirement.DRIVING_LICENCE, "B-körkort", "b"),
        (Requirement.DRIVING_LICENCE, "körkort C och CE", "c ce"),
        (Requirement.DRIVING_LICENCE, "körkort", ""),
        (Requirement.FLUENT_SWEDISH, "flytande svenska", "fluent"),
        (Requirement.FLUENT_SWEDISH, "mycket goda kunskaper i svenska", "very_good"),
        (Requirement.FLUENT_SWEDISH, "svenska på nivå C1", "c1"),
        (Requirement.SWEDISH, "grundläggande svenska", "basic"),
        (Requirement.SWEDISH, "tala svenska", ""),
        (Requirement.OTHER_LANGUAGE, "goda kunskaper i svenska och engelska", "eng:good"),
        (Requirement.OTHER_LANGUAGE, "arabiska eller somaliska", "ara som"),
        (Requirement.OTHER_LANGUAGE, "spansktalande", "spa"),
        (Requirement.OTHER_LANGUAGE, "andra språk", "mul"),
        (Requirement.EXPERIENCE, "minst två års erfarenhet", "2"),
        (Requirement.EXPERIENCE, "3-5 års erfarenhet", "3"),
        (Requirement.EXPERIENCE, "6 månaders erfarenhet", "6m"),
        (Requirement.EXPERIENCE, "erfarenhet av två system", ""),
        (Requirement.EDUCATION, "gymnasieutbildning", "upper_secondary"),
        (Requirement.EDUCATION, "eftergymnasial utbildning", "post_secondary"),
        (Requirement.EDUCATION, "civilingenjörsexamen", "degree"),
        (Requirement.EDUCATION, "doktorsexamen", "doctorate"),
        (Requirement.EDUCATION, "relevant utbildning", ""),
        (Requirement.CERTIFICATE, "truckkort och heta arbeten", "hot_work truck"),
        (Requirement.REFERENCES, "två referenser", ""),
    ],
)
def test_detail(requirement: Requirement, text: str, expected: str) -> None:
    assert detail(requirement, words(text, 0, len(text))) == expected
