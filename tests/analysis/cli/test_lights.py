"""``slussen lights``: files in, a light for each group or scores out, or one clear line."""

from pathlib import Path

import polars as pl
import pytest

from tests.analysis.made_lights import BASE, Run, flows, rates, runner, saved, stocks

HEADER = ["region", "group", "base_year", "stock_first", "stock_last", "growth"]
HEADER += ["relative_growth", "lo80", "hi80", "wage_change", "matching_change"]
HEADER += ["supply", "wage", "matching", "total", "outlook", "supply_right", "supply_lights"]
HEADER += ["wage_right", "wage_lights", "matching_right", "matching_lights"]


@pytest.fixture
def run(capfd) -> Run:
    return runner(capfd)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path, stocks(), "stocks.csv")


def test_stocks_alone_light_supply_and_leave_the_rest_grey(run: Run, path: Path) -> None:
    code, out, err = run(path, "-o", "-")
    made = pl.read_csv(out.encode())
    assert code == 0
    assert made.columns == HEADER
    assert made["group"].to_list() == ["builders", "none", "nurses", "teachers"] * 2
    assert made["supply"].to_list() == [0, 0, 2, -2] * 2
    assert made["total"].null_count() == made["outlook"].null_count() == 8
    assert made["supply_right"].to_list() == [1.0] * 8
    assert made["supply_lights"].to_list() == [8, 8, 4, 4] * 2
    came_true = "such lights came true in 100% of earlier cases"
    assert err.splitlines() == [
        f"8 groups, base year {BASE}, forecast to {BASE + 5}",
        f"supply: 2 speak for easier, 2 for harder, 0 are grey; {came_true}",
        "wage: 0 speak for easier, 0 for harder, 8 are grey",
        "matching: 0 speak for easier, 0 for harder, 8 are grey",
    ]


def test_three_signs_make_an_outlook(run: Run, path: Path, tmp_path: Path) -> None:
    pay = saved(tmp_path, rates(0.01, total=True), "pay.csv")
    matching = saved(tmp_path, rates(0.001), "matching.csv")
    run(path, "--wages", pay, "--matching", matching, "-o", tmp_path / "out.csv")
    made = pl.read_csv(tmp_path / "out.csv").head(4)
    assert made["wage"].to_list() == [1, 1, 1, 1]
    assert made["matching"].to_list() == [0, 0, 0, 0]
    assert made["total"].to_list() == [1, 1, 3, -1]
    assert made["outlook"].to_list() == ["unchanged", "unchanged", "easier", "unchanged"]


def test_thresholds_are_set_one_by_one(run: Run, path: Path, tmp_path: Path) -> None:
    matching = saved(tmp_path, rates(0.001), "matching.csv")
    options = ["--matching", matching, "--thresholds", "supply=9,matching=0.004"]
    _, out, _ = run(path, *options, "-o", "-")
    made = pl.read_csv(out.encode())
    assert set(made["supply"]) == {0}
    assert set(made["matching"]) == {1}


def test_flows_and_what_is_known_of_them_ahead(run: Run, path: Path, tmp_path: Path) -> None:
    known = flows(entries=5, exits=10)
    late = known.filter(period=f"{BASE - 1}-{BASE}").with_columns(
        period=pl.lit(f"{BASE}–{BASE + 1}"), exits=pl.lit(110.0)
    )
    plain = saved(tmp_path, known, "plain.csv")
    ahead = saved(tmp_path, pl.concat([known, late]), "ahead.csv")
    run(path, "--flows", plain, "--horizon", 1, "-o", tmp_path / "a.csv")
    run(path, "--flows", ahead, "--horizon", 1, "-o", tmp_path / "b.csv")
    a, b = (pl.read_csv(tmp_path / name)["stock_last"] for name in ("a.csv", "b.csv"))
    assert (a - b).to_list() == pytest.approx([100] * 8, rel=0.05)


def test_sex_makes_supplies_of_their_own(run: Run, tmp_path: Path) -> None:
    women = stocks().with_columns(sex=pl.lit("women"))
    men = stocks().with_columns(sex=pl.lit("men"), value=pl.col("value") * 1.2)
    path = saved(tmp_path, pl.concat([women, men]), "sex.csv")
    _, out, _ = run(path, "-o", "-")
    made = pl.read_csv(out.encode())
    assert made.columns == ["region", "group", "sex", *HEADER[2:]]
    assert made.height == 16
    by_sex = made.pivot("sex", index=["region", "group"], values="relative_growth")
    assert by_sex["women"].to_list() == pytest.approx(by_sex["men"].to_list())


def test_scores_of_every_sign(run: Run, path: Path, tmp_path: Path) -> None:
    pay = saved(tmp_path, rates(0.01, total=True), "pay.csv")
    options = ["--wages", pay, "--horizon", 3, "--window", 3, "--backtest"]
    code, out, _ = run(path, *options, "-o", "-")
    made = pl.read_csv(out.encode())
    assert code == 0
    assert made.select("sign", "method").rows() == [
        (sign, method)
        for sign in ("supply", "wage")
        for method in ("lights", "last period", "unchanged")
    ]
    assert made["right"].to_list() == [1, 1, 0.5, 1, 1, 0]
    assert made["lights"].to_list() == [48] * 6


def test_groups_too_small_are_said(run: Run, path: Path) -> None:
    code, out, err = run(path, "--smallest", 500, "-o", "-")
    assert code == 0
    assert "4 groups have fewer than 500 persons: grey" in err
    assert pl.read_csv(out.encode())["supply"].null_count() == 4


def test_a_short_past_has_no_interval_and_no_record(run: Run, tmp_path: Path) -> None:
    short = saved(tmp_path, stocks().filter(pl.col("year") > BASE - 6), "short.csv")
    code, out, err = run(short, "-o", "-")
    made = pl.read_csv(out.encode())
    assert code == 0
    assert made["lo80"].null_count() == made["supply_right"].null_count() == 8
    assert "too few earlier lights of supply have an outcome: no interval" in err


def test_some_strangers_are_left_out_and_said(run: Run, path: Path, tmp_path: Path) -> None:
    elsewhere = rates(0.01).filter(region="12").with_columns(region=pl.lit("99"))
    more = pl.concat([rates(0.01), elsewhere])
    code, _, err = run(path, "--matching", saved(tmp_path, more, "m.csv"), "-o", "-")
    assert code == 0
    assert "4 groups are not among the stocks, such as 99 builders: left out" in err


@pytest.mark.parametrize(
    ("thresholds", "part"),
    [
        ("supply", "supply"),
        ("pay=1", "pay=1"),
        ("wage=-1", "wage=-1"),
        ("", ""),
        ("wage=1,wage=2", "wage=2"),
        ("supply=inf", "supply=inf"),
        ("supply=nan", "supply=nan"),
    ],
)
def test_thresholds_that_are_none(run: Run, path: Path, thresholds: str, part: str) -> None:
    code, _, err = run(path, "--thresholds", thresholds, "-o", "-")
    assert code == 2
    assert err == (
        f'slussen: --thresholds "{thresholds}": "{part}" '
        "(expected supply, wage, matching once each, as supply=0.02)\n"
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("--window 12", "12 years (expected at least 13, one more than --window)"),
        ("--window 8 --backtest", "nothing to score in 12 years (expected at least 14)"),
        (
            "--window 2 --horizon 6 --backtest",
            "nothing to score in 12 years (expected at least 13)",
        ),
        (
            "--smallest 99999 --backtest",
            "no group of 99999 persons or more is known 11 years in a row",
        ),
    ],
)
def test_too_few_years(run: Run, path: Path, tmp_path: Path, options: str, line: str) -> None:
    code, _, err = run(path, *options.split(), "-o", tmp_path / "out.csv")
    assert (code, err) == (2, f"slussen: {path}: {line}\n")
    assert not (tmp_path / "out.csv").exists()


def test_the_output_is_checked_first(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none.csv", "-o", tmp_path / "out.docx")
    assert code == 2
    assert "unknown ending" in err


def test_help_names_every_column(run: Run) -> None:
    _, out, _ = run("--help")
    alike = {f"{sign}_{what}" for sign in ("wage", "matching") for what in ("right", "lights")}
    assert [name for name in HEADER if name not in out] == [n for n in HEADER if n in alike]
    assert "the same of wage and matching" in out
