"""How the estimate of unused education does where it, or a part of it, can be tried.

    PYTHONPATH=src python -m benchmarks.backtest_unused_education

Needs only the figures that ship.
"""

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl
from scipy.stats import spearmanr

from slussen.analysis import unused_tables
from slussen.analysis.engine.estimation.estimate import Estimate, estimate
from slussen.analysis.engine.estimation.margins import Margin
from slussen.analysis.engine.outlook import unused
from slussen.analysis.engine.outlook.unused import BIRTHS, LOWER, SEXES, Floats, Joint
from slussen.figures import queries as figures
from slussen.figures.engine.vocabulary import word
from slussen.project.cli import set_up_django
from slussen.regions import queries as regions

SERVICE = 1 + LOWER.index("service")
# Of the women with long education who work, nursing assistants 2013 (SCB 2015, in whole per cent).
NURSING = {"born_in_sweden": "2", "foreign_born": "11–13"}
# With long education, aged 20–64, 31 December 2019 (SCB, population by migration): per cent.
OF_20_64 = {"women": 100 * (869_579 + 30_762) / 2_864_294, "men": 100 * 622_207 / 2_994_998}
BORN = {"born_in_sweden": "born in Sweden", "foreign_born": "born abroad"}
# Regions of birth that the matching rate has, beside those born in Sweden.
ABROAD = ("nordic_eu", "other_europe_americas_oceania", "africa", "asia")


def tables() -> dict[str, str]:
    """Every measured table as Markdown, by name."""
    set_up_django()
    frames = {}
    for name in figures.table("unused_education").made_from:
        stored = figures.current(name)
        if stored is None:
            raise SystemExit(f"{name}: no figures (expected those that ship)")
        frames[name] = figures.frame(stored)
    known = unused_tables.known(frames, regions.counties())
    prior = unused.structure(known.country, known.national)
    joint = {code: unused.joint(area, prior) for code, area in known.counties.items()}
    return {
        "unused-counted": counted_table(frames["education_match"], joint),
        "unused-published": published_table(known, joint),
        "unused-matching": matching_table(joint),
        "unused-held-out": held_out_table(frames),
        "unused-carried": carried_table(frames),
    }


def counted_table(frame: pl.DataFrame, joint: Mapping[str, Joint]) -> str:
    """Employed with too long an education in North Central Sweden: estimated, and counted."""
    checked = [c.code for c in regions.counties() if c.nuts2 == unused_tables.CHECKED]
    estimated = unused.over_educated([joint[code] for code in checked])
    years = frame["period"].unique().sort().to_list()
    shares = {
        year: unused_tables.over_educated(frame.filter(pl.col("period") == year)) for year in years
    }
    lines = ["| | estimated | " + " | ".join(f"counted {year}" for year in years) + " |"]
    lines.append("| --- |" + " --: |" * (1 + len(years)))
    for at, birth in enumerate(BIRTHS):
        row = [estimated[at], *(shares[year][at] for year in years)]
        lines.append(f"| {BORN[birth]} | " + " | ".join(f"{100 * one:.1f} %" for one in row) + " |")
    return "\n".join(lines) + "\n"


def published_table(known: unused_tables.Known, joint: Mapping[str, Joint]) -> str:
    """The counties' estimates summed, beside what SCB has published of the country."""
    long = sum(table.value for table in joint.values())[:, :, 0]
    working = long[..., :-1].sum(axis=-1)
    upper = 100 * long[..., 1 : SERVICE + 4].sum(axis=-1) / working
    lower = 100 * long[..., 1:-1].sum(axis=-1) / working
    service = 100 * long[..., SERVICE] / working
    lines = [
        "| of those with long education | estimated | published |",
        "| --- | --: | --: |",
    ]
    for i, sex in enumerate(SEXES):
        for j, birth in enumerate(BIRTHS):
            who = f"{sex}, {BORN[birth]}"
            told = 100 * known.national.upper_secondary[i, j]
            lines.append(
                f"| {who}: in upper secondary level jobs * | {upper[i, j]:.1f} % | {told:.0f} % |"
            )
    for j, birth in enumerate(BIRTHS):
        both = (lower[:, j] * working[:, j]).sum() / working[:, j].sum()
        told = "10" if birth == "born_in_sweden" else "25"
        who = BORN[birth]
        lines.append(f"| {who}: in jobs that need less * | {both:.1f} % | {told} % |")
        lines.append(
            f"| women, {who}: in service, care and sales; nursing assistants alone | "
            f"{service[0, j]:.1f} % | {NURSING[birth]} % |"
        )
    for sex, level in zip(SEXES, known.country.long_share, strict=True):
        lines.append(
            f"| {sex}: everyone of 20–64 who has it; published for 2019 | {100 * level:.1f} % | "
            f"{OF_20_64[sex]:.1f} % |"
        )
    return "\n".join(lines) + "\n"


def matching_table(joint: Mapping[str, Joint]) -> str:
    """Rank correlation over the counties with the published share whose occupation doesn't fit."""
    cube = figures.cube("matching_rate")
    last = cube.values("period")[-1]
    lines = ["| women | counties | rank correlation |", "| --- | --: | --: |"]
    for birth in ("born_in_sweden", *ABROAD):
        at = 0 if birth == "born_in_sweden" else 1
        ours, theirs = [], []
        for code, table in joint.items():
            words = {"region": code, "period": last, "sex": "women", "birth": birth}
            rate = cube.value(**words, age="20-64", measure="matching_rate")
            if rate is not None:
                long = table.value[0, at, 0]
                ours.append(long[1:-1].sum() / long[:-1].sum())
                theirs.append(100 - rate)
        found = spearmanr(ours, theirs).statistic
        lines.append(f"| {word('birth', birth).en} | {len(ours)} | {found:.2f} |")
    return "\n".join(lines) + "\n"


def held_out_table(frames: Mapping[str, pl.DataFrame]) -> str:
    """County × sex × another dimension from the country's table and the county's two sides."""
    jobs = unused_tables.jobs(frames["employees_ssyk3"], _codes())
    people = _classes(frames["population_education"])
    lines = [
        "| held out in each county | cells | inside | error |",
        "| --- | --: | --: | --: |",
    ]
    first, last = min(jobs), max(jobs)
    lines += [
        _held_out(f"sex × occupation group, {last}", jobs[last], jobs[last]),
        _held_out(f"sex × occupation group, {first}, from {last}", jobs[first], jobs[last]),
        *(_held_out(f"sex × education, {year}", one, one) for year, one in people.items()),
    ]
    return "\n".join(lines) + "\n"


def _held_out(name: str, truth: Floats, structure: Floats) -> str:
    """The counties' *truth* from their sides and the country's table in *structure*."""
    inside, wrong = 0, 0.0
    for county in truth:
        found = _from_sides(county, structure.sum(axis=0))
        inside += int(((found.lo80 <= county) & (county <= found.hi80)).sum())
        wrong += float(np.abs(found.value - county).sum()) / 2
    return (
        f"| {name} | {truth.size} | {100 * inside / truth.size:.0f} % | "
        f"{100 * wrong / truth.sum():.1f} % |"
    )


def _from_sides(county: Floats, country: Floats) -> Estimate:
    sexes, others = ("0", "1"), tuple(f"{at:02}" for at in range(county.shape[1]))
    return estimate(
        [
            Margin("sex", ("sex",), (sexes,), county.sum(axis=1)),
            Margin("other", ("z",), (others,), county.sum(axis=0)),
        ],
        Margin("country", ("sex", "z"), (sexes, others), country),
    )


def carried_table(frames: Mapping[str, pl.DataFrame]) -> str:
    """How far shares have moved, so that one carried forward would have been off."""
    mixes = {
        year: one / one.sum(axis=2, keepdims=True)
        for year, one in unused_tables.jobs(frames["employees_ssyk3"], _codes()).items()
    }
    long = {
        year: one[0]
        for year, one in unused_tables.education(frames["population_education"], _codes()).items()
    }
    lines = ["| share carried | years | four of five within |", "| --- | --: | --: |"]
    rows: tuple[tuple[str, Callable[[str], Floats], str, str], ...] = (
        ("occupation groups of a county and sex", mixes.__getitem__, "2016", "2017"),
        ("occupation groups of a county and sex", mixes.__getitem__, "2014", "2017"),
        ("long education of a county and sex", long.__getitem__, "2015", "2018"),
        ("long education of a county and sex", long.__getitem__, "2012", "2018"),
    )
    for name, share, first, last in rows:
        off = np.exp(unused.carried(share(first), share(last))) - 1
        lines.append(f"| {name} | {first}–{last} | {100 * off:.0f} % |")
    return "\n".join(lines) + "\n"


def _codes() -> list[str]:
    return [county.code for county in regions.counties()]


def _classes(frame: pl.DataFrame) -> dict[str, Floats]:
    """By year: county × sex × class of education, people."""
    classes = frame["education"].unique().sort().to_list()
    last = frame["period"].max()
    cells = {
        (region, sex, level): value
        for region, sex, level, value in frame.filter(pl.col("period") == last)
        .select("region", "sex", "education", "value")
        .iter_rows()
    }
    cube = np.array([[[cells[c, s, one] for one in classes] for s in SEXES] for c in _codes()])
    return {str(last): cube}


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"{name}\n\n{table}")
