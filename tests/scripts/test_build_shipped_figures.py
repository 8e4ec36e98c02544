"""What ships is what the public files say: each table rebuilt, and each rule on made-up rows."""

import shutil
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scripts import build_shipped_figures as script
from scripts.shipped_figures import (
    demand,
    labour_market,
    municipalities,
    occupations,
    pay,
    places,
)
from slussen.figures import store
from slussen.figures.queries import PACKAGE_CATALOGUE

CATALOGUE = store.read_catalogue(PACKAGE_CATALOGUE)
NONE = Path("no vintages made here")
COMMUTING = [
    {"region_code": "20", "year": "2023", "indicator": "out_commuting_share", "value": "7.5"},
    {"region_code": "20", "year": "2023", "indicator": "in_commuting_share", "value": ""},
]


def put(root: Path, name: str, rows: list[dict[str, str]]) -> None:
    """A CSV file as the development data has it; an empty text is an empty cell."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    pl.DataFrame(rows).with_columns(pl.all().replace({"": None})).write_csv(root / name)


def cells(frame: pl.DataFrame, *columns: str) -> list[tuple]:
    return sorted(frame.select(columns).rows(), key=str)


class TestWhatShips:
    def test_every_table_has_its_builder(self) -> None:
        shipped = {path.parent.name for path in script.TARGET.glob("*/shipped")}
        assert {*script.TABLES, *script.OWN} == shipped
        assert shipped <= set(CATALOGUE)

    @pytest.mark.shared
    @pytest.mark.parametrize("table", script.TABLES)
    def test_rebuilt_it_is_the_same(self, table: str, shared_data: Path, tmp_path: Path) -> None:
        """Rows and origins; not the file's bytes, which another version of Polars may lay out
        otherwise."""
        built = script.build(CATALOGUE[table], shared_data, tmp_path)
        (shipped,) = store.vintages(script.TARGET, NONE, table)
        new, old = (pl.read_parquet(stored.data) for stored in (built, shipped))
        assert_frame_equal(new, old, check_exact=True)
        assert built.vintage.model_dump(exclude={"sha256"}) == shipped.vintage.model_dump(
            exclude={"sha256"}
        )

    @pytest.mark.parametrize("table", script.OWN)
    def test_what_is_made_here_is_made_the_same_again(self, table: str, tmp_path: Path) -> None:
        """To a person: another processor may round the last digit otherwise."""
        for name in CATALOGUE[table].made_from:
            shutil.copytree(script.TARGET / name, tmp_path / name)
        built = script.build(CATALOGUE[table], NONE, tmp_path)
        (shipped,) = store.vintages(script.TARGET, NONE, table)
        new, old = (pl.read_parquet(stored.data) for stored in (built, shipped))
        assert_frame_equal(new, old, abs_tol=1.01)
        assert built.vintage.origins == shipped.vintage.origins


class TestBuild:
    def test_replaces_what_was_built_before(self, tmp_path: Path) -> None:
        source, target = tmp_path / "data", tmp_path / "out"
        name = "statistics/commuting_share_county_2023.csv"
        put(source, name, COMMUTING)
        first = script.build(CATALOGUE["commuting"], source, target)
        put(source, name, [COMMUTING[0] | {"value": "8"}])
        second = script.build(CATALOGUE["commuting"], source, target)
        assert (first.vintage.rows, second.vintage.rows) == (2, 1)
        assert [s.vintage for s in store.vintages(target, NONE, "commuting")] == [second.vintage]
        assert cells(pl.read_parquet(second.data), "region", "measure", "value") == [
            ("20", "out_share", 8.0)
        ]

    def test_a_cell_twice_ends_it_and_leaves_what_was_there(self, tmp_path: Path) -> None:
        name = "statistics/commuting_share_county_2023.csv"
        put(tmp_path, name, COMMUTING)
        script.build(CATALOGUE["commuting"], tmp_path, tmp_path / "out")
        put(tmp_path, name, [*COMMUTING, COMMUTING[0] | {"value": "9"}])
        with pytest.raises(SystemExit, match="commuting: the same cell occurs twice"):
            script.build(CATALOGUE["commuting"], tmp_path, tmp_path / "out")
        (kept,) = store.vintages(tmp_path / "out", NONE, "commuting")
        assert kept.vintage.rows == 2

    def test_the_command_writes_where_it_is_told(self, tmp_path, monkeypatch, capsys) -> None:
        put(tmp_path, "statistics/commuting_share_county_2023.csv", COMMUTING)
        monkeypatch.setattr(script, "TABLES", {"commuting": places.commuting})
        monkeypatch.setattr(script, "OWN", ())
        arguments = [str(tmp_path), "--target", str(tmp_path / "out")]
        monkeypatch.setattr(sys, "argv", ["build_shipped_figures.py", *arguments])
        script.main()
        assert capsys.readouterr().out.split() == ["commuting", "2", "rows"]
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["commuting"]


class TestAds:
    FILE = "demand/ads_2024_ssyk4_geo.csv"

    def ad(self, level: str, area: str, occupation: str, count: str) -> dict[str, str]:
        return {"ssyk4": occupation, "geo_level": level, "geo_code": area, "ads_2024": count}

    def test_a_county_without_an_occupation_had_no_ads(self, tmp_path: Path) -> None:
        rows = [
            self.ad("country", "SE", "1111", "5"),
            self.ad("country", "SE", "2222", "2"),
            self.ad("county", "01", "1111", "5"),
            self.ad("county", "20", "2222", "2"),
            self.ad("municipality", "0114", "1111", "5"),
            self.ad("municipality", "2080", "2222", "2"),
        ]
        put(tmp_path, self.FILE, rows)
        frame, _ = demand.ads(tmp_path)
        assert cells(frame, "region", "occupation", "value", "mark") == [
            ("00", "1111", 5.0, None),
            ("00", "2222", 2.0, None),
            ("01", "1111", 5.0, None),
            ("01", "2222", 0.0, "derived"),
            ("20", "1111", 0.0, "derived"),
            ("20", "2222", 2.0, None),
        ]

    def test_counties_that_lack_ads_end_it(self, tmp_path: Path) -> None:
        """Then a missing occupation may be a withheld one, and no zero."""
        rows = [self.ad("country", "SE", "1111", "5"), self.ad("county", "01", "1111", "4")]
        put(tmp_path, self.FILE, rows)
        with pytest.raises(SystemExit, match="different totals"):
            demand.ads(tmp_path)


def test_barometer_words_become_steps_and_none_is_not_assessed(tmp_path: Path) -> None:
    row = {"yb_concept_id": "a", "county_code": "20", "jobbmojligheter": "stora"}
    put(
        tmp_path,
        "demand/yrkesbarometern_county_2025-05.csv",
        [
            row | {"prognos_5_ar": "minska"},
            row | {"yb_concept_id": "b", "jobbmojligheter": "", "prognos_5_ar": ""},
        ],
    )
    frame, _ = demand.barometer(tmp_path)
    assert cells(frame, "barometer_occupation", "measure", "value", "mark") == [
        ("a", "chances", 3.0, None),
        ("a", "outlook", -1.0, None),
        ("b", "chances", None, "not_assessed"),
        ("b", "outlook", None, "not_assessed"),
    ]


def test_the_later_publication_counts_where_both_have_a_month(tmp_path: Path) -> None:
    shared = {"region_code": "20", "sex": "total", "age": "20-64"}
    rates = {"employed": "90", "unemployed": "10", "employment_rate": "80"}
    later = shared | rates | {"region": "Dalarna", "birth": "total", "month": "2021-11"}
    earlier = shared | {"birth_region": "total"}
    put(
        tmp_path,
        "statistics/bas_county_sex_birth.csv",
        [later | {"unemployment_rate": "7"}],
    )
    put(
        tmp_path,
        "statistics/unemployment_rate_county_month_2020_2024.csv",
        [
            earlier | {"period": "2021-11", "value": "6"},
            earlier | {"period": "2021-12", "value": "5"},
            earlier | {"period": "2021", "value": "4"},  # a year among the months
        ],
    )
    frame, origins = labour_market.labour_status(tmp_path)
    rate = frame.filter(pl.col("measure") == "unemployment_rate")
    assert cells(rate, "period", "value", "origin", "mark") == [
        ("2021-11", 7.0, "arbstatusm-2026", "preliminary"),
        ("2021-12", 5.0, "arbstatusm-2024", "preliminary"),
    ]
    assert frame.height == 5
    assert set(frame["origin"]) == set(origins)


def test_a_switch_that_occurs_twice_keeps_its_better_rank(tmp_path: Path) -> None:
    pairs = [("1111", "2222", "10"), ("1111", "2222", "9"), ("1111", "1111", "1")]
    put(
        tmp_path,
        "demand/occupation_switches_ssyk4_rank.csv",
        [{"ssyk4_from": one, "ssyk4_to": other, "rank": rank} for one, other, rank in pairs],
    )
    frame, _ = occupations.occupation_switches(tmp_path)
    assert cells(frame, "occupation", "destination", "value") == [("1111", "2222", 9.0)]


def test_pay_without_a_figure_is_suppressed_and_what_is_no_occupation_left_out(
    tmp_path: Path,
) -> None:
    put(
        tmp_path,
        "demand/salary_ssyk4_2023.csv",
        [
            {"ssyk4": "2221", "p10_sek_month": "1", "middle_sek_month": "2", "p90_sek_month": ""},
            {"ssyk4": "Nej", "p10_sek_month": "1", "middle_sek_month": "2", "p90_sek_month": "3"},
        ],
    )
    frame, _ = pay.pay_ssyk4(tmp_path)
    assert cells(frame, "occupation", "measure", "value", "mark") == [
        ("2221", "middle", 2.0, None),
        ("2221", "p10", 1.0, None),
        ("2221", "p90", None, "suppressed"),
    ]


def test_counties_and_the_country_are_summed_from_municipalities(tmp_path: Path) -> None:
    people = {"2080": "10", "2081": "20", "0114": "5"}
    put(
        tmp_path,
        "statistics/municipality_indicators.csv",
        [
            {"municipality_code": code, "county_code": code[:2], "population_2024_12_31": count}
            for code, count in people.items()
        ],
    )
    frame, _ = places.population(tmp_path)
    assert cells(frame, "region", "value", "mark") == [
        ("00", 35.0, "derived"),
        ("01", 5.0, "derived"),
        ("0114", 5.0, None),
        ("20", 30.0, "derived"),
        ("2080", 10.0, None),
        ("2081", 20.0, None),
    ]


def test_ages_of_a_county_are_weighted_by_its_municipalities(tmp_path: Path) -> None:
    name = "municipality_population_education_share_2001_2021.parquet"
    rows = [
        (code, 2021, indicator, value)
        for code, people, young in (("2080", 10.0, 0.2), ("2081", 30.0, 0.3), ("0114", 5.0, 0.25))
        for indicator, value in {
            "pop": people,
            "share0_19": young,
            "share75_": 0.1,
            "share_elementary_school": 0.2,
            "share_tertiary_school": 0.5,
        }.items()
    ]
    schema = ["region_code", "year", "indicator", "value"]
    (tmp_path / "statistics").mkdir()
    older = [("2080", 2017, "share0_19", 0.9)]
    frame = pl.DataFrame([*rows, *older], schema, orient="row")
    frame.write_parquet(tmp_path / "statistics" / name)
    built, _ = municipalities.population_structure(tmp_path)
    young = built.filter(pl.col("measure") == "share_0_19")
    assert dict(young.select("region", "value").rows())["20"] == pytest.approx(27.5)
    assert dict(young.select("region", "mark").rows()) == {
        **dict.fromkeys(("2080", "2081", "0114"), None),
        **dict.fromkeys(("00", "01", "20"), "derived"),
    }
    primary = built.filter(pl.col("measure") == "primary_share")
    assert set(primary["region"]) == {"2080", "2081", "0114"}  # no county: another population
    assert set(built["period"]) == {"2021"}


def test_what_states_no_year_has_none(tmp_path: Path) -> None:
    row = {"municipality_code": "2080", **dict.fromkeys(municipalities.LABOUR.values(), "5.5")}
    put(tmp_path, "statistics/municipality_indicators.csv", [row])
    frame, origins = municipalities.municipality_labour(tmp_path)
    assert set(frame["period"]) == {"not stated"}
    assert set(frame["measure"]) == set(municipalities.LABOUR)
    assert "not stated" in origins["covariates"].steps[-1].en


class TestAdsByMunicipality:
    def ad(self, level: str, area: str, occupation: str, count: str) -> dict[str, str]:
        return {"ssyk4": occupation, "geo_level": level, "geo_code": area, "ads_2024": count}

    def test_occupations_are_summed_to_groups(self, tmp_path: Path) -> None:
        rows = [
            self.ad("country", "SE", "5321", "5"),
            self.ad("country", "SE", "5322", "2"),
            self.ad("county", "20", "5321", "5"),
            self.ad("municipality", "2080", "5321", "5"),
            self.ad("municipality", "2080", "5322", "1"),
            self.ad("municipality", "2081", "5322", "1"),
        ]
        put(tmp_path, "demand/ads_2024_ssyk4_geo.csv", rows)
        frame, _ = municipalities.ads_municipality(tmp_path)
        assert cells(frame, "region", "occupation", "value") == [
            ("2080", "532", 6.0),
            ("2081", "532", 1.0),
        ]

    def test_municipalities_that_lack_ads_end_it(self, tmp_path: Path) -> None:
        rows = [
            self.ad("country", "SE", "5321", "5"),
            self.ad("municipality", "2080", "5321", "4"),
        ]
        put(tmp_path, "demand/ads_2024_ssyk4_geo.csv", rows)
        with pytest.raises(SystemExit, match=r"sum to 4\.0, not 5\.0"):
            municipalities.ads_municipality(tmp_path)
